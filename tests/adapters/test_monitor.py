"""What a running bot tells whoever watches it: health, readiness, and numbers without people."""

from __future__ import annotations

import asyncio
import logging
import os
import re
import signal
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import discord
import pytest
from aiohttp import ClientSession
from aiohttp.test_utils import unused_port
from slack_sdk.errors import SlackClientError

from adapters import failures, serving
from adapters.compose import open_engine
from adapters.metrics import Metrics
from adapters.monitor import monitored
from adapters.monitor_address import Address
from adapters.settings import Settings, SettingsError
from adapters.standing import Standing
from bot.commands import Command
from bot.engine import Engine
from bot.entries import Language
from bot.events import Ask, Choose, ConversationId, Invoke, PersonId, PlaceId, Sender, Submit
from bot.handling.quizzing import Delivery
from bot.observing import Load, Nobody
from bot.store import StoreError
from bot.upkeep import Unsent
from bot.wording.tokens import Action, token

PERSON, PLACE = "discord:4815162342", "discord:8675309"
SENDER = Sender(PersonId(PERSON), PlaceId(PLACE))
AT = datetime(2026, 1, 1, tzinfo=UTC)
QUESTION = "How many people did Mexico deport in 2015?"
WORDS = ("zanzibar", "quokka", "4815162342", "8675309", "Mexico", "terminal")


async def send(delivery: Delivery) -> str:
    """Send nothing."""
    return "1"


@pytest.fixture
def metrics(engine: Engine) -> Iterator[Metrics]:
    """What watches the engine in this test."""
    metrics = Metrics()
    engine.watched_by(metrics)
    yield metrics
    engine.watched_by(Nobody())


def sample(page: str, line: str) -> float:
    """The value of a sample."""
    found = re.search(rf"^{re.escape(line)} (\S+)$", page, re.MULTILINE)
    assert found, (line, page)
    return float(found[1])


async def get(session: ClientSession, port: int, path: str) -> tuple[int, str]:
    """The status and the text of a page."""
    async with session.get(f"http://127.0.0.1:{port}{path}") as answer:
        return answer.status, await answer.text()


async def test_health_and_readiness() -> None:
    """It is healthy as long as it runs, and ready while all are connected and it goes on."""
    standing, port = Standing(), unused_port()
    standing.expect(("Discord", "Slack"))
    async with (
        monitored(Address("127.0.0.1", port), standing, Metrics()),
        ClientSession() as session,
    ):
        assert (200, "ok\n") == await get(session, port, "/healthz")
        standing["discord"] = send
        assert (503, "not connected: Slack\n") == await get(session, port, "/readyz")
        standing["slack"] = send
        assert (200, "ready\n") == await get(session, port, "/readyz")
        standing.stopping = True
        assert (503, "stopping\n") == await get(session, port, "/readyz")
        assert (200, "ok\n") == await get(session, port, "/healthz")
        assert 404 == (await get(session, port, "/"))[0]


def test_a_connection_that_breaks_is_told(
    metrics: Metrics, caplog: pytest.LogCaptureFixture
) -> None:
    """It is not ready until it is whole again; messages are still sent, which needs none."""
    caplog.set_level("INFO")
    standing, gauge = Standing(metrics.connected), 'refugio_platform_connected{platform="discord"}'
    standing.expect(("Discord",))
    standing.breaks("discord", True)  # it never was there
    standing["discord"] = send
    for broken in (True, True, False):
        standing.breaks("discord", broken)
        assert (not broken) is standing.ready
        assert (not broken) == sample(metrics.page().decode(), gauge)
        assert "discord" in standing
    standing.breaks("discord", True)
    standing.pop("discord")

    told = [each.getMessage() for each in caplog.records]
    assert ["Discord is connected; ready", "Discord is connected no more"] * 2 == told


async def test_an_address_that_is_taken_is_told() -> None:
    """The start ends with one sentence and what to do."""
    address = Address("127.0.0.1", unused_port())
    async with monitored(address, Standing(), Metrics()):
        with pytest.raises(SettingsError, match="Name another port") as told:
            async with monitored(address, Standing(), Metrics()):
                raise AssertionError("it started")
    assert str(told.value).startswith(f"REFUGIO_MONITOR: nothing can be served at {address} (")


