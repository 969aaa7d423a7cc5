"""A reply with a file is drawn everywhere: its name at least, and nothing of its text."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from rich.console import Console

from adapters.discord import outgoing as discord
from adapters.slack import outgoing as slack
from adapters.terminal import outgoing as terminal
from bot.entries import Language
from bot.replies import Audience, File, Reply, Text
from bot.wording.plain import text_of

NAME = "entries-2026-05-01.csv"
FILE = File(NAME, "text/csv", "id,answer.en\none,<!channel> @everyone\n")
REPLY = Reply((Text("All entries:"), FILE), Language.ENGLISH, Audience.SENDER)


def on_discord(reply: Reply) -> str:
    return json.dumps(discord.payload(reply))


def on_slack(reply: Reply) -> str:
    return json.dumps(slack.payload(reply))


def in_terminal(reply: Reply) -> str:
    console = Console(width=80)
    with console.capture() as shown:
        console.print(terminal.render(reply).drawn)
    return shown.get()


@pytest.mark.parametrize("draw", [on_discord, on_slack, in_terminal, text_of])
def test_a_file_is_named_and_not_shown(draw: Callable[[Reply], str]) -> None:
    """Whoever reads along sees no entry of it."""
    shown = draw(REPLY)

    assert "entries" in shown
    assert "2026" in shown
    assert "everyone" not in shown
