"""The engine: an event in, a reply out. Dispatch only; the rules live where they belong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import assert_never

from bot.answering import after
from bot.conversations import Conversation, Conversations
from bot.curation.checking import Inspector
from bot.curation.communities import Base, Communities, Community
from bot.curation.desk import Desk
from bot.entries import Entry, EntryId, Language
from bot.events import (
    Ask,
    Choose,
    Command,
    Event,
    Invoke,
    PersonId,
    PlaceId,
    Submit,
    Task,
    Visibility,
    sender_of,
)
from bot.knowledge.pack import Pack
from bot.language import asked_for, named
from bot.matching.cache import ArrayCache
from bot.matching.encoder import Encoder
from bot.matching.matcher import Matcher
from bot.moderating import Moderation
from bot.outcomes import NoAnswer, Reason
from bot.replies import Choice, Reply
from bot.store import PersonHash, Store
from bot.wording import (
    browsing,
    cards,
    curating,
    curating_phrases,
    outcomes,
    phrases,
    sharing,
    tokens,
)
from bot.wording.speaker import Speaker
from bot.wording.tokens import Action, Pointer, Step


@dataclass(frozen=True, slots=True)
class Keeping:
    """
    What is needed to keep what communities write.

    hashed: a person's id under the key of this installation; new_key: a short random key of
    lower-case letters and digits.
    """

    store: Store
    hashed: Callable[[PersonId], PersonHash]
    new_key: Callable[[], str]


class Engine:
    """Answers events from one pack and what communities add; any number of conversations."""

    def __init__(
        self,
        pack: Pack,
        encoder: Encoder | None = None,
        cache: ArrayCache | None = None,
        keeping: Keeping | None = None,
    ) -> None:
        """keeping: None where nothing is kept and nobody can write entries."""
        self._encoder, self._cache, self._keeping = encoder, cache, keeping
        self._conversations = Conversations()
        base = self._base(pack, cache)
        self._communities = Communities(base, keeping.store if keeping else None)
        self._settle(base)

    async def open(self) -> None:
        """Learn from the store what was there before."""
        await self._communities.open()

    async def refresh(self, at: datetime) -> None:
        """Bring up to date what other processes changed."""
        await self._communities.refresh(at)

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
        if keeping := self._keeping:
            desk = Desk(keeping.store, self._communities, Inspector(base), keeping.new_key)
            self._moderation = Moderation(desk, self._communities, keeping.hashed)

    async def handle(self, event: Event) -> Reply:
        """The reply to an event."""
        state = self._conversations.get(event.conversation, event.at)
        if moderated := await self._moderated(event, state):
            return sharing.seen(moderated, event.visibility)
        here = await self._communities.at(sender_of(event).place)
        match event:
            case Ask():
                state, reply = self._ask(event, state, here)
            case Choose():
                state, reply = self._choose(event, state, here)
            case Invoke():
                state, reply = self._invoke(event, state, here)
            case Submit():
                reply = _stale(_language(event, state))
            case _:
                assert_never(event)
        self._conversations.put(event.conversation, state, event.at)
        return sharing.seen(reply, _visibility(event, reply))

    def complete(
        self, typed: str, locale: Language | None = None, place: PlaceId | None = None
    ) -> tuple[Choice, ...]:
        """What a question begun like this may become, likeliest first, each with its token."""
        here = self._communities.ready(place)
        language = here.answerer.language(typed, Conversation(), locale)
        entries = here.completer.complete(typed, language)
        return outcomes.options("", entries, language).choices

    async def _moderated(self, event: Event, state: Conversation) -> Reply | None:
        """The reply to those who write entries, None for anybody who only asks."""
        language = _language(event, state)
        match event:
            case Invoke(command=Task() as task) if self._moderation:
                return await self._moderation.invoke(event, task, state, language)
            case Submit() if self._moderation:
                return await self._moderation.submit(event, language)
            case Choose() if self._moderation:
                pointer = tokens.parse(event.token)
                if pointer and isinstance(pointer.action, Step):
                    return await self._moderation.choose(event, pointer, pointer.action)
            case Invoke(command=Task()):
                return curating.note(curating_phrases.NOWHERE, language)
        return None

    def _ask(self, event: Ask, state: Conversation, here: Community) -> tuple[Conversation, Reply]:
        if wanted := asked_for(event.text):
            state, reply = self._say_in(wanted, state, here)
            return state, replace(reply, outcome=NoAnswer(Reason.SMALLTALK, wanted))
        answered = here.answerer.answer(event.text, state, event.locale)
        reply = outcomes.reply(answered.outcome, here.library)
        new = event.introduce and state == Conversation()
        return after(state, answered), sharing.introduced(reply) if new else reply

    def _choose(
        self, event: Choose, state: Conversation, here: Community
    ) -> tuple[Conversation, Reply]:
        pointer = tokens.parse(event.token)
        if pointer is None or isinstance(pointer.action, Step):
            return state, _stale(_language(event, state))
        return self._follow(pointer, pointer.action, state, here)

    def _follow(
        self, pointer: Pointer, action: Action, state: Conversation, here: Community
    ) -> tuple[Conversation, Reply]:
        language = state.chosen or pointer.language
        stale = _stale(language)
        match action:
            case Action.TOPICS:
                return state, browsing.topics(here.library, language)
            case Action.TOPIC:
                page = browsing.topic(here.library, pointer.target, pointer.page, language)
                return state, page or stale
            case Action.LANGUAGE:
                return self._set_language(pointer.target, state, language)
            case Action.CONTACTS:
                return state, outcomes.contacts(here.library, language)
            case Action.ORIGINAL:
                original = here.base.pack.by_id.get(EntryId(pointer.target))
                if original is None:
                    return state, stale
                blocks = cards.answer(original, here.base.pack, language)
                return state, Reply(tuple(blocks), language)
            case Action.OPEN | Action.SIMPLER | Action.WHY | Action.RELATED | Action.SHARE:
                entry = here.library.by_id.get(EntryId(pointer.target))
                if entry is None:
                    return state, stale
                return self._about(action, entry, state, language, here.library)
            case _:
                assert_never(action)

    def _invoke(
        self, event: Invoke, state: Conversation, here: Community
    ) -> tuple[Conversation, Reply]:
        language = _language(event, state)
        match event.command:
            case Command.ASK:
                return self._invoke_ask(event, state, language, here)
            case Command.TOPICS:
                return state, browsing.topics(here.library, language)
            case Command.HELP:
                return state, outcomes.help_reply(here.library, language)
            case Command.LANGUAGE:
                return self._set_language(event.argument, state, language)
            case Command.WHY | Command.SIMPLER | Command.RELATED:
                entry = here.library.by_id.get(state.entry) if state.entry else None
                if entry is None:
                    said = Speaker(language).say(phrases.NOTHING_YET)
                    return state, browsing.note(said, language)
                action = Action(event.command.value)
                return self._about(action, entry, state, language, here.library)
            case Task():
                return state, _stale(language)
            case _:
                assert_never(event.command)

    def _invoke_ask(
        self, event: Invoke, state: Conversation, language: Language, here: Community
    ) -> tuple[Conversation, Reply]:
        if not event.argument.strip():
            return state, outcomes.help_reply(here.library, language)
        asked = Ask(event.argument, event.conversation, event.at, event.locale)
        return self._ask(asked, state, here)

    def _about(
        self,
        action: Action,
        entry: Entry,
        state: Conversation,
        language: Language,
        library: Pack,
    ) -> tuple[Conversation, Reply]:
        found = state.receipt if state.receipt and state.receipt.entry == entry.id else None
        matched = state.matched if state.about == entry.id else entry.question(language)
        now = entry.id in state.present
        state = replace(
            state, entry=entry.id, about=entry.id, matched=matched, receipt=found, spoken=language
        )
        match action:
            case Action.SIMPLER:
                blocks = cards.simpler(entry, library, language, now)
            case Action.WHY:
                blocks = cards.receipt(entry, found, library, language)
            case Action.RELATED:
                return state, browsing.related(entry, library, language)
            case Action.SHARE:
                return state, sharing.shared(entry, library, language, now)
            case _:
                blocks = cards.answer(entry, library, language, now)
        return state, Reply(tuple(blocks), language, about=entry.id)

    def _set_language(
        self, wanted: str, state: Conversation, language: Language
    ) -> tuple[Conversation, Reply]:
        chosen = named(wanted)
        if chosen is None:
            return state, browsing.languages(language)
        said = Speaker(chosen).say(phrases.LANGUAGE_SET)
        return replace(state, chosen=chosen, spoken=chosen), browsing.note(said, chosen)

    def _say_in(
        self, language: Language, state: Conversation, here: Community
    ) -> tuple[Conversation, Reply]:
        """The last answer once more in the language asked for, or only that it is set."""
        entry = here.library.by_id.get(state.entry) if state.entry else None
        if entry is None or entry.id != state.about:
            return self._set_language(language.value, state, language)
        state = replace(state, chosen=language)
        return self._about(Action.OPEN, entry, state, language, here.library)


def _visibility(event: Event, reply: Reply) -> Visibility:
    """Where the reply may be read: an entry shared with everyone is for everyone."""
    pointer = tokens.parse(event.token) if isinstance(event, Choose) else None
    shares = pointer is not None and pointer.action is Action.SHARE and reply.about is not None
    return Visibility.OPEN if shares else event.visibility


def _language(event: Event, state: Conversation) -> Language:
    return state.chosen or state.spoken or event.locale or Language.ENGLISH


def _stale(language: Language) -> Reply:
    return browsing.note(Speaker(language).say(phrases.STALE), language)
