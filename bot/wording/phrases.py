"""The sentences themselves: English and Spanish side by side, with named places to fill in."""

from __future__ import annotations

from bot.entries import Bilingual, Language, StatementKind

KINDS: dict[StatementKind, Bilingual] = {
    StatementKind.FACT: Bilingual("The article states", "El artículo afirma"),
    StatementKind.REPORTED: Bilingual("Reported by {by}", "Según informa {by}"),
    StatementKind.PROMISE: Bilingual("A candidate said: {by}", "Lo dijo un candidato: {by}"),
    StatementKind.VIEW: Bilingual("The author's view", "Opinión del autor"),
    StatementKind.DISPUTED: Bilingual("A disputed claim by {by}", "Afirmación discutida de {by}"),
    StatementKind.GAP: Bilingual("Not in the article", "No está en el artículo"),
    StatementKind.NOTE: Bilingual("Moderators' note", "Nota de la moderación"),
}
ADDED_BY = Bilingual(
    "Added by the moderators of {community}, {on}",
    "Agregado por la moderación de {community}, {on}",
)
ADDED_HERE = Bilingual(
    "Added by the moderators here, {on}", "Agregado por la moderación de aquí, {on}"
)
SUMMARY = Bilingual("Moderators' summary of {where}", "Resumen de la moderación: {where}")
ADDED_AND = Bilingual("{added} · {kind}", "{added} · {kind}")
NOT_NAMED = Bilingual("someone not named here", "alguien que no se nombra aquí")

PRESENT_FIRST = Bilingual(
    "The article is from {year}; it cannot tell what is true today.",
    "El artículo es de {year}; no puede decir qué pasa hoy.",
)
SOURCE_LINE = Bilingual("Source: {where}, {origin}", "Fuente: {where}, {origin}")
SOURCE_ADDRESS = Bilingual("Source: {address}", "Fuente: {address}")
OWN_KNOWLEDGE = Bilingual(
    "From the moderators' own knowledge, not from the article.",
    "Lo sabe la moderación, no viene del artículo.",
)
ADDED_ON = Bilingual("{event}Written on {on}.", "{event}Escrito el {on}.")
NO_SOURCE = Bilingual("No source is given for this.", "Esto no trae ninguna fuente.")
PARAGRAPHS = Bilingual("paragraph {numbers}", "párrafo {numbers}")
PARAGRAPHS_MANY = Bilingual("paragraphs {numbers}", "párrafos {numbers}")
PARAGRAPH_ZERO = Bilingual("headline, caption and notes", "titular, pie de foto y notas")
DATES = Bilingual("Article: {article}. {event}{check}", "Artículo: {article}. {event}{check}")
EVENT = Bilingual("Event: {when}. ", "Hecho: {when}. ")
UNCHECKED = Bilingual("Not yet checked by a person.", "Aún sin revisión de una persona.")
CHECKED = Bilingual("Checked by {by} on {on}.", "Revisado por {by} el {on}.")
ONLY_IN = {
    Language.ENGLISH: Bilingual("(only in English so far)", "(por ahora solo en inglés)"),
    Language.SPANISH: Bilingual("(only in Spanish so far)", "(por ahora solo en español)"),
}
ARITHMETIC = Bilingual("Our own calculation: {how} = {value}.", "Cálculo nuestro: {how} = {value}.")

SUGGEST = Bilingual("Did you mean one of these?", "¿Quisiste decir alguna de estas?")
NEARBY = Bilingual("What it does say nearby:", "Lo que sí dice cerca de eso:")
NEAREST = Bilingual("What comes closest here:", "Lo que más se le acerca aquí:")
UNKNOWN = Bilingual(
    "I did not find an answer to that in the article, and I will not guess. "
    "Try other words, or browse the topics.",
    "No encontré respuesta a eso en el artículo, y no voy a adivinar. "
    "Prueba con otras palabras o mira los temas.",
)
OFF_TOPIC = Bilingual(
    "That does not seem to be about this article, and it is all I know: {about}.",
    "Eso no parece tratar de este artículo, y es lo único que conozco: {about}.",
)
ABOUT_SOURCE = Bilingual("{title} ({source})", "{title} ({source})")

