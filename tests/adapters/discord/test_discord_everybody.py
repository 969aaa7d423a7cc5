"""Every command as everybody: members, hosts, moderators, admins, and whoever is alone with the bot."""

from __future__ import annotations

from typing import Any

import discord
import pytest
from discord_commands import PLACED
from discord_town import Town, text_of
from hypothesis import given
from hypothesis import settings as tries
from hypothesis import strategies as st

from adapters.discord.outgoing import plain
from adapters.settings import Settings
from bot.commands import ALONE, CommandInfo, Task
from bot.curation import permits
from bot.curation.roles import Role
from bot.engine import Engine
from bot.events import PersonId, PlaceId, Sender
from tests.conversations.community import FORM, NOON, made
from tests.stores.memory import MemoryStore

LIVE = ("<@1>", "<@&1>", "<#1>", "</ask:1>", "<t:1>", "<:a:1>", "<https://e.example>")


@pytest.fixture
def engine(settings: Settings) -> Engine:
    """One that keeps what a community writes."""
    return made(settings, MemoryStore())


async def somebody(town: Town, engine: Engine, role: Role) -> Any:
    """Somebody with a role, to whom the server's admins show every command."""
    person = town.allowed(role.value, manage_messages=True)
    who = Sender(PersonId(f"discord:{person.id}"), PlaceId(f"discord:{town.guild.id}"))
    await engine.appoint(who, role, NOON)
    return person


def written(info: CommandInfo) -> dict[str, Any]:
    """What goes with a command that needs something."""
    argument = info.argument
    if argument is None or not argument.required:
        return {}
    if argument.file:
        return {argument.names.en or "": ("in.csv", b"id\n")}
    value = argument.values[0][1] if argument.values else "deportations-2015"
    return {argument.names.en or "": value}


def said(result: Any) -> str:
    """What is seen of an answer, a window's title included."""
    if result.modal:
        return str(result.modal["title"])
    shown = result.response if result.response.components else result.followups[0]
    return text_of(shown.components)


@pytest.mark.parametrize("role", Role)
async def test_everybody_is_answered_in_private(town: Town, engine: Engine, role: Role) -> None:
    """Whatever they may do; what they may not is refused with a reason, and nothing is changed."""
    person = await somebody(town, engine, role)
    may = {info.command for info in permits.tasks(role)}
    for name, info in PLACED:
        result = await person.slash(town.channel, name, **written(info))
        shown = said(result)
        assert result.modal or (result.response or result.followups[0]).ephemeral, info
        if isinstance(info.command, Task):
            assert (info.command in may) is not shown.startswith("Only "), (info.command, shown)

    assert [] == town.seen_by(town.bob)


async def test_alone_with_the_bot(town: Town) -> None:
    """There is what needs no community, and it is answered; the rest is not offered."""
    dora = town.env.create_user("dora")
    for name, info in PLACED:
        if info.command in ALONE:
            result = await dora.slash(name, **written(info))
            assert said(result)

    with pytest.raises(Exception, match="context"):
        await dora.slash("review")


async def test_two_servers_do_not_meet(town: Town, engine: Engine) -> None:
    """A moderator of one is nobody in the other, and finds nothing of it by any command."""
    person = await somebody(town, engine, Role.MODERATOR)
    other = town.env.create_guild("other")
    role = other.create_role("see", permissions=discord.Permissions(manage_messages=True))
    place, there = other.create_text_channel("general"), other.add_member(person.user, roles=[role])
    opened = await person.slash(town.channel, "entry add")
    preview = await person.submit_modal(opened, FORM)
    await person.click(preview.response, label="Publish")
    entry = "harbour-library-open"
    for name, info in PLACED:
        given = written(info)
        result = await there.slash(
            place,
            name,
            **{k: entry if v == "deportations-2015" else v for k, v in given.items()},
        )
        assert "nine" not in said(result), info
        if isinstance(info.command, Task) and info not in permits.tasks(Role.MEMBER):
            assert said(result).startswith("Only "), info
    offered = await there.autocomplete(place, "ask", "question", "harbour library")

    assert FORM["question"] not in [each["name"] for each in offered]


@given(st.lists(st.sampled_from((*LIVE, "a", " ", "\n", "\\", "[x](https://e.example)", "`", "*"))))
@tries(max_examples=300, deadline=None)
def test_nothing_typed_comes_alive(parts: list[str]) -> None:
    """No mention, time, command, emoji, address or masked link, whatever stands around it."""
    shown = plain("".join(parts))
    bare, at = "", 0
    while at < len(shown):  # what Discord reads, without the signs that a backslash makes plain
        bare += "" if shown[at] == "\\" else shown[at]
        at += 2 if shown[at] == "\\" else 1

    assert "<" not in bare
    assert "](" not in bare
    assert "://" not in bare
    assert not {*"*_~|`"} & {*bare}
