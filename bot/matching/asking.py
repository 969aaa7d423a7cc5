"""
What kind of thing a question asks for: a number, a time, a person, a place, a reason ...

"How many Jewish refugees came?" must not get the entry that says they came: nobody ever asks that
entry how many. The kinds an entry can tell are those its own phrasings ask for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_KINDS = {
    "number": r"how many|how much|number of|count of|total|percent|percentage|share|rate"
    r"|cuant[oa]s?|cifra|numero de|porcentaje|cantidad",
    "time": r"when|(?:what|which) (?:year|date|day|month)|date|how long"
    r"|cuando|que (?:ano|fecha|dia|mes)|fecha|cuanto tiempo",
    "person": r"whom?|whose|(?:what|which) (?:president|person|politician|candidate)"
    r"|names? of|named"
    r"|quien(?:es)?|nombres?|como se llama\w*|que (?:presidente|persona|candidato|politico)",
    "place": r"where|(?:what|which) (?:city|cities|states?|country|countries|place)"
    r"|donde|que (?:ciudad|ciudades|estados?|pais|paises|lugar)",
    "reason": r"why|how come|reasons?|causes?|por que|motivos?|razon|razones|causas?",
    "manner": r"how (?:do|did|does|can|could|would|to|was|were|is|are)|como",
    "money": r"cost|price|money|dollars|budget|paid|pay"
    r"|cuesta|costo|dinero|dolares|pagar|presupuesto|pago",
    "later": r"after|later|since then|today|now|nowadays|currently|still|eventually"
    r"|despues|luego|hoy|ahora|actualmente|todavia|sigue|siguen",
}
_PATTERNS = {kind: re.compile(rf"\b(?:{pattern})\b") for kind, pattern in _KINDS.items()}


def kinds_asked(words: Sequence[str]) -> frozenset[str]:
    """The kinds of thing that folded words ask for; most questions ask for one or none."""
    said = " ".join(words)
    return frozenset(kind for kind, pattern in _PATTERNS.items() if pattern.search(said))
