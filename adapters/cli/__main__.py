"""The entry point of `refugio`: loads a verb's module only when that verb is asked for."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from typing import Any

import click

_VERBS = {
    "chat": ("adapters.cli.chat", "Talk to it in this terminal."),
    "quiz": ("adapters.cli.quiz", "Practise, or host a quiz with simulated players."),
    "run": ("adapters.cli.run", "Answer on Discord and Slack."),
    "ask": ("adapters.cli.ask", "Answer one question, or JSON lines from standard input."),
    "kb": ("adapters.cli.kb", "Check, explain, export and import a knowledge base."),
    "workshop": ("adapters.cli.workshop", "Write a workshop to print: goals, quiz, discussion."),
    "preview": ("adapters.cli.preview", "Print what a platform would be sent, without one."),
    "discord": ("adapters.cli.discord", "Send the slash commands to Discord."),
    "slack": ("adapters.cli.slack", "Print what a Slack app is created from."),
    "db": ("adapters.cli.db", "Bring the database up to date, and back it up."),
    "doctor": ("adapters.cli.doctor", "Check the set-up."),
}


class _Verbs(click.Group):
    def invoke(self, ctx: click.Context) -> Any:
        from adapters.cli.common import told  # `--help` and `--version` do not pay for it

        with told():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _VERBS:
            return None
        module = importlib.import_module(_VERBS[cmd_name][0])
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Verbs"):
            formatter.write_dl([(verb, said) for verb, (_, said) in _VERBS.items()])


@click.command(cls=_Verbs)
@click.version_option(package_name="refugio", message="refugio %(version)s")
def refugio() -> None:
    """Answers questions about one article, with paragraph and date, or says it does not say."""


def main(arguments: list[str] | None = None) -> Any:
    """Run the command; text that cannot be shown on this terminal is replaced, never a crash."""
    # One question at a time gains nothing from threads, and beside a busy process loses tenfold.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # read when numpy is imported, by a verb
    if sys.stderr is None:  # closed by the shell, as in `2>&-`: complaints go nowhere
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  for good
    if sys.stdout is None:
        sys.stderr.write("Standard output is closed. Leave it open, or send it to a file.\n")
        sys.exit(2)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # real text streams
    return refugio(args=arguments, prog_name="refugio")


if __name__ == "__main__":
    main()
