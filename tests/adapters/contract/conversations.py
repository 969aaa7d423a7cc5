"""The conversations that every adapter is put through, as data."""

from __future__ import annotations

from dataclasses import dataclass

from bot.commands import Command
from bot.entries import EntryId, Language
from bot.events import Visibility
from bot.wording.meant import target
from bot.wording.tokens import Action, Own

DIRECT, PRIVATE, OPEN = Visibility.DIRECT, Visibility.PRIVATE, Visibility.OPEN


@dataclass(frozen=True, slots=True)
class Say:
    """A person writes this."""

    text: str


@dataclass(frozen=True, slots=True)
class Give:
    """A person gives a command."""

    command: Command
    argument: str = ""


@dataclass(frozen=True, slots=True)
class Pick:
    """A person picks what the last reply offers under this number."""

    number: int


@dataclass(frozen=True, slots=True)
class Press:
    """A person presses the last reply's button for this."""

    action: Action | Own


@dataclass(frozen=True, slots=True)
class Send:
    """A button comes back that the last reply did not have: somebody else's, an old one, a lie."""

    token: str


Step = Say | Give | Pick | Press | Send


@dataclass(frozen=True, slots=True)
class Conversation:
    """
    What a person does, one step after the other.

    where: who reads along; client: the language of their client; ends: that of the last reply.
    """

    name: str
    steps: tuple[Step, ...]
    where: Visibility = DIRECT
    client: Language = Language.ENGLISH
    ends: Language = Language.ENGLISH

    def __str__(self) -> str:
        return f"{self.name}, {self.where}"


ENGLISH, SPANISH = Language.ENGLISH, Language.SPANISH
ASKED = Say("how mny people did mexico deport in 2015?")
PREGUNTADO = Say("¿a cuántas personas deportó México en 2015?")
UNSURE = Say("AMLO")
OWN_CASE = Say("my husband was detained by immigration yesterday")
LONG = Say(f"{ASKED.text} {'please ' * 80}")
LARGA = Say(f"{PREGUNTADO.text} {'por favor ' * 60}")
CARD = "1:es:simpler:deportations-2015"
MEANT = f"1:en:meant:{target(map(EntryId, ('deportations-2015', 'deportations-2013')))}"
CHART = (ASKED, Press(Action.FIGURE))

CONVERSATIONS = (
    Conversation("an answer", (ASKED,)),
    Conversation("an answer", (ASKED,), PRIVATE),
    Conversation("an answer", (ASKED,), OPEN),
    Conversation("today", (Say("who is the president of mexico now?"),), PRIVATE),
    Conversation("did you mean", (UNSURE, Pick(1))),
    Conversation("did you mean", (UNSURE, Pick(2)), PRIVATE),
    Conversation("did you mean", (UNSURE, Send(MEANT), Pick(2)), OPEN),
    Conversation("nothing is meant any more", (Send("1:en:meant:0123456789"),), OPEN),
    Conversation("a gap", (Say("who won the election?"), Press(Action.RELATED))),
    Conversation(
        "a gap with what is near",
        (Say("How much has the U.S. put into Mérida since March 2017?"), Pick(1)),
    ),
    Conversation("off topic", (Say("how do I bake bread?"),)),
    Conversation("a greeting", (Say("thanks!"),)),
    Conversation("help", (Give(Command.HELP), Pick(2))),
    Conversation("help", (Give(Command.HELP),), PRIVATE, SPANISH, SPANISH),
    Conversation("topics", (Give(Command.TOPICS), Pick(4), Press(Action.TOPIC), Pick(1))),
    Conversation("a follow-up", (ASKED, Say("¿y en 2013?")), ends=SPANISH),
    Conversation("a follow-up", (ASKED, Say("¿y en 2013?")), OPEN, ends=SPANISH),
    Conversation("simpler", (ASKED, Press(Action.SIMPLER), Give(Command.SIMPLER))),
    Conversation("why", (ASKED, Press(Action.WHY))),
    Conversation("why", (Give(Command.WHY), ASKED, Give(Command.WHY)), PRIVATE),
    Conversation("related", (ASKED, Press(Action.RELATED), Pick(2))),
    Conversation("back to the topics", (ASKED, Press(Action.TOPICS))),
    Conversation("language", (Give(Command.LANGUAGE), Pick(2), Give(Command.TOPICS)), ends=SPANISH),
    Conversation("language", (Give(Command.LANGUAGE, "es"), ASKED), PRIVATE, ends=SPANISH),
    Conversation("a Spanish client", (Give(Command.TOPICS),), client=SPANISH, ends=SPANISH),
    Conversation("privacy", (Give(Command.PRIVACY), Press(Action.RETENTION), Press(Own.FORGET))),
    Conversation("privacy", (Give(Command.PRIVACY), Press(Action.RETENTION)), PRIVATE),
    Conversation("privacy", (Say("privacidad"), Press(Action.RETENTION)), OPEN, ends=SPANISH),
    Conversation("personal", (OWN_CASE,)),
    Conversation("personal", (OWN_CASE,), PRIVATE),
    Conversation("personal", (OWN_CASE, Send("1:en:contacts")), OPEN),
    Conversation("share", (ASKED, Press(Action.SHARE)), PRIVATE),
    Conversation("a chart", (*CHART, Pick(1))),
    Conversation("a chart", (Give(Command.FIGURE), Pick(5)), PRIVATE, SPANISH, SPANISH),
    Conversation("a chart", (ASKED, Say("figure")), OPEN),
    Conversation("a chart that is not there", (Send("1:en:figure:no-longer-there"),)),
    Conversation("a stale button", (Send("1:en:open:no-longer-there"),)),
    Conversation("a forged button", (Send("9:xx:everything"),), PRIVATE),
    Conversation("a Spanish word for it", (Say("temas"),), ends=SPANISH),
    Conversation(
        "off topic in Spanish", (Say("¿cómo hago pan?"), Give(Command.HELP)), ends=SPANISH
    ),
    Conversation("a wish", (ASKED, Say("en español, por favor"), Press(Action.WHY)), ends=SPANISH),
    Conversation("a long question", (LONG,)),
    Conversation("a long question", (LONG,), PRIVATE),
    Conversation("a long question", (LARGA,), OPEN, ends=SPANISH),
    Conversation("a client's language", (Give(Command.WHY), UNSURE), client=SPANISH, ends=SPANISH),
    Conversation("a client's language", (Send("9:xx:everything"), UNSURE), OPEN, SPANISH, SPANISH),
    Conversation("a number of one's own", (Say("55 1234 5678"),)),
    Conversation("signs", (Say("what about *AMLO* & <b>the wall</b>?"),)),
    Conversation("abuse", (Say("you idiot"),), OPEN),
    Conversation("nothing written", (Say(""),)),
    Conversation("a Spanish card", (PREGUNTADO, Press(Action.SIMPLER)), ends=SPANISH),
    Conversation("somebody's Spanish card", (Send(CARD),), OPEN, ends=SPANISH),
    Conversation("somebody's Spanish card", (Send(CARD),), ends=SPANISH),
)
