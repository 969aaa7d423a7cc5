"""Charts drawn: bars from zero, every value said, in both languages and themes."""

from __future__ import annotations

import io
import itertools
import subprocess
import sys

import pytest
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from PIL import Image

from bot import figures
from bot.entries import Language
from bot.figures.drawing import figure
from bot.figures.page import SMALL
from bot.figures.palette import PALETTES
from bot.knowledge.charts import Chart, ChartKind, Sheet
from bot.knowledge.pack import Pack
from bot.replies import Theme
from bot.wording import charts

EVERY = list(itertools.product(range(5), Language, Theme))
PHONE = 360  # pixels


def sheet(pack: Pack, number: int, language: Language) -> Sheet:
    return charts.sheet(pack.charts[number], pack, language)


def heights(drawn: Figure) -> list[tuple[float, float]]:
    """Where each upright bar begins and ends."""
    return [(bar.get_y(), bar.get_y() + bar.get_height()) for bar in drawn.axes[0].patches]


def said(drawn: Figure) -> str:
    return " ".join(text.get_text() for text in drawn.texts)


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("language", Language)
def test_bars_are_the_values_from_zero(pack: Pack, language: Language) -> None:
    """Two bars for three years: 2014 has none, and words say why."""
    drawn = figure(sheet(pack, 0, language), Theme.LIGHT)

    assert [(0, 78_733), (0, 176_726)] == heights(drawn)
    assert drawn.axes[0].get_ylim()[0] == 0
    gap = {Language.ENGLISH: "no figure in the article", Language.SPANISH: "no da la cifra"}
    assert gap[language] in said(drawn)
    assert [(0, 600_000), (0, 351_000)] == heights(figure(sheet(pack, 1, language), Theme.LIGHT))


@pytest.mark.parametrize(("number", "share"), [(2, 40), (3, 20)])
def test_shares_are_of_a_hundred(pack: Pack, number: int, share: int) -> None:
    """From zero, on a track of a hundred percent, each in a chart of its own."""
    [axes] = figure(sheet(pack, number, Language.ENGLISH), Theme.LIGHT).axes

    assert [(0, 100), (0, share)] == [(bar.get_x(), bar.get_width()) for bar in axes.patches]
    assert (0, 100) == axes.get_xlim()


@pytest.mark.parametrize(("number", "language", "theme"), EVERY)
def test_all_words_are_drawn(pack: Pack, number: int, language: Language, theme: Theme) -> None:
    """Title, unit, note, source, and each mark with what is said of it."""
    page = sheet(pack, number, language)
    shown = said(figure(page, theme))

    marks = [words for line in page.lines for words in (line.at, line.said)]
    for words in (page.title, page.unit, page.note, page.source, *marks):
        assert words in shown


@pytest.mark.parametrize(("number", "language", "theme"), EVERY)
def test_text_is_whole_and_legible_on_a_phone(
    pack: Pack, number: int, language: Language, theme: Theme
) -> None:
    """At 360 pixels no letter is under 12; nothing is cut, and no text lies on another."""
    drawn = figure(sheet(pack, number, language), theme)
    page = drawn.bbox
    boxes = [text.get_window_extent() for text in drawn.texts]

    assert min(text.get_fontsize() for text in drawn.texts) == SMALL
    assert SMALL * drawn.dpi / 72 * PHONE / page.width >= 12
    assert all(0 < box.x0 and box.x1 < page.width for box in boxes)
    assert all(0 < box.y0 and box.y1 < page.height for box in boxes)
    assert not any(one.overlaps(other) for one, other in itertools.combinations(boxes, 2))


@pytest.mark.parametrize("theme", Theme)
def test_colours_are_told_apart(theme: Theme) -> None:
    """Text stands out at least seven to one, a bar three to one (WCAG 2.2, 1.4.6 and 1.4.11)."""
    palette = PALETTES[theme]

    assert contrast(palette.ink, palette.paper) >= 7
    assert contrast(palette.faint, palette.paper) >= 7
    assert contrast(palette.bar, palette.paper) >= 3
    assert contrast(palette.bar, palette.rest) >= 3


def contrast(one: str, other: str) -> float:
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour))
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


@pytest.mark.parametrize(("number", "language", "theme"), EVERY)
def test_png_is_as_promised(pack: Pack, number: int, language: Language, theme: Theme) -> None:
    """It decodes, is three times as wide as a phone, is small, and says nothing of its making."""
    content = figures.png(sheet(pack, number, language), theme)
    picture = Image.open(io.BytesIO(content))
    picture.load()

    assert "PNG" == picture.format
    assert 3 * PHONE == picture.width
    assert len(content) < 100_000
    assert not set(picture.info) & {"Software", "Creation Time", "date"}


