"""What is done in a community, as data: forms, files, entries, settings, a quiz."""

from __future__ import annotations

from dataclasses import dataclass

from bot.commands import Game, Named, Task
from bot.entries import Language
from bot.wording.tokens import Aim, Play, Step
from tests.adapters.contract.conversations import Pick, Say


@dataclass(frozen=True, slots=True)
class Give:
    """Somebody gives a command."""

    command: Named
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Press:
    """Somebody presses the last reply's button for this, or picks it from a list."""

    action: Aim


@dataclass(frozen=True, slots=True)
class Fill:
    """Somebody sends the form that is open, with this in it; the rest as it stands there."""

    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Bring:
    """Somebody adds a file to the command that takes one."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """Somebody presses this button, counted from 1, of the last message in the channel."""

    number: int


Deed = Give | Press | Fill | Bring | Answer | Pick | Say


@dataclass(frozen=True, slots=True)
class Work:
    """What somebody who may do all of it does, one deed after the other."""

    name: str
    deeds: tuple[Deed, ...]
    client: Language = Language.ENGLISH

    def __str__(self) -> str:
        return f"{self.name}, {self.client}"


def filled(**values: str) -> Fill:
    return Fill(tuple(values.items()))


SPANISH = Language.SPANISH
ASKED = "When does the harbour library open?"
ENTRY = {"question": ASKED, "answer": "It opens at nine.", "source": "our own knowledge"}
ENTRADA = {
    "question": "¿Cuándo abre la biblioteca del puerto?",
    "answer": "Abre a las nueve.",
    "source": "nuestro conocimiento",
}
WRITE = (Give(Task.ADD), filled(**ENTRY))
PUBLISH = (*WRITE, Press(Step.PUBLISH))
SHEET = b"id,kind,questions.en,answer.en\npier,note,When was the pier painted?,In spring.\n"
QUIZ = (Give(Game.QUIZ), filled(length="5", level="easy", mode="calm"), Press(Play.BEGIN))

WORKS = (
    Work("an entry", (*PUBLISH, Say(ASKED))),
    Work("an entry", (Give(Task.ADD), filled(**ENTRADA), Press(Step.PUBLISH)), SPANISH),
    Work("a form refused", (Give(Task.ADD), filled(**{**ENTRY, "source": "a cousin"}))),
    Work("a form refused", (Give(Task.ADD), filled(**{**ENTRADA, "source": "?"})), SPANISH),
    Work("more of an entry", (*WRITE, Press(Step.MORE), filled(), Press(Step.PUBLISH))),
    Work("an entry thrown away", (*WRITE, Press(Step.DISCARD), Give(Task.REVIEW))),
    Work("an entry changed", (*PUBLISH, Give(Task.EDIT, "deportations-2015"), filled())),
    Work("an entry hidden", (Give(Task.HIDE, "deportations-2015"), Press(Step.UNDO))),
    Work("an entry retired", (*PUBLISH, Give(Task.RETIRE, ASKED))),
    Work("the article's own", (Give(Task.RETIRE, "deportations-2015"),), SPANISH),
    Work("what was done", (*PUBLISH, Give(Task.CHANGES), Pick(1))),
    Work("a phrasing", (Give(Task.TEACH, "does it swim?"), filled(entry="deportations-2015"))),
    Work("settings", (Give(Task.SETTINGS), Pick(1), Pick(2), Give(Task.SETTINGS))),
    Work("settings", (Give(Task.SETTINGS), Pick(2), Give(Task.ROLE)), SPANISH),
    Work("places", (Give(Task.LINK), Give(Task.UNANSWERED), Give(Task.INBOX, "on"))),
    Work("files out", (*PUBLISH, Give(Task.EXPORT, "csv"), Give(Task.EXPORT, "yaml"))),
    Work("files in", (Bring("in.csv", SHEET), Press(Step.TAKE))),
    Work("files in that are none", (Bring("in.csv", b"\xff\x00"),), SPANISH),
    Work("a quiz", (*QUIZ, Give(Game.QUIZ, "panel"), Press(Play.REVEAL), Press(Play.PROCEED))),
    Work("a quiz", QUIZ, SPANISH),
    Work("a quiz that is played", (*QUIZ, Answer(1), Answer(2))),
    Work("practice", (Give(Game.PRACTICE), Pick(1), Press(Play.PRACTISE)), SPANISH),
)
