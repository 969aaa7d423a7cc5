"""A community's own help contact: set, shown where people need it, looked at every 90 days."""

from __future__ import annotations

import pytest

from adapters.settings import Settings
from bot.commands import Task
from bot.curation.roles import Role
from bot.engine import Engine
from bot.entries import Language
from bot.events import PlaceId
from bot.replies import Label, Link, Reply
from bot.wording import tokens
from bot.wording.plain import text_of
from bot.wording.tokens import Action, Step
from tests.conversations.community import Somebody, choices, facts, made, offers, to
from tests.stores.memory import MemoryStore

EN, ES = Language
FORM = tokens.token(EN, Step.SETTING, "contact")
CLINIC = {
    "who": "The legal clinic",
    "reach": "tel. +52 55 1234 5678, help@clinic.org, https://clinic.org",
    "who-other": "La clínica legal",
    "reach-other": "tel. +52 55 1234 5678, de 9 a 17",
}
CASE = "I am undocumented and I was arrested, what should I do?"
VAIN = "What is the weather in Oslo tomorrow?"


@pytest.fixture(scope="module")
def engine(settings: Settings) -> Engine:
    """One for all: communities see nothing of each other."""
    return made(settings, MemoryStore())


async def set_to(admin: Somebody, **values: str) -> Reply:
    return await admin.send(await admin.press(FORM), **values)


def labels(reply: Reply) -> list[str]:
    return [block.text for block in reply.blocks if isinstance(block, Label)]


async def test_it_stands_on_help_cards(admin: Somebody, member: Somebody) -> None:
    """In the language of the reply, with the day, beside those that are always there."""
    before = await member.ask(CASE)
    done = await set_to(admin, **CLINIC)
    after = await member.ask(CASE)
    spanish = await member.press(tokens.token(ES, Action.CONTACTS))

    assert "Done. Help contact: The legal clinic" in text_of(done)
    assert "The legal clinic: tel. +52 55 1234 5678, help@clinic.org" in text_of(after)
    assert "looked on May 1, 2026" in text_of(after)
    assert "La clínica legal: tel. +52 55 1234 5678, de 9 a 17" in text_of(spanish)
    assert "revisó por última vez el 1 de mayo de 2026" in text_of(spanish)
    assert {*labels(before)} < {*labels(after)}
    links = [[b for b in each.blocks if isinstance(b, Link)] for each in (before, after)]
    assert links[0] == links[1] != []


async def test_it_stands_on_declines(admin: Somebody, member: Somebody) -> None:
    """Whoever asks in vain is told whom to ask."""
    before = text_of(await member.ask(VAIN))
    await set_to(admin, **CLINIC)
    spanish = text_of(await member.ask("¿Cómo cocino arroz con leche?"))

    assert "You can ask" not in before
    assert "You can ask The legal clinic: tel." in text_of(await member.ask(VAIN))
    assert "Puedes preguntar a La clínica legal" in spanish


async def test_one_language_is_enough(admin: Somebody, member: Somebody) -> None:
    """It is shown to all as it is, untranslated."""
    await set_to(admin, who="Casa", reach="Calle 5")

    assert "Puedes preguntar a Casa: Calle 5" in text_of(
        await member.ask("¿Cómo cocino arroz con leche?")
    )


async def test_a_pause_of_what_was_added_leaves_it(admin: Somebody, member: Somebody) -> None:
    """It is no entry; somebody in trouble needs it."""
    await set_to(admin, **CLINIC)
    for pause in ("own", "silent"):
        await admin.press(tokens.token(EN, Step.SET, f"pause-{pause}"))
        assert "The legal clinic" in text_of(await member.ask(CASE))


async def test_it_is_changed_emptied_and_taken_back(admin: Somebody) -> None:
    """The form begins with what is set; each change can be undone."""
    await set_to(admin, **CLINIC)
    opened = await admin.press(FORM)
    emptied = await admin.send(opened, who="", reach=" ")
    none = facts(await admin.give(Task.SETTINGS))["Help contact"]
    await admin.press(to(emptied, Step.UNDO))

    assert opened.form
    assert CLINIC == {field.name: field.value for field in opened.form.fields}
    assert "none" == none
    assert "The legal clinic" in facts(await admin.give(Task.SETTINGS))["Help contact"]


