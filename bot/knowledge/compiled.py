"""
A pack that was checked once and need not be checked again until a file of it changes.

Reading 20,000 phrasings from YAML and proving every figure takes seconds; the plain values of a
pack that passed are kept as JSON under a hash of its files and of this package's code. Before
the JSON stands a hash of it: a file that is not just what was kept is as good as none.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from pathlib import Path
from typing import Any

from bot.keeping import keep, open_regular
from bot.knowledge import build, loader
from bot.knowledge.pack import Pack

_KEPT = 8  # packs; the oldest go first
_SEAL = 16  # bytes of the hash
_MOST_BYTES = 4 * loader.MAX_BYTES  # escapes make JSON longer than YAML


def load(directory: Path, cache: Path | None) -> Pack:
    """
    The pack in `directory`, as `loader.load` gives it.

    cache: a directory for what passed, None to check anew each time. Raises KnowledgeError.
    """
    if cache is None:
        return loader.load(directory)
    files = loader.contents(directory)
    digest = loader.digest(files)
    kept = cache / f"pack-{digest}-{_code()}.json"
    with contextlib.suppress(Exception):  # whatever is wrong with it, the pack itself is at hand
        return build.pack(_unsealed(kept), directory.name, digest)
    pack, lines = loader.located(files, directory.name)
    values = {name: document.value for name, document in lines.documents.items()}
    content = json.dumps(values).encode()
    with contextlib.suppress(OSError):  # a read-only home costs time, not answers
        keep(kept, lambda stream: stream.write(_seal(content) + content), _KEPT)
    return pack


def _unsealed(file: Path) -> Any:
    with open_regular(file) as stream:
        seal, content = stream.read(_SEAL), stream.read(_MOST_BYTES)
    if seal != _seal(content):
        raise ValueError("not what was kept")
    return json.loads(content)


def _seal(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_SEAL).digest()


def _code() -> str:
    """A hash of the code that checks, so that a stricter check is not skipped."""
    hashed = hashlib.blake2b(digest_size=6)
    for file in sorted(Path(__file__).parent.glob("*.py")):
        hashed.update(file.read_bytes())
    return hashed.hexdigest()
