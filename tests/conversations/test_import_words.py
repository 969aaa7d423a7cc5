"""What an import says to those who bring a file: in their language, and all that it will not do."""

from __future__ import annotations

import pytest

from adapters.settings import Settings
from bot.commands import Task
from bot.curation.roles import Role
from bot.engine import Engine
from bot.entries import Language
from bot.events import Attached
from bot.replies import Reply
from bot.wording.plain import text_of
from bot.wording.tokens import Step
from tests.conversations.community import Somebody, offers, to
from tests.conversations.community import made as an_engine
from tests.stores.memory import MemoryStore

HEADER = "id,kind,source.paragraphs,questions.en,answer.en\n"
PIER = "pier,note,,When was the pier painted?,It was painted in spring.\n"
BUOY = "buoy,note,,Who rings the harbour buoy?,Nobody rings it.\n"


@pytest.fixture(scope="module")
def engine(settings: Settings) -> Engine:
    return an_engine(settings, MemoryStore())


async def brings(person: Somebody, text: str, language: Language = Language.ENGLISH) -> Reply:
    file = Attached("hoja.csv", text.encode("utf-8", "surrogatepass"))
    return await person.give(Task.IMPORT, locale=language, file=file)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("Pier,nota,,,x\n", "Escribe palabras en minúsculas unidas con “-”"),
        ("a,nota,,Why?,x\n", "Escribe una de estas: fact,"),
        ("a,fact,15,How many did Mexico deport?,It was 999 people.\n", "dice 999, y ¶15 no lo dice"),
        ("a,note,,Who am I to sue?,\"x\u202ey\"\n", "un signo que no se ve (U+202E). Quítalo."),
    ],
)  # fmt: skip
async def test_what_is_wrong_with_a_file_is_told_in_spanish(
    admin: Somebody, rows: str, told: str
) -> None:
    """Whether it is the format, or what the article says."""
    said = text_of(await brings(admin, HEADER + rows, Language.SPANISH))

    assert told in said
    assert not [word for word in (" has ", "Write", " says ", "Take ") if word in said]


@pytest.mark.parametrize(
    "sign", ["\\e", "\\u202e", "\\u2066", "\\u200b", "\\ufeff", "\\u2060", "\\u200f", "\\x00"]
)
@pytest.mark.parametrize("key", ["questions", "answer", "simple", "by", "title"])
async def test_signs_that_nobody_sees_do_not_come_in(admin: Somebody, key: str, sign: str) -> None:
    """As in a form; what the file would do is shown with them written out, and emoji stay."""
    texts = dict.fromkeys(("questions", "answer", "simple", "by", "title"), "Who rings it?")
    texts[key] += f" {sign} now"
    lines = [f'  {name}: {{en: "{text}"}}' for name, text in texts.items()]
    lines[0] = f'  questions: {{en: ["{texts["questions"]}"]}}'
    told = await _yaml(admin, "- id: bell\n  kind: note\n" + "\n".join(lines))

    assert "has a sign that nobody sees (U+" in text_of(told)
    assert f"bell, {key}.en" in text_of(told)
    assert all(each == "\n" or each.isprintable() for each in text_of(told))
    assert Step.TAKE not in offers(told)
    joined = "\n".join(lines).replace(sign, "\U0001f468\u200d\U0001f469")
    assert Step.TAKE in offers(await _yaml(admin, "- id: bell\n  kind: note\n" + joined))


async def _yaml(person: Somebody, text: str) -> Reply:
    file = Attached("entries.yaml", text.encode())
    return await person.give(Task.IMPORT, locale=Language.ENGLISH, file=file)


async def test_where_a_second_person_must_agree_it_says_why_nothing_is_deleted(
    engine: Engine, admin: Somebody
) -> None:
    """In place of the button, in both languages."""
    await admin.press(to(await brings(admin, HEADER + PIER + BUOY), Step.TAKE))
    alone = await brings(admin, HEADER + PIER)
    second = Somebody(engine, "second", admin.sender.place)
    await second.become(Role.MODERATOR)
    english = await brings(admin, HEADER + PIER)
    spanish = text_of(await brings(admin, HEADER + PIER, Language.SPANISH))

    assert Step.REPLACE in offers(alone)
    assert "retire those" not in text_of(alone)
    assert Step.REPLACE not in offers(english)
    assert "an import asks nobody before it deletes: retire those that should go" in text_of(
        english
    )
    assert "retira una por una las que sobren" in spanish
    assert "retire those" not in text_of(await brings(admin, HEADER + PIER + BUOY))
