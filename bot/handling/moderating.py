"""
Those who write entries: their commands, buttons and forms, done at the desk, told in words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import assert_never

from bot.commands import Task
from bot.conversations import Conversation
from bot.curation import forms, rechecking
from bot.curation.acting import Actor, Alone, Missing, Saved, entry_of
from bot.curation.communities import Communities
from bot.curation.desk import Desk
from bot.curation.importing import imported
from bot.curation.roles import Role
from bot.curation.state import entry_in
from bot.entries import Bilingual, Entry, EntryId, Language
from bot.errors import NotAllowed
from bot.events import Event, Invoke, PersonId, Sender, Submit
from bot.handling import administering, exchanging, naming
from bot.handling.administering import Administration
from bot.handling.drafting import Drafting
from bot.handling.exchanging import Exchange
from bot.handling.naming import Meant
from bot.handling.questions import QUESTION_STEPS, Questions
from bot.handling.sending import ASKERS_STEPS, Sending
from bot.handling.wanted import Work
from bot.quiz.missed import Missed
from bot.replies import Reply, refusal
from bot.store import Act, PersonHash, Revision, StaleDraft
from bot.wording import (
    curating,
    rechecking_phrases,
    reviewing,
    settings,
    tokens,
)
from bot.wording import curating_phrases as phrases
from bot.wording import rechecking as wording
from bot.wording.missed import listed
from bot.wording.reviewing import Part
from bot.wording.roles_phrases import LAST_ADMIN
from bot.wording.tokens import Pointer, Step

_DIGITS = 9  # of the number of an act; no community gets beyond


class Moderation:
    """Does what they ask, in the community of the place they ask it in."""

    def __init__(
        self,
        desk: Desk,
        communities: Communities,
        hashed: Callable[[PersonId], PersonHash],
        questions: Questions,
        sending: Sending,
        administration: Administration,
        exchange: Exchange,
        missed: Missed,
    ) -> None:
        """hashed: a person's id under the key of this installation."""
        self._desk, self._communities, self._hashed = desk, communities, hashed
        self._questions, self._sending = questions, sending
        self._drafting = Drafting(desk, communities, questions)
        self._administration, self._exchange, self._missed = administration, exchange, missed

    async def reply_to(
        self, event: Event, work: Work, state: Conversation, language: Language
    ) -> Reply:
        """The reply to a command, a button or a form; what it points at is looked up anew."""
        sender = event.sender
        if work is Task.ANSWER and isinstance(event, Invoke):  # also alone with the bot
            here = await self._communities.at(sender.place if sender else None)
            return await self._sending.collect(event, language, here)
        if sender is None or sender.place is None:
            return refusal(curating.note(phrases.NOWHERE, language))
        community = await self._communities.settled(sender.place, event.at)
        actor = Actor.of(community, sender, self._hashed, event.at)
        try:
            return await self._do(event, work, actor, state, language)
        except NotAllowed:
            return refusal(curating.note(phrases.NOT_ALLOWED, language))
        except StaleDraft:  # somebody else was at it in another process
            return refusal(curating.note(phrases.CHANGED_MEANWHILE, language))

    async def _do(
        self, event: Event, work: Work, actor: Actor, state: Conversation, language: Language
    ) -> Reply:
        match work, event:
            case Task() as task, Invoke() if task in administering.TASKS:
                return await self._administration.command(event, actor, language)
            case Task() as task, Invoke():
                return await self._command(task, event, actor, state, language)
            case Pointer(action=Step() as step) as pointer, _ if step in administering.STEPS:
                return await self._administration.step(event, step, pointer, actor)
            case Pointer(action=Step.TIE | Step.RETIE) as pointer, Submit(values=values):
                return await self._questions.filled_in(event, pointer, values, actor)
            case Pointer(action=Step() as step) as pointer, _ if step in exchanging.STEPS:
                return await self._exchange.step(event, step, pointer, actor)
            case Pointer() as pointer, Submit(values=values):
                return await self._drafting.filled_in(event, pointer, values, actor)
            case Pointer(action=Step() as step) as pointer, _ if step in ASKERS_STEPS:
                return await self._sending.step(event, step, pointer, actor)
            case Pointer(action=Step() as step) as pointer, _ if step in QUESTION_STEPS:
                return await self._questions.step(event, step, pointer, actor)
            case Pointer(action=Step() as step) as pointer, _:
                return await self._step(step, pointer, actor)
            case _:
                return refusal(curating.note(phrases.DRAFT_GONE, language))

    async def appoint(self, sender: Sender, role: Role, at: datetime) -> None:
        """Give somebody a role in their place, on the word of whoever runs this program."""
        if sender.place is not None:
            community = await self._communities.settled(sender.place, at)
            await self._desk.appoint(community, self._hashed(sender.person), role, at)

    async def _command(
        self, task: Task, event: Invoke, actor: Actor, state: Conversation, language: Language
    ) -> Reply:
        argument = event.argument
        if task is not Task.SUGGEST and actor.role < Role.MODERATOR:
            raise NotAllowed
        match task:
            case Task.SUGGEST | Task.ADD | Task.TEACH:
                return self._drafting.begin(task, event, actor, language)
            case Task.REVIEW:
                return await self._queue(argument, actor, language)
            case Task.UNANSWERED | Task.ANSWER | Task.INBOX:
                return await self._questions.command(task, argument, actor, language)
            case Task.EXPORT | Task.IMPORT:
                return await self._exchange.command(task, event, actor, language)
            case Task.CHANGES:
                return await self._acts(actor, language)
            case Task.SHOW | Task.RESTORE if not argument:
                hidden = task is Task.SHOW
                listed = self._hidden if hidden else self._retired
                return await listed(actor, language)
            case Task.EDIT | Task.RETIRE | Task.RESTORE | Task.HIDE | Task.SHOW | Task.HISTORY:
                found = await naming.meant(task, argument, actor, self._desk, state.entry)
                return await self._on_meant(_STEPS[task], found, actor, language)
            case Task.SETTINGS | Task.ROLE | Task.LINK:
                raise NotAllowed  # asked for without what they need
            case _:
                assert_never(task)

    async def _step(self, step: Step, pointer: Pointer, actor: Actor) -> Reply:
        language, target = pointer.language, pointer.target
        match step:
            case Step.QUEUE:
                return await self._queue(target, actor, language)
            case Step.COMPOSE:
                return await self._drafting.compose(pointer, actor)
            case Step.CHANGES:
                return await self._acts(actor, language, _number(target) or None)
            case Step.UNDO:
                return await self._undo(actor, _number(target), language)
            case Step.WRITE if not target:
                return self._drafting.form("", {}, {}, actor, language)
            case Step.LOOK | Step.STILL:
                return await self._recheck(step, pointer, actor)
            case Step.PURGE | Step.ERASE:
                return await self._purge(step, EntryId(target), actor, language)
            case Step.WRITE | Step.RETIRE | Step.RESTORE | Step.HIDE | Step.SHOW | Step.HISTORY:
                return await self._on_entry(step, EntryId(target), actor, language)
            case _:
                return await self._drafting.step(step, target, actor, language)

    async def _on_meant(self, step: Step, found: Meant, actor: Actor, language: Language) -> Reply:
        if found.near:
            return curating.choose(phrases.WHICH_NEAR, found.near, step, language)
        if found.entry is None:
            return curating.note(phrases.WHICH, language)
        return await self._on_entry(step, found.entry, actor, language)

    async def _on_entry(
        self, step: Step, entry: EntryId, actor: Actor, language: Language
    ) -> Reply:
        if actor.role < Role.MODERATOR:
            raise NotAllowed
        match step:
            case Step.WRITE:
                record = self._desk.start(actor, entry)
                if isinstance(record, Missing):
                    return curating.note(phrases.MISSING, language)
                values = forms.values(record, language)
                opened = self._drafting.form(entry, values, {}, actor, language)
                return curating.with_other_language(opened, record)
            case Step.HISTORY:
                past = await self._desk.history(actor, entry)
                shown = actor.community.library.by_id.get(entry) or _last(past)
                if shown is None:
                    return curating.note(phrases.NO_HISTORY, language)
                return curating.history(shown, past, language, actor.role >= Role.ADMIN)
            case Step.RETIRE:
                theirs = entry in actor.community.base.pack.by_id
                absent = phrases.NOT_OWN if theirs else phrases.MISSING
                done = await self._desk.retire(actor, entry)
                return self._told(done, phrases.RETIRED, absent, actor, language)
            case Step.RESTORE:
                absent = phrases.NOT_RETIRED if _stands(entry, actor) else phrases.MISSING
                done = await self._desk.restore(actor, entry)
                return self._told(done, phrases.RESTORED, absent, actor, language)
            case Step.HIDE:
                theirs = entry in actor.community.base.pack.by_id
                absent = phrases.HIDDEN_ALREADY if theirs else phrases.MISSING
                if not theirs and _stands(entry, actor):
                    absent = phrases.NOT_THEIRS
                done = await self._desk.hide(actor, entry)
                return self._told(done, phrases.HIDDEN, absent, actor, language)
            case _:
                absent = phrases.NOT_HIDDEN if _stands(entry, actor) else phrases.MISSING
                done = await self._desk.show(actor, entry)
                return self._told(done, phrases.SHOWN, absent, actor, language)

    async def _purge(self, step: Step, entry: EntryId, actor: Actor, language: Language) -> Reply:
        """What an entry said before, erased once an admin was asked whether they are sure."""
        if actor.role < Role.ADMIN:
            return curating.note(phrases.ONLY_ADMINS, language)
        if step is Step.PURGE:
            past = bool(await self._desk.history(actor, entry))
            return curating.confirm_purge(entry, language, past=past)
        erased = isinstance(await self._desk.purge(actor, entry), Act)
        return curating.note(phrases.PURGED if erased else phrases.MISSING, language)

    def _told(
        self,
        done: Saved | Missing,
        phrase: Bilingual,
        absent: Bilingual,
        actor: Actor,
        language: Language,
    ) -> Reply:
        if isinstance(done, Missing):
            return curating.note(absent, language)
        here = actor.community  # as it was, since what was taken away has a title there only
        entry = here.library.by_id.get(done.entry) or here.base.pack.by_id.get(done.entry)
        return curating.done(phrase, entry or entry_of(done.act), done.act, language)

    async def _undo(self, actor: Actor, number: int, language: Language) -> Reply:
        try:
            done = await self._desk.undo(actor, number)
        except NotAllowed:
            if actor.role < Role.MODERATOR:
                raise
            return curating.note(phrases.ONLY_ADMINS, language)
        if isinstance(done, Act):
            entry = entry_of(done) or _about(done, actor)
            return curating.undone(entry, done, language, len(imported(done)))
        if isinstance(done, Alone):
            return curating.note(LAST_ADMIN, language)
        gone = isinstance(done, Missing)
        return curating.note(phrases.UNDONE_BEFORE if gone else phrases.CHANGED_SINCE, language)

    async def _queue(self, only: str, actor: Actor, language: Language) -> Reply:
        """What waits for moderators; only: the name of the part that is asked for."""
        if actor.role < Role.MODERATOR:
            raise NotAllowed
        state, today = actor.community.state, actor.at.date()
        waiting = [d for d in state.drafts.values() if d.proposed or d.by == actor.person]
        parts = {p: reviewing.drafts(waiting, p, actor.person, language) for p in Part}
        parts[Part.UNHELPFUL] = await self._questions.poor(actor, language)
        missed = await self._missed.of(actor.community.id, actor.at) if actor.community.id else ()
        parts[Part.QUIZ] = listed(missed, actor.community.base.pack, language)
        parts[Part.AGAIN] = wording.listed(rechecking.due(state, today), language)
        alerts = settings.alerts(state.settings, today, language, admin=actor.role >= Role.ADMIN)
        some = {part: found for part, found in parts.items() if found}
        return reviewing.queue(some, reviewing.part_named(only), alerts, language)

    async def _recheck(self, step: Step, pointer: Pointer, actor: Actor) -> Reply:
        """An entry to be looked at again, or that somebody found still right."""
        if actor.role < Role.MODERATOR:
            raise NotAllowed
        language, entry, on = pointer.language, EntryId(pointer.target), actor.at.date()
        found = rechecking.looked_at(actor.community.state, entry, on)
        if found is None:
            return curating.note(phrases.MISSING, language)
        if step is Step.LOOK or min(found.kept.version, tokens.MOST_PAGE) != pointer.page:
            return wording.look(found, language)
        act = await rechecking.still_right(self._desk, actor, entry)
        if act is None:
            return curating.note(rechecking_phrases.CHANGED, language)
        return curating.done(rechecking_phrases.STILL, found.kept.entry, act, language)

    async def _acts(self, actor: Actor, language: Language, below: int | None = None) -> Reply:
        listed = await self._desk.acts(actor, below)
        here = actor.community
        named = {**here.base.pack.by_id, **here.library.by_id}
        titles = {str(entry_id): entry.title(language) for entry_id, entry in named.items()}
        admin = actor.role >= Role.ADMIN
        return curating.acts(listed, titles, language, admin=admin)

    async def _hidden(self, actor: Actor, language: Language) -> Reply:
        if actor.role < Role.MODERATOR:
            raise NotAllowed
        packed = actor.community.base.pack.by_id
        hidden = [packed[each] for each in sorted(actor.community.state.hidden) if each in packed]
        if not hidden:
            return curating.note(phrases.NONE_HIDDEN, language)
        return curating.choose(phrases.WHICH_HIDDEN, hidden, Step.SHOW, language)

    async def _retired(self, actor: Actor, language: Language) -> Reply:
        retired = await naming.retired(actor, self._desk)
        if not retired:
            return curating.note(phrases.NONE_RETIRED, language)
        return curating.choose(phrases.WHICH_RETIRED, retired, Step.RESTORE, language)


_STEPS: dict[Task, Step] = {
    Task.EDIT: Step.WRITE,
    Task.RETIRE: Step.RETIRE,
    Task.RESTORE: Step.RESTORE,
    Task.HIDE: Step.HIDE,
    Task.SHOW: Step.SHOW,
    Task.HISTORY: Step.HISTORY,
}


def _number(target: str) -> int:
    """The number of an act, 0 for what is none."""
    return int(target) if target.isdigit() and len(target) <= _DIGITS else 0


def _about(act: Act, actor: Actor) -> Entry | None:
    """The pack's entry that an act hid, showed, or taught."""
    key = EntryId(act.changes[0].key) if act.changes else EntryId("")
    return actor.community.base.pack.by_id.get(key)


def _stands(entry: EntryId, actor: Actor) -> bool:
    """Whether there is such an entry here now."""
    here = actor.community
    return entry in here.library.by_id or entry in here.base.pack.by_id


def _last(past: Sequence[Revision]) -> Entry | None:
    """The latest state that can be read of an entry that is not there any more."""
    return next((entry for each in past if (entry := entry_in(each.body))), None)
