"""How sent questions are grouped, coded, scrubbed, and held until they are sent."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.curation.unanswered import grouped, scrubbed, spelled
from bot.entries import Language
from bot.events import PersonId
from bot.held import Held
from bot.store import Ticket

NOW = datetime(2026, 3, 4, tzinfo=UTC)
ANA, BEN = PersonId("ana"), PersonId("ben")


def tickets(*texts: str, language: Language = Language.ENGLISH) -> tuple[Ticket, ...]:
    return tuple(
        Ticket(f"t{number}", text, language, date(2026, 3, 4), f"c{number}")
        for number, text in enumerate(texts)
    )


def test_questions_alike_are_together_most_asked_first() -> None:
    """Word order, endings and little words do not part them."""
    groups = grouped(
        tickets(
            "Where do I buy bread?",
            "Where is the library printer?",
            "the printers of the library, where?",
            "where can i find the printer in the library",
        )
    )

    assert [("t1", "t2", "t3"), ("t0",)] == [group.ids for group in groups]


def test_the_commonest_wording_speaks_for_all() -> None:
    """Case and marks aside; among equals the oldest."""
    (group,) = grouped(tickets("the library printer", "Library printer?", "library PRINTER"))

    assert ("Library printer?", "the library printer") == group.wordings


def test_no_chain_of_small_steps_brings_strangers_together() -> None:
    """Each is held against the oldest of its group."""
    groups = grouped(tickets("bus school red", "school red train", "red train boat"))

    assert [("t0", "t1"), ("t2",)] == [group.ids for group in groups]


def test_questions_without_telling_words_are_alike_only_where_they_are_the_same() -> None:
    """What has no content words is not thrown together."""
    groups = grouped(tickets("who is it?", "what was that?", "Who is it"))

    assert [("t0", "t2"), ("t1",)] == [group.ids for group in groups]


@given(st.lists(st.sampled_from(["bus", "red bus", "red bus stop", "?", "¿y?", ""]), max_size=8))
def test_every_question_is_in_one_group(texts: list[str]) -> None:
    """None is lost, none is twice; each group has a wording."""
    groups = grouped(tickets(*texts))

    assert [f"t{n}" for n in range(len(texts))] == sorted(i for g in groups for i in g.ids)
    assert all(group.wordings[0] in texts for group in groups)


@given(st.text())
def test_a_code_is_eight_letters_that_nobody_mistakes(key: str) -> None:
    """None of 0, o, 1, i and l."""
    code = spelled(key)

    assert 8 == len(code)
    assert not set(code) & set("0o1il")
    assert code == spelled(key)


@pytest.mark.parametrize(
    "text", ["I was deported yesterday", "write to me at ana@example.org", "   "]
)
def test_what_the_guard_finds_is_not_sent(text: str) -> None:
    """Scrubbed or not."""
    assert scrubbed(text) is None


def test_a_sent_question_is_one_line_of_500_characters() -> None:
    """As much as is read of any question."""
    assert "a b" == scrubbed(" a\n b ")
    assert 500 == len(scrubbed("ab " * 400) or "")


def test_words_are_held_for_one_person_and_a_quarter_of_an_hour() -> None:
    """Nobody else takes them, and nobody later."""
    held: Held[str] = Held(lambda: "k")
    key = held.hold(ANA, "words", NOW)

    assert held.look(BEN, key, NOW) is None
    assert held.look(ANA, "other", NOW) is None
    assert "words" == held.look(ANA, key, NOW + timedelta(minutes=15))
    held.forget(NOW + timedelta(minutes=15, seconds=1))
    assert "words" not in repr(vars(held)["_held"])


def test_words_are_taken_once_and_replaced_by_the_next() -> None:
    """One thing a person."""
    keys = iter("ab")
    held: Held[str] = Held(lambda: next(keys))
    held.hold(ANA, "first", NOW)
    held.hold(ANA, "second", NOW)

    assert held.take(ANA, "a", NOW) is None
    assert "second" == held.take(ANA, "b", NOW)
    assert held.take(ANA, "b", NOW) is None


def test_a_crowd_does_not_fill_the_memory() -> None:
    """The longest silent lose theirs first."""
    keys = iter("ab")
    held: Held[str] = Held(lambda: next(keys), most=1)
    held.hold(ANA, "first", NOW)
    held.hold(BEN, "second", NOW)

    assert held.look(ANA, "a", NOW) is None
    assert "second" == held.look(BEN, "b", NOW)
