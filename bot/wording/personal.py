"""What is kept, how long, and of whom: the replies to `/privacy` and its buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot import conversations
from bot.curation.linking import CODE_TTL
from bot.curation.roles import Role
from bot.curation.state import Draft
from bot.curation.traces import Trace
from bot.entries import Language
from bot.limits import GUESSES, PERSON
from bot.replies import (
    Audience,
    Block,
    Buttons,
    Caveat,
    Choice,
    Facts,
    Fine,
    Label,
    Options,
    Reply,
    Text,
)
from bot.retention import DEFAULTS, Retention
from bot.sessions import Played
from bot.wording import personal_phrases as phrases
from bot.wording.phrases import LANGUAGE_NAMES
from bot.wording.speaker import Speaker
from bot.wording.tokens import Action, Own, Step, token

ON, OFF = "on", "off"  # what the button about text alone points at

_UNITS = (
    (timedelta(days=3), timedelta(days=1), phrases.DAYS),  # below it hours say more
    (timedelta(hours=2), timedelta(hours=1), phrases.HOURS),
    (timedelta(minutes=2), timedelta(minutes=1), phrases.MINUTES),
    (timedelta(0), timedelta(seconds=1), phrases.SECONDS),
)


@dataclass(frozen=True, slots=True)
class Mine:
    """
    What is kept of somebody.

    remembered: whether a conversation is in memory; held: whether words of theirs are, until they
    are sent on or left; locale: their app's language as it was told; text_only: how they read;
    trace: what their community has of them, None where they are alone with the bot; keeps: whether
    anything is kept beyond a conversation at all.
    """

    remembered: bool
    held: bool
    locale: Language | None
    text_only: bool
    trace: Trace | None
    keeps: bool


def privacy(language: Language) -> Reply:
    """What is kept, in a sentence, and what can be done about it."""
    speaker = Speaker(language)
    said = speaker.say(phrases.SENTENCE, conversation=spell(conversations.TTL, language))
    more = speaker.choice(phrases.BUTTON_MORE, Action.RETENTION)
    return Reply((Text(said), Buttons((more, *_buttons(speaker)))), language)


def kept(language: Language, keep: Retention = DEFAULTS) -> Reply:
    """The same in a paragraph, with all times, what cannot be undone, and where to read on."""
    speaker = Speaker(language)
    blocks = (
        Text(speaker.say(phrases.PARAGRAPH)),
        Facts(retention(language, keep)),
        Caveat(speaker.say(phrases.NOT_UNDONE)),
        Fine(speaker.say(phrases.WHOLE_TEXT)),
        Buttons(tuple(_buttons(speaker))),
    )
    return Reply(blocks, language)


def retention(
    language: Language,
    keep: Retention = DEFAULTS,
    conversation: timedelta = conversations.TTL,
    limit: timedelta = PERSON.whole,
) -> tuple[tuple[str, str], ...]:
    """What is kept and for how long, a row each; keep: as it is deleted here."""
    speaker = Speaker(language)
    times = {
        "questions": speaker.say(phrases.NEVER),
        "conversation": speaker.say(phrases.AFTER_LAST, time=spell(conversation, language)),
        "held": speaker.say(phrases.AT_MOST, time=spell(conversation, language)),
        "locale": speaker.say(phrases.RESTART),
        "limit": speaker.say(phrases.AT_MOST, time=spell(limit, language)),
        "tries": speaker.say(phrases.AT_MOST, time=spell(GUESSES.whole, language)),
        "events": spell(keep.events, language),
        "tickets": spell(keep.tickets, language),
        "feedback": spell(keep.feedback, language),
        "sessions": spell(keep.sessions, language),
        "idle_sessions": spell(keep.idle_sessions, language),
        "text_only": speaker.say(phrases.UNTIL_FORGOTTEN),
        "practice": speaker.say(phrases.UNTIL_FORGOTTEN),
        "acts": spell(keep.acts, language),
        "standing": speaker.say(phrases.TAKEN_AWAY),
        "waiting": speaker.say(phrases.AS_LONG_AS_IT),
        "codes": spell(CODE_TTL, language),
        "gone_places": spell(keep.gone_places, language),
        "backups": spell(keep.backups, language),
    }
    return tuple((speaker.say(named), times[key]) for key, named in phrases.KEPT.items())


def spell(time: timedelta, language: Language) -> str:
    """A time in the largest unit that leaves no fraction: "90 days", "48 hours"."""
    unit, phrase = next(
        (unit, phrase) for least, unit, phrase in _UNITS if time >= least and not time % unit
    )
    return Speaker(language).say(phrase, number=str(time // unit))


def mine(found: Mine, language: Language, keep: Retention = DEFAULTS) -> Reply:
    """What is kept of whoever asks, for them alone."""
    speaker = Speaker(language)
    time = spell(conversations.TTL, language)
    remembered = speaker.say(phrases.YES, time=time) if found.remembered else _no(speaker)
    words = speaker.say(phrases.HELD, time=time) if found.held else _no(speaker)
    named = LANGUAGE_NAMES[found.locale] if found.locale else phrases.UNKNOWN
    rows = [
        (speaker.say(phrases.IN_MEMORY), remembered),
        (speaker.say(phrases.WORDS), words),
        (speaker.say(phrases.APP_LANGUAGE), speaker.say(named)),
        (speaker.say(phrases.TEXT_ONLY), speaker.say(phrases.SWITCHED[found.text_only])),
    ]
    blocks: list[Block] = [Label(speaker.say(phrases.MINE))]
    if found.trace is None:
        blocks.append(Facts(tuple(rows)))
        said = phrases.ASK_THERE if found.keeps else phrases.NOTHING_KEPT
        blocks.append(Text(speaker.say(said, time=time)))
    else:
        blocks.append(Facts((*rows, *_traced(found.trace, speaker, keep))))
        blocks += _drafts(found.trace, speaker)
    forget = speaker.choice(phrases.BUTTON_FORGET, Own.FORGET)
    return _private([*blocks, Buttons((forget,))], language)


def reading(language: Language, *, text_only: bool) -> Reply:
    """Whether somebody reads replies as text alone, and the button to change it."""
    speaker = Speaker(language)
    button = phrases.BUTTON_CARDS if text_only else phrases.BUTTON_TEXT_ONLY
    change = speaker.choice(button, Own.READING, OFF if text_only else ON)
    said = phrases.READS_TEXT if text_only else phrases.READS_CARDS
    return _private([Text(speaker.say(said)), Buttons((change,))], language)


def confirm(language: Language) -> Reply:
    """What would happen to whoever wants to be forgotten, before it does."""
    speaker = Speaker(language)
    choices = (
        speaker.choice(phrases.BUTTON_SURE, Own.FORGOTTEN),
        speaker.choice(phrases.BUTTON_MINE, Own.MINE),
    )
    return _private([Text(speaker.say(phrases.CONFIRM)), Buttons(choices)], language)


def forgotten(
    language: Language,
    keep: Retention = DEFAULTS,
    *,
    here: bool,
    keeps: bool,
    role_stays: bool = False,
) -> Reply:
    """
    What was forgotten, and what is left.

    here: whether a community was there to forget them; keeps: as in `Mine`; role_stays: of the
    last admin.
    """
    speaker = Speaker(language)
    blocks: list[Block] = [Text(speaker.say(phrases.FORGOTTEN))]
    if here and not role_stays:
        blocks.append(Text(speaker.say(phrases.FORGOTTEN_HERE)))
    elif here:
        blocks.append(Caveat(speaker.say(phrases.LAST_ADMIN)))
    elif keeps:
        blocks.append(Text(speaker.say(phrases.ASK_THERE)))
    blocks.append(Fine(speaker.say(phrases.LEFT, time=spell(keep.backups, language))))
    return _private(blocks, language)


def _buttons(speaker: Speaker) -> tuple[Choice, Choice]:
    show = speaker.choice(phrases.BUTTON_MINE, Own.MINE)
    return show, speaker.choice(phrases.BUTTON_FORGET, Own.FORGET)


def _traced(trace: Trace, speaker: Speaker, keep: Retention) -> list[tuple[str, str]]:
    time = spell(keep.acts, speaker.language)
    return [
        (speaker.say(phrases.ROLE), speaker.say(phrases.ROLES[trace.role])),
        (speaker.say(phrases.ACTS, time=time), str(trace.acts)),
        (speaker.say(phrases.DRAFTS), str(len(trace.drafts))),
        (speaker.say(phrases.PLAYED), _played(trace.played, speaker)),
    ]


def _played(played: Played, speaker: Speaker) -> str:
    """What somebody did in quizzes, in a line."""
    told = [speaker.say(phrases.PICKS, number=str(played.picks))] if played.picks else []
    told += [speaker.say(phrases.SHOWN_AS, name=name) for name in played.names]
    told += [speaker.say(phrases.PRACTISES)] if played.practises else []
    return "; ".join(told) or _no(speaker)


def _drafts(trace: Trace, speaker: Speaker) -> list[Block]:
    """Those they may look at, to be opened."""
    if not trace.drafts or trace.role < Role.MODERATOR:
        return []
    choices = tuple(_draft(draft, speaker.language) for draft in trace.drafts)
    return [Options(speaker.say(phrases.YOUR_DRAFTS), choices)]


def _draft(draft: Draft, language: Language) -> Choice:
    return Choice(draft.title(language), token(language, Step.PREVIEW, draft.key))


def _no(speaker: Speaker) -> str:
    return speaker.say(phrases.NO)


def _private(blocks: Sequence[Block], language: Language) -> Reply:
    return Reply(tuple(blocks), language, Audience.SENDER)
