"""What moderators and admins do on Discord: by command, from a message, with a file."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
import simcord
from discord_town import Town, labels, text_of

from adapters.discord import incoming
from adapters.helping import completed
from adapters.settings import Settings
from bot.commands import Command
from bot.curation.roles import Role
from bot.engine import Engine
from bot.events import (
    MOST_ATTACHED,
    ConversationId,
    Event,
    Invoke,
    PersonId,
    PlaceId,
    Sender,
    Submit,
    Visibility,
)
from bot.replies import Facts, Reply
from tests.conversations.community import FORM, NOON, made
from tests.stores.memory import MemoryStore

SHEET = b"id,kind,questions.en,answer.en\npier,note,When was the pier painted?,In spring.\n"


@pytest.fixture
def engine(settings: Settings) -> Engine:
    """One that keeps what a community writes."""
    return made(settings, MemoryStore())


@pytest.fixture
async def alice(town: Town, engine: Engine) -> Any:
    """A moderator."""
    alice = town.allowed("moderator", manage_messages=True)
    who = Sender(PersonId(f"discord:{alice.id}"), PlaceId(f"discord:{town.guild.id}"))
    await engine.appoint(who, Role.MODERATOR, NOON)
    return alice


@pytest.fixture
def events(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the engine was told."""
    told: list[Event] = []
    handle = engine.handle

    async def telling(event: Event) -> Reply:
        told.append(event)
        return await handle(event)

    monkeypatch.setattr(engine, "handle", telling)
    return told


def said(result: Any) -> str:
    assert result.response.ephemeral
    return text_of(result.response.components)


async def test_from_suggestion_to_answer(town: Town, alice: Any) -> None:
    """A member suggests, a moderator reviews and publishes, and whoever asks gets the answer."""
    opened = await town.bob.slash(town.channel, "suggest")
    thanked = await town.bob.submit_modal(opened, FORM)
    listed = await alice.slash(town.channel, "review")
    [waiting] = labels(listed.response.components)
    draft = await alice.click(listed.response, label=waiting)
    saved = await alice.click(draft.response, label="Approve and publish")
    asked = await town.bob.slash(town.channel, "ask", question=FORM["question"])

    assert "moderators" in said(thanked)
    assert "It opens at nine." in said(draft)
    assert "Saved" in said(saved)
    assert "It opens at nine." in said(asked)
    assert [] == town.seen_by(town.alice)


async def test_members_do_not_see_what_moderators_do(town: Town, alice: Any) -> None:
    """Whoever calls it all the same is told that it is not for them."""
    seen = set(town.bob.available_commands(town.channel))
    hidden = town.allowed("eve", manage_messages=True)
    refused = await hidden.slash(town.channel, "entry add")

    assert {"suggest", "answer", "settings", "role", "quiz start", "quiz practice"} <= seen
    assert {"review", "link"}.isdisjoint(seen)
    assert [] == [each for each in seen if each.startswith("entry")]
    assert "Only moderators" in said(refused)


async def test_who_runs_the_server_gives_roles(town: Town, alice: Any, events: list[Any]) -> None:
    """Manage Server is looked up at that moment; whom they pick is told as a sender is."""
    boss = town.allowed("boss", manage_guild=True)
    given = await boss.slash(town.channel, "role", person=town.bob, role="moderator")
    counted = await alice.slash(town.channel, "role")
    [first, second] = events

    assert "moderator" in said(given)
    assert PersonId(f"discord:{town.bob.id}") == first.person
    assert (True, False) == (first.sender.manages, second.sender.manages)
    assert f"discord:{town.channel.id}" == first.sender.channel
    assert first.sender.aside is None
    assert second.person is None
    assert said(counted)


async def test_nobody_manages_a_direct_message(town: Town, events: list[Any]) -> None:
    """Nor is there a channel to write to later."""
    await town.env.create_user("dora").slash("topics")
    [event] = events

    assert (None, False, None) == (event.sender.place, event.sender.manages, event.sender.channel)


async def test_an_entry_is_named_by_what_is_completed(town: Town, alice: Any) -> None:
    """The questions offered while typing stand for their entries."""
    offered = await alice.autocomplete(
        town.channel, "entry history", "entry", "deportations in 2015"
    )
    shown = await alice.slash(town.channel, "entry edit", entry=offered[0]["value"])

    assert shown.modal["components"][0]["component"]["value"] == offered[0]["name"]


async def test_a_message_is_answered_in_private(town: Town) -> None:
    """By its menu, whoever wrote it; those who are around see nothing of it."""
    written = await town.bob.send(town.channel, "How many people did Mexico deport in 2015?")
    answered = await town.alice.context_menu(town.channel, "Answer this", written)

    assert "176,726" in said(answered)
    assert [] == town.seen_by(town.bob)


