"""
An hour of mixed traffic in a few minutes, with everything going wrong that does: what is lost?

    python -m benchmarks.soak [--hours 1] [--asks 4200] [--quizzes 24] [--faults 120] [--kills 6]

`refugio run` in a process of its own, on a PostgreSQL started for it, between a Discord and a
Slack on this machine. People ask, press buttons, fill in forms and play quizzes, as fast as they
get answers; `--asks` is how many ask in an hour, 4,200 for 100,000 in a day. Meanwhile Discord and
Slack answer 429 and 5xx and end connections, tables are locked for two seconds, and from the
middle on the process is killed (kill -9) and started again.

Whoever was heard must be answered, but for those whose answer was under way when the process that
heard them was killed: they must get it by trying again. What anybody was told is done must be in
the database. In the first half, without kills, the memory may not grow by more than 5% after the
first quarter of it. Each kind of fault must have been met on both platforms. Exit code 1 otherwise.
Of each thing that got no answer it is told what went wrong meanwhile, and what the log has of it.
Linux only.

Before all that, `benchmarks.across` tells how soon what is approved on Discord is answered on
Slack, by another process.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import statistics
import sys
import tempfile
import time
from asyncio.subprocess import Process
from collections import Counter
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from adapters.compose import build_engine
from adapters.settings import Settings
from benchmarks import across
from benchmarks.soak_faults import ALL, Faults
from benchmarks.soak_silences import Silence, Wrong
from benchmarks.soak_traffic import PEOPLE, SERVERS, Traffic
from bot.stores.upgrade import upgrade
from tests.adapters.together.bots import DISCORD, SOCKET, Bots, bots
from tests.adapters.together.gateway import Discord, gateway
from tests.adapters.together.waiting import so
from tests.adapters.together.workspace import Workspace
from tests.stores.server import running

FLAT = 0.05  # of the memory
_AT_ONCE = 8  # people who do something at the same moment
_APPROVALS = 5
_LOOKS = 40  # at the memory, in the half without kills


@dataclass(frozen=True)
class Size:
    """How much of everything."""

    asks: int
    quizzes: int
    faults: int
    kills: int


@dataclass
class Outcome:
    """
    What came of it.

    wrong: all that went wrong, in its order; memory: MiB during the half without kills;
    suggestions, picks: how many of those said to be taken are nowhere; log: its lines; across:
    seconds from approvals on Discord until Slack answered, before the traffic.
    """

    traffic: Traffic
    met: Counter[tuple[str, str]]
    unmet: list[str]
    wrong: list[Wrong]
    memory: list[float]
    suggestions: int
    picks: int
    log: list[str]
    seconds: float
    across: list[float] = field(default_factory=list)

    @property
    def grown(self) -> float:
        """By which part the memory grew after a quarter of the half; the middle of five looks."""
        quarter = len(self.memory) // 4
        early, late = self.memory[quarter : quarter + 5], self.memory[-5:]
        return statistics.median(late) / statistics.median(early) - 1 if early else 0.0

    @property
    def errors(self) -> int:
        """Tracebacks in the log."""
        return sum("Traceback" in line for line in self.log)

    @property
    def silent(self) -> list[Silence]:
        """
        What got no answer in time, or none, though the process that heard it was not killed.
        """
        return [each for each in self.traffic.silences if not each.killed(self.wrong)]

    @property
    def kept(self) -> bool:
        """Whether nothing was lost, nobody left without an answer, and no error met unawares."""
        return not (self.suggestions or self.picks or self.errors or self.silent)


class Soak:
    """The traffic against one process, which is killed and started again."""

    def __init__(self, there: Discord, slack: Workspace, url: str, processes: Bots) -> None:
        rng = random.Random(3)  # noqa: S311  # the same each time
        self.faults = Faults(there, slack, url, rng)
        self.traffic = Traffic(there, slack, across.BOSS, rng, self.faults.wrong)
        self.memory: list[float] = []
        self._there, self._slack, self._processes, self._rng = there, slack, processes, rng

    async def run(self, size: Size) -> None:
        """All of it."""
        middle = size.asks // 2
        bot = await self._started()
        await self.traffic.open()
        await self._half(range(middle), range(size.quizzes // 2), size.faults // 2, bot)
        killing = asyncio.create_task(self._kill(size.kills))
        quizzes = range(size.quizzes // 2, size.quizzes)
        await self._half(range(middle, size.asks), quizzes, size.faults - size.faults // 2)
        await killing
        await self.faults.over()

    async def _half(
        self, numbers: range, quizzes: range, faults: int, bot: Process | None = None
    ) -> None:
        """Half of the traffic; bot: whose memory is looked at meanwhile."""
        left = iter(numbers)
        wrong, looks = _spread(numbers, faults), _spread(numbers, _LOOKS)

        async def worker() -> None:
            for number in left:
                if number in wrong:
                    await self.faults.next()
                if bot is not None and number in looks:
                    self.memory.append(_memory(bot.pid))
                await self.traffic.one(number)

        async def hosting() -> None:
            for number in quizzes:
                await self.traffic.quiz(number)

        await asyncio.gather(hosting(), *(worker() for _ in range(_AT_ONCE)))

    async def _kill(self, kills: int) -> None:
        for _ in range(kills):
            await asyncio.sleep(1 + 9 * self._rng.random())
            self.faults.killing()
            await self._processes.kill(self._processes.running[0])
            await self._started()

    async def _started(self) -> Process:
        bot = await self._processes.start(DISCORD, SOCKET)
        await so("Discord", self._there.serving)
        await so("Slack", lambda: self._slack.sockets)
        return bot


async def measure(size: Size) -> Outcome:
    """What comes of so much traffic."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = stack.enter_context(running(folder / "postgresql"))
        await upgrade(url, datetime.now(UTC))
        build_engine(Settings(cache=folder / "refugio", semantic=False))
        there = await stack.enter_async_context(gateway(SERVERS))
        people = [across.BOSS, *_people()]
        slack = Workspace(locales=dict.fromkeys(people, "en-US"), admins={across.BOSS})
        slack.members["C1"] = {"UBOT", *people}
        await slack.start()
        stack.push_async_callback(slack.close)
        shared = {"DATABASE_URL": url, "MALLOC_ARENA_MAX": "2"}
        made = bots(there.port, slack.api, folder / "log", folder, **shared)
        processes = await stack.enter_async_context(made)
        took = await across.spread(processes, there, slack, _APPROVALS)
        soak, begun = Soak(there, slack, url, processes), time.perf_counter()
        await soak.run(size)
        seconds = time.perf_counter() - begun
        log = (folder / "log").read_text("utf-8").splitlines()
        met, unmet, wrong = soak.faults.met(), soak.faults.unmet(), soak.faults.wrong
        lost = await soak.traffic.lost(url)
    return Outcome(soak.traffic, met, unmet, wrong, soak.memory, *lost, log, seconds, took)


