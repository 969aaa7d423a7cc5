"""
How long Discord waits for an answer: the real client and engine against a small Discord here.

    python -m benchmarks.discord

The client runs in a process of its own on one core; times are taken on Discord's side, from the
gateway event to the response, so that they hold both ways of the wire and discord.py's own work.
"""

import argparse
import asyncio
import itertools
import os
import statistics
import sys
import time
from collections.abc import Sequence

from benchmarks.article import read
from benchmarks.process import use_one_thread
from tests.adapters.discord.discord_peer import TOKEN, Peer, lead_to, peer

_SETS = ("labelled_f.jsonl", "labelled_g.jsonl")  # English and Spanish, fitted on by nothing
_WARMING = 50  # asks that are not counted


async def serve(port: int) -> None:
    """Run the bot until it is killed."""
    from adapters.compose import build_engine
    from adapters.discord import create_client
    from adapters.settings import Settings

    lead_to(port)
    settings = Settings.from_env()
    async with create_client(build_engine(settings), settings) as client:
        await client.start(TOKEN)


async def measure(rate: float, seconds: float) -> list[float]:
    """The milliseconds of each ask, at `rate` asks a second."""
    arguments = [sys.executable, "-m", "benchmarks.discord", "--serve"]
    async with peer() as there:
        bot = await asyncio.create_subprocess_exec(*arguments, str(there.port))
        try:
            await there.connected.wait()
            questions = itertools.cycle(case.text for name in _SETS for case in read(name))
            await _asked(there, list(itertools.islice(questions, _WARMING)), rate)
            return await _asked(there, list(itertools.islice(questions, int(rate * seconds))), rate)
        finally:
            bot.terminate()
            await bot.wait()


async def _asked(there: Peer, questions: Sequence[str], rate: float) -> list[float]:
    """Ask at the rate whatever the answers do, and wait for all of them."""
    begun: dict[str, float] = {}
    took: list[float] = []

    async def hear() -> None:
        while len(took) < len(questions):
            path = (await there.answers.get())["path"]
            took.append(1000 * (time.perf_counter() - begun[path.split("/")[2]]))

    hearing = asyncio.create_task(hear())
    start = time.perf_counter()
    for number, question in enumerate(questions):
        await asyncio.sleep(start + number / rate - time.perf_counter())
        asked = time.perf_counter()
        begun[await there.ask(question)] = asked
    await asyncio.wait_for(hearing, 60)
    return took


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=float, default=50, help="asks a second")
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--serve", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        use_one_thread()
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
        asyncio.run(serve(given.serve))
        return
    took = asyncio.run(measure(given.rate, given.seconds))
    cuts = statistics.quantiles(took, n=100)
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    print(f"{len(took)} asks at {given.rate:g} a second, load {load:.1f} on {os.cpu_count()} cores")
    print(f"p50 {cuts[49]:.1f} ms   p99 {cuts[98]:.1f} ms   longest {max(took):.1f} ms")


if __name__ == "__main__":
    main()
