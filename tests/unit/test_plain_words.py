"""People read "unanswered question" and "version", never the words of those who write programs."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from bot import commands, curating_commands, wording
from bot.entries import Bilingual, Language

INSIDE = re.compile(r"\b(tickets?|revisions?|regressions?|regresi[oó]n|fingerprints?|huellas?)\b")


def sentences(value: Any) -> Iterator[str]:
    """All that is said in both languages within a value."""
    if isinstance(value, Bilingual):
        yield from (value.best(language) for language in Language)
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from sentences(each)
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from sentences(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from sentences(getattr(value, field.name))


def read() -> list[str]:
    """Everything that people read of the core: its wording, and its commands' names and words."""
    found = pkgutil.iter_modules(wording.__path__, f"{wording.__name__}.")
    modules = [commands, curating_commands, *(importlib.import_module(m.name) for m in found)]
    return [said for module in modules for said in sentences({**vars(module)})]


def test_no_word_of_programmers_is_read() -> None:
    """In no sentence, in either language."""
    said = read()

    assert len(said) > 1_000
    assert [] == [each for each in said if INSIDE.search(each.lower())]
