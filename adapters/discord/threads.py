"""The thread in which a mention is answered, where the community wants it and the bot may."""

from __future__ import annotations

from functools import partial

import discord

from adapters import failures
from adapters.discord.sending import code, patiently


async def opened(message: discord.Message, title: str) -> discord.Thread | None:
    """
    The message's own thread, made with that title if it has none.

    None where it stands in a thread or in another kind of channel, and where the bot may not open
    threads or write in them: it is answered where it stands.
    """
    channel, guild = message.channel, message.guild
    if not (title and guild and isinstance(channel, discord.TextChannel)):
        return None
    if known := guild.get_thread(message.id):  # a message's thread has its id
        return known
    may = channel.permissions_for(guild.me)
    if not (may.create_public_threads and may.send_messages_in_threads):
        return None
    try:
        return await patiently(partial(message.create_thread, name=title))
    except discord.HTTPException as error:
        failures.tell(f"a thread for event {message.id}", error, code(error))
        return None
