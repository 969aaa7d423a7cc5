"""Every command is answered, to its sender only; and what is of one server stays there."""

from __future__ import annotations

from typing import Any

import pytest
from discord_commands import PLACED
from discord_town import Town, text_of

from adapters.settings import Settings
from bot.commands import ON_MESSAGES, CommandInfo
from bot.curation.roles import Role
from bot.engine import Engine
from bot.entries import Language
from bot.events import PersonId, PlaceId, Sender
from tests.conversations.community import FORM, NOON, made
from tests.stores.memory import MemoryStore


@pytest.fixture
def engine(settings: Settings) -> Engine:
    """One that keeps what a community writes."""
    return made(settings, MemoryStore())


@pytest.fixture
def boss(town: Town) -> Any:
    """Somebody who runs the server."""
    return town.allowed("boss", administrator=True)


def options(info: CommandInfo) -> list[dict[str, Any]]:
    """What can be written with a command: nothing if that is possible, and each of its values."""
    argument = info.argument
    if argument is None:
        return [{}]
    name = argument.names.en or ""
    if argument.file:
        return [{name: ("in.csv", b"id\n")}]
    some = [{name: value} for _, value in argument.values]
    return [*some, {name: "something"}] if not some else some + [{}] * (not argument.required)


@pytest.mark.parametrize(("name", "info"), PLACED, ids=[name for name, _ in PLACED])
@pytest.mark.parametrize("language", Language)
async def test_every_command_is_answered(
    town: Town, boss: Any, name: str, info: CommandInfo, language: Language
) -> None:
    """By a private message or by a window, in both languages, whatever is written with it."""
    await boss.slash(town.channel, "language", language=language.value)
    for given in options(info):
        result = await boss.slash(town.channel, name, **given)
        assert result.modal or result.response.ephemeral or result.followups[0].ephemeral

    assert [] == town.seen_by(town.bob)


@pytest.mark.parametrize("menu", ON_MESSAGES, ids=lambda menu: menu.names.en)
@pytest.mark.parametrize("text", ["Who is AMLO?", "@everyone " * 200, "1:en:write"])
async def test_every_menu_is_answered(town: Town, boss: Any, menu: Any, text: str) -> None:
    """Whatever the message says."""
    message = await town.bob.send(town.channel, text)
    result = await boss.context_menu(town.channel, menu.names.en, message)

    assert result.modal or result.response.ephemeral


async def test_what_is_of_one_server_stays_there(town: Town, boss: Any, engine: Engine) -> None:
    """Its entries, its suggestions and who moderates it."""
    other = town.env.create_guild("other")
    place = other.create_text_channel("general")
    both = town.env.create_user("both")
    here, there = town.guild.add_member(both), other.add_member(both)
    who = Sender(PersonId(f"discord:{both.id}"), PlaceId(f"discord:{town.guild.id}"))
    opened = await boss.slash(town.channel, "entry add")
    preview = await boss.submit_modal(opened, FORM)
    await boss.click(preview.response, label="Publish")
    await engine.appoint(who, Role.MODERATOR, NOON)
    asked_here = await here.slash(town.channel, "ask", question=FORM["question"])
    asked_there = await there.slash(place, "ask", question=FORM["question"])
    help_here = await here.slash(town.channel, "help")
    help_there = await there.slash(place, "help")
    told = [text_of(each.response.components) for each in (asked_here, asked_there)]
    helped = [text_of(each.response.components) for each in (help_here, help_there)]

    assert [True, False] == ["It opens at nine." in text for text in told]
    assert [True, False] == ["/review" in text for text in helped]
