"""What must be mended in an entry, told to moderators in their language."""

from __future__ import annotations

from typing import Any

from bot.curation.forms import Field, visible
from bot.entries import Language
from bot.knowledge.findings import Finding, listed
from bot.wording import curating_phrases, finding_phrases
from bot.wording.phrases import LANGUAGE_NAMES
from bot.wording.speaker import Speaker

_SHOWN = 60  # letters of a faulty value that a sentence repeats
_FIELDS: dict[str, Field] = {
    "answer": Field.ANSWER,
    "source": Field.SOURCE,
    "kind": Field.KIND,
    "by": Field.BY,
    "when": Field.WHEN,
    "review": Field.REVIEW,
}


def row(finding: Finding, language: Language) -> tuple[str, str]:
    """Where it stands, by the name of its field; what was found, and what to do."""
    speaker = Speaker(language)
    return named(finding.key, speaker), f"{found(finding, language)}. {remedy(finding, language)}."


def found(finding: Finding, language: Language) -> str:
    """What stands there."""
    if language is Language.ENGLISH:
        return finding.found
    return _fill(finding_phrases.SPANISH[finding.what][0], finding)


def remedy(finding: Finding, language: Language) -> str:
    """What to do about it."""
    if language is Language.ENGLISH:
        return finding.remedy
    return _fill(finding_phrases.SPANISH[finding.what][1], finding)


def _fill(sentence: str, finding: Finding) -> str:
    """A Spanish sentence with its details."""
    speaker = Speaker(Language.SPANISH)
    these = listed(finding.paragraphs) or speaker.say(finding_phrases.NO_CITATION)
    many = len(finding.paragraphs) > 1
    none = speaker.say(finding_phrases.NONE_OF if many else finding_phrases.NEVER, these=these)
    sides = zip((finding_phrases.ONLY_EN, finding_phrases.ONLY_ES), finding.only, strict=True)
    differ = "; ".join(speaker.say(only, more=", ".join(more)) for only, more in sides if more)
    details = {name: _shown(name, value) for name, value in finding.details.items()}
    return sentence.format(these=these, none=none, differ=differ, **details)


def _shown(name: str, value: Any) -> str:
    text = str(value)
    if name == "hedge":
        return finding_phrases.HEDGES.get(text, text)
    if name == "kind" and text in curating_phrases.KINDS:
        return Speaker(Language.SPANISH).say(curating_phrases.KINDS[text])
    if name == "value" and len(text) > _SHOWN:
        text = f"{text[:_SHOWN]}…"
    return visible(text)


def named(key: str, speaker: Speaker) -> str:
    """A key ("answer.en") as moderators know it: "Answer (English)"."""
    first, *rest = key.split(".")
    if first in _FIELDS:
        field = speaker.say(curating_phrases.FIELDS[_FIELDS[first]])
    elif first in finding_phrases.KEYS:
        field = speaker.say(finding_phrases.KEYS[first])
    else:
        field = first
    spoken = next((each for each in Language if each.value in rest), None)
    return in_language(field, spoken, speaker) if spoken else field


def in_language(field: str, spoken: Language, speaker: Speaker) -> str:
    """A field of which there is one for each language."""
    language = speaker.say(LANGUAGE_NAMES[spoken])
    return speaker.say(finding_phrases.IN_LANGUAGE, field=field, language=language)
