"""Charts on Discord: the picture is sent with its description, and its text where it cannot be."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest
from discord_peer import SOON, TOKEN, Json, Peer, peer
from discord_town import walk, within_limits

from adapters.discord import Client
from adapters.discord.outgoing import payload, render
from bot.entries import Language
from bot.replies import Buttons, Choice, Fine, Picture, Reply, Theme

PRESS = {"custom_id": "1:es:figure:deportations", "component_type": 2}


def never(theme: Theme) -> bytes:
    raise ImportError("no matplotlib here")


PICTURE = Picture("a-en.png", "A bar chart.", "2013 ███ `3`", never)
REPLY = Reply(
    (PICTURE, Fine("From 2018."), Buttons((Choice("Topics", "1:en:topics"),))), Language.ENGLISH
)


@pytest.fixture
async def there(start: Callable[[], Client]) -> AsyncIterator[Peer]:
    """A small Discord with a client connected to it."""
    async with peer() as one, start() as client:
        running = asyncio.create_task(client.start(TOKEN))
        await asyncio.wait_for(one.connected.wait(), SOON)
        yield one
        await client.close()
        await running


async def answer(there: Peer) -> Json:
    return await asyncio.wait_for(there.answers.get(), SOON)


def described(sent: Json) -> Iterator[Any]:
    for component in walk(sent["components"]):
        if component["type"] == 12:
            yield from component["items"]


async def test_a_chart_is_a_picture_with_its_description(there: Peer) -> None:
    """Discord is told at once that it comes; then the picture, which those can hear who see none."""
    from discord_peer import card

    await there.interact(PRESS, 3, message=card(PRESS["custom_id"]))
    first, sent = await answer(there), await answer(there)
    [item] = described(sent)

    assert 64 == first["flags"]  # for the sender alone, as the answer is
    assert "components" not in first
    assert "attachment://deportations-es.png" == item["media"]["url"]
    assert "2013: 78,733" in item["description"]
    assert "2014: el artículo no da la cifra" in item["description"]
    assert item["description"] == sent["attachments"][0]["description"]
    assert sent["files"]["deportations-es.png"].startswith(b"\x89PNG")


async def test_a_chart_asked_for_in_a_channel(there: Peer) -> None:
    """The word alone lists the charts; a busy Discord gets the picture once more, whole."""
    await there.say("how many people did mexico deport in 2015?")
    await answer(there)
    there.refuse(503, {"message": "busy"})
    await there.say("figure")
    sent = await answer(there)

    assert sent["files"]["deportations-en.png"].startswith(b"\x89PNG")
    assert "176,726" in next(described(sent))["description"]


async def test_where_files_are_forbidden_the_text_is_shown(there: Peer) -> None:
    """A server may not let the bot attach any."""
    await there.say("how many people did mexico deport in 2015?")
    await answer(there)
    there.refuse(403, {"message": "Missing Permissions", "code": 50013})
    await there.say("figure")
    sent = await answer(there)

    assert "files" not in sent
    assert [] == list(described(sent))
    assert "2013 ██" in str(sent["components"])


def test_what_cannot_be_drawn_is_text() -> None:
    """Its lines keep their widths, and a backtick does not end them."""
    [view] = render(REPLY)
    texts = [c["content"] for c in walk(view.to_components()) if c["type"] == 10]

    assert "```\n2013 ███ '3'\n```" in texts


def test_the_message_says_which_files_come_with_it() -> None:
    """As `refugio preview` prints it."""
    [sent] = payload(REPLY)
    within_limits(sent)

    assert [{"id": 0, "filename": "a-en.png", "description": "A bar chart."}] == sent["attachments"]
    assert ["attachment://a-en.png"] == [item["media"]["url"] for item in described(sent)]
