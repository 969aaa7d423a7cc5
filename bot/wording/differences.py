"""
What changed in an entry from one version to the next, in sentences.

Nothing is said by colour or signs alone: what is new stands before what it came instead of, each
in quotation marks with a few words around it, so that it reads the same on every platform and
aloud.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from bot.curation import forms
from bot.curation.forms import Field
from bot.curation.state import entry_in
from bot.entries import Language
from bot.knowledge import records, schema
from bot.store import Revision
from bot.text import shortened
from bot.wording import cards, findings
from bot.wording import curating_phrases as curating
from bot.wording import differences_phrases as phrases
from bot.wording.speaker import Speaker

_AROUND = 3  # words around a change that stayed as they were
_PLACES = 4  # changes in one text that are told; the rest is counted
_WORDS = 400  # of a text that is compared word by word; nothing longer can be typed
_NEW = schema.MAX_ANSWER  # letters of a new text, so that any version can be read whole
_OLD = 200  # letters of what it came instead of, which stands in the version before
_GAP = "…"

_IN_LANGUAGES = ("title", "answer", "simple", "caveat", "by")
_PLAIN = ("kind", "when", "review")
_UNTOLD = ("related", "derived", "checked", "topic")  # that they changed, and no more


def rows(revisions: Sequence[Revision], language: Language) -> tuple[tuple[str, str], ...]:
    """Versions, newest first, each with its day and what it changed; the ends also in whole."""
    speaker = Speaker(language)
    made: list[tuple[str, str]] = []
    for number, each in enumerate(revisions):
        on = cards.spell(each.at.date().isoformat(), language)
        name = speaker.say(curating.VERSION, number=str(each.version), on=on)
        lines = _version(each, revisions[number + 1 :], number == 0, speaker)
        made.append((name, "\n".join(lines)))
    return tuple(made)


def told(before: records.Record, after: records.Record, language: Language) -> tuple[str, ...]:
    """What changed from one record of an entry to another, a line for each part of it."""
    speaker = Speaker(language)
    return tuple(
        speaker.say(phrases.FIELD, field=named.strip("¿?"), what=what)
        for named, what in _parts(before, after, speaker)
    )


def _version(
    revision: Revision, earlier: Sequence[Revision], newest: bool, speaker: Speaker
) -> Iterator[str]:
    """The lines on one version, after those before it."""
    entry = entry_in(revision.body)
    if revision.body is None or entry is None:
        unreadable = curating.TAKEN_AWAY if revision.body is None else curating.UNREADABLE
        yield speaker.say(unreadable)
        return
    before = next((each.body for each in earlier if entry_in(each.body)), None)
    if newest or before is None:
        yield entry.answer.best(speaker.language)
    if before is None:
        return
    if earlier[0].body is None:
        yield speaker.say(phrases.BACK)
    changes = told(before["record"], revision.body["record"], speaker.language)
    yield from changes or [speaker.say(phrases.STAYED)]


def _parts(
    before: records.Record, after: records.Record, speaker: Speaker
) -> Iterator[tuple[str, str]]:
    """The parts of an entry that changed, by name, and how, in the order of the form."""
    for spoken in _first(speaker.language):
        yield from _questions(*_both(before, after, "questions", spoken), spoken, speaker)
    for key in _IN_LANGUAGES:
        for spoken in _first(speaker.language):
            if what := _text(*_both(before, after, key, spoken), speaker):
                yield findings.named(f"{key}.{spoken.value}", speaker), what
    yield from _source(before, after, speaker)
    for key in _PLAIN:
        was, now = (_said(key, each, speaker) for each in (before, after))
        if was != now:
            yield findings.named(key, speaker), _whole(was, now, speaker)
    for key in _UNTOLD:
        if (before.get(key) or None) != (after.get(key) or None):
            name = phrases.KEYS.get(key)
            named = speaker.say(name) if name else findings.named(key, speaker)
            yield named, speaker.say(phrases.CHANGED)


def _said(key: str, record: records.Record, speaker: Speaker) -> str:
    """What a part without words of its own says; a kind by its name in the form."""
    value = str(record.get(key) or "")
    named = curating.KINDS.get(value) if key == "kind" else None
    return speaker.say(named) if named else value


def _source(
    before: records.Record, after: records.Record, speaker: Speaker
) -> Iterator[tuple[str, str]]:
    """Where it is from, as the form spells it, and the words quoted from there."""
    was, now = (forms.values(each, speaker.language)[Field.SOURCE] for each in (before, after))
    quotes = [(each.get("source") or {}).get("quote") or "" for each in (before, after)]
    what = [_whole(was, now, speaker)] if was != now else []
    what += [_text(quotes[0], quotes[1], speaker)] if quotes[0] != quotes[1] else []
    if what:
        yield findings.named("source", speaker), "; ".join(what)


def _questions(
    before: Sequence[str], after: Sequence[str], spoken: Language, speaker: Speaker
) -> Iterator[tuple[str, str]]:
    """The question itself, and the further ways to ask, of which there is no order to tell."""
    gone = [each for each in before if each not in after]
    new = [each for each in after if each not in before]
    if gone and new and gone[0] == before[0] and new[0] == after[0]:
        reworded = _text(gone.pop(0), new.pop(0), speaker)
        yield findings.named(f"questions.{spoken.value}", speaker), reworded
    what = [speaker.say(phrases.ADDED, text=shortened(each, _OLD)) for each in new]
    what += [speaker.say(phrases.TAKEN_OUT, text=shortened(each, _OLD)) for each in gone]
    if not what and sorted(before) == sorted(after) and [*before] != [*after]:
        what = [speaker.say(phrases.ORDER)]
    if what:
        named = findings.in_language(speaker.say(curating.FIELDS[Field.PHRASINGS]), spoken, speaker)
        yield named, _listed(what, speaker)


def _text(before: str, after: str, speaker: Speaker) -> str:
    """How a text changed, word by word; empty where it did not."""
    if before == after:
        return ""
    old, new = before.split(), after.split()
    if old == new and old:
        return speaker.say(phrases.SPACES)
    if not old or not new or max(len(old), len(new)) > _WORDS:
        return _whole(before, after, speaker)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    what = [
        _whole(
            _piece(old, group[0][1], group[-1][2]), _piece(new, group[0][3], group[-1][4]), speaker
        )
        for group in matcher.get_grouped_opcodes(_AROUND)
    ]
    return _listed(what, speaker)


def _piece(words: Sequence[str], begin: int, end: int) -> str:
    """Some of the words, with a sign where there are more."""
    before, after = [_GAP] * (begin > 0), [_GAP] * (end < len(words))
    return " ".join([*before, *words[begin:end], *after])


def _whole(before: str, after: str, speaker: Speaker) -> str:
    """One text that came instead of another, or where there was none, or went."""
    was, now = shortened(before, _OLD), shortened(after, _NEW)
    if not before.strip():
        return speaker.say(phrases.ADDED, text=now)
    if not after.strip():
        return speaker.say(phrases.TAKEN_OUT, text=was)
    return speaker.say(phrases.INSTEAD, before=was, after=now)


def _listed(what: Sequence[str], speaker: Speaker) -> str:
    more = len(what) - _PLACES
    counted = [speaker.say(phrases.MORE, count=str(more))] if more > 0 else []
    return "; ".join([*what[:_PLACES], *counted])


def _both(
    before: records.Record, after: records.Record, key: str, spoken: Language
) -> tuple[Any, Any]:
    """What a record says there in one language, before and after."""
    nothing: Any = [] if key == "questions" else ""
    parts: list[Mapping[str, Any]] = [each.get(key) or {} for each in (before, after)]
    was, now = (part.get(spoken.value) or nothing for part in parts)
    return was, now


def _first(language: Language) -> tuple[Language, ...]:
    """Both languages, the reader's first."""
    return language, language.other
