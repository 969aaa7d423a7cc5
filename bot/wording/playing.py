"""What a player reads in private: what they picked, the form for an answer, their name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot import privacy
from bot.entries import Bilingual, Language
from bot.items import Item, ItemId, ItemKind
from bot.quiz.picks import MOST_TYPED, places, stands, whole
from bot.quiz.session import Mode, Session
from bot.replies import Audience, Block, Buttons, Facts, Field, Fine, Form, Label, Reply, Text
from bot.sessions import Pick, Player, Pressed, SessionId
from bot.wording import quiz_phrases as phrases
from bot.wording.quiz import Voices, of_round, picked, shown_as
from bot.wording.speaker import Speaker
from bot.wording.tokens import Play, token

TYPED = "answer"  # the field of a typed answer
NAME = "name"
MOST_NAME = 30  # letters of a name on boards
MOST_SENT = 100  # of what is read of one at all


def receipt(card: Session, item: Item, pressed: Pressed, language: Language) -> Reply:
    """What a player's pick is now, and whether it can be changed."""
    said = _as_shown(card, language)
    blocks: list[Block] = [Text(_now(item, pressed.value, said))]
    if pressed.value is not None and not whole(item, pressed.value):
        left = str(len(item.options) - len(places(pressed.value)))
        blocks.append(Text(said.say(phrases.MORE_TO_ORDER, left=left)))
    race = card.mode is Mode.RACE
    in_race = phrases.STANDS if stands(item) else phrases.CHANGEABLE_IN_TIME
    blocks.append(Fine(said.say(in_race if race else phrases.CHANGEABLE)))
    if race and pressed.number is not None:  # there is a board
        name = shown_as(pressed.name, pressed.number, said)
        blocks.append(Fine(said.say(phrases.YOU_ARE, name=name)))
        blocks.append(_names(pressed.name, card.id, said))
    return Reply(tuple(blocks), language, Audience.SENDER)


def picks_so_far(
    session: Session, own: Iterable[Pick], items: Mapping[ItemId, Item], language: Language
) -> Reply:
    """All that a player picked in a session, as it is kept; never whether it is right."""
    said = _as_shown(session, language)
    rows = tuple(
        (
            " · ".join(of_round(session, each.round, said)),
            _in_words(items.get(session.rounds[each.round].item), each.value, said),
        )
        for each in own
    )
    told: list[Block] = [Text(said.say(phrases.NO_PICKS))]
    if rows:
        told = [Facts(rows), Fine(said.say(phrases.KEPT))]
    title = Label(said.say(phrases.MY_PICKS))
    return Reply((title, *told), language, Audience.SENDER, window=True)


def _in_words(item: Item | None, value: str, said: Voices) -> str:
    return picked(item, value, said) if item else said.say(phrases.ITEM_GONE)


def form(card: Session, number: int, item: Item, language: Language) -> Reply:
    """The form for an answer that is typed."""
    said = _as_shown(card, language)
    label = said.say(phrases.TYPE_FORM)
    field = Field(TYPED, label, said.say(phrases.HOW[item.kind]), required=True, most=MOST_TYPED)
    form_token = token(language, Play.TYPE, f"{card.id}-{number}")
    title = Speaker(language).say(phrases.TYPE_FORM)  # a title may hold 24 letters only
    made = Form(form_token, title, (field,), said.say(phrases.SEND))
    stem = Text(said.lines(item.stem.best))
    return Reply((stem,), language, Audience.SENDER, form=made)


def name_form(
    session: SessionId, name: str, language: Language, problem: Bilingual | None = None
) -> Reply:
    """The form for a name that others may see; problem: with the one that was typed."""
    speaker, most = Speaker(language), str(MOST_NAME)
    wrong = speaker.say(problem, most=most) if problem else ""
    hint = speaker.say(phrases.NAME_HINT, most=most)
    label = speaker.say(phrases.NAME)
    field = Field(NAME, label, hint, name, required=True, most=MOST_SENT, problem=wrong)
    title = speaker.say(phrases.NAME_FORM)
    made = Form(token(language, Play.NAMED, session), title, (field,), speaker.say(phrases.SEND))
    said = Text(wrong) if wrong else Label(title)
    return Reply((said,), language, Audience.SENDER, form=made)


def name_problem(name: str) -> Bilingual | None:
    """Why a name cannot be shown to all, None where it can or where there is none."""
    if len(name) > MOST_NAME:
        return phrases.NAME_LONG
    return phrases.NAME_PERSONAL if privacy.inspect(name) else None


def named(player: Player, session: SessionId, language: Language) -> Reply:
    """How a player is shown from now on."""
    said = Voices((language,))
    set_to = said.say(phrases.NAME_SET, name=shown_as(player.name, player.number, said))
    return Reply((Text(set_to), _names(player.name, session, said)), language, Audience.SENDER)


def _as_shown(card: Session, language: Language) -> Voices:
    """Both languages to who pressed a card in both, since the press does not tell which is read."""
    return Voices(card.languages if len(card.languages) > 1 else (language,))


def _names(name: str | None, session: SessionId, said: Voices) -> Buttons:
    label, play = (phrases.HIDE_NAME, Play.UNNAMED) if name else (phrases.SHOW_NAME, Play.NAMED)
    return Buttons((said.choice(said.say(label), play, session),))


def _now(item: Item, value: str | None, said: Voices) -> str:
    if value is None:
        return said.say(phrases.NOTHING)
    unfinished = item.kind is ItemKind.ORDER and not whole(item, value)
    phrase = phrases.ORDERED if unfinished else phrases.PICKED
    if item.kind.is_typed:
        return said.say(phrase, picked=value)
    return said.joined(
        lambda language: Speaker(language).say(
            phrase, picked=picked(item, value, Voices((language,)))
        )
    )
