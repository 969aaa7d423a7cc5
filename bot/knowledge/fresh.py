"""A new pack about an article: what its first files hold, so that it loads and can be asked."""

from __future__ import annotations

import re
from typing import Any

import yaml

from bot.knowledge.fingerprint import fingerprint, paragraphs, to_yaml

_BLOCK = re.compile(r"\n[ \t]*\n")
_NUMBERED = re.compile(r"¶\d+\s")

_HEAD = """\
# What the pack is about. Write the Spanish title, and whose article it is: each answer names it.
"""
_ENTRIES = """\
# Each entry is an answer, the ways to ask for it, and the paragraphs it rests on. This one only
# shows that the pack works: write yours below it, then take it away.
- id: first
  kind: note
  topic: main
  questions:
    en: ["What can I ask here?"]
    es: ["¿Qué puedo preguntar aquí?"]
  answer:
    en: "Ask what the article says. I answer with the paragraph."
    es: "Pregunta qué dice el artículo. Respondo con el párrafo."
# - id: one-thing-it-says
#   kind: fact
#   topic: main
#   source: {paragraphs: [1]}
#   questions:
#     en: ["...", "..."]
#     es: ["...", "..."]
#   answer:
#     en: "..."
#     es: "..."
"""


def numbered(text: str) -> str:
    """
    The text with "¶1 ", "¶2 ", ... before its paragraphs, each in one line.

    A paragraph ends with an empty line; headings ("# ...") have no number. A text that has numbers
    keeps them.
    """
    blocks = [" ".join(block.split()) for block in _BLOCK.split(text.replace("\r\n", "\n"))]
    has_numbers = any(map(_NUMBERED.match, blocks))
    lines: list[str] = []
    number = 0
    for block in filter(None, blocks):
        if has_numbers or block.startswith("#"):
            lines.append(block)
        else:
            number += 1
            lines.append(f"¶{number} {block}")
    return "\n\n".join(lines) + "\n"


def pack(name: str, text: str) -> dict[str, str]:
    """
    The files of a new pack of that name, by their names, for a text with numbered paragraphs.

    Its title is the first line without a number, else the name.
    """
    title = paragraphs(text)[0][1].partition("\n")[0][:200] or name
    about: dict[str, Any] = {
        "id": name,
        "title": {"en": title, "es": title},
        "source": {"title": title},
        "topics": [{"id": "main", "title": {"en": "The article", "es": "El artículo"}}],
    }
    return {
        "pack.yaml": _HEAD + yaml.safe_dump(about, allow_unicode=True, sort_keys=False),
        "source.yaml": to_yaml(fingerprint(text)),
        "entries/main.yaml": _ENTRIES,
    }
