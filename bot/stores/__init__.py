"""Where things are kept: the store port over SQLAlchemy, for SQLite and PostgreSQL."""
