"""When something fails: the person is told, the log has one line without their words."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import pytest
from discord import app_commands
from discord_town import QUESTION, Town, text_of

from adapters.discord import sending
from adapters.discord.patience import THINKING
from bot.engine import Engine
from bot.events import Event
from bot.replies import Reply, Text
from bot.stores.whole import whole

MARKER = "zanzibar"
SORRY = "Something went wrong here"


@pytest.fixture
def broken(town: Town, monkeypatch: pytest.MonkeyPatch) -> Town:
    """The town, with an engine that raises what was said to it."""

    async def handle(self: Engine, event: Event) -> Reply:
        raise ValueError(f"cannot read {event!r}")

    def complete(self: Engine, typed: str, *_: object) -> Any:
        raise ValueError(f"cannot read {typed}")

    monkeypatch.setattr(Engine, "handle", handle)
    monkeypatch.setattr(Engine, "complete", complete)
    return town


def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Our own log lines, after a look at all of them for what nobody may read there."""
    written = "\n".join([caplog.text, *(repr(r.args) + str(r.msg) for r in caplog.records)])
    assert MARKER not in written
    assert "Traceback" not in written
    return [r.getMessage() for r in caplog.records if r.name.startswith("adapters")]


async def test_command_that_fails(broken: Town, caplog: pytest.LogCaptureFixture) -> None:
    """Asked in private, the failure is told in private; the log names place and type only."""
    result = await broken.alice.slash(broken.channel, "ask", question=MARKER)

    assert result.response
    assert result.response.ephemeral
    assert SORRY in text_of(result.response.components)
    [line] = lines(caplog)
    assert "ValueError at " in line
    assert f"event {result._interaction.id} failed" in line


async def test_mention_that_fails(broken: Town, caplog: pytest.LogCaptureFixture) -> None:
    """So is a mention, by a reply."""
    await broken.alice.send(broken.channel, f"{broken.me} {MARKER}")

    assert SORRY in text_of(broken.sent[-1]["components"])
    assert len(lines(caplog)) == 1


async def test_completion_that_fails(broken: Town, caplog: pytest.LogCaptureFixture) -> None:
    """Nothing is offered."""
    assert await broken.alice.autocomplete(broken.channel, "ask", "question", MARKER) == []
    assert len(lines(caplog)) == 1


