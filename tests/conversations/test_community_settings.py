"""What an admin sets for a community in chat: how it is shown, changed and taken back."""

from __future__ import annotations

import pytest

from adapters.settings import Settings
from bot.commands import Task
from bot.curation.roles import Role
from bot.engine import Engine
from bot.entries import Language
from bot.events import PlaceId
from bot.replies import Reply
from bot.wording import tokens
from bot.wording.plain import text_of
from bot.wording.tokens import Step
from tests.conversations.community import Somebody, choices, facts, made, to
from tests.stores.memory import MemoryStore

EN, ES = Language
APPROVAL = "Approval by a second person"


@pytest.fixture(scope="module")
def engine(settings: Settings) -> Engine:
    """One for all: communities see nothing of each other."""
    return made(settings, MemoryStore())


@pytest.fixture
async def moderator(engine: Engine, place: PlaceId, admin: Somebody) -> Somebody:
    somebody = Somebody(engine, "moderator", place)
    await somebody.become(Role.MODERATOR)
    return somebody


def setting(target: str, language: Language = EN) -> str:
    """The token that sets it: "approval-on"."""
    return tokens.token(language, Step.SET, target)


def form(target: str, language: Language = EN) -> str:
    """The token that opens its form or its choices."""
    return tokens.token(language, Step.SETTING, target)


def listed(reply: Reply) -> list[str]:
    """What was done, without the days."""
    return [choice.label.partition(": ")[2] for choice in choices(reply)]


async def test_all_see_what_is_set_and_admins_change_it(
    admin: Somebody, moderator: Somebody, member: Somebody
) -> None:
    """Members and moderators get the same card without choices."""
    shown = [await each.give(Task.SETTINGS) for each in (admin, moderator, member)]

    assert 9 == len(facts(shown[0]))
    assert facts(shown[0]) == facts(shown[1]) == facts(shown[2])
    assert [9, 0, 0] == [len(list(choices(each))) for each in shown]


@pytest.mark.parametrize(
    ("target", "named", "value"),
    [
        ("language-es", "Language of the community", "Spanish"),
        ("approval-on", APPROVAL, "on"),
        ("approval-off", APPROVAL, "off"),
        ("tickets-on", "Unanswered questions to the moderators", "on"),
        ("pause-silent", "Pause", "members get no answers"),
        ("pause-own", "Pause", "what was added here is not shown"),
    ],
)
async def test_each_choice_is_an_act_with_a_way_back(
    admin: Somebody, target: str, named: str, value: str
) -> None:
    """It is listed in words that say what it did; undone, all is as before."""
    card, changes = (tokens.token(EN, step) for step in (Step.SETTINGS, Step.CHANGES))
    before = facts(await admin.press(card))

    done = await admin.press(setting(target))
    after = facts(await admin.press(card))
    acts = listed(await admin.press(changes))
    await admin.press(to(done, Step.UNDO))

    assert f"Done. {named}: {value}." in text_of(done)
    assert {**before, named: value} == after
    assert f"{named}: {value}" == acts[0]
    assert before == facts(await admin.press(card))


async def test_texts_are_set_by_a_form(admin: Somebody) -> None:
    """The name on cards comes and goes; its form begins with what is set."""
    opened = await admin.press(form("name"))
    done = await admin.send(opened, name="  The harbour  ")
    again = await admin.press(form("name"))
    entry = await admin.write()
    emptied = await admin.send(again, name="")

    assert "Name on cards: “The harbour”" in text_of(done)
    assert again.form
    assert "The harbour" == again.form.fields[0].value
    assert "Saved" in text_of(entry)
    assert "Name on cards: none" in text_of(emptied)


async def test_the_name_stands_on_cards(admin: Somebody, member: Somebody) -> None:
    """Entries are added by the moderators of whatever is set."""
    await admin.write()
    await admin.send(await admin.press(form("name")), name="The harbour")

    answer = text_of(await member.ask("When does the harbour library open?"))

    assert "Added by the moderators of The harbour" in answer


async def test_the_community_can_have_a_language(admin: Somebody, member: Somebody) -> None:
    """It counts where neither a question nor a person's app tells one."""
    before = await member.give(Task.SETTINGS)
    await admin.press(setting("language-es"))
    after = await member.give(Task.SETTINGS)
    asked = await member.ask("How many people were deported in 2015?")
    told = await member.ask("?", EN)

    assert [EN, ES, EN, EN] == [each.language for each in (before, after, asked, told)]


