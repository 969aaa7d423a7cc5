"""Entries leave a community as a file and come back: looked over, confirmed, taken back."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest

from adapters.settings import Settings
from bot.commands import Task
from bot.curation.importing import MOST_PROPOSED, MOST_TOUCHED
from bot.curation.roles import Role
from bot.engine import Engine
from bot.entries import Language
from bot.events import Attached, PlaceId
from bot.replies import Audience, Buttons, File, Reply
from bot.wording.plain import text_of
from bot.wording.tokens import Step
from tests.conversations.community import Somebody, choice_to, choices, made, offers, to
from tests.stores.memory import MemoryStore

HEADER = "id,kind,source.paragraphs,questions.en,answer.en\n"
PIER = "pier,note,,When was the pier painted?,It was painted in spring.\n"
BUOY = "buoy,note,,Who rings the harbour buoy?,Nobody rings it.\n"
FALSE = "false,fact,15,How many did Mexico deport?,Mexico deported 999 people.\n"
OPENED = "harbour-library-open"
ELSEWHERE = PlaceId("slack:2")


@pytest.fixture(scope="module")
def running(settings: Settings) -> tuple[Engine, MemoryStore]:
    store = MemoryStore()
    return made(settings, store), store


@pytest.fixture
def engine(running: tuple[Engine, MemoryStore]) -> Engine:
    return running[0]


@pytest.fixture
def here(request: pytest.FixtureRequest) -> PlaceId:
    return PlaceId(request.node.nodeid)


@pytest.fixture
async def ana(engine: Engine, here: PlaceId) -> Somebody:
    """A moderator of a place of this test's own."""
    person = Somebody(engine, "ana", here)
    await person.become(Role.MODERATOR)
    return person


@pytest.fixture
async def ada(engine: Engine, here: PlaceId) -> Somebody:
    """The admin of that place, where one person is enough."""
    person = Somebody(engine, "ada", here)
    await person.become(Role.ADMIN)
    return person


async def brings(person: Somebody, text: str | bytes, name: str = "sheet.csv") -> Reply:
    """What is said to a file."""
    content = text if isinstance(text, bytes) else text.encode()
    return await person.give(Task.IMPORT, file=Attached(name, content))


async def takes(person: Somebody, text: str, name: str = "sheet.csv") -> Reply:
    """Look a file over, and confirm it."""
    return await person.press(to(await brings(person, text, name), Step.TAKE))


def filed(reply: Reply) -> File:
    [file] = [block for block in reply.blocks if isinstance(block, File)]
    return file


def labels(reply: Reply) -> Iterator[str]:
    yield from (choice.label for choice in choices(reply))


@pytest.mark.parametrize("format_", ["yaml", "csv"])
async def test_what_is_exported_comes_back_and_changes_nothing(ana: Somebody, format_: str) -> None:
    """For the sender alone, and every entry of it is there already."""
    await ana.write(answer="=1+1, it opens “at nine”; \\n is no line.\n+1\n")
    told = await ana.give(Task.EXPORT, format_)
    file = filed(told)
    again = await brings(ana, file.text, file.name)

    assert Audience.SENDER is told.audience
    assert f"entries-2026-05-01.{format_}" == file.name
    assert "Left as they are: 1." in text_of(again)
    assert "Everything in the file is here already" in text_of(again)
    assert [Step.DROP] == offers(again)


async def test_nothing_is_done_before_it_is_confirmed(ana: Somebody) -> None:
    """The dry run tells what would be created and changed, in which fields."""
    await ana.write()
    sheet = HEADER + PIER + f"{OPENED},note,,When does the harbour library open?,At ten.\n"
    told = text_of(await brings(ana, sheet))

    assert "New entries: 1. Changed: 1. Deleted: 0. Left as they are: 0." in told
    assert "New: When was the pier painted?" in told
    assert "Changed: When does the harbour library open? (answer in English)" in told
    assert "It opens at nine." in text_of(await ana.ask("when does the harbour library open?"))
    assert "spring" not in text_of(await ana.ask("when was the pier painted?"))


