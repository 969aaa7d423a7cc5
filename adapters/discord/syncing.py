"""The slash commands sent to Discord, when a person asks for it and only if they differ."""

from __future__ import annotations

import hashlib
import json
from operator import itemgetter
from typing import Any

import discord
from discord.http import Route

from adapters import quiet
from adapters.discord.commands import InBothLanguages, Tree, payload

# What Discord adds to a command; and what it says only of commands that all servers have.
_ADDED = frozenset(
    {"id", "application_id", "version", "guild_id", "dm_permission", "default_permission"}
)
_GLOBAL_ONLY = frozenset({"contexts", "integration_types"})


async def payload_hash(token: str) -> str:
    """What the commands of this bot are known by; no request is made, and no secret is in it."""
    async with discord.Client(intents=discord.Intents.none()) as client:
        commands = json.dumps(await payload(await _tree(client)), sort_keys=True)
    bot, *_ = token.split(".")  # its id, which is no secret
    return hashlib.sha256(f"{bot}\n{commands}".encode()).hexdigest()


async def sync(token: str, guild: int | None = None, *, force: bool = False) -> bool:
    """
    Make Discord's list of commands ours, for all servers or for one; whether it had to be sent.

    What Discord has is asked, so that it is right from any machine and after anybody else's
    change; force: it is sent without asking. Raises DiscordException or aiohttp.ClientError.
    """
    quiet.hold("discord")
    async with discord.Client(intents=discord.Intents.none()) as client:
        tree = await _tree(client)
        await client.login(token)
        place = discord.Object(guild) if guild else None
        if not force and await _same(client, tree, guild):
            return False
        if place:
            tree.copy_global_to(guild=place)
        await tree.sync(guild=place)
        return True


async def _tree(client: discord.Client) -> Tree:
    tree = Tree(client)
    await tree.set_translator(InBothLanguages())
    return tree


async def _same(client: discord.Client, tree: Tree, guild: int | None) -> bool:
    """Whether Discord's list is ours already."""
    dropped = _ADDED | (_GLOBAL_ONLY if guild else frozenset())
    ours = [_essence(command, dropped) for command in await payload(tree)]
    theirs = [_essence(command, dropped) for command in await _listed(client, guild)]
    return sorted(ours, key=itemgetter("name")) == sorted(theirs, key=itemgetter("name"))


async def _listed(client: discord.Client, guild: int | None) -> list[dict[str, Any]]:
    """The commands as Discord has them; `fetch_commands` leaves their other languages out."""
    path = "/guilds/{guild_id}/commands" if guild else "/commands"
    route = Route(
        "GET",
        f"/applications/{{application_id}}{path}",
        application_id=client.application_id,
        guild_id=guild,
    )
    listed: list[dict[str, Any]] = await client.http.request(
        route, params={"with_localizations": "true"}
    )
    return listed


def _essence(value: Any, dropped: frozenset[str]) -> Any:
    """The same without what Discord adds, and without what is not set."""
    if isinstance(value, list):
        return [_essence(item, dropped) for item in value]
    if not isinstance(value, dict):
        return value
    kept = {key: _essence(item, dropped) for key, item in value.items() if key not in dropped}
    return {key: item for key, item in kept.items() if item not in (None, False, [], {}, "")}
