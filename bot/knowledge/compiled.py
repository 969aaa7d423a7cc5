"""
A pack that was checked once and need not be checked again until a file of it changes.

Reading 4,000 phrasings from YAML and proving every figure takes a second; the plain values of a
pack that passed are kept as JSON under a hash of its files and of this package's code.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from pathlib import Path

from bot.knowledge import build, loader
from bot.knowledge.pack import Pack

_KEPT = 8  # packs; the oldest go first


def load(directory: Path, cache: Path | None) -> Pack:
    """
    The pack in `directory`, as `loader.load` gives it.

    cache: a directory for what passed, None to check anew each time. Raises KnowledgeError.
    """
    if cache is None:
        return loader.load(directory)
    digest = loader.digest(directory)
    file = cache / f"pack-{digest}-{_code()}.json"
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        return build.pack(json.loads(file.read_bytes()), directory.name, digest)
    pack, lines = loader.load_located(directory)
    values = {name: document.value for name, document in lines.documents.items()}
    with contextlib.suppress(OSError):  # a read-only home costs time, not answers
        _keep(file, json.dumps(values, ensure_ascii=False))
    return pack


def _code() -> str:
    """A hash of the code that checks, so that a stricter check is not skipped."""
    hashed = hashlib.blake2b(digest_size=6)
    for file in sorted(Path(__file__).parent.glob("*.py")):
        hashed.update(file.read_bytes())
    return hashed.hexdigest()


def _keep(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(
        "w", dir=file.parent, suffix=".tmp", delete=False, encoding="utf-8"
    ) as stream:
        stream.write(text)
    os.replace(stream.name, file)  # noqa: PTH105  whole or not at all, also across processes
    oldest = sorted(file.parent.glob("pack-*.json"), key=lambda kept: kept.stat().st_mtime)
    for kept in oldest[:-_KEPT]:
        kept.unlink(missing_ok=True)
