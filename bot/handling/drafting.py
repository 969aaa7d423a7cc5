"""
Those who write entries: the form, what was typed looked over, and its way to being published.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from bot import privacy
from bot.commands import Task
from bot.curation import forms
from bot.curation.acting import Actor, Conflict, Missing, Saved, Unfit, Waits, entry_of
from bot.curation.checking import Review
from bot.curation.communities import Communities, Community
from bot.curation.desk import Desk
from bot.curation.forms import Field, Slip
from bot.curation.rewording import Words, verbatim
from bot.curation.roles import Role
from bot.curation.state import Draft, Origin
from bot.entries import Added, Entry, EntryId, Language
from bot.events import Event, Invoke, sender_of
from bot.handling.questions import Questions
from bot.knowledge import records, schema
from bot.replies import Reply, refusal
from bot.store import NOBODY, Kind
from bot.wording import (
    curating,
    previewing,
    unanswered,
    unanswered_phrases,
)
from bot.wording import curating_phrases as phrases
from bot.wording.tokens import MOST_PAGE, Pointer, Step, token

MOST_SUGGESTED = 200  # of a community's members that wait at once; nobody goes through more


class Drafting:
    """Takes forms, keeps them as drafts, and publishes them."""

    def __init__(self, desk: Desk, communities: Communities, questions: Questions) -> None:
        self._desk, self._communities, self._questions = desk, communities, questions

    def begin(self, task: Task, event: Invoke, actor: Actor, language: Language) -> Reply:
        """The form for a new entry, or for one that answers a message; it begins with that."""
        said = event.argument.strip()
        if _enough(actor):
            return curating.note(phrases.ENOUGH, language)
        if not said:
            if task is Task.TEACH:
                return curating.note(unanswered_phrases.TEACH_WHAT, language)
            return self.form("", {}, {}, actor, language)
        message = self._questions.message(sender_of(event).person, said, actor, language)
        if message is None:
            return curating.note(unanswered_phrases.PERSONAL_MESSAGE, language)
        key, words = message
        if task is Task.TEACH:
            return unanswered.tie_to(words, key, language)
        return self.form(key, _begun_with(words), {}, actor, language, Step.COMPOSE)

    async def compose(self, pointer: Pointer, actor: Actor) -> Reply:
        """The form for an answer to open questions, which begins with their commonest wording."""
        group, language = await self._questions.group(actor, pointer.target), pointer.language
        if group is None:
            return curating.note(unanswered_phrases.GROUP_GONE, language)
        values = _begun_with(group.words)
        return self.form(group.id, values, {}, actor, language, Step.COMPOSE)

    def form(
        self,
        target: str,
        values: Mapping[str, str],
        slips: Mapping[Field, Slip],
        actor: Actor,
        language: Language,
        step: Step = Step.WRITE,
        page: int = 0,
    ) -> Reply:
        """
        The form of an entry, or the rest of it.

        target: an entry, a draft, or what people's words are known by; values: what stands in it;
        slips: what is wrong with some of them; page: the version of a draft it was opened on.
        """
        shown = forms.more(values) if step is Step.MORE else forms.FIRST
        if step is Step.MORE:
            title = phrases.REST
        elif actor.role < Role.MODERATOR:
            title = phrases.SUGGESTION
        else:
            title = phrases.CHANGE if target and step is not Step.COMPOSE else phrases.NEW
        made, reword = token(language, step, target, page), step is Step.COMPOSE
        return curating.form(title, made, shown, values, slips, language, reword=reword)

    async def filled_in(
        self, event: Event, pointer: Pointer, values: Mapping[str, str], actor: Actor
    ) -> Reply:
        """What was typed, kept as a draft before anything else, so that nothing is lost."""
        target = pointer.target
        if pointer.action is Step.COMPOSE or not target:  # there is no text yet that could stay
            values = {**dict.fromkeys(forms.FIRST, ""), **values}
        if actor.role < Role.MODERATOR:  # their form has no others, whatever is sent
            values = {field: values.get(field, "") for field in forms.FIRST}
        draft, beside = _opened(pointer, actor)
        if draft is None and beside:
            draft = await self._lost(target, actor)
        if draft is None and pointer.action not in {Step.WRITE, Step.COMPOSE}:
            return refusal(curating.note(phrases.DRAFT_GONE, pointer.language))
        if _enough(actor):
            return refusal(curating.note(phrases.ENOUGH, pointer.language))
        composed = pointer.action is Step.COMPOSE
        source = target if composed else next(iter(draft.tickets), "") if draft else ""
        words = await self._questions.words(actor, sender_of(event).person, source)
        about = "" if composed else target
        before = draft.record if draft else self._begun(about, values, actor)
        if isinstance(before, Missing):
            return refusal(curating.note(phrases.MISSING, pointer.language))
        guess = actor.community.answerer.guess
        said = f"{values.get(Field.QUESTION, '')} {values.get(Field.ANSWER, '')}"
        spoken = pointer.language if about else guess(said) or pointer.language
        read = forms.read(values, spoken, guess, before)
        if slips := {**read.slips, **_verbatim(values, words), **_unwanted(values, actor)}:
            step = Step(pointer.action)
            again = self.form(target, values, slips, actor, pointer.language, step, pointer.page)
            return curating.with_other_language(again, before) if step is Step.WRITE else again
        answers = words.tickets if words else ()
        stands = draft is not None and draft.key in actor.community.state.drafts
        key = draft.key if draft and not (beside and stands) else None
        origin = _origin(words, actor)
        made = await self._desk.draft(actor, read.record, origin, key, answers)
        beside = beside or (draft is not None and made.key != draft.key)  # quicker by a moment
        if actor.role < Role.MODERATOR:
            return curating.note(phrases.THANKS, pointer.language)
        shown = await self._preview(made, await self._again(actor), pointer.language)
        return previewing.two_drafts(shown) if beside else shown

    async def step(self, step: Step, key: str, actor: Actor, language: Language) -> Reply:
        """The reply to a button on the draft with that key."""
        draft = actor.community.state.drafts.get(key)
        if draft is None or not _may_see(draft, actor):
            return curating.note(phrases.DRAFT_GONE, language)
        match step:
            case Step.AGAIN | Step.MORE:
                values = forms.values(draft.record, language)
                page = min(draft.version, MOST_PAGE)
                opened = self.form(draft.key, values, {}, actor, language, step, page)
                return curating.with_other_language(opened, draft.record)
            case Step.PUBLISH | Step.DESPITE:
                despite = step is Step.DESPITE
                done = await self._desk.publish(actor, draft, despite=despite)
                return await self._published(done, draft, actor, language)
            case Step.DISCARD:
                act = await self._desk.reject(actor, draft)
                admin = actor.role >= Role.ADMIN
                return curating.thrown_away(draft.entry_id, act, language, admin=admin)
            case Step.REBASE:
                moved = await self._desk.rebase(actor, draft)
                return await self._preview(moved, actor, language)
            case _:
                return await self._preview(draft, actor, language)

    async def _lost(self, key: str, actor: Actor) -> Draft | None:
        """A draft that was published or thrown away while its form was open, as it was before."""
        lost = await self._desk.lost_draft(actor, key)
        return lost if lost and _may_see(lost, actor) else None

    def _begun(
        self, target: str, values: Mapping[str, str], actor: Actor
    ) -> records.Record | Missing:
        if target:
            return self._desk.start(actor, EntryId(target))
        here = actor.community
        kept = {key for kind, key in here.state.versions if kind is Kind.ENTRY}  # damaged ones too
        taken = {*here.library.by_id, *here.base.pack.by_id, *kept}
        return {"id": forms.identifier(values.get(Field.QUESTION, ""), taken)}

    async def _preview(self, draft: Draft, actor: Actor, language: Language) -> Reply:
        return self._looked(draft, await self._desk.review(actor, draft), actor, language)

    def _looked(self, draft: Draft, review: Review, actor: Actor, language: Language) -> Reply:
        here = actor.community
        entry = None if _malformed(draft) else _proposed(draft, here)
        before = self._desk.before(actor, draft.entry_id)
        waits = here.state.needs_approval and draft.by == actor.person
        looked = previewing.Looked(draft, entry, review, before, waits)
        return previewing.preview(looked, here.library, language)

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
                    return curating.done(phrases.SAVED_ASIDE, entry_of(act), act, language)
                return curating.done(phrases.SAVED, shown, act, language)
            case Waits(draft=waiting):
                title = records.entry(waiting.record).title(language)
                return curating.note(phrases.WAITS, language, title=title)
            case Unfit(review=review):
                return self._looked(draft, review, await self._again(actor), language)
            case Conflict():
                theirs, drafted = _standing(draft, here), _proposed(draft, here)
                return previewing.conflict(draft.key, theirs, drafted, here.library, language)
            case _:
                assert_never(done)

    async def _again(self, actor: Actor) -> Actor:
        """The same person in the community as it is after an act."""
        community = actor.community.id
        if community is None:
            return actor
        return replace(actor, community=await self._communities.get(community))


def _may_see(draft: Draft, actor: Actor) -> bool:
    return actor.role >= Role.MODERATOR and (draft.proposed or draft.by == actor.person)


def _opened(pointer: Pointer, actor: Actor) -> tuple[Draft | None, bool]:
    """
    The draft that a form was opened on, and whether what was typed shall be one of its own.

    That is where somebody else wrote on it or took it away meanwhile, so that no text is lost.
    """
    if pointer.action not in {Step.AGAIN, Step.MORE}:
        return None, False
    draft = actor.community.state.drafts.get(pointer.target)
    if draft is not None and not _may_see(draft, actor):  # a role may have gone meanwhile
        draft = None
    if draft is None:
        return None, actor.role >= Role.MODERATOR
    return draft, bool(pointer.page) and pointer.page != min(draft.version, MOST_PAGE)


def _enough(actor: Actor) -> bool:
    """Whether so many suggestions wait that a member's is not taken any more."""
    waiting = sum(each.by == NOBODY for each in actor.community.state.drafts.values())
    return actor.role < Role.MODERATOR and waiting >= MOST_SUGGESTED


def _unwanted(values: Mapping[str, str], actor: Actor) -> dict[Field, Slip]:
    """
    Fields that hold what the guard keeps out, or what nobody sees.

    A moderator's answer may give a telephone. Of members also what is longer than a field holds,
    since nobody looks it over but others.
    """
    member = actor.role < Role.MODERATOR
    watched = forms.FIRST if member else (Field.QUESTION, Field.PHRASINGS)
    typed = {field: values.get(field, "") for field in watched}
    long = {f: Slip.LONG for f, text in typed.items() if member and len(text) > forms.MOST[f]}
    personal = {f: Slip.PERSONAL for f, text in typed.items() if privacy.inspect(text)}
    unseen = {f: Slip.UNSEEN for f in Field if forms.unseen(values.get(f, ""))}
    return {**personal, **long, **unseen}


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


def _standing(draft: Draft, here: Community) -> Entry | None:
    """The entry that a draft would change, as moderators wrote it last."""
    kept = here.state.kept.get(draft.entry_id)
    return _proposed(replace(draft, record=kept.record, on=kept.on), here) if kept else None
