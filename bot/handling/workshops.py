"""A workshop for those who host: as long as they wish, as a file to be printed."""

from __future__ import annotations

import re

from bot.curation.acting import Actor
from bot.curation.roles import Role
from bot.entries import Language
from bot.errors import NotAllowed
from bot.replies import Audience, Buttons, File, Reply, Text
from bot.wording import home_phrases as phrases
from bot.wording.speaker import Speaker
from bot.wording.tokens import Play
from bot.workshop import markdown
from bot.workshop.plan import LEAST, MOST, plan
from bot.workshop.writing import paper

_LENGTHS = (30, 45, 60, 90)  # minutes
_USUAL = 45  # minutes, a lesson
_NUMBER = re.compile(r"[0-9]{1,4}")


def on_paper(minutes_wished: str, language: Language, actor: Actor) -> Reply:
    """A workshop of so many minutes, with other lengths to pick; raises NotAllowed."""
    if actor.role < Role.HOST:
        raise NotAllowed
    pack = actor.community.base.pack
    found = _NUMBER.search(minutes_wished)
    wished = int(found[0]) if found else _USUAL
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
