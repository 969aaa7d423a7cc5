"""The project's own question sets: what counts as proof and what does not."""

from benchmarks.article import Case, of_known, unphrased
from bot.entries import Bilingual, Entry, EntryId, Language, Phrasing, StatementKind
from bot.knowledge.pack import KnownQuestion


class Library:
    """The entries of a pack: one that answers, one that says the source does not say."""

    entries = tuple(
        Entry(EntryId(name), "t", kind, (Phrasing(text, Language.ENGLISH),), Bilingual("Text."))
        for name, kind, text in (
            ("amount", StatementKind.FACT, "How much was paid?"),
            ("gap-amount", StatementKind.GAP, "How much in 2018?"),
        )
    )


def case(text):
    return Case(text, "clean", "en", frozenset({"amount"}))


def test_a_question_that_stands_in_the_pack_proves_nothing():
    cases = [case("how much was paid"), case("What sum was handed over?")]
    assert unphrased(cases, Library) == cases[1:]


def test_a_known_question_that_must_meet_a_gap_or_nothing_is_a_decline():
    forms = {
        entry: of_known(KnownQuestion("Well?", Language.ENGLISH, entry), Library)
        for entry in ("amount", "gap-amount", None)
    }
    assert [found.form for found in forms.values()] == ["clean", "decline", "decline"]
    assert forms["amount"].entries == {"amount"}
