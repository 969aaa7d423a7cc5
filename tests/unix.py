"""What Windows has not, and tests of it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

unix = pytest.mark.skipif(
    os.name == "nt",
    reason="Windows has no named pipes, devices, file modes, Unix shell or pseudo-terminals",
)


def pipe(path: Path) -> None:
    """Make a named pipe there; opening it would wait for ever."""
    os.mkfifo(path)
