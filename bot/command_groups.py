"""Commands that belong together, for a platform that shows them behind one name: `/entry add`."""

from __future__ import annotations

from collections.abc import Iterator

from bot.command_types import Argument, CommandInfo, Game, Group, Task
from bot.commands import EVERY, WISHES
from bot.entries import Bilingual, Language
from bot.text import fold

_INFOS = {info.command: info for info in EVERY}
_KEEPING = (
    Task.ADD,
    Task.EDIT,
    Task.RETIRE,
    Task.RESTORE,
    Task.HIDE,
    Task.SHOW,
    Task.HISTORY,
    Task.EXPORT,
    Task.IMPORT,
)


def _quiz(en: str, es: str, summary: Bilingual, argument: Argument | None = None) -> CommandInfo:
    """One of the things that the quiz command does, which its first word says."""
    return CommandInfo(Game.QUIZ, Bilingual(en, es), summary, argument, word=en)


_KIND = Argument(Bilingual("kind", "tipo"), WISHES)
GROUPS: tuple[Group, ...] = (
    Group(
        Bilingual("entry", "entrada"),
        Bilingual("Write, change and keep entries", "Escribir, cambiar y cuidar entradas"),
        tuple(_INFOS[task] for task in _KEEPING),
    ),
    Group(
        Bilingual("quiz", "concurso"),
        Bilingual("Run a quiz, or practise alone", "Dirigir un concurso o practicar a solas"),
        (
            _quiz(
                "start",
                "empezar",
                Bilingual("Prepare a quiz for this channel", "Preparar un concurso para el canal"),
                _KIND,
            ),
            _quiz(
                "preview",
                "ver",
                Bilingual(
                    "Read a quiz's questions before anybody else",
                    "Leer las preguntas de un concurso antes que nadie",
                ),
                _KIND,
            ),
            _INFOS[Game.PRACTICE],
        ),
    ),
    Group(
        Bilingual("quizadmin", "dirigir"),
        Bilingual("Direct a quiz, for hosts", "Dirigir un concurso, para quien lo lleva"),
        (
            _quiz(
                "panel",
                "panel",
                Bilingual(
                    "The panel of your quiz, and its report", "El panel de tu concurso y su informe"
                ),
            ),
            _quiz(
                "here",
                "aqui",
                Bilingual(
                    "Play your quiz in this channel too", "Jugar tu concurso también en este canal"
                ),
            ),
            _quiz(
                "cohost",
                "ayudar",
                Bilingual(
                    "Host a quiz with somebody, with their code",
                    "Dirigir un concurso con alguien, con su código",
                ),
                Argument(
                    Bilingual("code", "codigo"),
                    Bilingual("The code on their panel", "El código que está en su panel"),
                    required=True,
                ),
            ),
        ),
    ),
)


def ungrouped() -> tuple[CommandInfo, ...]:
    """The commands that stand by themselves."""
    grouped = {info.command for group in GROUPS for info in group.infos}
    return tuple(info for info in _INFOS.values() if info.command not in grouped)


def typed() -> dict[str, str]:
    """
    Each command of a group as it is called everywhere, with its slash, and as it is in its group.

    In both languages. A command that does several things is, alone, the first of them.
    """
    spelt: dict[str, str] = {}
    for flat, grouped in _spelt():
        spelt.setdefault(flat, grouped)
    return spelt


def ungroup(text: str) -> str:
    """
    What somebody typed, with its slash, as it is called everywhere: `/entry add` is `/add`.

    People who learnt a command on one platform type it on another; what is none stays as it is.
    """
    group, _, rest = text.partition(" ")
    name, _, argument = rest.strip().partition(" ")
    flat = _FLAT.get(f"{fold(group)} {fold(name)}")
    return f"{flat} {argument}".strip() if flat else text


def first_of(name: str) -> str | None:
    """The first command of the group that is called so in either language, with its slash."""
    return next((_FLAT[each] for each in typed().values() if each.startswith(f"/{name} ")), None)


def _spelt() -> Iterator[tuple[str, str]]:
    for group in GROUPS:
        for language in Language:
            for info in group.infos:
                name = info.names.best(language)
                grouped = f"/{group.names.best(language)} {name}"
                flat = f"/{_INFOS[info.command].names.best(language)}"
                yield from [(f"{flat} {name}", grouped)] if info.word else []
                yield flat, grouped


_FLAT = {grouped: flat for flat, grouped in reversed([*_spelt()])}
