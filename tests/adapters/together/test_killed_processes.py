"""Three processes on one PostgreSQL, killed at random under load: what was told is kept, once."""

from __future__ import annotations

import asyncio
import random
import re
from collections import Counter
from datetime import UTC, datetime

from adapters.compose import load_pack
from adapters.settings import Settings
from bot.curation.state import State
from bot.entries import Language
from bot.events import PersonId, PlaceId
from bot.items import ItemKind
from bot.persons import hashed
from bot.quiz.bodies import session_of
from bot.stores.sqlstore import open_store
from bot.wording.tokens import Play, Step
from tests.adapters.together.bots import DISCORD, KEY, SOCKET, Bots
from tests.adapters.together.gateway import Discord
from tests.adapters.together.load import Crowd, Told, impatient
from tests.adapters.together.people import OnDiscord, OnSlack, Person, cards, posts
from tests.adapters.together.test_many_processes import ANSWER, ASKED
from tests.adapters.together.test_two_platforms import link, shown
from tests.adapters.together.workspace import Workspace

KILLS, ROUNDS = 2, 1
_ONE = {ItemKind.SINGLE, ItemKind.TRUE_FALSE, ItemKind.TEXT, ItemKind.NUMBER}


async def test_killing_processes_under_load(
    processes: Bots, on_discord: Discord, on_slack: Workspace, database: str, settings: Settings
) -> None:
    """
    While people on both platforms ask, suggest, publish and play, one process after another dies.

    Nothing that somebody was told is done is lost, nothing is done twice, and each message of the
    quiz stands there once; on Slack, which cannot be told that a message was sent before, one may
    come a second time for each process that died.
    """
    for _ in range(3):
        await processes.start(DISCORD, SOCKET)
    await on_discord.until(lambda: 3 == on_discord.serving())
    await on_slack.until(lambda: 3 == len(on_slack.sockets))
    ana, ben = OnDiscord(on_discord, 4001, manages=True), OnSlack(on_slack, "UBOSS")
    await link(ana, ben)
    code = (await ana.press((await ana.give("link")).to(Step.OFFICE))).text
    await asyncio.sleep(1)
    await ben.give("link", code.partition("The code is ")[2][:9])
    await ana.press("1:en:set:approval-off")
    await asyncio.sleep(1)
    crowd = Crowd()
    await under_load(crowd, processes, on_discord, on_slack, ana, ben)

    await kept(crowd.told, database, settings)
    said = [heading(each.text) for each in cards(on_discord)]
    on_both = [heading(each.text) for each in posts(on_slack)]
    assert [n for n in range(1, ROUNDS + 1) for _ in ("card", "answer")] == rounds(said), said
    assert 2 * ROUNDS + 1 == len(said) == len({*said}), said
    assert {2 <= count for count in Counter(rounds(on_both)).values()} == {True}, on_both
    assert {*rounds(said)} == {*rounds(on_both)}
    assert len(on_both) <= len(said) + KILLS


def rounds(said: list[str]) -> list[int]:
    """The rounds that headings name."""
    return [int(number) for each in said for number in re.findall(r"^Question (\d) of", each)]


