"""Block Kit's limits, refused with the errors that Slack gives."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

_KEYS = {
    "header": {"type", "text"},
    "section": {"type", "text", "accessory"},
    "context": {"type", "elements"},
    "actions": {"type", "elements"},
    "context_actions": {"type", "elements"},
    "data_table": {"type", "caption", "page_size", "row_header_column_index", "rows"},
    "rich_text": {"type", "elements"},
    "input": {"type", "block_id", "label", "hint", "optional", "element"},
}
_PRESSED = {"button", "feedback_buttons"}
_RICH = {"rich_text_section", "rich_text_quote", "rich_text_preformatted"}


class RefusedError(Exception):
    """Slack's error for a message or a view; `args[0]` is its code."""


def check_message(message: dict[str, Any]) -> None:
    """Refuse what Slack would refuse, and a `text` that it would cut."""
    text, blocks = message.get("text"), message.get("blocks") or []
    if not text and not blocks:
        raise RefusedError("no_text")
    if len(text or "") > 4_000:
        raise RefusedError("msg_too_long")
    _check(blocks, 50)
    if sum(block["type"] == "data_table" for block in blocks) > 1:
        raise RefusedError("only_one_table_allowed")
    if sum(len(json.dumps(block, ensure_ascii=False)) for block in blocks) > 13_200:
        raise RefusedError("msg_blocks_too_long")


def check_view(view: dict[str, Any]) -> None:
    """The same for App Home."""
    if view.get("type") != "home" or len(json.dumps(view)) > 250_000:
        raise RefusedError("invalid_arguments")
    _check(view.get("blocks") or [], 100)
    _need_no_message_blocks(view)


def check_modal(view: dict[str, Any]) -> None:
    """The same for a modal."""
    keys = {"type", "callback_id", "private_metadata", "title", "submit", "close", "blocks"}
    if view.get("type") != "modal" or len(json.dumps(view)) > 250_000 or not set(view) <= keys:
        raise RefusedError("invalid_arguments")
    for name in {"title", "submit", "close"} & view.keys():
        _text(view[name], 24)
    _need(len(view["callback_id"]) <= 255 and len(view.get("private_metadata", "")) <= 3_000)
    _check(view["blocks"], 100, inputs=True)
    _need_no_message_blocks(view)
    inputs = [each for each in view["blocks"] if each["type"] == "input"]
    _need("submit" in view or not inputs)
    _need(len({each["block_id"] for each in inputs}) == len(inputs))


def _check(blocks: list[dict[str, Any]], most: int, *, inputs: bool = False) -> None:
    _need(1 <= len(blocks) <= most)
    _need(inputs or all(block.get("type") != "input" for block in blocks))
    for block in blocks:
        _need(block.get("type") in _KEYS and set(block) <= _KEYS[block["type"]])
        _CHECKS[block["type"]](block)
    elements = [each for block in blocks for each in _elements(block)]
    actions = [each["action_id"] for each in elements if each.get("type") in _PRESSED]
    _need(len(actions) == len(set(actions)))


