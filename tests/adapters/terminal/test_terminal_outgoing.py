"""A reply drawn for a terminal."""

from __future__ import annotations

import io
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from adapters.terminal.outgoing import render
from bot.entries import Bilingual, Citation, Entry, EntryId, Language, StatementKind
from bot.knowledge.pack import Pack
from bot.replies import (
    Block,
    Buttons,
    Caveat,
    Choice,
    Facts,
    Fine,
    Label,
    Link,
    Options,
    Quote,
    Reply,
    Text,
)
from bot.wording.cards import after, kind_label
from bot.wording.tokens import Action, token

LONG = "A sentence that is long enough to be wrapped more than once on a narrow screen. " * 2
WORD = "Donaudampfschifffahrtsgesellschaft" * 4
MORE = Choice("More…", token(Language.ENGLISH, Action.TOPIC, "past", 1))
ENTRY = EntryId("opening")
BLOCKS: dict[str, Block] = {
    "label": Label(LONG),
    "text": Text(LONG + WORD),
    "quote": Quote(LONG),
    "caveat": Caveat(LONG + WORD),
    "fine": Fine(LONG),
    "options": Options(LONG, tuple(Choice(f"{n} {LONG}{WORD}", "1:en:topics") for n in range(11))),
    "buttons": Buttons(
        (Choice(LONG, token(Language.ENGLISH, Action.WHY, ENTRY)), Choice(LONG, MORE.token))
    ),
    "facts": Facts(((LONG, LONG), (WORD, WORD), ("a", "b"))),
    "link": Link(LONG, f"https://example.org/{WORD}", LONG),
}


def drawn(*blocks: Block, width: int = 60, colour: bool = False, spanish: bool = False) -> str:
    """The blocks as they arrive at a terminal of that width."""
    page = io.StringIO()
    console = Console(
        file=page,
        width=width,
        height=25,
        force_terminal=colour,
        color_system="truecolor" if colour else None,
        _environ={},
    )
    language = Language.SPANISH if spanish else Language.ENGLISH
    console.print(render(Reply(blocks, language)).drawn)
    return page.getvalue()


def words(*blocks: Block, spanish: bool = False) -> str:
    """The same on one line."""
    return " ".join(drawn(*blocks, spanish=spanish).split())


@pytest.mark.parametrize("width", [40, 60])
@pytest.mark.parametrize("name", BLOCKS)
def test_no_line_is_wider_than_the_terminal(name: str, width: int) -> None:
    """Every block wraps, long words and addresses too."""
    lines = drawn(BLOCKS[name], width=width).splitlines()

    assert max(map(cell_len, lines)) <= width


@pytest.mark.parametrize("name", BLOCKS)
def test_colour_adds_nothing_to_the_words(name: str) -> None:
    """With colour the same characters are drawn as without."""
    coloured = drawn(BLOCKS[name], colour=True)

    assert drawn(BLOCKS[name]) == re.sub(r"\x1b\[[\d;]*m", "", coloured)


def test_without_colour_there_is_no_escape() -> None:
    """A terminal without colour gets plain characters only."""
    assert "\x1b" not in drawn(*BLOCKS.values())


def test_wrapping_loses_no_letter() -> None:
    """A word longer than a line goes on in the next."""
    assert WORD in drawn(Text(WORD), width=40).replace("\n", "").replace(" ", "")


def test_quote_is_quoted() -> None:
    """Exact words stand in quotation marks, seen without colour."""
    assert "“dirty work”" == words(Quote("dirty work"))


def test_caveat_has_a_mark() -> None:
    """A caveat is told from the text without colour."""
    assert "! Dates differ." == words(Caveat("Dates differ."))


def test_options_are_numbered_under_their_prompt() -> None:
    """Choices have numbers from 1, and the screen knows what they stand for."""
    choices = (Choice("First", "1:en:open:a"), Choice("Second", "1:en:open:b"))
    reply = Reply((Options("Which?", choices),), Language.ENGLISH)

    assert "Which? 1. First 2. Second" == words(*reply.blocks)
    assert choices == render(reply).numbered


