"""What a reply says of its form, for where that is open and for where it cannot be opened."""

from __future__ import annotations

from dataclasses import replace

from bot.replies import Block, Buttons, Caveat, Choice, Form, Label, Reply, Text
from bot.wording import window_phrases


def heading(form: Form) -> list[Block]:
    """Its title, and what is wrong with what was typed in it."""
    wrong = (Caveat(f"{field.label}: {field.problem}") for field in form.fields if field.problem)
    return [Label(form.title), *wrong]


def problems(form: Form) -> dict[str, str]:
    """What is wrong with what was typed in it, by field."""
    return {field.name: field.problem for field in form.fields if field.problem}


def besides(reply: Reply, form: Form) -> tuple[Block, ...]:
    """What is said beside a form that is open, which says the rest itself."""
    said, wrong = heading(form), problems(form).values()
    return tuple(
        block
        for block in reply.blocks
        if block not in said and getattr(block, "text", None) not in wrong
    )


def by_button(reply: Reply, label: str = "", mark: str = "") -> Reply:
    """
    The reply as a message, with a button that opens its form, if it has one.

    label: of the button, "" for the form's title; mark: what stands before its token.
    """
    if reply.form is None:
        return reply
    opening = Choice(label or reply.form.title, f"{mark}{reply.form.token}")
    return replace(reply, blocks=(*reply.blocks, Buttons((opening,))), form=None)


def emptied(reply: Reply) -> Reply:
    """A form that opens anew without what was typed in it, which says where that is found."""
    said = Text(window_phrases.NOT_KEPT.best(reply.language))
    return replace(reply, blocks=(*reply.blocks, said)) if reply.form else reply
