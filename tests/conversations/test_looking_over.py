"""What moderators see of drafts: their own again, what one changes, and who may publish it."""

from __future__ import annotations

import pytest

from adapters.settings import Settings
from bot.commands import Task
from bot.curation.roles import Role
from bot.engine import Engine
from bot.entries import Language
from bot.replies import Reply
from bot.wording.plain import text_of
from bot.wording.tokens import Step
from tests.conversations.community import FORM, Somebody, choices, facts, made, offers, to
from tests.stores.memory import MemoryStore

MINE = "Begun by you and not handed in yet; only you see it here:"
HAND_IN = "Publish once a second person agrees"


@pytest.fixture
async def engine(settings: Settings) -> Engine:
    engine = made(settings, MemoryStore())
    await engine.open()
    return engine


@pytest.fixture
async def ana(engine: Engine) -> Somebody:
    ana = Somebody(engine, "ana")
    await ana.become(Role.MODERATOR)
    return ana


@pytest.fixture
async def ben(engine: Engine, ana: Somebody) -> Somebody:
    """A second moderator, so that each needs the other's approval."""
    ben = Somebody(engine, "ben")
    await ben.become(Role.MODERATOR)
    return ben


def labels(reply: Reply) -> list[str]:
    return [choice.label for choice in choices(reply)]


async def test_what_was_begun_is_found_again(ana: Somebody, ben: Somebody) -> None:
    """Whose card scrolled away finds it in the queue; nobody else does."""
    await ana.write(publish=False)

    found = await ana.give(Task.REVIEW)
    opened = await ana.press(to(found, Step.PREVIEW))

    assert MINE in text_of(found)
    assert f"{FORM['question']} (yours, May 1, 2026)" in labels(found)
    assert FORM["answer"] in text_of(opened)
    assert MINE in text_of(await ana.give(Task.REVIEW, "mine"))
    assert Step.PREVIEW not in offers(await ben.give(Task.REVIEW))
    assert Step.PREVIEW not in offers(await ben.give(Task.REVIEW, "mine"))


async def test_nobody_is_offered_to_approve_their_own(ana: Somebody, ben: Somebody) -> None:
    """It is handed in once, and pressing again neither publishes it nor is listed."""
    drafted = await ana.write(publish=False)

    handed_in = await ana.press(to(drafted, Step.PUBLISH))
    again = await ana.press(to(drafted, Step.PUBLISH))
    queue = await ana.give(Task.REVIEW)
    seen = await ana.press(to(queue, Step.PREVIEW))
    changes = labels(await ana.give(Task.CHANGES))

    assert HAND_IN in labels(drafted)
    assert "waits for another moderator to agree." in text_of(handed_in)
    assert text_of(handed_in) == text_of(again)
    assert f"{FORM['question']} (yours, May 1, 2026)" in labels(queue)
    assert Step.PUBLISH not in offers(seen)
    assert "nobody approves what they wrote themselves" in text_of(seen)
    assert 1 == sum("put “" in label for label in changes)


async def test_a_second_person_sees_what_changes(ana: Somebody, ben: Somebody) -> None:
    """Not the new text alone: it stands beside what it came instead of."""
    await ben.press(to(await _handed_in(ana), Step.PUBLISH))
    await _changed(ana, answer="It opens at ten.")

    shown = await ben.press(to(await ben.give(Task.REVIEW), Step.PREVIEW))

    assert "Approve and publish" in labels(shown)
    assert {
        "What changes": "Answer (English): “It opens at ten.” instead of “It opens at nine.”."
    } == facts(shown)


async def test_a_conflict_dates_each_text_by_itself(ana: Somebody, ben: Somebody) -> None:
    """Moderators' own words are never dated like the article, nor ascribed to whoever looks."""
    await ben.press(to(await _handed_in(ana), Step.PUBLISH))
    await _changed(ana, answer="It opens at ten.")
    first = await ben.press(to(await ben.give(Task.REVIEW), Step.PREVIEW))
    ana.wait(days=1)
    await _changed(ana, answer="It opens at noon.")
    ben.wait(days=1)
    second = to(await ben.give(Task.REVIEW), Step.PREVIEW)
    both = [c.token for c in choices(await ben.give(Task.REVIEW)) if "by a mod" in c.label]
    await ben.press(to(first, Step.PUBLISH))
    later = next(token for token in both if token != second)

    told = text_of(await ben.press(to(await ben.press(later), Step.PUBLISH)))

    assert "As it stands now" in told
    assert "It opens at ten." in told
    assert "In the draft" in told
    assert "It opens at noon." in told
    assert "Written on May 2, 2026." in told
    assert "2018" not in told
    assert "From the moderators' own knowledge, not from the article." in told


async def test_what_was_taken_back_is_named(ana: Somebody) -> None:
    """At once, and in the list of changes."""
    done = await ana.write()

    told = await ana.press(to(done, Step.UNDO))
    hidden = await ana.give(Task.HIDE, "How many people did Mexico deport in 2015?")
    shown = await ana.press(to(hidden, Step.UNDO))

    assert f"Taken back: “{FORM['question']}” is as it was before." == text_of(told).split("\n")[0]
    assert "“How many people did Mexico deport in 2015?” is as it was" in text_of(shown)
    assert [
        "May 1, 2026: took back an earlier act on “How many people did Mexico deport in 2015?”",
        f"May 1, 2026: took back an earlier act on “{FORM['question']}”",
    ] == labels(await ana.give(Task.CHANGES))[:2]


