"""Processes that press, advance and claim in one session of a quiz."""

from __future__ import annotations

import asyncio
import secrets
from itertools import count
from multiprocessing.connection import Connection

from bot.store import CommunityId, PersonHash
from bot.stores.sqlstore import SqlStore, open_store
from tests.stores.deeds import MINUTE, NOW
from tests.stores.quizzes import EVENING, adds, card, kept, says

PEOPLE = [PersonHash(f"person{n}") for n in range(25)]
BATCHES = 20
PRESSED, ADVANCED = "pressed", "advanced"


def play(url: str, here: CommunityId, name: str, told: Connection) -> None:
    """Press for new people and close rounds, until it is killed, telling what was kept."""
    asyncio.run(_play(url, here, name, told))


async def _play(url: str, here: CommunityId, name: str, told: Connection) -> None:
    run = secrets.token_hex(4)
    async with open_store(url, NOW) as store:
        for number in count(1):
            people = [PersonHash(f"{name} {run} {number} {n}") for n in range(3)]
            presses = [says(f"of {each}", each) for each in people]
            pressed = await store.press(here, EVENING, presses)
            told.send(
                (PRESSED, [(p, each.number) for p, each in zip(people, pressed, strict=True)])
            )
            if version := await advanced(store, here):
                told.send((ADVANCED, version))


async def advanced(store: SqlStore, here: CommunityId) -> int | None:
    """The next version of the session, with one message; None where another process made it."""
    now = await store.session(here, EVENING)
    assert now is not None
    done = await store.advance(here, kept(now.version + 1), [card(now.version + 1)])
    return now.version + 1 if done else None


def press_and_advance(url: str, here: CommunityId, name: str, told: Connection) -> None:
    """Press for the same people as everybody, telling numbers, versions made and messages sent."""
    asyncio.run(_press_and_advance(url, here, name, told))


async def _press_and_advance(url: str, here: CommunityId, name: str, told: Connection) -> None:
    made: list[int | None] = []
    sent: list[int] = []
    numbers: set[tuple[str, int | None]] = set()
    async with open_store(url, NOW) as store:
        for number in range(BATCHES):
            turned = PEOPLE[number % 7 :] + PEOPLE[: number % 7]
            presses = [adds(name, each) for each in (turned if name == "a" else turned[::-1])]
            pressed = await store.press(here, EVENING, presses)
            numbers |= {(p.person, each.number) for p, each in zip(presses, pressed, strict=True)}
            made.append(await advanced(store, here))
            for each in await store.claim_posts(["discord"], NOW, NOW + MINUTE, 9):
                sent.append(each.post.round)
                await store.posted(each.id, f"m{each.id}")
    told.send((sorted(numbers), [each for each in made if each], sent))
