"""
Those who ask: a question without an answer sent on, its answer collected, answers rated.
"""

from __future__ import annotations

from bot.curation.acting import Actor
from bot.curation.communities import Communities, Community
from bot.curation.rewording import Words
from bot.curation.unanswered import Unanswered, scrubbed
from bot.entries import EntryId, Language
from bot.events import Choose, Event, Invoke, PersonId, Sender, sender_of
from bot.handling.memory import Memory
from bot.limits import Tries
from bot.outcomes import Answer, NoAnswer, Outcome, Reason, Suggestions
from bot.replies import Reply
from bot.retention import DEFAULTS, Retention
from bot.wording import meant, tokens
from bot.wording import unanswered as wording
from bot.wording import unanswered_phrases as phrases
from bot.wording.links import too_many
from bot.wording.tokens import Action, Pointer, Step

ASKERS_STEPS = frozenset({Step.OFFER, Step.SEND, Step.LEAVE, Step.HELPFUL, Step.UNHELPFUL})
_IN_VAIN = frozenset({Reason.GAP, Reason.UNKNOWN, Reason.OFF_TOPIC})


class Sending:
    """What those who ask can do about a reply."""

    def __init__(
        self,
        unanswered: Unanswered,
        communities: Communities,
        memory: Memory,
        tries: Tries,
        keep: Retention = DEFAULTS,
    ) -> None:
        """tries: of codes, counted for a person wherever they are; keep: how long questions are."""
        self._unanswered, self._communities, self._memory = unanswered, communities, memory
        self._tries, self._keep = tries, keep

    def after(self, event: Event, text: str, reply: Reply, here: Community) -> Reply:
        """A reply with what may be done about it: send a question on, rate an answer."""
        sender = event.sender
        if sender is None or sender.place is None or here.id is None:
            return reply
        if here.state.settings.tickets and text.strip() and _in_vain(reply.outcome):
            asked = Words((text,), reply.language)
            key = self._memory.asked.hold(sender.person, asked, event.at)
            return meant.hidden(wording.offered(reply, key), event.visibility, key)
        if key := _held(event):  # what may have been meant, shown to whoever asked or to others
            asks = self._memory.asked.look(sender.person, key, event.at) is not None
            return wording.offered(reply, key) if asks else reply
        rates = isinstance(reply.outcome, Answer) or _opens(event)
        return wording.rated(reply) if rates else reply

    async def collect(self, event: Invoke, language: Language, here: Community) -> Reply:
        """The answer to a sent question, for whoever has its code; nobody may try many."""
        if wait := self._tries.spend(Sender(sender_of(event).person), event.at):
            return too_many(wait, language)
        found = await self._unanswered.collect(event.argument)
        if found is None:
            return wording.no_code(language, self._keep)
        community, ticket = found
        there = await self._communities.get(community)
        if ticket.id not in there.state.settled:
            return wording.note(phrases.NOT_YET, language)
        if (answering := there.state.settled[ticket.id]) is None:
            return wording.note(phrases.PUT_ASIDE, language)
        if (entry := there.library.by_id.get(answering)) is None:
            return wording.note(phrases.ANSWER_GONE, language)
        return wording.collected(entry, there.library, language, here=there.id == here.id)

    async def step(self, event: Event, step: Step, pointer: Pointer, actor: Actor) -> Reply:
        """The reply to one of the buttons; what it points at is looked up anew."""
        if step in {Step.HELPFUL, Step.UNHELPFUL}:
            return self._rated(event, pointer, actor)
        return await self._sending(step, pointer, sender_of(event).person, actor)

    async def _sending(self, step: Step, pointer: Pointer, person: PersonId, actor: Actor) -> Reply:
        """An asker's own question: shown as it would be sent, sent, or left."""
        asked, language, here = self._memory.asked, pointer.language, actor.community
        if step is Step.LEAVE:
            self._memory.leave(person, pointer.target, actor.at)
            return wording.note(phrases.LEFT, language)
        if here.id is None or not here.state.settings.tickets:
            asked.take(person, pointer.target, actor.at)
            return wording.note(phrases.SWITCHED_OFF, language)
        held = asked.take if step is Step.SEND else asked.look
        question = held(person, pointer.target, actor.at)
        if question is None:
            return wording.note(phrases.NOT_HELD, language)
        text = scrubbed(question.texts[0])
        if text is None:
            asked.take(person, pointer.target, actor.at)
            return wording.note(phrases.PERSONAL, language)
        if step is Step.OFFER:
            return wording.shown(text, pointer.target, language)
        code = await self._unanswered.send(here, text, question.language, actor.at.date())
        return (
            wording.sent(code, language, self._keep)
            if code
            else wording.note(phrases.FULL, language)
        )

    def _rated(self, event: Event, pointer: Pointer, actor: Actor) -> Reply:
        here, entry = actor.community, EntryId(pointer.target)
        if here.id is None or entry not in here.library.by_id:
            return wording.note(phrases.NO_SUCH, pointer.language)
        helpful = pointer.action is Step.HELPFUL
        rate = self._memory.opinions.rate
        new = rate(event.conversation, here.id, entry, helpful, event.at)
        return wording.note(phrases.COUNTED if new else phrases.COUNTED_BEFORE, pointer.language)


def _in_vain(outcome: Outcome | None) -> bool:
    """Whether a question found no answer, at most some that may not be meant."""
    if isinstance(outcome, NoAnswer):
        return outcome.reason in _IN_VAIN
    return isinstance(outcome, Suggestions)


def _held(event: Event) -> str:
    """The key of the question that was asked before, by whoever it was, "" where there is none."""
    pointer = tokens.parse(event.token) if isinstance(event, Choose) else None
    return meant.held(pointer.target) if pointer and pointer.action is Action.MEANT else ""


def _opens(event: Event) -> bool:
    """Whether somebody opened an entry from a list."""
    pointer = tokens.parse(event.token) if isinstance(event, Choose) else None
    return pointer is not None and pointer.action is Action.OPEN
