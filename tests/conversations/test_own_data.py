"""What is kept of a person: told in three tiers, shown, and forgotten."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta

import pytest

from adapters.settings import Settings
from bot.commands import Command, Task
from bot.curation.roles import Role
from bot.engine import Engine
from bot.entries import Language
from bot.events import PlaceId
from bot.replies import Audience
from bot.retention import DEFAULTS, Retention
from bot.store import NOBODY, Kind
from bot.wording import personal
from bot.wording.personal import retention, spell
from bot.wording.plain import text_of
from bot.wording.tokens import Action, Own, Step, token
from tests.conversations.community import HERE, NOON, Somebody, choice_to, facts, made, offers, to
from tests.stores.memory import MemoryStore

ENGLISH, SPANISH = Language.ENGLISH, Language.SPANISH
MINE, SURE = token(ENGLISH, Own.MINE), token(ENGLISH, Own.FORGOTTEN)
CONVERSATION, APP = "A conversation in memory", "The language of your app"
READS = "Text only"
WORDS = "Words of yours in memory"
ROLE, DONE, DRAFTS = (
    "Your role in this community",
    "What you did here in 365 days",
    "Drafts of yours",
)
PLAYED = "In quizzes"


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def engine(settings: Settings, store: MemoryStore) -> Engine:
    return made(settings, store)


@pytest.fixture
def ana(engine: Engine) -> Somebody:
    return Somebody(engine, "ana")


async def test_a_sentence_comes_first(ana: Somebody) -> None:
    """With more behind a button, and what can be done."""
    reply = await ana.give(Command.PRIVACY)

    assert text_of(reply).startswith(
        "I keep no names, and no question unless you send it on yourself; I forget our "
        "conversation 15 minutes after your last message."
    )
    assert [Action.RETENTION, Own.MINE, Own.FORGET] == offers(reply)


async def test_more_has_the_retention_table(ana: Somebody) -> None:
    """What cannot be undone stands below it, and where the whole text is."""
    more = await ana.press(to(await ana.give(Command.PRIVACY), Action.RETENTION))

    assert dict(retention(ENGLISH)) == facts(more)
    said = text_of(more)
    for each in ("stay until somebody deletes them", "export even direct messages", "/ask"):
        assert each in said
    assert "docs/privacy.md" in said


@pytest.mark.parametrize("name", [each.name for each in fields(Retention)])
@pytest.mark.parametrize("language", Language)
def test_each_time_that_is_kept_is_told(name: str, language: Language) -> None:
    """The table is made of the very constants: another time changes one row, and no more."""
    other = replace(DEFAULTS, **{name: timedelta(days=41)})

    changed = set(retention(language, other)) - set(retention(language))

    assert ["41"] == ["".join(filter(str.isdigit, time)) for _, time in changed]


@pytest.mark.parametrize(
    ("time", "english", "spanish"),
    [
        (timedelta(minutes=15), "15 minutes", "15 minutos"),
        (timedelta(hours=48), "48 hours", "48 horas"),
        (timedelta(days=90), "90 days", "90 días"),
        (timedelta(seconds=40), "40 seconds", "40 segundos"),
        (timedelta(minutes=90), "90 minutes", "90 minutos"),
    ],
)
def test_times_are_spelled(time: timedelta, english: str, spanish: str) -> None:
    """In a unit that leaves no fraction."""
    assert (english, spanish) == (spell(time, ENGLISH), spell(time, SPANISH))


async def test_spanish_stays_spanish(ana: Somebody) -> None:
    """Each button leads on in the language of its card."""
    more = await ana.press(token(SPANISH, Action.RETENTION))
    mine = await ana.press(to(more, Own.MINE))
    sure = await ana.press(to(mine, Own.FORGET))
    done = await ana.press(to(sure, Own.FORGOTTEN))

    assert {SPANISH} == {each.language for each in (more, mine, sure, done)}
    assert "docs/privacidad.md" in text_of(more)


async def test_a_stranger_has_nothing(ana: Somebody, store: MemoryStore) -> None:
    """Neither a role nor acts; asking makes nothing of them, and no community."""
    assert {
        CONVERSATION: "no",
        WORDS: "no",
        APP: "not known",
        READS: "off",
        ROLE: "none",
        DONE: "0",
        DRAFTS: "0",
        PLAYED: "no",
    } == facts(await ana.press(MINE))
    assert {} == await store.all_places()


async def test_what_is_kept_is_shown(ana: Somebody) -> None:
    """To its person alone: where others are around too."""
    await ana.become(Role.MODERATOR)
    await ana.write(publish=True)
    await ana.write(publish=False, question="Where is the harbour library?")
    await ana.ask("How many people did Mexico deport in 2015?", SPANISH)

    mine = await ana.press(MINE)

    assert Audience.SENDER is mine.audience
    assert {
        CONVERSATION: "yes, for 15 minutes after your last message",
        WORDS: "no",
        APP: "Spanish",
        READS: "off",
        ROLE: "moderator",
        DONE: "3",
        DRAFTS: "1",
        PLAYED: "no",
    } == facts(mine)
    assert "Where is the harbour library?" == choice_to(mine, Step.PREVIEW).label
    assert "harbour" in text_of(await ana.press(to(mine, Step.PREVIEW)))


async def test_nobody_sees_another_s(engine: Engine, ana: Somebody) -> None:
    """A button shows the data of whoever presses it, here and in no other place."""
    await ana.become(Role.ADMIN)
    await ana.write(publish=False)
    ben = Somebody(engine, "ben")
    elsewhere = Somebody(engine, "ana", PlaceId("discord:2"))

    for each in (ben, elsewhere):
        found = facts(await each.press(MINE))
        assert ("none", "0", "0") == (found[ROLE], found[DONE], found[DRAFTS])


async def test_who_lost_their_role_sees_only_how_many(ana: Somebody) -> None:
    """Drafts are for moderators to look at."""
    await ana.become(Role.MODERATOR)
    await ana.write(publish=False)
    await ana.become(Role.MEMBER)

    mine = await ana.press(MINE)

    assert "1" == facts(mine)[DRAFTS]
    assert [Own.FORGET] == offers(mine)


async def test_a_year_counts(ana: Somebody) -> None:
    """What is older is kept no more."""
    await ana.become(Role.MODERATOR)
    await ana.write()
    ana.wait(days=DEFAULTS.acts.days + 1)

    assert "0" == facts(await ana.press(MINE))[DONE]


async def test_without_a_store_nothing_is_kept(settings: Settings) -> None:
    """Beyond a conversation, and that is said."""
    ana = Somebody(made(settings, None), "ana")
    await ana.ask("How many people did Mexico deport in 2015?")

    mine = await ana.press(MINE)

    assert "Nothing is kept here beyond 15 minutes." in text_of(mine)
    assert [CONVERSATION, WORDS, APP, READS] == list(facts(mine))
    assert "Done" in text_of(await ana.press(SURE))


async def test_alone_with_the_bot_no_community_is_asked(engine: Engine) -> None:
    """A direct message belongs to none; it says where to look."""
    ana = Somebody(engine, "ana", None)

    assert "give /privacy there" in text_of(await ana.press(MINE))
    assert "give /privacy there" in text_of(await ana.press(SURE))


async def test_forgetting_asks_first(ana: Somebody) -> None:
    """Nothing happens before the second button."""
    await ana.become(Role.MODERATOR)

    asked = await ana.press(token(ENGLISH, Own.FORGET))

    assert "cannot be undone" in text_of(asked)
    assert [Own.FORGOTTEN, Own.MINE] == offers(asked)
    assert "moderator" == facts(await ana.press(MINE))[ROLE]


async def test_conversations_end_at_once(engine: Engine, ana: Somebody) -> None:
    """In all places, with the language that the app told; nobody else's does."""
    elsewhere = Somebody(engine, "ana", PlaceId("discord:2"))
    ben = Somebody(engine, "ben")
    for each in (ana, elsewhere, ben):
        await each.ask("How many people did Mexico deport in 2015?", SPANISH)

    await ana.press(SURE)

    assert ["no", "no", "not known"] == list(facts(await elsewhere.press(MINE)).values())[:3]
    assert "Ask something first." == text_of(await ana.give(Command.WHY)).strip()
    assert "Ask something first." == text_of(await elsewhere.give(Command.WHY)).strip()
    assert "Ask something first." not in text_of(await ben.give(Command.WHY))


