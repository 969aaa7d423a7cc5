"""Every platform whose token is set, served by one engine in one process."""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
from collections.abc import Awaitable, Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from adapters import failures
from adapters.delivering import Couriers
from adapters.reloading import Reloader
from adapters.settings import Settings, SettingsError
from adapters.standing import Standing
from adapters.supervising import Serve, UnreachableError, supervise
from bot.engine import Engine

if TYPE_CHECKING:
    from adapters.installing.workspaces import Workspaces

_RELOAD = 2.0  # seconds between two looks at the pack
_REFRESH = 0.3  # at what other processes wrote; design.md, storage and time
_EXPIRE = 86_400.0  # between two sweeps of what was kept long enough, which rewrite the file
# Seconds for all to end, with those of `Couriers.finish` ten: whoever supervises us mostly kills
# after so many.
_ENDING_ASIDE, _ENDING = 1.0, 5.0
_GIVEN_UP = 0.5  # seconds for what is cancelled a second time

_log = logging.getLogger(__name__)


def platforms(
    engine: Engine, settings: Settings, standing: Standing | None = None
) -> dict[str, Serve]:
    """
    What serves each platform whose token is set, by name; see `settings.require`.

    standing: where each that is connected says how messages are sent to its channels.
    """
    standing = Standing() if standing is None else standing
    found: dict[str, Serve] = {}
    if settings.discord_token:
        found["Discord"] = _discord(engine, settings, settings.discord_token, standing)
    if settings.slack_bot_token or settings.slack_client_id:
        from adapters.slack import Service  # whoever runs on one platform does not load the other

        many = _many(settings) if settings.slack_client_id else None
        broken = partial(standing.breaks, "slack")
        service = Service(engine, settings, senders=standing, many=many, broken=broken)
        found["Slack"] = service.run
    return found


async def run(
    serving: dict[str, Serve],
    engine: Engine,
    reloader: Reloader,
    standing: Standing | None = None,
    besides: Sequence[Coroutine[Any, Any, None]] = (),
) -> bool:
    """
    Serve until SIGTERM or Ctrl-C, and say whether that is why it ended.

    A platform that fails is told in one line and connected anew, and the others go on; where none
    is left that could be, it ends. A changed pack is used as soon as it is ready, what other
    processes write within a second, and what was kept long enough is deleted. At the end what was
    taken is finished, within ten seconds.

    standing: where platforms say that they are connected; besides: what else goes on meanwhile.
    """
    standing = Standing() if standing is None else standing
    standing.expect(serving)
    couriers = Couriers(engine, standing)
    aside = [  # first, so that the encoder is awake before a platform is connected
        asyncio.create_task(failures.tried("warming", _warm(engine))),
        asyncio.create_task(_reload(reloader)),
        asyncio.create_task(again(engine.refresh, _REFRESH)),
        asyncio.create_task(couriers.serve(_REFRESH)),
        asyncio.create_task(again(engine.expire, _EXPIRE)),
        *(asyncio.create_task(each) for each in besides),
    ]
    tasks = {
        asyncio.create_task(supervise(name, serve, standing), name=name)
        for name, serve in serving.items()
    }
    stopped = asyncio.Event()
    with _on_signals(stopped.set):
        _log.info("connecting to %s; SIGTERM or Ctrl-C ends it", " and ".join(serving))
        stopping = asyncio.create_task(stopped.wait())
        ended = asyncio.create_task(_all_of(tasks))
        await asyncio.wait({stopping, ended}, return_when=asyncio.FIRST_COMPLETED)
        standing.stopping = True
        if stopped.is_set():
            _log.info("stopping: what was taken is finished")
        await _end([stopping, ended, *aside], _ENDING_ASIDE)
        await couriers.finish()  # while the platforms are still connected
        await _end([*tasks], _ENDING)
    return stopped.is_set()


async def _end(tasks: Sequence[asyncio.Task[Any]], patience: float) -> None:
    """End all tasks; what does not end in time is told, and waited for no more."""
    late = set(tasks)
    for seconds in (patience, _GIVEN_UP):
        for task in late:
            task.cancel()
        _, late = await asyncio.wait(late, timeout=seconds)
        if not late:
            break
        names = ", ".join(sorted(task.get_name() for task in late))
        _log.error("not ended in %g seconds: %s", seconds, names)
    await asyncio.gather(*set(tasks) - late, return_exceptions=True)


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


async def again(do: Callable[[datetime], Awaitable[None]], every: float) -> None:
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


def _many(settings: Settings) -> Workspaces:
    from adapters.cli.slack_manifest import scopes
    from adapters.compose import open_installed
    from adapters.installing.workspaces import Workspaces

    return Workspaces(settings, open_installed(settings), scopes())


def _discord(engine: Engine, settings: Settings, token: str, standing: Standing) -> Serve:
    import discord

    from adapters.discord import create_client

    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # it never speaks

    broken = partial(standing.breaks, "discord")

    async def serve() -> None:
        try:
            async with create_client(engine, settings, standing, broken) as client:
                await client.start(token)
        except discord.LoginFailure:
            raise SettingsError(
                "Discord refused the token. Make a new one and set DISCORD_TOKEN."
            ) from None
        except (discord.DiscordServerError, discord.GatewayNotFound, OSError) as error:
            raise UnreachableError(
                f"Discord cannot be reached ({type(error).__name__}). Check the network."
            ) from None

    return serve
