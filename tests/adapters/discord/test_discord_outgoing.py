"""Replies drawn as components: nothing lost, nothing that takes effect, within every limit."""

from __future__ import annotations

import re
from typing import Any

import pytest
from discord_town import labels, text_of, walk, within_limits
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.discord.outgoing import completed, payload, plain
from bot.entries import Language, StatementKind
from bot.knowledge.pack import Pack
from bot.replies import (
    Audience,
    Block,
    Buttons,
    Caveat,
    Choice,
    Facts,
    Fine,
    Label,
    Link,
    Options,
    Quote,
    Reply,
    Text,
)
from bot.wording import cards, outcomes

EVIL = "@everyone <@1> <#2> </ask:3> <t:4> **b** [x](https://evil.example) https://evil.example"
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=2500)
SHORT = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs"]), min_size=1, max_size=300)
TOKENS = st.text("abc:-1", min_size=1, max_size=100)
CHOICES = st.lists(st.builds(Choice, SHORT, TOKENS), min_size=1, max_size=60).map(tuple)
BLOCKS = st.one_of(
    *(st.builds(kind, TEXTS) for kind in (Label, Text, Quote, Caveat, Fine)),
    st.builds(Options, TEXTS, CHOICES),
    st.builds(Buttons, CHOICES),
    st.builds(Facts, st.lists(st.tuples(SHORT, TEXTS), min_size=1, max_size=9).map(tuple)),
    st.builds(Link, SHORT, SHORT, TEXTS),
)


def one(*blocks: Block) -> dict[str, Any]:
    """The only message that these blocks make."""
    [message] = payload(Reply(blocks, Language.ENGLISH))
    return message


def text(*blocks: Block) -> str:
    return text_of(one(*blocks)["components"])


def test_lines_part_cards_and_questions() -> None:
    """A line stands before each further title, and between questions and other buttons."""
    choices = (Choice("Who?", "a"),), (Choice("Topics", "b"),)
    cards = one(Text("a"), Label("b"), Text("c"), Label("d"))
    asked = one(Options("Which?", choices[0]), Buttons(choices[1]))

    assert [17, 10, 14, 10, 10, 14, 10] == [part["type"] for part in walk(cards["components"])]
    assert [17, 10, 1, 2, 14, 1, 2] == [part["type"] for part in walk(asked["components"])]


def test_no_line_begins_or_ends_a_message() -> None:
    """Where the next message goes on, or nothing is left to part, no line is drawn."""
    blocks = [block for n in range(30) for block in (Label(str(n)), Text("x"))]
    for message in payload(Reply((*blocks, Label(" ")), Language.ENGLISH)):
        [container] = message["components"]
        assert 14 not in (container["components"][0]["type"], container["components"][-1]["type"])

    assert [] == payload(Reply((Text(""), Label("")), Language.ENGLISH))


@given(st.lists(BLOCKS, min_size=1, max_size=30))
@settings(max_examples=150, deadline=None)
def test_any_reply_fits(blocks: list[Block]) -> None:
    """Whatever the core says, each message is one Discord takes."""
    for message in payload(Reply(tuple(blocks), Language.ENGLISH)):
        within_limits(message)


def test_nothing_is_lost_between_messages() -> None:
    """A reply too long for one message goes on in the next, in order."""
    said = [f"{number} " + "word " * 150 for number in range(12)]
    messages = payload(Reply(tuple(map(Text, said)), Language.ENGLISH))
    read = "\n".join(text_of(message["components"]) for message in messages)

    assert len(messages) == 3
    assert read.split() == " ".join(said).split()


def test_one_long_text_is_cut_between_words() -> None:
    """A text too long for any message is shown in pieces, whole."""
    said = " ".join(str(number) for number in range(3000))
    messages = payload(Reply((Text(said),), Language.ENGLISH))

    assert "\n".join(text_of(m["components"]) for m in messages).split() == said.split()


def test_many_parts_go_on_in_the_next_message() -> None:
    """Forty components are all there may be in one."""
    messages = payload(Reply(tuple(Text(str(n)) for n in range(50)), Language.ENGLISH))

    assert [len(walk(message["components"])) for message in messages] == [40, 12]


@pytest.mark.parametrize("language", list(Language))
def test_help_card_is_whole(pack: Pack, language: Language) -> None:
    """Every text and every address of the help card is shown."""
    reply = outcomes.contacts(pack, language)
    read = "\n".join(text_of(message["components"]) for message in payload(reply))

    for card in pack.help_cards:
        assert all(
            plain(each) in read for each in re.split(r"(?<=[.!?])\s+", card.text.best(language))
        )
        assert all(f"\n{link.address}\n" in read for link in card.links)


@pytest.mark.parametrize("language", list(Language))
def test_every_card_fits_one_message(pack: Pack, language: Language) -> None:
    """No answer of the shipped pack needs two, and none loses a word."""
    for entry in pack.entries:
        [message] = payload(Reply(tuple(cards.answer(entry, pack, language)), language))
        within_limits(message)
        assert plain(cards.kind_label(entry, language)) in text_of(message["components"])


