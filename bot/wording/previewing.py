"""A draft as moderators look it over: how it reads, what it changes, what can be done with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.curation.checking import Review, Similar
from bot.curation.impact import Change
from bot.curation.state import Draft
from bot.entries import Bilingual, Entry, EntryId, Language
from bot.knowledge import records
from bot.knowledge.pack import Pack
from bot.replies import Block, Buttons, Caveat, Choice, Facts, Fine, Label, Reply, Text
from bot.text import shortened
from bot.wording import cards, differences, findings
from bot.wording import curating_phrases as phrases
from bot.wording.curating import private, titled
from bot.wording.speaker import Speaker
from bot.wording.tokens import Step

_ANSWER = 200  # letters of the answer of what is near
_ROWS = 5  # changed questions shown; the rest is counted


@dataclass(frozen=True, slots=True)
class Looked:
    """
    A draft that is looked over.

    entry: None where what was typed cannot be an entry yet; before: what it changes, None for a
    new one; waits: whether it is the reader's own, and a second person must agree to it.
    """

    draft: Draft
    entry: Entry | None
    review: Review
    before: records.Record | None
    waits: bool


def preview(looked: Looked, library: Pack, language: Language) -> Reply:
    """A draft as it will read, what is to be said of it, and what can be done with it."""
    speaker, review = Speaker(language), looked.review
    blocks: list[Block] = []
    if looked.entry is not None:
        read = _as_it_reads(looked.entry, library, language)
        blocks = [Label(speaker.say(phrases.PREVIEW)), *read, *_changed(looked, speaker)]
    if review.findings:
        rows = tuple(findings.row(each, language) for each in review.findings)
        blocks += [Caveat(speaker.say(phrases.MEND_FIRST)), Facts(rows)]
    else:
        blocks += [*_doubts(review, speaker), *consequences(review, library, language)]
        if looked.waits and looked.draft.proposed:
            blocks.append(Fine(speaker.say(phrases.WAITS_ON)))
    blocks.append(Buttons(tuple(_next(looked, speaker))))
    return private(blocks, language)


def two_drafts(shown: Reply) -> Reply:
    """The preview of a draft that was kept beside somebody else's, which says so first."""
    said = Caveat(Speaker(shown.language).say(phrases.TWO_DRAFTS))
    return replace(shown, blocks=(said, *shown.blocks))


def conflict(
    key: str, theirs: Entry | None, drafted: Entry, library: Pack, language: Language
) -> Reply:
    """
    Both texts of an entry that two people changed; nothing is lost.

    key: the draft's; theirs: as it stands now, None where it was taken away.
    """
    speaker = Speaker(language)
    blocks: list[Block] = [
        Caveat(speaker.say(phrases.CONFLICT)),
        Label(speaker.say(phrases.THEIRS)),
    ]
    if theirs is None:
        blocks.append(Text(speaker.say(phrases.GONE)))
    else:
        blocks += _as_it_reads(theirs, library, language)
    blocks.append(Label(speaker.say(phrases.DRAFTED)))
    blocks += _as_it_reads(drafted, library, language)
    blocks.append(
        Buttons(
            (
                speaker.choice(phrases.BUTTON_REBASE, Step.REBASE, key),
                speaker.choice(phrases.BUTTON_DISCARD, Step.DISCARD, key),
            )
        )
    )
    return private(blocks, language)


def consequences(
    review: Review, library: Pack, language: Language, worsens: Bilingual = phrases.WORSENS
) -> list[Block]:
    """What is near to what would be saved, and what that would change; worsens: said if worse."""
    speaker = Speaker(language)
    return [*_near(review.similar, speaker), *_changes(review, library, speaker, worsens)]


def _doubts(review: Review, speaker: Speaker) -> list[Block]:
    """What may be wrong, which only a person can tell."""
    if not review.doubts:
        return []
    rows = tuple(findings.row(each, speaker.language) for each in review.doubts)
    return [Caveat(speaker.say(phrases.LOOK_AGAIN)), Facts(rows)]


