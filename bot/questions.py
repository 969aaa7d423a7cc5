"""
Questions without an answer: offered to be sent, gone through by moderators, answered or put aside.

Those who ask may do the first and collect the answer; the rest is for moderators, whose role is
looked up at each step.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot import privacy, smalltalk
from bot.curation.communities import Communities, Community
from bot.curation.desk import Actor, Desk, Missing, Saved, Unfit, Verb
from bot.curation.importing import MOST_HELD, Received
from bot.curation.opinions import Opinions
from bot.curation.roles import Role
from bot.curation.teaching import Lesson, Teacher
from bot.curation.unanswered import Group, Unanswered, scrubbed
from bot.entries import Bilingual, EntryId, Language, Phrasing
from bot.errors import NotAllowed
from bot.events import Choose, Event, PersonId, Task, sender_of
from bot.held import Held
from bot.knowledge import schema
from bot.outcomes import Answer, NoAnswer, Reason
from bot.replies import Options, Reply
from bot.store import Act, Kind, StaleDraft, TicketState, Write
from bot.text import fold, normalise
from bot.wording import curating, tokens
from bot.wording import unanswered as wording
from bot.wording import unanswered_phrases as phrases
from bot.wording.tokens import Action, Pointer, Step

STEPS = frozenset(
    {
        Step.OFFER,
        Step.SEND,
        Step.LEAVE,
        Step.UNANSWERED,
        Step.GROUP,
        Step.TIE,
        Step.RETIE,
        Step.TEACH,
        Step.INSIST,
        Step.CLOSE,
        Step.HELPFUL,
        Step.UNHELPFUL,
    }
)
_DECLINED = frozenset({Reason.UNKNOWN, Reason.OFF_TOPIC})  # nothing else is sent to anybody
_ON, _OFF = frozenset({"on", "yes", "si"}), frozenset({"off", "no"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was declined, as it was asked, in the language of the reply."""

    text: str
    language: Language


@dataclass(frozen=True, slots=True)
class Tied:
    """What a moderator typed to say which entry answers; ticket: stands for the group."""

    values: Mapping[str, str]
    lesson: Lesson
    ticket: str


@dataclass(frozen=True, slots=True)
class Memory:
    """What lasts from one press to the next, also when the pack changes; nothing of it on disk."""

    opinions: Opinions
    asked: Held[Asked] = field(default_factory=Held)
    ties: Held[Tied] = field(default_factory=Held)
    imports: Held[Received] = field(default_factory=lambda: Held(MOST_HELD))

    def forget(self, at: datetime) -> None:
        """Let go of words that are too old."""
        self.asked.forget(at)
        self.ties.forget(at)
        self.imports.forget(at)