async def test_questions_are_counted_by_what_came_of_them(engine: Engine, metrics: Metrics) -> None:
    """With how sure the match was and how long it took; presses and commands are no questions."""
    here = ConversationId("monitor")
    await engine.handle(Ask(QUESTION, here, AT))
    await engine.handle(Invoke(Command.ASK, here, AT, "zanzibar quokka xylophone"))
    await engine.handle(Ask("Will I get asylum? I crossed from Guatemala", here, AT))
    await engine.handle(Invoke(Command.TOPICS, here, AT))
    await engine.handle(Choose("nonsense", here, AT))
    page = metrics.page().decode()

    assert 1 == sample(page, 'refugio_asks_total{outcome="answered"}')
    assert 1 == sample(page, 'refugio_asks_total{outcome="personal"}')
    assert 3 == sum(
        float(value) for value in re.findall(r"^refugio_asks_total\{.*\} (\S+)$", page, re.M)
    )
    assert 3 == sample(page, "refugio_confidence_count")
    assert 3 == sample(page, 'refugio_event_seconds_count{kind="ask"}')
    assert 1 == sample(page, 'refugio_event_seconds_count{kind="command"}')
    assert 1 == sample(page, 'refugio_event_seconds_count{kind="press"}')
    assert 0 == sample(page, "refugio_events_failed_total")


async def test_a_question_in_a_form_is_one(engine: Engine, metrics: Metrics) -> None:
    """What somebody asks in private, going on from an answer that all can read."""
    form = token(Language.ENGLISH, Action.ASK)
    await engine.handle(Submit(form, {"question": QUESTION}, ConversationId("form"), AT))
    page = metrics.page().decode()

    assert 1 == sample(page, 'refugio_asks_total{outcome="answered"}')
    assert 1 == sample(page, 'refugio_event_seconds_count{kind="ask"}')


async def test_what_fails_is_counted(engine: Engine, metrics: Metrics) -> None:
    """An event without a reply, whoever gave it up."""
    with pytest.raises(RuntimeError), metrics.handling(Ask(QUESTION, ConversationId("x"), AT)):
        raise RuntimeError("what somebody wrote")
    page = metrics.page().decode()

    assert 1 == sample(page, "refugio_events_failed_total")
    assert 1 == sample(page, 'refugio_event_seconds_count{kind="ask"}')


def test_errors_are_counted_by_where_they_come_from() -> None:
    """A platform's by its name; the line's words are nowhere."""
    metrics = Metrics()
    log = logging.getLogger()
    log.addHandler(metrics)
    try:
        for error in (
            discord.DiscordException("quokka"),
            SlackClientError("quokka"),
            StoreError("quokka"),
            RuntimeError("quokka"),
        ):
            failures.tell("zanzibar", error)
        logging.getLogger("discord.gateway").warning("zanzibar")
    finally:
        log.removeHandler(metrics)
    page = metrics.page().decode()

    assert 1 == sample(page, 'refugio_errors_total{error="DiscordException",source="discord"}')
    assert 1 == sample(page, 'refugio_errors_total{error="SlackClientError",source="slack"}')
    assert 1 == sample(page, 'refugio_errors_total{error="StoreError",source="store"}')
    assert 1 == sample(page, 'refugio_errors_total{error="RuntimeError",source="other"}')
    assert 1 == sample(page, 'refugio_errors_total{error="warning",source="discord"}')
    assert [] == [word for word in WORDS if word in page]


def test_the_outbox_lags_since_its_oldest_message_was_seen() -> None:
    """On each platform; a message that was sent is not waited for any more."""
    metrics, both = Metrics(), ("discord", "slack")
    one, other, third = Unsent(1, "discord"), Unsent(2, "slack"), Unsent(3, "discord")
    metrics.queued((one, other), both, 100.0)
    metrics.queued((one, other, third), both, 130.0)
    page = metrics.page().decode()
    assert 30 == sample(page, 'refugio_outbox_lag_seconds{platform="discord"}')
    assert 2 == sample(page, 'refugio_outbox_messages{platform="discord"}')
    metrics.queued((third,), both, 140.0)
    page = metrics.page().decode()
    assert 10 == sample(page, 'refugio_outbox_lag_seconds{platform="discord"}')
    assert 0 == sample(page, 'refugio_outbox_lag_seconds{platform="slack"}')
    metrics.waits(Load(quizzes=4, open_tickets=7))
    page = metrics.page().decode()
    assert 4 == sample(page, "refugio_quizzes")
    assert 7 == sample(page, "refugio_open_tickets")


