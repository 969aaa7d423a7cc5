"""`refugio doctor` looks at the help contacts of the communities that are kept."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.curation.settings import value
from bot.entries import Bilingual
from bot.events import PlaceId
from bot.knowledge.pack import Contact
from bot.store import NOBODY, Deed, Kind, Write
from bot.stores.sqlstore import open_store
from tests.adapters.cli.conftest import Refugio

TODAY = datetime.now(UTC)


async def keep(data: Path, *days: int | None) -> None:
    """A community for each, whose contact was looked at so many days ago; None for no contact."""
    async with open_store(data / "refugio.db", TODAY) as store:
        for number, ago in enumerate(days):
            community = await store.community(PlaceId(f"discord:{number}"), TODAY)
            if ago is None:
                continue
            checked = (TODAY - timedelta(days=ago)).date().isoformat()
            body = {"value": value(Contact(Bilingual("Clinic"), Bilingual("tel. 5"), checked))}
            write = Write(Kind.SETTING, "contact", 0, body)
            await store.commit(community, Deed("setting", NOBODY, TODAY, (write,)))


@pytest.mark.parametrize(
    ("days", "said", "unsaid"),
    [
        ((None, 3), "look  communities without a help contact: 1 of 2;", "nobody looked"),
        ((91, 3), "look  help contacts that nobody looked at for 90 days: 1;", "without a help"),
        ((1, 3), "ok    help contact of each community (2) looked at lately", "look  help"),
    ],
)
def test_it_warns(
    refugio: Refugio, tmp_path: Path, days: tuple[int | None, ...], said: str, unsaid: str
) -> None:
    """Of those that are unset, and of those that nobody looked at for 90 days; no error."""
    asyncio.run(keep(tmp_path, *days))
    run = refugio("doctor", REFUGIO_DATA=str(tmp_path))

    assert 0 == run.returncode
    assert said in run.stdout.decode()
    assert unsaid not in run.stdout.decode()
    assert "Clinic" not in run.stdout.decode()


def test_where_nothing_is_kept_nothing_is_said(refugio: Refugio, tmp_path: Path) -> None:
    """Nor is a database made."""
    run = refugio("doctor", REFUGIO_DATA=str(tmp_path / "data"))

    assert "help contact" not in run.stdout.decode()
    assert not (tmp_path / "data").exists()


def test_a_database_that_cannot_be_read_is_told(refugio: Refugio, tmp_path: Path) -> None:
    """With the other findings."""
    (tmp_path / "refugio.db").write_bytes(b"no database" * 100)
    run = refugio("doctor", REFUGIO_DATA=str(tmp_path))

    assert 1 == run.returncode
    assert "bad   " in run.stdout.decode()
    assert "Traceback" not in run.stderr.decode()
