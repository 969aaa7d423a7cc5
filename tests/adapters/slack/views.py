"""The modals of the Slack of our own: opened within three seconds, once, and as Slack takes them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from tests.adapters.slack.block_kit import RefusedError, check_modal

IN_TIME = 3.0  # seconds of a trigger


@dataclass
class Modal:
    """A modal on somebody's screen; what stood in it before comes first in `shown`."""

    id: str
    user: str
    shown: list[dict[str, Any]] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)
    open: bool = True

    @property
    def view(self) -> dict[str, Any]:
        return self.shown[-1]

    @property
    def hash(self) -> str:
        """Of how it stands now."""
        return f"1.{len(self.shown)}"

    @property
    def words(self) -> str:
        """All that can be read in it."""
        return json.dumps(self.view, ensure_ascii=False)

    def field(self, name: str) -> dict[str, Any]:
        """What is typed or picked in the field of this name."""
        [found] = [each for each in self.view["blocks"] if each.get("block_id") == name]
        element: dict[str, Any] = found["element"]
        return element

    def state(self, typed: dict[str, str]) -> dict[str, Any]:
        """What is in its fields, with this typed over it; of lists the value is meant."""
        blocks = [each for each in self.view["blocks"] if each["type"] == "input"]
        return {each["block_id"]: {"typed": _state(each, typed)} for each in blocks}


class Modals:
    """All that are or were open."""

    def __init__(self) -> None:
        self.all: list[Modal] = []
        self._triggers: dict[str, tuple[str, float]] = {}

    def trigger(self, name: str, user: str, now: float) -> str:
        """A command or a press after which one may be opened."""
        self._triggers[name] = (user, now)
        return name

    def opened(self, given: dict[str, Any], now: float) -> dict[str, Any]:
        trigger = given["trigger_id"]
        if trigger not in self._triggers:
            raise RefusedError("invalid_trigger")
        user, made = self._triggers.pop(trigger)
        if now > made + IN_TIME:
            raise RefusedError("expired_trigger_id")
        check_modal(given["view"])
        self.all.append(Modal(f"V{len(self.all) + 10}", user, [given["view"]]))
        return {"view": {**given["view"], "id": self.all[-1].id, "hash": self.all[-1].hash}}

    def updated(self, given: dict[str, Any]) -> dict[str, Any]:
        modal = next((each for each in self.all if each.id == given["view_id"]), None)
        if modal is None or not modal.open:
            raise RefusedError("not_found")
        if given.get("hash") not in {None, modal.hash}:
            raise RefusedError("hash_conflict")
        check_modal(given["view"])
        modal.shown.append(given["view"])
        return {"view": {**given["view"], "id": modal.id, "hash": modal.hash}}

    def answered(self, view_id: str, answer: dict[str, Any] | None) -> None:
        """A modal that was sent in was acknowledged so; Slack's own error is shown otherwise."""
        modal = next(each for each in self.all if each.id == view_id)
        action = (answer or {}).get("response_action")
        modal.errors = {}
        match action:
            case None | "clear":
                modal.open = False
            case "update":
                assert answer
                check_modal(answer["view"])
                modal.shown.append(answer["view"])
            case "errors":
                assert answer
                modal.errors = answer["errors"]
                fields = {each.get("block_id") for each in modal.view["blocks"]}
                assert modal.errors
                assert modal.errors.keys() <= fields
            case _:
                raise AssertionError(action)


def _state(block: dict[str, Any], typed: dict[str, str]) -> dict[str, Any]:
    element, name = block["element"], block["block_id"]
    if element["type"] == "static_select":
        picked = element.get("initial_option")
        if name in typed:
            [picked] = [each for each in element["options"] if each["value"] == typed[name]]
        return {"type": "static_select", "selected_option": picked}
    text = typed.get(name, element.get("initial_value"))
    assert text or block["optional"], f"Slack sends nothing while {name} is empty"
    assert len(text or "") <= element["max_length"]
    return {"type": "plain_text_input", "value": text}
