"""The page on what shows that it holds names tests that are there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "security-tests.md"


def named() -> list[tuple[str, str]]:
    """Each test that the page names: its file and itself; `::name` goes on in the file before."""
    found, file = [], ""
    for path, name in re.findall(r"`([\w/.]*)::(\w+)`", PAGE.read_text("utf-8")):
        file = path or file
        found.append((file, name))
    return found


def test_each_named_test_is_there() -> None:
    """In the file that is named with it."""
    gone = [
        f"{file}::{name}"
        for file, name in named()
        if f"def {name}(" not in (ROOT / "tests" / file).read_text("utf-8")
    ]

    assert [] == gone
    assert len(named()) > 40
