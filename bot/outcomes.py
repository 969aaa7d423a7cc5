"""What can come of a question: an answer, a few suggestions, or a decline with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.entries import Entry, Language, Phrasing


@dataclass(frozen=True, slots=True)
class Match:
    """
    An entry a question may mean.

    phrasing: the stored one closest to the question; score: higher is closer, comparable within
    one question only; confidence: the probability, 0..1, that the entry answers the question.
    """

    entry: Entry
    phrasing: Phrasing
    score: float
    confidence: float


class Reason(StrEnum):
    """Why a question is declined."""

    GAP = "gap"  # the source does not say, and an entry says so
    UNKNOWN = "unknown"  # nothing here is close enough
    OFF_TOPIC = "off_topic"  # not about the source at all
    PERSONAL = "personal"  # the asker's own case, details or danger
    SMALLTALK = "smalltalk"
    ABUSE = "abuse"


@dataclass(frozen=True, slots=True)
class Answer:
    """The question is answered by its best match."""

    match: Match
    language: Language
    present: bool = False  # asked about now, so the date comes first


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Did you mean one of these? At most three, best first."""

    matches: tuple[Match, ...]
    language: Language


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """
    The question is declined.

    gap: the entry that says the source does not say, for `Reason.GAP`; nearest: what comes
    closest, best first, to be offered without claiming that it answers.
    """

    reason: Reason
    language: Language
    gap: Match | None = None
    nearest: tuple[Match, ...] = ()
    confidence: float = 0.0
    detail: str = ""  # which concern or kind of small talk; chooses the words of the reply


Outcome = Answer | Suggestions | NoAnswer
