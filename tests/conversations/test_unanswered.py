"""Questions without an answer: sent without a name, answered or put aside, and collected."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bot.commands import Task
from bot.curation.state import State
from bot.entries import EntryId, Language
from bot.events import ConversationId, Invoke, PersonId, PlaceId, Sender
from bot.outcomes import NoAnswer, Reason
from bot.replies import Audience, Quote, Reply
from bot.store import Ticket
from bot.wording.plain import text_of
from tests.conversations.inbox import ADMIN, ASKER, MODERATOR, OFFER, Inbox, labels

LIBRARY = "Where is the nearest library with a printer?"
ALIKE = "Where is the nearest library with printers?"
BREAD = "how do I bake sourdough bread at home?"
ANSWER = {
    "question": "Which library around here prints?",
    "answer": "In Harbour Street.",
    "source": "our own knowledge",
}


def code_of(sent: Reply) -> str:
    return text_of(sent).split("code is ")[1].split(".")[0]


async def waiting(inbox: Inbox) -> tuple[Ticket, ...]:
    """The open questions."""
    settled = await became(inbox)
    sent = await inbox.store.tickets(await inbox.community())
    return tuple(ticket for ticket in sent if ticket.id not in settled)


async def answered(inbox: Inbox) -> list[str]:
    """The questions that an entry answers."""
    return [ticket for ticket, entry in (await became(inbox)).items() if entry is not None]


async def became(inbox: Inbox) -> Mapping[str, EntryId | None]:
    return State.of(await inbox.store.snapshot(await inbox.community())).settled


async def published(inbox: Inbox, text: str = LIBRARY) -> Reply:
    """A question answered by a moderator's new entry."""
    form = await inbox.press(MODERATOR, await inbox.group(text), "Write an answer")
    return await approved(inbox, await inbox.fill_in(MODERATOR, form, ANSWER))


async def approved(inbox: Inbox, preview: Reply) -> Reply:
    """A moderator's draft, published by a second person."""
    assert "waits for another" in text_of(await inbox.press(MODERATOR, preview, "Publish"))
    queue = await inbox.invoke(ADMIN, Task.REVIEW)
    draft = await inbox.press(ADMIN, queue, labels(queue)[0])
    return await inbox.press(ADMIN, draft, "Approve and publish")


async def test_nothing_is_offered_until_an_admin_switched_it_on(inbox: Inbox) -> None:
    """It is off by default, and off again when an admin says so."""
    await inbox.invoke(ADMIN, Task.INBOX, "off")

    assert OFFER not in labels(await inbox.ask(ASKER, LIBRARY))


async def test_only_an_admin_switches_it(inbox: Inbox) -> None:
    """A moderator reads what is set, and cannot change it."""
    refused = await inbox.invoke(MODERATOR, Task.INBOX, "off")

    assert "Only admins" in text_of(refused)
    assert "can be sent" in text_of(await inbox.invoke(MODERATOR, Task.INBOX))
    assert OFFER in labels(await inbox.ask(ASKER, LIBRARY))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("I was arrested yesterday, what should I do?", Reason.PERSONAL),
        ("hello", Reason.SMALLTALK),
        ("you are a stupid idiot", Reason.ABUSE),
    ],
)
async def test_nothing_else_is_offered_to_be_sent(inbox: Inbox, text: str, reason: Reason) -> None:
    """A person's own case, talk and abuse are nobody's to read."""
    reply = await inbox.ask(ASKER, text)

    assert isinstance(reply.outcome, NoAnswer)
    assert reason is reply.outcome.reason
    assert OFFER not in labels(reply)


async def test_what_would_be_sent_is_shown_first_and_kept_nowhere(inbox: Inbox) -> None:
    """The exact words, for the asker only; the store has nothing until they say so."""
    shown = await inbox.press(ASKER, await inbox.ask(ASKER, LIBRARY), OFFER)

    assert Quote(LIBRARY) in shown.blocks
    assert ["Send", "Leave it"] == labels(shown)
    assert Audience.SENDER is shown.audience
    assert () == await waiting(inbox)


async def test_what_is_sent_is_the_words_and_the_day(inbox: Inbox) -> None:
    """Nobody's, of a day, with the hash of a code that is told once."""
    sent = await inbox.send(ASKER, LIBRARY)
    (ticket,) = await waiting(inbox)

    assert (LIBRARY, Language.ENGLISH, inbox.at.date()) == (
        ticket.text,
        ticket.language,
        ticket.day,
    )
    assert code_of(sent).replace("-", "") not in repr(ticket)


async def test_no_asker_channel_or_time_reaches_the_store(inbox: Inbox) -> None:
    """All that the store was given is searched for the marker words of an asker's event."""
    marker = "zq7marker"
    await inbox.send(marker, BREAD)
    kept = await inbox.store.snapshot(await inbox.community()), await waiting(inbox)
    acts = await inbox.store.acts(await inbox.community(), inbox.at, 100)

    assert marker not in repr((kept, acts))
    assert "12:34" not in repr(kept)
    assert "34, 56" not in repr(kept)
    assert inbox.engine._keeping is not None
    assert inbox.engine._keeping.hashed(PersonId(f"{inbox.place}:{marker}")) not in repr(
        (kept, acts)
    )


