"""Replies drawn with Block Kit: within its limits, with nothing lost and nothing in effect."""

from __future__ import annotations

import html
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.outgoing import home, payload
from bot.commands import CATALOGUE
from bot.engine import Engine
from bot.entries import EntryId, Language
from bot.events import Choose, ConversationId
from bot.replies import (
    Audience,
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
from bot.wording.plain import text_of
from bot.wording.speaker import Speaker
from tests.adapters.slack.block_kit import buttons, check_message, check_view
from tests.adapters.slack.test_slack_incoming import NOON

HOSTILE = "*a* _b_ ~c~ `d` <!channel> <@U1> <https://x.org|y> :smile: & > e"

_words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
_pieces = st.sampled_from(["palabra ", "x" * 80, "&" * 40, "\n", "ñ<"])
_long = st.builds(lambda piece, times: piece * times, _pieces, st.sampled_from([40, 100, 400]))
_texts = _words | _long
_few = st.lists(st.builds(Choice, _texts, _words), max_size=2)
_many = st.lists(st.builds(Choice, _words, st.just("1:en:topics")), max_size=70)
_choices = (_few | _many).map(tuple)
_blocks = st.one_of(
    st.builds(Label, _texts),
    st.builds(Text, _texts),
    st.builds(Quote, _texts),
    st.builds(Caveat, _texts),
    st.builds(Fine, _texts),
    st.builds(Facts, st.lists(st.tuples(_words, _texts), max_size=30).map(tuple)),
    st.builds(
        Facts,
        st.lists(st.tuples(_words, _words), max_size=120).map(tuple),
        _words,
        st.tuples(_words, _words),
    ),
    st.builds(Link, _words, st.just("https://help.unhcr.org/"), _words),
    st.builds(Options, _texts, _choices),
    st.builds(Buttons, _choices, st.booleans()),
)
_replies = st.builds(
    Reply,
    st.lists(_blocks, min_size=1, max_size=6).map(tuple),
    st.sampled_from(Language),
    st.sampled_from(Audience),
)


def drawn(*blocks: Any) -> list[dict[str, Any]]:
    """The blocks that these become, where one message holds them."""
    [message] = payload(Reply(blocks, Language.ENGLISH))
    check_message(message)
    found: list[dict[str, Any]] = message["blocks"]
    return found


def said(messages: list[dict[str, Any]]) -> str:
    """Every letter that the blocks show, without spaces, buttons' own labels left out."""

    def texts(part: Any) -> str:
        if isinstance(part, list):
            return "".join(map(texts, part))
        if not isinstance(part, dict) or part.get("type") in {"button", "feedback_buttons"}:
            return ""
        own = part.get("text")
        shown = own if isinstance(own, str) else texts(own)
        return shown + texts(part.get("elements"))

    return "".join("".join(texts(message["blocks"]) for message in messages).split())


@given(_replies)
def test_any_reply_is_within_limits(reply: Reply) -> None:
    """Whatever the core says, each message is one that Slack takes, and they hold all of it."""
    messages = payload(reply)
    for message in messages:
        check_message(message)
    for block in reply.blocks:
        if isinstance(block, Label | Text | Fine | Quote):
            assert "".join(block.text.split()) in said(messages)
        if isinstance(block, Options):
            for choice in block.choices:
                assert "".join(choice.label.split()) in said(messages)


@given(_replies)
def test_any_page_is_within_limits(reply: Reply) -> None:
    """The same on App Home."""
    if any("".join(text_of(reply).split())):
        view = home(reply)
        if view["blocks"]:
            check_view(view)


def test_one_message_says_it_all(engine: Engine) -> None:
    """`text` is the whole reply as plain text."""
    for entry in engine.pack.entries:
        for language in Language:
            blocks = cards.answer(entry, engine.pack, language, present=True)
            reply = Reply(tuple(blocks), language, about=entry.id)
            [message] = payload(reply)
            check_message(message)
            assert text_of(reply) == message["text"]


@pytest.mark.parametrize("language", Language)
def test_text_has_answer_kind_paragraph_and_dates(engine: Engine, language: Language) -> None:
    """Whoever hears the notification alone misses none of these, of any entry of the pack."""
    for entry in engine.pack.entries:
        blocks = cards.answer(entry, engine.pack, language, present=True)
        [message] = payload(Reply(tuple(blocks), language, about=entry.id))
        said = html.unescape(message["text"])
        assert entry.answer.best(language) in said
        assert cards.kind_label(entry, language) in said
        if entry.citation.paragraphs:
            assert cards.paragraphs(entry.citation.paragraphs, Speaker(language)) in said
        assert engine.pack.about.year in said


@pytest.mark.parametrize("language", Language)
def test_own_replies(engine: Engine, language: Language) -> None:
    """Help, contacts and a failure are each what Slack takes."""
    for reply in (
        outcomes.contacts(engine.pack, language),
        outcomes.help_reply(engine.pack, language),
        outcomes.failed(language),
    ):
        for message in payload(reply):
            check_message(message)


def test_long_reply_goes_on(engine: Engine) -> None:
    """A reply too long for one message goes on in the next; its title stays with its text."""
    blocks = [block for n in range(9) for block in (Label(f"Part {n}"), Text("word " * 180))]
    messages = payload(Reply(tuple(blocks), Language.ENGLISH))

    assert len(messages) > 1
    assert all(message["blocks"][0]["type"] == "header" for message in messages)
    assert all(message["blocks"][-1]["type"] == "rich_text" for message in messages)
    assert (
        text_of(Reply(tuple(blocks), Language.ENGLISH)).split()
        == " ".join(m["text"] for m in messages).split()
    )


@pytest.mark.parametrize("language", Language)
def test_lock_screen(engine: Engine, language: Language) -> None:
    """What a phone shows of a personal reply, some four lines, says nothing of what it is about."""
    [message] = payload(outcomes.contacts(engine.pack, language))

    shown = message["text"][:150].casefold()
    for word in ("help", "ayuda", "danger", "peligro", "case", "caso", "migra", "law", "ley"):
        assert word not in shown.split()
    assert text_of(outcomes.contacts(engine.pack, language)) in message["text"]


def test_private_answer_needs_no_opening() -> None:
    """An answer for one person, which is not about them, begins with itself."""
    answer = Reply((Text("a"),), Language.ENGLISH, Audience.SENDER, about=EntryId("x"))

    assert "a" == payload(answer)[0]["text"]


def test_nothing_in_a_text_takes_effect() -> None:
    """Mentions, links and styles in a text are shown as they are, and nothing is unfurled."""
    blocks = (
        Label(HOSTILE),
        Text(HOSTILE),
        Quote(HOSTILE),
        Caveat(HOSTILE),
        Fine(HOSTILE),
        Facts(((HOSTILE, HOSTILE),)),
    )
    [message] = payload(
        Reply((*blocks, Options(HOSTILE, (Choice(HOSTILE, "t"),))), Language.ENGLISH)
    )
    check_message(message)

    assert "mrkdwn" not in json.dumps(message)
    assert 10 == json.dumps(message["blocks"]).count("<!channel>")
    assert "<" not in message["text"]
    assert "&lt;!channel&gt;" in message["text"]
    assert (False, False) == (message["unfurl_links"], message["unfurl_media"])
    assert "link_names" not in message


def test_label_and_small_print() -> None:
    """The kind of statement is a heading in words; small print is small."""
    header, context = drawn(Label("The article states"), Fine("paragraph 5"))

    assert ("header", "The article states") == (header["type"], header["text"]["text"])
    assert ("context", "paragraph 5") == (context["type"], context["elements"][0]["text"])


def test_quote_and_caveat() -> None:
    """Exact words stand in quotation marks; what to keep in mind is marked in bold."""
    quote, caveat = drawn(Quote("credible fear"), Caveat("Mind this."))

    assert "rich_text_quote" == quote["elements"][0]["type"]
    assert "“credible fear”" == quote["elements"][0]["elements"][0]["text"]
    mark, words = caveat["elements"][0]["elements"]
    assert ("Keep in mind:", {"bold": True}) == (mark["text"], mark["style"])
    assert " Mind this." == words["text"]


def test_options_show_the_whole_question() -> None:
    """A question longer than a button's label stands beside its button in full."""
    question = "Who " + "really " * 20 + "said so?"
    _, section = drawn(Options("Which?", (Choice(question, "1:en:open:x"),)))

    assert f"1. {question}" == section["text"]["text"]
    button = section["accessory"]
    assert ("Choose 1", "1:en:open:x") == (button["text"]["text"], button["value"])
    assert button["accessibility_label"].startswith("Choose 1: Who really")


@pytest.mark.parametrize("label", ["B) False", "B"])
def test_options_that_bear_letters(label: str) -> None:
    """Those of a quiz are no numbered list: a press on the letter picks one."""
    _, section = drawn(Options("True or false?", (Choice(label, "1:en:pick:k-0:2"),)))
    button = section["accessory"]

    assert (label, "B") == (section["text"]["text"], button["text"]["text"])
    assert label == button["accessibility_label"]


def test_buttons_are_numbered() -> None:
    """No two buttons of a message have the same `action_id`."""
    blocks = drawn(
        Options("?", (Choice("a", "t"), Choice("b", "t"))),
        Buttons(tuple(Choice(str(n), "t") for n in range(7))),
    )
    ids = [button["action_id"] for block in blocks for button in buttons(block)]

    assert [f"choose:{n}" for n in range(9)] == ids


def test_long_button() -> None:
    """A label that a button has no room for stands above it in full."""
    above, row = drawn(Buttons((Choice("very " * 20 + "long", "t"),)))

    assert "very long" in above["elements"][0]["elements"][0]["text"]
    assert 75 == len(row["elements"][0]["text"]["text"])


def test_link_shows_its_address() -> None:
    """Label, address and note can all be read."""
    [block] = drawn(Link("UNHCR", "https://help.unhcr.org/", "not yet checked"))
    label, note, link = block["elements"][0]["elements"]

    assert ("UNHCR", " (not yet checked)\n") == (label["text"], note["text"])
    assert "https://help.unhcr.org/" == link["url"] == link["text"]
    assert "link" == link["type"]


def test_facts_are_lines() -> None:
    """A name in bold and its value, one a line."""
    lines = [
        block["elements"][0]["elements"]
        for block in drawn(Facts((("Score", "1.5"), ("Kind", "fact"))))
    ]

    assert [["Score", ": 1.5"], ["Kind", ": fact"]] == [
        [part["text"] for part in line] for line in lines
    ]
    assert [[True, False]] * 2 == [["style" in part for part in line] for line in lines]


@pytest.mark.parametrize("language", Language)
def test_commands_as_they_are_typed_here(language: Language) -> None:
    """On Slack there are two commands, and the others stand behind the second."""
    rows = tuple((f"/{info.names.best(language)}", "x") for info in CATALOGUE)
    [message] = payload(Reply((Facts(rows),), language))

    names = [line.partition(":")[0] for line in message["text"].splitlines()]
    assert "/ask" == names[0]
    assert [f"/refugio {info.names.best(language)}" for info in CATALOGUE[1:]] == names[1:]


async def test_buttons_carry_what_the_engine_reads(engine: Engine) -> None:
    """A button's value is a token that leads somewhere."""
    [message] = payload(outcomes.help_reply(engine.pack, Language.ENGLISH))
    for number, block in enumerate(message["blocks"]):
        for button in buttons(block):
            who = ConversationId(f"slack-outgoing-{number}")
            reply = await engine.handle(Choose(button["value"], who, NOON))
            assert "no longer leads" not in text_of(reply)
