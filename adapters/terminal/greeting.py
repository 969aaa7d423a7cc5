"""The first screen: what this is, in both languages, and three questions to begin with. Pure."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text as Line

from adapters.terminal import phrases, safe
from adapters.terminal.offered import Example
from adapters.terminal.outgoing import Screen, indent, numbered
from bot.entries import Entry, Language
from bot.knowledge.pack import Pack

_EXAMPLES = 3


def greet(pack: Pack, language: Language) -> Screen:
    """The greeting, its own language first, and the examples that its numbers ask."""
    examples = _examples(pack, language)
    parts: list[RenderableType] = [_title(pack, language)]
    for each in (language, language.other):
        parts += ["", *_introduced(pack, each)]
    if examples:
        parts += ["", indent(Line(phrases.BEGIN.best(language)))]
        parts.append(numbered(tuple(example.text for example in examples)))
    return Screen(Group(*parts), examples)


def _title(pack: Pack, language: Language) -> RenderableType:
    return Line(f"{phrases.NAME} · {safe.line(pack.title.best(language))}", style="bold green")


def _introduced(pack: Pack, language: Language) -> list[RenderableType]:
    about = pack.introduction or pack.title
    return [
        indent(Line(safe.line(about.best(language)))),
        indent(Line(phrases.HINT.best(language), style="dim")),
    ]


def _examples(pack: Pack, language: Language) -> tuple[Example, ...]:
    """Questions from topics apart, the second in the other language to show that both work."""
    firsts: dict[str, Entry] = {}
    for entry in pack.entries:
        if not entry.is_gap:
            firsts.setdefault(entry.topic, entry)
    order = [topic.id for topic in pack.topics if topic.id in firsts] or list(firsts)
    apart = order[:: max(1, -(-len(order) // _EXAMPLES))][:_EXAMPLES]
    spoken = (language, language.other, language)
    return tuple(
        Example(safe.line(firsts[topic].title(each)))
        for topic, each in zip(apart, spoken, strict=False)
    )
