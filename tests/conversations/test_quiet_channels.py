"""Channels in which the bot is quiet: set by admins, private for all who ask there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from adapters.settings import Settings
from bot.commands import Command, Game, Task
from bot.curation.roles import Role
from bot.engine import Engine
from bot.entries import Language
from bot.events import Ask, ChannelId, Choose, ConversationId, Invoke, PlaceId, Visibility
from bot.replies import Audience, Reply
from bot.store import Kind
from bot.wording.plain import text_of
from bot.wording.tokens import Action, Step, token
from tests.conversations.community import Somebody, choices, facts, made, offers, to
from tests.stores.memory import MemoryStore

EN, ES = Language
SQUARE, HALL = ChannelId("discord:77001"), ChannelId("discord:77002")
QUESTION = "how many people did mexico deport in 2015?"
OWN_CASE = "my husband was detained by immigration yesterday"
ROW = "Quiet channels"
INSTEAD = "I am quiet in this channel. Press, and only you see what I say."


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def engine(settings: Settings, store: MemoryStore) -> Engine:
    return made(settings, store)


def went(somebody: Somebody, room: ChannelId | None) -> Somebody:
    """The same person, in that channel from now on."""
    somebody.sender = replace(somebody.sender, room=room, channel=room)
    return somebody


@pytest.fixture
def boss(admin: Somebody) -> Somebody:
    return went(admin, SQUARE)


@pytest.fixture
def ana(member: Somebody) -> Somebody:
    return went(member, SQUARE)


def setting(target: str, language: Language = EN) -> str:
    return token(language, Step.SET, target)


async def mention(engine: Engine, somebody: Somebody, text: str) -> Reply:
    """The reply to what somebody asks where all read it."""
    who, by = ConversationId(f"open:{somebody.sender.person}"), somebody.sender
    return await engine.handle(Ask(text, who, somebody.at, None, Visibility.OPEN, sender=by))


async def test_an_admin_sets_it_where_they_are(boss: Somebody, ana: Somebody) -> None:
    """The card says how many there are and whether this is one; undone like other acts."""
    assert facts(await boss.give(Task.SETTINGS))[ROW] == "none"
    card = await boss.press(token(EN, Step.SETTING, "quiet"))
    assert "This channel is not quiet." in text_of(card)

    done = await boss.press(to(card, Step.SET))

    assert text_of(done) == "Done. Quiet channels: 1 channel."
    assert facts(await ana.give(Task.SETTINGS))[ROW] == "1 channel; this channel is quiet"
    went(ana, HALL)
    assert facts(await ana.give(Task.SETTINGS))[ROW] == "1 channel"
    await boss.press(to(done, Step.UNDO))
    assert facts(await ana.give(Task.SETTINGS))[ROW] == "none"


@pytest.mark.parametrize("argument", ["quiet", "silencio"])
async def test_the_command_opens_it(boss: Somebody, argument: str) -> None:
    """In either language; in Spanish it says the same."""
    await boss.press(setting("quiet-on"))
    card = text_of(await boss.give(Task.SETTINGS, argument))
    assert "This channel is quiet. Quiet channels: 1 channel." in card

    spanish = text_of(await boss.press(token(ES, Step.SETTING, "quiet")))

    assert "Este canal está en silencio. Canales en silencio: 1 canal." in spanish


async def test_only_admins_set_it(ana: Somebody, engine: Engine, place: PlaceId) -> None:
    """Neither a member nor a moderator, whatever they press."""
    moderator = went(Somebody(engine, "moderator", place), SQUARE)
    await moderator.become(Role.MODERATOR)

    for each in (ana, moderator):
        await each.press(setting("quiet-on"))

    assert facts(await ana.give(Task.SETTINGS))[ROW] == "none"


async def test_it_is_set_for_several_and_ended(boss: Somebody) -> None:
    """One by one, or all at once; where nobody knows the channel, nothing is set."""
    await boss.press(setting("quiet-on"))
    went(boss, HALL)
    assert text_of(await boss.press(setting("quiet-on"))).endswith("2 channels.")
    assert text_of(await boss.press(setting("quiet-on"))) == "It is set like that already."
    assert text_of(await boss.press(setting("quiet-off"))).endswith("1 channel.")
    went(boss, None)
    card = await boss.press(token(EN, Step.SETTING, "quiet"))
    assert "Type /settings in the channel that you mean." in text_of(card)
    assert text_of(await boss.press(setting("quiet-on"))) == "It is set like that already."
    assert text_of(await boss.press(setting("quiet-nowhere"))) == "Done. Quiet channels: none."
    assert text_of(await boss.press(setting("quiet-x"))) == "It is set like that already."


async def test_a_mention_is_answered_in_private(
    engine: Engine, boss: Somebody, ana: Somebody
) -> None:
    """All read one sentence that names no topic; its button brings the answer to who presses."""
    assert (await mention(engine, ana, QUESTION)).audience is Audience.EVERYONE
    await boss.press(setting("quiet-on"))

    reply = await mention(engine, ana, QUESTION)

    assert reply.audience is Audience.SENDER
    assert "176,726" in text_of(reply)
    assert reply.instead
    assert text_of(reply.instead) == INSTEAD
    assert [Action.OPEN, Action.ASK] == offers(reply.instead)
    opened = await ana.press(to(reply.instead, Action.OPEN))
    assert opened.audience is Audience.SENDER
    assert "176,726" in text_of(opened)
    went(ana, HALL)
    assert (await mention(engine, ana, QUESTION)).audience is Audience.EVERYONE


@pytest.mark.parametrize("text", ["mexico", "what is the price of bread in lima?", "hola", "temas"])
async def test_nothing_else_is_said_in_the_open(
    engine: Engine, boss: Somebody, ana: Somebody, text: str
) -> None:
    """Suggestions, what nobody knows, talk and commands; one can ask on in private."""
    await boss.press(setting("quiet-on"))

    who, by = ConversationId("open"), ana.sender
    asked = await mention(engine, ana, text)
    topics = await engine.handle(
        Invoke(Command.TOPICS, who, ana.at, visibility=Visibility.OPEN, sender=by)
    )

    for reply in (asked, topics):
        assert reply.audience is Audience.SENDER
        assert reply.instead
    assert topics.instead
    form = await ana.press(to(topics.instead, Action.ASK))
    assert form.form
    assert "176,726" in text_of(await ana.send(form, question=QUESTION))


async def test_danger_has_its_own_words(engine: Engine, boss: Somebody, ana: Somebody) -> None:
    """The help card's button is what all see, in a quiet channel too."""
    before = await mention(engine, ana, OWN_CASE)
    await boss.press(setting("quiet-on"))

    reply = await mention(engine, ana, OWN_CASE)

    assert reply.instead == before.instead
    assert [Action.CONTACTS] == offers(reply.instead or reply)


