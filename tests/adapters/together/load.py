"""People who go on although processes are killed, and what they were told is done."""

from __future__ import annotations

import asyncio
import itertools
import random
from collections.abc import Awaitable, Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from bot.wording.tokens import Play, Step
from tests.adapters.together.people import OnSlack, Person, Shown
from tests.adapters.together.waiting import within
from tests.adapters.together.workspace import LostError

PATIENCE = 10.0  # seconds after which somebody tries again
_PAUSE = 0.3  # between two things that somebody does
_SOURCE = "our own knowledge"
P = TypeVar("P", bound=Person)


@dataclass
class Told:
    """
    What people were told is done.

    suggested, published: the texts; picked: rounds and players; asked: how many asks were
    answered; in_vain: how often somebody got no answer, since a process died, say; killed: how
    many processes died meanwhile.
    """

    suggested: list[str] = field(default_factory=list)
    published: list[str] = field(default_factory=list)
    picked: set[tuple[int, str]] = field(default_factory=set)
    asked: int = 0
    in_vain: int = 0
    killed: int = 0


class Crowd:
    """Those who do things until `stop` is set."""

    def __init__(self) -> None:
        self.told = Told()
        self.stop = asyncio.Event()

    async def once(self, do: Callable[[], Awaitable[Shown]]) -> Shown | None:
        """What somebody is shown for it; None where no answer comes."""
        try:
            return await do()
        except (LostError, ConnectionError, TimeoutError):
            self.told.in_vain += 1
            return None

    async def persist(
        self, what: str, do: Callable[[], Awaitable[Shown]], words: str = ""
    ) -> Shown:
        """Do it anew until an answer with these words comes, as people do; what: it is called."""
        last: Shown | None = None
        async with within(lambda: f"{words!r} as the answer to {what}, the last was {last}"):
            while True:
                last = await self.once(do)
                if last is not None and words in last.text:
                    return last
                await asyncio.sleep(_PAUSE)

    async def ask(self, person: Person, question: str, answer: str) -> None:
        """Ask again and again; each time the answer comes."""
        while not self.stop.is_set():
            await self.persist("a question", lambda: person.ask(question), answer)
            self.told.asked += 1
            await asyncio.sleep(_PAUSE)

    async def mention(self, person: OnSlack, question: str) -> None:
        """Ask where all can read it, and whoever is asked may be killed before they answer."""
        while not self.stop.is_set():
            try:
                await person.mention(question)
            except LostError:
                self.told.in_vain += 1
            await asyncio.sleep(_PAUSE)

    async def suggest(self, name: str, people: Iterator[Person]) -> None:
        """
        Suggest entries by the form, each with words of its own, so that it can be one only.

        Each by somebody else, so that thanks which come late are not taken for those of the next.
        """
        for number, person in enumerate(people):
            if self.stop.is_set():
                return
            text = f"{name} suggests number {number}."
            typed = _typed(f"What does {name} suggest as number {number}?", text)

            async def sent(person: Person = person, typed: dict[str, str] = typed) -> Shown:
                return await person.fill(await person.give("suggest"), **typed)

            shown = await self.once(sent)
            if shown and "Thank you. The moderators will look" in shown.text:
                self.told.suggested.append(text)
            await asyncio.sleep(_PAUSE)

    async def publish(self, name: str, person: Person) -> None:
        """Write entries and publish them, each with words of its own."""
        for number in itertools.count():
            if self.stop.is_set():
                return
            text = f"{name} writes number {number}."
            typed = _typed(f"What does {name} write as number {number}?", text)

            async def sent(typed: dict[str, str] = typed) -> Shown:
                draft = await person.fill(await person.give("add"), **typed)
                return await person.press(draft.to(Step.PUBLISH))

            shown = await self.once(sent)
            if shown and "Saved" in shown.text:
                self.told.published.append(text)
            await asyncio.sleep(_PAUSE)

    async def play(self, number: int, card: Shown, players: dict[str, Person]) -> None:
        """All answer a round's question, by its first button or by typing."""
        token = next(t for t in card.choices.values() if ":pick:" in t or ":type:" in t)

        async def one(name: str, person: Person) -> None:
            await asyncio.sleep(random.random())  # noqa: S311  at any moment

            async def picked() -> Shown:
                done = await person.press(token)
                return await person.fill(done, answer="7") if done.form else done

            await self.persist(f"a pick of {name} in round {number}", picked, "Your ")
            self.told.picked.add((number, name))

        async with asyncio.TaskGroup() as group:
            for each in players.items():
                group.create_task(one(*each))

    async def drive(self, host: Person, play: Play, come: Callable[[], bool]) -> None:
        """A host presses that on the panel as it is then, until what it is for has come."""
        panel: Shown | None = None
        async with within(lambda: f"what {play} is for, the panel was {panel}"):
            while not come():
                panel = await self.once(lambda: host.give("quiz", "panel"))
                for token in panel.choices.values() if panel else ():
                    if f":{play}:" in token:
                        await self.once(lambda t=token: host.press(t))
                await asyncio.sleep(_PAUSE)


def impatient(people: Iterable[P]) -> Iterator[P]:
    """People who do not wait long for an answer."""
    for each in people:
        each.patience = PATIENCE
        yield each


def _typed(question: str, text: str) -> dict[str, str]:
    return {"question": question, "answer": text, "source": _SOURCE}
