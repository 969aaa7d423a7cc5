"""The compiled folder of the shipped pack fits the pack: a first start makes nothing slow."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from numpy.typing import NDArray

from adapters.compose import COMPILED, load_pack, pack_directory
from adapters.encoder import UniversalSentenceEncoder, installed
from adapters.settings import Settings
from bot.curation.impact import Rehearsal
from bot.matching import head
from bot.matching.cache import ArrayCache
from bot.matching.matcher import Matcher

REMEDY = "the compiled folder is older than the pack: run `refugio kb compile`"


class Refusing:
    """An encoder with the real one's name, which has nothing left to encode."""

    def __init__(self, name: str) -> None:
        self.name = name

    def encode(self, texts: Sequence[str]) -> NDArray:
        pytest.fail(f"{len(texts)} texts, {texts[0]!r} first, are not in it; {REMEDY}")


@pytest.mark.parametrize("semantic", [True, False])
def test_nothing_slow_is_left_to_make(
    semantic: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    Neither a text to embed nor a head to train, with the encoder and without.
    """
    settings = Settings()
    monkeypatch.setattr(head, "train", lambda *_: pytest.fail(f"no head fits; {REMEDY}"))
    name = UniversalSentenceEncoder().name if installed() else ""
    encoder = Refusing(name) if semantic and name else None
    shipped = ArrayCache(tmp_path, pack_directory(settings) / COMPILED)

    pack = load_pack(settings)
    matcher = Matcher(pack, encoder, shipped)
    Rehearsal(pack, matcher)
    assert len(matcher.layer) > 200
