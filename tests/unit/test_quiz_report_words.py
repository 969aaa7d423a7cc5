"""A report as a message, a chart, tables and a page, in both languages."""

from __future__ import annotations

import base64
import csv
import io
import re

import pytest

from bot.entries import Language
from bot.handling import reporting
from bot.quiz.reports import report
from bot.quiz.session import Mode, NotNow
from bot.quiz.stage import Played
from bot.replies import Audience, Buttons, Facts, File, Picture, Reply, Text, Theme
from bot.wording import report_chart
from bot.wording.report import CHART, CSV, MESSAGE, PAGE
from tests.unit.pages import Seen
from tests.unit.played import _prepared, pack, played

PACK = pack(20)
LONG = dict.fromkeys(range(40), "RRRRWW")
NAMES = {1: "=HYPERLINK(1)", 2: "<script>alert(1)</script>"}


def calm() -> Played:
    return played({0: "RRRRW", 1: "RWWW"}, names=NAMES)


def gained() -> Played:
    return played({0: "WWWWR", 1: "RRRRR", 2: "RRRRW", 3: "RRRRR"}, Mode.BOTH_ENDS)


async def asked(found: Played, form: int, language: Language = Language.ENGLISH) -> Reply:
    return reporting.reply(found, form, PACK, language)


def facts(reply: Reply) -> dict[str, str]:
    return {name: value for b in reply.blocks if isinstance(b, Facts) for name, value in b.rows}


def rows(file: File) -> list[dict[str, str]]:
    assert file.text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(file.text.removeprefix("\ufeff"), newline="")))


def files(reply: Reply) -> list[File]:
    return [block for block in reply.blocks if isinstance(block, File)]


async def test_the_host_reads_it_in_private() -> None:
    """With each question, the most missed, and the forms in which it can be kept."""
    reply = await asked(calm(), MESSAGE)
    told = facts(reply)

    assert Audience.SENDER is reply.audience
    assert "80% (4 of 5)" == told["1. What of entry-0?"] == told["What of entry-0?"]
    assert "not told: fewer than five answered" == told["2. What of entry-0?"]
    assert "2 of 2" == told["Questions asked"]
    assert 3 == sum(len(b.choices) for b in reply.blocks if isinstance(b, Buttons))


async def test_in_spanish() -> None:
    """In the language of whoever asks, whatever that of the quiz."""
    told = facts(await asked(gained(), MESSAGE, Language.SPANISH))

    assert "20% antes, 80% después" == told["1. ¿Qué hay de entry-0?"]
    assert "26 de noviembre de 2026" == told["Fecha"]
    assert "60% (6 de 10)" == told["Antes"]


async def test_of_few_there_is_no_chart() -> None:
    """And no share anywhere: not in a message, a table or a page."""
    few = played({0: "RRRW", 1: "RWWW"})

    assert isinstance((await asked(few, CHART)).blocks[0], Text)
    (table,) = files(await asked(few, CSV))
    assert {""} == {row["right"] for row in rows(table)}
    (page,) = files(await asked(few, PAGE))
    shown = (page.text.partition("<body>")[2], str((await asked(few, MESSAGE)).blocks))
    assert all("%" not in text for text in shown)


async def test_it_is_made_when_the_quiz_is_over() -> None:
    """Not before, for there is nothing to tell yet."""
    open_ = Played(_prepared(Mode.CALM, 2), (), ())

    with pytest.raises(NotNow):
        await asked(open_, MESSAGE)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("mode", [Mode.CALM, Mode.BOTH_ENDS])
