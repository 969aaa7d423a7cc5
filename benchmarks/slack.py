"""
How long Slack waits for an acknowledgement, and people for an answer: the real bot and engine
against a small Slack here.

    python -m benchmarks.slack [--http]

On a machine that others use too, put `chrt --rr 1` before it, so that they do not take the core.

The bot runs in a process of its own on one core, Slack on the other, so that nothing but the bot
counts. Each ask is timed on Slack's side, from the event as it is delivered (the Socket Mode
envelope, or with --http the signed request) to its acknowledgement, and to the answer as it
arrives, at the `response_url` for a command and by `chat.postMessage` for a mention or a direct
message, which take turns. The first asks, while people are looked up and the encoder is loaded,
are left out. Needs Linux, which tells what a process has had of the processor.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import os
import sys
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import numpy as np
from aiohttp import ClientSession
from aiohttp.test_utils import unused_port

from benchmarks.article import read
from benchmarks.process import use_one_thread
from tests.adapters.slack.peer import APP_TOKEN, BOT, BOT_TOKEN, SECRET, Slack

RATE = 50  # asks a second
SECONDS = 20
WARM = 100  # asks before, left out
PEOPLE = 40
BAR = 50.0  # milliseconds until the acknowledgement, for 99 of 100
_SETS = ("labelled_f.jsonl", "labelled_g.jsonl")  # English and Spanish, fitted on by nothing

Took = tuple[list[float], list[float]]  # milliseconds until acknowledgements, and answers
Asked = tuple[str, dict[str, Any]]  # a channel of its own, and what Slack delivers
Deliver = Callable[[dict[str, Any]], Coroutine[Any, Any, object]]


async def serve(api: str, port: int) -> None:
    """Run the bot until it is terminated; by HTTP where there is a port, else by Socket Mode."""
    from adapters.compose import build_engine
    from adapters.reloading import Reloader
    from adapters.running import run
    from adapters.settings import Settings
    from adapters.slack import Service

    settings = (
        Settings(slack_bot_token=BOT_TOKEN, slack_signing_secret=SECRET, port=port)
        if port
        else Settings(slack_bot_token=BOT_TOKEN, slack_app_token=APP_TOKEN)
    )
    engine = build_engine(Settings.from_env())
    service = Service(engine, settings, "127.0.0.1")
    service.app.client.base_url = api
    await run({"Slack": service.run}, engine, Reloader(engine, settings))


async def measure(http: bool) -> tuple[Took, np.ndarray]:
    """What each ask took; and `_worked` for one ask."""
    people = [f"U{n}" for n in range(PEOPLE)]
    peer = Slack(locales=dict.fromkeys(people, "en-US"))
    port = unused_port() if http else 0
    async with AsyncExitStack() as stack:
        await peer.start()
        stack.push_async_callback(peer.close)
        session = await stack.enter_async_context(ClientSession())
        bot = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "benchmarks.slack", "--serve", peer.api, str(port))
        )
        try:
            deliver = _by_http(peer, session, port) if http else peer.deliver
            await _ready(peer, port)
            bodies = _bodies(peer)
            await _asked(peer, deliver, itertools.islice(bodies, WARM))
            before = _worked(bot.pid)
            took = await _asked(peer, deliver, itertools.islice(bodies, RATE * SECONDS))
            return took, (_worked(bot.pid) - before) / len(took[0])
        finally:
            bot.terminate()
            await bot.wait()


async def _asked(peer: Slack, deliver: Deliver, bodies: Iterator[Asked]) -> Took:
    """Ask at the rate whatever the answers do; what each took, once all are there."""
    peer.sent.clear()
    begun: dict[str, float] = {}
    acknowledged: list[float] = []

    async def timed(body: dict[str, Any]) -> None:
        at = time.perf_counter()
        await deliver(body)
        acknowledged.append(1_000 * (time.perf_counter() - at))

    async with asyncio.TaskGroup() as group:
        start = time.perf_counter()
        for number, (channel, body) in enumerate(bodies):
            await asyncio.sleep(start + number / RATE - time.perf_counter())
            begun[channel] = time.perf_counter()
            group.create_task(timed(body))
    arrived: dict[str, float] = {}

    def all_arrived() -> bool:
        for sent in peer.sent[len(arrived) :]:
            arrived.setdefault(sent.channel, sent.at)
        return len(arrived) == len(begun)

    await peer.until(all_arrived)
    return acknowledged, [1_000 * (arrived[channel] - at) for channel, at in begun.items()]


def _bodies(peer: Slack) -> Iterator[Asked]:
    """Commands, mentions and direct messages in turn, each in a channel of its own."""
    questions = itertools.cycle(case.text for name in _SETS for case in read(name))
    for number, question in enumerate(questions):
        user, channel = f"U{number % PEOPLE}", f"{'CCD'[number % 3]}{number}"
        peer.members[channel] = {user, BOT}
        match number % 3:
            case 0:
                yield channel, peer.slash(question, user=user, channel=channel)
            case 1:
                said = f"<@{BOT}> {question}"
                yield channel, peer.mention(said, user=user, channel=channel)
            case _:
                body = peer.direct(question, user=user)
                body["event"]["channel"] = channel
                yield channel, body


def _by_http(peer: Slack, session: ClientSession, port: int) -> Deliver:
    from adapters.slack.http import PATH

    async def deliver(body: dict[str, Any]) -> None:
        sent = peer.body(body)
        address = f"http://127.0.0.1:{port}{PATH}"
        async with session.post(address, data=sent, headers=peer.signed(sent)) as answer:
            answer.raise_for_status()

    return deliver


async def _ready(peer: Slack, port: int) -> None:
    """Wait until the bot is connected, or serves."""
    async with asyncio.timeout(60):
        while not port and not peer.sockets:
            await asyncio.sleep(0.1)
        while port:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.1)
            else:
                writer.close()
                return


def _worked(process: int) -> np.ndarray:
    """
    Milliseconds a process has had of the processor, and has waited for it, as Linux tells.

    It waits where other programs have the core, so that the times say nothing of the bot.
    """
    threads = Path(f"/proc/{process}/task").glob("*/schedstat")
    told = [[float(each) for each in file.read_text("ascii").split()[:2]] for file in threads]
    summed: np.ndarray = np.array(told).sum(axis=0)
    return summed / 1e6  # it counts nanoseconds


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--http", action="store_true", help="by HTTP instead of Socket Mode")
    parser.add_argument("--serve", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        use_one_thread()
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
        asyncio.run(serve(given.serve[0], int(given.serve[1])))
        return
    load, cores = os.getloadavg()[0], os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    (acknowledged, answered), (worked, waited) = asyncio.run(measure(given.http))
    way, asks = "HTTP" if given.http else "Socket Mode", len(answered)
    print(f"{asks} asks by {way}, {RATE} a second; load before {load:.1f} on {len(cores)}")
    print(f"the bot alone, on one core: {worked:.1f} ms an ask, {waited:.1f} ms waiting for it")
    for what, took in (("acknowledged", acknowledged), ("answered", answered)):
        middle, late, last = np.percentile(took, [50, 95, 99])
        print(
            f"{what}: p50 {middle:.1f} ms, p95 {late:.1f}, p99 {last:.1f}, slowest {max(took):.1f}"
        )
    print(f"bar: p99 {BAR:.0f} ms until acknowledged")


if __name__ == "__main__":
    main()
