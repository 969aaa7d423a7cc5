"""What a terminal shows, in its two colourings. Pure, but for the console it is drawn on."""

from __future__ import annotations

import io

from rich.console import Console
from rich.terminal_theme import DIMMED_MONOKAI, TerminalTheme

from adapters.terminal.outgoing import form_field, marked, render
from bot.replies import Reply
from tests.pictures.scenes import Scene

_COLUMNS = 84
_LIGHT = TerminalTheme(
    (255, 255, 255),
    (36, 36, 40),
    [
        (36, 36, 40),
        (176, 28, 34),
        (22, 112, 40),
        (128, 88, 0),
        (20, 80, 180),
        (130, 30, 140),
        (0, 112, 124),
        (96, 96, 104),
    ],
)
_STYLE = (
    "body{{margin:0;padding:18px 22px;background:{back};color:{text}}}"
    "pre{{margin:0;font:14px/20px 'DejaVu Sans Mono',monospace}}"
)
_PAGE = f"<!doctype html><meta charset=utf-8><style>{_STYLE}</style>"


def page(scene: Scene, theme: str) -> str:
    """theme: light or dark."""
    colours = _LIGHT if theme == "light" else DIMMED_MONOKAI
    console = Console(file=io.StringIO(), width=_COLUMNS, record=True, force_terminal=True)
    if scene.typed:
        console.print(marked(">", scene.typed.removeprefix("/ask ")))
    for reply in scene.replies:
        _show(console, reply, form=scene.form)
    back, text = (each.rgb for each in (colours.background_color, colours.foreground_color))
    head = _PAGE.format(back=back, text=text)
    code = "<pre>{code}</pre>"
    return head + console.export_html(theme=colours, inline_styles=True, code_format=code)


def _show(console: Console, reply: Reply, *, form: bool) -> None:
    console.print(render(reply).drawn, "")
    if form and reply.form:
        for field in reply.form.fields:
            console.print(form_field(field))
            console.print(marked(">", field.value))
