"""
A form as a modal, and what comes back of it. Pure.

Slack tells of a modal that is sent in neither where nor under what it was opened: its
`callback_id` names the channel, the thread and the message it was opened from, and its
`private_metadata` is the form's token, which the core looks at anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from adapters.slack.outgoing import Drawn, drawn, plain, shown_in, small
from bot.replies import Field, Form, Label, Reply
from bot.text import shortened
from bot.wording import window_phrases
from bot.wording.filling import besides
from bot.wording.plain import text_of

CALLBACK = re.compile(r"form:([A-Z0-9]*):([0-9.]*)(?::([0-9.]*))?")
_TITLE = 24  # characters of a title, and of what sends or closes it
_OPTION = 75
_OPTIONS = 100
_HINT = 2_000  # of a label, too
_TYPED = 3_000  # what a field holds
_BLOCKS = 100
_ELEMENT = "typed"  # the `action_id` of what is typed or picked in each field's own block


def view(reply: Reply, form: Form, channel: str, thread: str, pressed: str = "") -> Drawn:
    """
    The form as a modal, with what the reply says above it.

    channel, thread: where its answer goes; pressed: the message whose place that may take.
    """
    title, said = shortened(form.title, _TITLE), besides(reply, form)
    if title != form.title:
        said = (Label(form.title), *said)
    above = shown_in(drawn(Reply(said, reply.language)))
    fields = [block for field in form.fields for block in _field(field)]
    return {
        "type": "modal",
        "callback_id": f"form:{channel}:{thread}" + (pressed and f":{pressed}"),
        "private_metadata": form.token,
        "title": plain(title),
        "submit": plain(shortened(form.send, _TITLE)),
        "close": plain(window_phrases.CANCEL.best(reply.language)),
        "blocks": [*above[: _BLOCKS - len(fields)], *fields],
    }


def waiting() -> Drawn:
    """A modal that holds the place of a form, or of what is said instead."""
    return _told("…", [{"type": "section", "text": plain(window_phrases.WAIT)}])


def told(reply: Reply) -> Drawn:
    """A modal that says what was said instead of a form; what can be pressed is in the message."""
    said = [{"type": "section", "text": plain(shortened(text_of(reply) or "…", _TYPED))}]
    blocks = shown_in(drawn(reply))[:_BLOCKS] or said
    close = plain(window_phrases.CLOSE.best(reply.language))
    return {**_told("Refugio", blocks), "close": close}


def again(view: Mapping[str, Any], problem: str) -> Drawn:
    """The modal that was sent in, with what was typed in it, and why it could not be taken."""
    typed, kept = (view.get("state") or {}).get("values") or {}, []
    for block in view.get("blocks") or []:
        element = ((typed.get(block.get("block_id")) or {}).get(_ELEMENT)) or {}
        kept.append({**block, "element": _filled(block["element"], element)} if element else block)
    names = ("type", "callback_id", "private_metadata", "title", "submit", "close")
    shown = {name: view[name] for name in names if view.get(name)}
    return {**shown, "blocks": [*small(f"⚠ {problem}"), *kept][:_BLOCKS]}


def same(view: Drawn, sent: Mapping[str, Any]) -> bool:
    """Whether a modal is the one that was sent in, but for what stands in it."""
    fields = {block["block_id"] for block in view["blocks"] if block["type"] == "input"}
    alike = view["private_metadata"] == sent.get("private_metadata")
    return alike and fields == values(sent).keys()


def opened_in(view: Mapping[str, Any]) -> tuple[str, str, str] | None:
    """
    The channel and the thread a form was opened in, None for what is no form of ours.

    The third is the message whose button opened it, "" where that is not to change.
    """
    found = CALLBACK.fullmatch(str(view.get("callback_id")))
    return (found[1], found[2], found[3] or "") if found else None


def values(view: Mapping[str, Any]) -> dict[str, str]:
    """What was typed or picked, by field; what was left empty is ""."""
    state = view.get("state") or {}
    return {
        str(name): _value(elements.get(_ELEMENT) or {})
        for name, elements in (state.get("values") or {}).items()
    }


def added(view: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """What Slack tells of the file that was added to a form, None where there is none."""
    fields = ((view.get("state") or {}).get("values") or {}).values()
    files = [each for field in fields for each in (field.get(_ELEMENT) or {}).get("files") or []]
    return files[0] if files else None


def _filled(element: Mapping[str, Any], typed: Mapping[str, Any]) -> Drawn:
    """A field as it was left by whoever filled it in."""
    begun = {
        "initial_value": typed.get("value"),
        "initial_option": typed.get("selected_option"),
    }
    kept = {key: element[key] for key in element if key not in begun}
    return {**kept, **{key: value for key, value in begun.items() if value}}


def _value(element: Mapping[str, Any]) -> str:
    if element.get("type") == "static_select":
        picked = element.get("selected_option") or {}
        return str(picked.get("value") or "=")[1:]
    return str(element.get("value") or "")


def _field(field: Field) -> Iterator[Drawn]:
    """A field, and what is wrong with it behind it."""
    block = {
        "type": "input",
        "block_id": field.name,
        "label": plain(shortened(field.label, _HINT)),
        "optional": not field.required,
        "element": _element(field),
    }
    yield block | ({"hint": plain(shortened(field.hint, _HINT))} if field.hint else {})
    if field.problem:
        yield from small(f"⚠ {field.problem}")


def _element(field: Field) -> Drawn:
    if field.file:
        endings = [*field.file]
        return {"type": "file_input", "action_id": _ELEMENT, "filetypes": endings, "max_files": 1}
    return _select(field) if field.options else _input(field)


def _input(field: Field) -> Drawn:
    """What stands in it already is never cut, but at what Slack takes at most."""
    most = min(_TYPED, max(field.most, len(field.value)))
    begun = {"initial_value": field.value[:most]} if field.value else {}
    return {
        "type": "plain_text_input",
        "action_id": _ELEMENT,
        "multiline": field.long,
        "max_length": most,
        **begun,
    }


def _select(field: Field) -> Drawn:
    options = [_option(name, label) for name, label in field.options[:_OPTIONS]]
    begun = [option for option in options if option["value"] == f"={field.value}"]
    return {
        "type": "static_select",
        "action_id": _ELEMENT,
        "options": options,
        **({"initial_option": begun[0]} if begun else {}),
    }


def _option(name: str, label: str) -> Drawn:
    """Slack takes no empty value, so that each has a sign before it."""
    return {"text": plain(shortened(label, _OPTION)), "value": f"={name}"}


def _told(title: str, blocks: list[Drawn]) -> Drawn:
    return {"type": "modal", "callback_id": "told", "title": plain(title), "blocks": blocks}
