"""
Editorial rules on quiz items: how many there are, and how well each is asked.

What gives an answer away is measured in content words. An item gives its own away when what it
asks has a word of the right answer that stands in no wrong one (names that may stand anywhere
aside), or all words of an answer to type; another's, when it tells all words of that answer and
half of the words of that question, in the same topic.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import permutations

from bot.entries import Bilingual, Language, Phrasing
from bot.errors import Problem
from bot.items import Item, ItemKind, Level
from bot.knowledge import figures, quiz
from bot.knowledge.content import content_words
from bot.knowledge.lines import QUIZ_FILE, Lines
from bot.knowledge.pack import Pack, QuizRules
from bot.text import normalise

_ASKED = 0.5  # share of a question's words from which another item speaks of the same
_PICKED = frozenset({ItemKind.SINGLE, ItemKind.SEVERAL})
_CATCH_ALL = tuple(
    f" {words} "
    for words in (
        "all of the above",
        "none of the above",
        "all of these",
        "none of these",
        "all the above",
        "todas las anteriores",
        "ninguna de las anteriores",
        "todos los anteriores",
        "ninguno de los anteriores",
        "todo lo anterior",
        "nada de lo anterior",
    )
)
_Told = Iterator[tuple[str, str, str]]  # the key, what was found, what to write


def amounts(pack: Pack, lines: Lines) -> Iterator[Problem]:
    """Too few items in all or in a topic, and kinds and levels that none is of."""
    rules = pack.rules.quiz
    topics = Counter(pack.by_id[item.entry].topic for item in pack.items)
    counted = [("items", len(pack.items), rules.items)]
    counted += [
        (f"items on {topic.id!r}", topics[topic.id], rules.per_topic) for topic in pack.topics
    ]
    if rules.cover:
        kinds = Counter(item.kind for item in pack.items)
        levels = Counter(item.level for item in pack.items)
        counted += [(f"items of the kind {kind.value!r}", kinds[kind], 1) for kind in ItemKind]
        counted += [(f"items of the level {level.value!r}", levels[level], 1) for level in Level]
    for what, count, least in counted:
        if count < least:
            yield lines.elsewhere(QUIZ_FILE, (), f"has {count} {what}", f"Write at least {least}")


def items(pack: Pack, lines: Lines) -> Iterator[Problem]:
    """What is wrong with each item by itself."""
    for place, item in enumerate(pack.items):
        found = (
            *_languages(item, pack.rules.languages),
            *_stem(item, pack.rules.quiz),
            *_options(item),
            *_never(item, pack.rules.quiz.never),
            *_own_answer(item, pack),
            *_tolerance(item, pack),
        )
        for key, what, remedy in found:
            yield lines.item_problem(place, item, key, what, remedy)


def together(pack: Pack, lines: Lines) -> Iterator[Problem]:
    """What is wrong with items beside each other."""
    yield from _same_stems(pack, lines)
    yield from _answers_of_others(pack, lines)
    yield from _longest(pack, lines)


def _languages(item: Item, languages: Iterable[Language]) -> _Told:
    for language in languages:
        for key, texts in quiz.texts_of(item):
            if not texts.get(language):
                yield f"{key}.{language}", f"is missing in {language}", "Write it"
        for key, forms in (("accepted", item.accepted), ("near", item.near)):
            if forms and not _in(forms, language):
                yield f"{key}.{language}", f"is missing in {language}", "Write it"


def _stem(item: Item, rules: QuizRules) -> _Told:
    for language in item.stem.languages:
        begin = rules.stem.get(language) if rules.stem else None
        if begin and not item.stem.best(language).startswith(begin):
            yield f"stem.{language}", "does not say whose word it is", f"Begin with {begin!r}"


def _options(item: Item) -> _Told:
    for language in Language:
        seen: set[str] = set()
        for place, option in enumerate(item.options):
            key, text = f"options.{place}.{language}", normalise(option.text.get(language) or "")
            if text and text in seen:
                yield key, f"is the same option as another: {text!r}", "Write a different one"
            if any(words in f" {text} " for words in _CATCH_ALL):
                yield key, f"speaks of the other options: {text!r}", "Write one with content"
            seen.add(text)


def _never(item: Item, words: Iterable[str]) -> _Told:
    texts = [
        (f"{key}.{language}", text.best(language))
        for key, text in quiz.texts_of(item)
        for language in text.languages
    ]
    texts += [(f"accepted.{form.language}", form.text) for form in item.accepted]
    texts += [(f"near.{form.language}", form.text) for form in item.near]
    for key, text in texts:
        for word in words:
            if f" {normalise(word)} " in f" {normalise(text)} ":
                yield key, f"has {word!r}, which no item may", "Ask about something else"


def _own_answer(item: Item, pack: Pack) -> _Told:
    for language in item.stem.languages:
        asked = _asked(item, pack.rules.quiz, language) - _everywhere(pack, language)
        if given := _given_away(item, asked, language):
            found = f"has words of its right answer alone: {', '.join(sorted(given))}"
            yield f"stem.{language}", found, "Ask in other words, or put them in a wrong one too"
        dated = [option for option in item.options if _years(option.text, language)]
        if item.kind is ItemKind.ORDER and len(dated) > 1:
            found = f"tells the years in {len(dated)} of the steps ({language})"
            yield "options", found, "Leave them to the reasons"


def _everywhere(pack: Pack, language: Language) -> frozenset[str]:
    """The words of names that any text may have: they tell no answer from another."""
    always = [name for name in (pack.source.names if pack.source else ()) if name.always]
    forms = (form for name in always for form in name.forms(language))
    return frozenset().union(*(content_words(form, language) for form in forms))


def _given_away(item: Item, asked: frozenset[str], language: Language) -> frozenset[str]:
    """The words of the stem that tell the answer."""
    if item.kind in _PICKED:
        right, wrong = (_words(item, language, right=each) for each in (True, False))
        return (right & asked) - wrong
    if item.kind in {ItemKind.TEXT, ItemKind.NUMBER}:
        return next((each for each in _answers(item, language) if each <= asked), frozenset())
    return frozenset()


def _tolerance(item: Item, pack: Pack) -> _Told:
    if item.number is None or pack.source is None or not item.tolerance:
        return
    for number in item.paragraphs:
        part = pack.source.paragraphs[number]
        for value in (*(figure.value for figure in part.figures), *part.years):
            plain = value.removesuffix("s")
            if not plain.replace(".", "", 1).isdecimal():
                continue
            off = abs(type(item.number)(plain) - item.number)
            if 0 < off <= item.tolerance:
                found = f"lets in {plain}, another figure of ¶{number}"
                yield "tolerance", found, "Make it smaller"


def _same_stems(pack: Pack, lines: Lines) -> Iterator[Problem]:
    for language in Language:
        first: dict[str, Item] = {}
        for place, item in enumerate(pack.items):
            if text := normalise(item.stem.get(language) or ""):
                earlier = first.setdefault(text, item)
                if earlier is not item:
                    found = f"asks the same as {earlier.id}"
                    yield lines.item_problem(
                        place, item, f"stem.{language}", found, "Keep one of the two"
                    )


def _answers_of_others(pack: Pack, lines: Lines) -> Iterator[Problem]:
    topics = [pack.by_id[item.entry].topic for item in pack.items]
    for language in Language:
        asked = [_asked(item, pack.rules.quiz, language) for item in pack.items]
        answers = [_answers(item, language) for item in pack.items]
        for told, other in permutations(range(len(pack.items)), 2):
            if topics[told] != topics[other] or _states_what_is_false(pack.items[told]):
                continue
            if any(_tells(asked[told], asked[other], answer) for answer in answers[other]):
                found = f"tells the answer of {pack.items[other].id}"
                item, key = pack.items[told], f"stem.{language}"
                yield lines.item_problem(told, item, key, found, "Ask in other words")


def _tells(told: frozenset[str], asked: frozenset[str], answer: frozenset[str]) -> bool:
    rest = asked - answer
    return answer <= told and len(rest & told) >= _ASKED * len(rest) > 0


def _states_what_is_false(item: Item) -> bool:
    return item.kind is ItemKind.TRUE_FALSE and not item.options[0].right


def _longest(pack: Pack, lines: Lines) -> Iterator[Problem]:
    most = pack.rules.quiz.longest_right
    for language in Language:
        singles = [
            item
            for item in pack.items
            if item.kind is ItemKind.SINGLE and all(o.text.get(language) for o in item.options)
        ]
        longest = [item for item in singles if _right_is_longest(item, language)]
        if len(longest) > most * len(singles):
            found = (
                f"has the right option as the longest in {len(longest)} of {len(singles)} single"
                f" choices ({language})"
            )
            remedy = f"Make a wrong one as long: at most {most:.0%}"
            yield lines.elsewhere(QUIZ_FILE, (), found, remedy)


def _right_is_longest(item: Item, language: Language) -> bool:
    lengths = {right: [0] for right in (True, False)}
    for option in item.options:
        lengths[option.right].append(len(option.text.best(language)))
    return max(lengths[True]) > max(lengths[False])


def _asked(item: Item, rules: QuizRules, language: Language) -> frozenset[str]:
    """The content words of the stem, without those that every stem begins with."""
    text = item.stem.get(language) or ""
    return content_words(
        text.removeprefix((rules.stem and rules.stem.get(language)) or ""), language
    )


def _answers(item: Item, language: Language) -> list[frozenset[str]]:
    """The content words of each form of the right answer, where it can be told in a few words."""
    if item.kind is ItemKind.TEXT:
        texts = _in(item.accepted, language)
    elif item.kind is ItemKind.NUMBER:
        texts = [format(item.number, "f")] if item.number is not None else []
    elif item.kind is ItemKind.SINGLE:
        texts = [option.text.get(language) or "" for option in item.options if option.right]
    else:
        texts = []
    return [words for text in texts if (words := content_words(text, language))]


def _words(item: Item, language: Language, *, right: bool) -> frozenset[str]:
    texts = (o.text.get(language) or "" for o in item.options if o.right is right)
    return frozenset().union(*(content_words(text, language) for text in texts))


def _in(forms: Iterable[Phrasing], language: Language) -> list[str]:
    return [form.text for form in forms if form.language is language]


def _years(texts: Bilingual, language: Language) -> list[figures.Number]:
    spanish = language is Language.SPANISH
    found = figures.numbers((texts.get(language) or "").lower(), spanish=spanish)
    return [number for number in found if number.is_year]
