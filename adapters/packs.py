"""A pack's files on disk, changed whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from pathlib import Path

from adapters import compose
from adapters.settings import Settings
from bot.errors import KnowledgeError, Problem
from bot.knowledge import loader
from bot.knowledge.loader import Contents


def is_installed(directory: Path) -> bool:
    """Whether it is the pack that came with the program, and not in a checkout of it."""
    shipped = compose.pack_directory(Settings()).resolve()
    checkout = (shipped.parent.parent / "pyproject.toml").exists()
    return directory.resolve() == shipped and not checkout


def write(directory: Path, before: Contents, after: Contents) -> tuple[str, ...]:
    """
    Put these files in the place of those; the names of those that changed.

    All new files stand on the disk before the first old one goes, and if anything fails the old
    ones are put back. Raises OSError, and KnowledgeError where somebody changed the pack meanwhile.
    """
    if loader.contents(directory) != before:
        found, remedy = "was changed meanwhile, so nothing was written", "Run the import again"
        raise KnowledgeError([Problem(str(directory), 0, "", found, remedy)])
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    drafts: dict[str, Path] = {}
    done: list[str] = []
    try:
        for name in names:
            if name in after:
                drafts[name] = _draft(_target(directory, name), after[name])
        for name in names:
            done.append(name)
            _put(directory, name, drafts.get(name))
    except BaseException:
        _restore(directory, before, done)
        raise
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)
    return tuple(names)


def _restore(directory: Path, before: Contents, names: list[str]) -> None:
    """Put back how these files stood."""
    for name in names:
        with contextlib.suppress(OSError):
            old = before.get(name)
            _put(
                directory, name, _draft(_target(directory, name), old) if old is not None else None
            )


def _put(directory: Path, name: str, draft: Path | None) -> None:
    """Put a draft in a file's place, or take the file away."""
    target = _target(directory, name)
    if draft is None:
        target.unlink(missing_ok=True)
    else:
        os.replace(draft, target)  # noqa: PTH105  its guarantee is the one that is wanted


def _draft(target: Path, content: bytes) -> Path:
    """The content on the disk beside its target, with the target's rights."""
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            shutil.copymode(target, draft)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return draft


def _target(directory: Path, name: str) -> Path:
    """Where a file really stands: a link stays a link."""
    return (directory / name).resolve()
