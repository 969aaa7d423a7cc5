"""Which events a form may come of: a platform holds a place for it in time."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.commands import Command, Game, Named, Task
from bot.events import Ask, Choose, ConversationId, Invoke, Submit
from bot.handling.wanted import may_open

WHO, NOON = ConversationId("me"), datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("command", "may"),
    [(Task.ADD, True), (Task.TEACH, True), (Game.QUIZ, True), (Command.ASK, False)],
)
def test_commands(command: Named, may: bool) -> None:
    """Of one that writes or sets something, never of a question."""
    assert may is may_open(Invoke(command, WHO, NOON))


@pytest.mark.parametrize(
    ("token", "may"),
    [("1:en:write", True), ("1:es:type:ab12-3", True), ("1:en:open:x", False), ("junk", False)],
)
def test_presses(token: str, may: bool) -> None:
    """By what the token points at."""
    assert may is may_open(Choose(token, WHO, NOON))


def test_the_rest() -> None:
    """Of a form another may come; of a question none."""
    assert may_open(Submit("1:en:write", {}, WHO, NOON))
    assert not may_open(Ask("who is AMLO?", WHO, NOON))