async def under_load(
    crowd: Crowd,
    processes: Bots,
    on_discord: Discord,
    on_slack: Workspace,
    ana: Person,
    ben: Person,
) -> None:
    """A quiz from its beginning to its report while all the rest goes on, and processes die."""
    members: list[Person] = [OnDiscord(on_discord, 4100 + n) for n in range(12)]
    workers: list[Person] = [OnSlack(on_slack, f"U{n}") for n in range(12)]
    impatient([ana, ben, *members, *workers])
    players = {f"discord:{4100 + n}": members[n] for n in range(4)}
    players |= {f"slack:{on_slack.team}:U{n}": workers[n] for n in range(4)}
    async with asyncio.TaskGroup() as group:
        group.create_task(crowd.ask(members[4:6], ASKED, ANSWER))
        group.create_task(crowd.ask(workers[4:6], ASKED, ANSWER))
        group.create_task(crowd.suggest("ada", members[8:]))
        group.create_task(crowd.suggest("bo", workers[8:]))
        group.create_task(crowd.publish("ana", ana))
        killing = group.create_task(kill(processes, on_discord, on_slack))
        ready = await crowd.persist(lambda: ana.give("quiz", "start 5 easy calm en"), "cohost")
        host = ready.text.partition("/quiz cohost ")[2][:6]
        await crowd.persist(lambda: ben.give("quiz", f"cohost {host}"), "co-host")
        await crowd.persist(lambda: ben.give("quiz", "here"), "in this channel")
        await crowd.bring(ana, (Play.BEGIN,), lambda: bool(cards(on_discord)))
        for number in range(ROUNDS):
            card, asks = await shown(on_discord, cards, 2 * number + 1), f"Question {number + 1} of"
            await on_slack.until(lambda s=asks: any(s in heading(e.text) for e in posts(on_slack)))
            await crowd.play(number, card, players)
            told, asked = 2 * number + 2, 2 * number + 3
            await crowd.bring(ana, (Play.REVEAL,), lambda told=told: len(cards(on_discord)) >= told)
            if number < ROUNDS - 1:
                more = (Play.PROCEED,)
                await crowd.bring(ana, more, lambda asked=asked: len(cards(on_discord)) >= asked)
        await killing
        ending = ready.to(Play.ENDING).replace(Play.ENDING, Play.END)
        while len(cards(on_discord)) <= 2 * ROUNDS:
            await crowd.persist(lambda: ana.press(ending))
            await asyncio.sleep(1)
        await on_slack.until(lambda: any("over" in heading(e.text) for e in posts(on_slack)))
        crowd.stop.set()


async def kill(processes: Bots, on_discord: Discord, on_slack: Workspace) -> None:
    """One of three dies at any moment, and another begins."""
    chance = random.Random(11)  # noqa: S311  any moment will do
    for _ in range(KILLS):
        await asyncio.sleep(0.5 + chance.random())
        await processes.kill(chance.choice(processes.running))
        await processes.start(DISCORD, SOCKET)
        await on_discord.until(lambda: 3 == on_discord.serving(), 60)
        async with asyncio.timeout(60):
            while len(on_slack.sockets) < 3:
                await asyncio.sleep(0.05)


async def kept(told: Told, database: str, settings: Settings) -> None:
    """All that was told is kept, and nothing is kept twice."""
    now = datetime.now(UTC)
    async with open_store(database, now) as store:
        here = await store.community(PlaceId("discord:2000"), now)
        state = State.of(await store.snapshot(here))
        acts = await store.acts(here, now, 100_000)
        [over] = await store.over(here)
        session = session_of(over)
        picks = await store.picks(here, over.id)
        players = await store.players(here, over.id)
    drafts = [each.record["answer"]["en"] for each in state.drafts.values()]
    entries = [each.entry.answer.best(Language.ENGLISH) for each in state.kept.values()]
    items = load_pack(settings).items_by_id
    sure = [n for n, each in enumerate(session.rounds) if items[each.item].kind in _ONE]
    persons = {(number, hashed(PersonId(who), KEY.encode())) for number, who in told.picked}

    assert told.answers > 10
    assert len(told.suggested) > 1
    assert told.published
    assert {*told.suggested} <= {*drafts}
    assert {*told.published} <= {*entries}
    assert len(entries) == len({*entries})
    assert [*range(len(acts), 0, -1)] == [act.number for act in acts]
    found = {(each.round, each.person) for each in picks}
    assert {each for each in persons if each[0] in sure} <= found
    assert {who for _, who in found} <= {who for _, who in persons}
    assert [*range(1, len(players) + 1)] == [each.number for each in players]


def heading(text: str) -> str:
    """What a message begins with, however a platform sets it."""
    return text.lstrip("# ").partition("\n")[0]
