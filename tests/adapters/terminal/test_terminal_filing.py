"""Files that are brought into a conversation in the terminal, and those it gives."""

from __future__ import annotations

import io
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.settings import Settings
from adapters.terminal import filing
from adapters.terminal.conversation import Chat, Heard
from adapters.terminal.filing import Kept
from adapters.terminal.surface import plain
from bot.curation.roles import Role
from bot.engine import Engine
from bot.entries import Language
from bot.events import MOST_ATTACHED, PersonId, PlaceId, Sender
from bot.replies import File, Reply
from tests.conversations.community import NOON, made
from tests.stores.memory import MemoryStore
from tests.unix import unix

SHEET = "id,kind,questions.en,answer.en\npier,note,When was the pier painted?,In spring.\n"


@pytest.fixture(scope="module")
def keeping(settings: Settings) -> Engine:
    return made(settings, MemoryStore())


class Typist:
    """A moderator at a terminal, in a folder of their own."""

    def __init__(self, engine: Engine, sender: Sender) -> None:
        self._page = io.StringIO()
        show = plain(self._page)
        self._chat = Chat(engine, show, lambda: NOON, Language.ENGLISH, sender=sender)

    async def types(self, line: str) -> str:
        """What is shown to a line, on one line."""
        self._page.seek(0)
        self._page.truncate()
        assert Heard.FAREWELL is not await self._chat.answer(line)
        return " ".join(self._page.getvalue().split())

    @property
    def asked(self) -> bool:
        return self._chat.filling


@pytest.fixture
async def typist(
    keeping: Engine, request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Typist:
    sender = Sender(PersonId("ana"), PlaceId(request.node.nodeid))
    await keeping.appoint(sender, Role.MODERATOR, NOON)
    monkeypatch.chdir(tmp_path)
    return Typist(keeping, sender)


@pytest.fixture
async def writer(typist: Typist, tmp_path: Path) -> Typist:
    """One who imported an entry."""
    (tmp_path / "in.csv").write_text(SHEET, "utf-8")
    await typist.types("/import in.csv")
    assert "Imported. New entries: 1." in await typist.types("1")
    return typist


async def test_a_file_is_looked_over_before_it_is_taken(typist: Typist, tmp_path: Path) -> None:
    """By its path, with or without quotation marks; the buttons are numbers."""
    (tmp_path / "my sheet.csv").write_text(SHEET, "utf-8")
    told = await typist.types("/import 'my sheet.csv'")

    assert "New When was the pier painted?" in told
    assert "1. Import 2. Leave it" in told


async def test_it_is_written_where_it_was_wanted(writer: Typist, tmp_path: Path) -> None:
    """In this folder, in another one, or under a name, whose ending is the format; to the byte."""
    (tmp_path / "there").mkdir()
    said = [
        await writer.types(line)
        for line in ("/export csv", "/export my.csv", "/export there", "/export csv there")
    ]

    assert all("Written to " in told for told in said)
    assert {"in.csv", "my.csv", "entries-2026-05-01.csv"} == files(tmp_path)
    assert {"entries-2026-05-01.yaml", "entries-2026-05-01.csv"} == files(tmp_path / "there")
    assert b"\xef\xbb\xbfid,topic,kind" == (tmp_path / "my.csv").read_bytes()[:16]
    assert b"In spring.,,,,,,,,,\r\n" in (tmp_path / "my.csv").read_bytes()


@unix
async def test_only_its_owner_reads_it(writer: Typist, tmp_path: Path) -> None:
    """What a community wrote is not for everybody on the computer."""
    await writer.types("/export my.yaml")

    assert 0o600 == stat.S_IMODE((tmp_path / "my.yaml").stat().st_mode)


@pytest.mark.parametrize(
    ("line", "written"), [("yes", True), ("SÍ", True), ("", False), ("/export my.csv", False)]
)
async def test_nothing_is_written_over_without_asking(
    writer: Typist, tmp_path: Path, line: str, written: bool
) -> None:
    """Only a yes does it."""
    (tmp_path / "my.csv").write_text("mine", "utf-8")
    asked = await writer.types("/export my.csv")
    untouched = (tmp_path / "my.csv").read_text("utf-8")
    waits = writer.asked
    told = await writer.types(line)

    assert "my.csv is there already. Write over it? Type yes or no." in asked
    assert ("mine", True) == (untouched, waits)
    assert ("Written to my.csv." in told) is written
    assert ("mine" != (tmp_path / "my.csv").read_text("utf-8")) is written
    assert not writer.asked
    assert {"in.csv", "my.csv"} == files(tmp_path)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("/export nowhere/a.csv", "nowhere/a.csv cannot be written (No such file or directory)"),
        ("/export a.docx", "Write yaml or csv behind the command."),
        ("/export docx", "Write yaml or csv behind the command."),
        ("/import nowhere.csv", "nowhere.csv cannot be read (No such file or directory)"),
        ("/import .", ". cannot be read"),
        ("/import a\x00b", "cannot be read"),
        ("/import ~nobody-of-that-name/a.csv", "cannot be read"),
        ("/import", "Which file?"),
    ],
)
async def test_what_cannot_be_done_is_told(writer: Typist, line: str, told: str) -> None:
    """In a sentence that says what to write."""
    assert told in await writer.types(line)


@unix
async def test_a_pipe_is_no_file(writer: Typist, tmp_path: Path) -> None:
    """Nobody waits for what never comes."""
    subprocess.run(["mkfifo", tmp_path / "pipe.csv"], check=True)  # noqa: S603, S607

    assert "pipe.csv cannot be read" in await writer.types("/import pipe.csv")


async def test_no_more_is_read_than_is_taken(typist: Typist, tmp_path: Path) -> None:
    """The core says that it is too much."""
    (tmp_path / "big.csv").write_bytes(b"x" * (MOST_ATTACHED + 5))

    assert MOST_ATTACHED + 1 == len(filing.attached("big.csv").content)
    assert "has more than 2,000,000 bytes" in await typist.types("/import big.csv")


def test_several_files_get_a_name_each(tmp_path: Path) -> None:
    """Where one was wanted and does not hold all; never out of the folder."""
    reply = Reply(
        (File("../a.csv", "text/csv", "1"), File("b.csv", "text/csv", "2")), Language.ENGLISH
    )

    assert [Kept(Path("x-1.csv"), "1"), Kept(Path("x-2.csv"), "2")] == [
        *filing.files(reply, Path("x.csv"))
    ]
    assert [tmp_path / "a.csv", tmp_path / "b.csv"] == [*paths(filing.files(reply, tmp_path))]


def files(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir() if file.is_file()}


def paths(kept: tuple[Kept, ...]) -> Iterator[Path]:
    return (each.path for each in kept)
