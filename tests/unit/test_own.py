"""A community's own entries beside a pack: cheap to add, weighed as if indexed at once."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.entries import Bilingual, Entry, EntryId, Language, Phrasing, StatementKind
from bot.knowledge.pack import Pack
from bot.matching.matcher import Matcher
from bot.matching.own import NOTHING, Own

WORDS = "harbour boat mayor library bread bridge tower river school market garden ferry".split()


def entry(name: str, *asked: str) -> Entry:
    phrasings = tuple(Phrasing(text, Language.ENGLISH) for text in asked)
    return Entry(EntryId(name), "topic", StatementKind.NOTE, phrasings, Bilingual(f"On {name}."))


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    entries = [entry(word, f"where is the {word}", f"how old is our {word}") for word in WORDS]
    return Matcher(Pack("town", Bilingual("A town"), tuple(entries)))


def ranked(matcher: Matcher, own: Own, text: str) -> dict[str, float]:
    found = matcher.beside(own).rank(text).matches
    assert len({match.entry.id for match in found}) == len(found)  # each is listed once
    return {str(match.entry.id): match.confidence for match in found}


DEEDS = st.lists(
    st.tuples(st.sampled_from("abcdefgh"), st.sampled_from(["one", "two", None])), max_size=40
)


@settings(max_examples=20, deadline=None)
@given(deeds=DEEDS)
def test_any_order_of_changes_ranks_as_one_index_would(
    matcher: Matcher, deeds: list[tuple[str, str | None]]
) -> None:
    """What was replaced or taken away leaves no trace."""
    own, there = NOTHING, {}
    for name, version in deeds:
        if version is None:
            own = matcher.drop(own, [EntryId(name)])
            there.pop(name, None)
        else:
            there[name] = entry(name, f"when does the {name}{name} {version} zoo open")
            own = matcher.put(own, [there[name]])

    at_once = matcher.own([*there.values()]) if there else NOTHING
    asked = "when does the aa one zoo open"
    assert sorted(there) == sorted(each.id for each in own.entries)
    assert ranked(matcher, at_once, asked) == pytest.approx(ranked(matcher, own, asked), rel=1e-4)


def test_adding_one_leaves_the_large_shelf_as_it_is(matcher: Matcher) -> None:
    """Only what is new is indexed."""
    many = matcher.own([entry(f"e{n}", f"what is thing number {n}") for n in range(200)])
    more = matcher.put(many, [entry("new", "who keeps the keys")])

    assert many.shelves[0] is more.shelves[0]
    assert 1 == len(more.shelves[1])
    assert 201 == len(more)


def test_shelves_stay_few(matcher: Matcher) -> None:
    """However many are added one by one."""
    own = NOTHING
    for number in range(300):
        own = matcher.put(own, [entry(f"e{number}", f"what is thing number {number}")])

    assert 300 == len(own)
    assert len(own.shelves) <= 4


def test_a_packs_answers_are_untouched_by_entries_on_other_things(matcher: Matcher) -> None:
    """The best one stays the best."""
    own = matcher.own([entry(f"e{n}", f"which colour has lamp {n}") for n in range(30)])

    for word in WORDS:
        assert word == next(iter(ranked(matcher, own, f"where is the {word}")))


def test_a_packs_entry_that_stands_twice_counts_once(matcher: Matcher) -> None:
    """The ways a community taught to ask for it reach it, and it is listed once."""
    taught = matcher.own([entry("ferry", "when does the last crossing leave")])
    found = ranked(matcher, taught, "when does the last crossing leave")

    assert "ferry" == next(iter(found))


def test_a_communitys_words_are_no_slips(matcher: Matcher) -> None:
    """ "Breed" is a name here, and not a bad "bread"; where nobody has it, it is."""
    own = matcher.own([entry("breed", "where does miss breed live")])

    assert ("breed",) == matcher.beside(own).rank("breed").reading.corrected
    assert ("bread",) == matcher.rank("breed").reading.corrected


def test_slips_in_a_communitys_words_are_put_right(matcher: Matcher) -> None:
    """As those in a pack's are."""
    own = matcher.own([entry("trip", "when is the trip to Xochimilco")])

    assert "xochimilco" in matcher.beside(own).rank("xochimilko").reading.corrected
