"""Tokens that end, renewed before their time: once, however many ask for it."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from typing import TYPE_CHECKING

from aiohttp import ClientError
from slack_sdk.errors import SlackTokenRotationError
from slack_sdk.oauth.installation_store import Bot
from slack_sdk.oauth.token_rotation.async_rotator import AsyncTokenRotator

from adapters.installing.tokens import Tokens

if TYPE_CHECKING:
    from slack_sdk.web.async_client import AsyncWebClient

_LOOKS, _APART = 6, 0.25  # looks for what another process renews, and seconds between them


class Rotator(AsyncTokenRotator):
    """Renews each token once, since its refresh token works once."""

    def __init__(
        self, client_id: str, client_secret: str, client: AsyncWebClient, tokens: Tokens
    ) -> None:
        super().__init__(client_id=client_id, client_secret=client_secret, client=client)
        self._tokens = tokens
        self._turns: defaultdict[tuple[str | None, ...], asyncio.Lock] = defaultdict(asyncio.Lock)

    async def perform_bot_token_rotation(
        self, *, bot: Bot, minutes_before_expiration: int = 120
    ) -> Bot | None:
        """
        The newest, None where the one given is; raises SlackTokenRotationError or what aiohttp
        raises.

        Where another process renews it at that moment, or Slack has trouble, the one there is goes
        on as long as it is valid; one that is over waits for that of the other process.
        """
        until = bot.bot_token_expires_at
        if until is None or until > time.time() + minutes_before_expiration * 60:
            return None
        async with self._turns[bot.enterprise_id, bot.team_id]:
            if newer := await self._newer(bot):
                return newer
            try:
                renewed = await super().perform_bot_token_rotation(
                    bot=bot, minutes_before_expiration=minutes_before_expiration
                )
            except (SlackTokenRotationError, ClientError, TimeoutError) as error:
                if time.time() < until:
                    return None
                if newer := await self._of_another(bot):
                    return newer
                if isinstance(error, SlackTokenRotationError):
                    self._tokens.refused.tell(bot.bot_token, "token_expired")
                raise
            if renewed:
                await self._tokens.async_save_bot(renewed)
        return renewed

    async def _of_another(self, bot: Bot) -> Bot | None:
        """What another process renews at this moment, None where none does."""
        for _ in range(_LOOKS):
            await asyncio.sleep(_APART)
            if newer := await self._newer(bot):
                return newer
        return None

    async def _newer(self, bot: Bot) -> Bot | None:
        latest = await self._tokens.newest(
            enterprise_id=bot.enterprise_id,
            team_id=bot.team_id,
            is_enterprise_install=bot.is_enterprise_install,
        )
        return latest if latest and latest.bot_token != bot.bot_token else None
