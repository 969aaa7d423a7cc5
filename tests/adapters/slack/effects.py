"""What would take effect in something that is sent to Slack: mentions, marks, disguised links."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

_ENTITY = re.compile(r"&(?!amp;|lt;|gt;|[a-z]{0,3}…)")  # a long text may end within one
_ASKS = {"link_names", "parse", "mrkdwn", "verbatim", "initial_comment", "icon_url", "username"}
_QUIET = {"type": "plain_text", "emoji": False}


def live(given: dict[str, Any]) -> list[str]:
    """
    Where a call, an answer or an acknowledgement has something that Slack would act upon.

    Its own `text` is read as marks, so that all signs of such are escaped; blocks are plain text,
    rich text without mentions, and links that show where they lead; nothing is unfurled.
    """
    text = given.get("text")
    found = [f"in text: {text}"] if isinstance(text, str) and _marked(text) else []
    if any(given.get(each) not in {None, False, "0"} for each in ("unfurl_links", "unfurl_media")):
        found.append("previews of links")
    parts = (given.get(each) for each in ("blocks", "view", "errors"))
    found += [each for part in parts for each in _in(_read(part))]
    return found + [f"asks for {each}" for each in sorted(_ASKS & given.keys())]


def _marked(text: str) -> bool:
    return "<" in text or ">" in text or _ENTITY.search(text) is not None


def _read(part: Any) -> Any:
    return json.loads(part) if isinstance(part, str) else part


def _in(part: Any) -> Iterator[str]:
    if isinstance(part, list):
        for each in part:
            yield from _in(each)
    elif isinstance(part, dict):
        match part:
            case {"type": "mrkdwn" | "markdown" | "user" | "usergroup" | "channel" | "broadcast"}:
                yield f"a {part['type']}: {part}"
            case {"type": "plain_text"} if part | _QUIET != part:
                yield f"signs that become pictures: {part}"
            case {"type": "link"} if part["text"] != part["url"]:
                yield f"a link that hides where it leads: {part}"
        yield from (f"asks for {each}" for each in sorted(_ASKS & part.keys()))
        for each in part.values():
            yield from _in(each)
