"""Processes that write until they are killed."""

from __future__ import annotations

import asyncio
import multiprocessing
import secrets
from itertools import count
from multiprocessing.connection import Connection

from bot.commands import Task
from bot.curation.roles import Role
from bot.entries import EntryId
from bot.replies import Reply
from bot.store import CommunityId, Kind
from bot.stores.sqlstore import open_store
from bot.wording.tokens import Step
from tests.conversations.community import NOON, Somebody, offers, to
from tests.conversations.tiny import an_engine
from tests.stores.deeds import NOW, deed, entry

QUESTIONS = {"ana": "Who rings the evening bell?", "ben": "What does a pound of eels cost?"}
KEPT, SAVED = "kept", "saved"

_START = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
PROCESSES = multiprocessing.get_context(_START)
if _START == "forkserver":
    PROCESSES.set_forkserver_preload([__name__])  # so that each begins at once


def write(url: str, here: CommunityId, name: str, told: Connection) -> None:
    """Change two documents in each deed, telling the number of each act that is kept."""
    asyncio.run(_write(url, here, name, told))


async def _write(url: str, here: CommunityId, name: str, told: Connection) -> None:
    one, other = EntryId(f"{name}-one"), EntryId(f"{name}-other")
    async with open_store(url, NOW) as store:
        now = {each.key: each.version for each in (await store.snapshot(here)).documents}
        base = now.get(one, 0)
        while True:
            text = f"{name} {base + 1}"
            act = await store.commit(here, deed(entry(base, text, one), entry(base, text, other)))
            told.send((act.number, act.changes[0].version))
            base = len(await store.history(here, Kind.ENTRY, one))


def publish(url: str, here: CommunityId, name: str, told: Connection) -> None:
    """
    A moderator who writes an entry anew and anew in chat, telling what was kept and what saved.

    That is each text once its preview was shown, and once it was said to answer from now on.
    """
    asyncio.run(_publish(url, name, told))


async def _publish(url: str, name: str, told: Connection) -> None:
    async with open_store(url, NOON) as store:
        engine = an_engine(store, lambda: secrets.token_hex(8))
        await engine.open()
        somebody = Somebody(engine, name)
        await somebody.become(Role.MODERATOR)
        run = secrets.token_hex(4)
        for number in count(1):
            text = f"Ask the {name} of run {run}, {number}."
            typed = {"question": QUESTIONS[name], "answer": text, "source": "our own knowledge"}
            preview = await somebody.send(await _form(somebody), **typed)
            assert Step.PUBLISH in offers(preview)
            told.send((KEPT, text))
            saved = await somebody.press(to(preview, Step.PUBLISH))
            assert Step.UNDO in offers(saved)
            told.send((SAVED, text))


async def _form(somebody: Somebody) -> Reply:
    """The form of their entry, or that of a new one where there is none yet."""
    form = await somebody.give(Task.EDIT, QUESTIONS[somebody.sender.person.partition(":")[2]])
    return form if form.form else await somebody.give(Task.ADD)
