"""Quiz items about the harbour, one of each kind, right in every respect."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from harbour import Plain, plain_entry

from bot.items import Item
from bot.knowledge import quiz

ENTRY = plain_entry(
    id="harbour-all",
    source={"paragraphs": ["1", "2", "3"]},
    answer={"en": "The harbour opened in 1990.", "es": "El puerto abrió en 1990."},
)


def both(en: str, es: str) -> Plain:
    """A text in both languages."""
    return {"en": en, "es": es}


def option(en: str, es: str, why: Plain, right: str | None = None) -> Plain:
    """An option; `right` is left out where it is None."""
    return both(en, es) | {"why": why} | ({"right": right} if right else {})


OPENED = both(
    "The harbour of Lindell opened in 1990.", "El puerto de Lindell se inauguró en el año 1990."
)
NOT_THEN = both("That is not the year.", "Ese no es el año.")


def single(**changes: Any) -> Plain:
    """Which year the harbour opened in, out of three."""
    return {
        "id": "opening-year",
        "entry": "harbour-all",
        "paragraphs": ["1"],
        "kind": "single",
        "level": "easy",
        "stem": both(
            "According to the 2001 article, in which year did the harbour open?",
            "Según el artículo de 2001, ¿en qué año abrió el puerto?",
        ),
        "options": [
            option("1990", "1990", OPENED, "true"),
            option("1985", "1985", NOT_THEN),
            option("1979", "1979", NOT_THEN, "false"),
        ],
        "why": OPENED,
    } | changes


def several(**changes: Any) -> Plain:
    """What is said of the boats, two of four."""
    half = both("Half of them learned it.", "La mitad lo aprendió.")
    not_said = both("The article does not say so.", "El artículo no lo dice.")
    return {
        "id": "fishermen",
        "entry": "harbour-all",
        "paragraphs": ["3"],
        "kind": "several",
        "level": "medium",
        "stem": both(
            "According to the 2001 article, which of these are true of the fishermen?",
            "Según el artículo de 2001, ¿qué es cierto de los pescadores?",
        ),
        "options": [
            option("half learned a language", "la mitad aprendió una lengua", half, "true"),
            option("they had guests", "tenían huéspedes", half, "true"),
            option("they sold their boats", "vendieron sus barcos", not_said),
            option("they left for good", "se fueron para siempre", not_said),
        ],
        "why": half,
    } | changes


def true_false(**changes: Any) -> Plain:
    """A statement that is false."""
    return {
        "id": "boats-in-1990",
        "entry": "harbour-all",
        "paragraphs": ["1"],
        "kind": "true_false",
        "level": "easy",
        "stem": both(
            "According to the 2001 article, is it true that the harbour was for 250 boats?",
            "Según el artículo de 2001, ¿es cierto que el puerto era para 250 barcos?",
        ),
        "right": "false",
        "why": both("It was for 300 boats, not 250.", "Era para 300 barcos, no 250."),
        "why_not": both("It was for 300 boats.", "Era para 300 barcos."),
    } | changes


def text(**changes: Any) -> Plain:
    """The name of the town, typed."""
    return {
        "id": "town-name",
        "entry": "harbour-all",
        "paragraphs": ["1"],
        "kind": "text",
        "level": "medium",
        "stem": both(
            "According to the 2001 article, which town opened a harbour?",
            "Según el artículo de 2001, ¿qué pueblo abrió un puerto?",
        ),
        "accepted": {"en": ["Lindell", "town of Lindell"], "es": ["Lindell"]},
        "near": {"en": ["Norland", "Lindau"], "es": ["Norlandia", "Lindau"]},
        "why": OPENED,
    } | changes


def number(**changes: Any) -> Plain:
    """How many boats there were, typed."""
    return {
        "id": "boats-in-1995",
        "entry": "harbour-all",
        "paragraphs": ["3"],
        "kind": "number",
        "level": "hard",
        "stem": both(
            "According to the 2001 article, how many boats were there by 1995?",
            "Según el artículo de 2001, ¿cuántos barcos había en 1995?",
        ),
        "number": "700",
        "tolerance": "10",
        "why": both("There were 700 boats by 1995.", "Había 700 barcos en 1995."),
    } | changes


def order(**changes: Any) -> Plain:
    """Three events, the earliest first."""
    first = both("It was in 1990.", "Fue en 1990.")
    return {
        "id": "what-came-first",
        "entry": "harbour-all",
        "paragraphs": ["1", "3"],
        "kind": "order",
        "level": "hard",
        "stem": both(
            "According to the 2001 article, in what order did these things happen?",
            "Según el artículo de 2001, ¿en qué orden pasaron estas cosas?",
        ),
        "options": [
            option("a long quarrel", "una larga pelea", first),
            option("the harbour opens", "el puerto abre", first),
            option("there are 700 boats", "hay 700 barcos", both("In 1995.", "En 1995.")),
        ],
        "why": both("The quarrel came first.", "La pelea fue primero."),
    } | changes


KINDS: tuple[Callable[..., Plain], ...] = (single, several, true_false, text, number, order)


def item(plain: Plain) -> Item:
    """The item of a plain record."""
    return quiz.item(plain)
