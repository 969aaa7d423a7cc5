"""Labelled question sets: reading them, sampling them and adding typos to their questions."""

import json
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

Item = TypeVar("Item")
Phrasings = tuple[tuple[str, str], ...]  # (text, intent), as stored

OUT_OF_SCOPE = "oos"
SPLITS = ("kb", "dev", "test")


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the intent that answers it; None when it must be declined."""

    text: str
    intent: str | None


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """The stored phrasings, `dev` questions to fit thresholds on, `test` questions to report."""

    name: str
    phrasings: Phrasings
    dev: tuple[Question, ...]
    test: tuple[Question, ...]


def read(path: Path) -> LabelledSet:
    """
    The set stored in a JSON Lines file, named after the file.

    Each line is `{"q": text, "intent": id, "split": "kb" | "dev" | "test"}`.
    Raises ValueError, naming file and line, for any other split.
    """
    rows: dict[str, list[tuple[str, str]]] = {split: [] for split in SPLITS}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        row = json.loads(line)
        if row["split"] not in rows:
            raise ValueError(f"{path}:{number}: split {row['split']!r} is not one of {SPLITS}")
        rows[row["split"]].append((row["q"], row["intent"]))
    return LabelledSet(
        name=path.stem,
        phrasings=tuple(rows["kb"]),
        dev=_questions(rows["dev"]),
        test=_questions(rows["test"]),
    )


def paths(folder: Path) -> tuple[Path, ...]:
    """
    The set files of a folder, by name.

    Raises FileNotFoundError when there is none.
    """
    found = tuple(sorted(folder.glob("*.jsonl")))
    if not found:
        raise FileNotFoundError(f"{folder} holds no .jsonl set")
    return found


def read_all(folder: Path) -> tuple[LabelledSet, ...]:
    """Every set of a folder, by name."""
    return tuple(read(path) for path in paths(folder))


def sample(
    labelled: LabelledSet, questions: int = 400, oos: int = 200, seed: int = 0
) -> LabelledSet:
    """
    The set with at most `questions` in-scope and `oos` out-of-scope questions in each split.

    Each intent keeps its share. The same seed gives the same sample.
    """
    rng = random.Random(seed)  # noqa: S311  # a repeatable sample, not a secret
    return replace(
        labelled,
        dev=_drawn(labelled.dev, questions, oos, rng),
        test=_drawn(labelled.test, questions, oos, rng),
    )


def thinned(labelled: LabelledSet, step: int) -> LabelledSet:
    """The set with every `step`-th question of each split, all phrasings kept."""
    return replace(labelled, dev=labelled.dev[::step], test=labelled.test[::step])


def evenly_spaced(items: Sequence[Item], count: int) -> tuple[Item, ...]:
    """`count` of the items from beginning to end, or all where there are fewer."""
    count = min(count, len(items))
    return tuple(items[place * len(items) // count] for place in range(count))


def with_typos(text: str, rng: random.Random) -> str:
    """
    The text with one typo in one or two of its words of four or more letters.

    A typo swaps two letters, drops one, doubles one or hits a neighbouring key; a text with a
    Spanish letter was typed on a Spanish keyboard. Texts without such a word come back unchanged.
    """
    words = list(re.finditer(r"[^\W\d_]{4,}", text))
    hit = rng.sample(words, min(rng.choice((1, 2)), len(words)))
    neighbours = SPANISH_NEIGHBOURS if SPANISH_LETTER.search(text) else ENGLISH_NEIGHBOURS
    for word in sorted(hit, key=re.Match.start, reverse=True):
        text = text[: word.start()] + _mistyped(word[0], neighbours, rng) + text[word.end() :]
    return text


def _questions(rows: list[tuple[str, str]]) -> tuple[Question, ...]:
    return tuple(
        Question(text, None if intent == OUT_OF_SCOPE else intent) for text, intent in rows
    )


def _drawn(
    split: tuple[Question, ...], questions: int, oos: int, rng: random.Random
) -> tuple[Question, ...]:
    in_scope = [question for question in split if question.intent is not None]
    outside = [question for question in split if question.intent is None]
    return (*_stratified(in_scope, questions, rng), *_stratified(outside, oos, rng))


def _stratified(group: list[Question], count: int, rng: random.Random) -> tuple[Question, ...]:
    """Evenly spaced picks from the group ordered by intent, in random order within an intent."""
    ordered = sorted(rng.sample(group, len(group)), key=lambda question: question.intent or "")
    return evenly_spaced(ordered, count)


def _mistyped(word: str, neighbours: dict[str, str], rng: random.Random) -> str:
    """The word after one slip of the fingers, always different from the word."""
    place = rng.randrange(len(word))
    before, letter, after = word[:place], word[place], word[place + 1 :]
    dropped = before + after
    match rng.choice(("swap", "drop", "double", "neighbour")):
        case "swap":
            changed = before + after[:1] + letter + after[1:]
        case "double":
            changed = before + letter + letter + after
        case "neighbour":
            changed = before + _beside(letter, neighbours, rng) + after
        case _:
            changed = dropped
    return changed if changed != word else dropped


def _beside(letter: str, neighbours: dict[str, str], rng: random.Random) -> str:
    """A key next to the letter's in the letter's case; an accented vowel loses its accent."""
    plain = letter.translate(WITHOUT_ACCENT)
    if plain != letter:
        return plain
    key = rng.choice(neighbours.get(letter.lower(), letter))
    return key.upper() if letter.isupper() else key


def _neighbours(rows: tuple[str, ...]) -> dict[str, str]:
    """Each key's neighbours left and right and in the rows above and below."""
    keys = {(line, place): key for line, row in enumerate(rows) for place, key in enumerate(row)}
    # Each row starts half a key right of the row above, so a key touches two keys of either row.
    around = ((0, -1), (0, 1), (-1, 0), (-1, 1), (1, -1), (1, 0))
    return {
        key: "".join(
            keys[line + down, place + right]
            for down, right in around
            if (line + down, place + right) in keys
        )
        for (line, place), key in keys.items()
    }


SPANISH_LETTER = re.compile("[áéíóúüñ¿¡]", re.IGNORECASE)
WITHOUT_ACCENT = str.maketrans("áéíóúüÁÉÍÓÚÜ", "aeiouuAEIOUU")
ENGLISH_NEIGHBOURS = _neighbours(("qwertyuiop", "asdfghjkl", "zxcvbnm"))
SPANISH_NEIGHBOURS = _neighbours(("qwertyuiop", "asdfghjklñ", "zxcvbnm"))
