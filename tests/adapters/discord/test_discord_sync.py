"""The slash commands: their payload, and sending them to Discord only when they differ."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import discord
import pytest
from click.testing import CliRunner, Result
from discord_commands import PLACED
from discord_peer import APP, TOKEN, Peer, peer

from adapters.cli.__main__ import refugio
from adapters.discord.commands import Tree, payload
from adapters.discord.syncing import payload_hash, sync
from bot.command_groups import GROUPS
from bot.commands import CATALOGUE, EVERY, ON_MESSAGES
from bot.entries import Bilingual

SNAPSHOT = Path(__file__).parent / "commands.json"
EVERYWHERE, IN_TOWN = f"/applications/{APP}/commands", f"/applications/{APP}/guilds/2000/commands"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where it is remembered what was sent, of this test's own."""
    monkeypatch.setenv("REFUGIO_DATA", str(tmp_path))
    return tmp_path


@pytest.fixture
async def there() -> AsyncIterator[Peer]:
    """The peer, to which nobody is connected."""
    async with peer() as one:
        yield one


async def commands() -> list[dict[str, Any]]:
    """The payload of all commands."""
    async with discord.Client(intents=discord.Intents.none()) as client:
        return await payload(Tree(client))


async def slashed() -> list[dict[str, Any]]:
    """Those that are typed."""
    return [command for command in await commands() if command["type"] == 1]


async def called() -> dict[str, dict[str, Any]]:
    """What can be called, by its whole name: a command, or one of a group."""
    found = {}
    for command in await slashed():
        inside = [each for each in command.get("options", []) if each["type"] == 1]
        found |= {f"{command['name']} {each['name']}": each for each in inside}
        if not inside:
            found[command["name"]] = command
    return found


def localised(names: Bilingual) -> dict[str, str | None]:
    """A name as Discord is sent it."""
    return {"en-US": names.en, "en-GB": names.en, "es-ES": names.es, "es-419": names.es}


def sent(there: Peer) -> int:
    """How often commands were sent."""
    return sum(method == "PUT" for method, *_ in there.requests)


async def refugio_discord(monkeypatch: pytest.MonkeyPatch, token: str, *arguments: str) -> Result:
    """Run `refugio discord sync` with this token."""
    monkeypatch.setenv("DISCORD_TOKEN", token)
    runner = CliRunner()
    return await asyncio.to_thread(runner.invoke, refugio, ["discord", "sync", *arguments])


async def test_payload_is_as_reviewed() -> None:
    """What Discord is sent changes only when somebody means it to: rewrite the file then."""
    assert json.loads(SNAPSHOT.read_text("utf-8")) == await commands()


async def test_payload_is_the_catalogue() -> None:
    """Each command of the core, in both Englishes and both Spanishes."""
    there = await called()

    assert [name for name, _ in PLACED] == [*there]
    assert {info.command for info in EVERY} == {info.command for _, info in PLACED}
    for name, info in PLACED:
        command = there[name]
        assert command["name_localizations"] == localised(info.names)
        assert command["description_localizations"]["es-419"] == info.summary.es
        assert len(command.get("options", [])) == bool(info.argument) + bool(info.person)


async def test_groups_are_the_catalogues() -> None:
    """Those of entries, of quizzes, and of who directs one; each name once in its group."""
    shown = {command["name"]: command for command in await slashed()}

    assert ["entry", "quiz", "quizadmin"] == [group.names.en for group in GROUPS]
    for group in GROUPS:
        command = shown[group.names.en or ""]
        inside = command["options"]
        assert command["name_localizations"] == localised(group.names)
        assert command["description_localizations"]["es-419"] == group.summary.es
        assert len(inside) <= 25
        for code in ("en-US", "es-419"):
            assert len({each["name_localizations"][code] for each in inside}) == len(inside)


async def test_menus_are_the_catalogue() -> None:
    """What can be done about a message, in all four; no more than discord.py takes."""
    menus = [command for command in await commands() if command["type"] == 3]

    assert len(menus) <= 5
    for menu, command in zip(ON_MESSAGES, menus, strict=True):
        assert command["name"] == menu.names.en
        assert command["name_localizations"]["es-419"] == menu.names.es


async def test_names_are_no_two_commands() -> None:
    """Discord takes a list only if no two are called the same, in any language; at most 100."""
    infos = await slashed()

    assert len(infos) <= 100
    for code in ("en-US", "es-419"):
        assert len({command["name_localizations"][code] for command in infos}) == len(infos)


