"""One process that serves both platforms: stopped under load, half of it failing, its pack edited."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count, cycle
from pathlib import Path

from aiohttp import web

from bot.curation.state import State
from bot.events import PlaceId
from bot.stores.sqlstore import open_store
from tests.adapters.slack.peer import failed
from tests.adapters.together.asking import ANSWER, ASKED
from tests.adapters.together.bots import DISCORD, SOCKET, Bots
from tests.adapters.together.gateway import Discord
from tests.adapters.together.people import OnDiscord, OnSlack, Person
from tests.adapters.together.test_two_platforms import answered
from tests.adapters.together.waiting import so
from tests.adapters.together.workspace import LostError, Workspace

OPENED = "When did the harbour open?"
ENTRY = """
- id: harbour-opening
  topic: harbour
  kind: note
  source: {{paragraphs: [], quote: null}}
  questions: {{en: ["When did the harbour open?", "harbour opening year"]}}
  answer: {{en: "{answer}"}}
"""


async def connected(on_discord: Discord, on_slack: Workspace) -> None:
    await so("Discord", on_discord.serving)
    await so("Slack", lambda: on_slack.sockets)


@dataclass
class Rush:
    """People who do one thing after the other at once, until they are told that nobody is there."""

    got: int = 0
    thanked: list[str] = field(default_factory=list)
    refused: int = 0

    async def asks(self, person: Person) -> None:
        with self._ended():
            while True:
                self.got += ANSWER in (await person.ask(ASKED)).text

    async def suggests(self, name: str, person: Person) -> None:
        with self._ended():
            for number in count(1):
                text = f"{name} {number}."
                typed = {"question": f"What does {name} suggest as {number}?", "answer": text}
                form = await person.give("suggest")
                told = await person.fill(form, **typed, source="our own knowledge")
                assert "Thank you" in told.text
                self.thanked.append(text)

    @contextmanager
    def _ended(self) -> Iterator[None]:
        try:
            yield
        except (LostError, ConnectionError):
            self.refused += 1


async def test_stopped_under_load(
    processes: Bots, on_discord: Discord, on_slack: Workspace, database: str
) -> None:
    """
    What was acknowledged is answered, and what was answered is kept; then it ends, as one that was
    told to, and nothing was given up for that.
    """
    bot, rush = await processes.start(DISCORD, SOCKET), Rush()
    await connected(on_discord, on_slack)
    async with asyncio.TaskGroup() as group:
        for number in range(6):
            group.create_task(rush.asks(OnSlack(on_slack, f"U{number}")))
            group.create_task(rush.suggests(f"bo{number}", OnSlack(on_slack, f"U{20 + number}")))
        await so("some who were answered", lambda: rush.got > 10 and len(rush.thanked) > 10)
        assert 0 == await processes.stop(bot)

    async with open_store(database, datetime.now(UTC)) as store:
        here = await store.community(PlaceId(f"slack:{on_slack.team}"), datetime.now(UTC))
        drafts = State.of(await store.snapshot(here)).drafts.values()
    assert 12 == rush.refused
    assert {*rush.thanked} <= {each.record["answer"]["en"] for each in drafts}
    assert "not ended" not in processes.log.read_text("utf-8")


async def test_slack_is_away_and_comes_back(
    processes: Bots, on_discord: Discord, on_slack: Workspace
) -> None:
    """Meanwhile Discord goes on, and then both are served by the same process."""
    away = [web.Response(status=503, text="down") for _ in range(6)]
    on_slack.faults["auth.test"] = away
    await processes.start(DISCORD, SOCKET)
    await so("Discord", on_discord.serving)

    assert ANSWER in (await OnDiscord(on_discord, 4001).ask(ASKED)).text
    await so("Slack", lambda: on_slack.sockets)
    assert not away
    assert ANSWER in (await OnSlack(on_slack, "U1").ask(ASKED)).text
    assert ANSWER in (await OnDiscord(on_discord, 4001).ask(ASKED)).text
    assert 1 == len(processes.running)


async def test_a_token_that_slack_refuses(
    processes: Bots, on_discord: Discord, on_slack: Workspace
) -> None:
    """One line says so, and Discord goes on."""
    on_slack.faults["auth.test"] = [failed("invalid_auth")]
    await processes.start(DISCORD, SOCKET)
    await so("Discord", on_discord.serving)
    await so("a line", lambda: "Slack refused a token" in processes.log.read_text("utf-8"))

    assert ANSWER in (await OnDiscord(on_discord, 4001).ask(ASKED)).text
    assert not on_slack.sockets


async def test_a_token_that_discord_refuses(
    processes: Bots, on_discord: Discord, on_slack: Workspace
) -> None:
    """One line says so, and Slack goes on."""
    on_discord.accepted = "another.token"
    await processes.start(DISCORD, SOCKET)
    await so("Slack", lambda: on_slack.sockets)
    await so("a line", lambda: "Discord refused the token" in processes.log.read_text("utf-8"))

    assert ANSWER in (await OnSlack(on_slack, "U1").ask(ASKED)).text
    assert not on_discord.serving()


async def test_a_pack_is_edited_while_people_ask(
    processes: Bots, on_discord: Discord, on_slack: Workspace, tmp_path: Path
) -> None:
    """A broken file is told and the last good pack goes on; a mended one is used; nobody waits."""
    file = tmp_path / "pack" / "entries" / "harbour.yaml"
    file.parent.mkdir(parents=True)
    saved(file, ENTRY.format(answer="It opened long ago."), 1)
    await processes.start(DISCORD, SOCKET, {"REFUGIO_PACKS": str(tmp_path / "pack")})
    await connected(on_discord, on_slack)
    ana, ben = OnDiscord(on_discord, 4001), OnSlack(on_slack, "U1")
    for each in (ana, ben):
        assert "long ago" in (await each.ask(OPENED)).text
    members = [OnDiscord(on_discord, 4100 + n) for n in range(20)]  # so that nobody is put off
    workers = [OnSlack(on_slack, f"U{10 + n}") for n in range(20)]
    with asking(members, workers) as read:
        saved(file, "- id: [harbour-opening", 2)
        await so("a line", lambda: "last good pack goes on" in processes.log.read_text("utf-8"))
        before = len(read)
        await so("more answers", lambda: len(read) > before + 4)
        good = [*read]
        saved(file, ENTRY.format(answer="It opened this year."), 3)
        for each in (ana, ben):
            await answered(each, OPENED, "It opened this year.", 1.0)

    assert all("It opened long ago." in each for each in good)
    assert all("It opened long ago." in each or "It opened this year." in each for each in read)


@contextmanager
def asking(*people: Sequence[Person]) -> Iterator[list[str]]:
    """All that people read who ask anew and anew meanwhile."""
    read: list[str] = []

    async def ask(each: Sequence[Person]) -> None:
        for person in cycle(each):
            read.append((await person.ask(OPENED)).text)
            await asyncio.sleep(0.1)

    tasks = [asyncio.create_task(ask(each)) for each in people]
    try:
        yield read
    finally:
        for task in tasks:
            task.cancel()


def saved(file: Path, text: str, second: int) -> None:
    """As an editor does: the time of change moves on."""
    new = file.with_suffix(".new")
    new.write_text(text, "utf-8")
    os.utime(new, (second, second))
    new.replace(file)
