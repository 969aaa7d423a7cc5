"""Quiet channels and threads on Discord: as admin, member and outsider, in two servers."""

from __future__ import annotations

from typing import Any

import discord
import pytest
from discord_town import OWN_CASE, QUESTION, Town, labels, text_of

from adapters.settings import Settings
from bot.curation.roles import Role
from bot.engine import Engine
from bot.events import PersonId, PlaceId, Sender
from tests.conversations.community import NOON, made
from tests.stores.memory import MemoryStore

QUIET = "I am quiet in this channel. Press, and only you see what I say."
TITLE = "Answer about the article"


@pytest.fixture
def engine(settings: Settings) -> Engine:
    """One that keeps what a community sets."""
    return made(settings, MemoryStore())


@pytest.fixture
async def boss(town: Town, engine: Engine) -> Any:
    """An admin."""
    boss = town.allowed("boss", manage_messages=True)
    who = Sender(PersonId(f"discord:{boss.id}"), PlaceId(f"discord:{town.guild.id}"))
    await engine.appoint(who, Role.ADMIN, NOON)
    return boss


async def chosen(town: Town, boss: Any, setting: str, label: str) -> Any:
    """What an admin is told who sets something in the town's channel."""
    card = await boss.slash(town.channel, "settings", setting=setting)
    return (await boss.click(card.response, label=label)).response


def last(town: Town) -> str:
    return text_of(town.sent[-1]["components"])


async def test_a_quiet_channel(town: Town, boss: Any) -> None:
    """All see a sentence without a topic; whoever presses sees the answer, and cannot share it."""
    done = await chosen(town, boss, "quiet", "Be quiet in this channel")
    assert "1 channel" in text_of(done.components)

    await town.alice.send(town.channel, f"{town.me} {QUESTION}")

    [seen] = town.seen_by(town.bob)
    assert seen == QUIET
    [message] = [m for m in town.channel.history(viewer=town.bob) if m.author.bot]
    pressed = await town.bob.click(message, label="Show me the answer")
    assert pressed.response.ephemeral
    assert "176,726" in last(town)
    assert "Share with everyone" not in labels(town.sent[-1]["components"])
    assert town.seen_by(town.alice) == [QUIET]


async def test_another_channel_and_another_server_speak(town: Town, boss: Any) -> None:
    """Quiet is that channel alone."""
    await chosen(town, boss, "quiet", "Be quiet in this channel")
    hall, away = town.guild.create_text_channel("hall"), town.env.create_guild()
    yard = away.create_text_channel("yard")
    outsider = away.add_member(town.env.create_user("outsider"))

    await town.alice.send(hall, f"{town.me} {QUESTION}")
    assert "176,726" in last(town)
    await outsider.send(yard, f"{town.me} {QUESTION}")
    assert "176,726" in last(town)


async def test_a_member_cannot_set_it(town: Town, boss: Any) -> None:
    """They see what is set, with nothing to change."""
    card = await town.alice.slash(town.channel, "settings", setting="quiet")

    assert card.response
    assert labels(town.sent[-1]["components"]) == []


async def test_a_thread_of_a_quiet_channel_is_quiet(town: Town, boss: Any) -> None:
    """It belongs to its channel."""
    await chosen(town, boss, "mentions", "in threads")
    await town.alice.send(town.channel, f"{town.me} {QUESTION}")
    [thread] = town.channel.threads
    await chosen(town, boss, "quiet", "Be quiet in this channel")

    await town.alice.send(thread, f"{town.me} {QUESTION}")

    assert last(town) == QUIET


async def test_a_mention_is_answered_in_a_thread(town: Town, boss: Any) -> None:
    """Its title is nobody's words, in Spanish too; what is private opens none."""
    await chosen(town, boss, "mentions", "in threads")

    await town.alice.send(town.channel, f"{town.me} plz {QUESTION}")
    assert titles(town) == [TITLE]
    assert said(town) == []
    assert "176,726" in last(town)
    await town.alice.send(town.channel, f"{town.me} ¿cuántas personas deportó México en 2015?")
    assert titles(town) == [TITLE, "Respuesta sobre el artículo"]
    await town.alice.send(town.channel, f"{town.me} {OWN_CASE}")
    assert len(titles(town)) == 2
    assert len(said(town)) == 1


async def test_a_thread_goes_on_from_its_question(town: Town, boss: Any) -> None:
    """For who asked it, after a mention there; it is nobody else's conversation."""
    await chosen(town, boss, "mentions", "in threads")
    await town.alice.send(town.channel, f"{town.me} {QUESTION}")
    [thread] = town.channel.threads

    await town.bob.send(thread, f"{town.me} related")
    assert last(town) == "Ask something first."
    await town.alice.send(thread, f"{town.me} related")

    assert last(town) != "Ask something first."
    assert "1:en:open:" in str(town.sent[-1]["components"])
    assert len(titles(town)) == 1


async def test_where_it_may_open_none_it_answers_in_the_channel(town: Town, boss: Any) -> None:
    """And does not even try."""
    await chosen(town, boss, "mentions", "in threads")
    known = town.env.bot.get_guild(town.guild.id)
    assert known
    forbidden = {known.default_role: discord.PermissionOverwrite(create_public_threads=False)}
    strict = town.guild.create_text_channel("strict", overwrites=forbidden)

    await town.alice.send(strict, f"{town.me} {QUESTION}")

    assert titles(town) == []
    assert "176,726" in last(town)
    assert [m for m in strict.history(viewer=town.bob) if m.author.bot]


def titles(town: Town) -> list[str]:
    """Of the threads that were opened."""
    requests = [r for r in town.env.http_requests if r.path.endswith("/threads")]
    return [r.json["name"] for r in requests if r.method == "POST" and isinstance(r.json, dict)]


def said(town: Town) -> list[str]:
    """What stands in the channel itself, without the platform's notes that a thread began."""
    return [text for text in town.seen_by(town.bob) if text]


async def test_a_moderator_by_a_server_role_is_one_in_mentions_too(town: Town, boss: Any) -> None:
    """While the bot is paused it goes on answering moderators, by whatever way they ask."""
    role = town.guild.create_role("team")
    mod = town.guild.add_member(town.env.create_user("mod"), roles=[role])
    form = await boss.slash(town.channel, "settings", setting="group")
    await boss.submit_modal(form, {"group": str(role.id)})
    await chosen(town, boss, "pause", "members get no answers")
    await town.bob.send(town.channel, f"{town.me} {QUESTION}")
    paused = last(town)
    await mod.send(town.channel, f"{town.me} {QUESTION}")

    assert "The moderators have paused me here." == paused
    assert "176,726" in last(town)


@pytest.mark.parametrize("said", ["text-only", "solo-texto"])
async def test_how_one_reads_is_chosen_after_a_mention(town: Town, said: str) -> None:
    """The button below the neutral sentence leads to the choice itself."""
    await town.alice.send(town.channel, f"{town.me} {said}")
    label = "Read it in private" if said == "text-only" else "Leer en privado"
    opened = await town.alice.click(town.channel.last_message, label=label)

    assert opened.response.ephemeral
    assert ["Text only", "Solo texto"][said != "text-only"] in labels(opened.response.components)[0]
