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
MOST_MISSED = Bilingual(
    "Most missed, and how many had it right", "Lo que más se falló, y cuántos acertaron"
)
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

# The chart
CHART = Bilingual("How the group answered", "Cómo respondió el grupo")
CHART_UNIT = Bilingual(
    "Right answers to each question, in percent of those who answered it",
    "Aciertos en cada pregunta, en porcentaje de quienes la respondieron",
)
CHART_GAIN = Bilingual("What the group learned", "Lo que aprendió el grupo")
CHART_GAIN_UNIT = Bilingual(
    "Right answers to each question before and after, in percent of those who answered both times",
    "Aciertos en cada pregunta antes y después, en porcentaje de quienes respondieron las dos "
    "veces",
)
CHART_WITHHELD = Bilingual(
    "Questions not shown: {withheld} of {asked}, because fewer than five answered.",
    "Preguntas sin mostrar: {withheld} de {asked}, porque respondieron menos de cinco.",
)
CHART_SOURCE = Bilingual(
    "Quiz of {on}, players: {players}", "Concurso del {on}, participantes: {players}"
)
FROM_TO = Bilingual("{before}% to {after}%", "de {before}% a {after}%")
NO_CHART = Bilingual("There is nothing to draw.", "No hay nada que dibujar.")

# Files
FILE = Bilingual("quiz-report-{on}-{session}", "informe-concurso-{on}-{session}")
FILE_BOARD = Bilingual("quiz-board-{on}-{session}", "tabla-concurso-{on}-{session}")
IN_TABLES = Bilingual(
    "The questions, and the board where there is one, for a spreadsheet.",
    "Las preguntas, y la tabla si la hay, para una hoja de cálculo.",
)
IN_PAGE = Bilingual(
    "A page to open in a browser and print. It loads nothing from anywhere.",
    "Una página para abrir en el navegador e imprimir. No carga nada de ningún lado.",
)
COLUMNS = {
    "number": Bilingual("question number", "número de pregunta"),
    "item": Bilingual("item", "reactivo"),
    "title": Bilingual("entry", "entrada"),
    "level": Bilingual("level", "nivel"),
    "question": Bilingual("question", "pregunta"),
    "right_answer": Bilingual("right answer", "respuesta correcta"),
    "answered": Bilingual("answered", "respondieron"),
    "answered_before": Bilingual("answered before", "respondieron antes"),
    "answered_after": Bilingual("answered after", "respondieron después"),
    "of": Bilingual("counted for the shares", "contados para los porcentajes"),
    "right": Bilingual("right", "aciertos"),
    "share": Bilingual("right in percent", "porcentaje de aciertos"),
    "right_before": Bilingual("right before", "aciertos antes"),
    "share_before": Bilingual("right before in percent", "porcentaje de aciertos antes"),
    "note": Bilingual("note", "nota"),
    "rank": Bilingual("rank", "lugar"),
    "player": Bilingual("player", "participante"),
    "points": Bilingual("points", "puntos"),
}
