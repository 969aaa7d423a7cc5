"""
Does a quiz item say only what its paragraphs say?

What it asks, its right answers and all its reasons are held against them like the texts of an
entry. Only what is meant to be wrong (a wrong option, a false statement) may say something else,
and the reason against it may repeat that. Stem or reason says whose promise or view it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.entries import Bilingual, Entry, Language, Phrasing
from bot.items import Item, ItemKind, Option
from bot.knowledge import figures, voices
from bot.knowledge.content import content_words
from bot.knowledge.evidence import Checker, Claim, Facts
from bot.knowledge.findings import Finding, What
from bot.knowledge.names import capitals
from bot.knowledge.pack import Paragraph

_TOLD = frozenset(  # how a stem tells what to do, in a sentence of its own
    """Choose Pick Select Mark Type Write Put Order Sort True False Elige Escoge Selecciona Marca
    Escribe Teclea Pon Ordena Verdadero Falso Cierto""".split()
)


def findings(checker: Checker, item: Item, entry: Entry) -> Iterator[Finding]:
    """Everything in the item that its paragraphs do not carry; entry: the one it is tied to."""
    held = _Held(checker, item, entry)
    for claim in held.claims():
        yield from checker.unfounded(claim)
    yield from held.number()
    yield from _voiceless(item, entry)


def _voiceless(item: Item, entry: Entry) -> Iterator[Finding]:
    """The languages in which neither stem nor reason says whose promise or view it is about."""
    if entry.kind not in voices.ATTRIBUTED or entry.by is None:
        return
    stem, why = (dict(_each(texts)) for texts in (item.stem, item.why))
    said = {each: f"{stem[each]} {why.get(each, '')}" for each in stem}
    texts = Bilingual(said.get(Language.ENGLISH), said.get(Language.SPANISH))
    for language in voices.voiceless(entry.by, texts):
        by = {"by": entry.by.best(language)}
        yield Finding(f"why.{language}", What.VOICELESS, by, item.paragraphs)


@dataclass(frozen=True, slots=True)
class _Held:
    """An item and the entry it is tied to, before a checker."""

    checker: Checker
    item: Item
    entry: Entry

    @property
    def _cited(self) -> tuple[Paragraph, ...]:
        return self.checker.paragraphs(self.item.paragraphs)

    @property
    def _untrue(self) -> bool:
        """Whether it states what is false and asks whether that is true."""
        return self.item.kind is ItemKind.TRUE_FALSE and not self.item.options[0].right

    def _derived(self) -> Facts:
        return Facts(frozenset(figures.canonical(each.value) for each in self.entry.derived))

    def _claim(self, key: str, texts: Bilingual, *, against: Bilingual | None = None) -> Claim:
        """That these texts are so; against: what they refute, and may repeat."""
        granted, words = self._derived(), frozenset[str]()
        if against:
            granted = self._facts(against, granted)
            words = frozenset().union(*(capitals(text) for _, text in _each(against)))
        return Claim(key, texts, self._cited, granted, words if key != "stem" else _TOLD)

    def _answer(self, key: str, texts: Bilingual) -> Claim:
        """The same of what answers the stem, which may hold the hedge and the voice."""
        return replace(self._claim(key, texts), beside=self.item.stem)

    def _facts(self, texts: Bilingual, beside: Facts) -> Facts:
        found = [beside, *(self.checker.facts(text, language) for language, text in _each(texts))]
        return Facts(
            frozenset().union(*(facts.numbers for facts in found)),
            frozenset().union(*(facts.names for facts in found)),
            tuple(quotation for facts in found for quotation in facts.quotations),
        )

    def _wrong(self, key: str, texts: Bilingual) -> Claim:
        return Claim(key, texts, self.checker.whole, untrue=True)

    def claims(self) -> Iterator[Claim]:
        """What the item says, text by text."""
        item, refuted = self.item, self.item.stem if self._untrue else None
        yield self._wrong("stem", item.stem) if self._untrue else self._claim("stem", item.stem)
        yield self._claim("why", item.why, against=refuted)
        if item.kind is ItemKind.TRUE_FALSE:
            wrong = next(option for option in item.options if not option.right)
            yield self._claim("why_not", wrong.why, against=refuted)
            return
        for place, option in enumerate(item.options):
            yield from self._option(f"options.{place}", option)
        yield from self._accepted()

    def _option(self, key: str, option: Option) -> Iterator[Claim]:
        if option.right:
            yield self._answer(key, option.text)
            yield self._claim(f"{key}.why", option.why)
        else:
            yield self._wrong(key, option.text)
            yield self._claim(f"{key}.why", option.why, against=option.text)

    def _accepted(self) -> Iterator[Claim]:
        """Every form that is accepted; those shown as the answer say the same in both languages."""
        forms = {language: _of(self.item.accepted, language) for language in Language}
        shown = {language: each[0] for language, each in forms.items() if each}
        if shown:
            texts = Bilingual(shown.get(Language.ENGLISH), shown.get(Language.SPANISH))
            yield self._answer("accepted", texts)
        for language, first in shown.items():
            for form in forms[language][1:]:
                yield self._never_shown(form, first, language)

    def _never_shown(self, form: str, shown: str, language: Language) -> Claim:
        """
        That a form is so, which may spell out more than the article does ("EPN").

        One that has a word of the answer shown may have further names as well.
        """
        english = language is Language.ENGLISH
        claim = self._answer("accepted", Bilingual(en=form) if english else Bilingual(es=form))
        granted = claim.granted
        if content_words(form, language) & content_words(shown, language):
            granted = self._facts(claim.texts, granted)
        return replace(claim, granted=granted, words=capitals(form))

    def number(self) -> Iterator[Finding]:
        """What the paragraphs do not carry of the number to type, hedge and voice in the stem."""
        if self.item.number is None:
            return
        digits = format(self.item.number, "f")
        asked = self.item.stem.languages
        en, es = (
            digits if each in asked else None for each in (Language.ENGLISH, Language.SPANISH)
        )
        told: list[Finding] = []
        for finding in self.checker.unfounded(self._answer("number", Bilingual(en, es))):
            plain = replace(finding, key="number")
            if plain not in told:
                told.append(plain)
        yield from told


def _each(texts: Bilingual) -> Iterator[tuple[Language, str]]:
    for language in texts.languages:
        yield language, texts.best(language)


def _of(forms: tuple[Phrasing, ...], language: Language) -> list[str]:
    return [form.text for form in forms if form.language is language]
