"""Buttons and menus that work after a restart: what they lead to stands in the component itself."""

from __future__ import annotations

import re
from typing import Any

import discord
from discord import ui


class Press(ui.DynamicItem[ui.Item[Any]], template=r"(?s).+"):
    """
    A button whose id is its choice's token, or a menu whose values are.

    One template for all of them, since discord.py runs every template that matches; what it is
    not for, the core turns down.
    """

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Press:
        return cls(item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.client.press(interaction)
