"""All that is asked of Slack about people, and all that is sent to them."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.webhook.async_client import AsyncWebhookClient

from adapters.failures import done, tell, tried
from adapters.installing import refusals
from adapters.looking_up import LookUps, Patience
from adapters.memory import Memory
from adapters.slack import filing, outgoing
from adapters.slack.filing import Spot
from adapters.slack.incoming import Place
from adapters.slack.posting import CLOSED
from bot.entries import Language
from bot.events import Visibility
from bot.language import named
from bot.replies import Audience, Reply
from bot.wording import hosting, outcomes, sharing

_MOST = 10_000  # people remembered
_KNOWN = 3_600.0  # seconds until they are looked up again
_PATIENCE = 1.0  # seconds an answer waits for a look-up; a wrong language is better than none


@dataclass(frozen=True, slots=True)
class Known:
    """
    What Slack tells of somebody: their client's language, whether they run the workspace.

    ours: whether they are of the workspace, and no guest from another.
    """

    locale: Language | None = None
    manages: bool = False
    ours: bool = False


class Web:
    """Looks people up, and remembers what was found for an hour; sends replies."""

    def __init__(self) -> None:
        self._people = LookUps[Known]("a look-up", _MOST, Patience(_PATIENCE, _KNOWN))
        self._directs: Memory[str] = Memory(_MOST)

    async def known(self, place: Place) -> Known:
        """What Slack tells of them; nothing where it cannot be told in time."""
        look_up, nothing = partial(self._known, place), Known()
        return await self._people.of(place.sender.person, look_up, nothing)

    def aside(self, place: Place) -> str:
        """Their direct messages with the bot, "" where they had none for some time."""
        return self._directs.get(place.sender.person) or ""

    async def placed(self, place: Place) -> Place:
        """
        The same place, or their direct messages with the bot: where it was there, or nowhere.

        A "D" channel may also be two people's own, as it is taken to be where Slack does not tell
        in time. Raises what slack_sdk raises.
        """
        if place.home:  # one conversation with their direct messages, so that a language holds
            return replace(place, channel=await _in_time(self._direct(place)) or "")
        if place.alone and place.channel.startswith("D"):
            self._directs.keep(place.sender.person, place.channel, _KNOWN)
        if place.visibility is not Visibility.PRIVATE or place.channel[:1] not in {"", "D"}:
            return place
        look_up = self._direct(place)
        direct = await (_in_time(look_up) if place.channel else look_up)
        if direct is None or place.channel not in {"", direct}:
            return place
        return replace(place, channel=direct, visibility=Visibility.DIRECT)

    async def deliver(self, place: Place, reply: Reply) -> None:
        """
        Send a reply; raises what slack_sdk raises where no way is left.

        A `response_url` takes five answers and a person may have left the channel; what a place
        does not take goes to the direct messages, so a private reply never lands where others
        read it. Where those are shut too, they read what names no topic, with a button to ask anew.
        """
        if reply.board and place.visibility is Visibility.PRIVATE:
            left = await self._before_a_board(place, reply)
            if left is None:
                return
            reply = left
        try:
            await self._send(place, reply if place.alone else sharing.sent_aside(reply))
        except Exception as error:
            if reply.instead is None or refusals.told(error):
                raise
            tell(f"a way for event {place.name}", error, level=logging.WARNING)
            await self._send(place, reply.instead)
            return
        if filing.has(reply):
            own, shown = partial(self._own, place), partial(self._shown, place, reply.audience)
            if not await filing.upload(place.client, reply, own, shown):
                failed = outcomes.failed(reply.language)
                await self._send(place, replace(failed, audience=Audience.SENDER))

    async def publish(self, place: Place, reply: Reply) -> bool:
        """Show it on App Home, unless that changed meanwhile; raises what slack_sdk raises."""
        view, stood = outgoing.home(reply), place.hash or None
        try:
            await place.client.views_publish(user_id=place.user, view=view, hash=stood)
        except SlackApiError as error:
            if stood is None or refusals.code(error) != "hash_conflict":
                raise
            return False
        return True

    async def _send(self, place: Place, reply: Reply) -> None:
        messages = outgoing.payload(reply)
        if reply.replaces and len(messages) == 1 and await self._replaced(place, messages[0]):
            return
        send = self._way(place, reply.audience)
        for message in messages:
            try:
                await send(**message)
            except Exception as error:
                if (place.alone and not place.thread) or refusals.told(error):
                    raise  # it was there already, or goes nowhere with this token
                tell(f"a way for event {place.name}", error, level=logging.WARNING)
                send = partial(place.client.chat_postMessage, channel=await self._direct(place))
                await send(**message)

    async def _before_a_board(self, place: Place, reply: Reply) -> Reply | None:
        """
        Show the reply as what follows it will be shown; what is left to be said, None if nothing.

        A `response_url` works where the bot is no member, and no scope of ours tells whether it is.
        Where this way fails for whatever reason, the reply has not been read, and has others.
        """
        show = self._hidden(place)
        try:
            for message in outgoing.payload(reply):
                await show(**message)
        except Exception as error:
            tell(f"a way for event {place.name}", error, level=logging.WARNING)
            return hosting.unseen(reply) if refusals.code(error) in CLOSED else reply
        return None

    async def _replaced(self, place: Place, message: outgoing.Drawn) -> bool:
        """
        Put it in the place of the message that was pressed; whether that could be done.

        Slack changes a hidden one through its `response_url` only. One that others see stays.
        """
        if place.hidden and place.response_url:
            change: Callable[..., Awaitable[object]] = partial(
                _respond, place, replace_original=True
            )
        elif place.pressed and place.alone:
            change = partial(place.client.chat_update, channel=place.channel, ts=place.pressed)
        else:
            return False
        shown = {key: message[key] for key in ("text", "blocks")}
        return await done(f"a way for event {place.name}", change(**shown), level=logging.WARNING)

    async def _own(self, place: Place) -> Spot:
        """Where nobody but the person looks."""
        if place.alone:
            return Spot(place.channel, place.thread or None)
        return Spot(await self._direct(place))

    async def _shown(self, place: Place, audience: Audience) -> Spot:
        """Where a picture may be seen; Slack hides none in a channel for one person."""
        if place.visibility is Visibility.OPEN and audience is Audience.EVERYONE:
            return Spot(place.channel, place.root or None)
        return await self._own(place)

    def _way(self, place: Place, audience: Audience) -> Callable[..., Awaitable[object]]:
        thread, told = place.thread or None, audience is Audience.EVERYONE
        post = partial(place.client.chat_postMessage, channel=place.channel)
        show = self._hidden(place)
        match place.visibility:
            case Visibility.DIRECT:
                return partial(post, thread_ts=thread)
            case Visibility.OPEN:
                root = place.root or None
                return partial(post, thread_ts=root) if told else show
            case Visibility.PRIVATE if not place.response_url:  # of a modal there is none
                return partial(post, thread_ts=thread) if told else show
            case Visibility.PRIVATE:
                kind = "in_channel" if told else "ephemeral"
                respond = partial(_respond, place, response_type=kind)
                return partial(respond, replace_original=False, thread_ts=thread)

    def _hidden(self, place: Place) -> Callable[..., Awaitable[object]]:
        """A message for them alone; in a thread only if there is one, else Slack shows nothing."""
        where = partial(place.client.chat_postEphemeral, channel=place.channel, user=place.user)
        return partial(where, thread_ts=place.thread or None)

    async def _direct(self, place: Place) -> str:
        """The channel of their direct messages with the bot."""
        person = place.sender.person
        if person not in self._directs:
            opened = await place.client.conversations_open(users=place.user)
            self._directs.keep(person, opened["channel"]["id"], _KNOWN)
        return self._directs[person]

    async def _known(self, place: Place) -> Known:
        found = (await place.client.users_info(user=place.user, include_locale=True))["user"]
        ours = found.get("team_id", place.team) == place.team  # not run by a guest from elsewhere
        runs = found.get("is_admin") is True or found.get("is_owner") is True
        locale = named(str(found.get("locale"))[:2])
        return Known(locale, manages=ours and runs, ours=ours)


async def _respond(place: Place, **message: Any) -> None:
    """Through the `response_url`, which works where the bot is no member, several times."""
    hook = AsyncWebhookClient(
        place.response_url,
        session=place.client.session,
        logger=place.client.logger,  # its own would write the whole message
        retry_handlers=place.client.retry_handlers,
    )
    answer = await hook.send_dict(message)
    if answer.status_code != 200:
        raise SlackRequestError(answer.status_code)


async def _in_time(look_up: Awaitable[str]) -> str | None:
    return await tried("a look-up", look_up, _PATIENCE, logging.INFO)
