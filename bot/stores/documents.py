"""What communities have written, and the acts that wrote it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store import (
    Act,
    AlreadyUndone,
    Body,
    Changed,
    CommunityId,
    Deed,
    Document,
    Kind,
    PersonHash,
    Revision,
    Snapshot,
    StaleDraft,
    StoreError,
    Write,
)
from bot.stores.connect import Database, Part
from bot.stores.rows import (
    act_row,
    document_rows,
    read_acts,
    read_document,
    read_snapshots,
    revision_rows,
)
from bot.stores.schema import act as acts
from bot.stores.schema import change as changes
from bot.stores.schema import document as documents
from bot.stores.schema import revision as revisions
from bot.stores.whole import whole

_Key = tuple[Kind, str]


class SqlDocuments(Part):
    """`bot.store.Documents` over SQL."""

    async def snapshot(self, community: CommunityId) -> Snapshot:
        async with self._database.reading() as connection:
            return await standing(connection, community)

    async def snapshots(self) -> Mapping[CommunityId, Snapshot]:
        async with self._database.reading() as connection:
            found = read_snapshots(await connection.execute(_STANDING))
        return {community: each for community, each in found.items() if each.documents}

    @whole
    async def commit(self, community: CommunityId, deed: Deed) -> Act:
        async with self._database.writing() as connection:
            return await do(self._database, connection, community, deed)

    async def acts(
        self, community: CommunityId, since: datetime, most: int, below: int | None = None
    ) -> tuple[Act, ...]:
        which = (acts.c.community_id == community) & (acts.c.at >= since)
        if below is not None:
            which &= acts.c.number < below
        async with self._database.reading() as connection:
            return await _acts(connection, which, most)

    async def act(self, community: CommunityId, number: int) -> Act | None:
        which = (acts.c.community_id == community) & (acts.c.number == number)
        async with self._database.reading() as connection:
            found = await _acts(connection, which, 1)
        return found[0] if found else None

    async def history(self, community: CommunityId, kind: Kind, key: str) -> tuple[Revision, ...]:
        query = (
            sa.select(revisions.c.version, revisions.c.after, acts)
            .join(acts, _ACTS_REVISIONS)
            .where(one(revisions, community, kind, key))
            .order_by(revisions.c.version.desc())
        )
        async with self._database.reading() as connection:
            rows = await connection.execute(query)
        return tuple(
            Revision(row.version, row.after, row.number, PersonHash(row.person), row.at)
            for row in rows
        )

    @whole
    async def erase(self, community: CommunityId, kind: Kind, key: str) -> int:
        which = one(revisions, community, kind, key)
        query = sa.select(revisions.c.version, revisions.c.act).where(which)
        async with self._database.writing() as connection:
            await connection.execute(turn(community))
            rows = (await connection.execute(query)).all()
            latest = max((row.version for row in rows), default=0)
            if latest < 2:  # what has no past loses none
                return 0
            gone = await connection.execute(
                sa.delete(revisions).where(which, revisions.c.version < latest)
            )
            # The latest would tell what stood before it.
            await connection.execute(
                sa.update(revisions).where(which).values(before=sa.null(), forgot=True)
            )
            partly = acts.c.number.in_([row.act for row in rows])
            losing = sa.update(acts).where(acts.c.community_id == community, partly)
            await connection.execute(losing.values(whole=False))
            return gone.rowcount

    async def changed(self, since: datetime) -> Mapping[CommunityId, int]:
        query = sa.select(changes.c.community_id, changes.c.version).where(changes.c.at >= since)
        async with self._database.reading() as connection:
            rows = await connection.execute(query)
            return {CommunityId(row.community_id): row.version for row in rows}


async def do(
    database: Database, connection: AsyncConnection, community: CommunityId, deed: Deed
) -> Act:
    """Do a deed within a transaction; raises what `bot.store.Documents.commit` does."""
    number = await _next(connection, community, deed.at)
    if deed.undoes is not None:
        await _undo(connection, community, deed.undoes, number)
    before = await _before(connection, community, deed.writes)
    done = Act(number, deed.verb, deed.by, deed.at, tuple(_changed(before, deed)), deed.undoes)
    await connection.execute(sa.insert(acts), act_row(community, done))
    if done.changes:
        await connection.execute(sa.insert(revisions), revision_rows(community, done))
        await connection.execute(_standing_now(database), document_rows(community, done))
    return done


async def standing(connection: AsyncConnection, community: CommunityId) -> Snapshot:
    """All documents of a community as they stand; one statement sees one moment."""
    query = _STANDING.where(changes.c.community_id == community)
    return read_snapshots(await connection.execute(query)).get(community, Snapshot())


async def known(connection: AsyncConnection, community: CommunityId) -> None:
    """Raises StoreError where there is no such community."""
    query = sa.select(changes.c.version).where(changes.c.community_id == community)
    if await connection.scalar(query) is None:
        raise _unknown(community)


_ACTS_REVISIONS = (revisions.c.community_id == acts.c.community_id) & (
    revisions.c.act == acts.c.number
)
_STANDING = sa.select(
    changes.c.community_id.label("community"),
    changes.c.version.label("acts"),
    documents.c.kind,
    documents.c.key,
    documents.c.version,
    documents.c.body,
).outerjoin(
    documents,
    (documents.c.community_id == changes.c.community_id) & documents.c.body.is_not(sa.null()),
)


def turn(community: CommunityId) -> sa.Select[tuple[int]]:
    """What makes writers of one community wait for each other."""
    row = sa.select(changes.c.version).where(changes.c.community_id == community)
    return row.with_for_update(key_share=True)


def one(table: sa.Table, community: CommunityId, kind: Kind, key: str) -> sa.ColumnElement[bool]:
    """The rows of one document in a table."""
    return sa.and_(
        table.c.community_id == community, table.c.kind == kind.value, table.c.key == key
    )


def _unknown(community: CommunityId) -> StoreError:
    return StoreError(f"There is no community {community}: its places were gone for too long.")


async def _next(connection: AsyncConnection, community: CommunityId, at: datetime) -> int:
    """The number of a new act; other writers of the community wait from now on."""
    latest = sa.case((changes.c.at > at, changes.c.at), else_=at)
    counting = sa.update(changes).where(changes.c.community_id == community)
    counting = counting.values(version=changes.c.version + 1, at=latest)
    number = await connection.scalar(counting.returning(changes.c.version))
    if number is None:
        raise _unknown(community)
    return int(number)


async def _undo(
    connection: AsyncConnection, community: CommunityId, undone: int, number: int
) -> None:
    stands = (acts.c.undone.is_(None), acts.c.whole)
    undoing = sa.update(acts).where(acts.c.community_id == community, acts.c.number == undone)
    done = await connection.execute(undoing.where(*stands).values(undone=number))
    if not done.rowcount:
        raise AlreadyUndone(f"Act {undone} was undone before, or is kept no more.")


async def _before(
    connection: AsyncConnection, community: CommunityId, writes: Iterable[Write]
) -> dict[_Key, Document]:
    """The documents that shall be written, as they stand."""
    kinds, keys = {write.kind.value for write in writes}, {write.key for write in writes}
    query = sa.select(documents).where(
        documents.c.community_id == community,
        documents.c.kind.in_(kinds),
        documents.c.key.in_(keys),
    )
    found = [read_document(row) for row in await connection.execute(query)]
    return {(each.kind, each.key): each for each in found}


def _changed(before: dict[_Key, Document], deed: Deed) -> Iterable[Changed]:
    """What each write changes, after those before it; raises StaleDraft."""
    for write in deed.writes:
        key = write.kind, write.key
        now = before.get(key, Document(*key, 0, None))
        if write.base != now.version and (write.base or now.body is not None):
            raise StaleDraft(now)
        after = _copied(write.body)
        before[key] = Document(*key, now.version + 1, after)
        yield Changed(*key, now.version + 1, now.body, after)


def _standing_now(database: Database) -> sa.Executable:
    """How documents are written, whether or not they were there."""
    adding = database.insert(documents)
    new = {"version": adding.excluded.version, "body": adding.excluded.body}
    return adding.on_conflict_do_update(index_elements=documents.primary_key.columns, set_=new)


async def _acts(
    connection: AsyncConnection, which: sa.ColumnElement[bool], most: int
) -> tuple[Act, ...]:
    latest = sa.select(acts).where(which).order_by(acts.c.number.desc()).limit(most).subquery()
    told = (
        (revisions.c.community_id == latest.c.community_id)
        & (revisions.c.act == latest.c.number)
        & ~revisions.c.forgot
    )
    query = (
        sa.select(
            latest,
            revisions.c.kind,
            revisions.c.key,
            revisions.c.version,
            revisions.c.before,
            revisions.c.after,
        )
        .outerjoin(revisions, told)
        .order_by(latest.c.number.desc(), revisions.c.position)
    )
    return read_acts(await connection.execute(query))


def _copied(body: Body | None) -> Body | None:
    """The same, as it will be read; raises ValueError or TypeError for what is no JSON."""
    copied: Body | None = json.loads(json.dumps(body, allow_nan=False))
    return copied
