"""What acts write into documents, and what that would mean."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.curation.checking import Review, changed
from bot.curation.roles import Role
from bot.curation.state import Draft, Kept, State, entry_in
from bot.entries import Language
from bot.knowledge import records
from bot.store import Body, Changed, Document, Kind, PersonHash, Write

LOST = "lost"  # in a document: how many known questions lost their answers by the act


def costing(review: Review) -> Body:
    """What an act records of known questions that lost their answers by it."""
    return {LOST: len(review.worse)} if review.worse else {}


def kept_as(draft: Draft, at: datetime, kept: Kept | None, before: records.Record | None) -> Body:
    """An entry as a store keeps it; a text that was left behind by its twin is marked."""
    record = draft.record
    stale = _left_behind(record, before) if before else set()
    if kept:
        mended = changed(record, kept.record)
        if mended and mended <= kept.stale:  # it has caught up with the other, which stands
            stale = set()
        stale |= {each.value for each in kept.stale - mended}
    body = {"record": record, "on": at.date().isoformat(), "stale": sorted(stale)}
    tickets = (*(kept.tickets if kept else ()), *draft.tickets)
    return {**body, "tickets": [*dict.fromkeys(tickets)]} if tickets else body


def _left_behind(record: records.Record, before: records.Record) -> set[str]:
    """The languages whose answer stayed as it was when the other's changed."""
    both = {each for each in Language if before["answer"].get(each) and record["answer"].get(each)}
    moved = changed(record, before)
    return {each.value for each in both - moved} if moved else set()


def role_of(state: State, person: PersonHash, role: Role) -> Write:
    """A person's role from now on; a member has none that is kept."""
    body = None if role is Role.MEMBER else {"role": role.label}
    return Write(Kind.ROLE, person, state.version_of(Kind.ROLE, person), body)


def leaves_nobody(state: State, writes: Sequence[Write]) -> bool:
    """Whether there is an admin now, and none once this is written."""
    theirs = {write.key: write.body for write in writes if write.kind is Kind.ROLE}
    left = [role for person, role in state.roles.items() if person not in theirs]
    left += [Role.named(str(body.get("role"))) or Role.MEMBER for body in theirs.values() if body]
    return bool(theirs and state.number_of(Role.ADMIN)) and Role.ADMIN not in left


def was_admin(change: Changed) -> bool:
    """Whether an act took the role of an admin, or changed it."""
    return change.before is not None and change.before.get("role") == Role.ADMIN.label


def record_in(document: Document) -> records.Record | None:
    """The record of an entry's document, None where it is gone or cannot be read."""
    return document.body["record"] if document.body and entry_in(document.body) else None
