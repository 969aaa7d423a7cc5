"""Completion: commands as they are typed, questions on Tab."""

from __future__ import annotations

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document

from adapters.terminal.completing import Completions, commands, questions
from adapters.terminal.prompt import toolbar
from bot.entries import Language
from tests.adapters.terminal.conftest import HARBOUR, Paper

TITLES = [entry.title(Language.ENGLISH) for entry in HARBOUR.entries]


def offered(paper: Paper, typed: str, *, tab: bool, cursor: int | None = None) -> list[str]:
    event = CompleteEvent(text_inserted=not tab, completion_requested=tab)
    found = Completions(paper.chat).get_completions(Document(typed, cursor), event)
    return [completion.text for completion in found]


def test_commands_of_both_languages_are_offered(paper: Paper) -> None:
    """A slash offers every command, those of the language on screen first."""
    names = offered(paper, "/", tab=False)

    english = (
        "/ask /topics /why /simpler /related /language /help /privacy /figure /text-only /quiz /practice /workshop /quit"
    ).split()
    assert english == names[: len(english)]
    assert {
        "/preguntar",
        "/temas",
        "/porque",
        "/sencillo",
        "/relacionadas",
        "/idioma",
        "/ayuda",
        "/privacidad",
        "/grafica",
    } < set(names)
    assert "/preguntar" == next(commands("/", Language.SPANISH)).text


def test_command_is_explained_in_its_own_language() -> None:
    """Each command comes with what it does."""
    metas = {found.text: found.display_meta_text for found in commands("/te", Language.ENGLISH)}

    assert {
        "/text-only": "Plain text without cards, for screen readers",
        "/temas": "Ver de qué se puede preguntar",
    } == metas


@pytest.mark.parametrize("typed", ["/language ", "/idioma "])
def test_language_is_completed(paper: Paper, typed: str) -> None:
    """Behind the command for it the two languages are offered; behind others nothing."""
    assert ["en", "es"] == offered(paper, typed, tab=False)
    assert ["es"] == offered(paper, f"{typed}es", tab=False)
    assert not offered(paper, "/why ", tab=True)


def test_questions_wait_for_tab(paper: Paper) -> None:
    """Typing a question is not disturbed; Tab offers stored ones."""
    assert not offered(paper, "harbour", tab=False)
    assert ["When did the harbour open?"] == offered(paper, "harbour", tab=True)


def test_questions_complete_whole_lines_only(paper: Paper) -> None:
    """With the cursor inside the line nothing is put into it."""
    assert not offered(paper, "harbour open", tab=True, cursor=7)


@pytest.mark.parametrize("typed", ["", "h", " h ", "?", "zebra", "the the the zebra xylophone"])
def test_nothing_near_offers_nothing(typed: str) -> None:
    """One character, or words that no question has, offer nothing."""
    assert [] == questions(typed, TITLES)


@pytest.mark.parametrize("typed", ["mayor", "who mayor", "mayr lindel", "LINDELL", "is the may"])
def test_questions_are_found_by_beginnings_and_with_slips(typed: str) -> None:
    """Words in any order, begun or with a letter wrong, find their question first."""
    assert "Who is the mayor of Lindell?" == questions(typed, TITLES)[0]


def test_few_questions_are_offered() -> None:
    """The menu stays short."""
    assert 8 == len(questions("ship", TITLES))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("width", [20, 40, 60, 80])
def test_toolbar_fits(language: Language, width: int) -> None:
    """The toolbar drops hints rather than cutting them."""
    assert len(toolbar(language, width)) < width
