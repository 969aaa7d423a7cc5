"""A quiz as all see it in a channel: the card of a round, what was right, the board."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from string import ascii_uppercase

from bot.entries import Bilingual, Language
from bot.items import Item, ItemKind
from bot.knowledge.pack import Pack
from bot.quiz.picks import places, stands
from bot.quiz.reports import Share
from bot.quiz.scoring import FEWEST, Standing, Tally, ranks
from bot.quiz.session import Mode, Phase, Session
from bot.replies import Block, Buttons, Caveat, Choice, Facts, Fine, Label, Options, Reply, Text
from bot.sessions import Player
from bot.wording import cards
from bot.wording import quiz_phrases as phrases
from bot.wording.speaker import Speaker
from bot.wording.tokens import Action, Aim, Play, token

_ON_BOARD = 5  # players shown on the board after a round
_YEARS = range(1500, 2100)  # whole numbers of an item that read as a year, without a comma
_LABEL = 75  # letters that a button may hold on every platform


def card(session: Session, number: int, pack: Pack, answered: int = 0) -> Reply:
    """
    The card of a round: to be answered while it is open, else to be read.

    answered: how many have, where that is to be told; nobody is named.
    """
    said, item = Voices(session.languages), pack.items_by_id.get(session.rounds[number].item)
    blocks: list[Block] = [Label(_title(session, number, said))]
    if item is None:
        return _reply([*blocks, Caveat(said.say(phrases.NO_ITEM)), _host(session, said)], said)
    blocks.append(Text(said.lines(item.stem.best)))
    if session.open_round == number:
        blocks += _answerable(session, item, said)
    elif item.options:
        blocks.append(Facts(tuple(lettered(item, session.rounds[number].order, said))))
    if answered:
        phrase = phrases.ONE_ANSWERED if answered == 1 else phrases.ANSWERED
        blocks.append(Fine(said.say(phrase, number=str(answered))))
    return _reply([*blocks, _host(session, said)], said)


def reveal(
    session: Session, number: int, item: Item | None, found: Tally, joined: int, pack: Pack
) -> Reply:
    """
    What was right in a round and why, with a sentence for each option.

    joined: how many play; where they are fewer than five, nothing is told of what they picked.
    """
    said = Voices(session.languages)
    title = " · ".join((*of_round(session, number, said), said.say(phrases.REVEALED)))
    blocks: list[Block] = [Label(title)]
    if item is None:
        return _reply([*blocks, Caveat(said.say(phrases.NO_ITEM))], said)
    order = session.rounds[number].order
    blocks += [
        Text(said.lines(item.stem.best)),
        Text(said.lines(lambda language: _right(item, order, language))),
        *why(item, said),
    ]
    told = joined >= FEWEST and found.told
    counted = session.scored(number)
    shares = found.options if told and counted else ()
    if rows := reasons(item, said, order, shares, found.picked):
        blocks.append(Facts(tuple(rows)))
    if not counted:
        blocks.append(Fine(said.say(phrases.SKIPPED)))
    elif told:
        group = said.say(phrases.GROUP, right=str(found.right), picked=str(found.picked))
        near = said.say(phrases.CLOSE_TO, near=str(found.near)) if found.near else ""
        blocks.append(Fine(f"{group} {near}".strip()))
    elif found.picked:
        blocks.append(Fine(said.say(phrases.FEW)))
    return _reply([*blocks, source(item, pack, said), _after(session, number, item, said)], said)


def board(session: Session, ordered: Sequence[Standing], most: int = _ON_BOARD) -> list[Block]:
    """The first players of a race, by names where they opted in; empty where nobody played."""
    said = Voices(session.languages)
    numbers = ranks(session, ordered)
    rows = tuple(
        (
            f"{rank}. {shown_as(each.player.name, each.player.number, said)}",
            _score(session, each, said),
        )
        for rank, each in zip(numbers[:most], ordered[:most], strict=True)
    )
    if not rows:
        return []
    title = said.say(phrases.BOARD)
    return [Label(title), Facts(rows, title, columns(session.mode, said))]


def columns(mode: Mode, said: Voices) -> tuple[str, str]:
    """How players and what they have are called above a board."""
    has = phrases.COLUMN_POINTS if mode is Mode.RACE else phrases.COLUMN_RIGHT
    return said.say(phrases.COLUMN_PLAYER), said.say(has)


def _right(item: Item, order: Sequence[int], language: Language) -> str:
    right = right_of(item, Voices((language,)), order)
    return Speaker(language).say(phrases.RIGHT, right=right)


def with_board(reply: Reply, shown: Sequence[Block]) -> Reply:
    """A reveal with the board above its buttons."""
    return replace(reply, blocks=(*reply.blocks[:-1], *shown, reply.blocks[-1]))


def afterwards(session: Session, said: Voices) -> list[Choice]:
    """What can be done once a session is over."""
    return [
        said.choice(said.say(phrases.PRACTICE), Play.PRACTISE),
        said.choice(said.say(phrases.HOST), Play.PANEL, session.id),
    ]


def shown_as(name: str | None, number: int, said: Voices) -> str:
    """How a player is shown: by the name they opted for, else by their number."""
    return name or said.say(phrases.PLAYER, number=str(number))


def _shown(player: Player, said: Voices) -> str:
    return shown_as(player.name, player.number, said)


def why(item: Item, said: Voices) -> list[Block]:
    """Why the right answer is right, where no option says the same."""
    told = any(option.why == item.why for option in item.options)
    return [] if told else [Text(said.lines(item.why.best))]


def source(item: Item, pack: Pack, said: Voices) -> Fine:
    """The line that says where an item's answer stands."""
    return Fine(said.lines(lambda language: cards.source_line(item.paragraphs, pack, language)))


