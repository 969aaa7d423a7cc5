"""Somebody asks far too much: they are told when to go on, and nobody else notices."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from adapters.compose import build_engine
from adapters.settings import Settings
from bot.commands import Command
from bot.engine import Engine
from bot.entries import Language
from bot.events import Ask, Choose, ConversationId, Invoke, PersonId, PlaceId, Sender, Visibility
from bot.limits import PERSON, Limits
from bot.replies import Audience, Reply
from bot.wording.plain import text_of

NOW = datetime(2026, 1, 1, tzinfo=UTC)
ANA = Sender(PersonId("ana"), PlaceId("town"))
BEN = Sender(PersonId("ben"), PlaceId("town"))
QUESTION = "how many people did mexico deport in 2015?"
ASKED = Ask(QUESTION, ConversationId("ana"), NOW, visibility=Visibility.PRIVATE, sender=ANA)
LATER = "Many questions came at once, and everyone gets a turn. Please try again in a second."
LUEGO = (
    "Llegaron muchas preguntas a la vez y a todos les toca turno. Inténtalo otra vez en un "
    "segundo, por favor."
)


@pytest.fixture(scope="module")
def shared(settings: Settings) -> Engine:
    """An engine as platforms share it."""
    return build_engine(settings, Limits())


@pytest.fixture
async def flooded(shared: Engine) -> Engine:
    """One to whom Ana has said as much as she may."""
    shared._limits = Limits()
    for _ in range(PERSON.burst):
        await shared.handle(replace(ASKED, text="hello"))
    return shared


async def test_two_hundred_at_once(shared: Engine) -> None:
    """Each gets a reply; what is too much, when to ask again; Ben his answer in the first round."""
    shared._limits = Limits()
    replied: list[tuple[str, Reply]] = []

    async def ask(name: str, event: Ask) -> None:
        replied.append((name, await shared.handle(event)))

    by_ben = replace(ASKED, conversation=ConversationId("ben"), sender=BEN)
    crowd = [ask("ana", replace(ASKED, text="hello")) for _ in range(200)]
    await asyncio.gather(*crowd, ask("ben", by_ben))

    assert [name for name, _ in replied[:3]] == ["ana", "ana", "ben"]
    assert "176,726" in text_of(replied[2][1])
    assert [text_of(reply) for _, reply in replied[1 + PERSON.burst :]] == [LATER] * (
        200 - PERSON.burst
    )


async def test_time_told_is_true(flooded: Engine) -> None:
    """After the second that is told, the question is answered, and once only."""
    early = await flooded.handle(ASKED)
    again = replace(ASKED, at=NOW + timedelta(seconds=1))

    assert text_of(early) == LATER
    assert "176,726" in text_of(await flooded.handle(again))
    assert text_of(await flooded.handle(again)) == LATER


async def test_nothing_is_thought_about(flooded: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is put off is not looked up, and a conversation stays where it was."""

    def answer(*_: object) -> None:
        raise AssertionError("it was thought about")

    monkeypatch.setattr(flooded.answerer, "answer", answer)

    assert text_of(await flooded.handle(ASKED)) == LATER


@pytest.mark.parametrize("visibility", list(Visibility))
async def test_only_the_sender_is_told(flooded: Engine, visibility: Visibility) -> None:
    """In private; where only all can be told, in the same words, which say nothing of anybody."""
    reply = await flooded.handle(replace(ASKED, visibility=visibility))
    instead = text_of(reply.instead) if reply.instead else None

    assert Audience.SENDER is reply.audience
    assert instead == (LATER if visibility is Visibility.OPEN else None)


@pytest.mark.parametrize(
    ("text", "locale", "told"),
    [
        ("¿a cuántas personas deportó México?", None, LUEGO),
        ("AMLO", Language.SPANISH, LUEGO),
        ("how many people did mexico deport?", Language.SPANISH, LATER),
    ],
)
async def test_told_in_their_language(
    flooded: Engine, text: str, locale: Language | None, told: str
) -> None:
    """By the question's own words, then by the client."""
    new = ConversationId(text)
    asked = replace(ASKED, text=text, locale=locale, conversation=new)
    pressed = Choose("1:en:topics", new, NOW, locale, sender=ANA)

    assert text_of(await flooded.handle(asked)) == told
    flooded._limits = Limits(replace(PERSON, burst=0))
    assert text_of(await flooded.handle(pressed)) == (LUEGO if locale else LATER)


@pytest.mark.parametrize("text", ["me detuvo migración ayer", "my husband wants to kill me"])
async def test_help_is_never_put_off(flooded: Engine, text: str) -> None:
    """Whoever is in danger gets the help card, however much was asked before, and by any way."""
    for _ in range(3):
        asked = await flooded.handle(replace(ASKED, text=text))
        given = await flooded.handle(
            Invoke(Command.ASK, ConversationId("ana"), NOW, text, sender=ANA)
        )
        pressed = await flooded.handle(
            Choose("1:es:contacts", ConversationId("ana"), NOW, sender=ANA)
        )
        assert all("help.unhcr.org" in text_of(reply) for reply in (asked, given, pressed))


async def test_buttons_are_put_off_too(flooded: Engine) -> None:
    """A button pressed without end is answered in the language on screen, and then works again."""
    press = Choose("1:en:topics", ConversationId("ana"), NOW, sender=ANA)
    later = replace(press, at=NOW + timedelta(seconds=1))

    assert text_of(await flooded.handle(press)) == LATER
    assert "What would you like" in text_of(await flooded.handle(later))


async def test_one_local_person_has_no_limits(settings: Settings) -> None:
    """At the terminal and with JSON lines nobody else waits."""
    alone = build_engine(settings)
    asked = Ask("hello", ConversationId("terminal"), NOW)
    replies = [text_of(await alone.handle(asked)) for _ in range(2 * PERSON.burst)]

    assert LATER not in replies
