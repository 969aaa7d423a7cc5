"""
The editorial rules that a pack declares in its `pack.yaml`, checked over a pack that loaded.

Structure and evidence are the loader's; these rules say how well a pack is written, and a pack
that declares none of them (a labelled set, a community's few entries) breaks none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.entries import Bilingual, Entry, Language
from bot.errors import Problem
from bot.knowledge import asking, quiz_checks, reading, schema, titles, voices
from bot.knowledge.evidence import texts_of
from bot.knowledge.lines import Lines
from bot.knowledge.names import NameFinder
from bot.knowledge.openings import unopened
from bot.knowledge.pack import Opening, Pack
from bot.knowledge.quotations import quoted_spans


def check(pack: Pack, lines: Lines | None = None) -> list[Problem]:
    """Everything in the pack that its own rules do not allow, in the order of the files."""
    located = lines or Lines()
    return sorted(problem for rule in _RULES for problem in rule(pack, located))


def _languages(pack: Pack, lines: Lines) -> Iterator[Problem]:
    for entry in pack.entries:
        texts: list[tuple[str, Bilingual | None]] = [("simple", None), *texts_of(entry)]
        texts += [("by", entry.by)] if entry.by else []
        for key, text in dict(texts).items():
            for language in _missing(pack, text):
                found = f"is missing in {language}"
                yield lines.problem(entry, f"{key}.{language}", found, "Write it")


def _missing(pack: Pack, text: Bilingual | None) -> list[Language]:
    return [language for language in pack.rules.languages if not (text and text.get(language))]


def _statements(pack: Pack, lines: Lines) -> Iterator[Problem]:
    topics = {topic.id for topic in pack.topics}
    for entry in pack.entries:
        if entry.id in entry.related:
            yield lines.problem(entry, "related", "names the entry itself", "Remove it")
        if entry.kind in voices.ATTRIBUTED and entry.by is None:
            found = f"is missing though the kind is {entry.kind}"
            yield lines.problem(entry, "by", found, "Say who says so")
        for key in ("by", "when"):
            if entry.is_gap and getattr(entry, key) is not None:
                found = "is given, but a gap states nothing"
                yield lines.problem(entry, key, found, f"Write `{key}: null`")
        if topics and entry.topic not in topics:
            found = f"is {entry.topic!r}, no topic of pack.yaml"
            yield lines.problem(entry, "topic", found, f"Write one of: {', '.join(topics)}")


def _lengths(pack: Pack, lines: Lines) -> Iterator[Problem]:
    for entry in pack.entries:
        for key, texts in texts_of(entry):
            for language in texts.languages:
                if (length := len(texts.best(language))) > schema.MAX_ANSWER:
                    remedy = f"Write at most {schema.MAX_ANSWER}"
                    found = f"has {length} characters"
                    yield lines.problem(entry, f"{key}.{language}", found, remedy)


def _openings(pack: Pack, lines: Lines) -> Iterator[Problem]:
    for entry in pack.entries:
        for finding in unopened(entry, pack.rules.openings):
            yield lines.problem(entry, finding.key, finding.found, finding.remedy)


def _simple(pack: Pack, lines: Lines) -> Iterator[Problem]:
    finder = NameFinder(pack.source.names if pack.source else ())
    for entry in pack.entries:
        for language in entry.simple.languages if entry.simple else ():
            text = _own_words(entry, language, pack.rules.openings)
            for found, remedy in _hard(text, language, finder, pack):
                yield lines.problem(entry, f"simple.{language}", found, remedy)


def _own_words(entry: Entry, language: Language, openings: tuple[Opening, ...]) -> str:
    text = entry.simple.best(language) if entry.simple else ""
    for opening in openings:
        text = text.removeprefix((opening.simple and opening.simple.get(language)) or "")
    return text


def _hard(
    text: str, language: Language, finder: NameFinder, pack: Pack
) -> Iterator[tuple[str, str]]:
    names = [(name.start, name.end) for name in finder.find(text, language)]
    undotted = reading.rewritten(text, names, lambda name: name.replace(".", ""))
    longest, limit = reading.longest_sentence(undotted), pack.rules.sentence_words
    if limit and longest > limit:
        yield f"has a sentence of {longest} words", f"Write sentences of at most {limit}"
    if language is Language.SPANISH:  # its quotations are English
        quoted = quoted_spans(text)
        names = [name for name in names if not any(s <= name[0] < e for s, e in quoted)] + quoted
    ease = reading.ease(reading.rewritten(text, names, lambda name: ""), language)
    if ease is not None and ease < pack.rules.reading_ease:
        found = f"has a reading ease of {ease:.0f}"
        yield found, f"Use shorter words and sentences: at least {pack.rules.reading_ease}"


def _coverage(pack: Pack, lines: Lines) -> Iterator[Problem]:
    if not (pack.rules.cover_source and pack.source):
        return
    cited = {n for entry in pack.entries if not entry.is_gap for n in entry.citation.paragraphs}
    for number, paragraph in pack.source.paragraphs.items():
        if paragraph.shingles and number not in cited:  # too short to state anything otherwise
            found = f"is not covered: no answering entry cites ¶{number}"
            yield lines.elsewhere("source.yaml", (), found, "Write an entry on it")


def _amounts(pack: Pack, lines: Lines) -> Iterator[Problem]:
    gaps = sum(entry.is_gap for entry in pack.entries)
    for what, count, least in (
        ("entries that answer", len(pack.entries) - gaps, pack.rules.answering_entries),
        ("gap entries", gaps, pack.rules.gap_entries),
    ):
        if count < least:
            yield lines.elsewhere("pack.yaml", (), f"has {count} {what}", f"Write at least {least}")


def _help(pack: Pack, lines: Lines) -> Iterator[Problem]:
    for index, card in enumerate(pack.help_cards):
        texts = [("title", card.title), ("text", card.text)]
        texts += [("links", link.label) for link in card.links]
        for key, text in texts:
            for language in _missing(pack, text):
                found = f"lacks {language} in the card {card.id!r}"
                yield lines.elsewhere("help.yaml", (index, key), found, "Write it")


_RULES: tuple[Callable[[Pack, Lines], Iterator[Problem]], ...] = (
    _languages,
    _statements,
    _lengths,
    _openings,
    _simple,
    _coverage,
    _amounts,
    _help,
    asking.phrasings,
    asking.known_questions,
    titles.languages,
    titles.lengths,
    titles.alike,
    quiz_checks.amounts,
    quiz_checks.items,
    quiz_checks.together,
)
