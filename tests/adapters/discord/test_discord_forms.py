"""Forms: windows to fill in, which work after a restart and lose nothing that was typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from discord_town import Town, labels, text_of

from adapters.discord import Client, forms
from adapters.discord.outgoing import render
from adapters.settings import Settings
from bot.curation.roles import Role
from bot.engine import Engine
from bot.entries import Language
from bot.events import PersonId, PlaceId, Sender
from bot.limits import Limits, Rate
from bot.replies import (
    Audience,
    Buttons,
    Caveat,
    Choice,
    Field,
    Form,
    Label,
    Reply,
    Text,
    refusal,
)
from bot.wording.sharing import handed_back
from tests.conversations.community import NOON, made
from tests.stores.memory import MemoryStore

ENTRY = {
    "question": "When does the harbour library open?",
    "answer": "It opens at nine.",
    "source": "our own knowledge",
}
KINDS = (("", "Any"), ("note", "Our own note"))
FORM = Form(
    "1:en:write",
    "New entry " * 9,
    (
        Field("question", "Question " * 9, "As asked " * 20, "Who?", required=True, most=160),
        Field("answer", "Answer", value="So. " * 1500, most=3000, long=True),
        Field("kind", "Kind", options=KINDS, value="", problem="Pick one."),
    ),
    "Send",
)
SAID = (Label("New entry"), Text("Two sentences. *Here.*"), Caveat("Kind: Pick one."))


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


def typed(opened: Any) -> dict[str, str]:
    """What stands in an open window, by field."""
    inside = [each["component"] for each in opened.modal["components"] if "component" in each]
    return {each["custom_id"]: each.get("value", "") for each in inside}


def said(opened: Any) -> str:
    """What an open window says beside its fields."""
    return text_of(opened.modal["components"])


async def test_a_window_is_the_first_answer(town: Town, alice: Any) -> None:
    """A form opens at once, with nothing that discord.py would have to keep; sent, it is answered
    to its sender only."""
    opened = await alice.slash(town.channel, "entry add")
    sent = await alice.submit_modal(opened, ENTRY)

    assert "New entry" == opened.modal["title"]
    assert {"question": "", "answer": "", "source": ""} == typed(opened)
    assert {} == town.env.bot._connection._view_store._modals
    assert sent.response.ephemeral
    assert "It opens at nine." in text_of(sent.response.components)
    assert [] == town.seen_by(town.bob)


async def test_it_works_after_a_restart(
    town: Town, alice: Any, start: Callable[[], Client]
) -> None:
    """What a new process is sent was opened by an old one."""
    opened = await alice.slash(town.channel, "entry add")
    again = start()
    again.shard_count = 1
    await town.env.restart_bot(again)
    sent = await alice.submit_modal(opened, ENTRY)

    assert "It opens at nine." in text_of(sent.response.components)


async def test_nothing_typed_is_lost(town: Town, alice: Any, start: Callable[[], Client]) -> None:
    """A form that cannot be taken is opened again as it was sent, as often as one likes; later,
    or by a new process, it opens empty, and says that what was typed is in the message."""
    opened = await alice.slash(town.channel, "entry add")
    told = await alice.submit_modal(opened, {**ENTRY, "source": "a paragraph?"})
    again = await alice.click(told.response, label="Fill in again")
    once_more = await alice.click(told.response, label="Fill in again")
    sent = await alice.submit_modal(once_more, ENTRY)
    other = start()
    other.shard_count = 1
    await town.env.restart_bot(other)
    empty = await alice.click(told.response, label="Fill in again")

    assert "Where is it from?: Write a paragraph" in text_of(told.response.components)
    assert {**ENTRY, "source": "a paragraph?"} == typed(again) == typed(once_more)
    assert "It opens at nine." in text_of(sent.response.components)
    assert {"question": "", "answer": "", "source": ""} == typed(empty)
    assert "copy it from the message" in said(empty)
    assert "copy it" not in said(again)
    for text in (ENTRY["question"], ENTRY["answer"], "a paragraph?"):
        assert f"> “{text}”" in text_of(told.response.components)


async def test_what_one_typed_is_nobody_elses(town: Town, alice: Any) -> None:
    """Even by a button that was forged."""
    opened = await alice.slash(town.channel, "entry add")
    told = await alice.submit_modal(opened, {**ENTRY, "source": "a paragraph?"})
    stolen = town.env.bot._begun

    assert ["Fill in again"] == labels(told.response.components)
    assert [True] == [key.startswith(f"{alice.id}:{town.guild.id}:") for key in stolen._kept]


LONG = "It opens at *nine*, <@1> says.\n" * 14 + "# The end"


@pytest.mark.parametrize("why", ["gone", "not allowed", "failed", "too much"])
async def test_what_cannot_be_taken_is_given_back(
    town: Town, alice: Any, engine: Engine, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    """Where no form can come again, all that was typed stands in the answer, to its sender only,
    with nothing in it that comes alive."""
    opened = await alice.slash(town.channel, "entry add")
    match why:
        case "gone":
            opened._interaction.modal["custom_id"] = "1:en:more:no-such-draft"
        case "not allowed":
            who = Sender(PersonId(f"discord:{alice.id}"), PlaceId(f"discord:{town.guild.id}"))
            await engine.appoint(who, Role.MEMBER, NOON)
            opened._interaction.modal["custom_id"] = "1:en:tie:k1"
        case "failed":
            monkeypatch.setattr(engine, "handle", _fails)
        case "too much":
            engine._limits = Limits(Rate(1, timedelta(hours=1)), Rate(1, timedelta(hours=1)))
            await alice.slash(town.channel, "ask", question="hello")
    told = await alice.submit_modal(opened, {**ENTRY, "answer": LONG})
    shown = [told.response, *told.followups]
    said = "\n".join(text_of(message.components) for message in shown)
    read = re.sub(r"\\(?=[^\w\s])", "", re.sub(r"^> ?", "", said, flags=re.MULTILINE))

    assert all(message.ephemeral for message in shown)
    assert "This is what you typed, so that it is not lost:" in said
    for text in (ENTRY["question"], LONG, ENTRY["source"]):
        assert text in read
    assert "\\*nine\\*, \\<@1> says." in said
    assert [] == town.seen_by(town.bob)


async def test_what_was_picked_is_not_given_back(town: Town, alice: Any, engine: Engine) -> None:
    """A quiz that may not be begun any more has nothing to be lost."""
    opened = await alice.slash(town.channel, "quiz start")
    who = Sender(PersonId(f"discord:{alice.id}"), PlaceId(f"discord:{town.guild.id}"))
    await engine.appoint(who, Role.MEMBER, NOON)
    picked = {"topic": ["-"], "length": ["5"], "level": ["-"], "language": ["en"], "mode": ["race"]}
    told = await alice.submit_modal(opened, picked)

    assert "you need the role of a host" in text_of(told.response.components)
    assert "This is what you typed" not in text_of(told.response.components)


def test_the_longest_texts_are_given_back_whole() -> None:
    """In as many messages as they need, under the sentence that was said, above its button."""
    topics = Buttons((Choice("Topics", "1:en:topics"),))
    gone = refusal(Reply((Text("It is gone."), topics), Language.ENGLISH))
    typed = [f"{'*word* ' * 570}{number}" for number in range(5)]
    back = handed_back(gone, [*typed, " "])
    shown = [view.to_components() for view in render(back)]
    read = "\n".join(text_of(each) for each in shown).replace("\\", "")

    assert Audience.SENDER is back.audience
    assert (gone.blocks[0], topics) == (back.blocks[0], back.blocks[-1])
    assert 5 * 570 == read.count("*word*")
    assert all(len(text_of(each)) <= 4000 for each in shown)


def test_what_comes_again_or_was_taken_is_not_given_back() -> None:
    """A form that is shown again has it in its fields."""
    taken = Reply(SAID, Language.ENGLISH)

    assert taken == handed_back(taken, ["typed"])
    assert refusal(taken) == handed_back(refusal(taken), [" "])
    again = refusal(Reply(SAID, Language.ENGLISH, form=FORM))
    assert again == handed_back(again, ["typed"])


async def _fails(_: Any) -> Reply:
    raise RuntimeError


@pytest.mark.parametrize("how", ["sent", "forgotten"])
async def test_what_was_typed_is_kept_no_longer_than_it_must(
    town: Town, alice: Any, how: str
) -> None:
    """Once the form was taken, or when its sender wants to be forgotten."""
    opened = await alice.slash(town.channel, "entry add")
    told = await alice.submit_modal(opened, {**ENTRY, "source": "a paragraph?"})
    if how == "sent":
        again = await alice.click(told.response, label="Fill in again")
        await alice.submit_modal(again, ENTRY)
    else:
        asked = await alice.slash(town.channel, "privacy")
        sure = await alice.click(asked.response, label="Forget me")
        await alice.click(sure.response, label=labels(sure.response.components)[0])

    assert {} == town.env.bot._begun._kept


async def test_a_form_in_spanish(town: Town, alice: Any) -> None:
    """Its button too."""
    await alice.slash(town.channel, "language", language="es")
    opened = await alice.slash(town.channel, "entry add")
    told = await alice.submit_modal(opened, {**ENTRY, "source": "¿cuál?"})

    assert "Entrada nueva" == opened.modal["title"]
    assert ["Llenar otra vez"] == labels(told.response.components)


async def test_menus_in_a_window(town: Town, alice: Any) -> None:
    """What is picked comes back, and an empty value, which Discord does not take, too."""
    opened = await alice.slash(town.channel, "quiz start")
    fields = {each["component"]["custom_id"]: each for each in opened.modal["components"]}
    lengths = {o["value"] for o in fields["length"]["component"]["options"]}
    picked = {"topic": ["-"], "length": ["5"], "level": ["-"], "language": ["en"], "mode": ["race"]}
    sent = await alice.submit_modal(opened, picked)

    assert "5" in lengths
    assert sent.response.ephemeral
    assert "· race" in text_of(sent.response.components)


def test_a_window_within_limits() -> None:
    """Titles, names and hints are cut, what was typed before is not; problems stand as hints."""
    reply = Reply(SAID, Language.ENGLISH, form=FORM)
    window = forms.modal(reply, FORM).to_dict()
    said, question, answer, kind = window["components"]

    assert "1:en:write" == window["custom_id"]
    assert len(window["title"]) <= 45
    assert "Two sentences. \\*Here.\\*" == said["content"]
    assert len(question["label"]) <= 45
    assert len(question["description"]) <= 100
    assert (1, 160, "Who?", True) == tuple(
        question["component"][each] for each in ("style", "max_length", "value", "required")
    )
    assert (2, 4000, 4000, False) == (
        answer["component"]["style"],
        answer["component"]["max_length"],
        len(answer["component"]["value"]),
        answer["component"]["required"],
    )
    assert "Pick one." == kind["description"]
    assert [("-", True), ("note", False)] == [
        (each["value"], each["default"]) for each in kind["component"]["options"]
    ]


def test_a_full_window_has_no_room_for_more() -> None:
    """Discord takes five things in a window: fields come first."""
    five = tuple(Field(str(number), "Field") for number in range(5))
    form = Form("1:en:write", "Form", five, "Send")
    window = forms.modal(Reply(SAID, Language.ENGLISH, form=form), form).to_dict()

    assert [18] * 5 == [each["type"] for each in window["components"]]
