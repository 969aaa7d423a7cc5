"""Whatever is done in one community, another is as if it were alone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.commands import Command, Task
from bot.curation.roles import Role
from bot.engine import Engine
from bot.events import PlaceId
from bot.replies import Reply
from bot.store import NOBODY, Deed, Kind, StaleDraft, Write
from bot.wording.plain import text_of
from bot.wording.tokens import Action, Aim, Own, Step
from tests.conversations.community import NOON, Somebody, choices, offers, to
from tests.conversations.tiny import BOATS, GUESTS, OPENED, an_engine
from tests.stores.damage import bodies
from tests.stores.memory import MemoryStore

SIDES = ("town", "city")
MARKED = {"town": "zebrawood", "city": "quincunx"}  # a word that nobody says but there
QUESTIONS = ("When is the market?", "Who rows the ferry?", "When did the harbour open?")
IDS = (OPENED, BOATS, GUESTS, "market", "rows-ferry", "harbour-open")
KEYS = tuple(f"{side}{number}" for side in SIDES for number in range(1, 6))


@dataclass
class Side:
    """A community, its people, and all that was said to them."""

    name: str
    engine: Engine
    store: MemoryStore
    turn: list[str]  # whose turn it is, for the keys that are made
    heard: list[Any] = field(default_factory=list)

    def __post_init__(self) -> None:
        place = PlaceId(f"{self.name}:1")
        people = [Somebody(self.engine, f"{self.name}-{who}", place) for who in ("ana", "mia")]
        self.ana, self.mia = people
        self.place = place

    async def hear(self, saying: Awaitable[Reply]) -> Reply:
        """What is said; an error is heard too, and ends the act."""
        self.turn[:] = [self.name]
        reply = await saying
        self.heard.append(reply)
        return reply

    async def step(self, who: Somebody, reply: Reply, aim: Aim) -> Reply | None:
        """What the button that leads there does, where there is one."""
        return await self.hear(who.press(to(reply, aim))) if aim in offers(reply) else None


Doing = Callable[[Side], Awaitable[None]]


def writes(question: str, suggested: bool, publish: bool) -> Doing:
    async def do(side: Side) -> None:
        who, task = (side.mia, Task.SUGGEST) if suggested else (side.ana, Task.ADD)
        typed = {
            "question": question,
            "answer": f"Ask for {MARKED[side.name]}.",
            "source": "our own knowledge",
        }
        form = await side.hear(who.give(task))
        if not form.form:  # whoever forgot themselves, or took back their own role
            return
        shown = await side.hear(who.send(form, **typed))
        for aim in (Step.PUBLISH, Step.DESPITE) if publish else ():
            await side.step(who, shown, aim)

    return do


def edits(entry: str, answer: str) -> Doing:
    async def do(side: Side) -> None:
        form = await side.hear(side.ana.give(Task.EDIT, entry))
        if form.form:
            typed = {each.name: each.value for each in form.form.fields}
            typed["answer"] = f"{answer} {MARKED[side.name]}."
            shown = await side.hear(side.ana.send(form, **typed))
            await side.step(side.ana, shown, Step.PUBLISH)

    return do


def gives(task: Task, entry: str) -> Doing:
    async def do(side: Side) -> None:
        await side.hear(side.ana.give(task, entry))

    return do


def goes_on(step: Step, target: str) -> Doing:
    async def do(side: Side) -> None:
        await side.hear(side.ana.press(f"1:en:{step}:{target}"))

    return do


def teaches(entry: str) -> Doing:
    async def do(side: Side) -> None:
        marked = MARKED[side.name]
        form = await side.hear(side.ana.give(Task.TEACH, f"Is there any {marked} to be had?"))
        if not form.form:
            return
        typed = {"entry": entry, "phrasing": f"Which {marked} have you got?"}
        shown = await side.hear(side.ana.send(form, **typed))
        for aim in (Step.TEACH, Step.INSIST):
            await side.step(side.ana, shown, aim)

    return do


def sends() -> Doing:
    async def do(side: Side) -> None:
        asked = await side.hear(side.mia.ask(f"Does {MARKED[side.name]} float on cold water?"))
        if shown := await side.step(side.mia, asked, Step.OFFER):
            await side.step(side.mia, shown, Step.SEND)

    return do


def sets(name: str, value: Any) -> Doing:
    """As another process would: it is learnt of by a refresh."""

    async def do(side: Side) -> None:
        here = await side.store.community(side.place, NOON)
        known = {d.key: d.version for d in (await side.store.snapshot(here)).documents}
        body = {"value": f"{MARKED[side.name]} bay" if name == "name" else value}
        write = Write(Kind.SETTING, name, known.get(name, 0), body)
        await side.store.commit(here, Deed("setting", NOBODY, NOON, (write,)))
        await side.engine.refresh(NOON)

    return do


def breaks(kind: Kind, number: int, key: str) -> Doing:
    async def do(side: Side) -> None:
        here = await side.store.community(side.place, NOON)
        damaged = [body for body in bodies(kind) if isinstance(body, dict)]
        known = {(d.kind, d.key): d.version for d in (await side.store.snapshot(here)).documents}
        write = Write(kind, key, known.get((kind, key), 0), damaged[number % len(damaged)])
        await side.store.commit(here, Deed("imported", NOBODY, NOON, (write,)))
        await side.engine.refresh(NOON)

    return do


def leaves(moderator: bool) -> Doing:
    async def do(side: Side) -> None:
        who = side.ana if moderator else side.mia
        await side.hear(who.press(f"1:en:{Own.FORGOTTEN}"))

    return do


def asks(text: str) -> Doing:
    async def do(side: Side) -> None:
        await side.hear(side.mia.ask(text))

    return do


ids, keys = st.sampled_from(IDS), st.sampled_from(KEYS)
_ON_ENTRIES = (Task.RETIRE, Task.RESTORE, Task.HIDE, Task.SHOW, Task.HISTORY)
_ON_IDS = (Step.PURGE, Step.ERASE, Step.HELPFUL, Step.UNHELPFUL, Step.RETIRE, Step.HIDE)
_ON_KEYS = (Step.PUBLISH, Step.DISCARD, Step.REBASE, Step.CLOSE, Step.GROUP, Step.PREVIEW)
doings = st.one_of(
    st.builds(writes, st.sampled_from(QUESTIONS), st.booleans(), st.booleans()),
    st.builds(writes, st.sampled_from(QUESTIONS), st.just(False), st.just(True)),
    st.builds(edits, ids, st.sampled_from(["Changed to", "In 1990 came"])),
    st.builds(gives, st.sampled_from(_ON_ENTRIES), ids),
    st.builds(gives, st.just(Task.INBOX), st.sampled_from(["on", "off"])),
    st.builds(goes_on, st.sampled_from(_ON_IDS), ids),
    st.builds(goes_on, st.sampled_from(_ON_KEYS), keys),
    st.builds(goes_on, st.just(Step.UNDO), st.integers(1, 12).map(str)),
    st.builds(teaches, ids),
    st.builds(sends),
    st.builds(sets, st.just("approval"), st.booleans()),
    st.builds(sets, st.sampled_from(["name", "pause"]), st.sampled_from(["own", "no", 5])),
    st.builds(
        breaks, st.sampled_from([k for k in Kind if bodies(k)[11:]]), st.integers(0, 99), ids
    ),
    st.builds(leaves, st.booleans()),
    st.builds(asks, st.sampled_from(QUESTIONS)),
)


@given(done=st.lists(st.tuples(st.sampled_from(SIDES), doings), min_size=2, max_size=14))
@settings(max_examples=40, deadline=None)
async def test_what_one_does_the_other_never_notices(done: list[tuple[str, Doing]]) -> None:
    """
    Every reply, list, form and error is what it would be in a store of its own.

    And no word that is only said in one of them is ever read in the other.
    """
    together = await opened(*SIDES)
    for name, doing in done:
        alone = together[name + " alone"]
        assert await result(doing, alone) == await result(doing, together[name])
    for name in SIDES:
        alone, side = together[name + " alone"], together[name]
        assert await views(alone) == await views(side)
        assert alone.heard == side.heard
        other = next(each for each in SIDES if each != name)
        said = "\n".join(map(everything, side.heard))
        assert MARKED[other] not in said
        assert f"{other}-" not in said


async def opened(*names: str) -> dict[str, Side]:
    """Two communities in one engine, and each alone in one of its own."""
    turn = [names[0]]
    store = MemoryStore()
    engine = an_engine(store, keys_of(turn))
    sides = {name: Side(name, engine, store, turn) for name in names}
    for name in names:
        by_itself, own = MemoryStore(), [name]
        sides[name + " alone"] = Side(name, an_engine(by_itself, keys_of(own)), by_itself, own)
    for side in sides.values():
        await side.engine.open()
        await side.ana.become(Role.ADMIN)
    return sides


def keys_of(turn: list[str]) -> Callable[[], str]:
    """Keys that are counted for each side, so that they are equal with and without the other."""
    numbers: dict[str, Iterator[int]] = {name: count(1) for name in SIDES}
    return lambda: f"{turn[0]}{next(numbers[turn[0]])}"


async def result(doing: Doing, side: Side) -> object:
    """What comes of it, errors too."""
    try:
        await doing(side)
    except StaleDraft as error:
        return error.current
    return None


async def views(side: Side) -> list[object]:
    """All that people there can see."""
    seen: list[object] = []
    for who in (side.ana, side.mia):
        for text in (*QUESTIONS, *(f"Which {word} have you got?" for word in MARKED.values())):
            seen.append(await side.hear(who.ask(text)))
        seen.append(await side.hear(who.press(f"1:en:{Own.MINE}")))
        seen += [await side.hear(who.give(command)) for command in (Command.TOPICS, Command.WHY)]
        for key in KEYS:
            seen.append(await side.hear(who.press(f"1:es:{Step.AGAIN}:{key}")))
    seen += [await side.hear(side.ana.give(task)) for task in Task]
    for entry in IDS:
        seen.append(await side.hear(side.ana.give(Task.HISTORY, entry)))
        seen.append(await side.hear(side.mia.press(f"1:es:{Action.OPEN}:{entry}")))
    for typed in ("wh", "which", *MARKED.values()):
        seen.append(side.engine.complete(typed, place=side.place))
    return seen


def everything(reply: Reply) -> str:
    """All that stands in a reply, what it points at included."""
    fields = reply.form.fields if reply.form else ()
    typed = [f"{field.value} {field.problem}" for field in fields]
    return "\n".join([text_of(reply), *(c.token for c in choices(reply)), *typed])


async def test_each_hears_its_own_words_in_all_these_ways() -> None:
    """Else the property above would show nothing."""
    together = await opened(*SIDES)
    done = (
        writes(QUESTIONS[0], suggested=False, publish=True),
        writes(QUESTIONS[1], suggested=True, publish=False),
        edits(OPENED, "Changed to"),
        teaches(BOATS),
        gives(Task.INBOX, "on"),
        sends(),
        sets("name", None),
    )
    for name in SIDES:
        for doing in done:
            await doing(together[name])
    for name in SIDES:
        side, marked = together[name], MARKED[name]
        shown = [
            await side.mia.ask(QUESTIONS[0]),
            await side.mia.ask(f"Which {marked} have you got?"),
            await side.ana.give(Task.UNANSWERED),
            await side.ana.give(Task.HISTORY, "market"),
            await side.ana.press(to(await side.ana.give(Task.REVIEW), Step.PREVIEW)),
        ]
        told = [text_of(reply) for reply in shown]

        assert [True, False, True, True, True] == [marked in each for each in told]
        assert "700 boats" in told[1]
        assert side.engine.complete(marked, place=side.place)
        assert f"by the moderators of {marked} bay" in told[0]
