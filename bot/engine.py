"""The engine: an event in, a reply out. Dispatch only; the rules live where they belong."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from typing import assert_never

from bot import privacy
from bot.answering import Answerer, after
from bot.completing import Completer
from bot.conversations import Conversation, Conversations, Locales
from bot.entries import Entry, EntryId, Language
from bot.events import Ask, Choose, Command, Event, Invoke, Sender, Visibility, sender_of
from bot.knowledge.pack import Pack
from bot.language import asked_for, named
from bot.limits import Limits
from bot.matching.cache import ArrayCache
from bot.matching.encoder import Encoder
from bot.matching.matcher import Matcher
from bot.outcomes import NoAnswer, Reason
from bot.replies import Choice, Reply
from bot.text import goes_on
from bot.turns import Turns
from bot.wording import browsing, cards, outcomes, phrases, sharing, tokens
from bot.wording.speaker import Speaker
from bot.wording.tokens import Action, Pointer


class Engine:
    """Answers events from one pack; one engine serves any number of conversations."""

    def __init__(
        self,
        pack: Pack,
        encoder: Encoder | None = None,
        cache: ArrayCache | None = None,
        limits: Limits | None = None,
    ) -> None:
        """limits: None where there is only one person to answer."""
        self._limits = limits
        self._encoder, self._cache = encoder, cache
        self._conversations, self._locales = Conversations(), Locales()
        self._turns = Turns()
        self.use(pack)

    def use(self, pack: Pack, cache: ArrayCache | None = None) -> None:
        """
        Answer from this pack from now on; conversations go on.

        cache: where what was made for the pack is found, the engine's own by default.
        """
        matcher = Matcher(pack, self._encoder, cache or self._cache)
        answerer = Answerer(pack, matcher)
        completer = Completer(pack, matcher)
        self.pack, self.matcher, self.answerer = pack, matcher, answerer
        self._completer = completer

    async def handle(self, event: Event) -> Reply:
        """The reply to an event, in its sender's turn."""
        async with self.turn(sender_of(event)):
            return self._handle(event)

    def turn(self, sender: Sender) -> AbstractAsyncContextManager[None]:
        """A turn of the sender's for `complete`, which takes none, where many may type at once."""
        return self._turns.turn(sender)

    def _handle(self, event: Event) -> Reply:
        event = self._located(event)
        state = self._conversations.get(event.conversation, event.at)
        if self._limits and (wait := self._limits.spend(event)) and not _for_safety(event):
            return sharing.put_off(wait, self._spoken(event, state), event.visibility)
        match event:
            case Ask():
                state, reply = self._ask(event, state)
            case Choose():
                state, reply = self._choose(event, state)
            case Invoke():
                state, reply = self._invoke(event, state)
            case _:
                assert_never(event)
        self._conversations.put(event.conversation, state, event.at)
        return sharing.seen(reply, _visibility(event, reply))

    def complete(self, typed: str, locale: Language | None = None) -> tuple[Choice, ...]:
        """What a question begun like this may become, likeliest first, each with its token."""
        language = self.answerer.language(typed, Conversation(), locale)
        entries = self._completer.complete(typed, language)
        return outcomes.options("", entries, language).choices

    def _located(self, event: Event) -> Event:
        """The event with the language that the sender's client last told, else the place's."""
        if (sender := event.sender) is None:
            return event
        locale = self._locales.of(sender.person, event.locale) or sender.language
        return replace(event, locale=locale)

    def _spoken(self, event: Event, state: Conversation) -> Language:
        """The language to reply in, also to what is not thought about."""
        if asked := _asked(event):
            return self.answerer.language(asked, state, event.locale)
        return _language(event, state)

    def _ask(self, event: Ask, state: Conversation) -> tuple[Conversation, Reply]:
        if wanted := asked_for(event.text):
            state, reply = self._say_in(wanted, state)
            return state, replace(reply, outcome=NoAnswer(Reason.SMALLTALK, wanted))
        told = self.answerer.told(event.text, state, event.locale)
        answered = self.answerer.answer(event.text, state, event.locale)
        reply = outcomes.reply(answered.outcome, self.pack)
        if told is None:
            reply = outcomes.help_in_both(reply, self.pack)
        if goes_on(event.text):
            reply = sharing.cut_short(reply)
        new = event.introduce and state == Conversation()
        state = replace(after(state, answered), spoken=told, begun=True)  # told, not defaulted to
        return state, sharing.introduced(reply) if new else reply

    def _choose(self, event: Choose, state: Conversation) -> tuple[Conversation, Reply]:
        pointer = tokens.parse(event.token)
        if pointer is None:
            return state, _stale(_language(event, state))
        return self._follow(pointer, state, state.chosen or pointer.language)

    def _follow(
        self, pointer: Pointer, state: Conversation, language: Language
    ) -> tuple[Conversation, Reply]:
        stale = _stale(language)
        match pointer.action:
            case Action.TOPICS:
                return state, browsing.topics(self.pack, language)
            case Action.TOPIC:
                page = browsing.topic(self.pack, pointer.target, pointer.page, language)
                return state, page or stale
            case Action.LANGUAGE:
                return self._set_language(pointer.target, state, language)
            case Action.CONTACTS:
                return state, outcomes.contacts(self.pack, language)
            case Action.OPEN | Action.SIMPLER | Action.WHY | Action.RELATED | Action.SHARE:
                entry = self.pack.by_id.get(EntryId(pointer.target))
                if entry is None:
                    return state, stale
                return self._about(pointer.action, entry, state, language)
            case _:
                assert_never(pointer.action)

    def _invoke(self, event: Invoke, state: Conversation) -> tuple[Conversation, Reply]:
        language = _language(event, state)
        match event.command:
            case Command.ASK:
                return self._invoke_ask(event, state)
            case Command.TOPICS:
                return state, browsing.topics(self.pack, language)
            case Command.HELP:
                return state, self._help(event, state)
            case Command.LANGUAGE:
                return self._set_language(event.argument, state, language)
            case Command.WHY | Command.SIMPLER | Command.RELATED:
                entry = self.pack.by_id.get(state.entry) if state.entry else None
                if entry is None:
                    said = Speaker(language).say(phrases.NOTHING_YET)
                    return state, browsing.note(said, language)
                return self._about(Action(event.command.value), entry, state, language)
            case _:
                assert_never(event.command)

    def _help(self, event: Invoke, state: Conversation) -> Reply:
        """What one can do here; in both languages where nothing tells which."""
        told = _told(event, state)
        return outcomes.help_reply(self.pack, *((told,) if told else Language))

    def _invoke_ask(self, event: Invoke, state: Conversation) -> tuple[Conversation, Reply]:
        if not event.argument.strip():
            return state, self._help(event, state)
        asked = Ask(event.argument, event.conversation, event.at, event.locale)
        return self._ask(asked, state)

    def _about(
        self, action: Action, entry: Entry, state: Conversation, language: Language
    ) -> tuple[Conversation, Reply]:
        found = state.receipt if state.receipt and state.receipt.entry == entry.id else None
        matched = state.matched if state.about == entry.id else entry.title(language)
        state = replace(
            state, entry=entry.id, about=entry.id, matched=matched, receipt=found, spoken=language
        )
        match action:
            case Action.SIMPLER:
                blocks = cards.simpler(entry, self.pack, language)
            case Action.WHY:
                blocks = cards.receipt(entry, found, self.pack, language)
            case Action.RELATED:
                return state, browsing.related(entry, self.pack, language)
            case Action.SHARE:
                return state, sharing.shared(entry, self.pack, language)
            case _:
                blocks = cards.answer(entry, self.pack, language)
        return state, Reply(tuple(blocks), language, about=entry.id)

    def _set_language(
        self, wanted: str, state: Conversation, language: Language
    ) -> tuple[Conversation, Reply]:
        chosen = named(wanted)
        if chosen is None:
            return state, browsing.languages(language)
        said = Speaker(chosen).say(phrases.LANGUAGE_SET)
        return replace(state, chosen=chosen, spoken=chosen), browsing.note(said, chosen)

    def _say_in(self, language: Language, state: Conversation) -> tuple[Conversation, Reply]:
        """The last answer once more in the language asked for, or only that it is set."""
        entry = self.pack.by_id.get(state.entry) if state.entry else None
        if entry is None or entry.id != state.about:
            return self._set_language(language.value, state, language)
        return self._about(Action.OPEN, entry, replace(state, chosen=language), language)


def _visibility(event: Event, reply: Reply) -> Visibility:
    """Where the reply may be read: an entry shared with everyone is for everyone."""
    pointer = tokens.parse(event.token) if isinstance(event, Choose) else None
    shares = pointer is not None and pointer.action is Action.SHARE and reply.about is not None
    return Visibility.OPEN if shares else event.visibility


def _asked(event: Event) -> str:
    """The question of an event, "" where it asks none."""
    match event:
        case Ask(text=text) | Invoke(command=Command.ASK, argument=text):
            return text
        case _:
            return ""


def _for_safety(event: Event) -> bool:
    """Whether it wants the help card, or must get it: that is never put off."""
    pointer = tokens.parse(event.token) if isinstance(event, Choose) else None
    wanted = pointer is not None and pointer.action is Action.CONTACTS
    return wanted or privacy.inspect(_asked(event)) is not None


def _told(event: Event, state: Conversation) -> Language | None:
    return state.chosen or state.spoken or event.locale


def _language(event: Event, state: Conversation) -> Language:
    return _told(event, state) or Language.ENGLISH


def _stale(language: Language) -> Reply:
    return browsing.note(Speaker(language).say(phrases.STALE), language)
