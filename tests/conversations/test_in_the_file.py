"""
What is said in a community over SQLite, searched for in all files of it as the clock moves.

The database, its unused bytes and pages, and the log beside it are searched while it is open.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.commands import Task
from bot.curation.roles import Role
from bot.engine import Engine
from bot.events import PlaceId
from bot.retention import DEFAULTS
from bot.stores.sqlstore import open_store
from bot.wording.plain import text_of
from bot.wording.tokens import Own, Step
from tests.conversations.community import FORM, NOON, Somebody, to
from tests.conversations.tiny import BOATS, an_engine

TOWN = PlaceId("slack:town")
MARKER = "zebrawood"
ASKED = f"Does {MARKER} float on cold water?"


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[Engine]:
    async with open_store(tmp_path / "refugio.db", NOON) as store:
        engine = an_engine(store)
        await engine.open()
        yield engine


@pytest.fixture
async def ana(engine: Engine) -> Somebody:
    """The admin of a place whose questions may be sent to its moderators."""
    ana = Somebody(engine, "ana", TOWN)
    await ana.become(Role.ADMIN)
    await ana.give(Task.INBOX, "on")
    return ana


def found(folder: Path, *words: str) -> list[str]:
    """Which of these words stand in any file, in whatever case."""
    files = [each.read_bytes().lower() for each in folder.rglob("*") if each.is_file()]
    assert len(files) == 3  # the log is not in the database yet
    return [word for word in words if any(word.lower().encode() in file for file in files)]


def ferry(answer: str) -> dict[str, str]:
    """A form."""
    return {**FORM, "question": "Who rows the ferry?", "answer": answer}


async def sent(who: Somebody, text: str = ASKED) -> str:
    """The code of a question that was sent to the moderators."""
    shown = await who.press(to(await who.ask(text), Step.OFFER))
    assert text in text_of(shown)
    return text_of(await who.press(to(shown, Step.SEND))).split("code is ")[1].split(".")[0]


async def test_a_sent_question_is_kept_without_its_asker(
    engine: Engine, ana: Somebody, tmp_path: Path
) -> None:
    """Neither who, nor the channel, nor the time of day, nor the code that collects the answer."""
    eve = Somebody(engine, "4815162342", TOWN)
    eve.wait(hours=3, minutes=7, seconds=9)
    code = await sent(eve)
    await engine.refresh(eve.at)

    assert MARKER in text_of(await ana.press(to(await ana.give(Task.UNANSWERED), Step.GROUP)))
    assert [MARKER] == found(
        tmp_path,
        MARKER,
        "4815162342",
        f"{TOWN}:",  # the channel, of which the place's own name is the beginning
        eve.hash,
        code,
        code.replace("-", ""),
        "15:07",
    )


async def test_what_is_only_asked_shown_or_left_is_nowhere(
    engine: Engine, ana: Somebody, tmp_path: Path
) -> None:
    """A question is kept once its asker sends it, not before."""
    eve = Somebody(engine, "eve", TOWN)
    shown = await eve.press(to(await eve.ask(ASKED), Step.OFFER))
    await eve.press(to(shown, Step.LEAVE))
    await eve.press(to(shown, Step.SEND))
    await eve.press(to(await eve.ask(f"Is {MARKER} heavy?"), Step.OFFER))

    assert [] == found(tmp_path, MARKER)


async def test_an_unanswered_question_leaves_after_90_days(
    engine: Engine, ana: Somebody, tmp_path: Path
) -> None:
    """With its code, which collects nothing from then on."""
    eve = Somebody(engine, "eve", TOWN)
    code = await sent(eve)
    last = (NOON + DEFAULTS.tickets).replace(hour=0) - timedelta(seconds=1)

    await engine.expire(last)
    assert [MARKER] == found(tmp_path, MARKER)

    await engine.expire(last + timedelta(seconds=1))
    assert [] == found(tmp_path, MARKER)
    assert "no such code" in text_of(await eve.give(Task.ANSWER, code))


async def test_what_was_taken_away_leaves_a_year_later(
    engine: Engine, ana: Somebody, tmp_path: Path
) -> None:
    """An entry, its versions, drafts, lessons, suggestions and settings, with all that tells so."""
    await ana.write(**ferry(f"{MARKER} boats do."))
    await ana.give(Task.RETIRE, "rows-ferry")
    draft = await ana.write(publish=False, question=f"What is {MARKER}?")
    await ana.press(to(draft, Step.DISCARD))
    eve = Somebody(engine, "eve", TOWN)
    suggested = ferry(f"The {MARKER} company.")
    await eve.send(await eve.give(Task.SUGGEST), **suggested)
    queued = await ana.press(to(await ana.give(Task.REVIEW), Step.PREVIEW))
    await ana.press(to(queued, Step.DISCARD))
    form = await ana.give(Task.TEACH, f"Is there any {MARKER} to be had?")
    taught = await ana.send(form, entry=BOATS, phrasing=f"Which {MARKER} have you got?")
    done = await ana.press(to(taught, Step.TEACH))
    await ana.press(to(done, Step.UNDO))
    name = await ana.press("1:en:setting:name")
    for value in (f"{MARKER} bay", "bay"):
        assert name.form
        await ana.send(name, **{name.form.fields[0].name: value})
    a_year_on = NOON + DEFAULTS.acts

    await engine.expire(a_year_on - timedelta(seconds=1))
    assert [MARKER] == found(tmp_path, MARKER)

    await engine.expire(a_year_on)
    assert [] == found(tmp_path, MARKER)
    assert "ferry" not in text_of(await ana.give(Task.CHANGES))


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.MEMBER])
@pytest.mark.parametrize("still", [True, False])
async def test_whoever_is_forgotten_is_in_no_file_at_once(
    engine: Engine, ana: Somebody, tmp_path: Path, role: Role, still: bool
) -> None:
    """Also one who has or had a role and never did anything."""
    eve = Somebody(engine, "eve", TOWN)
    await eve.become(role)
    await eve.become(role if still else Role.MEMBER)
    assert [eve.hash] == found(tmp_path, eve.hash)

    await eve.press(f"1:en:{Own.FORGOTTEN}")

    assert [] == found(tmp_path, eve.hash)


async def test_what_the_forgotten_wrote_for_themselves_is_in_no_file(
    engine: Engine, ana: Somebody, tmp_path: Path
) -> None:
    """A draft that nobody else saw goes with them; what they published stays, as nobody's."""
    eve = Somebody(engine, "eve", TOWN)
    await eve.become(Role.ADMIN)
    await ana.press("1:en:set:approval-off")
    await eve.write(**ferry("Quincunx does."))
    await eve.write(publish=False, question=f"What is {MARKER}?")

    await eve.press(f"1:en:{Own.FORGOTTEN}")

    assert ["Quincunx"] == found(tmp_path, MARKER, eve.hash, "Quincunx")
    assert "Quincunx" in text_of(await ana.ask("Who rows the ferry?"))


