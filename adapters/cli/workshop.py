"""`refugio workshop`: a workshop on the article, on paper."""

from __future__ import annotations

from pathlib import Path

import click

from adapters.cli.common import pack_option, settings_with
from adapters.cli.printing import say, write
from bot.entries import Language
from bot.errors import BotError
from bot.knowledge.pack import Pack
from bot.workshop.plan import LEAST, MOST

_ENDINGS = {".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown"}


class UnknownTopic(BotError):
    """There is no topic of that name."""


@click.command()
@pack_option
@click.option("--minutes", type=click.IntRange(LEAST, MOST), default=45, help="How long it is.")
@click.option("--topic", "topics", multiple=True, help="A topic; may be given again. Default: all.")
@click.option(
    "--language",
    type=click.Choice([language.value for language in Language]),
    default=Language.ENGLISH.value,
    help="In which language.",
)
@click.option(
    "--format",
    "named",
    type=click.Choice(["markdown", "html"]),
    default=None,
    help="By default as FILE ends, else Markdown.",
)
@click.option("--seed", type=click.IntRange(0), default=1, help="Another number, another quiz.")
@click.argument("file", type=click.Path(path_type=Path), required=False)
def command(
    pack: Path | None,
    minutes: int,
    topics: tuple[str, ...],
    language: str,
    named: str | None,
    seed: int,
    file: Path | None,
) -> None:
    """
    Write a workshop to FILE, which must not exist yet, or to standard output.

    Goals, a quiz with its answer key, questions to discuss, a source sheet and a glossary.
    """
    from adapters.compose import load_pack

    loaded = load_pack(settings_with(pack))
    _known(topics, loaded)
    ending = _ENDINGS.get(file.suffix.casefold()) if file else None
    spoken = Language(language)
    text = _written(loaded, topics, minutes, seed, spoken, named or ending or "markdown")
    if file is None:
        write(text)
        return
    with file.open("x", encoding="utf-8", newline="") as stream:
        stream.write(text)
    say(f"A workshop of {minutes} minutes is written to {file}.")


def _written(
    pack: Pack,
    topics: tuple[str, ...],
    minutes: int,
    seed: int,
    language: Language,
    format_: str,
) -> str:
    from bot.workshop import markdown, page
    from bot.workshop.plan import plan
    from bot.workshop.writing import paper

    made = paper(plan(pack, topics, minutes, seed), pack, seed, language)
    return page.written(made, language) if format_ == "html" else markdown.written(made)


def _known(topics: tuple[str, ...], pack: Pack) -> None:
    there = [topic.id for topic in pack.topics]
    for topic in topics:
        if topic not in there:
            raise UnknownTopic(f"There is no topic {topic!r}. There are: {', '.join(there)}.")
