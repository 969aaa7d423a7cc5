"""The workspaces that installed the app: their tokens, kept, renewed and looked up."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any

from aiohttp import ClientError
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncInstallationStoreAuthorize
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.errors import SlackTokenRotationError
from slack_sdk.oauth.installation_store import Bot, Installation
from slack_sdk.oauth.installation_store.sqlalchemy import AsyncSQLAlchemyInstallationStore
from slack_sdk.oauth.token_rotation.async_rotator import AsyncTokenRotator
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters import quiet
from adapters.failures import tried
from adapters.memory import Memory
from adapters.settings import Settings

if TYPE_CHECKING:
    from adapters.compose import Installed

_MOST, _KNOWN = 10_000, 3_600.0  # workspaces whose organisation is remembered, and seconds


class Tokens(AsyncSQLAlchemyInstallationStore):
    """slack_sdk's store of the bots' tokens; of whoever installed the app it keeps nothing."""

    def __init__(self, client_id: str, kept: Installed) -> None:
        table, logger = kept.bots, quiet.wordless("adapters.slack.tokens")
        super().__init__(client_id, kept.writing, table, logger=logger)
        self._reader = AsyncSQLAlchemyInstallationStore(
            client_id, kept.reading, table, logger=logger
        )

    async def async_save(self, installation: Installation) -> None:
        """Keep the token."""
        await self.async_save_bot(installation.to_bot())

    async def async_find_bot(self, **of: Any) -> Bot | None:
        """The newest token, without a turn among those who write."""
        return await self._reader.async_find_bot(**of)


class Workspaces:
    """
    With which token a workspace is asked; each is renewed two hours before its time, where it has
    one.

    client: asks without a token; authorize: what Bolt asks for the token of what it delivers;
    joined: told of each workspace that has the app.
    """

    def __init__(self, settings: Settings, kept: Installed, scopes: Sequence[str]) -> None:
        """settings: of an app that many workspaces install; scopes: what it asks them for."""
        self.id, self.secret = settings.slack_client_id or "", settings.slack_client_secret or ""
        self.logger = quiet.wordless("adapters.slack.library")
        self.scopes, self.kept, self.tokens = scopes, kept, Tokens(self.id, kept)
        self.client: AsyncWebClient = _Client(logger=self.logger)
        self.authorize = _Authorize(self)
        self.joined: Callable[[str], Awaitable[None]] = _nobody

    async def ask(self, team: str) -> AsyncWebClient | None:
        """Slack, asked with this workspace's token; None where it has none (any more)."""
        organisation, whole = await self.kept.organisation(team) or (None, False)
        client = AsyncWebClient(
            base_url=self.client.base_url,
            session=self.client.session,
            logger=self.logger,
            retry_handlers=self.client.retry_handlers,
            team_id=team,
        )
        context = AsyncBoltContext({"client": client, "is_enterprise_install": whole})
        found = await self.authorize(
            context=context, enterprise_id=organisation, team_id=team, user_id=None
        )
        client.token = found.bot_token if found else None
        return client if client.token else None

    async def added(self, team: str, organisation: str | None, *, whole: bool = False) -> None:
        """
        Remember a workspace that has the app.

        whole: whether not it, but its whole organisation installed it.
        """
        if organisation:
            await self.kept.belongs(team, organisation, whole=whole)
        await self.joined(team)

    async def removed(self, context: AsyncBoltContext, at: float) -> tuple[str, ...]:
        """
        Delete the token of what removed the app at that time, and tell which workspaces have none.

        Nothing where it was installed again since: Slack may deliver a removal late, or twice.
        """
        organisation, whole = context.enterprise_id, bool(context.is_enterprise_install)
        team = None if whole else context.team_id
        found = await self.tokens.async_find_bot(
            enterprise_id=organisation, team_id=team, is_enterprise_install=whole
        )
        if found and int(found.installed_at) > at:  # Slack tells whole seconds
            return ()
        await self.tokens.async_delete_bot(enterprise_id=organisation, team_id=team)
        if team is None:
            return await self.kept.ended(str(organisation))
        await self.kept.forget(team)
        return (team,)


async def _nobody(team: str) -> None:
    """Nobody has to be told yet."""


class _Client(AsyncWebClient):
    """slack_sdk's, which sends the secret in a way that aiohttp will have no more."""

    async def oauth_v2_access(self, **given: Any) -> AsyncSlackResponse:
        """A token for a code, or for one that ends; the secret goes in the body."""
        return await self.api_call("oauth.v2.access", data=given)


class _Authorize(AsyncInstallationStoreAuthorize):
    """Bolt's own, which also remembers in which organisation a workspace is."""

    def __init__(self, of: Workspaces) -> None:
        super().__init__(
            logger=of.logger, installation_store=of.tokens, bot_only=True, cache_enabled=True
        )
        self.token_rotator = _Rotator(of, self)
        self._of, self._seen = of, Memory[None](_MOST)

    async def __call__(self, **of: Any) -> AuthorizeResult | None:
        found = await super().__call__(**of)
        organisation, team = of["enterprise_id"], of["team_id"]
        whole = bool(of["context"].is_enterprise_install)
        if found and organisation and team and f"{team}:{whole}" not in self._seen:
            await tried("a workspace", self._of.added(team, organisation, whole=whole))
            self._seen.keep(f"{team}:{whole}", None, _KNOWN)
        return found


class _Rotator(AsyncTokenRotator):
    """Renews each token once, however many ask at the same time: its refresh token works once."""

    def __init__(self, of: Workspaces, authorize: _Authorize) -> None:
        super().__init__(client_id=of.id, client_secret=of.secret, client=of.client)
        self._tokens, self._authorize = of.tokens, authorize
        self._turns: defaultdict[tuple[str | None, ...], asyncio.Lock] = defaultdict(asyncio.Lock)

    async def perform_bot_token_rotation(
        self, *, bot: Bot, minutes_before_expiration: int = 120
    ) -> Bot | None:
        """
        The newest, None where the one given is; raises SlackTokenRotationError.

        Where another process renews it at that moment, or Slack has trouble, the one there is goes
        on as long as it is valid.
        """
        until = bot.bot_token_expires_at
        if until is None or until > time.time() + minutes_before_expiration * 60:
            return None
        of = {"enterprise_id": bot.enterprise_id, "team_id": bot.team_id}
        async with self._turns[bot.enterprise_id, bot.team_id]:
            latest = await self._tokens.async_find_bot(
                **of, is_enterprise_install=bot.is_enterprise_install
            )
            if latest and latest.bot_token != bot.bot_token:
                return latest
            try:
                renewed = await super().perform_bot_token_rotation(
                    bot=bot, minutes_before_expiration=minutes_before_expiration
                )
            except (SlackTokenRotationError, ClientError, TimeoutError):
                if until < time.time():
                    raise
                return None
            if renewed:
                await self._tokens.async_save_bot(renewed)
                self._authorize.authorize_result_cache.pop(bot.bot_token, None)
        return renewed
