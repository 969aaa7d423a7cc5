"""What is done in a community is the same on every platform: forms, files, entries, a quiz."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import count
from random import Random
from typing import Any, assert_never

import pytest

from adapters import compose
from adapters.delivering import Send, deliver
from adapters.settings import Settings
from bot.commands import Task
from bot.curation.roles import Role
from bot.engine import Engine, Keeping
from bot.entries import Language
from bot.events import Ask, Attached, Choose, ConversationId, Event, Invoke, Sender, Submit
from bot.items import ItemKind
from bot.quiz import batching
from bot.replies import Buttons, Choice, Field, File, Form, Options, Reply
from bot.wording import tokens
from tests.adapters.contract.community import (
    WORKS,
    Answer,
    Bring,
    Deed,
    Fill,
    Give,
    Press,
    Work,
)
from tests.adapters.contract.conversations import Pick, Say
from tests.adapters.contract.on_discord import Survivor, in_server, through_restarts
from tests.adapters.contract.on_slack import in_workspace
from tests.adapters.contract.on_terminal import in_terminal
from tests.adapters.contract.words import differences, words
from tests.conversations.community import known_as
from tests.stores.memory import MemoryStore


@dataclass(frozen=True)
class Adapter:
    """
    Where somebody works, and what must be otherwise there, with the reason.

    never: what cannot be done; mixes: why what comes to the channel stands before the answer;
    reopens: why a form that was refused needs a press to be opened again; beside: why what is
    wrong with a form is said beside its fields, and nothing else with it; one: why only one thing
    can be said beneath a field's name; as_text: why what is picked already is said in words.
    """

    opened: Any
    never: Mapping[type[Deed], str] = field(default_factory=dict)
    mixes: str = ""
    reopens: str = ""
    beside: str = ""
    one: str = ""
    as_text: str = ""


ADAPTERS = {
    "terminal": Adapter(
        in_terminal,
        {Answer: "numbers mean what the host can do; players are simulated"},
        mixes="there is one screen",
        as_text="a list has no mark beside what is picked",
    ),
    "discord": Adapter(
        in_server,
        reopens="a window cannot follow a window",
        one="a field has one line for it",
    ),
    "discord, restarted before each deed": Adapter(
        through_restarts,
        reopens="a window cannot follow a window",
        one="a field has one line for it",
    ),
    "slack": Adapter(
        in_workspace,
        {Bring: "a command of Slack's carries no file"},
        beside="the modal stays open, and what was typed with it",
    ),
}


class Twin:
    """Two engines that do the same: one an adapter talks to, one that says what it should."""

    def __init__(self, settings: Settings) -> None:
        self._told, self._core = an_engine(settings), an_engine(settings)
        self._events: list[Event] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._told, name)

    async def handle(self, event: Event) -> Reply:
        self._events.append(event)
        return await self._told.handle(event)

    async def appoint_both(self, known: Sender) -> None:
        for engine in (self._told, self._core):
            await engine.appoint(known, Role.ADMIN, datetime.now(UTC))

    async def said(self, event: Event) -> Reply:
        """The core's own reply, to whom the adapter said that it was."""
        last = self._events[-1]
        same = replace(event, at=last.at, sender=last.sender, visibility=last.visibility)
        return await self._core.handle(same)

    async def came(self, platform: str) -> list[tuple[Reply, bool]]:
        """What the core has for the channel, and whether it takes the place of something."""
        found, now = list[tuple[Reply, bool]](), datetime.now(UTC)
        while more := await self._core.deliveries({platform}, now):
            for each in more:
                await self._core.delivered(each, f"{len(found)}")
                found.append((each.reply, each.replaces is not None))
        return found


def an_engine(settings: Settings) -> Engine:
    numbers = count(1)
    keeping = Keeping(MemoryStore(), known_as, lambda: f"key{next(numbers)}")
    pack = compose.load_pack(settings)
    single = tuple(item for item in pack.items if item.kind is ItemKind.SINGLE)
    cache = compose.ArrayCache(settings.cache, compose.pack_directory(settings) / compose.COMPILED)
    return Engine(replace(pack, items=single), None, cache, keeping, random=Random(7))  # noqa: S311 - the same for both


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers are kept without waiting for others."""
    monkeypatch.setattr(batching, "_WAIT", 0)


def _possible(adapter: Adapter, work: Work) -> bool:
    return not {type(deed) for deed in work.deeds} & adapter.never.keys()


CASES = [
    pytest.param(name, work, id=f"{name}: {work}-{number}")
    for name, adapter in ADAPTERS.items()
    for number, work in enumerate(WORKS)
    if _possible(adapter, work)
]


@pytest.mark.parametrize(("name", "work"), CASES)
async def test_work_is_the_same_everywhere(name: str, work: Work, settings: Settings) -> None:
    """Each form, what comes of it, each file and what the channel sees: the core's own words."""
    twin, senders = Twin(replace(settings, semantic=False)), dict[str, Send]()
    async with ADAPTERS[name].opened(twin, work.client, senders) as (person, known):
        await twin.appoint_both(known)
        found = await Worker(name, twin, person, senders, work.client).do(work.deeds)

    assert [] == found


