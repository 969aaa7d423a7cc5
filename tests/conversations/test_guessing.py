"""Nobody finds another's answer by trying codes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.commands import Task
from bot.curation import unanswered
from bot.entries import Language
from bot.events import ConversationId, Invoke, PersonId, PlaceId, Sender
from bot.limits import GUESSES
from bot.wording.plain import text_of
from tests.conversations.community import NOON
from tests.conversations.inbox import ASKER, Inbox
from tests.conversations.tiny import an_engine
from tests.stores.memory import MemoryStore

WRONG, DENIED = "abcd-efgh", "Too many codes were tried"
ASKED = "Does the lighthouse keeper own a parrot?"


@pytest.fixture
async def town() -> Inbox:
    """A place whose questions may be sent to its moderators."""
    store = MemoryStore()
    return await Inbox(an_engine(store), store, PlaceId("town"), NOON).open()


async def tries(inbox: Inbox, name: str, code: str = WRONG) -> str:
    return text_of(await inbox.invoke(name, Task.ANSWER, code))


async def test_five_codes_then_one_each_three_minutes(town: Inbox) -> None:
    """Also in other places and alone with the bot, where the right one would be told too."""
    code = text_of(await town.send(ASKER, ASKED)).split("code is ")[1].split(".")[0]
    for _ in range(GUESSES.burst):
        assert "no such code" in await tries(town, "eve")
    assert DENIED in await tries(town, "eve", code)

    eve = town.sender("eve").person
    for place in (PlaceId("city"), None):
        sender = Sender(eve, place)
        event = Invoke(Task.ANSWER, ConversationId("eve"), town.at, code, sender=sender)
        assert DENIED in text_of(await town.engine.handle(event))

    town.wait(GUESSES.every / timedelta(minutes=1))
    assert "no such code" in await tries(town, "eve")
    assert DENIED in await tries(town, "eve")


async def test_others_still_collect_theirs(town: Inbox) -> None:
    """Whoever tries many keeps nobody else from it, nor from anything else that they do."""
    code = text_of(await town.send(ASKER, ASKED)).split("code is ")[1].split(".")[0]
    for _ in range(2 * GUESSES.burst):
        await tries(town, "eve")

    assert "not answered it yet" in await tries(town, ASKER, code)
    assert "700 boats" in text_of(await town.ask("eve", "How many boats were there in 1995?"))


async def test_it_is_told_in_both_languages(town: Inbox) -> None:
    """With how long to wait."""
    told = []
    for language in Language:
        name = f"eve-{language}"
        where = ConversationId(name)
        sender = Sender(PersonId(name), town.place)
        event = Invoke(Task.ANSWER, where, town.at, WRONG, language, sender=sender)
        for _ in range(GUESSES.burst):
            await town.engine.handle(event)
        told.append(text_of(await town.engine.handle(event)))

    assert [
        "Too many codes were tried here. Please wait 3 minutes.",
        "Se probaron demasiados códigos aquí. Espera 3 minutos, por favor.",
    ] == told


def test_trying_as_long_as_questions_are_kept_finds_nothing() -> None:
    """A hundred people who try all that time, against as many questions as may wait."""
    most = 100 * (GUESSES.burst + timedelta(days=90) / GUESSES.every)
    codes = len(unanswered._LETTERS) ** unanswered._CODE

    assert most * unanswered.MOST_OPEN / codes < 0.01