def test_png_is_the_same_each_time(pack: Pack) -> None:
    """Also when it is drawn anew."""
    page = sheet(pack, 0, Language.SPANISH)
    first = figures.png(page, Theme.DARK)
    figures._drawn.cache_clear()

    again = figures.png(page, Theme.DARK)

    assert first == again
    assert again is figures.png(page, Theme.DARK)
    assert first != figures.png(page, Theme.LIGHT)


VALUES = {
    "deportations": ({"2013: 78,733", "2015: 176,726"}, {"2013: 78,733", "2015: 176,726"}),
    "border-patrol": (
        {"2016: 600,000", "2017: some 351,000"},
        {"2016: 600,000", "2017: unas 351,000"},
    ),
    "fleeing-violence": (
        {"nearly 40%", "Central American migrants entering Mexico", "Doctors Without Borders"},
        {"casi 40%", "migrantes centroamericanos que entran a México", "Médicos Sin Fronteras"},
    ),
    "survey-stay": (
        {"around 20%", "1,000 Central American migrants", "National Human Rights Commission"},
        {
            "alrededor del 20%",
            "1,000 migrantes centroamericanos",
            "Comisión Nacional de los Derechos Humanos",
        },
    ),
    "time-line": (
        {"1930s", "1948", "1951", "2014", "2016, August", "2017", "2018, May 21", "2018, July 1"},
        {"1930", "1948", "1951", "2014", "2016, agosto", "2017", "21 de mayo", "1 de julio"},
    ),
}


@pytest.mark.parametrize("number", range(5))
@pytest.mark.parametrize("language", Language)
def test_description_and_text_say_every_value(pack: Pack, number: int, language: Language) -> None:
    """Hedges, populations and sources included; platforms take 1,024 characters."""
    chart = pack.charts[number]
    described = charts.description(chart, pack, language)
    typed = flat(figures.in_text(sheet(pack, number, language)))

    paragraph = {Language.ENGLISH: "paragraph", Language.SPANISH: "párrafo"}[language]
    source = "Luis Gómez Romero, The Conversation, 2018"
    for value in VALUES[chart.id][language is Language.SPANISH]:
        assert value in described
        assert value.rpartition(": ")[2] in typed
    assert f"{source}, {paragraph}" in described
    assert f"{source}, {paragraph}" in typed
    assert len(described) <= 1024
    missing = {Language.ENGLISH: "2014: no figure", Language.SPANISH: "2014: el artículo no da"}
    assert (missing[language] in described) is (chart.id == "deportations")


@pytest.mark.parametrize("number", range(5))
@pytest.mark.parametrize("language", Language)
def test_text_fits_sixty_columns(pack: Pack, number: int, language: Language) -> None:
    """Set in by two and more."""
    typed = figures.in_text(sheet(pack, number, language))

    assert max(map(len, typed.splitlines())) <= 54


def test_bars_of_characters_begin_at_zero(pack: Pack) -> None:
    """Their lengths are as the values."""
    lines = figures.in_text(sheet(pack, 0, Language.ENGLISH)).splitlines()
    bars = {line[:4]: line.count("█") for line in lines if line[:2] == "20"}

    assert 0 == bars["2014"]
    assert pytest.approx(78_733 / 176_726, abs=0.02) == bars["2013"] / bars["2015"]


def test_a_time_line_is_in_order(pack: Pack) -> None:
    """From the 1930s to the vote of July 1, 2018."""
    chart: Chart = pack.charts[4]
    years = [mark.at.best(Language.ENGLISH)[:4] for mark in chart.marks]

    assert ChartKind.TIMELINE is chart.kind
    assert years == sorted(years)
    assert ("1930", "2018") == (years[0], years[-1])


def test_nothing_is_imported_before_a_chart_is_drawn() -> None:
    """Whoever asks in a terminal waits for no matplotlib."""
    code = (
        "import sys, bot.engine, bot.handling.showing, adapters.compose, adapters.cli.__main__;"
        "import adapters.discord, adapters.slack;"
        "sys.exit(bool({'matplotlib', 'PIL'} & set(sys.modules)))"
    )

    assert 0 == subprocess.run([sys.executable, "-c", code], check=False).returncode  # noqa: S603
