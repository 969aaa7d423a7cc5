"""
Those who write entries: their commands, buttons and forms, done at the desk, told in words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import assert_never

from bot import administering, exchanging, privacy
from bot.administering import Administration
from bot.commands import Task
from bot.conversations import Conversation
from bot.curation import forms, rechecking
from bot.curation.acting import Actor, Alone, Conflict, Missing, Saved, Unfit, Verb, Waits
from bot.curation.communities import Communities, Community
from bot.curation.desk import Desk
from bot.curation.forms import Field, Slip
from bot.curation.importing import imported
from bot.curation.rewording import Words, verbatim
from bot.curation.roles import Role
from bot.curation.state import Draft, Origin, entry_in
from bot.entries import Added, Bilingual, Entry, EntryId, Language
from bot.errors import NotAllowed
from bot.events import Event, Invoke, PersonId, Sender, Submit, sender_of
from bot.exchanging import Exchange
from bot.knowledge import records, schema
from bot.questions import QUESTION_STEPS, Questions, with_poor
from bot.replies import Reply
from bot.sending import ASKERS_STEPS, Sending
from bot.store import Act, Kind, PersonHash, Revision
from bot.wording import (
    curating,
    rechecking_phrases,
    settings,
    tokens,
    unanswered,
    unanswered_phrases,
)
from bot.wording import curating_phrases as phrases
from bot.wording import rechecking as wording
from bot.wording.roles_phrases import LAST_ADMIN
from bot.wording.tokens import Pointer, Step, token

Work = Task | Pointer  # a command, or what a button or a form points at


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
    ) -> None:
        """hashed: a person's id under the key of this installation."""
        self._desk, self._communities, self._hashed = desk, communities, hashed
        self._questions, self._sending = questions, sending
        self._administration, self._exchange = administration, exchange

    async def reply_to(
        self, event: Event, work: Work, state: Conversation, language: Language
    ) -> Reply:
        """The reply to a command, a button or a form; what it points at is looked up anew."""
        sender = event.sender
        if work is Task.ANSWER and isinstance(event, Invoke):  # also alone with the bot
            here = await self._communities.at(sender.place if sender else None)
            return await self._sending.collect(event.argument, language, here)
        if sender is None or sender.place is None:
            return curating.note(phrases.NOWHERE, language)
        community = await self._communities.settled(sender.place, event.at)
        actor = Actor(community, self._hashed(sender.person), event.at, sender.manages)
        try:
            return await self._do(event, work, actor, state, language)
        except NotAllowed:
            return curating.note(phrases.NOT_ALLOWED, language)

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
            case Pointer() as pointer, Submit(values=values):
                return await self._filled_in(event, pointer, values, actor)
            case Pointer(action=Step() as step) as pointer, _ if step in ASKERS_STEPS:
                return await self._sending.step(event, step, pointer, actor)
            case Pointer(action=Step() as step) as pointer, _ if step in QUESTION_STEPS:
                return await self._questions.step(event, step, pointer, actor)
            case Pointer(action=Step() as step) as pointer, _ if step in exchanging.STEPS:
                return await self._exchange.step(event, step, pointer, actor)
            case Pointer(action=Step() as step) as pointer, _:
                return await self._step(step, pointer, actor)
            case _:
                return curating.note(phrases.DRAFT_GONE, language)

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
                return self._begin(task, event, actor, language)
            case Task.REVIEW:
                return await self._queue(actor, language)
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
                entry = _meant(argument, actor.community, state)
                return await self._on_meant(_STEPS[task], entry, actor, language)
            case Task.SETTINGS | Task.ROLE | Task.LINK:
                raise NotAllowed  # asked for without what they need
            case _:
                assert_never(task)

    async def _step(self, step: Step, pointer: Pointer, actor: Actor) -> Reply:
        language, target = pointer.language, pointer.target
        match step:
            case Step.QUEUE:
                return await self._queue(actor, language)
            case Step.COMPOSE:
                return await self._compose(pointer, actor)
            case Step.CHANGES:
                return await self._acts(actor, language)
            case Step.UNDO:
                return await self._undo(actor, int(target) if target.isdigit() else 0, language)
            case Step.WRITE if not target:
                return self._form("", {}, {}, actor, language)
            case Step.LOOK | Step.STILL:
                return await self._recheck(step, pointer, actor)
            case Step.PURGE | Step.ERASE:
                return await self._purge(step, EntryId(target), actor, language)
            case Step.WRITE | Step.RETIRE | Step.RESTORE | Step.HIDE | Step.SHOW | Step.HISTORY:
                return await self._on_entry(step, EntryId(target), actor, language)
            case _:
                draft = actor.community.state.drafts.get(target)
                if draft is None or not _may_see(draft, actor):
                    return curating.note(phrases.DRAFT_GONE, language)
                return await self._on_draft(step, draft, actor, language)

    async def _on_meant(
        self, step: Step, entry: EntryId | None, actor: Actor, language: Language
    ) -> Reply:
        if entry is None:
            return curating.note(phrases.WHICH, language)
        return await self._on_entry(step, entry, actor, language)

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
                return self._form(entry, values, {}, actor, language)
            case Step.HISTORY:
                past = await self._desk.history(actor, entry)
                shown = actor.community.library.by_id.get(entry) or _last(past)
                if shown is None:
                    return curating.note(phrases.NO_HISTORY, language)
                return curating.history(shown, past, language, actor.role >= Role.ADMIN)
            case Step.RETIRE:
                theirs = entry not in actor.community.state.kept
                absent = phrases.NOT_OWN if theirs else phrases.MISSING
                done = await self._desk.retire(actor, entry)
                return self._told(done, phrases.RETIRED, absent, actor, language)
            case Step.RESTORE:
                done = await self._desk.restore(actor, entry)
                return self._told(done, phrases.RESTORED, phrases.MISSING, actor, language)
            case Step.HIDE:
                theirs = entry in actor.community.base.pack.by_id
                absent = phrases.MISSING if theirs else phrases.NOT_THEIRS
                done = await self._desk.hide(actor, entry)
                return self._told(done, phrases.HIDDEN, absent, actor, language)
            case _:
                done = await self._desk.show(actor, entry)
                return self._told(done, phrases.SHOWN, phrases.MISSING, actor, language)

    async def _purge(self, step: Step, entry: EntryId, actor: Actor, language: Language) -> Reply:
        """What an entry said before, erased once an admin was asked whether they are sure."""
        if actor.role < Role.ADMIN:
            return curating.note(phrases.ONLY_ADMINS, language)
        if step is Step.PURGE:
            return curating.confirm_purge(entry, language)
        erased = isinstance(await self._desk.purge(actor, entry), Act)
        return curating.note(phrases.PURGED if erased else phrases.MISSING, language)

    async def _on_draft(self, step: Step, draft: Draft, actor: Actor, language: Language) -> Reply:
        match step:
            case Step.AGAIN | Step.MORE:
                values = forms.values(draft.record, language)
                return self._form(draft.key, values, {}, actor, language, step)
            case Step.PUBLISH | Step.DESPITE:
                despite = step is Step.DESPITE
                done = await self._desk.publish(actor, draft, despite=despite)
                return await self._published(done, draft, actor, language)
            case Step.DISCARD:
                act = await self._desk.reject(actor, draft)
                return curating.done(phrases.DISCARDED, None, act, language)
            case Step.REBASE:
                moved = await self._desk.rebase(actor, draft)
                return await self._preview(moved, actor, language)
            case _:
                return await self._preview(draft, actor, language)

    async def _filled_in(
        self, event: Event, pointer: Pointer, values: Mapping[str, str], actor: Actor
    ) -> Reply:
        """What was typed, kept as a draft before anything else, so that nothing is lost."""
        drafts, target = actor.community.state.drafts, pointer.target
        draft = drafts.get(target) if pointer.action in {Step.AGAIN, Step.MORE} else None
        if draft is not None and not _may_see(draft, actor):  # a role may have gone meanwhile
            draft = None
        if draft is None and pointer.action not in {Step.WRITE, Step.COMPOSE}:
            return curating.note(phrases.DRAFT_GONE, pointer.language)
        composed = pointer.action is Step.COMPOSE
        source = target if composed else next(iter(draft.tickets), "") if draft else ""
        words = await self._questions.words(actor, sender_of(event).person, source)
        about = "" if composed else target
        before = draft.record if draft else self._begun(about, values, actor)
        if isinstance(before, Missing):
            return curating.note(phrases.MISSING, pointer.language)
        guess = actor.community.answerer.guess
        said = f"{values.get(Field.QUESTION, '')} {values.get(Field.ANSWER, '')}"
        spoken = pointer.language if about else guess(said) or pointer.language
        read = forms.read(values, spoken, guess, before)
        if slips := {**read.slips, **_verbatim(values, words), **_personal(values, actor)}:
            step = Step(pointer.action)
            return self._form(target, values, slips, actor, pointer.language, step)
        key = draft.key if draft else None
        answers = words.tickets if words else ()
        made = await self._desk.draft(actor, read.record, _origin(words, actor), key, answers)
        if actor.role < Role.MODERATOR:
            return curating.note(phrases.THANKS, pointer.language)
        return await self._preview(made, await self._again(actor), pointer.language)

    def _begun(
        self, target: str, values: Mapping[str, str], actor: Actor
    ) -> records.Record | Missing:
        if target:
            return self._desk.start(actor, EntryId(target))
        here = actor.community
        kept = {key for kind, key in here.state.versions if kind is Kind.ENTRY}  # damaged ones too
        taken = {*here.library.by_id, *here.base.pack.by_id, *kept}
        return {"id": forms.identifier(values.get(Field.QUESTION, ""), taken)}

    def _form(
        self,
        target: str,
        values: Mapping[str, str],
        slips: Mapping[Field, Slip],
        actor: Actor,
        language: Language,
        step: Step = Step.WRITE,
    ) -> Reply:
        shown = forms.more(values) if step is Step.MORE else forms.FIRST
        if step is Step.MORE:
            title = phrases.REST
        elif actor.role < Role.MODERATOR:
            title = phrases.SUGGESTION
        else:
            title = phrases.CHANGE if target and step is not Step.COMPOSE else phrases.NEW
        made, reword = token(language, step, target), step is Step.COMPOSE
        return curating.form(title, made, shown, values, slips, language, reword=reword)

    async def _compose(self, pointer: Pointer, actor: Actor) -> Reply:
        """The form for an answer to open questions, which begins with their commonest wording."""
        group, language = await self._questions.group(actor, pointer.target), pointer.language
        if group is None:
            return curating.note(unanswered_phrases.GROUP_GONE, language)
        values = _begun_with(group.words)
        return self._form(group.id, values, {}, actor, language, Step.COMPOSE)

    def _begin(self, task: Task, event: Invoke, actor: Actor, language: Language) -> Reply:
        """The form for a new entry, or for one that answers a message; it begins with that."""
        said = event.argument.strip()
        if not said:
            if task is Task.TEACH:
                return curating.note(unanswered_phrases.TEACH_WHAT, language)
            return self._form("", {}, {}, actor, language)
        message = self._questions.message(sender_of(event).person, said, actor, language)
        if message is None:
            return curating.note(unanswered_phrases.PERSONAL_MESSAGE, language)
        key, words = message
        if task is Task.TEACH:
            return unanswered.tie_to(words, key, language)
        return self._form(key, _begun_with(words), {}, actor, language, Step.COMPOSE)

    async def _preview(self, draft: Draft, actor: Actor, language: Language) -> Reply:
        review = await self._desk.review(actor, draft)
        here = actor.community
        entry = None if _malformed(draft) else _proposed(draft, here)
        return curating.preview(draft, entry, review, here.library, language)

    async def _published(
        self,
        done: Saved | Unfit | Waits | Conflict,
        draft: Draft,
        actor: Actor,
        language: Language,
    ) -> Reply:
        here = (await self._again(actor)).community
        match done:
            case Saved(entry=saved, act=act):
                shown = here.library.by_id.get(saved)
                if shown is None:  # there is a pause
                    return curating.done(phrases.SAVED_ASIDE, _entry_of(act), act, language)
                return curating.done(phrases.SAVED, shown, act, language)
            case Waits(draft=waiting):
                title = records.entry(waiting.record).title(language)
                return curating.note(phrases.WAITS, language, title=title)
            case Unfit(review=review):
                entry = None if _malformed(draft) else _proposed(draft, here)
                return curating.preview(draft, entry, review, here.library, language)
            case Conflict():
                return curating.conflict(done, here.library, language)
            case _:
                assert_never(done)

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
        return curating.done(phrase, entry or _entry_of(done.act), done.act, language)

    async def _undo(self, actor: Actor, number: int, language: Language) -> Reply:
        try:
            done = await self._desk.undo(actor, number)
        except NotAllowed:
            if actor.role < Role.MODERATOR:
                raise
            return curating.note(phrases.ONLY_ADMINS, language)
        if isinstance(done, Act) and len(several := imported(done)) > 1:
            count = str(len(several))
            return curating.done(phrases.UNDONE_SEVERAL, None, done, language, count=count)
        if isinstance(done, Act):
            return curating.done(phrases.UNDONE, _entry_of(done), done, language)
        if isinstance(done, Alone):
            return curating.note(LAST_ADMIN, language)
        gone = isinstance(done, Missing)
        return curating.note(phrases.UNDONE_BEFORE if gone else phrases.CHANGED_SINCE, language)

    async def _queue(self, actor: Actor, language: Language) -> Reply:
        if actor.role < Role.MODERATOR:
            raise NotAllowed
        waiting = [draft for draft in actor.community.state.drafts.values() if draft.proposed]
        reply = curating.queue(sorted(waiting, key=lambda d: (d.on, d.key)), language)
        poor = await self._questions.poor(actor, language)
        due = rechecking.due(actor.community.state, actor.at.date())
        reply = with_poor(reply, poor, empty=not waiting)
        reply = wording.with_due(reply, due, empty=not waiting and poor is None)
        set_here, admin = actor.community.state.settings, actor.role >= Role.ADMIN
        alerts = settings.alerts(set_here, actor.at.date(), language, admin=admin)
        return replace(reply, blocks=(*reply.blocks, *alerts))

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

    async def _acts(self, actor: Actor, language: Language) -> Reply:
        listed = await self._desk.acts(actor)
        here = actor.community
        named = {**here.base.pack.by_id, **here.library.by_id}
        titles = {str(entry_id): entry.title(language) for entry_id, entry in named.items()}
        return curating.acts(listed, titles, language)

    async def _hidden(self, actor: Actor, language: Language) -> Reply:
        if actor.role < Role.MODERATOR:
            raise NotAllowed
        packed = actor.community.base.pack.by_id
        hidden = [packed[each] for each in sorted(actor.community.state.hidden) if each in packed]
        if not hidden:
            return curating.note(phrases.NONE_HIDDEN, language)
        return curating.choose(phrases.WHICH_HIDDEN, hidden, Step.SHOW, language)

    async def _retired(self, actor: Actor, language: Language) -> Reply:
        kept = actor.community.state.kept
        acts = [act for act in await self._desk.acts(actor) if act.verb in _RETIRES]
        found = {entry.id: entry for act in reversed(acts) for entry in _taken_away(act)}
        retired = [entry for entry_id, entry in found.items() if entry_id not in kept]
        if not retired:
            return curating.note(phrases.NONE_RETIRED, language)
        return curating.choose(phrases.WHICH_RETIRED, retired, Step.RESTORE, language)

    async def _again(self, actor: Actor) -> Actor:
        """The same person in the community as it is after an act."""
        community = actor.community.id
        if community is None:
            return actor
        return replace(actor, community=await self._communities.get(community))


