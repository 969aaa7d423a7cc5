"""Three processes on one PostgreSQL, killed at random under load: what was told is kept, once."""

from __future__ import annotations

import asyncio
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count

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
from tests.adapters.together.asking import ANSWER, ASKED
from tests.adapters.together.bots import DISCORD, KEY, SOCKET, Bots
from tests.adapters.together.gateway import Discord
from tests.adapters.together.load import PATIENCE, Crowd, Told, impatient
from tests.adapters.together.people import OnDiscord, OnSlack, Person, Shown, cards, posts, shows
from tests.adapters.together.test_two_platforms import FORM, QUESTION, answered, link
from tests.adapters.together.waiting import so
from tests.adapters.together.workspace import Workspace

KILLS, ROUNDS = 3, 2  # so many at least, and more until the quiz is over
OVER = "over"
_ROUND = re.compile(r"Question \d of \d")
_SURE = {ItemKind.SINGLE, ItemKind.TRUE_FALSE, ItemKind.TEXT, ItemKind.NUMBER}  # by one press
_ASKING, _PLAYING = 2, 4  # people on each platform
_BETWEEN = (1.0, 3.0)  # seconds until the next one dies, once the last one is replaced
_DAY = timedelta(days=1)


async def test_killing_processes_under_load(
    processes: Bots, on_discord: Discord, on_slack: Workspace, database: str, settings: Settings
) -> None:
    """
    While people on both platforms ask, suggest, publish and play, one process after another dies.

    Nothing that somebody was told is done is lost, nothing is done twice although all processes
    hear of all that happens on Discord, and each message of the quiz stands there once; on Slack,
    which cannot be told that a message was sent before, one may come a second time for each
    process that died.
    """
    for _ in range(3):
        await processes.start(DISCORD, SOCKET)
    await so("three on Discord", lambda: on_discord.serving() >= 3)
    await so("three on Slack", lambda: len(on_slack.sockets) >= 3)
    ana, ben = OnDiscord(on_discord, 4001, manages=True), OnSlack(on_slack, "UBOSS")
    crowd = Crowd()
    ending = await prepared(crowd, on_slack, ana, ben)
    async with asyncio.TaskGroup() as group:
        group.create_task(load(crowd, on_discord, on_slack, ana))
        group.create_task(kill(crowd, processes, on_discord, on_slack))
        group.create_task(play(crowd, on_discord, on_slack, ana, ending))
    await so("the report on Slack", lambda: OVER in rounds(posts(on_slack)))

    await kept(crowd.told, database, settings)
    once, seldom_twice = rounds(cards(on_discord)), rounds(posts(on_slack))
    every = [f"Question {n + 1} of 5" for n in range(ROUNDS)] * 2 + [OVER]
    assert sorted(every) == sorted(once)
    assert Counter(every) <= Counter(seldom_twice)
    assert {*every} == {*seldom_twice}
    assert len(seldom_twice) <= len(every) + crowd.told.killed
    answers = [each["thread_ts"] for each in on_slack.posted.values() if each["channel"] == "C2"]
    assert answers
    assert len(answers) == len({*answers})
    assert {0, 1} >= {sum(map(shows, each)) for each in on_discord.answers_to.values()}


async def prepared(crowd: Crowd, on_slack: Workspace, ana: Person, ben: Person) -> str:
    """A quiz of two places, which two people host; the button that ends it."""
    await link(ana, ben)
    await known(on_slack, ana)
    code = (await ana.press((await ana.give("link")).to(Step.OFFICE))).text
    office = code.partition("The code is ")[2][:9]
    await crowd.persist("a code", lambda: ben.give("link", office), "You are admin here now")
    await ana.press("1:en:set:approval-off")
    ready = await ana.give("quiz", "start 5 easy calm en")
    host = ready.text.partition("/quizadmin cohost ")[2][:6]
    await crowd.persist("a co-host's code", lambda: ben.give("quiz", f"cohost {host}"), "co-host")
    await crowd.persist("a second place", lambda: ben.give("quiz", "here"), "in this channel")
    return ready.to(Play.ENDING).replace(Play.ENDING, Play.END)


async def known(on_slack: Workspace, ana: Person) -> None:
    """Wait until each process knows that the two places are one community."""
    draft = await ana.fill(await ana.give("add"), **FORM)
    await ana.press(draft.to(Step.PUBLISH))
    for socket in [*on_slack.sockets]:
        on_slack.only = socket
        await answered(OnSlack(on_slack, "U38"), QUESTION, "It opens at nine.")
    on_slack.only = None


async def load(crowd: Crowd, on_discord: Discord, on_slack: Workspace, ana: Person) -> None:
    """What people do meanwhile."""
    members = [*impatient(OnDiscord(on_discord, 4200 + n) for n in range(_ASKING))]
    workers = [*impatient(OnSlack(on_slack, f"U{20 + n}") for n in range(_ASKING))]
    on_slack.members["C2"] = {"UBOT", "U39"}
    async with asyncio.TaskGroup() as group:
        for each in (*members, *workers):
            group.create_task(crowd.ask(each, ASKED, ANSWER))
        group.create_task(crowd.mention(OnSlack(on_slack, "U39", "C2"), ASKED))
        group.create_task(crowd.suggest("ada", impatient(newcomers(on_discord))))
        group.create_task(crowd.suggest("bo", impatient(arrivals(on_slack))))
        group.create_task(crowd.publish("ana", ana))


