"""GIFT read as Moodle's own documentation describes it, and what is told where it is not."""

from __future__ import annotations

from typing import Any

import pytest
from harbour import Plain
from quiz_files import read, told

TOLD = "// refugio: entry=tombs, paragraphs=3, 4, level=easy\n"


def one(text: str) -> dict[str, Any]:
    """The only question of a file, whatever it lacks."""
    (item,) = read(text).document.value
    return dict(item)


def options(text: str) -> list[tuple[str, bool, str]]:
    """Each option, whether it is right, and why."""
    return [
        (option["en"], option.get("right") == "true", option.get("why", {}).get("en", ""))
        for option in one(text)["options"]
    ]


def first(text: str) -> str:
    """The first thing that is wrong."""
    return told(read(text))[0]


def test_a_single_choice() -> None:
    """In one line or several, reasons behind #; a comment between answers is none."""
    spread = """// who
::Tomb: who?:: Who lies in Grant's tomb? {
    ~Jefferson # he lies elsewhere
    // nobody believes this
    =Grant#that is so
    ~no one
    ####Both Grants do.
}"""

    assert [
        ("Jefferson", False, "he lies elsewhere"),
        ("Grant", True, "that is so"),
        ("no one", False, ""),
    ] == options(spread)
    assert {"en": "Both Grants do."} == one(spread)["why"]
    assert "tomb-who" == one(spread)["id"]
    assert [("a", False, ""), ("b", True, ""), ("c", False, "")] == options("Which? {~a =b ~c}")


def test_a_gap_in_the_sentence() -> None:
    """Answers before the end leave a line to fill."""
    assert {"en": "Costello is _____ in the tomb."} == one("Costello is {~big =dead} in the tomb.")[
        "stem"
    ]


def test_several_right_answers() -> None:
    """Those with a share above 0; a single one is a single choice."""
    text = "Who two? {~%50%Ann ~%-100%Bob ~%50%Cy ~%0%Di}"

    assert [("Ann", True, ""), ("Bob", False, ""), ("Cy", True, ""), ("Di", False, "")] == options(
        text
    )
    assert "several" == one(text)["kind"]
    assert "single" == one("Who? {~%100%Ann ~%-100%Bob}")["kind"]


@pytest.mark.parametrize(
    ("typed", "right"), [("T", "true"), ("TRUE", "true"), ("F", "false"), ("FALSE", "false")]
)
def test_true_and_false(typed: str, right: str) -> None:
    """With the reason against the wrong one, then that of the right one."""
    item = one(f"The sun rises in the east.{{{typed}#It is so.#Well done.}}")

    assert ("true_false", right) == (item["kind"], item["right"])
    assert {"en": "It is so."} == item["why_not"]
    assert {"en": "Well done."} == item["why"]


def test_words_to_type() -> None:
    """What has no credit is near; a catch-all is left out; one may stand without a sign."""
    text = "Who lies there? {=no one#True. =%100%nobody =%0%Grant =%0%*#No.}"

    assert {"en": ["no one", "nobody"]} == one(text)["accepted"]
    assert {"en": ["Grant"]} == one(text)["near"]
    assert {"en": "True."} == one(text)["why"]
    assert {"en": ["four"]} == one("Two and two make {four}.")["accepted"]


@pytest.mark.parametrize(
    ("typed", "number", "tolerance"),
    [
        ("#1822", "1822", "0"),
        ("#1822:5", "1822", "5"),
        ("# =3.141:0.0005 #pi", "3.141", "0.0005"),
        ("#1..5", "3", "2"),
        ("#=%100%4:1#So ~#No", "4", "1"),
        (r"#4\:1", "4", "1"),
    ],
)
def test_numbers(typed: str, number: str, tolerance: str) -> None:
    """Alone, with a tolerance, or as a range."""
    item = one(f"How many? {{{typed}}}")

    assert ("number", number, tolerance) == (item["kind"], item["number"], item["tolerance"])


def test_an_order() -> None:
    """Pairs of a place and a step, in any order of lines."""
    item = one("What came first? {\n=2 -> tea -> time\n=1 -> milk\n=3->sugar\n}")

    assert "order" == item["kind"]
    assert [{"en": "milk"}, {"en": "tea -> time"}, {"en": "sugar"}] == item["options"]


def test_escapes_stand_for_the_signs() -> None:
    r"""\\n is a line end; other backslashes are themselves."""
    text = r"Is \{x\} \= 2\: \~ or \#\\? C:\dir\n{=\=a\~ ~\#b#\{c\}}"

    assert {"en": "Is {x} = 2: ~ or #\\? C:\\dir"} == one(text)["stem"]
    assert [("=a~", True, ""), ("#b", False, "{c}")] == options(text)
    assert {"en": "one\ntwo"} == one(r"one\ntwo{T}")["stem"]


