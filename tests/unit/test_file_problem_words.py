"""What is wrong with a file of entries, in the language of whoever imports it."""

from __future__ import annotations

import pickle
import string

import pytest

from bot.entries import Language
from bot.errors import KnowledgeError, Problem
from bot.events import Attached
from bot.knowledge import sentences
from bot.knowledge.exchange import files
from bot.knowledge.exchange.columns import COLUMNS
from bot.knowledge.sentences import Said, Sentence, say
from bot.wording.file_problem_phrases import SPANISH
from bot.wording.file_problems import row, told

ELSEWHERE = {
    Said.FOUND,  # worded in `bot.wording.findings`
    Said.REMEDY,
    Said.LIKE_DIGITS,  # of quizzes, which nobody imports in chat
}
IN_ENGLISH = {Said.SYNTAX, Said.TABLE, Said.OTHER}  # which repeat what a library says
GOOD = "- {id: a, kind: note, questions: {en: [Why?]}, answer: {en: So.}}\n"
HEADER = ",".join(COLUMNS)
BROKEN = {  # a file with each fault that one may have, by its name
    "big.yaml": "a" * 2_000_001,
    "bytes.yaml": b"\xff",
    "empty.yaml": "",
    "several.yaml": GOOD + "---\n" + GOOD,
    "deep.yaml": "[" * 20,
    "parts.yaml": "[" + "a," * 200_001 + "]",
    "alias.yaml": "- &a b",
    "tag.yaml": "- !!int 5",
    "key.yaml": "- {[a]: b}",
    "twice.yaml": "- {id: a, id: b}",
    "syntax.yaml": "- {",
    "null.yaml": "null",
    "record.yaml": "{a: b}",
    "text.yaml": "text",
    "keys.yaml": "- {id: a, kynd: note, wholly: other, questions: {en: [Why?]}}",
    "types.yaml": "- {id: [a], kind: {a: b}, questions: x, answer: null, related: 5}",
    "values.yaml": "- {id: A B, kind: fct, when: '2015-13', checked: {on: x},"
    " source: {paragraphs: [x], address: here}, questions: {en: [' ']}, answer: {en: x},"
    " derived: [{value: x, from: ['1'], how: y}]}",
    "dates.yaml": "- {id: a, kind: x, when: 2015/2013, questions: {en: [W?]}, answer: {en: x}}",
    "sizes.yaml": f"- {{id: a, kind: note, questions: {{}}, answer: {{en: {'x' * 501}}},"
    f" related: [{', '.join('abcdefghijk')}]}}",
    "ids.yaml": GOOD + GOOD,
    "related.yaml": GOOD.replace("answer", "related: [b, b], answer"),
    "unasked.yaml": GOOD.replace("[Why?]", "[]"),
    "none.csv": HEADER,
    "file.exe": "",
    "big.csv": "a" * 2_000_001,
    "bytes.csv": b"\xff",
    "no-text.csv": b"\0",
    "open.csv": f'{HEADER}\na,"b',
    "cells.csv": f"{HEADER}\na{',' * len(COLUMNS)}b",
    "rows.csv": f"{HEADER}\n" + "a\n" * 5_001,
    "columns.csv": ",".join(map(str, range(101))),
    "unknown.csv": "id,kynd,zzzzzz",
    "same.csv": "id,kind,kind",
    "no-id.csv": "kind",
    "sum.csv": "id,kind,questions.en,answer.en,derived\n,note,Why?,So.,68\n",
}


def problems(name: str) -> tuple[Problem, ...]:
    content = BROKEN[name]
    raw = content if isinstance(content, bytes) else content.encode()
    with pytest.raises(KnowledgeError) as refused:
        files.read(Attached(name, raw), {}, "topic")
    return refused.value.problems


def places(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("said", [each for each in Said if each not in ELSEWHERE])
def test_every_sentence_is_worded_in_both_languages(said: Said) -> None:
    """With the same details."""
    english, spanish = places(sentences._ENGLISH[said]), places(SPANISH[said])

    assert spanish == (set() if said in IN_ENGLISH else english)


@pytest.mark.parametrize("name", BROKEN)
def test_whatever_is_wrong_is_told_in_spanish(name: str) -> None:
    """Each sentence has a code; the same words stay only where they are no words."""
    for each in problems(name):
        english, spanish = (row(each, language) for language in Language)

        assert isinstance(each.found, Sentence)
        assert isinstance(each.remedy, Sentence)
        assert english[1] == f"{each.found}. {each.remedy}."
        for sentence in (each.found, each.remedy):
            assert told(sentence, Language.SPANISH) != str(sentence)
        assert not {" has ", " is ", "Write", "number", " the "} & {
            word for word in (" has ", " is ", "Write", "number", " the ") if word in spanish[1]
        }


def test_all_that_can_be_told_of_a_file_was_broken_here() -> None:
    """But for what only whole packs, and imports into communities, have."""
    used: set[Said] = set()

    def use(sentence: object) -> None:
        if isinstance(sentence, Sentence):
            used.add(sentence.said)
            for detail in sentence.details.values():
                use(detail)

    for name in BROKEN:
        for each in problems(name):
            for sentence in (each.found, each.remedy, each.place):
                use(sentence)
    beyond = {Said.LIKE, Said.LIKE_REVIEW, Said.LIKE_SHARE, Said.LIKE_SHINGLE, Said.OTHER}
    beyond |= {Said.SEE_FORMAT, Said.WOULD_DELETE, Said.RETIRE, Said.WOULD_TOUCH, Said.SPLIT_AT}

    assert set(Said) - ELSEWHERE - beyond == used


def test_where_it_stands_is_told_too() -> None:
    """An entry without an id is known by its number."""
    [wrong, *_] = problems("sum.csv")

    assert "sum.csv:2 [number 1, derived]" == row(wrong, Language.ENGLISH)[0]
    assert (
        "sum.csv:2 [número 1, derived]",
        "dice “68”. Escribe valor | párrafos | cómo, una cuenta por renglón.",
    ) == row(wrong, Language.SPANISH)


def test_what_nobody_sees_is_written_out() -> None:
    """Where a sentence repeats what stands in the file."""
    wrong = say(Said.IS, value="a\u202eb\x1b")

    assert "dice “a[U+202E]b[U+001B]”" == told(wrong, Language.SPANISH)
    assert told(wrong, Language.ENGLISH).isprintable()


def test_a_sentence_can_be_sent_to_another_process() -> None:
    """A pack is read in one of its own."""
    [again] = pickle.loads(pickle.dumps(KnowledgeError([*problems("tag.yaml")]))).problems  # noqa: S301  our own

    assert "usa la etiqueta" in row(again, Language.SPANISH)[1]
    assert problems("tag.yaml") == (again,)