def picked(item: Item, value: str, said: Voices) -> str:
    """What somebody picked, in words."""
    if item.kind.is_typed:
        return value
    chosen = [said.short(item.options[place].text) for place in places(value)]
    return " → ".join(chosen) if item.kind is ItemKind.ORDER else ", ".join(chosen)


def right_of(item: Item, said: Voices, order: Sequence[int]) -> str:
    """The right answer, with the letters under which it stood."""
    if item.kind is ItemKind.TEXT:
        return said.joined(
            lambda language: next(
                (each.text for each in item.accepted if each.language is language),
                item.accepted[0].text,
            )
        )
    if item.kind is ItemKind.NUMBER:
        return said.joined(lambda language: number_in(item, language))
    letters = {option: ascii_uppercase[place] for place, option in enumerate(order)}
    right = [place for place in order if item.options[place].right]
    if item.kind is ItemKind.ORDER:
        right = list(range(len(item.options)))
    shown = [f"{letters[place]}) {said.short(item.options[place].text)}" for place in right]
    return " → ".join(shown) if item.kind is ItemKind.ORDER else ", ".join(shown)


def answer(item: Item, said: Voices) -> str:
    """The right answer in words alone, for where its options have no letters."""
    if item.kind.is_typed:
        return right_of(item, said, ())
    right = [said.short(option.text) for option in item.options if option.right]
    return (" → " if item.kind is ItemKind.ORDER else ", ").join(right)


def number_in(item: Item, language: Language) -> str:
    """An item's number, as it is written in that language's texts of the pack."""
    number = item.number
    if number is None:
        return ""
    year = not item.tolerance and number in _YEARS
    return f"{number:f}" if year else f"{number:,f}"


class Voices:
    """The languages of a card, one or both."""

    def __init__(self, languages: Sequence[Language]) -> None:
        self.languages = tuple(languages)
        self.speakers = tuple(map(Speaker, self.languages))
        self.first = self.languages[0]

    def say(self, phrase: Bilingual, **values: str) -> str:
        """A short phrase, in both languages side by side where there are two."""
        return self.joined(lambda language: Speaker(language).say(phrase, **values))

    def joined(self, text: Callable[[Language], str], between: str = " / ") -> str:
        """The texts of the languages side by side; one where they are the same."""
        return between.join(dict.fromkeys(text(each) for each in self.languages))

    def lines(self, text: Callable[[Language], str]) -> str:
        """The texts of the languages one under the other."""
        return self.joined(text, "\n\n")

    def short(self, text: Bilingual) -> str:
        """A text of the pack, side by side."""
        return self.joined(text.best)

    def choice(self, label: str, action: Aim, target: str = "", page: int = 0) -> Choice:
        """Something to pick."""
        return Choice(label, token(self.first, action, target, page))


