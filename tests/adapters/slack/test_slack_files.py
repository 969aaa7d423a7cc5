"""Files and pictures on Slack, and shortcuts of messages; and a workspace that is left."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime

import pytest

from adapters.settings import Settings
from adapters.slack import Service
from bot.curation.roles import Role
from bot.engine import Engine
from bot.entries import Language
from bot.events import Event, PersonId, PlaceId, Sender
from bot.replies import Audience, File, Picture, Reply, Text, Theme
from tests.adapters.slack.conftest import SOCKET, running
from tests.adapters.slack.peer import BOT, Slack, failed
from tests.adapters.slack.test_slack_conversations import ANSWER, FAILED, OWN_CASE, QUESTION, value
from tests.adapters.slack.test_slack_forms import TYPED
from tests.conversations.community import made
from tests.stores.memory import MemoryStore

FILE = File("entries.csv", "text/csv", "id,answer\none,¿sí?\n")
PNG = b"\x89PNG made up"


def drawn(theme: Theme) -> bytes:
    assert theme is Theme.LIGHT
    return PNG


def broken(theme: Theme) -> bytes:
    raise ValueError(theme)


PICTURE = Picture("chart.png", "Deportations in 2013 and 2015. " * 33, "2015 ####", drawn)

Says = Callable[[Reply], None]


@pytest.fixture
def says(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Says:
    """Have the engine say this, whatever happens."""

    def say(reply: Reply) -> None:
        async def handled(event: Event) -> Reply:
            return reply

        monkeypatch.setattr(engine, "handle", handled)

    return say


def private(*blocks: File | Picture) -> Reply:
    return Reply((Text("Here it is."), *blocks), Language.ENGLISH, Audience.SENDER)


async def test_file_goes_to_direct_messages(service: Service, peer: Slack, says: Says) -> None:
    """In a channel its name is told to its receiver alone, and the file is nowhere but theirs."""
    says(private(FILE))
    await peer.deliver(peer.slash("export", "/refugio"))
    sent = await peer.next()
    await service.close()
    [upload] = peer.uploads.all

    assert ("C1", "U1") == (sent.channel, sent.only)
    assert "entries.csv" in sent.words
    assert "in your direct messages with me" in sent.words
    assert ("DU1", "entries.csv", FILE.text.encode()) == (
        upload.channel,
        upload.name,
        upload.content,
    )


async def test_file_alone_with_the_bot(service: Service, peer: Slack, says: Says) -> None:
    """It stands under the message that names it."""
    says(private(FILE))
    await peer.deliver(peer.direct("export", thread_ts="1.1"))
    await service.close()

    assert "direct messages" not in peer.sent[0].words
    assert [("DU1", "1.1")] == [(each.channel, each.thread) for each in peer.uploads.all]


async def test_file_that_does_not_arrive(
    service: Service, peer: Slack, says: Says, caplog: pytest.LogCaptureFixture
) -> None:
    """Its receiver is told, in private, and the log has no word of it."""
    says(private(FILE))
    peer.faults["files.completeUploadExternal"] = [failed("not_allowed")]
    await peer.deliver(peer.slash("export", "/refugio"))
    told = await peer.next(2)

    assert FAILED in told.text
    assert "U1" == told.only
    assert "a file failed: SlackApiError" in caplog.text
    assert "answer" not in caplog.text


async def test_picture_where_all_read_it(service: Service, peer: Slack, says: Says) -> None:
    """It is uploaded into the thread of the answer, described for who cannot see it."""
    says(Reply((Text("Here."), PICTURE), Language.ENGLISH))
    body = peer.mention(f"<@{BOT}> figure")
    await peer.deliver(body)
    sent = await peer.next()
    await service.close()
    [upload] = peer.uploads.all

    assert "2015 ####" in sent.words
    assert ("C1", body["event"]["ts"], PNG) == (upload.channel, upload.thread, upload.content)
    assert upload.alt.startswith("Deportations in 2013")
    assert 1_000 == len(upload.alt)


@pytest.mark.parametrize("audience", Audience)
async def test_picture_for_one_person(
    service: Service, peer: Slack, says: Says, audience: Audience
) -> None:
    """What others shall not see is never uploaded to a channel."""
    says(Reply((Text("Here."), PICTURE), Language.ENGLISH, audience))
    await peer.deliver(peer.slash("figure", "/refugio"))
    await service.close()

    assert ["DU1"] == [each.channel for each in peer.uploads.all]


async def test_picture_that_cannot_be_drawn_or_sent(
    service: Service, peer: Slack, says: Says
) -> None:
    """The message says it all, so nobody is told anything more."""
    peer.faults["files.getUploadURLExternal"] = [failed("missing_scope")]
    for picture in (PICTURE, Picture("x.png", "x", "x", broken)):
        says(private(picture))
        await peer.deliver(peer.slash("figure", "/refugio"))
    await service.close()

    assert 2 == len(peer.sent)
    assert [] == peer.uploads.all


@pytest.fixture
async def community(settings: Settings, peer: Slack) -> AsyncIterator[Engine]:
    """An engine that keeps things, connected; U1 is a moderator."""
    engine = made(settings, MemoryStore())
    place, person = PlaceId(f"slack:{peer.team}"), PersonId(f"slack:{peer.team}:U1")
    await engine.appoint(Sender(person, place), Role.MODERATOR, datetime.now(UTC))
    async with running(Service(engine, SOCKET), peer):
        yield engine


async def test_answer_this(community: Engine, peer: Slack) -> None:
    """What somebody else asked is answered for whoever wants to know, in its thread."""
    await peer.deliver(peer.shortcut("answer_this", f"<@U3> {QUESTION}", "U2", thread="1.1"))
    sent = await peer.next()

    assert ("response", "1.1", "U2") == (sent.way, sent.thread, sent.only)
    assert ANSWER in sent.words


async def test_message_about_somebody(community: Engine, peer: Slack) -> None:
    """Somebody's own case becomes no entry."""
    await peer.deliver(peer.shortcut("make_an_entry", OWN_CASE))
    await peer.next()

    assert [] == peer.modals.all