async def test_nothing_is_shared_there(boss: Somebody, ana: Somebody) -> None:
    """No button offers it, and an old one says so; elsewhere it is shared."""
    share = to(await ana.ask(QUESTION), Action.SHARE)
    await boss.press(setting("quiet-on"))

    assert Action.SHARE not in offers(await ana.ask(QUESTION))
    told = await ana.press(share)
    assert told.audience is Audience.SENDER
    assert text_of(told) == "I am quiet in this channel, so nothing is shared here."
    went(ana, HALL)
    assert (await ana.press(share)).audience is Audience.EVERYONE


async def test_no_quiz_is_run_there(engine: Engine, boss: Somebody, ana: Somebody) -> None:
    """One sentence says so, to hosts; practising goes on, for it is private."""
    await boss.press(setting("quiet-on"))

    for words in ("start 3", "here"):
        event = Invoke(
            Game.QUIZ, ConversationId("b"), boss.at, words, None, Visibility.PRIVATE, boss.sender
        )
        told = text_of(await engine.handle(event))
        assert told.startswith("I am quiet in this channel, so no quiz is run here.")
    practice = Invoke(
        Game.PRACTICE, ConversationId("a"), ana.at, "", None, Visibility.PRIVATE, ana.sender
    )
    assert list(choices(await engine.handle(practice)))


async def test_communities_do_not_hear_of_each_other(
    engine: Engine, boss: Somebody, store: MemoryStore
) -> None:
    """Another community's same channel is not quiet, and no channel's id is kept."""
    await boss.press(setting("quiet-on"))
    other = went(Somebody(engine, "ana", PlaceId("discord:other")), SQUARE)

    assert (await mention(engine, other, QUESTION)).audience is Audience.EVERYONE
    assert facts(await other.give(Task.SETTINGS))[ROW] == "none"
    kept = await store.snapshots()
    settings = [d for s in kept.values() for d in s.documents if d.kind is Kind.SETTING]
    assert len(settings) == 1
    assert "77001" not in repr(settings)
    assert "77001" not in repr(kept)


async def test_alone_with_the_bot_nothing_changes(engine: Engine, boss: Somebody) -> None:
    """Direct messages belong to no channel."""
    await boss.press(setting("quiet-on"))
    alone = Somebody(engine, "ana", None)

    assert "176,726" in text_of(await alone.ask(QUESTION))


@pytest.mark.parametrize(
    ("language", "title"), [(EN, "Answer about the article"), (ES, "Respuesta sobre el artículo")]
)
async def test_mentions_are_answered_in_threads(
    engine: Engine, boss: Somebody, ana: Somebody, language: Language, title: str
) -> None:
    """Where it is set, with a title without anybody's words; never for what is private."""
    question = QUESTION if language is EN else "¿cuántas personas deportó México en 2015?"
    assert (await mention(engine, ana, question)).thread == ""
    done = await boss.press(setting("mentions-threads"))
    assert text_of(done) == "Done. Answers to mentions: in threads."

    assert (await mention(engine, ana, question)).thread == title
    assert (await mention(engine, ana, OWN_CASE)).thread == ""
    assert (await ana.ask(question)).thread == ""
    other = Somebody(engine, "ana", PlaceId("discord:other"))
    assert (await mention(engine, other, question)).thread == ""
    await boss.press(to(done, Step.UNDO))
    assert (await mention(engine, ana, question)).thread == ""


async def test_a_quiet_channel_has_no_threads(
    engine: Engine, boss: Somebody, ana: Somebody
) -> None:
    """Quiet is quiet, whatever is set of mentions; a press is no mention."""
    await boss.press(setting("mentions-threads"))
    await boss.press(setting("quiet-on"))

    reply = await mention(engine, ana, QUESTION)

    assert (reply.thread, reply.audience) == ("", Audience.SENDER)
    event = Choose(
        token(EN, Action.TOPICS), ConversationId("x"), ana.at, None, Visibility.PRIVATE, ana.sender
    )
    assert (await engine.handle(event)).thread == ""
