"""
An hour of mixed traffic in a few minutes, with everything going wrong that does: what is lost?

    python -m benchmarks.soak [--hours 1] [--asks 4200] [--kills 2]

`refugio run` in a process of its own, on a PostgreSQL started for it, between a Discord and a
Slack on this machine. People ask, press buttons, fill in forms and play quizzes, as fast as they
get answers; `--asks` is how many ask in an hour, 4,200 for 100,000 in a day. Meanwhile Discord and
Slack answer 429 and 5xx and end connections, tables are locked for two seconds, and from the
middle on the process is killed (kill -9) and started again.

Everybody must get an answer, in the second half by trying again, and what anybody was told is done
must be in the database. In the first half, without kills, whoever was heard must be answered, and
the memory may not grow by more than 5% after the first quarter of it. Linux only.

Before all that, `benchmarks.across` tells how soon what is approved on Discord is answered on
Slack, by another process.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import sys
import tempfile
import time
from asyncio.subprocess import Process
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import asyncpg

from adapters.compose import build_engine
from adapters.settings import Settings
from benchmarks import across
from bot.curation.state import State
from bot.events import PlaceId
from bot.stores.sqlstore import open_store
from bot.stores.upgrade import upgrade
from bot.wording.tokens import Action, Play
from tests.adapters.slack.peer import failed, limited
from tests.adapters.together.bots import DISCORD, SOCKET, Bots, bots
from tests.adapters.together.gateway import Discord, gateway
from tests.adapters.together.people import OnDiscord, OnSlack, Person, Shown, cards
from tests.adapters.together.workspace import LostError, Workspace
from tests.stores.server import running

PATIENCE = 20.0  # seconds after which somebody got no answer
FLAT = 0.05  # of the memory
_AT_ONCE = 8  # people who do something at the same moment
_PEOPLE = 400
_APPROVALS = 5
_QUESTIONS = (
    "How many people did Mexico deport in 2015?",
    "who is AMLO?",
    "¿cuántas personas deportó México en 2013?",
    "who won the election?",
    "What is the Frontera Sur plan?",
)
_SLACK = ("chat.postMessage", "response_url", "chat.postEphemeral", "views.open")


@dataclass
class Kind:
    """What one kind of act came to."""

    done: int = 0
    unheard: int = 0  # tries while nobody was connected, of which Discord and Slack tell people
    silent: int = 0  # tries that were heard, and got no answer


@dataclass
class Soak:
    """The traffic, and what came of it."""

    on_discord: Discord
    on_slack: Workspace
    url: str
    kinds: dict[str, Kind] = field(default_factory=dict)
    suggested: list[str] = field(default_factory=list)
    faults: int = 0
    longest: float = 0.0
    rng: random.Random = field(default_factory=lambda: random.Random(3))  # noqa: S311  # the same

    def people(self, number: int) -> Person:
        """Somebody; so many that nobody asks too much."""
        made: Person = OnSlack(self.on_slack, f"U{number % _PEOPLE}")
        if number % 2:
            made = OnDiscord(self.on_discord, 5000 + number % _PEOPLE, 2000 + number % 40)
        made.patience = PATIENCE
        return made

    async def answered(self, kind: str, do: Callable[[], Awaitable[Shown]]) -> Shown:
        """Do it, and again where no answer comes."""
        counted = self.kinds.setdefault(kind, Kind())
        begun = time.perf_counter()
        while True:
            try:
                shown = await do()
            except (LostError, ConnectionError):
                counted.unheard += 1
                await asyncio.sleep(0.5)
            except TimeoutError:
                counted.silent += 1
            else:
                counted.done += 1
                self.longest = max(self.longest, time.perf_counter() - begun)
                return shown

    async def one(self, number: int) -> None:
        """What one person does: most ask, some go on."""
        person = self.people(number)
        question = self.rng.choice(_QUESTIONS)
        shown = await self.answered("asks", lambda: person.ask(question))
        if number % 10 == 0:
            to = next((t for t in shown.choices.values() if f":{Action.WHY}:" in t), "")
            if to:
                await self.answered("buttons", lambda: person.press(to))
        if number % 50 == 1:
            await self._suggest(number, person)

    async def _suggest(self, number: int, person: Person) -> None:
        text = f"Answer number {number} of this hour."
        typed = {"question": f"What was suggested as {number}?", "answer": text}

        async def sent() -> Shown:
            form = await person.give("suggest")
            return await person.fill(form, **typed, source="our own knowledge")

        if "moderators" in (await self.answered("forms", sent)).text:
            self.suggested.append(text)

    async def quiz(self, number: int) -> None:
        """A quiz of two rounds in a server of its own."""
        host = OnDiscord(self.on_discord, 9000 + number, 2000 + number % 40, manages=True)
        ready = await self.answered("quizzes", lambda: host.give("quiz", "start 5 easy calm en"))
        before = len(cards(self.on_discord))
        for play in (Play.BEGIN, Play.REVEAL, Play.PROCEED, Play.REVEAL, Play.END):
            panel = await self.answered("quizzes", lambda: host.give("quiz", "panel"))
            leads = [t for t in (*panel.choices.values(), *ready.choices.values()) if play in t]
            token = next((t.replace("ending", "end") for t in leads), "")
            if token:
                await self.answered("quizzes", lambda token=token: host.press(token))
            await asyncio.sleep(0.5)
            asked = cards(self.on_discord)[before:]
            for card in asked[-1:]:
                picks = [t for t in card.choices.values() if ":pick:" in t]
                for n, each in enumerate(picks[:1] * 6):
                    player = OnDiscord(self.on_discord, 7000 + n, 2000 + number % 40)
                    await self.answered("picks", lambda p=player, t=each: p.press(t))

    async def fault(self) -> None:
        """Something goes wrong."""
        self.faults += 1
        match self.faults % 5:
            case 0:
                self.on_discord.refuse(429, {"retry_after": 0.3, "global": False}, Via="1.1 them")
            case 1:
                self.on_discord.refuse(500)
            case 2:
                method = self.rng.choice(_SLACK)
                fault = limited(1) if self.rng.random() < 0.5 else failed("fatal_error")
                self.on_slack.faults.setdefault(method, []).append(fault)
            case 3:
                await self.on_discord.leave()
                for socket in [*self.on_slack.sockets]:
                    await socket.close()
            case 4:
                await self._lock()

    async def _lock(self) -> None:
        """Nobody can write an entry or a pick for two seconds."""
        connection = await asyncpg.connect(self.url)
        async with connection.transaction():
            await connection.execute("LOCK TABLE document, event, session IN EXCLUSIVE MODE")
            await asyncio.sleep(2)
        await connection.close()

    async def lost(self) -> int:
        """How many suggestions are nowhere although somebody was told that they were taken."""
        now, kept = datetime.now(UTC), set()
        places = [f"discord:{2000 + n}" for n in range(40)] + [f"slack:{self.on_slack.team}"]
        async with open_store(self.url, now) as store:
            for place in places:
                community = await store.community(PlaceId(place), now)
                state = State.of(await store.snapshot(community))
                kept |= {each.record["answer"]["en"] for each in state.drafts.values()}
        return len({*self.suggested} - kept)


@dataclass
class Outcome:
    """
    What came of it.

    silent: who was heard and got no answer in the half without kills, by kind; memory: MiB after a
    quarter of that half and at its end; lost: what was said to be taken and is nowhere; across:
    seconds from approvals on Discord until Slack answered, before the traffic.
    """

    soak: Soak
    silent: dict[str, int]
    memory: tuple[float, float]
    lost: int
    errors: int
    seconds: float
    across: list[float]

    @property
    def grown(self) -> float:
        """By which part the memory grew."""
        early, late = self.memory
        return late / early - 1

    @property
    def kept(self) -> bool:
        """Whether nothing was lost, nobody left without an answer, and no error met unawares."""
        return not (self.lost or self.errors or sum(self.silent.values()))


async def measure(asks: int, quizzes: int, kills: int) -> Outcome:
    """What comes of so much traffic."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = stack.enter_context(running(folder / "postgresql"))
        await upgrade(url, datetime.now(UTC))
        build_engine(Settings(cache=folder / "refugio", semantic=False))
        there = await stack.enter_async_context(gateway(tuple(range(2000, 2040))))
        people = [across.BOSS, *(f"U{n}" for n in range(_PEOPLE))]
        slack = Workspace(locales=dict.fromkeys(people, "en-US"), admins={across.BOSS})
        slack.members["C1"] = {"UBOT", *people}
        await slack.start()
        stack.push_async_callback(slack.close)
        shared = {"DATABASE_URL": url, "MALLOC_ARENA_MAX": "2"}
        made = bots(there.port, slack.api, folder / "log", folder, **shared)
        processes = await stack.enter_async_context(made)
        soak = Soak(there, slack, url)
        begun = time.perf_counter()
        took = await across.spread(processes, there, slack, _APPROVALS)
        bot = await _started(processes, soak)
        memory = await _half(soak, range(asks // 2), quizzes // 2, bot)
        first = {kind: each.silent for kind, each in soak.kinds.items()}
        killing = asyncio.create_task(_killed(processes, soak, kills))
        await _half(soak, range(asks // 2, asks), quizzes - quizzes // 2, None)
        await killing
        lost = await soak.lost()
        errors = (folder / "log").read_text("utf-8").count("Traceback")
    return Outcome(soak, first, memory, lost, errors, time.perf_counter() - begun, took)


async def _started(processes: Bots, soak: Soak) -> Process:
    bot = await processes.start(DISCORD, SOCKET)
    await soak.on_discord.until(soak.on_discord.serving)
    await soak.on_slack.until(lambda: soak.on_slack.sockets)
    return bot


async def _half(
    soak: Soak, numbers: range, quizzes: int, bot: Process | None
) -> tuple[float, float]:
    """Half of the traffic; the bot's memory after a quarter of it, and at its end."""
    left, early = iter(numbers), 0.0
    every = max(1, len(numbers) // 12)

    async def worker() -> None:
        nonlocal early
        for number in left:
            if number % every == 0:
                await soak.fault()
            await soak.one(number)
            if bot and not early and number - numbers.start >= len(numbers) // 4:
                early = _memory(bot.pid)

    async def hosting() -> None:
        for number in range(quizzes):
            await soak.quiz(numbers.start + number)

    await asyncio.gather(hosting(), *(worker() for _ in range(_AT_ONCE)))
    return (early, _memory(bot.pid)) if bot else (early, early)


async def _killed(processes: Bots, soak: Soak, kills: int) -> None:
    for _ in range(kills):
        await asyncio.sleep(1 + soak.rng.random())
        await processes.kill(processes.running[0])
        await _started(processes, soak)


def _memory(process: int) -> float:
    """MiB that are in use by it alone."""
    told = Path(f"/proc/{process}/smaps_rollup").read_text("ascii")
    private = [line.split() for line in told.splitlines() if line.startswith("Private_")]
    return sum(int(words[1]) for words in private) / 1024


def _told(outcome: Outcome) -> None:
    soak, (early, late) = outcome.soak, outcome.memory
    print("| what | answered | heard, no answer | the same, when killed | not connected |")
    print("|---|---|---|---|---|")
    for kind, each in soak.kinds.items():
        silent = outcome.silent.get(kind, 0)
        counts = f"{silent} | {each.silent - silent} | {each.unheard}"
        print(f"| {kind} | {each.done:,} | {counts} |")
    print(across.told(outcome.across))
    load = os.getloadavg()[0]
    print(f"faults: {soak.faults}; the longest anybody waited: {soak.longest:.1f} s")
    print(f"lost of {len(soak.suggested)} that were said to be taken: {outcome.lost}")
    print(f"memory: {early:.0f} MiB after a quarter of the first half, {late:.0f} at its end ")
    print(f"({outcome.grown:+.1%}); tracebacks in the log: {outcome.errors}")
    print(f"took {outcome.seconds:.0f} s; load {load:.1f} on {os.cpu_count()} cores")


def main() -> None:
    """Print the table; exit code 1 where something was lost, silent, or grew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hours", type=float, default=1)
    parser.add_argument("--asks", type=int, default=4_200, help="in an hour")
    parser.add_argument("--quizzes", type=int, default=12, help="in an hour")
    parser.add_argument("--kills", type=int, default=2)
    given = parser.parse_args()
    asks, quizzes = int(given.asks * given.hours), int(given.quizzes * given.hours)
    outcome = asyncio.run(measure(asks, quizzes, given.kills))
    _told(outcome)
    sys.exit(0 if outcome.kept and outcome.grown <= FLAT else 1)


if __name__ == "__main__":
    main()
