"""Two moderators at one thing: one is told, and no text of theirs is lost."""

from __future__ import annotations

from itertools import count

import pytest

from bot.commands import Task
from bot.curation.roles import Role
from bot.replies import Reply
from bot.wording import tokens
from bot.wording.plain import text_of
from bot.wording.tokens import Step
from tests.conversations.community import FORM, NOON, Somebody, to
from tests.conversations.tiny import OPENED, an_engine
from tests.stores.memory import MemoryStore

SUGGESTED = {**FORM, "question": "Where is the pier?"}


@pytest.fixture
async def pair() -> tuple[Somebody, Somebody]:
    """An admin and a moderator in two processes over one store."""
    store, numbers = MemoryStore(), count(1)
    here, there = an_engine(store), an_engine(store, lambda: f"z{next(numbers)}")
    await here.open()
    ana, ben = Somebody(here, "ana"), Somebody(there, "ben")
    await ana.become(Role.ADMIN)
    await there.open()
    await ben.become(Role.MODERATOR)
    await here.refresh(NOON)
    return ana, ben


async def caught_up(who: Somebody) -> Somebody:
    await who._engine.refresh(NOON)
    return who


def key(preview: Reply) -> str:
    pointer = tokens.parse(to(preview, Step.AGAIN))
    return pointer.target if pointer else ""


async def suggestion(pair: tuple[Somebody, Somebody]) -> list[Reply]:
    """One that both have opened, to be changed."""
    mia = Somebody(pair[0]._engine, "mia")
    await mia.send(await mia.give(Task.SUGGEST), **SUGGESTED)
    opened = []
    for each in pair:
        queue = await (await caught_up(each)).give(Task.REVIEW)
        preview = await each.press(to(queue, Step.PREVIEW))
        opened.append(await each.press(to(preview, Step.AGAIN)))
    return opened


async def test_one_of_two_who_do_the_same_is_told(pair: tuple[Somebody, Somebody]) -> None:
    """In one sentence, after which they see how it stands."""
    ana, ben = pair
    await ana.give(Task.HIDE, OPENED)

    told = text_of(await ben.give(Task.HIDE, OPENED))

    assert "Somebody changed that at the same moment, so nothing was done." in told
    assert "already" in text_of(await ben.give(Task.HIDE, OPENED))


@pytest.mark.parametrize("aware", [True, False], ids=["later", "at the same moment"])
async def test_two_who_write_on_one_draft_lose_nothing(
    pair: tuple[Somebody, Somebody], aware: bool
) -> None:
    """The second text becomes a draft of its own, and both can be read."""
    ana, ben = pair
    first, second = await suggestion(pair)
    hers = await ana.send(first, **{**SUGGESTED, "answer": "On the left."})
    if aware:
        await caught_up(ben)
    his = await ben.send(second, **{**SUGGESTED, "answer": "On the right."})

    assert "Somebody else wrote on that draft too" in text_of(his)
    assert "On the right." in text_of(his)
    assert key(hers) != key(his)
    assert "On the left." in text_of(await ana.press(f"1:en:preview:{key(hers)}"))


async def test_what_is_typed_on_a_draft_that_is_gone_is_kept(
    pair: tuple[Somebody, Somebody],
) -> None:
    """Somebody turned it down meanwhile."""
    ana, ben = pair
    first, second = await suggestion(pair)
    assert first.form
    await ana.press(first.form.token.replace("again", "discard").rsplit(":", 1)[0])
    his = await (await caught_up(ben)).send(second, **SUGGESTED)

    assert "or it is no longer there" in text_of(his)
    assert FORM["answer"] in text_of(his)


async def test_a_suggestion_that_is_changed_stays_in_the_queue(
    pair: tuple[Somebody, Somebody],
) -> None:
    """Until it is published or turned down, whoever began to change it."""
    ana, ben = pair
    first, _ = await suggestion(pair)
    await ana.send(first, **SUGGESTED)

    queue = text_of(await (await caught_up(ben)).give(Task.REVIEW))

    assert "Where is the pier? (by a moderator" in queue
