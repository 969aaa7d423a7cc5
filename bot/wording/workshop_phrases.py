"""What a workshop's paper says, in both languages."""

from __future__ import annotations

from bot.entries import Bilingual
from bot.items import ItemKind

TITLE = Bilingual("Workshop: {title}", "Taller: {title}")
ABOUT = Bilingual("{minutes} minutes on: {topics}.", "{minutes} minutos sobre: {topics}.")
AS_OF = Bilingual(
    "Everything here is what one article of {year} says. The law and the numbers may have changed "
    "since. It is no legal advice.",
    "Todo lo de aquí es lo que dice un artículo de {year}. La ley y los números pueden haber "
    "cambiado desde entonces. No es asesoría legal.",
)
UNDATED = Bilingual(
    "Everything here is what one source says. It is no legal advice.",
    "Todo lo de aquí es lo que dice una sola fuente. No es asesoría legal.",
)
NOBODYS_STORY = Bilingual(
    "Nobody has to tell their own story. If someone does, it stays in the room.",
    "Nadie tiene que contar su propia historia. Si alguien la cuenta, se queda en el taller.",
)
GOALS = Bilingual("Goals", "Objetivos")
YOU_CAN = Bilingual("At the end you can:", "Al final podrás:")
TIMES = Bilingual("Time", "Tiempo")
TIMES_HEADS = (
    Bilingual("Part", "Parte"),
    Bilingual("Minutes", "Minutos"),
    Bilingual("How", "Cómo"),
)
PARTS = {
    "opening": Bilingual("Opening", "Apertura"),
    "reading": Bilingual("Reading", "Lectura"),
    "quiz": Bilingual("Quiz", "Concurso"),
    "discussion": Bilingual("Discussion", "Conversación"),
    "closing": Bilingual("Closing", "Cierre"),
}
HOW = {
    "opening": Bilingual(
        "Welcome, the goals, and how you talk with each other.",
        "Bienvenida, los objetivos y cómo van a hablar entre ustedes.",
    ),
    "reading": Bilingual(
        "The article or the source sheet, in pairs; the glossary is at hand.",
        "El artículo o la hoja de fuentes, en parejas; con el glosario a la mano.",
    ),
    "quiz": Bilingual(
        "{count} questions: everyone answers alone, then you read the reasons together.",
        "{count} preguntas: primero cada quien por su cuenta, después las razones en grupo.",
    ),
    "discussion": Bilingual(
        "{count} questions in groups of four or five, then one thought from each.",
        "{count} preguntas en grupos de cuatro o cinco; luego, una idea de cada grupo.",
    ),
    "closing": Bilingual(
        "What was new, what remains open, and where to look it up.",
        "Qué fue nuevo, qué queda abierto y dónde buscarlo.",
    ),
}
QUIZ = Bilingual("Quiz", "Concurso")
QUESTION = Bilingual("{number}. {stem}", "{number}. {stem}")
ON_PAPER = {
    ItemKind.SEVERAL: Bilingual("More than one is right.", "Hay más de una correcta."),
    ItemKind.ORDER: Bilingual("Write the letters in order.", "Escribe las letras en orden."),
}
PROMPTS = Bilingual("To discuss", "Para conversar")
OPEN_QUESTIONS = Bilingual(
    "These have no right answer. The numbers say which paragraphs they start from.",
    "Estas preguntas no tienen respuesta correcta. Entre paréntesis van los párrafos de los que "
    "parten.",
)
CITED = Bilingual("{text} ({where})", "{text} ({where})")
SOURCES = Bilingual("Source sheet", "Hoja de fuentes")
ARTICLE = Bilingual("The article", "El artículo")
WHERE = Bilingual("Where: {address}", "Dónde: {address}")
WHEN = Bilingual("When: {when}", "Cuándo: {when}")
GLOSSARY = Bilingual("Glossary", "Glosario")
KEY = Bilingual("Answer key, for the host", "Respuestas, para quien dirige")
RIGHT = Bilingual("Right: {right}", "Correcto: {right}")
REASON = Bilingual("{option}: {why}", "{option}: {why}")
MADE = Bilingual(
    "Made with refugio workshop, seed {seed}: the same seed gives the same quiz.",
    "Hecho con refugio workshop, semilla {seed}: la misma semilla da el mismo concurso.",
)
