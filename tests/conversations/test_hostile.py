"""Hostile input gets a reply, and the next question works."""

from __future__ import annotations

import pytest

from bot.replies import Audience, Caveat
from bot.wording.plain import text_of
from tests.conftest import Talk

HOSTILE = [
    "",
    " \n\t",
    "a" * 1_000_000,
    "how " * 250_000,
    "\x00\x1b[2J\x07",
    "Z̸̢̛͇̱͓̀͊a̷l̵g̶o̷" * 200,
    "\u202eright to left\u2066\u2069",
    "\ud800\udfff lone surrogates",
    "<@123> <#456> @everyone @here",
    "{{7*7}} ${jndi:ldap://x} %s %n {0.__class__}",
    "'; DROP TABLE entries; --",
    "(a+)+$ .* [[[[ \\",
    "**bold** `code` [x](javascript:alert(1)) <b>",
    "🇲🇽" * 5_000,
    "12345678901234567890" * 1_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_text_gets_a_reply(talk: Talk, text: str) -> None:
    """Any text gets a reply that is not empty, and the next question is answered."""
    assert text_of(await talk.ask(text))
    assert "176,726" in text_of(await talk.ask("How many people did Mexico deport in 2015?"))


async def test_danger_after_what_is_read_is_still_seen(talk: Talk) -> None:
    """Matching stops at 500 characters; the guard reads on, through invisible ones too."""
    for filler in ("what does the article say about the border, " * 12, "\u200b" * 600):
        reply = await talk.ask(filler + " me detuvo la migra")
        assert Audience.SENDER is reply.audience


@pytest.mark.parametrize(
    ("begun", "said"),
    [
        ("how many people did mexico deport in 2015?", "I read only the first 500 characters of"),
        ("¿a cuántas personas deportó México en 2015?", "Leí solo los primeros 500 caracteres de"),
        ("how do I bake bread?", "I read only the first 500 characters of"),
    ],
)
async def test_what_is_not_read_is_told(talk: Talk, begun: str, said: str) -> None:
    """Whoever writes more than is read is told so last, just above the buttons."""
    whole = await talk.ask(begun + " " * 600)
    cut = await talk.ask(begun.ljust(500) + "x")

    *above, told, last = cut.blocks
    assert (*above, last) == whole.blocks
    assert isinstance(told, Caveat)
    assert told.text.startswith(said)


async def test_help_card_says_nothing_of_length(talk: Talk) -> None:
    """The guard reads on, and somebody in danger is not told how much."""
    reply = await talk.ask("me detuvo la migra " + "y tengo miedo " * 60)

    assert not any(isinstance(block, Caveat) for block in reply.blocks)
