"""The tokens of workspaces and organisations that installed the app, while Slack takes them."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.oauth.installation_store import Bot, Installation
from slack_sdk.oauth.installation_store.sqlalchemy import AsyncSQLAlchemyInstallationStore

from adapters import quiet
from adapters.memory import Memory

if TYPE_CHECKING:
    from adapters.compose import Installed

_MOST = 10_000  # tokens of which something is remembered
_KNOWN = 86_400.0  # seconds
_REFUSED = 600.0  # seconds in which a token that Slack refused is asked nothing with
_BAD = frozenset({"account_inactive", "invalid_auth", "org_login_required", "token_revoked"})

_log = logging.getLogger(__name__)


class Tokens(AsyncSQLAlchemyInstallationStore):
    """slack_sdk's store of the bots' tokens; of whoever installed the app it keeps nothing."""

    def __init__(self, client_id: str, kept: Installed) -> None:
        table, logger = kept.bots, quiet.wordless("adapters.slack.tokens")
        super().__init__(client_id, kept.writing, table, logger=logger)
        self._reader = AsyncSQLAlchemyInstallationStore(
            client_id, kept.reading, table, logger=logger
        )
        self._kept = kept
        self._whose, self._refused = Memory[str](_MOST), Memory[None](_MOST)

    async def async_save(self, installation: Installation) -> None:
        """Keep the token in the place of all that were theirs."""
        bot = installation.to_bot()
        self._refused.forget(lambda token: token == bot.bot_token)
        await self.async_save_bot(bot)
        await self._kept.supersede(self.client_id, bot.enterprise_id, bot.team_id)

    async def async_find_bot(self, **of: Any) -> Bot | None:
        """The newest token; None where there is none, or Slack refused it some minutes ago."""
        bot = await self.newest(**of)
        if bot is None:
            self._has_none(str(of.get("team_id") or of.get("enterprise_id")))
            return None
        if bot.bot_token in self._refused:
            return None
        self._whose.keep(bot.bot_token, bot.team_id or bot.enterprise_id or "", _KNOWN)
        return bot

    async def newest(self, **of: Any) -> Bot | None:
        """The newest token, refused or not; it takes no turn among those who write."""
        return await self._reader.async_find_bot(**of)

    def refused(self, token: str, code: str) -> None:
        """Slack takes a token no more: for some minutes it is asked nothing, as one line tells."""
        if self._refused.first(token, None, _REFUSED):
            _log.warning(
                "Slack takes the token of %s no more (%s): nothing is asked there for ten minutes; "
                "installed again, the app goes on",
                self._whose.get(token) or "a workspace",
                code,
            )

    def _has_none(self, whose: str) -> None:
        if self._refused.first(f"none of {whose}", None, _REFUSED):
            _log.warning("%s is not answered, since the app is not installed there", whose)


class Refusals(AsyncRetryHandler):
    """Hears which tokens Slack takes no more; nothing is tried again for that."""

    def __init__(self, tokens: Tokens) -> None:
        super().__init__()
        self._tokens = tokens

    async def can_retry_async(
        self, *, request: HttpRequest, response: HttpResponse | None = None, **_: Any
    ) -> bool:
        """Never; whether a request may be sent again, others say."""
        code = response.body.get("error") if response and response.body else None
        if code in _BAD:
            token = str(request.headers.get("Authorization", "")).removeprefix("Bearer ")
            self._tokens.refused(token, str(code))
        return False