class Questions:
    """The questions of all communities, and whether answers helped."""

    def __init__(
        self,
        unanswered: Unanswered,
        teacher: Teacher,
        desk: Desk,
        communities: Communities,
        memory: Memory,
    ) -> None:
        self._unanswered, self._teacher, self._desk = unanswered, teacher, desk
        self._communities, self._memory = communities, memory

    def after(self, event: Event, text: str, reply: Reply, here: Community) -> Reply:
        """A reply with what may be done about it: send a declined question on, rate an answer."""
        sender = event.sender
        if sender is None or sender.place is None or here.id is None:
            return reply
        outcome = reply.outcome
        if isinstance(outcome, NoAnswer):
            sends = here.state.settings.tickets and outcome.reason in _DECLINED and text.strip()
            if not sends:
                return reply
            asked = Asked(text, reply.language)
            key = self._memory.asked.hold(sender.person, asked, event.at, self._desk.new_key)
            return wording.offered(reply, key)
        return wording.rated(reply) if isinstance(outcome, Answer) or _opens(event) else reply

    async def collect(self, code: str, language: Language, here: Community) -> Reply:
        """The answer to a sent question, for whoever has its code."""
        found = await self._unanswered.collect(code)
        if found is None:
            return wording.note(phrases.NO_CODE, language)
        community, ticket = found
        match ticket.state:
            case TicketState.OPEN:
                return wording.note(phrases.NOT_YET, language)
            case TicketState.CLOSED:
                return wording.note(phrases.PUT_ASIDE, language)
        there = await self._communities.get(community)
        entry = there.library.by_id.get(ticket.entry) if ticket.entry else None
        if entry is None:
            return wording.note(phrases.ANSWER_GONE, language)
        return wording.collected(entry, there.library, language, here=there.id == here.id)

    async def command(self, task: Task, argument: str, actor: Actor, language: Language) -> Reply:
        """The reply to a command on questions."""
        match task:
            case Task.ANSWER:
                return await self.collect(argument, language, actor.community)
            case Task.INBOX:
                return await self._inbox(argument, actor, language)
            case _:
                return await self._listed(actor, language)

    async def step(self, event: Event, step: Step, pointer: Pointer, actor: Actor) -> Reply:
        """The reply to a button; what it points at is looked up anew."""
        person, language = sender_of(event).person, pointer.language
        match step:
            case Step.OFFER | Step.SEND | Step.LEAVE:
                return await self._sending(step, pointer, person, actor)
            case Step.HELPFUL | Step.UNHELPFUL:
                return self._rated(event, pointer, actor)
            case Step.UNANSWERED:
                return await self._listed(actor, language)
            case Step.RETIE | Step.TEACH | Step.INSIST:
                return await self._taught(step, pointer, person, actor)
            case _:
                group = await self.group(actor, pointer.target)
                if group is None:
                    return wording.note(phrases.GROUP_GONE, language)
                return await self._on_group(step, group, pointer, actor)

    async def filled_in(
        self, event: Event, pointer: Pointer, values: Mapping[str, str], actor: Actor
    ) -> Reply:
        """What a moderator typed to say which entry answers a question, looked over."""
        person, language = sender_of(event).person, pointer.language
        ticket = pointer.target
        if pointer.action is Step.RETIE:
            tied = self._memory.ties.look(person, pointer.target, event.at)
            ticket = tied.ticket if tied else ""
        group = await self.group(actor, ticket)
        if group is None:
            return wording.note(phrases.GROUP_GONE, language)
        entry, slips = _read(values, actor.community)
        if entry is None or slips:
            again = tokens.token(language, Step.TIE, ticket)
            return wording.tie(again, values, slips, language)
        text = values[wording.PHRASING].strip()
        spoken = actor.community.answerer.guess(text) or group.language
        lesson = Lesson(entry, Phrasing(text, spoken), group.ids)
        tied = Tied(dict(values), lesson, ticket)
        key = self._memory.ties.hold(person, tied, event.at, self._desk.new_key)
        return self._preview(tied, key, actor, language)

    async def group(self, actor: Actor, ticket: str) -> Group | None:
        """The open questions that one stands for, as they are now; for moderators."""
        _require(actor)
        if (community := actor.community.id) is None:
            return None
        return await self._unanswered.group(community, ticket)

    async def poor(self, actor: Actor, language: Language) -> Options | None:
        """The entries that people found unhelpful, None where there are none."""
        _require(actor)
        here = actor.community
        counted = await self._memory.opinions.poor(here.id, actor.at) if here.id else ()
        return wording.poor(counted, here.library, language)

    async def _sending(self, step: Step, pointer: Pointer, person: PersonId, actor: Actor) -> Reply:
        """An asker's own question: shown as it would be sent, sent, or left."""
        asked, ties, language = self._memory.asked, self._memory.ties, pointer.language
        if step is Step.LEAVE:
            asked.take(person, pointer.target, actor.at)
            ties.take(person, pointer.target, actor.at)
            return wording.note(phrases.LEFT, language)
        here = actor.community
        if here.id is None or not here.state.settings.tickets:
            asked.take(person, pointer.target, actor.at)
            return wording.note(phrases.SWITCHED_OFF, language)
        held = asked.take if step is Step.SEND else asked.look
        question = held(person, pointer.target, actor.at)
        if question is None:
            return wording.note(phrases.NOT_HELD, language)
        text = scrubbed(question.text)
        if text is None:
            asked.take(person, pointer.target, actor.at)
            return wording.note(phrases.PERSONAL, language)
        if step is Step.OFFER:
            return wording.shown(text, pointer.target, language)
        code = await self._unanswered.send(here.id, text, question.language, actor.at.date())
        return wording.sent(code, language) if code else wording.note(phrases.FULL, language)

    async def _inbox(self, argument: str, actor: Actor, language: Language) -> Reply:
        wanted = fold(argument.strip())
        if wanted not in _ON | _OFF:
            on = actor.community.state.settings.tickets
            return wording.note(phrases.IS_ON if on else phrases.IS_OFF, language)
        on = wanted in _ON
        act = await self._desk.set(actor, "tickets", on or None)
        return curating.done(phrases.ON if on else phrases.OFF, None, act, language)

    async def _listed(self, actor: Actor, language: Language) -> Reply:
        _require(actor)
        community = actor.community.id
        groups = await self._unanswered.groups(community) if community else ()
        return wording.listed(groups, language)

    async def _on_group(self, step: Step, group: Group, pointer: Pointer, actor: Actor) -> Reply:
        language = pointer.language
        match step:
            case Step.TIE:
                values = {wording.PHRASING: group.wordings[0][: schema.MAX_PHRASING]}
                made = tokens.token(language, Step.TIE, group.id)
                return wording.tie(made, values, {}, language)
            case Step.CLOSE if min(len(group.tickets), tokens.MOST_PAGE) == pointer.page:
                done = await self._closed(group, actor)
                if done is None:
                    return wording.note(phrases.GROUP_GONE, language)
                return curating.done(phrases.CLOSED, None, done, language)
            case _:
                return wording.group(group, language, grew=step is Step.CLOSE)

    async def _closed(self, group: Group, actor: Actor) -> Act | None:
        base = actor.community.state.version_of(Kind.CLOSED, group.id)
        write = Write(Kind.CLOSED, group.id, base, {"tickets": [*group.ids]})
        try:
            return await self._desk.perform(actor, Verb.CLOSED, write)
        except StaleDraft:
            return None

    async def _taught(self, step: Step, pointer: Pointer, person: PersonId, actor: Actor) -> Reply:
        """A lesson that was looked over: changed again, or kept."""
        _require(actor)
        key, language, ties = pointer.target, pointer.language, self._memory.ties
        tied = ties.look(person, key, actor.at)
        if tied is None:
            return wording.note(phrases.NOT_HELD, language)
        if step is Step.RETIE:
            made = tokens.token(language, Step.RETIE, key)
            return wording.tie(made, tied.values, {}, language)
        entry = actor.community.library.by_id.get(tied.lesson.entry)
        done = await self._teacher.teach(actor, tied.lesson, despite=step is Step.INSIST)
        match done:
            case Saved(act=act):
                ties.take(person, key, actor.at)
                return curating.done(phrases.TAUGHT, entry, act, language)
            case Unfit():
                return self._preview(tied, key, actor, language)
            case Missing():
                return wording.note(phrases.CHANGED, language)

    def _preview(self, tied: Tied, key: str, actor: Actor, language: Language) -> Reply:
        review = self._teacher.review(actor, tied.lesson)
        if isinstance(review, Missing):
            return wording.note(phrases.CHANGED, language)
        return wording.lesson(tied.lesson, key, review, actor.community.library, language)

    def _rated(self, event: Event, pointer: Pointer, actor: Actor) -> Reply:
        here, entry = actor.community, EntryId(pointer.target)
        if here.id is None or entry not in here.library.by_id:
            return wording.note(phrases.NO_SUCH, pointer.language)
        helpful = pointer.action is Step.HELPFUL
        rate = self._memory.opinions.rate
        new = rate(event.conversation, here.id, entry, helpful, event.at)
        return wording.note(phrases.COUNTED if new else phrases.COUNTED_BEFORE, pointer.language)


