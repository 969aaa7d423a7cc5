"""
Entries as files: taken out, looked over before they are brought in, and brought in as one act.

For moderators, whose role is looked up at each step; what deletes is for admins. Between the look
and the press that confirms it, the file is held in memory.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace

from bot.commands import Task
from bot.curation.acting import Actor
from bot.curation.communities import Communities
from bot.curation.importing import Importer, Moved, Outlook, Plan, Received
from bot.curation.roles import Role
from bot.entries import Language
from bot.errors import KnowledgeError, NotAllowed
from bot.events import Attached, Event, Invoke, PersonId, Submit, sender_of
from bot.held import Held
from bot.knowledge.exchange.files import Format
from bot.replies import Reply
from bot.wording import curating
from bot.wording import exchange as wording
from bot.wording import exchange_phrases as phrases
from bot.wording.curating_phrases import ONLY_ADMINS
from bot.wording.tokens import Pointer, Step

STEPS = frozenset({Step.FILE, Step.TAKE, Step.REPLACE, Step.DROP})


class Exchange:
    """The commands and buttons by which entries leave and enter communities."""

    def __init__(
        self,
        importer: Importer,
        communities: Communities,
        held: Held[Received],
    ) -> None:
        self._importer, self._communities = importer, communities
        self._held = held
        self._under_way: set[PersonId] = set()  # whose file waits to be looked over, or is
        self._one = asyncio.Lock()  # one file is looked over at a time, so that others are answered

    async def command(self, task: Task, event: Invoke, actor: Actor, language: Language) -> Reply:
        """The reply to a command."""
        if actor.role < Role.MODERATOR:
            raise NotAllowed
        if task is Task.EXPORT:
            return await self._export(event.argument, actor, language)
        if event.file is None and event.picks:
            return wording.file_form(language)
        if event.file is None:
            return curating.note(phrases.NO_FILE, language)
        return await self._received(event, event.file, actor, language)

    async def _received(
        self, event: Event, file: Attached, actor: Actor, language: Language
    ) -> Reply:
        received, person = Received(actor.community.id, file), sender_of(event).person
        if person in self._under_way:
            return curating.note(phrases.UNDER_WAY, language)
        self._under_way.add(person)
        try:
            return await self._look_over(received, person, actor, language)
        finally:
            self._under_way.discard(person)

    async def step(self, event: Event, step: Step, pointer: Pointer, actor: Actor) -> Reply:
        """The reply to a button under what an import would do."""
        if actor.role < Role.MODERATOR:
            raise NotAllowed
        person, language = sender_of(event).person, pointer.language
        if step is Step.FILE:
            file = event.file if isinstance(event, Submit) else None
            if file is not None:
                return await self._received(event, file, actor, language)
            return wording.file_form(language, missing=isinstance(event, Submit))
        if step is Step.REPLACE and actor.role < Role.ADMIN:
            return curating.note(ONLY_ADMINS, language)
        hold = self._held.look if step is Step.REPLACE else self._held.take
        received = hold(person, pointer.target, actor.at)
        if received is None or received.community != actor.community.id:
            return curating.note(phrases.NOT_HELD, language)
        match step:
            case Step.REPLACE:
                everything = replace(received, replace_all=True)
                return await self._look_over(everything, person, actor, language)
            case Step.TAKE:
                return await self._save(received, person, actor, language)
            case _:
                return curating.note(phrases.DROPPED, language)

    async def _export(self, argument: str, actor: Actor, language: Language) -> Reply:
        named = argument.strip().casefold() or Format.YAML.value
        if named not in set(Format):
            return curating.note(phrases.WHICH_FORMAT, language)
        texts = await self._importer.export(actor, Format(named))
        if not texts:
            return curating.note(phrases.NOTHING_TO_EXPORT, language)
        count = len(actor.community.state.kept)
        return wording.exported(texts, Format(named), actor.at.date(), count, language)

    async def _look_over(
        self,
        received: Received,
        person: PersonId,
        actor: Actor,
        language: Language,
        moved: Moved | None = None,
    ) -> Reply:
        """What a file would do, held until it is confirmed; moved: why it is looked over again."""
        async with self._one:
            actor = await self._now(actor)
            try:
                plan = await self._plan(received, actor)
            except KnowledgeError as error:
                return wording.refused(error, language)
            fit = not plan.problems and plan.comparison.touched > 0
            outlook = await self._importer.outlook(actor, plan) if fit else Outlook()
        here = actor.community
        looked = replace(received, base=plan.base)
        seen = wording.Seen(
            plan,
            outlook,
            moved=moved,
            waits=here.state.needs_approval,
            may_replace=_may_replace(plan, received, actor),
        )
        key = self._held.hold(person, looked, actor.at)
        return wording.dry_run(seen, key, here.library, language)

    async def _save(
        self, received: Received, person: PersonId, actor: Actor, language: Language
    ) -> Reply:
        async with self._one:
            actor = await self._now(actor)
            try:
                plan = await self._plan(received, actor)
            except KnowledgeError as error:  # the pack it leans on is another by now
                return wording.refused(error, language)
            done = await self._importer.save(actor, plan, received.base)
        if isinstance(done, Moved):
            return await self._look_over(received, person, actor, language, done)
        waits = actor.community.state.needs_approval
        return wording.imported(plan.comparison, done, language, waits=waits)

    async def _plan(self, received: Received, actor: Actor) -> Plan:
        replaces = received.replace_all
        return await self._importer.plan(actor, received.file, replace_all=replaces)

    async def _now(self, actor: Actor) -> Actor:
        """The same person in the community as it stands now, after whatever was waited for."""
        if (community := actor.community.id) is None:
            raise NotAllowed
        return replace(actor, community=await self._communities.renewed(community))


def _may_replace(plan: Plan, received: Received, actor: Actor) -> bool:
    """Whether what the file lacks can be deleted, too, by whoever looks at it."""
    possible = actor.role >= Role.ADMIN and not actor.community.state.needs_approval
    return possible and bool(plan.comparison.absent) and not received.replace_all
