"""
The colours of both themes, of Okabe and Ito's palette, which colour-blind people tell apart.

No meaning is in a colour alone. Text has a contrast of at least 7 to 1 with the paper.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.replies import Theme


@dataclass(frozen=True, slots=True)
class Palette:
    """paper: behind all; ink, faint: of text; bar: of what is counted; rest: of what is not."""

    paper: str
    ink: str
    faint: str
    bar: str
    rest: str
    line: str


PALETTES = {
    Theme.LIGHT: Palette("#ffffff", "#1a1a1a", "#4d4d4d", "#0072b2", "#dfe3e6", "#8a8f94"),
    Theme.DARK: Palette("#1e1f22", "#f2f3f5", "#c0c4ca", "#56b4e9", "#3d4045", "#8a8f94"),
}
