"""A cache is only a cache: whatever its files hold, arrays are made anew and answers stay right."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from bot.engine import Engine
from bot.entries import Bilingual, Entry, EntryId, Language, Phrasing, StatementKind
from bot.events import Ask, ConversationId
from bot.knowledge.pack import Pack
from bot.matching.cache import ArrayCache, Remembered
from bot.wording.plain import text_of
from tests.unix import pipe, unix

MADE = {"weights": np.arange(3.0)}


def archive(members: dict[str, bytes], packing: int = zipfile.ZIP_STORED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packing) as file:
        for name, content in members.items():
            file.writestr(name, content)
    return stream.getvalue()


def array(value: object, pickled: bool = False) -> bytes:
    stream = io.BytesIO()
    np.lib.format.write_array(stream, np.asarray(value), allow_pickle=pickled)
    return stream.getvalue()


def header(shape: str) -> bytes:
    """An array's file that promises this shape and holds nothing."""
    told = f"{{'descr': '<f8', 'fortran_order': False, 'shape': {shape}, }}".encode().ljust(117)
    return b"\x93NUMPY\x01\x00" + (len(told) + 1).to_bytes(2, "little") + told + b"\n"


WHOLE = archive({"weights.npy": array([0.0, 1.0, 2.0])})
DAMAGED = {
    "nothing": b"",
    "text": b"[]",
    "half": WHOLE[: len(WHOLE) // 2],
    "a changed byte": WHOLE.replace(np.float64(2.0).tobytes(), np.float64(3.0).tobytes(), 1),
    "one array": array([0.0]),
    "a pickle": b"\x80\x04N.",
    "an array of objects": archive({"weights.npy": array([{}, None], pickled=True)}),
    "no array": archive({"weights.npy": b"text"}),
    "packed, which ours are not": archive(
        {"weights.npy": array(np.zeros(10_000_000))}, zipfile.ZIP_DEFLATED
    ),
    "packed and broken": archive({"a.npy": array(np.zeros(999))}, zipfile.ZIP_DEFLATED).replace(
        b"\xed", b"\x00"
    ),
    "a promise of much": archive({"weights.npy": header("(9999999999999,)")}),
    "a promise of everything": archive({"weights.npy": header("(2**99,)")}),
    "deep brackets": archive({"weights.npy": header("(" * 50)}),
}


@pytest.mark.parametrize("damage", DAMAGED.values(), ids=DAMAGED)
@pytest.mark.parametrize("shipped", [True, False])
def test_a_file_that_is_not_what_was_kept_is_made_again(
    damage: bytes, shipped: bool, tmp_path: Path
) -> None:
    """
    Shipped or of the user's own, it is ignored without a word.
    """
    own, beside = tmp_path / "own", tmp_path / "shipped"
    ArrayCache(own).get("head", ["a"], lambda: MADE)
    (file,) = own.iterdir()
    wrong = beside / file.name if shipped else file
    wrong.parent.mkdir(exist_ok=True)
    wrong.write_bytes(damage)

    found = ArrayCache(own, beside).get("head", ["a"], lambda: MADE)

    assert MADE["weights"].tolist() == found["weights"].tolist()


@unix
def test_what_is_no_file_is_never_opened(tmp_path: Path) -> None:
    """
    A pipe under a cached name would be waited for without end; a folder is no file.
    """
    ArrayCache(tmp_path).get("head", ["a"], lambda: MADE)
    (file,) = tmp_path.iterdir()
    for stand_in in (pipe, Path.mkdir):
        file.unlink()
        stand_in(file)
        assert MADE == ArrayCache(tmp_path).get("head", ["a"], lambda: MADE)


@unix
def test_a_cache_folder_that_is_none_costs_time_and_not_answers(tmp_path: Path) -> None:
    """
    Neither a pipe nor a file in its place stops anything.
    """
    pipe, file = tmp_path / "pipe", tmp_path / "file"
    os.mkfifo(pipe)
    file.touch()

    assert MADE == ArrayCache(pipe, file).get("head", ["a"], lambda: MADE)


def test_what_was_remembered_goes_along(tmp_path: Path) -> None:
    """
    A cache without a folder still gives what it was given.
    """
    cache = Remembered(None)
    cache.get("head", ["a"], lambda: MADE)

    assert MADE == cache.get("head", ["a"], lambda: pytest.fail("it was made already"))


def small_pack() -> Pack:
    def entry(identity: str, *asked: str) -> Entry:
        phrasings = tuple(Phrasing(text, Language.ENGLISH) for text in asked)
        return Entry(
            EntryId(identity), "harbour", StatementKind.NOTE, phrasings, Bilingual(f"{identity}.")
        )

    return Pack(
        "harbour",
        Bilingual("A harbour"),
        (
            entry("opening", "When did the harbour open?", "harbour opening year"),
            entry("boats", "How many boats are in the port?", "number of boats"),
        ),
    )


Change = Callable[[np.ndarray], np.ndarray]
CHANGES: dict[str, Change] = {
    "another shape": lambda value: np.zeros((2, 3, 4), value.dtype),
    "one too few": lambda value: value[:-1] if value.ndim else value,
    "another type": lambda value: np.full(value.shape, "text"),
    "far numbers": lambda value: np.full_like(value, 99) if value.dtype.kind in "iu" else value[:0],
    "no number": lambda value: (
        np.full_like(value, np.nan) if value.dtype.kind == "f" else value.astype("S9")
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
async def test_arrays_of_the_wrong_shape_are_made_again(change: Change, tmp_path: Path) -> None:
    """
    A start over any of them answers as it did before.
    """
    asked = Ask("When did the harbour open?", ConversationId("a"), datetime(2026, 1, 1, tzinfo=UTC))
    cache = ArrayCache(tmp_path)
    right = text_of(await Engine(small_pack(), None, cache).handle(asked))
    kept = {file: dict(np.load(file)) for file in tmp_path.iterdir()}
    for file, arrays in kept.items():
        for name in arrays:
            with file.open("wb") as stream:
                try:
                    np.savez(stream, **(arrays | {name: change(arrays[name])}))
                except (IndexError, TypeError, ValueError):
                    continue  # nothing of that sort can be done to it
            assert right == text_of(await Engine(small_pack(), None, cache).handle(asked))


def test_what_fits_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """
    A second start makes nothing that the first one kept.
    """
    Engine(small_pack(), None, ArrayCache(tmp_path))
    monkeypatch.setattr(ArrayCache, "keep", lambda _, name, __: pytest.fail(f"{name} made again"))

    Engine(small_pack(), None, ArrayCache(tmp_path))
