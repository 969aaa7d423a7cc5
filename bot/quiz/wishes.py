"""What somebody who starts a quiz wants: from the words of a command, or from its form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.entries import Language
from bot.items import Level
from bot.knowledge.pack import Pack, Topic
from bot.quiz.composing import LENGTH, MOST
from bot.quiz.session import Mode
from bot.text import fold, words

_BOTH = (Language.ENGLISH, Language.SPANISH)
_LEVELS = {
    "easy": Level.EASY, "facil": Level.EASY, "faciles": Level.EASY,
    "medium": Level.MEDIUM, "medio": Level.MEDIUM, "media": Level.MEDIUM,
    "hard": Level.HARD, "dificil": Level.HARD, "dificiles": Level.HARD,
}  # fmt: skip
_MODES = {
    "calm": Mode.CALM, "tranquilo": Mode.CALM, "calma": Mode.CALM,
    "race": Mode.RACE, "carrera": Mode.RACE,
    "before-after": Mode.BOTH_ENDS, "antes-despues": Mode.BOTH_ENDS,
    "both-ends": Mode.BOTH_ENDS,
}  # fmt: skip
_TONGUES = {
    "en": (Language.ENGLISH,), "english": (Language.ENGLISH,), "ingles": (Language.ENGLISH,),
    "es": (Language.SPANISH,), "spanish": (Language.SPANISH,), "espanol": (Language.SPANISH,),
    "both": _BOTH, "ambos": _BOTH, "bilingual": _BOTH, "bilingue": _BOTH,
}  # fmt: skip


class Part(StrEnum):
    """What can be wished, by the name of its field in the form."""

    TOPIC = "topic"
    LENGTH = "length"
    LEVEL = "level"
    LANGUAGE = "language"
    MODE = "mode"


@dataclass(frozen=True, slots=True)
class Wish:
    """A quiz as somebody wants it; topic, level: None for all; unknown: words that mean nothing."""

    topic: str | None = None
    length: int = LENGTH
    level: Level | None = None
    languages: tuple[Language, ...] = (Language.ENGLISH,)
    mode: Mode = Mode.CALM
    unknown: str = ""


def spoken(text: str, pack: Pack, language: Language) -> Wish:
    """
    What the words of a command wish: "border 5 easy race es", in any order.

    language: of whoever says it, for all that is left open. A topic is named by its id, or by
    words of its title in either language.
    """
    wish, rest = Wish(languages=(language,)), []
    for word in fold(text).split():
        if word.isdecimal() and len(word) < 4 and 1 <= int(word) <= MOST:
            wish = replace(wish, length=int(word))
        elif word in _LEVELS:
            wish = replace(wish, level=_LEVELS[word])
        elif word in _MODES:
            wish = replace(wish, mode=_MODES[word])
        elif word in _TONGUES:
            wish = replace(wish, languages=_TONGUES[word])
        else:
            rest.append(word)
    topic = _topic(" ".join(rest), pack) if rest else None
    return replace(wish, topic=topic, unknown=" ".join(rest) if rest and topic is None else "")


def filled_in(values: Mapping[str, str], pack: Pack, language: Language) -> Wish:
    """What a form wishes; what is no option of it counts as left open, whatever was sent."""
    length = values.get(Part.LENGTH, "")
    known = length.isdecimal() and length.isascii() and len(length) < 4
    topics = {topic.id for topic in pack.topics}
    topic = values.get(Part.TOPIC, "")
    return Wish(
        topic if topic in topics else None,
        min(max(int(length), 1), MOST) if known else LENGTH,
        _LEVELS.get(values.get(Part.LEVEL, "")),
        _TONGUES.get(values.get(Part.LANGUAGE, ""), (language,)),
        _MODES.get(values.get(Part.MODE, ""), Mode.CALM),
    )


def _topic(said: str, pack: Pack) -> str | None:
    """The one topic that these words name; its whole name is no other's, whatever theirs hold."""
    wanted = set(words(said))
    exactly = [topic.id for topic in pack.topics if said in {topic.id, *_titles(topic)}]
    partly = [
        topic.id
        for topic in pack.topics
        if any(wanted <= set(words(title)) for title in _titles(topic))
        or (wanted and wanted <= set(topic.id.split("-")))
    ]
    return next((named[0] for named in (exactly, partly) if len(named) == 1), None)


def _titles(topic: Topic) -> list[str]:
    return [fold(topic.title.best(each)) for each in Language]
