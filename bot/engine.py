"""The engine: an event in, a reply out. Dispatch only; the rules live where they belong."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from bot.answering import Answerer, after
from bot.conversations import Conversation, Conversations
from bot.entries import Entry, EntryId, Language
from bot.events import Ask, Choose, Command, Event, Invoke
from bot.knowledge.pack import Pack
from bot.language import asked_for
from bot.matching.cache import ArrayCache
from bot.matching.encoder import Encoder
from bot.matching.matcher import Matcher
from bot.replies import Reply
from bot.wording import browsing, cards, outcomes, phrases, tokens
from bot.wording.speaker import Speaker
from bot.wording.tokens import Action


class Engine:
    """Answers events from one pack; one engine serves any number of conversations."""

    def __init__(
        self, pack: Pack, encoder: Encoder | None = None, cache: ArrayCache | None = None
    ) -> None:
        self._encoder, self._cache = encoder, cache
        self._conversations = Conversations()
        self.use(pack)

    def use(self, pack: Pack) -> None:
        """Answer from this pack from now on; conversations go on."""
        matcher = Matcher(pack, self._encoder, self._cache)
        self.pack, self.matcher = pack, matcher
        self.answerer = Answerer(pack, matcher)

    async def handle(self, event: Event) -> Reply:
        """The reply to an event."""
        state = self._conversations.get(event.conversation, event.at)
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
        return reply

    def _ask(self, event: Ask, state: Conversation) -> tuple[Conversation, Reply]:
        if wanted := asked_for(event.text):
            return self._say_in(wanted, state)
        answered = self.answerer.answer(event.text, state, event.locale)
        return after(state, answered), outcomes.reply(answered.outcome, self.pack)

    def _choose(self, event: Choose, state: Conversation) -> tuple[Conversation, Reply]:
        language = self._language(event, state)
        stale = browsing.note(Speaker(language).say(phrases.STALE), language)
        pointer = tokens.parse(event.token)
        if pointer is None:
            return state, stale
        match pointer.action:
            case Action.TOPICS:
                return state, browsing.topics(self.pack, language)
            case Action.TOPIC:
                page = browsing.topic(self.pack, pointer.target, pointer.page, language)
                return state, page or stale
            case Action.LANGUAGE:
                return self._set_language(pointer.target, state, language)
            case Action.OPEN | Action.SIMPLER | Action.WHY | Action.RELATED:
                entry = self.pack.by_id.get(EntryId(pointer.target))
                if entry is None:
                    return state, stale
                return self._about(pointer.action, entry, state, language)
            case _:
                assert_never(pointer.action)

    def _invoke(self, event: Invoke, state: Conversation) -> tuple[Conversation, Reply]:
        language = self._language(event, state)
        match event.command:
            case Command.TOPICS:
                return state, browsing.topics(self.pack, language)
            case Command.HELP:
                return state, outcomes.help_reply(self.pack, language)
            case Command.LANGUAGE:
                return self._set_language(event.argument.strip().casefold(), state, language)
            case Command.WHY | Command.SIMPLER | Command.RELATED:
                entry = self.pack.by_id.get(state.entry) if state.entry else None
                if entry is None:
                    said = Speaker(language).say(phrases.NOTHING_YET)
                    return state, browsing.note(said, language)
                return self._about(Action(event.command.value), entry, state, language)
            case _:
                assert_never(event.command)

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
            case _:
                blocks = cards.answer(entry, self.pack, language)
        return state, Reply(tuple(blocks), language)

    def _set_language(
        self, wanted: str, state: Conversation, language: Language
    ) -> tuple[Conversation, Reply]:
        chosen = _LANGUAGES.get(wanted)
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

    def _language(self, event: Choose | Invoke, state: Conversation) -> Language:
        return state.chosen or state.spoken or event.locale or Language.ENGLISH


_LANGUAGES = {
    "en": Language.ENGLISH,
    "english": Language.ENGLISH,
    "inglés": Language.ENGLISH,
    "ingles": Language.ENGLISH,
    "es": Language.SPANISH,
    "spanish": Language.SPANISH,
    "español": Language.SPANISH,
    "espanol": Language.SPANISH,
}
