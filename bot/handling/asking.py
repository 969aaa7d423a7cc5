"""
Those who ask: their questions, buttons and commands, answered from what their community sees.
"""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from bot.answering import after
from bot.commands import Command, Game, Task
from bot.conversations import Conversation
from bot.curation.communities import Community
from bot.entries import Entry, EntryId, Language
from bot.events import Ask, Choose, Event, Invoke, Submit
from bot.handling import showing
from bot.knowledge.pack import Pack
from bot.language import asked_for, named
from bot.outcomes import NoAnswer, Reason
from bot.replies import Reply, refusal
from bot.retention import DEFAULTS, Retention
from bot.text import goes_on
from bot.wording import (
    asking_on,
    browsing,
    cards,
    meant,
    outcomes,
    personal,
    phrases,
    sharing,
    tokens,
)
from bot.wording.speaker import Speaker
from bot.wording.tokens import Action, Pointer

Told = tuple[Conversation, Reply]  # where the conversation stands then, and what is said


def reply_to(
    event: Event, state: Conversation, here: Community, keep: Retention = DEFAULTS
) -> Told:
    """The reply to an event, and where the conversation stands after it; keep: how long is kept."""
    match event:
        case Ask():
            return _ask(event, state, here)
        case Choose():
            return _choose(event, state, here, keep)
        case Invoke():
            return _invoke(event, state, here)
        case Submit():
            return state, refusal(_stale(spoken(event, state)))
        case _:
            assert_never(event)


def _ask(event: Ask, state: Conversation, here: Community) -> Told:
    if wanted := asked_for(event.text):
        state, reply = _say_in(wanted, state, here)
        return state, replace(reply, outcome=NoAnswer(Reason.SMALLTALK, wanted))
    state = _after(event.about, state, here.library)
    spoke = here.answerer.told(event.text, state, event.locale)
    answered = here.answerer.answer(event.text, state, event.locale)
    reply = outcomes.reply(answered.outcome, here.library)
    if spoke is None:
        reply = outcomes.help_in_both(reply, here.library)
    if goes_on(event.text):
        reply = sharing.cut_short(reply)
    new = event.introduce and state == Conversation()
    state = replace(after(state, answered), spoken=spoke, begun=True)  # told, not defaulted to
    return state, sharing.introduced(reply) if new else reply


def _after(entry_id: EntryId | None, state: Conversation, library: Pack) -> Conversation:
    """The conversation as if the entry that somebody goes on from had been shown to them last."""
    entry = library.by_id.get(entry_id) if entry_id else None
    if entry is None or entry.id == state.about:
        return state
    matched = entry.question(state.spoken or Language.ENGLISH)
    return replace(state, entry=entry.id, about=entry.id, matched=matched, receipt=None)


def _choose(event: Choose, state: Conversation, here: Community, keep: Retention) -> Told:
    pointer = tokens.parse(event.token)
    if pointer is None or not isinstance(pointer.action, Action):
        return state, _stale(spoken(event, state))
    return _follow(pointer, pointer.action, state, here, keep)


def _follow(
    pointer: Pointer, action: Action, state: Conversation, here: Community, keep: Retention
) -> Told:
    language = state.chosen or pointer.language
    stale = _stale(language)
    match action:
        case Action.TOPICS:
            return state, browsing.topics(here.library, language)
        case Action.TOPIC:
            page = browsing.topic(here.library, pointer.target, pointer.page, language)
            return state, page or stale
        case Action.LANGUAGE:
            return _set_language(pointer.target, state, language)
        case Action.CONTACTS:
            return state, outcomes.contacts(here.library, language)
        case Action.PRIVACY | Action.RETENTION:
            whole = action is Action.RETENTION
            return state, personal.kept(language, keep) if whole else personal.privacy(language)
        case Action.FIGURE | Action.ORIGINAL | Action.MEANT | Action.ASK:
            return state, _opened(action, pointer.target, here, language) or stale
        case Action.OPEN | Action.SIMPLER | Action.WHY | Action.RELATED | Action.SHARE:
            entry = here.library.by_id.get(EntryId(pointer.target))
            if entry is None:
                return state, stale
            return _about(action, entry, state, language, here.library)
        case _:
            assert_never(action)


