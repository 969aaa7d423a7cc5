"""Practising alone: an item, what an answer to it was worth, and the way to the next."""

from __future__ import annotations

from collections.abc import Sequence

from bot.entries import Bilingual, Language
from bot.items import Item, ItemKind
from bot.knowledge.pack import Pack
from bot.quiz.grading import Grade, Verdict
from bot.quiz.picks import MOST_TYPED
from bot.quiz.practice import Practice
from bot.replies import (
    Audience,
    Block,
    Buttons,
    Facts,
    Field,
    Fine,
    Form,
    Label,
    Options,
    Reply,
    Text,
)
from bot.wording import quiz
from bot.wording import quiz_phrases as phrases
from bot.wording.playing import TYPED
from bot.wording.quiz import Voices
from bot.wording.speaker import Speaker
from bot.wording.tokens import Action, Play, token

ANEW = "anew"  # what the button to begin again points at
_LABEL = 75  # letters that a button may hold on every platform


def is_choice(item: Item) -> bool:
    """Whether one press is a whole answer."""
    return item.kind in {ItemKind.SINGLE, ItemKind.TRUE_FALSE}


def question(
    item: Item,
    order: Sequence[int],
    given: str | None,
    so_far: Practice | None,
    language: Language,
) -> Reply:
    """An item to be answered; given: what is picked of it so far."""
    speaker, said = Speaker(language), Voices((language,))
    blocks: list[Block] = [
        Label(f"{speaker.say(phrases.PRACTICE)} · {speaker.say(phrases.LEVELS[item.level])}"),
        Text(item.stem.best(language)),
    ]
    how = speaker.say(phrases.HOW[item.kind])
    if item.kind.is_typed:
        answer = speaker.choice(phrases.ANSWER, Play.WRITE, item.id)
        blocks += [Text(how), Buttons((answer,))]
    else:
        choices = tuple(
            speaker.choice(f"{letter}) {text}"[:_LABEL], Play.TRY, item.id, place)
            for place, (letter, text) in enumerate(quiz.lettered(item, order, said), 1)
        )
        blocks.append(Options(how, choices))
    if given and not item.kind.is_typed:
        phrase = phrases.ORDERED if item.kind is ItemKind.ORDER else phrases.PICKED
        blocks.append(Text(speaker.say(phrase, picked=quiz.picked(item, given, said))))
        blocks.append(Buttons((speaker.choice(phrases.CHECK_ANSWER, Play.SENT, item.id),)))
    if so_far is not None:
        blocks.append(Fine(_so_far(so_far, speaker)))
    return Reply(tuple(blocks), language, Audience.SENDER)


def form(item: Item, language: Language) -> Reply:
    """The form for an answer that is typed."""
    speaker = Speaker(language)
    label, hint = speaker.say(phrases.TYPE_FORM), speaker.say(phrases.HOW[item.kind])
    field = Field(TYPED, label, hint, required=True, most=MOST_TYPED)
    form_token = token(language, Play.WRITE, item.id)
    made = Form(form_token, label, (field,), speaker.say(phrases.SEND))
    return Reply((Text(item.stem.best(language)),), language, Audience.SENDER, form=made)


def graded(
    item: Item,
    order: Sequence[int],
    grade: Grade,
    given: str,
    pack: Pack,
    language: Language,
    so_far: Practice | None,
) -> Reply:
    """
    What an answer was worth, what is right and why.

    so_far: None for somebody who only checked themselves on one entry.
    """
    speaker, said = Speaker(language), Voices((language,))
    right = grade.verdict is Verdict.RIGHT
    blocks: list[Block] = [
        Label(speaker.say(_verdict(item, grade))),
        Text(item.stem.best(language)),
        Text(speaker.say(phrases.PICKED, picked=quiz.picked(item, given, said))),
    ]
    if not right:
        answer = quiz.right_of(item, said, order)
        blocks.append(Text(speaker.say(phrases.RIGHT, right=answer)))
    blocks += quiz.why(item, said)
    if rows := quiz.reasons(item, said, order):
        blocks.append(Facts(tuple(rows)))
    blocks.append(quiz.source(item, pack, said))
    if so_far is not None:
        back = "" if right else f" {speaker.say(phrases.COMES_BACK)}"
        blocks.append(Fine(f"{_so_far(so_far, speaker)}.{back}"))
    open_entry = speaker.choice(phrases.OPEN_ENTRY, Action.OPEN, item.entry)
    goes_on = phrases.NEXT if so_far is not None else phrases.PRACTICE
    blocks.append(Buttons((speaker.choice(goes_on, Play.PRACTISE), open_entry)))
    return Reply(tuple(blocks), language, Audience.SENDER)


def done(now: Practice, language: Language) -> Reply:
    """All were answered, and the way to begin anew."""
    speaker = Speaker(language)
    said = speaker.say(phrases.DONE, right=str(now.right), answered=str(now.answered))
    again = Buttons((speaker.choice(phrases.AGAIN, Play.PRACTISE, ANEW),))
    return Reply((Text(said), again), language, Audience.SENDER)


def _verdict(item: Item, grade: Grade) -> Bilingual:
    match grade.verdict:
        case Verdict.RIGHT:
            return phrases.YOU_RIGHT
        case Verdict.NEAR:
            return phrases.YOU_NEAR if item.kind.is_typed else phrases.IN_PART
        case _:
            return phrases.YOU_WRONG


def _so_far(now: Practice, speaker: Speaker) -> str:
    return speaker.say(phrases.SO_FAR, right=str(now.right), answered=str(now.answered))