async def test_who_is_forgotten_is_nowhere(
    engine: Engine, ana: Somebody, store: MemoryStore
) -> None:
    """No hash in anything that can be read; what they wrote stays, and answers."""
    await ana.become(Role.MODERATOR)
    await ana.write()
    await ana.write(publish=False, question="Where is the harbour library?")
    await Somebody(engine, "ben").become(Role.ADMIN)

    done = await ana.press(SURE)

    community = (await store.all_places())[HERE]
    kept = [await store.snapshot(community), await store.acts(community, NOON, 99)]
    assert ana.hash not in repr(kept)
    assert ana.hash not in repr(store._kept)
    assert "nothing is kept under your scrambled id" in text_of(done)
    assert "It opens at nine." in text_of(await ana.ask("When does the harbour library open?"))
    assert ["none", "0", "0", "no"] == list(facts(await ana.press(MINE)).values())[4:]


async def test_drafts_nobody_saw_go(engine: Engine, ana: Somebody, store: MemoryStore) -> None:
    """With their text; those in the queue stay there, as nobody's."""
    ben = Somebody(engine, "ben")
    for each in (ana, ben):
        await each.become(Role.MODERATOR)
    await ana.write(publish=False, question="Where is the secret library?")
    await ana.write(publish=True, question="Where is the harbour library?")  # waits for Ben

    await ana.press(SURE)

    community = (await store.all_places())[HERE]
    [left] = [d for d in (await store.snapshot(community)).documents if d.kind is Kind.DRAFT]
    assert left.body
    assert (NOBODY, True) == (left.body["by"], left.body["proposed"])
    assert "secret library" not in repr(store._kept)
    assert [Step.PREVIEW] == offers(await ben.give(Task.REVIEW))