@pytest.mark.parametrize("block", [Label, Text, Quote, Caveat, Fine])
def test_text_has_no_effect(block: type[Label]) -> None:
    """No mention, link or style in a text of ours or a pack's works."""
    shown = text(block(EVIL))

    for live in ("https://", " <", " **b", "](http"):
        assert live not in shown
    assert "\\<@1>" in shown
    assert "\\*\\*b\\*\\*" in shown


def test_nothing_between_brackets_has_an_effect() -> None:
    """Nor where something like a link begins far before the marks."""
    shown = text(Text("[one, **b** ||s|| `c` [x](https://evil.example)"))

    assert "[one, \\*\\*b\\*\\* \\|\\|s\\|\\| \\`c\\` \\[x]\\(https:\\//" in shown


@pytest.mark.parametrize("live", ["# big", "- point", "> quote", ">>> quote", "-# small", "* x"])
def test_line_has_no_effect(live: str) -> None:
    """Marks at the start of a line are letters like any other."""
    shown = text(Text(f"one\n{live}"))

    assert shown.startswith("one\n\\")


def test_names_have_no_effect() -> None:
    """Nor in the names and values of facts, or around a link."""
    shown = text(Facts(((EVIL, EVIL),)), Link(EVIL, "https://example.org/a_b", EVIL))

    assert shown.count("https://") == 1
    assert " <" not in shown


@pytest.mark.parametrize("address", ["https://e.example <@1>", "http://e.example", "https://a](b"])
def test_strange_address_is_only_text(address: str) -> None:
    """Only what is an address and nothing more can be followed."""
    assert f"\n{address}\n" not in text(Link("A place", address, "note"))


def test_blocks_are_told_apart_without_colour() -> None:
    """Title, quote, caveat and small print have marks and words of their own."""
    blocks = (Label("The article states"), Quote("a b"), Caveat("c"), Fine("d"))

    assert text(*blocks).splitlines() == [
        "### The article states",
        "> “a b”",
        "⚠️ **Keep in mind:** c",
        "-# d",
    ]


def test_link_shows_its_note() -> None:
    """An address can be followed, and says whether somebody checked it."""
    shown = text(Link("A place", "https://example.org/a_b", "not yet checked"))

    assert shown == "**A place**\nhttps://example.org/a_b\n-# not yet checked"


def test_colour_follows_the_kind_of_statement() -> None:
    """A promise does not look like a fact; what is no statement has no colour."""
    fact, promise, other = (
        one(title, Text("x"))["components"][0]["accent_color"]
        for title in (
            Label("The article states", StatementKind.FACT),
            Label("A candidate said: Anaya", StatementKind.PROMISE),
            Label("How this was found"),
        )
    )

    assert len({fact, promise, other}) == 3
    assert other is None


@pytest.mark.parametrize("number", [1, 3, 5])
def test_few_short_options_are_buttons(number: int) -> None:
    """Up to five, one below the other, are read and pressed without opening a menu."""
    choices = tuple(Choice(f"{n}?".rjust(80, "x"), f"t{n}") for n in range(number))
    message = one(Options("Which?", choices))

    assert text_of(message["components"]) == "Which?"
    assert labels(message["components"]) == [choice.label for choice in choices]
    rows = [len(c["components"]) for c in walk(message["components"]) if c["type"] == 1]
    assert rows == [1] * number


@pytest.mark.parametrize(("number", "length"), [(6, 10), (3, 81)])
def test_more_or_longer_options_are_a_menu(number: int, length: int) -> None:
    """Many, or too long for a button, they stand in a menu, whose labels are longer."""
    choices = tuple(Choice(f"{n}".ljust(length, "x"), f"t{n}") for n in range(number))
    [menu] = [c for c in walk(one(Options("Which?", choices))["components"]) if c["type"] == 3]

    assert [option["value"] for option in menu["options"]] == [c.token for c in choices]
    assert [option["label"] for option in menu["options"]] == [c.label for c in choices]


def test_long_label_is_cut_with_an_ellipsis() -> None:
    """A label longer than Discord takes shows that it went on."""
    many = tuple(Choice("long " * 30 + str(n), f"t{n}") for n in range(30))
    menus = [c for c in walk(one(Options("Which?", many))["components"]) if c["type"] == 3]

    assert [len(menu["options"]) for menu in menus] == [25, 5]
    assert all(o["label"].endswith("…") for menu in menus for o in menu["options"])


def test_same_token_twice_is_one_button() -> None:
    """Discord refuses a message with two components of one id."""
    button = Choice("Topics", "1:en:topics")

    assert labels(one(Buttons((button,)), Text("x"), Buttons((button,)))["components"]) == [
        "Topics"
    ]


def test_payload_is_private_for_the_sender() -> None:
    """The flag that hides a message is there exactly when it is for its sender."""
    [hidden] = payload(Reply((Text("x"),), Language.ENGLISH, Audience.SENDER))

    assert hidden["flags"] & 64
    assert not one(Text("x"))["flags"] & 64


def test_completed_question() -> None:
    """Its value is the token; a label is cut, and stands in for a token that is too long."""
    assert completed(Choice("Who?", "1:en:open:a")).value == "1:en:open:a"
    assert (
        completed(Choice("Who?" * 50, "t" * 101)).value == completed(Choice("Who?" * 50, "")).name
    )
    assert len(completed(Choice("Who?" * 50, "t")).name) == 100
