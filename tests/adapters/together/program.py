"""
`refugio run` as an operator starts it, led to a Discord and a Slack on this machine.

    python -m tests.adapters.together.program DISCORD_PORT SLACK_API

Everything else is set by its environment, as an operator's is. It prints a line once it serves.
"""

from __future__ import annotations

import asyncio
import sys
from datetime import timedelta
from typing import Any

import discord
from discord.state import ConnectionState
from slack_sdk.web.async_base_client import AsyncBaseClient

from adapters import delivering, logs
from adapters.cli.run import _serve
from adapters.discord import app, patience
from adapters.settings import Settings
from adapters.slack import listening
from bot.handling import quizzing
from tests.adapters.discord.discord_peer import lead_to

_CLAIM = timedelta(seconds=6)  # that a process has to send a message, of thirty
_OURS = 5.0  # seconds of these in which it does, of twenty-five
_THINKING = 30.0  # seconds for an answer, of two; the Discord here waits
_READY = 0.05  # seconds that discord.py waits for servers once it is connected, of two


def main() -> None:
    """Serve until it is told to stop, or killed."""
    port, api = sys.argv[1:3]
    lead_to(int(port))
    _lead_slack_to(api)
    settings = Settings.from_env()
    logs.start(settings.log_level, settings.log_format, sys.stderr)
    sys.exit(0 if asyncio.run(_serve(settings)) else 1)


def _lead_slack_to(api: str) -> None:
    """From now on this process's slack_sdk takes the Slack there for Slack."""
    made = AsyncBaseClient.__init__

    def led(self: AsyncBaseClient, *given: Any, **more: Any) -> None:
        made(self, *given, **{**more, "base_url": api})

    AsyncBaseClient.__init__ = led  # type: ignore[method-assign]


def _bear() -> None:
    """
    A busy machine is no reason to tell people that it takes too long, nor, where it takes seconds
    to find out whether another process answered, to answer twice rather than not at all.
    """
    patience.THINKING = app.THINKING = app._CLAIMING = listening._CLAIMING = _THINKING


def _hurry() -> None:
    """Waits of seconds that a killed process leaves to others, and those at a start, are short."""
    quizzing._CLAIM, delivering._OURS = _CLAIM, _OURS
    before = ConnectionState.__init__

    def hurried(self: ConnectionState[discord.Client], *given: Any, **more: Any) -> None:
        before(self, *given, **more)
        self.guild_ready_timeout = _READY

    ConnectionState.__init__ = hurried  # type: ignore[method-assign]


if __name__ == "__main__":
    _hurry()
    _bear()
    main()
