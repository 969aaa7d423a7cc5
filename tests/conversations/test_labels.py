"""Titles in lists: what a person sees there, and what comes of writing it down."""

from __future__ import annotations

import pytest

from bot.commands import Command
from bot.conversations import Conversation
from bot.engine import Engine
from bot.entries import Language
from bot.knowledge.pack import Pack
from bot.outcomes import Answer, NoAnswer, Outcome
from bot.replies import Caveat, Options, Reply, Text
from bot.wording import tokens
from bot.wording.plain import text_of
from bot.wording.tokens import Action
from tests.conftest import Talk


def labels(reply: Reply) -> list[str]:
    return [c.label for b in reply.blocks if isinstance(b, Options) for c in b.choices]


def shown(outcome: Outcome) -> str | None:
    match outcome:
        case Answer(match=found) | NoAnswer(gap=found) if found:
            return found.entry.id
        case _:
            return None


async def test_a_title_is_seen_wherever_an_entry_is_offered(talk: Talk, engine: Engine) -> None:
    """A topic's list, related ones, completion, and what stands above a shared answer."""
    title = "Who won the 2018 election?"
    listed = [
        await talk.choose(tokens.token(Language.ENGLISH, Action.TOPIC, "election", page))
        for page in range(4)
    ]
    await talk.ask("what did the election polls say")
    related = await talk.invoke(Command.RELATED)
    share = tokens.token(Language.ENGLISH, Action.SHARE, "gap-election-winner")
    shared = await talk.choose(share)

    assert title in [label for reply in listed for label in labels(reply)]
    assert title in labels(related)
    assert title in [choice.label for choice in engine.complete("who won")]
    assert Text(title) in shared.blocks


async def test_a_written_title_opens_its_entry(pack: Pack, engine: Engine) -> None:
    """Whoever writes down what stands in a list gets what stands there, in any entry."""
    answers = {
        (entry.id, language): engine.answerer.answer(entry.title(language), Conversation())
        for entry in pack.entries
        for language in Language
        if entry.own_title
    }

    assert len(answers) > 100
    assert [] == [asked for asked, got in answers.items() if shown(got.outcome) != asked[0]]
    assert [] == [asked for asked, got in answers.items() if got.outcome.language is not asked[1]]


async def test_a_title_is_written_as_people_write(talk: Talk) -> None:
    """Capitals, accents and marks do not matter; why it was found is that a list has it."""
    reply = await talk.ask("como son chiapas, oaxaca y tabasco")
    why = await talk.invoke(Command.WHY)

    assert reply.outcome is not None
    assert "gap-chiapas-facts" == shown(reply.outcome)
    assert "elegida de una lista" in text_of(why)


async def test_a_follow_up_to_a_title_is_completed_from_a_phrasing(talk: Talk) -> None:
    """A title is no phrasing: what was said is what the entry can be asked by."""
    await talk.choose(tokens.token(Language.ENGLISH, Action.OPEN, "alliance-members"))
    reply = await talk.ask("and its aims?")

    assert reply.outcome is not None
    assert "alliance-aims" == shown(reply.outcome)


@pytest.mark.parametrize(
    ("question", "warned"),
    [
        ("who is AMLO?", True),
        ("is refoulement illegal?", True),
        ("¿Quién es Ricardo Anaya?", True),
        ("How many people did Mexico deport in 2015?", False),
        ("who won the election?", False),
    ],
)
async def test_the_plain_twin_opens_like_the_full_card(
    talk: Talk, question: str, warned: bool
) -> None:
    """Asked about now, both say first how old the article is; so does the card shared with all."""
    full = await talk.ask(question)
    plain = await talk.invoke(Command.SIMPLER)
    again = await talk.invoke(Command.SIMPLER)
    shared = await talk.choose(tokens.token(full.language, Action.SHARE, str(full.about)))

    assert warned is isinstance(full.blocks[1], Caveat)
    assert full.blocks[0] == plain.blocks[0]
    assert warned is (full.blocks[1] == plain.blocks[1])
    assert plain == again
    assert full.blocks[:-1] == shared.blocks[2:-1]


async def test_another_language_opens_with_the_date_too(talk: Talk) -> None:
    """The same answer in the other language is no less old."""
    await talk.ask("who is AMLO?")
    reply = await talk.ask("en español")

    assert isinstance(reply.blocks[1], Caveat)
    assert "2018" in reply.blocks[1].text


async def test_the_date_stays_with_the_entries_that_were_asked_about_now(talk: Talk) -> None:
    """A card further up keeps it; one picked from a list, or asked of the past since, has none."""

    async def simpler(entry: str) -> bool:
        reply = await talk.choose(tokens.token(Language.ENGLISH, Action.SIMPLER, entry))
        return isinstance(reply.blocks[1], Caveat)

    await talk.ask("who is AMLO?")

    assert not await simpler("deportations-2013")
    assert await simpler("amlo-who")

    await talk.ask("who was AMLO?")

    assert not await simpler("amlo-who")


async def test_a_gap_card_does_not_say_its_heading_twice(talk: Talk, pack: Pack) -> None:
    """What stands above a gap is not how its text begins, in either language or version."""
    for language in Language:
        for entry in (entry for entry in pack.entries if entry.is_gap):
            for action in (Action.OPEN, Action.SIMPLER):
                reply = await talk.choose(tokens.token(language, action, entry.id))
                heading, said = (getattr(block, "text", "") for block in reply.blocks[:2])
                assert heading
                assert heading.split()[:3] != said.split()[:3]
