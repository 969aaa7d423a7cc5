"""The tables, one schema for SQLite and PostgreSQL; `migrations` brings a database to it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

METADATA = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)


class Moment(sa.types.TypeDecorator[datetime]):
    """An aware datetime, kept in UTC; SQLite, which knows no time zones, gives it back aware."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        return value if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def json() -> sa.JSON:
    """What JSON can hold; None is NULL."""
    return sa.JSON(none_as_null=True)


def owner(**options: Any) -> sa.Column[str]:
    """The community a row belongs to, and goes with."""
    owner = sa.ForeignKey("community.id", ondelete="CASCADE")
    return sa.Column("community_id", sa.Text, owner, nullable=False, **options)


# A community of whose places none is left since `abandoned`; NULL while it has any. One that waits
# for a place is kept as long as that place.
community = sa.Table(
    "community",
    METADATA,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("abandoned", Moment),
    sa.Column("waits_for", sa.Text),
)

# A place, and since when the bot is gone from it.
place = sa.Table(
    "place",
    METADATA,
    sa.Column("id", sa.Text, primary_key=True),
    owner(index=True),
    sa.Column("gone", Moment),
)

# The hash of a code with which a place joins a community; deleted by its use.
link_code = sa.Table(
    "link_code",
    METADATA,
    sa.Column("code", sa.Text, primary_key=True),
    owner(index=True),
    sa.Column("until", Moment, nullable=False),
)

# How many acts a community has and the latest time of one. Each writer updates this row first, so
# those of one community take turns and acts are numbered without gaps; other processes poll it.
change = sa.Table(
    "change",
    METADATA,
    owner(primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("at", Moment, index=True),
)

# A document as it stands; its body is NULL where it was taken away.
document = sa.Table(
    "document",
    METADATA,
    owner(primary_key=True),
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("body", json()),
)

# What somebody did. `whole` is false where a change of it was erased.
act = sa.Table(
    "act",
    METADATA,
    owner(primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("verb", sa.Text, nullable=False),
    sa.Column("person", sa.Text, nullable=False),
    sa.Column("at", Moment, nullable=False, index=True),
    sa.Column("undoes", sa.Integer),
    sa.Column("undone", sa.Integer),
    sa.Column("whole", sa.Boolean, nullable=False),
)

# One saved state of a document and what stood before, in the act that saved it. `forgot` is true
# where what stood before was erased, so that the act cannot tell of it any more.
revision = sa.Table(
    "revision",
    METADATA,
    sa.Column("community_id", sa.Text, primary_key=True),
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("key", sa.Text, primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("act", sa.Integer, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("before", json()),
    sa.Column("after", json()),
    sa.Column("forgot", sa.Boolean, nullable=False),
    sa.ForeignKeyConstraint(
        ["community_id", "act"], ["act.community_id", "act.number"], ondelete="CASCADE"
    ),
    sa.Index(None, "community_id", "act"),
)

# A question sent to the moderators; JSON holds any text, also what PostgreSQL's own cannot.
ticket = sa.Table(
    "ticket",
    METADATA,
    owner(primary_key=True),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("text", json(), nullable=False),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("day", sa.Date, nullable=False, index=True),
    sa.Column("code", sa.Text, nullable=False, unique=True),
)

# How many called an entry helpful on a day, and how many did not.
feedback = sa.Table(
    "feedback",
    METADATA,
    owner(primary_key=True),
    sa.Column("entry", sa.Text, primary_key=True),
    sa.Column("day", sa.Date, primary_key=True, index=True),
    sa.Column("helpful", sa.Integer, nullable=False),
    sa.Column("unhelpful", sa.Integer, nullable=False),
)

# An event that somebody answers already.
event = sa.Table(
    "event",
    METADATA,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("at", Moment, nullable=False, index=True),
)

# What somebody prefers wherever they are; of no community.
preference = sa.Table(
    "preference",
    METADATA,
    sa.Column("person", sa.Text, primary_key=True),
    sa.Column("body", json(), nullable=False),
)
