"""
How long it takes until what is approved on one platform is answered on the other.

    python -m benchmarks.across [--times 20]

Two processes of `refugio run` on a PostgreSQL started for it, one on a Discord and one on a Slack
on this machine, whose places share a community. A member suggests an entry on Slack, a moderator
approves it on Discord, and the member asks anew and anew; the seconds are those from the press
that approves until the answer is there.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import tempfile
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path

from adapters.compose import build_engine
from adapters.settings import Settings
from bot.stores.upgrade import upgrade
from bot.wording.tokens import Step
from tests.adapters.together.bots import DISCORD, SOCKET, Bots, bots
from tests.adapters.together.gateway import Discord, gateway
from tests.adapters.together.people import OnDiscord, OnSlack, Person
from tests.adapters.together.test_two_platforms import link, to_review
from tests.adapters.together.waiting import within
from tests.adapters.together.workspace import Workspace
from tests.stores.server import running

BOSS = "UBOSS"  # who runs the workspace, and its admin
_LOOK = 0.03  # seconds between two asks


async def spread(processes: Bots, there: Discord, slack: Workspace, times: int) -> list[float]:
    """The seconds of so many approvals; the two processes are stopped again."""
    pair = [await processes.start(each) for each in (DISCORD, SOCKET)]
    await there.until(there.serving)
    await slack.until(lambda: slack.sockets)
    ana = OnDiscord(there, 4001, manages=True)
    await link(ana, OnSlack(slack, BOSS))
    took = [await _one(ana, OnSlack(slack, f"U{n}"), n) for n in range(times)]
    for each in pair:
        await processes.stop(each)
    await there.until(lambda: not there.serving())
    await slack.until(lambda: not slack.sockets)
    return took


async def _one(ana: Person, member: Person, number: int) -> float:
    question, answer = f"What was approved as number {number}?", f"It is text {number}."
    form = await member.give("suggest")
    await member.fill(form, question=question, answer=answer, source="our own knowledge")
    draft = await ana.press((await to_review(ana)).to(Step.PREVIEW))
    begun = time.perf_counter()
    await ana.press(draft.to(Step.PUBLISH))
    async with within(lambda: f"{answer!r} on Slack"):
        while answer not in (await member.ask(question)).text:
            await asyncio.sleep(_LOOK)
    return time.perf_counter() - begun


def told(took: Sequence[float]) -> str:
    """The seconds in one line."""
    middle, most = statistics.median(took), max(took)
    times = f"{len(took)} approvals on Discord"
    return f"{times} were answered on Slack after {middle:.2f} s in the middle, {most:.2f} at most"


async def measure(times: int) -> list[float]:
    """The seconds of so many approvals, on a machine with nothing else to do."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = stack.enter_context(running(folder / "postgresql"))
        await upgrade(url, datetime.now(UTC))
        build_engine(Settings(cache=folder / "refugio", semantic=False))
        there = await stack.enter_async_context(gateway((2000,)))
        people = [BOSS, *(f"U{n}" for n in range(times))]
        slack = Workspace(locales=dict.fromkeys(people, "en-US"), admins={BOSS})
        slack.members["C1"] = {"UBOT", *people}
        await slack.start()
        stack.push_async_callback(slack.close)
        made = bots(there.port, slack.api, folder / "log", folder, DATABASE_URL=url)
        return await spread(await stack.enter_async_context(made), there, slack, times)


def main() -> None:
    """Print the seconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=20)
    print(told(asyncio.run(measure(parser.parse_args().times))))
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()
