"""Roles in words: how many have which, and what was done; never who."""

from __future__ import annotations

from collections.abc import Mapping

from bot.curation.acting import Actor
from bot.curation.roles import Role
from bot.entries import Bilingual, Language
from bot.replies import Block, Buttons, Caveat, Facts, Fine, Label, Reply, Text
from bot.store import Act, Body, Changed
from bot.wording import roles_phrases as phrases
from bot.wording.curating_phrases import BUTTON_UNDO
from bot.wording.personal_phrases import ROLES
from bot.wording.settings import private
from bot.wording.speaker import Speaker
from bot.wording.tokens import Step


def counted(actor: Actor, language: Language) -> Reply:
    """How many have which role, and what whoever asks is."""
    speaker, roles = Speaker(language), [*actor.community.state.roles.values()]
    rows = [(speaker.say(named), str(roles.count(r))) for r, named in phrases.HOW_MANY.items()]
    rows.append((speaker.say(phrases.YOURS), speaker.say(ROLES[actor.role])))
    blocks: list[Block] = [Label(speaker.say(phrases.TITLE)), Facts(tuple(rows))]
    if actor.stands_in:
        blocks.append(Caveat(speaker.say(phrases.STANDS_IN)))
    return private([*blocks, Fine(speaker.say(phrases.NO_NAMES))], language)


def done(role: Role, act: Act, language: Language) -> Reply:
    """What somebody is now, with a way back."""
    speaker = Speaker(language)
    said = speaker.say(phrases.DONE, role=speaker.say(ROLES[role]))
    undo = Buttons((speaker.choice(BUTTON_UNDO, Step.UNDO, str(act.number)),))
    return private([Text(said), undo], language)


def note(phrase: Bilingual, language: Language) -> Reply:
    """One sentence."""
    return private([Text(Speaker(language).say(phrase))], language)


def of_act(change: Changed, speaker: Speaker) -> str:
    """What an act did to somebody's role: "a role given: moderator"."""
    before, after = (_role(body, speaker) for body in (change.before, change.after))
    if not change.after:
        return speaker.say(phrases.TAKEN, before=before)
    phrase = phrases.MOVED if change.before else phrases.GIVEN
    return speaker.say(phrase, before=before, after=after)


def _role(body: Body | None, speaker: Speaker) -> str:
    role = Role.named(str(body.get("role"))) if isinstance(body, Mapping) else None
    return speaker.say(ROLES[role or Role.MEMBER])
