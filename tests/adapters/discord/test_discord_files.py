"""Files on Discord: sent to whom they are for, and never to others."""

from __future__ import annotations

import discord
import pytest
from discord_town import Town, text_of, walk

from adapters import delivering
from adapters.discord.outgoing import payload, render
from adapters.settings import Settings
from bot.curation.roles import Role
from bot.engine import Engine
from bot.entries import Language
from bot.events import PersonId, PlaceId, Sender
from bot.replies import Audience, File, Reply, Text
from tests.conversations.community import NOON, made
from tests.stores.memory import MemoryStore

FORM = {"topic": ["-"], "length": ["5"], "level": ["easy"], "language": ["en"], "mode": ["calm"]}
FILES = (File("a.csv", "text/csv", "one"), File("b.html", "text/html", "<p>two"))
REPLY = Reply((Text("Here:"), *FILES), Language.ENGLISH, Audience.SENDER)


@pytest.fixture
def engine(settings: Settings) -> Engine:
    """One that keeps quizzes."""
    return made(settings, MemoryStore())


def test_each_is_shown_and_named_as_sent_along() -> None:
    """As `refugio preview` prints it."""
    [sent] = payload(REPLY)
    shown = [c["file"]["url"] for c in walk(sent["components"]) if c["type"] == 13]

    assert ["attachment://a.csv", "attachment://b.html"] == shown
    assert [{"id": 0, "filename": "a.csv"}, {"id": 1, "filename": "b.html"}] == sent["attachments"]


def test_where_none_is_sent_its_name_stands() -> None:
    """As in a message that others see."""
    [view] = render(REPLY)

    assert text_of(view.to_components()).endswith("a.csv\nb.html")


async def test_the_report_of_a_quiz(town: Town, engine: Engine) -> None:
    """Its host gets a page and tables, in private; nobody else gets a file."""
    who = Sender(PersonId(f"discord:{town.alice.id}"), PlaceId(f"discord:{town.guild.id}"))
    await engine.appoint(who, Role.HOST, NOON)
    host = town.alice
    ready = await host.submit_modal(await host.slash(town.channel, "quiz start"), FORM)
    begun = await host.click(ready.response, label="Begin")
    sure = await host.click(begun.response, label="End the quiz")
    over = await host.click(sure.response, label="End the quiz")
    report = await host.click(over.response, label="Report")
    page = await host.click(report.response, label="As a page to print")
    tables = await host.click(report.response, label="As a table (CSV)")
    await delivering.deliver(engine, {"discord": town.env.bot.send}, discord.utils.utcnow())

    assert page.response.ephemeral
    assert ["html"] == [each.filename.rpartition(".")[2] for each in page.response.attachments]
    assert ["csv"] == [each.filename.rpartition(".")[2] for each in tables.response.attachments]
    assert not [each for each in town.channel.history(viewer=town.bob) if each.attachments]


@pytest.mark.parametrize(("minutes", "name"), [("", "45"), ("30 min", "30"), ("9999", "240")])
async def test_a_workshop_on_paper(town: Town, engine: Engine, minutes: str, name: str) -> None:
    """By command, for hosts alone; another length is a press away, after a restart too."""
    who = Sender(PersonId(f"discord:{town.alice.id}"), PlaceId(f"discord:{town.guild.id}"))
    await engine.appoint(who, Role.HOST, NOON)
    given = {"minutes": minutes} if minutes else {}
    paper = await town.alice.slash(town.channel, "workshop", **given)
    [shown] = [paper.response, *paper.followups][-1:]
    refused = await town.bob.slash(town.channel, "workshop")

    assert shown.ephemeral
    assert [f"workshop-{name}-en.md"] == [each.filename for each in shown.attachments]
    assert "you need the role of a host" in text_of(refused.response.components)
    other = await town.alice.click(shown, label="60 minutes")
    assert ["workshop-60-en.md"] == [each.filename for each in other.response.attachments]
