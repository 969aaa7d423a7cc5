"""
Questions that were sent to the moderators: kept without their asker, grouped, collected.

Which of them an entry answers stands in the entry's own document, and which were put aside in one
of theirs (`State.settled`). So whatever changes those documents settles the questions, in the same
moment, and undo opens them again.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from bot import privacy
from bot.curation.communities import Community
from bot.curation.rewording import Words
from bot.entries import Language
from bot.knowledge.content import content_words, dice
from bot.store import CommunityId, Store, Ticket
from bot.text import cut, normalise

MOST_OPEN = 1_000  # of a community; nobody goes through more, and 90 days make room again
_ALIKE = 0.6  # share of content words from which two questions are taken for one
_LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # none that is read as another: 0 o, 1 i l
_CODE = 8  # letters of a code: 31 ** 8 of them, so that nobody meets another's by guessing


@dataclass(frozen=True, slots=True)
class Group:
    """
    Open questions that ask for the same, oldest first.

    There is at least one.
    """

    tickets: tuple[Ticket, ...]

    @property
    def id(self) -> str:
        """The id of the oldest question, which stands for all."""
        return self.tickets[0].id

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all."""
        return tuple(ticket.id for ticket in self.tickets)

    @property
    def wordings(self) -> tuple[str, ...]:
        """How they were asked, each once, the commonest first and among equals the oldest."""
        counts = Counter(_plain(ticket.text) for ticket in self.tickets)
        first: dict[str, str] = {}
        for ticket in self.tickets:
            first.setdefault(_plain(ticket.text), ticket.text)
        return tuple(first[plain] for plain, _ in counts.most_common())

    @property
    def words(self) -> Words:
        """How they were asked, in the language of the commonest wording."""
        texts = self.wordings
        language = next(each.language for each in self.tickets if each.text == texts[0])
        return Words(texts, language, self.ids)


class Unanswered:
    """The questions sent to communities' moderators."""

    def __init__(
        self, store: Store, new_key: Callable[[], str], hashed: Callable[[str], str]
    ) -> None:
        """new_key: makes a short random key; hashed: a code's hash under the installation's key."""
        self._store, self._new_key, self._hashed = store, new_key, hashed

    async def send(self, here: Community, text: str, language: Language, on: date) -> str | None:
        """
        Keep a scrubbed question as a day's, and give the code that collects its answer.

        The code is told once; only its hash is kept. None where too many wait already.
        """
        if here.id is None or len(await self._open(here)) >= MOST_OPEN:
            return None
        code = spelled(self._new_key() + self._new_key())
        ticket = Ticket(self._new_key(), text, language, on, self._hash(code))
        await self._store.send(here.id, ticket)
        return code

    async def collect(self, code: str) -> tuple[CommunityId, Ticket] | None:
        """The question that was sent with that code, however it is typed, and to whom."""
        read = "".join(letter for letter in code.casefold() if letter.isalnum())
        return await self._store.collect(self._hash(read)) if len(read) == _CODE else None

    async def groups(self, here: Community) -> tuple[Group, ...]:
        """The open questions by what they ask for, most asked first, then oldest."""
        return grouped(await self._open(here))

    async def group(self, here: Community, ticket: str) -> Group | None:
        """The group that an open question is in now, None where it is open no more."""
        groups = await self.groups(here)
        return next((group for group in groups if ticket in group.ids), None)

    async def _open(self, here: Community) -> tuple[Ticket, ...]:
        sent = await self._store.tickets(here.id) if here.id else ()
        return tuple(ticket for ticket in sent if ticket.id not in here.state.settled)

    def _hash(self, code: str) -> str:
        return self._hashed(f"code:{code}")


def scrubbed(text: str) -> str | None:
    """A question as it may be sent, None where the guard still finds something personal."""
    clean = " ".join(cut(privacy.scrub(text)).split())
    return clean if clean and not privacy.inspect(text) and not privacy.inspect(clean) else None


def spelled(key: str) -> str:
    """A code made of a random key, in letters and digits that nobody mistakes for others."""
    number = int.from_bytes(hashlib.sha256(key.encode()).digest(), "big")
    letters = []
    for _ in range(_CODE):
        number, rest = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[rest])
    return "".join(letters)


def grouped(tickets: Sequence[Ticket]) -> tuple[Group, ...]:
    """
    Questions by what they ask for, most asked first, then oldest; tickets: oldest first.

    Each joins the first group whose oldest question has nearly the same content words, so that
    no chain of small steps brings strangers together.
    """
    groups: list[list[Ticket]] = []
    words: list[frozenset[str]] = []
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for ticket in tickets:
        told = content_words(ticket.text, ticket.language) or frozenset({_plain(ticket.text)})
        near = sorted({number for word in told for number in holders[word]})
        found = next((n for n in near if dice(told, words[n]) >= _ALIKE), None)
        if found is not None:
            groups[found].append(ticket)
            continue
        for word in told:
            holders[word].append(len(groups))
        groups.append([ticket])
        words.append(told)
    made = (Group(tuple(group)) for group in groups)
    return tuple(sorted(made, key=lambda group: -len(group.tickets)))


def _plain(text: str) -> str:
    return normalise(text) or text
