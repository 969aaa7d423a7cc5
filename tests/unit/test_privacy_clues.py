"""The clues by which a phrase of the guard is passed over: none hides what the phrase matches."""

from __future__ import annotations

import random
import re
import re._constants as op
import re._parser as parser
from collections.abc import Iterable
from typing import Any

import pytest

from benchmarks import clues
from bot.privacy import IN_DANGER, THEIR_CASE
from bot.privacy.people import told
from bot.privacy.phrases import Phrases, compiled, key, known
from tests.unit import test_privacy as heard

KNOWN = known()
HEARD = (*heard.DANGER, *heard.IDENTITY, *heard.CONTACT, *heard.OWN_CASE, *heard.GENERAL)
WORDS = "the a mi de que casa border 2015 trump i".split()


def test_every_phrase_has_clues_and_none_is_left_from_an_old_one() -> None:
    assert KNOWN.keys() == {key(phrase) for phrase in clues.PHRASES}, (
        "a phrase was changed: run python -m benchmarks.clues"
    )


def test_no_text_that_a_phrase_matches_is_without_its_clues() -> None:
    assert [p for p in clues.PHRASES if not clues.covers(p, KNOWN[key(p)])] == []


@pytest.mark.parametrize(
    ("phrase", "kept", "covered"),
    [
        ("took my (?:son|cat)", [" took "], True),
        ("took my (?:son|cat)", ["son", "cat"], True),
        ("took my (?:son|cat)", ["son"], False),
        (r"(?:\w+ ){0,3}?help", ["help"], True),
        ("(?:please )?go", ["please"], False),
        (r"deport\w*|expel", ["deport", "expel"], True),
        (r"deport\w*|expel", ["deport"], False),
        (r"\w+", ["a"], False),
        ("(?! not)me", [" me "], True),
        ("[ab]c", [" ac ", " bc "], True),
        ("[ab]c", [" ac "], False),
        ("[^a]c", [" bc "], False),
        (r"(?:i|we) (?:am|\w+ed) here", [" i ", " we "], True),
    ],
)
def test_what_a_phrase_needs_is_read_off_its_pattern(
    phrase: str, kept: list[str], covered: bool
) -> None:
    assert clues.covers(phrase, kept) is covered


@pytest.mark.parametrize("group", [IN_DANGER, THEIR_CASE])
def test_texts_are_found_as_by_one_pattern_for_all_phrases(group: Phrases) -> None:
    joined = "|".join(f"(?:{phrase})" for phrase in group.patterns)
    whole, draw = re.compile(rf"(?<!\S)(?:{joined})(?!\S)"), random.Random(7)  # noqa: S311  any texts will do
    made = [_text(phrase, draw) for phrase in group.patterns for _ in range(12)]
    texts = [told(text) for text in HEARD] + made
    found = {text: group.match(text) for text in texts}
    assert found == {text: whole.search(text) is not None for text in texts}
    assert sum(found[text] for text in made) > len(made) / 2  # lookaheads undo some


def test_only_phrases_whose_clues_a_text_has_are_compiled() -> None:
    compiled.cache_clear()
    assert not Phrases(clues.PHRASES).match(told("How many deportations were there in 2015?"))
    assert compiled.cache_info().currsize < len(clues.PHRASES) / 20


def test_a_phrase_without_known_clues_is_still_found() -> None:
    assert Phrases(("a phrase of tomorrow",)).match("this is a phrase of tomorrow")


def _text(phrase: str, draw: random.Random) -> str:
    """A text like those that the phrase matches, a word or two before and after it."""
    around = [" ".join(draw.choices(WORDS, k=draw.randrange(3))) for _ in range(2)]
    return " ".join(f"{around[0]} {_drawn(parser.parse(phrase), draw)} {around[1]}".split())


def _drawn(parts: Iterable[tuple[Any, Any]], draw: random.Random) -> str:
    return "".join(_part(code, argument, draw) for code, argument in parts)


def _part(code: Any, argument: Any, draw: random.Random) -> str:
    if code is op.LITERAL:
        return chr(argument)
    if code is op.IN:
        code, argument = draw.choice(argument)
        return draw.choice("aos") if code is op.CATEGORY else _of_class(code, argument, draw)
    if code is op.SUBPATTERN:
        return _drawn(argument[3], draw)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT):
        least, most, body = argument
        rounds = draw.randint(least, min(most, least + 2))
        return "".join(_drawn(body, draw) for _ in range(rounds))
    return _drawn(draw.choice(argument[1]), draw) if code is op.BRANCH else ""


def _of_class(code: Any, argument: Any, draw: random.Random) -> str:
    return chr(argument if code is op.LITERAL else draw.randint(*argument))
