"""
Practising alone, at any time: an item, its answer graded at once, and the next one.

How far somebody got is kept in their community until they want to be forgotten; where nothing is
kept, and for the one item of an entry with which somebody checks themselves, it is held in memory.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from random import Random

from bot import privacy
from bot.curation.communities import Community
from bot.entries import EntryId, Language
from bot.events import Event, PersonId, Submit, sender_of
from bot.handling.hosting import offered
from bot.items import Item, ItemId
from bot.outcomes import NoAnswer, Reason
from bot.quiz import picks, practice, wishes
from bot.quiz.composing import MOST, placed
from bot.quiz.grading import Grade, Verdict, grade
from bot.quiz.practice import Practice
from bot.replies import Reply, refusal
from bot.sessions import Sessions
from bot.store import PersonHash
from bot.wording import outcomes
from bot.wording import practising as wording
from bot.wording import quiz_phrases as phrases
from bot.wording.hosting import note
from bot.wording.playing import TYPED
from bot.wording.tokens import Play, Pointer

STEPS = frozenset({Play.CHECK, Play.PRACTISE, Play.TRY, Play.WRITE, Play.SENT})
_MOST = 10_000  # people whose practice is held; the one longest silent is forgotten


class Practising:
    """Those who practise, in all communities."""

    def __init__(
        self,
        sessions: Sessions | None,
        hashed: Callable[[PersonId], PersonHash] | None,
        random: Random,
    ) -> None:
        """sessions, hashed: None where nothing is kept."""
        self._sessions, self._hashed, self._random = sessions, hashed, random
        self._held: OrderedDict[PersonId, Practice] = OrderedDict()
        self._checks: OrderedDict[PersonId, Practice] = OrderedDict()

    async def command(self, words: str, event: Event, here: Community, language: Language) -> Reply:
        """The item that is next; of a topic, where one is named, from its beginning."""
        wish = wishes.spoken(words, here.base.pack, language)
        if wish.unknown:
            most = str(MOST)
            return note(phrases.UNKNOWN_WORDS, language, words=wish.unknown, most=most)
        language = wish.languages[0]
        self._checks.pop(sender_of(event).person, None)
        now = await self._now(event, here)
        if words.strip() or now is None:
            now = self._begun(here, wish)
            await self._keep(now, event, here)
        return self._asked(now, event, here, language)

    async def step(self, event: Event, play: Play, pointer: Pointer, here: Community) -> Reply:
        """The reply to one of the buttons or to a typed answer."""
        person, language = sender_of(event).person, pointer.language
        if play is Play.CHECK:
            return self._checked(EntryId(pointer.target), event, here, language)
        if play is Play.PRACTISE:
            return await self._next(event, pointer, here)
        now = self._checks.get(person) or await self._now(event, here)
        item = here.base.pack.items_by_id.get(ItemId(pointer.target))
        if now is None or item is None or now.item != item.id:
            return refusal(note(phrases.TOO_LATE, language))
        if play is Play.WRITE and not isinstance(event, Submit):
            return wording.form(item, language)
        return await self._tried(event, pointer, now, item, here)

    def forget(self, person: PersonId) -> None:
        """Keep nothing of a person in memory."""
        self._held.pop(person, None)
        self._checks.pop(person, None)

    async def _tried(
        self, event: Event, pointer: Pointer, now: Practice, item: Item, here: Community
    ) -> Reply:
        """An answer, or a part of one."""
        language, order = pointer.language, self._order(item, event)
        given = now.given
        if item.kind.is_typed:
            given = event.values.get(TYPED, "").strip() if isinstance(event, Submit) else None
            if concern := privacy.inspect(given or ""):
                personal = NoAnswer(Reason.PERSONAL, language, detail=concern)
                return outcomes.reply(personal, here.library)
        elif pointer.action is Play.TRY and 1 <= pointer.page <= len(order):
            given = picks.pressed(item, order[pointer.page - 1])(given)
        done = item.kind.is_typed or wording.is_choice(item) or pointer.action is Play.SENT
        if not given or not done:
            await self._save(replace(now, given=given), event, here)
            return wording.question(item, order, given, self._so_far(now), language)
        graded = grade(item, given)
        after = practice.answered(now, item.id, right=graded.verdict is Verdict.RIGHT)
        await self._save(after, event, here)
        return self._graded(item, graded, given, after, event, here, language)

    def _graded(
        self,
        item: Item,
        graded: Grade,
        given: str,
        after: Practice,
        event: Event,
        here: Community,
        language: Language,
    ) -> Reply:
        alone = sender_of(event).person in self._checks
        return wording.graded(
            item,
            self._order(item, event),
            graded,
            given,
            here.base.pack,
            language,
            None if alone else after,
        )

    def _checked(self, entry: EntryId, event: Event, here: Community, language: Language) -> Reply:
        """The item of one entry; another of it each time, where there are several."""
        items = [item for item in offered(here) if item.entry == entry]
        if not items:
            return note(phrases.NO_QUESTION, language)
        chosen = Practice((self._random.choice(items).id,))
        _hold(self._checks, sender_of(event).person, chosen)
        return self._asked(chosen, event, here, language)

    async def _next(self, event: Event, pointer: Pointer, here: Community) -> Reply:
        """The item that is next; after the last, how it went, and all of them anew if wanted."""
        self._checks.pop(sender_of(event).person, None)
        now = await self._now(event, here)
        if now is None or (not now.queue and pointer.target == wording.ANEW):
            now = self._begun(here, wishes.Wish())
            await self._keep(now, event, here)
        return self._asked(now, event, here, pointer.language)

    def _asked(self, now: Practice, event: Event, here: Community, language: Language) -> Reply:
        if not here.base.pack.items:
            return note(phrases.NO_ITEMS, language)
        if now.item is None:
            return wording.done(now, language)
        item = here.base.pack.items_by_id[now.item]
        return wording.question(
            item, self._order(item, event), now.given, self._so_far(now), language
        )

    @staticmethod
    def _so_far(now: Practice) -> Practice | None:
        return now if now.answered else None

    def _begun(self, here: Community, wish: wishes.Wish) -> Practice:
        packed = here.base.pack.by_id
        fitting = [
            item
            for item in offered(here)
            if wish.topic in {None, packed[item.entry].topic} and wish.level in {None, item.level}
        ]
        return practice.begun(fitting, self._random)

    def _order(self, item: Item, event: Event) -> tuple[int, ...]:
        """Where its options stand for one person, each time the same."""
        of_theirs = Random(f"{item.id} {sender_of(event).person}")  # noqa: S311 - no secret
        return placed([item], of_theirs)[0].order

    async def _now(self, event: Event, here: Community) -> Practice | None:
        """How far the person got, without items that are not asked here any more."""
        found = self._held.get(sender_of(event).person)
        if (kept := self._kept(event, here)) is not None:
            sessions, person = kept
            body = await sessions.practice(here.id, person) if here.id else None
            found = practice.read(body) if body else None
        if found is None:
            return None
        return practice.without_unknown(found, (item.id for item in offered(here)))

    async def _save(self, now: Practice, event: Event, here: Community) -> None:
        person = sender_of(event).person
        if person in self._checks:
            _hold(self._checks, person, now)
        else:
            await self._keep(now, event, here)

    async def _keep(self, now: Practice, event: Event, here: Community) -> None:
        if (kept := self._kept(event, here)) is not None and here.id is not None:
            sessions, person = kept
            await sessions.keep_practice(here.id, person, practice.body(now))
        else:
            _hold(self._held, sender_of(event).person, now)

    def _kept(self, event: Event, here: Community) -> tuple[Sessions, PersonHash] | None:
        """Where, and under which hash, a person's practice is kept; None where it is not."""
        if self._sessions is None or self._hashed is None or here.id is None:
            return None
        return self._sessions, self._hashed(sender_of(event).person)


def _hold(held: OrderedDict[PersonId, Practice], person: PersonId, now: Practice) -> None:
    held[person] = now
    held.move_to_end(person)
    if len(held) > _MOST:
        held.popitem(last=False)