@pytest.mark.parametrize(
    ("typed", "named", "problem"),
    [
        ({"who": "Clinic"}, "reach", "fill this in"),
        ({"reach": "tel. 5"}, "who", "fill this in"),
        ({"who": "x" * 61, "reach": "tel. 5"}, "who", "60"),
        ({"who": "Clinic", "reach": "9" * 201}, "reach", "200"),
        ({"who": "Clinic", "reach": "write to @everyone"}, "reach", "mentions"),
        ({"who": "Clinic", "reach": "write to <@&12>"}, "reach", "mentions"),
        ({"who": "<!channel>", "reach": "tel. 5"}, "who", "mentions"),
        ({"who": "[Clinic](https://x.org)", "reach": "tel. 5"}, "who", "Nothing in ["),
        ({"who": "Clinic", "reach": "[https://unhcr.org](https://x.org)"}, "reach", "as it is"),
        ({"who": "Clinic", "reach": "[us] (https://x.org)"}, "reach", "as it is"),
        ({"who": "Clinic", "reach": "[us][1] [1]: https://x.org"}, "reach", "as it is"),
        ({"who": "Clinic", "reach": "<https://x.org|https://unhcr.org>"}, "reach", "as it is"),
        ({"who": "Clinic", "reach": "<https://x.org|the clinic"}, "reach", "as it is"),
        ({"who": "Clinic", "reach": "<mailto:x@x.org>"}, "reach", "as it is"),
        ({"who": "Clinic", "reach": "<a href='//x.org'>us</a>"}, "reach", "as it is"),
        ({"who": "Clinic", "reach": "open <t:1543392060:R>"}, "reach", "as it is"),
        ({"who": "Clinic", "reach": "type </ask:123>"}, "reach", "as it is"),
        ({"who": "Clinic", "reach": "5", "reach-other": "[x](y)"}, "reach-other", "as it is"),
        ({"who": "Clinic", "reach": "one\ntwo"}, "reach", "One line"),
        ({"who": "Clinic\u202e", "reach": "tel. 5"}, "who", "nobody sees"),
        ({"who": "Clinic", "reach": "tel. 5", "reach-other": "\u2067x"}, "reach-other", "nobody"),
    ],
)
async def test_what_is_not_fit_is_told_and_not_lost(
    admin: Somebody, typed: dict[str, str], named: str, problem: str
) -> None:
    """The form comes back with it, field by field."""
    again = await set_to(admin, **typed)

    assert again.form
    fields = {field.name: field for field in again.form.fields}
    assert problem in fields[named].problem
    assert typed == {name: field.value for name, field in fields.items() if field.value}
    assert "none" == facts(await admin.give(Task.SETTINGS))["Help contact"]


@pytest.mark.parametrize(
    "reach",
    [
        "https://clinic.org/a_b?c=d (in [the] library), help@clinic.org",
        "tel. +52 (55) 1234-5678 [from 9 to 17]",
        "children < 18 first",
    ],
)
async def test_an_address_as_it_is_and_brackets_are_fit(admin: Somebody, reach: str) -> None:
    """Only what would be drawn as something else is not."""
    assert f"Clinic: {reach}" in text_of(await set_to(admin, who="Clinic", reach=reach))


async def test_the_queue_warns_where_there_is_none(
    engine: Engine, place: PlaceId, admin: Somebody
) -> None:
    """Admins can set it from there; a moderator reads it."""
    moderator = Somebody(engine, "moderator", place)
    await moderator.become(Role.MODERATOR)
    queue, theirs = await admin.give(Task.REVIEW), await moderator.give(Task.REVIEW)
    form = await admin.press(to(queue, Step.SETTING))

    assert "No help contact is set" in text_of(queue)
    assert "No help contact is set" in text_of(theirs)
    assert Step.SETTING not in offers(theirs)
    assert form.form


async def test_somebody_looks_every_90_days(admin: Somebody, member: Somebody) -> None:
    """One press says that it is still right, which is an act like any other."""
    await set_to(admin, **CLINIC)
    admin.wait(days=89)
    early = text_of(await admin.give(Task.REVIEW))
    admin.wait(days=1)
    late = await admin.give(Task.REVIEW)
    done = await admin.press(to(late, Step.RENEW))
    acts = next(choices(await admin.give(Task.CHANGES))).label
    quiet = text_of(await admin.give(Task.REVIEW))
    again = text_of(await member.ask(VAIN))
    await admin.press(to(done, Step.UNDO))

    assert "help contact" not in early
    assert "since May 1, 2026" in text_of(late)
    assert "Help contact: looked over, still right" in acts
    assert "help contact" not in quiet
    assert "last checked on July 30, 2026" in again
    assert "since May 1, 2026" in text_of(await admin.give(Task.REVIEW))


async def test_renewing_what_is_not_there_opens_the_form(admin: Somebody) -> None:
    """The button may be an old one."""
    assert (await admin.press(tokens.token(EN, Step.RENEW))).form
