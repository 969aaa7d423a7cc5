"""
Entries written as the records of a pack's YAML, so that what is exported reads back the same.

A record holds text, lists and records only, as `yamlfile` reads them ("15", not 15), and no key
without a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from bot.entries import Bilingual, Citation, Derived, Entry, Language
from bot.errors import Problem
from bot.knowledge import build, schema, validate, yamlfile

Record = Mapping[str, Any]

_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


def of(entry: Entry) -> dict[str, Any]:
    """The record of an entry; `build.entry` makes the entry of it again, all but `added`."""
    record = {
        "id": entry.id,
        "topic": entry.topic,
        "kind": entry.kind.value,
        "by": _bilingual(entry.by),
        "source": _source(entry.citation),
        "derived": [_derived(item) for item in entry.derived],
        "when": entry.when,
        "checked": {"by": entry.checked.by, "on": entry.checked.on} if entry.checked else None,
        "questions": {
            language.value: asked
            for language in Language
            if (asked := [p.text for p in entry.phrasings if p.language is language])
        },
        "answer": _bilingual(entry.answer),
        "simple": _bilingual(entry.simple),
        "caveat": _bilingual(entry.caveat),
        "related": [*entry.related],
        "title": _bilingual(entry.own_title),
    }
    return {key: value for key, value in record.items() if value}


def problems(record: Record, name: str) -> list[Problem]:
    """
    What is wrong with the record of a community's entry; name: how messages call its file.

    It may have all that a pack's has, and by when it is to be looked at again (`review`).
    """
    return [fault.problem for fault in faults(record, name)]


def faults(record: Record, name: str = "") -> list[validate.Fault]:
    """The same, each with the rule it breaks."""
    return validate.faults(yamlfile.Document(name, [record]), schema.OWN_ENTRIES)


def entry(record: Record) -> Entry:
    """The entry of a record without problems."""
    return build.entry(dict(record), "community")


def to_yaml(records: Iterable[Record]) -> str:
    """The file of `entries/` that holds these records."""
    return yaml.dump(
        [dict(record) for record in records],
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=100,
    )


class _Dumper(yaml.SafeDumper):
    """Writes no aliases, which packs may not have, and what ends a line unseen as an escape."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def represent_str(self, data: str) -> yaml.ScalarNode:
        style = '"' if _UNSEEN.search(data) else None
        return self.represent_scalar("tag:yaml.org,2002:str", data, style)


_Dumper.add_representer(str, _Dumper.represent_str)


def _bilingual(texts: Bilingual | None) -> dict[str, str] | None:
    return {each.value: texts.best(each) for each in texts.languages} if texts else None


def _source(citation: Citation) -> dict[str, Any]:
    source = {
        "paragraphs": [str(number) for number in citation.paragraphs],
        "quote": citation.quote,
        "address": citation.address,
    }
    return {key: value for key, value in source.items() if value}


def _derived(item: Derived) -> dict[str, Any]:
    return {"value": item.value, "from": [str(n) for n in item.sources], "how": item.how}
