"""What Slack tells about a person when asked: their language, and their direct messages."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace

from slack_sdk.web.async_client import AsyncWebClient

from adapters.failures import place as place_of
from adapters.memory import Memory
from adapters.slack.incoming import Place
from bot.entries import Language
from bot.events import Visibility

_MOST = 10_000  # people remembered
_KNOWN = 3_600.0  # seconds until they are looked up again
_FAILED = 300.0
_PATIENCE = 1.0  # seconds an answer waits for a look-up

_log = logging.getLogger(__name__)


class People:
    """Looks people up, and remembers what was found for an hour."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._locales: Memory[Language | None] = Memory(_MOST)
        self._directs: Memory[str] = Memory(_MOST)

    async def locale(self, place: Place) -> Language | None:
        """The language of their client, None where it is none of ours or cannot be told in time."""
        key = f"{place.team}:{place.user}"
        if key not in self._locales:
            try:
                async with asyncio.timeout(_PATIENCE):
                    found = await self._client.users_info(user=place.user, include_locale=True)
                self._locales.keep(key, _language(found["user"].get("locale")), _KNOWN)
            except Exception as error:  # an answer in the wrong language is better than none
                _log.info("no locale: %s", place_of(error))
                self._locales.keep(key, None, _FAILED)
        return self._locales[key]

    async def direct(self, place: Place) -> str:
        """The channel of their direct messages with the bot; raises what slack_sdk raises."""
        key = f"{place.team}:{place.user}"
        if key not in self._directs:
            opened = await self._client.conversations_open(users=place.user)
            self._directs.keep(key, opened["channel"]["id"], _KNOWN)
        return self._directs[key]

    async def placed(self, place: Place) -> Place:
        """
        The same place, or their direct messages: where it was there, or had no channel.

        A "D" channel may also be two people's own. Raises what slack_sdk raises.
        """
        if place.home or place.visibility is not Visibility.PRIVATE:
            return place
        if not place.channel:
            direct = await self.direct(place)
            return replace(place, channel=direct, visibility=Visibility.DIRECT)
        if place.channel.startswith("D") and await self._are_alone(place):
            return replace(place, visibility=Visibility.DIRECT)
        return place

    async def _are_alone(self, place: Place) -> bool:
        try:
            async with asyncio.timeout(_PATIENCE):
                return place.channel == await self.direct(place)
        except Exception as error:  # then they may not be alone
            _log.info("no direct messages: %s", place_of(error))
            return False


def _language(locale: object) -> Language | None:
    code = str(locale)[:2].casefold()
    return Language(code) if code in set(Language) else None
