"""A report as files: tables for a spreadsheet, and a page to print."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from bot.entries import Language
from bot.knowledge.exchange import cells
from bot.knowledge.pack import Pack
from bot.quiz.reports import Report, Result
from bot.quiz.session import Mode
from bot.replies import Audience, Block, File, Reply, Text
from bot.sessions import SessionId
from bot.wording import cards, html, quiz, report, report_chart, svg
from bot.wording import quiz_phrases as asked
from bot.wording import report_phrases as phrases
from bot.wording.quiz import Voices
from bot.wording.speaker import Speaker

_MARK = "\ufeff"  # Excel takes a file for UTF-8 by it
_Row = dict[str, str]


def tables(found: Report, session: SessionId, pack: Pack, language: Language) -> Reply:
    """The questions, and the board where it may be told, each as CSV."""
    said, name = Voices((language,)), report.stem(found, session, language)
    files = [File(f"{name}.csv", "text/csv", _csv(_items(found, pack, said), said))]
    if found.board:
        board = report.stem(found, session, language, phrases.FILE_BOARD)
        files.append(File(f"{board}.csv", "text/csv", _csv(_board(found, said), said)))
    return _private([Text(said.say(phrases.IN_TABLES)), *files], language)


def printable(found: Report, session: SessionId, pack: Pack, language: Language) -> Reply:
    """The page as a file."""
    name = f"{report.stem(found, session, language)}.html"
    file = File(name, "text/html", page(found, pack, language))
    return _private([Text(Speaker(language).say(phrases.IN_PAGE)), file], language)


def page(found: Report, pack: Pack, language: Language) -> str:
    """The report as a page: participation, the chart, questions, what was missed, the board."""
    said = Voices((language,))
    on = report.day(found, language)
    title = f"{said.say(phrases.REPORT)} · {on}" if on else said.say(phrases.REPORT)
    return html.page(title, language, _body(found, pack, said))


def _body(found: Report, pack: Pack, said: Voices) -> Iterator[str]:
    yield html.paragraph(pack.title.best(said.first))
    yield html.terms(report.summary(found, said))
    yield from (html.paragraph(text) for text in report.reservations(found, said))
    if found.told:
        yield _chart(found, pack, said)
    if found.results:
        yield html.heading(said.say(phrases.ITEMS))
        yield _questions(found, pack, said)
    if missed := list(report.missed(found, pack, said)):
        yield html.heading(said.say(phrases.MOST_MISSED))
        yield html.terms(missed)
    if found.board:
        yield html.heading(said.say(phrases.BOARD))
        heads = [said.say(phrases.COLUMNS["player"]), said.say(phrases.COLUMNS["right"])]
        if found.mode is Mode.RACE:
            heads[1] = said.say(phrases.COLUMNS["points"])
        rows = report.board(found, said)
        yield html.table(_capital(heads), rows, [1])
    yield html.paragraph(said.say(phrases.ANONYMOUS), "fine")


def _chart(found: Report, pack: Pack, said: Voices) -> str:
    sheet = report_chart.sheet(found, pack, said.first)
    alt = report_chart.description(sheet, said.first)
    notes = filter(None, (sheet.unit, sheet.note))
    return html.picture(svg.shares(sheet.lines), alt, sheet.title, notes)


def _questions(found: Report, pack: Pack, said: Voices) -> str:
    names = ["question", "right_answer", "answered", "share"]
    heads = _capital([said.say(phrases.COLUMNS[name]) for name in names])
    rows = [
        (
            f"{each.number}. {each.item.stem.best(said.first)}"
            if each.item
            else report.titled(each, pack, said),
            _answer(each, pack, said),
            _answered(each, said),
            report.result(each, said),
        )
        for each in found.results
    ]
    return html.table(heads, rows)


def _answer(each: Result, pack: Pack, said: Voices) -> str:
    """What was right, and where it stands."""
    if each.item is None:
        return ""
    where = cards.paragraphs(each.item.paragraphs, Speaker(said.first))
    return f"{_right(each, said)} ({where})"


def _right(each: Result, said: Voices) -> str:
    return quiz.answer(each.item, said) if each.item else ""


def _answered(each: Result, said: Voices) -> str:
    if len(each.picked) == 1:
        return str(each.picked[0])
    ends = zip((phrases.BEFORE, phrases.AFTER), each.picked, strict=True)
    return ", ".join(f"{said.say(end)}: {_count(count)}" for end, count in ends)


def _count(count: int | None) -> str:
    return "–" if count is None else str(count)


def _items(found: Report, pack: Pack, said: Voices) -> Iterator[_Row]:
    both = found.mode is Mode.BOTH_ENDS
    for each in found.results:
        names = ("answered_before", "answered_after") if both else ("answered",)
        counts = ("" if count is None else str(count) for count in each.picked)
        yield {
            "number": str(each.number),
            "item": each.id,
            "title": report.entry_title(each, pack, said),
            "level": said.say(asked.LEVELS[each.item.level]) if each.item else "",
            "question": each.item.stem.best(said.first) if each.item else "",
            "right_answer": _right(each, said),
            **dict(zip(names, counts, strict=True)),
            **_shares(each, both=both),
            "note": "" if each.share else report.result(each, said),
        }


def _shares(each: Result, *, both: bool) -> _Row:
    """What is told of an item; of both ends, a single one that was played stands where it was."""
    names = ("of", "right", "share")
    row = dict.fromkeys(names, "")
    row |= dict.fromkeys(("right_before", "share_before") if both else (), "")
    first_only = both and each.before is None and each.picked[-1] is None
    before, share = (each.share, None) if first_only else (each.before, each.share)
    if share:
        row |= {"right": str(share.right), "share": str(share.percent)}
    if before:
        row |= {"right_before": str(before.right), "share_before": str(before.percent)}
    if counted := share or before:
        row["of"] = str(counted.of)
    return row


def _board(found: Report, said: Voices) -> Iterator[_Row]:
    for place in found.board:
        row = {
            "rank": str(place.rank),
            "player": report.named(place, said),
            "right": str(place.right),
            "answered": str(place.answered),
        }
        if found.mode is Mode.RACE:
            row["points"] = str(place.points)
        yield row


def _csv(rows: Iterable[_Row], said: Voices) -> str:
    """The rows with a header, in the language of whoever asks."""
    made = list(rows)
    if not made:
        return _MARK
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([said.say(phrases.COLUMNS[name]) for name in made[0]])
    writer.writerows([cells.of_text(cell) for cell in row.values()] for row in made)
    return _MARK + out.getvalue()


def _capital(heads: Sequence[str]) -> list[str]:
    return [head[:1].upper() + head[1:] for head in heads]


def _private(blocks: Sequence[Block], language: Language) -> Reply:
    return Reply(tuple(blocks), language, Audience.SENDER)
