"""Where people meet the bot: slash commands, mentions, direct messages; and who reads the reply."""

from __future__ import annotations

from datetime import timedelta

import pytest
from discord_town import OWN_CASE, QUESTION, Town, labels, text_of

from bot.engine import Engine
from bot.limits import Limits, Rate

SHARE = "Share with everyone"


async def test_slash_answer_is_for_its_sender_only(town: Town) -> None:
    """Asked by command in a server, nobody else sees question or answer."""
    result = await town.alice.slash(town.channel, "ask", question=QUESTION)

    assert result.response
    assert result.response.ephemeral
    assert "176,726" in text_of(result.response.components)
    assert len(town.seen_by(town.alice)) == 1
    assert town.seen_by(town.bob) == []


@pytest.mark.parametrize("name", ["topics", "why", "simpler", "related", "language", "help"])
async def test_other_commands_are_private(town: Town, name: str) -> None:
    """Every command is answered, to its sender only."""
    result = await town.alice.slash(town.channel, name)

    assert result.response
    assert result.response.ephemeral


async def test_chosen_language_is_kept(town: Town) -> None:
    """The choice of the language command is the core's, and what follows is in that language."""
    await town.alice.slash(town.channel, "language", language="es")
    result = await town.alice.slash(town.channel, "topics")

    assert result.response
    assert "leer" in text_of(result.response.components)


async def test_sharing_is_public(town: Town) -> None:
    """The core's button posts the entry for all; the private answer stays private."""
    private = await town.alice.slash(town.channel, "ask", question=f"plz {QUESTION}")
    assert private.response
    shared = await town.alice.click(private.response, label=SHARE)

    assert shared.response
    assert not shared.response.ephemeral
    [seen] = town.seen_by(town.bob)
    assert "176,726" in seen
    assert "plz" not in seen


async def test_slash_in_direct_messages(town: Town) -> None:
    """Commands work alone with the bot, where nothing needs hiding or sharing."""
    dora = town.env.create_user("dora")
    result = await dora.slash("ask", question=QUESTION)

    assert result.response
    assert not result.response.ephemeral
    assert "176,726" in text_of(result.response.components)
    assert SHARE not in labels(result.response.components)


async def test_mention_is_answered_in_the_open(town: Town) -> None:
    """A mention gets a reply to the message that all can read and that pings nobody."""
    asked = await town.alice.send(town.channel, f"{town.me} {QUESTION}")

    [seen] = town.seen_by(town.bob)
    assert "176,726" in seen
    assert town.sent[-1]["message_reference"]["message_id"] == asked.id
    assert town.sent[-1]["allowed_mentions"] == {"parse": [], "replied_user": False}


async def test_mention_in_a_thread(town: Town) -> None:
    """Threads work like channels."""
    begun = await town.bob.send(town.channel, "let us talk")
    thread = await begun.create_thread(name="talk")
    place = next(c for c in town.channel.threads if c.id == thread.id)
    await town.alice.send(place, f"{town.me} {QUESTION}")

    assert "176,726" in text_of(town.sent[-1]["components"])


async def test_only_the_mention_is_a_call_for_help(town: Town) -> None:
    """With nothing to answer it says what can be asked."""
    await town.alice.send(town.channel, f" {town.me} ")

    assert "/topics" in text_of(town.sent[-1]["components"])


async def test_command_in_words(town: Town) -> None:
    """A mention with a command's name and nothing else gives that command, in its language."""
    await town.alice.send(town.channel, f"{town.me} temas")

    assert "leer" in text_of(town.sent[-1]["components"])


@pytest.mark.parametrize(
    "text", ["@everyone {q}", "@here {q}", "<@&{role}> {q}", "{q}", "<@{bob}>"]
)
async def test_others_talk_is_left_alone(town: Town, text: str) -> None:
    """Only a mention of the bot itself is for it."""
    role = town.guild.create_role("team")
    said = text.format(q=QUESTION, role=role.id, bob=town.bob.id)
    await town.alice.send(town.channel, said)

    assert town.sent == []


async def test_other_bots_are_left_alone(town: Town) -> None:
    """Two bots never talk to each other for ever."""
    robot = town.guild.add_member(town.env.create_user("robot", bot=True))
    await robot.send(town.channel, f"{town.me} {QUESTION}")
    hook = town.guild.create_webhook(town.channel)
    await hook.send(f"{town.me} {QUESTION}")

    assert town.sent == []


async def test_reply_to_the_bot_goes_on(town: Town) -> None:
    """Answering its message with a ping asks on from it, with no mention in the text."""
    await town.alice.send(town.channel, f"{town.me} {QUESTION}")
    answer = town.channel.last_message
    assert answer
    await town.alice.send(town.channel, "and in 2013?", reply_to=answer)

    assert len(town.sent) == 2
    assert "78,733" in text_of(town.sent[-1]["components"])


