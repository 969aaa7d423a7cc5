"""What the verbs print: sentences a terminal may show, and JSON or YAML for programs."""

from __future__ import annotations

import json
import re
import sys
from typing import Any

import click

from adapters.terminal import safe

# Valid in JSON as they are, and yet they steer a terminal or end a line for some readers.
_STEERING = re.compile(r"[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def say(text: str, *, error: bool = False) -> None:
    """Print text for a person, line by line, without anything that could steer the terminal."""
    click.echo(safe.paragraph(text), err=error)


def write(text: str) -> None:
    r"""Write exactly this text in UTF-8 with "\n", whatever the locale, and flush."""
    sys.stdout.flush()
    # A lone surrogate has no UTF-8; as the escape "\udc80" it reads back the same from JSON.
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()


def write_json(value: Any, indent: int | None = None) -> None:
    """Write the value as JSON and a line end; what steers terminals stands in it as escapes."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    write(_STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n")
