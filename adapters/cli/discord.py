"""`refugio discord`: what an operator does with Discord by hand."""

from __future__ import annotations

import asyncio
import sys
from typing import NoReturn

import click

from adapters.cli import synced
from adapters.cli.printing import say
from adapters.settings import Settings


@click.group("discord")
def command() -> None:
    """Send the slash commands to Discord."""


@command.command()
@click.option("--guild", type=int, help="Only to the server with this id, where they show at once.")
@click.option("--force", is_flag=True, help="Send them although nothing seems to have changed.")
def sync(guild: int | None, force: bool) -> None:
    """
    Send the slash commands to Discord if they differ from those it has.

    What was sent last is known by a hash in REFUGIO_DATA, so that Discord is asked only after a
    change; after somebody else's, use --force.
    """
    settings = Settings.from_env()
    token = settings.discord_token
    if token is None:
        _refuse("DISCORD_TOKEN is not set; it is the bot's token from discord.com/developers.")
    where = f"server {guild}" if guild else "all servers"
    ours, sent = _hash(token), False
    if force or synced.remembered(settings.data, where) != ours:
        sent = _send(token, guild, force)
        synced.remember(settings.data, where, ours)
    up_to_date = f"{where}: the commands are up to date; --force sends them anyway"
    say(f"commands sent to {where}" if sent else up_to_date)


def _hash(token: str) -> str:
    from adapters.discord.syncing import payload_hash

    return asyncio.run(payload_hash(token))


def _send(token: str, guild: int | None, force: bool) -> bool:
    import aiohttp
    import discord

    from adapters.discord.syncing import sync as made

    try:
        return asyncio.run(made(token, guild, force=force))
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