def newcomers(on_discord: Discord) -> Iterator[Person]:
    """People who were not there before."""
    return (OnDiscord(on_discord, 4300 + n) for n in count())


def arrivals(on_slack: Workspace) -> Iterator[Person]:
    """People who were not there before."""
    for user in (f"UN{n}" for n in count()):
        on_slack.locales[user] = "en-US"
        on_slack.members["C1"].add(user)
        yield OnSlack(on_slack, user)


async def play(
    crowd: Crowd, on_discord: Discord, on_slack: Workspace, ana: Person, ending: str
) -> None:
    """A quiz from its beginning to its report, on both platforms; then all people stop."""
    ana.patience = PATIENCE
    for number in range(ROUNDS):
        asked, told = 2 * number + 1, 2 * number + 2
        begin = Play.PROCEED if number else Play.BEGIN
        await crowd.drive(ana, begin, lambda n=asked: len(cards(on_discord)) >= n)
        name = f"Question {number + 1} of 5"
        await so(f"{name} on Slack", lambda n=name: n in rounds(posts(on_slack)))
        await crowd.play(
            number, cards(on_discord)[asked - 1], players(on_discord, on_slack, number)
        )
        await crowd.drive(ana, Play.REVEAL, lambda n=told: len(cards(on_discord)) >= n)
    await so(f"{KILLS} dead processes", lambda: crowd.told.killed >= KILLS)
    await crowd.persist("the end of the quiz", lambda: ana.press(ending), "over")
    await so("the report on Discord", lambda: OVER in rounds(cards(on_discord)))
    crowd.stop.set()


def players(on_discord: Discord, on_slack: Workspace, number: int) -> dict[str, Person]:
    """
    Those who play in a round, by their ids.

    On Slack others in each: a receipt that comes late is then not taken for that of the next.
    """
    every = range(_PLAYING)
    here = {f"discord:{4100 + n}": OnDiscord(on_discord, 4100 + n) for n in every}
    users = [f"U{_PLAYING * number + n}" for n in every]
    there = {f"slack:{on_slack.team}:{each}": OnSlack(on_slack, each) for each in users}
    return dict(zip([*here, *there], impatient([*here.values(), *there.values()]), strict=True))


async def kill(crowd: Crowd, processes: Bots, on_discord: Discord, on_slack: Workspace) -> None:
    """One of three dies at any moment, and another begins, until people stop."""
    chance = random.Random()  # noqa: S311  any moment will do
    while not crowd.stop.is_set():
        await asyncio.sleep(chance.uniform(*_BETWEEN))
        await processes.kill(chance.choice(processes.running))
        crowd.told.killed += 1
        before = {*on_discord.sockets, *on_slack.sockets}
        await processes.start(DISCORD, SOCKET)
        await so("a new one on Discord", lambda b=before: {*on_discord.sockets} - b)
        await so("a new one on Slack", lambda b=before: {*on_slack.sockets} - b)


async def kept(told: Told, database: str, settings: Settings) -> None:
    """All that was told is kept, and nothing is kept twice."""
    now = datetime.now(UTC)
    async with open_store(database, now) as store:
        here = await store.community(PlaceId("discord:2000"), now)
        state = State.of(await store.snapshot(here))
        acts = await store.acts(here, now - _DAY, 100_000)
        [over] = await store.over(here)
        session = session_of(over)
        picks = await store.picks(here, over.id)
        players = await store.players(here, over.id)
    drafts = [each.record["answer"]["en"] for each in state.drafts.values()]
    entries = [each.entry.answer.best(Language.ENGLISH) for each in state.kept.values()]
    items = load_pack(settings).items_by_id
    sure = [n for n, each in enumerate(session.rounds) if items[each.item].kind in _SURE]
    persons = {(number, hashed(PersonId(who), KEY.encode())) for number, who in told.picked}

    assert told.asked > 10
    assert len(told.suggested) > 1
    assert told.published
    assert {*told.suggested} <= {*drafts}
    assert len(drafts) == len({*drafts})
    assert {*told.published} <= {*entries}
    assert len(entries) == len({*entries})
    assert acts
    assert [*range(len(acts), 0, -1)] == [act.number for act in acts]
    found = {(each.round, each.person) for each in picks}
    assert {each for each in persons if each[0] in sure} <= found
    assert len(picks) == len(found)
    assert {who for _, who in found} <= {who for _, who in persons}
    assert [*range(1, len(players) + 1)] == [each.number for each in players]


def rounds(shown: Iterable[Shown]) -> list[str]:
    """Which round of a quiz each message is about, or that it is over."""
    headings = (each.text.partition("\n")[0] for each in shown)
    return [found[0] if (found := _ROUND.search(each)) else OVER for each in headings]
