"""What a browser shows after an installation, in both languages."""

from bot.entries import Bilingual

INSTALLED = Bilingual(
    "Refugio is in your workspace now. Ask it with /ask, or invite it to a channel.",
    "Refugio ya está en tu espacio de trabajo. Pregúntale con /ask, o invítalo a un canal.",
)
OPEN = Bilingual("Open Slack", "Abrir Slack")
NOT_INSTALLED = Bilingual(
    "Refugio was not installed. Begin again, in this same browser.",
    "Refugio no se instaló. Empieza otra vez, en este mismo navegador.",
)
AGAIN = Bilingual("Begin again", "Empezar otra vez")