async def test_no_label_tells_of_anybody(engine: Engine, metrics: Metrics) -> None:
    """Whatever happens, every label's value is one of a few that stand in the code."""
    for text in (QUESTION, "zanzibar quokka", "I am Xochitl from zanzibar, help me", "/quokka"):
        await engine.handle(Ask(text, ConversationId(PERSON), AT, sender=SENDER))
        await engine.handle(Choose(f"{text}:1", ConversationId(PERSON), AT, sender=SENDER))
    metrics.connected("discord", True)
    page = metrics.page().decode()
    labels = set(re.findall(r'^refugio_\w+\{(?:.*,)?(\w+)="', page, re.MULTILINE))

    assert {"outcome", "kind", "le", "platform"} == labels
    assert [] == [word for word in (*WORDS, "Xochitl") if word in page]


async def test_a_run_tells_all_of_it_and_ends_within_the_time(
    tmp_path: Path, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    """From the first line to a good end: ready, counted, told to stop, ready no more."""
    port = unused_port()
    kept = replace(
        settings, data=tmp_path, semantic=False, monitor=Address("127.0.0.1", port),
        discord_token="a.b.c",  # noqa: S106 -- made up
    )  # fmt: skip
    caplog.set_level("INFO")
    before: list[Standing] = []

    def platforms(engine: Engine, _: Settings, standing: Standing) -> dict[str, serving.Serve]:
        async def town() -> None:
            standing["discord"] = send
            before.append(standing)
            try:
                await asyncio.Event().wait()
            finally:
                standing.pop("discord")

        return {"Discord": town}

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(serving, "platforms", platforms)
        async with open_engine(kept) as engine, ClientSession() as session:
            run = asyncio.create_task(serving.serve(engine, kept))
            while not (run.done() or (before and before[0].ready)):
                await asyncio.sleep(0)
            assert (200, "ready\n") == await get(session, port, "/readyz")
            await engine.handle(Ask(QUESTION, ConversationId("x"), AT))
            _, page = await get(session, port, "/metrics")
            assert 1 == sample(page, 'refugio_event_seconds_count{kind="ask"}')
            assert 1 == sample(page, 'refugio_platform_connected{platform="discord"}')
            assert 0 == sample(page, "refugio_open_tickets")
            os.kill(os.getpid(), signal.SIGTERM)
            assert await run
    told = [each.getMessage() for each in caplog.records if each.name.startswith("adapters")]
    assert told[0].startswith("Refugio 0.1.0, pack country-of-refuge with ")
    assert told[0].endswith(" entries, kept in SQLite, semantic layer off")
    assert f"health, readiness and metrics at http://127.0.0.1:{port}" in told
    assert "Discord is connected; ready" in told
    assert "stopping: what was taken is finished" in told


@pytest.mark.parametrize(
    ("value", "address"),
    [
        ("", None),
        ("off", None),
        ("9464", Address("127.0.0.1", 9464)),
        ("0.0.0.0:9464", Address("0.0.0.0", 9464)),  # noqa: S104
        ("[::]:9464", Address("::", 9464)),
    ],
)
def test_where_it_is_told(value: str, address: Address | None) -> None:
    """A port alone is this machine's own; nothing is told unless somebody asks for it."""
    assert address == Settings.from_env({"REFUGIO_MONITOR": value}).monitor


@pytest.mark.parametrize("value", ["on", "0", "65536", "host:", "1.2.3.4", "a b:1"])
def test_what_is_no_address_is_told(value: str) -> None:
    """With what it should look like."""
    with pytest.raises(SettingsError, match="Write off, a port"):
        Settings.from_env({"REFUGIO_MONITOR": value})


@pytest.mark.parametrize("host", ["..", "a..b"])
async def test_a_name_of_no_machine_is_told(host: str) -> None:
    """Like an address that is taken."""
    with pytest.raises(SettingsError, match="Name another port"):
        async with monitored(Address(host, unused_port()), Standing(), Metrics()):
            raise AssertionError("it started")
