"""What the pictures show: people ask, write an entry, review one and play, and what is answered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import count, cycle
from random import Random
from typing import Any

from adapters import compose
from adapters.settings import Settings
from bot.commands import Game, Named, Task
from bot.curation.roles import Role
from bot.engine import Engine, Keeping
from bot.events import (
    Ask,
    ChannelId,
    Choose,
    ConversationId,
    Event,
    Invoke,
    PersonId,
    PlaceId,
    Sender,
    Submit,
    Visibility,
)
from bot.items import ItemKind
from bot.matching.cache import ArrayCache
from bot.replies import Buttons, Options, Reply
from bot.wording import tokens
from bot.wording.tokens import Action, Aim, Play
from tests.conversations.community import known_as
from tests.stores.memory import MemoryStore

ASKED = {
    "answer": "how many people did Mexico deport in 2015?",
    "did-you-mean": "did they detain children",
    "decline": "who won the election?",
    "help": "my visa expires next week, can I ask for asylum?",
}
ENTRY = {
    "question": "When does the harbour library open?",
    "answer": "It opens at nine.",
    "source": "our own knowledge",
}
_PLACE, _CHANNEL = PlaceId("picture:1"), ChannelId("picture:channel")
_PLAYERS = 12


@dataclass(frozen=True, slots=True)
class Scene:
    """
    A picture: its name, the command that was typed, empty where none was, and what is answered.

    form: whether it is the last reply's form that is seen; said: what somebody wrote before, where
    all can read it; then it is a picture of a channel, as on Discord, and of no terminal.
    """

    name: str
    typed: str
    replies: tuple[Reply, ...]
    form: bool = False
    said: str = ""


async def scenes() -> list[Scene]:
    """All of them, in their order."""
    asking = [scene async for scene in _asking()]
    return asking + [scene async for scene in _writing()] + [scene async for scene in _playing()]


async def _asking() -> Any:
    engine = compose.build_engine(Settings())
    for name, question in ASKED.items():
        ana = Somebody(engine, name)
        yield Scene(name, f"/ask {question}", (await ana.ask(question),))
    unsure, sure = ASKED["did-you-mean"], ASKED["answer"]
    asked = await (ana := Somebody(engine, "mention")).mention(unsure)
    assert asked.instead
    offered = await ana.press(asked.instead, Action.MEANT)
    yield Scene("did-you-mean-mention", "", (asked.instead, offered), said=unsure)
    answer = await (bea := Somebody(engine, "more")).mention(sure)
    form = await bea.press(answer, Action.ASK)
    yield Scene("ask-more", "", (answer, form), form=True, said=sure)


async def _writing() -> Any:
    engine = _engine()
    ana, bea = Somebody(engine, "ana"), Somebody(engine, "bea")
    await engine.appoint(bea.sender, Role.MODERATOR, bea.at)
    form = await ana.give(Task.SUGGEST)
    yield Scene("entry-form", "/suggest", (form,), form=True)
    await ana.send(form, **ENTRY)
    queue = await bea.give(Task.REVIEW)
    listed = next(block for block in queue.blocks if isinstance(block, Options))
    yield Scene("review", "/review", (queue, await bea.choose(listed.choices[0].token)))


async def _playing() -> Any:
    engine = _engine()
    ana = Somebody(engine, "ana")
    await engine.appoint(ana.sender, Role.HOST, ana.at)
    form = await ana.give(Game.QUIZ)
    ready = await ana.send(form, length="5", level="easy", language="en", mode="calm")
    panel = await ana.press(ready, Play.BEGIN)
    card, *_ = await ana.came()
    receipt = await _picked(engine, card)
    yield Scene("quiz-round", "", (card, receipt))
    picks = await Somebody(engine, f"player {_PLAYERS - 1}").press(card, Play.PICKS)
    yield Scene("my-picks", "", (picks,))
    panel = await ana.press(panel, Play.REVEAL)
    *_, reveal = await ana.came()
    yield Scene("reveal", "", (reveal,))
    ended, reports = panel, list[Reply]()
    while Play.PROCEED in _aims(ended):
        ended = await ana.press(ended, Play.PROCEED)
        came = await ana.came()
        for each in came:
            if Play.PICK in _aims(each):
                await _picked(engine, each)
        ended = await ana.press(ended, Play.REVEAL) if Play.REVEAL in _aims(ended) else ended
        reports += [*came, *await ana.came()]
    report = next(each for each in (ended, *reversed(reports)) if Play.REPORT in _aims(each))
    shown = await ana.press(report, Play.REPORT) if report is ended else report
    yield Scene("report", "/quizadmin panel", (shown, await ana.charted(shown)))


async def _picked(engine: Engine, card: Reply) -> Reply:
    """Twelve people pick, most of them what is right; the receipt of the last."""
    rights = {o.text.en for item in engine.pack.items for o in item.options if o.right}
    picks = [
        choice
        for block in card.blocks
        if isinstance(block, Buttons | Options)
        for choice in block.choices
        if (pointer := tokens.parse(choice.token)) and pointer.action is Play.PICK
    ]
    [right] = [each for each in picks if each.label.partition(") ")[2] in rights]
    wrong = cycle(each for each in picks if each is not right)
    for number in range(_PLAYERS):
        player, knows = Somebody(engine, f"player {number}"), number > len(right.label) % 5
        receipt = await player.choose((right if knows else next(wrong)).token)
    return receipt


def _engine() -> Engine:
    """One that keeps things in memory, and asks only what is picked by a button."""
    numbers, settings = count(1), Settings()
    keeping = Keeping(MemoryStore(), known_as, lambda: f"key{next(numbers)}")
    pack = compose.load_pack(settings)
    items = tuple(item for item in pack.items if item.kind is ItemKind.SINGLE)
    shipped = compose.pack_directory(settings) / compose.COMPILED  # else each would train anew
    return Engine(
        replace(pack, items=items),
        compose.encoder(settings),
        ArrayCache(settings.cache, shipped),
        keeping,
        random=Random(4),  # noqa: S311 - the same each time
    )


def _aims(reply: Reply) -> set[Aim]:
    choices = (b.choices for b in reply.blocks if isinstance(b, Buttons | Options))
    pointers = (tokens.parse(choice.token) for each in choices for choice in each)
    return {pointer.action for pointer in pointers if pointer}


class Somebody:
    """A person in a place."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine, self._in = engine, ConversationId(name)
        self.at = datetime(2026, 1, 1, 12, tzinfo=UTC)
        self.sender = Sender(PersonId(f"picture:{name}"), _PLACE, channel=_CHANNEL)

    async def ask(self, text: str) -> Reply:
        return await self._told(Ask(text, self._in, self.at, visibility=Visibility.PRIVATE))

    async def mention(self, text: str) -> Reply:
        """Ask where all can read the answer."""
        return await self._told(Ask(text, self._in, self.at, visibility=Visibility.OPEN))

    async def give(self, command: Named) -> Reply:
        return await self._told(Invoke(command, self._in, self.at, visibility=Visibility.PRIVATE))

    async def send(self, reply: Reply, **values: str) -> Reply:
        assert reply.form
        begun = {field.name: field.value for field in reply.form.fields}
        sent = Submit(
            reply.form.token, begun | values, self._in, self.at, visibility=Visibility.PRIVATE
        )
        return await self._told(sent)

    async def choose(self, token: str) -> Reply:
        return await self._told(Choose(token, self._in, self.at, visibility=Visibility.PRIVATE))

    async def press(self, reply: Reply, aim: Aim) -> Reply:
        return await self.choose(next(token for token in _led(reply, aim)))

    async def charted(self, report: Reply) -> Reply:
        """The picture that a report has."""
        *_, chart = _led(report, Play.REPORT)
        return await self.choose(chart)

    async def came(self) -> list[Reply]:
        """What the channel is sent."""
        found: list[Reply] = []
        self.at += timedelta(seconds=1)
        while more := await self._engine.deliveries({"picture"}, self.at):
            for each in more:
                await self._engine.delivered(each, f"{len(found)}")
                found.append(each.reply)
        return found

    async def _told(self, event: Event) -> Reply:
        self.at += timedelta(seconds=1)
        return await self._engine.handle(replace(event, at=self.at, sender=self.sender))


def _led(reply: Reply, aim: Aim) -> Iterator[str]:
    """The tokens of a reply that lead there."""
    for block in reply.blocks:
        if isinstance(block, Buttons | Options):
            for choice in block.choices:
                pointer = tokens.parse(choice.token)
                if pointer and pointer.action is aim:
                    yield choice.token
