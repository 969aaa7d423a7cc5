"""What must be mended in an entry, in the language of whoever reads it."""

from __future__ import annotations

import string
from typing import Any

import pytest

from bot.curation.checking import Inspector, Review
from bot.curation.communities import Base, Community
from bot.entries import Language
from bot.knowledge import findings
from bot.knowledge.findings import Finding, What
from bot.matching.matcher import Matcher
from bot.wording.finding_phrases import SPANISH
from bot.wording.findings import found, remedy, row
from tests.conversations.tiny import harbour

RECORD: dict[str, Any] = {
    "id": "new",
    "topic": "community",
    "kind": "fact",
    "source": {"paragraphs": ["1"]},
    "questions": {"en": ["How big is the harbour of Lindell?"]},
    "answer": {"en": "It opened in 1990."},
}


@pytest.fixture(scope="module")
def base() -> Base:
    pack = harbour()
    return Base.of(pack, Matcher(pack))


async def reviewed(base: Base, **changes: Any) -> Review:
    return await Inspector(base).review(RECORD | changes, Community.of(base))


async def rows(base: Base, language: Language, **changes: Any) -> list[tuple[str, str]]:
    return [row(each, language) for each in (await reviewed(base, **changes)).findings]


def places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("what", What)
def test_every_kind_is_worded_in_both_languages(what: What) -> None:
    """With the same details, but for what the schema says in English itself."""
    english, spanish = findings._SAID[what], SPANISH[what]

    assert all(english)
    assert all(spanish)
    said = set().union(*map(places, english))
    if said != {"found", "remedy"}:
        assert said == set().union(*map(places, spanish))


@pytest.mark.parametrize(
    ("changes", "english", "spanish"),
    [
        (
            {"answer": {"en": "It cost 999 dollars."}},
            ("Answer (English)", "says 999, which ¶1 never says. Cite the paragraph it stands in,"),
            ("Respuesta (Inglés)", "dice 999, y ¶1 no lo dice. Cita el párrafo donde está,"),
        ),
        (
            {"answer": {"en": "It cost 999."}, "source": {"paragraphs": ["1", "3"]}},
            ("Answer (English)", "says 999, which none of ¶1, ¶3 says."),
            ("Respuesta (Inglés)", "dice 999, y ninguno de ¶1, ¶3 lo dice."),
        ),
        (
            {"source": {"paragraphs": ["9"]}},
            ("Where is it from?", "cites ¶9, which is not in the source. Mend it."),
            ("¿De dónde sale?", "cita ¶9, que no existe en el artículo. Corrígelo."),
        ),
        (
            {"answer": {"en": "It opened in 1990.", "es": "Abrió para 300 barcos."}},
            ("Answer", "differs between the languages in figures: only English has 1990; only Sp"),
            ("Respuesta", "tiene cifras distintas en cada idioma: solo el inglés tiene 1990; solo"),
        ),
        (
            {"answer": {"en": "40 percent came by boat."}, "source": {"paragraphs": ["2"]}},
            ("Answer (English)", "says 40 without the source's hedge (nearly). Write nearly,"),
            ("Respuesta (Inglés)", "dice 40 sin la reserva del artículo (casi). Escribe antes:"),
        ),
        (
            {"questions": {"es": ["gracias"]}},
            ("Question (Spanish)", "asks 'gracias', which is taken for small talk. Ask in a whole"),
            ("Pregunta (Español)", "pregunta “gracias”, que se toma como plática. Pregunta con"),
        ),
        (
            {"kind": "promise"},
            ("Who says so", "is missing though the kind is promise. Say who says so."),
            ("Quién lo dice", "falta, y este tipo lo necesita: Lo dijo un candidato. Escribe quié"),
        ),
        (
            {"answer": {"es": "x" * 600}},
            ("Answer (Spanish)", "has 600 characters. Write at most 500."),
            ("Respuesta (Español)", "tiene 600 letras. Escribe 500 como máximo."),
        ),
        (
            {"when": "someday"},
            ("When it happened", "is 'someday'. Write a year, a month, a day, or two with a slash"),
            ("Cuándo pasó", "dice “someday”, que no tiene la forma esperada. Mira el ejemplo"),
        ),
        (
            {"when": "2015-02-30"},
            ("When it happened", "is '2015-02-30', which is no date. Write days the calendar has"),
            ("Cuándo pasó", "dice “2015-02-30”, que no es una fecha. Escribe un día que exista"),
        ),
        (
            {"kind": "gospel"},
            ("Kind of statement", "is 'gospel'. Write one of: fact,"),
            ("Tipo de afirmación", "dice “gospel”, que no es una de las opciones. Elige una"),
        ),
        (
            {"answer": {}},
            ("Answer", "is empty or too short."),
            ("Respuesta", "está vacío o es muy corto."),
        ),
        (
            {"until": "x"},
            ("until", "has the unknown key 'until'."),
            ("until", "no tiene la forma que necesita una entrada."),
        ),
    ],
)
async def test_moderators_read_it_in_their_language(
    base: Base, changes: dict[str, Any], english: tuple[str, str], spanish: tuple[str, str]
) -> None:
    """Under the name of the field, and with what to do."""
    for language, wanted in ((Language.ENGLISH, english), (Language.SPANISH, spanish)):
        where, said = (await rows(base, language, **changes))[0]
        assert wanted[0] == where
        assert said.startswith(wanted[1])


def test_the_remaining_kinds_are_whole_sentences() -> None:
    """No place is left open, no English in the Spanish ones."""
    details = {"number": 1, "word": "Boats", "length": 20, "limit": 12, "quotation": "a", "run": 9}
    more = {
        "numbers": "3",
        "how": "1 + 1",
        "value": "3",
        "by": "Ana",
        "begin": "As of",
        "text": "t",
    }
    rest = {
        "hedge": "nearly",
        "form": "Ana",
        "kind": "view",
        "count": 3,
        "most": 2,
        "sign": "U+202E",
    }
    plain = {"found": "English", "remedy": "English"}
    for what in What:
        finding = Finding("answer.en", what, {**details, **more, **rest, **plain}, (1, 2))
        told = f"{found(finding, Language.SPANISH)} {remedy(finding, Language.SPANISH)}"
        assert "{" not in told
        assert "English" not in told