def _reply(blocks: list[Block], said: Voices) -> Reply:
    return Reply(tuple(blocks), said.first)


def at_round(session: Session) -> str:
    """What a choice of the round in play points at."""
    return f"{session.id}-{session.current}"


def _title(session: Session, number: int, said: Voices) -> str:
    parts = of_round(session, number, said)
    if number == session.current and session.phase is Phase.PAUSED:
        parts.append(said.say(phrases.PAUSED))
    elif number != session.open_round:
        parts.append(said.say(phrases.CLOSED))
    return " · ".join(parts)


def of_round(session: Session, number: int, said: Voices) -> list[str]:
    """Which question a round's is, of how many, and at which end."""
    shown, length = str(number % session.half + 1), str(session.length)
    parts = [said.say(phrases.NUMBER, number=shown, length=length)]
    if session.mode is Mode.BOTH_ENDS:
        parts.insert(0, said.say(phrases.BEFORE if number < session.half else phrases.AFTER))
    return parts


def _answerable(session: Session, item: Item, said: Voices) -> list[Block]:
    how = said.say(phrases.HOW[item.kind])
    in_race = phrases.RACE if stands(item) else phrases.RACE_SEVERAL
    phrase = in_race if session.mode is Mode.RACE else phrases.CALM
    rule = said.lines(lambda language: Speaker(language).say(phrase, seconds=str(session.seconds)))
    at = at_round(session)
    if item.kind.is_typed:
        answer = said.choice(said.say(phrases.ANSWER), Play.TYPE, at)
        return [Text(how), Fine(rule), Buttons((answer,))]
    rows = lettered(item, session.round.order, said)
    fits = all(len(f"{letter}) {text}") <= _LABEL for letter, text in rows)
    choices = tuple(
        said.choice(f"{letter}) {text}" if fits else letter, Play.PICK, at, place)
        for place, (letter, text) in enumerate(rows, 1)
    )
    listed: list[Block] = [] if fits else [Facts(tuple(rows))]
    return [*listed, Options(how, choices), Fine(rule)]


def lettered(item: Item, order: Sequence[int], said: Voices) -> list[tuple[str, str]]:
    """An item's options in an order, each with its letter."""
    return [
        (ascii_uppercase[place], said.short(item.options[option].text))
        for place, option in enumerate(order)
    ]


def reasons(
    item: Item, said: Voices, order: Sequence[int], shares: Sequence[int] = (), picked: int = 0
) -> list[tuple[str, str]]:
    """A sentence for each option, with the share of those who picked it where it may be told."""
    rows = []
    alike = item.kind is ItemKind.ORDER  # all are in every pick
    for (letter, text), option in zip(lettered(item, order, said), order, strict=True):
        name = f"{letter}) {text}"
        if shares and picked and not alike:
            name = f"{name} · {Share(shares[option], picked).percent}%"
        rows.append((name, said.short(item.options[option].why)))
    return rows


def _host(session: Session, said: Voices) -> Buttons:
    """What stands on a card for players and for hosts; each sees what they press for alone."""
    return Buttons(
        (
            said.choice(said.say(phrases.MY_PICKS), Play.PICKS, session.id),
            said.choice(said.say(phrases.HOST), Play.PANEL, session.id),
        )
    )


def _after(session: Session, number: int, item: Item, said: Voices) -> Buttons:
    at = f"{session.id}-{number}"
    opening = (each.choice(phrases.OPEN_ENTRY, Action.OPEN, item.entry) for each in said.speakers)
    return Buttons(
        (
            *opening,  # one a language, since whoever presses reads the entry in that of the button
            said.choice(said.say(phrases.DISPUTE), Play.DISPUTE, at),
            said.choice(said.say(phrases.HOST), Play.PANEL, session.id),
        )
    )


def _score(session: Session, each: Standing, said: Voices) -> str:
    if session.mode is Mode.RACE:
        return said.say(phrases.POINTS, points=f"{each.points:,}")
    return f"{each.right}/{each.answered}"
