"""Those who want to know what is kept of them, or to be forgotten."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from bot.conversations import Conversations, Locales
from bot.curation.acting import Actor
from bot.curation.communities import Community
from bot.curation.traces import Traces
from bot.entries import Language
from bot.events import Choose, Event, PersonId, sender_of
from bot.handling.memory import Memory
from bot.handling.preferring import Preference, Preferring
from bot.replies import Reply
from bot.retention import DEFAULTS, Retention
from bot.store import PersonHash
from bot.wording import personal, tokens
from bot.wording.personal import Mine
from bot.wording.tokens import Own


class Personal:
    """Shows and forgets what is kept of one person, in memory and in their community."""

    def __init__(
        self,
        conversations: Conversations,
        locales: Locales,
        memory: Memory | None,
        preferring: Preferring,
        traces: Traces | None,
        hashed: Callable[[PersonId], PersonHash] | None,
        keep: Retention = DEFAULTS,
    ) -> None:
        """memory, traces and hashed: None where nothing is kept; keep: how long the rest is."""
        self._conversations, self._locales, self._memory = conversations, locales, memory
        self._preferring = preferring
        self._traces, self._hashed, self._keep = traces, hashed, keep

    async def reply_to(self, event: Event, own: Own, here: Community, language: Language) -> Reply:
        """The reply to a button about the data of whoever pressed it; here: their community."""
        match own:
            case Own.MINE:
                return personal.mine(await self._mine(event, here), language, self._keep)
            case Own.FORGET:
                return personal.confirm(language)
            case Own.FORGOTTEN:
                return await self._forget(event, here, language)
            case Own.READING:
                return await self._reading(event, language)
            case _:
                assert_never(own)

    async def _reading(self, event: Event, language: Language) -> Reply:
        """How whoever asks reads replies, after they changed it where they pressed to."""
        person = sender_of(event).person
        pointer = tokens.parse(event.token) if isinstance(event, Choose) else None
        if pointer and pointer.target in {personal.ON, personal.OFF}:
            chosen = Preference(text_only=pointer.target == personal.ON)
            await self._preferring.set(person, chosen)
        return personal.reading(language, text_only=self._preferring.of(person).text_only)

    async def _mine(self, event: Event, here: Community) -> Mine:
        person = sender_of(event).person
        remembered = self._conversations.of(person, event.at) > 0
        held = self._memory is not None and self._memory.holds(person, event.at)
        actor, trace = self._actor(event, here), None
        if self._traces and actor:
            trace = await self._traces.of(actor)
        return Mine(
            remembered,
            held,
            self._locales.known(person),
            self._preferring.of(person).text_only,
            trace,
            self._traces is not None,
        )

    async def _forget(self, event: Event, here: Community, language: Language) -> Reply:
        person, keeps = sender_of(event).person, self._traces is not None
        self._conversations.forget(person)
        self._locales.forget(person)
        await self._preferring.forget(person, event.at)
        if self._memory:
            self._memory.let_go(person)
        actor = self._actor(event, here)
        if self._traces is None or actor is None:
            return personal.forgotten(language, self._keep, here=False, keeps=keeps)
        if place := sender_of(event).place:
            await self._traces.forget_aside(place, actor)
        stays = await self._traces.forget(actor)
        return personal.forgotten(language, self._keep, here=True, keeps=keeps, role_stays=stays)

    def _actor(self, event: Event, here: Community) -> Actor | None:
        """Who acts where; None for who is alone with the bot, and where nothing is kept."""
        sender = event.sender
        if sender is None or sender.place is None or self._hashed is None:
            return None
        return Actor(here, self._hashed(sender.person), event.at, groups=sender.groups)