def _people() -> Iterator[str]:
    """Those on Slack who ask, and those who play."""
    for number in range(PEOPLE):
        yield f"U{number}"
        yield f"UP{number}"


def _spread(numbers: range, times: int) -> set[int]:
    """So many of the numbers, in equal distances."""
    return {numbers[each * len(numbers) // times] for each in range(times)} if numbers else set()


def _memory(process: int) -> float:
    """MiB that are in use by it alone."""
    told = Path(f"/proc/{process}/smaps_rollup").read_text("ascii")
    private = [line.split() for line in told.splitlines() if line.startswith("Private_")]
    return sum(int(words[1]) for words in private) / 1024


def _told(outcome: Outcome) -> None:
    traffic = outcome.traffic
    heads = "what | answered | late | heard, no answer | when killed | told it failed"
    print(f"| {heads} | not connected |\n|---|---|---|---|---|---|---|")
    late = Counter(each.kind for each in outcome.silent if each.late is not None)
    silent = Counter(each.kind for each in outcome.silent)
    killed = Counter(each.kind for each in traffic.silences) - silent
    for kind, each in traffic.kinds.items():
        never = silent[kind] - late[kind]
        counts = f"{late[kind]} | {never} | {killed[kind]} | {each.sorry} | {each.unheard}"
        print(f"| {kind} | {each.done:,} | {counts} |")
    print("\n| fault | met on Discord | met on Slack |")
    print("|---|---|---|")
    for fault in ALL:
        print(f"| {fault} | {outcome.met['Discord', fault]} | {outcome.met['Slack', fault]} |")
    print()
    if outcome.unmet:
        print(f"never met: {', '.join(outcome.unmet)}")
    print(across.told(outcome.across))
    for silence in traffic.silences:
        print("\n".join(silence.told(outcome.wrong, outcome.log)))
    print(f"the longest anybody waited: {traffic.longest:.1f} s")
    print(f"lost of {len(traffic.suggested)} suggestions said to be taken: {outcome.suggestions}")
    print(f"lost of {len(traffic.picked)} people who were told that they picked: {outcome.picks}")
    print(f"memory, MiB: {' '.join(f'{each:.0f}' for each in outcome.memory)}")
    print(f"it grew by {outcome.grown:+.1%} after a quarter of the half without kills")
    print(f"tracebacks in the log: {outcome.errors}; took {outcome.seconds:.0f} s", end="")
    print(f"; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


def main() -> None:
    """Print the tables; exit code 1 where something was lost, silent, or grew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hours", type=float, default=1)
    parser.add_argument("--asks", type=int, default=4_200, help="in an hour")
    parser.add_argument("--quizzes", type=int, default=24, help="in an hour")
    parser.add_argument("--faults", type=int, default=120, help="in an hour, kills beside them")
    parser.add_argument("--kills", type=int, default=6)
    given = parser.parse_args()
    parts = (int(each * given.hours) for each in (given.asks, given.quizzes, given.faults))
    outcome = asyncio.run(measure(Size(*parts, given.kills)))
    _told(outcome)
    sys.exit(0 if outcome.kept and outcome.grown <= FLAT and not outcome.unmet else 1)


if __name__ == "__main__":
    main()
