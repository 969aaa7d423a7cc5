"""
A pack that was checked once and need not be checked again until a file of it changes.

Reading 4,000 phrasings from YAML and proving every figure takes a second; the plain values of a
pack that passed are kept as JSON under a hash of its files and of this package's code.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from pathlib import Path

from bot.keeping import keep
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
        content = json.dumps(values, ensure_ascii=False).encode()
        keep(file, lambda stream: stream.write(content), _KEPT)
    return pack


def _code() -> str:
    """A hash of the code that checks, so that a stricter check is not skipped."""
    hashed = hashlib.blake2b(digest_size=6)
    for file in sorted(Path(__file__).parent.glob("*.py")):
        hashed.update(file.read_bytes())
    return hashed.hexdigest()
