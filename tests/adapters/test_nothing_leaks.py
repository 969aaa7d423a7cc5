"""All that a process writes, searched for what nobody may find there."""

from __future__ import annotations

import io
import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.console import Console

from adapters.compose import open_engine
from adapters.settings import Settings
from adapters.terminal.conversation import Chat
from bot.curation.roles import Role
from bot.engine import Engine
from bot.events import PersonId, PlaceId, Sender
from bot.limits import Limits
from bot.persons import hashed
from tests.adapters import session

ASKED = "zanzibar quokka deported"  # never kept, in whatever reply it ends
FORGOT = "my cousin Xochiquetzal was detained, call 55 1234 5678"
ENTRY, SUGGESTED = (
    "Porcupine",
    "Pangolin",
)  # kept, since somebody wrote them to be kept; never logged
IDS = ("discord:4815162342", "discord:2718281828")
NAMES = ("Marigold Featherstone",)
QUIET = ("zanzibar", "quokka", "Xochiquetzal", "1234 5678", *IDS, "4815162342", *NAMES)
PLACE = PlaceId("slack:here")


class Written(logging.Handler):
    """Every log record of the process, with all that hangs on it."""

    def __init__(self) -> None:
        super().__init__(logging.NOTSET)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        plain = logging.Formatter("%(name)s %(message)s").format(record)
        self.lines.append(f"{plain} {record.args!r} {record.__dict__!r}")


@pytest.fixture
def written() -> Iterator[Written]:
    """All loggers at DEBUG, those of the database's libraries and of Alembic by their names too."""
    names = (
        "", "adapters", "bot", "sqlalchemy", "sqlalchemy.engine", "sqlalchemy.engine.Engine",
        "sqlalchemy.pool", "sqlalchemy.orm", "alembic", "alembic.runtime.migration", "aiosqlite",
        "asyncpg", "asyncio",
    )  # fmt: skip
    handler, levels = Written(), {name: logging.getLogger(name).level for name in names}
    for name in names:
        logging.getLogger(name).setLevel(logging.DEBUG)
    for name in ("", "sqlalchemy.engine.Engine", "aiosqlite"):
        logging.getLogger(name).addHandler(handler)
    yield handler
    for name, level in levels.items():
        logging.getLogger(name).removeHandler(handler)
        logging.getLogger(name).setLevel(level)


def kept(tmp_path: Path, cache: Path | None) -> Settings:
    """Settings of a process that keeps everything in that folder."""
    return Settings(cache=cache, semantic=False, data=tmp_path / "data")


def chat(engine: Engine, person: str) -> Chat:
    """Somebody typing; what they see goes nowhere."""
    console = Console(file=io.StringIO(), width=200)
    sender = Sender(PersonId(person), PLACE)
    return Chat(engine, console.print, lambda: datetime.now(UTC), None, sender=sender)


async def say(somebody: Chat, *lines: str) -> None:
    for line in lines:
        await somebody.answer(line)


async def live(engine: Engine, file: Path) -> None:
    """Ask, add, suggest, look, be refused, and fail."""
    ben, ana = chat(engine, IDS[0]), chat(engine, IDS[1])
    await engine.appoint(Sender(PersonId(IDS[0]), PLACE), Role.ADMIN, datetime.now(UTC))
    for each in (ana, ben):
        await say(each, ASKED, f"I am {NAMES[0]}, {ASKED}?", FORGOT, f"/ask {FORGOT}", f"/{ASKED}")
    await say(ben, "/add", f"When does the {ENTRY} library open?", f"At nine, {ENTRY}.")
    await say(ben, "our own knowledge", "1", "1")
    await say(ana, "/suggest", f"Where is the {SUGGESTED} library?", f"By {SUGGESTED}.")
    await say(ana, "our own knowledge")
    await say(ana, "/suggest", FORGOT, FORGOT, "our own knowledge", "/cancel")
    await say(ana, "/review", "/changes", f"/retire {ASKED}", "/privacy", "1", "2", "3")
    await say(ben, "/review", "/changes", "/history", "/privacy", "2")
    with closing(sqlite3.connect(file)) as other, other:
        other.execute("ALTER TABLE act RENAME TO gone")
    await say(ben, "/add", f"Which {ENTRY}?", f"That {ENTRY}.", "our own knowledge", "/review", "1")
    await say(ana, ASKED, FORGOT)
    with closing(sqlite3.connect(file)) as other, other:
        other.execute("ALTER TABLE gone RENAME TO act")
    await say(ana, ASKED)


@pytest.fixture
async def trace(
    tmp_path: Path,
    settings: Settings,
    written: Written,
    capfd: pytest.CaptureFixture[str],
) -> str:
    """All that was written while two people did everything, as one text; files while open too."""
    data = tmp_path / "data"
    async with open_engine(kept(tmp_path, settings.cache), Limits()) as engine:
        await live(engine, data / "refugio.db")
        found = files(data)
    assert {"refugio.db", "refugio.db-wal", "refugio.db-shm", "key"} <= found.keys()
    out, err = capfd.readouterr()
    return "\n".join([*found.values(), *files(data).values(), *written.lines, out, err])


def files(folder: Path) -> dict[str, str]:
    """Every file there, byte by byte."""
    return {f.name: f.read_bytes().decode("latin-1") for f in folder.rglob("*") if f.is_file()}


async def test_what_people_ask_is_written_nowhere(trace: str) -> None:
    """Neither in logs at any level, nor in the database, its log, journal or free pages."""
    found = [word for word in QUIET if word.casefold() in trace.casefold()]

    assert [] == found
    assert ENTRY in trace  # what was meant to be kept is there, so the search would find it
    assert SUGGESTED in trace


async def test_what_people_write_is_in_no_log(trace: str, written: Written, tmp_path: Path) -> None:
    """Entries belong into the database; a failure's line tells its place alone."""
    logged = "\n".join(written.lines).casefold()

    assert "storeerror at " in logged
    assert [] == [word for word in (*QUIET, ENTRY, SUGGESTED) if word.casefold() in logged]


async def test_no_log_tells_what_moderators_and_askers_do(
    tmp_path: Path, settings: Settings, written: Written, capfd: pytest.CaptureFixture[str]
) -> None:
    """At DEBUG, of every command, form, file and code: no word, name, id, place, key or hash."""
    async with open_engine(kept(tmp_path, settings.cache), Limits()) as engine:
        codes = await session.everything(engine, tmp_path)
        await engine.refresh(datetime.now(UTC))
        await engine.expire(datetime.now(UTC))
    data = "\n".join(files(tmp_path / "data").values()).casefold()
    logged = "\n".join([*written.lines, *capfd.readouterr()]).casefold()
    codes += [code.replace("-", "") for code in codes]
    people = (*session.PEOPLE, session.MEMBER, f"terminal:{session.NAMED.casefold()}")
    key = (tmp_path / "data" / "key").read_text()
    hashes = [hashed(PersonId(person), key.encode()) for person in people]
    secret = [*session.WORDS, session.NAMED, *people, *session.PLACES, *codes, key, *hashes]

    assert [] == [word for word in session.WORDS if word.casefold() not in data]  # it was done
    assert [] == [each for each in (*people, session.NAMED, *codes) if each.casefold() in data]
    assert "asyncio" in logged
    assert [] == [each for each in secret if each.casefold() in logged]
