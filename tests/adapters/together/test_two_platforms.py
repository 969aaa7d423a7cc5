"""One community on Discord and Slack: one library, one quiz, whichever process serves which."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import pytest

from adapters import running
from bot.wording.tokens import Play, Step
from tests.adapters.together.bots import DISCORD, SOCKET, Bots
from tests.adapters.together.conftest import TWO
from tests.adapters.together.gateway import Discord
from tests.adapters.together.people import OnDiscord, OnSlack, Person, Shown, cards, posts
from tests.adapters.together.waiting import within
from tests.adapters.together.workspace import Workspace

QUESTION = "When does the harbour library open?"
FORM = {"question": QUESTION, "answer": "It opens at nine.", "source": "our own knowledge"}
ONE_PROCESS, TWO_PROCESSES = [DISCORD | SOCKET], [DISCORD, SOCKET]


@pytest.fixture(params=[ONE_PROCESS, TWO_PROCESSES], ids=["one process", "two processes"])
async def linked(
    request: pytest.FixtureRequest, processes: Bots, on_discord: Discord, on_slack: Workspace
) -> tuple[OnDiscord, OnSlack]:
    """Whoever runs the server and whoever runs the workspace, which share one community."""
    for tokens in request.param:
        await processes.start(tokens)
    await on_discord.until(lambda: on_discord.serving())
    await on_slack.until(lambda: on_slack.sockets)
    ana, ben = OnDiscord(on_discord, 4001, manages=True), OnSlack(on_slack, "UBOSS")
    await link(ana, ben)
    return ana, ben


async def link(ana: Person, ben: Person) -> None:
    """Ben's place joins ana's."""
    told = await ana.press("1:en:code")
    code = told.text.partition("The code is ")[2][:9]
    asked = await ben.give("link", code)
    done = await ben.press(asked.to(Step.JOINED))
    assert "Done." in done.text


async def answered(person: Person, question: str, words: str, pause: float = 0.1) -> None:
    """Wait until somebody who asks anew and anew gets that answer; pause: seconds in between."""
    async with within(lambda: f"{words!r} as the answer to {question!r}"):
        while words not in (await person.ask(question)).text:
            await asyncio.sleep(pause)


async def to_review(moderator: Person) -> Shown:
    """Wait until there is something to review; the list of it."""
    async with within(lambda: "something to review"):
        while True:
            listed = await moderator.give("review")
            if any(f":{Step.PREVIEW}:" in token for token in listed.choices.values()):
                return listed
            await asyncio.sleep(0.1)


async def test_suggested_on_slack_approved_on_discord(
    linked: tuple[OnDiscord, OnSlack], on_discord: Discord, on_slack: Workspace
) -> None:
    """
    And answered on both, as soon as the other process has looked at what changed.

    It looks more than three times a second, and what that reads is there a moment later: a test
    of the clock itself would fail on a busy machine, so `benchmarks.across` tells the seconds.
    """
    ana, _ = linked
    member, other = OnSlack(on_slack, "U1"), OnDiscord(on_discord, 4002, TWO)
    thanked = await member.fill(await member.give("suggest"), **FORM)
    listed = await to_review(ana)
    draft = await ana.press(listed.to(Step.PREVIEW))
    saved = await ana.press(draft.to(Step.PUBLISH))
    for each in (other, member):
        await answered(each, QUESTION, "It opens at nine.")

    assert "moderators" in thanked.text
    assert "It opens at nine." in draft.text
    assert "Saved" in saved.text
    assert running._REFRESH < 0.33


async def test_one_quiz_on_both(
    linked: tuple[OnDiscord, OnSlack], on_discord: Discord, on_slack: Workspace
) -> None:
    """Three play on each; everybody is in one score, which both channels read."""
    ana, ben = linked
    told = await ana.press((await ana.give("link")).to(Step.OFFICE))
    await asyncio.sleep(_HEARD)
    await ben.give("link", told.text.partition("The code is ")[2][:9])
    await asyncio.sleep(_HEARD)
    ready = await ana.give("quiz", "start 5 easy race en")
    code = ready.text.partition("/quizadmin cohost ")[2][:6]
    helping = await ben.give("quiz", f"cohost {code}")
    here = await ben.give("quiz", "here")
    panel = await ana.press(ready.to(Play.BEGIN))
    players: list[Person] = [OnDiscord(on_discord, 4100 + n) for n in range(3)]
    players += [OnSlack(on_slack, f"U{n}") for n in range(1, 4)]
    asked = [await shown(on_discord, cards, 1), await shown(on_slack, posts, 1)]
    receipts = [
        await pick(each, card)
        for card, side in zip(asked, (players[:3], players[3:]), strict=True)
        for each in side
    ]
    await ben.press((await ben.give("quiz", "panel")).to(Play.REVEAL))
    told_both = [await shown(on_discord, cards, 2), await shown(on_slack, posts, 2)]
    ending = await ana.press((await ana.give("quiz", "panel")).to(Play.ENDING))
    await ana.press(ending.to(Play.END))
    reports = [await shown(on_discord, cards, 3), await shown(on_slack, posts, 3)]

    assert "co-host" in helping.text
    assert "too" in here.text
    assert "You host this quiz" in panel.text
    assert all("Question 1 of 5" in each.text for each in asked)
    assert all("Your" in each.text for each in receipts), receipts
    assert 5 == len({*names(told_both[0])})  # the board has five places, each side had three
    assert names(told_both[0]) == names(told_both[1])
    assert all(re.search(r"Players\W+6\b", each.text) for each in reports), reports


_HEARD = 1.0  # seconds in which another process has looked at what changed


async def shown(there: Any, read: Any, number: int) -> Shown:
    """The message of that number in the channel, counted from the first, as it is then."""
    await there.until(lambda: len(read(there)) >= number)
    found: list[Shown] = read(there)
    return found[number - 1]


async def pick(person: Person, card: Shown) -> Shown:
    """Answer a question by its first button, or by typing."""
    token = next(t for t in card.choices.values() if ":pick:" in t or ":type:" in t)
    done = await person.press(token)
    return await person.fill(done, answer="7") if done.form else done


def names(board: Shown) -> list[str]:
    """The players of a board, best first."""
    return re.findall(r"Player [0-9]+", board.text)
