"""How long an operator lets things be kept, as the variables of the environment say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from bot.retention import DEFAULTS, Retention


@dataclass(frozen=True, slots=True)
class Span:
    """A time that can be set: the field of `Retention`, how it is named, and its bounds in days."""

    field: str
    said: str
    least: int
    most: int


SPANS = {
    "REFUGIO_KEEP_EVENTS_DAYS": Span("events", "events of platforms", 1, 30),
    "REFUGIO_KEEP_TICKETS_DAYS": Span("tickets", "unanswered questions", 1, 365),
    "REFUGIO_KEEP_FEEDBACK_DAYS": Span("feedback", "opinions about entries", 1, 1825),
    "REFUGIO_KEEP_QUIZZES_DAYS": Span("sessions", "quizzes that are over", 1, 30),
    "REFUGIO_KEEP_IDLE_QUIZZES_DAYS": Span("idle_sessions", "quizzes nobody ended", 1, 30),
    # What was done can be taken back for 30 days, so it is kept at least as long.
    "REFUGIO_KEEP_ACTS_DAYS": Span("acts", "what moderators did", 30, 1825),
    "REFUGIO_KEEP_PLACES_DAYS": Span("gone_places", "places that removed the bot", 1, 365),
    "REFUGIO_KEEP_COPIES_DAYS": Span("backups", "copies of the database", 1, 365),
}


def read(values: Mapping[str, str], problems: list[str]) -> Retention:
    """The times in these variables, the default for what is wrong or not set."""
    times = {span.field: _time(values, name, span, problems) for name, span in SPANS.items()}
    return Retention(**times)


def summary(keep: Retention) -> str:
    """All of them in one line, in days."""
    told = (f"{span.said} {getattr(keep, span.field).days}" for span in SPANS.values())
    return f"days that things are kept: {', '.join(told)}"


def _time(values: Mapping[str, str], name: str, span: Span, problems: list[str]) -> timedelta:
    value, usual = values.get(name, "").strip(), getattr(DEFAULTS, span.field)
    if not value:
        return timedelta(days=usual.days)
    if re.fullmatch(r"[0-9]{1,5}", value) and span.least <= int(value) <= span.most:
        return timedelta(days=int(value))
    wanted = f"a whole number of days from {span.least} to {span.most}"
    problems.append(f"{name} is {value!r}. Write {wanted}.")
    return timedelta(days=usual.days)
