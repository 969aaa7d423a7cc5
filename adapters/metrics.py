"""
What the bot does, counted for Prometheus.

No label says who, where or what: labels are the names of outcomes, kinds of events, platforms and
types of errors, which all stand in our code or a library's.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from time import perf_counter

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    GCCollector,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)

from bot.events import Ask, Choose, Event, Invoke, Submit
from bot.handling.wanted import question
from bot.observing import Load, Seen
from bot.outcomes import Answer, NoAnswer, Outcome, Reason, Suggestions
from bot.replies import Reply
from bot.upkeep import Unsent

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 3.0, 10.0)  # 3: platforms give up
_SHARES = tuple(tenth / 10 for tenth in range(1, 11))
_OUTCOMES = ("answered", "suggested", *(reason.value for reason in Reason), "none")
_SOURCES = {  # by the module that an error or a line of the log comes from
    "discord": "discord",
    "slack_sdk": "slack",
    "slack_bolt": "slack",
    "adapters.slack": "slack",
    "adapters.discord": "discord",
    "sqlalchemy": "store",
    "asyncpg": "store",
    "aiosqlite": "store",
    "bot.store": "store",
    "aiohttp": "network",
}


class Metrics(logging.Handler):
    """Watches the engine as its observer, and errors as a handler of the log."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._registry = registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        PlatformCollector(registry=registry)
        GCCollector(registry=registry)
        self._asks = Counter(
            "refugio_asks", "Questions, by what came of them.", ["outcome"], registry=registry
        )
        self._confidence = Histogram(
            "refugio_confidence",
            "How sure the best match of each question was.",
            buckets=_SHARES,
            registry=registry,
        )
        self._seconds = Histogram(
            "refugio_event_seconds",
            "From an event to its reply, the wait for its turn included.",
            ["kind"],
            buckets=_SECONDS,
            registry=registry,
        )
        self._failed = Counter(
            "refugio_events_failed", "Events without a reply of the engine.", registry=registry
        )
        self._errors = Counter(
            "refugio_errors", "Warnings and errors logged.", ["source", "error"], registry=registry
        )
        self._tickets = Gauge(
            "refugio_open_tickets", "Sent questions that nobody settled.", registry=registry
        )
        self._quizzes = Gauge("refugio_quizzes", "Quizzes that are not over.", registry=registry)
        self._unsent = Gauge(
            "refugio_outbox_messages", "Messages to be sent.", ["platform"], registry=registry
        )
        self._lag = Gauge(
            "refugio_outbox_lag_seconds",
            "How long the oldest of them waits, as far as this process saw.",
            ["platform"],
            registry=registry,
        )
        self._connected = Gauge(
            "refugio_platform_connected", "1 while connected.", ["platform"], registry=registry
        )
        self._begun: dict[int, float] = {}  # when each unsent message was first seen
        for outcome in _OUTCOMES:
            self._asks.labels(outcome)

    def page(self) -> bytes:
        """All of it, as Prometheus reads it."""
        return generate_latest(self._registry)

    @contextmanager
    def handling(self, event: Event) -> Iterator[Seen]:
        """As `bot.observing.Observer` says."""
        begun, done = perf_counter(), False

        def seen(reply: Reply) -> None:
            nonlocal done
            done = True
            if question(event):
                self._asked(reply.outcome)

        try:
            yield seen
        finally:
            self._seconds.labels(_kind(event)).observe(perf_counter() - begun)
            if not done:
                self._failed.inc()

    def connected(self, platform: str, now: bool) -> None:
        """A platform was connected, or is no more."""
        self._connected.labels(platform).set(now)

    def waits(self, load: Load) -> None:
        """What waits for people."""
        self._tickets.set(load.open_tickets)
        self._quizzes.set(load.quizzes)

    def queued(self, unsent: Sequence[Unsent], platforms: Sequence[str], now: float) -> None:
        """What is to be sent on these platforms; now: seconds that only grow."""
        self._begun = {each.id: self._begun.get(each.id, now) for each in unsent}
        for platform in platforms:
            begun = [self._begun[each.id] for each in unsent if each.platform == platform]
            self._unsent.labels(platform).set(len(begun))
            self._lag.labels(platform).set(now - min(begun, default=now))

    def emit(self, record: logging.LogRecord) -> None:
        """Count a line of the log, by where it comes from."""
        failed = getattr(record, "failed", None)
        module = failed.__module__ if failed else record.name
        error = failed.__name__ if failed else record.levelname.casefold()
        self._errors.labels(_source(module), error).inc()

    def _asked(self, outcome: Outcome | None) -> None:
        match outcome:
            case Answer(match=found):
                self._count("answered", found.confidence)
            case Suggestions(matches=found):
                self._count("suggested", found[0].confidence)
            case NoAnswer(reason=reason, confidence=confidence):
                self._count(reason.value, confidence)
            case None:  # the help, a pause, a limit
                self._asks.labels("none").inc()

    def _count(self, outcome: str, confidence: float) -> None:
        self._asks.labels(outcome).inc()
        self._confidence.observe(confidence)


def _kind(event: Event) -> str:
    match event:
        case Ask():
            return "ask"
        case Invoke():
            return "ask" if question(event) else "command"
        case Choose():
            return "press"
        case Submit():
            return "form"


def _source(module: str) -> str:
    for prefix, source in _SOURCES.items():
        if module == prefix or module.startswith(f"{prefix}."):
            return source
    return "other"
