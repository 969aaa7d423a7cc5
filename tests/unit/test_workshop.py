"""A workshop of some length and topics: what is in it, and how it reads on paper."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.entries import Language
from bot.items import ItemKind
from bot.knowledge import loader
from bot.knowledge.pack import Pack
from bot.workshop import markdown, page
from bot.workshop.paper import Blank, Heading, Meanings, Paper, Paragraph, Points, Table
from bot.workshop.plan import LEAST, MOST, Part, plan
from bot.workshop.writing import paper
from tests.unit.pages import Seen
from tests.unit.played import pack as played_pack

SHIPPED = Path(__file__).parents[2] / "knowledge/country-of-refuge"
EN, ES = Language


@cache
def shipped() -> Pack:
    return loader.load(SHIPPED)


def in_markdown(
    topics: tuple[str, ...] = ("border",), language: Language = EN, seed: int = 1
) -> str:
    return markdown.written(paper(plan(shipped(), topics, 45, seed), shipped(), seed, language))


@settings(max_examples=40, deadline=None)  # the first reads the pack
@given(
    st.integers(LEAST, MOST),
    st.sets(st.sampled_from(["border", "returns", "article", "election"])),
    st.integers(0, 9),
)
def test_whatever_is_asked_for(minutes: int, topics: set[str], seed: int) -> None:
    """The time is all of it; what is in it is of these topics; the same seed makes the same."""
    pack = shipped()
    made = plan(pack, topics, minutes, seed)
    names = topics or {topic.id for topic in pack.topics}

    assert minutes == made.minutes
    assert all(made.times[part] > 0 for part in Part)
    assert made.times[Part.READING] >= 2  # minutes, in which an entry can be read
    assert names == {topic.id for topic in made.topics}
    assert {pack.by_id[asked.item.entry].topic for asked in made.quiz} <= names
    assert {asked.item.entry for asked in made.quiz} <= {entry.id for entry in made.entries}
    assert len(made.goals) >= 3
    assert len(made.prompts) >= 2
    assert len({asked.item.id for asked in made.quiz}) == len(made.quiz) >= 3
    assert made == plan(pack, topics, minutes, seed)


def test_another_seed_makes_another_quiz() -> None:
    """And a longer one has more of everything."""
    pack = shipped()
    short, other, long = plan(pack, (), 30, 1), plan(pack, (), 30, 2), plan(pack, (), 120, 1)

    assert short.quiz != other.quiz
    assert len(short.quiz) < len(long.quiz)
    assert len(short.prompts) < len(long.prompts)
    assert len(short.goals) < len(long.goals)


def test_topics_take_turns() -> None:
    """No topic has all goals and questions while another has none."""
    made = plan(shipped(), ("border", "returns", "election"), 45, 1)
    themes = [t for t in shipped().workshop.themes if t.topic in {"border", "returns", "election"}]

    assert [theme.goals[0] for theme in themes] in (
        list(made.goals),
        sorted(made.goals, key=lambda goal: [theme.goals[0] for theme in themes].index(goal)),
    )
    assert all(set(theme.prompts) & set(made.prompts) for theme in themes)


@pytest.mark.parametrize(
    ("language", "heads"),
    [
        (EN, ["Goals", "Time", "Quiz", "To discuss", "Source sheet", "Glossary"]),
        (ES, ["Objetivos", "Tiempo", "Concurso", "Para conversar", "Hoja de fuentes", "Glosario"]),
    ],
)
def test_its_parts(language: Language, heads: list[str]) -> None:
    """In the order in which they are used, the key last."""
    text = in_markdown(language=language)
    found = re.findall(r"^## (.*)$", text, re.MULTILINE)

    assert heads == found[:-1]
    assert found[-1] in {"Answer key, for the host", "Respuestas, para quien dirige"}


def test_the_quiz_does_not_tell_its_answers() -> None:
    """Reasons stand in the key alone, and the key has all of them."""
    made = plan(shipped(), (), 90, 3)
    before, _, key = in_markdown_of(made).partition("## Answer key")

    for asked in made.quiz:
        for option in asked.item.options:
            why = markdown.plain(option.why.best(EN))
            assert why not in before
            assert why in key
    assert {ItemKind.SINGLE, ItemKind.TRUE_FALSE} <= {asked.item.kind for asked in made.quiz}


def in_markdown_of(made: object) -> str:
    return markdown.written(paper(made, shipped(), 1, EN))  # type: ignore[arg-type]


def test_letters_are_those_of_the_quiz() -> None:
    """The key names an option by the letter under which it stands."""
    made = plan(shipped(), ("border",), 45, 1)
    text = in_markdown_of(made)
    single = next(a for a in made.quiz if a.item.kind is ItemKind.SINGLE)
    place = next(n for n, o in enumerate(single.order) if single.item.options[o].right)
    option = markdown.plain(single.item.options[single.order[place]].text.best(EN))

    assert f"- {'ABCDE'[place]}) {option}\n" in text
    assert f"Right: {'ABCDE'[place]}) {option}" in text


def test_the_source_sheet_says_where_and_who() -> None:
    """The article with its author, and each entry with paragraphs, dates and kind."""
    made = plan(shipped(), ("border",), 45, 1)
    text = in_markdown_of(made)

    assert "Luis Gómez Romero, The Conversation, 2018" in text
    for entry in made.entries:
        assert markdown.plain(entry.answer.best(EN)) in text
    assert "Reported by Mexico's National Human Rights Commission · paragraph 18" in text
    assert "When: 2017" in text
    assert "Where:" not in text


def test_the_address_stands_there_where_the_pack_has_one() -> None:
    """It is nobody's guess: the shipped pack has none."""
    pack = shipped()
    with_one = replace(pack, about=replace(pack.about, address="https://example.org/a"))
    made = paper(plan(with_one, ("border",), 45, 1), with_one, 1, ES)

    assert "Dónde: https://example.org/a" in markdown.written(made)


