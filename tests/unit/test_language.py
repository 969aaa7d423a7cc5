"""Which language is asked for in so many words."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.entries import Language
from bot.language import asked_for

PACK = Path(__file__).parents[2] / "knowledge" / "country-of-refuge"
FILES = sorted([*PACK.glob("entries/*.yaml"), *PACK.glob("questions/*.yaml")])
ASKED = {
    Language.ENGLISH: (
        "in english", "English please", "¿en inglés?", "responde en inglés", "tradúcelo al inglés",
        "translate to english", "i don't speak Spanish", "no entiendo español", "english!",
        "say that again in english", "me puedes hablar en inglés", "switch to English",
    ),
    Language.SPANISH: (
        "in spanish please", "en español por favor", "can you answer in spanish?", "Español",
        "dímelo en español", "could you translate that into spanish please", "no hablo inglés",
        "¿y en español?", "ahora en español", "háblame en castellano", "lo puedes decir en español",
        "can I get that in Spanish?", "i don't understand English", "cambia a español",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language"), [(text, each) for each, texts in ASKED.items() for text in texts]
)
def test_a_language_is_asked_for(text: str, language: Language) -> None:
    """Either language asks for either, in a word or a sentence."""
    assert language is asked_for(text)


@pytest.mark.parametrize(
    "text",
    [
        "is the article in Spanish?",
        "¿el artículo está en inglés?",
        "Spanish refugees",
        "how many Spanish refugees came?",
        "¿quién habla español?",
        "do you speak Spanish?",
        "in Spanish Civil War",
        "in",
        "",
    ],
)
def test_a_language_only_named_is_not_asked_for(text: str) -> None:
    """A question about a language, or about Spaniards, asks for none."""
    assert asked_for(text) is None


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_no_question_of_the_pack_asks_for_a_language(file: Path) -> None:
    """Whatever the pack answers or knows to decline is taken for a question."""
    items = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    if file.parent.name == "questions":
        asked = [item["question"] for item in items]
    else:
        asked = [text for each in items for texts in each["questions"].values() for text in texts]

    assert [] == [text for text in asked if asked_for(text)]