def _changed(looked: Looked, speaker: Speaker) -> list[Block]:
    """What a draft changes in an entry that stands."""
    if looked.before is None:
        return []
    what = differences.told(looked.before, looked.draft.record, speaker.language)
    said = what or (speaker.say(phrases.NO_DIFFERENCE),)
    return [Facts(((speaker.say(phrases.DIFFERENCES), "\n".join(said)),))]


def _as_it_reads(entry: Entry, library: Pack, language: Language) -> list[Block]:
    """An entry's card without its buttons, under the questions that reach it."""
    asked = Fine(f"{Speaker(language).say(phrases.ASKED_AS)}: {entry.title(language)}")
    card = cards.answer(entry, library, language)
    return [asked, *(block for block in card if not isinstance(block, Buttons))]


def _near(similar: Sequence[Similar], speaker: Speaker) -> list[Block]:
    """What is near, each with its answer beside it."""
    blocks: list[Block] = []
    for each in (each for each in similar if each.same):
        blocks.append(Caveat(speaker.say(phrases.SAME, asked=each.asked)))
        blocks.append(Facts((_beside(each.entry, speaker),)))
    near = tuple(_beside(each.entry, speaker) for each in similar if not each.same)
    if near:
        blocks += [Text(speaker.say(phrases.SIMILAR)), Facts(near)]
    return blocks


def _beside(entry: Entry, speaker: Speaker) -> tuple[str, str]:
    answer = entry.answer.best(speaker.language)
    return entry.title(speaker.language), shortened(answer, _ANSWER)


def _changes(review: Review, library: Pack, speaker: Speaker, worsens: Bilingual) -> list[Block]:
    unasked = [Fine(speaker.say(phrases.UNASKED, count=str(review.unasked)))]
    rest: list[Block] = [*unasked] if review.unasked else []
    if not (changes := review.changes):
        return [Fine(speaker.say(phrases.NOTHING_CHANGES)), *rest]
    one = len(changes) == 1
    phrase = phrases.ONE_CHANGES if one else phrases.SOME_CHANGE
    rows = tuple(_row(change, library, speaker) for change in changes[:_ROWS])
    blocks: list[Block] = [Text(speaker.say(phrase, count=str(len(changes)))), Facts(rows)]
    if more := len(changes) - len(rows):
        blocks.append(Fine(speaker.say(phrases.AND_MORE, count=str(more))))
    if review.worse:
        said = phrases.ONE_WORSENS if len(review.worse) == 1 else worsens
        blocks.append(Caveat(speaker.say(said, count=str(len(review.worse)))))
    return [*blocks, *rest]


def _row(change: Change, library: Pack, speaker: Speaker) -> tuple[str, str]:
    named = [_named(each, library, speaker) for each in (change.before, change.after)]
    return change.question.text, speaker.say(phrases.CHANGE_ROW, before=named[0], after=named[1])


def _named(entry_id: EntryId | None, library: Pack, speaker: Speaker) -> str:
    if entry_id is None:
        return speaker.say(phrases.NO_ANSWER)
    entry = library.by_id.get(entry_id)
    return titled(entry, speaker.language) if entry else speaker.say(phrases.THIS_ONE)


def _next(looked: Looked, speaker: Speaker) -> Iterable[Choice]:
    draft, review = looked.draft, looked.review
    if not (review.findings or (looked.waits and draft.proposed)):
        label, step = phrases.BUTTON_PUBLISH, Step.PUBLISH
        if review.worse:
            label, step = phrases.BUTTON_DESPITE, Step.DESPITE
        elif looked.waits:
            label = phrases.BUTTON_HAND_IN
        elif draft.proposed:
            label = phrases.BUTTON_APPROVE
        yield speaker.choice(label, step, draft.key)
    yield speaker.choice(phrases.BUTTON_AGAIN, Step.AGAIN, draft.key)
    yield speaker.choice(phrases.BUTTON_MORE, Step.MORE, draft.key)
    drop = phrases.BUTTON_REJECT if draft.proposed else phrases.BUTTON_DISCARD
    yield speaker.choice(drop, Step.DISCARD, draft.key)
    if there := next((each.entry for each in review.similar if each.same), None):
        yield speaker.choice(phrases.BUTTON_THAT, Step.WRITE, there.id)