async def test_button_that_fails(
    town: Town, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Whoever presses is told, in private."""
    await town.alice.send(town.channel, f"{town.me} {QUESTION}")
    answer = town.channel.last_message
    assert answer

    async def handle(self: Engine, event: Event) -> Reply:
        raise KeyError(MARKER)

    monkeypatch.setattr(Engine, "handle", handle)
    pressed = await town.bob.click(answer, label="Simpler")

    assert pressed.response
    assert pressed.response.ephemeral
    assert SORRY in text_of(pressed.response.components)
    assert len(lines(caplog)) == 1


async def test_reply_that_discord_refuses(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    """A message that Discord calls malformed is followed by one that it takes."""
    town.env.inject_error("POST", "/channels/*/messages", status=400, code=50035, message=MARKER)
    await town.alice.send(town.channel, f"{town.me} {QUESTION}")

    assert SORRY in town.seen_by(town.bob)[-1]
    [line] = lines(caplog)
    assert "400/50035" in line


@pytest.mark.parametrize(
    ("status", "code"), [(404, 10062), (400, 40060), (401, 50027), (403, 50001), (503, 0)]
)
async def test_interaction_that_takes_no_answer(
    town: Town, status: int, code: int, caplog: pytest.LogCaptureFixture
) -> None:
    """Too late, answered already, or gone: one line, and nothing more is tried."""
    caplog.set_level(logging.DEBUG, "adapters")
    town.env.inject_error(
        "POST", "/interactions/*", status=status, code=code, message=MARKER, times=None
    )
    await town.alice.slash(town.channel, "ask", question=MARKER)

    [line] = lines(caplog)
    assert f"{status}/{code}" in line
    told = [r.levelno for r in caplog.records if r.name == "adapters.failures"]
    assert [logging.DEBUG if code == 40060 else logging.ERROR] == told  # nothing failed, or it did
    tried = [r for r in town.env.http_requests if r.path.endswith("/callback")]
    assert len(tried) == 1


async def test_channel_where_it_may_not_write(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    """Without the permission there is nobody to tell but the log."""
    town.env.inject_error("POST", "/channels/*/messages", status=403, code=50013, times=None)
    await town.alice.send(town.channel, f"{town.me} {MARKER}")

    [line] = lines(caplog)
    assert "Forbidden" in line
    assert "403/50013" in line


@pytest.mark.parametrize("status", [429, 503])
async def test_busy_for_a_moment(town: Town, status: int, caplog: pytest.LogCaptureFixture) -> None:
    """A message is sent again until Discord takes it, and posted once."""
    town.env.inject_error("POST", "/channels/*/messages", status=status, times=3)
    await town.alice.send(town.channel, f"{town.me} {QUESTION}")
    await town.env.advance_time(30)

    assert len(town.seen_by(town.bob)) == 1
    assert len({message["nonce"] for message in town.sent}) == 1
    assert lines(caplog) == []


async def test_busy_for_long(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    """It gives up in the end."""
    town.env.inject_error("POST", "/channels/*/messages", status=503, times=None)
    await town.alice.send(town.channel, f"{town.me} {QUESTION}")
    await town.env.advance_time(600)

    assert len(town.sent) == sending._TRIES
    [line] = lines(caplog)
    assert "503/0" in line


async def test_slow_answer(
    town: Town, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """What takes too long for Discord's three seconds is told in time."""

    async def handle(self: Engine, event: Event) -> Reply:
        await asyncio.sleep(600)
        return Reply((Text("late"),), event.locale or None)  # type: ignore[arg-type]

    monkeypatch.setattr(Engine, "handle", handle)
    result = await town.alice.slash(town.channel, "ask", question=MARKER)
    await town.env.advance_time(2.5)

    assert result.response
    assert SORRY in text_of(result.response.components)
    assert any("TimeoutError" in line for line in lines(caplog))


async def test_work_that_cannot_be_stopped(
    town: Town, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It is not waited for, as a transaction that a locked table holds up is not."""

    @whole
    async def handle(self: Engine, event: Event) -> Reply:
        await asyncio.sleep(600)
        return Reply((Text("late"),), event.locale or None)  # type: ignore[arg-type]

    monkeypatch.setattr(Engine, "handle", handle)
    result = await town.alice.slash(town.channel, "ask", question=MARKER)
    await town.env.advance_time(2.5)
    told = text_of(result.response.components) if result.response else ""
    await town.env.advance_time(600)  # else it goes on after the end

    assert SORRY in told
    assert any("TimeoutError" in line for line in lines(caplog))


async def test_finding_out_who_answers_takes_of_the_same_time(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both are over before Discord's three seconds are."""
    began, ended = [], []

    async def first(self: Engine, name: str, at: object) -> bool:
        began.append(asyncio.get_running_loop().time())
        await asyncio.sleep(0.9)
        return True

    async def handle(self: Engine, event: Event) -> Reply:
        try:
            await asyncio.sleep(600)
        finally:
            ended.append(asyncio.get_running_loop().time())
        return Reply((Text("late"),), event.locale or None)  # type: ignore[arg-type]

    monkeypatch.setattr(Engine, "first", first)
    monkeypatch.setattr(Engine, "handle", handle)
    result = await town.alice.slash(town.channel, "quizadmin panel")
    await town.env.advance_time(2.5)

    assert result.response
    assert SORRY in text_of(result.response.components)
    assert ended[0] - began[0] == pytest.approx(THINKING, abs=0.2)


async def test_command_of_an_older_list(town: Town) -> None:
    """A command that Discord still shows and we no longer have is answered with help."""
    town.env.bot.tree.remove_command("topics")
    result = await town.alice.slash(town.channel, "topics")

    with pytest.raises(ExceptionGroup) as raised:
        town.env.raise_errors()
    assert raised.group_contains(app_commands.CommandNotFound)
    assert result.response
    assert "/topics" in text_of(result.response.components)


@pytest.mark.parametrize("level", ["DEBUG", "INFO"])
async def test_words_are_never_logged(
    town: Town, level: str, caplog: pytest.LogCaptureFixture
) -> None:
    """At no level does the library or anything of ours write what people say, or a token."""
    for name in ("", "discord", "discord.http", "discord.gateway", "discord.client", "adapters"):
        caplog.set_level(level, logger=name)
    logging.getLogger("discord.http").debug("body %s", MARKER)
    try:
        raise ValueError(MARKER)
    except ValueError:
        logging.getLogger("discord.client").exception("Ignoring exception in %s", "on_message")
    await town.alice.send(town.channel, f"{town.me} {MARKER}")
    await town.alice.slash(town.channel, "ask", question=MARKER)

    assert lines(caplog) == []
    assert "Ignoring exception in on_message (ValueError at " in caplog.text
