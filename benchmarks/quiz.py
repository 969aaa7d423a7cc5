"""
What a pick in a quiz costs through the whole engine, and that none is lost or counted twice.

    python -m benchmarks.quiz [--postgresql | --url URL]

First one session of 2,000 players who all pick within two seconds, in each of ten rounds; then 200
sessions at once of ten players each. Meanwhile the clock of quizzes runs and their messages are
sent, as adapters do. A pick is timed from the moment it was due until it is acknowledged, so that
waiting counts; some are sent twice. Over a SQLite file, a PostgreSQL started for it (its writes go
to the disk), or a database of its own that is named.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import secrets
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from adapters.compose import build_engine, open_keeping, upgrade_store
from adapters.running import settle
from adapters.settings import Settings
from benchmarks.process import use_one_thread
from bot.commands import Game
from bot.curation.roles import Role
from bot.engine import Engine, Keeping
from bot.entries import Language
from bot.events import (
    ChannelId,
    Choose,
    ConversationId,
    Event,
    Invoke,
    PersonId,
    PlaceId,
    Sender,
    Submit,
    Visibility,
)
from bot.items import Item, ItemKind
from bot.limits import Limits
from bot.quiz import picks
from bot.quiz.bodies import session_of
from bot.quiz.session import Phase, Session
from bot.replies import Text
from bot.sessions import SessionId
from bot.store import CommunityId
from bot.wording import tokens
from bot.wording.tokens import Play

_SECONDS = 2.0  # within which all pick
_TWICE = 0.05  # of the picks, sent twice as by a double click
_TICK = 0.5  # seconds between two looks at the clock and at what is to be sent
_ONCE = {ItemKind.SINGLE, ItemKind.TRUE_FALSE}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postgresql", action="store_true", help="start one for this run")
    parser.add_argument("--url", help="a database of its own")
    parser.add_argument("--players", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--sessions", type=int, default=200)
    given = parser.parse_args()
    use_one_thread()
    with _database(given.url, postgresql=given.postgresql) as url:
        asyncio.run(_measure(url, given.players, given.rounds, given.sessions))
    print(f"load: {' '.join(f'{each:.1f}' for each in os.getloadavg())} on {os.cpu_count()} cores")


@contextmanager
def _database(url: str | None, *, postgresql: bool) -> Iterator[str | None]:
    if not postgresql:
        yield url
        return
    from tests.stores.server import running

    with tempfile.TemporaryDirectory() as folder, running(Path(folder)) as started:
        asyncio.run(_to_disk(started))
        yield started


async def _to_disk(url: str) -> None:
    """Let the server write to the disk, as one does that must lose nothing."""
    import asyncpg

    connection = await asyncpg.connect(url)
    await connection.execute("ALTER SYSTEM SET fsync = on")
    await connection.execute("SELECT pg_reload_conf()")
    await connection.close()


async def _measure(url: str | None, players: int, rounds: int, sessions: int) -> None:
    async with _opened(url) as (engine, keeping):
        print("| what | picks | p50, ms | p99, ms | most, ms | CPU a pick, ms |")
        print("|---|---|---|---|---|---|")
        one = await Run.prepared(engine, keeping, players, rounds)
        settle()  # as a process that answers does
        every: list[float] = []
        for number in range(rounds):
            every += await _round(f"round {number + 1}", [one], number)
        _row("all rounds", every, None)
        many = [await Run.prepared(engine, keeping, 10, 3) for _ in range(sessions)]
        for number in range(3):
            what = f"{sessions} sessions, round {number + 1}"
            await _round(what, many, number)
    for each in (one, *many):
        assert each.phase is Phase.ENDED, each.phase


@asynccontextmanager
async def _opened(url: str | None) -> AsyncIterator[tuple[Engine, Keeping]]:
    with tempfile.TemporaryDirectory() as folder:
        given = Settings(semantic=False, cache=Path(folder), data=Path(folder), database_url=url)
        await upgrade_store(given, datetime.now(UTC))
        async with open_keeping(given) as keeping:
            engine = build_engine(given, Limits(), keeping)
            await engine.open()
            clock = asyncio.create_task(_run(engine))
            yield engine, keeping
            clock.cancel()
            with suppress(asyncio.CancelledError):
                await clock
            await engine.finish()


async def _run(engine: Engine) -> None:
    """What adapters do all the time: let time pass, send what is to be sent."""
    while True:
        now = datetime.now(UTC)
        await engine.elapse(now)
        for each in await engine.deliveries(["discord"], now):
            await engine.delivered(each, secrets.token_hex(4))
        await asyncio.sleep(_TICK)


@dataclass
class Run:
    """One session with its players and what they must have picked."""

    engine: Engine
    keeping: Keeping
    here: CommunityId
    host: Sender
    session: Session
    players: Sequence[Sender]
    expected: dict[tuple[int, str], str] = field(default_factory=dict)

    @classmethod
    async def prepared(cls, engine: Engine, keeping: Keeping, players: int, rounds: int) -> Run:
        """A session in a place of its own, begun."""
        place = PlaceId(f"discord:{secrets.token_hex(4)}")
        channel = ChannelId(f"discord:{place}-square")
        aside = ChannelId(f"discord:{place}-host")
        host = Sender(PersonId(f"{place}-host"), place, channel=channel, aside=aside)
        await engine.appoint(host, Role.HOST, datetime.now(UTC))
        here = await keeping.store.community(place, datetime.now(UTC))
        people = [Sender(PersonId(f"{place}-{n}"), place, channel=channel) for n in range(players)]
        await engine.handle(_invoked(host, f"start {rounds} calm"))
        kept = (await keeping.store.running(here))[0]
        run = cls(engine, keeping, here, host, session_of(kept), people)
        await run.drive(Play.BEGIN)
        return run

    @property
    def phase(self) -> Phase:
        return self.session.phase

    async def drive(self, play: Play) -> None:
        """The host presses that."""
        target = f"{self.session.id}-{self.session.current}"
        await self.engine.handle(_pressed(self.host, play, target))
        kept = await self.keeping.store.session(self.here, SessionId(self.session.id))
        assert kept
        self.session = session_of(kept)

    def events(self, rng: random.Random) -> Iterator[Event]:
        """A pick of each player in the round that is open, some of them twice."""
        item = self.engine.pack.items_by_id[self.session.round.item]
        for player in self.players:
            event, value = self._pick(player, item, rng)
            self.expected[self.session.current, self.keeping.hashed(player.person)] = value
            yield event
            if item.kind in _ONCE and rng.random() < _TWICE:
                yield event

    def _pick(self, player: Sender, item: Item, rng: random.Random) -> tuple[Event, str]:
        target = f"{self.session.id}-{self.session.current}"
        if item.kind.is_typed:
            word = str(rng.randrange(1_000))
            return _sent(player, target, word), word
        order = self.session.round.order
        place = rng.randrange(len(order))
        value = picks.pressed(item, order[place])(None)
        assert value
        return _pressed(player, Play.PICK, target, place + 1), value

    async def check(self, number: int) -> None:
        """Each player has the one pick that was acknowledged, and one number."""
        kept = await self.keeping.store.picks(self.here, self.session.id, number)
        found = {(each.round, str(each.person)): each.value for each in kept}
        wanted = {key: value for key, value in self.expected.items() if key[0] == number}
        assert found == wanted, "picks were lost, changed or counted twice"
        assert len(kept) == len(self.players)
        joined = await self.keeping.store.players(self.here, self.session.id)
        assert [each.number for each in joined] == list(range(1, len(self.players) + 1))


async def _round(what: str, runs: Sequence[Run], number: int) -> list[float]:
    """Seconds of each pick in that round of all these sessions, which is then revealed."""
    rng = random.Random(number)  # noqa: S311 - the same in each run
    events = [event for run in runs for event in run.events(rng)]
    rng.shuffle(events)
    cpu = time.process_time()
    took = await _at_once(events, runs[0].engine.handle)
    _row(what, took, (time.process_time() - cpu) / len(took))
    for run in runs:
        await run.check(number)
        await run.drive(Play.REVEAL)
        await run.drive(Play.PROCEED)
    return took


async def _at_once(
    events: Sequence[Event], handle: Callable[[Event], Awaitable[object]]
) -> list[float]:
    """Seconds from when each event was due until its reply was there, spread over two seconds."""
    took: list[float] = []

    async def timed(event: Event, due: float) -> None:
        reply = await handle(event)
        took.append(time.perf_counter() - due)
        assert _said(reply).startswith(("Your answer", "Your order")), _said(reply)

    began, tasks = time.perf_counter(), []
    for place, event in enumerate(events):
        due = began + _SECONDS * place / len(events)
        if (early := due - time.perf_counter()) > 0:
            await asyncio.sleep(early)
        tasks.append(asyncio.create_task(timed(event, due)))
    await asyncio.gather(*tasks)
    return took


def _said(reply: object) -> str:
    blocks = getattr(reply, "blocks", ())
    return " ".join(block.text for block in blocks if isinstance(block, Text))


def _invoked(sender: Sender, words: str) -> Event:
    return Invoke(
        Game.QUIZ, _in(sender), datetime.now(UTC), words, Language.ENGLISH,
        Visibility.PRIVATE, sender,
    )  # fmt: skip


def _pressed(sender: Sender, play: Play, target: str, page: int = 0) -> Event:
    token = tokens.token(Language.ENGLISH, play, target, page)
    now = datetime.now(UTC)
    return Choose(token, _in(sender), now, Language.ENGLISH, Visibility.PRIVATE, sender)


def _sent(sender: Sender, target: str, word: str) -> Event:
    token = tokens.token(Language.ENGLISH, Play.TYPE, target)
    return Submit(
        token, {"answer": word}, _in(sender), datetime.now(UTC), Language.ENGLISH,
        Visibility.PRIVATE, sender,
    )  # fmt: skip


def _in(sender: Sender) -> ConversationId:
    return ConversationId(f"{sender.place}:{sender.person}")


def _row(what: str, took: list[float], cpu: float | None) -> None:
    ordered = sorted(each * 1_000 for each in took)
    parts = (ordered[int(len(ordered) * part)] for part in (0.5, 0.99))
    times = " | ".join(f"{each:.1f}" for each in (*parts, ordered[-1]))
    spent = "" if cpu is None else f"{cpu * 1_000:.2f}"
    print(f"| {what} | {len(took):,} | {times} | {spent} |", flush=True)


if __name__ == "__main__":
    main()
