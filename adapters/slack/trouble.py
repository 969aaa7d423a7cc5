"""What Slack could not take for trouble of its own is sent again, a few times, later each time."""

from __future__ import annotations

from typing import Any

from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.response import HttpResponse

TRIES = 4  # more, within some ten seconds; whoever asked is still there


class Trouble(AsyncRetryHandler):
    """Tries again after any server error; slack_sdk's own knows two of them, and tries once."""

    def __init__(self) -> None:
        super().__init__(TRIES)

    async def _can_retry_async(self, *, response: HttpResponse | None = None, **_: Any) -> bool:
        return response is not None and response.status_code >= 500