@pytest.mark.parametrize("length", [2, 20])
def test_the_chart_is_described_in_full(language: Language, mode: Mode, length: int) -> None:
    """Each bar it draws is told, within what platforms take."""
    rounds = length * (2 if mode is Mode.BOTH_ENDS else 1)
    answers = dict.fromkeys(range(rounds), "RRRRWW")
    found = report(played(answers, mode, length), PACK.items_by_id)
    sheet = report_chart.sheet(found, PACK, language)
    alt = report_chart.description(sheet, language)

    assert rounds == len(sheet.lines)
    assert all(line.at in alt and f"{line.value}%" in alt for line in sheet.lines)
    assert length == sum(f"{number}. " in alt for number in range(1, length + 1))
    assert all(line.said.endswith(f"{line.value}%") for line in sheet.lines)
    assert len(alt) <= 1_024


async def test_the_chart_in_both_themes() -> None:
    """Drawn when it is asked for, the same each time."""
    (picture,) = (await asked(gained(), CHART)).blocks
    assert isinstance(picture, Picture)
    light, dark = picture.draw(Theme.LIGHT), picture.draw(Theme.DARK)

    assert light.startswith(b"\x89PNG")
    assert light != dark
    assert light == picture.draw(Theme.LIGHT)
    assert "After 80%" in picture.text


async def test_tables() -> None:
    """A row a question and a row a player; no cell is a formula."""
    questions, board = files(await asked(calm(), CSV))
    first, second = rows(questions)

    assert ("5", "4", "80", "") == (
        first["answered"],
        first["right"],
        first["right in percent"],
        first["note"],
    )
    assert ("4", "", "not told: fewer than five answered") == (
        second["answered"],
        second["right"],
        second["note"],
    )
    assert "'=HYPERLINK(1)" in [row["player"] for row in rows(board)]
    assert questions.name != board.name


async def test_tables_of_both_ends() -> None:
    """With both shares; one that was ended in between has the first alone."""
    (whole,) = files(await asked(gained(), CSV))
    (half,) = files(await asked(played({0: "WWWWR"}, Mode.BOTH_ENDS, until=2), CSV))

    assert ("20", "80") == (
        rows(whole)[0]["right before in percent"],
        rows(whole)[0]["right in percent"],
    )
    assert ("20", "", "") == (
        rows(half)[0]["right before in percent"],
        rows(half)[0]["right in percent"],
        rows(half)[0]["answered after"],
    )


@pytest.mark.parametrize("language", Language)
async def test_the_page_stands_alone(language: Language) -> None:
    """No script, nothing loaded, names escaped, a header for each row and column."""
    (file,) = files(await asked(calm(), PAGE, language))
    seen = Seen(file.text)

    assert not seen.all("script")
    assert not seen.all("link")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in file.text
    (image,) = seen.all("img")
    assert image["src"] is not None
    assert image["src"].startswith("data:image/svg+xml;base64,")
    assert image["alt"]
    assert {"col", "row"} == {each["scope"] for each in seen.all("th")}
    assert [{"lang": language.value}] == seen.all("html")
    assert 1 == len(seen.all("h1"))


async def test_the_chart_of_a_page() -> None:
    """Drawn without matplotlib, so that a page is there at once: each bar from zero, in its length."""
    file = next(iter(files(await asked(gained(), PAGE))))
    (image,) = Seen(file.text).all("img")
    drawn = base64.b64decode((image["src"] or "").partition(",")[2]).decode()
    widths = re.findall(r'<rect x="14" y="[0-9.]+" width="([0-9.]+)"', drawn)

    assert ["692", "138.4", "692", "553.6"] == widths[:4]  # 20 percent before, 80 after
    assert "Before 20%" in drawn
    assert "What of entry-0?: 20% to 80%" in (image["alt"] or "")
    Seen(drawn)


async def test_nothing_was_played() -> None:
    """All forms say so, and none fails."""
    nothing = played({}, until=0)

    assert "Nobody" in str((await asked(nothing, MESSAGE)).blocks)
    assert "no question" in str((await asked(nothing, MESSAGE)).blocks).casefold()
    assert [] == rows(files(await asked(nothing, CSV))[0])
    assert "no question" in files(await asked(nothing, PAGE))[0].text.casefold()
