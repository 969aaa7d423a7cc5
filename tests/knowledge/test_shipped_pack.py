"""The shipped pack: it loads, keeps its editorial rules, and no changed fact slips through."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot import privacy, smalltalk
from bot.entries import Bilingual, Entry, StatementKind
from bot.knowledge import loader
from bot.knowledge.checks import check
from bot.knowledge.evidence import Checker
from bot.knowledge.pack import Pack
from tests.conftest import ARTICLE_PACK

PACK = loader.load(ARTICLE_PACK)
FIGURE = re.compile(r"\d[\d,.]*\d|\d")


def test_pack_keeps_its_rules() -> None:
    """Structure, evidence and every editorial rule of pack.yaml hold."""
    pack, lines = loader.load_located(ARTICLE_PACK)

    assert [] == [str(problem) for problem in check(pack, lines)]


def test_pack_is_as_large_as_promised() -> None:
    """At least 80 answering entries and 25 gaps."""
    gaps = sum(entry.is_gap for entry in PACK.entries)

    assert gaps >= 25
    assert len(PACK.entries) - gaps >= 80


def test_no_phrasing_trips_the_guard() -> None:
    """A stored question is neither personal nor small talk."""
    texts = [phrasing.text for entry in PACK.entries for phrasing in entry.phrasings]

    assert [] == [t for t in texts if privacy.inspect(t) or smalltalk.recognise(t)]


def mutations(entry: Entry) -> Iterator[tuple[str, Entry]]:
    """The entry with one figure, one name or one quotation changed in its English answer."""
    text = entry.answer.en or ""
    for match in FIGURE.finditer(text):
        changed = f"{text[: match.start()]}987654{text[match.end() :]}"
        yield match.group(), replace(entry, answer=Bilingual(changed, entry.answer.es))
    for name in ("López Obrador", "Anaya", "Meade", "Guatemala", "Trump", "Chiapas", "Lebanon"):
        if name in text:
            changed = text.replace(name, "Calderón", 1)
            yield name, replace(entry, answer=Bilingual(changed, entry.answer.es))
    if "“" in text:
        changed = re.sub(r"“([^”]*)”", r"“never \1 indeed”", text, count=1)
        yield "quotation", replace(entry, answer=Bilingual(changed, entry.answer.es))


@pytest.mark.parametrize("subject", PACK.entries, ids=lambda subject: subject.id)
def test_a_changed_fact_is_found(subject: Entry) -> None:
    """One figure, year, name or quotation changed in an entry, and the evidence fails."""
    checker = Checker(PACK)

    missed = [what for what, mutant in mutations(subject) if not list(checker.findings(mutant))]

    assert [] == missed


def test_every_view_names_its_voice() -> None:
    """Reports, promises, views and disputed claims say whose they are."""
    voiced = {
        StatementKind.REPORTED,
        StatementKind.PROMISE,
        StatementKind.VIEW,
        StatementKind.DISPUTED,
    }

    assert [] == [e.id for e in PACK.entries if e.kind in voiced and e.by is None]


def test_nothing_claims_a_check(pack: Pack) -> None:
    """No entry claims a person's check until a named person made one."""
    assert [] == [entry.id for entry in pack.entries if entry.checked]
