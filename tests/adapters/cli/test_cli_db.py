"""`refugio db upgrade`."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.adapters.cli.conftest import Refugio

MARKER = "hunter2"


def test_it_says_what_it_did(refugio: Refugio, tmp_path: Path) -> None:
    """Of an empty database, and of one that is up to date."""
    file = tmp_path / "data" / "refugio.db"

    first, second = refugio("db", "upgrade"), refugio("db", "upgrade")

    assert f"The database {file} was empty and has schema 0007 now.\n" == first.stdout.decode()
    assert f"The database {file} is up to date: schema 0007.\n" == second.stdout.decode()
    assert (0, 0) == (first.returncode, second.returncode)
    assert b"" == first.stderr + second.stderr


def test_it_says_where_the_copy_is(refugio: Refugio, tmp_path: Path) -> None:
    """Whoever wants to go back finds it."""
    refugio("db", "upgrade")
    with closing(sqlite3.connect(tmp_path / "data" / "refugio.db")) as connection:
        connection.executescript(
            "DROP TABLE ticket; DROP TABLE feedback; DROP TABLE event;"
            "DROP TABLE pick; DROP TABLE dispute; DROP TABLE player; DROP TABLE post; DROP TABLE session;"
            "DROP TABLE item_count; DROP TABLE practice; DROP TABLE preference;"
            "DROP TABLE installed_bot; DROP TABLE install_state; DROP TABLE installed_place;"
            "ALTER TABLE community DROP COLUMN waits_for;"
            "UPDATE refugio_schema SET version_num = '0001'"
        )

    did, copy = refugio("db", "upgrade").stdout.decode().splitlines()

    assert did.endswith("had schema 0001 and has schema 0007 now.")
    assert Path(copy.removeprefix("As it was before: ")).is_file()


def test_what_cannot_be_reached_is_told(refugio: Refugio) -> None:
    """In a sentence, with exit code 1, without the password."""
    url = f"postgresql://me:{MARKER}@127.0.0.1:1/refugio"

    run = refugio("db", "upgrade", DATABASE_URL=url, REFUGIO_KEY="k" * 32)

    assert 1 == run.returncode
    assert b"" == run.stdout
    assert run.stderr.startswith(b"PostgreSQL at 127.0.0.1, database refugio, cannot be reached")
    assert 1 == run.stderr.count(b"\n")
    assert MARKER.encode() not in run.stderr


def test_wrong_usage_is_told(refugio: Refugio) -> None:
    """With exit code 2, as everywhere."""
    assert 2 == refugio("db", "downgrade").returncode
