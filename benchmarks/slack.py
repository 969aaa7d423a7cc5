"""
How long an answer on Slack takes: `python -m benchmarks.slack`.

Real slack-bolt over Socket Mode, the real engine, and the tests' Slack as the other end, all in
one process on one core, so the other end's work counts too. Each ask is timed from the envelope
sent to the answer received at its `response_url`. The first two seconds, when people are looked up
and the encoder is loaded, are left out.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time

import numpy as np

from adapters.compose import build_engine
from adapters.settings import Settings
from adapters.slack import Service
from bot.entries import Language
from tests.adapters.slack.peer import APP_TOKEN, BOT_TOKEN, Slack

RATE = 50  # asks a second
SECONDS = 20
WARM = 2  # seconds before, left out
PEOPLE = 40
BAR = 50.0  # milliseconds, for 99 of 100


async def measure() -> tuple[np.ndarray, float]:
    """Milliseconds from event to answer, one for each ask; and of the processor, for one ask."""
    settings = Settings.from_env()
    engine = build_engine(settings)
    questions = [e.question(language) for e in engine.pack.entries for language in Language]
    peer = Slack(locales={f"U{n}": "en-US" for n in range(PEOPLE)})
    await peer.start()
    service = Service(engine, Settings(slack_bot_token=BOT_TOKEN, slack_app_token=APP_TOKEN))
    service.app.client.base_url = peer.api
    run = asyncio.create_task(service.run())
    await service.ready.wait()
    begun: dict[str, float] = {}
    async with asyncio.TaskGroup() as group:
        start, worked = time.perf_counter(), 0.0
        for n in range(RATE * (WARM + SECONDS)):
            if n == RATE * WARM:
                worked = time.process_time()
            await asyncio.sleep(max(0.0, start + n / RATE - time.perf_counter()))
            body = peer.slash(questions[n % len(questions)], user=f"U{n % PEOPLE}", channel=f"C{n}")
            begun[f"C{n}"] = time.perf_counter()
            group.create_task(peer.deliver(body))
    await peer.until(lambda: len(peer.sent) == len(begun))
    worked = (time.process_time() - worked) * 1_000 / (RATE * SECONDS)
    await service.close()
    await run
    await peer.close()
    counted = [sent for sent in peer.sent if int(sent.channel[1:]) >= RATE * WARM]
    return np.array([(sent.at - begun[sent.channel]) * 1_000 for sent in counted]), worked


def main() -> None:
    """Print the figures."""
    if sys.platform == "linux":
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    load = os.getloadavg()[0]
    took, worked = asyncio.run(measure())
    middle, late = np.percentile(took, [50, 99])
    print(
        f"{len(took)} asks, {RATE} a second, one core; load before {load:.2f} of {os.cpu_count()}"
    )
    print(f"processor {worked:.1f} ms an ask, both ends together")
    print(
        f"p50 {middle:.1f} ms, p99 {late:.1f} ms, slowest {took.max():.1f} ms (bar: p99 {BAR:.0f})"
    )


if __name__ == "__main__":
    main()
