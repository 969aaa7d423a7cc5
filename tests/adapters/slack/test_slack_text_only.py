"""Text alone on Slack, for screen readers: plain sections, and the same things to press."""

from __future__ import annotations

from typing import Any

from adapters.slack import Service
from adapters.slack.outgoing import home, payload
from bot.entries import Language
from bot.replies import Buttons, Choice, Facts, Label, Options, Picture, Quote, Reply, Text
from tests.adapters.slack.block_kit import buttons
from tests.adapters.slack.peer import Sent, Slack
from tests.adapters.slack.test_slack_conversations import value

QUESTION = "How many people did Mexico deport in 2015?"


async def test_an_answer_as_text(service: Service, peer: Slack) -> None:
    """All that the card says, in sections, and its buttons; for whoever asked for it alone."""
    shown: list[Sent] = []
    for message in (QUESTION, QUESTION, "text-only"):
        await peer.deliver(peer.direct(message))
        shown.append(await peer.next(len(shown) + 1))
    _, card, offered = shown
    await peer.deliver(peer.press(value(offered, "Text only"), channel="DU1", on=offered.ts))
    on = await peer.next(4)
    await peer.deliver(peer.direct(QUESTION))
    text = await peer.next(5)
    await peer.deliver(peer.mention(f"<@UBOT> {QUESTION}", user="U2"))
    other = await peer.next(6)

    assert "Text only is on" in on.words
    assert {"section", "actions"} == {block["type"] for block in text.data["blocks"]}
    assert {"header", "rich_text"} <= {block["type"] for block in other.data["blocks"]}
    assert card.text == text.text
    assert [*map(_pressed, card.data["blocks"])][-1] == [*map(_pressed, text.data["blocks"])][-1]


def _pressed(block: dict[str, Any]) -> list[str]:
    return [button["value"] for button in buttons(block)]


def test_nothing_is_left_out() -> None:
    """Headings, quotations and facts are read one after the other; a chart is its description."""
    picture = Picture("a.png", "Two bars, one longer.", "##", lambda _: b"")
    blocks = (
        Label("A heading"),
        Quote("Exact words"),
        Facts((("Name", "value"), ("Other", "thing"))),
        picture,
        Text("And an end."),
        Options("Which one?", (Choice("The first", "1:en:open:a"),)),
        Buttons((Choice("Help", "1:en:contacts"),)),
    )
    [sent] = payload(Reply(blocks, Language.ENGLISH, plain=True))
    said = [block["text"]["text"] for block in sent["blocks"] if block["type"] == "section"]

    assert [
        "A heading",
        "“Exact words”",
        "Name: value",
        "Other: thing",
        "Two bars, one longer.",
        "And an end.",
        "Which one?",
        "1. The first",
    ] == said
    assert ["section"] * 8 + ["actions"] == [block["type"] for block in sent["blocks"]]
    assert "accessory" in sent["blocks"][7]
    assert {"plain_text"} == {b["text"]["type"] for b in sent["blocks"] if "text" in b}


def test_app_home_is_text_too() -> None:
    """For who reads text alone, and for nobody else."""
    blocks = (Label("A heading"), Text("And more."))
    kinds = [
        [block["type"] for block in home(Reply(blocks, Language.ENGLISH, plain=plain))["blocks"]]
        for plain in (True, False)
    ]

    assert [["section", "section"], ["header", "rich_text"]] == kinds
