"""Questions sent to the moderators, opinions about entries, events claimed once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "ticket",
        sa.Column("community_id", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("text", sa.JSON, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("entry", sa.Text),
        sa.PrimaryKeyConstraint("community_id", "id", name="pk_ticket"),
        sa.UniqueConstraint("code", name="uq_ticket_code"),
        _owned("ticket"),
    )
    op.create_index("ix_ticket_day", "ticket", ["day"])
    op.create_table(
        "feedback",
        sa.Column("community_id", sa.Text, nullable=False),
        sa.Column("entry", sa.Text, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("helpful", sa.Integer, nullable=False),
        sa.Column("unhelpful", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("community_id", "entry", "day", name="pk_feedback"),
        _owned("feedback"),
    )
    op.create_index("ix_feedback_day", "feedback", ["day"])
    op.create_table(
        "event",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_event"),
    )
    op.create_index("ix_event_at", "event", ["at"])


def _owned(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_community_id"
    return sa.ForeignKeyConstraint(["community_id"], ["community.id"], name, ondelete="CASCADE")
