"""Did you mean: what may have been meant is for the asker, whoever else is there."""

from __future__ import annotations

import pytest

from adapters.settings import Settings
from bot.commands import Task
from bot.curation.roles import Role
from bot.engine import Engine
from bot.entries import EntryId, Language
from bot.events import Ask, ConversationId, PlaceId, Visibility
from bot.outcomes import Suggestions
from bot.replies import TOKEN_LIMIT, Audience, Options, Reply
from bot.wording import meant
from bot.wording.plain import text_of
from bot.wording.tokens import Action, Step
from tests.conversations.community import Somebody, made, offers, to
from tests.stores.memory import MemoryStore

UNSURE = "AMLO"


@pytest.fixture
def engine(settings: Settings) -> Engine:
    return made(settings, MemoryStore())


async def mention(engine: Engine, somebody: Somebody, text: str = UNSURE) -> Reply:
    """The reply to what somebody asks where all read it."""
    who, by = ConversationId(f"open:{somebody.sender.person}"), somebody.sender
    return await engine.handle(Ask(text, who, somebody.at, None, Visibility.OPEN, sender=by))


def listed(reply: Reply) -> list[str]:
    """What is to be picked from."""
    blocks = (block for block in reply.blocks if isinstance(block, Options) and block.meant)
    return [choice.token for block in blocks for choice in block.choices]


async def test_in_the_open(engine: Engine, member: Somebody) -> None:
    """The list is for the asker; all read a sentence whose only button carries no id and no word."""
    reply = await mention(engine, member)

    assert isinstance(reply.outcome, Suggestions)
    assert Audience.SENDER is reply.audience
    assert reply.instead
    assert [Action.MEANT] == offers(reply.instead)
    token = to(reply.instead, Action.MEANT)
    assert len(token) <= TOKEN_LIMIT
    for match in reply.outcome.matches:
        assert match.entry.id not in token
        assert match.entry.title(Language.ENGLISH) not in text_of(reply.instead)


@pytest.mark.parametrize("visibility", [Visibility.PRIVATE, Visibility.DIRECT])
async def test_in_private(engine: Engine, member: Somebody, visibility: Visibility) -> None:
    """The list at once."""
    asked = Ask(UNSURE, ConversationId("x"), member.at, None, visibility, sender=member.sender)
    reply = await engine.handle(asked)

    assert listed(reply)
    assert reply.instead is None


async def test_whoever_presses_gets_the_same_list(
    engine: Engine, member: Somebody, place: PlaceId
) -> None:
    """Another process, which remembers nothing, gives it too; what is picked is the answer."""
    reply = await mention(engine, member)
    token = to(reply.instead or reply, Action.MEANT)
    other = Somebody(engine, "other", place)
    shown = await other.press(token)
    answer = await other.press(listed(shown)[0])

    assert listed(reply) == listed(shown)
    assert Audience.SENDER is shown.audience
    assert answer.about


async def test_what_is_gone_is_left_out(engine: Engine, member: Somebody) -> None:
    """An old button shows the questions that are still there; where none is, it says so."""
    matches = (await mention(engine, member)).outcome
    assert isinstance(matches, Suggestions)
    pointed = meant.target(match.entry.id for match in matches.matches)

    some = await member.press(f"1:en:meant:{pointed[:10]}-ffffffffff")
    none = await member.press("1:en:meant:ffffffffff")

    assert 1 == len(listed(some))
    assert "no longer leads anywhere" in text_of(none)


@pytest.mark.parametrize("target", ["", ":-", ":--", ":a--b--c", f":{'a' * 60}"])
async def test_a_forged_button(member: Somebody, target: str) -> None:
    """Whatever comes back is told to lead nowhere."""
    assert "no longer leads anywhere" in text_of(await member.press(f"1:en:meant{target}"))


async def test_only_the_asker_may_send_the_question_on(
    engine: Engine, admin: Somebody, member: Somebody, place: PlaceId
) -> None:
    """Whoever else presses is not offered words that are not theirs; nor when they are forgotten."""
    await admin.give(Task.INBOX, "on")
    reply = await mention(engine, member)
    token = to(reply.instead or reply, Action.MEANT)
    other = Somebody(engine, "other", place)

    assert Step.OFFER in offers(reply)
    assert Step.OFFER not in offers(await other.press(token))
    own = await member.press(token)
    assert UNSURE in text_of(await member.press(to(own, Step.OFFER)))
    member.wait(minutes=16)
    assert Step.OFFER not in offers(await member.press(token))


async def test_it_is_of_its_community(engine: Engine, place: PlaceId) -> None:
    """What one community wrote is nothing to a press in another."""
    writer, away = Somebody(engine, "ana", place), Somebody(engine, "ana", PlaceId("other"))
    await writer.become(Role.MODERATOR)
    await writer.write()
    token = f"1:en:meant:{meant.target([EntryId('harbour-library-open')])}"

    assert listed(await writer.press(token))
    assert "no longer leads anywhere" in text_of(await away.press(token))
