"""Texts that would ping, link or move something, through all that moderators do, drawn anywhere."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from rich.console import Console

from adapters.discord import outgoing as discord
from adapters.slack import forms
from adapters.slack import outgoing as slack
from adapters.terminal import outgoing as terminal
from bot.commands import Task
from bot.curation.roles import Role
from bot.events import Attached
from bot.replies import File, Reply
from bot.store import Deed, Kind, Write
from bot.wording import filling, settings, unanswered
from bot.wording.tokens import Step
from tests.adapters.slack.block_kit import check_message, check_modal
from tests.adapters.slack.effects import live
from tests.conversations.community import FORM, HERE, NOON, Somebody, to
from tests.conversations.tiny import BOATS, an_engine
from tests.stores.memory import MemoryStore

PINGS = "@everyone <@1> <#2> </ask:3> <t:4> <!channel> <!subteam^S1> <@U1>"
MARKS = "**b** __u__ ||s|| [x](https://evil.example) <https://evil.example|y> ``` # big"
MOVES = "\x1b[2J \x1b]8;;https://evil.example\x07 \u202egnp.exe\u2066 \x9b31m [bold red]z[/]"
EVIL = (PINGS, MARKS, MOVES)
LIVE = re.compile(r"(?<!\\)<[@#/!t]|(?<!\\)\]\(|(?<!\\)\*\*b|https://evil|(?<!\\)```")
HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}
ENTRY = "rows-ferry"


async def everywhere(text: str) -> list[Reply]:
    """Each reply in which it is shown: forms, previews, cards, lists, versions, problems."""
    store = MemoryStore()
    engine = an_engine(store)
    ana, ben = (Somebody(engine, name) for name in ("ana", "ben"))
    for each in (ana, ben):
        await each.become(Role.ADMIN)
    await ana.press("1:en:set:approval-off")
    await ana.give(Task.INBOX, "on")
    written = kept(store, ana, text) if text == MOVES else drafted(ana, ben, text)
    return [*await written, *await besides(ana, text)]


async def kept(store: MemoryStore, ana: Somebody, text: str) -> list[Reply]:
    """Of an entry that an earlier version took: forms refuse signs that nobody sees."""
    record = {
        "id": ENTRY,
        "topic": "community",
        "kind": "note",
        "questions": {"en": ["Who rows the ferry?"]},
        "answer": {"en": f"Ada {text}"},
    }
    body = {"record": record, "on": "2026-05-01", "stale": []}
    here = await store.community(HERE, NOON)
    deed = Deed("added", ana.hash, NOON, (Write(Kind.ENTRY, ENTRY, 0, body),))
    await store.commit(here, deed)
    await ana.give(Task.HIDE, BOATS)  # what others did is learnt of with one's own act
    typed = {**FORM, "question": f"Who {text}?", "answer": text, "source": text}
    form = await ana.give(Task.EDIT, ENTRY)
    return [form, await ana.send(form, **typed), await ana.ask("Who rows the ferry?")]


async def drafted(ana: Somebody, ben: Somebody, text: str) -> list[Reply]:
    """Through forms, to a conflict with both texts."""
    typed = {**FORM, "question": "Who rows the ferry?", "answer": f"Ada {text}"}
    said = [await ana.send(await ana.give(Task.ADD), **typed)]
    said.append(await ana.press(to(said[0], Step.PUBLISH)))
    forms = [await each.give(Task.EDIT, ENTRY) for each in (ana, ben)]
    drafts = [
        await each.send(form, **{**typed, "answer": f"{each.sender.person} {text}"})
        for each, form in zip((ana, ben), forms, strict=True)
    ]
    said += [*forms, *drafts, await ana.press(to(drafts[0], Step.PUBLISH))]
    said.append(await ben.press(to(drafts[1], Step.PUBLISH)))  # a conflict, with both texts
    said.append(await ana.send(await ana.give(Task.ADD), **{**typed, "question": f"Who {text}?"}))
    said.append(await ana.send(await ana.give(Task.ADD), **{**typed, "source": text}))
    return said


async def besides(ana: Somebody, text: str) -> list[Reply]:
    """In questions, commands, lists, names and files."""
    said = [await ana.ask("Who rows the ferry?"), await ana.ask(f"Who is {text} then?")]
    said.append(await ana.press(to(said[-1], Step.OFFER)))
    said.append(await ana.press(to(said[-1], Step.SEND)))
    said += [await ana.give(task) for task in (Task.REVIEW, Task.CHANGES, Task.UNANSWERED)]
    said += [await ana.give(Task.HISTORY, ENTRY), await ana.press("1:en:mine")]
    said += [await ana.give(task, text) for task in Task]
    lesson = {unanswered.ENTRY: BOATS, unanswered.PHRASING: f"How many {text} boats?"}
    said.append(await ana.send(await ana.give(Task.TEACH, "How many?"), **lesson))
    name = await ana.press("1:en:setting:name")
    said.append(await ana.send(name, **{settings.NAME: text}))
    sheet = json.dumps([{"id": "x", text: text, "kind": text}])
    said.append(await ana.give(Task.IMPORT, file=Attached(f"{text}.yaml", sheet.encode())))
    return said


@pytest.mark.parametrize("text", EVIL, ids=range(len(EVIL)))
async def test_nothing_takes_effect_anywhere(text: str) -> None:
    """No mention, link or mark on Discord and Slack, no control character in the terminal."""
    shown = 0
    for reply in await everywhere(text):
        for content in on_discord(reply):
            assert not LIVE.search(content), content
        for message in slack.payload(reply):
            check_message(message)
            assert "mrkdwn" not in json.dumps(message)
            assert "<" not in message["text"]
        for sent in on_slack(reply):
            assert [] == live(sent)
        seen = on_terminal(reply)
        assert not [c for c in seen if c != "\n" and unicodedata.category(c) in HIDDEN]
        shown += "evil" in seen or "everyone" in seen
    assert shown > (6 if text == MOVES else 10)  # no draft holds signs that nobody sees


def on_slack(reply: Reply) -> Iterator[dict[str, Any]]:
    """As messages, as a page, as a window to look at, and as a form to fill in."""
    yield from slack.payload(reply)
    yield {"view": slack.home(reply)}
    yield {"view": forms.told(reply)}
    if reply.form:
        view = forms.view(reply, reply.form, "C1", "")
        check_modal(view)
        yield {"view": view}
        sent = {**view, "state": {"values": {}}}
        yield {"view": forms.again(sent, "⚠"), "errors": filling.problems(reply.form)}


def on_discord(reply: Reply) -> Iterator[str]:
    """All texts in which Discord reads marks."""
    drawn = Reply(tuple(b for b in reply.blocks if not isinstance(b, File)), reply.language)
    for message in discord.payload(drawn):
        yield from contents(message["components"])


def contents(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for each in part:
            yield from contents(each)
    elif isinstance(part, dict):
        if "content" in part:
            yield part["content"]
        yield from contents(part.get("components", []))


def on_terminal(reply: Reply) -> str:
    page = io.StringIO()
    Console(file=page, width=100).print(terminal.render(reply).drawn)
    return page.getvalue()
