"""
How long Discord waits for a receipt when many pick at once: one round of a quiz, one server.

    python -m benchmarks.discord_round

The real client, engine and database (SQLite) run in a process of their own on one core, against a
small Discord here; times are taken on Discord's side, from the press to the receipt.
"""

import argparse
import asyncio
import os
import re
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.process import use_one_thread
from tests.adapters.discord.discord_peer import ALICE, GUILD, TOKEN, Peer, lead_to, peer, shown
from tests.adapters.discord.discord_town import walk

_PICK = ":pick:"  # in the token of an option


async def serve(port: int, data: Path) -> None:
    """Run the bot until it is killed; alice may host."""
    from adapters.compose import open_engine
    from adapters.delivering import Send, deliver
    from adapters.discord import create_client
    from adapters.settings import Settings
    from bot.curation.roles import Role
    from bot.events import PersonId, PlaceId, Sender

    lead_to(port)
    settings = Settings(data=data, semantic=False)
    async with open_engine(settings) as engine:
        alice = Sender(PersonId(f"discord:{ALICE['id']}"), PlaceId(f"discord:{GUILD}"))
        await engine.appoint(alice, Role.HOST, datetime.now(UTC))
        senders: dict[str, Send] = {}

        async def delivering() -> None:
            while True:
                await deliver(engine, senders, datetime.now(UTC))
                await asyncio.sleep(0.3)

        task = asyncio.create_task(delivering())
        async with create_client(engine, settings, senders) as client:
            await client.start(TOKEN)
        await task


async def measure(people: int, seconds: float) -> tuple[list[float], bool] | None:
    """
    The milliseconds of each receipt, and whether the reveal tells of them all.

    None where the first question has no options, which chance decides.
    """
    with tempfile.TemporaryDirectory() as data:
        arguments = [sys.executable, "-m", "benchmarks.discord_round", "--serve"]
        async with peer() as there:
            bot = await asyncio.create_subprocess_exec(*arguments, str(there.port), data)
            try:
                await there.connected.wait()
                return await _round(there, people, seconds)
            finally:
                bot.terminate()
                await bot.wait()


async def _round(there: Peer, people: int, seconds: float) -> tuple[list[float], bool] | None:
    panel, card = await _begun(there)
    pick = next((token for token in _tokens(card) if _PICK in token), None)
    if pick is None:
        return None
    took = await _picked(there, card, pick, people, seconds)
    reveal = next(token for token in _tokens(panel) if ":reveal:" in token)
    await _press(there, panel, reveal)
    sent = [await there.answers.get() for _ in range(3)]  # the panel, the card, the reveal
    said = [c["content"] for one in sent for c in walk(one["components"]) if c["type"] == 10]
    numbers = re.findall(r"\b\d[\d,]*\b", " ".join(said))
    return took, str(people) in [number.replace(",", "") for number in numbers]


async def _begun(there: Peer) -> tuple[dict[str, Any], dict[str, Any]]:
    """The panel and the card of a quiz that was begun."""
    start = {"type": 1, "name": "start", "options": []}
    await there.interact({"id": "1", "name": "quiz", "type": 1, "options": [start]})
    form = await there.answers.get()
    await there.interact({"custom_id": form["custom_id"], "components": []}, 5)
    prepared = await there.answers.get()
    await _press(there, prepared, next(t for t in _tokens(prepared) if ":begin:" in t))
    both = [await there.answers.get(), await there.answers.get()]
    panel, card = sorted(both, key=lambda sent: "/channels/" in sent["path"])
    return panel, card


async def _picked(
    there: Peer, card: dict[str, Any], pick: str, people: int, seconds: float
) -> list[float]:
    """Everybody picks, evenly within the seconds."""
    begun: dict[str, float] = {}
    took: list[float] = []

    async def hear() -> None:
        while len(took) < people:
            sent = await there.answers.get()
            if "/interactions/" in sent["path"]:
                number = sent["path"].split("/")[2]
                took.append(1000 * (time.perf_counter() - begun[number]))

    hearing = asyncio.create_task(hear())
    start = time.perf_counter()
    for number in range(people):
        await asyncio.sleep(max(0.0, start + number * seconds / people - time.perf_counter()))
        user = ALICE | {"id": str(10_000 + number), "username": f"player{number}"}
        pressed = time.perf_counter()
        begun[await _press(there, card, pick, user)] = pressed
    await asyncio.wait_for(hearing, 60)
    return took


async def _press(
    there: Peer, message: dict[str, Any], token: str, user: dict[str, Any] = ALICE
) -> str:
    data = {"custom_id": token, "component_type": 2}
    member = {"user": user, "roles": [], "joined_at": None, "deaf": False, "mute": False}
    member |= {"flags": 0, "permissions": "0"}
    sent = shown(message["components"])
    return await there.interact(data, 3, message=sent, member=member)


def _tokens(message: dict[str, Any]) -> list[str]:
    return [c["custom_id"] for c in walk(message.get("components", [])) if "custom_id" in c]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=500)
    parser.add_argument("--seconds", type=float, default=3.0)
    parser.add_argument("--serve", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        use_one_thread()
        if hasattr(os, "sched_setaffinity"):
            os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
        asyncio.run(serve(int(given.serve[0]), Path(given.serve[1])))
        return
    while (found := asyncio.run(measure(given.people, given.seconds))) is None:
        continue
    took, counted = found
    cuts = statistics.quantiles(took, n=100)
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    print(f"{len(took)} receipts for {given.people} picks in {given.seconds:g} s, load {load:.1f}")
    print(f"p50 {cuts[49]:.0f} ms   p99 {cuts[98]:.0f} ms   longest {max(took):.0f} ms")
    print("the reveal counts " + ("all of them" if counted else "fewer"))


if __name__ == "__main__":
    main()
