"""Refugio on Discord: slash commands, mentions, direct messages and buttons."""

from adapters.discord.app import Client, create_client

__all__ = ["Client", "create_client"]
