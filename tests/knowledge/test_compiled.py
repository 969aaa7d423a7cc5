"""A pack that passed is kept; what is not just what was kept is as good as nothing."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.knowledge import compiled, loader
from tests.unix import pipe, unix

GARBAGE = [b"", b"[]", b"null", b"{}", b"[" * 100_000, b"\xff\xfe", b'{"entries/a.yaml": [{}]}']


def test_what_passed_is_not_checked_again(
    write: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    The second load gives the same pack without a look at its rules.
    """
    directory, cache = write(), tmp_path / "cache"
    first = compiled.load(directory, cache)
    monkeypatch.setattr(loader, "located", lambda *_: pytest.fail("it was checked again"))

    assert first == compiled.load(directory, cache)
    assert first.digest == compiled.load(directory, cache).digest


@pytest.mark.parametrize("garbage", GARBAGE, ids=range(len(GARBAGE)))
def test_garbage_in_the_cache_is_ignored(
    garbage: bytes, write: Callable[..., Path], tmp_path: Path
) -> None:
    """
    What is not what was kept is made anew, whatever it is.
    """
    directory, cache = write(), tmp_path / "cache"
    right = compiled.load(directory, cache)
    (kept,) = cache.iterdir()
    kept.write_bytes(garbage)

    assert right == compiled.load(directory, cache)


def test_a_changed_letter_is_noticed(write: Callable[..., Path], tmp_path: Path) -> None:
    """
    A damaged disk must not change what an answer says.
    """
    directory, cache = write(), tmp_path / "cache"
    right = compiled.load(directory, cache)
    (kept,) = cache.iterdir()
    kept.write_bytes(kept.read_bytes().replace(b"1990", b"1991"))

    assert right == compiled.load(directory, cache)


@unix
def test_what_is_no_file_is_never_opened(write: Callable[..., Path], tmp_path: Path) -> None:
    """
    A pipe or a folder in a cached file's place, or in the cache's, is not waited for.
    """
    directory, cache = write(), tmp_path / "cache"
    right = compiled.load(directory, cache)
    (kept,) = cache.iterdir()
    for stand_in in (pipe, Path.mkdir):
        kept.unlink()
        stand_in(kept)
        assert right == compiled.load(directory, cache)
        kept.rmdir() if kept.is_dir() else kept.unlink()
        kept.touch()
    os.mkfifo(tmp_path / "pipe")

    assert right == compiled.load(directory, tmp_path / "pipe")
