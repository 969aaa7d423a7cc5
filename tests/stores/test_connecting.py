"""Opening a store: where it lies, who can read it, what is said when it cannot be opened."""

from __future__ import annotations

import asyncio
import os
import sqlite3
from contextlib import suppress
from pathlib import Path

import asyncpg
import pytest
import sqlalchemy as sa

from bot.store import Act, Store, StoreError
from bot.stores import failures
from bot.stores.connect import make_private
from bot.stores.sqlstore import open_store
from tests.stores.deeds import DAY, HERE, NOW, THERE, body, deed, entry, say, ticket
from tests.unix import unix

both = pytest.mark.parametrize("url", ["sqlite", "postgresql"], indirect=True)
SECRET = "hunter2secret"  # noqa: S105  nobody's


async def refused(place: str | Path) -> str:
    """What is said when this cannot be opened."""
    with pytest.raises(StoreError) as error:
        async with open_store(place, NOW):
            pass
    return str(error.value)


@both
async def test_what_was_kept_is_there_when_opened_again(url: str) -> None:
    """Nothing is lost between two starts."""
    async with open_store(url, NOW) as store:
        here = await store.community(HERE, NOW)
        await say(store, here, "one")

    async with open_store(url, NOW) as store:
        assert here == await store.community(HERE, NOW)
        assert body("one") == (await store.snapshot(here)).documents[0].body


@both
async def test_a_store_may_be_closed_twice(url: str) -> None:
    """As everything that is closed."""
    async with open_store(url, NOW) as store:
        await store.community(HERE, NOW)
        await store.close()
        await store.close()


@both
async def test_two_processes_see_each_others_changes(url: str) -> None:
    """What one commits, the other finds by `changed`, and reads."""
    async with open_store(url, NOW) as one, open_store(url, NOW) as other:
        here = await one.community(HERE, NOW)
        assert here == await other.community(HERE, NOW)
        assert {} == await other.changed(NOW)

        await say(one, here, "one")
        assert {here: 1} == await other.changed(NOW)
        await other.commit(here, deed(entry(1, "two"), at=NOW + DAY))
        assert {here: 2} == await one.changed(NOW + DAY)
        assert await one.snapshot(here) == await other.snapshot(here)


@both
async def test_two_processes_that_write_at_once_take_turns(url: str) -> None:
    """Each claim has one winner, and acts have no gaps."""
    async with open_store(url, NOW) as one, open_store(url, NOW) as other:
        here = await one.community(HERE, NOW)
        claims = await asyncio.gather(*(s.claim("event", NOW) for s in (one, other) * 10))
        writing = (s.commit(here, deed(entry(0, "x"))) for s in (one, other) * 10)
        done = await asyncio.gather(*writing, return_exceptions=True)
        seen = await asyncio.gather(*(s.community(THERE, NOW) for s in (one, other)))

        assert 1 == sum(claims)
        assert 1 == sum(isinstance(each, Act) for each in done)
        assert 1 == (await other.snapshot(here)).version
        assert 1 == len(set(seen))


@both
async def test_who_stops_waiting_leaves_nothing_half_done(store: Store) -> None:
    """A commit that is cancelled is kept whole or not at all, and nobody waits for it after."""
    here = await store.community(HERE, NOW)
    for n in range(20):
        version = (await store.snapshot(here)).version
        writing = asyncio.create_task(
            store.commit(here, deed(entry(version, "x"), entry(version, "x", "pier")))
        )
        for _ in range(n):
            await asyncio.sleep(0)
        writing.cancel()
        with suppress(asyncio.CancelledError):
            await writing

    snapshot = await store.snapshot(here)
    assert {snapshot.version} == {document.version for document in snapshot.documents} or not (
        snapshot.documents
    )
    act = await store.commit(here, deed(entry(snapshot.version, "last")))
    assert list(range(act.number, 0, -1)) == [a.number for a in await store.acts(here, NOW, 50)]


