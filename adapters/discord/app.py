"""The connection to Discord: what happens there is answered by the engine."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import discord
from discord import app_commands

from adapters import failures, helping, quiet
from adapters.delivering import Send
from adapters.discord import forms, incoming, sending, threads
from adapters.discord.commands import Tree
from adapters.discord.delivering import deliver
from adapters.discord.outgoing import completed
from adapters.discord.patience import THINKING, reply_in_time
from adapters.discord.press import Press
from adapters.memory import Memory
from adapters.replying import reply_to
from adapters.settings import Settings
from adapters.shards import Shards
from adapters.standing import Broken, untold
from adapters.underway import UnderWay
from bot.commands import Named
from bot.engine import Engine
from bot.events import Event
from bot.handling import wanted
from bot.handling.quizzing import Delivery
from bot.replies import Reply
from bot.wording import filling, sharing

_INTENTS = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
_NAME = incoming.PLATFORM.removesuffix(":")
_READING = 60.0  # seconds for a file that somebody brings
_FILLING = 900.0  # seconds that what was typed is kept, where a form cannot be taken as it is
_FINDING = 1.0  # seconds to look up a channel
_CLAIMING = 1.0  # seconds to find out whether another process does it
_FILLED = 1000  # such forms
_CLOSING = 5.0  # seconds for what is under way when the client is closed


def create_client(
    engine: Engine,
    settings: Settings,
    senders: dict[str, Send] | None = None,
    broken: Broken = untold,
) -> Client:
    """
    A client that answers from the engine once it is started with a token.

    senders: where it says how messages are sent to channels, for as long as it is connected;
    broken: told where a connection of a shard breaks meanwhile, which it makes anew.

    It needs no privileged intent and sends no commands: `refugio discord sync` does. Close it
    (`async with client`) and what is under way is answered first.
    """
    quiet.hold("discord")
    return Client(engine, {} if senders is None else senders, settings.discord_shards, broken)


class Client(discord.AutoShardedClient):
    """Refugio on Discord; keeps no messages, no members and no conversations."""

    def __init__(
        self,
        engine: Engine,
        senders: dict[str, Send],
        shards: Shards | None = None,
        broken: Broken = untold,
    ) -> None:
        super().__init__(
            intents=_INTENTS,
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
        )
        if shards:  # else all that Discord recommends
            self.shard_ids, self.shard_count = [*shards.ids], shards.of
        self.tree = Tree(self)
        self._engine, self._senders, self._under_way = engine, senders, UnderWay(_level)
        self._begun: Memory[Reply] = Memory(_FILLED)
        self._broken, self._away = broken, set[int]()  # the shards whose connection broke

    async def setup_hook(self) -> None:
        """Make the buttons of earlier runs work."""
        self.add_dynamic_items(Press)

    async def on_ready(self) -> None:
        """From now on messages can be sent to channels."""
        self._senders[_NAME] = self.send

    async def on_shard_disconnect(self, shard_id: int) -> None:
        """Until it is back nobody in its servers is heard."""
        self._away.add(shard_id)
        self._broken(True)

    async def on_shard_connect(self, shard_id: int) -> None:
        """It began anew."""
        self._away.discard(shard_id)
        self._broken(bool(self._away))

    async def on_shard_resumed(self, shard_id: int) -> None:
        """It goes on where it broke."""
        await self.on_shard_connect(shard_id)

    async def send(self, delivery: Delivery) -> str:
        """Send a quiz's message to its channel; what is given back finds it again."""
        return await deliver(self, delivery)

    async def on_message(self, message: discord.Message) -> None:
        """Answer a direct message or a mention."""
        event = incoming.written(message, self.user, discord.utils.utcnow())
        if event and isinstance(message.channel, discord.PartialMessageable):
            await self._find_channel(message)
            event = incoming.written(message, self.user, discord.utils.utcnow())
        if event:
            coming = reply_to(event, message.id, self._engine, THINKING)
            await self._answer(event, message.id, coming, partial(_post, message))

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """What a server had when the bot was there before stays."""
        joining = self._engine.joined(incoming.place(guild.id), discord.utils.utcnow())
        await failures.tried("joining a server", joining)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """What a server had goes in its time; an outage is no removal, Discord says which."""
        leaving = self._engine.left(incoming.place(guild.id), discord.utils.utcnow())
        await failures.tried("leaving a server", leaving)

    async def invoke(
        self,
        interaction: discord.Interaction[Any],
        command: Named,
        text: str = "",
        about: int | None = None,
    ) -> None:
        """Answer a slash command; about: whom somebody picked with it."""
        event = incoming.invoked(interaction, command, text, discord.utils.utcnow(), about=about)
        await self._interact(interaction, event)

    async def receive(
        self, interaction: discord.Interaction[Any], command: Named, file: discord.Attachment
    ) -> None:
        """Answer a command that brings a file, which takes longer than Discord waits."""
        async with self._under_way.working(interaction.id):
            await interaction.response.defer(ephemeral=True, thinking=True)
            reading = failures.tried(f"event {interaction.id}", incoming.read(file), _READING)
            read, now = await reading, discord.utils.utcnow()
            event = incoming.invoked(interaction, command, "", now, file=read)
            await self._interact(interaction, event, None if read else sharing.failed(event))

    async def press(self, interaction: discord.Interaction[Any]) -> None:
        """Answer whoever pressed a button or picked an option."""
        event = incoming.pressed(interaction, discord.utils.utcnow())
        begun = self._begun.get(_key(interaction, incoming.form(interaction)))
        if incoming.forgets(event):
            self._begun.forget(lambda key: key.startswith(f"{interaction.user.id}:"))
        await self._interact(interaction, event, begun)

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Answer whoever filled in a form, whichever process opened it; the rest has its own."""
        if forms.sent(interaction):
            event = incoming.submitted(interaction, discord.utils.utcnow())
            sent = _key(interaction, event.token)
            self._begun.forget(lambda key: key == sent)  # if it is refused, it comes back
            await self._interact(interaction, event)

    async def complete(
        self, interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        """What the question being typed may become; nothing where that fails."""
        offered = self._offered(interaction, typed)
        return await failures.tried(f"event {interaction.id}", offered, THINKING) or []

    async def close(self) -> None:
        """Answer what is under way, within some seconds, and leave; may be done twice."""
        self._senders.pop(_NAME, None)
        await self._under_way.finish(_CLOSING)
        await super().close()

    async def _find_channel(self, message: discord.Message) -> None:
        """What we were not told of yet, a thread mostly, is looked up: its channel may be quiet."""
        looking = self.fetch_channel(message.channel.id)
        found = await failures.tried(f"event {message.id}", looking, _FINDING, logging.INFO)
        if isinstance(found, discord.abc.Messageable):
            message.channel = found

    async def _offered(
        self, interaction: discord.Interaction[Any], typed: str
    ) -> list[app_commands.Choice[str]]:
        by = incoming.sender(interaction)
        async with self._engine.turn(by):
            spoken = incoming.locale(interaction) or by.language
            offered = self._engine.complete(typed, spoken, by.place)
        return [completed(choice) for choice in offered]

    async def _respond(self, interaction: discord.Interaction[Any], reply: Reply) -> None:
        """
        Answer an interaction; a form that cannot be opened now is opened by a button.

        What was typed into a window is in the answer, where it was not taken: the window is gone,
        and opened by the button it has what was typed only as long as we remember it.
        """
        sent, begun = forms.sent(interaction), _key(interaction, incoming.form(interaction))
        if incoming.again(interaction) and self._begun.get(begun) is None:
            reply = filling.emptied(reply)
        if reply.form and not forms.opens(interaction):
            self._begun.keep(_key(interaction, reply.form.token), reply, _FILLING)
            reply = forms.with_button(reply, again=sent)
        if sent:
            reply = sharing.handed_back(reply, incoming.typed(interaction))
        await sending.respond(interaction, reply)

    async def _interact(
        self, interaction: discord.Interaction[Any], event: Event, reply: Reply | None = None
    ) -> None:
        """Answer an interaction with what the engine says, or with the reply that is there."""
        async with self._under_way.working(interaction.id):
            begun = asyncio.get_running_loop().time()
            first = await self._first(event, interaction.id)
            if first is False:
                return
            if first is None:  # another process may do it: whoever asked sees, and tries again
                reply = sharing.failed(event)
            left = THINKING - (asyncio.get_running_loop().time() - begun)
            coming = self._coming(interaction, event, left) if reply is None else _at_once(reply)
            await self._answer(event, interaction.id, coming, partial(self._respond, interaction))

    async def _first(self, event: Event, number: int) -> bool | None:
        """
        Whether it is done here: while a new process takes over a shard, the old one hears it too.
        None where that cannot be found out.

        What only asks is answered by both, and Discord takes the first answer.
        """
        if not wanted.changes(event):
            return True
        claiming = self._engine.first(f"{incoming.PLATFORM}{number}", event.at)
        return await failures.tried(f"event {number}", claiming, _CLAIMING)

    async def _coming(
        self, interaction: discord.Interaction[Any], event: Event, left: float
    ) -> Reply:
        reply = await reply_in_time(event, interaction, self._engine, left)
        return await helping.completed(reply, event, self._engine)

    async def _answer(
        self,
        event: Event,
        number: int,
        coming: Awaitable[Reply],
        send: Callable[[Reply], Awaitable[None]],
    ) -> None:
        """Send the reply; where that fails, say so, unless Discord takes nothing more."""
        async with self._under_way.working(number):
            for reply in (await coming, sharing.failed(event)):
                try:
                    await send(reply)
                    return
                except Exception as error:
                    failures.tell(f"event {number}", error, sending.code(error), _level(error))
                    if _final(error):
                        return


async def _post(message: discord.Message, reply: Reply) -> None:
    """Answer a message, in a thread of its own where that is wanted and can be."""
    await sending.post(message, reply, await threads.opened(message, reply.thread))


async def _at_once(reply: Reply) -> Reply:
    return reply


def _key(interaction: discord.Interaction[Any], token: str) -> str:
    """What somebody typed into a form is nobody else's, and of the place where they did."""
    return f"{interaction.user.id}:{interaction.guild_id}:{token}"


def _final(error: Exception) -> bool:
    """Whether Discord would take no other answer either: too late, forbidden, gone, or down."""
    if not isinstance(error, discord.HTTPException):
        return False
    return error.status != 400 or error.code == sending.ANSWERED


def _level(error: Exception) -> int:
    """That of a line about it: nothing failed where another process answered before."""
    answered = isinstance(error, discord.HTTPException) and error.code == sending.ANSWERED
    return logging.DEBUG if answered else logging.ERROR
