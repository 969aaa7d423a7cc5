"""
What admins set for their community in chat, and what others may see of it.

A press or a form changes one setting by one act; what it says is looked at again whoever sends it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.curation import settings
from bot.curation.acting import Actor
from bot.curation.communities import Communities
from bot.curation.desk import Desk
from bot.curation.roles import Role
from bot.curation.settings import MOST_REACH, OPTIONS, Flaw, Setting
from bot.entries import Bilingual, Language
from bot.errors import NotAllowed
from bot.events import Event, Submit
from bot.knowledge.pack import Contact
from bot.replies import Reply, refusal
from bot.store import StaleDraft
from bot.text import fold
from bot.wording import hushing
from bot.wording import settings as wording
from bot.wording import settings_phrases as phrases
from bot.wording.curating_phrases import ONLY_ADMINS
from bot.wording.tokens import Pointer, Step

STEPS = frozenset({Step.SETTINGS, Step.SETTING, Step.SET, Step.RENEW})

_SPANISH = {
    "idioma": Setting.LANGUAGE,
    "aprobacion": Setting.APPROVAL,
    "preguntas": Setting.TICKETS,
    "nombre": Setting.NAME,
    "contacto": Setting.CONTACT,
    "pausa": Setting.PAUSE,
    "silencio": Setting.QUIET,
    "menciones": Setting.MENTIONS,
    "grupo": Setting.GROUP,
}


class SettingUp:
    """The settings of all communities."""

    def __init__(self, desk: Desk, communities: Communities) -> None:
        self._desk, self._communities = desk, communities

    async def command(self, argument: str, actor: Actor, language: Language) -> Reply:
        """All settings of a community, for whoever asks there; one of them, for an admin."""
        if not argument.strip():
            return self._card(actor, language)
        if actor.role < Role.ADMIN:
            return refused(actor, language)
        setting = _spoken(argument)
        if setting is None:
            return self._card(actor, language)
        return await self._open(setting, None, actor, language)

    def _card(self, actor: Actor, language: Language) -> Reply:
        now = actor.community.state.settings
        admin, here = actor.role >= Role.ADMIN, actor.room in now.quiet
        return wording.card(now, language, admin=admin, quiet=here)

    async def step(self, event: Event, step: Step, pointer: Pointer, actor: Actor) -> Reply:
        """The reply to a button or a form; raises NotAllowed for members."""
        if step is Step.SETTINGS:
            return self._card(actor, pointer.language)
        if actor.role < Role.ADMIN:
            return refused(actor, pointer.language)
        name, _, option = pointer.target.partition("-")
        match step:
            case Step.RENEW:
                return await self._renew(actor, pointer.language)
            case Step.SET if name == Setting.QUIET:
                return await self._hush(option, actor, pointer.language)
            case Step.SET if (setting := _named(name)) and option in OPTIONS.get(setting, {}):
                value = OPTIONS[setting][option]
                return await self._set(setting, value, actor, pointer.language)
            case Step.SETTING if setting := _named(pointer.target):
                values = event.values if isinstance(event, Submit) else None
                return await self._open(setting, values, actor, pointer.language)
            case _:
                return self._card(actor, pointer.language)

    async def _open(
        self, setting: Setting, values: Mapping[str, str] | None, actor: Actor, language: Language
    ) -> Reply:
        """What a setting can be: a list to pick from, or a form; values: of one that was sent."""
        now = actor.community.state.settings
        if setting in OPTIONS:
            return wording.choose(setting, now, language)
        if setting is Setting.QUIET:
            return hushing.card(len(now.quiet), actor.room, language, here=actor.room in now.quiet)
        if setting is Setting.NAME:
            typed = values or {wording.NAME: now.name}
            name, flaws = _name(typed)
            if values is None or flaws:
                return wording.name_form(typed, flaws if values else {}, language)
            return await self._set(setting, name, actor, language)
        if setting is Setting.GROUP:
            typed = values or {wording.GROUP: now.group}
            group = typed.get(wording.GROUP, "").strip()
            flaws = {wording.GROUP: Flaw.ID} if group and not settings.is_id(group) else {}
            if values is None or flaws:
                return wording.group_form(typed, flaws, language)
            return await self._set(setting, group or None, actor, language)
        typed = wording.contact_values(now.contact, language) if values is None else values
        contact, flaws = _contact(typed, language, actor.at.date().isoformat())
        if values is None or flaws:
            return wording.contact_form(typed, flaws if values else {}, language)
        kept = settings.value(contact) if contact else None
        return await self._set(setting, kept, actor, language)

    async def _renew(self, actor: Actor, language: Language) -> Reply:
        """The help contact as it is, looked at today."""
        contact = actor.community.state.settings.contact
        if contact is None:
            return wording.contact_form({}, {}, language)
        looked = replace(contact, checked=actor.at.date().isoformat())
        return await self._set(Setting.CONTACT, settings.value(looked), actor, language)

    async def _hush(self, option: str, actor: Actor, language: Language) -> Reply:
        """Be quiet in the channel where an admin says so, or no more, or nowhere."""
        now, here = actor.community.state.settings.quiet, {actor.room} - {""}
        changed = {hushing.ON: now | here, hushing.OFF: now - here, hushing.NOWHERE: frozenset()}
        quiet = changed.get(option, now)
        if len(quiet) > settings.MOST_QUIET:
            return wording.note(hushing.FULL, language, most=str(settings.MOST_QUIET))
        return await self._set(Setting.QUIET, sorted(quiet) or None, actor, language)

    async def _set(self, setting: Setting, value: Any, actor: Actor, language: Language) -> Reply:
        now = actor.community.state.settings
        if settings.kept(now, setting) == value:
            return wording.note(phrases.NO_CHANGE, language)
        try:
            act = await self._desk.set(actor, setting.value, value)
        except StaleDraft:
            return refusal(wording.note(phrases.CHANGED, language))
        return wording.done(setting, await self._as_set(actor), act, language)

    async def _as_set(self, actor: Actor) -> settings.Settings:
        """The settings after an act."""
        community = actor.community.id
        here = await self._communities.get(community) if community else actor.community
        return here.state.settings


def refused(actor: Actor, language: Language) -> Reply:
    """What a moderator is told who is no admin; raises NotAllowed for members."""
    if actor.role < Role.MODERATOR:
        raise NotAllowed
    return wording.note(ONLY_ADMINS, language)


def _named(name: str) -> Setting | None:
    return Setting(name) if name in [*Setting] else None


def _spoken(text: str) -> Setting | None:
    """The setting that somebody names, in English or Spanish."""
    said = fold(text.strip())
    return _named(said) or _SPANISH.get(said)


def _name(typed: Mapping[str, str]) -> tuple[str | None, dict[str, Flaw]]:
    text = typed.get(wording.NAME, "").strip()
    flaw = settings.flaw(text, settings.MOST_NAME)
    return text or None, {wording.NAME: flaw} if flaw else {}


def _contact(
    typed: Mapping[str, str], language: Language, today: str
) -> tuple[Contact | None, dict[str, Flaw]]:
    """The contact that was typed, None for none, and what is wrong by field."""
    fields = (wording.WHO, wording.REACH, wording.WHO_OTHER, wording.REACH_OTHER)
    texts = {field: typed.get(field, "").strip() for field in fields}
    found = {
        field: settings.flaw(text, wording.MOST.get(field, MOST_REACH), links=True)
        for field, text in texts.items()
    }
    flaws = {field: flaw for field, flaw in found.items() if flaw}
    if flaws or not any(texts.values()):
        return None, flaws
    who, reach = (
        _bilingual(texts[own], texts[other], language)
        for own, other in ((fields[0], fields[2]), (fields[1], fields[3]))
    )
    missing = ((wording.WHO, who), (wording.REACH, reach))
    flaws = {field: Flaw.EMPTY for field, said in missing if not said.languages}
    return (None, flaws) if flaws else (Contact(who, reach, today), {})


def _bilingual(own: str, other: str, language: Language) -> Bilingual:
    texts = {language.value: own or None, language.other.value: other or None}
    return Bilingual(**texts)
