"""Reading ease and its parts: sentences, words, syllables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.entries import Language
from bot.knowledge.reading import ease, longest_sentence, rewritten, sentences, syllables

ENGLISH = """
the 1 people 2 asylum 3 migrant 2 refuge 2 refugees 3 border 2 president 3 deported 3
deportations 4 violence 3 article 3 author 2 says 1 candidate 3 countries 2 government 3
rights 1 changed 1 asked 1 wanted 2 needed 2 tried 1 house 1 houses 2 places 2 little 2 table 2
rule 1 safely 2 likely 2 money 2 area 3 idea 3 being 2 science 2 society 4 social 2 million 2
nation 2 national 3 region 2 religion 3 question 2 conservative 4 alliance 3 treatment 2
separate 3 parents 2 special 2 traffickers 3 actually 4 quality 3 guard 1 create 2 created 3
cruel 2 poem 2 quiet 2 doing 2 fleeing 2 free 1 agreed 2 stopped 1 ended 2 goes 1 years 1
doubled 2 families 3 humane 2 initiative 5 organized 3 united 3 nearly 2 survey 2 stayed 1
tower 2 calculation 4 abuse 2 illegal 3 serious 3 period 3 racism 3 capitalism 5 opinion 3
senior 2 friend 1 called 1 handled 2 military 4 international 5 someone 2 sanctuary 4
""".split()

SPANISH = """
país 2 países 3 asilo 3 refugio 3 ley 1 leyes 2 ciudad 2 guerra 2 que 1 quien 1 artículo 4 autor 2
según 2 frontera 3 huir 1 huyen 2 ahora 3 había 3 día 2 continuo 3 construir 2 muy 1 rey 1 y 1 yo 1
mayo 2 cuidar 2 ruido 2 bilingüe 3 pingüino 3 averiguáis 4 héroe 3 teatro 3 aéreo 4 poeta 3 caos 2
europeo 4 deportaciones 5 creer 2 oído 3 baúl 2 guía 2 siguiente 3 agua 2 causa 2 cuatro 2 viuda 2
jesuita 3 estadounidense 6 comisión 3 gobierno 3 creía 3 veintiuno 3 búho 2
""".split()


def pairs(listed: list[str]) -> list[tuple[str, int]]:
    return [(word, int(count)) for word, count in zip(listed[::2], listed[1::2], strict=True)]


@pytest.mark.parametrize(("word", "count"), pairs(SPANISH))
def test_spanish_syllables_follow_from_the_spelling(word: str, count: int) -> None:
    """
    Strong vowels stand alone, weak ones lean on them unless they bear the accent.
    """
    assert count == syllables(word, Language.SPANISH)


def test_english_syllables_are_nearly_right() -> None:
    """
    Of common words at most one in twenty is off, and by one.
    """
    misses = [abs(count - syllables(word, Language.ENGLISH)) for word, count in pairs(ENGLISH)]

    assert len(misses) / 20 >= sum(miss > 0 for miss in misses)
    assert 1 >= max(misses)


def test_flesch_is_computed_from_words_and_syllables() -> None:
    """
    206.835 - 84.6 syllables a word - 1.015 words a sentence: 7 words, 8 syllables, 2 sentences.
    """
    expected = 206.835 - 84.6 * 8 / 7 - 1.015 * 7 / 2

    assert expected == pytest.approx(
        ease("The boats came. They stayed for ever.", Language.ENGLISH)
    )


def test_fernandez_huerta_is_computed_from_words_and_syllables() -> None:
    """
    206.84 - 60 syllables a word - 1.02 words a sentence: 6 words, 10 syllables, 2 sentences.
    """
    expected = 206.84 - 60 * 10 / 6 - 1.02 * 6 / 2

    assert expected == pytest.approx(ease("El barco llegó. Se queda aquí.", Language.SPANISH))


def test_a_text_without_words_has_no_reading_ease() -> None:
    """
    Neither hard nor easy.
    """
    assert ease("", Language.ENGLISH) is None
    assert ease("... !", Language.SPANISH) is None


def test_easier_texts_score_higher() -> None:
    """
    Short words and sentences against one long official sentence.
    """
    plain = ease("The law can help. Ask for it.", Language.ENGLISH)
    official = ease(
        "International organizations administering humanitarian legislation occasionally "
        "facilitate individual regularization proceedings.",
        Language.ENGLISH,
    )

    assert plain is not None
    assert official is not None
    assert plain > 90
    assert official < 0


def test_a_figure_ends_no_sentence() -> None:
    """
    Only a stop before a space does.
    """
    assert ["It had 1.5 boats", "Then two", "So"] == sentences("It had 1.5 boats. Then two? So…")
    assert 4 == longest_sentence("It had 1.5 boats. Then two.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. law changed.", ["The US law changed"]),
        ("They went to the U.S. They stayed.", ["They went to the US", "They stayed"]),
        ("They went to the U.S.", ["They went to the US"]),
    ],
)
def test_the_stops_of_a_name_end_a_sentence_only_before_a_capital(
    text: str, expected: list[str]
) -> None:
    """
    "U.S." has stops of its own.
    """
    start = text.index("U.S.")
    undotted = rewritten(text, [(start, start + 4)], lambda name: name.replace(".", ""))

    assert expected == sentences(undotted)


@given(st.text(max_size=200), st.sampled_from(Language))
def test_any_text_can_be_measured(text: str, language: Language) -> None:
    """
    No text raises.
    """
    assert longest_sentence(text) >= 0
    assert ease(text, language) is None or isinstance(ease(text, language), float)
