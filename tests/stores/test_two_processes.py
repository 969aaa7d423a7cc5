"""
Two engines on one database, as two processes would be: each sees what people do in the other.

Between two looks at the database each acts on what it knew: then nothing is overwritten or lost.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from itertools import count

import pytest

from bot.commands import Task
from bot.curation.roles import Role
from bot.entries import Language
from bot.outcomes import Answer
from bot.replies import Reply
from bot.stores.sqlstore import open_store
from bot.wording import tokens
from bot.wording.plain import text_of
from bot.wording.tokens import Own, Step
from bot.wording.unanswered import ENTRY, PHRASING
from tests.conversations.community import NOON, Somebody, facts, offers, to
from tests.conversations.tiny import GUESTS, OPENED, an_engine

pytestmark = pytest.mark.parametrize("url", ["sqlite", "postgresql"], indirect=True)

EN = Language.ENGLISH
Two = tuple[Somebody, Somebody]
BELL = "rings-evening-bell"
QUESTION = "Who rings the evening bell?"
TYPED = {"question": QUESTION, "answer": "The baker rings it.", "source": "our own knowledge"}
NEW_WAY = "Who are the foreign skippers?"


@pytest.fixture
async def two(url: str) -> AsyncIterator[Two]:
    """Two admins of one place, each with a process of their own; neither waits for approval."""
    async with AsyncExitStack() as stores:
        people = []
        for name in ("ana", "ben"):
            store = await stores.enter_async_context(open_store(url, NOON))
            people.append(Somebody(an_engine(store, keys(name)), name))
        ana, ben = people
        for each in (ana, ben):
            await Somebody(ana._engine, each.sender.person.partition(":")[2]).become(Role.ADMIN)
        await ana.press(tokens.token(EN, Step.SET, "approval-off"))
        await ben._engine.refresh(NOON)
        await ben._engine.warm()
        yield ana, ben


def keys(name: str) -> Callable[[], str]:
    """Keys that no other process makes."""
    numbers = count(1)
    return lambda: f"{name}{next(numbers)}"


async def look(*people: Somebody) -> None:
    """Their processes look at what changed."""
    for each in people:
        await each._engine.refresh(NOON)


async def answer(somebody: Somebody, question: str = QUESTION) -> str:
    """The entry that answers them, and what it says; empty where none does."""
    reply = await somebody.ask(question)
    if not isinstance(reply.outcome, Answer):
        return ""
    entry = reply.outcome.match.entry
    return f"{entry.id}: {entry.answer.best(EN)}"


async def edit(somebody: Somebody, answer: str) -> Reply:
    """Their new text of the entry, looked over."""
    return await somebody.send(await somebody.give(Task.EDIT, BELL), **{**TYPED, "answer": answer})


async def publish(somebody: Somebody, preview: Reply) -> Reply:
    return await somebody.press(to(preview, Step.PUBLISH))


async def test_an_entry_all_its_life(two: Two) -> None:
    """Added, changed, retired, restored in turns."""
    ana, ben = two
    seen = []
    for actor, other, act in (
        (ana, ben, lambda: ana.write(**TYPED)),
        (ben, ana, lambda: changed(ben, "The tailor rings it.")),
        (ana, ben, lambda: ana.give(Task.RETIRE, BELL)),
        (ben, ana, lambda: ben.press(tokens.token(EN, Step.RESTORE, BELL))),
    ):
        await act()
        before = await answer(other)
        await look(other)
        seen.append((before, await answer(other)))
        assert await answer(actor) == await answer(other)

    baker, tailor = f"{BELL}: The baker rings it.", f"{BELL}: The tailor rings it."
    assert [("", baker), (baker, tailor), (tailor, ""), ("", tailor)] == seen
    assert 4 == len(facts(await ana.give(Task.HISTORY, BELL)))


async def changed(somebody: Somebody, text: str) -> Reply:
    return await publish(somebody, await edit(somebody, text))


async def test_a_packs_entry_hidden_and_shown(two: Two) -> None:
    """Hidden in one process, shown again in the other."""
    ana, ben = two
    asked = "When did the harbour open?"
    await ana.give(Task.HIDE, OPENED)
    await look(ben)
    hidden = await answer(ben, asked)
    await ben.give(Task.SHOW, OPENED)
    await look(ana)

    assert "" == hidden
    assert OPENED in await answer(ana, asked)


async def test_a_taught_phrasing(two: Two) -> None:
    """It reaches the entry in both, and in neither once the other took it back."""
    ana, ben = two
    before = await answer(ben, NEW_WAY)
    taught = await teach(ana, NEW_WAY)
    await look(ben)
    reached = await answer(ben, NEW_WAY)
    await ben.press(to(taught, Step.UNDO))
    await look(ana)

    assert GUESTS in reached
    assert "" == before == await answer(ben, NEW_WAY) == await answer(ana, NEW_WAY)


async def teach(somebody: Somebody, phrasing: str) -> Reply:
    tie = await somebody.give(Task.TEACH, "where are these from?")
    over = await somebody.send(tie, **{ENTRY: GUESTS, PHRASING: phrasing})
    return await somebody.press(to(over, Step.TEACH))


async def test_a_role_taken_away_denies(two: Two) -> None:
    """Also a form that was opened before."""
    ana, ben = two
    opened = await ben.give(Task.ADD)
    await ana.give(Task.ROLE, "member", ben.sender.person)
    await look(ben)
    sent, listed = await ben.send(opened, **TYPED), await ben.give(Task.REVIEW)
    await ana.give(Task.ROLE, "moderator", ben.sender.person)
    await look(ben)

    assert "look at your suggestion" in text_of(sent)
    assert "Only moderators" in text_of(listed)
    assert "moderator" == facts(await ben.give(Task.ROLE))["Your role"]


async def test_settings_and_pauses(two: Two) -> None:
    """Members of both get no answer while there is a pause, and the same settings are shown."""
    ana, ben = two
    cat = Somebody(ben._engine, "cat")
    await ana.send(await ana.press(tokens.token(EN, Step.SETTING, "name")), name="Lindell Library")
    await ana.press(tokens.token(EN, Step.SET, "pause-silent"))
    await look(ben)
    paused = await answer(cat, "When did the harbour open?")
    shown = facts(await ben.give(Task.SETTINGS))
    await ben.press(tokens.token(EN, Step.SET, "pause-no"))

    assert "" == paused
    assert "Lindell Library" in shown["Name on cards"]
    assert OPENED in await answer(cat, "When did the harbour open?")
    await look(ana)
    assert OPENED in await answer(Somebody(ana._engine, "dan"), "When did the harbour open?")


@pytest.mark.parametrize("looks", [True, False])
async def test_two_who_change_one_entry(two: Two, looks: bool) -> None:
    """The second sees both texts, whether or not the process had heard, and can go on at once."""
    ana, ben = two
    await ana.write(**TYPED)
    await look(ben)
    hers, his = await edit(ana, "The tailor rings it."), await edit(ben, "The miller rings it.")
    await publish(ana, hers)
    await look(*([ben] if looks else []))
    conflict = await publish(ben, his)
    shown = await ben.press(to(conflict, Step.REBASE))
    saved = await publish(ben, shown)
    await look(ana)

    assert "Somebody changed this entry" in text_of(conflict)
    assert "The tailor rings it." in text_of(conflict)
    assert "The miller rings it." in text_of(conflict)
    assert "The miller rings it." in text_of(shown)
    assert "Saved" in text_of(saved)
    assert f"{BELL}: The miller rings it." == await answer(ana) == await answer(ben)
    versions = text_of(await ana.give(Task.HISTORY, BELL))
    assert all(f"The {who} rings it." in versions for who in ("baker", "tailor", "miller"))


async def test_one_changes_what_the_other_took_away(two: Two) -> None:
    """The text is kept, and can become the entry."""
    ana, ben = two
    await ana.write(**TYPED)
    await look(ben)
    his = await edit(ben, "The miller rings it.")
    await ana.give(Task.RETIRE, BELL)
    conflict = await publish(ben, his)
    saved = await publish(ben, await ben.press(to(conflict, Step.REBASE)))
    await look(ana)

    assert "It was taken away." in text_of(conflict)
    assert "The miller rings it." in text_of(conflict)
    assert "Saved" in text_of(saved)
    assert f"{BELL}: The miller rings it." == await answer(ana)


async def test_one_draft_in_two_hands(two: Two) -> None:
    """Whoever sends it second keeps what they typed; whoever presses second is told."""
    ana, ben = two
    cat = Somebody(ana._engine, "cat")
    await cat.send(await cat.give(Task.SUGGEST), **TYPED)
    await look(ben)
    opened = []
    for each in (ana, ben):
        draft = await each.press(to(await each.give(Task.REVIEW), Step.PREVIEW))
        opened.append((draft, await each.press(to(draft, Step.AGAIN))))
    await ana.send(opened[0][1], **{**TYPED, "answer": "The tailor rings it."})
    second = await ben.send(opened[1][1], **{**TYPED, "answer": "The miller rings it."})
    await ana.press(to(opened[0][0], Step.PUBLISH))
    pressed = await ben.press(to(opened[1][0], Step.PUBLISH))
    own = await publish(ben, second)

    assert "The miller rings it." in text_of(second)
    assert "changed that at the same moment, so nothing was done" in text_of(pressed)
    assert "The tailor rings it." in text_of(own)
    assert "The miller rings it." in text_of(own)


@pytest.mark.parametrize("looks", [True, False])
@pytest.mark.parametrize("went", [Step.PUBLISH, Step.DISCARD])
async def test_a_form_whose_draft_went(two: Two, went: Step, looks: bool) -> None:
    """What was typed is kept as a draft of its own; over what was published there is a conflict."""
    ana, ben = two
    cat = Somebody(ana._engine, "cat")
    await cat.send(await cat.give(Task.SUGGEST), **TYPED)
    await look(ben)
    draft = await ben.press(to(await ben.give(Task.REVIEW), Step.PREVIEW))
    opened = await ben.press(to(draft, Step.AGAIN))
    hers = await ana.press(to(await ana.give(Task.REVIEW), Step.PREVIEW))
    await ana.press(to(hers, went))
    await look(*([ben] if looks else []))
    shown = await ben.send(opened, **{**TYPED, "answer": "The miller rings it."})
    done = text_of(await publish(ben, shown))

    assert "The miller rings it." in text_of(shown)
    assert ("Somebody changed this entry" in done) == (went is Step.PUBLISH)
    assert "The baker rings it." in done or went is Step.DISCARD
    assert "The miller rings it." in done or "Saved" in done


async def test_one_draft_published_by_both(two: Two) -> None:
    """It becomes one entry, and there is nothing to choose between."""
    ana, ben = two
    cat = Somebody(ana._engine, "cat")
    await cat.send(await cat.give(Task.SUGGEST), **TYPED)
    await look(ben)
    drafts = [
        await each.press(to(await each.give(Task.REVIEW), Step.PREVIEW)) for each in (ana, ben)
    ]
    first, second = await publish(ana, drafts[0]), await publish(ben, drafts[1])

    assert "Saved" in text_of(first)
    assert "look again" in text_of(second)
    assert 1 == len(facts(await ben.give(Task.HISTORY, BELL)))


async def test_the_same_thing_done_twice(two: Two) -> None:
    """The second is told in a sentence, whatever it is, and nothing is done twice."""
    ana, ben = two
    await ana.write(**TYPED)
    await ana.give(Task.ROLE, "moderator", Somebody(ana._engine, "cat").sender.person)
    await look(ben)
    cat = Somebody(ana._engine, "cat").sender.person

    for step, entry in (
        (Step.HIDE, OPENED),
        (Step.SHOW, OPENED),
        (Step.RETIRE, BELL),
        (Step.RESTORE, BELL),
    ):
        pressed = tokens.token(EN, step, entry)
        first, second, again = [await each.press(pressed) for each in (ana, ben, ben)]
        assert Step.UNDO in offers(first)
        assert "look again" in text_of(second)
        assert Step.UNDO not in offers(again)
        assert "look again" not in text_of(again)  # the process has heard by now
    given = [await each.give(Task.ROLE, "host", cat) for each in (ana, ben)]
    assert Step.UNDO in offers(given[0])
    assert "look again" in text_of(given[1])
    setting = tokens.token(EN, Step.SET, "tickets-on")
    await ana.press(setting)
    assert "look again" in text_of(await ben.press(setting))
    await look(ana, ben)
    assert text_of(await ana.give(Task.CHANGES)) == text_of(await ben.give(Task.CHANGES))


async def test_switched_on_in_both_at_once(two: Two) -> None:
    """By the command too."""
    ana, ben = two
    first, second = await ana.give(Task.INBOX, "on"), await ben.give(Task.INBOX, "on")

    assert Step.UNDO in offers(first)
    assert "look again" in text_of(second)
    assert "can be sent" in text_of(await ben.give(Task.INBOX))


async def test_a_question_sent_here_and_answered_there(two: Two) -> None:
    """It is listed in the other process at once, and its answer collected in the first."""
    ana, ben = two
    await ana.give(Task.INBOX, "on")
    cat = Somebody(ana._engine, "cat")
    offered = await cat.ask("Where is the nearest library with a printer?")
    sent = await cat.press(to(await cat.press(to(offered, Step.OFFER)), Step.SEND))
    code = text_of(sent).split("code is ")[1].split(".")[0]
    await look(ben)

    group = await ben.press(to(await ben.give(Task.UNANSWERED), Step.GROUP))
    form = await ben.press(to(group, Step.COMPOSE))
    typed = {"question": "Which library around here prints?", "answer": "In Harbour Street."}
    await publish(ben, await ben.send(form, **{**TYPED, **typed}))
    early = text_of(await cat.give(Task.ANSWER, code))
    await look(ana)

    assert "nearest library with a printer" in text_of(group)
    assert "In Harbour Street." not in early
    assert "In Harbour Street." in text_of(await cat.give(Task.ANSWER, code))
    assert "printer" not in text_of(await ana.give(Task.UNANSWERED))


async def test_undo_of_what_the_other_did(two: Two) -> None:
    """Even before the process heard of it; a second undo of it does nothing, in either."""
    ana, ben = two
    await ana.write(**TYPED)
    await look(ben)
    done = await changed(ana, "The tailor rings it.")
    undone = await ben.press(to(done, Step.UNDO))
    twice = await ana.press(to(done, Step.UNDO))
    await look(ana, ben)

    assert "Taken back" in text_of(undone)
    assert "cannot be taken back" in text_of(twice)
    assert f"{BELL}: The baker rings it." == await answer(ana) == await answer(ben)
    assert "(taken back)" in text_of(await ana.give(Task.CHANGES))


async def test_undo_of_what_the_other_changed_since(two: Two) -> None:
    """It is left as it is."""
    ana, ben = two
    added = await ana.write(**TYPED)
    await look(ben)
    await changed(ben, "The tailor rings it.")

    assert "changed again since" in text_of(await ana.press(to(added, Step.UNDO)))
    assert f"{BELL}: The tailor rings it." == await answer(ben)


async def test_forgotten_in_one(two: Two) -> None:
    """Whoever wants to be forgotten loses their role in the other process too."""
    ana, ben = two
    await ben.press(tokens.token(EN, Own.FORGOTTEN))
    await look(ana)

    assert "1" == facts(await ana.give(Task.ROLE))["Admins"]
    assert "none" == facts(await Somebody(ana._engine, "ben").give(Task.ROLE))["Your role"]
