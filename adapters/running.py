"""Every platform whose token is set, served by one engine in one process."""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from types import MappingProxyType

from adapters import failures
from adapters.delivering import Couriers, Send
from adapters.reloading import Reloader
from adapters.settings import Settings, SettingsError
from bot.engine import Engine

_RELOAD = 2.0  # seconds between two looks at the pack
_REFRESH = 0.3  # at what other processes wrote; design.md, storage and time
_EXPIRE = 86_400.0  # between two sweeps of what was kept long enough, which rewrite the file

_log = logging.getLogger(__name__)

Serve = Callable[[], Awaitable[None]]  # serves until cancelled, then finishes what it has taken


def platforms(
    engine: Engine, settings: Settings, senders: dict[str, Send] | None = None
) -> dict[str, Serve]:
    """
    What serves each platform whose token is set, by name; see `settings.require`.

    senders: where each that is connected says how messages are sent to its channels.
    """
    senders = {} if senders is None else senders
    found: dict[str, Serve] = {}
    if settings.discord_token:
        found["Discord"] = _discord(engine, settings, settings.discord_token, senders)
    if settings.slack_bot_token:
        from adapters.slack import Service  # whoever runs on one platform does not load the other

        found["Slack"] = Service(engine, settings, senders=senders).run
    return found


async def run(
    serving: dict[str, Serve],
    engine: Engine,
    reloader: Reloader,
    senders: Mapping[str, Send] = MappingProxyType({}),
) -> bool:
    """
    Serve until SIGTERM or Ctrl-C, and say whether that is why it ended.

    A platform that fails for good is told in one line and the others go on; where none is left,
    it ends. A changed pack is used as soon as it is ready, what other processes write within a
    second, and what was kept long enough is deleted.
    """
    couriers = Couriers(engine, senders)
    besides = [  # first, so that the encoder is awake before a platform is connected
        asyncio.create_task(failures.tried("warming", _warm(engine))),
        asyncio.create_task(_reload(reloader)),
        asyncio.create_task(_again(engine.refresh, _REFRESH)),
        asyncio.create_task(couriers.serve(_REFRESH)),
        asyncio.create_task(_again(engine.expire, _EXPIRE)),
    ]
    tasks = {asyncio.create_task(_told(name, serve)) for name, serve in serving.items()}
    stopped = asyncio.Event()
    with _on_signals(stopped.set):
        _log.info("answering on %s; SIGTERM or Ctrl-C ends it", " and ".join(serving))
        stopping = asyncio.create_task(stopped.wait())
        ended = asyncio.create_task(_all_of(tasks))
        await asyncio.wait({stopping, ended}, return_when=asyncio.FIRST_COMPLETED)
        for task in (stopping, ended, *besides):
            task.cancel()
        await asyncio.gather(stopping, ended, *besides, return_exceptions=True)
        await couriers.finish()  # while the platforms are still connected
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return stopped.is_set()


async def _told(name: str, serve: Serve) -> None:
    try:
        await serve()
    except SettingsError as error:
        _log.error("%s: %s", name, error)
    except Exception as error:
        failures.tell(name, error)
    else:
        _log.error("%s closed the connection for good", name)


async def _all_of(tasks: set[asyncio.Task[None]]) -> None:
    await asyncio.wait(tasks)


async def _warm(engine: Engine) -> None:
    settle()  # the pack, before anybody waits
    engine.complete("refuge")  # wakes the encoder
    await engine.warm()
    settle()  # what the communities have


def settle() -> None:
    """Let collections leave alone what is in memory now: it stays, and would delay answers."""
    gc.collect()
    gc.freeze()


async def _again(do: Callable[[datetime], Awaitable[None]], every: float) -> None:
    """Do it now and each `every` seconds."""
    while True:
        await failures.tried(getattr(do, "__name__", "a look"), do(datetime.now(UTC)))
        await asyncio.sleep(every)


async def _reload(reloader: Reloader) -> None:
    while True:
        await asyncio.sleep(_RELOAD)
        if error := reloader.refresh():
            _log.error("the last good pack goes on: %s", error.problems[0])


@contextmanager
def _on_signals(stop: Callable[[], None]) -> Iterator[None]:
    loop = asyncio.get_running_loop()
    numbers = (signal.SIGTERM, signal.SIGINT)
    for number in numbers:
        loop.add_signal_handler(number, stop)
    try:
        yield
    finally:
        for number in numbers:
            loop.remove_signal_handler(number)


def _discord(engine: Engine, settings: Settings, token: str, senders: dict[str, Send]) -> Serve:
    import discord

    from adapters.discord import create_client

    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # it never speaks

    async def serve() -> None:
        try:
            async with create_client(engine, settings, senders) as client:
                await client.start(token)
        except discord.LoginFailure:
            raise SettingsError(
                "Discord refused the token. Make a new one and set DISCORD_TOKEN."
            ) from None

    return serve
