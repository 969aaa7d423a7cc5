"""A pack's files are changed whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from adapters import packs
from bot.errors import KnowledgeError
from bot.knowledge import loader
from tests.unix import unix

ENTRY = b"- id: %s\n  kind: note\n  questions: {en: [Who?]}\n  answer: {en: Ana.}\n"
BEFORE = {"entries/a.yaml": ENTRY % b"a", "entries/b.yaml": ENTRY % b"b", "pack.yaml": b"# One\n"}
AFTER = {
    "entries/a.yaml": ENTRY % b"aa",
    "entries/c.yaml": ENTRY % b"c",
    "pack.yaml": b"# One\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "entries").mkdir()
    for name, content in BEFORE.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def standing(folder: Path) -> dict[str, bytes]:
    """All files that are there, hidden ones too."""
    found = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}


def test_changed_new_and_removed_files(folder: Path) -> None:
    """Those that changed are named; nothing else is left beside them."""
    changed = packs.write(folder, BEFORE, AFTER)

    assert {"entries/a.yaml", "entries/b.yaml", "entries/c.yaml"} == {*changed}
    assert AFTER == standing(folder)


@pytest.mark.parametrize("after", [0, 1])
def test_a_failure_puts_all_back(folder: Path, monkeypatch: pytest.MonkeyPatch, after: int) -> None:
    """As when the disk fills up in the middle."""
    replace, left = os.replace, [after]

    def failing(old: Path, new: Path) -> None:
        if not left[0]:
            left[0] = 9  # it works again for putting back
            raise OSError(28, "No space left on device")
        left[0] -= 1
        replace(old, new)

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(OSError, match="No space"):
        packs.write(folder, BEFORE, AFTER)

    assert BEFORE == standing(folder)


def test_what_somebody_changed_meanwhile_is_not_written_over(folder: Path) -> None:
    """They are told, and nothing is written."""
    (folder / "pack.yaml").write_bytes(b"# Two\n")
    with pytest.raises(KnowledgeError, match="changed meanwhile"):
        packs.write(folder, BEFORE, AFTER)

    assert BEFORE | {"pack.yaml": b"# Two\n"} == standing(folder)


@unix
def test_rights_and_links_stay(folder: Path) -> None:
    """Those of a file that changes; a new one gets what is usual here."""
    (folder / "entries" / "a.yaml").rename(folder / "real.txt")
    (folder / "real.txt").chmod(0o640)
    (folder / "entries" / "a.yaml").symlink_to(folder / "real.txt")
    usual = folder / "usual"
    usual.touch()
    packs.write(folder, BEFORE, AFTER)

    assert AFTER["entries/a.yaml"] == (folder / "real.txt").read_bytes()
    assert (folder / "entries" / "a.yaml").is_symlink()
    assert 0o640 == stat.S_IMODE((folder / "real.txt").stat().st_mode)
    assert usual.stat().st_mode == (folder / "entries" / "c.yaml").stat().st_mode


def test_only_an_installed_pack_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A checkout's is somebody's own, and so is any other folder."""
    shipped = packs.compose.pack_directory(packs.Settings())
    site = folder / "site-packages" / "knowledge" / "article"
    site.mkdir(parents=True)

    assert not packs.is_installed(shipped)
    monkeypatch.setattr(packs.compose, "pack_directory", lambda _: site)
    assert packs.is_installed(site)
    assert not packs.is_installed(folder)
    assert {*loader.contents(folder)} == {*BEFORE}
