"""Slack, surface by surface, over Socket Mode: real slack-bolt against a peer of our own."""

from __future__ import annotations

from typing import Any

import pytest

from adapters.slack import Service
from bot.entries import Language
from bot.wording import outcomes, phrases
from bot.wording.plain import text_of
from tests.adapters.slack.block_kit import buttons
from tests.adapters.slack.peer import BOT, Sent, Slack, failed

QUESTION = "how many people did mexico deport in 2015?"
ANSWER = "176,726"
OWN_CASE = "my husband was detained by immigration yesterday"
CONTACT = "https://help.unhcr.org/mexico/"
FAILED = text_of(outcomes.failed(Language.ENGLISH))


def value(sent: Sent, label: str) -> str:
    """What the button with this label carries."""
    shown = [button for block in sent.data["blocks"] for button in buttons(block)]
    [found] = [button for button in shown if button["text"]["text"] == label]
    return str(found["value"])


async def test_ask_is_answered_in_private(service: Service, peer: Slack) -> None:
    """The command is acknowledged empty, and its answer is for the sender alone."""
    ack = await peer.deliver(peer.slash(QUESTION))
    sent = await peer.next()

    assert "payload" not in ack
    assert ("response", "C1", "U1") == (sent.way, sent.channel, sent.only)
    assert ANSWER in sent.words
    assert ANSWER in sent.text
    assert sent.data["replace_original"] is False


@pytest.mark.parametrize(
    ("text", "command", "wanted"),
    [
        ("", "/ask", "/refugio topics"),
        ("   ", "/ask", "/refugio topics"),
        ("", "/refugio", "/refugio topics"),
        ("nonsense", "/refugio", "/refugio topics"),
        ("help", "/refugio", "/refugio topics"),
        ("ask", "/refugio", "/refugio topics"),
        (f"ask {QUESTION}", "/refugio", ANSWER),
        ("topics", "/refugio", "What would you like to read about?"),
        ("temas", "/refugio", "¿Sobre qué te gustaría leer?"),
        ("/topics", "/refugio", "What would you like to read about?"),
        ("why", "/refugio", "Ask something first."),
        ("sencillo", "/refugio", "Primero pregunta algo."),
        ("related", "/refugio", "Ask something first."),
        ("language", "/refugio", "English or Spanish?"),
        ("idioma  Español", "/refugio", "Voy a responder en español."),
    ],
)
async def test_commands(
    service: Service, peer: Slack, text: str, command: str, wanted: str
) -> None:
    """Every command in both languages; nothing and anything else is a call for help."""
    await peer.deliver(peer.slash(text, command))
    sent = await peer.next()

    assert wanted in sent.words
    assert sent.only == "U1"


async def test_command_about_the_last_answer(service: Service, peer: Slack) -> None:
    """The other commands go on from the last answer in that place."""
    await peer.deliver(peer.slash(QUESTION))
    await peer.next()
    await peer.deliver(peer.slash("why", "/refugio"))

    assert phrases.WHY.best(Language.ENGLISH) in (await peer.next(2)).words


async def test_ask_in_direct_messages(service: Service, peer: Slack) -> None:
    """With the bot alone, an answer stays as a message."""
    await peer.deliver(peer.slash(QUESTION, channel=peer.dm("U1")))
    sent = await peer.next()

    assert ("post", "DU1", None) == (sent.way, sent.channel, sent.only)
    assert ANSWER in sent.words


async def test_ask_among_two_people(service: Service, peer: Slack) -> None:
    """In the direct messages of two people the other one must not see it."""
    await peer.deliver(peer.slash(OWN_CASE, channel="DOTHER"))
    sent = await peer.next()

    assert ("response", "U1") == (sent.way, sent.only)


async def test_mention_is_answered_in_its_thread(service: Service, peer: Slack) -> None:
    """All read the answer, under the message that asked."""
    body = peer.mention(f"<@{BOT}> {QUESTION}")
    await peer.deliver(body)
    sent = await peer.next()

    assert ("post", "C1", body["event"]["ts"]) == (sent.way, sent.channel, sent.thread)
    assert ANSWER in sent.words
    assert sent.only is None


@pytest.mark.parametrize(
    "text", [f"<@{BOT}>", f" <@{BOT}|refugio> ", f"<@{BOT}> help", f"ayuda <@{BOT}>"]
)
async def test_mention_alone_is_a_call_for_help(service: Service, peer: Slack, text: str) -> None:
    """Nothing but the mention, or a command's name beside it."""
    await peer.deliver(peer.mention(text, thread_ts="1.1"))
    sent = await peer.next()

    assert ("/refugio temas" if "ayuda" in text else "/refugio topics") in sent.words
    assert "1.1" == sent.thread


