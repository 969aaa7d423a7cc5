"""Moderators who do much at once keep nobody in another community waiting."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from pathlib import Path

from bot.commands import Task
from bot.curation.roles import Role
from bot.events import Attached, PlaceId
from bot.replies import Reply
from bot.stores.sqlstore import open_store
from bot.wording.plain import text_of
from tests.conversations.community import FORM, NOON, Somebody
from tests.conversations.tiny import an_engine

TOWN, CITY = PlaceId("town"), PlaceId("city")
SAVES = 60
HEADER = "id,kind,questions.en,answer.en\n"


async def test_a_question_is_answered_before_the_saves_of_others(tmp_path: Path) -> None:
    """Sixty forms, lists and a long file at once in the city; then one question in the town."""
    async with open_store(tmp_path / "refugio.db", NOON) as store:
        engine = an_engine(store)
        await engine.open()
        ana, ben = Somebody(engine, "ana", TOWN), Somebody(engine, "ben", CITY)
        await ben.become(Role.ADMIN)
        await ana.ask("hello")
        done: list[tuple[str, str]] = []

        async def heard(name: str, saying: Awaitable[Reply]) -> None:
            done.append((name, text_of(await saying)))

        form = await ben.give(Task.ADD)
        saves = [
            ben.send(form, **{**FORM, "question": f"Who rows ferry {number}?"})
            for number in range(SAVES)
        ]
        rows = (f"e{number},note,Who mends boat {number}?,Ada.\n" for number in range(SAVES))
        file = Attached("a.csv", (HEADER + "".join(rows)).encode())
        work = [*saves, ben.give(Task.IMPORT, file=file), ben.give(Task.CHANGES)]
        await asyncio.gather(
            *(heard("ben", each) for each in work),
            heard("ana", ana.ask("How many boats were there in 1995?")),
        )

    names = [name for name, _ in done]
    assert SAVES + 3 == len(names)
    assert names.index("ana") < 5
    assert "700 boats" in done[names.index("ana")][1]
