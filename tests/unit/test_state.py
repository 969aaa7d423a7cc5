"""What a community keeps, read: what is sound as it is, what is not left out."""

from __future__ import annotations

from typing import Any

import pytest

from bot.curation.roles import Role
from bot.curation.settings import Pause, Settings
from bot.curation.state import State
from bot.entries import EntryId, Language
from bot.store import Document, Kind, PersonHash, Snapshot
from tests.stores.damage import DRAFT, ENTRY, RECORD, bodies, everything, to_be_mended

HOURS = EntryId("harbour-hours")
ANA, BEN = PersonHash("a"), PersonHash("b")


def state(*documents: Document) -> State:
    return State.of(Snapshot(1, documents))


def one(kind: Kind, key: str, body: Any) -> State:
    return state(Document(kind, key, 3, body))


@pytest.mark.parametrize("body", bodies(Kind.ENTRY))
def test_an_entry_that_is_damaged_is_left_out(body: Any) -> None:
    """But its version is known, so that a sound one can be written over it."""
    read = one(Kind.ENTRY, HOURS, body)

    assert {} == read.kept
    assert 3 == read.version_of(Kind.ENTRY, HOURS)


def test_an_entry_under_another_id_is_left_out() -> None:
    """Whatever would be changed or retired would not be what is shown."""
    assert {} == one(Kind.ENTRY, "market-hours", ENTRY).kept


@pytest.mark.parametrize("body", bodies(Kind.TAUGHT))
def test_taught_questions_that_are_damaged_are_left_out(body: Any) -> None:
    """A text is no list of letters."""
    assert {} == one(Kind.TAUGHT, HOURS, body).taught


@pytest.mark.parametrize("body", bodies(Kind.ROLE))
def test_a_role_that_is_none_is_nobodys(body: Any) -> None:
    """Who has none that is known may do the least."""
    assert Role.MEMBER is one(Kind.ROLE, ANA, body).role(ANA)


@pytest.mark.parametrize("key", ["approval", "tickets", "pause", "colour"])
@pytest.mark.parametrize("body", [b for b in bodies(Kind.SETTING) if b != {"value": True}])
def test_a_setting_that_says_nothing_is_not_set(key: str, body: Any) -> None:
    """The default holds."""
    assert Settings() == one(Kind.SETTING, key, body).settings


@pytest.mark.parametrize("value", [5, True, [], ["a"], {"en": "a"}])
def test_a_name_that_is_no_text_is_none(value: Any) -> None:
    """Nobody reads brackets."""
    assert "" == one(Kind.SETTING, "name", {"value": value}).settings.name


@pytest.mark.parametrize("text", [None, 5, "a", [], {}, {"fr": "a"}, {"en": 5}, {"en": ["a"]}])
def test_a_help_contact_that_is_damaged_is_none(text: Any) -> None:
    """Whoever needs help must not be sent nowhere."""
    sound = {"name": {"en": "The desk"}, "reach": {"en": "Ring"}, "checked": "2026-05-01"}
    bad = [sound | {part: text} for part in ("name", "reach", "checked")]

    assert one(Kind.SETTING, "contact", {"value": sound}).settings.contact
    for value in bad:
        assert one(Kind.SETTING, "contact", {"value": value}).settings.contact is None


@pytest.mark.parametrize("body", bodies(Kind.DRAFT))
def test_a_draft_that_nobody_could_mend_is_left_out(body: Any) -> None:
    """There is no id to go on from, or what the program itself wrote of it is damaged."""
    assert {} == one(Kind.DRAFT, "k1", body).drafts


@pytest.mark.parametrize("record", to_be_mended())
def test_a_draft_that_somebody_may_mend_is_kept(record: Any) -> None:
    """Whatever else is wrong with it, it has a title in lists."""
    draft = one(Kind.DRAFT, "k1", DRAFT | {"record": record}).drafts["k1"]

    assert record == draft.record
    assert all(isinstance(draft.title(language), str) for language in Language)


def test_what_is_damaged_takes_nothing_else_along() -> None:
    """All sorts of it beside what is sound."""
    sound = (
        Document(Kind.ENTRY, HOURS, 2, ENTRY),
        Document(Kind.HIDDEN, "amlo", 1, {}),
        Document(Kind.TAUGHT, "amlo", 1, {"questions": {"es": ["¿Quién?"], "en": ["Who?"]}}),
        Document(Kind.ROLE, ANA, 1, {"role": "admin"}),
        Document(Kind.DRAFT, "k1", 1, DRAFT),
    )
    read = state(*everything(), *sound)

    assert [HOURS] == [*read.kept]
    assert "It opens at nine." == read.kept[HOURS].entry.answer.en
    assert ["Who?", "¿Quién?"] == [p.text for p in read.taught[EntryId("amlo")].phrasings]
    assert {ANA: Role.ADMIN} == read.roles
    assert ["k1"] == [*read.drafts]


def test_settings_are_read() -> None:
    """Each as it was set."""
    values = {"name": "Harbour Town", "approval": False, "tickets": True, "pause": "own"}
    documents = (Document(Kind.SETTING, key, 1, {"value": v}) for key, v in values.items())

    assert Settings("Harbour Town", False, True, Pause.OWN) == state(*documents).settings


@pytest.mark.parametrize(
    ("roles", "approval", "needed"),
    [
        ([], None, False),
        (["moderator"], None, False),
        (["moderator", "host"], None, False),
        (["moderator", "admin"], None, True),
        (["moderator", "admin"], False, False),
        ([], True, True),
    ],
)
def test_a_second_person_must_agree_once_there_are_two(
    roles: list[str], approval: bool | None, needed: bool
) -> None:
    """Unless it is set otherwise."""
    given = [Document(Kind.ROLE, f"p{n}", 1, {"role": role}) for n, role in enumerate(roles)]
    set_ = [Document(Kind.SETTING, "approval", 1, {"value": approval})]

    assert needed is state(*given, *set_).needs_approval


def test_entries_say_who_added_them() -> None:
    """The community by its name, the day, and whether a pack's entry stands under it."""
    named = Document(Kind.SETTING, "name", 1, {"value": "Harbour Town"})
    read = state(named, Document(Kind.ENTRY, HOURS, 1, ENTRY))
    (beside,), (above,) = read.entries([]), read.entries([HOURS])

    assert beside.added is not None
    assert above.added is not None
    assert ("Harbour Town", "2026-05-01", False) == (
        beside.added.community,
        beside.added.on,
        beside.added.replaces,
    )
    assert above.added.replaces


def test_a_draft_reads_back_as_it_was_written() -> None:
    """Whatever a store keeps of it."""
    draft = one(Kind.DRAFT, "k1", DRAFT).drafts["k1"]

    assert DRAFT == draft.body
    assert (HOURS, "When does the harbour open?") == (
        draft.entry_id,
        draft.title(Language.ENGLISH),
    )
    assert RECORD == draft.record
