"""
Moderators go through the questions that were sent: write an answer, teach an entry, put aside.

Their role is looked up at each step.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot import privacy, smalltalk
from bot.commands import Task
from bot.curation.acting import Actor, Missing, Saved, Unfit, Verb
from bot.curation.communities import Community
from bot.curation.desk import Desk
from bot.curation.forms import Slip, unseen
from bot.curation.rewording import Words, verbatim
from bot.curation.roles import Role
from bot.curation.teaching import Lesson, Teacher
from bot.curation.unanswered import Group, Unanswered, scrubbed
from bot.entries import Bilingual, EntryId, Language, Phrasing
from bot.errors import NotAllowed
from bot.events import Event, PersonId, sender_of
from bot.handling.memory import Memory, Tied
from bot.knowledge import schema
from bot.replies import Options, Reply
from bot.store import Act, Kind, StaleDraft, Write
from bot.text import fold, normalise
from bot.wording import curating, tokens
from bot.wording import unanswered as wording
from bot.wording import unanswered_phrases as phrases
from bot.wording.curating_phrases import ONLY_ADMINS, SLIPS
from bot.wording.tokens import Pointer, Step

QUESTION_STEPS = frozenset(
    {Step.UNANSWERED, Step.GROUP, Step.TIE, Step.RETIE, Step.TEACH, Step.INSIST, Step.CLOSE}
)
_ON, _OFF = frozenset({"on", "yes", "si"}), frozenset({"off", "no"})


class Questions:
    """The questions of all communities, as their moderators go through them."""

    def __init__(
        self, unanswered: Unanswered, teacher: Teacher, desk: Desk, memory: Memory
    ) -> None:
        self._unanswered, self._teacher = unanswered, teacher
        self._desk, self._memory = desk, memory

    async def command(self, task: Task, argument: str, actor: Actor, language: Language) -> Reply:
        """The reply to a command on questions."""
        match task:
            case Task.INBOX:
                return await self._inbox(argument, actor, language)
            case _:
                return await self._listed(actor, language)

    async def step(self, event: Event, step: Step, pointer: Pointer, actor: Actor) -> Reply:
        """The reply to a button; what it points at is looked up anew."""
        person, language = sender_of(event).person, pointer.language
        match step:
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
        _require(actor)
        person, language = sender_of(event).person, pointer.language
        source = pointer.target
        if pointer.action is Step.RETIE:
            before = self._memory.ties.look(person, pointer.target, event.at)
            source = before.source if before else ""
        words = await self.words(actor, person, source)
        entry, slips = _read(values, actor.community, words)
        if entry is None or slips:
            again = tokens.token(language, Step.TIE, source)
            return wording.tie(again, values, slips, language)
        text = values[wording.PHRASING].strip()
        spoken = actor.community.answerer.guess(text) or (words.language if words else language)
        lesson = Lesson(entry, Phrasing(text, spoken), words.tickets if words else ())
        tied = Tied(dict(values), lesson, source)
        key = self._memory.ties.hold(person, tied, event.at)
        return await self._preview(tied, key, actor, language)

    def message(
        self, person: PersonId, text: str, actor: Actor, language: Language
    ) -> tuple[str, Words] | None:
        """
        Somebody's message that something shall be made of, and the key it is held under.

        None where it holds something personal.
        """
        clean = scrubbed(text)
        if clean is None:
            return None
        words = Words((clean,), actor.community.answerer.guess(clean) or language)
        return self._memory.messages.hold(person, words, actor.at), words

    async def words(self, actor: Actor, person: PersonId, source: str) -> Words | None:
        """
        What people said that something is made from: a message, else, for moderators, questions.

        None where the message is held no more, or the questions are open no more.
        """
        if (message := self._memory.messages.look(person, source, actor.at)) is not None:
            return message
        if actor.role < Role.MODERATOR:
            return None
        group = await self.group(actor, source)
        return group.words if group else None

    async def group(self, actor: Actor, ticket: str) -> Group | None:
        """The open questions that one stands for, as they are now; for moderators."""
        _require(actor)
        return await self._unanswered.group(actor.community, ticket)

    async def poor(self, actor: Actor, language: Language) -> Options | None:
        """The entries that people found unhelpful, None where there are none."""
        _require(actor)
        here = actor.community
        counted = await self._memory.opinions.poor(here.id, actor.at) if here.id else ()
        return wording.poor(counted, here.library, language)

    async def _inbox(self, argument: str, actor: Actor, language: Language) -> Reply:
        wanted = fold(argument.strip())
        if wanted not in _ON | _OFF:
            on = actor.community.state.settings.tickets
            return wording.note(phrases.IS_ON if on else phrases.IS_OFF, language)
        if actor.role < Role.ADMIN:
            return curating.note(ONLY_ADMINS, language)
        on = wanted in _ON
        act = await self._desk.set(actor, "tickets", on or None)
        return curating.done(phrases.ON if on else phrases.OFF, None, act, language)

    async def _listed(self, actor: Actor, language: Language) -> Reply:
        _require(actor)
        return wording.listed(await self._unanswered.groups(actor.community), language)

    async def _on_group(self, step: Step, group: Group, pointer: Pointer, actor: Actor) -> Reply:
        language = pointer.language
        match step:
            case Step.TIE:
                return wording.tie_to(group.words, group.id, language)
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
                return await self._preview(tied, key, actor, language)
            case Missing():
                return wording.note(phrases.CHANGED, language)

    async def _preview(self, tied: Tied, key: str, actor: Actor, language: Language) -> Reply:
        review = await self._teacher.review(actor, tied.lesson)
        if isinstance(review, Missing):
            return wording.note(phrases.CHANGED, language)
        return wording.lesson(tied.lesson, key, review, actor.community.library, language)


def _read(
    values: Mapping[str, str], here: Community, words: Words | None
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
    elif unseen(text):
        slips[wording.PHRASING] = SLIPS[Slip.UNSEEN]
    elif words and verbatim(text, words):
        slips[wording.PHRASING] = SLIPS[Slip.VERBATIM]
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
