"""People who go on although processes are killed: what they were told is done, and what must be."""

from __future__ import annotations

import asyncio
import itertools
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.wording.tokens import Play, Step
from tests.adapters.together.people import Person, Shown
from tests.adapters.together.workspace import LostError

PATIENCE = 10.0  # seconds after which somebody tries again
_AGAIN = 1.0
SOURCE = "our own knowledge"


@dataclass
class Told:
    """What people were told is done: texts suggested, texts published, picks by round and person."""

    suggested: list[str] = field(default_factory=list)
    published: list[str] = field(default_factory=list)
    picked: set[tuple[int, str]] = field(default_factory=set)
    answers: int = 0
    tries: int = 0  # that got no answer
    failures: int = 0  # that got another answer than was hoped for


@dataclass
class Crowd:
    """Those who do things until `stop` is set."""

    told: Told = field(default_factory=Told)
    stop: asyncio.Event = field(default_factory=asyncio.Event)

    async def persist(self, do: Callable[[], Awaitable[Shown]], words: str = "") -> Shown:
        """Do it, and again where no answer comes, or one without these words, as people do."""
        while True:
            try:
                shown = await do()
                if words in shown.text:
                    return shown
                self.told.failures += 1  # it took too long, say
                await asyncio.sleep(_AGAIN)
            except (LostError, ConnectionError, TimeoutError):
                self.told.tries += 1
                await asyncio.sleep(_AGAIN)

    async def ask(self, people: list[Person], question: str, answer: str) -> None:
        """Ask in turns; everybody gets the answer."""
        for person in itertools.cycle(people):
            if self.stop.is_set():
                return
            await self.persist(lambda person=person: person.ask(question), answer)
            self.told.answers += 1
            await asyncio.sleep(_AGAIN)

    async def suggest(self, name: str, people: list[Person]) -> None:
        """Suggest entries, by the form."""
        for number, person in enumerate(itertools.cycle(people)):
            if self.stop.is_set():
                return
            text = f"{name} suggests number {number}."
            typed = _typed(f"What does {name} suggest as number {number}?", text)

            async def sent(person: Person = person, typed: dict[str, str] = typed) -> Shown:
                return await person.fill(await person.give("suggest"), **typed)

            if "moderators" in (await self.persist(sent)).text:
                self.told.suggested.append(text)
            await asyncio.sleep(2 * _AGAIN)

    async def publish(self, name: str, person: Person) -> None:
        """Write entries and publish them."""
        for number in itertools.count():
            if self.stop.is_set():
                return
            text = f"{name} writes number {number}."
            typed = _typed(f"What does {name} write as number {number}?", text)

            async def sent(typed: dict[str, str] = typed) -> Shown:
                draft = await person.fill(await person.give("add"), **typed)
                publish = [t for t in draft.choices.values() if f":{Step.PUBLISH}:" in t]
                return await person.press(publish[0]) if publish else draft  # known by now

            if "Saved" in (await self.persist(sent)).text:
                self.told.published.append(text)
            await asyncio.sleep(2 * _AGAIN)

    async def play(self, number: int, card: Shown, players: dict[str, Person]) -> None:
        """All answer a round's question, by its first button or by typing."""
        token = next(t for t in card.choices.values() if ":pick:" in t or ":type:" in t)

        async def one(name: str, person: Person) -> None:
            await asyncio.sleep(random.random())  # noqa: S311  at any moment

            async def picked() -> Shown:
                done = await person.press(token)
                return await person.fill(done, answer="7") if done.form else done

            await self.persist(picked, "Your ")
            self.told.picked.add((number, name))

        await asyncio.gather(*(one(*each) for each in players.items()))

    async def bring(self, host: Person, plays: tuple[Play, ...], come: Callable[[], bool]) -> None:
        """A host presses one of these on the panel as it is then, until that has come."""
        while not come():
            panel = await self.persist(lambda: host.give("quiz", "panel"))
            for token in panel.choices.values():
                if any(f":{play}:" in token for play in plays):
                    await self.persist(lambda token=token: host.press(token))
            for _ in range(4):
                if not come():
                    await asyncio.sleep(_AGAIN)


def impatient(people: list[Person]) -> list[Person]:
    """People who do not wait long for an answer."""
    for each in people:
        each.patience = PATIENCE
    return people


def _typed(question: str, text: str) -> dict[str, str]:
    return {"question": question, "answer": text, "source": SOURCE}
