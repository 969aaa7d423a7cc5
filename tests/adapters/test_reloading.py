"""A pack edited under a running bot: the change is used, and a broken one never."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.compose import build_engine
from adapters.reloading import Reloader
from adapters.settings import Settings
from bot.engine import Engine
from bot.events import Ask, ConversationId
from bot.wording.plain import text_of

ENTRY = """
- id: harbour-opening
  topic: harbour
  kind: note
  source: {{paragraphs: [], quote: null}}
  questions: {{en: ["When did the harbour open?", "harbour opening year"]}}
  answer: {{en: "{answer}"}}
"""
BROKEN = [
    "entries: [[[[",
    "- id: x\n  id: x",
    "!!python/object/apply:os.system ['true']",
    "[" * 9_999,
]


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (tmp_path / "entries").mkdir()
    write(tmp_path, ENTRY.format(answer="It opened long ago."))
    return tmp_path


def write(pack: Path, text: str) -> None:
    """Change the pack's one file, as an editor does: the time of change moves on."""
    file = pack / "entries" / "harbour.yaml"
    later = file.stat().st_mtime_ns + 1_000_000_000 if file.exists() else 0
    file.write_text(text, "utf-8")
    if later:
        os.utime(file, ns=(later, later))


def running(pack: Path) -> tuple[Engine, Reloader]:
    settings = Settings(pack=pack, semantic=False)
    engine = build_engine(settings)
    return engine, Reloader(engine, settings)


async def told(engine: Engine) -> str:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    return text_of(await engine.handle(Ask("When did the harbour open?", ConversationId("a"), at)))


async def test_a_change_is_used_and_nothing_is_read_twice(pack: Path) -> None:
    """
    Without a change the pack stays the very same object.
    """
    engine, reloader = running(pack)
    before = engine.pack
    assert reloader.refresh() is None
    assert engine.pack is before

    write(pack, ENTRY.format(answer="It opened last year."))
    assert reloader.refresh() is None
    assert "last year" in await told(engine)


@pytest.mark.parametrize("broken", BROKEN, ids=range(len(BROKEN)))
async def test_a_broken_pack_is_told_once_and_the_last_good_one_goes_on(
    pack: Path, broken: str
) -> None:
    """
    The reason names the file; a mended pack is used again.
    """
    engine, reloader = running(pack)
    write(pack, broken)
    error = reloader.refresh()

    assert error is not None
    assert "entries/harbour.yaml" in str(error)
    assert reloader.refresh() is None
    assert "long ago" in await told(engine)

    write(pack, ENTRY.format(answer="It is mended."))
    assert reloader.refresh() is None
    assert "mended" in await told(engine)


async def test_a_pack_that_is_gone_is_missed_and_not_fatal(pack: Path) -> None:
    """
    A deleted file is a change like any other.
    """
    engine, reloader = running(pack)
    (pack / "entries" / "harbour.yaml").unlink()

    assert reloader.refresh() is not None
    assert "long ago" in await told(engine)


async def test_a_pack_emptied_of_entries_is_refused(pack: Path) -> None:
    """
    Nothing to answer from is no pack.
    """
    engine, reloader = running(pack)
    write(pack, "[]")

    assert "has no entry at all" in str(reloader.refresh())
    assert "long ago" in await told(engine)
