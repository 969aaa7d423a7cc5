"""Tokens that Slack does not take: told once, at a start or later, and asked nothing then."""

from __future__ import annotations

import logging
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse

from adapters.memory import Memory
from adapters.settings import SettingsError
from adapters.supervising import UnreachableError

# Slack's errors that say so of a token, wherever it is used.
ENDED = frozenset({"account_inactive", "token_revoked"})  # for good; others may pass
BAD = ENDED | {"invalid_auth", "org_login_required"}
_PASSING = frozenset(  # errors of Slack's own, which say nothing of a token
    ("", "fatal_error", "internal_error", "ratelimited", "request_timeout", "service_unavailable")
)
_MOST = 10_000  # tokens of which something is remembered
_KNOWN = 86_400.0  # seconds
_REFUSED = 600.0  # seconds until one is tried again, since it may have been Slack's own trouble

_log = logging.getLogger(__name__)


class Refused:
    """The tokens that were refused some minutes ago."""

    def __init__(self) -> None:
        self._whose, self._since = Memory[str](_MOST), Memory[str](_MOST)

    def __contains__(self, token: str) -> bool:
        return token in self._since

    def code(self, token: str) -> str | None:
        """Why it was refused, None where it was not."""
        return self._since.get(token)

    def belongs(self, token: str, whose: str) -> None:
        """Remember whose it is, for the line that tells of it."""
        self._whose.keep(token, whose, _KNOWN)

    def tell(self, token: str, code: str) -> None:
        """Slack refused it: in ten minutes one line tells so."""
        if self._since.first(token, code, _REFUSED):
            _log.warning(
                "Slack takes the token of %s no more (%s). Have the app installed there again",
                self._whose.get(token) or "the settings",
                code,
            )

    def missing(self, whose: str) -> None:
        """Something comes from where there is no token at all: in ten minutes one line tells so."""
        if self._since.first(f"none of {whose}", "", _REFUSED):
            _log.warning("%s is not answered, since the app is not installed there", whose)

    def forget(self, token: str) -> None:
        """It was given to us anew."""
        self._since.forget(lambda refused: refused == token)


def refusal(error: SlackApiError) -> SettingsError:
    """A token that Slack refuses, or a Slack that has trouble of its own."""
    told = code(error)
    if told in _PASSING:
        return UnreachableError(f"Slack cannot be reached ({told or 'no JSON'}). It may pass.")
    return SettingsError(
        f"Slack refused a token ({told}). Copy SLACK_BOT_TOKEN and SLACK_APP_TOKEN from the app's "
        "pages once more; where the app was removed, install it there first."
    )


def code(error: Exception) -> str:
    """What Slack calls an error, "" where it does not say, as a proxy before it, or in trouble."""
    data = getattr(error.response, "data", None) if isinstance(error, SlackApiError) else None
    return str(data.get("error", "")) if isinstance(data, dict) else ""


def told(error: Exception) -> bool:
    """Whether a request failed for its token, which is told already."""
    return code(error) in BAD


def ended(error: SlackApiError) -> bool:
    """Whether Slack took back the token for good, as where the app was removed."""
    return code(error) in ENDED


def level(error: Exception) -> int:
    """That of a line about it."""
    return logging.DEBUG if told(error) else logging.ERROR


class Refusals(AsyncRetryHandler):
    """Hears from slack_sdk which tokens are refused; nothing is tried again for that."""

    def __init__(self, refused: Refused) -> None:
        super().__init__()
        self._refused = refused

    async def can_retry_async(
        self, *, request: HttpRequest, response: HttpResponse | None = None, **_: Any
    ) -> bool:
        """Never; whether a request may be sent again, others say."""
        said = response.body.get("error") if response and response.body else None
        if said in BAD:
            for each in request.headers.get("Authorization") or ():  # slack_sdk makes it a list
                self._refused.tell(each.removeprefix("Bearer "), str(said))
        return False
