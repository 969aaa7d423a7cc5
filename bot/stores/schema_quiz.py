"""The tables of what is kept of quizzes; the same for SQLite and PostgreSQL."""

from __future__ import annotations

import sqlalchemy as sa

from bot.stores.schema import METADATA, Moment, json, owner


def _of_session() -> tuple[sa.Column[str], sa.Column[str], sa.ForeignKeyConstraint]:
    """The session a row belongs to, and goes with."""
    return (
        sa.Column("community_id", sa.Text, nullable=False),
        sa.Column("session_id", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["community_id", "session_id"],
            ["session.community_id", "session.id"],
            ondelete="CASCADE",
        ),
    )


# A session as it stands. `players`: the number of the latest player, so that none is given twice;
# `touched`: since when nobody changed it, as far as a sweep knows, NULL where none came by since.
# Whoever changes it or its picks has this row locked.
session = sa.Table(
    "session",
    METADATA,
    owner(primary_key=True),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("body", json(), nullable=False),
    sa.Column("open_round", sa.Integer),
    sa.Column("closes", Moment),
    sa.Column("due", Moment, index=True),
    sa.Column("ended", Moment),
    sa.Column("players", sa.Integer, nullable=False),
    sa.Column("touched", Moment),
)

# Somebody who picked; the name in JSON, which holds any text, also what PostgreSQL's own cannot.
player = sa.Table(
    "player",
    METADATA,
    *_of_session(),
    sa.Column("person", sa.Text, nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("name", json()),
    sa.PrimaryKeyConstraint("community_id", "session_id", "person"),
    sa.UniqueConstraint("community_id", "session_id", "number"),
)

# One person's choice in one round; it may be what they typed.
pick = sa.Table(
    "pick",
    METADATA,
    *_of_session(),
    sa.Column("round", sa.Integer, nullable=False),
    sa.Column("person", sa.Text, nullable=False),
    sa.Column("value", json(), nullable=False),
    sa.Column("at", Moment, nullable=False),
    sa.PrimaryKeyConstraint("community_id", "session_id", "round", "person"),
)

# Somebody who disputes the item of a round, so that they are counted once.
dispute = sa.Table(
    "dispute",
    METADATA,
    *_of_session(),
    sa.Column("round", sa.Integer, nullable=False),
    sa.Column("person", sa.Text, nullable=False),
    sa.PrimaryKeyConstraint("community_id", "session_id", "round", "person"),
)

# A message to be sent, in the order of the ids. `claimed_until`: until then some process is at it,
# or once it was sent, its channel rests; `reference`: how its message is found again, NULL until it
# was sent.
post = sa.Table(
    "post",
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    *_of_session(),
    sa.Column("message", sa.Text, nullable=False),
    sa.Column("round", sa.Integer, nullable=False),
    sa.Column("place", sa.Text, nullable=False),
    sa.Column("channel", sa.Text, nullable=False),
    sa.Column("claimed_until", Moment),
    sa.Column("reference", sa.Text, index=True),
    sa.Index(None, "community_id", "session_id"),
    sqlite_autoincrement=True,  # no id is given twice
)

# How often an item was asked, answered rightly and disputed on a day.
item_count = sa.Table(
    "item_count",
    METADATA,
    owner(primary_key=True),
    sa.Column("item", sa.Text, primary_key=True),
    sa.Column("day", sa.Date, primary_key=True, index=True),
    sa.Column("asked", sa.Integer, nullable=False),
    sa.Column("right", sa.Integer, nullable=False),
    sa.Column("disputed", sa.Integer, nullable=False),
)

# How far somebody got in practising alone.
practice = sa.Table(
    "practice",
    METADATA,
    owner(primary_key=True),
    sa.Column("person", sa.Text, primary_key=True),
    sa.Column("body", json(), nullable=False),
)
