"""
The tokens of choices: short pointers with a version, authorised anew at each use.

A token names an action and at most one thing ("1:open:deportations-2015"). What comes back from a
platform may be forged, so `parse` accepts only what `Action` lists and an id's own alphabet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.replies import TOKEN_LIMIT

_VERSION = "1"
_TOKEN = re.compile(rf"{_VERSION}:([a-z]+)(?::([a-z0-9-]{{1,60}}))?(?::(\d{{1,3}}))?")


class Action(StrEnum):
    """What a choice leads to."""

    OPEN = "open"
    SIMPLER = "simpler"
    WHY = "why"
    RELATED = "related"
    TOPICS = "topics"
    TOPIC = "topic"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class Pointer:
    """A token read back: its action, what it points at, and a page number."""

    action: Action
    target: str = ""
    page: int = 0


def open_entry(entry: str) -> str:
    return _token(Action.OPEN, entry)


def simpler(entry: str) -> str:
    return _token(Action.SIMPLER, entry)


def why(entry: str) -> str:
    return _token(Action.WHY, entry)


def related(entry: str) -> str:
    return _token(Action.RELATED, entry)


def topics() -> str:
    return _token(Action.TOPICS)


def topic(topic_id: str, page: int = 0) -> str:
    return f"{_token(Action.TOPIC, topic_id)}:{page}"


def language(code: str) -> str:
    return _token(Action.LANGUAGE, code)


def parse(token: str) -> Pointer | None:
    """What the token points at, or None for anything that is no token of ours."""
    match = _TOKEN.fullmatch(token[: TOKEN_LIMIT + 1])
    if match is None or match[1] not in set(Action):
        return None
    return Pointer(Action(match[1]), match[2] or "", int(match[3] or 0))


def _token(action: Action, target: str = "") -> str:
    return f"{_VERSION}:{action}:{target}" if target else f"{_VERSION}:{action}"
