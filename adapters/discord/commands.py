"""The slash commands, made from the core's catalogue, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

import discord
from discord import Locale, app_commands

from bot.commands import CATALOGUE, Argument, Command, CommandInfo
from bot.entries import Bilingual

if TYPE_CHECKING:
    from adapters.discord.app import Client

_ENGLISH = frozenset({Locale.american_english, Locale.british_english})
_SPANISH = frozenset({Locale.spain_spanish, Locale.latin_american_spanish})

Callback = Callable[..., Coroutine[Any, Any, None]]


class Tree(app_commands.CommandTree[discord.Client]):
    """All commands, for servers and for direct messages with the bot."""

    def __init__(self, client: discord.Client) -> None:
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True),
        )
        for info in CATALOGUE:
            self.add_command(_command(info))

    async def on_error(
        self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /
    ) -> None:
        """A command that is not ours any more, since its list is older than we are: help."""
        await interaction.client.invoke(interaction, Command.HELP)


class InBothLanguages(app_commands.Translator):
    """Names and summaries as the catalogue has them."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """Both Englishes are given: without its own, one would show the other's or the default."""
        if locale in _ENGLISH:
            return string.message
        return string.extras.get("spanish") if locale in _SPANISH else None


async def payload(tree: Tree) -> list[dict[str, Any]]:
    """The commands as they are sent to Discord."""
    translator = InBothLanguages()
    return [
        await command.get_translated_payload(tree, translator) for command in tree.get_commands()
    ]


def _command(info: CommandInfo) -> app_commands.Command[Any, ..., None]:
    return app_commands.Command(
        name=_said(info.names), description=_said(info.summary), callback=_callback(info)
    )


def _callback(info: CommandInfo) -> Callback:
    async def alone(interaction: discord.Interaction[Client]) -> None:
        await interaction.client.invoke(interaction, info.command)

    async def argued(interaction: discord.Interaction[Client], text: str = "") -> None:
        await interaction.client.invoke(interaction, info.command, text)

    async def required(interaction: discord.Interaction[Client], text: str) -> None:
        await interaction.client.invoke(interaction, info.command, text)

    if info.argument is None:
        return alone
    return _argument(required if info.argument.required else argued, info.argument)


def _argument(callback: Callback, argument: Argument) -> Callback:
    app_commands.rename(text=_said(argument.names))(callback)
    app_commands.describe(text=_said(argument.summary))(callback)
    if argument.values:
        values = [app_commands.Choice(name=name, value=value) for name, value in argument.values]
        app_commands.choices(text=values)(callback)
    else:
        app_commands.autocomplete(text=_complete)(callback)
    return callback


async def _complete(
    interaction: discord.Interaction[Client], typed: str
) -> list[app_commands.Choice[str]]:
    return await interaction.client.complete(interaction, typed)


def _said(text: Bilingual) -> app_commands.locale_str:
    return app_commands.locale_str(text.en or "", spanish=text.es)
