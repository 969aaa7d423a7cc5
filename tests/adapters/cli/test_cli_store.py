"""A database that cannot be used ends the command with one sentence and exit code 1."""

from __future__ import annotations

import socket
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.adapters.cli.conftest import Ran, Refugio
from tests.unix import unix

MARKER = "hunter2"
ASKED = b"who is AMLO?\n"


def folder(file: Path) -> None:
    file.mkdir()


def pipe(file: Path) -> None:
    import os

    os.mkfifo(file)


def letter(file: Path) -> None:
    file.write_text("Dear all, " * 1_000)


def others(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")


def newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE refugio_schema (version_num VARCHAR(32))")
        connection.execute("INSERT INTO refugio_schema VALUES ('9999')")
        connection.commit()


def sentence(run: Ran) -> str:
    """What was complained about, which is all that was written, in one line."""
    [line] = run.stderr.decode().splitlines()
    assert 1 == run.returncode
    assert b"" == run.stdout
    return line


@unix
@pytest.mark.parametrize(
    ("make", "said"),
    [
        (folder, "cannot be opened: it is no regular file. Name another one"),
        (pipe, "cannot be opened: it is no regular file. Name another one"),
        (letter, "is no SQLite database. Name another file, or move this one away."),
        (others, "holds something else. Name another file."),
        (newer, "has schema 9999 of a newer Refugio; this one knows"),
    ],
)
@pytest.mark.parametrize("verb", [("chat", "--as", "moderator"), ("db", "upgrade")])
def test_a_file_that_cannot_be_used(
    refugio: Refugio, tmp_path: Path, verb: list[str], make: Callable[[Path], None], said: str
) -> None:
    """What to do is said, and the file is as it was."""
    file = tmp_path / "kept.db"
    make(file)
    before = file.stat().st_mode

    told = sentence(refugio(*verb, asked=ASKED, DATABASE_URL=f"sqlite:///{file}"))

    assert told.startswith(f"The database {file} ")
    assert said in told
    assert before == file.stat().st_mode or make is not folder


@unix
def test_what_serves_platforms_does_not_start(refugio: Refugio, tmp_path: Path) -> None:
    """Whoever supervises the process reads why."""
    run = refugio("run", DATABASE_URL=f"sqlite:///{tmp_path}", DISCORD_TOKEN="a.b.c")  # noqa: S106

    assert f"The database {tmp_path} cannot be opened" in sentence(run)


@pytest.fixture
def refusing() -> Iterator[int]:
    """A PostgreSQL that refuses every password; its port."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_refuse, args=(server,), daemon=True).start()
        yield server.getsockname()[1]


@pytest.mark.parametrize("verb", [("chat", "--as", "moderator"), ("db", "upgrade")])
def test_a_wrong_password(refugio: Refugio, refusing: int, verb: list[str]) -> None:
    """Which one is not shown."""
    url = f"postgresql://me:{MARKER}@127.0.0.1:{refusing}/refugio"

    told = sentence(refugio(*verb, asked=ASKED, DATABASE_URL=url, REFUGIO_KEY="k" * 32))

    assert (
        "PostgreSQL at 127.0.0.1, database refugio, refuses the user or the password."
        " Mend DATABASE_URL." == told
    )


def test_a_role_that_there_is_not(refugio: Refugio) -> None:
    """Wrong usage, which names those that there are."""
    run = refugio("chat", "--as", "owner", asked=ASKED)

    assert 2 == run.returncode
    assert b"" == run.stdout
    for role in ("'owner'", "'member'", "'host'", "'moderator'", "'admin'"):
        assert role in run.stderr.decode()


def _refuse(server: socket.socket) -> None:
    """What a server says to each who connects: no encryption, and no entry."""
    fields = b"SFATAL\0VFATAL\0C28P01\0Mno\0\0"
    error = b"E" + (len(fields) + 4).to_bytes(4, "big") + fields
    while True:
        try:
            connection, _ = server.accept()
        except OSError:  # closed
            return
        with connection:
            asked = connection.recv(1_024)
            if len(asked) == 8:  # whether it speaks TLS
                connection.sendall(b"N")
                connection.recv(1_024)
            connection.sendall(error)
