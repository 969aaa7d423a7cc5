"""A typed line becomes an event, or what the terminal does by itself."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.terminal.incoming import (
    CONVERSATION,
    Action,
    Picked,
    Quit,
    Typing,
    UnknownCommand,
    UnknownOption,
    read,
)
from adapters.terminal.offered import Example, Numbered, Offered
from bot.commands import CATALOGUE
from bot.entries import Language
from bot.events import Ask, Choose, Invoke
from bot.replies import Choice

AT = datetime(2026, 1, 1, tzinfo=UTC)
LIST: tuple[Numbered, ...] = (Choice("One", "1:en:open:one"), Choice("Two", "1:en:open:two"))
NAMES = [
    (info.command, name) for info in CATALOGUE for name in (info.names.en, info.names.es) if name
]


def typed(line: str, shown: tuple[Numbered, ...] = (), locale: Language | None = None) -> Action:
    return read(line, Offered().then(shown), Typing(AT, locale))


@pytest.mark.parametrize(("command", "name"), NAMES)
def test_each_command_has_its_name_in_both_languages(command: str, name: str) -> None:
    """A command is given by its English or its Spanish name, in any case."""
    for line in (f"/{name}", f"  /{name.upper()} \n"):
        action = typed(line)

        assert isinstance(action, Invoke)
        assert command == action.command


def test_accents_of_a_command_do_not_matter() -> None:
    """ "/porqué" is "/porque"."""
    assert typed("/porque") == typed("/porqué")


@pytest.mark.parametrize(
    ("there", "here"),
    [
        ("/entry add  nine o'clock", "/add nine o'clock"),
        ("/Entrada Agregar a\nb", "/agregar a b"),
        ("/quizadmin cohost ab12", "/quiz cohost ab12"),
        ("/dirigir aquí", "/concurso aqui"),
        ("/quiz practice borders", "/practice borders"),
        ("/concurso ver 3", "/concurso ver 3"),
        ("/entry nonsense", "/entry nonsense"),
    ],
)
def test_a_command_is_known_as_it_is_in_a_group(there: str, here: str) -> None:
    """Who learnt it where commands stand in groups types the same here."""
    assert typed(here) == typed(there)


def test_what_stands_behind_a_command_is_its_argument() -> None:
    """The argument keeps its words and loses the blanks around it."""
    action = typed("/language   es ")

    assert isinstance(action, Invoke)
    assert "es" == action.argument


def test_spanish_command_speaks_spanish() -> None:
    """Who types /ayuda reads Spanish, whatever the locale; /help says nothing of that."""
    assert Language.SPANISH == getattr(typed("/ayuda", locale=Language.ENGLISH), "locale", None)
    assert Language.SPANISH == getattr(typed("/help", locale=Language.SPANISH), "locale", None)
    assert getattr(typed("/help"), "locale", None) is None


@pytest.mark.parametrize("line", ["/quit", "/salir", "/exit", "exit", "quit", "Salir", " /QUIT "])
def test_leaving_is_no_question(line: str) -> None:
    """The words for leaving leave, with or without a slash."""
    assert Quit() == typed(line)


@pytest.mark.parametrize(
    ("line", "near"),
    [("/simplr", "/simpler"), ("/TOPIC", "/topics"), ("/tema", "/temas"), ("/qiut", "/quit")],
)
def test_unknown_command_names_the_closest(line: str, near: str) -> None:
    """A slip in a command is told with the command it was close to."""
    assert UnknownCommand(line, near) == typed(line)


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("/entry", "/add"),
        ("/entry nonsense", "/add"),
        ("/entrada", "/agregar"),
        ("/quizadmin", "/quiz panel"),
        ("/dirigir x", "/concurso panel"),
    ],
)
def test_a_group_alone_names_its_first_command(line: str, first: str) -> None:
    """Where there are no groups, its name is no slip in another command."""
    assert UnknownCommand(line.split()[0], first) == typed(line)


@pytest.mark.parametrize("line", ["/", "//", "/zzzzzz", "/ why", "/1"])
def test_unlike_any_command_names_none(line: str) -> None:
    """Where no command is close none is guessed."""
    action = typed(line)

    assert isinstance(action, UnknownCommand)
    assert action.near is None


@pytest.mark.parametrize("line", ["2", "2.", "2)", " 02 ", "２"])
def test_number_picks_from_the_list(line: str) -> None:
    """A bare number stands for the choice of that number."""
    assert Picked("Two", Choose("1:en:open:two", CONVERSATION, AT)) == typed(line, LIST)


@pytest.mark.parametrize("line", ["0", "3", "999"])
def test_number_beyond_the_list_is_told(line: str) -> None:
    """A number that is not on screen is never asked; the highest is named."""
    assert UnknownOption(line, 2) == typed(line, LIST)
    assert UnknownOption(line, 0) == typed(line)


def test_example_is_asked() -> None:
    """The number of an example question asks that question."""
    expected = Picked("Who?", Ask("Who?", CONVERSATION, AT, Language.SPANISH))

    assert expected == typed("1", (Example("Who?"),), Language.SPANISH)


@pytest.mark.parametrize("line", ["2013", "2 boats", "1, 2", "-1", "²", "1.5"])
def test_other_numbers_are_questions(line: str) -> None:
    """A year, or a number among words, is asked: it may follow the question before."""
    assert Ask(line, CONVERSATION, AT) == typed(line, LIST)


@given(st.text(), st.sampled_from([(), LIST]))
def test_slash_is_never_asked(line: str, shown: tuple[Numbered, ...]) -> None:
    """Any line is read, and none that begins with a slash is sent as a question."""
    assert not isinstance(typed(f"/{line}", shown), Ask | Choose)
    typed(line, shown)


LETTERED = (
    Choice("A", "1:en:pick:x:1"),
    Choice("B) Mexico", "1:en:pick:x:2"),
    Choice("Back", "1:en:open:one"),
)


@pytest.mark.parametrize(("line", "token"), [("A", LETTERED[0].token), ("b)", LETTERED[1].token)])
def test_a_letter_picks_the_option_that_bears_it(line: str, token: str) -> None:
    """Alone, in either case, with a point or a bracket behind it."""
    action = typed(line, LETTERED)

    assert isinstance(action, Picked)
    assert isinstance(action.event, Choose)
    assert token == action.event.token


@pytest.mark.parametrize("line", ["c", "a b", "Back", "á"])
def test_what_no_option_bears_is_asked(line: str) -> None:
    """ "Back" bears no letter, though it begins with one."""
    assert isinstance(typed(line, LETTERED), Ask)


def test_letters_are_asked_where_nothing_bears_one() -> None:
    """A list without letters gives them no meaning."""
    assert isinstance(typed("a", LIST), Ask)


def test_letters_go_on_meaning_the_question_above_a_list_without_any() -> None:
    """A host's panel comes below the card of the question that is open."""
    screen = Offered().then(LETTERED).then(LIST).then(())

    assert isinstance(read("a", screen, Typing(AT, None)), Picked)
    assert Offered(LIST, Offered().then(LETTERED).lettered) == screen
