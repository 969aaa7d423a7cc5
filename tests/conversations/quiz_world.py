"""A harbour with quizzes: a pack of items of all kinds, people who play, and what they are sent."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import count
from random import Random

from bot.commands import Game, Task
from bot.curation.roles import Role
from bot.engine import Engine, Keeping
from bot.entries import Bilingual, EntryId, Language, Phrasing
from bot.events import (
    ChannelId,
    Choose,
    ConversationId,
    Invoke,
    PersonId,
    PlaceId,
    Sender,
    Submit,
    Visibility,
)
from bot.handling.quizzing import Delivery
from bot.items import Item, ItemId, ItemKind, Level, Option
from bot.knowledge.pack import Pack, Topic
from bot.quiz.bodies import session_of
from bot.quiz.session import Session
from bot.replies import Reply
from bot.sessions import Kept, SessionId
from bot.store import CommunityId, PersonHash
from bot.wording import tokens
from bot.wording.plain import text_of
from bot.wording.tokens import Aim, Play
from tests.conversations import tiny
from tests.conversations.community import NOON, known_as, to
from tests.stores.memory import MemoryStore

EN, ES = Language
PORT, ISLE = PlaceId("discord:1"), PlaceId("slack:9")
SQUARE = ChannelId("discord:square")
PLATFORMS = ("discord", "slack")
_ENTRIES = (tiny.OPENED, tiny.BOATS, tiny.GUESTS)


def secret(name: str) -> str:
    """A word that stands in all that tells what is right in an item, and nowhere else."""
    return f"zq{name}qz"


def _both(text: str) -> Bilingual:
    return Bilingual(text, f"{text} (es)")


def _item(at: int, kind: ItemKind, rights: str = "", **rest: object) -> Item:
    name = f"item-{at}"
    why = _both(f"Because {secret(name)}.")
    options = tuple(
        Option(_both(f"option {at}{n}"), mark == "+", _both(f"{secret(name)} {n}"))
        for n, mark in enumerate(rights)
    )
    stem = _both(f"What is it, number {at}?")
    entry, level = EntryId(_ENTRIES[at % 3]), list(Level)[at % 3]
    made = Item(ItemId(name), entry, (at % 3 + 1,), kind, level, stem, why, options)
    return replace(made, **rest)  # type: ignore[arg-type]


def _forms(*texts: str) -> tuple[Phrasing, ...]:
    return tuple(Phrasing(text, language) for text in texts for language in Language)


ITEMS = (
    _item(0, ItemKind.SINGLE, "-+--"),
    _item(1, ItemKind.SEVERAL, "+-+-"),
    _item(2, ItemKind.TRUE_FALSE, "-+"),
    _item(3, ItemKind.ORDER, "+++"),
    _item(4, ItemKind.TEXT, accepted=_forms(secret("item-4")), near=_forms("nearby")),
    _item(5, ItemKind.NUMBER, number=Decimal(73_519)),
    _item(6, ItemKind.SINGLE, "+--"),
    _item(7, ItemKind.SINGLE, "---+"),
    _item(8, ItemKind.SEVERAL, "-+++"),
)
ANSWERS = {  # what must not be read before it is told
    item.id: (secret(item.id), *(("73519", "73,519") if item.number else ())) for item in ITEMS
}


def pack(items: Iterable[Item] = ITEMS) -> Pack:
    """The harbour with these items."""
    topic = Topic("harbour", _both("The harbour"))
    return replace(tiny.harbour(), items=tuple(items), topics=(topic,))


def an_engine(store: MemoryStore, keys: Iterator[int], seed: int = 1) -> Engine:
    """An engine over it; keys: of all engines over one store, so that none is made twice."""
    keeping = Keeping(store, known_as, lambda: f"k{next(keys)}")
    return Engine(pack(), keeping=keeping, random=Random(seed))  # noqa: S311 - the same each time


class World:
    """Two engines over one store, and a clock that moves only when told."""

    def __init__(self, seed: int = 1) -> None:
        self.store, self._keys = MemoryStore(), count(1)
        self.at, self._seed = NOON, seed
        self.engines = [self._engine(), self._engine()]
        self.sent: list[Delivery] = []

    @property
    def engine(self) -> Engine:
        return self.engines[0]

    def _engine(self) -> Engine:
        return an_engine(self.store, self._keys, self._seed)

    async def restart(self, which: int = 0) -> None:
        """That process ends, and another begins."""
        self.engines[which] = self._engine()
        await self.engines[which].open()

    async def host(self, name: str, place: PlaceId = PORT, channel: str = "square") -> Player:
        """Somebody who may host, whom both engines know."""
        made = Player(self, name, place, channel)
        await self.engine.appoint(made.sender, Role.HOST, self.at)
        for each in self.engines:
            await each.refresh(self.at)
            await each.open()
        return made

    def wait(self, **time: float) -> None:
        self.at += timedelta(**time)

    async def community(self, place: PlaceId = PORT) -> CommunityId:
        return await self.store.community(place, self.at)

    async def kept(self, session: str, place: PlaceId = PORT) -> Kept:
        found = await self.store.session(await self.community(place), SessionId(session))
        assert found
        return found

    async def session(self, session: str, place: PlaceId = PORT) -> Session:
        return session_of(await self.kept(session, place))

    async def values(self, session: str, place: PlaceId = PORT) -> dict[tuple[int, str], str]:
        """What everybody picked."""
        picks = await self.store.picks(await self.community(place), SessionId(session))
        return {(each.round, each.person): each.value for each in picks}

    async def deliver(self, which: int = 0, at: datetime | None = None) -> list[Delivery]:
        """Let time do what it does, and send what is to be sent until nothing is left."""
        await self.engines[which].elapse(at or self.at)
        found: list[Delivery] = []
        while new := await self.engines[which].deliveries(PLATFORMS, at or self.at):
            for each in new:
                found.append(each)
                await self.engines[which].delivered(each, f"m{len(self.sent) + len(found)}")
            if all(each.id is None for each in new):
                break
        self.sent += found
        return found

    async def told(self) -> str:
        """What is sent to channels now, as text."""
        return "\n".join(text_of(each.reply) for each in await self.deliver())


class Player:
    """Somebody in a place, who plays, hosts or practises."""

    def __init__(
        self, world: World, name: str, place: PlaceId | None = PORT, channel: str = "square"
    ) -> None:
        self.world, self.name, self.which = world, name, 0
        platform = (place or "discord").partition(":")[0]
        self.sender = Sender(
            PersonId(f"{platform}:{name}"),
            place,
            channel=ChannelId(f"{platform}:{channel}") if place else None,
            aside=ChannelId(f"{platform}:to-{name}"),
        )
        self.locale: Language | None = None
        self._in = ConversationId(f"{place}:{name}")
        self._seen = Visibility.PRIVATE if place else Visibility.DIRECT

    @property
    def hash(self) -> PersonHash:
        return known_as(self.sender.person)

    @property
    def _engine(self) -> Engine:
        return self.world.engines[self.which]

    async def say(self, words: str, command: Game | Task = Game.QUIZ) -> Reply:
        """A command with these words."""
        return await self._engine.handle(
            Invoke(command, self._in, self.world.at, words, self.locale, self._seen, self.sender)
        )

    async def press(self, token: str) -> Reply:
        return await self._engine.handle(
            Choose(token, self._in, self.world.at, self.locale, self._seen, self.sender)
        )

    async def submit(self, token: str, **values: str) -> Reply:
        return await self._engine.handle(
            Submit(token, values, self._in, self.world.at, self.locale, self._seen, self.sender)
        )

    async def fill(self, reply: Reply, **values: str) -> Reply:
        """Send the form of a reply."""
        assert reply.form
        return await self.submit(reply.form.token, **values)

    async def do(self, play: Play, session: str, number: int | None = None, page: int = 0) -> Reply:
        """Press what would stand on a card or a panel."""
        return await self.press(aimed(play, session, number, page))

    async def pick(self, session: str, number: int, place: int = 1) -> Reply:
        return await self.do(Play.PICK, session, number, place)

    async def type(self, session: str, number: int, text: str) -> Reply:
        return await self.submit(aimed(Play.TYPE, session, number), answer=text)


def aimed(play: Play, session: str, number: int | None = None, page: int = 0) -> str:
    """The token of an act; number: of the round, None for none."""
    target = session if number is None else f"{session}-{number}"
    return tokens.token(EN, play, target, page)


async def started(host: Player, words: str = "start 3") -> str:
    """A quiz that this host begins; its id."""
    panel = await host.say(words)
    begin = to(panel, Play.BEGIN)
    await host.press(begin)
    return begin.split(":")[3]


async def all_pick(players: Iterable[Player], session: str, number: int, place: int = 1) -> None:
    """All of them press that place at once."""
    await asyncio.gather(*(each.pick(session, number, place) for each in players))


def targets(reply: Reply, action: Aim) -> list[str]:
    """What its choices of that action point at."""
    from tests.conversations.community import choices

    pointers = (tokens.parse(choice.token) for choice in choices(reply))
    return [each.target for each in pointers if each and each.action is action]


async def at_kind(world: World, ana: Player, kind: ItemKind, words: str = "") -> tuple[str, int]:
    """A quiz whose round in play is of that kind, and that round."""
    session = await started(ana, f"start 9 {words}")
    now = await world.session(session)
    while item_of(now).kind is not kind:
        await ana.do(Play.SKIP, session, now.current)
        await ana.do(Play.PROCEED, session, now.current)
        now = await world.session(session)
    await world.deliver()
    return session, now.current


async def place_of(world: World, session: str, number: int, option: int) -> int:
    """Where on the card an option stands."""
    return (await world.session(session)).rounds[number].order.index(option) + 1


def item_of(session: Session, number: int | None = None) -> Item:
    """The item of a round, of that in play by default."""
    at = session.current if number is None else number
    return next(item for item in ITEMS if item.id == session.rounds[at].item)
