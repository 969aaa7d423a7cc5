"""What is said in a report, in both languages."""

from __future__ import annotations

from bot.entries import Bilingual

REPORT = Bilingual("Report of the quiz", "Informe del concurso")
DATE = Bilingual("Date", "Fecha")
PLAYERS = Bilingual("Players", "Participantes")
ASKED = Bilingual("Questions asked", "Preguntas hechas")
ASKED_OF = Bilingual("{asked} of {length}", "{asked} de {length}")
OVERALL = Bilingual("Right answers", "Aciertos")
BEFORE = Bilingual("Before", "Antes")
AFTER = Bilingual("After", "Después")
BOTH_ENDS = Bilingual(
    "Of those who answered at both ends.", "De quienes respondieron las dos veces."
)
PERCENT = Bilingual("{percent}%", "{percent}%")
SHARE = Bilingual("{percent}% ({right} of {of})", "{percent}% ({right} de {of})")
BEFORE_AFTER = Bilingual("{before}% before, {after}% after", "{before}% antes, {after}% después")
ITEMS = Bilingual("Question by question", "Pregunta por pregunta")
ITEM = Bilingual("{number}. {title}", "{number}. {title}")
MOST_MISSED = Bilingual("Most missed", "Lo que más se falló")
WITHHELD = Bilingual(
    "not told: fewer than five answered", "no se dice: respondieron menos de cinco"
)
WITHHELD_BOTH = Bilingual(
    "not told: fewer than five answered at both ends",
    "no se dice: menos de cinco respondieron las dos veces",
)
GONE = Bilingual("not in the knowledge base any more", "ya no está en la base")
FEW = Bilingual(
    "Fewer than five took part, so nothing is told of how they answered.",
    "Participaron menos de cinco personas, así que no se dice cómo respondieron.",
)
NOTHING_PLAYED = Bilingual(
    "No question was played to its close, so there is nothing to report.",
    "Ninguna pregunta llegó a cerrarse, así que no hay nada que informar.",
)
ANONYMOUS = Bilingual(
    "Nobody is named but those who chose to show a name. Only questions that were closed count.",
    "Solo aparece el nombre de quien quiso mostrarlo. Solo cuentan las preguntas que se cerraron.",
)
BOARD = Bilingual("The board", "La tabla")

# Its forms
BUTTON_CSV = Bilingual("As a table (CSV)", "Como tabla (CSV)")
BUTTON_PAGE = Bilingual("As a page to print", "Como página para imprimir")
BUTTON_CHART = Bilingual("As a chart", "Como gráfica")
