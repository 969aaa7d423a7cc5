"""The safe-asking guard: what it must see, and the many questions it must leave alone."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.privacy import Concern, inspect, scrub

PACK = Path(__file__).parents[2] / "knowledge" / "country-of-refuge"
FILES = sorted([*PACK.glob("entries/*.yaml"), *PACK.glob("questions/*.yaml")])
SAID = yaml.safe_load(Path(__file__).with_name("privacy.yaml").read_text("utf-8"))
DANGER, IDENTITY, CONTACT = SAID["danger"], SAID["identity"], SAID["contact"]
OWN_CASE, GENERAL = SAID["own_case"], SAID["general"]


@pytest.mark.parametrize("text", DANGER)
def test_danger_is_seen(text: str) -> None:
    """Danger, detention or suicide of the asker or someone close is danger."""
    assert Concern.DANGER == inspect(text)


@pytest.mark.parametrize("text", IDENTITY)
def test_identity_is_seen(text: str) -> None:
    """The number of a document, case or card, a date of birth and a name are identity."""
    assert Concern.IDENTITY == inspect(text)


@pytest.mark.parametrize("text", CONTACT)
def test_contact_is_seen(text: str) -> None:
    """A way to reach the asker is contact."""
    assert Concern.CONTACT == inspect(text)


@pytest.mark.parametrize("text", OWN_CASE)
def test_own_case_is_seen(text: str) -> None:
    """A legal matter of the asker or someone close is their own case."""
    assert Concern.OWN_CASE == inspect(text)


@pytest.mark.parametrize(
    "text",
    [
        "soy victima de violencia domestica",
        "me separaron de mi hijo",
        "im 16 and alone in mexico",
        "tengo 15 años y viajo sola",
        "soy menor y estoy solo",
        "mi hijo viaja solo",
        "soy hondureña y estoy embarazada que hago",
        "my son is an unaccompanied minor what help does he get",
        "i have credible fear can i stay",
        "is refoulement happening to me",
        "i'm gay and from honduras, is mexico safe for me",
        "my boss took my passport",
        "la policia me saco dinero en tapachula",
        "que derechos tengo",
        "tengo una amiga que quiere asilo",
        "mexico me tiene que dar asilo?",
        "where can i sleep tonight",
        "is there a lawyer who can help me",
        "i need help please",
        "help me",
        "necesito ayuda",
        "ayudame por favor",
    ],
)
def test_people_at_risk_get_the_card(text: str) -> None:
    """Somebody who names no case but is at risk, or asks for help, is not sent to politics."""
    assert inspect(text) in {Concern.OWN_CASE, Concern.DANGER}


@pytest.mark.parametrize(
    "text",
    [
        "what does the article say about unaccompanied minors",
        "¿Qué ayuda propuso Meade para los menores que viajan solos?",
        "help me understand the Mérida Initiative",
        "ayúdame a entender qué es el refoulement",
        "necesito ayuda con mi tarea sobre el artículo",
        "is Mexico safe for migrants",
        "I cannot find how many were deported, can you help me?",
        "no encuentro el dato de 2015, necesito ayuda",
        "My card was declined and I need help",
        "who is victim of violence according to Meade",
    ],
)
def test_help_with_the_article_is_no_concern(text: str) -> None:
    """Help with homework, and minors as a subject, are what the bot is for."""
    assert inspect(text) is None


@pytest.mark.parametrize("text", GENERAL)
def test_general_questions_pass(text: str) -> None:
    """A question about facts, figures or people in general is no concern."""
    assert inspect(text) is None


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_no_question_of_the_pack_is_a_concern(file: Path) -> None:
    """Whatever the pack answers or knows to decline may be asked without a help card."""
    tripped = {text: found for text in _asked(file) if (found := inspect(text))}

    assert {} == tripped


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ICE took my husband, call me at 555-123-4567, A123456789", Concern.DANGER),
        ("my visa expired, A123456789, call 555-123-4567", Concern.IDENTITY),
        ("mi visa venció, mi correo es ana@example.org", Concern.CONTACT),
    ],
)
def test_the_most_urgent_concern_comes_first(text: str, expected: Concern) -> None:
    """Of several concerns the most urgent is told."""
    assert expected == inspect(text)


@pytest.mark.parametrize("text", [*IDENTITY, *CONTACT])
def test_scrubbed_text_gives_no_details(text: str) -> None:
    """After scrubbing there is a mark where the detail was, and nothing left to find."""
    scrubbed = scrub(text)

    assert "[…]" in scrubbed
    assert inspect(scrubbed) not in {Concern.IDENTITY, Concern.CONTACT}


@pytest.mark.parametrize("text", [text for text in GENERAL if "<@" not in text])
def test_scrubbing_leaves_general_questions_alone(text: str) -> None:
    """Text without personal details comes back as it was."""
    assert text == scrub(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Llámame al 656 123 4567, ¿sí?", "Llámame al […], ¿sí?"),
        ("A123456789 y ana@example.org", "[…] y […]"),
        ("me llamo Ana López y quiero asilo", "me llamo […] y quiero asilo"),
        ("My name is Juan. Who won?", "My name is […]. Who won?"),
    ],
)
def test_scrubbing_keeps_the_rest(text: str, expected: str) -> None:
    """Only the detail itself is replaced; accents and punctuation stay."""
    assert expected == scrub(text)


@given(st.text(alphabet=st.characters(), max_size=600))
def test_any_text_has_one_finding(text: str) -> None:
    """Any text, lone surrogates and controls included, gives the same finding twice."""
    assert inspect(text) == inspect(text)
    assert scrub(text) == scrub(text)


@given(st.lists(st.sampled_from([*DANGER, *IDENTITY, *CONTACT, *OWN_CASE, *GENERAL]), max_size=6))
def test_joined_messages_have_one_finding(parts: list[str]) -> None:
    """Messages run together are read without an error, and leave no details when scrubbed."""
    text = " ; ".join(parts)

    assert inspect(text) == inspect(text)
    assert inspect(scrub(text)) not in {Concern.IDENTITY, Concern.CONTACT}


@pytest.mark.parametrize(
    "text",
    [
        "\ud800 me agarró la migra \udfff",
        "m̵̡e̴̢ ̷a̶g̸a̷r̶r̵ó̷ la migra",
        "me\u200b agarró la\x00migra",
        "ME AGARRÓ LA MIGRA",
        "me agarróóóó la migraaaa",
    ],
)
def test_strange_writing_hides_nothing(text: str) -> None:
    """Surrogates, piled marks, unseen characters and stretched letters do not hide danger."""
    assert Concern.DANGER == inspect(text)


@pytest.mark.parametrize(
    "piece",
    ["a", "1", "1 ", "(1) ", "a.", "@", "a@", "mi ", "can i ", "my my ", "me van a ", "calle ",
     "1-", "a1", "\u0301", "\u0489", "﷽", "my brother ", "estoy en un ", "i am "],
)  # fmt: skip
def test_hostile_text_is_read_in_bounded_time(piece: str) -> None:
    """A million characters of anything cost no more than the part that is read."""
    started = time.process_time()
    inspect(piece * (1_000_000 // len(piece)))
    scrub(piece * (1_000_000 // len(piece)))

    assert time.process_time() - started < 2  # seconds; a few hundredths are usual


def _asked(file: Path) -> list[str]:
    """All questions of one file of the pack, whichever of its two shapes it has."""
    items = yaml.safe_load(file.read_text(encoding="utf-8"))
    if file.parent.name == "questions":
        return [item["question"] for item in items]
    return [text for entry in items for texts in entry["questions"].values() for text in texts]
