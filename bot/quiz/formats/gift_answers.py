"""The answers of a GIFT question, what stands between its braces, as keys of a record."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bot.entries import Language
from bot.knowledge.yamlfile import Path_
from bot.quiz.formats import gift_text
from bot.quiz.formats.result import Read, short

_MOST = 100  # answers of a question; an item has 5 options, or 40 forms
_WEIGHT = re.compile(r"\s*%(-?\d{1,3}(?:\.\d{0,10})?)%")
_DIGITS = r"(-?\d{1,20}(?:\.\d{1,10})?)"
_AROUND = re.compile(rf"{_DIGITS}\s*(?::\s*{_DIGITS})?")
_RANGE = re.compile(rf"{_DIGITS}\s*\.\.\s*{_DIGITS}")
_TRUE = {"T": "true", "TRUE": "true", "F": "false", "FALSE": "false"}


class Slip(Exception):
    """A question that no item can be."""

    def __init__(self, line: int, found: str, remedy: str) -> None:
        super().__init__(found)
        self.line, self.found, self.remedy = line, found, remedy


@dataclass(frozen=True, slots=True)
class _Answer:
    """One answer: its mark ("" before the first), its share of the credit, and where it stands."""

    mark: str
    weight: Decimal | None
    text: str
    why: str
    line: int

    @property
    def right(self) -> bool:
        return self.mark != "~" if self.weight is None else self.weight > 0

    @property
    def partial(self) -> bool:
        return self.weight is not None and self.weight not in {0, 100}


@dataclass(slots=True)
class Answers:
    """
    Fills a record with a question's answers.

    lines: of its parts; format: of the question's text, which its answers have too.
    """

    found: Read
    language: Language
    record: dict[str, Any]
    lines: dict[Path_, int]
    format: str

    def take(self, text: str, line: int) -> None:
        """Read what stands between the braces, which begins on that line; raises Slip."""
        body, _, general = text.rpartition("####") if "####" in text else (text, "", "")
        plain, last = body.strip(), line + body.count("\n")
        line += body[: len(body) - len(body.lstrip())].count("\n")
        if not plain:
            remedy = "Write answers; what is to be written at length nobody grades here"
            raise Slip(line, "has nothing between { and }", remedy)
        self._kind(plain, line)
        if reason := self._read(general):
            self._why("why", reason)
            self.lines["why",] = last

    def _kind(self, plain: str, line: int) -> None:
        hint = self.record.pop("kind", "")
        pairs = "=" in plain and "->" in plain and hint != "text"
        verdict = plain.partition("#")[0].strip()
        if plain.startswith("#"):
            self._number(plain[1:], line)
        elif "~" in plain:
            self._choice(plain, line)
        elif pairs:
            self._order(plain, line)
        elif verdict in _TRUE:
            self._true_false(plain, verdict)
        else:
            self._text(plain, line)

    def _read(self, piece: str) -> str:
        return gift_text.read(piece, self.format)[0]

    def _why(self, key: str, text: str) -> None:
        if text:
            self.record[key] = {self.language.value: text}

    def _split(self, text: str, marks: str, line: int, weighed: str = "=") -> list[_Answer]:
        """The answers in a text, divided at these marks; weighed: those that take a share."""
        places = [found.start() for found in re.finditer(f"[{marks}]", text)]
        if len(places) > _MOST:
            raise Slip(line, f"has {len(places):,} answers", f"Give at most {_MOST}")
        begun = [0, *places] if text[: places[0] if places else None].strip() else places
        answers = []
        for start, end in zip(begun, [*begun, len(text)][1:], strict=True):
            mark = text[start] if text[start] in marks else ""
            piece = text[start + len(mark) : end]
            weight = _WEIGHT.match(piece) if mark in weighed else None  # "" is in all
            answers.append(self._answer(mark, weight, piece, line + text.count("\n", 0, start)))
        return answers

    def _answer(self, mark: str, weight: re.Match[str] | None, piece: str, line: int) -> _Answer:
        rest = piece[weight.end() :] if weight else piece
        text, _, why = rest.partition("#")
        share = Decimal(weight[1]) if weight else None
        return _Answer(mark, share, self._read(text), self._read(why), line)

    def _choice(self, plain: str, line: int) -> None:
        answers = self._split(plain, "=~", line, weighed="~")
        sure = [answer for answer in answers if answer.mark == "="]
        for answer in answers:
            if not answer.mark:
                remedy = "Begin each answer with = if it is right, with ~ if it is wrong"
                raise Slip(answer.line, f"has {short(answer.text)} without a sign", remedy)
            if sure and answer.mark == "~" and answer.right:
                remedy = "Write ~ alone; where several are right, ~%50% before each, and no ="
                raise Slip(answer.line, "has an answer that gives part of the credit", remedy)
        if len(sure) > 1:
            remedy = "Keep one =; where both must be picked, write ~%50% before each instead"
            raise Slip(sure[1].line, "has two answers with =", remedy)
        right = sum(answer.right for answer in answers)
        self.record["kind"] = "single" if sure or right == 1 else "several"
        self.record["options"] = [self._option(place, each) for place, each in enumerate(answers)]

    def _option(self, place: int, answer: _Answer) -> dict[str, Any]:
        self.lines["options", place] = answer.line
        option: dict[str, Any] = {self.language.value: answer.text}
        if answer.right:
            option["right"] = "true"
        if answer.why:
            option["why"] = {self.language.value: answer.why}
        return option

    def _order(self, plain: str, line: int) -> None:
        """Pairs of a place and what stands there; others ask for what no item can."""
        steps: dict[int, tuple[str, int]] = {}
        answers = self._raw(plain, line)
        for piece, at in answers:
            place, arrow, step = piece.partition("->")
            typed = gift_text.meant(place)
            if not arrow or not re.fullmatch(r"[1-9]\d?", typed, re.ASCII):
                remedy = "Only an order can be asked so: write =1 -> the first, =2 -> the second"
                raise Slip(at, f"pairs {short(gift_text.raw(place))} with something", remedy)
            if (number := int(typed)) in steps:
                raise Slip(at, f"has the place {number} twice", "Number the steps 1, 2, 3, ...")
            steps[number] = gift_text.meant(step), at
        if sorted(steps) != [*range(1, len(steps) + 1)]:
            raise Slip(line, "leaves out a place", "Number the steps 1, 2, 3, ...")
        self.record |= {"kind": "order", "options": []}
        for number, (text, at) in sorted(steps.items()):
            self.lines["options", number - 1] = at
            self.record["options"].append({self.language.value: text})

    def _raw(self, plain: str, line: int) -> list[tuple[str, int]]:
        """What follows each =, as it stands, and its line."""
        places = [found.start() for found in re.finditer("=", plain)]
        if len(places) > _MOST:
            raise Slip(line, f"has {len(places):,} answers", f"Give at most {_MOST}")
        if plain[: places[0]].strip():
            raise Slip(line, f"has {short(plain[: places[0]])} without a sign", "Write = before it")
        return [
            (plain[start + 1 : end], line + plain.count("\n", 0, start))
            for start, end in zip(places, [*places[1:], len(plain)], strict=True)
        ]

    def _true_false(self, plain: str, verdict: str) -> None:
        _, wrong, right = (*plain.split("#", 2), "", "")[:3]
        self.record |= {"kind": "true_false", "right": _TRUE[verdict]}
        self._why("why_not", self._read(wrong))
        self._why("why", self._read(right))

    def _text(self, plain: str, line: int) -> None:
        forms: dict[str, list[str]] = {"accepted": [], "near": []}
        for answer in self._split(plain, "=", line):
            if answer.partial:
                remedy = "Write =%100% before what is right, =%0% before what is not"
                raise Slip(
                    answer.line, f"gives part of the credit for {short(answer.text)}", remedy
                )
            key = "accepted" if answer.right else "near"
            if not answer.right and answer.text == "*":
                continue  # whatever else is typed
            self.lines[key, self.language.value, len(forms[key])] = answer.line
            self.lines.setdefault((key,), answer.line)
            forms[key].append(answer.text)
            self._reason(answer)
        self.record["kind"] = "text"
        self.record |= {key: {self.language.value: said} for key, said in forms.items() if said}

    def _reason(self, answer: _Answer) -> None:
        """The first reason beside a right answer stands for the item's; others have no place."""
        if answer.right and "why" not in self.record:
            self._why("why", answer.why)
        elif answer.why:
            found = f"has a reason of its own for {short(answer.text)}"
            self.found.note(answer.line, found, "It is left out", self.record["id"])

    def _number(self, plain: str, line: int) -> None:
        wanted, tilde, otherwise = plain.partition("~")
        if tilde and otherwise.strip(" \n\t#"):
            found = "has a reason for all other numbers"
            self.found.note(line, found, "It is left out", self.record["id"])
        answers = self._split(wanted, "=", line)
        if len(answers) != 1 or not answers[0].right or answers[0].partial:
            remedy = "Give one, with how far off is still right: {#176726:0}"
            raise Slip(line, f"has {len(answers)} numbers, or one for part of the credit", remedy)
        self.record["kind"] = "number"
        self.lines["number",] = self.lines["tolerance",] = answers[0].line
        self._reason(answers[0])
        self._digits(answers[0])

    def _digits(self, answer: _Answer) -> None:
        if found := _RANGE.fullmatch(answer.text):
            low, high = Decimal(found[1]), Decimal(found[2])
            number, tolerance = (low + high) / 2, (high - low) / 2
            self.record |= {"number": _plain(number), "tolerance": _plain(tolerance)}
        elif found := _AROUND.fullmatch(answer.text):
            self.record |= {"number": found[1], "tolerance": found[2] or "0"}
        else:
            remedy = "Write digits alone, 176726, 0.5:0.1 or 1..5"
            raise Slip(answer.line, f"has the number {short(answer.text)}", remedy)


def _plain(number: Decimal) -> str:
    return format(number.normalize(), "f")