class Worker:
    """Somebody at work on a platform, and where it says something else than the core."""

    def __init__(
        self, name: str, twin: Twin, person: Any, senders: dict[str, Send], client: Language
    ) -> None:
        self._name, self._adapter, self._twin = name.partition(",")[0], ADAPTERS[name], twin
        self._person, self._senders, self._client = person, senders, client
        self._reply: Reply | None = None
        self._card: Reply | None = None
        self._files: list[str] = []

    async def do(self, deeds: tuple[Deed, ...]) -> list[str]:
        found: list[str] = []
        for deed in deeds:
            if isinstance(self._person, Survivor):
                await self._person.restart()
            found += [f"{deed}: {each}" for each in await self._done(deed)]
        given = [each.decode() for each in await self._person.kept(len(self._files))]
        assert sorted(self._files) == sorted(given)
        return found

    async def _done(self, deed: Deed) -> list[str]:
        form, choice = (
            self._reply.form if self._reply else None,
            chosen(deed, self._reply, self._card),
        )
        asked, shown = await self._act(deed, form, choice)
        reply = self._reply = await self._twin.said(event_of(deed, form, choice, self._client))
        self._files += [block.text for block in reply.blocks if isinstance(block, File)]
        came = await self._twin.came(self._name)
        if self._adapter.mixes:
            before = [each for each, replaces in came if not replaces]
            told = self._lacks([*before, reply], shown)
        else:
            told = self._lacks([reply], shown) + await self._channel([each for each, _ in came])
        if form and isinstance(deed, Fill):
            told += _missing(self._of_fields(form), asked)
            if reply.form and self._adapter.reopens:
                await self._person.again()
        return told

    async def _channel(self, came: list[Reply]) -> list[str]:
        """Where the messages of the channel are not what the core has for it."""
        told: list[str] = []
        await deliver(self._twin, self._senders, datetime.now(UTC))
        for reply in came:
            told += self._lacks([reply], await self._person.arrived())
            self._card = reply
        return told

    async def _act(
        self, deed: Deed, form: Form | None, choice: Choice | None
    ) -> tuple[list[str], list[str]]:
        """What is said of a form's fields, and what is shown for the deed."""
        match deed:
            case Give(command=command, argument=argument):
                return [], await self._person.give(command, argument)
            case Say(text=text):
                return [], await self._person.say(text)
            case Bring(name=name, content=content):
                return [], await self._person.bring(name, content)
            case Fill(values=values):
                assert form
                asked, shown = await self._person.fill(form, dict(values))
                return asked, shown
            case Press() | Pick() | Answer():
                assert choice
                return [], await self._person.pick(choice)
            case _:
                assert_never(deed)

    def _lacks(self, replies: list[Reply], shown: list[str]) -> list[str]:
        """Where what is shown is not what these say, in their order."""
        [*_, last] = replies
        problems = [each.problem for each in last.form.fields if each.problem] if last.form else []
        if problems and self._adapter.beside:
            return _missing(problems, shown)
        if last.form and not problems and not self._adapter.mixes:
            return _missing([last.form.title, *_said(last)], shown)
        blocks = tuple(block for reply in replies for block in reply.blocks)
        return differences(replace(last, blocks=blocks, instead=None), shown, self._name)

    def _of_fields(self, form: Form) -> list[str]:
        """What must be said of a form's fields, and what stands in them."""
        return [text for each in form.fields for text in self._of_field(each)]

    def _of_field(self, each: Field) -> Iterator[str]:
        yield each.label
        yield each.problem if each.problem and self._adapter.one else each.hint
        yield from (label for _, label in each.options)
        if not each.options or self._adapter.as_text:
            yield dict(each.options).get(each.value, each.value) if each.value else ""


def chosen(deed: Deed, last: Reply | None, card: Reply | None) -> Choice | None:
    """What of the last reply, or of the channel's card, a deed takes."""
    match deed:
        case Pick(number=number):
            return _choices(last, Options)[number - 1]
        case Answer(number=number):
            return _choices(card, Options, Buttons)[number - 1]
        case Press(action=action):
            pointers = [(tokens.parse(c.token), c) for c in _choices(last, Options, Buttons)]
            return next(each for p, each in pointers if p and p.action is action)
        case _:
            return None


def _choices(reply: Reply | None, *kinds: type[Options | Buttons]) -> list[Choice]:
    blocks = reply.blocks if reply else ()
    return [choice for b in blocks if isinstance(b, kinds) for choice in b.choices]


def _said(reply: Reply) -> Iterator[str]:
    """What a reply says above its form, which has its title already."""
    assert reply.form
    yield from (each for b in reply.blocks for each in words(b) if each != reply.form.title)


def _missing(said: list[str], shown: list[str]) -> list[str]:
    """Where these words are not all that is shown, in their order."""
    wanted, seen = " ".join(" ".join(said).split()), " ".join(" ".join(shown).split())
    return [] if wanted == seen else [f"says {seen!r} instead of {wanted!r}"]


def event_of(deed: Deed, form: Form | None, choice: Choice | None, client: Language) -> Event:
    """What happened, told to the core without an adapter."""
    aside, at = ConversationId("aside"), datetime.now(UTC)
    match deed:
        case Give(command=command, argument=argument):
            return Invoke(command, aside, at, argument, client)
        case Say(text=text):
            return Ask(text, aside, at, client)
        case Bring(name=name, content=content):
            return Invoke(Task.IMPORT, aside, at, "", client, file=Attached(name, content))
        case Fill(values=values):
            assert form
            begun = {each.name: each.value for each in form.fields}
            return Submit(form.token, begun | dict(values), aside, at, client)
        case Press() | Pick() | Answer():
            assert choice
            return Choose(choice.token, aside, at, client)
        case _:
            assert_never(deed)
