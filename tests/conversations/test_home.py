"""What somebody finds where they begin, and what they can do there alone with the bot."""

from __future__ import annotations

from dataclasses import replace

import pytest

from adapters.settings import Settings
from bot.commands import Command, Task
from bot.curation.roles import Role
from bot.engine import Engine
from bot.entries import Language
from bot.events import Invoke, PlaceId, Visibility
from bot.replies import Audience, File, Label, Link, Reply
from bot.store import StoreError
from bot.wording.plain import text_of
from bot.wording.tokens import Action, Own, Play, Step, token
from tests.conversations.community import FORM, HERE, Somebody, choices, made, offers, to
from tests.stores.memory import MemoryStore

WORK = {Step.QUEUE, Step.UNANSWERED, Step.WRITE, Step.CHANGES, Step.SETTINGS}
HOSTING = {Play.NEW, Play.PANEL, Play.WORKSHOP}


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def engine(settings: Settings, store: MemoryStore) -> Engine:
    """An engine that keeps what is written."""
    return made(settings, store)


def alone(engine: Engine, name: str, works: PlaceId | None = HERE) -> Somebody:
    """Somebody alone with the bot, whose work is done in that place."""
    who = Somebody(engine, name, None)
    who.sender = replace(who.sender, works=works)
    return who


async def home(engine: Engine, who: Somebody, locale: Language | None = Language.ENGLISH) -> Reply:
    event = Invoke(Command.HELP, who._in, who.at, "", locale, Visibility.DIRECT, sender=who.sender)
    return await engine.home(event)


async def become(engine: Engine, name: str, role: Role) -> Somebody:
    """Somebody with that role, now alone with the bot."""
    await Somebody(engine, name).become(role)
    return alone(engine, name)


@pytest.mark.parametrize(
    ("role", "work", "hosting"),
    [
        (Role.MEMBER, set(), set()),
        (Role.HOST, set(), HOSTING),
        (Role.MODERATOR, WORK, HOSTING),
        (Role.ADMIN, WORK, HOSTING),
    ],
)
async def test_each_role_finds_what_it_can_do(
    engine: Engine, role: Role, work: set[Step], hosting: set[Play]
) -> None:
    """Start, language, practice, data and help for all; the rest by role, and no more of it."""
    reply = await home(engine, await become(engine, "ana", role))

    found = set(offers(reply))
    alls = {Action.OPEN, Action.TOPICS, Action.LANGUAGE, Action.PRIVACY, Play.PRACTISE, Own.MINE}
    assert alls | work | hosting == found
    assert [each for each in reply.blocks if isinstance(each, Link)]
    assert Audience.SENDER is reply.audience


async def test_what_waits_is_counted(engine: Engine) -> None:
    """A moderator reads how much is to be reviewed."""
    member, mod = Somebody(engine, "m"), await become(engine, "ana", Role.MODERATOR)
    await member.send(await member.give(Task.SUGGEST), **FORM)

    assert "Suggestions and drafts that wait for you: 1." in text_of(await home(engine, mod))


async def test_in_spanish(engine: Engine) -> None:
    """All of it is in the person's language."""
    ana = await become(engine, "ana", Role.ADMIN)
    labels = [
        each.text
        for each in (await home(engine, ana, Language.SPANISH)).blocks
        if isinstance(each, Label)
    ]

    begun = ["Empieza aquí", "Para ti", "Para la moderación", "Para quienes dirigen concursos"]
    assert begun == labels[:4]
    assert "Si necesitas ayuda" in labels


async def test_help_is_in_both_languages_where_none_is_known(engine: Engine) -> None:
    """Nobody has to read the other language to find people who can help."""
    said = text_of(await home(engine, alone(engine, "ana"), None))

    assert "If you need help" in said
    assert "Si necesitas ayuda" in said


async def test_the_community_s_contact(engine: Engine) -> None:
    """Whom the community names for help stands above the help of others."""
    admin = await become(engine, "ana", Role.ADMIN)
    form = await admin.press(token(Language.ENGLISH, Step.SETTING, "contact"))
    await admin.send(form, who="The port office", reach="at the pier")
    said = text_of(await home(engine, alone(engine, "m")))

    assert said.index("The port office") < said.index("Help in Mexico")


async def test_a_chosen_language_holds(engine: Engine) -> None:
    """After a press on Español it is in Spanish."""
    ana = alone(engine, "ana")
    await ana.press(token(Language.ENGLISH, Action.LANGUAGE, "es"))

    assert "Empieza aquí" in text_of(await home(engine, ana))


