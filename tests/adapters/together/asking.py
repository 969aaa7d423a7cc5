"""People who ask one after the other until they stop: how many did, and how many got the answer."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from itertools import cycle

from tests.adapters.together.gateway import Discord
from tests.adapters.together.people import OnDiscord, OnSlack, Person, Shown, cards, posts
from tests.adapters.together.waiting import so
from tests.adapters.together.workspace import Workspace

ASKED = "How many people did Mexico deport in 2015?"
ANSWER = "176,726"
MENTIONED = "{}, mentioned"
_PAUSE = 0.2  # seconds between two asks of one kind, so that nobody is put off


class Asking:
    """Asks by command and by mention, by the names of those who ask."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.got: Counter[str] = Counter()
        self.stop = asyncio.Event()

    async def by_command(self, name: str, people: Sequence[Person]) -> None:
        """One after the other, each of whom reads the answer."""
        for person in cycle(people):
            if self.stop.is_set():
                return
            self.asked[name] += 1
            self.got[name] += ANSWER in (await person.ask(ASKED)).text
            await asyncio.sleep(_PAUSE)

    async def by_mention(self, name: str, people: Sequence[OnDiscord] | Sequence[OnSlack]) -> None:
        """One after the other; the answers stand in the channel."""
        for person in cycle(people):
            if self.stop.is_set():
                return
            self.asked[MENTIONED.format(name)] += 1
            await person.mention(ASKED)
            await asyncio.sleep(_PAUSE)

    async def answered(self, on_discord: Discord, on_slack: Workspace) -> None:
        """Wait for the answers in the channels, and count them; also those that are too many."""

        def standing() -> dict[str, list[Shown]]:
            found = {"discord": cards(on_discord), "slack": posts(on_slack)}
            return {MENTIONED.format(name): each for name, each in found.items()}

        for name in standing():
            most = self.asked[name]
            await so(f"{most} answers, {name}", lambda n=name, m=most: len(standing()[n]) >= m)
        await asyncio.sleep(1)  # for second answers, if there were any
        for name, each in standing().items():
            self.got[name] = sum(ANSWER in one.text for one in each)
