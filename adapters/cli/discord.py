"""`refugio discord`: what an operator does with Discord by hand."""

from __future__ import annotations

import asyncio
import sys
from typing import NoReturn

import click

from adapters.cli.printing import say
from adapters.settings import Settings


@click.group("discord")
def command() -> None:
    """Send the slash commands to Discord."""


@command.command()
@click.option("--guild", type=int, help="Only to the server with this id, where they show at once.")
def sync(guild: int | None) -> None:
    """Send the slash commands to Discord if they differ from those it has."""
    token = Settings.from_env().discord_token
    if token is None:
        _refuse("DISCORD_TOKEN is not set; it is the bot's token from discord.com/developers.")
    where = f"server {guild}" if guild else "all servers"
    sent = _send(token, guild)
    say(f"commands sent to {where}" if sent else f"{where}: the commands are up to date")


def _send(token: str, guild: int | None) -> bool:
    import aiohttp
    import discord

    from adapters.discord.syncing import sync as made

    try:
        return asyncio.run(made(token, guild))
    except discord.LoginFailure:
        _refuse("Discord refused the token; make a new one and set DISCORD_TOKEN.")
    except discord.Forbidden:
        _refuse("Discord refused: invite the bot with the scope applications.commands first.")
    except discord.HTTPException as error:
        _refuse(f"Discord refused the commands ({error.status}/{error.code}).")
    except (discord.DiscordException, aiohttp.ClientError) as error:
        _refuse(f"Discord could not be reached ({type(error).__name__}).")


def _refuse(said: str) -> NoReturn:
    say(said, error=True)
    sys.exit(1)
