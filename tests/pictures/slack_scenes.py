"""What only Slack has: App Home, modals, Slack's own table and its pair of buttons."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

from adapters.slack import forms
from adapters.slack.outgoing import home
from bot.commands import Command, Game, Task
from bot.curation.roles import Role
from bot.engine import Engine
from bot.entries import Language
from bot.events import Invoke, Visibility
from bot.replies import Facts, Reply
from bot.wording import filling
from bot.wording.tokens import Play, Step
from tests.pictures import slack
from tests.pictures.scenes import _PLAYERS, ENTRY, Somebody, _engine, _picked

Picture = tuple[str, str]  # its name, and its page


async def pages(theme: str) -> AsyncIterator[Picture]:
    """All of them; theme: light or dark."""
    async for picture in _written(theme):
        yield picture
    async for picture in _played(theme):
        yield picture


async def _written(theme: str) -> AsyncIterator[Picture]:
    engine = _engine()
    ana, bea = Somebody(engine, "ana"), Somebody(engine, "bea")
    await engine.appoint(bea.sender, Role.MODERATOR, bea.at)
    form = await ana.give(Task.SUGGEST)
    await ana.send(form, **ENTRY)
    yield "home-member", slack.home(home(await _home(engine, ana)), theme)
    yield "home-moderator", slack.home(home(await _home(engine, bea)), theme)
    begun = await bea.give(Task.ADD)
    wrong = await bea.send(begun, **{**ENTRY, "answer": "", "source": "a cousin of mine"})
    assert wrong.form
    opened = replace(wrong.form, fields=tuple(replace(f, problem="") for f in wrong.form.fields))
    view = forms.view(begun, opened, "C1", "")
    yield "form-errors", slack.modal(view, theme, filling.problems(wrong.form))
    preview = await bea.send(begun, **ENTRY)
    await bea.press(preview, Step.PUBLISH)
    answer = await ana.ask(ENTRY["question"])
    yield "feedback", slack.page(f"/ask {ENTRY['question']}", answer, theme)


async def _played(theme: str) -> AsyncIterator[Picture]:
    engine = _engine()
    ana = Somebody(engine, "ana")
    await engine.appoint(ana.sender, Role.HOST, ana.at)
    form = await ana.give(Game.QUIZ)
    ready = await ana.send(form, length="5", level="easy", language="en", mode="race")
    panel = await ana.press(ready, Play.BEGIN)
    card, *_ = await ana.came()
    await _picked(engine, card)
    picks = await Somebody(engine, f"player {_PLAYERS - 1}").press(card, Play.PICKS)
    yield "my-picks", slack.modal(forms.told(picks), theme)
    await ana.press(panel, Play.REVEAL)
    shown = next(each for each in await ana.came() if _board(each))
    yield "board", slack.page("", shown, theme)


def _board(reply: Reply) -> bool:
    return any(isinstance(block, Facts) and block.columns for block in reply.blocks)


async def _home(engine: Engine, who: Somebody) -> Reply:
    alone = replace(who.sender, place=None, channel=None, works=who.sender.place)
    looks = Invoke(
        Command.HELP, who._in, who.at, "", Language.ENGLISH, Visibility.DIRECT, sender=alone
    )
    return await engine.home(looks)
