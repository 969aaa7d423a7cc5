"""The tokens of workspaces and organisations that installed the app, while Slack takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slack_sdk.oauth.installation_store import Bot, Installation
from slack_sdk.oauth.installation_store.sqlalchemy import AsyncSQLAlchemyInstallationStore

from adapters import quiet
from adapters.installing.refusals import Refused
from adapters.memory import Memory

if TYPE_CHECKING:
    from adapters.compose import Installed

_MOST = 10_000  # tokens known at once
_KNOWN = 60.0  # seconds; Slack waits three for us, and the store may take most of them to answer


class Tokens(AsyncSQLAlchemyInstallationStore):
    """slack_sdk's store of the bots' tokens; of whoever installed the app it keeps nothing."""

    def __init__(self, client_id: str, kept: Installed) -> None:
        table, logger = kept.bots, quiet.wordless("adapters.slack.tokens")
        super().__init__(client_id, kept.writing, table, logger=logger)
        self._reader = AsyncSQLAlchemyInstallationStore(
            client_id, kept.reading, table, logger=logger
        )
        self._kept, self.refused = kept, Refused()
        self._known: Memory[Bot] = Memory(_MOST)

    async def async_save(self, installation: Installation) -> None:
        """Keep the token in the place of all that were theirs."""
        bot = installation.to_bot()
        self.refused.forget(bot.bot_token)
        await self.async_save_bot(bot)
        await self._kept.supersede(self.client_id, bot.enterprise_id, bot.team_id)

    async def async_save_bot(self, bot: Bot) -> None:
        """Keep one; those known before are looked up anew."""
        await super().async_save_bot(bot)
        self._forget()

    async def async_delete_bot(self, **of: Any) -> None:
        """Delete all that a workspace or an organisation had."""
        await super().async_delete_bot(**of)
        self._forget()

    async def async_find_bot(self, **of: Any) -> Bot | None:
        """The newest token of a minute ago; None where there is none, or Slack refused it since."""
        bot = await self._recent(**of)
        if bot is None:
            self.refused.missing(str(of.get("team_id") or of.get("enterprise_id")))
            return None
        self.refused.belongs(bot.bot_token, str(bot.team_id or bot.enterprise_id))
        return None if bot.bot_token in self.refused else bot

    async def newest(self, **of: Any) -> Bot | None:
        """The newest token, refused or not; it takes no turn among those who write."""
        return await self._reader.async_find_bot(**of)

    async def _recent(self, **of: Any) -> Bot | None:
        """The newest; for a minute, without asking the store."""
        whose = str(sorted(of.items()))
        if (bot := self._known.get(whose)) and bot.bot_token not in self.refused:
            return bot
        if bot := await self.newest(**of):
            self._known.keep(whose, bot, _KNOWN)
        return bot

    def _forget(self) -> None:
        self._known.forget(lambda _: True)
