"""
The engine: an event in, a reply out. Dispatch only; the rules live where they belong.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import datetime
from random import Random

from bot.commands import CommandInfo
from bot.conversations import Conversation, Conversations, Locales
from bot.curation import permits
from bot.curation.acting import Actor
from bot.curation.communities import Base, Communities, Community
from bot.curation.opinions import Opinions
from bot.curation.roles import Role
from bot.curation.settings import Pause
from bot.curation.traces import Traces
from bot.entries import Language
from bot.events import (
    Choose,
    Event,
    PlaceId,
    Sender,
    Visibility,
    sender_of,
)
from bot.handling import asking, replacing, rooms, wanted, welcoming
from bot.handling.asides import Asides
from bot.handling.assembling import Keeping, moderation
from bot.handling.memory import Memory
from bot.handling.moderating import Moderation
from bot.handling.pausing import silenced
from bot.handling.personal import Personal
from bot.handling.practising import Practising
from bot.handling.preferring import Preferring
from bot.handling.quizzing import Delivery, Quizzing
from bot.handling.sending import Sending
from bot.handling.wanted import Gaming, Work
from bot.knowledge.pack import Pack
from bot.limits import Limits, Tries
from bot.matching.cache import ArrayCache
from bot.matching.encoder import Encoder
from bot.matching.matcher import Matcher
from bot.observing import Load, Nobody, Observer
from bot.quiz.batching import Batches
from bot.quiz.stage import Stage
from bot.replies import Choice, Reply, refusal
from bot.retention import DEFAULTS
from bot.store import StoreError
from bot.turns import Turns
from bot.upkeep import Unsent
from bot.wording import asking_on, curating, curating_phrases, meant, outcomes, sharing, tokens
from bot.wording.tokens import Action, Own

__all__ = ["Engine", "Keeping"]


class Engine:
    """Answers events from one pack and what communities add; any number of conversations."""

    def __init__(
        self,
        pack: Pack,
        encoder: Encoder | None = None,
        cache: ArrayCache | None = None,
        keeping: Keeping | None = None,
        limits: Limits | None = None,
        random: Random | None = None,
    ) -> None:
        """
        keeping: None where nothing is kept and nobody can write entries; limits: None where there
        is only one person to answer; random: what quizzes are drawn with.
        """
        self._encoder, self._cache, self._keeping = encoder, cache, keeping
        self._keep = keeping.retention if keeping else DEFAULTS
        self._limits, self._turns, self._tries = limits, Turns(), Tries()
        self._conversations, self._locales = Conversations(), Locales()
        self._memory = Memory(Opinions(keeping.store), keeping.new_key) if keeping else None
        self._batches = Batches(keeping.store) if keeping else None
        self._observer: Observer = Nobody()
        self._random, self._asides = random or Random(), Asides()  # noqa: S311 - of quizzes
        self._practising = Practising(
            keeping.store if keeping else None,
            keeping.hashed if keeping else None,
            self._random,
        )
        base = self._base(pack, cache)
        self._communities = Communities(base, keeping.store if keeping else None)
        traces = Traces(keeping.store, self._communities, self._keep) if keeping else None
        hashed = keeping.hashed if keeping else None
        self._preferring = Preferring(keeping.store if keeping else None, hashed)
        self._personal = Personal(
            self._conversations,
            self._locales,
            self._memory,
            self._preferring,
            traces,
            hashed,
            self._keep,
        )
        self._settle(base)

    async def open(self) -> None:
        """Learn from the store what was there before."""
        await self._communities.open()
        await self._preferring.open()

    async def warm(self) -> None:
        """Make communities ready before anybody asks in them; answers go on in between."""
        await self._communities.warm()

    async def appoint(self, sender: Sender, role: Role, at: datetime) -> None:
        """Give somebody a role in their place, on the word of whoever runs this program."""
        if self._moderation:
            await self._moderation.appoint(sender, role, at)

    async def tasks(self, sender: Sender, at: datetime) -> tuple[CommandInfo, ...]:
        """The commands of those who write entries that somebody can use in their place now."""
        if (keeping := self._keeping) is None or sender.place is None:
            return ()
        here = await self._communities.at(sender.place)
        return permits.tasks(Actor.of(here, sender, keeping.hashed, at).role)

    async def group(self, place: PlaceId) -> str:
        """
        The group whose members moderate in a place, as an admin named it; "" where none does.

        A platform that can look up who is in it tells so by `Sender.groups`; where that fails it
        is not among them.
        """
        return (await self._communities.at(place)).state.settings.group

    async def joined(self, place: PlaceId, at: datetime) -> None:
        """The bot was added to a place; what it had, if it was there before, is not deleted."""
        await self._communities.joined(place, at)

    async def left(self, place: PlaceId, at: datetime) -> None:
        """The bot was removed from a place; what it had is deleted when its time is over."""
        await self._communities.left(place, at)

    async def shut_out(self, platform: str, at: datetime) -> None:
        """
        A platform took back, for good, the only token that the bot has there.

        The place it served is left, where just one is known, as by `left`; `joined` undoes that.
        """
        await self._communities.shut_out(platform, at)

    async def expire(self, at: datetime) -> None:
        """Delete what has been kept long enough."""
        if self._keeping:
            await self._keeping.store.expire(at)

    async def refresh(self, at: datetime) -> None:
        """Bring up to date what other processes changed, write what waits, forget what is old."""
        await self._communities.refresh(at)
        await self._preferring.refresh(at)
        if self._memory:
            self._memory.forget(at)
            await self._memory.opinions.write()

    async def finish(self) -> None:
        """Write what waits, before the end."""
        if self._memory:
            await self._memory.opinions.write()
        if self._batches:
            await self._batches.finish()

    async def first(self, name: str, at: datetime) -> bool:
        """
        Whether nobody did what a platform calls so, in this process or another, and none will.

        Where that cannot be looked up it is done all the same: better twice than not at all.
        """
        if self._keeping is None:
            return True
        try:
            return await self._keeping.store.claim(name, at)
        except StoreError:
            return True

    async def elapse(self, at: datetime) -> None:
        """Do what time alone does to quizzes."""
        await self._quizzing.elapse(at)

    async def deliveries(self, platforms: Collection[str], at: datetime) -> tuple[Delivery, ...]:
        """The messages of quizzes that are to be sent on these platforms now, in their order."""
        return await self._quizzing.deliveries(platforms, at)

    async def delivered(
        self, delivery: Delivery, reference: str, rests: datetime | None = None
    ) -> None:
        """
        A message was sent; reference: how its platform finds it again; rests: until then nothing in
        its channel is changed, by any process.
        """
        await self._quizzing.delivered(delivery, reference, rests)

    def undeliverable(self, delivery: Delivery) -> None:
        """Nothing can be written where a message was to be sent."""
        self._quizzing.undeliverable(delivery)

    def use(self, pack: Pack, cache: ArrayCache | None = None) -> None:
        """
        Answer from this pack from now on; conversations go on.

        cache: where what was made for the pack is found, the engine's own by default.
        """
        base = self._base(pack, cache or self._cache)
        self._communities.use(base)
        self._settle(base)

    def _base(self, pack: Pack, cache: ArrayCache | None) -> Base:
        return Base.of(pack, Matcher(pack, self._encoder, cache))

    def _settle(self, base: Base) -> None:
        self.pack, self.matcher, self.answerer = base.pack, base.matcher, base.answerer
        self._moderation: Moderation | None = None
        self._sending: Sending | None = None
        self._quizzing = self._quizzes(base.pack)
        if self._keeping and self._memory:
            self._moderation, self._sending = moderation(
                self._keeping, base, self._communities, self._memory, self._tries
            )

    def _quizzes(self, pack: Pack) -> Quizzing:
        stage = None
        if (keeping := self._keeping) and self._batches:
            stage = Stage(keeping.store, self._batches, pack.items_by_id, keeping.new_key)
        return Quizzing(
            pack,
            self._communities,
            stage,
            self._asides,
            self._practising,
            keeping.hashed if keeping else None,
            self._random,
        )

    def watched_by(self, observer: Observer) -> None:
        """From now on, tell this observer of events and replies."""
        self._observer = observer

    async def load(self) -> Load:
        """How much waits for people now; nothing where nothing is kept."""
        if (keeping := self._keeping) is None:
            return Load()
        waiting = 0
        for community, tickets in (await keeping.store.sent_tickets()).items():
            settled = (await self._communities.state(community)).settled
            waiting += sum(ticket not in settled for ticket in tickets)
        return Load(await keeping.store.quizzes(), waiting)

    async def unsent(self, at: datetime, most: int) -> tuple[Unsent, ...]:
        """The messages of quizzes that should have been sent by now, the longest waiting first."""
        return await self._keeping.store.unsent(at, most) if self._keeping else ()

    async def handle(self, event: Event) -> Reply:
        """The reply to an event, as its sender prefers to read it."""
        event = wanted.asked(event)
        with self._observer.handling(event) as seen:
            if wanted.changes(event):
                event = wanted.at_work(event)
            reply = await self._reply_to(event)
            seen(reply)
            return self._preferring.shown(reply, sender_of(event).person)

    async def _reply_to(self, event: Event) -> Reply:
        """Thought about in its sender's turn, or done at the desk."""
        try:
            here = await self._communities.at(sender_of(event).place)
        except StoreError:
            if wanted.work(event) is None:
                raise
            return self._denied(event)
        now, hashed = here.state.settings, self._keeping.hashed if self._keeping else None
        event = rooms.found(self._located(event, here), now, hashed)
        return rooms.placed(await self._thought(event, here), event, now)

    async def _thought(self, event: Event, here: Community) -> Reply:
        """What is said, wherever it may be read."""
        if (work := wanted.work(event)) is not None:
            stopped = self._stopped(event, here)
            if stopped is not None:
                return stopped
            with self._turns.acting():
                reply = sharing.seen(await self._done(event, work), event.visibility)
            return replacing.placed(reply, event)
        if (gaming := wanted.gaming(event)) is not None:
            with self._turns.acting():
                return self._stopped(event, here) or await self._played(event, gaming, here)
        if (own := wanted.own(event)) is not None:
            return self._stopped(event, here) or await self._about_them(event, own, here)
        async with self.turn(sender_of(event)):
            return self._stopped(event, here) or self._asked(event, here)

    async def home(self, event: Event) -> Reply:
        """What somebody finds where they begin, by what they may do; help is in it, always."""
        event, actor = wanted.at_work(event), None
        try:
            here = await self._communities.at(sender_of(event).place)
            actor = self._actor(event, here, self._keeping) if self._keeping else None
        except StoreError:
            here = await self._communities.at(None)
        event = self._located(event, here)
        state = self._conversations.get(event.conversation, event.at)
        reply = welcoming.page(event, state, here, actor)
        return self._preferring.shown(reply, sender_of(event).person)

    def turn(self, sender: Sender) -> AbstractAsyncContextManager[None]:
        """A turn of the sender's for `complete`, which takes none, where many may type at once."""
        return self._turns.turn(sender)

    def complete(
        self, typed: str, locale: Language | None = None, place: PlaceId | None = None
    ) -> tuple[Choice, ...]:
        """What a question begun like this may become, likeliest first, each with its token."""
        here = self._communities.ready(place)
        if here.state.settings.pause is Pause.SILENT:
            return ()
        language = here.answerer.language(typed, Conversation(), locale)
        entries = here.completer.complete(typed, language)
        return outcomes.options("", entries, language).choices

    def _located(self, event: Event, here: Community) -> Event:
        """The event with the language that the sender's client last told, else the place's."""
        if (sender := event.sender) is None:
            return event
        settled = here.state.settings.language or sender.language
        locale = self._locales.of(sender.person, event.locale) or settled
        return replace(event, locale=locale)

    def _stopped(self, event: Event, here: Community) -> Reply | None:
        """
        What is said instead of an answer; None where they get one.

        That is to whoever asks too much at once, and to members while there is a pause.
        """
        together = wanted.gaming(event) is not None
        wait = self._limits.spend(event, together=together) if self._limits else None
        paused = self._keeping and silenced(event, self._actor(event, here, self._keeping))
        if not (wait or paused) or wanted.for_safety(event):
            return None
        language = _spoken(event, self._conversations.get(event.conversation, event.at), here)
        if wait:
            return sharing.put_off(wait, language, event.visibility)
        return sharing.paused(language, event.visibility)

    @staticmethod
    def _actor(event: Event, here: Community, keeping: Keeping) -> Actor:
        return Actor.of(here, sender_of(event), keeping.hashed, event.at)

    def _asked(self, event: Event, here: Community) -> Reply:
        """The reply to somebody who asks."""
        state = self._conversations.get(event.conversation, event.at)
        state, reply = asking.reply_to(event, state, here, self._keep)
        for each in rooms.conversations(event, here.state.settings):
            self._conversations.put(each, state, event.at, sender_of(event).person)
        reply = meant.hidden(reply, event.visibility)
        reply = replacing.placed(sharing.seen(reply, _visibility(event, reply)), event)
        reply = asking_on.offered(reply, event.visibility)
        if self._sending is None:
            return reply
        return self._sending.after(event, wanted.question(event), reply, here)

    def _denied(self, event: Event) -> Reply:
        """The reply where it cannot be looked up what somebody may do: then it is nothing."""
        state = self._conversations.get(event.conversation, event.at)
        said = curating.note(curating_phrases.NOT_LOOKED_UP, asking.spoken(event, state))
        return refusal(sharing.seen(said, event.visibility))

    async def _done(self, event: Event, work: Work) -> Reply:
        """The reply to those who write entries."""
        state = self._conversations.get(event.conversation, event.at)
        language = asking.spoken(event, state)
        if self._moderation is None:
            return refusal(curating.note(curating_phrases.NOWHERE, language))
        return await self._moderation.reply_to(event, work, state, language)

    async def _played(self, event: Event, gaming: Gaming, here: Community) -> Reply:
        """The reply to somebody who hosts, plays or practises."""
        state = self._conversations.get(event.conversation, event.at)
        language = asking.spoken(event, state)
        reply = await self._quizzing.reply_to(event, gaming, here, language)
        return replacing.placed(sharing.seen(reply, event.visibility), event)

    async def _about_them(self, event: Event, own: Own, here: Community) -> Reply:
        """The reply to somebody about their own data; it begins no conversation."""
        state = self._conversations.get(event.conversation, event.at)
        pointer = tokens.parse(event.token) if isinstance(event, Choose) else None
        language = state.chosen or (pointer.language if pointer else asking.spoken(event, state))
        reply = await self._personal.reply_to(event, own, here, language)
        if own is Own.FORGOTTEN:
            self._practising.forget(sender_of(event).person)
        return sharing.seen(reply, event.visibility, own)


def _spoken(event: Event, state: Conversation, here: Community) -> Language:
    """The language to reply in, also to what is not thought about."""
    if asked := wanted.question(event):
        return here.answerer.language(asked, state, event.locale)
    return asking.spoken(event, state)


def _visibility(event: Event, reply: Reply) -> Visibility:
    """Where the reply may be read: an entry shared with everyone is for everyone."""
    pointer = tokens.parse(event.token) if isinstance(event, Choose) else None
    shares = pointer is not None and pointer.action is Action.SHARE and reply.about is not None
    return Visibility.OPEN if shares else event.visibility
