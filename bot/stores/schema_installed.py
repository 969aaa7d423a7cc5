"""The tables of a platform's installations, of which each has a token of its own."""

from __future__ import annotations

import sqlalchemy as sa

from bot.stores.schema import METADATA

# The columns are those that the platform's own library reads and writes: see `stores.installed`.
BOTS, STATES = "installed_bot", "install_state"

installed_bot = sa.Table(
    BOTS,
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("client_id", sa.Text, nullable=False),
    sa.Column("app_id", sa.Text, nullable=False),
    sa.Column("enterprise_id", sa.Text),
    sa.Column("enterprise_name", sa.Text),
    sa.Column("team_id", sa.Text),
    sa.Column("team_name", sa.Text),
    sa.Column("bot_token", sa.Text),
    sa.Column("bot_id", sa.Text),
    sa.Column("bot_user_id", sa.Text),
    sa.Column("bot_scopes", sa.Text),
    sa.Column("bot_refresh_token", sa.Text),
    sa.Column("bot_token_expires_at", sa.DateTime),
    sa.Column("is_enterprise_install", sa.Boolean, nullable=False),
    sa.Column("installed_at", sa.DateTime, nullable=False),
    sa.Index(None, "client_id", "enterprise_id", "team_id", "installed_at"),
)

# Who began to install it, and may therefore end it; each works once.
install_state = sa.Table(
    STATES,
    METADATA,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("expire_at", sa.DateTime, nullable=False),
    sa.Index(None, "state"),
)

# Of a place in an organisation: which one, and whether that installed the bot as a whole.
installed_place = sa.Table(
    "installed_place",
    METADATA,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("organisation", sa.Text, nullable=False),
    sa.Column("whole", sa.Boolean, nullable=False),
    sa.Index(None, "organisation"),
)
