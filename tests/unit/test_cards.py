"""What a card says of an entry: who stands behind it, where it comes from, how it was found."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.commands import Command
from bot.engine import Engine
from bot.entries import Bilingual, Citation, Entry, EntryId, Language, Phrasing, StatementKind
from bot.events import Ask, Choose, ConversationId, Event, Invoke
from bot.knowledge.pack import About, Pack, Topic
from bot.replies import Reply
from bot.wording.cards import answer, kind_label, receipt
from bot.wording.plain import text_of
from bot.wording.tokens import Action, token

AT = datetime(2026, 1, 1, tzinfo=UTC)
HERE = ConversationId("a")


def entry(identity: str, *asked: str, **changes: object) -> Entry:
    phrasings = tuple(Phrasing(text, Language.ENGLISH) for text in asked)
    made = {"answer": Bilingual(f"{identity}."), "kind": StatementKind.NOTE} | changes
    return Entry(EntryId(identity), "harbour", phrasings=phrasings, **made)  # type: ignore[arg-type]


def pack(*entries: Entry, **about: str) -> Pack:
    topics = (Topic("harbour", Bilingual("Harbour")),)
    return Pack(
        "harbour", Bilingual("A harbour", "Un puerto"), entries, About(**about), topics=topics
    )


def shown(card: Entry, language: Language, **about: str) -> str:
    return text_of(Reply(tuple(answer(card, pack(card, **about), language)), language))


@pytest.mark.parametrize(
    ("kind", "english", "spanish"),
    [
        ("promise", "A candidate said: someone not", "Lo dijo un candidato: alguien que no"),
        ("reported", "Reported by someone not named", "Según informa alguien que no se"),
        ("disputed", "A disputed claim by someone", "Afirmación discutida de alguien"),
        ("view", "The author's view", "Opinión del autor"),
    ],
)
def test_a_statement_of_nobody_named_never_reads_like_a_fact(
    kind: str, english: str, spanish: str
) -> None:
    """
    Its kind is said even where its voice is missing.
    """
    said = entry("one", kind=StatementKind(kind))

    assert kind_label(said, Language.ENGLISH).startswith(english)
    assert kind_label(said, Language.SPANISH).startswith(spanish)


def test_an_entry_without_a_source_says_so() -> None:
    """
    The title of a pack is no source.
    """
    assert "No source is given for this." in shown(entry("one"), Language.ENGLISH).splitlines()
    assert "Esto no trae ninguna fuente." in shown(entry("one"), Language.SPANISH).splitlines()


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ({"author": "Ana", "publisher": "The News"}, "Source: paragraph 3, Ana (The News)"),
        ({"author": "Ana"}, "Source: paragraph 3, Ana"),
        ({"title": "On harbours", "publisher": "The News"}, "Source: paragraph 3, On harbours"),
        ({}, "Source: paragraph 3, A harbour"),
    ],
)
def test_a_source_is_told_with_what_is_known_of_it(about: dict[str, str], expected: str) -> None:
    """
    A paragraph is always told, and no empty brackets are.
    """
    cited = entry("one", citation=Citation((3,)))

    assert expected in shown(cited, Language.ENGLISH, **about).splitlines()


OPENING = entry("opening", "When did the harbour open?", "harbour opening year")
BOATS = entry("boats", "How many boats are in the port?", "number of boats")
MAYOR = entry("mayor", "Who is the mayor?", "name of the mayor", related=(OPENING.id,))


def events_after_an_answer() -> list[Event]:
    ids = [OPENING.id, BOATS.id, MAYOR.id, EntryId("never-was")]
    made = (Action.OPEN, Action.SIMPLER, Action.WHY, Action.RELATED, Action.SHARE)
    commands = (Command.WHY, Command.SIMPLER, Command.RELATED, Command.TOPICS, Command.HELP)
    return [
        *(
            Choose(token(Language.ENGLISH, each, entry_id), HERE, AT)
            for each in made
            for entry_id in ids
        ),
        *(
            Choose(token(Language.ENGLISH, Action.TOPIC, "harbour", page), HERE, AT)
            for page in (0, 1)
        ),
        *(Invoke(command, HERE, AT) for command in commands),
        *(Ask(text, HERE, AT) for text in ("why?", "and the other one?", "paragraph 3")),
    ]


@pytest.mark.parametrize("asked", ["When did the harbour open?", "Who is the mayor?"])
@pytest.mark.parametrize("event", events_after_an_answer(), ids=str)
@pytest.mark.parametrize("left", [OPENING, BOATS, MAYOR], ids=lambda each: each.id)
async def test_what_a_conversation_remembers_may_be_gone(
    asked: str, event: Event, left: Entry
) -> None:
    """
    After a reload any entry may be missing, and every command and button still gets words.
    """
    engine = Engine(pack(OPENING, BOATS, MAYOR))
    await engine.handle(Ask(asked, HERE, AT))
    engine.use(pack(entry(left.id, left.phrasings[0].text)))

    assert text_of(await engine.handle(event)).strip()


async def test_a_runner_up_that_is_gone_is_told_as_such() -> None:
    """
    `/why` after a reload says that the second best is no longer there.
    """
    engine = Engine(pack(OPENING, BOATS, MAYOR))
    await engine.handle(Ask("When did the harbour open?", HERE, AT))
    engine.use(pack(OPENING))
    why = text_of(await engine.handle(Invoke(Command.WHY, HERE, AT)))

    assert "Runner-up: one that is no longer here (" in why


def test_a_receipt_of_nothing_measured_needs_no_runner_up() -> None:
    """
    An entry picked from a list was not weighed against another.
    """
    card = receipt(OPENING, None, pack(OPENING), Language.ENGLISH)

    assert "Closest stored question: picked from a list" in text_of(
        Reply(tuple(card), Language.ENGLISH)
    )
