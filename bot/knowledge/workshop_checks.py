"""
Does a `workshop.yaml` say only what it may?

Goals, questions and meanings are held against their paragraphs like the texts of an entry, in both
languages; what is to be discussed is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.entries import Bilingual, Language
from bot.errors import Problem
from bot.knowledge import validate
from bot.knowledge.evidence import Checker, Claim
from bot.knowledge.pack import Pack
from bot.knowledge.workshops import Workshop
from bot.knowledge.yamlfile import Document, Path_

FILE = "workshop.yaml"


def problems(pack: Pack, document: Document | None) -> Iterator[Problem]:
    """What is wrong with a file that is well formed; document: where it stands."""
    if document is None:
        return
    checker = Checker(pack) if pack.source else None
    for path, name, key, found, remedy in (*_named(pack), *_texts(pack, checker)):
        line = document.line((*path, *_steps(key)))
        yield Problem(FILE, line, validate.place(name, key), found, remedy)


_Told = Iterator[tuple[Path_, str, str, str, str]]  # where, whose, the key, what, what to write


def _named(pack: Pack) -> _Told:
    """Topics that there are, each once; terms each with an id of its own."""
    known = {topic.id for topic in pack.topics} or {entry.topic for entry in pack.entries}
    seen: set[str] = set()
    for place, theme in enumerate(pack.workshop.themes):
        path: Path_ = ("topics", place)
        if theme.topic not in known:
            remedy = f"Name one of: {', '.join(sorted(known))}"
            yield path, theme.topic, "topic", f"is {theme.topic!r}, which is no topic", remedy
        if theme.topic in seen:
            yield path, theme.topic, "topic", "has a part of its own already", "Make one of both"
        seen.add(theme.topic)
    ids: set[str] = set()
    for place, term in enumerate(pack.workshop.terms):
        path = ("glossary", place)
        if term.id in ids:
            found = f"repeats the id {term.id!r}"
            yield path, term.id, "id", found, "Give it an id of its own"
        ids.add(term.id)
        for topic in term.topics:
            if topic not in known:
                remedy = f"Name some of: {', '.join(sorted(known))}"
                yield path, term.id, "topics", f"names {topic!r}, which is no topic", remedy


def _texts(pack: Pack, checker: Checker | None) -> _Told:
    for path, name, key, texts, paragraphs in _all(pack.workshop):
        for language in Language:
            written = texts.get(language)
            if written is None:
                yield path, name, key, f"is missing in {language}", "Write it"
            elif "prompts" in path and not written.endswith("?"):
                yield path, name, str(language), "asks nothing", "Write an open question"
        if checker is None:
            continue
        there = {paragraph.number for paragraph in checker.whole}
        for number in sorted(set(paragraphs) - there):
            found = f"names ¶{number}, which the source does not have"
            yield path, name, "paragraphs", found, "Name a paragraph of the source"
        claim = Claim(key, texts, checker.paragraphs(paragraphs))
        for finding in checker.unfounded(claim):
            at = finding.key.removeprefix(".")
            yield path, name, at, finding.found, finding.remedy


def _all(found: Workshop) -> Iterator[tuple[Path_, str, str, Bilingual, Sequence[int]]]:
    """Each text, with where it stands, whose it is, its key, and its paragraphs."""
    for place, theme in enumerate(found.themes):
        for key, points in (("goals", theme.goals), ("prompts", theme.prompts)):
            for number, point in enumerate(points):
                path: Path_ = ("topics", place, key, number)
                yield path, f"{theme.topic}.{key}.{number}", "", point.text, point.paragraphs
    for place, term in enumerate(found.terms):
        path = ("glossary", place)
        yield path, term.id, "term", term.term, term.paragraphs
        yield path, term.id, "meaning", term.meaning, term.paragraphs


def _steps(key: str) -> Path_:
    return tuple(key.split(".")) if key else ()
