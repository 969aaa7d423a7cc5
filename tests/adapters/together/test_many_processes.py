"""Several processes on one PostgreSQL: a layout that grows, restarted without losing an ask."""

from __future__ import annotations

import asyncio
from asyncio.subprocess import Process

from aiohttp.test_utils import unused_port

from adapters.slack.http import PATH
from bot.wording.tokens import Play, Step
from tests.adapters.together.asking import ANSWER, ASKED, Asking
from tests.adapters.together.bots import DISCORD, HTTP, Bots
from tests.adapters.together.conftest import THREE, TWO
from tests.adapters.together.gateway import Discord
from tests.adapters.together.people import SOON, OnDiscord, OnSlack, cards, posts
from tests.adapters.together.test_two_platforms import FORM, QUESTION, answered, link, shown
from tests.adapters.together.workspace import Workspace


async def reachable(port: int) -> None:
    """Wait until somebody serves there."""
    async with asyncio.timeout(SOON):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.05)
            else:
                writer.close()
                return


async def test_replicas_and_shards(
    processes: Bots, on_discord: Discord, on_slack: Workspace
) -> None:
    """
    Two replicas of Slack over HTTP and two processes of Discord with a shard each.

    Each server is heard by one process; what one of them publishes, all answer; a delivery that
    Slack repeats, to whichever replica, is answered once; each quiz message is there once.
    """
    on_discord.shards = 2
    ports = [unused_port(), unused_port()]
    for port in ports:
        await processes.start(HTTP, {"PORT": str(port)})
    for shard in ("0/2", "1/2"):
        await processes.start(DISCORD, {"REFUGIO_DISCORD_SHARDS": shard})
    for port in ports:
        await reachable(port)
    await on_discord.until(lambda: on_discord.serving(0) and on_discord.serving(1))
    on_slack.urls = [f"http://127.0.0.1:{port}{PATH}" for port in ports]
    ana, cleo = (OnDiscord(on_discord, 4001, guild, manages=True) for guild in (TWO, THREE))
    ben = OnSlack(on_slack, "UBOSS")
    await link(ana, ben)
    await link(ana, cleo)

    assert (1, 1) == (on_discord.serving(0), on_discord.serving(1))
    draft = await ana.fill(await ana.give("add"), **FORM)
    await ana.press(draft.to(Step.PUBLISH))
    for each in (cleo, OnSlack(on_slack, "U1"), OnSlack(on_slack, "U2")):
        await answered(each, QUESTION, "It opens at nine.")

    said = on_slack.mention(f"<@UBOT> {ASKED}", "U3")
    for url in on_slack.urls * 2:
        on_slack.urls = [url]
        await on_slack.deliver(said)
    await on_slack.until(lambda: len(posts(on_slack)) >= 1)
    on_slack.urls = [f"http://127.0.0.1:{port}{PATH}" for port in ports]

    ready = await ana.give("quiz", "start 5 easy race en")
    panel = await ana.press(ready.to(Play.BEGIN))
    await shown(on_discord, cards, 1)
    await ana.press(panel.to(Play.REVEAL))
    await shown(on_discord, cards, 2)
    await asyncio.sleep(1)  # for a second one, if there were one

    assert 2 == len(cards(on_discord))
    assert 1 == len([each for each in posts(on_slack) if ANSWER in each.text])


async def test_rolling_restart(processes: Bots, on_discord: Discord, on_slack: Workspace) -> None:
    """
    A new process comes, the old one goes, twice over, while people ask: each gets one answer.

    For a while both are connected and both hear all of Discord; what balances the load of Slack's
    requests leaves the old one out before it is stopped.
    """
    asking = Asking()
    members = [OnDiscord(on_discord, 4001 + n) for n in range(20)]
    workers = [OnSlack(on_slack, f"U{n}") for n in range(20)]

    async def another() -> Process:
        port, before = unused_port(), on_discord.serving()
        new = await processes.start(DISCORD, HTTP, {"PORT": str(port)})
        await on_discord.until(lambda: on_discord.serving() == before + 1)
        await reachable(port)
        on_slack.urls = [f"http://127.0.0.1:{port}{PATH}"]
        return new

    old = await another()
    async with asyncio.TaskGroup() as group:
        group.create_task(asking.by_command("discord", members[:10]))
        group.create_task(asking.by_command("slack", workers[:10]))
        group.create_task(asking.by_mention("discord", members[10:]))
        group.create_task(asking.by_mention("slack", workers[10:]))
        for _ in range(2):
            new = await another()
            heard = on_discord.refused  # both answer, and Discord takes the first
            await on_discord.until(lambda h=heard: on_discord.refused > h)
            assert 0 == await processes.stop(old)
            old = new
        asking.stop.set()
    await asking.answered(on_discord, on_slack)

    assert asking.asked == asking.got
    assert min(asking.asked.values()) > 5
    assert on_discord.refused
