"""Fixtures: a small made-up pack about a harbour, and the shipped pack entry by entry."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from bot.entries import Entry
from bot.errors import KnowledgeError
from bot.knowledge import build, loader
from bot.knowledge.evidence import Checker
from bot.knowledge.fingerprint import fingerprint
from bot.knowledge.pack import About, Figure, Name, Pack, Paragraph, Source

SHIPPED = Path(__file__).parents[2] / "knowledge" / "country-of-refuge"

TEXT = """# A harbour for everyone

¶1 In 1990 the town of Lindell opened a harbour for 300 boats after a long quarrel with Norland.

## Trade

¶2 Nearly 40 percent of the boats come from Norland, says Harbour Watch, and the mayor called
it “a small miracle.”

¶3 By 1995 the number had more than doubled, to 700, and half of the fishermen had learned the \
language of their guests.
""".replace("called\nit", "called it")

NAMES = (
    Name("lindell", ("Lindell",), ("Lindell",)),
    Name("norland", ("Norland", "Norlanders"), ("Norlandia", "norlandeses")),
    Name("harbour-watch", ("Harbour Watch",), ("Harbour Watch",)),
)
BY = Paragraph(2, figures=(Figure("40", by="harbour-watch"),))

Plain = dict[str, Any]


def plain_entry(**changes: Any) -> Plain:
    """An entry about the harbour as a file would hold it, right in every respect."""
    return {
        "id": "harbour-1990",
        "kind": "fact",
        "source": {"paragraphs": ["1"]},
        "questions": {"en": ["When did the harbour open?"], "es": ["¿Cuándo abrió el puerto?"]},
        "answer": {
            "en": "The harbour of Lindell opened in 1990, for 300 boats.",
            "es": "El puerto de Lindell abrió en 1990, para 300 barcos.",
        },
    } | changes


@pytest.fixture
def source() -> Source:
    """The fingerprint of the text about the harbour."""
    return build.source(fingerprint(TEXT, Source(NAMES, {2: BY})))


@pytest.fixture
def harbour(source: Source) -> Callable[..., Pack]:
    """Makes a pack of these plain entries over the harbour's fingerprint."""

    def make(*entries: Plain, **changes: Any) -> Pack:
        built = tuple(build.entry(entry, "harbour") for entry in entries or (plain_entry(),))
        return Pack(
            **{"id": "harbour", "title": build.required({"en": "A harbour"}), "entries": built}
            | {"source": source, "about": About(year="2001")}
            | changes
        )

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


@lru_cache(maxsize=1)
def shipped_pack() -> Pack:
    """The shipped pack, loaded from its files once."""
    return loader.load(SHIPPED)


@pytest.fixture
def entry(request: pytest.FixtureRequest) -> Entry:
    """One entry of the shipped pack."""
    return shipped_pack().by_id[request.param]


@pytest.fixture(scope="session")
def checker() -> Checker:
    """The evidence over the shipped pack."""
    return Checker(shipped_pack())


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for `entry` runs once for each entry of the shipped pack."""
    if "entry" in metafunc.fixturenames:
        metafunc.parametrize("entry", [e.id for e in shipped_pack().entries], indirect=True)
