"""Files of quiz items for tests: read in short, and records of all kinds drawn at random."""

from __future__ import annotations

from typing import Any

from harbour import Plain
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from bot.entries import Language
from bot.quiz.formats import files
from bot.quiz.formats.files import Format, Incoming
from bot.quiz.formats.shape import canonical

UNHURRIED = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
ENGLISH, SPANISH = Language.ENGLISH, Language.SPANISH


def read(
    text: str | bytes,
    format_: Format = Format.GIFT,
    known: list[Plain] | None = None,
    language: Language | None = ENGLISH,
) -> Incoming:
    """What is in this file, beside these items."""
    raw = text.encode("utf-8") if isinstance(text, str) else text
    there = {item["id"]: canonical(item) for item in known or []}
    return files.read(raw, "q.txt", format_, there, language)


def told(incoming: Incoming) -> list[str]:
    """Its problems, as a person reads them."""
    return [str(problem) for problem in sorted(incoming.problems)]


def only(item: Plain, language: Language) -> Plain:
    """The same item as one language has it."""

    def kept(value: Any) -> Any:
        if isinstance(value, dict):
            return {k: kept(v) for k, v in value.items() if k not in {"en", "es"} or k == language}
        return [kept(each) for each in value] if isinstance(value, list) else value

    return canonical(kept(item))


_PIECES = ("", "[html]", "->", "//", "::", "####", "%50%", "\\n", "TRUE", "A. ", "=", "{", "\n")
_LETTERS = st.text(
    st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp")), min_size=1, max_size=4
)
_SIGNS = st.text("\\#=~{}:[]%>-/*,;'\"@+\n1nT ", min_size=1, max_size=6)


def texts(most: int) -> st.SearchStrategy[str]:
    """Texts with something to read in them, without blanks around."""
    made = st.tuples(st.sampled_from(_PIECES), _LETTERS | _SIGNS).map("".join)
    return made.map(lambda text: text[:most].strip() or "a")


def both(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Plain]:
    """The same in both languages."""
    return st.fixed_dictionaries({"en": strategy, "es": strategy})


def lines(least: int) -> st.SearchStrategy[list[str]]:
    """Forms to type."""
    form = texts(75).map(lambda text: "a" if text == "*" else text)
    return st.lists(form, min_size=least, max_size=least + 1)


@st.composite
def _options(draw: st.DrawFn, kind: str) -> list[Plain]:
    count = draw(st.integers(4, 5) if kind == "several" else st.integers(3, 5))
    right = {0} if kind == "single" else {0, 1} if kind == "several" else set()
    made = []
    for place in range(count):
        mark = {"right": "true"} if place in right else {}
        why = draw(both(texts(300)))
        made.append(draw(both(texts(75))) | mark | {"why": why})
    return made if kind == "order" else draw(st.permutations(made))


@st.composite
def items(draw: st.DrawFn) -> Plain:
    """An item of any kind, well formed."""
    kind = draw(st.sampled_from(["single", "several", "true_false", "text", "number", "order"]))
    item: Plain = {
        "id": draw(st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,3}", fullmatch=True)),
        "entry": draw(st.from_regex(r"[a-z]{1,9}(-[0-9]{1,4})?", fullmatch=True)),
        "paragraphs": [str(n) for n in draw(st.lists(st.integers(1, 99), min_size=1, max_size=3))],
        "kind": kind,
        "level": draw(st.sampled_from(["easy", "medium", "hard"])),
        "stem": draw(both(texts(300))),
        "why": draw(both(texts(300))),
    }
    match kind:
        case "single" | "several" | "order":
            item["options"] = draw(_options(kind))
        case "true_false":
            item["right"] = draw(st.sampled_from(["true", "false"]))
            item["why_not"] = draw(both(texts(300)))
        case "text":
            item["accepted"], item["near"] = draw(both(lines(1))), draw(both(lines(2)))
        case _:
            item["number"] = draw(st.from_regex(r"[0-9]{1,12}(\.[0-9]{1,4})?", fullmatch=True))
            item["tolerance"] = draw(st.sampled_from(["0", "5", "0.25"]))
    return canonical(item)


def packs() -> st.SearchStrategy[list[Plain]]:
    """Items with ids of their own."""
    return st.lists(items(), max_size=2, unique_by=lambda item: item["id"])
