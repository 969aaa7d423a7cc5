"""`refugio quiz`: what is done with a pack's quiz items."""

from __future__ import annotations

import click

from adapters.cli import quiz_files


@click.group("quiz", invoke_without_command=True)
@click.pass_context
def command(context: click.Context) -> None:
    """Take the quiz items of a pack out for other programs, and bring them in."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


command.add_command(quiz_files.export)
command.add_command(quiz_files.import_)
