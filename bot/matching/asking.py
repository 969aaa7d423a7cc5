"""
What kind of thing a question asks for: a day, a name, a reason, a reaction ...

"In what month was the debate?" and "who moderated the debate?" share their telling words with
questions that the source answers, and ask for something else. So two questions are alike as far
as they speak of the same thing *and* ask for the same kind of thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from bot.matching.floats import Floats, Rows

_KINDS = {
    "day": r"(?:what|which) (?:exact )?(?:day|date)|exact date|date|calendar"
    r"|que (?:dia|fecha)|fecha|dia exacto|cuantos de",
    "month": r"month|mes",
    "year": r"years?|que anos?|ano",
    "time": r"when|cuando",
    "duration": r"how long|how many (?:years|months|days|hours|minutes)|duration|length"
    r"|cuanto (?:tiempo|dur\w+|tard\w+)|cuant[oa]s (?:anos|meses|dias|horas|minutos)",
    "often": r"how often|how frequent\w*|times|cada cuanto|veces",
    "share": r"percent\w*|proportion|share|fraction|rate|one in|what part"
    r"|porcentaje|porciento|por ciento|proporcion|tasa|que parte|de cada",
    "number": r"how many|number|count|total|figures?|cuant[oa]s|cifras?|numero|cantidad",
    "money": r"how much (?:money|cash|did|does|do|was|is|has|would|will|us|of)|cost\w*|price"
    r"|money|dollars?|budget|funds?|funding|paid|pay|spend|spent|cash"
    r"|cuanto (?:dinero|cuesta|costo|pago|gasto|se|puso|invirtio|dio|costaria|aport\w+)|costo"
    r"|costar\w*|cuesta|dinero|dolares|pagar|presupuesto|lana|plata|fondos",
    "name": r"called|names?|named|nickname|se llam\w+|nombres?|apod\w+|llamaba\w*|apellidos?",
    "person": r"whom?|whose|(?:what|which) (?:president|person|politician|candidate|official)s?"
    r"|quien(?:es)?|que (?:presidente|persona|candidato|politico|funcionario)s?",
    "place": r"where|(?:what|which) (?:cit(?:y|ies)|states?|countr(?:y|ies)|place|town|region)"
    r"|a?donde|que (?:ciudad(?:es)?|estados?|pais(?:es)?|lugar(?:es)?|region(?:es)?)",
    "reason": r"why|how come|reasons?|causes?|caused|because of what"
    r"|por que|motivos?|razon|razones|causas?|a que se debe|debio",
    "manner": r"how (?:do|did|does|can|could|would|to|was|were|is|are|will)|in what way|method"
    r"|como|de que (?:manera|forma)",
    "later": r"after|later|since then|today|now|nowadays|currently|still|eventually|next|ever"
    r"|end(?:ed)? up|despues|luego|hoy|ahora|actual\w*|todavia|siguen?|al final|termin\w+",
    "wording": r"exact words|full text|wording|word for word|verbatim|text|transcript|quote"
    r"|palabras exactas|texto|literal(?:mente)?|textual(?:mente)?|cita",
    "law": r"(?:which|what) (?:article|law|section|clause|treaty|statute|act)s?"
    r"|(?:article|law|treaty) number|que (?:articulo|ley|tratado|norma|clausula|leyes)s?|cual ley",
    "reaction": r"react\w*|respon\w*|repl\w+|reacci\w+|contest\w+|oppos\w*|critic\w*|objet\w+",
    "other": r"others?|else|besides|apart from|aside from|another|also"
    r"|otr[oa]s?|ademas|aparte|tambien|alguien mas|algo mas|demas",
    "age": r"how old|ages?|edad|edades|cuantos anos tiene",
    "comparison": r"compared?|versus|than|comparad[oa]s?|comparacion|frente a"
    r"|mas que|menos que|que (?:mas|menos)",
    "meaning": r"means?|meaning|definition|define|what (?:is|are)|whats"
    r"|signific\w+|quiere decir|definicion|que (?:es|son)",
    "opinion": r"thinks?|thought|opinion|believe|feels?|view|stance"
    r"|opin\w+|piensa\w*|cree|creen|parece|postura",
    "whether": r"^(?:is|are|was|were|did|does|do|has|have|had|can|could|would|will|should"
    r"|true or false|es cierto|es verdad|acaso|de verdad)\b.*",
}
_PATTERNS = {kind: re.compile(rf"\b(?:{pattern})\b") for kind, pattern in _KINDS.items()}
_COLUMNS = {kind: column for column, kind in enumerate(_KINDS)}
_NONE = len(_COLUMNS)  # the column of texts that show no kind
_BASE = 0.3  # weight of a kind that every phrasing asks for


def kinds_asked(words: Sequence[str]) -> frozenset[str]:
    """The kinds of thing that folded words ask for; most questions ask for one or two."""
    said = " ".join(words)
    return frozenset(kind for kind, pattern in _PATTERNS.items() if pattern.search(said))


class Kinds:
    """
    The kinds that N phrasings ask for, as unit vectors in which rare kinds weigh more.

    Few different ones: each is held once.
    """

    def __init__(self, marks: Floats) -> None:
        """marks: 1.0 where a phrasing asks for a kind, as `marks_of` makes them, (N, K)."""
        counts = marks.sum(axis=0)
        self._weights = (np.log((1 + len(marks)) / (1 + counts)) + _BASE).astype(np.float32)
        bits = 1 << np.arange(marks.shape[1], dtype=np.int64)[::-1]  # a row of marks as one number
        rows, first, places = np.unique((marks > 0) @ bits, return_index=True, return_inverse=True)
        self._distinct = self._unit(marks[first])
        self._named = [frozenset(_names(row)) for row in marks[first]]
        self._places = places.ravel().astype(np.min_scalar_type(len(rows)))

    def of(self, kinds: frozenset[str]) -> Floats:
        """The unit vector of what a question asks for (`kinds_asked`), shape (kinds,)."""
        vector: Floats = self._unit(_marks([kinds]))[0]
        return vector

    def asked(self, rows: Rows) -> frozenset[str]:
        """The kinds that any of these phrasings asks for."""
        distinct = np.unique(self._places[rows]).tolist()
        return frozenset().union(*(self._named[place] for place in distinct))

    def likeness(self, asked: Floats, rows: Rows) -> Floats:
        """How like these phrasings are to what is asked, `of` it, 0..1, shape (rows,)."""
        alike: Floats = (self._distinct @ asked)[self._places[rows]]
        return alike

    def vectors(self, rows: Rows) -> Floats:
        """The unit vectors of these phrasings, shape (rows, kinds)."""
        unpacked: Floats = self._distinct[self._places[rows]]
        return unpacked

    def _unit(self, marks: Floats) -> Floats:
        weighed = marks * self._weights
        unit: Floats = weighed / np.linalg.norm(weighed, axis=1, keepdims=True)
        return unit


def marks_of(texts: Iterable[Sequence[str]]) -> Floats:
    """1.0 where a text, given as folded words, asks for a kind; shape (texts, kinds)."""
    return _marks(map(kinds_asked, texts))


def _names(row: Floats) -> Iterator[str]:
    """The kinds that a row of marks stands for."""
    return (kind for kind, column in _COLUMNS.items() if row[column])


def _marks(asked_of: Iterable[frozenset[str]]) -> Floats:
    columns = [[_COLUMNS[kind] for kind in kinds] or [_NONE] for kinds in asked_of]
    marks = np.zeros((len(columns), _NONE + 1), dtype=np.float32)
    for row, asked in enumerate(columns):
        marks[row, asked] = 1.0
    return marks
