"""The format of a pack's `workshop.yaml` (JSON Schema)."""

from __future__ import annotations

from typing import Any

from bot.knowledge.shapes import ID, WHOLE, bilingual, listed, record, text

_TOPICS = listed(ID, 50, least=1)
_PARAGRAPHS = listed(WHOLE, 10, least=1)
_POINTS = listed(
    record(["paragraphs"], en=text(300), es=text(300), paragraphs=_PARAGRAPHS), 20, least=1
)
WORKSHOP: dict[str, Any] = record(
    ["topics"],
    topics=listed(
        record(["topic", "goals", "prompts"], topic=ID, goals=_POINTS, prompts=_POINTS), 50
    ),
    glossary=listed(
        record(
            ["id", "term", "meaning", "topics", "paragraphs"],
            id=ID,
            term=bilingual(80),
            meaning=bilingual(300),
            topics=_TOPICS,
            paragraphs=_PARAGRAPHS,
        ),
        200,
    ),
)
