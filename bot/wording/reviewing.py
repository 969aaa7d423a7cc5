"""What waits for moderators, part by part, turned into a reply."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from bot.curation.state import Draft, Origin
from bot.entries import Bilingual, Language
from bot.replies import Audience, Block, Buttons, Choice, Options, Reply, Text
from bot.store import PersonHash
from bot.text import fold, shortened
from bot.wording import cards
from bot.wording import curating_phrases as phrases
from bot.wording.speaker import Speaker
from bot.wording.tokens import Step, token

_TITLE = 60  # letters of a title in a list


class Part(StrEnum):
    """A part of what waits, in the order in which it is shown."""

    SUGGESTED = "suggested"  # by members
    ANSWERS = "answers"  # to unanswered questions
    DRAFTS = "drafts"  # of moderators, who wait for a second person
    MINE = "mine"  # begun by whoever looks, seen by nobody else
    UNHELPFUL = "unhelpful"
    QUIZ = "quiz"  # items that most people miss, or that somebody disputes
    AGAIN = "again"  # whose day to be looked at has come, or whose twin was changed


def part_named(typed: str) -> Part | None:
    """The part of that name in either language, None where all are meant."""
    plain = fold(typed.strip())
    names = ((each, {each.value, *(fold(_name(each).best(s)) for s in Language)}) for each in Part)
    return next((part for part, called in names if plain in called), None)


def part_of(draft: Draft) -> Part:
    """Where a draft is listed."""
    if not draft.proposed:
        return Part.MINE
    if draft.origin is Origin.TICKET:
        return Part.ANSWERS
    return Part.DRAFTS if draft.by else Part.SUGGESTED


def drafts(
    waiting: Iterable[Draft], part: Part, reader: PersonHash, language: Language
) -> Options | None:
    """The drafts of a part, oldest first, as reader finds them; None where there are none."""
    speaker = Speaker(language)
    listed = sorted((d for d in waiting if part_of(d) is part), key=lambda d: (d.on, d.key))
    choices = tuple(
        Choice(_waiting(each, reader, speaker), token(language, Step.PREVIEW, each.key))
        for each in listed
    )
    return Options(speaker.say(phrases.PARTS[part.value]), choices) if choices else None


def queue(
    parts: Mapping[Part, Options], only: Part | None, besides: Sequence[Block], language: Language
) -> Reply:
    """
    What waits, or one part of it, with a way to the others; besides: what should be looked after.
    """
    speaker = Speaker(language)
    shown = [parts[each] for each in Part if each in parts and only in {None, each}]
    blocks: list[Block] = [*shown] or [Text(speaker.say(phrases.QUEUE_EMPTY))]
    if len(parts) > 1 or (only is not None and only not in parts and parts):
        blocks.append(Buttons(tuple(_ways(parts, only, speaker))))
    return Reply((*blocks, *besides), language, Audience.SENDER)


def _ways(parts: Mapping[Part, Options], only: Part | None, speaker: Speaker) -> Iterable[Choice]:
    """To each part that has anything but the one that is shown, and to all."""
    if only is not None:
        yield speaker.choice(phrases.PART_ALL, Step.QUEUE)
    for part in (each for each in Part if each in parts and each is not only):
        label = speaker.say(phrases.PART_WAY, part=speaker.say(_name(part)))
        count = str(len(parts[part].choices))
        yield Choice(f"{label} ({count})", token(speaker.language, Step.QUEUE, part.value))


def _name(part: Part) -> Bilingual:
    return phrases.PART_NAMES[part.value]


def _waiting(draft: Draft, reader: PersonHash, speaker: Speaker) -> str:
    who = phrases.BY_MODERATOR if draft.by else phrases.BY_MEMBER
    if draft.by == reader:
        who = phrases.BY_READER
    return speaker.say(
        phrases.WAITING,
        title=shortened(draft.title(speaker.language), _TITLE),
        who=speaker.say(who),
        on=cards.spell(draft.on, speaker.language),
    )
