"""What is typed on Slack beyond questions: quizzes, practice, entries, roles, and by whom."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from adapters.settings import Settings
from adapters.slack import Service, outgoing, typed
from bot.commands import EVERY, Command, Game, Named, Task
from bot.engine import Engine
from bot.entries import Language
from bot.events import ChannelId, Event, Invoke, PersonId, PlaceId, Sender
from bot.items import ItemKind
from bot.replies import Facts, Reply, Text
from tests.adapters.slack.conftest import SOCKET, running
from tests.adapters.slack.peer import Slack, failed
from tests.adapters.slack.test_slack_conversations import QUESTION, value
from tests.conversations.community import made
from tests.stores.memory import MemoryStore


@pytest.fixture
def keeping(settings: Settings) -> Engine:
    """An engine over the shipped pack that keeps what communities do."""
    return made(settings, MemoryStore())


@pytest.fixture
async def community(keeping: Engine, peer: Slack) -> AsyncIterator[Service]:
    """Slack, connected to it; U1 runs the workspace."""
    peer.admins.add("U1")
    async with running(Service(keeping, SOCKET), peer) as service:
        yield service


@pytest.fixture
def heard(keeping: Engine, monkeypatch: pytest.MonkeyPatch) -> list[Event]:
    """What the engine is told."""
    events: list[Event] = []
    handle = keeping.handle

    async def handled(event: Event) -> Reply:
        events.append(event)
        return await handle(event)

    monkeypatch.setattr(keeping, "handle", handled)
    return events


@pytest.mark.parametrize("info", EVERY, ids=lambda each: each.command)
@pytest.mark.parametrize("language", Language)
def test_every_command_has_its_words(info: Any, language: Language) -> None:
    """Behind `/refugio`, in both languages."""
    name = info.names.best(language)

    assert (name, "x y", "") == typed.commanded("/refugio", f"{name} x y")
    assert info.command is typed.named(name)


@pytest.mark.parametrize(
    ("command", "text", "wanted"),
    [
        ("/ask", "quiz me", (Command.ASK, "quiz me", "")),
        ("/quiz", "", (Game.QUIZ, "", "")),
        ("/quiz", "start 5 easy", (Game.QUIZ, "start 5 easy", "")),
        ("/practice", "the law", (Game.PRACTICE, "the law", "")),
        ("/refugio", "quiz  start", (Game.QUIZ, "start", "")),
        ("/refugio", "CONCURSO empezar", (Game.QUIZ, "empezar", "")),
        ("/refugio", "entry add &lt;3", (Task.ADD, "<3", "")),
        ("/refugio", "/dirigir aquí", (Game.QUIZ, "aqui", "")),
        ("/refugio", "/review answers", (Task.REVIEW, "answers", "")),
        ("/refugio", "role <@U2|ana> moderator", (Task.ROLE, "moderator", "U2")),
        ("/refugio", "papel host <@W2>", (Task.ROLE, "host", "W2")),
        ("/refugio", "role @ana moderator", (Task.ROLE, "@ana moderator", "")),
        ("/refugio", "ask <@U2|ana> &lt;3", (Command.ASK, "@ana <3", "")),
        ("/refugio", "gráfica", (Command.FIGURE, "", "")),
        ("/refugio", "nonsense x", (Command.HELP, "x", "")),
    ],
)
def test_words(command: str, text: str, wanted: tuple[Named, str, str]) -> None:
    """The command, what stands behind it, and whom it is about."""
    name, argument, person = typed.commanded(command, text)

    assert wanted == (typed.named(name), argument, person)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Type /quiz start in one.", "Type /quiz start in one."),
        ("escribe ahí /concurso empezar.", "escribe ahí /quiz empezar."),
        ("alone: /practice, /practicar", "alone: /practice, /practice"),
        ("an admin types /link.", "an admin types /refugio link."),
        ("/unanswered · /sin-respuesta", "/refugio unanswered · /refugio sin-respuesta"),
        ("/ayuda, /help and /preguntar", "/refugio ayuda, /refugio help and /preguntar"),
        (
            "https://x.org/link and/or /tmp 1/2 a/review",
            "https://x.org/link and/or /tmp 1/2 a/review",
        ),
    ],
)
def test_commands_in_texts(text: str, shown: str) -> None:
    """A command that a text names is shown as it is typed here; nothing else is touched."""
    [message] = outgoing.payload(Reply((Text(text), Facts((("x", text),))), Language.ENGLISH))

    assert f"{shown}\nx: {shown}" == message["text"]


async def test_practice(community: Service, peer: Slack) -> None:
    """Practice is private, and begins with an item."""
    await peer.deliver(peer.slash("5 easy", "/practice", user="U1"))
    asked = await peer.next()

    assert ("response", "U1") == (asked.way, asked.only)
    assert "Practice · " in asked.words


async def test_practice_goes_on_by_presses(
    keeping: Engine, community: Service, peer: Slack
) -> None:
    """An item's options are buttons; what was right is told to whoever pressed."""
    items = keeping.pack.items
    typed_in = {item.entry for item in items if item.kind is not ItemKind.SINGLE}
    entry = next(item.entry for item in items if item.entry not in typed_in)
    await peer.deliver(peer.press(f"1:en:check:{entry}", user="U1"))
    asked = await peer.next()
    [pick, *_] = [each for each in _values(asked.data) if ":try:" in each]
    await peer.deliver(peer.press(pick, user="U1"))
    graded = await peer.next(2)

    assert ("U1", "U1") == (asked.only, graded.only)
    assert "paragraph" in graded.words