def test_formats_are_taken_off() -> None:
    """Marks of HTML too; what answers have is that of the question."""
    text = "::q::[html]<p>Who is <b>this</b> &amp; that?</p>{=<i>Ann</i> ~[plain]a<b}"

    assert {"en": "Who is this & that?"} == one(text)["stem"]
    assert [("Ann", True, ""), ("a<b", False, "")] == options(text)
    assert {"en": "*Who?*"} == one("[markdown]*Who?*{T}")["stem"]


def test_comments_say_what_gift_has_no_place_for() -> None:
    """Right above the question, or over an empty line."""
    whole: Plain = {"entry": "tombs", "paragraphs": ["3", "4"], "level": "easy"}

    for gap in ("", "\n"):
        item = one(f"{TOLD}{gap}::q:: Who? {{T}}")
        assert whole == {key: item[key] for key in whole}
    assert "entry" not in read(f"{TOLD}A? {{T}}\n\nB? {{T}}").document.value[1]


def test_categories_are_passed_over() -> None:
    """A topic is that of the entry."""
    assert 1 == len(read("$CATEGORY: $course$/Past\n\nWho? {T}").document.value)


def test_a_file_says_its_language() -> None:
    """In a comment, and not two of them."""
    spanish = read("// refugio: language=es\n\n¿Quién? {T}", language=None)

    assert [{"es": "¿Quién?"}] == [item["stem"] for item in spanish.document.value]
    assert (
        "q.txt:1: does not say which language it is in. Say which: `--language en`, or a first"
        " line `// refugio: language=en`."
    ) in told(read("Who? {T}", language=None))
    assert (
        "q.txt:1: says that it is in es, not in en. Keep one language in a file, and name that one."
        == first("// refugio: language=es\n\nWho? {T}")
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("\nHello there.", "2: has a question without answers. Write them in { } after it"),
        ("Who? {", "1: has { that is never closed. Write } after the answers, without an empty"),
        ("Who? {=a\n\n~b}", "1: has { that is never closed."),
        ("Who? =a}", r"1: has } without { before it. Write \} for the sign itself."),
        ("Who? } {=a", r"1: has } without { before it."),
        ("Who?\n{=a {b}", r"2: has a second {. Write \{ for the sign itself"),
        ("Who? {=a} {=b}", "1: has a second {."),
        ("{=a ~b}", "1: has no name. Write one before the question: `::my-question::`."),
        ("Who? {}", "1: [who] has nothing between { and }. Write answers"),
        ("Who? {\n a\n ~b}", "2: [who] has 'a' without a sign. Begin each answer with ="),
        ("Who? {=a\n=b\n~c}", "2: [who] has two answers with =. Keep one ="),
        ("Who? {=a\n~%50%b}", "2: [who] has an answer that gives part of the credit."),
        ("Who? {=%50%a}", "1: [who] gives part of the credit for 'a'. Write =%100% before"),
        ("Who? {=cat -> food}", "1: [who] pairs 'cat' with something. Only an order"),
        ("Who? {=1 -> a =1 -> b}", "1: [who] has the place 1 twice. Number the steps"),
        ("Who? {=1 -> a =3 -> b}", "1: [who] leaves out a place. Number the steps"),
        ("Who? {#1,000}", "1: [who] has the number '1,000'. Write digits alone"),
        ("Who? {#1 =2}", "1: [who] has 2 numbers, or one for part of the credit."),
        ("Who? {#}", "1: [who] has 0 numbers, or one for part of the credit."),
        ("// refugio: enrty=a\nA? {T}", "1: has the unknown setting 'enrty'. Known: language"),
        ("// refugio: kind=x\nA? {T}", "1: [a] has the unknown kind 'x'. Write one of: single"),
        ("// refugio: just this\nA? {T}", "1: has 'just this' without a name."),
        ("$CATEGORY: a\nA? {T}", "2: is in the same block as $CATEGORY. Put an empty line after"),
        ("Who? {T}", "1: [who] lacks the key 'entry'. Write `// refugio: entry=...` on the line"),
    ],
)
def test_what_is_wrong_is_told_by_line(text: str, problem: str) -> None:
    """What was found, and what to write."""
    assert [line for line in told(read(text)) if line.startswith(f"q.txt:{problem}")]


def test_what_is_left_out_is_told() -> None:
    """A reason for one word among several, and for all other numbers."""
    words = read("Who? {=a#why =b#why not}").notes
    numbers = read("How many? {#4 ~#no, four}").notes

    assert ["q.txt:1: [who] has a reason of its own for 'b'. It is left out."] == [*map(str, words)]
    assert ["q.txt:1: [how-many] has a reason for all other numbers. It is left out."] == [
        *map(str, numbers)
    ]


def test_the_same_name_twice_is_told() -> None:
    """Each item has its own."""
    text = f"{TOLD}::q:: A? {{T#no#yes}}\n\n{TOLD}::q:: B? {{T#no#yes}}"

    assert ["q.txt:4: [q] repeats the id 'q'. Give it an id of its own."] == told(read(text))
