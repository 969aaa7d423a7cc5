"""A pack edited under a running bot: the change is used, and a broken one never."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import zlib
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from adapters import compose, reloading
from adapters.compose import build_engine
from adapters.reloading import Reloader
from adapters.settings import Settings, SettingsError
from bot.engine import Engine
from bot.errors import KnowledgeError
from bot.events import Ask, ConversationId
from bot.knowledge import yamlfile
from bot.wording.plain import text_of
from tests.unix import unix

PATIENCE = 120.0  # seconds after which a load is taken to hang
ENTRY = """
- id: harbour-opening
  topic: harbour
  kind: note
  source: {{paragraphs: [], quote: null}}
  questions: {{en: ["When did the harbour open?", "harbour opening year"]}}
  answer: {{en: "{answer}"}}
"""
GOOD = ENTRY.format(answer="It opened long ago.")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (tmp_path / "pack" / "entries").mkdir(parents=True)
    write(tmp_path / "pack", GOOD)
    return tmp_path / "pack"


def write(pack: Path, text: str | bytes) -> None:
    """Change the pack's one file, as an editor does: the time of change moves on."""
    file = pack / "entries" / "harbour.yaml"
    later = file.stat().st_mtime_ns + 1_000_000_000 if file.exists() else 0
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    if later:
        os.utime(file, ns=(later, later))


def running(pack: Path) -> tuple[Engine, Reloader]:
    settings = Settings(pack=pack, semantic=False)
    engine = build_engine(settings)
    return engine, Reloader(engine, settings)


def refreshed(reloader: Reloader) -> KnowledgeError | None:
    """What comes of a change once its pack could be made ready."""
    if error := reloader.refresh():
        return error
    reloader.settle(PATIENCE)
    return reloader.refresh()


async def told(engine: Engine) -> str:
    at = datetime(2026, 1, 1, tzinfo=UTC)
    return text_of(await engine.handle(Ask("When did the harbour open?", ConversationId("a"), at)))


async def test_a_change_is_used_and_nothing_is_read_twice(pack: Path) -> None:
    """
    Without a change the pack stays the very same object.
    """
    engine, reloader = running(pack)
    before = engine.pack
    assert refreshed(reloader) is None
    assert engine.pack is before

    write(pack, ENTRY.format(answer="It opened last year."))
    assert refreshed(reloader) is None
    assert "last year" in await told(engine)


async def test_nobody_waits_for_a_pack_that_is_made_ready(pack: Path) -> None:
    """
    The old pack answers meanwhile, and packs change between two questions only.
    """
    engine, reloader = running(pack)
    write(pack, ENTRY.format(answer="It opened last year."))

    assert reloader.refresh() is None
    assert "long ago" in await told(engine)
    reloader.settle(PATIENCE)
    assert "long ago" in await told(engine)
    assert reloader.refresh() is None
    assert "last year" in await told(engine)


async def test_the_last_of_two_edits_counts(pack: Path) -> None:
    """
    What is made ready when its files change again is given up, and its mistakes are not told.
    """
    engine, reloader = running(pack)
    write(pack, "entries: [[[[")
    assert reloader.refresh() is None
    reloader.settle(PATIENCE)
    write(pack, ENTRY.format(answer="It is mended."))

    assert refreshed(reloader) is None
    assert "mended" in await told(engine)


async def test_a_mended_pack_is_used_again(pack: Path) -> None:
    """
    The reason is told once and names the file.
    """
    engine, reloader = running(pack)
    write(pack, "entries: [[[[")

    assert "entries/harbour.yaml" in str(refreshed(reloader))
    assert refreshed(reloader) is None
    assert "long ago" in await told(engine)

    write(pack, ENTRY.format(answer="It is mended."))
    assert refreshed(reloader) is None
    assert "mended" in await told(engine)


def entry(**changes: str) -> str:
    """The good entry with some of its lines written otherwise."""
    lines = GOOD.strip().splitlines()
    for key, value in changes.items():
        kept = [line for line in lines if not line.removeprefix("- ").strip().startswith(f"{key}:")]
        lines = [*kept, f"  {key}: {value}"]
    return "\n".join(lines) + "\n"


