"""
How long a moderator waits for the impact preview: which known questions would change.

    python -m benchmarks.impact

One thread, with the encoder and without. Each entry below is held against every known question of
the shipped pack (its `questions/` and each of its phrasings with itself left out), as when somebody
presses Save; the first of them finds nothing near, the last as much as anything can.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import time
from typing import Any

from benchmarks.process import run_fresh, use_one_thread

_ENTRIES = {
    "far from everything": ["When is the next workshop?"],
    "near one entry": ["Who is Ricardo Anaya?"],
    "greedy": ["What is Mexico?", "Who is the president?", "What does the article say of it?"],
    "as greedy as can be": ["migrants", "refugees", "asylum", "Trump", "deportations", "AMLO"],
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--one", choices=("on", "off"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        use_one_thread()
        print(json.dumps(asyncio.run(_measured(given.one))))
        return
    print("| encoder | entry | known questions | near | asked again | would change | s |")
    print("|---|---|---:|---:|---:|---:|---:|")
    for encoder in ("off", "on"):
        measured = run_fresh("benchmarks.impact", "--one", encoder)
        for row in measured["rows"]:
            print(f"| {encoder} | {' | '.join(map(str, row))} |", flush=True)


async def _measured(encoder: str) -> dict[str, Any]:
    from adapters.compose import build_engine
    from adapters.settings import Settings
    from bot.curation.communities import Base, Community
    from bot.curation.impact import Rehearsal

    engine = build_engine(Settings.from_env({**os.environ, "REFUGIO_SEMANTIC": encoder}))
    here = Community.of(Base.of(engine.pack, engine.matcher))
    rehearsal = Rehearsal(engine.pack, engine.matcher)
    known = len(engine.pack.known) + len(engine.matcher.layer.phrasings)
    await rehearsal.impact(
        here.answerer, here.answerer, ["Who is the author?"]
    )  # opens the encoder
    rows = []
    for name, asked in _ENTRIES.items():
        record = {
            "id": "new",
            "topic": "community",
            "kind": "note",
            "questions": {"en": asked},
            "answer": {"en": "Something."},
        }
        begun = time.perf_counter()
        then = here.having(record)
        found = await rehearsal.impact(here.answerer, then.answerer, asked)
        took = time.perf_counter() - begun
        near = found.asked + found.unasked
        rows.append([name, f"{known:,}", near, found.asked, len(found.changes), f"{took:.2f}"])
    return {"rows": rows}


if __name__ == "__main__":
    main()
