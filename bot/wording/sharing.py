"""Who sees a reply: what is private, what all may read instead, and how it is shared."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from bot.entries import Entry, Language
from bot.events import Event, Visibility, sender_of
from bot.knowledge.pack import Pack
from bot.outcomes import NoAnswer, Reason
from bot.replies import Audience, Block, Buttons, Caveat, File, Fine, Quote, Reply, Text, refusal
from bot.text import MAX_QUESTION
from bot.wording import cards, outcomes, phrases
from bot.wording.settings_phrases import PAUSED
from bot.wording.speaker import Speaker
from bot.wording.tokens import Action, Aim
from bot.wording.window_phrases import FILE_COMES

_SAY_IT_ALL = frozenset({Reason.PERSONAL, Reason.SMALLTALK, Reason.ABUSE})


def seen(reply: Reply, visibility: Visibility, aim: Aim = Action.CONTACTS) -> Reply:
    """
    The reply as it may be seen where it was asked for.

    In private it is for the sender, with a button to share the entry it shows; in the open, one
    that is for the sender only has words to say instead, which name no topic. aim: what their
    button leads to.
    """
    match visibility:
        case Visibility.PRIVATE:
            return replace(reply, audience=Audience.SENDER, blocks=_shareable(reply))
        case Visibility.OPEN if reply.audience is Audience.SENDER:
            return replace(reply, instead=reply.instead or _neutral(reply.language, aim))
        case _:
            return reply


def failed(event: Event) -> Reply:
    """What a person is told, and who else, when answering this failed."""
    said = outcomes.failed(event.locale or sender_of(event).language)
    return refusal(seen(said, event.visibility))


def handed_back(reply: Reply, typed: Iterable[str]) -> Reply:
    """
    The reply to a form that was not taken, with what was typed in it, to its sender only.

    For a platform whose form is gone by then; one that comes again has it in its fields. typed:
    the texts, in the form's order.
    """
    texts = [text for text in typed if text.strip()]
    if not reply.refused or reply.form is not None or not texts:
        return reply
    said = Text(phrases.HANDED_BACK.best(reply.language))
    back = _with_last(reply, said, *(Quote(text) for text in texts))
    return replace(back, audience=Audience.SENDER, instead=None)


def notified(reply: Reply) -> str:
    """
    What stands first in a notification, so that a locked screen gives nothing away.

    It is "" but for a reply for its sender only that shows no entry: that is their own case.
    """
    own = reply.audience is Audience.SENDER and reply.about is None
    return f"{phrases.FOR_YOU.best(reply.language)}\n\n" if own else ""


def sent_aside(reply: Reply) -> Reply:
    """The reply with where its file comes, if it has one, where that cannot stand beside it."""
    if not any(isinstance(block, File) for block in reply.blocks):
        return reply
    comes = Fine(FILE_COMES.best(reply.language))
    return replace(reply, blocks=(*reply.blocks, comes))


def put_off(wait: timedelta, language: Language, visibility: Visibility) -> Reply:
    """When to try again, for whoever asked too much at once; where others read, they may too."""
    speaker, seconds = Speaker(language), math.ceil(wait.total_seconds())
    phrase = phrases.SECOND if seconds == 1 else phrases.SECONDS
    until = speaker.say(phrase, number=str(seconds))
    said = Reply((Text(speaker.say(phrases.PUT_OFF, wait=until)),), language)
    instead = said if visibility is Visibility.OPEN else None
    return refusal(replace(said, audience=Audience.SENDER, instead=instead))


def paused(language: Language, visibility: Visibility) -> Reply:
    """That there is a pause; where others read, they may too."""
    said = Reply((Text(Speaker(language).say(PAUSED)),), language)
    return refusal(seen(said, visibility))


def shared(entry: Entry, pack: Pack, language: Language, present: bool = False) -> Reply:
    """An entry's own question and answer, for everyone; never the words somebody asked in."""
    speaker = Speaker(language)
    title = (Fine(speaker.say(phrases.SHARED)), Text(entry.title(language)))
    return Reply((*title, *cards.answer(entry, pack, language, present)), language, about=entry.id)


def introduced(reply: Reply) -> Reply:
    """
    The reply with a line for somebody who is new here.

    Talk says it already, and a help card has more to say.
    """
    if _reason(reply) in _SAY_IT_ALL:
        return reply
    return _with_last(reply, Fine(Speaker(reply.language).say(phrases.FIRST_CONTACT)))


def cut_short(reply: Reply) -> Reply:
    """The reply to a question of which only the beginning was read; the guard reads it all."""
    if _reason(reply) is Reason.PERSONAL:
        return reply
    said = Speaker(reply.language).say(phrases.CUT, most=str(MAX_QUESTION))
    return _with_last(reply, Caveat(said))


def _reason(reply: Reply) -> Reason | None:
    return reply.outcome.reason if isinstance(reply.outcome, NoAnswer) else None


def _with_last(reply: Reply, *more: Block) -> Reply:
    """The reply with more blocks, above what can be done next."""
    last = len(reply.blocks) - isinstance(reply.blocks[-1], Buttons)
    return replace(reply, blocks=(*reply.blocks[:last], *more, *reply.blocks[last:]))


def _shareable(reply: Reply) -> tuple[Block, ...]:
    if reply.about is None:
        return reply.blocks
    share = Speaker(reply.language).choice(phrases.BUTTON_SHARE, Action.SHARE, reply.about)
    return tuple(
        Buttons((*block.choices, share)) if isinstance(block, Buttons) else block
        for block in reply.blocks
    )


def _neutral(language: Language, aim: Aim) -> Reply:
    speaker = Speaker(language)
    button = speaker.choice(phrases.BUTTON_CONTACTS, aim)
    return Reply((Text(speaker.say(phrases.NEUTRAL)), Buttons((button,))), language)
