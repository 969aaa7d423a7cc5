"""A chart shown: its words in one language, its description, and what else there is to see."""

from __future__ import annotations

from collections.abc import Iterable

from bot.entries import Bilingual, Language
from bot.knowledge.charts import Chart, Line, Sheet
from bot.knowledge.pack import Pack
from bot.replies import Block, Buttons, Fine, Options, Picture, Reply, Text
from bot.wording import cards, chart_phrases, phrases
from bot.wording.speaker import Speaker
from bot.wording.tokens import Action


def sheet(chart: Chart, pack: Pack, language: Language) -> Sheet:
    """The chart with its words in that language."""
    return Sheet(
        kind=chart.kind,
        title=chart.title.best(language),
        unit=chart.unit.best(language),
        lines=tuple(
            Line(mark.at.best(language), mark.said.best(language), mark.value)
            for mark in chart.marks
        ),
        note=chart.note.best(language) if chart.note else "",
        source=_source(chart, pack, Speaker(language)),
    )


def description(chart: Chart, pack: Pack, language: Language) -> str:
    """All that the drawn chart shows, in sentences, for those who do not see it."""
    speaker = Speaker(language)
    drawn = speaker.say(chart_phrases.DRAWN[chart.kind], said=chart.statement(language))
    return f"{drawn} {_source(chart, pack, speaker)}."


def shown(chart: Chart, picture: Picture, pack: Pack, language: Language) -> Reply:
    """The chart, how old its source is, and the other charts."""
    speaker = Speaker(language)
    dated = pack.about.dated.best(language) if pack.about.dated else pack.about.year
    dates = speaker.say(
        phrases.DATES, article=dated, event="", check=speaker.say(phrases.UNCHECKED)
    )
    blocks: list[Block] = [picture, *([Fine(dates)] if dated else [])]
    if others := [other for other in pack.shown_charts if other.id != chart.id]:
        blocks.append(_options(chart_phrases.OTHERS, others, speaker))
    return Reply((*blocks, _topics(speaker)), language)


def listed(pack: Pack, language: Language, *, of_this: bool) -> Reply:
    """All charts to pick from; of_this: whether one of the answer on screen was asked for."""
    speaker = Speaker(language)
    if not pack.shown_charts:
        return Reply((Text(speaker.say(chart_phrases.NONE)), _topics(speaker)), language)
    prompt = chart_phrases.NONE_OF_THIS if of_this else chart_phrases.CHARTS
    return Reply((_options(prompt, pack.shown_charts, speaker), _topics(speaker)), language)


def _source(chart: Chart, pack: Pack, speaker: Speaker) -> str:
    about = pack.about
    named = filter(None, (about.author, about.publisher, about.year))
    origin = ", ".join(named) or about.title or pack.title.best(speaker.language)
    where = cards.paragraphs(chart.paragraphs, speaker)
    return speaker.say(chart_phrases.SOURCE, origin=origin, where=where)


def _options(prompt: Bilingual, charts: Iterable[Chart], speaker: Speaker) -> Options:
    choices = (
        speaker.choice(chart.title.best(speaker.language), Action.FIGURE, chart.id)
        for chart in charts
    )
    return Options(speaker.say(prompt), tuple(choices))


def _topics(speaker: Speaker) -> Buttons:
    return Buttons((speaker.choice(phrases.BUTTON_TOPICS, Action.TOPICS),))
