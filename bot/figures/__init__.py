"""
Charts drawn: as PNG with matplotlib, which is imported with the first of them, and as plain text.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import lru_cache, partial

from bot.figures.intext import in_text
from bot.knowledge.charts import Sheet
from bot.replies import Theme

__all__ = ["drawing_of", "in_text", "png"]

_KEPT = 64  # pictures, of some 30 kB each; the shipped pack has 20
_ONE_AT_A_TIME = threading.Lock()  # matplotlib is not made for several threads


def drawing_of(sheet: Sheet) -> Callable[[Theme], bytes]:
    """What makes the PNG of a sheet in a theme; nothing is drawn before it is called."""
    return partial(png, sheet)


def png(sheet: Sheet, theme: Theme) -> bytes:
    """
    The sheet as PNG, the same bytes each time.

    It takes up to seconds the first time: call it in a thread. Raises ImportError where there is no
    matplotlib.
    """
    with _ONE_AT_A_TIME:
        return _drawn(sheet, theme)


@lru_cache(_KEPT)
def _drawn(sheet: Sheet, theme: Theme) -> bytes:
    from bot.figures import drawing  # matplotlib takes a second and 30 MB

    return drawing.png(sheet, theme)
