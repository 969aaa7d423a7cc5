"""Entries as files, turned into replies: what is exported, what an import would do and did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.curation.checking import Review
from bot.curation.forms import visible
from bot.curation.importing import Moved, Outlook, Plan
from bot.entries import Bilingual, Entry, EntryId, Language
from bot.errors import KnowledgeError, Problem
from bot.knowledge import records
from bot.knowledge.exchange.comparing import Comparison
from bot.knowledge.exchange.files import ENDINGS, Format
from bot.knowledge.pack import Pack
from bot.knowledge.records import Record
from bot.replies import (
    Audience,
    Block,
    Buttons,
    Caveat,
    Choice,
    Facts,
    Field,
    File,
    Fine,
    Form,
    Label,
    Reply,
    Text,
)
from bot.store import Act
from bot.text import shortened
from bot.wording import curating, file_problems, previewing
from bot.wording import exchange_phrases as phrases
from bot.wording.speaker import Speaker
from bot.wording.tokens import Step, token

_TITLE = 60  # letters of a title in a row
_ROWS = 10  # entries of each sort, and problems, that are shown; the rest is counted


@dataclass(frozen=True, slots=True)
class Seen:
    """
    An import that was looked over.

    moved: what was changed since it was looked over before; waits: whether its entries would be
    proposed only; may_replace: whether whoever looks may also delete what the file lacks.
    """

    plan: Plan
    outlook: Outlook
    moved: Moved | None
    waits: bool
    may_replace: bool


def exported(
    texts: Sequence[str], format_: Format, on: date, count: int, language: Language
) -> Reply:
    """The files of an export, for the sender alone."""
    speaker = Speaker(language)
    named = phrases.WHOLE if len(texts) == 1 else phrases.PART
    shown = [
        File(
            speaker.say(named, on=on.isoformat(), number=str(number), ending=format_.value),
            format_.media,
            text,
        )
        for number, text in enumerate(texts, 1)
    ]
    return _private([Text(speaker.say(phrases.EXPORTED, count=str(count))), *shown], language)


def refused(error: KnowledgeError, language: Language) -> Reply:
    """All that is wrong with a file."""
    return _private([*_problems(phrases.REFUSED, error.problems, Speaker(language))], language)


def file_form(language: Language, *, missing: bool = False) -> Reply:
    """The form for a file; missing: it was sent without one."""
    speaker = Speaker(language)
    field = Field(
        "file",
        speaker.say(phrases.FIELD),
        speaker.say(phrases.HINT),
        required=True,
        problem=speaker.say(phrases.MISSING) if missing else "",
        file=tuple(ENDINGS),
    )
    title, send = speaker.say(phrases.FORM), speaker.say(phrases.SEND)
    made = Form(token(language, Step.FILE), title, (field,), send)
    return replace(_private([Label(title)], language), form=made)


def dry_run(seen: Seen, key: str, library: Pack, language: Language) -> Reply:
    """What an import would do, and what can be done about it; key: of what is held."""
    speaker, plan = Speaker(language), seen.plan
    blocks: list[Block] = [*_moved(seen.moved, library, speaker)]
    blocks += [Label(speaker.say(phrases.DRY_RUN)), *_compared(plan.comparison, speaker)]
    if plan.problems:
        blocks += _problems(phrases.MEND_FIRST, plan.problems, speaker)
    elif plan.comparison.touched:
        blocks += _consequences(seen, library, speaker)
    else:
        blocks.append(Text(speaker.say(phrases.NOTHING)))
    if absent := len(plan.comparison.absent):
        blocks.append(Fine(speaker.say(phrases.ABSENT, count=str(absent))))
        if seen.waits:
            blocks.append(Fine(speaker.say(phrases.DELETES_NOTHING)))
    return _private([*blocks, Buttons(tuple(_next(seen, key, speaker)))], language)


def imported(found: Comparison, act: Act, language: Language, *, waits: bool) -> Reply:
    """What was done; waits: it was only proposed."""
    if waits:
        count = str(len(found.saved))
        return curating.done(phrases.QUEUED, None, act, language, count=count)
    return curating.done(phrases.ALL_NEW, None, act, language, **_counts(found))


def _moved(moved: Moved | None, library: Pack, speaker: Speaker) -> Iterator[Block]:
    if moved is None:
        return
    titles = [_title_of(entry, library, speaker.language) for entry in moved.entries[:_ROWS]]
    if titles:
        yield Caveat(speaker.say(phrases.MOVED, titles=", ".join(titles)))
    else:
        yield Caveat(speaker.say(phrases.MOVED_SOMEHOW))


def _compared(found: Comparison, speaker: Speaker) -> Iterator[Block]:
    yield Text(speaker.say(phrases.COUNTS, unchanged=str(len(found.unchanged)), **_counts(found)))
    rows = [
        *_rows(phrases.NEW, [_title(each, speaker) for each in found.created], speaker),
        *_rows(
            phrases.CHANGED,
            [
                speaker.say(
                    phrases.CHANGED_ROW,
                    title=_title(each.after, speaker),
                    fields=", ".join(speaker.say(phrases.FIELDS[name]) for name in each.columns),
                )
                for each in found.changed
            ],
            speaker,
        ),
        *_rows(phrases.DELETED, [_title(each, speaker) for each in found.deleted], speaker),
    ]
    if rows:
        yield Facts(tuple(rows))


def _rows(name: Bilingual, told: Sequence[str], speaker: Speaker) -> Iterator[tuple[str, str]]:
    for each in told[:_ROWS]:
        yield speaker.say(name), each
    if (more := len(told) - _ROWS) > 0:
        yield speaker.say(name), speaker.say(phrases.AND_MORE, count=str(more))


def _problems(phrase: Bilingual, problems: Sequence[Problem], speaker: Speaker) -> Iterator[Block]:
    yield Caveat(speaker.say(phrase))
    yield Facts(tuple(file_problems.row(each, speaker.language) for each in problems[:_ROWS]))
    if (more := len(problems) - _ROWS) > 0:
        yield Fine(speaker.say(phrases.AND_MORE, count=str(more)))


def _consequences(seen: Seen, library: Pack, speaker: Speaker) -> Iterator[Block]:
    outlook = seen.outlook
    if titles := [f"“{_short(each, speaker)}”" for each in outlook.personal[:_ROWS]]:
        if (more := len(outlook.personal) - _ROWS) > 0:
            titles.append(speaker.say(phrases.AND_MORE, count=str(more)))
        yield Caveat(speaker.say(phrases.PERSONAL, titles=", ".join(titles)))
    review = Review(changes=outlook.changes, unasked=outlook.unasked)
    yield from previewing.consequences(review, library, speaker.language, phrases.WORSENS)
    if outlook.tried < outlook.phrasings:
        tried, of = str(outlook.tried), str(outlook.phrasings)
        yield Fine(speaker.say(phrases.SOME_TRIED, tried=tried, phrasings=of))
    if seen.waits:
        yield Text(speaker.say(phrases.WAITS))


def _next(seen: Seen, key: str, speaker: Speaker) -> Iterator[Choice]:
    if not seen.plan.problems and seen.plan.comparison.touched:
        count = str(len(seen.plan.comparison.deleted))
        yield speaker.choice(speaker.say(_go(seen), count=count), Step.TAKE, key)
    if seen.may_replace:
        absent = len(seen.plan.comparison.absent)
        phrase = phrases.BUTTON_REPLACE_ONE if absent == 1 else phrases.BUTTON_REPLACE
        yield speaker.choice(speaker.say(phrase, count=str(absent)), Step.REPLACE, key)
    yield speaker.choice(phrases.BUTTON_DROP, Step.DROP, key)


def _go(seen: Seen) -> Bilingual:
    """What the button says that does it."""
    if seen.waits:
        return phrases.BUTTON_PROPOSE
    if seen.plan.comparison.deleted:
        return phrases.BUTTON_DELETING
    return phrases.BUTTON_DESPITE if seen.outlook.worse else phrases.BUTTON_TAKE


def _counts(found: Comparison) -> dict[str, str]:
    return {
        "created": str(len(found.created)),
        "changed": str(len(found.changed)),
        "deleted": str(len(found.deleted)),
    }


def _title(record: Record, speaker: Speaker) -> str:
    return _short(records.entry(record), speaker)


def _short(entry: Entry, speaker: Speaker) -> str:
    return shortened(visible(entry.title(speaker.language)), _TITLE)


def _title_of(entry: EntryId, library: Pack, language: Language) -> str:
    found = library.by_id.get(entry)
    return f"“{shortened(found.title(language), _TITLE)}”" if found else entry


def _private(blocks: Sequence[Block], language: Language) -> Reply:
    return Reply(tuple(blocks), language, Audience.SENDER)
