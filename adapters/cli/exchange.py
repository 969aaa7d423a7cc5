"""`refugio kb export` and `refugio kb import`: a pack's entries as a file, and back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from adapters.cli.common import pack_option, settings_with
from adapters.cli.printing import say, write
from adapters.terminal import safe
from bot.entries import Language
from bot.errors import KnowledgeError, Problem
from bot.events import MOST_ATTACHED, Attached
from bot.keeping import open_regular
from bot.knowledge import loader, records
from bot.knowledge.evidence import Checker
from bot.knowledge.exchange import files, packs
from bot.knowledge.exchange.comparing import Comparison, compare
from bot.knowledge.exchange.files import Format, Incoming
from bot.knowledge.pack import Pack
from bot.knowledge.records import Record

TOPIC = "imported"  # of new entries that name none


@click.command("export")
@pack_option
@click.option(
    "--format",
    "named",
    type=click.Choice([format_.value for format_ in Format]),
    default=None,
    help="YAML as in a pack, or CSV for a spreadsheet; by default as FILE ends, else YAML.",
)
@click.argument("file", type=click.Path(path_type=Path), required=False)
def export(pack: Path | None, named: str | None, file: Path | None) -> None:
    """Write a pack's entries to FILE, which must not exist yet, or to standard output."""
    from adapters.compose import pack_directory

    ending = files.format_of(file.name) if file else None
    format_ = Format(named) if named else ending or Format.YAML
    entries = loader.load(pack_directory(settings_with(pack))).entries
    text = files.written(map(records.of, entries), format_)
    if file is None:
        write(text)
        return
    with file.open("x", encoding="utf-8", newline="") as stream:
        stream.write(text)
    say(f"{len(entries)} entries written to {file}.")
    if file.stat().st_size > files.MAX_BYTES or len(entries) > files.MOST:
        say("The file is too large to be imported in one piece; split it first.")


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--pack",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    required=True,
    help="The pack's folder.",
)
@click.option("--dry-run", is_flag=True, help="Only tell what would be done.")
@click.option("--replace-all", is_flag=True, help="Also delete the entries that FILE lacks.")
def import_(file: Path, pack: Path, dry_run: bool, replace_all: bool) -> None:
    """Bring the entries of FILE, YAML or CSV, into a pack: new ones and changed ones."""
    from adapters import packs as disk

    if disk.is_installed(pack):
        found = "is the pack that was installed with the program, which the next version replaces"
        remedy = "Copy the folder and import into the copy"
        raise KnowledgeError([Problem(str(pack), 0, "", found, remedy)])
    before = loader.contents(pack)
    loaded, _ = loader.located(before, pack.name)
    known = {entry.id: records.of(entry) for entry in loaded.entries}
    with open_regular(file) as stream:
        attached = Attached(file.name, stream.read(MOST_ATTACHED + 1))
    incoming = files.read(attached, known, TOPIC)
    found_ = compare(known, incoming.records, known, replace_all=replace_all)
    if problems := list(_unsupported(loaded, incoming, found_)):
        raise KnowledgeError(problems)
    after = packs.rewritten(before, found_)
    loader.located(after.contents, pack.name)  # refuses what would no longer load
    for line in _told(found_):
        say(safe.line(line))
    if dry_run or not found_.touched:
        say("Nothing was written.")
        return
    for name in after.anew:
        say(f"{name} is written anew as a whole, without its comments.")
    names = disk.write(pack, before, after.contents)
    say(f"Written: {', '.join(names)}. Now run `refugio kb check --pack {pack}`.")


def _unsupported(pack: Pack, incoming: Incoming, found: Comparison) -> Iterator[Problem]:
    """What the source does not say, where it stands in the file."""
    if pack.source is None:
        return
    checker, saved = Checker(pack), {record["id"] for record in found.saved}
    for item in incoming.placed:
        if item.entry.id in saved:
            for each in checker.findings(item.entry):
                yield item.problem(each.key, each.found, each.remedy)


def _told(found: Comparison) -> Iterator[str]:
    yield from (f"new: {_named(record)}" for record in found.created)
    for each in found.changed:
        yield f"changed: {_named(each.after)} ({', '.join(each.columns)})"
    yield from (f"deleted: {_named(record)}" for record in found.deleted)
    yield f"unchanged: {len(found.unchanged):,}"
    if found.absent:
        yield f"kept: {len(found.absent):,} that the file does not have"


def _named(record: Record) -> str:
    return f"{record['id']}, {records.entry(record).title(Language.ENGLISH)}"
