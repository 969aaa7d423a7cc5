"""`refugio kb`: check, explain, fingerprint, and print the schema of a knowledge base."""

from __future__ import annotations

import json
import math
import sys
from dataclasses import asdict
from pathlib import Path

import click

from adapters.cli.common import pack_option, settings_with, told
from bot.errors import KnowledgeError, Problem


@click.group("kb")
def command() -> None:
    """Check, explain and fingerprint a knowledge base."""


@command.command()
@pack_option
@click.option(
    "--source",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The source's own text, with numbered paragraphs, to check the fingerprint against.",
)
@click.option(
    "--questions/--no-questions",
    default=True,
    help="Whether the known questions are asked too.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the problems as JSON, for CI.")
def check(pack: Path | None, source: Path | None, questions: bool, as_json: bool) -> None:
    """Check a pack: structure, evidence, editorial rules, known questions."""
    with told():
        problems = _problems(pack, source, questions)
    if as_json:
        listed = [asdict(problem) for problem in problems]
        click.echo(json.dumps({"problems": listed}, ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            click.echo(str(problem))
        click.echo(f"{len(problems)} problems." if problems else "No problem found.")
    sys.exit(1 if problems else 0)


@command.command()
@click.argument("question")
@pack_option
def explain(question: str, pack: Path | None) -> None:
    """Show how each candidate for a QUESTION was scored."""

    from adapters.compose import build_engine

    with told():
        ranking = build_engine(settings_with(pack)).matcher.rank(question)
    click.echo(f"read as      {' '.join(ranking.reading.unified)}")
    click.echo(
        f"confidence   {ranking.confidence:.3f} (answers from {ranking.answer:.2f}, offers from"
        f" {ranking.suggest:.2f})   unknown words {ranking.unknown:.0%}"
    )
    for match, candidate in zip(ranking.matches, ranking.candidates, strict=True):
        close = candidate.closeness
        click.echo(
            f"{match.confidence:7.3f}  {match.entry.id:34}"
            f" head {math.exp(candidate.chance):.2f}"
            f"  words {close.lexical:.2f}  meaning {close.semantic:.2f}  alike {close.closest:.2f}"
            f"  fuzzy {candidate.fuzzy:.2f}  covered {candidate.coverage:.0%}"
            + _named("lacks", candidate.conflicts)
            + _named("never asked for", candidate.unasked)
        )
        click.echo(f"         {match.phrasing.text}")


def _named(what: str, names: frozenset[str]) -> str:
    return f"  {what}: {', '.join(sorted(names))}" if names else ""


@command.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--keep",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="An earlier source.yaml, whose names, voices and hand-listed quotes are kept.",
)
def fingerprint(file: Path, keep: Path | None) -> None:
    """Make a source.yaml from FILE, a text with paragraphs numbered ¶1, ¶2, ..."""
    from bot.knowledge import build, schema, validate, yamlfile
    from bot.knowledge import fingerprint as made

    with told():
        known = None
        if keep:
            document = yamlfile.read(keep, keep.name)
            if problems := validate.problems(document, schema.FILES["source.yaml"]):
                raise KnowledgeError(problems)
            known = build.source(document.value)
        try:
            text = file.read_text("utf-8")
        except ValueError as error:
            found = Problem(str(file), 0, "", "is not UTF-8 text", "Save it as UTF-8")
            raise KnowledgeError([found]) from error
    click.echo(made.to_yaml(made.fingerprint(text, known)), nl=False)


@command.command("compile")
@pack_option
def compile_pack(pack: Path | None) -> None:
    """Make what a first start would need a minute for, and keep it with the pack."""
    from adapters.compose import compile_pack as made

    with told():
        folder = made(settings_with(pack))
    size = sum(file.stat().st_size for file in folder.iterdir()) / 2**20
    click.echo(f"{folder}: {size:.1f} MB")


@command.command()
def schema() -> None:
    """Print the format of a pack's files as JSON Schema, for editors."""
    from bot.knowledge import schema as formats

    click.echo(json.dumps(formats.published(), indent=2, ensure_ascii=False))


def _problems(directory: Path | None, source: Path | None, questions: bool) -> list[Problem]:
    from adapters.compose import build_engine, pack_directory
    from bot.curation.known import failures
    from bot.knowledge import loader
    from bot.knowledge.against_text import against_text
    from bot.knowledge.checks import check as editorial

    settings = settings_with(directory)
    try:
        pack, lines = loader.load_located(pack_directory(settings))
    except KnowledgeError as error:
        return list(error.problems)
    problems = list(editorial(pack, lines))
    if source:
        problems += against_text(pack, source.read_text("utf-8"))
    if questions and not problems:
        engine = build_engine(settings)
        problems += failures(engine.pack, engine.answerer)
    return problems
