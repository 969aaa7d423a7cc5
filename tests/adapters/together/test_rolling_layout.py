"""The layout of the operator's guide, replicas of Slack and shards of Discord, restarted."""

from __future__ import annotations

import asyncio
from asyncio.subprocess import Process

from aiohttp.test_utils import unused_port

from adapters.slack.http import PATH
from tests.adapters.together.asking import Asking
from tests.adapters.together.bots import DISCORD, HTTP, Bots
from tests.adapters.together.conftest import THREE, TWO
from tests.adapters.together.gateway import Discord
from tests.adapters.together.people import OnDiscord, OnSlack
from tests.adapters.together.test_many_processes import reachable
from tests.adapters.together.waiting import so
from tests.adapters.together.workspace import Workspace

SHARDS = (0, 1)


class Layout:
    """Replicas and shards, of which each can be replaced by a new one."""

    def __init__(self, processes: Bots, on_discord: Discord, on_slack: Workspace) -> None:
        self._processes, self._discord, self._slack = processes, on_discord, on_slack
        self._replicas: dict[str, Process] = {}
        self._shards: dict[int, Process] = {}

    async def begin(self) -> None:
        """Two of each."""
        for shard in SHARDS:
            self._shards[shard] = await self._shard(shard)
            await self._replica()

    async def replace(self) -> list[int]:
        """Each process, the new one first; how the old ones ended."""
        ended = []
        for shard in SHARDS:
            new, heard = await self._shard(shard), self._discord.refused
            # Both answer then, and Discord takes the first.
            await so("answers of both", lambda h=heard: self._discord.refused > h)
            ended.append(await self._processes.stop(self._shards[shard]))
            self._shards[shard] = new
        for url, old in [*self._replicas.items()]:
            await self._replica()
            del self._replicas[url]
            self._slack.urls = [*self._replicas]  # as what balances the load leaves it out
            ended.append(await self._processes.stop(old))
        return ended

    async def _shard(self, shard: int) -> Process:
        before = self._discord.serving(shard)
        only = {"REFUGIO_DISCORD_SHARDS": f"{shard}/{len(SHARDS)}"}
        new = await self._processes.start(DISCORD, only)
        await so(f"a process of shard {shard}", lambda: self._discord.serving(shard) > before)
        return new

    async def _replica(self) -> None:
        port = unused_port()
        new = await self._processes.start(HTTP, {"PORT": str(port)})
        await reachable(port)
        self._replicas[f"http://127.0.0.1:{port}{PATH}"] = new
        self._slack.urls = [*self._replicas]


async def test_every_process_is_replaced_while_people_ask(
    processes: Bots, on_discord: Discord, on_slack: Workspace
) -> None:
    """In servers of each shard, by command and by mention: each ask gets its answer, once."""
    on_discord.shards = len(SHARDS)
    layout, asking = Layout(processes, on_discord, on_slack), Asking()
    await layout.begin()
    members = [OnDiscord(on_discord, 4001 + n, (TWO, THREE)[n % 2]) for n in range(20)]
    workers = [OnSlack(on_slack, f"U{n}") for n in range(20)]
    async with asyncio.TaskGroup() as group:
        group.create_task(asking.by_command("discord", members[:10]))
        group.create_task(asking.by_command("slack", workers[:10]))
        group.create_task(asking.by_mention("discord", members[10:]))
        group.create_task(asking.by_mention("slack", workers[10:]))
        ended = await layout.replace()
        asking.stop.set()
    await asking.answered(on_discord, on_slack)

    assert [0, 0, 0, 0] == ended
    assert asking.asked == asking.got
    assert min(asking.asked.values()) > 5
