"""The tokens of workspaces and organisations that installed the app, while Slack takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slack_sdk.oauth.installation_store import Bot, Installation
from slack_sdk.oauth.installation_store.sqlalchemy import AsyncSQLAlchemyInstallationStore

from adapters import quiet
from adapters.installing.refusals import Refused

if TYPE_CHECKING:
    from adapters.compose import Installed


class Tokens(AsyncSQLAlchemyInstallationStore):
    """slack_sdk's store of the bots' tokens; of whoever installed the app it keeps nothing."""

    def __init__(self, client_id: str, kept: Installed) -> None:
        table, logger = kept.bots, quiet.wordless("adapters.slack.tokens")
        super().__init__(client_id, kept.writing, table, logger=logger)
        self._reader = AsyncSQLAlchemyInstallationStore(
            client_id, kept.reading, table, logger=logger
        )
        self._kept, self.refused = kept, Refused()

    async def async_save(self, installation: Installation) -> None:
        """Keep the token in the place of all that were theirs."""
        bot = installation.to_bot()
        self.refused.forget(bot.bot_token)
        await self.async_save_bot(bot)
        await self._kept.supersede(self.client_id, bot.enterprise_id, bot.team_id)

    async def async_find_bot(self, **of: Any) -> Bot | None:
        """The newest token; None where there is none, or Slack refused it some minutes ago."""
        bot = await self.newest(**of)
        if bot is None:
            self.refused.missing(str(of.get("team_id") or of.get("enterprise_id")))
            return None
        self.refused.belongs(bot.bot_token, str(bot.team_id or bot.enterprise_id))
        return None if bot.bot_token in self.refused else bot

    async def newest(self, **of: Any) -> Bot | None:
        """The newest token, refused or not; it takes no turn among those who write."""
        return await self._reader.async_find_bot(**of)
