"""What came of a quiz, as messages: for all who played, and in private for the host."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.entries import Language
from bot.knowledge.pack import Pack
from bot.quiz.reports import Place, Report, Result, Share
from bot.quiz.session import Mode
from bot.replies import Audience, Block, Buttons, Caveat, Choice, Facts, Fine, Label, Reply, Text
from bot.sessions import SessionId
from bot.wording import cards
from bot.wording import quiz_phrases as quiz
from bot.wording import report_phrases as phrases
from bot.wording.quiz import Voices, shown_as
from bot.wording.speaker import Speaker
from bot.wording.tokens import Action, Play

MESSAGE, CSV, PAGE, CHART = range(4)  # the forms of a report, as pages of its tokens
_FIRST = 10  # players of a race whom all see
_MISSED = 3  # entries


def for_all(found: Report, pack: Pack) -> list[Block]:
    """What everybody reads once a quiz is over; without its buttons."""
    said = Voices(found.languages)
    blocks: list[Block] = [
        Label(said.say(quiz.ENDED)),
        Facts((*_participation(found, said), *_shares(found, said))),
        *_withheld(found, said),
    ]
    if found.learned:
        blocks.append(Fine(said.say(phrases.BOTH_ENDS)))
    blocks += _missed(found, pack, said)
    if found.mode is Mode.RACE:
        blocks += _board(found, said, _FIRST)
    return blocks


def for_host(found: Report, session: SessionId, pack: Pack, language: Language) -> Reply:
    """The whole report, and the forms in which it can be kept."""
    said, speaker = Voices((language,)), Speaker(language)
    rows = [*_dated(found, language, said), *_participation(found, said), *_shares(found, said)]
    blocks: list[Block] = [
        Label(said.say(phrases.REPORT)),
        Facts(tuple(rows)),
        *_withheld(found, said),
    ]
    if found.results:
        blocks += [
            Label(said.say(phrases.ITEMS)),
            Facts(tuple((titled(each, pack, said), result(each, said)) for each in found.results)),
        ]
        blocks += _missed(found, pack, said)
        blocks += _board(found, said, _FIRST)
    forms = [
        speaker.choice(phrases.BUTTON_PAGE, Play.REPORT, session, PAGE),
        speaker.choice(phrases.BUTTON_CSV, Play.REPORT, session, CSV),
    ]
    if found.told:
        forms.append(speaker.choice(phrases.BUTTON_CHART, Play.REPORT, session, CHART))
    blocks += [Fine(said.say(phrases.ANONYMOUS)), Buttons(tuple(forms))]
    return Reply(tuple(blocks), language, Audience.SENDER)


def day(found: Report, language: Language) -> str:
    """On which day it was played, in words; empty where it never began."""
    return cards.spell(found.begun.date().isoformat(), language) if found.begun else ""


def titled(each: Result, pack: Pack, said: Voices) -> str:
    """An item by its number and its entry's title."""
    entry = pack.by_id.get(each.item.entry) if each.item else None
    title = said.joined(entry.title) if entry else said.say(phrases.GONE)
    return said.say(phrases.ITEM, number=str(each.number), title=title)


def result(each: Result, said: Voices) -> str:
    """How an item was answered, or why that is not told."""
    if each.item is None:
        return said.say(phrases.GONE)
    if each.share is None:
        return why_not(each, said)
    if each.before is None:
        return in_full(each.share, said)
    values = {"before": str(each.before.percent), "after": str(each.share.percent)}
    return said.say(phrases.BEFORE_AFTER, **values)


def why_not(each: Result, said: Voices) -> str:
    """Why it is not told how an item was answered."""
    both = sum(picked is not None for picked in each.picked) > 1
    return said.say(phrases.WITHHELD_BOTH if both else phrases.WITHHELD)


def in_full(share: Share, said: Voices) -> str:
    """A share in percent, and of how many."""
    values = {"right": str(share.right), "of": str(share.of)}
    return said.say(phrases.SHARE, percent=str(share.percent), **values)


def named(place: Place, said: Voices) -> str:
    """How a player is shown."""
    return shown_as(place.name, place.number, said)


def score(found: Report, place: Place, said: Voices) -> str:
    """What a player has on the board."""
    if found.mode is Mode.RACE:
        return said.say(quiz.POINTS, points=f"{place.points:,}")
    return f"{place.right}/{place.answered}"


def choices(found: Report, pack: Pack, said: Voices) -> list[Choice]:
    """The entries most missed, to be opened."""
    entries = [pack.by_id[entry] for entry, _ in found.missed[:_MISSED] if entry in pack.by_id]
    return [said.choice(entry.title(said.first), Action.OPEN, entry.id) for entry in entries]


def _dated(found: Report, language: Language, said: Voices) -> Iterator[tuple[str, str]]:
    if on := day(found, language):
        yield said.say(phrases.DATE), on


def _participation(found: Report, said: Voices) -> Iterator[tuple[str, str]]:
    yield said.say(phrases.PLAYERS), str(found.players)
    asked = {"asked": str(len(found.results)), "length": str(found.length)}
    yield said.say(phrases.ASKED), said.say(phrases.ASKED_OF, **asked)


def _shares(found: Report, said: Voices) -> Iterator[tuple[str, str]]:
    if found.learned:
        before, after = found.learned
        yield said.say(phrases.BEFORE), in_full(before, said)
        yield said.say(phrases.AFTER), in_full(after, said)
    elif found.overall:
        yield said.say(phrases.OVERALL), in_full(found.overall, said)


def _withheld(found: Report, said: Voices) -> Iterator[Block]:
    if not found.results:
        yield Text(said.say(phrases.NOTHING_PLAYED))
    elif found.few:
        yield Caveat(said.say(phrases.FEW))


def _missed(found: Report, pack: Pack, said: Voices) -> Iterator[Block]:
    rows: Sequence[tuple[str, str]] = [
        (said.joined(pack.by_id[entry].title), in_full(share, said))
        for entry, share in found.missed[:_MISSED]
        if entry in pack.by_id
    ]
    if rows:
        yield Label(said.say(phrases.MOST_MISSED))
        yield Facts(tuple(rows))


def _board(found: Report, said: Voices, most: int) -> Iterator[Block]:
    rows = tuple(
        (f"{place.rank}. {named(place, said)}", score(found, place, said))
        for place in found.board[:most]
    )
    if rows:
        yield Label(said.say(phrases.BOARD))
        yield Facts(rows)
