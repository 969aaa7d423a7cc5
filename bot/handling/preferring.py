"""What people prefer, wherever they are: kept under their scrambled id until they are forgotten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.events import PersonId
from bot.replies import Reply
from bot.store import Body, PersonHash, Store

_EVERY = timedelta(minutes=1)  # all are read: another process may have changed some
_MOST = 10_000  # people where nothing is kept; who wrote first goes first


@dataclass(frozen=True, slots=True)
class Preference:
    """text_only: whether they read replies as plain text, without cards."""

    text_only: bool = False


_NONE = Preference()


class Preferring:
    """
    What all people prefer who ever said, which few do: in memory, so that no answer waits for it.

    Without a store it is in memory alone.
    """

    def __init__(
        self, store: Store | None, hashed: Callable[[PersonId], PersonHash] | None
    ) -> None:
        self._store, self._hashed = store, hashed
        self._all: dict[str, Preference] = {}  # by a person's hash, or by their id without a store
        self._changes = 0  # made here
        self._read: datetime | None = None

    async def open(self) -> None:
        """Read what all prefer; raises StoreError."""
        if self._store is None:
            return
        changes, kept = self._changes, await self._store.preferences()
        if changes == self._changes:  # else it may be older than what somebody just chose
            self._all = {who: _preference(body) for who, body in kept.items()}

    async def refresh(self, at: datetime) -> None:
        """Read it again, once a minute; raises StoreError."""
        if self._read is None or at - self._read >= _EVERY:
            await self.open()
            self._read = at

    def of(self, person: PersonId) -> Preference:
        """What a person prefers, as far as it was read."""
        return self._all.get(self._key(person), _NONE)

    async def set(self, person: PersonId, preference: Preference) -> None:
        """Keep what a person prefers; raises StoreError."""
        if self._store and self._hashed:
            body = None if preference == _NONE else {"text_only": preference.text_only}
            await self._store.prefer(self._hashed(person), body)
        self._put(person, preference)

    async def forget(self, person: PersonId, at: datetime) -> None:
        """Keep nothing of a person, in the database's file either; raises StoreError."""
        self._put(person, _NONE)
        if self._store and self._hashed:
            hashed = self._hashed(person)
            if await self._store.preference(hashed) is not None:
                await self._store.prefer(hashed, None)
                await self._store.expire(at)

    def shown(self, reply: Reply, person: PersonId) -> Reply:
        """The reply as the person prefers to read it, and what may stand in its place."""
        if not self.of(person).text_only:
            return reply
        instead = reply.instead and replace(reply.instead, plain=True)
        return replace(reply, plain=True, instead=instead)

    def _key(self, person: PersonId) -> str:
        return self._hashed(person) if self._hashed else person

    def _put(self, person: PersonId, preference: Preference) -> None:
        self._changes += 1
        self._all.pop(self._key(person), None)
        if preference != _NONE:
            self._all[self._key(person)] = preference
        while self._store is None and len(self._all) > _MOST:
            del self._all[next(iter(self._all))]


def _preference(body: Body) -> Preference:
    return Preference(body.get("text_only") is True)
