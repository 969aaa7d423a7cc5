"""What became of a sent question stands in the documents that name it, and nowhere else."""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.drop_column("ticket", "state")
    op.drop_column("ticket", "entry")
