"""Editorial rules on questions: the phrasings of the entries, and the known questions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from bot.entries import Entry, EntryId, Language
from bot.errors import Problem
from bot.knowledge.content import content_words, dice, twins
from bot.knowledge.lines import Lines
from bot.knowledge.pack import Pack
from bot.text import normalise

_TWINS = 0.9  # share of content words from which two entries' phrasings are taken for one
_TWIN_WORDS = 4  # content words below which that share says nothing


@dataclass(frozen=True, slots=True)
class _Asked:
    """A phrasing with its entry, its place among the entry's questions, and its content words."""

    entry: Entry
    language: Language
    index: int
    text: str
    content: frozenset[str]

    @property
    def key(self) -> str:
        return f"questions.{self.language}.{self.index}"


def phrasings(pack: Pack, lines: Lines) -> Iterator[Problem]:
    """What is wrong with the phrasings, within each entry and between entries."""
    asked = [item for entry in pack.entries for item in _asked(entry)]
    yield from _too_few(pack, lines)
    yield from _overlaps(pack, lines, asked)
    for language in Language:
        spoken = [item for item in asked if item.language is language]
        yield from _same(spoken, lines)
        yield from _twins(spoken, lines)


def known_questions(pack: Pack, lines: Lines) -> Iterator[Problem]:
    """What is wrong with the known questions: too few, or the same as a phrasing or a title."""
    yield from _too_few_known(pack, lines)
    written = {normalise(entry.title(each)): "title" for entry in pack.entries for each in Language}
    for entry in pack.entries:
        written |= {normalise(item.text): "phrasing" for item in entry.phrasings}
    seen: set[tuple[Language, str]] = set()
    positions: Counter[Language] = Counter()
    for question in pack.known:
        index, text = positions[question.language], normalise(question.text)
        positions[question.language] += 1
        path, file = (index, "question"), f"questions/{question.language}.yaml"
        if text in written:
            found = f"asks {question.text!r}, which is a {written[text]} of an entry"
            yield lines.elsewhere(file, path, found, "Ask it in other words")
        if (question.language, text) in seen:
            found = f"asks {question.text!r} a second time"
            yield lines.elsewhere(file, path, found, "Remove one of the two")
        seen.add((question.language, text))


def _asked(entry: Entry) -> Iterator[_Asked]:
    positions: Counter[Language] = Counter()
    for item in entry.phrasings:
        content = content_words(item.text, item.language)
        yield _Asked(entry, item.language, positions[item.language], item.text, content)
        positions[item.language] += 1


def _too_few(pack: Pack, lines: Lines) -> Iterator[Problem]:
    for entry in pack.entries:
        counts = Counter(item.language for item in entry.phrasings)
        for language in pack.rules.languages:
            if counts[language] < (least := max(1, pack.rules.phrasings)):
                found = f"has {counts[language]} phrasings"
                remedy = f"Write at least {least}"
                yield lines.problem(entry, f"questions.{language}", found, remedy)


def _overlaps(pack: Pack, lines: Lines, asked: list[_Asked]) -> Iterator[Problem]:
    together: defaultdict[tuple[EntryId, Language], list[_Asked]] = defaultdict(list)
    for item in asked:
        together[item.entry.id, item.language].append(item)
    for items in together.values():
        for first, second in combinations(items, 2):
            share = dice(first.content, second.content)
            if share > pack.rules.overlap:
                found = f"shares {share:.0%} of its words with {first.text!r}"
                remedy = f"Ask in other words: at most {pack.rules.overlap:.0%}"
                yield lines.problem(second.entry, second.key, found, remedy)


def _same(asked: list[_Asked], lines: Lines) -> Iterator[Problem]:
    first: dict[str, _Asked] = {}
    for item in asked:
        earlier = first.setdefault(normalise(item.text), item)
        if earlier is not item:
            found = f"repeats a phrasing of {earlier.entry.id}: {earlier.text!r}"
            yield lines.problem(item.entry, item.key, found, "Keep one of the two")


def _twins(asked: list[_Asked], lines: Lines) -> Iterator[Problem]:
    long = [item for item in asked if len(item.content) >= _TWIN_WORDS]
    for later, earlier in twins([item.content for item in long], _TWINS):
        item, other = long[later], long[earlier]
        if item.entry.id != other.entry.id and normalise(item.text) != normalise(other.text):
            found = f"asks nearly the same as {other.entry.id}: {other.text!r}"
            yield lines.problem(item.entry, item.key, found, "Keep one, or ask apart")


def _too_few_known(pack: Pack, lines: Lines) -> Iterator[Problem]:
    counts = Counter((question.entry, question.language) for question in pack.known)
    for language in pack.rules.languages:
        for entry in pack.entries:
            if (count := counts[entry.id, language]) < pack.rules.known_questions:
                found = f"has {count} known questions in {language}"
                remedy = f"Write {pack.rules.known_questions} in questions/{language}.yaml"
                yield lines.problem(entry, "", found, remedy)
        if (count := counts[None, language]) < pack.rules.declined_questions:
            found = f"has {count} questions that must be declined"
            remedy = f"Write at least {pack.rules.declined_questions} with `entry: null`"
            yield lines.elsewhere(f"questions/{language}.yaml", (), found, remedy)