async def test_leaving_it_forgets_the_words(inbox: Inbox) -> None:
    """After that even the same button has nothing to send."""
    shown = await inbox.press(ASKER, await inbox.ask(ASKER, LIBRARY), OFFER)
    left = await inbox.press(ASKER, shown, "Leave it")

    assert "Nothing was sent" in text_of(left)
    assert "no longer have" in text_of(await inbox.press(ASKER, shown, "Send"))
    assert () == await waiting(inbox)


async def test_the_words_are_forgotten_after_15_minutes(inbox: Inbox) -> None:
    """A button on an old card says so."""
    reply = await inbox.ask(ASKER, LIBRARY)
    inbox.wait(16)

    assert "no longer have" in text_of(await inbox.press(ASKER, reply, OFFER))


async def test_what_is_sent_is_what_was_shown(inbox: Inbox) -> None:
    """The button of one question never sends another that was asked since."""
    shown = await inbox.press(ASKER, await inbox.ask(ASKER, LIBRARY), OFFER)
    await inbox.ask(ASKER, BREAD)

    assert "no longer have" in text_of(await inbox.press(ASKER, shown, "Send"))
    assert () == await waiting(inbox)


async def test_nobody_sends_the_words_of_another(inbox: Inbox) -> None:
    """Where all see the button, it works for the asker alone; twice pressed it sends once."""
    shown = await inbox.press(ASKER, await inbox.ask(ASKER, LIBRARY), OFFER)

    assert "no longer have" in text_of(await inbox.press("another", shown, "Send"))
    await inbox.press(ASKER, shown, "Send")
    await inbox.press(ASKER, shown, "Send")
    assert 1 == len(await waiting(inbox))


async def test_a_switch_turned_off_in_between_holds(inbox: Inbox) -> None:
    """What is set counts when it is sent, not when it was offered."""
    shown = await inbox.press(ASKER, await inbox.ask(ASKER, LIBRARY), OFFER)
    await inbox.invoke(ADMIN, Task.INBOX, "off")

    assert "cannot be sent" in text_of(await inbox.press(ASKER, shown, "Send"))
    assert () == await waiting(inbox)


async def test_those_alike_are_one_with_a_count(inbox: Inbox) -> None:
    """Most asked first."""
    await inbox.send(ASKER, BREAD)
    await inbox.send(ASKER, LIBRARY)
    await inbox.send("another", ALIKE)
    listed = await inbox.invoke(MODERATOR, Task.UNANSWERED)

    assert [
        f"{LIBRARY} (×2, since March 4, 2026)",
        f"{BREAD} (March 4, 2026)",
    ] == labels(listed)
    assert f"Also asked as: {ALIKE}" in text_of(await inbox.group(LIBRARY))


async def test_only_moderators_go_through_them(inbox: Inbox) -> None:
    """A member is refused the list, and a moderator's buttons too."""
    await inbox.send(ASKER, LIBRARY)
    group = await inbox.group(LIBRARY)

    assert "Only moderators" in text_of(await inbox.invoke(ASKER, Task.UNANSWERED))
    for label in ("Write an answer", "It is answered by", "Not a question"):
        assert "Only moderators" in text_of(await inbox.press(ASKER, group, label))
    assert 1 == len(await waiting(inbox))


async def test_one_answer_is_for_all_alike(inbox: Inbox) -> None:
    """The form begins with the commonest wording; publishing it answers each of them."""
    for name, text in ((ASKER, LIBRARY), ("b", ALIKE), ("c", ALIKE)):
        await inbox.send(name, text)
    form = await inbox.press(MODERATOR, await inbox.group(ALIKE), "Write an answer")
    assert form.form is not None
    assert ALIKE == form.form.fields[0].value

    saved = await approved(inbox, await inbox.fill_in(MODERATOR, form, ANSWER))

    assert "Saved" in text_of(saved)
    assert () == await waiting(inbox)
    assert 3 == len(await answered(inbox))


async def test_undo_opens_them_again(inbox: Inbox) -> None:
    """And undoing that answers them again."""
    await inbox.send(ASKER, LIBRARY)
    undone = await inbox.press(MODERATOR, await published(inbox), "Undo")
    assert 1 == len(await waiting(inbox))

    await inbox.press(MODERATOR, undone, "Undo")
    assert 1 == len(await answered(inbox))


