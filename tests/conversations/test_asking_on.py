"""How people go on from an answer that all can read: each on their own."""

from __future__ import annotations

import pytest

from bot.engine import Engine
from bot.entries import Language
from bot.events import Ask, Choose, ConversationId, PersonId, Sender, Submit, Visibility
from bot.handling.wanted import may_open
from bot.outcomes import NoAnswer, Reason
from bot.replies import Audience, Fine, Reply
from bot.wording.plain import text_of
from bot.wording.tokens import Action
from tests.conversations.community import NOON
from tests.conversations.test_sharing import OWN_CASE, QUESTION, buttons

OPEN, PRIVATE, DIRECT = Visibility.OPEN, Visibility.PRIVATE, Visibility.DIRECT


class Somebody:
    """Somebody in a channel."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine, self._in = engine, ConversationId(f"asking-on {name}")
        self._by = Sender(PersonId(f"asking-on {name}"))

    async def ask(self, text: str, seen: Visibility = OPEN) -> Reply:
        return await self._engine.handle(Ask(text, self._in, NOON, None, seen, sender=self._by))

    async def press(self, token: str) -> Reply:
        event = Choose(token, self._in, NOON, None, PRIVATE, self._by)
        assert may_open(event)
        return await self._engine.handle(event)

    async def shared(self, token: str) -> Reply:
        return await self._engine.handle(Choose(token, self._in, NOON, None, PRIVATE, self._by))

    async def send(self, form: Reply, text: str) -> Reply:
        """Fill in the form of a reply."""
        assert form.form
        [field] = form.form.fields
        sent = Submit(form.form.token, {field.name: text}, self._in, NOON, None, PRIVATE, self._by)
        return await self._engine.handle(sent)


@pytest.fixture
def ana(engine: Engine, request: pytest.FixtureRequest) -> Somebody:
    return Somebody(engine, f"ana {request.node.nodeid}")


@pytest.fixture
def bea(engine: Engine, request: pytest.FixtureRequest) -> Somebody:
    return Somebody(engine, f"bea {request.node.nodeid}")


async def test_who_asked_goes_on(ana: Somebody) -> None:
    """The button opens a form; what is written there is a follow-up, answered in private."""
    answer = await ana.ask(QUESTION)
    opened = await ana.press(buttons(answer)[Action.ASK].token)
    told = await ana.send(opened, "and in 2013?")

    assert "To go on, mention me" in text_of(answer)
    assert Audience.SENDER is opened.audience
    assert "78,733" in text_of(told)
    assert (Audience.SENDER, False) == (told.audience, Action.ASK in buttons(told))


async def test_anybody_goes_on_from_the_answer(ana: Somebody, bea: Somebody) -> None:
    """Whoever presses goes on from what stands there, not from what they spoke of before."""
    answer = await ana.ask(QUESTION)
    await bea.ask("what is the 1951 convention?")
    told = await bea.send(await bea.press(buttons(answer)[Action.ASK].token), "and in 2013?")

    assert "78,733" in text_of(told)


async def test_conversations_stay_apart(ana: Somebody, bea: Somebody) -> None:
    """What others ask in the same place is nothing to go on from."""
    await ana.ask(QUESTION)
    told = await bea.ask("simpler?")

    assert "176,726" not in text_of(told)
    assert "176,726" in text_of(await ana.ask("simpler?"))


@pytest.mark.parametrize("seen", [PRIVATE, DIRECT])
async def test_only_where_all_read(ana: Somebody, seen: Visibility) -> None:
    """Alone and in private one just asks on."""
    answer = await ana.ask(QUESTION, seen)

    assert Action.ASK not in buttons(answer)
    assert not [b for b in answer.blocks if isinstance(b, Fine) and "mention me" in b.text]


async def test_not_from_what_somebody_shared(ana: Somebody) -> None:
    """Nobody asked there."""
    answer = await ana.ask(QUESTION, PRIVATE)
    shared = await ana.shared(buttons(answer)[Action.SHARE].token)

    assert Audience.EVERYONE is shared.audience
    assert Action.ASK not in buttons(shared)


async def test_only_from_an_answer(ana: Somebody) -> None:
    """Where there is nothing to go on from, there is no such button."""
    for text in ("how do I bake bread?", "thanks!", OWN_CASE):
        assert Action.ASK not in buttons(await ana.ask(text))


async def test_a_personal_question_in_the_form(ana: Somebody) -> None:
    """It is answered with help, as everywhere."""
    opened = await ana.press(buttons(await ana.ask(QUESTION))[Action.ASK].token)
    told = await ana.send(opened, OWN_CASE)

    assert isinstance(told.outcome, NoAnswer)
    assert (Reason.PERSONAL, Audience.SENDER) == (told.outcome.reason, told.audience)


async def test_an_entry_that_is_gone(ana: Somebody) -> None:
    """One can ask all the same; on a Spanish card, in Spanish."""
    opened = await ana.press("1:es:ask:no-longer-there")
    told = await ana.send(opened, QUESTION)
    empty = await ana.send(opened, "  ")

    assert opened.form
    assert ("Preguntar más", Language.SPANISH) == (opened.form.title, opened.language)
    assert "176,726" in text_of(told)
    assert "/topics" in text_of(empty)
