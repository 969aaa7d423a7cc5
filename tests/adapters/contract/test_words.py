"""
The contract of all adapters: what is drawn says the words of the reply, block by block.

The same conversations are drawn for the terminal, Discord and Slack. Each reader gives all the
texts that its platform shows, in order and without markup; the words of every block must stand
there, in the order of the blocks.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from adapters.discord import outgoing as discord
from adapters.slack import outgoing as slack
from adapters.terminal import outgoing as terminal
from adapters.terminal import surface
from bot.engine import Engine
from bot.entries import Language
from bot.events import Ask, Choose, Command, ConversationId, Event, Invoke, Visibility
from bot.replies import Block, Buttons, Facts, Link, Options, Reply
from bot.wording.tokens import Action, token

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
HERE = ConversationId("contract")
DEPORTED = "how many people did mexico deport in 2015?"


def ask(text: str, visibility: Visibility = Visibility.DIRECT) -> Event:
    return Ask(text, HERE, NOON, None, visibility)


def press(action: Action, target: str = "", page: int = 0, language: str = "en") -> Event:
    return Choose(token(Language(language), action, target, page), HERE, NOON, Language.ENGLISH)


CONVERSATIONS: dict[str, tuple[Event, ...]] = {
    "an answer": (ask(DEPORTED),),
    "an answer in Spanish": (ask("¿quién es AMLO?"),),
    "an answer in private": (ask(DEPORTED, Visibility.PRIVATE),),
    "a question about now": (ask("who is the president of mexico now?"),),
    "a quotation": (press(Action.OPEN, "country-of-refuge"),),
    "did you mean": (ask("when was the debate"),),
    "what the article does not say": (ask("who won the election?"),),
    "off topic": (ask("how do I bake sourdough bread?"),),
    "a follow-up": (ask(DEPORTED), ask("¿y en 2013?")),
    "a personal question": (ask("my husband was detained by immigration yesterday"),),
    "a greeting": (ask("hola"),),
    "help": (Invoke(Command.HELP, HERE, NOON),),
    "topics": (Invoke(Command.TOPICS, HERE, NOON),),
    "a topic": (press(Action.TOPIC, "enforcement"),),
    "its next page": (press(Action.TOPIC, "enforcement", 1),),
    "simpler": (ask(DEPORTED), Invoke(Command.SIMPLER, HERE, NOON)),
    "why": (ask(DEPORTED), Invoke(Command.WHY, HERE, NOON)),
    "related": (press(Action.RELATED, "deportations-2015", language="es"),),
    "a language": (Invoke(Command.LANGUAGE, HERE, NOON, "es"),),
    "shared": (press(Action.SHARE, "deportations-2015"),),
    "a stale button": (press(Action.OPEN, "never-was"),),
}


def of_terminal(reply: Reply) -> str:
    page = io.StringIO()
    surface.plain(page)(terminal.render(reply).drawn)
    return page.getvalue()


def of_discord(reply: Reply) -> str:
    texts = _texts(discord.payload(reply), ("content", "label", "placeholder"))
    return re.sub(r"\\(.)", r"\1", "\n".join(texts))


def of_slack(reply: Reply) -> str:
    return "\n".join(
        text for message in slack.payload(reply) for text in _texts(message["blocks"], ("text",))
    )


ADAPTERS: dict[str, Callable[[Reply], str]] = {
    "terminal": of_terminal,
    "discord": of_discord,
    "slack": of_slack,
}


def _texts(drawn: Any, keys: tuple[str, ...]) -> Iterator[str]:
    """Every text of a payload, in reading order."""
    if isinstance(drawn, list):
        for each in drawn:
            yield from _texts(each, keys)
    elif isinstance(drawn, dict):
        for key, value in drawn.items():
            if key in keys and isinstance(value, str):
                yield value
            else:
                yield from _texts(value, keys)


def words(block: Block) -> list[str]:
    """What must be read of a block; the terminal may give a button as a command, see `buttons`."""
    match block:
        case Options(prompt=prompt, choices=choices):
            return [prompt, *(choice.label for choice in choices)]
        case Facts(rows=rows):
            # Commands are called otherwise where a platform has them under another name.
            return [value if name.startswith("/") else f"{name} {value}" for name, value in rows]
        case Link(label=label, address=address):
            return [label, address]
        case Buttons():
            return []
        case _:
            return [block.text]


def bare(text: str) -> str:
    """Letters and figures only, so that wrapping and marks do not count."""
    return "".join(filter(str.isalnum, text))


async def said(engine: Engine, events: tuple[Event, ...]) -> Reply:
    await engine.handle(Invoke(Command.LANGUAGE, HERE, NOON.replace(year=2025), "en"))
    replies = [await engine.handle(event) for event in events]
    return replies[-1]


def unsaid(reply: Reply, shown: str) -> list[str]:
    """The texts of the reply that are not shown, or not in their order."""
    seen, at, missing = bare(shown), 0, []
    for block in reply.blocks:
        for text in words(block):
            if (found := seen.find(bare(text), at)) < 0:
                missing.append(text)
            else:
                at = found + len(bare(text))
        if isinstance(block, Link) and bare(block.note) not in seen:  # on either side of it
            missing.append(block.note)
    return missing


@pytest.mark.parametrize("draw", ADAPTERS.values(), ids=ADAPTERS)
@pytest.mark.parametrize("events", CONVERSATIONS.values(), ids=CONVERSATIONS)
async def test_every_adapter_says_every_word(
    engine: Engine, events: tuple[Event, ...], draw: Callable[[Reply], str]
) -> None:
    """Nothing is left out, cut or said in another order."""
    reply = await said(engine, events)

    assert [] == unsaid(reply, draw(reply))


@pytest.mark.parametrize("name", ["discord", "slack"])
@pytest.mark.parametrize("events", CONVERSATIONS.values(), ids=CONVERSATIONS)
async def test_every_button_is_there(engine: Engine, events: tuple[Event, ...], name: str) -> None:
    """Each choice can be pressed: its label is shown, and its token is what comes back."""
    reply = await said(engine, events)
    payload = discord.payload(reply) if name == "discord" else slack.payload(reply)
    tokens = set(_texts(payload, ("custom_id", "value")))
    for block in reply.blocks:
        for choice in block.choices if isinstance(block, Buttons | Options) else ():
            assert any(choice.token in each for each in tokens), choice
        for choice in block.choices if isinstance(block, Buttons) else ():
            assert bare(choice.label) in bare(ADAPTERS[name](reply))


@pytest.mark.parametrize("draw", ADAPTERS.values(), ids=ADAPTERS)
async def test_a_missing_block_is_noticed(engine: Engine, draw: Callable[[Reply], str]) -> None:
    """A drawing that leaves one block out breaks the contract by just that text."""
    reply = await said(engine, CONVERSATIONS["an answer"])
    for left_out in reply.blocks:
        if said_of_it := words(left_out):
            less = Reply(tuple(b for b in reply.blocks if b is not left_out), reply.language)

            assert said_of_it == unsaid(reply, draw(less))
