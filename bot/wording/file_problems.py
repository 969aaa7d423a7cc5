"""What is wrong with a file of entries, told to whoever imports it in their language."""

from __future__ import annotations

from typing import Any

from bot.curation.forms import visible
from bot.entries import Language
from bot.errors import Problem
from bot.knowledge.sentences import Said, Sentence
from bot.wording import findings
from bot.wording.file_problem_phrases import SPANISH


def row(problem: Problem, language: Language) -> tuple[str, str]:
    """Where it stands: file, line, entry and key; what was found, and what to do."""
    line = f"{problem.file}:{problem.line}" if problem.line else problem.file
    place = f"{line} [{told(problem.place, language)}]" if problem.place else line
    return place, f"{told(problem.found, language)}. {told(problem.remedy, language)}."


def told(sentence: str, language: Language) -> str:
    """A sentence in that language; text that is no `Sentence` is a name, and stays."""
    if language is Language.ENGLISH or not isinstance(sentence, Sentence):
        return str(sentence)
    if sentence.said is Said.FOUND:
        return findings.found(sentence.details["finding"], language)
    if sentence.said is Said.REMEDY:
        return findings.remedy(sentence.details["finding"], language)
    details = {name: _detail(value, language) for name, value in sentence.details.items()}
    return SPANISH[sentence.said].format(**details)


def _detail(value: Any, language: Language) -> Any:
    if isinstance(value, Sentence):
        return told(value, language)
    return visible(value) if isinstance(value, str) else value
