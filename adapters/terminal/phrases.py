"""The sentences only the terminal needs, in both languages."""

from bot.entries import Bilingual

WELCOME = Bilingual(
    "Refugio answers questions about one article of 2018 on Mexico as a “country of refuge”.",
    "Refugio responde preguntas sobre un artículo de 2018: México como “country of refuge”.",
)
HINT = Bilingual(
    "Ask in English or Spanish. /help shows the commands, Ctrl-D leaves.",
    "Pregunta en inglés o español. /ayuda muestra los comandos, Ctrl-D sale.",
)
GOODBYE = Bilingual("Goodbye.", "Hasta luego.")
NO_COMMAND = Bilingual(
    "There is no command {typed}. Did you mean {near}? /help shows all of them.",
    "No hay ningún comando {typed}. ¿Quisiste decir {near}? /ayuda los muestra todos.",
)
NO_OPTION = Bilingual(
    "There is no option {typed} on screen. Type a number from the last list, or a question.",
    "No hay opción {typed} en pantalla. Escribe un número de la última lista, o una pregunta.",
)
TOOLBAR = Bilingual(
    " {language} · /help · /topics · Ctrl-D ", " {language} · /ayuda · /temas · Ctrl-D "
)
