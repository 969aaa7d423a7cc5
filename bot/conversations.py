"""What is remembered of a conversation: entries and choices, never the person's words."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.entries import EntryId, Language
from bot.events import ConversationId, PersonId

TTL = timedelta(minutes=15)  # since the last event; product.md, safe asking
_MOST = 10_000  # conversations, and people's languages, kept in memory; the longest silent go first


@dataclass(frozen=True, slots=True)
class Receipt:
    """
    How an answer was found, for `/why`.

    confidence and threshold: probabilities, 0..1; matched and runner_up: stored phrasings.
    """

    entry: EntryId
    matched: str
    confidence: float
    threshold: float
    score: float
    runner_up: EntryId | None
    runner_up_score: float


@dataclass(frozen=True, slots=True)
class Conversation:
    """
    Where a conversation stands.

    chosen: the language the person asked for; spoken: that of the last reply; entry: the last one
    shown; present: those asked about now, whose date comes first; about and matched: the entry
    that the last question was nearest to, shown or offered, and its matched phrasing; begun:
    whether anything was asked.
    """

    chosen: Language | None = None
    spoken: Language | None = None
    entry: EntryId | None = None
    present: frozenset[EntryId] = frozenset()
    about: EntryId | None = None
    matched: str = ""
    receipt: Receipt | None = None
    begun: bool = False


class Conversations:
    """Conversations by id, forgotten `TTL` after their last event."""

    def __init__(self) -> None:
        self._kept: OrderedDict[ConversationId, tuple[datetime, Conversation]] = OrderedDict()
        self._whose: dict[ConversationId, PersonId] = {}

    def get(self, conversation: ConversationId, at: datetime) -> Conversation:
        """Where the conversation stands; a new one where it is unknown or forgotten."""
        last, state = self._kept.get(conversation, (at, Conversation()))
        return state if at - last <= TTL else Conversation()

    def put(
        self,
        conversation: ConversationId,
        state: Conversation,
        at: datetime,
        person: PersonId | None = None,
    ) -> None:
        """Remember where the conversation stands, and forget those that have ended."""
        self._kept[conversation] = at, state
        if person is not None:
            self._whose[conversation] = person
        self._kept.move_to_end(conversation)
        while self._kept:
            last, _ = next(iter(self._kept.values()))
            if len(self._kept) <= _MOST and at - last <= TTL:
                return
            self._drop(next(iter(self._kept)))

    def of(self, person: PersonId, at: datetime) -> int:
        """How many conversations of a person are remembered, in whatever place."""
        theirs = (each for each, whose in self._whose.items() if whose == person)
        return sum(at - self._kept[each][0] <= TTL for each in theirs)

    def forget(self, person: PersonId) -> None:
        """End all conversations of a person."""
        for each in [each for each, whose in self._whose.items() if whose == person]:
            self._drop(each)

    def _drop(self, conversation: ConversationId) -> None:
        del self._kept[conversation]
        self._whose.pop(conversation, None)


class Locales:
    """The language of each person's client, as it was last told: not every event tells it."""

    def __init__(self) -> None:
        self._kept: OrderedDict[PersonId, Language] = OrderedDict()

    def known(self, person: PersonId) -> Language | None:
        """What is kept of a person."""
        return self._kept.get(person)

    def forget(self, person: PersonId) -> None:
        """Keep nothing of a person."""
        self._kept.pop(person, None)

    def of(self, person: PersonId, told: Language | None) -> Language | None:
        """What is told now, and is kept, else what was told last."""
        locale = told or self._kept.get(person)
        if locale:
            self._kept[person] = locale
            self._kept.move_to_end(person)
        if len(self._kept) > _MOST:
            self._kept.popitem(last=False)
        return locale
