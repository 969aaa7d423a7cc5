"""An entry learns that it answers a question, after a moderator looked at what that changes."""

from __future__ import annotations

import pytest

from bot.commands import Task
from bot.curation.state import State
from bot.outcomes import Answer
from bot.replies import Reply
from bot.store import Kind
from bot.wording.plain import text_of
from bot.wording.unanswered import ENTRY, PHRASING
from tests.conversations.inbox import ASKER, MODERATOR, Inbox, labels

LIBRARY = "Where is the nearest library with a printer?"
REWORDED = "Which library nearby prints things?"
ENTRY_ID = "populism"


async def form(inbox: Inbox) -> Reply:
    await inbox.send(ASKER, LIBRARY)
    return await inbox.press(MODERATOR, await inbox.group(LIBRARY), "It is answered by")


async def looked_over(inbox: Inbox, entry: str = ENTRY_ID, phrasing: str = REWORDED) -> Reply:
    return await inbox.fill_in(MODERATOR, await form(inbox), {ENTRY: entry, PHRASING: phrasing})


async def reached(inbox: Inbox, text: str) -> str:
    outcome = (await inbox.ask("somebody", text)).outcome
    return outcome.match.entry.id if isinstance(outcome, Answer) else ""


async def answering(inbox: Inbox) -> list[str | None]:
    """The entries that answer sent questions."""
    snapshot = await inbox.store.snapshot(await inbox.community())
    return [*State.of(snapshot).settled.values()]


async def test_the_form_begins_with_the_commonest_wording_to_be_reworded(inbox: Inbox) -> None:
    """The moderator reads that nobody should know their own words again."""
    fields = (await form(inbox)).form
    assert fields is not None

    assert ["", LIBRARY] == [each.value for each in fields.fields]
    assert "own words" in fields.fields[1].hint


async def test_it_is_confirmed_before_it_is_kept(inbox: Inbox) -> None:
    """What would be answered how is shown, and nothing has changed."""
    preview = await looked_over(inbox)

    assert REWORDED in text_of(preview)
    assert "No known question would get another answer." in text_of(preview)
    assert ["Yes, from now on", "Change it", "Leave it"] == labels(preview)[-3:]
    assert "" == await reached(inbox, REWORDED)


async def test_a_packs_entry_is_taught_and_untaught(inbox: Inbox) -> None:
    """It answers the new words and the sent question; undo takes both back."""
    done = await inbox.press(MODERATOR, await looked_over(inbox), "Yes")
    here = await inbox.community()

    assert ENTRY_ID == await reached(inbox, REWORDED)
    assert [ENTRY_ID] == await answering(inbox)
    (taught,) = (d for d in (await inbox.store.snapshot(here)).documents if d.kind is Kind.TAUGHT)
    assert {"en": [REWORDED]} == (taught.body or {})["questions"]

    await inbox.press(MODERATOR, done, "Undo")
    assert "" == await reached(inbox, REWORDED)
    assert [] == await answering(inbox)


async def test_an_own_entry_gets_a_further_phrasing(inbox: Inbox) -> None:
    """It stands in the entry itself, whose other phrasings stay."""
    form_ = await inbox.invoke("admin", Task.ADD)
    typed = {"question": "When is the market?", "answer": "Mondays.", "source": "our own knowledge"}
    draft = await inbox.fill_in("admin", form_, typed)
    await inbox.press("admin", draft, "Publish")
    queue = await inbox.invoke(MODERATOR, Task.REVIEW)
    waits = await inbox.press(MODERATOR, queue, "When is the market?")
    await inbox.press(MODERATOR, waits, "Approve")

    await inbox.press(MODERATOR, await looked_over(inbox, "When is the market?"), "Yes")

    own = await reached(inbox, REWORDED)
    assert own
    assert own == await reached(inbox, "When is the market?")
    history = await inbox.store.history(await inbox.community(), Kind.ENTRY, own)
    assert ["When is the market?", REWORDED] == (history[0].body or {})["record"]["questions"]["en"]


@pytest.mark.parametrize(
    ("entry", "phrasing", "said"),
    [
        ("xyzzy plugh", REWORDED, "no such entry"),
        ("", REWORDED, "fill this in"),
        (ENTRY_ID, " ", "fill this in"),
        (ENTRY_ID, "My name is Juana Pérez, call me at 555 123 4567", "personal"),
        (ENTRY_ID, "thank you so much", "small talk"),
        (ENTRY_ID, "x" * 301, "300 letters"),
    ],
)
async def test_a_fault_is_told_and_nothing_typed_is_lost(
    inbox: Inbox, entry: str, phrasing: str, said: str
) -> None:
    """The form comes back as it was sent."""
    again = await looked_over(inbox, entry, phrasing)
    assert again.form is not None

    assert said in text_of(again)
    assert [entry, phrasing] == [each.value for each in again.form.fields]


async def test_what_was_looked_over_can_be_changed(inbox: Inbox) -> None:
    """The form has what was typed, and what is typed then counts."""
    form_ = await inbox.press(MODERATOR, await looked_over(inbox), "Change it")
    assert form_.form is not None
    assert [ENTRY_ID, REWORDED] == [each.value for each in form_.form.fields]

    other = "Is there a printer in some library?"
    preview = await inbox.fill_in(MODERATOR, form_, {PHRASING: other})
    await inbox.press(MODERATOR, preview, "Yes")
    assert ENTRY_ID == await reached(inbox, other)


async def test_known_questions_that_would_suffer_are_shown_first(inbox: Inbox) -> None:
    """A phrasing of one entry taught to another asks to be confirmed with what it costs."""
    theirs = inbox.engine.pack.by_id["humanitarian-law"].phrasings[0].text
    preview = await looked_over(inbox, phrasing=theirs)

    assert "already answered by this entry" in text_of(preview)
    assert "would now get another answer" in text_of(preview)
    assert "Yes, all the same" in labels(preview)


async def test_words_that_reach_it_already_only_answer_the_question(inbox: Inbox) -> None:
    """Nothing is written twice."""
    known = inbox.engine.pack.by_id[ENTRY_ID].phrasings[0].text
    await inbox.press(MODERATOR, await looked_over(inbox, phrasing=known), "Yes")
    here = await inbox.community()
    (taught,) = (d for d in (await inbox.store.snapshot(here)).documents if d.kind is Kind.TAUGHT)

    assert {} == (taught.body or {})["questions"]
    assert [ENTRY_ID] == await answering(inbox)


async def test_members_cannot_send_the_form(inbox: Inbox) -> None:
    """The role is looked up when the form comes back too."""
    opened = await form(inbox)

    told = await inbox.fill_in(ASKER, opened, {"entry": ENTRY_ID, "phrasing": REWORDED})

    assert "Only moderators of this community can do that." == text_of(told)


async def test_a_role_taken_away_meanwhile_counts(inbox: Inbox) -> None:
    """It is looked up when the button is pressed, and the moderator's words are nobody else's."""
    preview = await looked_over(inbox)

    assert "Only moderators" in text_of(await inbox.press(ASKER, preview, "Yes"))
    assert "no longer have" in text_of(await inbox.press("admin", preview, "Yes"))
    assert "" == await reached(inbox, REWORDED)