async def test_an_import_is_one_act_and_undo_takes_it_back_as_one(ana: Somebody) -> None:
    """The list of changes and undo say how many entries."""
    await ana.write()
    done = await takes(ana, HEADER + PIER + BUOY + f"{OPENED},note,,When open?,At ten.\n")
    answered = text_of(await ana.ask("when was the pier painted?"))
    listed = text_of(await ana.give(Task.CHANGES))
    undone = await ana.press(to(done, Step.UNDO))
    gone = text_of(await ana.ask("when was the pier painted?"))
    before = text_of(await ana.ask("when does the harbour library open?"))
    again = await ana.press(to(undone, Step.UNDO))

    assert "Imported. New entries: 2. Changed: 1. Deleted: 0." in text_of(done)
    assert "It was painted in spring." in answered
    assert "imported 3 entries" in listed
    assert "Taken back: 3 entries are as they were before." in text_of(undone)
    assert "spring" not in gone
    assert "It opens at nine." in before
    assert "3 entries" in text_of(again)
    assert "spring" in text_of(await ana.ask("when was the pier painted?"))


async def test_one_entry_is_named(ana: Somebody) -> None:
    """By its question, in the list and when it is taken back."""
    done = await takes(ana, HEADER + PIER)
    listed = text_of(await ana.give(Task.CHANGES))

    assert "imported “When was the pier painted?”" in listed
    assert "When was the pier painted?" in text_of(await ana.press(to(done, Step.UNDO)))


async def test_what_the_article_does_not_say_is_not_imported(ana: Somebody) -> None:
    """It is told where it stands in the file, and nothing of the file is saved."""
    told = await brings(ana, HEADER + PIER + FALSE)

    assert "sheet.csv:3 [false, answer.en]: says 999, which ¶15 never says" in text_of(told)
    assert [Step.DROP] == offers(told)
    forged = choice_to(told, Step.DROP).token.replace("drop", "take")
    assert "nothing was imported" in text_of(await ana.press(forged))
    assert "no entry was added" in text_of(await ana.give(Task.EXPORT)).casefold()


async def test_nobody_is_said_to_have_checked_an_entry(ana: Somebody) -> None:
    """That stands in packs only; and personal questions are no phrasings."""
    sheet = (
        "id,kind,questions.en,answer.en,checked.by,checked.on\n"
        "one,note,Who paints?,Somebody.,Ana,2026-01-02\n"
        "two,note,I was deported yesterday. What can I do?,Something.,,\n"
    )
    told = text_of(await brings(ana, sheet))

    assert "names who checked it. Leave it out: only a pack can say so." in told
    assert "which gets the help card" in told


async def test_known_questions_that_would_change_are_told(ana: Somebody) -> None:
    """And the button says that it is done all the same."""
    told = await brings(ana, HEADER + "greedy,note,,Who is Ricardo Anaya?,Somebody.\n")

    assert "known question" in text_of(told)
    assert "Who is Ricardo Anaya? → " in text_of(told)
    assert "Import all the same" in [*labels(told)]


async def test_what_seems_personal_in_an_answer_is_pointed_out(ana: Somebody) -> None:
    """It may well be right, so it can be saved; whoever brings it is asked to look again."""
    helped = "help,note,,Who looks after the pier?,Call Eva Ruiz at 55 1234 5678.\n"
    told = await brings(ana, HEADER + PIER + helped)
    seemed = "These answers seem to hold something personal"

    assert "save: “Who looks after the pier?”\n" in text_of(told)
    assert seemed in text_of(told)
    assert Step.TAKE in offers(told)
    assert seemed not in text_of(await brings(ana, HEADER + PIER))