_STEPS: dict[Task, Step] = {
    Task.EDIT: Step.WRITE,
    Task.RETIRE: Step.RETIRE,
    Task.RESTORE: Step.RESTORE,
    Task.HIDE: Step.HIDE,
    Task.SHOW: Step.SHOW,
    Task.HISTORY: Step.HISTORY,
}


_RETIRES = frozenset({Verb.RETIRED, Verb.IMPORTED})


def _meant(argument: str, here: Community, state: Conversation) -> EntryId | None:
    """The entry that a command means: by its id, by a question it answers, or the last shown."""
    named = EntryId(argument.strip())
    if not named:
        return state.entry
    known = named in here.library.by_id or named in here.base.pack.by_id
    if known or here.state.version_of(Kind.ENTRY, named):  # the last also of a damaged one
        return named
    ranking = here.matcher.rank(argument)
    return ranking.matches[0].entry.id if ranking.confidence >= ranking.suggest else None


def _may_see(draft: Draft, actor: Actor) -> bool:
    return actor.role >= Role.MODERATOR and (draft.proposed or draft.by == actor.person)


def _personal(values: Mapping[str, str], actor: Actor) -> dict[Field, Slip]:
    """Fields that hold what the guard keeps out; a moderator's answer may give a telephone."""
    watched = [Field.QUESTION, Field.PHRASINGS]
    if actor.role < Role.MODERATOR:
        watched.append(Field.ANSWER)
    return {field: Slip.PERSONAL for field in watched if privacy.inspect(values.get(field, ""))}


