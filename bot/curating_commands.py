"""The commands of those who write entries and of admins, declared once for all platforms."""

from __future__ import annotations

from bot.command_types import Argument, CommandInfo, Task
from bot.entries import Bilingual

# What admins set; others see what is set.
ADMINISTERING: tuple[CommandInfo, ...] = (
    CommandInfo(
        Task.SETTINGS,
        Bilingual("settings", "ajustes"),
        Bilingual("What is set for this community", "Lo que está ajustado en esta comunidad"),
        Argument(
            Bilingual("setting", "ajuste"),
            Bilingual("The one to change", "El que se va a cambiar"),
            values=(
                ("Language / Idioma", "language"),
                ("Approval / Aprobación", "approval"),
                ("Unanswered questions / Preguntas sin respuesta", "tickets"),
                ("Name on cards / Nombre en las tarjetas", "name"),
                ("Help contact / Contacto de ayuda", "contact"),
                ("Pause / Pausa", "pause"),
                ("Quiet channels / Canales en silencio", "quiet"),
                ("Answers to mentions / Respuestas a menciones", "mentions"),
                ("Group of the moderators / Grupo de la moderación", "group"),
            ),
        ),
    ),
    CommandInfo(
        Task.ROLE,
        Bilingual("role", "papel"),
        Bilingual("Give somebody a role here", "Dar a alguien un papel aquí"),
        Argument(
            Bilingual("role", "papel"),
            Bilingual("The role they shall have", "El papel que tendrá"),
            values=(
                ("Admin", "admin"),
                ("Moderator / Moderación", "moderator"),
                ("Quiz host / Dirige concursos", "host"),
                ("None / Ninguno", "member"),
            ),
        ),
        Argument(Bilingual("person", "persona"), Bilingual("Who", "Quién")),
    ),
    CommandInfo(
        Task.LINK,
        Bilingual("link", "enlazar"),
        Bilingual("Share entries with a second place", "Compartir entradas con otro lugar"),
        Argument(
            Bilingual("code", "codigo"),
            Bilingual("The code you got there", "El código que te dieron allá"),
        ),
    ),
)

# What those who write entries can do; a platform offers it where it can show forms.
_ENTRY = Argument(
    Bilingual("entry", "entrada"),
    Bilingual("The entry, by its name or a question it answers", "La entrada, por su nombre"),
    entry=True,
)
_MESSAGE = Argument(
    Bilingual("message", "mensaje"),
    Bilingual("What somebody said, to begin with", "Lo que alguien dijo, para empezar"),
)
CURATING: tuple[CommandInfo, ...] = tuple(
    CommandInfo(command, names, summary, argument)
    for command, names, summary, argument in (
        (
            Task.SUGGEST,
            Bilingual("suggest", "sugerir"),
            Bilingual("Suggest a new entry", "Sugerir una entrada nueva"),
            _MESSAGE,
        ),
        (
            Task.ADD,
            Bilingual("add", "agregar"),
            Bilingual("Write a new entry", "Escribir una entrada nueva"),
            _MESSAGE,
        ),
        (
            Task.EDIT,
            Bilingual("edit", "editar"),
            Bilingual("Change an entry", "Cambiar una entrada"),
            _ENTRY,
        ),
        (
            Task.RETIRE,
            Bilingual("retire", "retirar"),
            Bilingual("Take away an entry that was added here", "Retirar una entrada de aquí"),
            _ENTRY,
        ),
        (
            Task.RESTORE,
            Bilingual("restore", "restaurar"),
            Bilingual("Bring back an entry that was retired", "Recuperar una entrada retirada"),
            _ENTRY,
        ),
        (
            Task.HIDE,
            Bilingual("hide", "ocultar"),
            Bilingual("Show an entry of the article no more", "No mostrar más una entrada"),
            _ENTRY,
        ),
        (
            Task.SHOW,
            Bilingual("show", "mostrar"),
            Bilingual("Show a hidden entry again", "Volver a mostrar una entrada oculta"),
            _ENTRY,
        ),
        (
            Task.HISTORY,
            Bilingual("history", "historial"),
            Bilingual("Show the versions of an entry", "Ver las versiones de una entrada"),
            _ENTRY,
        ),
        (
            Task.REVIEW,
            Bilingual("review", "revisar"),
            Bilingual("Go through what waits to be reviewed", "Ver lo que espera revisión"),
            Argument(
                Bilingual("only", "solo"),
                Bilingual("One part of it; all where left out", "Una parte; todo si se omite"),
                values=(
                    ("Suggestions · Sugerencias", "suggested"),
                    ("Answers · Respuestas", "answers"),
                    ("Drafts · Borradores", "drafts"),
                    ("Begun by you · Lo que empezaste", "mine"),
                    ("Not helpful · No sirvieron", "unhelpful"),
                    ("Quiz questions · Preguntas de concurso", "quiz"),
                    ("Look again · Revisar de nuevo", "again"),
                ),
            ),
        ),
        (
            Task.CHANGES,
            Bilingual("changes", "cambios"),
            Bilingual("What was done lately, each with undo", "Lo hecho hace poco, y deshacerlo"),
            None,
        ),
        (
            Task.UNANSWERED,
            Bilingual("unanswered", "sin-respuesta"),
            Bilingual("Go through the unanswered questions", "Ver las preguntas sin respuesta"),
            None,
        ),
        (
            Task.TEACH,
            Bilingual("teach", "asociar"),
            Bilingual("Say which entry answers a question", "Decir qué entrada la responde"),
            Argument(
                Bilingual("question", "pregunta"),
                Bilingual("The question, as it was asked", "La pregunta, como se hizo"),
                required=True,
            ),
        ),
        (
            Task.ANSWER,
            Bilingual("answer", "respuesta"),
            Bilingual("Collect the answer with your code", "Recoger la respuesta con tu código"),
            Argument(
                Bilingual("code", "codigo"),
                Bilingual("The code you were given", "El código que recibiste"),
                required=True,
            ),
        ),
        (
            Task.INBOX,
            Bilingual("inbox", "buzon"),
            Bilingual(
                "Whether unanswered questions may be sent to the moderators",
                "Si las preguntas sin respuesta pueden llegar a la moderación",
            ),
            Argument(
                Bilingual("setting", "ajuste"),
                Bilingual("on or off", "on u off"),
                values=(("on", "on"), ("off", "off")),
            ),
        ),
        (
            Task.EXPORT,
            Bilingual("export", "exportar"),
            Bilingual(
                "Get the entries that were added here as a file",
                "Recibir en un archivo las entradas agregadas aquí",
            ),
            Argument(
                Bilingual("format", "formato"),
                Bilingual("yaml, or csv for a spreadsheet", "yaml, o csv para hoja de cálculo"),
                values=(("YAML", "yaml"), ("CSV", "csv")),
            ),
        ),
        (
            Task.IMPORT,
            Bilingual("import", "importar"),
            Bilingual(
                "Bring in entries from a file, after a look at what would change",
                "Traer entradas de un archivo, viendo antes qué cambiaría",
            ),
            Argument(
                Bilingual("file", "archivo"),
                Bilingual("A file of entries, YAML or CSV", "Un archivo de entradas, YAML o CSV"),
                required=True,
                file=True,
            ),
        ),
    )
)
CURATING += ADMINISTERING
