"""Every adapter shows the core's own words, block by block, in the same conversations."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, assert_never

import pytest

from bot.commands import Command, command_language, command_spoken
from bot.engine import Engine
from bot.events import Ask, Choose, ConversationId, Event, Invoke, PersonId, Sender, Visibility
from bot.replies import (
    Block,
    Buttons,
    Caveat,
    Choice,
    Facts,
    Fine,
    Label,
    Link,
    Options,
    Picture,
    Quote,
    Reply,
    Text,
)
from bot.wording import tokens
from tests.adapters.contract.conversations import (
    ASKED,
    CHART,
    CONVERSATIONS,
    DIRECT,
    OPEN,
    OWN_CASE,
    PRIVATE,
    UNSURE,
    Conversation,
    Give,
    Pick,
    Press,
    Say,
    Send,
    Step,
)
from tests.adapters.contract.on_discord import discord
from tests.adapters.contract.on_mail import mail
from tests.adapters.contract.on_slack import slack
from tests.adapters.contract.on_terminal import terminal
from tests.adapters.contract.people import Person, Shown, Witness
from tests.adapters.contract.words import differences, lost


@dataclass(frozen=True)
class Adapter:
    """
    How somebody is reached on a platform.

    places: who reads along there; never: what cannot be done there, with the reason; greets: why
    nobody need be told what this is; unspoken: why a message does not tell its sender's language.
    """

    person: Any
    places: frozenset[Visibility]
    never: dict[Step | type[Step], str] = field(default_factory=dict)
    greets: str = ""
    unspoken: str = ""


EVERYWHERE = frozenset({DIRECT, PRIVATE, OPEN})
ADAPTERS = {
    "terminal": Adapter(
        terminal,
        frozenset({DIRECT}),
        {
            Send: "a number that is not on the screen leads nowhere",
            Say(""): "an empty line is not sent: the prompt waits",
        },
        greets="its first screen says it",
    ),
    "discord": Adapter(discord, EVERYWHERE, unspoken="Discord tells it of interactions only"),
    "slack": Adapter(slack, EVERYWHERE),
    "mail": Adapter(mail, frozenset({DIRECT})),
}

KINDS: dict[type[Block], Say | tuple[Step, ...]] = {
    Label: ASKED,
    Text: ASKED,
    Quote: ASKED,
    Caveat: ASKED,
    Fine: ASKED,
    Options: UNSURE,
    Buttons: ASKED,
    Link: OWN_CASE,
    Facts: Say("help"),
    Picture: CHART,
}


def _possible(adapter: Adapter, conversation: Conversation) -> bool:
    steps = {each for step in conversation.steps for each in (step, type(step))}
    return conversation.where in adapter.places and not steps & adapter.never.keys()


CASES = [
    pytest.param(name, conversation, id=f"{name}: {conversation}")
    for name, adapter in ADAPTERS.items()
    for conversation in CONVERSATIONS
    if _possible(adapter, conversation)
]


@pytest.mark.parametrize(("adapter", "conversation"), CASES)
async def test_words_are_the_core_s(
    adapter: str, conversation: Conversation, engine: Engine, request: pytest.FixtureRequest
) -> None:
    """What is shown for each step are the words of the core's reply to it, none less, none more."""
    witness = Witness(engine, request.node.nodeid)
    found, last = await _held(adapter, conversation, witness)

    assert found == []
    assert last.language is conversation.ends


@pytest.mark.parametrize("adapter", ADAPTERS)
@pytest.mark.parametrize(
    ("kind", "said"), KINDS.items(), ids=lambda each: getattr(each, "__name__", "")
)
async def test_block_that_is_not_drawn_is_noticed(
    adapter: str,
    kind: type[Block],
    said: Say | tuple[Step, ...],
    engine: Engine,
    request: pytest.FixtureRequest,
) -> None:
    """Each kind of block is met in what is said here, and missed where an adapter leaves it out."""
    witness = Witness(engine, request.node.nodeid, without=kind)
    steps = said if isinstance(said, tuple) else (said,)
    found, _ = await _held(adapter, Conversation("one block less", steps), witness)

    assert found
    assert all(f"{kind.__name__} lacks" in each for each in found)


async def _held(
    adapter: str, conversation: Conversation, witness: Witness
) -> tuple[list[str], Reply]:
    """Where the adapter's words are not the core's in this conversation, and its last reply."""
    found: list[str] = []
    reply: Reply | None = None
    opened = ADAPTERS[adapter].person(witness, conversation.where, conversation.client)
    async with opened as person:
        for step in conversation.steps:
            choice = _choice(step, reply)
            shown = await _do(person, step, choice)
            reply = await witness.again(_event(ADAPTERS[adapter], conversation, step, choice))
            told = differences(reply, shown, adapter)
            if person.offered is not None:
                told += lost(reply, person.offered, adapter)
            found += [f"{step}: {each}" for each in told]
    assert reply
    return found, reply


async def _do(person: Person, step: Step, choice: Choice | None) -> Shown:
    match step:
        case Say(text=text):
            return await person.say(text)
        case Give(command=command, argument=argument):
            return await person.give(command, argument)
        case Send(token=token):
            return await person.send(token)
        case Pick() | Press():
            assert choice
            return await person.pick(choice)
        case _:
            assert_never(step)


def _choice(step: Step, reply: Reply | None) -> Choice | None:
    """What of the last reply a step takes."""
    blocks = reply.blocks if reply else ()
    match step:
        case Pick(number=number):
            options = [choice for b in blocks if isinstance(b, Options) for choice in b.choices]
            return options[number - 1]
        case Press(action=action):
            offered = [choice for b in blocks if isinstance(b, Buttons) for choice in b.choices]
            pointers = {tokens.parse(choice.token): choice for choice in offered}
            return next(choice for p, choice in pointers.items() if p and p.action is action)
        case _:
            return None


def _event(
    adapter: Adapter, conversation: Conversation, step: Step, choice: Choice | None
) -> Event:
    """What happened, told to the core without an adapter."""
    aside, at, where = ConversationId("aside"), datetime.now(UTC), conversation.where
    who = Sender(PersonId("aside"))
    written = isinstance(step, Say) and where is not PRIVATE
    locale = None if written and adapter.unspoken else conversation.client
    match step:
        case Say(text=text):
            command = command_spoken(text) if text else Command.HELP
            if command:
                called = command_language(text)
                return Invoke(command, aside, at, "", called or locale, where, who, called=called)
            new = where is DIRECT and not adapter.greets
            return Ask(text, aside, at, locale, where, new, who)
        case Give(command=command, argument=argument):
            return Invoke(command, aside, at, argument, locale, where, who)
        case Send() | Pick() | Press():
            token = step.token if isinstance(step, Send) else choice.token if choice else ""
            seen = DIRECT if where is DIRECT else PRIVATE  # whoever presses sees it alone
            return Choose(token, aside, at, locale, seen, who)
        case _:
            assert_never(step)
