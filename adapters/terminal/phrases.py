"""The sentences only the terminal needs, in both languages."""

from bot.entries import Bilingual

NAME = "Refugio"
HINT = Bilingual(
    "Ask in your own words, in English or Spanish. /help shows what else there is.",
    "Pregunta con tus palabras, en español o inglés. /ayuda muestra qué más hay.",
)
BEGIN = Bilingual(
    "To begin, type a question or one of these numbers:",
    "Para empezar, escribe una pregunta o uno de estos números:",
)
GOODBYE = Bilingual(
    "Goodbye, and come back with any question.", "Hasta luego; vuelve cuando quieras."
)
NEAR_COMMAND = Bilingual(
    "There is no command {typed}. Did you mean {near}? /help shows all of them.",
    "No hay ningún comando {typed}. ¿Quisiste decir {near}? /ayuda los muestra todos.",
)
NO_COMMAND = Bilingual(
    "There is no command {typed}. /help shows those there are.",
    "No hay ningún comando {typed}. /ayuda muestra los que hay.",
)
NO_OPTION = Bilingual(
    "The last list has no number {typed}: type one from 1 to {last}, or a question.",
    "La última lista no tiene número {typed}: escribe uno del 1 al {last}, o una pregunta.",
)
NO_LIST = Bilingual(
    "Nothing has a number here yet. Type a question, or /topics to browse.",
    "Aquí todavía no hay nada numerado. Escribe una pregunta, o /temas para ver los temas.",
)
REFUSED = Bilingual(
    "The pack was edited and cannot be used as it is, so the last good one goes on. {problem}",
    "El paquete fue editado y así no sirve, de modo que sigue el último bueno. {problem}",
)
FILLING = Bilingual(
    "Type each answer and press Enter. An empty line keeps what is shown, a dash leaves it empty, "
    "a backslash at the end goes on in the next line, /cancel leaves the form.",
    "Escribe cada respuesta y pulsa Enter. Un renglón vacío conserva lo que se muestra, un guion "
    "lo deja vacío, una barra invertida al final sigue en el renglón siguiente, /cancelar deja el "
    "formulario.",
)
CANCELLED = Bilingual("The form was left; nothing was sent.", "Se dejó el formulario; no se envió.")
NOTHING_TO_LEAVE = Bilingual(
    "No form is open, so there is nothing to leave.",
    "No hay ningún formulario abierto: nada que dejar.",
)
WRITTEN = Bilingual("Written to {path}.", "Quedó en {path}.")
EXISTS = Bilingual(
    "{path} is there already. Write over it? Type yes or no.",
    "{path} ya existe. ¿Escribir encima? Escribe sí o no.",
)
NOT_WRITTEN = Bilingual(
    "Nothing was written over. Name another file behind the command.",
    "No se escribió encima. Nombra otro archivo después del comando.",
)
CANNOT_WRITE = Bilingual(
    "{path} cannot be written ({why}). Name another file behind the command.",
    "No se puede escribir {path} ({why}). Nombra otro archivo después del comando.",
)
CANNOT_READ = Bilingual(
    "{path} cannot be read ({why}). Name a file you can open.",
    "No se puede leer {path} ({why}). Nombra un archivo que puedas abrir.",
)
NO_HISTORY = Bilingual(
    "The file of REFUGIO_HISTORY can no longer be used, so nothing more is kept in it.",
    "El archivo de REFUGIO_HISTORY ya no se puede usar, así que no se guarda nada más en él.",
)
QUIT = Bilingual("Leave", "Salir")
TAB = Bilingual("Tab completes", "Tab completa")
LEAVE = Bilingual("Ctrl-D leaves", "Ctrl-D sale")
HELP = Bilingual("/help", "/ayuda")
