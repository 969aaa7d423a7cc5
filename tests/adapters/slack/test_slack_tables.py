"""The board of a quiz as a table on Slack, and the same words in the message's `text`."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from adapters.slack.outgoing import home, payload
from bot.entries import Language
from bot.replies import Facts, Label, Reply
from bot.wording.tokens import Play
from tests.adapters.slack.block_kit import RefusedError, check_message, check_view
from tests.conversations.quiz_world import Player, World, all_pick, at_kind, started
from tests.conversations.test_quizzes import SINGLE

COLUMNS = ("Player", "Points")
WORDS = {
    "english": ("The board", COLUMNS, "1. Player 1", "points"),
    "spanish": ("La tabla", ("Participante", "Puntos"), "1. Participante 1", "puntos"),
}


def table(message: dict[str, Any]) -> dict[str, Any]:
    """The only table of a message."""
    [found] = [block for block in message["blocks"] if block["type"] == "data_table"]
    return dict(found)


def board(*rows: tuple[str, str]) -> Reply:
    title = "The board"
    return Reply((Label(title), Facts(rows, title, COLUMNS)), Language.ENGLISH)


@pytest.mark.parametrize("language", WORDS)
async def test_after_a_round_of_a_race(language: str) -> None:
    """Players, the best first, below the names of the columns; the same lines in `text`."""
    title, columns, first, points = WORDS[language]
    world = World()
    ana = await world.host("ana")
    session, number = await at_kind(world, ana, SINGLE, f"race {language}")
    await all_pick([Player(world, f"p{n}") for n in range(6)], session, number)
    await world.deliver()
    await ana.do(Play.REVEAL, session, number)
    told = [message for each in await world.deliver() for message in payload(each.reply)]
    [shown] = [each for each in told if "data_table" in {b["type"] for b in each["blocks"]}]
    head, *rows = [[cell["text"] for cell in row] for row in table(shown)["rows"]]

    check_message(shown)
    assert (title, [*columns], 5) == (table(shown)["caption"], head, len(rows))
    assert first == rows[0][0]
    assert rows[0][1].endswith(points)
    assert all(f"{name}: {value}" in shown["text"].splitlines() for name, value in rows)


async def test_in_the_report() -> None:
    """At the end of a calm quiz it tells how many they had right."""
    world = World()
    ana = await world.host("ana")
    session = await started(ana, "start 2 race")
    for number in range(2):
        await all_pick([Player(world, f"p{n}") for n in range(6)], session, number)
        await ana.do(Play.REVEAL, session, number)
        await ana.do(Play.PROCEED, session, number)
    world.wait(seconds=timedelta(minutes=1).total_seconds())
    told = [message for each in await world.deliver() for message in payload(each.reply)]
    for message in told:
        check_message(message)

    assert ["The board"] == [
        block["caption"]
        for message in told
        for block in message["blocks"]
        if block["type"] == "data_table" and "Players: 6" in message["text"]
    ]


def test_what_slack_takes_as_none() -> None:
    """Too many rows, and an empty cell, stand as lines, and nothing is lost."""
    many = board(*((f"{n}. Player {n}", f"{n} points") for n in range(101)))
    empty = board(("1. Ana", ""), ("2. Ben", "3 points"))
    for reply in (many, empty):
        messages = payload(reply)
        for message in messages:
            check_message(message)
        blocks = [block["type"] for message in messages for block in message["blocks"]]
        assert "data_table" not in blocks
    assert "100. Player 100: 100 points" in payload(many)[-1]["text"]


def test_one_in_a_message() -> None:
    """A second table is in the next message."""
    two = Reply(board(("1. Ana", "3")).blocks * 2, Language.ENGLISH)
    first, second = payload(two)

    check_message(first)
    check_message(second)
    assert table(first) == table(second)


def test_nothing_takes_effect_and_pages_have_lines() -> None:
    """A name is no markup in a cell; App Home has no tables."""
    hostile = board(("1. <!channel> *x*", "3 points"))
    [message] = payload(hostile)

    check_message(message)
    assert {"type": "raw_text", "text": "1. <!channel> *x*"} == table(message)["rows"][1][0]
    assert "<!channel>" not in message["text"]
    check_view(home(hostile))


@pytest.mark.parametrize(
    "broken",
    [
        {"caption": ""},
        {"rows": [[{"type": "raw_text", "text": "Player"}]]},
        {"rows": [[{"type": "rich_text", "elements": []}], [{"type": "raw_text", "text": "1"}]]},
        {"rows": [[{"type": "raw_text", "text": "x"}]] * 102},
        {"rows": [[{"type": "raw_text", "text": "x"}] * 21] * 2},
        {"rows": [[{"type": "raw_text", "text": "x"}], [{"type": "raw_text", "text": "x"}] * 2]},
        {"page_size": 0},
        {"page_size": 101},
    ],
)
def test_what_slack_refuses(broken: dict[str, Any]) -> None:
    """The peer refuses it, so that nothing of ours comes to it."""
    [message] = payload(board(("1. Ana", "3 points")))
    message["blocks"] = [{**table(message), **broken}]

    with pytest.raises(RefusedError, match="invalid_blocks"):
        check_message(message)