PERSONAL = Bilingual(
    "I cannot advise on your own case, and I would not want to guess: people who know the law "
    "can. Nothing of your message is kept here.",
    "No puedo aconsejar sobre tu caso, y no quiero adivinar: hay gente que conoce la ley y sí "
    "puede. Aquí no se guarda nada de tu mensaje.",
)
DANGER = Bilingual(
    "If you or someone near you is in danger right now, call the emergency number where you "
    "are, if you can do so safely. I am a program and cannot send help.",
    "Si tú o alguien cercano corre peligro ahora, llama al número de emergencias de donde "
    "estés, si puedes hacerlo sin riesgo. Soy un programa y no puedo mandar ayuda.",
)
DETAILS = Bilingual(
    "Your message seems to hold personal details. Nothing of it is kept here; where others can "
    "read it, it is safer to delete it.",
    "Tu mensaje parece traer datos personales. Aquí no se guarda nada; donde otros puedan "
    "leerlo, es más seguro borrarlo.",
)
CAVEAT = Bilingual("Keep in mind", "Ten en cuenta")

LINK_UNCHECKED = Bilingual(
    "link not yet checked by a person", "enlace aún sin revisar por una persona"
)
LINK_CHECKED = Bilingual("checked by {by} on {on}", "revisado por {by} el {on}")

GREETING = Bilingual("Hello! {abilities}", "¡Hola! {abilities}")
ABILITIES = Bilingual(
    "Ask me, in English or Spanish, about one article: {about}. I answer with the paragraph and "
    "the date, or say that the article does not say. For example:",
    "Pregúntame, en español o inglés, sobre un artículo: {about}. Respondo con el párrafo y la "
    "fecha, o digo que el artículo no lo dice. Por ejemplo:",
)
ABOUT_THE_BOT = Bilingual(
    "I am a program, run by whoever installed me. I write down nothing of your questions and forget"
    " a conversation after 15 minutes; the platform you write on keeps its own record."
    " I cannot pass you to a person: ask those who run this place.",
    "Soy un programa y me maneja quien me instaló. No anoto nada de tus preguntas y olvido la"
    " conversación a los 15 minutos; la plataforma donde escribes guarda su propio registro."
    " No puedo pasarte con una persona: pregunta a quienes llevan este lugar.",
)
THANKS = Bilingual("You are welcome. Ask whenever you like.", "De nada. Pregunta cuando quieras.")
GOODBYE = Bilingual("Goodbye, take care.", "Hasta luego, cuídate.")
REACTION = Bilingual(
    "Take your time, I am here for your next question.",
    "Con calma, aquí estoy para tu siguiente pregunta.",
)
REJECTION = Bilingual(
    "Sorry, that was not it. Please say it in other words, or look through the topics.",
    "Perdón, no era eso. Dilo con otras palabras, por favor, o mira los temas.",
)
INSTEAD = Bilingual("Did you mean one of these instead?", "¿Querías decir alguna de estas?")
NOISE = Bilingual("I am here when you have a question.", "Aquí estoy cuando tengas una pregunta.")
ABUSE = Bilingual(
    "I will leave that aside. If you have a question about the article, I am glad to look it up.",
    "Eso lo dejo pasar. Si tienes una pregunta sobre el artículo, con gusto la busco.",
)

FAILED = Bilingual(
    "Something went wrong here, and it is not your fault. Try other words, or browse the topics.",
    "Algo falló aquí, y no es culpa tuya. Prueba con otras palabras o mira los temas.",
)

HANDED_BACK = Bilingual(
    "This is what you typed, so that it is not lost:",
    "Esto es lo que escribiste, para que no se pierda:",
)
CUT = Bilingual(
    "I read only the first {most} characters of your question.",
    "Leí solo los primeros {most} caracteres de tu pregunta.",
)
PUT_OFF = Bilingual(
    "Many questions came at once, and everyone gets a turn. Please try again in {wait}.",
    "Llegaron muchas preguntas a la vez y a todos les toca turno. Inténtalo otra vez en {wait}, "
    "por favor.",
)
SECOND = Bilingual("a second", "un segundo")
SECONDS = Bilingual("{number} seconds", "{number} segundos")

