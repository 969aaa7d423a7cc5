"""`refugio doctor`: is everything in place, and what to do where it is not."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from adapters.cli.printing import say
from adapters.settings import Settings


@click.command("doctor")
def command() -> None:
    """Check the set-up: Python, the pack, the semantic layer, the cache."""
    findings = list(_findings(Settings.from_env()))
    for good, said in findings:
        say(f"{'ok  ' if good else 'look'}  {said}")
    sys.exit(0)


def _findings(settings: Settings) -> Iterator[tuple[bool, str]]:
    from adapters.compose import load_pack
    from adapters.encoder import installed

    yield True, f"Python {sys.version.split()[0]}"
    pack = load_pack(settings)
    phrasings = sum(len(entry.phrasings) for entry in pack.entries)
    yield True, f"pack {pack.id}: {len(pack.entries)} entries, {phrasings:,} phrasings"
    checked = sum(entry.checked is not None for entry in pack.entries)
    yield checked > 0, f"{checked} entries checked by a named person"
    if installed():
        yield (
            settings.semantic,
            "semantic layer installed"
            + ("" if settings.semantic else ", but switched off by REFUGIO_SEMANTIC"),
        )
    else:
        yield (
            False,
            "semantic layer missing: answers are less good; pip install 'refugio[semantic]'",
        )
    if settings.cache is None:
        yield False, "no cache: every start builds its index anew; unset REFUGIO_CACHE"
    else:
        yield True, f"cache in {settings.cache}"
