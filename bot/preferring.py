"""What people prefer, wherever they are: kept under their scrambled id until they are forgotten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.conversations import TTL
from bot.events import PersonId
from bot.replies import Reply
from bot.store import PersonHash, Store, StoreError

_FRESH = timedelta(minutes=1)  # after which it is looked up anew: another process may have set it
_MOST = 10_000  # people; who wrote first goes first


@dataclass(frozen=True, slots=True)
class Preference:
    """text_only: whether they read replies as plain text, without cards."""

    text_only: bool = False


_NONE = Preference()


class Preferring:
    """Looks up and changes what people prefer; without a store it is kept in memory alone."""

    def __init__(
        self, store: Store | None, hashed: Callable[[PersonId], PersonHash] | None
    ) -> None:
        self._store, self._hashed = store, hashed
        self._known: dict[PersonId, tuple[datetime, Preference]] = {}

    async def of(self, person: PersonId, at: datetime) -> Preference:
        """What a person prefers; nothing special where that cannot be looked up."""
        looked, known = self._known.get(person, (None, _NONE))
        if self._store is None or self._hashed is None or (looked and at - looked < _FRESH):
            return known
        try:
            body = await self._store.preference(self._hashed(person))
        except StoreError:  # an answer in cards is better than none
            return known
        return self._remember(person, Preference(bool(body and body.get("text_only") is True)), at)

    async def set(self, person: PersonId, preference: Preference, at: datetime) -> None:
        """Keep what a person prefers; raises StoreError."""
        if self._store and self._hashed:
            body = None if preference == _NONE else {"text_only": preference.text_only}
            await self._store.prefer(self._hashed(person), body)
        self._remember(person, preference, at)

    async def forget(self, person: PersonId, at: datetime) -> None:
        """Keep nothing of a person, in the database's file either; raises StoreError."""
        self._known.pop(person, None)
        if self._store and self._hashed:
            hashed = self._hashed(person)
            if await self._store.preference(hashed) is not None:
                await self._store.prefer(hashed, None)
                await self._store.expire(at)

    async def shown(self, reply: Reply, person: PersonId, at: datetime) -> Reply:
        """The reply as the person prefers to read it, and what may stand in its place."""
        if not (await self.of(person, at)).text_only:
            return reply
        instead = reply.instead and replace(reply.instead, plain=True)
        return replace(reply, plain=True, instead=instead)

    def _remember(self, person: PersonId, preference: Preference, at: datetime) -> Preference:
        self._known.pop(person, None)
        self._known[person] = at, preference
        while len(self._known) > _MOST or self._is_over(at):
            del self._known[next(iter(self._known))]
        return preference

    def _is_over(self, at: datetime) -> bool:
        """Whether the first is known for longer than a conversation; without a store it stays."""
        looked, _ = next(iter(self._known.values()))
        return self._store is not None and at - looked > TTL
