"""People on Discord and on Slack who do the same things, and what each is shown for it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Protocol

from bot.wording import tokens
from bot.wording.tokens import Aim
from tests.adapters.discord.discord_commands import sent
from tests.adapters.discord.discord_peer import CHANNEL, Json, _interaction, _message
from tests.adapters.discord.discord_town import text_of, walk
from tests.adapters.slack.block_kit import buttons
from tests.adapters.slack.views import Modal
from tests.adapters.together.gateway import Discord
from tests.adapters.together.workspace import Workspace

SOON = 60  # seconds to wait for what must come; only a failing test waits them out
_MANAGER = str(1 << 5)  # the permission to run a server


@dataclass
class Shown:
    """What somebody sees: its words, what can be pressed by its label, and a form to fill in."""

    text: str
    choices: dict[str, str] = field(default_factory=dict)
    form: Any = None

    def to(self, aim: Aim) -> str:
        """The token of what leads there."""
        for each in self.choices.values():
            pointer = tokens.parse(each)
            if pointer and pointer.action is aim:
                return each
        raise AssertionError(f"nothing leads to {aim}: {self.text} {self.choices}")


class NoFormError(ConnectionError):
    """Instead of a form there came a message, that something failed, say."""


class SilentError(TimeoutError):
    """
    What was heard got no answer in time.

    name: what the platform calls it; heard: when it was taken; instead: what came, which is none;
    late: the answer, if it comes within so many seconds more, else TimeoutError.
    """

    def __init__(
        self,
        who: str,
        name: str,
        heard: datetime,
        instead: str,
        late: Callable[[float], Awaitable[Shown]],
    ) -> None:
        super().__init__(name)
        self.who, self.name, self.heard = who, name, heard
        self.instead, self.late = instead, late


class Person(Protocol):
    """Somebody, wherever they are; patience: seconds that they wait for an answer."""

    patience: float

    async def ask(self, question: str) -> Shown: ...

    async def give(self, command: str, words: str = "") -> Shown: ...

    async def press(self, token: str) -> Shown: ...

    async def fill(self, shown: Shown, **typed: str) -> Shown: ...


class OnDiscord:
    """A member of a server; manages: whether they run it."""

    patience: float = SOON

    def __init__(self, there: Discord, number: int, guild: int = 2000, manages: bool = False):
        self._there, self._guild = there, guild
        user = {"id": str(number), "username": "a", "discriminator": "0", "avatar": None}
        permissions = _MANAGER if manages else "0"
        member = {"roles": [], "joined_at": None, "deaf": False, "mute": False, "flags": 0}
        self._user = user
        self._extra: Json = {
            "guild_id": str(guild),
            "member": {**member, "user": user, "permissions": permissions},
        }

    async def ask(self, question: str) -> Shown:
        return await self.give("ask", question)

    async def mention(self, question: str) -> None:
        """Ask where all can read it."""
        number = str(next(self._there._ids))
        me = {"id": "1000", "username": "refugio", "discriminator": "0", "avatar": None}
        said = _message(number, self._user, f"<@1000> {question}") | {"mentions": [me]}
        member = {k: v for k, v in self._extra["member"].items() if k != "user"}
        said |= {"guild_id": str(self._guild), "member": member}
        assert await self._there.tell(self._guild, "MESSAGE_CREATE", said)

    async def give(self, command: str, words: str = "") -> Shown:
        return await self._done(sent(command, words), 2)

    async def press(self, token: str) -> Shown:
        button = {"type": 2, "style": 2, "label": "Press", "custom_id": token}
        container = {"type": 17, "components": [{"type": 1, "components": [button]}]}
        message = _message("5000", {"id": "1000", **_BOT}, "")
        message |= {"components": [container], "flags": 1 << 15, "channel_id": CHANNEL}
        pressed = {"custom_id": token, "component_type": 2}
        return await self._done(pressed, 3, message=message)

    async def fill(self, shown: Shown, **typed: str) -> Shown:
        form = _form(shown)
        parts = [_filled(each, typed) for each in form["components"] if "component" in each]
        return await self._done({"custom_id": form["custom_id"], "components": parts}, 5)

    async def _done(self, data: Json, kind: int, **more: Any) -> Shown:
        number = str(next(self._there._ids))
        body = _interaction(number, data, kind) | self._extra | more
        if not await self._there.tell(self._guild, "INTERACTION_CREATE", body):
            raise ConnectionError("nobody was there to hear of it")
        answers, heard = self._there.answers_to[number], datetime.now(UTC)

        async def shown(seconds: float) -> Shown:
            await self._there.until(lambda: any(shows(each) for each in answers), seconds)
            return _read(next(each["data"] for each in answers if shows(each)))

        try:
            return await shown(self.patience)
        except TimeoutError:
            types = ", ".join(str(each.get("type")) for each in answers)
            said = f"callbacks of type {types or '-'}"
            who = f"discord:{self._user['id']}"
            raise SilentError(who, number, heard, said, shown) from None


class OnSlack:
    """A member of a workspace."""

    patience: float = SOON

    def __init__(self, there: Workspace, user: str, channel: str = "C1") -> None:
        self._there, self._user, self._channel = there, user, channel
        self._modals = 0

    async def ask(self, question: str) -> Shown:
        body = self._there.slash(question, "/ask", self._user, self._channel)
        return await self._done(body)

    async def mention(self, question: str) -> None:
        """Ask where all can read it."""
        await self._there.deliver(
            self._there.mention(f"<@UBOT> {question}", self._user, self._channel)
        )

    async def give(self, command: str, words: str = "") -> Shown:
        name = "/quiz" if command == "quiz" else "/refugio"
        text = words if command == "quiz" else f"{command} {words}".strip()
        return await self._done(self._there.slash(text, name, self._user, self._channel))

    async def press(self, token: str) -> Shown:
        return await self._done(self._there.press(token, self._user, self._channel))

    async def fill(self, shown: Shown, **typed: str) -> Shown:
        return await self._done(self._there.submit(_form(shown), **typed), _form(shown))

    async def _done(self, body: dict[str, Any], sent: Modal | None = None) -> Shown:
        """
        What comes next for this person: a message for their eyes, or a form; not a wait.

        sent: what they filled in, which may also stay open and say what is wrong.
        """
        there, before = self._there, len(self._there.sent)
        views = {each.id: len(each.shown) for each in there.modals.all}
        await there.deliver(body)
        heard = datetime.now(UTC)
        if sent is not None and sent.errors:
            return Shown(" ".join(sent.errors.values()), {}, sent)

        async def shown(seconds: float) -> Shown:
            async with there._news, asyncio.timeout(seconds):
                await there._news.wait_for(lambda: any(True for _ in self._since(before, views)))
            return next(self._since(before, views))

        try:
            return await shown(self.patience)
        except TimeoutError:
            modals = [each for each in there.modals.all if each.user == self._user]
            new = [each for each in modals if each.id not in views]
            who, name = f"slack:{self._user}", str(body.get("trigger_id"))
            said = f"{len(new)} modals that say to wait"
            raise SilentError(who, name, heard, said, shown) from None

    def _since(self, messages: int, views: dict[str, int]) -> Iterator[Shown]:
        """What came for this person; views: how often each modal was shown before."""
        for each in self._there.sent[messages:]:
            if self._user == each.only or each.channel == f"D{self._user}":
                yield _seen(each.data)
        for modal in self._there.modals.all:
            changed = len(modal.shown) > views.get(modal.id, 0)
            if modal.user == self._user and changed and modal.view["callback_id"] != "told":
                yield Shown(modal.words, {}, modal)


def cards(there: Discord, channel: str = CHANNEL) -> list[Shown]:
    """The messages in a channel of Discord's, as they are now."""
    mine = (each for each in there.posted if each.channel == channel)
    return [_read((each.edits or [each.body])[-1]) for each in mine]


