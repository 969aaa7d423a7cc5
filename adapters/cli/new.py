"""`refugio kb new`: a pack of one's own, begun from an article."""

from __future__ import annotations

import re
from pathlib import Path

import click

from adapters.cli.printing import say
from adapters.cli.reading import text_of


@click.command("new")
@click.argument("directory", type=click.Path(path_type=Path))
@click.argument("article", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def command(directory: Path, article: Path) -> None:
    """
    Begin a pack in DIRECTORY, which must not exist yet, about ARTICLE, a text.

    Paragraphs are parted by empty lines; where they have no numbers, a copy that has them is put
    beside ARTICLE.
    """
    from bot.knowledge import fresh

    name = re.sub(r"[^a-z0-9]+", "-", directory.resolve().name.lower()).strip("-")
    if not name:
        raise click.UsageError("Name the folder with letters, such as my-article.")
    if directory.exists():
        raise click.UsageError(f"{directory} is there already. Name a folder that is not.")
    text = text_of(article)
    numbered = fresh.numbered(text)
    for file, content in fresh.pack(name, numbered).items():
        target = directory / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, "utf-8")
    if numbered.strip() != text.strip():
        copy = article.with_name(f"{article.stem}.numbered.md")
        copy.write_text(numbered, "utf-8")
        say(f"The article with its paragraphs numbered: {copy}")
    say(f"A new pack: {directory}")
    say(f"Next: write what it says into {directory / 'entries' / 'main.yaml'}, then")
    say(f"  refugio kb check --pack {directory}")
    say(f"  refugio chat --pack {directory}")
