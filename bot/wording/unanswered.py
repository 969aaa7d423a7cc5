"""What becomes of questions without an answer, turned into replies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.curation.checking import Review
from bot.curation.rewording import Words
from bot.curation.teaching import Lesson
from bot.curation.unanswered import Group
from bot.entries import Bilingual, Entry, Language
from bot.knowledge import schema
from bot.knowledge.pack import Pack
from bot.replies import (
    Audience,
    Block,
    Buttons,
    Caveat,
    Choice,
    Field,
    Fine,
    Form,
    Label,
    Options,
    Quote,
    Reply,
    Text,
)
from bot.retention import Retention
from bot.store import Feedback
from bot.text import shortened
from bot.wording import cards, previewing
from bot.wording import unanswered_phrases as phrases
from bot.wording.filling import heading
from bot.wording.personal import spell
from bot.wording.speaker import Speaker
from bot.wording.tokens import MOST_PAGE, Action, Step, token

ENTRY, PHRASING = "entry", "phrasing"  # the fields of the form that ties a question to an entry

_LISTED = 25  # groups shown at once, as many as one menu holds; the rest is counted
_WORDINGS = 5  # of a group
_LABEL = 70  # letters of a question in a list


def offered(reply: Reply, key: str) -> Reply:
    """A decline with a button to send the question on; key: of what is held."""
    choice = Speaker(reply.language).choice(phrases.BUTTON_OFFER, Step.OFFER, key)
    return replace(reply, blocks=(*reply.blocks, Buttons((choice,))))


def shown(text: str, key: str, language: Language) -> Reply:
    """The exact words that would be sent, to be sent or left."""
    speaker = Speaker(language)
    buttons = Buttons(
        (
            speaker.choice(phrases.BUTTON_SEND, Step.SEND, key),
            speaker.choice(phrases.BUTTON_LEAVE, Step.LEAVE, key),
        )
    )
    return _private([Text(speaker.say(phrases.SHOWN)), Quote(text), buttons], language)


def note(phrase: Bilingual, language: Language, **values: str) -> Reply:
    """One sentence, for the sender only."""
    return _private([Text(Speaker(language).say(phrase, **values))], language)


def sent(code: str, language: Language, keep: Retention) -> Reply:
    """It was sent; the code is told this once."""
    time = spell(keep.tickets, language)
    return note(phrases.SENT, language, code=f"{code[:4]}-{code[4:]}", time=time)


def no_code(language: Language, keep: Retention) -> Reply:
    """No question is known by that code, or none any more."""
    return note(phrases.NO_CODE, language, time=spell(keep.tickets, language))


def collected(entry: Entry, library: Pack, language: Language, *, here: bool) -> Reply:
    """The answer to a sent question; here: whether its buttons lead anywhere."""
    card = cards.answer(entry, library, language)
    blocks = [block for block in card if here or not isinstance(block, Buttons)]
    return _private([Label(Speaker(language).say(phrases.COLLECTED)), *blocks], language)


def listed(groups: Sequence[Group], language: Language) -> Reply:
    """The unanswered questions by what they ask for."""
    if not groups:
        return note(phrases.NONE, language)
    speaker = Speaker(language)
    choices = tuple(
        Choice(_row(group, speaker), token(language, Step.GROUP, group.id))
        for group in groups[:_LISTED]
    )
    blocks: list[Block] = [Options(speaker.say(phrases.LIST), choices)]
    if more := len(groups) - len(choices):
        blocks.append(Fine(speaker.say(phrases.AND_MORE, count=str(more))))
    return _private(blocks, language)


def group(found: Group, language: Language, *, grew: bool = False) -> Reply:
    """One of them with its wordings, and what can be done; grew: since it was last looked at."""
    speaker, count = Speaker(language), len(found.tickets)
    title = phrases.GROUP if count > 1 else phrases.GROUP_OF_ONE
    blocks: list[Block] = [Caveat(speaker.say(phrases.GROUP_GREW))] if grew else []
    first, *others = found.wordings
    blocks += [Label(speaker.say(title, count=str(count))), Quote(first)]
    blocks += [Fine(speaker.say(phrases.ALSO, text=each)) for each in others[: _WORDINGS - 1]]
    if (more := len(found.wordings) - _WORDINGS) > 0:
        blocks.append(Fine(speaker.say(phrases.AND_MORE, count=str(more))))
    blocks.append(
        Buttons(
            (
                speaker.choice(phrases.BUTTON_COMPOSE, Step.COMPOSE, found.id),
                speaker.choice(phrases.BUTTON_TIE, Step.TIE, found.id),
                speaker.choice(phrases.BUTTON_CLOSE, Step.CLOSE, found.id, min(count, MOST_PAGE)),
            )
        )
    )
    return _private(blocks, language)


def tie_to(words: Words, source: str, language: Language) -> Reply:
    """The form that says which entry answers what was asked; source: the words are known by it."""
    values = {PHRASING: words.texts[0][: schema.MAX_PHRASING]}
    return tie(token(language, Step.TIE, source), values, {}, language)


def tie(
    form_token: str, values: Mapping[str, str], slips: Mapping[str, Bilingual], language: Language
) -> Reply:
    """The form that says which entry answers a question; slips: what is wrong, by field."""
    speaker = Speaker(language)
    told = {name: speaker.say(phrase) for name, phrase in slips.items()}
    fields = tuple(
        Field(
            name,
            speaker.say(label),
            speaker.say(hint),
            values.get(name, ""),
            required=True,
            most=schema.MAX_PHRASING,
            problem=told.get(name, ""),
        )
        for name, label, hint in (
            (ENTRY, phrases.FIELD_ENTRY, phrases.HINT_ENTRY),
            (PHRASING, phrases.FIELD_PHRASING, phrases.HINT_PHRASING),
        )
    )
    title = speaker.say(phrases.TIE)
    made = Form(form_token, title, fields, speaker.say(phrases.BUTTON_LOOK))
    return replace(_private(heading(made), language), form=made)


def lesson(taught: Lesson, key: str, review: Review, library: Pack, language: Language) -> Reply:
    """What would be taught, and what that would change; key: of what is held."""
    speaker, entry = Speaker(language), library.by_id[taught.entry]
    blocks: list[Block] = [
        Label(speaker.say(phrases.LESSON, asked=taught.phrasing.text)),
        Text(entry.title(language)),
        Text(entry.answer.best(language)),
        *previewing.consequences(review, library, language, phrases.WORSENS),
    ]
    go = (
        (phrases.BUTTON_INSIST, Step.INSIST) if review.worse else (phrases.BUTTON_TEACH, Step.TEACH)
    )
    buttons = Buttons(
        (
            speaker.choice(*go, key),
            speaker.choice(phrases.BUTTON_RETIE, Step.RETIE, key),
            speaker.choice(phrases.BUTTON_LEAVE, Step.LEAVE, key),
        )
    )
    return _private([*blocks, buttons], language)


def rated(reply: Reply) -> Reply:
    """A card with buttons to say whether it helped."""
    if reply.about is None:
        return reply
    speaker = Speaker(reply.language)
    buttons = Buttons(
        (
            speaker.choice(phrases.BUTTON_HELPFUL, Step.HELPFUL, reply.about),
            speaker.choice(phrases.BUTTON_UNHELPFUL, Step.UNHELPFUL, reply.about),
        ),
        opinion=True,
    )
    return replace(reply, blocks=(*reply.blocks, buttons))


def poor(counted: Iterable[Feedback], library: Pack, language: Language) -> Options | None:
    """The entries that people found unhelpful, None where there are none."""
    speaker = Speaker(language)
    choices = tuple(
        speaker.choice(
            speaker.say(
                phrases.POOR_ROW,
                title=shortened(library.by_id[each.entry].title(language), _LABEL),
                unhelpful=str(each.unhelpful),
                all=str(each.helpful + each.unhelpful),
            ),
            Action.OPEN,
            each.entry,
        )
        for each in counted
        if each.entry in library.by_id
    )
    return Options(speaker.say(phrases.POOR), choices[:_LISTED]) if choices else None


def _row(found: Group, speaker: Speaker) -> str:
    on = cards.spell(found.tickets[0].day.isoformat(), speaker.language)
    phrase = phrases.IN_LIST if len(found.tickets) > 1 else phrases.ONE_IN_LIST
    text = shortened(found.wordings[0], _LABEL)
    return speaker.say(phrase, text=text, count=str(len(found.tickets)), on=on)


def _private(blocks: Sequence[Block], language: Language) -> Reply:
    return Reply(tuple(blocks), language, Audience.SENDER)