async def test_what_moderators_do_is_hidden_from_members() -> None:
    """By default: a server's admins may show it to others, and the core asks for the role."""
    hidden = {
        command["name"] for command in await commands() if command["default_member_permissions"]
    }
    mine = {"suggest", "answer", "settings", "role", "quiz", "quizadmin", "Answer this"}

    assert not hidden & mine
    assert {"entry", "review", "link", "changes", "Teach"} <= hidden
    assert not hidden & {info.names.en for info in CATALOGUE}


async def test_what_is_of_a_community_is_not_offered_alone() -> None:
    """A direct message has what works there."""
    alone = {command["name"] for command in await commands() if 1 in command["contexts"]}

    assert {"ask", "help", "quiz", "answer", "Answer this"} <= alone
    assert (
        not {"quizadmin", "entry", "suggest", "review", "settings", "Make an entry", "Teach"}
        & alone
    )


async def test_options_are_of_their_kind() -> None:
    """Somebody is picked from a list of people, a file is added, and the rest is text."""
    kinds = {
        name: [option["type"] for option in command.get("options", [])]
        for name, command in (await called()).items()
    }

    assert [6, 3] == kinds["role"]
    assert [11] == kinds["entry import"]
    assert [3] == kinds["entry edit"]


async def test_payload_within_limits() -> None:
    """Names, summaries and the sum of each command are within what Discord takes."""
    for command in await slashed():
        for part in parts(command):
            names = [part["name"], *part["name_localizations"].values()]
            said = [part["description"], *part["description_localizations"].values()]
            assert all(1 <= len(name) <= 32 and name == name.lower() for name in names)
            assert all(1 <= len(text) <= 100 for text in said)
        assert sum(map(letters, parts(command))) <= 4000


