"""The versions of an entry, as moderators read them: what each changed, in their language."""

from __future__ import annotations

from bot.commands import Task
from bot.curation.roles import Role
from bot.entries import Language
from bot.wording import tokens
from bot.wording.plain import text_of
from bot.wording.tokens import Step
from tests.conversations.community import Somebody, facts, to
from tests.conversations.tiny import OPENED, an_engine
from tests.stores.memory import MemoryStore

BELL = "rings-evening-bell"
TYPED = {
    "question": "Who rings the evening bell?",
    "answer": "The baker rings it at nine, in winter at eight.",
    "source": "our own knowledge",
}


async def moderator() -> Somebody:
    ana = Somebody(an_engine(MemoryStore()), "ana")
    await ana.become(Role.MODERATOR)
    return ana


async def edit(ana: Somebody, **values: str) -> None:
    preview = await ana.send(await ana.give(Task.EDIT, BELL), **{**TYPED, **values})
    await ana.press(to(preview, Step.PUBLISH))


async def test_each_version_says_what_it_changed() -> None:
    """An entry changed, retired, brought back and taken back again."""
    ana = await moderator()
    await ana.write(**TYPED)
    await edit(ana, answer="The baker rings it at ten, in winter at eight.")
    await edit(
        ana,
        answer="The baker rings it at ten, in winter at eight.",
        question="Who rings the bell at night?",
        source="https://example.org/bell",
    )
    retired = await ana.give(Task.RETIRE, BELL)
    await ana.press(to(retired, Step.UNDO))
    english = [*facts(await ana.give(Task.HISTORY, BELL)).values()]
    spanish = text_of(await ana.press(tokens.token(Language.SPANISH, Step.HISTORY, BELL)))

    ten = "The baker rings it at ten, in winter at eight."
    assert [
        f"{ten}\nBack again.\nThe text stayed as it was.",
        "retired",
        "Question (English): “Who rings the bell at night?” instead of "
        "“Who rings the evening bell?”.\n"
        "Where is it from: “https://example.org/bell” instead of “our own knowledge”.",
        "Answer (English): “… rings it at ten, in winter at …” instead of "
        "“… rings it at nine, in winter at …”.",
        "The baker rings it at nine, in winter at eight.",
    ] == english
    assert "De vuelta.\nEl texto quedó igual." in spanish
    assert "Pregunta (Inglés): “Who rings the bell at night?” en lugar de" in spanish


async def test_a_phrasing_that_was_taught() -> None:
    """The community's own entry got another way to ask."""
    ana = await moderator()
    await ana.write(**TYPED)
    tie = await ana.give(Task.TEACH, "whose task are the chimes?")
    over = await ana.send(tie, entry=BELL, phrasing="Who sounds the chimes?")
    await ana.press(to(over, Step.TEACH))

    newest = next(iter(facts(await ana.give(Task.HISTORY, BELL)).values()))
    assert newest.endswith("Other ways to ask (English): added “Who sounds the chimes?”.")


async def test_a_packs_entry_written_anew_begins_with_all_of_it() -> None:
    """What the pack says is one press away; there is no version of it here."""
    ana = await moderator()
    form = await ana.give(Task.EDIT, OPENED)
    assert form.form
    values = {each.name: each.value for each in form.form.fields}
    preview = await ana.send(form, **{**values, "answer": "Lindell's harbour opened in 1990."})
    await ana.press(to(preview, Step.PUBLISH))

    assert ["Lindell's harbour opened in 1990."] == [
        *facts(await ana.give(Task.HISTORY, OPENED)).values()
    ]


async def test_a_retired_entry_is_named_by_its_id() -> None:
    """Nothing else leads to it any more; what never was is told as before."""
    ana = await moderator()
    await ana.write(**TYPED)
    await ana.give(Task.RETIRE, BELL)
    versions = text_of(await ana.give(Task.HISTORY, BELL))
    back = text_of(await ana.give(Task.RESTORE, BELL))

    assert "retired" in versions
    assert "The baker rings it" in versions
    assert "Back again: “Who rings the evening bell?”." == back
    for never in ("no-such-bell", "x" * 5_000, "\u202e", "\0", "\ud800"):
        assert "Back again" not in text_of(await ana.give(Task.RESTORE, never))
