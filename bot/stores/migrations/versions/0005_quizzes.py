"""Sessions of quizzes with their picks, players and messages; counts of items; practice."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "session",
        sa.Column("community_id", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
        sa.Column("open_round", sa.Integer),
        sa.Column("closes", sa.DateTime(timezone=True)),
        sa.Column("due", sa.DateTime(timezone=True)),
        sa.Column("ended", sa.DateTime(timezone=True)),
        sa.Column("players", sa.Integer, nullable=False),
        sa.Column("touched", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("community_id", "id", name="pk_session"),
        _owned("session"),
    )
    op.create_index("ix_session_due", "session", ["due"])
    op.create_table(
        "player",
        sa.Column("community_id", sa.Text, nullable=False),
        sa.Column("session_id", sa.Text, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("name", sa.JSON),
        sa.PrimaryKeyConstraint("community_id", "session_id", "person", name="pk_player"),
        sa.UniqueConstraint(
            "community_id", "session_id", "number", name="uq_player_community_id_session_id_number"
        ),
        _of_session("player"),
    )
    op.create_table(
        "pick",
        sa.Column("community_id", sa.Text, nullable=False),
        sa.Column("session_id", sa.Text, nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("value", sa.JSON, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("community_id", "session_id", "round", "person", name="pk_pick"),
        _of_session("pick"),
    )
    op.create_table(
        "post",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("community_id", sa.Text, nullable=False),
        sa.Column("session_id", sa.Text, nullable=False),
        sa.Column("message", sa.Text, nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("claimed_until", sa.DateTime(timezone=True)),
        sa.Column("reference", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_post"),
        _of_session("post"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_post_reference", "post", ["reference"])
    op.create_index("ix_post_community_id_session_id", "post", ["community_id", "session_id"])
    op.create_table(
        "dispute",
        sa.Column("community_id", sa.Text, nullable=False),
        sa.Column("session_id", sa.Text, nullable=False),
        sa.Column("round", sa.Integer, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("community_id", "session_id", "round", "person", name="pk_dispute"),
        _of_session("dispute"),
    )
    op.create_table(
        "item_count",
        sa.Column("community_id", sa.Text, nullable=False),
        sa.Column("item", sa.Text, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("asked", sa.Integer, nullable=False),
        sa.Column("right", sa.Integer, nullable=False),
        sa.Column("disputed", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("community_id", "item", "day", name="pk_item_count"),
        _owned("item_count"),
    )
    op.create_index("ix_item_count_day", "item_count", ["day"])
    op.create_table(
        "practice",
        sa.Column("community_id", sa.Text, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("community_id", "person", name="pk_practice"),
        _owned("practice"),
    )


def _owned(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_community_id"
    return sa.ForeignKeyConstraint(["community_id"], ["community.id"], name, ondelete="CASCADE")


def _of_session(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["community_id", "session_id"],
        ["session.community_id", "session.id"],
        f"fk_{table}_community_id_session_id",
        ondelete="CASCADE",
    )