@pytest.mark.parametrize(
    ("spanish", "line"),
    [(False, "/simpler /why /related /topics"), (True, "/sencillo /porque /relacionadas /temas")],
)
def test_buttons_are_commands(spanish: bool, line: str) -> None:
    """What can be done next is told as the commands that do it, in the reply's language."""
    language = Language.SPANISH if spanish else Language.ENGLISH
    entry = Entry(ENTRY, "past", StatementKind.FACT, (), Bilingual("Yes."), Citation((1,)))

    assert line == words(
        after(entry, Pack("p", Bilingual("P"), (entry,)), language), spanish=spanish
    )


def test_button_without_command_continues_the_numbers() -> None:
    """A further page has no command, so it is one more number after the list."""
    first = Choice("First", "1:en:open:a")
    blocks = (
        Options("Which?", (first,)),
        Buttons((MORE, Choice("Topics", token(Language.ENGLISH, Action.TOPICS)))),
    )

    assert "Which? 1. First 2. More… /topics" == words(*blocks)
    assert (first, MORE) == render(Reply(blocks, Language.ENGLISH)).numbered


def test_forged_button_is_a_number() -> None:
    """A token that is none of ours is offered as it is; the engine refuses it."""
    assert "1. Press me" == words(Buttons((Choice("Press me", "9:rm:everything"),)))


def test_facts_stand_in_two_columns() -> None:
    """Values begin in the same column."""
    lines = drawn(Facts((("Score", "0.5"), ("Confidence", "80%")))).splitlines()

    assert lines[0].index("0.5") == lines[1].index("80%")


def test_link_shows_its_address_alone_on_a_line() -> None:
    """An address stands alone, so that it can be copied; its note is told too."""
    lines = drawn(Link("A place", "https://example.org/", "not yet checked")).splitlines()

    assert ["A place (not yet checked)", "https://example.org/"] == [x.strip() for x in lines]


@pytest.mark.parametrize("language", Language)
def test_each_kind_of_statement_has_its_own_colour(language: Language) -> None:
    """A promise does not look like a fact: titles differ by kind, and another title by none."""
    by = Bilingual("Someone", "Alguien")
    entries = [Entry(ENTRY, "x", kind, (), Bilingual("Yes."), by=by) for kind in StatementKind]
    titles = [Label(kind_label(entry, language), entry.kind) for entry in entries]
    titles.append(Label("How it was found"))
    styles = {
        drawn(title, colour=True, spanish=language is Language.SPANISH).split(title.text)[0]
        for title in titles
    }

    assert len(titles) == len(styles)


HOSTILE = [
    "\x1b[2J\x1b[H gone",
    "\x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "\x9b31m red",
    "a\rb\x08\x07c\x7f",
    "abc\u202egnp.exe\u2066\u2069",
    "one\u2028two\u2029three",
    "zero\u200bwidth\ufeff",
    "lone \ud800 surrogate",
    "[bold red]markup[/] [link=https://evil.example]x[/link] :warning: \\[x]",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_moves_nothing(text: str) -> None:
    """No control character, direction mark or markup of any text has an effect."""
    shown = drawn(*_everywhere(text))

    assert not [c for c in shown if c != "\n" and unicodedata.category(c) in _BAD]
    for mark in ("[bold red]", ":warning:", "[link="):
        assert (mark in text) == (mark in shown)


def test_line_breaks_stay_in_paragraphs_only() -> None:
    """A choice with a line break cannot look like two."""
    assert "1. yes 2. no" in drawn(Options("?", (Choice("yes\n2. no", "1:en:topics"),)))
    assert ["a", "b"] == drawn(Text("a\nb")).split()


_BAD = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def _everywhere(text: str) -> tuple[Block, ...]:
    choices = (Choice(text, "1:en:topics"), Choice(text, text))
    return (
        Label(text),
        Text(text),
        Quote(text),
        Caveat(text),
        Fine(text),
        Options(text, choices),
        Buttons(choices),
        Facts(((text, text),)),
        Link(text, text, text),
    )


@given(st.text(), st.sampled_from([40, 60, 88]))
def test_any_text_fits_and_is_harmless(text: str, width: int) -> None:
    """Whatever a text holds, no line is too wide and no control character gets through."""
    shown = drawn(*_everywhere(text), width=width)

    assert max(cell_len(line) for line in shown.split("\n")) <= width
    assert not [c for c in shown if c != "\n" and unicodedata.category(c) in _BAD]
