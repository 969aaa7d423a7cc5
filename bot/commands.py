"""The commands that people can give, declared once for all platforms."""

from __future__ import annotations

from collections.abc import Iterable

from bot.command_types import Argument, Command, CommandInfo, Game, Group, Menu, Named, Task
from bot.curating_commands import ADMINISTERING, CURATING
from bot.entries import Bilingual, Language
from bot.text import fold

__all__ = [
    "ADMINISTERING",
    "ALONE",
    "CATALOGUE",
    "CURATING",
    "EVERY",
    "ON_MESSAGES",
    "PLAYING",
    "WISHES",
    "Argument",
    "Command",
    "CommandInfo",
    "Game",
    "Group",
    "Menu",
    "Named",
    "Task",
    "anything_named",
    "command_language",
    "command_named",
    "command_spoken",
    "game_named",
    "task_named",
]

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
    CommandInfo(
        Command.TEXT_ONLY,
        Bilingual("text-only", "solo-texto"),
        Bilingual(
            "Plain text without cards, for screen readers",
            "Texto sin tarjetas, para lectores de pantalla",
        ),
    ),
)

WISHES = Bilingual(
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
            Bilingual(
                "start, preview, panel, report, here or cohost CODE",
                "empezar, ver, panel, informe, aquí o ayudar CÓDIGO",
            ),
        ),
    ),
    CommandInfo(
        Game.PRACTICE,
        Bilingual("practice", "practicar"),
        Bilingual("Practise alone", "Practicar a solas"),
        Argument(Bilingual("topic", "tema"), WISHES),
    ),
    CommandInfo(
        Game.WORKSHOP,
        Bilingual("workshop", "taller"),
        Bilingual(
            "A workshop on paper, with its quiz, for hosts",
            "Un taller en papel con su concurso, para quien dirige",
        ),
        Argument(Bilingual("minutes", "minutos"), Bilingual("How long it is", "Cuánto dura")),
    ),
)

EVERY: tuple[CommandInfo, ...] = (*CATALOGUE, *PLAYING, *CURATING)

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


def anything_named(name: str) -> Named | None:
    """The command, the game or the task with that name in either language, or None."""
    return command_named(name) or game_named(name) or task_named(name)


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
    english, spanish = ({info.names.get(each) for info in EVERY} for each in Language)
    return Language.SPANISH if said in spanish - english else None


def command_spoken(text: str) -> Command | None:
    """
    The command that a message consists of, without a slash: "help", "temas".

    Never `Command.WHY`, since "why?" asks on from an answer, nor one that needs more words.
    """
    command = command_named(fold(text.strip()))
    return None if command in {Command.ASK, Command.WHY} else command
