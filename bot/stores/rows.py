"""What rows of documents, acts and revisions say, and the rows that say it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from bot.store import Act, Changed, CommunityId, Document, Kind, PersonHash, Snapshot

_KINDS = frozenset(kind.value for kind in Kind)


def read_acts(rows: Iterable[Any]) -> tuple[Act, ...]:
    """The acts of these rows, one for each change, or one with no kind where none is told."""
    acts: dict[int, list[Any]] = {}
    for row in rows:
        acts.setdefault(row.number, []).append(row)
    return tuple(map(_act, acts.values()))


def _act(rows: Sequence[Any]) -> Act:
    first = rows[0]
    told = tuple(
        Changed(Kind(row.kind), row.key, row.version, row.before, row.after)
        for row in rows
        if row.kind in _KINDS
    )
    if any(row.kind and row.kind not in _KINDS for row in rows):
        told = ()  # it did more than can be told here, and must not be taken back in part
    by = PersonHash(first.person)
    return Act(first.number, first.verb, by, first.at, told, first.undoes, first.undone)


def read_document(row: Any) -> Document:
    """The document of a row."""
    return Document(Kind(row.kind), row.key, row.version, row.body)


def read_snapshots(rows: Iterable[Any]) -> dict[CommunityId, Snapshot]:
    """Each community's, from one row for each document, or one with no kind where it has none."""
    counts: dict[CommunityId, int] = {}
    found: dict[CommunityId, list[Document]] = {}
    for row in rows:
        community = CommunityId(row.community)
        counts[community] = row.acts
        if row.kind in _KINDS:  # not none, nor one of a newer version
            found.setdefault(community, []).append(read_document(row))
    return {
        community: Snapshot(count, tuple(sorted(found.get(community, ()), key=_order)))
        for community, count in counts.items()
    }


def act_row(community: CommunityId, act: Act) -> dict[str, Any]:
    """The row of an act that stands."""
    return {
        "community_id": community,
        "number": act.number,
        "verb": act.verb,
        "person": act.by,
        "at": act.at,
        "undoes": act.undoes,
        "whole": True,
    }


def revision_rows(community: CommunityId, act: Act) -> list[dict[str, Any]]:
    """The rows of what an act changed, in its order."""
    return [
        {
            "community_id": community,
            "kind": changed.kind.value,
            "key": changed.key,
            "version": changed.version,
            "act": act.number,
            "position": position,
            "before": changed.before,
            "after": changed.after,
            "forgot": False,
        }
        for position, changed in enumerate(act.changes)
    ]


def document_rows(community: CommunityId, act: Act) -> list[dict[str, Any]]:
    """The rows of the documents that an act changed, each as it was last."""
    last = {(changed.kind, changed.key): changed for changed in act.changes}
    return [
        {
            "community_id": community,
            "kind": changed.kind.value,
            "key": changed.key,
            "version": changed.version,
            "body": changed.after,
        }
        for changed in last.values()
    ]


def _order(document: Document) -> tuple[Kind, str]:
    return document.kind, document.key
