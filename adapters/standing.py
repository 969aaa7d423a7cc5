"""Which platforms are connected now, and whether the bot is ready to answer on all of them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from typing import Any

from adapters.delivering import Send

_log = logging.getLogger(__name__)

Changed = Callable[[str, bool], None]  # a platform's name, and whether it is connected now
Broken = Callable[[bool], None]  # told that a connection broke, or that it is whole again


def untold(broken: bool) -> None:
    """Nobody wants to know."""


class Standing(dict[str, Send]):
    """
    How messages are sent on each platform that is connected, under its name in small letters.

    Adapters put themselves in when they are connected and take themselves out when they end, and
    tell where a connection breaks meanwhile: messages are sent without it, but nobody is heard.
    Each change is one line in the log.
    """

    def __init__(self, changed: Changed | None = None) -> None:
        """changed: told of each change."""
        super().__init__()
        self._names: dict[str, str] = {}
        self._ever: set[str] = set()
        self._broken: set[str] = set()
        self._changed = changed
        self.stopping = False

    def expect(self, names: Iterable[str]) -> None:
        """These are to be connected; until then nothing is ready."""
        self._names = {name.casefold(): name for name in names}

    def __setitem__(self, platform: str, send: Send) -> None:
        again = platform in self
        super().__setitem__(platform, send)
        self._ever.add(platform)
        if not again:
            self._tell(platform, connected=True)

    def pop(self, platform: str, *default: Any) -> Any:
        there = platform in self and platform not in self._broken
        self._broken.discard(platform)
        send = super().pop(platform, *default)
        if there:
            self._tell(platform, connected=False)
        return send

    def breaks(self, platform: str, broken: bool) -> None:
        """The connection of a platform that is in broke and is made anew, or it is whole again."""
        if platform not in self or broken == (platform in self._broken):
            return
        (self._broken.add if broken else self._broken.discard)(platform)
        self._tell(platform, connected=not broken)

    @property
    def expected(self) -> tuple[str, ...]:
        """All that are to be connected, in small letters."""
        return tuple(self._names)

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the platforms that are not connected."""
        there = self.keys() - self._broken
        return tuple(name for platform, name in self._names.items() if platform not in there)

    @property
    def ready(self) -> bool:
        """Whether all are connected, and go on."""
        return not self.stopping and bool(self._names) and not self.missing

    def was_connected(self, name: str) -> bool:
        """Whether that platform was ever connected in this run."""
        return name.casefold() in self._ever

    def _tell(self, platform: str, *, connected: bool) -> None:
        name = self._names.get(platform, platform)
        if self._changed:
            self._changed(platform, connected)
        if connected:
            _log.info("%s is connected%s", name, "; ready" if self.ready else "")
        else:
            _log.info("%s is connected no more", name)
