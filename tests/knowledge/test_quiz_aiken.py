"""Aiken read as Moodle's own documentation describes it, and what is told where it is not."""

from __future__ import annotations

import pytest
import quizzes
from harbour import Plain
from quiz_files import ENGLISH, SPANISH, read, told

from bot.quiz.formats.files import Format
from bot.quiz.formats.shape import canonical

SAMPLE = """Which of these is a fruit?
A. a stone
B. a pear
C. a cloud
ANSWER: B

Which has the most wheels?
A) a train
B) a car
C) a cart
ANSWER: A
"""


def problems(text: str, *known: Plain) -> list[str]:
    return told(read(text, Format.AIKEN, [*known]))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_letters_with_a_period_or_a_bracket(end: str) -> None:
    """And any line ends."""
    items = read(SAMPLE.replace("\n", end), Format.AIKEN).document.value

    assert ["which-of-these-is-a-fruit", "which-has-the-most-wheels"] == [i["id"] for i in items]
    assert [
        {"en": "a stone"},
        {"en": "a pear", "right": "true"},
        {"en": "a cloud"},
    ] == items[0]["options"]


def test_a_new_question_lacks_what_aiken_has_no_place_for() -> None:
    """One sentence says so."""
    assert (
        "q.txt:1: [which-of-these-is-a-fruit] is new, and Aiken has no place for its entry,"
        " paragraphs, level and reasons. Make a table with `--draft FILE.csv`, fill it in, and"
        " import that."
    ) == problems(SAMPLE)[0]
    assert 2 == len(problems(SAMPLE))


@pytest.mark.parametrize("language", [ENGLISH, SPANISH])
def test_a_question_is_told_by_its_words(language: str) -> None:
    """In either language; the right answer may change, and all else stays."""
    item = canonical(quizzes.single())
    stem, said = item["stem"][language], [option[language] for option in item["options"]]
    text = f"{stem}\nA. {said[0]}\nB. {said[1]}\nC. {said[2]}\nANSWER: C\n"
    back = read(text, Format.AIKEN, [item], language)

    assert [] == told(back)
    options = [dict(option) for option in item["options"]]
    del options[0]["right"]
    options[2]["right"] = "true"
    assert canonical({**item, "options": options}) == back.sound[0]


def test_the_language_must_be_said() -> None:
    """A file has no place for it."""
    assert ["q.txt: does not say which language it is in. Say which: `--language en`."] == told(
        read(SAMPLE, Format.AIKEN, language=None)
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Who?\nA. a\nB. b\n", "1: has the question 'Who?' without an answer. Write `ANSWER: A`"),
        ("Who?\nA. a\nANSWER: B", "3: names the option B, which is not there. Name one of the 1"),
        ("Who?\nANSWER: A", "2: names the option A, which is not there. Write options."),
        ("A. a\nANSWER: A", "1: has 'A. a' without a question. Write it a line above."),
        ("ANSWER: A", "1: has an answer without a question. Write the question above."),
        ("Who?\nA. a\nC. c\nANSWER: A", "3: has the letter C in the place of B. Write B."),
        ("Who?\nA. a\nanswer: a", "3: has 'answer: a'. Write `ANSWER: B`, in capitals, with one"),
        ("Who?\nA. a\nB. b\nANSWER: A, B", "4: has 'ANSWER: A, B'. Write `ANSWER: B`"),
        ("Who?\na) a\nANSWER: A", "2: has 'a) a'. Write a capital letter, a period or a bracket"),
        ("Who?\nA.a\nANSWER: A", "2: has 'A.a'. Write a capital letter"),
        ("Who\nis it?\nA. a\nANSWER: A", "2: has a question of two lines. Write each question on"),
        ("Who?\nA. a\nNext?\nA. b\nANSWER: A", "3: has 'Next?' where an answer was expected."),
        ("¿?\nA. a\nANSWER: A", "1: has a question that makes no id. Use GIFT"),
    ],
)
def test_what_is_wrong_is_told_by_line(text: str, problem: str) -> None:
    """What was found, and what to write."""
    assert [line for line in problems(text) if line.startswith(f"q.txt:{problem}")]
