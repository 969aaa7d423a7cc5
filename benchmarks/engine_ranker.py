"""This project's engine as a ranker, over the phrasings of a labelled set."""

from __future__ import annotations

from dataclasses import dataclass

from adapters.encoder import open_encoder
from benchmarks.labelled import Phrasings
from benchmarks.ranking import Ranking
from bot.entries import Bilingual, Entry, EntryId, Language, Phrasing, StatementKind
from bot.knowledge.pack import Pack
from bot.matching.matcher import Matcher


@dataclass(frozen=True, slots=True)
class EngineRanker:
    """The matcher, whose first score is the confidence that its best entry answers."""

    name: str
    has_encoder: bool
    matcher: Matcher
    intents: dict[EntryId, str]

    def rank(self, text: str) -> Ranking:
        matches = self.matcher.rank(text).matches
        return [(self.intents[match.entry.id], match.confidence) for match in matches]


def build(phrasings: Phrasings, semantic: bool) -> EngineRanker:
    """The engine over these phrasings, as it would be over a pack with nothing else in it."""
    pack, intents = as_pack(phrasings)
    matcher = Matcher(pack, open_encoder() if semantic else None)
    if semantic:
        matcher.rank("warm up")  # the model is loaded at the first question
    name = "refugio semantic" if semantic else "refugio lexical"
    return EngineRanker(name, semantic, matcher, intents)


def as_pack(phrasings: Phrasings) -> tuple[Pack, dict[EntryId, str]]:
    """A pack of bare entries, one an intent, and the intent of each entry id."""
    texts: dict[str, list[str]] = {}
    for text, intent in phrasings:
        texts.setdefault(intent, []).append(text)
    ids = {EntryId(f"entry-{number}"): intent for number, intent in enumerate(texts)}
    entries = tuple(
        Entry(
            id=entry_id,
            topic="set",
            kind=StatementKind.NOTE,
            phrasings=tuple(Phrasing(text, Language.ENGLISH) for text in texts[intent]),
            answer=Bilingual(),
        )
        for entry_id, intent in ids.items()
    )
    return Pack(id="set", title=Bilingual(en="set"), entries=entries), ids
