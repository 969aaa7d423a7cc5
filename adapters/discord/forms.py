"""A reply's form as a window to fill in (a modal). Pure: nothing is sent here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import discord
from discord import ui

from adapters.discord.incoming import AGAIN, NOTHING, OPEN
from adapters.discord.outgoing import Item, texts
from bot.replies import Block, Field, Form, Label, Reply, refusal
from bot.text import shortened
from bot.wording.filling import besides, by_button
from bot.wording.window_phrases import FILL_IN_AGAIN

_TITLE, _LABEL, _HINT, _OPTION = 45, 45, 100, 100  # letters (components/reference)
_TYPED = 4000  # letters of a text
_ITEMS, _MENU = 5, 25  # in a window, in a menu


def opens(interaction: discord.Interaction[Any]) -> bool:
    """Whether a window can be the answer: the first one, and not to another window."""
    return not (sent(interaction) or interaction.response.is_done())


def sent(interaction: discord.Interaction[Any]) -> bool:
    """Whether it is a window that was filled in."""
    return interaction.type is discord.InteractionType.modal_submit


def modal(reply: Reply, form: Form) -> ui.Modal:
    """
    The window for a reply's form, with what the reply says besides where there is room for it.

    Its id is the form's token, and discord.py keeps nothing of it, so that it outlives us.
    """
    window = ui.Modal(title=shortened(form.title, _TITLE), custom_id=form.token)
    said = [*texts(replace(reply, blocks=_untitled(besides(reply, form))))]
    for item in (*said[: _ITEMS - len(form.fields)], *map(_labelled, form.fields)):
        window.add_item(item)
    window.stop()
    return window


def with_button(reply: Reply, *, again: bool) -> Reply:
    """
    The reply where no window can be opened: as a message, with a button that opens it.

    again: whether it was sent before, and refused.
    """
    if not again:
        return by_button(reply, mark=OPEN)
    return refusal(by_button(reply, FILL_IN_AGAIN.best(reply.language), AGAIN))


def _untitled(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Without headings, for which a window has no room."""
    return tuple(block for block in blocks if not isinstance(block, Label))


def _labelled(field: Field) -> Item:
    hint = shortened(field.problem or field.hint, _HINT) or None
    component = _menu(field) if field.options else _input(field)
    return ui.Label(text=shortened(field.label, _LABEL), description=hint, component=component)


def _input(field: Field) -> ui.TextInput[Any]:
    return ui.TextInput(
        custom_id=field.name,
        style=discord.TextStyle.paragraph if field.long else discord.TextStyle.short,
        default=field.value[:_TYPED] or None,
        required=field.required,
        max_length=min(max(field.most, len(field.value)), _TYPED),
    )


def _menu(field: Field) -> ui.Select[Any]:
    options = [
        discord.SelectOption(
            label=shortened(label, _OPTION), value=value or NOTHING, default=value == field.value
        )
        for value, label in field.options[:_MENU]
    ]
    least = int(field.required)
    return ui.Select(
        custom_id=field.name, options=options, required=field.required, min_values=least
    )
