"""Entries come back to moderators: a text left behind by its twin, a day that has come."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.commands import Task
from bot.curation.roles import Role
from bot.replies import Caveat, Reply
from bot.store import Kind
from bot.wording.plain import text_of
from bot.wording.tokens import Step
from tests.conversations.community import HERE, NOON, Somebody, choices, facts, offers, to
from tests.conversations.tiny import an_engine
from tests.stores.memory import MemoryStore

FERRY = "sells-tickets-ferry"
FORM = {
    "question": "Who sells tickets for the ferry?",
    "answer": "The kiosk sells them.",
    "source": "our own knowledge",
}
MORE = {"phrasings": "¿Quién vende boletos del transbordador?", "by": "", "when": ""}
SPANISH = {"question": "¿Quién vende boletos del transbordador?", "source": "conocimiento propio"}


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
async def ana(store: MemoryStore) -> Somebody:
    engine = an_engine(store)
    await engine.open()
    ana = Somebody(engine, "ana")
    await ana.become(Role.ADMIN)
    return ana


async def written(ana: Somebody, **more: str) -> Reply:
    """An entry in both languages, with what else is typed in the rest of its form."""
    draft = await ana.write(publish=False, **FORM)
    form = await ana.press(to(draft, Step.MORE))
    values = {**MORE, "translation": "El quiosco los vende.", "review": "", **more}
    return await ana.press(to(await ana.send(form, **values), Step.PUBLISH))


async def changed(ana: Somebody, language: str, **values: str) -> Reply:
    form = await ana.press(f"1:{language}:write:{FERRY}")
    return await ana.press(to(await ana.send(form, **values), Step.PUBLISH))


async def listed(ana: Somebody) -> list[str]:
    """The entries to be looked at again."""
    reply = await ana.give(Task.REVIEW)
    return [c.label for c in choices(reply) if f":{Step.LOOK}:" in c.token]


async def looked(ana: Somebody) -> Reply:
    return await ana.press(to(await ana.give(Task.REVIEW), Step.LOOK))


async def test_a_text_left_behind_is_listed_until_it_is_mended(ana: Somebody) -> None:
    """The form that mends it is in its language; the other is not marked in its place."""
    await written(ana)
    assert [] == await listed(ana)
    await changed(ana, "en", **{**FORM, "answer": "The bakery sells them."})

    name = FORM["question"]
    assert [f"{name} (only one of its two languages was changed)"] == await listed(ana)
    look = await looked(ana)
    assert "The English text changed after the Spanish one; please compare them." in text_of(look)
    assert {"In English": "The bakery sells them.", "In Spanish": "El quiosco los vende."} == facts(
        look
    )
    form = await ana.press(to(look, Step.WRITE))
    assert form.form
    assert "El quiosco los vende." in [field.value for field in form.form.fields]
    mended = await ana.send(form, **SPANISH, answer="La panadería los vende.")
    await ana.press(to(mended, Step.PUBLISH))

    assert [] == await listed(ana)
    assert "The bakery sells them." in text_of(await ana.ask(name))


async def test_a_text_that_need_not_change_is_called_still_right(ana: Somebody) -> None:
    """A slip of the pen was mended; one press, which can be taken back."""
    await written(ana)
    await changed(ana, "en", **{**FORM, "answer": "The kiosk sells some."})
    done = await ana.press(to(await looked(ana), Step.STILL))

    assert f"Still right: “{FORM['question']}”." == text_of(done).splitlines()[0]
    assert [] == await listed(ana)
    await ana.press(to(done, Step.UNDO))
    assert 1 == len(await listed(ana))


async def test_both_changed_at_once_leave_none_behind(ana: Somebody) -> None:
    """Nor does a change of neither."""
    await written(ana)
    draft = await ana.send(
        await ana.press(f"1:en:write:{FERRY}"), **{**FORM, "answer": "The bakery sells them."}
    )
    form = await ana.press(to(draft, Step.MORE))
    again = await ana.send(form, **MORE, translation="La panadería los vende.", review="")
    await ana.press(to(again, Step.PUBLISH))
    await changed(
        ana, "en", **{**FORM, "answer": "The bakery sells them.", "source": "https://a.org"}
    )

    assert [] == await listed(ana)


@pytest.mark.parametrize(
    ("review", "shown", "then"),
    [("2027", "2027", "2028"), ("2026-05-20", "May 20, 2026", "2027-05-20")],
)
async def test_a_day_that_has_come_is_listed(
    ana: Somebody, store: MemoryStore, review: str, shown: str, then: str
) -> None:
    """Not before; one press moves it on by a year, and undo takes that back."""
    await written(ana, review=review)
    assert [] == await listed(ana)
    ana.wait(days=19 if review != "2027" else 245)

    assert [f"{FORM['question']} (by {shown})"] == await listed(ana)
    look = await looked(ana)
    assert f"looked at again by {shown}. Is it still right?" in text_of(look)
    done = await ana.press(to(look, Step.STILL))

    assert [] == await listed(ana)
    here = await store.community(HERE, NOON)
    now = (await store.history(here, Kind.ENTRY, FERRY))[0].body or {}
    assert then == now["record"]["review"]
    assert "found “Who sells tickets for the ferry?” still right" in text_of(
        await ana.give(Task.CHANGES)
    )
    await ana.press(to(done, Step.UNDO))
    assert 1 == len(await listed(ana))


async def test_who_comes_late_gets_a_year_from_that_day(ana: Somebody) -> None:
    """Else it would be due again at once; of February 29 there is none the next year."""
    await written(ana, review="2026-05-20")
    ana.at = NOON.replace(year=2028, month=2, day=29)
    await ana.press(to(await looked(ana), Step.STILL))
    ana.at += timedelta(days=364)
    assert [] == await listed(ana)
    ana.at += timedelta(days=1)

    assert [f"{FORM['question']} (by February 28, 2029)"] == await listed(ana)


@pytest.mark.parametrize("review", ["someday", "2027-02-30", "27", "2027-01"])
async def test_what_is_no_day_must_be_mended(ana: Somebody, review: str) -> None:
    """It is told, and what was typed stands in the form."""
    draft = await ana.write(publish=False, **FORM)
    form = await ana.press(to(draft, Step.MORE))
    shown = await ana.send(form, **MORE, translation="", review=review)
    again = await ana.press(to(shown, Step.MORE))

    assert Step.PUBLISH not in offers(shown)
    assert "Look at it again by" in facts(shown)
    assert again.form
    assert review in [field.value for field in again.form.fields]


async def test_a_form_has_five_fields_at_most(ana: Somebody) -> None:
    """What cites the article has a kind, which does not go out of date; the rest a day."""
    own = await ana.press(to(await ana.write(publish=False, **FORM), Step.MORE))
    typed = {"source": "¶1", "answer": "The harbour opened in 1990.", "question": "Opened?"}
    cites = await ana.press(to(await ana.write(publish=False, **{**FORM, **typed}), Step.MORE))

    assert own.form
    assert cites.form
    assert 5 == len(own.form.fields) == len(cites.form.fields)
    assert "review" in [field.name for field in own.form.fields]
    assert "kind" in [field.name for field in cites.form.fields]


async def test_a_button_on_another_version_shows_how_it_stands(ana: Somebody) -> None:
    """Nobody calls right what they have not seen."""
    await written(ana, review="2026-05-01")
    look = await looked(ana)
    await changed(ana, "en", **{**FORM, "answer": "The bakery sells them."})
    again = await ana.press(to(look, Step.STILL))

    assert {"In English": "The bakery sells them.", "In Spanish": "El quiosco los vende."} == facts(
        again
    )
    assert 2 == len([block for block in again.blocks if isinstance(block, Caveat)])
    assert 1 == len(await listed(ana))


@pytest.mark.parametrize("forged", [f"1:en:look:{FERRY}", f"1:en:still:{FERRY}:1"])
async def test_members_cannot(ana: Somebody, forged: str) -> None:
    """Nor does a button lead to what is not there."""
    assert "There is no such entry here." == text_of(await ana.press(forged))
    await written(ana, review="2026-05-01")
    member = Somebody(ana._engine, "mia")

    assert "Only moderators of this community can do that." == text_of(await member.press(forged))


async def test_it_is_said_in_spanish(ana: Somebody) -> None:
    """All of it."""
    await written(ana, review="2026-05-01")
    await changed(ana, "en", **{**FORM, "answer": "The bakery sells them."})
    told = text_of(await ana.press(f"1:es:look:{FERRY}"))

    assert "El texto en inglés cambió después del texto en español" in told
    assert "Alguien pidió volver a revisarla antes de 1 de mayo de 2026. ¿Sigue bien?" in told
    assert "Sigue bien" in [c.label for c in choices(await ana.press(f"1:es:look:{FERRY}"))]
