"""A report as a chart: for each item a bar, or one before and one after, from zero to 100%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.entries import Language
from bot.knowledge.charts import ChartKind, Line, Sheet
from bot.knowledge.pack import Pack
from bot.quiz.reports import Report, Result
from bot.quiz.session import Mode
from bot.wording import chart_phrases, report
from bot.wording import report_phrases as phrases
from bot.wording.quiz import Voices
from bot.wording.speaker import Speaker

_MOST_SAID = 1_020  # letters of a description; platforms take 1,024
_TITLES = (78, 60, 50, 42, 36, 32, 28, 24, 20, 16, 12, 6)  # letters of an item's title


def sheet(found: Report, pack: Pack, language: Language) -> Sheet:
    """The chart in words and values; titles are so short that its description holds them all."""
    for most in _TITLES:
        made = _sheet(found, pack, Voices((language,)), most)
        if len(description(made, language)) <= _MOST_SAID:
            break
    return made


def description(drawn: Sheet, language: Language) -> str:
    """All that the drawn chart shows, in sentences, for those who do not see it."""
    speaker = Speaker(language)
    head = [text for text in (drawn.title, drawn.unit, drawn.note) if text]
    stated = " ".join([*map(_sentence, head), f"{'; '.join(_bars(drawn.lines, speaker))}."])
    drawn_as = chart_phrases.DRAWN[ChartKind.SHARE]
    return f"{speaker.say(drawn_as, said=stated)} {_sentence(drawn.source)}"


def _bars(lines: Sequence[Line], speaker: Speaker) -> Iterator[str]:
    """Each bar in words; two that stand below one name in a few."""
    for place, line in enumerate(lines):
        follows = lines[place + 1] if place + 1 < len(lines) else None
        if follows and not follows.at:
            values = {"before": str(line.value), "after": str(follows.value)}
            yield f"{line.at}: {speaker.say(phrases.FROM_TO, **values)}"
        elif line.at:
            yield f"{line.at}: {line.said}"


def _sheet(found: Report, pack: Pack, said: Voices, most: int) -> Sheet:
    language = said.first
    both = any(each.before for each in found.told)
    withheld = len(found.results) - len(found.told)
    count = {"withheld": str(withheld), "asked": str(len(found.results))}
    played = {"players": str(found.players), "on": report.day(found, language)}
    return Sheet(
        kind=ChartKind.SHARE,
        title=said.say(phrases.CHART_GAIN if both else phrases.CHART),
        unit=said.say(phrases.CHART_GAIN_UNIT if both else phrases.CHART_UNIT),
        lines=tuple(line for each in found.told for line in _lines(found, each, pack, said, most)),
        note=said.say(phrases.CHART_WITHHELD, **count) if withheld else "",
        source=said.say(phrases.CHART_SOURCE, **played),
    )


def _lines(found: Report, each: Result, pack: Pack, said: Voices, most: int) -> Iterator[Line]:
    title = _within(report.titled(each, pack, said), most)
    ends = [(phrases.BEFORE, each.before), (phrases.AFTER, each.share)]
    if each.before is None:
        first = found.mode is Mode.BOTH_ENDS and each.picked[0] is not None
        ends = [(phrases.BEFORE if first else phrases.AFTER, each.share)]
    for phrase, share in ends:
        if share:
            percent = said.say(phrases.PERCENT, percent=str(share.percent))
            end = f"{said.say(phrase)} " if found.mode is Mode.BOTH_ENDS else ""
            yield Line(title, f"{end}{percent}", Decimal(share.percent))
            title = ""  # it stands above both


def _within(title: str, most: int) -> str:
    """The title within so many letters, cut between words."""
    return title if len(title) <= most else f"{title[:most].rpartition(' ')[0]}…"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
