"""Whether a question asks about now, which a text of the past cannot tell."""

from __future__ import annotations

from bot.text import words

_NOW = frozenset(
    "now today currently current presently nowadays still is are does do has have "
    "can hoy ahora actual actualmente actuales todavia aun es son esta estan hay "
    "puede pueden tiene tienen hace hacen sigue siguen existe existen".split()
)
_PAST = frozenset(
    "was were did had said happened fue fueron era eran hubo habia dijo hizo "
    "hicieron paso estaba proposed promised propuso prometio called llamo article "
    "articulo author autor".split()
)


def asks_about_now(text: str) -> bool:
    """Whether the question is in the present tense and about the world, not about the text."""
    asked = set(words(text))
    return bool(asked & _NOW) and not asked & _PAST and not any(w.isdigit() for w in asked)