async def test_many_that_seem_personal_are_counted(ana: Somebody) -> None:
    """Ten are named, as of everything else in a file."""
    rows = "".join(
        f"help-{n},note,,Who looks after pier number {n}?,Call Eva at 55 1234 56{n}.\n"
        for n in range(10, 22)
    )
    told = text_of(await brings(ana, HEADER + rows))

    assert 10 == told.partition("save: ")[2].partition("\n")[0].count("“")
    assert "and 2 more" in told.partition("save: ")[2].partition("\n")[0]


async def test_only_an_admin_deletes_and_only_if_they_say_so(ana: Somebody, ada: Somebody) -> None:
    """A file that lacks entries leaves them; /restore lists what was deleted."""
    await ada.press(to(await brings(ada, HEADER + PIER + BUOY), Step.TAKE))
    await approve_all(ada, ana)
    await ana.become(Role.MEMBER)
    plain = await brings(ada, HEADER + PIER)
    replacing = await ada.press(to(plain, Step.REPLACE))
    done = await ada.press(to(replacing, Step.TAKE))
    retired = text_of(await ada.give(Task.RESTORE))
    back = await ada.press(to(done, Step.UNDO))

    assert "that the file does not have, and that stay: 1." in text_of(plain)
    assert "Also delete that one" in [*labels(plain)]
    assert "Deleted: Who rings the harbour buoy?" in text_of(replacing)
    assert "Import, and delete 1" in [*labels(replacing)]
    assert "Deleted: 1." in text_of(done)
    assert "Who rings the harbour buoy?" in retired
    assert "Taken back" in text_of(back)


async def approve_all(first: Somebody, second: Somebody) -> None:
    """Whatever waits in the queue is published by somebody who did not write it."""
    while Step.PREVIEW in offers(queue := await second.give(Task.REVIEW)):
        await second.press(to(await second.press(to(queue, Step.PREVIEW)), Step.PUBLISH))


async def test_a_moderator_cannot_forge_a_deletion(ana: Somebody) -> None:
    """Neither is it offered to them."""
    await takes(ana, HEADER + PIER + BUOY)
    told = await brings(ana, HEADER + PIER)
    forged = choice_to(told, Step.DROP).token.replace("drop", "replace")

    assert Step.REPLACE not in offers(told)
    assert "Only admins" in text_of(await ana.press(forged))


async def test_where_a_second_person_must_agree_it_goes_into_the_queue(
    ana: Somebody, ada: Somebody
) -> None:
    """As drafts, in one act that undo takes back as one."""
    seen = await brings(ana, HEADER + PIER + BUOY)
    done = await ana.press(to(seen, Step.TAKE))
    queue = await ada.give(Task.REVIEW)
    listed = text_of(await ada.give(Task.CHANGES))

    assert "Put into the queue" in [*labels(seen)]
    assert "A second person must agree here" in text_of(seen)
    assert "Put into the queue for another moderator: 2." in text_of(done)
    assert "spring" not in text_of(await ana.ask("when was the pier painted?"))
    assert 2 == offers(queue).count(Step.PREVIEW)
    assert "put 2 entries of a file in the queue" in listed
    shown = await ada.press(next(choices(queue)).token)
    assert "Saved" in text_of(await ada.press(to(shown, Step.PUBLISH)))
    assert "changed again since" in text_of(await ana.press(to(done, Step.UNDO)))


async def test_queued_entries_are_taken_back_as_one(ana: Somebody, ada: Somebody) -> None:
    """While nobody has approved any."""
    done = await takes(ana, HEADER + PIER + BUOY)
    undone = await ana.press(to(done, Step.UNDO))

    assert "Taken back: 2 entries" in text_of(undone)
    assert "Nothing waits" in text_of(await ada.give(Task.REVIEW))