async def test_the_last_admin_keeps_the_role(engine: Engine, ana: Somebody) -> None:
    """It is said, and how to change that; all else goes."""
    await ana.become(Role.ADMIN)
    await ana.write()

    done = text_of(await ana.press(SURE))

    assert "only admin here" in done
    assert "Make somebody else an admin" in done
    assert ["admin", "0", "0", "no"] == list(facts(await ana.press(MINE)).values())[4:]
    await Somebody(engine, "ben").become(Role.ADMIN)
    assert "nothing is kept under your scrambled id" in text_of(await ana.press(SURE))
    assert "none" == facts(await ana.press(MINE))[ROLE]


async def test_what_is_left_is_said(ana: Somebody) -> None:
    """Public messages, the platform's records, copies."""
    done = text_of(await ana.press(SURE))

    for each in ("stay until they are deleted", "the platform keeps its own record", "7 days"):
        assert each in done


async def test_a_forgotten_role_cannot_come_back_by_undo(engine: Engine, ana: Somebody) -> None:
    """No act that is listed gives it again."""
    await ana.become(Role.MODERATOR)
    ben = Somebody(engine, "ben")
    await ben.become(Role.ADMIN)
    await ana.press(SURE)

    for number in range(1, 8):
        await ben.press(token(ENGLISH, Step.UNDO, str(number)))

    assert "none" == facts(await ana.press(MINE))[ROLE]


def test_both_languages_have_all_rows() -> None:
    """And no row is said twice."""
    for language in Language:
        names = [name for name, _ in retention(language)]
        assert len(names) == len(set(names)) == len(personal.phrases.KEPT)
