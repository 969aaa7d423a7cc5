"""A database that is away for a while: told without a word of what is kept, and tried again."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest

from adapters import running
from adapters.reloading import Reloader
from adapters.running import Serve
from adapters.settings import Settings
from bot.curation.roles import Role
from bot.outcomes import Answer
from bot.store import CommunityId, StoreError
from bot.wording.plain import text_of
from tests.conversations.community import Somebody
from tests.conversations.tiny import an_engine
from tests.stores.memory import MemoryStore

SECRET = "what somebody wrote"  # noqa: S105  nobody's
ASKED = "How many boats were there in 1995?"
_TRIES = 3


class Flaky(MemoryStore):
    """A store that is away for a while."""

    def __init__(self) -> None:
        super().__init__()
        self.away, self.tried, self.swept = False, asyncio.Event(), asyncio.Event()
        self.failed = 0

    async def changed(self, since: datetime) -> Mapping[CommunityId, int]:
        self._come(self.tried)
        return await super().changed(since)

    async def expire(self, at: datetime) -> Mapping[str, int]:
        self._come(self.swept)
        return await super().expire(at)

    def _come(self, reached: asyncio.Event) -> None:
        if self.away:
            self.failed += 1
            raise StoreError(SECRET)
        reached.set()


async def test_what_fails_is_told_and_tried_again(
    settings: Settings, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Answers go on meanwhile, the community's own entries too; then it is up to date again."""
    monkeypatch.setattr(running, "_REFRESH", 0)
    monkeypatch.setattr(running, "_EXPIRE", 0)
    store = Flaky()
    engine, other = an_engine(store), an_engine(store)
    await engine.open()
    ana, ben = Somebody(other, "ana"), Somebody(engine, "ben")
    ana.at = ben.at = datetime.now(UTC) + timedelta(hours=1)  # what is polled is what is new
    await ana.become(Role.ADMIN)
    typed = {"question": "Who rows the ferry?", "answer": "Ada.", "source": "our own knowledge"}
    await ana.write(**typed)

    store.away = True
    done = asyncio.Event()
    reloader = Reloader(engine, settings)
    serving = asyncio.create_task(running.run({"Town": until(done)}, engine, reloader))
    async with asyncio.timeout(60):
        while store.failed < 2 * _TRIES:
            await asyncio.sleep(0)
        meanwhile = await ben.ask(ASKED)
        store.away = False
        await asyncio.gather(store.tried.wait(), store.swept.wait())
        while "Ada" not in (told := text_of(await ben.ask("Who rows the ferry?"))):
            await asyncio.sleep(0)
    done.set()
    await serving

    assert isinstance(meanwhile.outcome, Answer)
    assert "Ada." in told
    lines = [r.getMessage() for r in caplog.records if "failed" in r.getMessage()]
    assert {"refresh", "expire"} == {line.split()[0] for line in lines}
    assert all("StoreError at " in line for line in lines)
    assert SECRET not in caplog.text


def until(done: asyncio.Event) -> Serve:
    """A platform that serves until then."""

    async def serve() -> None:
        await done.wait()

    return serve