def _verbatim(values: Mapping[str, str], words: Words | None) -> dict[Field, Slip]:
    """Fields that say again what somebody said, in their words."""
    said = {
        Field.QUESTION: [values.get(Field.QUESTION, "")],
        Field.PHRASINGS: values.get(Field.PHRASINGS, "").splitlines(),
        Field.ANSWER: [values.get(Field.ANSWER, "")],
    }
    if words is None:
        return {}
    same = (field for field, texts in said.items() if any(verbatim(t, words) for t in texts))
    return dict.fromkeys(same, Slip.VERBATIM)


def _begun_with(words: Words) -> dict[str, str]:
    """What a form begins with, to be reworded: a question, or what may become an answer."""
    text = words.texts[0]
    asks = words.tickets or text.startswith("¿") or text.endswith("?")
    return {Field.QUESTION: text[: schema.MAX_PHRASING]} if asks else {Field.ANSWER: text}


def _origin(words: Words | None, actor: Actor) -> Origin:
    """What a draft is made from."""
    if words:
        return Origin.TICKET if words.tickets else Origin.MESSAGE
    return Origin.FORM if actor.role >= Role.MODERATOR else Origin.SUGGESTION


def _malformed(draft: Draft) -> bool:
    return bool(records.problems(draft.record, ""))


def _proposed(draft: Draft, here: Community) -> Entry:
    entry = records.entry(draft.record)
    replaces = entry.id in here.base.pack.by_id
    return replace(entry, added=Added(here.state.settings.name, draft.on, replaces))


def _entry_of(act: Act) -> Entry | None:
    """The entry an act took away or brought back."""
    return entry_in(act.changes[0].after or act.changes[0].before) if act.changes else None


def _taken_away(act: Act) -> list[Entry]:
    """The entries that an act took away, as they were."""
    gone = [each for each in act.changes if each.kind is Kind.ENTRY and not each.after]
    return [entry for each in gone if (entry := entry_in(each.before))]


def _last(past: Sequence[Revision]) -> Entry | None:
    """The latest state that can be read of an entry that is not there any more."""
    return next((entry for each in past if (entry := entry_in(each.body))), None)
