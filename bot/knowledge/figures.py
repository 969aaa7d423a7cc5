"""
Numbers as texts write them, in English and Spanish, in one canonical form.

"1.5 billion", "1,500 millones" and "1 500 000 000" are all "1500000000"; "half" and "la mitad"
are "0.5"; "doubled", "twice" and "el doble" are "2x"; "20th century" and "siglo XX" are "20".
Years stay years.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from operator import add, mul, sub, truediv

_UNITS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9,
    "diez": 10, "once": 11, "doce": 12, "trece": 13, "catorce": 14, "quince": 15,
    "veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "setenta": 70,
    "ochenta": 80, "noventa": 90,
}  # fmt: skip
_ENGLISH_ONCE = re.compile(r"\bonce\b")  # the English adverb is no Spanish eleven
_PERCENT_WORD = re.compile(r"\bpor ciento\b")  # no hundred either
_SCALES = {
    "hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9,
    "cien": 100, "ciento": 100, "mil": 1_000, "millon": 10**6, "millones": 10**6,
    "mil millones": 10**9,
}  # fmt: skip
_RATIOS = {
    "half": "0.5", "halved": "0.5", "mitad": "0.5",
    "double": "2x", "doubled": "2x", "twice": "2x",
    "doble": "2x", "duplico": "2x", "duplicaron": "2x", "duplicado": "2x",
    "triple": "3x", "tripled": "3x", "triplico": "3x", "triplicaron": "3x", "triplicado": "3x",
    "quadrupled": "4x", "cuadruple": "4x", "cuadruplico": "4x", "cuadruplicaron": "4x",
}  # fmt: skip
_ROMAN = {"xix": "19", "xx": "20", "xxi": "21"}

_SCALE = r"(?:mil millones|hundred|thousand|million|billion|ciento|cien|millones|millon|mil)"
_DIGITS = r"\d+(?:[.,\u00a0\u202f]\d+)*"
_TOKEN = re.compile(
    rf"siglo (?P<roman>[ivx]+)\b"
    rf"|(?P<digits>{_DIGITS})(?P<suffix>st|nd|rd|th|s)?(?: (?P<scale>{_SCALE})\b)?"
    rf"|\b(?P<word>{'|'.join(_UNITS)}|{_SCALE})(?:[ -](?P<next>{'|'.join(_UNITS)}))?"
    rf"(?: (?P<word_scale>{_SCALE})\b)?\b"
    rf"|\b(?P<ratio>{'|'.join(_RATIOS)})\b"
)
_SUM = re.compile(r"\s*([\d.,]+)\s*(%?)\s*([-+*/−×÷]|of)\s*([\d.,]+)\s*")
_OPERATIONS: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": add, "-": sub, "−": sub, "*": mul, "×": mul, "of": mul, "/": truediv, "÷": truediv,
}  # fmt: skip
_ROUNDING = Decimal("0.005")  # share by which a rounded result may differ
_THOUSANDS = re.compile(r"^\d{1,3}(?:[.,\u00a0\u202f]\d{3})+$")
_YEAR = re.compile(r"^(?:1[5-9]|20)\d\d$")


@dataclass(frozen=True, slots=True)
class Number:
    """A number found in a text: its canonical value and the span it was read from."""

    value: str
    start: int
    end: int

    @property
    def is_year(self) -> bool:
        """Whether it reads as a year from 1500 to 2099, or a decade ("1930s")."""
        return bool(_YEAR.match(self.value.removesuffix("s")))


def numbers(text: str, *, spanish: bool) -> list[Number]:
    """
    The numbers of a folded text (lower case, no accents), in order.

    "One" and its Spanish forms are left out: they are articles far more often than figures.
    `spanish` tells eleven ("once") from the English adverb.
    """
    never = _PERCENT_WORD if spanish else _ENGLISH_ONCE
    searched = never.sub(lambda match: " " * len(match.group()), text)
    return [
        Number(_value(match), match.start(), match.end()) for match in _TOKEN.finditer(searched)
    ]


def canonical(digits: str) -> str:
    """One form for a number written in digits: no grouping, a point, no trailing zeros."""
    plain = re.sub(r"[.,\u00a0\u202f]", "", digits) if _THOUSANDS.match(digits) else digits
    try:
        return _plain(Decimal(plain.replace(",", ".")))
    except InvalidOperation:  # "1.2.3" is a version or a date, compared as it stands
        return digits


def calculates(how: str, value: str) -> bool:
    """Whether "2016 - 1948" or "20% of 1000" gives that canonical value, rounding aside."""
    match = _SUM.fullmatch(how)
    if not match:
        return False
    try:
        left, right = (Decimal(canonical(operand)) for operand in (match[1], match[4]))
        result = _OPERATIONS[match[3]](left / 100 if match[2] else left, right)
        return abs(result - Decimal(value)) <= _ROUNDING * max(Decimal(1), abs(result))
    except ArithmeticError:  # "1.2.3" is no operand, and nothing is divided by 0
        return False


def _value(match: re.Match[str]) -> str:
    if roman := match["roman"]:
        return _ROMAN.get(roman, roman)
    if ratio := match["ratio"]:
        return _RATIOS[ratio]
    if digits := match["digits"]:
        if match["suffix"] == "s":
            return f"{digits}s"
        return _scaled(canonical(digits), match["scale"])
    first = match["word"]
    number = Decimal(_UNITS.get(first) or _SCALES[first]) + _UNITS.get(match["next"] or "", 0)
    return _scaled(_plain(number), match["word_scale"])


def _scaled(value: str, scale: str | None) -> str:
    return _plain(Decimal(value) * _SCALES[scale]) if scale else value


def _plain(number: Decimal) -> str:
    return format(number.normalize(), "f")