def posts(there: Workspace, channel: str = "C1") -> list[Shown]:
    """The messages in a channel of Slack's, as they are now."""
    return [_seen(each) for each in there.posted.values() if each["channel"] == channel]


_BOT = {"username": "refugio", "discriminator": "0", "avatar": None, "bot": True}


def _form(shown: Shown) -> Any:
    if shown.form is None:
        raise NoFormError(shown.text)
    return shown.form


def shows(answer: Json) -> bool:
    """Whether an answer of the bot's to an interaction is one to be read, and no promise of it."""
    return "components" in answer.get("data", {})


def _read(data: Json) -> Shown:
    if "title" in data:
        return Shown(json.dumps(data, ensure_ascii=False), {}, data)
    every = walk(data["components"])
    found = {each["label"]: each["custom_id"] for each in every if each["type"] == 2}
    for menu in (each for each in every if each["type"] == 3):
        found |= {option["label"]: option["value"] for option in menu["options"]}
    return Shown(text_of(data["components"]), found)


def _filled(label: Json, typed: dict[str, str]) -> Json:
    component = label["component"]
    name, part = component["custom_id"], {"type": component["type"], "id": 1}
    if component["type"] == 3:
        picked = [each["value"] for each in component["options"] if each.get("default")]
        part["values"] = [typed[name]] if name in typed else picked
    else:
        part["value"] = typed.get(name, component.get("value", ""))
    return {"type": 18, "id": 1, "component": {**part, "custom_id": name}}


def _seen(data: dict[str, Any]) -> Shown:
    every = [button for block in data["blocks"] for button in buttons(block)]
    return Shown(str(data.get("text", "")), {b["text"]["text"]: b["value"] for b in every})
