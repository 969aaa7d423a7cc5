"""A pack's figures.yaml: nothing is drawn that the source does not say."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from bot.errors import KnowledgeError, Problem
from bot.knowledge import build, charting, loader, schema, validate, yamlfile
from bot.knowledge.pack import Pack
from tests.conftest import ARTICLE_PACK

SHIPPED = (ARTICLE_PACK / charting.FILE).read_text("utf-8")


def problems(pack: Pack, text: str) -> list[Problem]:
    """What is wrong with charts written so, over the shipped pack."""
    document = yamlfile.parse(text.encode(), charting.FILE)
    if found := validate.problems(document, schema.FIGURES):
        return found
    drawn = tuple(build.chart(value) for value in document.value)
    return list(charting.problems(replace(pack, charts=drawn), document))


def changed(before: str, after: str) -> str:
    assert before in SHIPPED
    return SHIPPED.replace(before, after)


def test_shipped_charts_say_what_the_article_says(pack: Pack) -> None:
    """There are five, with nothing wrong in them."""
    assert problems(pack, SHIPPED) == []
    assert [chart.id for chart in pack.charts] == [
        "deportations",
        "border-patrol",
        "fleeing-violence",
        "survey-stay",
        "time-line",
    ]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("176,726", "176,727", "says 176727"),
        ('value: "176726"', 'value: "176727"', "is 176727, and '176,726' is said"),
        ('{en: "2013", es: "2013"}', '{en: "2012", es: "2012"}', "says 2012"),
        ("nearly 40%", "40%", "hedge (nearly)"),
        ("casi 40%", "40%", "hedge (nearly)"),
        ("some 351,000", "351,000", "hedge (about)"),
        ("around 20%", "20%", "hedge (about)"),
        ("according to Doctors Without Borders", "as told", "naming who says so"),
        ("no figure in the article", "127,000", "says 127000"),
        ('said: {en: "600,000"', 'said: {en: "700,000"', "says 700000"),
        ('at: {en: "1948", es: "1948"}', 'at: {en: "1951", es: "1951"}', "1951"),
        ("migrants surveyed on", "Cubans surveyed on", "'Cubans'"),
        ("- deportations-2015\n", "- no-such-entry\n", "which is no entry"),
        ("- border-patrol-2017\n", "- deportations-2015\n", "which offers 'deportations' already"),
        ("id: border-patrol\n", "id: deportations\n", "repeats the id"),
        ("kind: share", "kind: pie", "pie"),
        ('value: "40"', 'value: "forty"', "forty"),
        ('es: "176,726"', 'other: "176,726"', "unknown key"),
    ],
)
def test_what_is_not_in_the_article_is_refused(
    pack: Pack, before: str, after: str, found: str
) -> None:
    """Numbers, dates, hedges, voices, names: one that is changed is told with its line."""
    told = problems(pack, changed(before, after))

    assert any(found in problem.found for problem in told), told
    assert all(problem.line > 0 for problem in told)


def test_a_date_does_not_stand_with_another_s_paragraph(pack: Pack) -> None:
    """Of a time line each event is held against its own paragraphs only."""
    moved = changed("paragraphs: [11]", "paragraphs: [12]")

    assert {"time-line, title", "time-line, marks.3.said"} == {
        problem.place for problem in problems(pack, moved)
    }


def test_there_is_no_value_for_2014(pack: Pack) -> None:
    """The article gives 2013 and 2015; the gap between is said in words."""
    deportations = pack.charts[0]

    assert [mark.at.en for mark in deportations.marks] == ["2013", "2014", "2015"]
    assert [mark.value for mark in deportations.marks] == [78_733, None, 176_726]


def test_border_patrol_s_figures_are_not_called_central_americans(pack: Pack) -> None:
    """The article does not say so of them."""
    said = "".join(pack.charts[1].statement(language) for language in pack.rules.languages)

    assert "Central" not in said
    assert "entroamerican" not in said


def test_a_pack_with_a_changed_number_does_not_load(tmp_path: Path) -> None:
    """The whole load fails, and says where."""
    copy = tmp_path / "pack"
    shutil.copytree(ARTICLE_PACK, copy, ignore=shutil.ignore_patterns("compiled"))
    (copy / charting.FILE).write_text(changed("78,733", "78,734"), "utf-8")

    with pytest.raises(KnowledgeError) as refused:
        loader.load(copy)
    assert {problem.file for problem in refused.value.problems} == {charting.FILE}
