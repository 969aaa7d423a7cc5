"""The sentences only Slack needs, in both languages."""

from bot.entries import Bilingual

CANCEL = Bilingual("Cancel", "Cancelar")
CLOSE = Bilingual("Close", "Cerrar")
WAIT = "One moment … · Un momento …"  # before it is known which language somebody reads
