"""Commands in our sentences are as they are typed on the platform; what others said stays."""

from __future__ import annotations

import pytest

from adapters.spelling import Spelling
from bot.command_groups import GROUPS, typed, ungroup, ungrouped
from bot.commands import EVERY
from bot.entries import Language
from bot.replies import Buttons, Caveat, Choice, Facts, Fine, Options, Quote, Reply, Text

GROUPED = Spelling(typed())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Bring it back with /import: it is looked at.", "/entry import: it"),
        ("con /importar:", "con /entrada importar:"),
        ("who hosts with you types /quiz cohost ab12cd", "types /quizadmin cohost ab12cd"),
        ("escribe ahí /concurso aquí.", "escribe ahí /dirigir aqui."),
        (
            "Type /quiz start in one; alone: /practice.",
            "Type /quiz start in one; alone: /quiz practice.",
        ),
        ("/quiz in a channel", "/quiz start in a channel"),
        ("/topics, /preguntar, /ask", "/topics, /preguntar, /ask"),
        ("https://x.org/add and/or /tmp 1/2 a/edit", "https://x.org/add and/or /tmp 1/2 a/edit"),
    ],
)
def test_in_groups(text: str, shown: str) -> None:
    """A word behind a command may say which of several things is meant."""
    assert shown in GROUPED.within(text)


def test_every_command_has_one_place() -> None:
    """By itself or in a group; and what is typed in a group is understood where there are none."""
    alone, inside = ungrouped(), [info for group in GROUPS for info in group.infos]

    assert {info.command for info in EVERY} == {info.command for info in (*alone, *inside)}
    assert not {info.command for info in alone} & {info.command for info in inside}
    for flat, grouped in typed().items():
        assert grouped == typed()[ungroup(grouped)]
        assert flat == ungroup(flat) or flat.startswith(("/quiz ", "/concurso "))


def test_what_others_said_stays() -> None:
    """A question that names a command, and the labels of what can be pressed."""
    said = Choice("/add", "1:en:open:x")
    blocks = (
        Text("/add"),
        Caveat("/add"),
        Fine("/add"),
        Facts((("/add", "see /add"),)),
        Options("/add", (said,)),
        Quote("/add"),
        Buttons((said,)),
    )
    shown = GROUPED.reply(Reply(blocks, Language.ENGLISH)).blocks

    assert shown == (
        Text("/entry add"),
        Caveat("/entry add"),
        Fine("/entry add"),
        Facts((("/entry add", "see /entry add"),)),
        Options("/entry add", (said,)),
        Quote("/add"),
        Buttons((said,)),
    )
