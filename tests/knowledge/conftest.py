"""Fixtures: packs about a harbour, in memory and in files, and the shipped pack's evidence."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from harbour import BY, NAMES, TEXT, Plain, plain_entry, shipped_pack

from bot.errors import KnowledgeError
from bot.knowledge import build, loader
from bot.knowledge.evidence import Checker
from bot.knowledge.fingerprint import fingerprint
from bot.knowledge.pack import About, Pack, Source


@pytest.fixture
def source() -> Source:
    """The fingerprint of the text about the harbour."""
    return build.source(fingerprint(TEXT, Source(NAMES, {2: BY})))


@pytest.fixture
def harbour(source: Source) -> Callable[..., Pack]:
    """Makes a pack of these plain entries over the harbour's fingerprint."""

    def make(*entries: Plain, **changes: Any) -> Pack:
        built = tuple(build.entry(entry, "harbour") for entry in entries or (plain_entry(),))
        title, about = build.required({"en": "A harbour"}), About(year="2001")
        return replace(Pack("harbour", title, built, about=about, source=source), **changes)

    return make


@pytest.fixture
def found(harbour: Callable[..., Pack]) -> Callable[..., list[str]]:
    """What the evidence finds in an entry with these changes: "key: found" each."""

    def check(**changes: Any) -> list[str]:
        pack = harbour(plain_entry(**changes))
        return [f"{f.key}: {f.found}" for f in Checker(pack).findings(pack.entries[0])]

    return check


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes files of a pack, plain values or text, and gives the directory."""

    def write_files(**files: Any) -> Path:
        for name, value in ({"entries/harbour": [plain_entry()]} | files).items():
            file = tmp_path / "harbour" / f"{name}.yaml"
            file.parent.mkdir(parents=True, exist_ok=True)
            text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
            file.write_text(text, "utf-8")
        return tmp_path / "harbour"

    return write_files


@pytest.fixture
def problems(write: Callable[..., Path]) -> Callable[..., list[str]]:
    """The problems for which a pack of these files is refused, as a person reads them."""

    def refused(**files: Any) -> list[str]:
        directory = write(**files)
        with pytest.raises(KnowledgeError) as error:
            loader.load(directory)
        return [str(problem) for problem in error.value.problems]

    return refused


@pytest.fixture(scope="session")
def checker() -> Checker:
    """The evidence over the shipped pack."""
    return Checker(shipped_pack())
