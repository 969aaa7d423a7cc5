"""Entries that begin with what somebody said: looked at by the guard, reworded, nobody's."""

from __future__ import annotations

import pytest

from bot.commands import Task
from bot.curation.state import Draft, Origin, State
from bot.entries import Language
from bot.events import Choose, ConversationId, PersonId
from bot.outcomes import Answer
from bot.replies import Reply
from bot.store import NOBODY
from bot.wording import tokens
from bot.wording.plain import text_of
from bot.wording.tokens import Own
from bot.wording.unanswered import ENTRY, PHRASING
from tests.conversations.inbox import ASKER, MODERATOR, OFFER, Inbox, labels

ASKED = "Does anybody know when the harbour library opens?"
TOLD = "The harbour library opens at nine and closes at noon, my cousin works there zq7marker"
OWN_WORDS = {
    "question": "When does the harbour library open?",
    "answer": "It opens at nine.",
    "source": "our own knowledge",
}
AGAIN = "Please say it in other words: nobody should know their own again."


async def drafts(inbox: Inbox) -> list[Draft]:
    return [*State.of(await inbox.store.snapshot(await inbox.community())).drafts.values()]


def values(reply: Reply) -> dict[str, str]:
    assert reply.form is not None
    return {each.name: each.value for each in reply.form.fields}


async def reached(inbox: Inbox, text: str) -> str:
    outcome = (await inbox.ask("somebody", text)).outcome
    return outcome.match.entry.id if isinstance(outcome, Answer) else ""


@pytest.mark.parametrize("task", [Task.SUGGEST, Task.ADD])
@pytest.mark.parametrize(("said", "field"), [(ASKED, "question"), (TOLD, "answer")])
async def test_the_form_begins_with_the_message(
    inbox: Inbox, task: Task, said: str, field: str
) -> None:
    """A question as the question, all else as what may become an answer."""
    form = await inbox.invoke(MODERATOR, task, said)

    assert {"question": "", "answer": "", "source": ""} | {field: said} == values(form)
    assert form.form is not None
    assert "nobody should know their own again" in form.form.fields[0].hint


@pytest.mark.parametrize("name", [ASKER, MODERATOR])
async def test_a_message_is_not_kept_in_its_words(inbox: Inbox, name: str) -> None:
    """The form comes back with all that was typed until they are others; then nobody wrote it."""
    form = await inbox.invoke(name, Task.SUGGEST, TOLD)
    again = await inbox.fill_in(name, form, OWN_WORDS | {"answer": f"It is open. {TOLD.upper()}!"})
    assert f"Answer: {AGAIN}" in text_of(again)
    assert f"It is open. {TOLD.upper()}!" == values(again)["answer"]
    assert [] == await drafts(inbox)

    await inbox.fill_in(name, again, OWN_WORDS)
    (draft,) = await drafts(inbox)
    assert Origin.MESSAGE is draft.origin
    assert (NOBODY == draft.by) is (name == ASKER)
    assert "zq7marker" not in repr(inbox.store._kept)


async def test_a_question_in_a_message_is_reworded_too(inbox: Inbox) -> None:
    """Case and marks do not make it another."""
    form = await inbox.invoke(MODERATOR, Task.ADD, ASKED)
    asked = "does anybody know, when the Harbour Library opens"
    again = await inbox.fill_in(MODERATOR, form, OWN_WORDS | {"question": asked})

    assert f"Question: {AGAIN}" in text_of(again)


async def test_an_unanswered_question_is_reworded(inbox: Inbox) -> None:
    """Before it becomes an entry's, also as a further way to ask."""
    await inbox.send(ASKER, ASKED)
    form = await inbox.press(MODERATOR, await inbox.group(ASKED[:20]), "Write an answer")
    again = await inbox.fill_in(MODERATOR, form, {**OWN_WORDS, "question": ASKED})
    assert f"Question: {AGAIN}" in text_of(again)

    preview = await inbox.fill_in(MODERATOR, again, OWN_WORDS)
    more = await inbox.press(MODERATOR, preview, "More")
    typed = {"phrasings": f"When does it open?\n{ASKED}"}
    assert AGAIN in text_of(await inbox.fill_in(MODERATOR, more, typed))


