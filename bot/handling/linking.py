"""Places joined and parted in chat, each step confirmed first; guessing codes is limited."""

from __future__ import annotations

import re

from bot.curation.acting import Actor
from bot.curation.linking import Joined, Links, Shared
from bot.curation.roles import Role
from bot.entries import Language
from bot.errors import NotAllowed
from bot.events import Event, PlaceId, Sender, Submit, sender_of
from bot.limits import Tries
from bot.replies import Reply, refusal
from bot.wording import links as wording
from bot.wording import links_phrases as phrases
from bot.wording.curating_phrases import ONLY_ADMINS
from bot.wording.tokens import Pointer, Step

STEPS = frozenset(
    {
        Step.LINKS,
        Step.OFFER_LINK,
        Step.OFFICE,
        Step.JOIN,
        Step.JOINED,
        Step.PART,
        Step.PARTED,
        Step.BACK,
        Step.RETURNED,
    }
)
_CODE = re.compile(r"[a-z0-9]{8}")
_PARTING = frozenset({Step.PART, Step.PARTED, Step.BACK, Step.RETURNED})


class Linking:
    """The places of all communities."""

    def __init__(self, links: Links, tries: Tries) -> None:
        self._links, self._tries = links, tries

    async def command(self, argument: str, event: Event, actor: Actor, language: Language) -> Reply:
        """The places that share, or what would come of a code."""
        place = _place(event)
        if not argument.strip():
            return await self._card(actor, place, language)
        if actor.role < Role.ADMIN:
            return await self._into_office(argument, sender_of(event), actor, language)
        return await self._asked(argument, actor, place, language)

    async def step(self, event: Event, step: Step, pointer: Pointer, actor: Actor) -> Reply:
        """The reply to a button or a form; raises NotAllowed for members."""
        place, language = _place(event), pointer.language
        if step is Step.LINKS:
            return await self._card(actor, place, language)
        if step in _PARTING:
            return await self._parting(step, pointer, actor, place)
        if actor.role < Role.ADMIN:
            return _refused(actor, language)
        match step:
            case Step.OFFER_LINK:
                return wording.offered(await self._links.offer(actor), language)
            case Step.OFFICE:
                return wording.office(self._links.office(actor), language)
            case Step.JOINED:
                return await self._join(pointer.target, sender_of(event), actor, language)
            case _ if isinstance(event, Submit):
                typed = event.values.get(wording.CODE, "")
                return await self._asked(typed, actor, place, language)
            case _:
                return wording.form(language)

    async def _card(self, actor: Actor, place: PlaceId, language: Language) -> Reply:
        shared = await self._links.shared(actor, place)
        if actor.role < Role.MODERATOR and not shared.leave:
            raise NotAllowed
        return wording.card(shared, language, admin=actor.role >= Role.ADMIN)

    async def _asked(self, typed: str, actor: Actor, place: PlaceId, language: Language) -> Reply:
        """What joining would mean; whether the code is right is told when it is used."""
        code = _bare(typed)
        if not _CODE.fullmatch(code):
            return refusal(wording.note(phrases.NO_CODE, language))
        if not (await self._links.shared(actor, place)).alone:
            return refusal(wording.note(phrases.NOT_ALONE, language))
        return wording.confirm_join(code, actor.community, language)

    async def _join(self, code: str, sender: Sender, actor: Actor, language: Language) -> Reply:
        if sender.place is None or not _CODE.fullmatch(code):
            return wording.note(phrases.NO_CODE, language)
        if wait := self._tries.spend(sender, actor.at):
            return wording.too_many(wait, language)
        if not (await self._links.shared(actor, sender.place)).alone:
            return wording.note(phrases.NOT_ALONE, language)
        joined = await self._links.join(actor, sender.place, code)
        if joined is None:
            return wording.note(phrases.NO_CODE, language)
        return wording.moved(phrases.JOINED, language)

    async def _into_office(
        self, typed: str, sender: Sender, actor: Actor, language: Language
    ) -> Reply:
        """Whoever runs a place that joined becomes admin, by a code that an admin told them."""
        if sender.place is None or not (await self._links.shared(actor, sender.place)).leave:
            return _refused(actor, language)
        code = _bare(typed)
        if not _CODE.fullmatch(code):
            return wording.note(phrases.NO_CODE, language)
        if wait := self._tries.spend(sender, actor.at):
            return wording.too_many(wait, language)
        if not await self._links.take_office(actor, code):
            return wording.note(phrases.NO_CODE, language)
        return wording.moved(phrases.IN_OFFICE, language)

    async def _parting(self, step: Step, pointer: Pointer, actor: Actor, place: PlaceId) -> Reply:
        """A place leaves, or goes back to what it had, once somebody was asked."""
        shared, language = await self._links.shared(actor, place), pointer.language
        named = _named(pointer.target, shared)
        mine = named is not None and named.here
        if not (shared.leave if mine else actor.role >= Role.ADMIN):
            return _refused(actor, language)
        if named is None:
            return wording.note(phrases.NOT_HERE, language)
        theirs = shared if mine else await self._links.shared(actor, named.place)
        match step:
            case Step.PART if not shared.alone:
                return wording.confirm_part(named, theirs, language)
            case Step.PARTED if not shared.alone:
                await self._links.part(actor, named.place, back=False)
                return wording.moved(phrases.PARTED, language)
            case Step.BACK if theirs.before:
                return wording.confirm_back(named, theirs.before, language)
            case Step.RETURNED if await self._links.part(actor, named.place, back=True):
                return wording.moved(phrases.RETURNED, language)
            case _:
                return await self._card(actor, place, language)


def _named(key: str, shared: Shared) -> Joined | None:
    """The place with that key; without one, the place where somebody is."""
    places = (each for each in shared.places if each.key == key or (not key and each.here))
    return next(places, None)


def _bare(typed: str) -> str:
    """A code without all that people type around it."""
    return "".join(letter for letter in typed.casefold() if letter.isalnum())


def _place(event: Event) -> PlaceId:
    """Where somebody is; raises NotAllowed for alone with the bot."""
    if (place := sender_of(event).place) is None:
        raise NotAllowed
    return place


def _refused(actor: Actor, language: Language) -> Reply:
    if actor.role < Role.MODERATOR:
        raise NotAllowed
    return wording.note(ONLY_ADMINS, language)
