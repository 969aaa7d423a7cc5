"""The operator's guide names what there is: settings, metrics, scopes, commands."""

from __future__ import annotations

import re
from pathlib import Path

import click
import discord

from adapters.cli.__main__ import refugio
from adapters.cli.slack_manifest import scopes
from adapters.discord.installing import PERMISSIONS
from adapters.keeping_times import SPANS
from adapters.metrics import Metrics
from adapters.settings import KNOWN
from bot.retention import DEFAULTS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "operating.md").read_text("utf-8")
TOKENS = (
    "DISCORD_TOKEN",
    "SLACK_BOT_TOKEN",
    "SLACK_APP_TOKEN",
    "SLACK_SIGNING_SECRET",
    "SLACK_CLIENT_ID",
    "SLACK_CLIENT_SECRET",
    "SLACK_SCOPES",
)
OTHERS = ("DATABASE_URL", "PORT", "LOG_LEVEL", "LOG_FORMAT")


def test_every_setting_is_there_and_no_other() -> None:
    """With our prefix or without."""
    assert [] == [name for name in (*KNOWN, *TOKENS, *OTHERS) if f"`{name}" not in PAGE]
    assert {*re.findall(r"REFUGIO_[A-Z_]+", PAGE)} <= {*KNOWN}


def test_times_are_the_defaults() -> None:
    """As the table has them."""
    shown = dict(re.findall(r"^\| `(REFUGIO_KEEP_\w+)` \| (\d+) \|", PAGE, re.MULTILINE))

    assert {name: str(getattr(DEFAULTS, span.field).days) for name, span in SPANS.items()} == shown


def test_every_metric_is_there_and_no_other() -> None:
    """By its name as Prometheus reads it."""
    page = Metrics().page().decode()
    typed = re.findall(r"^# TYPE (refugio_\w+)", page, re.MULTILINE)
    made = {name for name in typed if not name.endswith("_created")}
    named = {*re.findall(r"\b(refugio_[a-z_]+)\b", PAGE)} - {"refugio_data"}  # a volume

    assert made == named


def test_scopes_and_permissions_are_those_that_are_needed() -> None:
    """Slack's as in the manifest; Discord's, the number and its words, as in the invite."""
    [listed] = re.findall(r"these scopes of a bot and no others: (.+?)\. ", PAGE)
    [number] = re.findall(r"permissions=(\d+)", PAGE)
    [words] = re.findall(r"The permissions: (.+?)\. ", PAGE)
    names = {each.casefold().replace(" ", "_") for each in words.split(", ")}

    assert [*scopes()] == re.findall(r"`([\w:]+)`", listed)
    assert discord.Permissions(int(number)) == PERMISSIONS
    assert discord.Permissions(**dict.fromkeys(names, True)) == PERMISSIONS


def test_every_command_is_one() -> None:
    """`refugio verb` with its options."""
    context = click.Context(refugio)
    for verb, rest in re.findall(r"`refugio ([a-z]+)([^`]*)`", PAGE):
        command = refugio.get_command(context, verb)
        assert command, verb
        words = rest.split()
        if isinstance(command, click.Group):
            command = command.commands[words[0]]
        options = {name for each in command.params for name in each.opts}
        assert {word for word in words if word.startswith("--")} <= options


def test_links_lead_somewhere() -> None:
    """To a heading of the page, or to a file; capacity has its own author."""
    headings = re.findall(r"^## (.+)$", PAGE, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", each).casefold().replace(" ", "-") for each in headings}
    for target in re.findall(r"\]\(([^)]+)\)", PAGE):
        if target.startswith("#"):
            assert target[1:] in anchors, target
        elif not target.startswith("https://") and target != "capacity.md":
            assert (ROOT / "docs" / target).exists(), target
