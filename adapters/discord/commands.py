"""The slash commands and menus, made from the core's catalogue, in both languages."""

from __future__ import annotations

from typing import Any, TypeVar

import discord
from discord import Locale, app_commands

from adapters.discord.callbacks import of_command, of_menu, said
from bot.command_groups import GROUPS, ungrouped
from bot.commands import ALONE, ON_MESSAGES, Command, CommandInfo, Group, Menu, Named, Task
from bot.curation import permits
from bot.curation.roles import Role

_ENGLISH = frozenset({Locale.american_english, Locale.british_english})
_SPANISH = frozenset({Locale.spain_spanish, Locale.latin_american_spanish})
_ANYBODYS = frozenset(info.command for info in permits.tasks(Role.MEMBER))

Made = TypeVar(
    "Made",
    bound="app_commands.Command[Any, ..., None] | app_commands.Group | app_commands.ContextMenu",
)


class Tree(app_commands.CommandTree[discord.Client]):
    """All commands: those of a community for servers, the others for wherever people are."""

    def __init__(self, client: discord.Client) -> None:
        super().__init__(
            client,
            allowed_contexts=app_commands.AppCommandContext(guild=True),
            allowed_installs=app_commands.AppInstallationType(guild=True),
        )
        for info in ungrouped():
            self.add_command(_shown(_command(info), info.command))
        for group in GROUPS:
            self.add_command(_group(group))
        for menu in ON_MESSAGES:
            self.add_command(_menu(menu))

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
        name=said(info.names), description=said(info.summary), callback=of_command(info)
    )


def _group(group: Group) -> app_commands.Group:
    """Discord shows or hides a group as a whole."""
    made = app_commands.Group(name=said(group.names), description=said(group.summary))
    for info in group.infos:
        made.add_command(_command(info))
    return _shown(made, *(info.command for info in group.infos))


def _menu(menu: Menu) -> app_commands.ContextMenu:
    made = app_commands.ContextMenu(
        name=said(menu.names),
        callback=of_menu(menu.command),
        type=discord.AppCommandType.message,
    )
    return _shown(made, menu.command)


def _shown(made: Made, *commands: Named) -> Made:
    """
    Where it is of use, and at first to those who keep order, if members cannot do any of it.

    A server's admins may show it to others; the core asks for the role.
    """
    if ALONE.intersection(commands):  # people take these with them, to where the bot is not
        made.allowed_installs = app_commands.AppInstallationType(guild=True, user=True)
        made.allowed_contexts = app_commands.AppCommandContext(
            guild=True, dm_channel=True, private_channel=True
        )
    if all(isinstance(each, Task) and each not in _ANYBODYS for each in commands):
        made.default_permissions = discord.Permissions(manage_messages=True)
    return made