async def test_each_thread_is_a_conversation(service: Service, peer: Slack) -> None:
    """A follow-up is understood in its thread, and not in another."""
    await peer.deliver(peer.mention(f"<@{BOT}> {QUESTION}", thread_ts="1.1"))
    await peer.next()
    await peer.deliver(peer.mention(f"<@{BOT}> and in 2013?", thread_ts="1.1"))
    there = await peer.next(2)
    await peer.deliver(peer.mention(f"<@{BOT}> simpler", thread_ts="2.2"))
    elsewhere = await peer.next(3)

    assert "78,733" in there.words
    assert "Ask something first." in elsewhere.words


async def test_personal_mention_is_answered_for_one(service: Service, peer: Slack) -> None:
    """Where others read, the help card is shown to its person alone, in the channel itself."""
    await peer.deliver(peer.mention(f"<@{BOT}> {OWN_CASE}"))
    sent = await peer.next()

    assert ("ephemeral", "C1", None, "U1") == (sent.way, sent.channel, sent.thread, sent.only)
    assert CONTACT in sent.words
    assert sent.text.startswith("There is a new message for you here.")


async def test_personal_mention_in_a_thread(service: Service, peer: Slack) -> None:
    """In a thread that is there it is shown in the thread."""
    await peer.deliver(peer.mention(f"<@{BOT}> {OWN_CASE}", thread_ts="1.1"))

    assert "1.1" == (await peer.next()).thread


async def test_personal_reply_that_cannot_be_shown(service: Service, peer: Slack) -> None:
    """Then it goes to the direct messages, and never to the channel."""
    peer.members["C1"].discard("U1")
    await peer.deliver(peer.mention(f"<@{BOT}> {OWN_CASE}", thread_ts="1.1"))
    sent = await peer.next()

    assert ("post", "DU1", None) == (sent.way, sent.channel, sent.thread)
    assert CONTACT in sent.words
    assert 1 == len(peer.sent)


async def test_personal_reply_that_no_private_way_takes(
    service: Service, peer: Slack, caplog: pytest.LogCaptureFixture
) -> None:
    """
    The third way: the thread reads one sentence that names no topic and claims nothing was sent.

    Its button brings the card to whoever presses it, and to nobody else.
    """
    peer.members["C1"].discard("U1")
    peer.faults["conversations.open"] = [failed("fatal_error")]
    body = peer.mention(f"<@{BOT}> {OWN_CASE}")
    await peer.deliver(body)
    neutral = await peer.next()
    button = value(neutral, "Read it in private")
    await peer.deliver(peer.press(button, thread=neutral.thread))
    card = await peer.next(2)

    assert ("post", "C1", body["event"]["ts"]) == (neutral.way, neutral.channel, neutral.thread)
    assert phrases.NEUTRAL.en == neutral.text
    assert CONTACT not in neutral.words
    assert ("response", "U1") == (card.way, card.only)
    assert CONTACT in card.words
    assert "husband" not in caplog.text


async def test_personal_reply_that_goes_nowhere(
    service: Service, peer: Slack, caplog: pytest.LogCaptureFixture
) -> None:
    """Where no way is left the log says so, without a word of it, and the channel sees nothing."""
    peer.members["C1"] -= {"U1", BOT}
    peer.faults["conversations.open"] = [failed("fatal_error"), failed("fatal_error")]
    body = peer.mention(f"<@{BOT}> {OWN_CASE}")
    await peer.deliver(body)
    await service.close()

    assert [] == peer.sent
    assert f"event {body['event_id']} failed: SlackApiError" in caplog.text
    assert "husband" not in caplog.text


async def test_personal_question_alone_with_the_bot(service: Service, peer: Slack) -> None:
    """There, too, a phone shows nothing of what it is about; the whole card follows in `text`."""
    await peer.deliver(peer.direct(OWN_CASE))
    sent = await peer.next()

    assert sent.text.startswith(phrases.FOR_YOU.en)
    assert CONTACT in sent.text


async def test_direct_message(service: Service, peer: Slack) -> None:
    """The first answer says what this is."""
    await peer.deliver(peer.direct(QUESTION))
    first = await peer.next()
    await peer.deliver(peer.direct("and in 2013?", thread_ts="1.1"))
    second = await peer.next(2)

    assert ("post", "DU1", None, None) == (first.way, first.channel, first.thread, first.only)
    assert "New here?" in first.words
    assert ("1.1", True) == (second.thread, "78,733" in second.words)


@pytest.mark.parametrize(
    ("text", "topics"),
    [("help", "topics"), ("AYUDA", "temas"), ("", "topics"), (f"<@{BOT}>", "topics")],
)
async def test_direct_call_for_help(service: Service, peer: Slack, text: str, topics: str) -> None:
    """A command's name, answered in its language, or nothing at all."""
    await peer.deliver(peer.direct(text))

    assert f"/refugio {topics}" in (await peer.next()).words


