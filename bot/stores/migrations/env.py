"""How Alembic runs the steps: in the transaction it is given. Alembic loads this file by itself."""

from __future__ import annotations

from alembic import context

from bot.stores.schema import METADATA
from bot.stores.upgrade import VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    version_table=VERSION_TABLE,
)
context.run_migrations()
