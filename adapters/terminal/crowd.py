"""Simulated players of a quiz, so that one person can try to host one in a terminal."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random

from adapters import failures
from adapters.terminal.incoming import person
from bot.engine import Engine
from bot.entries import Language
from bot.events import Choose, ConversationId, Event, PlaceId, Sender, Submit
from bot.items import Item, ItemKind, Option
from bot.replies import Buttons, Choice, Options, Reply, Text
from bot.wording import tokens
from bot.wording.playing import TYPED
from bot.wording.tokens import Play

_SKILLS = (0.45, 0.9)  # how often the weakest and the best of them are right


@dataclass(frozen=True, slots=True)
class _Player:
    """One of them: who they are, and how often they are right."""

    sender: Sender
    skill: float


class Crowd:
    """Players who answer each question they see, now and then wrongly."""

    def __init__(
        self,
        engine: Engine,
        number: int,
        place: PlaceId,
        random: Random,
        clock: Callable[[], datetime],
        slowest: float = 0.0,
    ) -> None:
        """slowest: seconds within which all of them have answered."""
        self._engine, self._random, self._clock = engine, random, clock
        self._slowest = slowest
        self._tasks: set[asyncio.Task[None]] = set()
        self._players = [
            _Player(Sender(person(f"player {each}"), place), random.uniform(*_SKILLS))
            for each in range(1, number + 1)
        ]

    def see(self, reply: Reply) -> None:
        """They read a message; where it asks something, they begin to answer."""
        item, choices = self._asked(reply), _choices(reply)
        if item is None or not choices:
            return
        for player in self._players:
            task = asyncio.create_task(self._play(player, item, choices))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def settle(self) -> None:
        """Wait until they have answered."""
        await asyncio.gather(*self._tasks)

    def leave(self) -> None:
        """They go, whatever they are at."""
        for task in self._tasks:
            task.cancel()

    async def _play(self, player: _Player, item: Item, choices: Sequence[Choice]) -> None:
        await asyncio.sleep(self._random.uniform(0, self._slowest))
        for event in self._events(player, item, choices):
            await failures.tried("a simulated player", self._engine.handle(event))

    def _events(self, player: _Player, item: Item, choices: Sequence[Choice]) -> Iterable[Event]:
        knows = self._random.random() < player.skill
        where = ConversationId(player.sender.person)
        if item.kind.is_typed:
            typed = {TYPED: self._typed(item, knows)}
            yield Submit(choices[0].token, typed, where, self._clock(), sender=player.sender)
            return
        for choice in self._pressed(item, choices, knows):
            yield Choose(choice.token, where, self._clock(), sender=player.sender)

    def _pressed(self, item: Item, choices: Sequence[Choice], knows: bool) -> Sequence[Choice]:
        if item.kind is ItemKind.ORDER:
            ordered = [_of(option, choices) for option in item.options]
            return ordered if knows else self._random.sample(ordered, len(ordered))
        right = [_of(option, choices) for option in item.options if option.right]
        if knows:
            return right
        wrong = [each for each in choices if each not in right]
        return [self._random.choice(wrong)]

    def _typed(self, item: Item, knows: bool) -> str:
        if item.kind is ItemKind.NUMBER:
            return f"{item.number if knows else self._random.randrange(1, 100) * 1000}"
        return self._random.choice(item.accepted if knows or not item.near else item.near).text

    def _asked(self, reply: Reply) -> Item | None:
        """The item that a card asks, known by its words."""
        said = {block.text for block in reply.blocks if isinstance(block, Text)}
        texts = {part for text in said for part in text.split("\n\n")}
        asked = (
            item
            for item in self._engine.pack.items
            if any(item.stem.best(language) in texts for language in Language)
        )
        return next(asked, None)


def _choices(reply: Reply) -> list[Choice]:
    """What can be picked on a card; of an answer that is typed, the way to its form."""
    listed = [block for block in reply.blocks if isinstance(block, Options | Buttons)]
    found = [choice for block in listed for choice in block.choices]
    return [each for each in found if _play_of(each) in {Play.PICK, Play.TYPE}]


def _play_of(choice: Choice) -> object:
    pointer = tokens.parse(choice.token)
    return pointer.action if pointer else None


def _of(option: Option, choices: Sequence[Choice]) -> Choice:
    """The choice under which an option stands; the first where the card shows letters alone."""
    texts = [option.text.best(language) for language in Language]
    return next((c for c in choices if any(text in c.label for text in texts)), choices[0])
