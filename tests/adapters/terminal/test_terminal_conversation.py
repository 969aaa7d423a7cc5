"""Lines typed in a row: what each is answered, and what its numbers stand for."""

from __future__ import annotations

import logging

import pytest

from adapters.terminal.conversation import Heard
from bot.engine import Engine
from bot.entries import Language
from bot.events import Event
from bot.outcomes import Answer
from bot.replies import Reply
from tests.adapters.terminal.conftest import HARBOUR, Paper
from tests.conftest import Talk


async def test_number_opens_what_it_stands_for(paper: Paper) -> None:
    """A number from a list opens that card under its question."""
    await paper.type("/topics")
    await paper.type("1")
    shown = await paper.type("1")

    assert shown.startswith("When did the harbour open?\nThe article states\n")


async def test_numbers_mean_the_last_list(paper: Paper) -> None:
    """After a card without a list the list before it still counts."""
    await paper.type("/topics")
    await paper.type("1")
    await paper.type("1")

    assert "no number 9: type one from 1 to 1" in await paper.type("9")
    assert "When did the harbour open?" in await paper.type("1")


async def test_further_page_is_a_number(paper: Paper) -> None:
    """The number after a topic's last question shows its next page."""
    await paper.type("/topics")
    shown = await paper.type("3")

    assert "9. More…" in shown
    assert "Who built ship 8?" in await paper.type("9")


async def test_number_without_list_is_told(paper: Paper) -> None:
    """Before any list a number gets one sentence."""
    assert "Nothing has a number here yet" in await paper.type("1")


async def test_unknown_command_reaches_no_engine(paper: Paper) -> None:
    """A slip gets one sentence with the closest command, in the language on screen."""
    assert await paper.type("/temaz") == (
        "There is no command /temaz. Did you mean /temas? /help shows all of them.\n\n"
    )
    await paper.type("/temas")
    assert "¿Quisiste decir /temas?" in await paper.type("/temaz")


@pytest.mark.parametrize("typed", ["/cancel", "/cancelar", " /CANCELAR "])
async def test_there_is_nothing_to_leave(paper: Paper, typed: str) -> None:
    """Where no form is open one sentence says so, and no other command is offered."""
    assert "No form is open, so there is nothing to leave.\n\n" == await paper.type(typed)


async def test_unknown_command_is_shown_harmless(paper: Paper) -> None:
    """What was typed comes back without control characters."""
    assert "\x1b" not in await paper.type("/\x1b[2Jwhyyyyy")


async def test_language_on_screen_is_that_of_the_next_list(paper: Paper) -> None:
    """A list asked for in Spanish opens in Spanish."""
    await paper.type("/temas")

    assert "Preguntas sobre" in await paper.type("1")
    assert Language.SPANISH is paper.chat.language


async def test_farewell(paper: Paper) -> None:
    """The words for leaving end the conversation and show nothing."""
    assert Heard.FAREWELL is await paper.heard("/salir")
    assert not paper.taken()


async def test_private_reply_is_told_to_the_caller(paper: Paper) -> None:
    """A message of one's own case is marked, so that no history keeps it."""
    assert Heard.PRIVATE is await paper.heard("me detuvo la migra")
    assert "https://example.org/help" in paper.taken()
    assert Heard.ANSWERED is await paper.heard("/topics")


async def test_cut_question_is_told(paper: Paper) -> None:
    """Whoever writes more than is read is told so."""
    said = "! I read only the first 500 characters of your question."
    assert said in await paper.type("harbour " * 100)
    assert "characters" not in await paper.type("harbour")


class _Failing(Engine):
    async def handle(self, event: Event) -> Reply:
        raise ValueError("the secret words of a person")


async def test_failure_is_a_sentence(caplog: pytest.LogCaptureFixture) -> None:
    """An error shows one sentence and logs its type and place, never the words."""
    paper = Paper(_Failing(HARBOUR))
    with caplog.at_level(logging.DEBUG):
        heard = await paper.heard("a question")

    assert Heard.PRIVATE is heard
    assert "not your fault" in paper.taken()
    assert "ValueError" in caplog.text
    assert "secret" not in caplog.text


def test_greeting_speaks_both_languages(paper: Paper) -> None:
    """The greeting says in both languages what this is, the person's own first."""
    paper.chat.greet()
    shown = paper.taken()

    assert shown.index("Questions about a harbour.") < shown.index("Preguntas sobre un puerto.")


def test_greeting_begins_with_the_locale(small: Engine) -> None:
    """A Spanish terminal is greeted in Spanish first."""
    paper = Paper(small, Language.SPANISH)
    paper.chat.greet()
    shown = paper.taken()

    assert shown.index("Preguntas sobre un puerto.") < shown.index("Questions about a harbour.")


async def test_examples_of_the_greeting_are_asked_by_number(paper: Paper) -> None:
    """Three examples from different topics; the second, in Spanish, is answered in Spanish."""
    paper.chat.greet()
    shown = paper.taken()

    assert "1. When did the harbour open?" in shown
    assert "2. ¿Cuántos barcos vienen?" in shown
    assert "3. Who built ship 0?" in shown
    assert "Sobre boats." in await paper.type("2")


@pytest.mark.parametrize("language", Language)
async def test_examples_of_the_shipped_pack_are_answered(
    engine: Engine, talk: Talk, language: Language
) -> None:
    """Every example that the greeting offers gets an outright answer."""
    from adapters.terminal.greeting import greet
    from adapters.terminal.offered import Example

    examples = [
        each.text for each in greet(engine.pack, language).numbered if isinstance(each, Example)
    ]
    replies = [await talk.ask(text) for text in examples]

    assert 3 == len(replies)
    assert all(isinstance(reply.outcome, Answer) for reply in replies)


@pytest.mark.parametrize(
    "line",
    ["/my phone is 555-123-4567", "/why my A-number is A123456789", "/language me detuvo la migra"],
)
async def test_what_the_guard_notices_in_a_command_is_private(paper: Paper, line: str) -> None:
    """A slash before it makes a personal line no less personal."""
    assert Heard.PRIVATE is await paper.heard(line)
