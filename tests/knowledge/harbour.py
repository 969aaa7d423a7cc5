"""A small made-up source about a harbour and an entry on it; and where the shipped pack is."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.knowledge import loader
from bot.knowledge.pack import Figure, Name, Pack, Paragraph

SHIPPED = Path(__file__).parents[2] / "knowledge" / "country-of-refuge"

TEXT = """# A harbour for everyone

¶1 In 1990 the town of Lindell opened a harbour for 300 boats after a long quarrel with Norland.

## Trade

¶2 Nearly 40 percent of the boats come from Norland, says Harbour Watch, and the mayor called
it “a small miracle.”

¶3 By 1995 the number had more than doubled, to 700, and half of the fishermen had learned the \
language of their guests.
""".replace("called\nit", "called it")

NAMES = (
    Name("lindell", ("Lindell",), ("Lindell",)),
    Name("norland", ("Norland", "Norlanders"), ("Norlandia", "norlandeses")),
    Name("harbour-watch", ("Harbour Watch",), ("Harbour Watch",)),
)
BY = Paragraph(2, figures=(Figure("40", by="harbour-watch"),))

Plain = dict[str, Any]


def plain_entry(**changes: Any) -> Plain:
    """An entry about the harbour as a file would hold it, right in every respect."""
    return {
        "id": "harbour-1990",
        "kind": "fact",
        "source": {"paragraphs": ["1"]},
        "questions": {"en": ["When did the harbour open?"], "es": ["¿Cuándo abrió el puerto?"]},
        "answer": {
            "en": "The harbour of Lindell opened in 1990, for 300 boats.",
            "es": "El puerto de Lindell abrió en 1990, para 300 barcos.",
        },
    } | changes


def english(text: str, *paragraphs: str, **changes: Any) -> Plain:
    """What turns the entry into one that says only this, in English, of these paragraphs."""
    return {"answer": {"en": text}, "source": {"paragraphs": list(paragraphs)}} | changes


@lru_cache(maxsize=1)
def shipped_pack() -> Pack:
    """The shipped pack, loaded from its files once."""
    return loader.load(SHIPPED)
