"""Communities, their places, their documents and the acts that changed them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "community",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("abandoned", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_community"),
    )
    op.create_table(
        "place",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("community_id", sa.Text, nullable=False),
        sa.Column("gone", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("id", name="pk_place"),
        _owned("place"),
    )
    op.create_index("ix_place_community_id", "place", ["community_id"])
    op.create_table(
        "link_code",
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("community_id", sa.Text, nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_link_code"),
        _owned("link_code"),
    )
    op.create_index("ix_link_code_community_id", "link_code", ["community_id"])
    op.create_table(
        "change",
        sa.Column("community_id", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("community_id", name="pk_change"),
        _owned("change"),
    )
    op.create_index("ix_change_at", "change", ["at"])
    op.create_table(
        "document",
        sa.Column("community_id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("body", sa.JSON),
        sa.PrimaryKeyConstraint("community_id", "kind", "key", name="pk_document"),
        _owned("document"),
    )
    op.create_table(
        "act",
        sa.Column("community_id", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("verb", sa.Text, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undoes", sa.Integer),
        sa.Column("undone", sa.Integer),
        sa.Column("whole", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("community_id", "number", name="pk_act"),
        _owned("act"),
    )
    op.create_index("ix_act_at", "act", ["at"])
    op.create_table(
        "revision",
        sa.Column("community_id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("act", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("before", sa.JSON),
        sa.Column("after", sa.JSON),
        sa.Column("forgot", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("community_id", "kind", "key", "version", name="pk_revision"),
        sa.ForeignKeyConstraint(
            ["community_id", "act"],
            ["act.community_id", "act.number"],
            name="fk_revision_community_id_act",
            ondelete="CASCADE",
        ),
    )
    op.create_index("ix_revision_community_id_act", "revision", ["community_id", "act"])


def _owned(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_community_id"
    return sa.ForeignKeyConstraint(["community_id"], ["community.id"], name, ondelete="CASCADE")