async def test_the_inbox_is_one_of_the_settings(admin: Somebody) -> None:
    """The command and the card change the same."""
    await admin.give(Task.INBOX, "on")
    card = facts(await admin.give(Task.SETTINGS))
    same = await admin.press(setting("tickets-on"))
    await admin.press(setting("tickets-off"))

    assert "on" == card["Unanswered questions to the moderators"]
    assert "already" in text_of(same)
    assert "cannot be sent" in text_of(await admin.give(Task.INBOX))


async def test_others_cannot_change_anything(
    admin: Somebody, moderator: Somebody, member: Somebody
) -> None:
    """Neither by a press nor by a form they kept, nor by undo, nor by undoing an undo."""
    opened = await admin.press(form("name"))
    done = await admin.press(setting("approval-on"))
    undo = to(done, Step.UNDO)
    undone = await admin.press(undo)

    for each in (moderator, member):
        for token in (setting("approval-on"), form("name"), undo, to(undone, Step.UNDO)):
            assert "Only" in text_of(await each.press(token))
        assert "Only" in text_of(await each.send(opened, name="Mine"))
    assert {"none", "as usual, on from two moderators"} <= set(
        facts(await admin.give(Task.SETTINGS)).values()
    )


async def test_one_can_be_opened_by_its_name(admin: Somebody, moderator: Somebody) -> None:
    """By an admin; what is no setting shows all."""
    opened = await admin.give(Task.SETTINGS, "Approval")

    assert 3 + 1 == len(list(choices(opened)))
    assert 9 == len(facts(await admin.give(Task.SETTINGS, "roof")))
    refused = text_of(await moderator.give(Task.SETTINGS, "approval"))
    assert "Only admins of this community can do that." == refused


@pytest.mark.parametrize(
    "name", ["idioma", "Aprobación", "preguntas", "nombre", "contacto", "pausa"]
)
async def test_one_can_be_opened_by_its_spanish_name(admin: Somebody, name: str) -> None:
    """As "/ajustes pausa", with or without its accent."""
    opened = await admin.give(Task.SETTINGS, name)

    assert opened.form or Step.SET in [
        pointer.action for each in choices(opened) if (pointer := tokens.parse(each.token))
    ]


async def test_in_spanish(admin: Somebody) -> None:
    """Card, choices, form and list of changes."""
    await admin.give(Task.SETTINGS)
    card = await admin.press(tokens.token(ES, Step.SETTINGS))
    done = await admin.press(setting("approval-on", ES))
    opened = await admin.press(form("contact", ES))
    acts = listed(await admin.press(tokens.token(ES, Step.CHANGES)))

    assert "Lo que está ajustado en esta comunidad" in text_of(card)
    assert "Listo. Aprobación por una segunda persona: sí." in text_of(done)
    assert opened.form
    assert "A quién se le puede pedir ayuda" == opened.form.title
    assert "Aprobación por una segunda persona: sí" == acts[0]


@pytest.mark.parametrize(
    "hostile",
    [
        "x" * 61,
        "two\nlines",
        "all @everyone",
        "<@123456>",
        "<!here>",
        "left \u202e right",
        "hidden\u200b",
        "nul\x00",
        "lone \ud800",
        "a" + "\u0301" * 20,
        "https://example.org",
        "[Casa](x)",
        "<b>Casa</b>",
    ],
)
async def test_hostile_names_are_refused_and_not_lost(admin: Somebody, hostile: str) -> None:
    """The form comes back with what was typed and what is wrong with it."""
    again = await admin.send(await admin.press(form("name")), name=hostile)

    assert again.form
    (field,) = again.form.fields
    assert hostile == field.value
    assert field.problem
    assert "none" == facts(await admin.give(Task.SETTINGS))["Name on cards"]


@pytest.mark.parametrize(
    "target", ["approval-maybe", "name-x", "pause", "roof-on", "contact-on", "approval-"]
)
async def test_what_cannot_be_set_shows_the_card(admin: Somebody, target: str) -> None:
    """A forged token changes nothing."""
    before = facts(await admin.give(Task.SETTINGS))

    await admin.press(setting(target))

    assert before == facts(await admin.give(Task.SETTINGS))
