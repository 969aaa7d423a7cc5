"""How numbers stand in a message: by themselves, in groups, apart from figures and amounts."""

from __future__ import annotations

# Not part of a word, a link, an amount of money, a longer figure.
ALONE = r"(?<![\w$€/])(?<!\d[.,])"
ENDS = r"(?!\w)(?![.,]\d)"
GAP = r"[ .()/\-]{1,3}"  # between the groups of a number
TIGHT_GAP = r"[ \-]"  # where a point would make it a figure: 123.456.789


def shaped(gap: str, *shapes: tuple[int, ...]) -> tuple[str, ...]:
    """Patterns for numbers written in groups of so many digits."""
    return tuple(
        ALONE + r"\(?" + gap.join(rf"\d{{{size}}}" for size in shape) + ENDS for shape in shapes
    )
