"""Places that share one community, in words: who is together, and what joining and leaving mean."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import timedelta

from bot.curation.communities import Community
from bot.curation.linking import Joined, Shared
from bot.entries import Bilingual, Language
from bot.replies import (
    Block,
    Buttons,
    Caveat,
    Choice,
    Facts,
    Field,
    Fine,
    Form,
    Label,
    Options,
    Reply,
    Text,
)
from bot.wording import cards
from bot.wording import links_phrases as phrases
from bot.wording.settings import private
from bot.wording.speaker import Speaker
from bot.wording.tokens import Step, token

CODE = "code"  # the field of the form

_MOST = 40  # characters of a code with all that people type around it


def card(shared: Shared, language: Language, *, admin: bool) -> Reply:
    """Who is together, and what whoever asks may do about it."""
    speaker = Speaker(language)
    rows = tuple((_place(each, speaker), _since(each, speaker)) for each in shared.places)
    blocks: list[Block] = [Label(speaker.say(phrases.TITLE)), Facts(rows)]
    if shared.alone:
        blocks.append(Text(speaker.say(phrases.ALONE)))
    if shared.before:
        blocks.append(Fine(speaker.say(phrases.BEFORE, kept=_kept(shared.before, speaker))))
    if admin and not shared.alone:
        out = tuple(speaker.choice(_place(p, speaker), Step.PART, p.key) for p in shared.places)
        blocks.append(Options(speaker.say(phrases.PART_ONE), out))
    if choices := _next(shared, speaker, admin):
        blocks.append(Buttons(choices))
    return private(blocks, language)


def offered(code: str, language: Language) -> Reply:
    """The code, which is told this once."""
    return note(phrases.OFFERED, language, code=f"{code[:4]}-{code[4:]}")


def office(code: str, language: Language) -> Reply:
    """The code for an admin in another of the places, which is told this once."""
    return note(phrases.OFFICE, language, code=f"{code[:4]}-{code[4:]}")


def form(language: Language) -> Reply:
    """The form for a code."""
    speaker = Speaker(language)
    label, hint = speaker.say(phrases.FIELD_CODE), speaker.say(phrases.HINT_CODE)
    field = Field(CODE, label, hint, required=True, most=_MOST)
    title, send = speaker.say(phrases.FORM), speaker.say(phrases.SEND)
    made = Form(token(language, Step.JOIN), title, (field,), send)
    return replace(private([Label(title)], language), form=made)


def confirm_join(code: str, here: Community, language: Language) -> Reply:
    """What joining means for what this place has."""
    speaker = Speaker(language)
    lost = speaker.say(phrases.NOTHING_LOST, kept=_kept(here, speaker))
    yes = speaker.choice(phrases.BUTTON_YES, Step.JOINED, code)
    said: list[Block] = [Caveat(speaker.say(phrases.CONFIRM_JOIN)), Text(lost)]
    return private([*said, Buttons((yes, _leave_it(speaker)))], language)


def confirm_part(place: Joined, theirs: Shared, language: Language) -> Reply:
    """What leaving means; theirs: what that place had before."""
    speaker = Speaker(language)
    named = _place(place, speaker)
    blocks: list[Block] = [Caveat(speaker.say(phrases.CONFIRM_PART, place=named))]
    choices = [speaker.choice(phrases.BUTTON_COPY, Step.PARTED, place.key)]
    if theirs.before:
        kept = _kept(theirs.before, speaker)
        blocks.append(Text(speaker.say(phrases.OR_BACK, kept=kept)))
        choices.append(speaker.choice(phrases.BUTTON_YES_BACK, Step.RETURNED, place.key))
    return private([*blocks, Buttons((*choices, _leave_it(speaker)))], language)


def confirm_back(place: Joined, before: Community, language: Language) -> Reply:
    """What going back means."""
    speaker = Speaker(language)
    named, kept = _place(place, speaker), _kept(before, speaker)
    said = Caveat(speaker.say(phrases.CONFIRM_BACK, place=named, kept=kept))
    yes = speaker.choice(phrases.BUTTON_YES_BACK, Step.RETURNED, place.key)
    return private([said, Buttons((yes, _leave_it(speaker)))], language)


def moved(phrase: Bilingual, language: Language) -> Reply:
    """That a place joined or left."""
    speaker = Speaker(language)
    button = Buttons((speaker.choice(phrases.BUTTON_LINKS, Step.LINKS),))
    return private([Text(speaker.say(phrase)), button], language)


def too_many(wait: timedelta, language: Language) -> Reply:
    """When the next code may be tried."""
    minutes = max(2, math.ceil(wait / timedelta(minutes=1)))
    return note(phrases.TOO_MANY, language, minutes=str(minutes))


def note(phrase: Bilingual, language: Language, **values: str) -> Reply:
    """One sentence."""
    return private([Text(Speaker(language).say(phrase, **values))], language)


def _next(shared: Shared, speaker: Speaker, admin: bool) -> tuple[Choice, ...]:
    choices = []
    if admin:
        choices.append(speaker.choice(phrases.BUTTON_OFFER, Step.OFFER_LINK))
    if admin and not shared.alone:
        choices.append(speaker.choice(phrases.BUTTON_OFFICE, Step.OFFICE))
    if admin and shared.alone:
        choices.append(speaker.choice(phrases.BUTTON_JOIN, Step.JOIN))
    if shared.leave and not shared.alone:
        choices.append(speaker.choice(phrases.BUTTON_PART, Step.PART))
    if shared.leave and shared.alone and shared.before:
        choices.append(speaker.choice(phrases.BUTTON_BACK, Step.BACK))
    return tuple(choices)


def _leave_it(speaker: Speaker) -> Choice:
    return speaker.choice(phrases.BUTTON_LEAVE_IT, Step.LINKS)


def _place(place: Joined, speaker: Speaker) -> str:
    """Which platform it is on, as its id says; no store knows its name."""
    platform = place.place.partition(":")[0].capitalize()
    named = f"{speaker.say(phrases.PLACE, platform=platform)} ({place.key[:4]})"
    return speaker.say(phrases.HERE, place=named) if place.here else named


def _since(place: Joined, speaker: Speaker) -> str:
    if not place.on:
        return speaker.say(phrases.FIRST)
    return speaker.say(phrases.SINCE, on=cards.spell(place.on, speaker.language))


def _kept(community: Community, speaker: Speaker) -> str:
    count = len(community.state.kept)
    if not count:
        return speaker.say(phrases.KEPT_NONE)
    return speaker.say(phrases.KEPT_ONE if count == 1 else phrases.KEPT, count=str(count))
