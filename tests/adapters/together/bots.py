"""Processes of the bot: started, stopped, killed."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.adapters.discord.discord_peer import TOKEN
from tests.adapters.slack.peer import APP_TOKEN, BOT_TOKEN, SECRET

DISCORD = {"DISCORD_TOKEN": TOKEN}
SOCKET = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_APP_TOKEN": APP_TOKEN}
HTTP = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_SIGNING_SECRET": SECRET}
KEY = "a key of this test, thirty-two letters"


@dataclass
class Bots:
    """What all processes have in common, and those that run; log: what they wrote."""

    port: int
    api: str
    shared: dict[str, str]
    log: Path
    running: list[asyncio.subprocess.Process] = field(default_factory=list)

    async def start(self, *tokens: dict[str, str]) -> asyncio.subprocess.Process:
        """A new process with these settings too; it is not connected yet."""
        kept = {
            k: v for k, v in os.environ.items() if k.startswith(("PATH", "HOME", "LANG", "TMP"))
        }
        environment = {**kept, **self.shared}
        for each in tokens:
            environment |= each
        arguments = ("-m", "tests.adapters.together.program", str(self.port), self.api)
        with self.log.open("ab") as log:
            made = await asyncio.create_subprocess_exec(
                sys.executable, *arguments, env=environment, stderr=log, stdout=log
            )
        self.running.append(made)
        return made

    async def stop(self, one: asyncio.subprocess.Process) -> int:
        """Tell it to stop; how it ended."""
        one.terminate()
        return await self._ended(one)

    async def kill(self, one: asyncio.subprocess.Process) -> None:
        """As the kernel would, at whatever it is."""
        one.send_signal(signal.SIGKILL)
        await self._ended(one)

    async def _ended(self, one: asyncio.subprocess.Process) -> int:
        ended = await asyncio.wait_for(one.wait(), 30)
        self.running.remove(one)
        return ended


@asynccontextmanager
async def bots(port: int, api: str, log: Path, cache: Path, **shared: str) -> AsyncIterator[Bots]:
    """Processes on one database, all ended at the end; shared: their settings."""
    common = {
        "REFUGIO_SEMANTIC": "off",
        "REFUGIO_CACHE": str(cache),
        "REFUGIO_KEY": KEY,
        "LOG_FORMAT": "json",
        "PYTHONWARNINGS": "ignore",
        **shared,
    }
    made = Bots(port, api, common, log)
    try:
        yield made
    finally:
        for each in [*made.running]:
            await made.kill(each)
