"""The `refugio` command run as a program, over a pack whose texts try to steer the terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
HOSTILE = r"""
- id: harbour
  kind: fact
  questions: {en: ["When did the \e]0;pwn\a \u009b31mharbour open?", "harbour opening year"]}
  answer: {en: "It opened in \e[2J\u202e1990."}
"""

Ran = subprocess.CompletedProcess[bytes]
Refugio = Callable[..., Ran]


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A pack with escapes in its answer and in a question."""
    (tmp_path / "pack" / "entries").mkdir(parents=True)
    (tmp_path / "pack" / "entries" / "t.yaml").write_text(HOSTILE, "utf-8")
    return tmp_path / "pack"


@pytest.fixture
def refugio(tmp_path: Path) -> Refugio:
    """Runs `refugio` with these arguments, nothing of the tester's own around it."""

    def run(*arguments: str, asked: bytes = b"", **more: str) -> Ran:
        return subprocess.run(  # noqa: S603  our own program
            [sys.executable, "-m", "adapters.cli", *arguments],
            input=asked,
            capture_output=True,
            env=environment(tmp_path) | more,
            timeout=120,
            check=False,
        )

    return run


@pytest.fixture
def shell(tmp_path: Path) -> Callable[[str], Ran]:
    """Runs a line of shell, in which `refugio` is our command and PIPESTATUS is bash's."""

    def run(line: str) -> Ran:
        command = f'refugio() {{ "{sys.executable}" -m adapters.cli "$@"; }}\n{line}'
        settings: dict[str, Any] = {"capture_output": True, "timeout": 120, "check": False}
        return subprocess.run(["bash", "-c", command], env=environment(tmp_path), **settings)  # noqa: S603, S607  bash, wherever it is

    return run


def environment(folder: Path) -> dict[str, str]:
    """The least a run needs."""
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "error",
        "REFUGIO_CACHE": str(folder / "cache"),
        "REFUGIO_DATA": str(folder / "data"),
        "REFUGIO_SEMANTIC": "off",
    }