async def test_quiz_begins_with_a_form(community: Service, peer: Slack) -> None:
    """`/quiz start` asks in a modal; sent in, the host has a quiz of this channel to begin."""
    await peer.deliver(peer.slash("start", "/quiz"))
    modal = await peer.modal()
    await peer.deliver(peer.submit(modal, length="=5"))
    panel = await peer.next()

    assert "A new quiz" in modal.words
    assert ("C1", "U1") == (panel.channel, panel.only)
    assert any(":begin:" in each for each in _values(panel.data))


async def test_who_does_it_and_where(community: Service, peer: Slack, heard: list[Event]) -> None:
    """The channel is where messages can be sent later; an admin of the workspace runs it."""
    await peer.deliver(peer.slash("panel", "/quiz"))
    await peer.deliver(peer.slash("panel", "/quiz", user="U2"))
    await peer.next(2)
    place, channel = PlaceId(f"slack:{peer.team}"), ChannelId(f"slack:{peer.team}:C1")
    runs = PersonId(f"slack:{peer.team}:U1")

    first, second = (each.sender for each in heard)
    assert Sender(runs, place, manages=True, channel=channel, room=channel) == first
    assert second
    assert (False, channel, None) == (second.manages, second.channel, second.aside)


async def test_direct_messages_that_there_are(
    community: Service, peer: Slack, heard: list[Event]
) -> None:
    """Whoever wrote to the bot before can be told something in private later."""
    await peer.deliver(peer.direct(QUESTION))
    await peer.next()
    await peer.deliver(peer.slash("panel", "/quiz"))
    await peer.next(2)

    alone, later = (each.sender for each in heard)
    assert alone
    assert later
    assert (None, None, None) == (alone.place, alone.channel, alone.aside)
    assert ChannelId(f"slack:{peer.team}:DU1") == later.aside


async def test_no_channel_among_two_people(
    community: Service, peer: Slack, heard: list[Event]
) -> None:
    """Where the bot cannot write, no quiz is sent."""
    await peer.deliver(peer.slash("start 5", "/quiz", channel="DOTHER"))
    sent = await peer.next()

    assert "A quiz needs a channel." in sent.words
    assert heard[0].sender
    assert heard[0].sender.channel is None


async def test_look_up_that_fails_denies(community: Service, peer: Slack) -> None:
    """Who cannot be looked up runs nothing; a little later they are looked up again."""
    peer.faults["users.info"] = [failed("fatal_error")]
    await peer.deliver(peer.slash("start 5", "/quiz"))

    assert "you need the role of a host" in (await peer.next()).words


async def test_admin_of_another_workspace(community: Service, peer: Slack) -> None:
    """A guest runs their own workspace, not this one."""
    peer.teams["U1"] = "TOTHER"
    await peer.deliver(peer.slash("start 5", "/quiz"))

    assert "you need the role of a host" in (await peer.next()).words


async def test_role_is_given(community: Service, peer: Slack, heard: list[Event]) -> None:
    """Whom the command names is told by their id, and may then do what the role allows."""
    await peer.deliver(peer.slash("role <@U2|ana> host", "/refugio"))
    await peer.next()
    await peer.deliver(peer.slash("start 5", "/quiz", user="U2"))
    panel = await peer.next(2)

    assert isinstance(heard[0], Invoke)
    assert PersonId(f"slack:{peer.team}:U2") == heard[0].person
    assert any(":begin:" in each for each in _values(panel.data))


async def test_entries_are_written(community: Service, peer: Slack) -> None:
    """`/refugio add` opens the form; `/refugio review` shows what waits."""
    await peer.deliver(peer.slash("agregar", "/refugio"))
    modal = await peer.modal()
    await peer.deliver(
        peer.submit(
            modal, question="¿Cuándo abre la biblioteca?", answer="A las nueve.", source="propio"
        )
    )
    preview = await peer.next()
    await peer.deliver(peer.press(value(preview, "Publicar")))
    await peer.next(2)

    assert "Entrada nueva" in modal.words
    assert "A las nueve." in preview.words


def _values(message: dict[str, Any]) -> list[str]:
    return [
        element["value"]
        for block in message["blocks"]
        for element in (*block.get("elements", ()), block.get("accessory", {}))
        if "value" in element
    ]
