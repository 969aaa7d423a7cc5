"""What was heard in the soak and got no answer: when, what went wrong then, what the log has."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

_SINCE = timedelta(seconds=5)  # before it was heard; what went wrong then may still be met
_UNDER_WAY = timedelta(seconds=5)  # that an answer may take, while everything goes wrong
_UNNOTICED = timedelta(seconds=1)  # that a process may be dead until its connections are
_FAILED = ("error", "warning")


@dataclass(frozen=True)
class Wrong:
    """Something that went wrong; kill: whether that was the process which hears all."""

    at: datetime
    what: str
    kill: bool = False


@dataclass(frozen=True)
class Silence:
    """
    Something that got no answer.

    what: was done, its kind first; name: what the platform calls it; until: when its sender gave
    up; instead: what came; late: seconds after which the answer was there all the same.
    """

    what: str
    who: str
    name: str
    heard: datetime
    until: datetime
    instead: str
    late: float | None = None

    @property
    def kind(self) -> str:
        """Of what was done."""
        return self.what.partition(" ")[0]

    def killed(self, wrong: Iterable[Wrong]) -> Wrong | None:
        """
        The end of the process that heard it, where that came while it was under way.

        One process hears all, so that it is the next that dies; but an answer that long before
        that was not there is none that died with it.
        """
        first, last = self.heard - _UNNOTICED, self.heard + _UNDER_WAY
        return next((each for each in wrong if each.kill and first <= each.at <= last), None)

    def told(self, wrong: Sequence[Wrong], log: Iterable[str]) -> Iterator[str]:
        """Lines that tell of it, of what went wrong meanwhile, and what the log has of that."""
        why = "died with its process" if self.killed(wrong) else "heard, no answer"
        if self.late is not None:
            why = f"answered after {self.late:.1f} s"
        what = f"{self.what} of {self.who}, {self.name}, heard {self.heard:%X.%f}"
        yield f"{why}: {what}, {self.instead}"
        since, until = self.heard - _SINCE, self.until
        for each in wrong:
            if since <= each.at <= until:
                yield f"    {(each.at - self.heard).total_seconds():+.2f} s {each.what}"
        for line in log:
            said = json.loads(line)
            at = datetime.fromisoformat(said["timestamp"])
            mine = f"event {self.name} " in said["event"]
            if mine or (said["level"] in _FAILED and since <= at <= until):
                yield f"    {(at - self.heard).total_seconds():+.2f} s log: {said['event']}"
