"""
Does a text say only what its cited paragraphs say?

Checked against the source's fingerprint, with no sentence of the source at hand: every figure,
year, name and quotation; the hedge before a figure ("nearly") and the voice behind it
("according to ..."); and that a text and its twin in the other language agree on all of them.
It proves figures, names and quotations, not truth.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from bot.entries import Bilingual, Derived, Entry, Language, StatementKind
from bot.knowledge import figures, quiz, quotations, voices
from bot.knowledge.findings import Finding, What
from bot.knowledge.names import NameFinder, ordinary_words, stray_capitals, unaccented
from bot.knowledge.pack import Pack, Paragraph, Source
from bot.text import words

_FREE_OPERANDS = {"1", "100"}  # what a sum may use though the source does not say it


@dataclass(frozen=True, slots=True)
class Facts:
    """What a text asserts that can be checked: numbers by value, names by id, quotations."""

    numbers: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    quotations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """
    A text in one language or both, with all that it is checked against.

    granted: what it may say though its paragraphs do not, and words: those it may write with a
    capital; beside: the text that people read right before it, where the hedge and the voice of
    its figures may stand; untrue: it is meant to be wrong, and may say what no paragraph does.
    """

    key: str
    texts: Bilingual
    cited: tuple[Paragraph, ...]
    granted: Facts = Facts()
    words: frozenset[str] = frozenset()
    beside: Bilingual | None = None
    untrue: bool = False


@dataclass(frozen=True, slots=True)
class _Text:
    """A claim in one of its languages."""

    claim: Claim
    language: Language

    @property
    def text(self) -> str:
        return self.claim.texts.best(self.language)

    @property
    def beside(self) -> str:
        return (self.claim.beside and self.claim.beside.get(self.language)) or ""

    def finding(self, what: What, **details: Any) -> Finding:
        key = f"{self.claim.key}.{self.language}"
        return Finding(key, what, details, _numbered(self.claim.cited))


class Checker:
    """Checks the entries of one pack against the fingerprint of its source."""

    def __init__(self, pack: Pack) -> None:
        if pack.source is None:
            raise ValueError("this pack has no source to check against")
        self._pack = pack
        self._source: Source = pack.source
        self._finder = NameFinder(pack.source.names)
        self._ordinary = ordinary_words(
            texts.best(language) for texts in _all_texts(pack) for language in texts.languages
        )
        self._always = frozenset(name.id for name in pack.source.names if name.always)

    def findings(self, entry: Entry) -> Iterator[Finding]:
        """Everything in the entry that its cited paragraphs do not carry."""
        numbers = entry.citation.paragraphs
        if missing := [number for number in numbers if number not in self._source.paragraphs]:
            for number in missing:
                yield Finding("source", What.NO_PARAGRAPH, {"number": number})
            return
        outside = not numbers and entry.kind is StatementKind.NOTE  # nothing to check it against
        if not numbers and not outside:
            yield Finding("source", What.UNCITED)
        cited = self.paragraphs(numbers)
        if entry.citation.quote:
            yield from self._quotation("source.quote", entry.citation.quote, cited)
        for item in entry.derived:
            yield from self._derivation(item)
        granted = Facts(frozenset(figures.canonical(item.value) for item in entry.derived))
        for key, texts in carried_by(entry):
            claim = Claim(key, texts, cited, granted)
            yield from self._parity(claim) if outside else self.unfounded(claim)
        yield from _attribution(entry)

    @property
    def whole(self) -> tuple[Paragraph, ...]:
        """All paragraphs of the source."""
        return tuple(self._source.paragraphs.values())

    def paragraphs(self, numbers: Iterable[int]) -> tuple[Paragraph, ...]:
        """These paragraphs of the source, as far as it has them."""
        known = self._source.paragraphs
        return tuple(known[number] for number in numbers if number in known)

    def unfounded(self, claim: Claim) -> Iterator[Finding]:
        """Everything in the claim that its paragraphs do not carry, or one language alone says."""
        for language in claim.texts.languages:
            yield from self._text(_Text(claim, language))
        yield from self._parity(claim)

    def facts(self, text: str, language: Language) -> Facts:
        """What the text asserts, quotations' own figures and names included."""
        return Facts(
            frozenset(_value(number) for number in _numbers(text, language)),
            frozenset(found.id for found in self._finder.find(text, language)),
            tuple(quotations.quotations(text)),
        )

    def _text(self, checked: _Text) -> Iterator[Finding]:
        claim = checked.claim
        if not claim.untrue:
            yield from self._figures(checked)
            yield from self._names(checked)
        for quotation in quotations.quotations(checked.text):
            if quotation not in claim.granted.quotations:
                key = f"{claim.key}.{checked.language}"
                yield from self._quotation(key, quotation, claim.cited)
        if checked.language is Language.ENGLISH:
            yield from self._copied(checked)

    def _figures(self, checked: _Text) -> Iterator[Finding]:
        cited = checked.claim.cited
        known = {figure.value: figure for part in cited for figure in part.figures}
        years = {year.removesuffix("s") for part in cited for year in part.years}
        free = years | checked.claim.granted.numbers | {self._pack.about.year}
        quoted = quotations.quoted_spans(checked.text)
        for number in _numbers(checked.text, checked.language):
            value = _value(number)
            if value in free or any(start <= number.start < end for start, end in quoted):
                continue  # a quotation is checked whole, hedge included
            if figure := known.get(value):
                yield from self._hedge_and_voice(checked, number, figure.hedge, figure.by)
            else:
                yield checked.finding(What.FIGURE, value=value)

    def _hedge_and_voice(
        self, checked: _Text, number: figures.Number, hedge: str | None, by: str | None
    ) -> Iterator[Finding]:
        value, language = _value(number), checked.language
        hedged = not hedge or (
            voices.hedged(checked.text, number.start, hedge, language)
            or voices.hedges(checked.beside, hedge, language)
        )
        if not hedged:
            yield checked.finding(What.HEDGE, value=value, hedge=hedge)
        said = f"{checked.beside}\n{checked.text}"
        if by and by not in {found.id for found in self._finder.find(said, language)}:
            yield checked.finding(What.VOICE, value=value, by=by)

    def _names(self, checked: _Text) -> Iterator[Finding]:
        claim = checked.claim
        allowed = self._always.union(claim.granted.names, *(part.names for part in claim.cited))
        named = self._finder.find(checked.text, checked.language)
        for name in named:
            if name.id not in allowed:
                yield checked.finding(What.NAME, form=name.form)
        spans = [(name.start, name.end) for name in named] + quotations.quoted_spans(checked.text)
        for word in stray_capitals(checked.text, spans, self._ordinary):
            if word not in claim.words:
                yield checked.finding(What.CAPITAL, word=word)

    def _quotation(
        self, key: str, quotation: str, cited: tuple[Paragraph, ...]
    ) -> Iterator[Finding]:
        length, limit = len(words(quotation)), self._pack.rules.quote_words
        if length > limit:
            yield Finding(key, What.LONG_QUOTE, {"length": length, "limit": limit})
        if not any(quotations.stands_in(quotation, paragraph) for paragraph in cited):
            yield Finding(key, What.QUOTE, {"quotation": quotation}, _numbered(cited))

    def _copied(self, checked: _Text) -> Iterator[Finding]:
        shared = frozenset(chain.from_iterable(part.shingles for part in checked.claim.cited))
        named = [
            (name.start, name.end) for name in self._finder.find(checked.text, checked.language)
        ]
        run = quotations.longest_copied_run(checked.text, named, shared)
        if run >= self._pack.rules.copied_words:
            yield checked.finding(What.COPIED, run=run)

    def _derivation(self, item: Derived) -> Iterator[Finding]:
        used = self.paragraphs(item.sources)
        known = {figure.value for part in used for figure in part.figures}
        known.update(year for part in used for year in part.years)
        operands = {number.value for number in figures.numbers(item.how, spanish=False)}
        if strange := sorted(operands - known - _FREE_OPERANDS):
            numbers = {"numbers": ", ".join(strange)}
            yield Finding("derived", What.OPERANDS, numbers, _numbered(used))
        if not figures.calculates(item.how, figures.canonical(item.value)):
            yield Finding("derived", What.SUM, {"how": item.how, "value": item.value})

    def _parity(self, claim: Claim) -> Iterator[Finding]:
        key, texts = claim.key, claim.texts
        if len(texts.languages) < len(Language):
            return
        for what, asserted in (
            (What.DIFFERENT_FIGURES, _counted),
            (What.DIFFERENT_NAMES, self._named),
        ):
            left, right = (asserted(texts.best(language), language) for language in Language)
            if left != right:
                only = (tuple(sorted(left - right)), tuple(sorted(right - left)))
                yield Finding(key, what, only=only)
        if not voices.equally_sure(texts):
            yield Finding(key, What.UNSURE)

    def _named(self, text: str, language: Language) -> Counter[str]:
        return Counter(self.facts(text, language).names - self._always)


