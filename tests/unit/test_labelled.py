"""Tests of the labelled sets: reading, sampling, typos."""

import json
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.labelled import (
    LabelledSet,
    Question,
    read,
    read_all,
    sample,
    thinned,
    with_typos,
)

Write = Callable[..., Path]


def seeded(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311  # repeatable, not a secret


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes (question, intent, split) rows as a set of the given name."""

    def set_file(*rows: tuple[str, str, str], name: str = "made_up") -> Path:
        path = tmp_path / f"{name}.jsonl"
        lines = [json.dumps(dict(zip(("q", "intent", "split"), row, strict=True))) for row in rows]
        path.write_text("\n".join(lines), encoding="utf-8")
        return path

    return set_file


@pytest.fixture
def skewed() -> LabelledSet:
    """A set with 80 questions of one intent, 20 of another, and 30 to decline."""
    questions = (
        *(Question(f"often {number}", "often") for number in range(80)),
        *(Question(f"rare {number}", "rare") for number in range(20)),
        *(Question(f"foreign {number}", None) for number in range(30)),
    )
    return LabelledSet("skewed", phrasings=(("often", "often"),), dev=questions, test=questions)


def test_rows_go_to_their_split(write: Write) -> None:
    """
    Stored phrasings, dev and test questions are kept apart; `oos` has no intent.
    """
    path = write(("¿qué es?", "what", "kb"), ("what?", "what", "dev"), ("ski?", "oos", "test"))

    expected = LabelledSet(
        "made_up", (("¿qué es?", "what"),), (Question("what?", "what"),), (Question("ski?", None),)
    )
    assert expected == read(path)


def test_an_unknown_split_is_named_with_file_and_line(write: Write) -> None:
    """
    A row of no known split is an error that says where it stands.
    """
    path = write(("what?", "what", "kb"), ("what?", "what", "train"))

    with pytest.raises(ValueError, match=r"made_up\.jsonl:2: split 'train'"):
        read(path)


def test_a_folder_is_read_by_name(write: Write, tmp_path: Path) -> None:
    """
    All sets of a folder are read, in the order of their names.
    """
    write(("b", "b", "kb"), name="second")
    write(("a", "a", "kb"), name="first")

    expected = ["first", "second"]
    assert expected == [labelled.name for labelled in read_all(tmp_path)]


def test_a_folder_without_sets_is_an_error(tmp_path: Path) -> None:
    """
    A wrong folder is not taken for an empty benchmark.
    """
    with pytest.raises(FileNotFoundError, match=r"holds no \.jsonl set"):
        read_all(tmp_path)


def test_a_sample_keeps_each_intents_share(skewed: LabelledSet) -> None:
    """
    Of a set that is four fifths one intent, so is the sample.
    """
    drawn = sample(skewed, questions=10, oos=5, seed=1)

    expected = {"often": 8, "rare": 2, None: 5}
    assert expected == Counter(question.intent for question in drawn.test)


def test_a_sample_is_decided_by_its_seed(skewed: LabelledSet) -> None:
    """
    The same seed draws the same questions, another seed others.
    """
    first, again, other = (sample(skewed, 10, 5, seed) for seed in (1, 1, 2))

    assert first == again
    assert first != other


def test_a_small_set_is_kept_whole(skewed: LabelledSet) -> None:
    """
    Where there are fewer questions than asked for, all are kept.
    """
    assert set(skewed.test) == set(sample(skewed).test)


def test_thinning_keeps_every_stored_phrasing(skewed: LabelledSet) -> None:
    """
    Fewer questions are asked of the same knowledge.
    """
    few = thinned(skewed, step=13)

    assert (10, skewed.phrasings) == (len(few.test), few.phrasings)


@given(text=st.text(), seed=st.integers())
def test_typos_are_decided_by_the_seed(text: str, seed: int) -> None:
    """
    The same text and seed give the same typos.
    """
    assert with_typos(text, seeded(seed)) == with_typos(text, seeded(seed))


@given(word=st.text("abcdeñáéEÑ", min_size=4), seed=st.integers())
def test_a_long_word_always_changes_by_one_slip(word: str, seed: int) -> None:
    """
    A word of four letters or more is changed, and by one letter more or less at most.
    """
    mistyped = with_typos(word, seeded(seed))

    assert word != mistyped
    assert abs(len(word) - len(mistyped)) <= 1


@given(seed=st.integers())
def test_at_most_two_words_change_and_short_ones_never(seed: int) -> None:
    """
    One or two words of four or more letters are hit, all others stay.
    """
    words = ["what", "may", "the", "country", "refuse", "in", "2024"]
    mistyped = with_typos(" ".join(words), seeded(seed)).split()

    changed = {word for word, other in zip(words, mistyped, strict=True) if word != other}
    assert 1 <= len(changed) <= 2
    assert changed <= {"what", "country", "refuse"}


def test_spanish_texts_hit_spanish_keys() -> None:
    """
    On a Spanish keyboard a finger slips from l to ñ; on an English one it cannot.
    """
    spanish = {with_typos("llll ¿", seeded(seed)) for seed in range(200)}
    english = {with_typos("llll ?", seeded(seed)) for seed in range(200)}

    assert any("ñ" in text for text in spanish)
    assert not any("ñ" in text for text in english)


def test_an_accent_is_forgotten_not_replaced() -> None:
    """
    A slip on an accented vowel leaves the vowel.
    """
    assert "aaaa" not in {with_typos("áááá", seeded(seed)) for seed in range(200)}
    assert "aááá" in {with_typos("áááá", seeded(seed)) for seed in range(200)}
