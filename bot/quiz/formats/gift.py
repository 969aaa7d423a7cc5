"""
Quiz items as GIFT, Moodle's format of questions, in one language.

What GIFT has no place for stands in comments, which `gift_reading` reads and Moodle passes over:
the entry, the paragraphs and the level of an item, and the reasons of an order, which is asked as
pairs of a place and what stands there. An item's title is its id, its topic is a category. Near
misses are answers without credit. The other language is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from bot.entries import Language
from bot.quiz.formats.gift_text import escaped, marked
from bot.quiz.formats.result import Record, Written

_ABOUT = (
    "// Quiz questions of Refugio in GIFT, in one language. Each line that begins with",
    '// "// refugio" tells what GIFT has no place for: keep it directly above its question.',
)


def written(
    items: Iterable[Record], language: Language, topic: Callable[[str], str] | None = None
) -> Written:
    """The file of these items in that language; topic: of an entry, as its category."""
    blocks = ["\n".join([f"// refugio: language={language}", *_ABOUT])]
    lost, count, category = [], 0, ""
    for item in items:
        if missing := next(_missing(item, language), None):
            lost.append(f"{item['id']}: left out, for {missing} is missing in {language}")
            continue
        now = topic(item["entry"]) if topic else ""
        if now and now != category:
            category = now
            blocks.append(f"$CATEGORY: refugio/{now}")
        blocks.append("\n".join(_block(item, language)))
        count += 1
    lost.append(f"All items: what they say in {_other(language)}, which a file of its own holds.")
    return Written("\n\n".join(blocks) + "\n", count, tuple(lost))


def _other(language: Language) -> str:
    return ", ".join(each.value for each in Language if each is not language)


def _missing(item: Record, language: Language) -> Iterator[str]:
    """The texts an item lacks in that language."""
    for key in ("stem", "why", "why_not", "accepted", "near"):
        if key in item and not item[key].get(language):
            yield key
    for place, option in enumerate(item.get("options", ())):
        if not option.get(language):
            yield f"options.{place}"
        if not option["why"].get(language):
            yield f"options.{place}.why"


def _block(item: Record, language: str) -> Iterator[str]:
    numbers = " ".join(item["paragraphs"])
    yield (
        f"// refugio: entry={item['entry']}, paragraphs={numbers}, level={item['level']},"
        f" kind={item['kind']}"
    )
    if item["kind"] == "order":
        for place, option in enumerate(item["options"], 1):
            yield f"// refugio why {place}: {escaped(option['why'][language])}"
    head = f"::{escaped(item['id'])}:: [plain]{escaped(item['stem'][language])}"
    why = f"####{marked(item['why'][language])}"
    match item["kind"]:
        case "true_false":
            wrong = marked(item["why_not"][language])
            yield f"{head} {{{item['right'].upper()}#{wrong}{why}}}"
        case "number":
            tolerance = f":{item['tolerance']}" if "tolerance" in item else ""
            yield f"{head} {{#{item['number']}{tolerance}{why}}}"
        case _:
            yield f"{head} {{"
            yield from (f"\t{answer}" for answer in _answers(item, language))
            yield f"\t{why}"
            yield "}"


def _answers(item: Record, language: str) -> Iterator[str]:
    match item["kind"]:
        case "single":
            for option in item["options"]:
                mark = "=" if _right(option) else _wrong(option[language])
                yield f"{mark}{_with_why(option, language)}"
        case "several":
            rights = sum(map(_right, item["options"]))
            share, off = _share(rights), _share(len(item["options"]) - rights)
            for option in item["options"]:
                weight = share if _right(option) else f"-{off}"
                yield f"~%{weight}%{_with_why(option, language)}"
        case "text":
            yield from (f"=%100%{marked(form)}" for form in item["accepted"][language])
            yield from (f"=%0%{marked(form)}" for form in item["near"][language])
        case _:  # the places are asked for, in any order
            for place, option in enumerate(item["options"], 1):
                yield f"={place} -> {escaped(option[language])}"


def _right(option: Record) -> bool:
    return option.get("right") == "true"


def _wrong(text: str) -> str:
    """The mark of a wrong option, so that a percentage at its beginning is no weight."""
    return "~%0%" if text.startswith("%") else "~"


def _share(count: int) -> str:
    """An equal share of the credit, as Moodle knows it: 50, 33.33333."""
    return f"{100 / count:.5f}".rstrip("0").rstrip(".") if count else "0"


def _with_why(option: Record, language: str) -> str:
    return f"{marked(option[language])}#{marked(option['why'][language])}"
