"""`refugio kb`: check, explain, fingerprint a knowledge base, and the like."""

from __future__ import annotations

import math
import sys
from dataclasses import asdict
from pathlib import Path

import click

from adapters.cli import exchange, new
from adapters.cli.common import pack_option, settings_with
from adapters.cli.printing import say, write, write_json
from adapters.cli.reading import text_of
from adapters.terminal import safe
from bot.errors import KnowledgeError, Problem


@click.group("kb")
def command() -> None:
    """Check, explain and fingerprint a knowledge base; take its entries out, and bring them in."""


command.add_command(new.command)
command.add_command(exchange.export)
command.add_command(exchange.import_)


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
    try:
        problems = _problems(pack, source, questions)
    except KnowledgeError as error:
        problems = list(error.problems)
    if as_json:
        write_json({"problems": [asdict(problem) for problem in problems]}, indent=2)
    else:
        for problem in problems:
            say(safe.line(str(problem)))
        say(f"{len(problems)} problems." if problems else "No problem found.")
    sys.exit(1 if problems else 0)


@command.command()
@click.argument("question")
@pack_option
def explain(question: str, pack: Path | None) -> None:
    """Show how each candidate for a QUESTION was scored."""

    from adapters.compose import build_engine

    ranking = build_engine(settings_with(pack)).matcher.rank(question)
    say(f"read as      {' '.join(ranking.reading.unified)}")
    say(
        f"confidence   {ranking.confidence:.3f} (answers from {ranking.answer:.2f}, offers from"
        f" {ranking.suggest:.2f})   unknown words {ranking.unknown:.0%}"
    )
    for match, candidate in zip(ranking.matches, ranking.candidates, strict=True):
        close = candidate.closeness
        say(
            f"{match.confidence:7.3f}  {match.entry.id:34}"
            f" head {math.exp(candidate.chance):.2f}"
            f"  words {close.lexical:.2f}  meaning {close.semantic:.2f}  alike {close.closest:.2f}"
            f"  fuzzy {candidate.fuzzy:.2f}  covered {candidate.coverage:.0%}"
            + _named("lacks", candidate.conflicts)
            + _named("never asked for", candidate.unasked)
        )
        say(f"         {safe.line(match.phrasing.text)}")


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

    known = None
    if keep:
        document = yamlfile.read(keep, keep.name)
        if problems := validate.problems(document, schema.FILES["source.yaml"]):
            raise KnowledgeError(problems)
        known = build.source(document.value)
    write(made.to_yaml(made.fingerprint(text_of(file), known)))


@command.command("compile")
@pack_option
def compile_pack(pack: Path | None) -> None:
    """Make what a first start would need a minute for, and keep it with the pack."""
    from adapters.compose import compile_pack as made

    folder = made(settings_with(pack))
    size = sum(file.stat().st_size for file in folder.iterdir()) / 2**20
    say(f"{folder}: {size:.1f} MB")


@command.command()
def schema() -> None:
    """Print the format of a pack's files as JSON Schema, for editors."""
    from bot.knowledge import schema as formats

    write_json(formats.published(), indent=2)


def _problems(directory: Path | None, source: Path | None, questions: bool) -> list[Problem]:
    from adapters.compose import build_engine, pack_directory
    from bot.curation.known import failures
    from bot.knowledge import loader
    from bot.knowledge.against_text import against_text
    from bot.knowledge.checks import check as editorial

    settings = settings_with(directory)
    pack, lines = loader.load_located(pack_directory(settings))
    problems = list(editorial(pack, lines))
    if source:
        problems += against_text(pack, text_of(source))
    if questions and not problems:
        engine = build_engine(settings)
        problems += failures(engine.pack, engine.answerer)
    return problems