async def test_a_message_becomes_an_entry(town: Town, alice: Any, events: list[Any]) -> None:
    """The form begins with it, without whom it mentions."""
    written = await town.bob.send(town.channel, f"{town.alice.mention} When is the pier painted?")
    opened = await town.alice.context_menu(town.channel, "Make an entry", written)
    taught = await alice.context_menu(town.channel, "Teach", written)

    assert ["When is the pier painted?"] * 2 == [event.argument for event in events]
    assert opened.modal
    assert {"entry", "phrasing"} == {
        each["component"]["custom_id"] for each in taught.modal["components"] if "component" in each
    }
    with pytest.raises(simcord.SetupError, match="default-member-permissions"):
        await town.bob.context_menu(town.channel, "Teach", written)


async def test_entries_go_out_and_come_in_as_files(town: Town, alice: Any) -> None:
    """For whoever asked alone, to the letter."""
    looked = await alice.slash(town.channel, "entry import", file=("in.csv", SHEET))
    taken = await alice.click(looked.response, label="Import")
    given = await alice.slash(town.channel, "entry export", format="csv")
    [file] = given.response.attachments

    assert "When was the pier painted?" in said(looked)
    assert "Imported" in said(taken)
    assert given.response.ephemeral
    assert file.filename.endswith(".csv")
    assert b"pier" in await file.read()
    assert [] == town.seen_by(town.bob)


async def test_a_file_that_is_too_large_is_not_read(
    town: Town, alice: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The core says how much is taken."""
    large = b"x" * (MOST_ATTACHED + 2)
    told = await alice.slash(town.channel, "entry import", file=("in.csv", large))

    assert "2,000,000" in said(told)


async def test_a_file_that_cannot_be_read(
    town: Town, alice: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence, as for everything that fails."""

    async def gone(file: Any) -> None:
        raise OSError("what stands in it")

    monkeypatch.setattr(incoming, "read", gone)
    told = await alice.slash(town.channel, "entry import", file=("in.csv", SHEET))

    assert "went wrong" in said(told)


@pytest.mark.parametrize("language", ["en", "es"])
async def test_help_lists_what_one_can_do_here(town: Town, alice: Any, language: str) -> None:
    """A moderator's commands for a moderator, in their language; in the open nobody's."""
    await alice.slash(town.channel, "language", language=language)
    mine = said(await alice.slash(town.channel, "help"))
    others = said(await town.bob.slash(town.channel, "help"))
    await alice.send(town.channel, f"{town.me} help")
    [in_the_open] = town.seen_by(town.alice)

    names = {"en": ("/review", "/quiz"), "es": ("/revisar", "/concurso")}[language]
    assert all(name in mine for name in names)
    assert "/suggest" in others
    assert "/review" not in others
    assert "/suggest" not in in_the_open
    assert "/sugerir" not in in_the_open


async def test_help_in_both_languages_is_whole_in_both(engine: Engine) -> None:
    """Of whom no language is known, what a moderator can do is listed in each."""
    place, who = PlaceId("discord:1"), PersonId("discord:2")
    sender = Sender(who, place)
    await engine.appoint(sender, Role.MODERATOR, NOON)
    event = Invoke(
        Command.HELP, ConversationId("x"), NOON, visibility=Visibility.PRIVATE, sender=sender
    )
    reply = await completed(await engine.handle(event), event, engine)
    names = [[name for name, _ in block.rows] for block in reply.blocks if isinstance(block, Facts)]

    assert 4 == len(names)
    assert {"/review", "/quiz"} <= {*names[1]}
    assert {"/revisar", "/concurso"} <= {*names[3]}


async def test_what_takes_long_is_waited_for(
    town: Town, alice: Any, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Discord is told in time, and gets the answer, or the button to a form, when it is there."""
    handle = engine.handle

    async def slow(event: Event) -> Reply:
        if isinstance(event, Submit | Invoke):
            await asyncio.sleep(20)
        return await handle(event)

    opened = await alice.slash(town.channel, "entry add")
    monkeypatch.setattr(engine, "handle", slow)
    sent = await alice.submit_modal(opened, FORM)
    await town.env.advance_time(30)
    late = await alice.slash(town.channel, "entry add")
    await town.env.advance_time(30)

    assert "It opens at nine." in said(sent)
    assert ["New entry"] == labels(late.response.components)
    opened = await alice.click(late.response, label="New entry")
    town.env.bot._begun.forget(lambda _: True)  # as after a restart
    later = await alice.click(late.response, label="New entry")
    assert "New entry" == opened.modal["title"] == later.modal["title"]
    assert "" == text_of(later.modal["components"])  # nothing was typed that could be missed
