"""Which language a reply is in where the words do not tell: the client's, the place's, or both."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot import conversations
from bot.commands import Command
from bot.conversations import Locales
from bot.engine import Engine
from bot.entries import Language
from bot.events import Ask, Choose, ConversationId, Event, Invoke, PersonId, PlaceId, Sender
from bot.replies import Reply
from bot.wording import sharing
from bot.wording.plain import text_of

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
ENGLISH, SPANISH = Language
UNCLEAR, CONTACT = "AMLO", "55 1234 5678"


class Somebody:
    """A person of this test's own, who may do things in several conversations of a place."""

    def __init__(self, engine: Engine, name: str, place: Language | None = None) -> None:
        self._engine, self._name = engine, name
        self._sender = Sender(PersonId(name), PlaceId(f"of {name}"), place)

    async def ask(
        self, text: str, locale: Language | None = None, where: str = "", introduce: bool = False
    ) -> Reply:
        asked = Ask(text, ConversationId(self._name + where), NOON, locale, introduce=introduce)
        return await self._engine.handle(replace(asked, sender=self._sender))

    async def invoke(self, command: Command, locale: Language | None = None) -> Reply:
        who = ConversationId(self._name)
        return await self._engine.handle(
            Invoke(command, who, NOON, "", locale, sender=self._sender)
        )


@pytest.fixture
def name(request: pytest.FixtureRequest) -> str:
    return str(request.node.nodeid)


async def test_client_s_language_is_remembered(engine: Engine, name: str) -> None:
    """What one event told holds for those that tell nothing, in other conversations too."""
    ana = Somebody(engine, name, ENGLISH)
    await ana.invoke(Command.TOPICS, SPANISH)

    assert SPANISH is (await ana.ask(UNCLEAR, where="elsewhere")).language
    assert ENGLISH is (await ana.ask("who is Meade?", where="elsewhere")).language
    assert ENGLISH is (await Somebody(engine, f"{name} ben").ask(UNCLEAR)).language


async def test_place_s_language_comes_last(engine: Engine, name: str) -> None:
    """It holds for whoever nothing else tells it of, and is not taken for the person's."""
    ana = Somebody(engine, name, SPANISH)

    assert SPANISH is (await ana.ask(UNCLEAR)).language
    assert ENGLISH is (await ana.ask(UNCLEAR, ENGLISH, "elsewhere")).language
    assert ENGLISH is (await Somebody(engine, name).ask(UNCLEAR, where="apart")).language


async def test_what_nothing_tells_is_not_kept(engine: Engine, name: str) -> None:
    """English, said for want of better, gives way to the client's language as soon as it is told."""
    ana = Somebody(engine, name)

    assert ENGLISH is (await ana.ask(UNCLEAR)).language
    assert SPANISH is (await ana.ask(UNCLEAR, SPANISH)).language
    assert SPANISH is (await ana.ask(UNCLEAR)).language


@pytest.mark.parametrize("said", ["asdfgh", UNCLEAR, "👍"])
async def test_unclear_words_begin_a_conversation(engine: Engine, name: str, said: str) -> None:
    """Who is new is told so once, whatever their first words were."""
    ana = Somebody(engine, name)
    await ana.ask(said, introduce=True)

    assert "New here?" not in text_of(await ana.ask("when was it written?", introduce=True))


@pytest.mark.parametrize("told", [None, ENGLISH, SPANISH])
async def test_help_is_in_both_where_unclear(
    engine: Engine, name: str, told: Language | None
) -> None:
    """What one can do here, and where people help; in one language where one is told."""
    ana = Somebody(engine, name, told)
    said = text_of(await ana.invoke(Command.HELP)), text_of(await ana.ask(CONTACT))

    english, spanish = told is not SPANISH, told is not ENGLISH
    assert [english, spanish] == ["/topics" in said[0], "/temas" in said[0]]
    assert [english, spanish] == ["I cannot advise" in said[1], "No puedo aconsejar" in said[1]]


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (Ask("?", ConversationId("a"), NOON, sender=Sender(PersonId("a"), None, SPANISH)), "Algo"),
        (Choose("x", ConversationId("a"), NOON, SPANISH), "Algo"),
        (Ask("?", ConversationId("a"), NOON), "Something"),
    ],
)
def test_failure_is_told_in_it_too(event: Event, said: str) -> None:
    """As far as the event tells the language."""
    assert text_of(sharing.failed(event)).startswith(said)


def test_few_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of more people than are kept, those whom nothing was heard of for longest are forgotten."""
    monkeypatch.setattr(conversations, "_MOST", 2)
    locales = Locales()
    for person in ("ana", "ben"):
        locales.of(PersonId(person), SPANISH)
    locales.of(PersonId("ana"), None)
    locales.of(PersonId("eva"), ENGLISH)

    assert [SPANISH, None, ENGLISH] == [
        locales.of(PersonId(p), None) for p in ("ana", "ben", "eva")
    ]
