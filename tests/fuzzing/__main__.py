"""
Throw whatever a fuzzer thinks of at one target: `python -m tests.fuzzing TARGET [libFuzzer options]`.

Targets: `text` (normalising), `question` (privacy guard, matching, wording) and `yaml` (a pack's
file). Needs `requirements/fuzz.lock` and Linux. A crash is an exception that is not ours, a reply
without words, or text that normalising twice changes; libFuzzer prints the input that did it.
"""

from __future__ import annotations

import asyncio
import contextlib
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["bot"]):
    from bot.engine import Engine
    from bot.entries import Bilingual, Entry, EntryId, Language, Phrasing, StatementKind
    from bot.errors import KnowledgeError
    from bot.events import Ask, ConversationId
    from bot.knowledge import loader
    from bot.knowledge.pack import Pack
    from bot.text import normalise
    from bot.wording.plain import text_of

MOST = 4_096  # bytes of one input
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def text(data: bytes) -> None:
    """Normalising gives plain words, and twice is once."""
    once = normalise(atheris.FuzzedDataProvider(data).ConsumeUnicode(MOST))
    if normalise(once) != once:
        raise AssertionError(repr(once))


def question() -> Callable[[bytes], None]:
    """Any text gets a reply with words in it."""
    phrasings = ("When did the harbour open?", "harbour opening year", "¿Cuándo abrió el puerto?")
    entry = Entry(
        EntryId("harbour-opening"),
        "harbour",
        StatementKind.NOTE,
        tuple(Phrasing(said, Language.ENGLISH) for said in phrasings),
        Bilingual("It opened in 1990.", "Abrió en 1990."),
    )
    engine = Engine(Pack("harbour", Bilingual("A harbour", "Un puerto"), (entry,)))

    def ask(data: bytes) -> None:
        asked = atheris.FuzzedDataProvider(data).ConsumeUnicode(MOST)
        reply = asyncio.run(engine.handle(Ask(asked, ConversationId("fuzz"), NOON)))
        if not text_of(reply).strip():
            raise AssertionError("a reply without words")

    return ask


def yaml(data: bytes) -> None:
    """A pack's file loads or is refused with its reasons, and nothing else happens."""
    with tempfile.TemporaryDirectory() as folder, contextlib.suppress(KnowledgeError):
        file = Path(folder) / "entries" / "fuzz.yaml"
        file.parent.mkdir()
        file.write_bytes(data[:MOST])
        loader.load(Path(folder))


def main() -> None:
    targets = {"text": lambda: text, "question": question, "yaml": lambda: yaml}
    if len(sys.argv) < 2 or sys.argv[1] not in targets:
        sys.exit(f"Name a target: {', '.join(targets)}; as in `-m tests.fuzzing text -runs=10000`.")
    target = targets[sys.argv.pop(1)]()
    atheris.Setup(sys.argv, target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
