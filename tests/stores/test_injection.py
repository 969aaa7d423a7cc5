"""Nothing that people type is read as SQL, as JSON, or as another document of any store."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.commands import Command, Task
from bot.curation.forms import Field
from bot.curation.roles import Role
from bot.engine import Engine
from bot.events import Attached, PlaceId
from bot.replies import File, Reply
from bot.store import CommunityId, Kind, Store
from bot.wording import settings, unanswered
from bot.wording.plain import text_of
from bot.wording.tokens import Step
from tests.conversations.community import FORM, NOON, Somebody, to
from tests.conversations.tiny import BOATS, an_engine

pytestmark = pytest.mark.parametrize("url", ["sqlite", "postgresql"], indirect=True)
TOWN, CITY = PlaceId("town"), PlaceId("city")
HOSTILE = (
    "x'; DROP TABLE document; --",
    'x"); DELETE FROM act WHERE 1=1; --',
    "x' OR '1'='1",
    "%_\\' || (SELECT body FROM document) || '",
    '", "by": "", "record": {"id": "boats-1995"}, "x": "',
    '"}], "kind": "role", "key": "eve", "body": {"role": "admin"}}',
    "{0.__class__} %s %(x)s :name ${x} {{7*7}}",
    "!!python/object/apply:os.system ['true']",
    "&a [*a, *a] <<: *a",
)
UNSEEN = (
    "nul \x00 bell \x07 escape \x1b[2J",
    "\u202egnitirw \u2066back\u2069",
    "lone \ud83d half",
)
HALF = "lone \ud800 half"
each_hostile = pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))


@pytest.fixture
async def engine(store: Store) -> Engine:
    engine = an_engine(store)
    await engine.open()
    return engine


@pytest.fixture
async def ana(engine: Engine) -> Somebody:
    """The admin of a place whose questions may be sent to its moderators."""
    ana = Somebody(engine, "ana", TOWN)
    await ana.become(Role.ADMIN)
    await ana.give(Task.INBOX, "on")
    return ana


@pytest.fixture
async def there(engine: Engine, store: Store) -> CommunityId:
    """Another community, with an entry, a draft, a setting and a role."""
    ben = Somebody(engine, "ben", CITY)
    await ben.become(Role.ADMIN)
    await ben.write(question="Who rows the ferry?", answer="Ben does.")
    await ben.write(publish=False, question="Who has the key?", answer="Ben.")
    await ben.give(Task.INBOX, "on")
    return await store.community(CITY, NOON)


def values(reply: Reply) -> dict[str, str]:
    """What stands in a form."""
    assert reply.form
    return {field.name: field.value for field in reply.form.fields}


async def keys(store: Store, kind: Kind) -> list[str]:
    """Of the documents of that kind in the town."""
    snapshot = await store.snapshot(await store.community(TOWN, NOON))
    return [each.key for each in snapshot.documents if each.kind is kind]


@each_hostile
async def test_what_is_typed_is_kept_as_typed(
    ana: Somebody, there: CommunityId, store: Store, text: str
) -> None:
    """In each field of the form: it comes back as it went in, and no other document is made."""
    before = await store.snapshot(there)
    typed = {**FORM, "question": f"Ask {text}?", "answer": f"Say {text}."}
    await ana.send(await ana.give(Task.ADD), **typed)
    [key] = await keys(store, Kind.DRAFT)
    rest = {each: f"{each} {text}" for each in (Field.PHRASINGS, Field.BY, Field.TRANSLATION)}
    wrong = {Field.WHEN: text, Field.KIND: text, Field.REVIEW: text}
    await ana.send(await ana.press(f"1:en:{Step.MORE}:{key}"), **rest, **wrong)
    again = values(await ana.press(f"1:en:{Step.AGAIN}:{key}"))
    more = values(await ana.press(f"1:en:{Step.MORE}:{key}"))

    assert typed == again
    assert rest == {name: value for name, value in more.items() if name in rest}
    assert ([key], []) == (await keys(store, Kind.DRAFT), await keys(store, Kind.ENTRY))
    assert before == await store.snapshot(there)


@each_hostile
async def test_what_is_published_is_told_and_exported_as_typed(
    ana: Somebody, store: Store, text: str
) -> None:
    """In its card, its history, a form and files that come back and change nothing."""
    typed = {**FORM, "question": "Who rows the ferry?", "answer": f"Say {text}."}
    preview = await ana.send(await ana.give(Task.ADD), **typed)
    await ana.press(to(preview, Step.PUBLISH))
    entry = "rows-ferry"
    files = [
        file for each in ("yaml", "csv") for file in exported(await ana.give(Task.EXPORT, each))
    ]
    looked_at = [await ana.give(Task.IMPORT, file=file) for file in files]

    assert typed == values(await ana.give(Task.EDIT, entry))
    assert text in text_of(await ana.give(Task.HISTORY, entry))
    assert text in text_of(await ana.ask("Who rows the ferry?"))
    assert ["Left as they are: 1." in text_of(each) for each in looked_at] == [True, True]
    assert [entry] == await keys(store, Kind.ENTRY)


@pytest.mark.parametrize("text", UNSEEN, ids=range(len(UNSEEN)))
@pytest.mark.parametrize("field", ["question", "answer", "source"])
async def test_what_nobody_sees_is_typed_anew(
    ana: Somebody, store: Store, field: str, text: str
) -> None:
    """It comes back as it went in, and nothing is kept; half a character no file could hold."""
    typed = {**FORM, field: f"Say {text}"}
    again = await ana.send(await ana.give(Task.ADD), **typed)

    assert typed == values(again)
    assert "signs in it that nobody sees" in text_of(again)
    assert [] == await keys(store, Kind.DRAFT)


def exported(reply: Reply) -> Iterator[Attached]:
    """The files of a reply, to be brought in."""
    for block in reply.blocks:
        if isinstance(block, File):
            yield Attached(block.name, block.text.encode())


async def test_whatever_is_said_in_whatever_way_the_rest_stays(
    engine: Engine, ana: Somebody, there: CommunityId, store: Store
) -> None:
    """Every command with it, every form, file and button: each gets a sentence."""
    before = await store.snapshot(there)
    eve = Somebody(engine, "eve", TOWN)
    for text in (*HOSTILE, HALF):
        for who in (ana, eve):
            told = [await who.give(command, text) for command in (*Command, *Task)]
            told += [await who.ask(text), await who.press(text)]
            told += [await who.press(f"1:en:{step}:{text}") for step in ("open", "set", "undo")]
            assert all(map(text_of, told))
        await fills_in(ana, text)
        for name in ("a.yaml", "a.csv", text):
            await ana.give(Task.IMPORT, file=Attached(name, sheet(text, name)))
            await ana.give(Task.IMPORT, file=Attached(name, text.encode("utf-8", "surrogatepass")))

    assert before == await store.snapshot(there)
    assert "700 boats" in text_of(await eve.ask("How many boats were there in 1995?"))
    assert "Ben does." in text_of(await Somebody(engine, "mia", CITY).ask("Who rows the ferry?"))


async def fills_in(ana: Somebody, text: str) -> None:
    """All forms but that of an entry."""
    contact = (settings.WHO, settings.REACH, settings.WHO_OTHER, settings.REACH_OTHER)
    await ana.send(await ana.press(f"1:en:{Step.SETTING}:name"), **{settings.NAME: text})
    await ana.send(await ana.press(f"1:en:{Step.SETTING}:contact"), **dict.fromkeys(contact, text))
    form = await ana.give(Task.TEACH, f"Which {text} have you?")
    for entry in (text, BOATS):
        await ana.send(form, **{unanswered.ENTRY: entry, unanswered.PHRASING: text})
    await ana.send(await ana.press(f"1:en:{Step.JOIN}"), code=text)


def sheet(text: str, name: str) -> bytes:
    """A file with it in every place."""
    said = text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    quoted = '"' + said.replace('"', '""') + '"'
    if name.endswith(".csv"):
        return f"id,kind,questions.en,answer.en,{quoted}\n{','.join([quoted] * 5)}\n".encode()
    return f"- id: {said}\n  {said}: {said}\n  questions: {{en: [{said}]}}\n".encode()


async def test_a_question_is_sent_and_put_aside(
    engine: Engine, ana: Somebody, there: CommunityId, store: Store
) -> None:
    """Whatever stands in it, and its code finds it and no other."""
    for number, text in enumerate((*HOSTILE, HALF)):
        eve = Somebody(engine, f"eve{number}", TOWN)
        shown = await eve.press(to(await eve.ask(f"Who is {text} then?"), Step.OFFER))
        sent = text_of(await eve.press(to(shown, Step.SEND)))
        code = sent.split("code is ")[1].split(".")[0]
        assert "not answered it yet" in text_of(await eve.give(Task.ANSWER, code))
        group = await ana.press(to(await ana.give(Task.UNANSWERED), Step.GROUP))
        await ana.press(to(group, Step.CLOSE))

        assert "put it aside" in text_of(await eve.give(Task.ANSWER, code))
    assert () == await store.tickets(there)
