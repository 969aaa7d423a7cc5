"""Files that can be made again, kept whole or not at all, and only the newest of them."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO


def keep(file: Path, write: Callable[[IO[bytes]], object], most: int) -> None:
    """
    Write `file` in one step, also for other processes, readable by its owner only.

    most: files with the same ending that stay in its folder; the oldest go first.
    Raises OSError; nothing half-written is left behind then.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=file.parent, suffix=".tmp", delete=False) as stream:
        draft = Path(stream.name)
        try:
            write(stream)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
    os.replace(draft, file)  # noqa: PTH105  its guarantee is the one that is wanted
    kept = sorted(file.parent.glob(f"*{file.suffix}"), key=lambda each: each.stat().st_mtime)
    for oldest in kept[:-most]:
        oldest.unlink(missing_ok=True)