TOPICS = Bilingual("What would you like to read about?", "¿Sobre qué te gustaría leer?")
TOPIC_ENTRIES = Bilingual("Questions on “{topic}”:", "Preguntas sobre “{topic}”:")
RELATED = Bilingual("Related questions:", "Preguntas relacionadas:")
NOTHING_YET = Bilingual("Ask something first.", "Primero pregunta algo.")
NO_SIMPLER = Bilingual(
    "There is no plainer version of this yet.", "Todavía no hay una versión más sencilla."
)
NO_RELATED = Bilingual("Nothing is linked to this one.", "No hay nada ligado a esta.")
STALE = Bilingual(
    "That button no longer leads anywhere. Ask again, or browse the topics.",
    "Ese botón ya no lleva a nada. Pregunta de nuevo o mira los temas.",
)
LANGUAGE_SET = Bilingual("I will answer in English.", "Voy a responder en español.")
LANGUAGE_WHICH = Bilingual("English or Spanish?", "¿Inglés o español?")
LANGUAGE_NAMES = {
    Language.ENGLISH: Bilingual("English", "Inglés"),
    Language.SPANISH: Bilingual("Spanish", "Español"),
}
COMMANDS = Bilingual("You can also use:", "También puedes usar:")

NEUTRAL = Bilingual(
    "I can answer that in private only. Press the button: nobody else will see the reply.",
    "Eso solo lo puedo responder en privado. Presiona el botón: nadie más verá la respuesta.",
)
SHARED = Bilingual("Shared from a private answer:", "Compartido desde una respuesta privada:")
FIRST_CONTACT = Bilingual(
    "New here? I answer from one article and keep nothing of what you write. Type “help” to see "
    "what I can do.",
    "¿Primera vez? Respondo según un artículo y no guardo nada de lo que escribes. Escribe "
    "“ayuda” para ver qué sé hacer.",
)

# A phone shows the beginning of a message on its lock screen, about four lines of it.
FOR_YOU = Bilingual(
    "There is a new message for you here. It is written to you alone: open this conversation to "
    "read the whole of it, whenever you have a quiet moment and would like to do so.",
    "Hay un mensaje nuevo para ti aquí. Está escrito solo para ti: abre esta conversación para "
    "leerlo entero, cuando tengas un momento tranquilo y te parezca bien hacerlo.",
)

BUTTON_CHOOSE = Bilingual("Choose {number}", "Elegir {number}")
BUTTON_SHARE = Bilingual("Share with everyone", "Compartir con todos")
BUTTON_CONTACTS = Bilingual("Read it in private", "Leer en privado")
BUTTON_SIMPLER = Bilingual("Simpler", "Más sencillo")
BUTTON_WHY = Bilingual("Why this answer?", "¿Por qué esta respuesta?")
BUTTON_RELATED = Bilingual("Related", "Relacionadas")
BUTTON_TOPICS = Bilingual("Topics", "Temas")
BUTTON_ORIGINAL = Bilingual("Without the moderators' change", "Sin el cambio de la moderación")
MORE = Bilingual("More…", "Más…")

WHY = Bilingual("How this answer was found", "Cómo se encontró esta respuesta")
WHY_MATCHED = Bilingual("Closest stored question", "Pregunta guardada más cercana")
WHY_CONFIDENCE = Bilingual("Confidence", "Confianza")
WHY_CONFIDENCE_VALUE = Bilingual(
    "{confidence} (answers from {threshold})", "{confidence} (responde desde {threshold})"
)
WHY_SCORE = Bilingual("Score", "Puntaje")
WHY_RUNNER_UP = Bilingual("Runner-up", "Segunda opción")
WHY_NONE = Bilingual("none", "ninguna")
WHY_GONE = Bilingual("one that is no longer here", "una que ya no está")
WHY_KIND = Bilingual("Kind of statement", "Tipo de afirmación")
WHY_BEHIND = Bilingual("Who stands behind it", "Quién responde por ella")
WHY_EDITORS = Bilingual("the pack's editors", "las personas que editan el paquete")
WHY_MODERATORS = Bilingual("the moderators of {community}", "la moderación de {community}")
WHY_MODERATORS_HERE = Bilingual("the moderators here", "la moderación de aquí")
WHY_CHECK = Bilingual("Checked against the article", "Revisada contra el artículo")
WHY_LOOKED_UP = Bilingual("picked from a list", "elegida de una lista")
