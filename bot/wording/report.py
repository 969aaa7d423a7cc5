"""What came of a quiz, as messages: for all who played, and in private for the host."""

from __future__ import annotations

from collections.abc import Iterator

from bot.entries import Bilingual, Language
from bot.knowledge.pack import Pack
from bot.quiz.reports import Place, Report, Result, Share
from bot.quiz.session import Mode
from bot.replies import Audience, Block, Buttons, Choice, Facts, Fine, Label, Reply
from bot.sessions import SessionId
from bot.wording import cards
from bot.wording import quiz_phrases as quiz
from bot.wording import report_phrases as phrases
from bot.wording.quiz import Voices, columns, shown_as
from bot.wording.speaker import Speaker
from bot.wording.tokens import Action, Play

MESSAGE, CSV, PAGE, CHART = range(4)  # the forms of a report, as pages of its tokens
_FIRST = 10  # players of a race whom all see
_MISSED = 3  # entries


def for_all(found: Report, pack: Pack) -> list[Block]:
    """What everybody reads once a quiz is over; without its buttons."""
    said = Voices(found.languages)
    rows = (*_participation(found, said), *_shares(found, said))
    return [
        Label(said.say(quiz.ENDED)),
        Facts(rows),
        *map(Fine, reservations(found, said)),
        *_rest(found, pack, said, shown=found.mode is Mode.RACE),
    ]


def for_host(found: Report, session: SessionId, pack: Pack, language: Language) -> Reply:
    """The whole report, and the forms in which it can be kept."""
    said, speaker = Voices((language,)), Speaker(language)
    blocks: list[Block] = [
        Label(said.say(phrases.REPORT)),
        Facts(tuple(summary(found, said))),
        *map(Fine, reservations(found, said)),
    ]
    if found.results:
        rows = tuple((titled(each, pack, said), result(each, said)) for each in found.results)
        blocks += [Label(said.say(phrases.ITEMS)), Facts(rows)]
    blocks += _rest(found, pack, said, shown=True)
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


def stem(
    found: Report, session: SessionId, language: Language, name: Bilingual = phrases.FILE
) -> str:
    """The name of its files, without an ending: the day, and a few letters of the session's id."""
    on = found.begun.date().isoformat() if found.begun else ""
    return Speaker(language).say(name, on=on, session=session[:6])


def titled(each: Result, pack: Pack, said: Voices) -> str:
    """An item by its number and its entry's title."""
    title = entry_title(each, pack, said) or said.say(phrases.GONE)
    return said.say(phrases.ITEM, number=str(each.number), title=title)


def entry_title(each: Result, pack: Pack, said: Voices) -> str:
    """The title of an item's entry, empty where the pack has it no more."""
    entry = pack.by_id.get(each.item.entry) if each.item else None
    return said.joined(entry.title) if entry else ""


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


def summary(found: Report, said: Voices) -> list[tuple[str, str]]:
    """When it was, who took part, and how many were right in all."""
    on = day(found, said.first)
    dated = [(said.say(phrases.DATE), on)] if on else []
    return [*dated, *_participation(found, said), *_shares(found, said)]


def reservations(found: Report, said: Voices) -> Iterator[str]:
    """What is not told, and of whom the rest is."""
    if not found.results:
        yield said.say(phrases.NOTHING_PLAYED)
    elif found.few:
        yield said.say(phrases.FEW)
    elif found.learned:
        yield said.say(phrases.BOTH_ENDS)


def missed(found: Report, pack: Pack, said: Voices) -> Iterator[tuple[str, str]]:
    """The entries most missed, with the share who were right."""
    for entry, share in found.missed[:_MISSED]:
        if entry in pack.by_id:
            yield said.joined(pack.by_id[entry].title), in_full(share, said)


def board(found: Report, said: Voices) -> Iterator[tuple[str, str]]:
    """All players with what they have, the best first."""
    for place in found.board:
        yield f"{place.rank}. {named(place, said)}", score(found, place, said)


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


def _rest(found: Report, pack: Pack, said: Voices, *, shown: bool) -> Iterator[Block]:
    """What is told below the summary; shown: whether the board is."""
    if rows := tuple(missed(found, pack, said)):
        yield Label(said.say(phrases.MOST_MISSED))
        yield Facts(rows)
    if found.board and shown:
        title = said.say(phrases.BOARD)
        yield Label(title)
        yield Facts(tuple(board(found, said))[:_FIRST], title, columns(found.mode, said))
