"""What Discord calls for a command or a message's menu, by what is written or picked with it."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from adapters.discord import incoming
from bot.commands import Argument, Command, CommandInfo, Named
from bot.entries import Bilingual

if TYPE_CHECKING:
    from adapters.discord.app import Client

Callback = Callable[..., Coroutine[Any, Any, None]]


def said(text: Bilingual) -> app_commands.locale_str:
    """A text that Discord shows in the person's language."""
    return app_commands.locale_str(text.en or "", spanish=text.es)


def of_command(info: CommandInfo) -> Callback:
    """A callback whose parameters are what the command takes, with their names and values."""
    argument = info.argument
    if argument is None:
        return _alone(info)
    if argument.file:
        return _named(_with_file(info.command), file=argument)
    if info.person:
        callback = _named(_about_somebody(info.command), person=info.person, text=argument)
    else:
        take = _with_text if argument.required else _with_text_or_none
        callback = _named(take(info), text=argument)
    if argument.values:
        values = [app_commands.Choice(name=name, value=value) for name, value in argument.values]
        return app_commands.choices(text=values)(callback)
    if argument.entry or info.command is Command.ASK:
        return app_commands.autocomplete(text=_complete)(callback)
    return callback


def of_menu(command: Named) -> Callback:
    """The command about a message, as if its text had been written behind it."""

    async def call(interaction: discord.Interaction[Client], message: discord.Message) -> None:
        await interaction.client.invoke(interaction, command, incoming.said(message))

    return call


def _alone(info: CommandInfo) -> Callback:
    async def call(interaction: discord.Interaction[Client]) -> None:
        await interaction.client.invoke(interaction, info.command, info.said(""))

    return call


def _with_text(info: CommandInfo) -> Callback:
    async def call(interaction: discord.Interaction[Client], text: str) -> None:
        await interaction.client.invoke(interaction, info.command, info.said(text))

    return call


def _with_text_or_none(info: CommandInfo) -> Callback:
    async def call(interaction: discord.Interaction[Client], text: str = "") -> None:
        await interaction.client.invoke(interaction, info.command, info.said(text))

    return call


def _about_somebody(command: Named) -> Callback:
    async def call(
        interaction: discord.Interaction[Client],
        person: discord.User | None = None,
        text: str = "",
    ) -> None:
        await interaction.client.invoke(interaction, command, text, person.id if person else None)

    return call


def _with_file(command: Named) -> Callback:
    async def call(interaction: discord.Interaction[Client], file: discord.Attachment) -> None:
        await interaction.client.receive(interaction, command, file)

    return call


def _named(callback: Callback, **arguments: Argument) -> Callback:
    names = {name: said(each.names) for name, each in arguments.items()}
    app_commands.rename(**names)(callback)
    summaries = {name: said(each.summary) for name, each in arguments.items()}
    return app_commands.describe(**summaries)(callback)


async def _complete(
    interaction: discord.Interaction[Client], typed: str
) -> list[app_commands.Choice[str]]:
    return await interaction.client.complete(interaction, typed)