def buttons(block: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The buttons of a block, and both of a pair."""
    for element in _elements(block):
        if element.get("type") == "button":
            yield element
        elif element.get("type") == "feedback_buttons":
            yield from (element["positive_button"], element["negative_button"])


def _elements(block: dict[str, Any]) -> tuple[dict[str, Any], ...]:
    return (*block.get("elements", ()), block.get("accessory", {}))


def _need_no_message_blocks(view: dict[str, Any]) -> None:
    _need(not {"context_actions", "data_table"} & {block["type"] for block in view["blocks"]})


def _header(block: dict[str, Any]) -> None:
    _text(block["text"], 150)


def _section(block: dict[str, Any]) -> None:
    _text(block["text"], 3_000)
    if "accessory" in block:
        _button(block["accessory"])


def _context(block: dict[str, Any]) -> None:
    _need(1 <= len(block["elements"]) <= 10)
    for element in block["elements"]:
        _text(element, 3_000)


def _actions(block: dict[str, Any]) -> None:
    _need(1 <= len(block["elements"]) <= 25)
    for element in block["elements"]:
        _button(element)


def _context_actions(block: dict[str, Any]) -> None:
    _need(1 <= len(block["elements"]) <= 5)
    for element in block["elements"]:
        parts = {"positive_button", "negative_button"}
        _need(element["type"] == "feedback_buttons")
        _need(set(element) == {"type", "action_id", *parts})
        _need(1 <= len(element["action_id"]) <= 255)
        for part in (element[name] for name in parts):
            _need({"text", "value"} <= set(part) <= {"text", "value", "accessibility_label"})
            _text(part["text"], 75)
            _need(1 <= len(part["value"]) <= 2_000)
            _need(len(part.get("accessibility_label", "")) <= 75)


def _data_table(block: dict[str, Any]) -> None:
    """One row for the columns' names, at most 100 more of the same length, cells of plain text."""
    head, *rows = block["rows"]
    _need(isinstance(block["caption"], str) and bool(block["caption"]))
    _need(1 <= len(rows) <= 100 and 1 <= len(head) <= 20)
    _need(all(len(row) == len(head) for row in rows))
    _need(1 <= block.get("page_size", 5) <= 100)
    _need(0 <= block.get("row_header_column_index", 0) < len(head))
    _need(all(cell["type"] == "raw_text" for cell in head))
    for cell in (cell for row in block["rows"] for cell in row):
        _need(cell["type"] in {"raw_text", "rich_text"})
        if cell["type"] == "rich_text":
            _rich_text(cell)
        else:
            _need(set(cell) == {"type", "text"} and bool(cell["text"]))
    texts = [cell.get("text", "") for row in block["rows"] for cell in row]
    _need(sum(map(len, texts)) <= 10_000)


def _rich_text(block: dict[str, Any]) -> None:
    _need(len(block["elements"]) >= 1)
    for part in block["elements"]:
        _need(part["type"] in _RICH and len(part["elements"]) >= 1)
        for element in part["elements"]:
            _need(set(element) <= {"type", "text", "style", "url"} and bool(element["text"]))
            _need(element["type"] in {"text", "link"})
            if element["type"] == "link":
                _need(element["url"].startswith(("https://", "http://")))


def _button(button: dict[str, Any]) -> None:
    _need(button["type"] == "button")
    _need(set(button) <= {"type", "text", "value", "action_id", "accessibility_label"})
    _text(button["text"], 75)
    _need(1 <= len(button["action_id"]) <= 255)
    _need(len(button["value"]) <= 2_000)
    _need(len(button.get("accessibility_label", "")) <= 75)


def _input(block: dict[str, Any]) -> None:
    _need(1 <= len(block["block_id"]) <= 255)
    _text(block["label"], 2_000)
    if "hint" in block:
        _text(block["hint"], 2_000)
    element = block["element"]
    _need(1 <= len(element["action_id"]) <= 255)
    if element["type"] == "plain_text_input":
        _need(set(element) <= {"type", "action_id", "multiline", "max_length", "initial_value"})
        _need(1 <= element["max_length"] <= 3_000)
        _need(len(element.get("initial_value", "")) <= element["max_length"])
    elif element["type"] == "file_input":
        _need(set(element) <= {"type", "action_id", "filetypes", "max_files"})
        _need(
            1 <= element["max_files"] <= 10 and all(each.isalnum() for each in element["filetypes"])
        )
    else:
        _need(element["type"] == "static_select")
        _need(set(element) <= {"type", "action_id", "options", "initial_option"})
        _need(1 <= len(element["options"]) <= 100)
        for option in element["options"]:
            _text(option["text"], 75)
            _need(1 <= len(option["value"]) <= 150)
        _need(element.get("initial_option", element["options"][0]) in element["options"])


def _text(text: dict[str, Any], most: int) -> None:
    _need(text["type"] == "plain_text" and set(text) == {"type", "text", "emoji"})
    _need(1 <= len(text["text"]) <= most)


def _need(held: bool) -> None:
    if not held:
        raise RefusedError("invalid_blocks")


_CHECKS = {
    "header": _header,
    "section": _section,
    "context": _context,
    "actions": _actions,
    "context_actions": _context_actions,
    "data_table": _data_table,
    "rich_text": _rich_text,
    "input": _input,
}
