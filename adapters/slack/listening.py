"""What is done with each thing that Slack delivers: heard once, answered by the engine."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncBoltContext
from slack_bolt.response import BoltResponse

from adapters.failures import done, tried
from adapters.installing import removals
from adapters.installing.workspaces import Workspaces
from adapters.memory import Memory
from adapters.replying import reply_to
from adapters.slack import dialogs, filing, forms, incoming
from adapters.slack.dialogs import Dialog
from adapters.slack.groups import Groups
from adapters.slack.incoming import Place
from adapters.slack.web import Web
from adapters.underway import UnderWay
from bot.engine import Engine
from bot.events import Event, Submit
from bot.handling.wanted import may_open, may_show
from bot.replies import Form, Reply
from bot.wording import filling, home, sharing
from bot.wording.plain import text_of

_MOST = 50_000  # names of what was heard
_CLAIMING = 5.0  # seconds to find out whether another process took it
_KEPT = 48 * 3_600.0  # seconds; Slack delivers again for some minutes, a network for longer

Body = dict[str, Any]


class Listeners:
    """Takes what Slack delivers, and has it answered."""

    def __init__(
        self, engine: Engine, under_way: UnderWay, workspaces: Workspaces | None = None
    ) -> None:
        self._engine, self._under_way, self._workspaces = engine, under_way, workspaces
        self._web, self._groups = Web(), Groups()
        self._heard: Memory[None] = Memory(_MOST)

    async def once(self, body: Body, next_: Callable[[], Awaitable[BoltResponse]]) -> BoltResponse:
        """What comes again, from Slack or from somebody in between, is acknowledged, no more."""
        name = incoming.name(body)
        if name != "-" and not self._heard.first(name, None, _KEPT):
            return BoltResponse(status=200)
        return await next_()

    async def hear(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        """
        Acknowledge, and answer if there is something to answer.

        In the acknowledgement it would have to be ready within three seconds, and be one message.
        """
        await ack()
        if place := incoming.place(body, context):
            async with self._under_way.working(place.name):
                if not await self._first(body):
                    return
                told = incoming.event(body, place, datetime.now(UTC))
                holds = may_open(told) or may_show(told)
                first = dialogs.opened(place.client, place.name)
                async with Dialog(place.client, first, holds=holds) as dialog:
                    place, event = await self._read(body, place, context)
                    if not place.home:
                        reply = await reply_to(event, place.name, self._engine)
                        await self._answer(place, reply, dialog)
                    if place.home or place.front:
                        await self._welcome(place, event)

    async def submitted(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        """
        Answer a modal that somebody sent in, in the acknowledgement where it is a modal again.

        What cannot be answered leaves it open, so that nothing that was typed is lost.
        """
        place = incoming.place(body, context)
        if place is None:
            await ack()
            return
        async with self._under_way.working(place.name):
            first = dialogs.sent(ack, str(body["view"].get("id")))
            async with Dialog(place.client, first, holds=True) as dialog:
                if not await self._first(body):
                    await ack()
                    return
                place, event = await self._read(body, place, context)
                reply = await tried(
                    f"event {place.name}", self._filled_in(place, body["view"], event)
                )
                if reply is None or (reply.refused and reply.form is None):
                    said = text_of(reply or sharing.failed(event))
                    await self._refused(ack, body["view"], said, dialog)
                elif await self._settled(ack, body["view"], place, reply, dialog):
                    await self._web.deliver(place, filling.by_button(reply))

    async def joined(self, team: str) -> None:
        """A workspace has the app; what it had before, while that is still there, stays."""
        await self._engine.joined(incoming.place_id(team), datetime.now(UTC))

    async def left(self, ack: AsyncAck, body: Body, context: AsyncBoltContext) -> None:
        """The app was removed from workspaces, or may do nothing there any more."""
        await ack()
        name = f"leaving, event {incoming.name(body)}"
        async with self._under_way.working(name):
            for team in await removals.removed(body, context, self._workspaces):
                await tried(name, self.parted(team))

    async def parted(self, team: str) -> None:
        """A workspace has the app no more; what it had goes in its time."""
        await self._engine.left(incoming.place_id(team), datetime.now(UTC))

    async def _first(self, body: Body) -> bool:
        """Whether no other process took it; Slack delivers to any of them, and again to others."""
        name = incoming.name(body)
        if name == "-":
            return True
        claiming = self._engine.first(f"slack:{name}", datetime.now(UTC))
        return await tried(f"event {name}", claiming, _CLAIMING) is not False

    async def _read(
        self, body: Body, place: Place, context: AsyncBoltContext
    ) -> tuple[Place, Event]:
        """Where it was and what, with all that has to be looked up."""
        place = await self._web.placed(place)
        known, bot = await self._web.known(place), context.bot_user_id or ""
        place = replace(place, aside=self._web.aside(place), manages=known.manages)
        if known.ours:
            place = replace(place, group=await self._group(place))
        return place, incoming.event(body, place, datetime.now(UTC), known.locale, bot)

    async def _filled_in(self, place: Place, view: Body, event: Event) -> Reply:
        """The reply to a form, with the file that was added to it; raises where none comes."""
        file = forms.added(view)
        if isinstance(event, Submit) and file is not None:
            event = replace(event, file=await filing.fetch(place.client, file))
        return await self._engine.handle(event)

    async def _group(self, place: Place) -> str:
        """The group of the workspace's moderators, where they are in it, "" else."""
        asked = self._engine.group(incoming.place_id(place.team))
        group = await tried("a setting", asked, level=logging.INFO) or ""
        return group if group and await self._groups.hold(place, group) else ""

    async def _answer(self, place: Place, reply: Reply, dialog: Dialog) -> None:
        """
        Open the reply's form, or the reply where it is one to be looked at in a modal.

        Where there is none, or it cannot be opened, the reply is sent.
        """
        if reply.form or reply.window:
            view = _modal(place, reply, reply.form) if reply.form else forms.told(reply)
            if await _shown(dialog, view):
                return
            reply = filling.by_button(reply)
        elif await dialog.held():
            await _shown(dialog, forms.told(reply))
        await self._web.deliver(place, reply)

    async def _welcome(self, place: Place, event: Event) -> None:
        """Show App Home as it is for them now; where that cannot be told, help is still there."""
        reply = await tried(f"home {place.name}", self._engine.home(event))
        if reply is None:
            reply = home.failed(event, self._engine.pack)
        if not await self._web.publish(place, reply):  # something newer stands there: read anew
            await self._welcome(replace(place, hash=""), event)

    async def _settled(
        self, ack: AsyncAck, sent: Body, place: Place, reply: Reply, dialog: Dialog
    ) -> bool:
        """Mend or close the modal that was sent in; whether the reply is to be sent, too."""
        held = await dialog.held()
        if reply.form is None:
            if held:
                await _shown(dialog, forms.told(reply))
            else:
                await ack(response_action="clear")
            return True
        view = _modal(place, reply, reply.form)
        wrong = filling.problems(reply.form)
        if wrong and not held and forms.same(view, sent):
            await ack(response_action="errors", errors=wrong)
            return False
        return not await _shown(dialog, view)

    async def _refused(self, ack: AsyncAck, view: Body, said: str, dialog: Dialog) -> None:
        """Say in the modal why it could not be taken, with what was typed still there."""
        if await dialog.held():
            await _shown(dialog, forms.again(view, said))
        else:
            await ack(response_action="errors", errors={next(iter(forms.values(view)), ""): said})


def _modal(place: Place, reply: Reply, form: Form) -> Body:
    """The form as a modal; of direct messages alone a message can be changed without its press."""
    pressed = place.pressed if place.alone else ""
    return forms.view(reply, form, place.channel, place.thread, pressed)


async def _shown(dialog: Dialog, view: Body) -> bool:
    """Whether the modal could be shown; three seconds may be over, or somebody closed it."""
    return await done("a modal", dialog.show(view), level=logging.WARNING)
