"""`refugio quiz export` and `refugio quiz import`: quiz items as GIFT, Aiken, CSV or YAML."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from adapters.cli.common import pack_option, settings_with
from adapters.cli.printing import say, write
from adapters.terminal import safe
from bot.entries import EntryId, Language
from bot.errors import MOST_TOLD, KnowledgeError, Problem
from bot.items import Level
from bot.keeping import open_regular
from bot.knowledge import loader
from bot.knowledge.yamlfile import MAX_BYTES
from bot.quiz.formats import files, packs
from bot.quiz.formats.files import Format
from bot.quiz.formats.packs import Outcome
from bot.quiz.formats.result import Record, Written

_format_option = click.option(
    "--format",
    "named",
    type=click.Choice([format_.value for format_ in Format]),
    default=None,
    help="By default as FILE ends: .gift, .aiken, .csv, .yaml.",
)


def _format(named: str | None, file: Path) -> Format:
    format_ = Format(named) if named else files.format_of(file.name)
    if format_ is None:
        choices = ", ".join(each.value for each in Format)
        raise click.UsageError(f"{file.name!r} does not tell its format. Add --format: {choices}.")
    return format_


@click.command("export")
@pack_option
@_format_option
@click.option(
    "--language",
    type=click.Choice([language.value for language in Language]),
    default=Language.ENGLISH.value,
    help="Of a GIFT or Aiken file, which holds one.",
)
@click.option("--topic", "topics", multiple=True, help="Only items of this topic; may be repeated.")
@click.option(
    "--level",
    "levels",
    type=click.Choice([level.value for level in Level]),
    multiple=True,
    help="Only items of this level; may be repeated.",
)
@click.argument("file", type=click.Path(path_type=Path))
def export(
    pack: Path | None,
    named: str | None,
    language: str,
    topics: tuple[str, ...],
    levels: tuple[str, ...],
    file: Path,
) -> None:
    """Write a pack's quiz items to FILE, which must not exist yet; - is standard output."""
    from adapters.compose import pack_directory

    format_ = _format(named, file)
    contents = loader.contents(pack_directory(settings_with(pack)))
    loaded, _ = loader.located(contents, "pack")
    of_entry = {entry.id: entry.topic for entry in loaded.entries}
    _known_topics(topics, {*of_entry.values()})
    chosen = [
        item
        for item in packs.items_of(contents).values()
        if (not topics or of_entry[item["entry"]] in topics)
        and (not levels or item["level"] in levels)
    ]
    made = files.written(
        chosen, format_, Language(language), lambda entry: of_entry[EntryId(entry)]
    )
    if str(file) == "-":
        write(made.text)
    else:
        _put(file, made)
    for line in made.lost:
        say(safe.line(f"not in the file: {line}"), error=True)
    say(f"{made.count} of {len(chosen)} items written to {safe.line(str(file))}.", error=True)


def _put(file: Path, made: Written) -> None:
    """Write a file that is not there yet."""
    with file.open("x", encoding="utf-8", newline="") as stream:
        stream.write(made.text)


def _known_topics(asked: Iterable[str], known: set[str]) -> None:
    for topic in asked:
        if topic not in known:
            choices = ", ".join(sorted(known))
            raise click.UsageError(f"There is no topic {topic!r}. Topics: {choices}.")


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--into",
    "pack",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=None,
    help="The pack's folder; by default the shipped one's.",
)
@_format_option
@click.option(
    "--language",
    type=click.Choice([language.value for language in Language]),
    default=None,
    help="Of a GIFT or Aiken file that does not say it.",
)
@click.option(
    "--draft",
    type=click.Path(path_type=Path),
    default=None,
    help="Also write what was read to this CSV, with empty cells for what is lacking.",
)
@click.option("--write", "writes", is_flag=True, help="Write into quiz.yaml what would be done.")
def import_(
    file: Path,
    pack: Path | None,
    named: str | None,
    language: str | None,
    draft: Path | None,
    writes: bool,
) -> None:
    """Look at the quiz items of FILE, and with --write bring them into a pack."""
    from adapters.compose import pack_directory

    folder = pack or pack_directory(settings_with(None))
    if writes:
        _refuse_installed(folder)
    format_ = _format(named, file)
    if draft and format_ is Format.YAML:
        raise click.UsageError("A draft is made of GIFT, Aiken or CSV; YAML can be filled in.")
    before = loader.contents(folder)
    loader.located(before, folder.name)  # refuses a pack that does not load as it is
    with open_regular(file) as stream:
        raw = stream.read(MAX_BYTES + 1)
    asked = Language(language) if language else None
    incoming = files.read(raw, file.name, format_, packs.items_of(before), asked)
    if draft:
        _put(draft, files.draft(incoming))
        say(f"What was read is a table now: {safe.line(str(draft))}.")
    result = packs.outcome(before, folder.name, incoming)
    for line in _told(result):
        say(safe.line(line))
    _tell("left out", incoming.notes)
    _advise(result)
    _tell("problem", result.problems)
    if result.problems:
        say(f"{len(result.problems):,} problems. Nothing was written.")
        sys.exit(1)
    if not writes or result.contents is None:
        more = "" if result.contents is None else " Add --write to write it into quiz.yaml."
        say(f"Nothing was written.{more}")
        return
    _write(folder, before, result)


def _refuse_installed(folder: Path) -> None:
    from adapters import packs as disk

    if disk.is_installed(folder):
        found = "is the pack that was installed with the program, which the next version replaces"
        remedy = "Copy the folder and import into the copy, with --into"
        raise KnowledgeError([Problem(str(folder), 0, "", found, remedy)])


def _write(folder: Path, before: loader.Contents, result: Outcome) -> None:
    from adapters import packs as disk

    if result.anew:
        say("quiz.yaml is written anew as a whole, without its comments.")
    names = disk.write(folder, before, result.contents or before)
    say(f"Written: {', '.join(names)}. Now run `refugio kb check --pack {folder}`.")


def _advise(result: Outcome) -> None:
    """What the pack's own rules say; texts missing in one language, of many items, at once."""
    for language in Language:
        found = f"is missing in {language}"
        if count := sum(problem.found == found for problem in result.advice):
            say(f"advice: {count:,} texts are missing in {language}. Bring the file in {language}.")
    missing = {f"is missing in {language}" for language in Language}
    _tell("advice", tuple(each for each in result.advice if each.found not in missing))


def _tell(what: str, problems: tuple[Problem, ...]) -> None:
    for problem in sorted(problems)[:MOST_TOLD]:
        say(safe.line(f"{what}: {problem}"))
    if (more := len(problems) - MOST_TOLD) > 0:
        say(f"{what}: and {more:,} more")


def _told(result: Outcome) -> Iterator[str]:
    yield from (f"new: {_named(record)}" for record in result.created)
    for record, keys in result.changed:
        yield f"changed: {_named(record)} ({', '.join(keys)})"
    yield f"unchanged: {len(result.unchanged):,}"
    if result.kept:
        yield f"kept: {result.kept:,} that the file does not have"


def _named(record: Record) -> str:
    return f"{record['id']}, {record['kind']}, {record['level']}"
