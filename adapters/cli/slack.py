"""`refugio slack`: what an operator needs to set a Slack app up."""

from __future__ import annotations

import click

from adapters.cli.printing import write


@click.group("slack")
def command() -> None:
    """Set a Slack app up."""


@command.command("manifest")
@click.option("--socket", is_flag=True, help="For Socket Mode, which needs no address (default).")
@click.option("--http", "address", metavar="URL", help="For HTTP, where Slack reaches the bot.")
@click.option(
    "--groups", is_flag=True, help="With the scopes to make a user group or a channel moderators."
)
@click.option("--oauth", is_flag=True, help="With --http: for many workspaces, which install it.")
def manifest(socket: bool, address: str | None, groups: bool, oauth: bool) -> None:
    """
    Print the manifest to create the app from, as YAML.

    Paste it on https://api.slack.com/apps, Create New App, From a manifest.
    """
    if socket and address:
        raise click.UsageError("Give --socket or --http URL, not both.")
    if oauth and address is None:
        raise click.UsageError("An app of many workspaces is served by HTTP: give --http URL, too.")
    if address is not None and not address.startswith("https://"):
        raise click.UsageError("Slack calls https only: give a URL that begins with https://.")
    from adapters.cli.slack_manifest import manifest as made

    write(made(address, groups=groups, many=oauth))