def parts(command: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A command, and all that is in it: the commands of a group, and what is written with each."""
    yield command
    for option in command.get("options", []):
        yield from parts(option)


def letters(part: dict[str, Any]) -> int:
    """What Discord counts of it: its longest name and summary, and the values to pick from."""
    said = ((part[key], *part[f"{key}_localizations"].values()) for key in ("name", "description"))
    picked = (len(each["name"]) + len(each["value"]) for each in part.get("choices", []))
    return sum(max(map(len, texts)) for texts in said) + sum(picked)


async def test_sent_once(there: Peer) -> None:
    """Sent when Discord has others, and not again while they are the same."""
    assert await sync(TOKEN) is True
    assert await sync(TOKEN) is False
    assert sent(there) == 1
    assert there.commands[EVERYWHERE] == await commands()


@pytest.mark.parametrize("change", ["description", "spanish", "option", "gone", "more"])
async def test_sent_again_after_a_change(there: Peer, change: str) -> None:
    """Whatever differs, another language's words included, is set right."""
    await sync(TOKEN)
    listed = there.commands[EVERYWHERE] = json.loads(json.dumps(there.commands[EVERYWHERE]))
    match change:
        case "description":
            listed[1]["description"] = "Other"
        case "spanish":
            listed[1]["name_localizations"]["es-ES"] = "otro"
        case "option":
            listed[0]["options"][0]["autocomplete"] = False
        case "gone":
            listed.pop()
        case "more":
            listed.append({**listed[1], "name": "another"})

    assert await sync(TOKEN) is True
    assert there.commands[EVERYWHERE] == await commands()


async def test_one_server_only(there: Peer) -> None:
    """For trying out, one server gets them at once and all others keep what they have."""
    assert await sync(TOKEN, 2000) is True
    assert await sync(TOKEN, 2000) is False
    assert list(there.commands) == [IN_TOWN]


async def test_command_line_says_what_it_did(there: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line, whether it sent them or not."""
    first = await refugio_discord(monkeypatch, TOKEN)
    second = await refugio_discord(monkeypatch, TOKEN)
    third = await refugio_discord(monkeypatch, TOKEN, "--guild", "2000")

    assert first.output == "commands sent to all servers\n"
    assert second.output == (
        "all servers: the commands are up to date; --force sends them anyway\n"
    )
    assert third.output == "commands sent to server 2000\n"
    assert {0} == {first.exit_code, second.exit_code, third.exit_code}


@pytest.mark.parametrize(
    ("token", "said"), [("", "DISCORD_TOKEN is not set"), ("a.wrong.token", "refused the token")]
)
async def test_command_line_without_a_good_token(
    there: Peer, monkeypatch: pytest.MonkeyPatch, token: str, said: str
) -> None:
    """One sentence and exit code 1; the token is not shown."""
    result = await refugio_discord(monkeypatch, token)

    assert result.exit_code == 1
    assert said in result.output
    assert result.output.count("\n") == 1
    assert "wrong" not in result.output


@pytest.mark.parametrize(
    ("status", "code", "said"),
    [(403, 50001, "applications.commands"), (400, 50035, "400/50035"), (429, 0, "429/0")],
)
async def test_command_line_when_discord_refuses(
    there: Peer, monkeypatch: pytest.MonkeyPatch, status: int, code: int, said: str
) -> None:
    """One sentence that says what to do or what Discord said, and exit code 1."""
    there.refuse(status, {"code": code, "message": "no"})
    result = await refugio_discord(monkeypatch, TOKEN)

    assert result.exit_code == 1
    assert said in result.output
    assert result.output.count("\n") == 1


async def test_nothing_is_asked_where_nothing_changed(
    there: Peer, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    """The hash of what was sent is remembered; a second time Discord hears nothing at all."""
    await refugio_discord(monkeypatch, TOKEN)
    before = len(there.requests)
    again = await refugio_discord(monkeypatch, TOKEN)
    [kept] = folder.iterdir()

    assert "up to date" in again.output
    assert before == len(there.requests)
    assert {"all servers": await payload_hash(TOKEN)} == json.loads(kept.read_text())
    assert TOKEN.rpartition(".")[2] not in kept.read_text()


async def test_force_sends_them_anyway(there: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    """After somebody else's change, of which no hash tells, without asking for the list."""
    await refugio_discord(monkeypatch, TOKEN)
    there.commands[EVERYWHERE] = []
    unaware = await refugio_discord(monkeypatch, TOKEN)
    forced = await refugio_discord(monkeypatch, TOKEN, "--force")

    assert "--force sends them anyway" in unaware.output
    assert forced.output == "commands sent to all servers\n"
    assert there.commands[EVERYWHERE] == await commands()
    assert 2 == sent(there)


@pytest.mark.parametrize("change", ["older", "another bot", "damaged", "no file"])
async def test_discord_is_asked_where_the_hash_does_not_tell(
    there: Peer, monkeypatch: pytest.MonkeyPatch, folder: Path, change: str
) -> None:
    """Then what it has is compared, and sent only if it differs; what is true is remembered."""
    await refugio_discord(monkeypatch, TOKEN)
    file = folder / "discord-commands.json"
    match change:
        case "older":
            file.write_text('{"all servers": "0123"}')
        case "another bot":
            file.write_text(json.dumps({"all servers": await payload_hash(f"x{TOKEN}")}))
        case "damaged":
            file.write_text("[")
        case "no file":
            file.unlink()
    before = len(there.requests)
    asked = await refugio_discord(monkeypatch, TOKEN)

    assert "up to date" in asked.output
    assert before < len(there.requests)
    assert 1 == sent(there)
    assert {"all servers": await payload_hash(TOKEN)} == json.loads(file.read_text())


async def test_servers_are_remembered_apart(
    there: Peer, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    """What one server got says nothing of all, nor the other way round."""
    first = await refugio_discord(monkeypatch, TOKEN, "--guild", "2000")
    everywhere = await refugio_discord(monkeypatch, TOKEN)

    assert "commands sent to server 2000\n" == first.output
    assert "commands sent to all servers\n" == everywhere.output
    kept = json.loads((folder / "discord-commands.json").read_text())
    assert ["all servers", "server 2000"] == sorted(kept)


async def test_what_cannot_be_remembered_is_sent_all_the_same(
    there: Peer, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    """Where the folder cannot be written, it says no less, and Discord is asked the next time."""
    monkeypatch.setenv("REFUGIO_DATA", str(folder / "file" / "below"))
    (folder / "file").write_text("no folder")
    first = await refugio_discord(monkeypatch, TOKEN)
    second = await refugio_discord(monkeypatch, TOKEN)

    assert (0, "commands sent to all servers\n") == (first.exit_code, first.output)
    assert (0, 1) == (second.exit_code, sent(there))


async def test_what_was_refused_is_not_remembered(
    there: Peer, monkeypatch: pytest.MonkeyPatch, folder: Path
) -> None:
    """The next run asks again."""
    there.refuse(403, {"code": 50001, "message": "no"})
    await refugio_discord(monkeypatch, TOKEN)

    assert [] == [*folder.iterdir()]