async def test_personal_question_in_the_open(town: Town) -> None:
    """All read one sentence that names no topic; the card is for whoever presses."""
    await town.alice.send(town.channel, f"{town.me} {OWN_CASE}")
    posted = town.channel.last_message
    assert posted
    [seen] = town.seen_by(town.bob)
    opened = await town.alice.click(posted, label="Leer en privado")

    assert "privado" in seen
    assert "unhcr" not in seen
    assert opened.response
    assert opened.response.ephemeral
    assert "help.unhcr.org" in text_of(opened.response.components)
    assert town.seen_by(town.bob) == [seen]


async def test_direct_message(town: Town) -> None:
    """A direct message needs no mention, and a newcomer is told what this is, once."""
    dora = town.env.create_user("dora")
    await dora.send_dm(QUESTION)
    await dora.send_dm(QUESTION)

    first, second = (text_of(message["components"]) for message in town.sent)
    assert "176,726" in first
    assert "New here?" in first
    assert "New here?" not in second


async def test_help_in_a_direct_message(town: Town) -> None:
    """Somebody at risk gets the card itself, since nobody else is there; it is whole."""
    await town.env.create_user("dora").send_dm(OWN_CASE)

    assert "help.unhcr.org" in text_of(town.sent[-1]["components"])


async def test_command_in_a_direct_message(town: Town) -> None:
    """ "ayuda" alone gives help in Spanish, and a message with no words after it as well."""
    dora = town.env.create_user("dora")
    await dora.send_dm("ayuda")
    await dora.send_dm(town.me)

    for text in (text_of(message["components"]) for message in town.sent):
        assert "/temas" in text
        assert "/topics" not in text


async def test_no_words_in_a_direct_message(town: Town) -> None:
    """Somebody of whom nothing is known, and who says nothing, gets help in both languages."""
    await town.env.create_user("dora").send_dm(town.me)

    text = text_of(town.sent[-1]["components"])
    assert "/topics" in text
    assert "/temas" in text


@pytest.mark.parametrize(
    "thing", ["@everyone", "<@{bob}>", "<#1>", "https://evil.example", "**x**"]
)
async def test_what_people_write_is_not_repeated(town: Town, thing: str) -> None:
    """Nothing that somebody could make the bot say pings, links or shouts."""
    said = thing.format(bob=town.bob.id)
    await town.alice.send(town.channel, f"{town.me} {said} who is {said}?")

    assert said not in text_of(town.sent[-1]["components"])


async def test_conversations_are_apart(town: Town) -> None:
    """Bob's "simpler" does not go on from what alice asked in the same channel."""
    await town.alice.send(town.channel, f"{town.me} {QUESTION}")
    await town.bob.send(town.channel, f"{town.me} simpler")
    apart = text_of(town.sent[-1]["components"])
    await town.alice.send(town.channel, f"{town.me} simpler")

    assert apart != text_of(town.sent[-1]["components"])


async def test_same_message_once(town: Town) -> None:
    """However often it is tried, Discord posts an answer once: it carries the message's number."""
    asked = await town.alice.send(town.channel, f"{town.me} {QUESTION}")

    assert town.sent[-1]["nonce"] == f"{asked.id}-0"
    assert town.sent[-1]["enforce_nonce"] is True


async def test_no_privileged_intent(town: Town) -> None:
    """It asks for nothing that needs Discord's approval."""
    intents = town.env.bot.intents

    assert not any((intents.members, intents.presences, intents.message_content))


async def test_nothing_is_kept(town: Town) -> None:
    """No message and no other member stays in the client's memory."""
    await town.alice.send(town.channel, f"{town.me} {QUESTION}")

    assert list(town.env.bot.cached_messages) == []
    assert not any(member.id == town.alice.id for member in town.env.bot.get_all_members())


async def test_channel_without_history(town: Town) -> None:
    """Where the bot may not read history, and so not reply, it answers with a plain message."""
    town.env.inject_error("POST", "/channels/*/messages", status=403, code=160002)
    await town.alice.send(town.channel, f"{town.me} {QUESTION}")

    assert "message_reference" in town.sent[-2]
    assert "message_reference" not in town.sent[-1]
    assert len(town.seen_by(town.bob)) == 1


async def test_too_much_is_put_off(town: Town, engine: Engine) -> None:
    """Whoever asks too much is told so, by command in private; bob, in the same server, is not."""
    engine._limits = Limits(Rate(1, timedelta(hours=1)))
    await town.alice.slash(town.channel, "ask", question=QUESTION)
    again = await town.alice.slash(town.channel, "ask", question=QUESTION)
    await town.alice.send(town.channel, f"{town.me} {QUESTION}")
    [seen] = town.seen_by(town.bob)
    helped = await town.alice.slash(town.channel, "ask", question=OWN_CASE)
    other = await town.bob.slash(town.channel, "ask", question=QUESTION)

    assert again.response
    assert again.response.ephemeral
    assert "everyone gets a turn" in text_of(again.response.components)
    assert "everyone gets a turn" in seen
    assert helped.response
    assert "help.unhcr.org" in text_of(helped.response.components)
    assert other.response
    assert "176,726" in text_of(other.response.components)
