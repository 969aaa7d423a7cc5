"""Entries that are to be looked at again, turned into replies."""

from __future__ import annotations

from collections.abc import Sequence

from bot.curation.rechecking import Due
from bot.entries import Language
from bot.replies import Audience, Block, Buttons, Caveat, Choice, Facts, Fine, Label, Options, Reply
from bot.text import shortened
from bot.wording import cards
from bot.wording import rechecking_phrases as phrases
from bot.wording.speaker import Speaker
from bot.wording.tokens import MOST_PAGE, Step, token

_TITLE = 60  # letters of a title in a list
_LISTED = 20  # entries shown at once; the next ones come when these are done


def listed(found: Sequence[Due], language: Language) -> Options | None:
    """The entries to be looked at again, None where there are none."""
    speaker = Speaker(language)
    choices = tuple(_choice(each, speaker) for each in found[:_LISTED])
    return Options(speaker.say(phrases.DUE), choices) if choices else None


def look(found: Due, language: Language) -> Reply:
    """An entry to be looked at again: why, what it says, and what can be done."""
    speaker = Speaker(language)
    entry = found.kept.entry
    blocks: list[Block] = [Label(entry.title(language))]
    for behind in Language:
        if behind in found.behind:
            blocks.append(Caveat(speaker.say(phrases.BEHIND[behind])))
    if found.by:
        on = cards.spell(found.kept.record["review"], language)
        blocks.append(Caveat(speaker.say(phrases.BY, on=on)))
    rows = ((speaker.say(phrases.ANSWERS[s]), entry.answer.best(s)) for s in entry.answer.languages)
    blocks.append(Facts(tuple(rows)))
    if (review := found.kept.record.get("review")) and not found.by:
        blocks.append(Fine(speaker.say(phrases.NEXT, on=cards.spell(review, language))))
    version = min(found.kept.version, MOST_PAGE)
    written = next((each for each in Language if each in found.behind), language)
    choices = [speaker.choice(phrases.BUTTON_STILL, Step.STILL, entry.id, version)]
    change = token(written, Step.WRITE, entry.id)  # the form is for the text that was left behind
    choices.append(Choice(speaker.say(phrases.BUTTON_CHANGE), change))
    choices.append(speaker.choice(phrases.BUTTON_HISTORY, Step.HISTORY, entry.id))
    return Reply((*blocks, Buttons(tuple(choices))), language, Audience.SENDER)


def _choice(found: Due, speaker: Speaker) -> Choice:
    title = shortened(found.kept.entry.title(speaker.language), _TITLE)
    if found.behind:
        why = speaker.say(phrases.WHY_BEHIND)
    else:
        on = cards.spell(found.kept.record["review"], speaker.language)
        why = speaker.say(phrases.WHY_BY, on=on)
    label = speaker.say(phrases.ROW, title=title, why=why)
    return speaker.choice(label, Step.LOOK, found.kept.entry.id)