async def test_an_unanswered_question_is_not_taught_in_its_words(inbox: Inbox) -> None:
    """Teaching asks for other words as well, and keeps what was typed."""
    await inbox.send(ASKER, ASKED)
    form = await inbox.press(MODERATOR, await inbox.group(ASKED[:20]), "It is answered by")
    again = await inbox.fill_in(MODERATOR, form, {ENTRY: "populism"})

    assert AGAIN in text_of(again)
    assert {ENTRY: "populism", PHRASING: ASKED} == values(again)


async def test_a_message_is_taught_to_an_entry(inbox: Inbox) -> None:
    """In other words, after they were looked over; undo takes it back."""
    form = await inbox.invoke(MODERATOR, Task.TEACH, ASKED)
    assert {ENTRY: "", PHRASING: ASKED} == values(form)
    assert AGAIN in text_of(await inbox.fill_in(MODERATOR, form, {ENTRY: "populism"}))

    typed = {ENTRY: "populism", PHRASING: "Which library prints things?"}
    done = await inbox.press(MODERATOR, await inbox.fill_in(MODERATOR, form, typed), "Yes")
    assert "populism" == await reached(inbox, "Which library prints things?")

    await inbox.press(MODERATOR, done, "Undo")
    assert "" == await reached(inbox, "Which library prints things?")


async def test_teaching_needs_a_question(inbox: Inbox) -> None:
    """Said in one sentence."""
    told = text_of(await inbox.invoke(MODERATOR, Task.TEACH, " "))

    assert told.startswith("Please write the question behind the command")


@pytest.mark.parametrize("task", [Task.SUGGEST, Task.ADD, Task.TEACH])
async def test_a_personal_message_begins_nothing(inbox: Inbox, task: Task) -> None:
    """Nothing of it is held either."""
    reply = await inbox.invoke(MODERATOR, task, "My cousin Juana was deported, call 555 123 4567")

    assert reply.form is None
    assert text_of(reply).startswith("That message seems to hold something personal")


async def test_a_form_outlives_the_message(inbox: Inbox) -> None:
    """Who takes their time loses nothing that they typed."""
    form = await inbox.invoke(ASKER, Task.SUGGEST, ASKED)
    inbox.wait(minutes=20)
    await inbox.fill_in(ASKER, form, OWN_WORDS)

    (draft,) = await drafts(inbox)
    assert {"en": [OWN_WORDS["question"]]} == draft.record["questions"]


@pytest.mark.parametrize(
    "text", ["Who won the election in Mexico in 2018?", "Where is the library with a printer?"]
)
async def test_what_the_article_lacks_can_be_sent_on(inbox: Inbox, text: str) -> None:
    """Moderators may know it, or which of the suggestions was meant."""
    assert OFFER in labels(await inbox.ask(ASKER, text))


async def test_forget_me_lets_go_of_words(inbox: Inbox) -> None:
    """At once; the button to send them leads nowhere then."""
    reply = await inbox.ask(ASKER, ASKED)
    assert "yes, for 15 minutes at most" in text_of(await chosen(inbox, Own.MINE))

    await chosen(inbox, Own.FORGOTTEN)

    assert "yes, for 15 minutes at most" not in text_of(await chosen(inbox, Own.MINE))
    assert "no longer have those words" in text_of(await inbox.press(ASKER, reply, OFFER))


async def chosen(inbox: Inbox, own: Own) -> Reply:
    """A button about one's own data."""
    token = tokens.token(Language.ENGLISH, own)
    here = ConversationId(f"{inbox.place}:{ASKER}")
    assert PersonId(f"{inbox.place}:{ASKER}") == inbox.sender(ASKER).person
    return await inbox.engine.handle(Choose(token, here, inbox.at, sender=inbox.sender(ASKER)))