async def test_what_was_begun_is_never_named_to_others(ana: Somebody, ben: Somebody) -> None:
    """Whoever threw away a draft and took that back is the only one who knows it."""
    thrown = await ana.press(to(await ana.write(publish=False), Step.DISCARD))
    await ana.press(to(thrown, Step.UNDO))

    told = text_of(await ben.give(Task.CHANGES))

    assert "took back an earlier act" in told
    assert FORM["question"] not in told


async def test_who_reads_the_other_language_sees_what_they_change(ana: Somebody) -> None:
    """The form is empty in Spanish, and says what is there in English."""
    await ana.write()

    form = await ana.give(Task.EDIT, FORM["question"], locale=Language.SPANISH)
    refused = await ana.send(form, question="", answer="Abre a las nueve.", source="nuestro")
    told = text_of(form)

    assert "Solo está en inglés." in told
    assert FORM["question"] in told
    assert FORM["answer"] in told
    assert "Solo está en inglés." in text_of(refused)
    assert "It is written" not in text_of(await ana.give(Task.EDIT, FORM["question"]))


async def _handed_in(author: Somebody) -> Reply:
    """A draft that waits, as its reviewer opens it."""
    drafted = await author.write(publish=False)
    await author.press(to(drafted, Step.PUBLISH))
    return drafted


async def _changed(author: Somebody, **values: str) -> None:
    """A change of the entry, handed in."""
    form = await author.give(Task.EDIT, FORM["question"], locale=Language.ENGLISH)
    drafted = await author.send(form, **{**FORM, **values})
    await author.press(to(drafted, Step.PUBLISH))


async def test_two_ways_to_write_a_time_are_no_fault(ana: Somebody) -> None:
    """Nothing is cited that could settle it, so it is shown, and published by who looked."""
    first = await ana.write(publish=False, answer="On Tuesdays from 4 to 6 pm.")
    more = await ana.press(to(first, Step.MORE))

    shown = await ana.send(more, translation="Los martes de 16 a 18 h.")
    done = await ana.press(to(shown, Step.PUBLISH))

    assert "Please look at this again before you publish it" in text_of(shown)
    assert "only English has 4, 6; only Spanish has 16, 18" in facts(shown)["Answer"]
    assert "Saved:" in text_of(done)


async def test_where_a_paragraph_is_cited_both_must_say_the_same(ana: Somebody) -> None:
    """There the article settles it."""
    first = await ana.write(
        publish=False,
        question="How many were deported then?",
        answer="In 2015 there were 176,726 deportations from Mexico.",
        source="¶15",
    )
    more = await ana.press(to(first, Step.MORE))

    shown = await ana.send(more, translation="En 2015 México deportó a mucha gente.")

    assert "Please mend this first" in text_of(shown)
    assert Step.PUBLISH not in offers(shown)


@pytest.mark.parametrize(
    "answer",
    [
        "Pregunta por Juan Pérez Gómez, CURP PEGJ850101HDFRRN09.",
        "Call Ana at 55 1234 5678, she came without papers.",
        "My brother was detained in Tapachula yesterday.",
    ],
)
async def test_what_seems_personal_in_an_answer_is_pointed_out(ana: Somebody, answer: str) -> None:
    """A telephone may be meant for everybody, so it is no refusal."""
    shown = await ana.write(publish=False, answer=answer)

    assert "Please look at this again before you publish it" in text_of(shown)
    assert "seems to hold something personal" in text_of(shown)
    assert Step.PUBLISH in offers(shown)


async def test_what_is_not_personal_is_not_pointed_out(ana: Somebody) -> None:
    """So that the warning keeps its meaning."""
    assert "look at this again" not in text_of(await ana.write(publish=False))


@pytest.mark.parametrize("missing", ["question", "answer", "source"])
async def test_a_form_that_lacks_a_field_has_it_empty(ana: Somebody, missing: str) -> None:
    """Whatever is sent, it is told by the field's name and nothing is lost."""
    typed = {name: value for name, value in FORM.items() if name != missing}

    refused = await ana.send(await ana.give(Task.ADD), **typed)
    fields = {f.name: f for f in refused.form.fields} if refused.form else {}

    assert "Please fill this in." == fields[missing].problem
    assert typed == {name: fields[name].value for name in typed}


async def test_a_summary_is_named_in_both_languages(ana: Somebody) -> None:
    """One paragraph or several."""
    form = await ana.give(Task.ADD, locale=Language.SPANISH)
    shown = await ana.send(
        form, question="¿Quiénes fueron deportados?", answer="Mucha gente.", source="¶14, ¶15"
    )

    assert "Resumen de la moderación: párrafos 14, 15" in text_of(shown)


async def test_what_is_there_already_stands_beside_it(ana: Somebody) -> None:
    """With its answer, nothing of it in the way of publishing, and a press changes it instead."""
    await ana.write()

    shown = await ana.write(publish=False, answer="It opens at ten.")
    instead = await ana.press(to(shown, Step.WRITE))

    assert f"“{FORM['question']}” is already answered by this entry" in text_of(shown)
    assert FORM["answer"] == facts(shown)[FORM["question"]]
    assert "Publish" == labels(shown)[0]
    assert FORM["answer"] in [f.value for f in instead.form.fields] if instead.form else False
