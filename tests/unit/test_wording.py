"""What the interface says of a pack comes from that pack."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.entries import Bilingual, Citation, Entry, EntryId, Language, Phrasing, StatementKind
from bot.knowledge.pack import About, HelpCard, HelpLink, Pack, Topic
from bot.outcomes import NoAnswer, Reason
from bot.privacy import Concern
from bot.replies import Buttons, Link, Text
from bot.smalltalk import Talk
from bot.wording import cards, outcomes, phrases
from bot.wording.plain import text_of

SHARED = "You are not alone. Ask a lawyer. "


def card(name: str, own: str) -> HelpCard:
    link = HelpLink(Bilingual(f"A place in {name}"), f"https://example.org/{name}")
    return HelpCard(name, Bilingual(f"Help in {name}"), Bilingual(SHARED + own), (link,))


HARBOUR = Pack(
    id="harbour",
    title=Bilingual("A harbour for all", "Un puerto para todos"),
    entries=(
        Entry(
            id=EntryId("opening"),
            topic="past",
            kind=StatementKind.REPORTED,
            phrasings=(Phrasing("When did it open?", Language.ENGLISH),),
            answer=Bilingual("In 1990.", "En 1990."),
            by=Bilingual("the mayors", "las alcaldesas"),
            citation=Citation((1,)),
        ),
    ),
    about=About(title="A harbour", author="Ana Lind", publisher="The Quay", year="1991"),
    topics=(Topic("past", Bilingual("The past", "El pasado")),),
    help_cards=(card("Lindell", "Go there."), card("Norland", "Call them!"), card("Sund", "")),
)
SHIPPED = ("mexic", "méxic", "2018", "gómez", "refuge", "election", "elección", "candidat")


def declined(reason: Reason, language: Language, detail: str = "", pack: Pack = HARBOUR) -> str:
    return text_of(outcomes.reply(NoAnswer(reason, language, detail=detail), pack))


@pytest.mark.parametrize("language", Language)
def test_no_sentence_names_another_pack(language: Language) -> None:
    """With a pack of one's own nothing is said of the shipped article."""
    (entry,) = HARBOUR.entries
    said = [
        declined(Reason.OFF_TOPIC, language),
        declined(Reason.UNKNOWN, language),
        declined(Reason.ABUSE, language),
        *(declined(Reason.SMALLTALK, language, talk) for talk in Talk),
        text_of(outcomes.help_reply(HARBOUR, language)),
        *(str(block) for block in cards.answer(entry, HARBOUR, language, present=True)),
    ]

    assert not [(name, text) for text in said for name in SHIPPED if name in text.casefold()]


def test_the_pack_is_named_with_its_source() -> None:
    """Who asks what the bot knows is told title, author, publisher and year."""
    source = "(Ana Lind, The Quay, 1991)"

    assert f"A harbour for all {source}" in declined(Reason.OFF_TOPIC, Language.ENGLISH)
    for said in (
        declined(Reason.SMALLTALK, Language.SPANISH, Talk.GREETING),
        text_of(outcomes.help_reply(HARBOUR, Language.SPANISH)),
    ):
        assert f"Un puerto para todos {source}" in said


def test_a_pack_that_does_not_tell_its_source_is_named_by_its_title() -> None:
    """No empty brackets."""
    bare = replace(HARBOUR, about=About())
    said = declined(Reason.OFF_TOPIC, Language.ENGLISH, pack=bare)

    assert "all I know: A harbour for all." in said


def test_help_has_no_button_between_its_parts() -> None:
    """The list of commands names the topics already."""
    reply = outcomes.help_reply(HARBOUR, Language.ENGLISH)

    assert not [block for block in reply.blocks if isinstance(block, Buttons)]


def test_somebody_in_trouble_reads_no_sentence_twice_and_gets_every_contact() -> None:
    """What the cards share is said once, what each says of its own stays, and so do the links."""
    outcome = NoAnswer(Reason.PERSONAL, Language.ENGLISH, detail=Concern.OWN_CASE)
    reply = outcomes.reply(outcome, HARBOUR)
    said = text_of(reply)

    assert ["https://example.org/Lindell", "https://example.org/Norland"] == [
        block.address for block in reply.blocks if isinstance(block, Link)
    ][:2]
    assert 3 == sum(isinstance(block, Link) for block in reply.blocks)
    for once in ("You are not alone.", "Ask a lawyer.", "Go there.", "Call them!", "Help in Sund"):
        assert 1 == said.count(once)
    assert said.startswith(phrases.PERSONAL.en or "-")


def test_long_help_is_in_short_paragraphs() -> None:
    """Somebody in trouble meets three sentences at a time, and every one of them."""
    long = HelpCard("x", Bilingual("Help", "Ayuda"), Bilingual("A. B. C. D!", "A."), ())
    reply = outcomes.contacts(replace(HARBOUR, help_cards=(long,)), Language.ENGLISH)

    assert [Text("A. B. C."), Text("D!")] == list(reply.blocks[-2:])