async def test_what_was_changed_since_the_look_is_told(ana: Somebody) -> None:
    """Nothing is half done; the import is shown as it would be now, and can be confirmed."""
    await ana.write()
    sheet = HEADER + PIER + f"{OPENED},note,,When does the harbour library open?,At ten.\n"
    seen = await brings(ana, sheet)
    edited = await ana.send(await ana.give(Task.EDIT, OPENED), answer="It opens at eight.")
    await ana.press(to(edited, Step.PUBLISH))
    told = await ana.press(to(seen, Step.TAKE))

    assert "changed here since you looked: “When does the harbour library open?”" in text_of(told)
    assert "spring" not in text_of(await ana.ask("when was the pier painted?"))
    assert "It opens at eight." in text_of(await ana.ask("when does the harbour library open?"))
    assert "Imported. New entries: 1. Changed: 1." in text_of(await ana.press(to(told, Step.TAKE)))


async def test_a_file_is_held_for_a_quarter_of_an_hour_and_taken_once(
    ana: Somebody, ada: Somebody
) -> None:
    """By whoever sent it and nobody else; then it must be sent again."""
    seen = await brings(ana, HEADER + PIER)
    stolen = await ada.press(to(seen, Step.TAKE))
    await ana.press(to(seen, Step.TAKE))
    twice = await ana.press(to(seen, Step.TAKE))
    late = await brings(ana, HEADER + BUOY)
    dropped = await ana.press(to(await brings(ana, HEADER + BUOY), Step.DROP))
    ana.wait(minutes=16)

    for told in (stolen, twice, await ana.press(to(late, Step.TAKE))):
        assert "no longer at hand" in text_of(told)
    assert "Left; nothing was imported." == text_of(dropped)


async def test_two_communities_are_never_mixed(engine: Engine, ana: Somebody) -> None:
    """Neither in an export, nor in what an import is compared with, nor by a button."""
    eve = Somebody(engine, "ana", ELSEWHERE)
    await eve.become(Role.ADMIN)
    await takes(ana, HEADER + PIER)
    seen = await brings(eve, HEADER + BUOY)
    nothing = await eve.give(Task.EXPORT)
    here = Somebody(engine, "ana", ana.sender.place)
    elsewhere = await here.press(to(seen, Step.TAKE))
    seen = await brings(eve, HEADER + BUOY)
    other = Somebody(engine, "eve", ana.sender.place)
    stranger = await other.press(to(seen, Step.TAKE))

    assert "nothing to export" in text_of(nothing)
    assert [Step.TAKE, Step.DROP] == offers(seen)
    assert "that stay" not in text_of(seen)
    assert "no longer at hand" in text_of(elsewhere)
    assert "Only moderators" in text_of(stranger)
    assert "Who rings" not in text_of(await ana.give(Task.EXPORT))
    assert "buoy" not in filed(await ana.give(Task.EXPORT)).text
    assert "New entries: 1." in text_of(await eve.press(to(seen, Step.TAKE)))
    assert "pier" not in filed(await eve.give(Task.EXPORT)).text


async def test_members_get_no_file_and_bring_none(engine: Engine, here: PlaceId) -> None:
    """Nor whoever lost the role between the look and the press."""
    mia = Somebody(engine, "mia", here)
    await mia.become(Role.MODERATOR)
    seen = await brings(mia, HEADER + PIER)
    await mia.become(Role.MEMBER)

    for told in (
        await mia.give(Task.EXPORT, "csv"),
        await brings(mia, HEADER + PIER),
        await mia.press(to(seen, Step.TAKE)),
    ):
        assert "Only moderators of this community can do that." == text_of(told)


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        (b"\0" * 100, "a.csv", "has bytes that are no text"),
        (b"[" * 200_000, "a.yaml", "is nested deeper"),
        (b"- &a []\n- *a\n", "a.yaml", "uses an anchor"),
        (b"id\n" * 2_000_000, "a.csv", "has more than 2,000,000 bytes"),
        (b"\xff\xfe", "a.exe", "is neither YAML nor CSV"),
        (b"", "", "is neither YAML nor CSV"),
        (HEADER.encode(), "a.csv", "has no entry at all"),
    ],
)
async def test_a_hostile_file_is_refused(
    ana: Somebody, content: bytes, name: str, told: str
) -> None:
    """In a private sentence, and everybody is answered as before."""
    refused = await brings(ana, content, name)

    assert told in text_of(refused)
    assert Audience.SENDER is refused.audience
    assert not [block for block in refused.blocks if isinstance(block, Buttons)]
    assert "Mexico" in text_of(await ana.ask("how many people did mexico deport in 2015?"))