async def test_a_form_sent_with_faults_goes_on_answering_the_question(inbox: Inbox) -> None:
    """A refusal loses neither what was typed nor what it is about."""
    await inbox.send(ASKER, LIBRARY)
    form = await inbox.press(MODERATOR, await inbox.group(LIBRARY), "Write an answer")
    again = await inbox.fill_in(MODERATOR, form, {**ANSWER, "source": "hm"})
    preview = await inbox.fill_in(MODERATOR, again, {"source": ANSWER["source"]})
    await approved(inbox, preview)

    assert 1 == len(await answered(inbox))


async def test_the_code_collects_the_answer_anywhere(inbox: Inbox) -> None:
    """Typed as it comes, in another place or alone with the bot, for the sender only."""
    code = code_of(await inbox.send(ASKER, LIBRARY))
    assert "not answered it yet" in text_of(await inbox.invoke(ASKER, Task.ANSWER, code))
    await published(inbox)

    elsewhere = Inbox(inbox.engine, inbox.store, PlaceId("elsewhere"), inbox.at)
    typed = code.upper().replace("-", " ")
    for reply in (
        await elsewhere.invoke("a stranger", Task.ANSWER, typed),
        await inbox.engine.handle(
            Invoke(
                Task.ANSWER,
                ConversationId("alone"),
                inbox.at,
                code,
                sender=Sender(PersonId("alone")),
            )
        ),
    ):
        assert "In Harbour Street." in text_of(reply)
        assert Audience.SENDER is reply.audience
        assert [] == labels(reply)


@pytest.mark.parametrize("code", ["", "abcd-efgh", "x" * 10_000, "1:en:send:k1"])
async def test_no_other_code_collects_anything(inbox: Inbox, code: str) -> None:
    """Whatever is typed, only a code that was given counts."""
    await inbox.send(ASKER, LIBRARY)

    assert "no such code" in text_of(await inbox.invoke(ASKER, Task.ANSWER, code))


async def test_what_is_no_question_is_put_aside_and_taken_back(inbox: Inbox) -> None:
    """The code says so; undo opens it again, also from the list of changes."""
    code = code_of(await inbox.send(ASKER, BREAD))
    closed = await inbox.press(MODERATOR, await inbox.group(BREAD), "Not a question")
    assert () == await waiting(inbox)
    assert "put it aside" in text_of(await inbox.invoke(ASKER, Task.ANSWER, code))
    assert any("put aside" in each for each in labels(await inbox.invoke(MODERATOR, Task.CHANGES)))

    await inbox.press(MODERATOR, closed, "Undo")
    assert 1 == len(await waiting(inbox))

    await inbox.press(MODERATOR, await inbox.group(BREAD), "Not a question")
    assert [None] == [*(await became(inbox)).values()]


async def test_none_is_put_aside_unseen(inbox: Inbox) -> None:
    """Where more came in since the moderator looked, they look again."""
    await inbox.send(ASKER, LIBRARY)
    group = await inbox.group(LIBRARY)
    await inbox.send("another", ALIKE)
    again = await inbox.press(MODERATOR, group, "Not a question")

    assert "More of them came in" in text_of(again)
    assert 2 == len(await waiting(inbox))
    await inbox.press(MODERATOR, again, "Not a question")
    assert () == await waiting(inbox)


async def test_a_button_on_what_is_settled_says_so(inbox: Inbox) -> None:
    """Two moderators with the same list do not undo each other's work."""
    await inbox.send(ASKER, LIBRARY)
    group = await inbox.group(LIBRARY)
    await published(inbox)

    for label in ("Write an answer", "It is answered by", "Not a question"):
        assert "no longer open" in text_of(await inbox.press(MODERATOR, group, label))


async def test_another_community_sees_none_of_it(inbox: Inbox) -> None:
    """Its moderators' list is empty, and this one's buttons lead to nothing there."""
    await inbox.send(ASKER, LIBRARY)
    group = await inbox.group(LIBRARY)
    there = await Inbox(inbox.engine, inbox.store, PlaceId(f"{inbox.place}/2"), inbox.at).open()

    assert "No unanswered question" in text_of(await there.invoke(MODERATOR, Task.UNANSWERED))
    assert "no longer open" in text_of(await there.press(MODERATOR, group, "Not a question"))
    assert 1 == len(await waiting(inbox))


@pytest.mark.parametrize("language", Language)
async def test_nobody_reads_the_words_of_the_workshop(inbox: Inbox, language: Language) -> None:
    """People read of unanswered questions, in their own language."""
    text = LIBRARY if language is Language.ENGLISH else "¿Dónde hay una biblioteca con impresora?"
    offer = await inbox.ask(ASKER, text)
    shown = await inbox.press(ASKER, offer, labels(offer)[-1])
    sent = await inbox.press(ASKER, shown, labels(shown)[0])
    group, acts = await inbox.group(text), await inbox.invoke(ADMIN, Task.CHANGES)
    all_ = (offer, shown, sent, group, acts)
    said = "".join(text_of(each) + "".join(labels(each)) for each in all_)

    assert not [word for word in ("ticket", "revision", "regression") if word in said.casefold()]
    assert language is sent.language
