"""
What an entry says that it should not: found as a value, and told as an English sentence.

Those who edit packs read the sentences here; moderators read theirs in `bot.wording.findings`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class What(StrEnum):
    """What is wrong; the details that each has stand in its sentence."""

    NO_PARAGRAPH = "no-paragraph"
    UNCITED = "uncited"
    FIGURE = "figure"
    HEDGE = "hedge"
    VOICE = "voice"
    NAME = "name"
    CAPITAL = "capital"
    LONG_QUOTE = "long-quote"
    QUOTE = "quote"
    COPIED = "copied"
    OPERANDS = "operands"
    SUM = "sum"
    DIFFERENT_FIGURES = "different-figures"
    DIFFERENT_NAMES = "different-names"
    UNSURE = "unsure"
    NOBODY = "nobody"
    VOICELESS = "voiceless"
    OPENING = "opening"
    PERSONAL = "personal"
    PRIVATE = "private"
    SMALLTALK = "smalltalk"
    VOUCHED = "vouched"
    UNSEEN = "unseen"
    FORMAT = "format"  # anything else that the format of entries does not allow
    LONG = "long"
    SHORT = "short"
    MANY = "many"
    PATTERN = "pattern"
    CHOICE = "choice"
    DATE = "date"


_CITE = "Cite the paragraph it stands in, or take it out"
_ALIKE = "Say the same in both, as often"
_FORMAT = (  # worded where the schema is, for those who edit packs
    What.FORMAT,
    What.LONG,
    What.SHORT,
    What.MANY,
    What.PATTERN,
    What.CHOICE,
    What.DATE,
)

_SAID: dict[What, tuple[str, str]] = {
    What.NO_PARAGRAPH: ("cites ¶{number}, which is not in the source", "Mend it"),
    What.UNCITED: ("cites no paragraph", "Name the paragraphs it rests on"),
    What.FIGURE: ("says {value}, which {none} says", _CITE),
    What.HEDGE: (
        "says {value} without the source's hedge ({hedge})",
        "Write nearly, around, more than ... before it",
    ),
    What.VOICE: (
        "says {value} without naming who says so ({by})",
        "Keep the attribution beside the figure",
    ),
    What.NAME: ("names {form!r}, which {none} names", _CITE),
    What.CAPITAL: (
        "has the capitalised word {word!r}, no name of {these}",
        "Use a name of the source, or no capital; begin the sentence otherwise",
    ),
    What.LONG_QUOTE: ("quotes {length} words", "Quote at most {limit}"),
    What.QUOTE: (
        "quotes “{quotation}”, which does not stand so in {these}",
        "Quote word for word a phrase the source itself quotes, or five words or more",
    ),
    What.COPIED: (
        "shares {run} words in a row with the source",
        "Say it in words of our own",
    ),
    What.OPERANDS: (
        "calculates with {numbers}, which {none} says",
        "Calculate only with the source's numbers",
    ),
    What.SUM: ("{how} is not {value}", "Mend the arithmetic"),
    What.DIFFERENT_FIGURES: ("differs between the languages in figures: {differ}", _ALIKE),
    What.DIFFERENT_NAMES: ("differs between the languages in names: {differ}", _ALIKE),
    What.UNSURE: ("is sure in one language and unsure in the other", "Keep the hedge"),
    What.NOBODY: ("is missing though the kind is {kind}", "Say who says so"),
    What.VOICELESS: (
        "does not say whose statement it is ({by})",
        "Name the voice in the sentence",
    ),
    What.OPENING: ("cites {these} but does not say so at once", "Begin with {begin!r}"),
    What.PERSONAL: (
        "asks {text!r}, which gets the help card, as personal questions do",
        "Ask without personal details",
    ),
    What.PRIVATE: (
        "seems to hold something personal: a number, a name, or somebody's own case",
        "Everybody can read it",
    ),
    What.SMALLTALK: ("asks {text!r}, which is taken for small talk", "Ask in a whole question"),
    What.VOUCHED: ("names who checked it", "Leave it out: only a pack can say so"),
    What.UNSEEN: ("has a sign that nobody sees ({sign})", "Take it out"),
    **dict.fromkeys(_FORMAT, ("{found}", "{remedy}")),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """
    One thing in an entry that must be mended.

    key: where it stands; details: what its sentence names; paragraphs: those it cites; only: what
    is said in English alone, and in Spanish alone, where the two texts differ.
    """

    key: str
    what: What
    details: Mapping[str, Any] = field(default_factory=dict)
    paragraphs: tuple[int, ...] = ()
    only: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())

    @property
    def found(self) -> str:
        """What stands there, in English."""
        return self._fill(_SAID[self.what][0])

    @property
    def remedy(self) -> str:
        """What to do about it, in English."""
        return self._fill(_SAID[self.what][1])

    def _fill(self, sentence: str) -> str:
        these = listed(self.paragraphs) or "its (missing) citation"
        none = f"none of {these}" if len(self.paragraphs) > 1 else f"{these} never"
        return sentence.format(these=these, none=none, differ=self._differ(), **self.details)

    def _differ(self) -> str:
        sides = zip(("English", "Spanish"), self.only, strict=True)
        return "; ".join(f"only {name} has {', '.join(more)}" for name, more in sides if more)


def listed(paragraphs: Sequence[int]) -> str:
    """Paragraphs as people write them: "¶3, ¶15"."""
    return ", ".join(f"¶{number}" for number in paragraphs)