def _opened(action: Action, target: str, here: Community, language: Language) -> Reply | None:
    """What a button opens that leaves the conversation where it stands, None where it is gone."""
    if action is Action.FIGURE:
        return showing.named(target, here.library, language)
    if action is Action.MEANT:
        return meant.listed(target, here.library, language)
    if action is Action.ORIGINAL:
        return _original(EntryId(target), here.base.pack, language)
    return asking_on.form(here.library.by_id.get(EntryId(target)), language)


def _original(entry_id: EntryId, pack: Pack, language: Language) -> Reply | None:
    """A pack's entry as the pack has it, None where there is none."""
    original = pack.by_id.get(entry_id)
    return Reply(tuple(cards.answer(original, pack, language)), language) if original else None


def _invoke(event: Invoke, state: Conversation, here: Community) -> Told:
    language = spoken(event, state)
    match event.command:
        case Command.ASK:
            return _invoke_ask(event, state, here)
        case Command.TOPICS:
            return state, browsing.topics(here.library, language)
        case Command.HELP:
            return state, _help(event, state, here)
        case Command.PRIVACY:
            return state, personal.privacy(language)
        case Command.LANGUAGE:
            return _set_language(event.argument, state, language)
        case Command.FIGURE:
            entry = here.library.by_id.get(state.entry) if state.entry else None
            return state, showing.of_answer(entry, here.library, language)
        case Command.WHY | Command.SIMPLER | Command.RELATED:
            entry = here.library.by_id.get(state.entry) if state.entry else None
            if entry is None:
                said = Speaker(language).say(phrases.NOTHING_YET)
                return state, browsing.note(said, language)
            action = Action(event.command.value)
            return _about(action, entry, state, language, here.library)
        case Task() | Game() | Command.TEXT_ONLY:  # not of what can be asked
            return state, _stale(language)
        case _:
            assert_never(event.command)


def _help(event: Invoke, state: Conversation, here: Community) -> Reply:
    """What one can do here; in both languages where nothing tells which."""
    known = told(event, state)
    return outcomes.help_reply(here.library, *((known,) if known else Language))


def _invoke_ask(event: Invoke, state: Conversation, here: Community) -> Told:
    if not event.argument.strip():
        return state, _help(event, state, here)
    asked = Ask(event.argument, event.conversation, event.at, event.locale)
    return _ask(asked, state, here)


def _about(
    action: Action,
    entry: Entry,
    state: Conversation,
    language: Language,
    library: Pack,
) -> Told:
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


def _set_language(wanted: str, state: Conversation, language: Language) -> Told:
    chosen = named(wanted)
    if chosen is None:
        return state, browsing.languages(language)
    said = Speaker(chosen).say(phrases.LANGUAGE_SET)
    return replace(state, chosen=chosen, spoken=chosen), browsing.note(said, chosen)


def _say_in(language: Language, state: Conversation, here: Community) -> Told:
    """The last answer once more in the language asked for, or only that it is set."""
    entry = here.library.by_id.get(state.entry) if state.entry else None
    if entry is None or entry.id != state.about:
        return _set_language(language.value, state, language)
    state = replace(state, chosen=language)
    return _about(Action.OPEN, entry, state, language, here.library)


def spoken(event: Event, state: Conversation) -> Language:
    """The language of a reply to what is no question of its own."""
    return told(event, state) or Language.ENGLISH


def told(event: Event, state: Conversation) -> Language | None:
    """
    The language they chose, the one they spoke, their client's; None where nothing tells.

    What somebody calls by a Spanish name is answered in Spanish, but for what goes on with a
    conversation in English.
    """
    called = None
    if isinstance(event, Invoke) and isinstance(event.command, Task):
        called = event.called
    return state.chosen or called or state.spoken or event.locale


def _stale(language: Language) -> Reply:
    return browsing.note(Speaker(language).say(phrases.STALE), language)
