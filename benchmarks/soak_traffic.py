"""What people do in the soak, on both platforms, and what they were told of it."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime

from benchmarks.soak_silences import Silence, Wrong
from bot.curation.state import State
from bot.entries import Language
from bot.events import PersonId, PlaceId
from bot.persons import hashed
from bot.stores.sqlstore import SqlStore, open_store
from bot.wording.curating_phrases import THANKS
from bot.wording.outcomes import failed
from bot.wording.plain import text_of
from bot.wording.tokens import Action, Play, Step
from tests.adapters.together.bots import KEY
from tests.adapters.together.gateway import Discord
from tests.adapters.together.people import (
    NoFormError,
    OnDiscord,
    OnSlack,
    Person,
    Shown,
    SilentError,
    cards,
)
from tests.adapters.together.people import posts as posted
from tests.adapters.together.waiting import within
from tests.adapters.together.workspace import LostError, Workspace

PATIENCE = 20.0  # seconds after which somebody got no answer
PEOPLE = 400  # so many that nobody asks too much
SERVERS = tuple(range(2000, 2040))
_LATE = 100.0  # more, in which it is there late, or never
_AGAIN = 0.5  # seconds until somebody tries again
_PLAYERS = 6
_ASKED = {Play.BEGIN: 0, Play.PROCEED: 2}  # which message of a quiz each of these leads to
_QUESTIONS = (
    "How many people did Mexico deport in 2015?",
    "who is AMLO?",
    "¿cuántas personas deportó México en 2013?",
    "who won the election?",
    "What is the Frontera Sur plan?",
)
_SORRY = tuple(text_of(failed(each)).partition("\n")[0] for each in Language)
_THANKS = tuple(THANKS.best(each) for each in Language)


@dataclass
class Kind:
    """What one kind of act came to."""

    done: int = 0
    unheard: int = 0  # tries while nobody was connected, of which Discord and Slack tell people
    sorry: int = 0  # tries that were answered by a sentence that says it failed


@dataclass
class Traffic:
    """
    The people, and what came of what they did.

    boss: who runs the workspace; wrong: all that went wrong until now.
    """

    there: Discord
    slack: Workspace
    boss: str
    rng: random.Random
    wrong: list[Wrong]
    kinds: dict[str, Kind] = field(default_factory=dict)
    suggested: list[str] = field(default_factory=list)
    picked: set[tuple[str, str]] = field(default_factory=set)  # places, and who picked there
    longest: float = 0.0
    silences: list[Silence] = field(default_factory=list)  # what was heard, and got no answer

    def person(self, number: int) -> Person:
        """Somebody, on either platform."""
        made: Person = OnSlack(self.slack, f"U{number // 2 % PEOPLE}")
        if number % 2:
            server = SERVERS[number % len(SERVERS)]
            made = OnDiscord(self.there, 5000 + number % PEOPLE, server)
        made.patience = PATIENCE
        return made

    async def answered(
        self, kind: str, do: Callable[[], Awaitable[Shown]], what: str = ""
    ) -> Shown:
        """Do it, and again where no answer comes, or one that says it failed; what: it is."""
        counted = self.kinds.setdefault(kind, Kind())
        begun = time.perf_counter()
        while True:
            shown: Shown | None = None
            try:
                shown = await do()
            except NoFormError:  # a message that says why
                counted.sorry += 1
            except (LostError, ConnectionError):
                counted.unheard += 1
            except SilentError as error:
                if (shown := await self._late(f"{kind} {what}".strip(), error)) is None:
                    continue
            if shown is not None:
                if not any(each in shown.text for each in _SORRY):
                    counted.done += 1
                    self.longest = max(self.longest, time.perf_counter() - begun)
                    return shown
                counted.sorry += 1
            await asyncio.sleep(_AGAIN)

    async def _late(self, what: str, error: SilentError) -> Shown | None:
        """What comes late, where it did not die with its process; None where nothing does."""
        said = (what, error.who, error.name, error.heard, datetime.now(UTC), error.instead)
        silence, shown = Silence(*said), None
        if not silence.killed(self.wrong):
            with suppress(TimeoutError):
                shown = await error.late(_LATE)
                late = (datetime.now(UTC) - error.heard).total_seconds()
                silence = Silence(*said, late)
        self.silences.append(silence)
        return shown

    async def open(self) -> None:
        """Whoever runs the workspace, whose places joined another one, may host quizzes there."""
        ana, boss = OnDiscord(self.there, 4001, manages=True), OnSlack(self.slack, self.boss)
        told = (await ana.press((await ana.give("link")).to(Step.OFFICE))).text
        code = told.partition("The code is ")[2][:9]
        async with within(lambda: "a host on Slack"):
            while "You are admin here now" not in (await boss.give("link", code)).text:
                await asyncio.sleep(_AGAIN)

    async def one(self, number: int) -> None:
        """What one person does: most ask, some go on."""
        person = self.person(number)
        question = self.rng.choice(_QUESTIONS)
        shown = await self.answered("asks", lambda: person.ask(question))
        if number % 10 in (0, 5):
            to = next((t for t in shown.choices.values() if f":{Action.WHY}:" in t), "")
            if to:
                await self.answered("buttons", lambda: person.press(to))
        if number % 50 in (1, 2):
            await self._suggest(number, person)

    async def _suggest(self, number: int, person: Person) -> None:
        text = f"Answer number {number} of this hour."
        typed = {"question": f"What was suggested as {number}?", "answer": text}

        async def sent() -> Shown:
            form = await person.give("suggest")
            return await person.fill(form, **typed, source="our own knowledge")

        said = (await self.answered("forms", sent)).text
        if any(each in said for each in _THANKS):
            self.suggested.append(text)

    async def quiz(self, number: int) -> None:
        """A quiz of two rounds, in a server of its own or in the workspace."""
        host: Person = OnSlack(self.slack, self.boss)
        if number % 2:
            server = SERVERS[number % len(SERVERS)]
            host = OnDiscord(self.there, 9000 + number, server, manages=True)
        host.patience = PATIENCE
        ready = await self.answered(
            "quizzes", lambda: host.give("quiz", "start 5 easy calm en"), "start"
        )
        before = len(self._messages(number))
        for play in (Play.BEGIN, Play.REVEAL, Play.PROCEED, Play.REVEAL, Play.END):
            panel = await self.answered("quizzes", lambda: host.give("quiz", "panel"), "panel")
            leads = [t for t in (*panel.choices.values(), *ready.choices.values()) if play in t]
            token = next((t.replace("ending", "end") for t in leads), "")
            if token:
                await self.answered("quizzes", lambda token=token: host.press(token), play)
            if play in _ASKED:
                await self._picks(number, before + _ASKED[play])

    def _messages(self, number: int) -> list[Shown]:
        return cards(self.there) if number % 2 else posted(self.slack)

    async def _picks(self, number: int, card: int) -> None:
        """All play in the round that was just begun, once its question stands there."""
        end = time.perf_counter() + PATIENCE
        while len(messages := self._messages(number)) <= card and time.perf_counter() < end:
            await asyncio.sleep(_AGAIN)
        picks = [t for each in messages[card:] for t in each.choices.values() if ":pick:" in t]
        for n in range(_PLAYERS) if picks else ():
            who, place, player = self._player(number, n)
            told = await self.answered("picks", lambda p=player: p.press(picks[0]))
            if "Your " in told.text:
                self.picked.add((place, who))

    def _player(self, number: int, n: int) -> tuple[str, str, Person]:
        """Their id, where they play, and them."""
        if number % 2:
            user, server = 7000 + number * _PLAYERS + n, SERVERS[number % len(SERVERS)]
            player: Person = OnDiscord(self.there, user, server)
            who, place = f"discord:{user}", f"discord:{server}"
        else:
            name = f"UP{(number * _PLAYERS + n) % PEOPLE}"
            player = OnSlack(self.slack, name)
            who, place = f"slack:{self.slack.team}:{name}", f"slack:{self.slack.team}"
        player.patience = PATIENCE
        return who, place, player

    async def lost(self, url: str) -> tuple[int, int]:
        """How many suggestions and picks are nowhere, of those that people were told are taken."""
        now, kept, picked = datetime.now(UTC), set(), set()
        async with open_store(url, now) as store:
            for place in [f"discord:{each}" for each in SERVERS] + [f"slack:{self.slack.team}"]:
                community = await store.community(PlaceId(place), now)
                state = State.of(await store.snapshot(community))
                kept |= {each.record["answer"]["en"] for each in state.drafts.values()}
                picked |= {(place, each) for each in await _picked(store, PlaceId(place), now)}
        told = {(where, hashed(PersonId(who), KEY.encode())) for where, who in self.picked}
        return len({*self.suggested} - kept), len(told - picked)


async def _picked(store: SqlStore, place: PlaceId, now: datetime) -> set[str]:
    """Who picked in any quiz of a place's community."""
    community = await store.community(place, now)
    sessions = (*await store.over(community), *await store.running(community))
    found = [await store.picks(community, each.id) for each in sessions]
    return {pick.person for picks in found for pick in picks}
