"""The commands that people can give, declared once for all platforms."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.entries import Bilingual, Language
from bot.text import fold


class Command(StrEnum):
    """What a person can ask for by name."""

    ASK = "ask"
    TOPICS = "topics"
    WHY = "why"
    SIMPLER = "simpler"
    RELATED = "related"
    LANGUAGE = "language"
    HELP = "help"
    PRIVACY = "privacy"
    FIGURE = "figure"


class Game(StrEnum):
    """What those who host or practise can ask for by name."""

    QUIZ = "quiz"
    PRACTICE = "practice"


class Task(StrEnum):
    """What those who write entries can ask for by name."""

    SUGGEST = "suggest"
    ADD = "add"
    EDIT = "edit"
    RETIRE = "retire"
    RESTORE = "restore"
    HIDE = "hide"
    SHOW = "show"
    HISTORY = "history"
    REVIEW = "review"
    CHANGES = "changes"
    UNANSWERED = "unanswered"
    TEACH = "teach"
    ANSWER = "answer"
    INBOX = "inbox"
    EXPORT = "export"
    IMPORT = "import"
    SETTINGS = "settings"
    ROLE = "role"
    LINK = "link"


Named = Command | Game | Task


@dataclass(frozen=True, slots=True)
class Argument:
    """
    What is written behind a command: its name, what it is for, and whether it must be there.

    values: the only ones there are, each with its label; empty where anything may be written;
    file: whether it is no text but a file, which goes into `Invoke.file`; entry: whether it names
    an entry, so that questions can be offered while it is typed, and their ids taken.
    """

    names: Bilingual
    summary: Bilingual
    required: bool = False
    values: tuple[tuple[str, str], ...] = ()
    file: bool = False
    entry: bool = False


@dataclass(frozen=True, slots=True)
class CommandInfo:
    """
    A command as a platform shows it: its name there, and what it does in both languages.

    person: somebody to pick before the argument, None where it is about nobody.
    """

    command: Named
    names: Bilingual
    summary: Bilingual
    argument: Argument | None = None
    person: Argument | None = None


@dataclass(frozen=True, slots=True)
class Menu:
    """A command about a message, as a platform shows it beside one: its text is the argument."""

    command: Named
    names: Bilingual


CATALOGUE: tuple[CommandInfo, ...] = (
    CommandInfo(
        Command.ASK,
        Bilingual("ask", "preguntar"),
        Bilingual("Ask about the article", "Preguntar sobre el artículo"),
        Argument(
            Bilingual("question", "pregunta"),
            Bilingual("Your question, in English or Spanish", "Tu pregunta, en español o inglés"),
            required=True,
        ),
    ),
    CommandInfo(
        Command.TOPICS,
        Bilingual("topics", "temas"),
        Bilingual("Browse what you can ask about", "Ver de qué se puede preguntar"),
    ),
    CommandInfo(
        Command.WHY,
        Bilingual("why", "porque"),
        Bilingual(
            "Show how the last answer was found", "Mostrar cómo se encontró la última respuesta"
        ),
    ),
    CommandInfo(
        Command.SIMPLER,
        Bilingual("simpler", "sencillo"),
        Bilingual("Say the last answer in plain words", "Decir lo último con palabras sencillas"),
    ),
    CommandInfo(
        Command.RELATED,
        Bilingual("related", "relacionadas"),
        Bilingual("Show related questions", "Ver preguntas relacionadas"),
    ),
    CommandInfo(
        Command.LANGUAGE,
        Bilingual("language", "idioma"),
        Bilingual("Choose English or Spanish", "Elegir inglés o español"),
        Argument(
            Bilingual("language", "idioma"),
            Bilingual("English or Spanish", "Inglés o español"),
            values=(("English", Language.ENGLISH.value), ("Español", Language.SPANISH.value)),
        ),
    ),
    CommandInfo(
        Command.HELP,
        Bilingual("help", "ayuda"),
        Bilingual("What you can do here", "Qué se puede hacer aquí"),
    ),
    CommandInfo(
        Command.PRIVACY,
        Bilingual("privacy", "privacidad"),
        Bilingual(
            "What is kept, how long, and how to be forgotten",
            "Qué se guarda, cuánto tiempo y cómo borrarlo",
        ),
    ),
    CommandInfo(
        Command.FIGURE,
        Bilingual("figure", "grafica"),
        Bilingual("Show a chart of the last answer", "Ver una gráfica de lo último"),
    ),
)

_WISHES = Bilingual(
    "Topic, number, level, calm or race, en, es or both",
    "Tema, número, nivel, tranquilo o carrera, es, en o ambos",
)
# What a platform offers where it can show forms and messages that come later.
PLAYING: tuple[CommandInfo, ...] = (
    CommandInfo(
        Game.QUIZ,
        Bilingual("quiz", "concurso"),
        Bilingual("Run a quiz here", "Dirigir un concurso aquí"),
        Argument(
            Bilingual("what", "que"),
            Bilingual("start, panel, here or cohost CODE", "empezar, panel, aquí o ayudar CÓDIGO"),
        ),
    ),
    CommandInfo(
        Game.PRACTICE,
        Bilingual("practice", "practicar"),
        Bilingual("Practise alone", "Practicar a solas"),
        Argument(Bilingual("topic", "tema"), _WISHES),
    ),
)

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

# What a platform offers beside every message.
ON_MESSAGES: tuple[Menu, ...] = (
    Menu(Command.ASK, Bilingual("Answer this", "Responder esto")),
    Menu(Task.SUGGEST, Bilingual("Make an entry", "Hacer una entrada")),
    Menu(Task.TEACH, Bilingual("Teach", "Asociar")),
)

# What can be done alone with the bot; the rest is of a community.
ALONE: frozenset[Named] = frozenset({*Command, Game.PRACTICE, Task.ANSWER})


def command_named(name: str) -> Command | None:
    """The command with that name in either language, or None."""
    named = _named(name, CATALOGUE)
    return named if isinstance(named, Command) else None


def task_named(name: str) -> Task | None:
    """What those who write entries call so in either language, or None."""
    named = _named(name, CURATING)
    return named if isinstance(named, Task) else None


def game_named(name: str) -> Game | None:
    """What those who host or practise call so in either language, or None."""
    named = _named(name, PLAYING)
    return named if isinstance(named, Game) else None


def _named(name: str, among: Iterable[CommandInfo]) -> Named | None:
    called = name.casefold()
    named = (info.command for info in among if called in {info.names.en, info.names.es})
    return next(named, None)


def command_language(name: str) -> Language | None:
    """
    Spanish where a command has that name in Spanish alone, else None.

    It tells the person's language; English names are in every manual.
    """
    said = fold(name.strip())
    infos = (*CATALOGUE, *PLAYING, *CURATING)
    english, spanish = ({info.names.get(each) for info in infos} for each in Language)
    return Language.SPANISH if said in spanish - english else None


def command_spoken(text: str) -> Command | None:
    """
    The command that a message consists of, without a slash: "help", "temas".

    Never `Command.WHY`, since "why?" asks on from an answer, nor one that needs more words.
    """
    command = command_named(fold(text.strip()))
    return None if command in {Command.ASK, Command.WHY} else command
