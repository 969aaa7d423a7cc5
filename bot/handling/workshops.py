"""A workshop for those who host: as long as they wish, as a file to be printed."""

from __future__ import annotations

from bot.curation.acting import Actor
from bot.curation.roles import Role
from bot.errors import NotAllowed
from bot.replies import Audience, Buttons, File, Reply, Text
from bot.wording import home_phrases as phrases
from bot.wording.speaker import Speaker
from bot.wording.tokens import Play, Pointer
from bot.workshop import markdown
from bot.workshop.plan import LEAST, MOST, plan
from bot.workshop.writing import paper

_LENGTHS = (30, 45, 60, 90)  # minutes
_USUAL = 45  # minutes, a lesson


def on_paper(pointer: Pointer, actor: Actor) -> Reply:
    """A workshop of the minutes pointed at, with other lengths to pick; raises NotAllowed."""
    if actor.role < Role.HOST:
        raise NotAllowed
    language, pack = pointer.language, actor.community.base.pack
    wished = int(pointer.target) if pointer.target.isdecimal() else _USUAL
    minutes = min(max(wished, LEAST), MOST)
    seed = actor.at.date().toordinal()  # another day, another quiz
    text = markdown.written(paper(plan(pack, (), minutes, seed), pack, seed, language))
    speaker = Speaker(language)
    others = (
        speaker.choice(speaker.say(phrases.MINUTES, minutes=str(each)), Play.WORKSHOP, str(each))
        for each in _LENGTHS
        if each != minutes
    )
    said = Text(speaker.say(phrases.WORKSHOP, minutes=str(minutes)))
    file = File(f"workshop-{minutes}-{language.value}.md", "text/markdown", text)
    return Reply((said, file, Buttons(tuple(others))), language, Audience.SENDER)
