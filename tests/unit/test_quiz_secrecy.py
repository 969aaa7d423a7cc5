"""What is right cannot be told from a card, a receipt or a form: it is not in what they are made of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from random import Random

import pytest

from bot.entries import Bilingual, Language, Phrasing
from bot.items import Item, ItemKind
from bot.knowledge.pack import Pack
from bot.quiz import session as states
from bot.quiz.composing import placed
from bot.quiz.picks import pressed
from bot.quiz.session import Mode, Session
from bot.sessions import Pressed
from bot.wording import playing, practising, quiz
from tests.unit.quiz_values import NOW, prepared

EN, ES = Language
OTHER = Bilingual("Something else.", "Otra cosa.")


def with_another_key(item: Item) -> Item:
    """The same question and options, of which all others are right, for other reasons."""
    options = tuple(replace(each, right=not each.right, why=OTHER) for each in item.options)
    forms = (Phrasing("else", EN), Phrasing("otra", ES))
    number = item.number and item.number + Decimal(7)
    return replace(
        item, options=options, why=OTHER, accepted=item.accepted and forms,
        near=item.near and forms, number=number, tolerance=Decimal(3),
    )  # fmt: skip


def of_items(pack: Pack, items: Iterable[Item]) -> Pack:
    return replace(pack, items=tuple(items))


def over(pack: Pack, mode: Mode, languages: tuple[Language, ...]) -> Session:
    """A session of all items, its first round open."""
    rounds = placed(pack.items, Random(1))  # noqa: S311 - the same each time
    wished = prepared(1, mode, languages=languages)
    twice = rounds * 2 if mode is Mode.BOTH_ENDS else rounds
    return states.begin(replace(wished, rounds=twice), NOW)


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("languages", [(EN,), (ES,), (EN, ES)])
def test_a_card_is_the_same_whatever_is_right(
    pack: Pack, mode: Mode, languages: tuple[Language, ...]
) -> None:
    """Open, paused and closed; words, labels, tokens and their order."""
    other = of_items(pack, map(with_another_key, pack.items))
    first = over(pack, mode, languages)
    for number in range(len(pack.items)):
        playing_it = replace(first, current=number)
        opened = states._opened(playing_it, number, NOW)
        for session in (opened, states.pause(opened, NOW), states.close(opened, NOW)):
            assert quiz.card(session, number, pack) == quiz.card(session, number, other)


@pytest.mark.parametrize("mode", [Mode.CALM, Mode.RACE])
@pytest.mark.parametrize("language", Language)
def test_a_receipt_is_the_same_whatever_is_right(
    pack: Pack, mode: Mode, language: Language
) -> None:
    """For each option that can be pressed, and for what is typed."""
    session = over(pack, mode, (language,))
    for item in pack.items:
        changed = with_another_key(item)
        values = ["nearby", None]
        if item.options:
            values = [pressed(item, n)(None) for n in range(len(item.options))]
        for value in values:
            kept = Pressed(True, value, 3)
            assert playing.receipt(session, item, kept, language) == playing.receipt(
                session, changed, kept, language
            )
        if item.kind.is_typed:
            assert playing.form(session, 0, item, language) == playing.form(
                session, 0, changed, language
            )


@pytest.mark.parametrize("language", Language)
def test_what_is_practised_is_asked_the_same_whatever_is_right(
    pack: Pack, language: Language
) -> None:
    """With and without something picked."""
    for item in pack.items:
        changed, order = with_another_key(item), tuple(range(len(item.options)))
        given = "0" if item.kind in {ItemKind.SEVERAL, ItemKind.ORDER} else None
        assert practising.question(item, order, given, None, language) == practising.question(
            changed, order, given, None, language
        )


def test_the_reveal_keeps_the_order_of_the_card(pack: Pack) -> None:
    """Each option has the letter under which it was pressed."""
    session = over(pack, Mode.CALM, (EN,))
    said = quiz.Voices((EN,))
    for number, item in enumerate(pack.items):
        order = session.rounds[number].order
        asked = quiz.lettered(item, order, said)
        told = quiz.reasons(item, said, order)
        assert [f"{letter}) {text}" for letter, text in asked] == [name for name, _ in told]
        if item.kind is ItemKind.SINGLE:
            letter = next(
                letter for (letter, _), n in zip(asked, order, strict=True) if item.options[n].right
            )
            assert quiz.right_of(item, said, order).startswith(f"{letter})")