async def test_paused(engine: Engine) -> None:
    """While the bot is paused a member finds help, and that it is paused; an admin works on."""
    admin, member = await become(engine, "ana", Role.ADMIN), alone(engine, "m")
    await admin.press(token(Language.ENGLISH, Step.SET, "pause-silent"))
    found, works = await home(engine, member), await home(engine, admin)

    assert [] == offers(found)
    assert "If you need help" in text_of(found)
    assert Step.QUEUE in offers(works)


async def test_store_down(
    engine: Engine, store: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nobody can be looked up, there is no more than for members, and help."""
    ana = await become(engine, "ana", Role.ADMIN)

    async def broken(place: PlaceId | None) -> None:
        if place:
            raise StoreError

    found = engine._communities.at
    monkeypatch.setattr(engine._communities, "at", lambda p: broken(p) if p else found(p))
    reply = await home(engine, ana)

    assert not {Step.QUEUE, Play.NEW} & set(offers(reply))
    assert "If you need help" in text_of(reply)


async def test_work_alone_with_the_bot(engine: Engine) -> None:
    """A moderator writes and publishes from there; members of the place get the answer."""
    mod = await become(engine, "ana", Role.MODERATOR)
    form = await mod.press(to(await home(engine, mod), Step.WRITE))
    preview = await mod.send(form, **FORM)
    await mod.press(to(preview, Step.PUBLISH))
    asked = await Somebody(engine, "m").ask(FORM["question"])

    assert FORM["answer"] in text_of(asked)


async def test_what_is_asked_alone_stays_apart(engine: Engine) -> None:
    """In private nobody's own entries answer, as before."""
    mod = await become(engine, "ana", Role.MODERATOR)
    await Somebody(engine, "ana").write()

    assert FORM["answer"] not in text_of(await mod.ask(FORM["question"]))


async def test_role_is_looked_up_at_the_press(engine: Engine) -> None:
    """An old page gives nobody a right: whoever lost the role is refused."""
    mod = await become(engine, "ana", Role.MODERATOR)
    queue = to(await home(engine, mod), Step.QUEUE)
    await Somebody(engine, "ana").become(Role.MEMBER)

    assert "moderators" in text_of(await mod.press(queue))


async def test_own_data(engine: Engine) -> None:
    """It tells what the community keeps of them, too."""
    mod = await become(engine, "ana", Role.MODERATOR)

    assert "role" in text_of(await mod.press(to(await home(engine, mod), Own.MINE)))


async def test_nowhere_to_work(engine: Engine) -> None:
    """Where the place is not known, it is a member's."""
    reply = await home(engine, alone(engine, "ana", None))

    assert not {Step.QUEUE, Play.NEW} & set(offers(reply))


async def test_quiz_prepared_alone(engine: Engine) -> None:
    """It is prepared and read before; begun it can be once a channel was named."""
    host = await become(engine, "ana", Role.HOST)
    form = await host.press(to(await home(engine, host), Play.NEW))
    panel = await host.send(form, length="5")
    early = await host.press(to(panel, Play.BEGIN))

    assert {Play.BEGIN, Play.ITEMS} <= set(offers(panel))
    assert text_of(early).startswith("Keep in mind: It has no channel yet.")
    assert Play.BEGIN in offers(early)


async def test_quizzes_and_reports(engine: Engine) -> None:
    """The page leads to the quizzes of a host, those that are over too."""
    host = await become(engine, "ana", Role.HOST)
    reply = await host.press(to(await home(engine, host), Play.PANEL))

    assert "No quiz is on here." in text_of(reply)


async def test_workshop(engine: Engine) -> None:
    """A host gets one as a file, and may pick another length."""
    host = await become(engine, "ana", Role.HOST)
    reply = await host.press(to(await home(engine, host), Play.WORKSHOP))
    longer = next(each for each in choices(reply) if each.label == "90 minutes")
    second = await host.press(longer.token)

    [file] = [each for each in second.blocks if isinstance(each, File)]
    assert "workshop-90-en.md" == file.name
    assert file.text.startswith("# ")


async def test_workshop_is_for_hosts(engine: Engine) -> None:
    """A forged token gives a member nothing."""
    reply = await alone(engine, "m").press(token(Language.ENGLISH, Play.WORKSHOP))

    assert not [each for each in reply.blocks if isinstance(each, File)]
