"""Where a running bot tells whoever watches it how it is, as REFUGIO_MONITOR says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

NAME = "REFUGIO_MONITOR"
_LOOPBACK = "127.0.0.1"
_WANTED = "off, a port (9464: this machine only), or an address and a port (0.0.0.0:9464: all)"
_SHAPE = r"(?:(?P<host>[\w.-]+|\[[0-9a-fA-F:]+\]):)?(?P<port>[0-9]{1,5})"


@dataclass(frozen=True, slots=True)
class Address:
    """An address of this machine and a port."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def read(values: Mapping[str, str], problems: list[str]) -> Address | None:
    """The address, None for "off" and where nothing is set; what is wrong is added."""
    value = values.get(NAME, "").strip()
    if value.casefold() in {"", "off"}:
        return None
    found = re.fullmatch(_SHAPE, value, re.ASCII)
    if found is None or not 0 < int(found["port"]) < 65_536:
        problems.append(f"{NAME} is {value!r}. Write {_WANTED}.")
        return None
    return Address((found["host"] or _LOOPBACK).strip("[]"), int(found["port"]))
