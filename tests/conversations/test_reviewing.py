"""The queue, part by part."""

from __future__ import annotations

import pytest

from bot.commands import Task
from bot.replies import Options, Reply
from bot.wording.plain import text_of
from bot.wording.reviewing import Part, part_named
from tests.conversations.inbox import ADMIN, ASKER, MODERATOR, Inbox, labels

ANSWERED = "Where is the nearest library with a printer?"
REWORDED = {
    "question": "Which library around here prints?",
    "answer": "The one in Harbour Street.",
    "source": "our own knowledge",
}
SUGGESTED = REWORDED | {"question": "When does the market open?", "answer": "On Mondays."}
OWN = REWORDED | {"question": "Who waters the park?", "answer": "The gardeners."}


async def filled(inbox: Inbox) -> None:
    """A member's suggestion, a moderator's draft, and one that answers a sent question."""
    await inbox.fill_in(ASKER, await inbox.invoke(ASKER, Task.SUGGEST), SUGGESTED)
    await inbox.send(ASKER, ANSWERED)
    form = await inbox.press(MODERATOR, await inbox.group(ANSWERED), "Write an answer")
    await inbox.press(MODERATOR, await inbox.fill_in(MODERATOR, form, REWORDED), "Publish")
    draft = await inbox.fill_in(MODERATOR, await inbox.invoke(MODERATOR, Task.ADD), OWN)
    await inbox.press(MODERATOR, draft, "Publish")


def prompts(reply: Reply) -> list[str]:
    return [block.prompt for block in reply.blocks if isinstance(block, Options)]


async def test_each_part_stands_under_its_own_words(inbox: Inbox) -> None:
    """With ways to see one of them alone."""
    await filled(inbox)
    queue = await inbox.invoke(MODERATOR, Task.REVIEW)

    assert [
        "Suggested by members:",
        "Answers to unanswered questions:",
        "Waiting for a second person:",
    ] == prompts(queue)
    assert ["Only: suggestions (1)", "Only: answers (1)", "Only: drafts (1)"] == labels(queue)[3:]


@pytest.mark.parametrize(
    ("part", "typed", "title"),
    [
        ("suggestions", "sugerencias", SUGGESTED["question"]),
        ("answers", "Respuestas", REWORDED["question"]),
        ("drafts", "drafts", OWN["question"]),
    ],
)
async def test_one_part_alone(inbox: Inbox, part: str, typed: str, title: str) -> None:
    """By a press or by its name in either language; and back to all."""
    await filled(inbox)
    pressed = await inbox.press(
        MODERATOR, await inbox.invoke(MODERATOR, Task.REVIEW), f"Only: {part}"
    )
    named = await inbox.invoke(MODERATOR, Task.REVIEW, typed)

    assert text_of(pressed) == text_of(named)
    assert 1 == len(prompts(named))
    assert labels(named)[0].startswith(title)
    assert 3 == len(prompts(await inbox.press(MODERATOR, named, "All")))


async def test_an_empty_part_says_so_and_leads_to_the_others(inbox: Inbox) -> None:
    """Nobody takes an empty part for an empty queue."""
    await inbox.fill_in(ASKER, await inbox.invoke(ASKER, Task.SUGGEST), SUGGESTED)
    empty = await inbox.invoke(ADMIN, Task.REVIEW, "drafts")

    assert text_of(empty).startswith("Nothing waits to be reviewed.")
    assert ["All", "Only: suggestions (1)"] == labels(empty)[:2]


def test_any_other_word_means_all() -> None:
    """Rather than nothing."""
    assert part_named("") is None
    assert part_named("everything") is None
    assert Part.AGAIN is part_named("Look again")
