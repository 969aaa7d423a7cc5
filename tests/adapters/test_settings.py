"""Settings: where things are kept."""

from __future__ import annotations

from pathlib import Path

from adapters.compose import build_engine
from adapters.settings import Settings

ENTRY = """
- {id: harbour, topic: t, kind: note, source: {paragraphs: [], quote: null},
   questions: {en: ["When did the harbour open?"]}, answer: {en: "Long ago."}}
"""


def test_the_cache_touches_nothing_beside_its_own_folder(tmp_path: Path) -> None:
    """
    Old files of a cache go; an operator's files in the folder they named stay.
    """
    pack, folder = tmp_path / "pack", tmp_path / "data"
    (pack / "entries").mkdir(parents=True)
    (pack / "entries" / "t.yaml").write_text(ENTRY, "utf-8")
    folder.mkdir()
    theirs = [
        folder / f"record-{number}{kind}" for number in range(30) for kind in (".json", ".npz")
    ]
    for file in theirs:
        file.write_text("mine", "utf-8")
    settings = Settings.from_env(
        {"REFUGIO_CACHE": str(folder), "REFUGIO_PACKS": str(pack), "REFUGIO_SEMANTIC": "off"}
    )
    build_engine(settings)

    assert all(file.exists() for file in theirs)
    assert settings.cache == folder / "refugio"
    assert list((folder / "refugio").iterdir())
