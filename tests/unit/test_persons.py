"""People as the store knows them."""

from __future__ import annotations

from bot.events import PersonId
from bot.persons import hashed

KEY, OTHER = b"k" * 32, b"l" * 32
ANA, BEN = PersonId("discord:1"), PersonId("slack:T1:1")


def test_a_persons_hash_is_always_the_same() -> None:
    """On every machine that has the key: roles are found by it."""
    assert "2660f4ac935b7742e525fbc0deeeb0b1" == hashed(ANA, KEY)


def test_people_and_keys_are_told_apart() -> None:
    """Nobody has another's roles, and a new key makes new hashes."""
    assert 3 == len({hashed(ANA, KEY), hashed(BEN, KEY), hashed(ANA, OTHER)})


def test_the_id_is_not_in_the_hash() -> None:
    """It has 32 hexadecimal digits, whatever the id."""
    for person in (ANA, BEN, PersonId(""), PersonId("ñ" * 500)):
        assert 32 == len(hashed(person, KEY))
        assert 0 <= int(hashed(person, KEY), 16)
