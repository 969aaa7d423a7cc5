"""Whether answers help: counted without names, once, and read by those who can mend them."""

from __future__ import annotations

from bot.commands import Task
from bot.curation import opinions
from bot.curation.opinions import Opinions
from bot.entries import EntryId
from bot.events import ConversationId
from bot.store import CommunityId
from bot.wording.plain import text_of
from tests.conftest import Talk
from tests.conversations.inbox import ADMIN, ASKER, MODERATOR, NOON, Inbox, labels
from tests.stores.memory import MemoryStore

QUESTION = "What is populism?"


async def counts(inbox: Inbox) -> list[tuple[int, int]]:
    await inbox.engine.finish()
    found = await inbox.store.feedback(await inbox.community(), NOON.date())
    return [(each.helpful, each.unhelpful) for each in found]


async def test_an_answer_may_be_called_helpful_or_not(inbox: Inbox) -> None:
    """The reply comes first, the count after it."""
    thanks = await inbox.press(ASKER, await inbox.ask(ASKER, QUESTION), "Helpful")

    assert "without your name" in text_of(thanks)
    assert [] == list(await inbox.store.feedback(await inbox.community(), NOON.date()))
    await inbox.press("another", await inbox.ask("another", QUESTION), "Not helpful")
    assert [(1, 1)] == await counts(inbox)


async def test_one_person_counts_once(inbox: Inbox) -> None:
    """Pressed again, on another card too, it is told and not counted."""
    reply = await inbox.ask(ASKER, QUESTION)
    await inbox.press(ASKER, reply, "Helpful")
    again = await inbox.press(ASKER, await inbox.ask(ASKER, QUESTION), "Not helpful")

    assert "counted already" in text_of(again)
    assert [(1, 0)] == await counts(inbox)


async def test_nothing_can_be_rated_where_nothing_is_kept(talk: Talk) -> None:
    """Cards are as they were."""
    assert "Helpful" not in labels(await talk.ask(QUESTION))


async def test_a_decline_is_not_rated(inbox: Inbox) -> None:
    """Only an entry on screen helps or does not."""
    assert "Helpful" not in labels(await inbox.ask(ASKER, "hello"))


async def test_entries_that_did_not_help_are_in_the_queue(inbox: Inbox) -> None:
    """Below the drafts, from four opinions on; they open from there."""
    for number in range(4):
        assert "Nothing waits" in text_of(await inbox.invoke(MODERATOR, Task.REVIEW))
        name = f"asker {number}"
        label = "Helpful" if number == 0 else "Not helpful"
        await inbox.press(name, await inbox.ask(name, QUESTION), label)
        await inbox.engine.finish()
    queue = await inbox.invoke(MODERATOR, Task.REVIEW)

    (label,) = labels(queue)
    assert label.endswith("(not helpful: 3 of 4)")
    assert "populis" in text_of(await inbox.press(MODERATOR, queue, label)).casefold()


async def test_old_opinions_are_of_older_texts(inbox: Inbox) -> None:
    """After 90 days they say nothing."""
    for number in range(4):
        name = f"asker {number}"
        await inbox.press(name, await inbox.ask(name, QUESTION), "Not helpful")
    await inbox.engine.finish()
    inbox.wait(91 * 24 * 60)

    assert "Nothing waits" in text_of(await inbox.invoke(ADMIN, Task.REVIEW))


async def test_a_full_queue_drops_and_counts() -> None:
    """A store that is slow or away costs opinions, never answers."""
    store = MemoryStore()
    waiting, here = Opinions(store), CommunityId("community-1")
    most = opinions._WAITING
    for number in range(most + 3):
        waiting.rate(ConversationId(str(number)), here, EntryId("a"), True, NOON)

    assert 3 == waiting.dropped


async def test_no_name_or_time_of_day_is_kept_with_an_opinion(inbox: Inbox) -> None:
    """All that the store has of it is the entry, the day and a count."""
    marker = "zq7marker"
    await inbox.press(marker, await inbox.ask(marker, QUESTION), "Helpful")
    await inbox.engine.finish()
    kept = inbox.store._kept[await inbox.community()]

    assert marker not in repr(kept.opinions)
    assert "datetime.datetime" not in repr(kept.opinions)