def texts_of(entry: Entry) -> Iterator[tuple[str, Bilingual]]:
    """The texts of an entry that people read as statements, by key."""
    for key, texts in (
        ("answer", entry.answer),
        ("simple", entry.simple),
        ("caveat", entry.caveat),
    ):
        if texts:
            yield key, texts


def carried_by(entry: Entry) -> Iterator[tuple[str, Bilingual]]:
    """The texts of an entry that its source must carry: its statements and its own title."""
    yield from texts_of(entry)
    if entry.own_title:
        yield "title", entry.own_title


def _all_texts(pack: Pack) -> Iterator[Bilingual]:
    for entry in pack.entries:
        yield from (texts for _, texts in carried_by(entry))
    for item in pack.items:
        yield from (texts for _, texts in quiz.texts_of(item))


def _attribution(entry: Entry) -> Iterator[Finding]:
    if entry.kind not in voices.ATTRIBUTED:
        return
    if entry.by is None:
        yield Finding("by", What.NOBODY, {"kind": entry.kind.value})
        return
    for key, texts in texts_of(entry):
        for language in voices.voiceless(entry.by, texts) if key != "caveat" else ():
            by = {"by": entry.by.best(language)}
            yield Finding(f"{key}.{language}", What.VOICELESS, by)


def _numbers(text: str, language: Language) -> list[figures.Number]:
    return figures.numbers(unaccented(text).lower(), spanish=language is Language.SPANISH)


def _counted(text: str, language: Language) -> Counter[str]:
    """How often each figure is said; the gloss of a quotation says it no second time."""
    return Counter(_value(number) for number in _numbers(quotations.unglossed(text), language))


def _value(number: figures.Number) -> str:
    return number.value.removesuffix("s")  # "1930s" and "los años 1930" are one


def _numbered(cited: Iterable[Paragraph]) -> tuple[int, ...]:
    return tuple(paragraph.number for paragraph in cited)
