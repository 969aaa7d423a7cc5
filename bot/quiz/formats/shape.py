"""The record of a quiz item: its keys in the order of `quiz.yaml`, and an id made for it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from bot.entries import Language
from bot.quiz.formats.result import Record

KEYS = tuple(
    """id entry paragraphs kind level stem options right accepted near number tolerance why
    why_not""".split()
)
OF_KIND = frozenset({"options", "right", "accepted", "near", "number", "tolerance", "why_not"})
LANGUAGES = tuple(language.value for language in Language)
_MOST = 60  # characters of an id
_OPTION = ("en", "es", "right", "why")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def canonical(record: Record) -> dict[str, Any]:
    """The same record as `quiz.yaml` writes it: in order, and nothing that goes without saying."""
    made: dict[str, Any] = {}
    for key in KEYS:
        value = _plain(key, record.get(key))
        if value and not (key == "tolerance" and not value.strip("0.")):
            made[key] = value
    return made


def _plain(key: str, value: Any) -> Any:
    if key == "options":
        return [_option(option) for option in value or ()]
    if key == "paragraphs":
        return [number.lstrip("0") or "0" for number in value or ()]
    return _languages(value) if isinstance(value, Mapping) else value


def _option(option: Record) -> dict[str, Any]:
    made = {key: option[key] for key in _OPTION if option.get(key)}
    if made.get("right") == "false":
        del made["right"]
    if "why" in made:
        made["why"] = _languages(made["why"])
    return made


def _languages(texts: Record) -> dict[str, Any]:
    return {language: texts[language] for language in LANGUAGES if texts.get(language)}


def parts(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str, str]]:
    """All texts of a record, each with its key ("options.0.why.en")."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from parts(inner, (*path, key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from parts(inner, (*path, place))
    else:
        yield ".".join(map(str, path)), str(value)


def differing(before: Record, after: Record) -> tuple[str, ...]:
    """The keys in which two canonical records differ."""
    was, now = dict(parts(before)), dict(parts(after))
    keys = dict.fromkeys((*was, *now))
    return tuple(key for key in keys if was.get(key) != now.get(key))


def id_of(text: str) -> str:
    """The id that a title or a question makes: "" where it has no letter or digit of ours."""
    if len(text) <= _MOST and _ID.fullmatch(text):
        return text
    plain = unicodedata.normalize("NFKD", text[:1_000]).encode("ascii", "ignore").decode("ascii")
    made = ""
    for word in re.findall(r"[a-z0-9]+", plain.casefold()):
        if len(made) + len(word) + 1 > _MOST:
            break
        made += f"-{word}" if made else word
    return made
