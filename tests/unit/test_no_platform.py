"""The core names no platform, but where people must know what each of them does with words."""

from __future__ import annotations

import re
from pathlib import Path

CORE = Path(__file__).parents[2] / "bot"
TOLD = {
    "wording/personal_phrases.py",  # `/privacy`: what a platform keeps, which nobody can undo
    "privacy/contact.py",  # the guard knows a name on a platform as a way to reach somebody
}


def test_the_core_names_no_platform() -> None:
    """Neither in code nor in comments."""
    named = re.compile(r"discord|slack", re.IGNORECASE)
    files = {str(file.relative_to(CORE)): file.read_text("utf-8") for file in CORE.rglob("*.py")}

    assert TOLD == {name for name, text in files.items() if named.search(text)}
