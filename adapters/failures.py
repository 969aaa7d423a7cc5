"""What may be written down of a failure: its type and its place, never its words."""

from __future__ import annotations

import logging
import traceback

_log = logging.getLogger(__name__)


def place(error: BaseException) -> str:
    """Its type and where it was raised: an error's own message may hold a person's words."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{where}"


def tell(event: object, error: BaseException, code: str = "") -> None:
    """One line in the log: what the platform calls the event that failed, where, and its code."""
    _log.error("event %s failed: %s%s", event, place(error), code and f" {code}")