PART = "is nested deeper than 12 levels"
MALICIOUS: dict[str, tuple[str | bytes, str]] = {
    "nothing": ("", "is empty"),
    "no entry": ("[]", "has no entry at all"),
    "null": ("null", "is empty (null)"),
    "open brackets": ("[" * 1_000_000, PART),
    "open braces": ("{a: " * 300_000, PART),
    "a staircase": ("- " * 300_000, PART),
    "too large": (b"#" * 3_000_000, "has more than 2,000,000 bytes"),
    "countless parts": ("- \n" * 600_000, "has more than 200,000 parts"),
    "countless mistakes": ("- x\n" * 190_000, "is the text 'x'"),
    "countless keys": (
        "- {" + ", ".join(f"k{n}: x" for n in range(150_000)) + "}",
        "unknown key 'k",
    ),
    "a very long line": (entry(answer='{en: "' + "x" * 1_900_000 + '"}'), "has 1900000 characters"),
    "a very long key": (entry(**{"x" * 1_000: "y"}), "has the unknown key 'xxx"),
    "a very long kind": (entry(kind="f" * 1_900_000), "is 'fff"),
    "a huge number": (entry(source="{paragraphs: [" + "9" * 10_000 + "]}"), "Write a whole number"),
    "a number of another script": (entry(when="٢٠١٨-٠٥-٢١"), "is '٢٠١٨-٠٥-٢١'"),
    "a day that never was": (entry(when="2018-02-30"), "which is no date"),
    "a year 0": (entry(when='"0000"'), "which is no date"),
    "no number": (entry(source="{paragraphs: [.nan]}"), "is '.nan'"),
    "a number as a key": (entry(**{"1": "x"}), "has the unknown key '1'"),
    "a list as a key": ("? [a, b]\n: one", "has a key that is no plain word"),
    "no text as a key": ("- {null: x}", "has the unknown key 'null'"),
    "two documents": (GOOD + "---\n" + GOOD, "holds several documents"),
    "a tab": (GOOD.replace("  topic", "\ttopic"), "is not valid YAML"),
    "a NUL": (GOOD.encode() + b"\x00", "is not valid YAML"),
    "another encoding": (GOOD.encode("utf-16"), "has bytes that are not UTF-8"),
    "half a character": (GOOD.encode() + b"# \xc3", "has bytes that are not UTF-8"),
    "a lone surrogate": (entry(answer='{en: "\\ud800"}'), "is not valid YAML"),
    "a bomb of aliases": (
        "a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n",
        "uses an anchor or alias",
    ),
    "an object": ("!!python/object/apply:os.system ['true']", "uses the tag"),
    "a merge": ("- <<: {id: x}\n", "has the unknown key '<<'"),
    "a key twice": ("- id: x\n  id: x", "has the key 'id' twice"),
    "a paragraph twice": (entry(source="{paragraphs: [5, 5]}"), "names 5 twice"),
}


@pytest.mark.parametrize(("text", "expected"), MALICIOUS.values(), ids=MALICIOUS)
async def test_a_bad_file_is_told_and_the_last_good_pack_goes_on(
    pack: Path, text: str | bytes, expected: str
) -> None:
    """
    Whatever a file holds, the bot lives, says why in bounded words, and answers as before.
    """
    engine, reloader = running(pack)
    write(pack, text)
    error = refreshed(reloader)

    assert expected in str(error)
    assert 20_000 > len(str(error))
    assert "long ago" in await told(engine)


ACCEPTED: dict[str, bytes] = {
    "a byte order mark": b"\xef\xbb\xbf" + GOOD.encode(),
    "lines of Windows": GOOD.replace("\n", "\r\n").encode(),
    "a comment of a megabyte": GOOD.encode() + b"# " + b"x" * 1_000_000,
}


@pytest.mark.parametrize("text", ACCEPTED.values(), ids=ACCEPTED)
async def test_an_odd_but_right_file_is_used(pack: Path, text: bytes) -> None:
    """
    What editors on other systems write is read like any other.
    """
    engine, reloader = running(pack)
    write(pack, text.replace(b"long ago", b"in a new way"))

    assert refreshed(reloader) is None
    assert "in a new way" in await told(engine)


def pipe(pack: Path) -> None:
    os.mkfifo(pack / "entries" / "pipe.yaml")


def pipe_for_a_file(pack: Path) -> None:
    (pack / "entries" / "harbour.yaml").unlink()
    os.mkfifo(pack / "entries" / "harbour.yaml")


def folder(pack: Path) -> None:
    (pack / "entries" / "folder.yaml").mkdir()


def endless_device(pack: Path) -> None:
    (pack / "entries" / "zero.yaml").symlink_to("/dev/zero")


def loop(pack: Path) -> None:
    (pack / "entries" / "loop.yaml").symlink_to("loop.yaml")


def socket_of_somebody(pack: Path) -> None:
    before = Path.cwd()
    os.chdir(pack)  # a socket's path is short
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("socket.yaml")
    os.chdir(before)


def name_that_is_no_text(pack: Path) -> None:
    os.close(os.open(os.fsencode(pack) + b"/caf\xe9.yaml", os.O_CREAT))


def nothing_left(pack: Path) -> None:
    (pack / "entries" / "harbour.yaml").unlink()


def no_folder(pack: Path) -> None:
    nothing_left(pack)
    (pack / "entries").rmdir()
    pack.rmdir()


def file_for_the_folder(pack: Path) -> None:
    no_folder(pack)
    pack.touch()


NO_FILES: list[tuple[Callable[[Path], None], str]] = [
    (pipe, "entries/pipe.yaml: is no regular file"),
    (pipe_for_a_file, "entries/harbour.yaml: is no regular file"),
    (folder, "entries/folder.yaml: is no regular file"),
    (endless_device, "entries/zero.yaml: is no regular file"),
    (loop, "entries/loop.yaml: cannot be read"),
    (socket_of_somebody, "socket.yaml: is no regular file"),
    (name_that_is_no_text, "has a file named"),
    (nothing_left, "has no entries"),
    (no_folder, "is no directory"),
    (file_for_the_folder, "is no directory"),
]