@unix
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o777])
async def test_nobody_else_can_read_the_files(tmp_path: Path, umask: int) -> None:
    """Whatever the umask: the folder, the database, and what SQLite keeps beside it."""
    file = tmp_path / "new" / "folder" / "refugio.db"
    before = os.umask(umask)
    try:
        async with open_store(file, NOW) as store:
            await store.community(HERE, NOW)
            modes = {each.name: each.stat().st_mode & 0o777 for each in file.parent.iterdir()}
    finally:
        os.umask(before)

    assert dict.fromkeys(("refugio.db", "refugio.db-shm", "refugio.db-wal"), 0o600) == modes
    assert [0o700, 0o700] == [file.parents[n].stat().st_mode & 0o777 for n in (0, 1)]


@unix
async def test_a_file_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    """A folder that was there before stays as its owner made it."""
    file = tmp_path / "refugio.db"
    file.touch(0o666)
    tmp_path.chmod(0o755)
    make_private(file)

    assert (0o600, 0o755) == (file.stat().st_mode & 0o777, tmp_path.stat().st_mode & 0o777)


async def test_a_path_is_taken_as_it_is(tmp_path: Path) -> None:
    """Also with what means something in a URL."""
    name = "a b=c#d %20 ñ" if os.name == "nt" else "a ?b=c#d %20 ñ"
    file = tmp_path / name / "refugio.db"
    async with open_store(file, NOW):
        pass

    assert file.exists()


async def test_what_is_no_database_is_left_alone(tmp_path: Path) -> None:
    """A wrong name in the settings costs nobody a file."""
    file = tmp_path / "letter.txt"
    file.write_text("Dear all, " * 1000)

    assert f"The database {file} is no SQLite database." in await refused(file)
    assert "Dear all, " * 1000 == file.read_text()


async def test_somebody_elses_database_is_left_alone(tmp_path: Path) -> None:
    """One of another program holds other tables."""
    file = tmp_path / "other.db"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()

    assert f"The database {file} holds something else. Name another file." == await refused(file)


@pytest.mark.parametrize("name", ["folder", "file/refugio.db"])
async def test_a_place_where_no_file_can_be_is_told(tmp_path: Path, name: str) -> None:
    """A folder with that name, or a file where a folder must be."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()

    assert f"The database {tmp_path / name} cannot be opened" in await refused(tmp_path / name)


@unix
@pytest.mark.parametrize("make", ["folder", "pipe", "link", "linked pipe"])
async def test_what_is_no_regular_file_is_refused_and_left_as_it_is(
    tmp_path: Path, make: str
) -> None:
    """A folder, a pipe, a link to either: its rights are not touched, and nobody waits for it."""
    place, target = tmp_path / "refugio.db", tmp_path / "target"
    real = target if "link" in make else place
    if "pipe" in make:
        os.mkfifo(real, 0o644)
    else:
        real.mkdir(0o755)
    if real is target:
        place.symlink_to(target)
    before = real.stat().st_mode

    told = await refused(f"sqlite:///{place}")

    assert before == real.stat().st_mode
    assert (
        f"The database {place} cannot be opened: it is no regular file."
        " Name another one, which may not exist yet." == told
    )


@unix
async def test_a_device_is_refused_and_left_as_it_is() -> None:
    """As root, the rights of one that all need could be taken: this one is ours alone."""
    ours, device = os.openpty()
    place = Path(os.ttyname(device))
    place.chmod(0o640)

    told = await refused(f"sqlite:///{place}")

    assert 0o640 == place.stat().st_mode & 0o777
    assert told.startswith(f"The database {place} cannot be opened: it is no regular file.")
    os.close(ours)
    os.close(device)


@unix
async def test_a_link_to_a_file_is_followed(tmp_path: Path) -> None:
    """Whoever keeps the file on another disk may say so."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "refugio.db").symlink_to(tmp_path / "elsewhere" / "refugio.db")
    async with open_store(tmp_path / "refugio.db", NOW):
        pass

    assert 0o600 == (tmp_path / "elsewhere" / "refugio.db").stat().st_mode & 0o777


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (f"postgresql://me:{SECRET}@127.0.0.1:1/refugio", "PostgreSQL at 127.0.0.1, database ref"),
        (f"postgresql://me:{SECRET}@h/d?{SECRET}=1&channel_binding=x", "channel_binding"),
        (f"postgresql://me:{SECRET}@h:{SECRET}/d", "Write sqlite:///PATH or postgresql://"),
        (f"mysql://me:{SECRET}@h/d", "Write sqlite:///PATH or postgresql://"),
        (SECRET, "Write sqlite:///PATH or postgresql://"),
        ("sqlite://", "Write sqlite:///PATH or postgresql://"),
    ],
)
async def test_an_address_that_leads_nowhere_is_told(address: str, said: str) -> None:
    """In one sentence or two, without the password."""
    told = await refused(address)

    assert said in told
    assert "\n" not in told
    assert f"me:{SECRET}" not in told


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"database": "none"}, "has no such database"),
        ({"username": "nobody"}, "refuses the user or the password"),
    ],
)
async def test_what_postgresql_refuses_is_told(url: str, change: dict[str, str], said: str) -> None:
    """And what to mend."""
    wrong = sa.make_url(url).set(password=SECRET).set(**change)  # type: ignore[arg-type]

    told = await refused(wrong.render_as_string(hide_password=False))

    assert said in told
    assert SECRET not in told


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
async def test_a_postgresql_that_can_only_be_read_is_told(url: str) -> None:
    """A copy of the primary server, say."""
    await _run(url, "ALTER DATABASE postgres SET default_transaction_read_only = on")
    try:
        assert "can only be read" in await refused(url)
    finally:
        await _run(
            url,
            "SET default_transaction_read_only = off",
            "ALTER DATABASE postgres RESET default_transaction_read_only",
        )


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
async def test_connections_that_broke_are_made_anew(url: str) -> None:
    """The server was restarted between two questions."""
    async with open_store(url, NOW) as store:
        here = await store.community(HERE, NOW)
        await _run(url, _KILL)

        await say(store, here, "one")


