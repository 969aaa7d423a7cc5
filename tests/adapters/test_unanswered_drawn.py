"""Replies on unanswered questions, and cards that can be rated, fit every platform's limits."""

from __future__ import annotations

from adapters.discord import outgoing as discord
from adapters.settings import Settings
from adapters.slack import outgoing as slack
from adapters.terminal import outgoing as terminal
from bot.commands import Task
from bot.events import PlaceId
from bot.replies import Reply
from tests.conversations.inbox import ASKER, MODERATOR, OFFER, Inbox, an_engine, choices

WORDS = "alder birch cedar elder hazel laurel maple olive poplar rowan spruce willow"


async def replies(settings: Settings) -> list[Reply]:
    inbox = await Inbox(*an_engine(settings), PlaceId("limits")).open()
    offer = await inbox.ask(ASKER, "Where is the nearest library with a printer?")
    for number in range(40):
        text = f"{WORDS.split()[number % 12]} {number}bis pruning {'ö' * 5 * number}?"
        reply = await inbox.ask(f"a{number}", text)
        if any(each.label == OFFER for each in choices(reply)):
            shown = await inbox.press(f"a{number}", reply, OFFER)
            await inbox.press(f"a{number}", shown, "Send")
    listed = await inbox.invoke(MODERATOR, Task.UNANSWERED)
    group = await inbox.press(MODERATOR, listed, choices(listed)[0].label)
    return [offer, listed, group, await inbox.ask(ASKER, "What is populism?")]


async def test_each_is_one_message_with_every_choice_on_it(settings: Settings) -> None:
    """Rows of five on Discord and Slack, numbers in the terminal; no two ids are the same."""
    for reply in await replies(settings):
        tokens = {each.token for each in choices(reply)}
        (on_discord,), (on_slack,) = discord.payload(reply), slack.payload(reply)

        assert tokens <= set(_strings(on_discord))
        assert tokens <= set(_strings(on_slack))
        assert max(map(len, tokens)) <= 100
        assert terminal.render(reply).numbered


def _strings(drawn: object) -> list[str]:
    match drawn:
        case str():
            return [drawn]
        case dict():
            return [text for each in drawn.values() for text in _strings(each)]
        case list() | tuple():
            return [text for each in drawn for text in _strings(each)]
        case _:
            return []