async def test_make_an_entry(community: Engine, peer: Slack) -> None:
    """The form begins with what was said; as it is, it is not taken; in other words it is."""
    said = "The harbour library opens at nine on all days of the week &amp; closes at five"
    await peer.deliver(peer.shortcut("make_an_entry", said))
    modal = await peer.modal()
    as_it_is = {"question": "When does the library open?", "source": "our own knowledge"}
    await peer.deliver(peer.submit(modal, **as_it_is))
    wrong = modal.errors
    await peer.deliver(peer.submit(modal, **TYPED))

    assert said.replace("&amp;", "&") == modal.field("answer")["initial_value"]
    assert {"answer"} == wrong.keys()
    assert "It opens at nine." in (await peer.next()).words


async def test_export(community: Engine, peer: Slack) -> None:
    """Entries written in modals come as a file, to whoever may have it."""
    await peer.deliver(peer.slash("add", "/refugio"))
    await peer.deliver(peer.submit(await peer.modal(), **TYPED))
    await peer.deliver(peer.press(value(await peer.next(), "Publish")))
    await peer.next(2)
    await peer.deliver(peer.slash("export csv", "/refugio", user="U2"))
    await peer.next(3)
    await peer.deliver(peer.slash("export csv", "/refugio"))
    await peer.until(lambda: peer.uploads.all and peer.uploads.all[0].channel)
    [upload] = peer.uploads.all

    assert "DU1" == upload.channel
    assert b"It opens at nine." in upload.content


async def test_teach(community: Engine, peer: Slack) -> None:
    """A moderator says which entry answers what somebody asked; others may not."""
    await peer.deliver(peer.shortcut("teach", "how many folks got kicked out in 2015?"))
    modal = await peer.modal()
    await peer.deliver(peer.shortcut("teach", "how many folks got kicked out?", "U2"))
    refused = await peer.next()

    assert "Which entry answers it?" in modal.words
    assert "U2" == refused.only
    assert 1 == len(peer.modals.all)


@pytest.mark.parametrize("text", [None, ""])
async def test_message_without_words(community: Engine, peer: Slack, text: str | None) -> None:
    """A message of a picture only is no question: help."""
    await peer.deliver(peer.shortcut("answer_this", text))

    assert "/refugio topics" in (await peer.next()).words


async def test_other_shortcuts(community: Engine, peer: Slack) -> None:
    """What is none of ours is acknowledged and left."""
    await peer.deliver(peer.shortcut("other", QUESTION))
    await peer.deliver(peer.slash(QUESTION))
    await peer.next()

    assert 1 == len(peer.sent)


@pytest.fixture
def moves(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The places the engine is told of as joined or left."""
    told: list[tuple[str, str]] = []

    async def joined(place: PlaceId, at: datetime) -> None:
        told.append(("joined", place))

    async def left(place: PlaceId, at: datetime) -> None:
        told.append(("left", place))

    monkeypatch.setattr(engine, "joined", joined)
    monkeypatch.setattr(engine, "left", left)
    return told


@pytest.mark.parametrize(
    ("event", "left"),
    [
        ({"type": "app_uninstalled"}, True),
        ({"type": "tokens_revoked", "tokens": {"oauth": [], "bot": ["UBOT"]}}, True),
        ({"type": "tokens_revoked", "tokens": {"oauth": ["U1"], "bot": []}}, False),
        ({"type": "tokens_revoked"}, False),
    ],
)
async def test_workspace_is_left(
    moves: list[tuple[str, str]], service: Service, peer: Slack, event: object, left: bool
) -> None:
    """Where the app is removed, what was kept goes in its time; connected again, it stays."""
    body = peer.event(dict(event))  # type: ignore[call-overload]
    await peer.deliver(body)
    await peer.deliver(body)
    await service.close()
    here = f"slack:{peer.team}"

    assert [("joined", here), *([("left", here)] if left else [])] == moves
    assert [] == peer.sent