def test_a_pack_without_topics_or_workshops() -> None:
    """It has a quiz and its sources all the same; with nothing at all, the time at least."""
    small, empty = played_pack(4), replace(played_pack(4), items=())

    made = plan(small, (), 30, 1)
    assert 4 == len(made.quiz)
    assert "What of entry-0?" in markdown.written(paper(made, small, 1, EN))
    assert "A harbour" in markdown.written(paper(made, small, 1, EN)).splitlines()[2]
    assert "## Quiz" not in markdown.written(paper(plan(empty, (), 30, 1), empty, 1, EN))


ODD = Paper(
    "A <b> *title*",
    (
        Heading("1. <i>", 3, apart=True),
        Paragraph("# no heading"),
        Paragraph("- no list & [no link](x)", fine=True),
        Points(("2018. so", "b|c"), lettered=True),
        Points(("a_b_c",), numbered=True),
        Meanings((("`x`", "</dd><script>"),)),
        Table(("h", "i"), (("1|2", "<td>"),)),
        Blank(),
    ),
)


def test_text_means_itself_in_markdown() -> None:
    """Whatever it holds."""
    assert markdown.written(ODD).split("\n\n") == [
        r"# A \<b\> \*title\*",
        r"### 1\. \<i\>",
        r"\# no heading",
        r"*\- no list & \[no link\](x)*",
        "- A) 2018\\. so\n- B) b\\|c",
        r"1. a\_b\_c",
        r"- **\`x\`**: \</dd\>\<script\>",
        "| h | i |\n| --- | --- |\n| 1\\|2 | \\<td\\> |",
        "\\_" * 12 + "\n",
    ]


@pytest.mark.parametrize("language", Language)
def test_the_page(language: Language) -> None:
    """Balanced, without scripts or anything loaded, with one main heading."""
    seen = Seen(page.written(paper(plan(shipped(), (), 90, 1), shipped(), 1, language), language))
    odd = Seen(page.written(ODD, language))

    for each in (seen, odd):
        assert not {"script", "link", "img", "i", "td>"} & {tag for tag, _ in each.tags}
        assert 1 == len(each.all("h1"))
        assert all(attributes["scope"] for attributes in each.all("th"))
    assert [{"lang": language.value}] == seen.all("html")
