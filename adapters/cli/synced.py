"""Which commands were sent to Discord last, so that nothing is asked where nothing changed."""

from __future__ import annotations

import json
from pathlib import Path

from bot import keeping

_FILE = "discord-commands.json"  # in the folder of what is kept: hashes, by where they were sent
_MOST = 1  # files of that ending: there is only this one


def remembered(folder: Path | None, where: str) -> str:
    """The hash of the commands sent there last; "" where it is not known."""
    return _read(folder).get(where, "") if folder else ""


def remember(folder: Path | None, where: str, sent: str) -> None:
    """Keep the hash of what was sent; where it cannot be kept, Discord is asked next time."""
    if folder is None:
        return
    known = json.dumps(_read(folder) | {where: sent}, sort_keys=True)
    try:
        keeping.keep(folder / _FILE, lambda stream: stream.write(known.encode()), _MOST)
    except OSError:
        return


def _read(folder: Path) -> dict[str, str]:
    try:
        with keeping.open_regular(folder / _FILE) as stream:
            known = json.load(stream)
    except (OSError, ValueError):  # none yet, or damaged
        return {}
    return {str(each): str(known[each]) for each in known} if isinstance(known, dict) else {}