@pytest.mark.parametrize(
    "more",
    [
        {"subtype": "message_changed"},
        {"subtype": "bot_message"},
        {"bot_id": "B2"},
        {"edited": {"user": "U1", "ts": "1.1"}},
        {"user": BOT},
        {"user": None},
        {"user": {"id": 1}},
        {"channel": None},
        {"channel_type": "channel"},
    ],
)
async def test_messages_not_read(service: Service, peer: Slack, more: dict[str, Any]) -> None:
    """Edits, other bots, itself, and what is no direct message are acknowledged and left."""
    body = peer.direct(QUESTION)
    body["event"].update(more)
    await peer.deliver(body)
    await service.close()

    assert [] == peer.sent


@pytest.mark.parametrize("more", [{"bot_id": "B2"}, {"edited": {"ts": "1.1"}}, {"subtype": "x"}])
async def test_mentions_not_read(service: Service, peer: Slack, more: dict[str, Any]) -> None:
    """A bot that mentions us, and a mention that was edited."""
    await peer.deliver(peer.mention(f"<@{BOT}> {QUESTION}", **more))
    await service.close()

    assert [] == peer.sent


async def test_press_in_a_channel(service: Service, peer: Slack) -> None:
    """Whoever presses sees the reply alone, in the thread of the message."""
    await peer.deliver(peer.mention(f"<@{BOT}> {QUESTION}"))
    answer = await peer.next()
    token = value(answer, "Simpler")
    await peer.deliver(peer.press(token, user="U2", thread=answer.thread))
    sent = await peer.next(2)

    assert ("response", answer.thread, "U2") == (sent.way, sent.thread, sent.only)
    assert sent.data["replace_original"] is False


async def test_press_in_direct_messages(service: Service, peer: Slack) -> None:
    """With the bot alone, the reply stays as a message."""
    await peer.deliver(peer.direct(QUESTION))
    token = value(await peer.next(), "Simpler")
    await peer.deliver(peer.press(token, channel="DU1"))
    sent = await peer.next(2)

    assert ("post", "DU1") == (sent.way, sent.channel)


@pytest.mark.parametrize("thread", [None, "1.1"])
async def test_sharing(service: Service, peer: Slack, thread: str | None) -> None:
    """A private answer shared is there for all, also where the bot is no member."""
    await peer.deliver(peer.slash(f"plz {QUESTION}", channel="CNOMEMBER"))
    token = value(await peer.next(), "Share with everyone")
    await peer.deliver(peer.press(token, channel="CNOMEMBER", thread=thread))
    sent = await peer.next(2)

    assert ("response", "CNOMEMBER", thread, None) == (
        sent.way,
        sent.channel,
        sent.thread,
        sent.only,
    )
    assert ANSWER in sent.text
    assert "plz" not in sent.words


async def test_expired_response_url(service: Service, peer: Slack) -> None:
    """An answer that Slack no longer takes there goes to the direct messages."""
    body = peer.slash(QUESTION)
    peer.now = 31 * 60
    await peer.deliver(body)
    sent = await peer.next()

    assert ("post", "DU1") == (sent.way, sent.channel)


async def test_press_on_app_home(service: Service, peer: Slack) -> None:
    """App Home has no channel: the reply is a direct message, and the talk goes on there."""
    await peer.deliver(peer.home())
    home = await peer.next()
    await peer.deliver(peer.home_press(value(home, "Choose 1")))
    sent = await peer.next(2)
    await peer.deliver(peer.direct("why"))
    await peer.deliver(peer.direct("simpler"))
    await peer.next(4)

    assert ("post", "DU1") == (sent.way, sent.channel)
    assert not any("Ask something first." in later.words for later in peer.sent)


async def test_app_home(service: Service, peer: Slack) -> None:
    """What it does, examples, and where people can find help, in the person's language."""
    await peer.deliver(peer.home("U2", tab="messages"))
    await peer.deliver(peer.home("U2"))
    home = await peer.next()

    assert ("home", "U2") == (home.way, home.only)
    for wanted in (
        "Pregúntame",
        "Elegir 1",
        "/refugio temas",
        CONTACT,
        "https://help.unhcr.org/usa/",
    ):
        assert wanted in home.words
    assert 1 == len(peer.sent)


async def test_locale_is_looked_up_once(service: Service, peer: Slack) -> None:
    """Help comes in the language of the person's client."""
    await peer.deliver(peer.slash("help", "/refugio", user="U2"))
    await peer.next()
    await peer.deliver(peer.slash("help", "/refugio", user="U2"))
    sent = await peer.next(2)

    assert "Pregúntame" in sent.words
    assert 1 == peer.calls.count("users.info")


async def test_locale_that_cannot_be_told(service: Service, peer: Slack) -> None:
    """Somebody unknown is answered in English, and not looked up again at once."""
    for number in (1, 2):
        await peer.deliver(peer.slash("help", "/refugio", user="UNKNOWN"))
        assert "Ask me" in (await peer.next(number)).words

    assert 1 == peer.calls.count("users.info")
