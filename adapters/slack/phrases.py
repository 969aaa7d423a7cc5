"""The sentences only Slack needs, in both languages."""

from bot.entries import Bilingual

OPEN = Bilingual("Open {number}", "Abrir {number}")

# A phone shows the beginning of a message on its lock screen, about four lines of it.
FOR_YOU = Bilingual(
    "There is a new message for you here. It is written to you alone: open this conversation to "
    "read the whole of it, whenever you have a quiet moment and would like to do so.",
    "Hay un mensaje nuevo para ti aquí. Está escrito solo para ti: abre esta conversación para "
    "leerlo entero, cuando tengas un momento tranquilo y te parezca bien hacerlo.",
)
