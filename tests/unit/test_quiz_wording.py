"""What people read of items and picks, whatever the language of the card."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.entries import Language
from bot.items import Item, ItemKind
from bot.knowledge.pack import Pack
from bot.quiz import session as states
from bot.quiz.scoring import Tally
from bot.quiz.session import Mode, Round, Session
from bot.replies import Buttons, Fine, Reply, Text
from bot.sessions import Pressed
from bot.wording import playing, quiz, tokens
from bot.wording.quiz import Voices
from bot.wording.tokens import Action
from tests.unit.quiz_values import NOW, item, number, prepared

BOTH = (Language.ENGLISH, Language.SPANISH)
ENGLISH = Voices(BOTH[:1])


def texts(reply: Reply) -> list[str]:
    return [block.text for block in reply.blocks if isinstance(block, Text | Fine)]


@pytest.mark.parametrize(("value", "shown"), [("2014", "2014"), ("1000", "1,000"), ("4", "4")])
def test_a_year_has_no_comma(value: str, shown: str) -> None:
    """A number of the size of a year is written as one; others have their thousands apart."""
    assert shown == quiz.right_of(number("n", value), ENGLISH, ())


def test_several_right_options_stand_in_the_order_of_their_letters() -> None:
    """However the options were mixed."""
    several = item("s", "+-+", ItemKind.SEVERAL)

    assert "A) s 2, C) s 0" == quiz.right_of(several, ENGLISH, (2, 1, 0))


def test_who_presses_a_card_in_both_languages_reads_both() -> None:
    """The press does not tell which language the person reads."""
    card = prepared(languages=BOTH)
    said = texts(playing.receipt(card, item("i"), Pressed(True, "1", 1), Language.ENGLISH))

    assert ["Your answer: i 1 / Tu respuesta: i 1", "You can change it until the host"] == [
        said[0],
        said[1][:32],
    ]
    assert "hasta que se cierre la pregunta" in said[1]


def test_the_form_of_a_card_in_both_languages_is_in_both() -> None:
    """Its question and its field; its title is short."""
    form = playing.form(prepared(languages=BOTH), 0, number("n", "4"), Language.ENGLISH)

    assert ["n?\n\n¿n?"] == texts(form)
    assert form.form
    assert "Your answer" == form.form.title
    assert "Your answer / Tu respuesta" == form.form.fields[0].label


def test_a_card_in_one_language_is_answered_in_it() -> None:
    """Whichever language that is."""
    card = prepared(mode=Mode.CALM)
    said = texts(playing.receipt(card, item("i"), Pressed(True, None, 1), Language.ENGLISH))

    assert "You have picked nothing now." == said[0]


def test_a_reveal_in_both_languages_opens_the_entry_in_each(pack: Pack) -> None:
    """A button is pressed by whoever reads its language, and the entry comes in that one."""
    asked = pack.items[0]
    session = begun_in(BOTH, asked)
    reply = quiz.reveal(session, 0, asked, Tally(), 1, pack)
    opening = [
        (choice.label, pointer.language)
        for block in reply.blocks
        if isinstance(block, Buttons)
        for choice in block.choices
        if (pointer := tokens.parse(choice.token)) and pointer.action is Action.OPEN
    ]

    assert [("Open the entry", "en"), ("Abrir la entrada", "es")] == opening


def begun_in(languages: tuple[Language, ...], asked: Item) -> Session:
    """A session of one item, with its round open."""
    rounds = (Round(asked.id, tuple(range(len(asked.options)))),)
    return states.begin(replace(prepared(languages=languages), rounds=rounds), NOW)
