"""Communities that wait for a place which joined another."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("community", sa.Column("waits_for", sa.Text))