@unix
@pytest.mark.parametrize(("spoil", "expected"), NO_FILES)
async def test_what_is_no_file_is_never_waited_for(
    pack: Path, spoil: Callable[[Path], None], expected: str
) -> None:
    """
    Only regular files with plain names are opened.
    """
    engine, reloader = running(pack)
    spoil(pack)
    error = refreshed(reloader)

    assert expected in str(error)
    assert "long ago" in await told(engine)


@unix
async def test_a_pipe_for_what_is_compiled_is_passed_by(pack: Path) -> None:
    """
    A folder of arrays that cannot be read costs time, not answers.
    """
    os.mkfifo(pack / "compiled")
    engine, reloader = running(pack)
    write(pack, ENTRY.format(answer="It opened last year."))

    assert refreshed(reloader) is None
    assert "last year" in await told(engine)


async def test_a_process_that_dies_takes_nothing_along(pack: Path) -> None:
    """
    Where the system ends it, for want of memory say, one sentence tells so.
    """
    engine, reloader = running(pack)
    write(pack, ENTRY.format(answer="It opened last year."))
    reloader.refresh()
    assert reloader._loading is not None
    reloader._loading._process.kill()
    reloader._loading._process.join()

    error = refreshed(reloader)
    assert "could not be made ready (EOFError)" in str(error)
    assert "long ago" in await told(engine)

    write(pack, ENTRY.format(answer="It is mended."))
    assert refreshed(reloader) is None
    assert "mended" in await told(engine)


class Sent:
    """Keeps what a load sends."""

    def send(self, made: object) -> None:
        self.made = made


@pytest.mark.parametrize(
    "error",
    [OSError("the disk is gone"), MemoryError(), RecursionError("deep"), ValueError("x" * 9_999),
     zlib.error("bad"), KeyError("id"), UnicodeEncodeError("utf-8", "\udce9", 0, 1, "no")],
    ids=lambda error: type(error).__name__,
)  # fmt: skip
def test_any_failure_of_a_load_becomes_one_sentence(
    pack: Path, error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Nothing that a load raises is a traceback.
    """

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(yamlfile, "content", fail)
    monkeypatch.setattr(reloading.signal, "signal", lambda *_: None)
    sent = Sent()
    reloading._make_ready(Settings(pack=pack, semantic=False), sent)

    assert isinstance(sent.made, KnowledgeError)
    (problem,) = sent.made.problems
    assert f"could not be made ready ({type(error).__name__}" in str(problem)
    assert 400 > len(str(problem))


async def test_a_pack_that_fails_in_the_engine_is_told(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    The engine goes on with the pack it has.
    """
    engine, reloader = running(pack)
    write(pack, ENTRY.format(answer="It opened last year."))
    reloader.refresh()
    reloader.settle(PATIENCE)

    def fail(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("bot.engine.Matcher", fail)
    assert "could not be made ready (MemoryError)" in str(reloader.refresh())
    assert "long ago" in await told(engine)


async def test_where_no_process_can_be_started_one_sentence_says_so(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    A system that is full is no reason to end.
    """
    engine, reloader = running(pack)
    write(pack, ENTRY.format(answer="It opened last year."))

    def fail(*_: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr("multiprocessing.process.BaseProcess.start", fail)
    assert "temporarily unavailable" in str(reloader.refresh())
    assert "long ago" in await told(engine)


LEAVING = """
from pathlib import Path
from adapters.compose import build_engine
from adapters.reloading import Reloader
from adapters.settings import Settings

def main():
    settings = Settings(pack=Path({pack!r}), semantic=False)
    reloader = Reloader(build_engine(settings), settings)
    (settings.pack / "entries" / "later.yaml").write_text("[]")
    assert reloader.refresh() is None
    print(reloader._loading._process.pid)

if __name__ == "__main__":
    main()
"""


def test_leaving_does_not_wait_for_a_load_and_leaves_nothing_behind(
    pack: Path, tmp_path: Path
) -> None:
    """
    A bot that ends while a pack is made ready ends well, and what it began ends with it.
    """
    script = tmp_path / "leaving.py"
    script.write_text(LEAVING.format(pack=str(pack)))
    left = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)  # noqa: S603  our own

    assert (0, "") == (left.returncode, left.stderr)
    with pytest.raises(ProcessLookupError):
        os.kill(int(left.stdout), 0)


@unix
def test_a_compiled_folder_that_cannot_be_written_is_told(
    pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    A pipe in its place is not overwritten and not waited for.
    """
    os.mkfifo(pack / "compiled")
    monkeypatch.setattr(compose, "open_encoder", lambda: Flat())

    with pytest.raises(SettingsError, match=r"compiled cannot be written .*\. Make it a folder"):
        compose.compile_pack(Settings(pack=pack))


class Flat:
    """An encoder for which all texts mean the same."""

    name = "flat"

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.ones((len(texts), 1), np.float32)
