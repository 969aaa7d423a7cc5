"""Quiz items written as a file and read back."""

from __future__ import annotations

import pytest
import quizzes
from harbour import SHIPPED, Plain
from hypothesis import given
from hypothesis import strategies as st
from quiz_files import ENGLISH, SPANISH, UNHURRIED, items, only, packs, read, told

from bot.entries import Language
from bot.knowledge import loader
from bot.quiz.formats import files
from bot.quiz.formats import packs as held
from bot.quiz.formats.files import Format
from bot.quiz.formats.shape import canonical

ALL = [canonical(make()) for make in quizzes.KINDS]


def sent(made: list[Plain], format_: Format, language: Language = ENGLISH) -> str:
    return files.written(made, format_, language).text


def changes(before: Plain, after: Plain) -> list[Plain]:
    """What the file of an item says of the item that was there before."""
    incoming = read(sent([after], Format.GIFT), known=[before])
    assert [] == told(incoming)
    return list(incoming.sound)


@UNHURRIED
@given(packs())
def test_gift_gives_back_what_one_language_says(made: list[Plain]) -> None:
    """Everything of any item, into a pack without it."""
    for language in Language:
        back = read(sent(made, Format.GIFT, language), language=None)

        assert [] == told(back)
        assert [only(item, language) for item in made] == [*back.sound]


@UNHURRIED
@given(packs())
def test_the_files_of_two_languages_make_the_items_whole(made: list[Plain]) -> None:
    """The second is joined with what the first one brought, by id."""
    first = read(sent(made, Format.GIFT, ENGLISH))
    both = read(sent(made, Format.GIFT, SPANISH), known=[*first.sound], language=None)

    assert [] == told(both)
    assert made == [*both.sound]


@UNHURRIED
@given(packs())
@pytest.mark.parametrize("format_", [Format.CSV, Format.YAML])
def test_what_holds_both_languages_gives_back_everything(
    format_: Format, made: list[Plain]
) -> None:
    """Exactly as it was."""
    back = read(sent(made, format_), format_) if made else None

    assert back is None or [] == told(back)
    assert back is None or made == [*back.sound]


@UNHURRIED
@given(items())
def test_a_file_of_one_language_leaves_the_other_alone(item: Plain) -> None:
    """Nothing changes where nothing was changed."""
    assert [item] == changes(item, item)


@pytest.mark.parametrize("language", Language)
def test_what_comes_back_without_comments_keeps_what_they_said(language: Language) -> None:
    """As from Moodle, which writes none of ours: entries, levels and reasons stay."""
    lines = sent(ALL, Format.GIFT, language).split("\n")
    bare = "\n".join(line for line in lines if not line.startswith("//"))
    back = read(bare.replace("{#700:10", "{#\n\t=%100%700:10#\n\t"), known=ALL, language=language)

    assert [] == told(back)
    assert ALL == [*back.sound]


def test_the_shipped_quiz_is_made_of_its_two_gift_files() -> None:
    """Into the pack without it, the evidence looked at each time."""
    contents = loader.contents(SHIPPED)
    known = held.items_of(contents)
    without = {name: raw for name, raw in contents.items() if name != "quiz.yaml"}
    for language in Language:
        text = sent([*known.values()], Format.GIFT, language)
        there = held.items_of(without)
        incoming = files.read(text.encode("utf-8"), "q.gift", Format.GIFT, there)
        without = held.outcome(without, "pack", incoming).contents or {}

    assert known == held.items_of(without)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("format_", Format)
def test_the_shipped_quiz_comes_back_unchanged(format_: Format, language: Language) -> None:
    """All hundred items, or the single choices among them."""
    contents = loader.contents(SHIPPED)
    known = held.items_of(contents)
    made = files.written(known.values(), format_, language)
    back = read(made.text, format_, [*known.values()], language)

    assert [] == told(back)
    assert made.count == len(back.sound)
    assert all(known[item["id"]] == item for item in back.sound)


def test_aiken_takes_the_single_choices_and_tells_of_the_others() -> None:
    """Names, entries, levels and reasons are told to be lost."""
    made = files.written(ALL, Format.AIKEN, ENGLISH)

    assert (
        "According to the 2001 article, in which year did the harbour open?\n"
        "A. 1990\nB. 1985\nC. 1979\nANSWER: A\n"
    ) == made.text
    assert "fishermen: left out, for Aiken has no questions of the kind several" in made.lost
    assert "reasons and the other language have no place here" in made.lost[-1]


def test_gift_tells_what_it_has_no_place_for() -> None:
    """The other language; an item that lacks this one is left out."""
    half = only(quizzes.text(), ENGLISH)
    made = files.written([half, *ALL[:1]], Format.GIFT, SPANISH, lambda entry: f"of-{entry}")

    assert 1 == made.count
    assert "town-name: left out, for stem is missing in es" in made.lost
    assert "$CATEGORY: refugio/of-harbour-all\n" in made.text
    assert "// refugio: entry=harbour-all, paragraphs=1, level=easy, kind=single\n" in made.text


def test_an_order_is_asked_as_places_in_gift() -> None:
    """With its reasons in comments, as pairs have none."""
    text = sent([canonical(quizzes.order())], Format.GIFT)

    assert "\t=1 -> a long quarrel\n\t=2 -> the harbour opens\n" in text
    assert "// refugio why 3: In 1995.\n" in text


def test_formulas_are_neutral_in_a_table() -> None:
    """And come back as they were."""
    item = canonical(quizzes.single(stem={"en": "=1+1 is what?", "es": "@a"}))
    text = sent([item], Format.CSV)

    assert ",'=1+1 is what?,'@a," in text
    assert [item] == [*read(text, Format.CSV).sound]


@UNHURRIED
@given(st.permutations(range(4)))
def test_options_may_stand_in_another_order(order: list[int]) -> None:
    """Each keeps what the item has of it in the other language."""
    item = canonical(quizzes.several())
    moved = {**item, "options": [item["options"][place] for place in order]}

    assert [moved] == changes(item, moved)


def test_an_option_in_new_words_keeps_its_place() -> None:
    """The Spanish of it stays."""
    item = canonical(quizzes.single())
    options = [dict(option) for option in item["options"]]
    options[1]["en"] = "1986"

    (after,) = changes(item, {**item, "options": options})
    assert "1985" == after["options"][1]["es"]
    assert "1986" == after["options"][1]["en"]


def test_the_file_of_the_other_language_must_have_the_same_options() -> None:
    """Or they cannot be told apart."""
    item = canonical(quizzes.single())
    fewer = {**item, "options": item["options"][::-1]}
    back = read(sent([fewer], Format.GIFT, SPANISH), known=[only(item, ENGLISH)], language=None)

    assert (
        "q.txt:5: [opening-year] marks other options as right than the item there is, at their"
        " places. Keep the options and their order, or give it a name of its own."
    ) in told(back)
