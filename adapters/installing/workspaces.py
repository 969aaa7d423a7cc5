"""The workspaces that installed the app, and with which token each is asked."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncInstallationStoreAuthorize
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters import quiet
from adapters.failures import tried
from adapters.installing.renewing import Rotator
from adapters.installing.tokens import Tokens
from adapters.settings import Settings

if TYPE_CHECKING:
    from adapters.compose import Installed


class Workspaces:
    """
    With which token a workspace is asked; each is renewed two hours before its time, where it has
    one.

    client: asks without a token; authorize: what Bolt asks for the token of what it delivers;
    joined, left: told of each workspace that has the app, and of each that has it no more.
    """

    def __init__(self, settings: Settings, kept: Installed, scopes: Sequence[str]) -> None:
        """
        settings: of an app that many workspaces install; scopes: what it asks them for at least.
        """
        self.id, self.secret = settings.slack_client_id or "", settings.slack_client_secret or ""
        self.logger = quiet.wordless("adapters.slack.library")
        self.logger.addFilter(_untold)
        self.scopes = (*dict.fromkeys((*scopes, *settings.slack_scopes)),)
        self.kept, self.tokens = kept, Tokens(self.id, kept)
        self.client: AsyncWebClient = _Client(logger=self.logger)
        self.authorize = _Authorize(self)
        self.joined: Callable[[str], Awaitable[None]] = _nobody
        self.left: Callable[[str], Awaitable[None]] = _nobody

    async def ask(self, team: str) -> AsyncWebClient | None:
        """Slack, asked with this workspace's token; None where it has none (any more)."""
        organisation, whole = await self.kept.organisation(team) or (None, False)
        return await self.found(team, organisation, whole=whole)

    async def found(
        self, team: str | None, organisation: str | None, *, whole: bool
    ) -> AsyncWebClient | None:
        """Slack, asked with the token of a workspace, or of its whole organisation."""
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
        found = await self.tokens.newest(
            enterprise_id=organisation, team_id=team, is_enterprise_install=whole
        )
        if found and int(found.installed_at) > at:  # Slack tells whole seconds
            return ()
        await self.tokens.async_delete_bot(enterprise_id=organisation, team_id=team)
        if team is None:
            return await self.kept.ended(str(organisation))
        await self.withdrawn((team,))
        return (team,)

    async def withdrawn(self, teams: Iterable[str]) -> None:
        """Forget with which organisation's token some workspaces were asked."""
        for team in teams:
            await self.kept.forget(team)


async def _nobody(team: str) -> None:
    """Nobody has to be told yet."""


def _untold(record: logging.LogRecord) -> bool:
    """Whether we do not tell it ourselves: Bolt would at each event of a place without a token."""
    return record.module != "async_multi_teams_authorization"


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
        self.token_rotator = Rotator(of.id, of.secret, of.client, of.tokens)
        self._of = of

    async def __call__(self, **of: Any) -> AuthorizeResult | None:
        found = await super().__call__(**of)
        organisation, team = of["enterprise_id"], of["team_id"]
        whole = bool(of["context"].is_enterprise_install)
        if found and organisation and team:
            await tried("a workspace", self._belongs(team, organisation, whole=whole))
        return found

    async def _belongs(self, team: str, organisation: str, *, whole: bool) -> None:
        """Tell of a workspace that is new, also to what other processes know."""
        if await self._of.kept.organisation(team) != (organisation, whole):
            await self._of.added(team, organisation, whole=whole)
