"""Which shards of Discord a process serves, where several processes share the servers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

NAME = "REFUGIO_DISCORD_SHARDS"
_SHAPE = re.compile(r"(\d{1,4})(?:-(\d{1,4}))?/(\d{1,4})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Shards:
    """ids: those that this process serves, counted from 0; of: how many there are in all."""

    ids: tuple[int, ...]
    of: int


def read(values: Mapping[str, str], problems: list[str]) -> Shards | None:
    """The shards that are set, None for all there are."""
    value = values.get(NAME, "").strip()
    if not value:
        return None
    found = _SHAPE.fullmatch(value)
    first, last, of = (int(part or found[1]) for part in found.groups()) if found else (1, 0, 0)
    if first <= last < of:
        return Shards(tuple(range(first, last + 1)), of)
    problems.append(
        f"{NAME} is {value!r}. Write which of how many shards this process serves, counted from 0: "
        "0-4/10 here and 5-9/10 in a second process, say; or leave it out for all."
    )
    return None
