"""
How each reply is drawn on Slack, as lines to be reviewed: `python -m tests.adapters.slack.replies`
writes them anew.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from adapters.settings import Settings
from adapters.slack import forms
from adapters.slack.outgoing import home, payload
from bot.commands import Command
from bot.curation.roles import Role
from bot.entries import Language
from bot.events import ChannelId, ConversationId, Invoke, PersonId, PlaceId, Sender
from bot.items import ItemKind
from bot.replies import File, Picture, Reply
from bot.wording import sharing
from bot.wording.tokens import Play
from tests.adapters.contract import replies
from tests.adapters.contract.community import QUIZ, WORKS, Answer, Work
from tests.adapters.contract.test_contract_community import an_engine
from tests.adapters.slack.block_kit import check_message, check_modal, check_view
from tests.conversations.quiz_world import Player, World, all_pick, at_kind

FILE = Path(__file__).parent / "replies.txt"
_PLACE = PlaceId("slack:T1")
_WHO = Sender(PersonId("slack:T1:U1"), _PLACE, channel=ChannelId("slack:T1:C1"))
# The fifth button of a question is "My picks".
_MORE = (Work("my picks", (*QUIZ, Answer(1), Answer(5))),)
_ROLES = (None, Role.HOST, Role.MODERATOR, Role.ADMIN)


async def lines(settings: Settings) -> list[str]:
    """All of them, each under what was done for it, and App Home for each role."""
    found = await replies.lines(settings, _WHO, _drawn, WORKS + _MORE)
    found += await _board()
    return found + [line for role in _ROLES for line in await _home(settings, role)]


async def _board() -> list[str]:
    """What a channel reads after a question of a race, which has a board from five players on."""
    world = World()
    ana = await world.host("ana")
    session, number = await at_kind(world, ana, ItemKind.SINGLE, "race")
    await all_pick([Player(world, f"p{n}") for n in range(6)], session, number)
    await world.deliver()
    await ana.do(Play.REVEAL, session, number)
    told = [line for each in await world.deliver() for line in _drawn(each.reply)]
    return ["a race: in the channel", *told]


async def _home(settings: Settings, role: Role | None) -> list[str]:
    engine, now = an_engine(replace(settings, semantic=False)), datetime.now(UTC)
    if role:
        await engine.appoint(_WHO, role, now)
    there = ConversationId("there")
    looks = Invoke(
        Command.HELP,
        there,
        now,
        locale=Language.ENGLISH,
        sender=replace(_WHO, place=None, works=_PLACE),
    )
    view = home(await engine.home(looks))
    check_view(view)
    return [f"App Home: {role.name.lower() if role else 'member'}", *_parts(view["blocks"])]


def _drawn(reply: Reply) -> Iterator[str]:
    if reply.form or reply.window:
        view = forms.view(reply, reply.form, "C1", "") if reply.form else forms.told(reply)
        check_modal(view)
        yield f"  modal {view['callback_id']} {view.get('private_metadata', '')}".rstrip()
        yield from _parts(view["blocks"])
        return
    for message in payload(sharing.sent_aside(reply)):
        check_message(message)
        neutral = sharing.notified(reply) and message["text"].startswith(sharing.notified(reply))
        yield f"  message{', opening neutrally' if neutral else ''}"
        yield from _parts(message["blocks"])
    for block in reply.blocks:
        if isinstance(block, File | Picture):
            yield f"  {type(block).__name__.lower()} uploaded"


def _parts(blocks: list[dict[str, Any]]) -> Iterator[str]:
    for block in blocks:
        yield "    " + _part(block)
        pressed = [*block.get("elements", ()), block.get("accessory", {})]
        for each in pressed:
            yield from (f"      {told}" for told in _pressed(each))


def _part(block: dict[str, Any]) -> str:
    match block["type"]:
        case "rich_text":
            [part] = block["elements"]
            styles = ("bold" if "style" in each else each["type"] for each in part["elements"])
            return " ".join([part["type"].removeprefix("rich_text_"), *styles])
        case "data_table":
            return f"table of {len(block['rows'])} rows, {len(block['rows'][0])} columns"
        case "input":
            return _input(block)
        case kind:
            return str(kind)


def _input(block: dict[str, Any]) -> str:
    element = block["element"]
    needed = "" if block["optional"] else ", needed"
    most = f" to {element['max_length']}" if "max_length" in element else ""
    options = f" of {len(element['options'])}" if "options" in element else ""
    begun = ", begun" if {"initial_value", "initial_option"} & element.keys() else ""
    hint = ", with a hint" if "hint" in block else ""
    return f"{element['type']} {block['block_id']}{most}{options}{needed}{begun}{hint}"


def _pressed(element: dict[str, Any]) -> Iterator[str]:
    match element.get("type"):
        case "button":
            described = ", described" if "accessibility_label" in element else ""
            yield f"button {element['value']}{described}"
        case "feedback_buttons":
            yield f"good {element['positive_button']['value']}"
            yield f"bad {element['negative_button']['value']}"


if __name__ == "__main__":
    FILE.write_text("\n".join(asyncio.run(lines(Settings()))) + "\n", "utf-8")