async def test_too_many_at_once_are_refused(ana: Somebody, ada: Somebody) -> None:
    """Fewer where each must be looked at by a second person."""
    rows = [f"e{n},note,,When is hall {n} open?,At noon.\n" for n in range(MOST_TOUCHED + 1)]
    queued = text_of(await brings(ana, HEADER + "".join(rows[: MOST_PROPOSED + 1])))
    await ana.become(Role.MEMBER)
    alone = text_of(await brings(ada, HEADER + "".join(rows)))

    assert f"Split it into files of at most {MOST_PROPOSED}." in queued
    assert f"Split it into files of at most {MOST_TOUCHED}." in alone


async def test_one_file_of_a_person_is_looked_over_at_a_time(ana: Somebody, ada: Somebody) -> None:
    """Whoever sends many gets a sentence; others take turns with them, and are answered."""
    many = [brings(ana, HEADER + PIER) for _ in range(5)]
    *told, theirs, asked = await asyncio.gather(
        *many, brings(ada, HEADER + BUOY), ana.ask("how many people did mexico deport in 2015?")
    )
    said = [text_of(each) for each in told]

    assert 1 == sum("New entries: 1." in each for each in said)
    assert 4 == sum("still being looked over" in each for each in said)
    assert "New entries: 1." in text_of(theirs)
    assert "Mexico" in text_of(asked)


async def test_a_command_that_says_too_little(ana: Somebody) -> None:
    """Gets a sentence on what to write."""
    assert "Which file?" in text_of(await ana.give(Task.IMPORT, "sheet.csv"))
    assert "Write yaml or csv" in text_of(await ana.give(Task.EXPORT, "docx"))


SPOKEN = {
    Language.ENGLISH: """\
What this import would do
New entries: 1. Changed: 1. Deleted: 0. Left as they are: 0.
New: When was the pier painted?
Changed: When does the harbour library open? (paragraphs, answer in English)
No known question would get another answer.
Imported. New entries: 1. Changed: 1. Deleted: 0.
May 1, 2026: imported 2 entries
Taken back: 2 entries are as they were before.""",
    Language.SPANISH: """\
Lo que haría esta importación
Entradas nuevas: 1. Cambiadas: 1. Borradas: 0. Quedan como están: 0.
Nueva: When was the pier painted?
Cambia: When does the harbour library open? (párrafos, respuesta en inglés)
Ninguna pregunta conocida tendría otra respuesta.
Importado. Entradas nuevas: 1. Cambiadas: 1. Borradas: 0.
1 de mayo de 2026: se importaron 2 entradas
Deshecho: 2 entradas quedaron como estaban antes.""",
}


@pytest.mark.parametrize("language", Language)
async def test_it_is_told_in_both_languages(ana: Somebody, language: Language) -> None:
    """The whole way, word for word."""
    await ana.write()
    sheet = HEADER + PIER + f"{OPENED},note,18,When does the harbour library open?,At the port.\n"
    sheet = sheet.replace("At the port.", "It was written in 2018.")
    seen = await ana.give(Task.IMPORT, locale=language, file=Attached("a.csv", sheet.encode()))
    done = await ana.press(to(seen, Step.TAKE))
    listed = await ana.give(Task.CHANGES, locale=language)
    undone = await ana.press(to(done, Step.UNDO))
    said = [text_of(seen), text_of(done), next(labels(listed)), text_of(undone)]

    assert SPOKEN[language] == "\n".join(said)