def with_poor(queue: Reply, found: Options | None, *, empty: bool) -> Reply:
    """The queue with what people found unhelpful below; empty: whether no draft waits in it."""
    if found is None:
        return queue
    return replace(queue, blocks=(*(() if empty else queue.blocks), found))


def _opens(event: Event) -> bool:
    """Whether somebody opened an entry from a list."""
    pointer = tokens.parse(event.token) if isinstance(event, Choose) else None
    return pointer is not None and pointer.action is Action.OPEN


def _read(
    values: Mapping[str, str], here: Community
) -> tuple[EntryId | None, dict[str, Bilingual]]:
    """The entry that was meant, and what is wrong with what was typed, by field."""
    named, text = (values.get(name, "").strip() for name in (wording.ENTRY, wording.PHRASING))
    entry = _named(named, here) if named else None
    slips: dict[str, Bilingual] = {}
    if entry is None:
        slips[wording.ENTRY] = phrases.NO_SUCH if named else phrases.EMPTY
    if not text:
        slips[wording.PHRASING] = phrases.EMPTY
    elif len(text) > schema.MAX_PHRASING or "\n" in text:
        slips[wording.PHRASING] = phrases.TOO_LONG
    elif privacy.inspect(text):
        slips[wording.PHRASING] = phrases.PERSONAL_FIELD
    elif smalltalk.recognise(text):
        slips[wording.PHRASING] = phrases.UNREACHABLE
    return entry, slips


def _named(text: str, here: Community) -> EntryId | None:
    """The entry with that id or title, else the one that such a question reaches."""
    entries, plain = here.library.by_id, normalise(text)
    if (named := EntryId(text)) in entries:
        return named
    titled = (e.id for e in entries.values() if plain in {normalise(e.title(s)) for s in Language})
    if found := next(titled, None):
        return found
    ranking = here.matcher.rank(text)
    near = ranking.matches[0].entry.id if ranking.confidence >= ranking.suggest else None
    return near if near in entries else None


def _require(actor: Actor) -> None:
    if actor.role < Role.MODERATOR:
        raise NotAllowed
