"""The shipped pack keeps its own rules, and its evidence notices a change in any entry."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest
from harbour import SHIPPED, shipped_pack

from bot.entries import Bilingual, Entry, Language
from bot.knowledge import figures, schema
from bot.knowledge.checks import check
from bot.knowledge.evidence import Checker, carried_by
from bot.knowledge.loader import load_located
from bot.knowledge.names import NameFinder, unaccented
from bot.knowledge.quotations import quoted_spans
from bot.text import normalise, words


@dataclass(frozen=True, slots=True)
class Text:
    """One text of an entry, with what it may be exchanged for."""

    entry: Entry
    key: str
    texts: Bilingual
    language: Language

    @property
    def value(self) -> str:
        return self.texts.best(self.language)

    def changed(self, start: int, end: int, new: str) -> Entry:
        """The entry with these characters of this one text exchanged."""
        value = f"{self.value[:start]}{new}{self.value[end:]}"
        match self.language:
            case Language.ENGLISH:
                texts = replace(self.texts, en=value)
            case Language.SPANISH:
                texts = replace(self.texts, es=value)
        match self.key:
            case "answer":
                return replace(self.entry, answer=texts)
            case "simple":
                return replace(self.entry, simple=texts)
            case "title":
                return replace(self.entry, own_title=texts)
        return replace(self.entry, caveat=texts)


Change = Callable[[Text], Iterator[Entry]]


def texts(entry: Entry) -> Iterator[Text]:
    for key, both in carried_by(entry):
        for language in both.languages:
            yield Text(entry, key, both, language)


def numbers(text: Text) -> Iterator[figures.Number]:
    spanish = text.language is Language.SPANISH
    yield from figures.numbers(unaccented(text.value).lower(), spanish=spanish)


def other_figures(text: Text) -> Iterator[Entry]:
    """The last digit one higher; a number in words exchanged for one that is nowhere said."""
    for number in numbers(text):
        said = text.value[number.start : number.end]
        if number.is_year:
            continue
        if digits := re.match(r"[\d.,]*\d", said):
            new = f"{digits.group()[:-1]}{(int(digits.group()[-1]) + 1) % 10}"
            yield text.changed(number.start, number.start + len(new), new)
        else:
            yield text.changed(number.start, number.end, "17")


def other_years(text: Text) -> Iterator[Entry]:
    """One year later, and one earlier."""
    for number in numbers(text):
        if number.is_year:
            year = int(number.value.removesuffix("s"))
            yield text.changed(number.start, number.start + 4, str(year + 1))
            yield text.changed(number.start, number.start + 4, str(year - 1))


def other_names(text: Text) -> Iterator[Entry]:
    """Any one name exchanged for a name that no source has, and for one of another paragraph."""
    source = shipped_pack().source
    assert source is not None
    cited = {name for n in text.entry.citation.paragraphs for name in source.paragraphs[n].names}
    strange = next(n for n in source.names if n.id not in cited and not n.always)
    found = NameFinder(source.names).find(text.value, text.language)
    for name in {name.id: name for name in found}.values():
        yield text.changed(name.start, name.end, "Zubrowka")
        yield text.changed(name.start, name.end, strange.forms(text.language)[0])


def other_quotations(text: Text) -> Iterator[Entry]:
    """The first or the last word of a quotation exchanged."""
    for start, end in quoted_spans(text.value):
        found = list(re.finditer(r"\w+", text.value[start:end]))
        for word in (found[0], found[-1]):
            yield text.changed(start + word.start(), start + word.end(), "otherwise")


def changed(change: Change) -> list[object]:
    """The entries with something of the kind to change, each with all it becomes."""
    found = ((e, [o for text in texts(e) for o in change(text)]) for e in shipped_pack().entries)
    return [pytest.param(others, id=entry.id) for entry, others in found if others]


def unnoticed(others: list[Entry], checker: Checker) -> list[str]:
    """The changed texts that the evidence lets pass."""
    return [
        " | ".join(both.best(language) for _, both in carried_by(other) for language in Language)
        for other in others
        if not list(checker.findings(other))
    ]


@pytest.mark.parametrize("others", changed(other_figures))
def test_no_changed_figure_passes(others: list[Entry], checker: Checker) -> None:
    """
    Any one figure of any one text, one higher, is noticed.
    """
    assert [] == unnoticed(others, checker)


@pytest.mark.parametrize("others", changed(other_years))
def test_no_changed_year_passes(others: list[Entry], checker: Checker) -> None:
    """
    Any one year of any one text, one later or earlier, is noticed.
    """
    assert [] == unnoticed(others, checker)


@pytest.mark.parametrize("others", changed(other_names))
def test_no_changed_name_passes(others: list[Entry], checker: Checker) -> None:
    """
    Any one name of any one text, exchanged, is noticed.
    """
    assert [] == unnoticed(others, checker)


@pytest.mark.parametrize("others", changed(other_quotations))
def test_no_changed_quotation_passes(others: list[Entry], checker: Checker) -> None:
    """
    Any one quotation of any one text, a word exchanged, is noticed.
    """
    assert [] == unnoticed(others, checker)


@pytest.mark.parametrize(
    "entry", [pytest.param(e, id=e.id) for e in shipped_pack().entries if e.citation.quote]
)
def test_no_changed_source_quote_passes(entry: Entry, checker: Checker) -> None:
    """
    The quotation shown with an answer is checked like those inside it.
    """
    shown = (entry.citation.quote or "").split()
    for at in (0, len(shown) - 1):
        quote = " ".join([*shown[:at], "otherwise", *shown[at + 1 :]])
        other = replace(entry, citation=replace(entry.citation, quote=quote))

        assert list(checker.findings(other))


def test_every_entry_has_something_to_change() -> None:
    """
    No entry escapes the tests above: each text of each has a figure, a year or a name.
    """
    kinds = (other_figures, other_years, other_names)

    assert [] == [
        f"{entry.id}, {text.key}.{text.language}"
        for entry in shipped_pack().entries
        for text in texts(entry)
        if text.key == "answer" and not any(list(kind(text)) for kind in kinds)
    ]


def test_the_shipped_pack_has_no_finding() -> None:
    """
    It loads, so its evidence holds, and it keeps every rule its pack.yaml declares.
    """
    assert [] == [str(problem) for problem in check(*load_located(SHIPPED))]


def test_every_label_fits_a_button() -> None:
    """
    What stands for an entry in a list is never cut, whether a title or a first phrasing.
    """
    assert [] == [
        f"{entry.id}, {language}"
        for entry in shipped_pack().entries
        for language in Language
        if len(entry.title(language)) > schema.MAX_TITLE
    ]


def test_the_shipped_pack_declares_every_rule() -> None:
    """
    No rule is switched off by being left out.
    """
    rules = shipped_pack().rules

    assert tuple(Language) == rules.languages
    assert rules.cover_source
    assert 1.0 > rules.overlap
    assert all((rules.phrasings, rules.reading_ease, rules.sentence_words, rules.openings))
    assert all((rules.answering_entries, rules.gap_entries))
    assert all((rules.known_questions, rules.declined_questions))


def test_nothing_claims_to_have_been_checked() -> None:
    """
    `checked` is set by named people only; nobody has, yet.
    """
    pack = shipped_pack()

    assert [] == [entry.id for entry in pack.entries if entry.checked]
    assert [] == [
        link.address for card in pack.help_cards for link in card.links if link.checked_on
    ]


def test_synonyms_are_written_as_questions_are_compared() -> None:
    """
    Lower case, no accents, and no word or phrase in two groups.
    """
    members = [member for group in shipped_pack().synonyms for member in group]

    assert [] == [member for member in members if normalise(member) != member]
    assert len(set(members)) == len(members)


def test_refuge_and_asylum_are_kept_apart() -> None:
    """
    No group says that the one is the other.
    """
    for group in shipped_pack().synonyms:
        spoken = {word for member in group for word in words(member)}

        assert not (spoken & {"asylum", "asilo"} and spoken & {"refuge", "refugio"})