async def test_a_full_disk_is_told(tmp_path: Path) -> None:
    """SQLite says so when the file cannot grow."""
    said = _raised(
        tmp_path, "PRAGMA max_page_count = 1", "CREATE TABLE t AS SELECT randomblob(9999)"
    )

    assert "cannot grow: the disk is full. Make room and try again." in said


async def test_a_file_that_can_only_be_read_is_told(tmp_path: Path) -> None:
    """By whatever means it was made so."""
    said = _raised(tmp_path, "PRAGMA query_only = 1", "CREATE TABLE t (x)")

    assert "can only be read. Let the bot's user write it and its folder." in said


async def test_a_writer_who_never_ends_is_told(tmp_path: Path) -> None:
    """Another process holds the file."""
    other = sqlite3.connect(tmp_path / "x.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    said = _raised(tmp_path, "PRAGMA busy_timeout = 1", "CREATE TABLE t (x)")

    assert "is kept locked by another process." in said
    other.close()


@both
async def test_errors_show_nothing_of_what_was_written(url: str) -> None:
    """Neither the sentence nor what it was made from: both may reach a log."""
    async with open_store(url, NOW) as store:
        here = await store.community(HERE, NOW)
        await store.send(here, ticket("one", "code"))
        with pytest.raises(StoreError, match="contradicts") as error:
            await store.send(here, ticket("two", "code", text=SECRET))

    assert SECRET not in f"{error.value} {error.value.__cause__}"


def _raised(folder: Path, *statements: str) -> str:
    """What is told where SQLite refuses the last of these."""
    url = sa.make_url(f"sqlite:///{folder / 'x.db'}")
    connection = sqlite3.connect(url.database or "")
    *first, last = statements
    for statement in first:
        connection.execute(statement)
    with pytest.raises(StoreError) as error, failures.telling(url):
        connection.execute(last)
    connection.close()
    return str(error.value)


_KILL = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


async def _run(url: str, *statements: str) -> None:
    """Run these on PostgreSQL, each by itself."""
    connection = await asyncpg.connect(url)
    for statement in statements:
        await connection.execute(statement)
    await connection.close()
