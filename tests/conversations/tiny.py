"""A pack of three entries about a harbour, whose engine is ready in a few milliseconds."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

from bot.engine import Engine, Keeping
from bot.knowledge import build
from bot.knowledge.fingerprint import fingerprint
from bot.knowledge.pack import About, Name, Pack, Source
from bot.store import Store
from tests.conversations.community import known_as

TEXT = """# A harbour for everyone

¶1 In 1990 the town of Lindell opened a harbour for 300 boats after a long quarrel with Norland.

¶2 Nearly 40 percent of the boats come from Norland, and the mayor called it “a small miracle.”

¶3 By 1995 the number had more than doubled, to 700, and half of the fishermen had learned the \
language of their guests.
"""
NAMES = (Name("lindell", ("Lindell",), ("Lindell",)), Name("norland", ("Norland",), ("Norlandia",)))
OPENED, BOATS, GUESTS = "harbour-1990", "boats-1995", "guests"


def _entry(name: str, paragraph: str, question: str, en: str, es: str) -> dict[str, Any]:
    return {
        "id": name,
        "kind": "fact",
        "source": {"paragraphs": [paragraph]},
        "questions": {"en": [question]},
        "answer": {"en": en, "es": es},
    }


_ENTRIES = (
    _entry(
        OPENED,
        "1",
        "When did the harbour open?",
        "The harbour of Lindell opened in 1990.",
        "El puerto de Lindell abrió en 1990.",
    ),
    _entry(
        BOATS,
        "3",
        "How many boats were there in 1995?",
        "By 1995 there were 700 boats.",
        "En 1995 había 700 barcos.",
    ),
    _entry(
        GUESTS,
        "2",
        "Where do the boats come from?",
        "Nearly 40 percent of them come from Norland.",
        "Cerca del 40 por ciento vienen de Norlandia.",
    ),
)


def harbour() -> Pack:
    """The pack, with the fingerprint of its source."""
    entries = tuple(build.entry(entry, "harbour") for entry in _ENTRIES)
    source = build.source(fingerprint(TEXT, Source(NAMES, {})))
    title = build.required({"en": "A harbour", "es": "Un puerto"})
    return Pack("harbour", title, entries, about=About(year="2001"), source=source)


def an_engine(store: Store, new_key: Callable[[], str] | None = None) -> Engine:
    """An engine over it that keeps things in that store."""
    numbers = count(1)
    return Engine(harbour(), keeping=Keeping(store, known_as, new_key or _keys(numbers)))


def _keys(numbers: Any) -> Callable[[], str]:
    return lambda: f"k{next(numbers)}"
