"""Charts shown to those who ask for one."""

from __future__ import annotations

from bot import figures
from bot.entries import Entry, Language
from bot.knowledge.charts import Chart
from bot.knowledge.pack import Pack
from bot.replies import Picture, Reply
from bot.wording import charts


def named(chart_id: str, library: Pack, language: Language) -> Reply | None:
    """The chart with that id, None where the library shows none."""
    found = (chart for chart in library.shown_charts if chart.id == chart_id)
    chart = next(found, None)
    return _shown(chart, library, language) if chart else None


def of_answer(entry: Entry | None, library: Pack, language: Language) -> Reply:
    """The chart of the answer on screen; where it has none, or there is none, all to pick from."""
    chart = library.chart(entry) if entry else None
    if chart is None:
        return charts.listed(library, language, of_this=entry is not None)
    return _shown(chart, library, language)


def _shown(chart: Chart, library: Pack, language: Language) -> Reply:
    sheet = charts.sheet(chart, library, language)
    picture = Picture(
        name=f"{chart.id}-{language}.png",
        alt=charts.description(chart, library, language),
        text=figures.in_text(sheet),
        draw=figures.drawing_of(sheet),
    )
    return charts.shown(chart, picture, library, language)
