"""Files that go into a conversation in this terminal, and those that come out of it."""

from __future__ import annotations

import contextlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bot.events import MOST_ATTACHED, Attached
from bot.keeping import open_regular
from bot.replies import File, Reply
from bot.text import fold

_FORMATS = {".csv": "csv", ".yaml": "yaml", ".yml": "yaml"}
_YES = frozenset({"y", "yes", "s", "si"})


@dataclass(frozen=True, slots=True)
class Kept:
    """A file to be written: where, and its text."""

    path: Path
    text: str


def exporting(argument: str) -> tuple[str, Path | None]:
    """
    What is written behind the command that exports: a format, and a file or a folder.

    Either may be missing; a file's ending tells the format.
    """
    first, _, rest = argument.strip().partition(" ")
    if fold(first) in _FORMATS.values() or not first:
        return fold(first), _path(rest) if rest.strip() else None
    path = _path(argument)
    return _FORMATS.get(path.suffix.casefold(), "" if path.is_dir() else path.name), path


def attached(typed: str) -> Attached:
    """The file whose path was typed, no further than it may be long; raises OSError."""
    path = _path(typed)
    with open_regular(path) as stream:
        return Attached(path.name, stream.read(MOST_ATTACHED + 1))


def files(reply: Reply, wanted: Path | None) -> tuple[Kept, ...]:
    """The files of a reply, each with where it goes: where it was wanted, else this folder."""
    found = [block for block in reply.blocks if isinstance(block, File)]
    if wanted is None or wanted.is_dir():
        folder = wanted or Path()
        return tuple(Kept(folder / Path(block.name).name, block.text) for block in found)
    if len(found) == 1:
        return (Kept(wanted, found[0].text),)
    return tuple(
        Kept(wanted.with_stem(f"{wanted.stem}-{number}"), block.text)
        for number, block in enumerate(found, 1)
    )


def write_new(file: Kept) -> None:
    """Write a file for its owner alone; raises FileExistsError where one stands, and OSError."""
    descriptor = os.open(file.path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as stream:
            stream.write(file.text)
    except OSError:
        file.path.unlink(missing_ok=True)
        raise


def write_over(file: Kept) -> None:
    """Write a file where one stands, whole or not at all; raises OSError."""
    folder = file.path.parent
    with tempfile.NamedTemporaryFile(
        "w", dir=folder, encoding="utf-8", newline="", delete=False
    ) as stream:
        draft = Path(stream.name)
        try:
            stream.write(file.text)
            stream.close()
            os.replace(draft, file.path)  # noqa: PTH105  its guarantee is the one that is wanted
        except OSError:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)
            raise


def agrees(line: str) -> bool:
    """Whether a line says yes."""
    return fold(line.strip()) in _YES


def _path(typed: str) -> Path:
    """A path as it is typed, with or without quotation marks."""
    text = typed.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        text = text[1:-1]
    with contextlib.suppress(RuntimeError):  # nobody's home
        return Path(text).expanduser()
    return Path(text)
