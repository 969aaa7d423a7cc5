"""Quiet channels and threads in words: how they are set, and what is said in them."""

from __future__ import annotations

from dataclasses import replace

from bot.entries import Bilingual, Language
from bot.replies import Audience, Buttons, Choice, Label, Reply, Text
from bot.wording import tokens
from bot.wording.asking_on import BUTTON as ASK
from bot.wording.speaker import Speaker
from bot.wording.tokens import Action, Step

ON, OFF, NOWHERE = "on", "off", "nowhere"  # what can be set where an admin is
TITLE = Bilingual("Answer about the article", "Respuesta sobre el artículo")
FULL = Bilingual(
    "I can be quiet in {most} channels at most.",
    "Puedo guardar silencio en {most} canales como máximo.",
)
THIS_TOO = Bilingual("{channels}; this channel is quiet", "{channels}; este canal está en silencio")
_NAME = Bilingual("Quiet channels", "Canales en silencio")
_NONE = Bilingual("none", "ninguno")
_ONE = Bilingual("1 channel", "1 canal")
_SOME = Bilingual("{number} channels", "{number} canales")
_ABOUT = Bilingual(
    "In a quiet channel I say nothing that all can read, but a sentence without a topic: whoever "
    "asks gets the answer in private. Nothing is shared there, and no quiz is run.",
    "En un canal en silencio no digo nada que todos lean, salvo una frase sin tema: quien pregunta "
    "recibe la respuesta en privado. Ahí no se comparte nada ni se hacen concursos.",
)
_IS_QUIET = Bilingual("This channel is quiet.", "Este canal está en silencio.")
_IS_NOT = Bilingual("This channel is not quiet.", "Este canal no está en silencio.")
_NO_ROOM = Bilingual(
    "Type /settings in the channel that you mean.", "Escribe /ajustes en el canal del que se trata."
)
_QUIET_HERE = Bilingual("Be quiet in this channel", "Guardar silencio en este canal")
_SPEAK_HERE = Bilingual("Speak in this channel again", "Volver a hablar en este canal")
_SPEAK = Bilingual("Speak in all channels again", "Volver a hablar en todos los canales")
_SETTINGS = Bilingual("Settings", "Ajustes")
_INSTEAD = Bilingual(
    "I am quiet in this channel. Press, and only you see what I say.",
    "En este canal guardo silencio. Presiona, y lo que diga solo lo ves tú.",
)
_SHOW = Bilingual("Show me the answer", "Ver la respuesta")
_NOT_SHARED = Bilingual(
    "I am quiet in this channel, so nothing is shared here.",
    "En este canal guardo silencio, así que aquí no se comparte nada.",
)


def channels(number: int, speaker: Speaker) -> str:
    """How many channels are quiet."""
    if number < 2:
        return speaker.say(_ONE if number else _NONE)
    return speaker.say(_SOME, number=str(number))


def card(number: int, room: str, language: Language, *, here: bool) -> Reply:
    """
    What quiet channels are, and whether the one where an admin is is one; it can be changed there.

    number: of all that are quiet; room: where they are, "" where that is no channel.
    """
    speaker, choices = Speaker(language), list[Choice]()
    stands = (_IS_QUIET if here else _IS_NOT) if room else _NO_ROOM
    said = Text(f"{speaker.say(stands)} {speaker.say(_NAME)}: {channels(number, speaker)}.")
    if room:
        label, option = (_SPEAK_HERE, OFF) if here else (_QUIET_HERE, ON)
        choices.append(speaker.choice(label, Step.SET, f"quiet-{option}"))
    if number > here:
        choices.append(speaker.choice(_SPEAK, Step.SET, f"quiet-{NOWHERE}"))
    choices.append(speaker.choice(_SETTINGS, Step.SETTINGS))
    blocks = (Label(speaker.say(_NAME)), Text(speaker.say(_ABOUT)), said, Buttons(tuple(choices)))
    return Reply(blocks, language, Audience.SENDER)


def instead(reply: Reply) -> Reply:
    """What all may read in a quiet channel: no topic, and a way to the answer in private."""
    speaker = Speaker(reply.language)
    shows = [speaker.choice(_SHOW, Action.OPEN, reply.about)] if reply.about else []
    choices = (*shows, speaker.choice(ASK, Action.ASK))
    return Reply((Text(speaker.say(_INSTEAD)), Buttons(choices)), reply.language)


def not_shared(language: Language) -> Reply:
    """What is said to whoever would share an answer in a quiet channel."""
    return Reply((Text(Speaker(language).say(_NOT_SHARED)),), language, Audience.SENDER)


def unshareable(reply: Reply) -> Reply:
    """The reply without a button that shares it."""
    blocks = (
        replace(block, choices=tuple(c for c in block.choices if not _shares(c)))
        if isinstance(block, Buttons)
        else block
        for block in reply.blocks
    )
    return replace(reply, blocks=tuple(blocks))


def _shares(choice: Choice) -> bool:
    pointer = tokens.parse(choice.token)
    return pointer is not None and pointer.action is Action.SHARE
