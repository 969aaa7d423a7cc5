"""Modals in time: Slack takes one within three seconds, however long an answer takes."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from types import TracebackType

from slack_bolt.async_app import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from adapters import failures
from adapters.slack import forms
from adapters.slack.outgoing import Drawn

HOLD = 0.8  # seconds until the place of a form is held; Slack waits three, a token may take two
_OUT = 0.3  # seconds until Slack has an acknowledgement, which would cover what came before it

Shown = tuple[str, str | None]  # a modal's id, and its state where Slack tells it
First = Callable[[Drawn], Awaitable[Shown]]  # shows a modal for the first time


class Dialog:
    """
    One modal: within it, an answer is thought about, and where that takes long, it says so.

    It is left as it is at the end: what is to be seen in it, `show` shows.
    """

    def __init__(self, client: AsyncWebClient, first: First, *, holds: bool) -> None:
        """holds: whether it may be shown before it is known what is to be seen in it."""
        self._client, self._first, self._holds = client, first, holds
        self._id, self._begun = "", False
        self._state: str | None = None
        self._holding: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Dialog:
        if self._holds:
            self._holding = asyncio.create_task(self._hold())
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        where: TracebackType | None,
    ) -> None:
        if self._holding is not None:
            self._holding.cancel()

    async def held(self) -> bool:
        """Whether something is in it already; after this, nothing comes into it by itself."""
        if self._holding is not None:
            if not self._begun:
                self._holding.cancel()
            await asyncio.wait({self._holding})
        return bool(self._id)

    async def show(self, view: Drawn) -> None:
        """
        Show this in it; raises what slack_sdk raises, as where somebody closed it.

        Where it changed meanwhile, Slack refuses by its state (`hash`), and nothing is overwritten.
        """
        if await self.held():
            await self._client.views_update(view_id=self._id, view=view, hash=self._state)
        else:
            self._id, self._state = await self._first(view)

    async def _hold(self) -> None:
        await asyncio.sleep(HOLD)
        self._begun = True
        opening = self._first(forms.waiting())
        shown = await failures.tried("a modal", opening, level=logging.WARNING)
        self._id, self._state = shown or ("", None)


def opened(client: AsyncWebClient, trigger: str) -> First:
    """A new modal, for a command or a press that Slack named so."""

    async def first(view: Drawn) -> Shown:
        answer = await client.views_open(trigger_id=trigger, view=view)
        return str(answer["view"]["id"]), answer["view"].get("hash")

    return first


def sent(ack: AsyncAck, view_id: str) -> First:
    """The modal that was just sent in, as it goes on; what it becomes is the acknowledgement."""

    async def first(view: Drawn) -> Shown:
        await ack(response_action="update", view=view)
        await asyncio.sleep(_OUT)
        return view_id, None

    return first