async def test_what_the_forgotten_threw_away_is_in_no_file(
    engine: Engine, ana: Somebody, tmp_path: Path
) -> None:
    """Nobody else saw it, so nobody misses it; what they published can still be taken back."""
    eve = Somebody(engine, "eve", TOWN)
    await eve.become(Role.ADMIN)
    await ana.press("1:en:set:approval-off")
    done = await eve.write(**ferry("Quincunx does."))
    begun = await eve.write(publish=False, question=f"What is {MARKER}?")
    await eve.press(to(begun, Step.DISCARD))
    assert [MARKER] == found(tmp_path, MARKER)

    await eve.press(f"1:en:{Own.FORGOTTEN}")

    assert [] == found(tmp_path, MARKER, eve.hash)
    assert "is as it was before." in text_of(await ana.press(to(done, Step.UNDO)))


async def test_an_erased_address_is_in_no_file_at_once(
    engine: Engine, ana: Somebody, tmp_path: Path
) -> None:
    """Whatever an admin does away with in all versions, drafts of it included."""
    await ana.write(**ferry(f"Ada, of {MARKER} street."))
    form = await ana.give(Task.EDIT, "rows-ferry")
    await ana.press(to(await ana.send(form, **ferry("Ada.")), Step.PUBLISH))
    assert [MARKER] == found(tmp_path, MARKER)

    await ana.press(f"1:en:{Step.ERASE}:rows-ferry")

    assert [] == found(tmp_path, MARKER)
