"""Roles given in chat: what is told, who may, and that somebody is always left who can."""

from __future__ import annotations

from dataclasses import replace

import pytest

from adapters.settings import Settings
from bot.commands import Task
from bot.curation.roles import Role
from bot.engine import Engine
from bot.entries import Language
from bot.events import PlaceId
from bot.replies import Reply
from bot.store import CommunityId, Deed, Kind, Snapshot, StoreError, Write
from bot.wording import tokens
from bot.wording.plain import text_of
from bot.wording.tokens import Own, Step
from tests.conversations.community import Somebody, choices, facts, made, to
from tests.stores.memory import MemoryStore

EN, ES = Language


class Failing(MemoryStore):
    """A store that can be switched off."""

    down = False

    async def snapshot(self, community: CommunityId) -> Snapshot:
        if self.down:
            raise StoreError("gone")
        return await super().snapshot(community)


@pytest.fixture(scope="module")
def store() -> Failing:
    return Failing()


@pytest.fixture(scope="module")
def engine(settings: Settings, store: Failing) -> Engine:
    """One for all: communities see nothing of each other."""
    return made(settings, store)


@pytest.fixture
def bea(engine: Engine, place: PlaceId) -> Somebody:
    return Somebody(engine, "bea", place)


async def give(by: Somebody, role: str, to: Somebody) -> Reply:
    return await by.give(Task.ROLE, role, to.sender.person)


async def role(somebody: Somebody) -> str:
    """What they are told of their own role."""
    return facts(await somebody.give(Task.ROLE))["Your role"]


def manager(engine: Engine, place: PlaceId, name: str = "owner") -> Somebody:
    """Somebody who runs the place, as its platform says."""
    somebody = Somebody(engine, name, place)
    somebody.sender = replace(somebody.sender, manages=True)
    return somebody


async def test_a_role_is_given_and_taken_back(admin: Somebody, bea: Somebody) -> None:
    """It counts from then on, and not after undo."""
    done = await give(admin, "moderator", bea)
    given = await role(bea), text_of(await bea.give(Task.REVIEW))
    await admin.press(to(done, Step.UNDO))

    assert "Done. Their role here: moderator." in text_of(done)
    assert "moderator" == given[0]
    assert "Only" not in given[1]
    assert "none" == await role(bea)


async def test_the_list_names_nobody(admin: Somebody, bea: Somebody) -> None:
    """How many have which role, and what whoever asks is."""
    await give(admin, "host", bea)
    told = await bea.give(Task.ROLE)

    assert {"Admins": "1", "Moderators": "0", "Quiz hosts": "1", "Your role": "quiz host"} == facts(
        told
    )
    assert bea.hash not in repr(told)
    assert admin.hash not in repr(told)


async def test_acts_say_what_and_never_who(admin: Somebody, bea: Somebody) -> None:
    """Given, changed, taken away."""
    for each in ("moderator", "admin", "member"):
        await give(admin, each, bea)
    listed = await admin.give(Task.CHANGES)
    spanish = await admin.press(tokens.token(ES, Step.CHANGES))

    assert ["a role taken away: admin", "a role changed: moderator → admin"] == [
        choice.label.partition(": ")[2] for choice in choices(listed)
    ][:2]
    assert "se dio un papel: moderación" in repr(spanish)
    assert not {bea.hash, admin.hash} & set(repr(listed).replace("'", " ").split())


async def test_a_moderator_sees_what_only_an_admin_takes_back(
    admin: Somebody, bea: Somebody
) -> None:
    """A word in place of a button that would refuse; entries are theirs to take back."""
    await give(admin, "moderator", bea)
    await admin.press(tokens.token(EN, Step.SET, "tickets-on"))
    await bea.write(question="Where is the pier?")
    await admin.press(to(await admin.give(Task.REVIEW, locale=EN), Step.PREVIEW))
    listed = await bea.give(Task.CHANGES, locale=EN)
    spanish = text_of(await bea.press(tokens.token(ES, Step.CHANGES)))

    told = text_of(listed)
    assert "a role given: moderator (only an admin can take this back)" in told
    assert 3 == told.count("(only an admin can take this back)")
    assert "(solo la administración puede deshacerlo)" in spanish
    assert ["in the queue" in choice.label for choice in choices(listed)] == [True]
    theirs = await admin.give(Task.CHANGES, locale=EN)
    assert "only an admin" not in text_of(theirs)
    assert len([*choices(theirs)]) > 2


@pytest.mark.parametrize("said", ["admin", "Admin", "administración", "administradora"])
async def test_roles_have_names_in_both_languages(
    admin: Somebody, bea: Somebody, said: str
) -> None:
    """With and without accents."""
    await give(admin, said, bea)

    assert "admin" == await role(bea)


async def test_who_and_which_are_asked_for(admin: Somebody, bea: Somebody) -> None:
    """Nothing is guessed."""
    assert "Whom?" in text_of(await admin.give(Task.ROLE, "moderator"))
    for nonsense in ("", "king", "moderator\u202e", "x" * 5_000):
        assert "Which role?" in text_of(await give(admin, nonsense, bea)) or "\u202e" in nonsense
    assert "That is their role already." == text_of(await give(admin, "admin", admin))


async def test_others_give_nobody_a_role(admin: Somebody, bea: Somebody, place: PlaceId) -> None:
    """Neither a member nor a moderator, whoever it is for."""
    assert "Only moderators" in text_of(await give(bea, "admin", bea))
    await give(admin, "moderator", bea)
    assert "Only admins" in text_of(await give(bea, "admin", bea))
    assert "moderator" == await role(bea)


async def test_the_last_admin_keeps_theirs(admin: Somebody, bea: Somebody) -> None:
    """Neither by giving, nor by undo of what made them admin."""
    given = await give(admin, "admin", bea)
    await give(bea, "member", admin)

    alone = await give(bea, "moderator", bea)
    undone = await bea.press(to(given, Step.UNDO))

    assert "leave nobody as admin" in text_of(alone)
    assert "leave nobody as admin" in text_of(undone)
    assert "admin" == await role(bea)


async def test_whoever_runs_the_place_is_its_first_admin(
    engine: Engine, place: PlaceId, bea: Somebody
) -> None:
    """They look without a trace; their first act makes them one, whatever the platform says then."""
    owner = manager(engine, place)
    looked = text_of(await owner.give(Task.ROLE))
    before = facts(await owner.give(Task.ROLE))["Admins"]
    await owner.press(tokens.token(EN, Step.SET, "approval-on"))
    owner.sender = replace(owner.sender, manages=False)

    assert "your first change makes you admin" in looked
    assert ("0", "admin") == (before, await role(owner))
    assert "1" == facts(await owner.give(Task.ROLE))["Admins"]


@pytest.mark.parametrize("made_admin", ["admin", "moderator"])
async def test_the_first_act_may_be_a_role(
    engine: Engine, place: PlaceId, bea: Somebody, made_admin: str
) -> None:
    """One's own, or somebody else's."""
    owner = manager(engine, place)
    done = await give(owner, made_admin, owner if made_admin == "admin" else bea)

    assert "Done." in text_of(done)
    assert "admin" == await role(owner)
    assert ("none" if made_admin == "admin" else "moderator") == await role(bea)


@pytest.mark.parametrize("lost", ["demoted", "forgotten"])
async def test_a_lost_last_admin_is_replaced(
    engine: Engine, store: Failing, place: PlaceId, admin: Somebody, lost: str
) -> None:
    """By whoever runs the place at that moment; while there was one, running it was not enough."""
    owner = manager(engine, place)
    before = await role(owner)
    if lost == "demoted":
        await engine.appoint(admin.sender, Role.MEMBER, admin.at)
    else:
        community = await store.community(place, admin.at)
        version = next(d.version for d in (await store.snapshot(community)).documents)
        gone = Write(Kind.ROLE, admin.hash, version, None)
        await store.commit(community, Deed("forgot", admin.hash, admin.at, (gone,)))
        await engine.refresh(admin.at)
    acts_as, done = await role(owner), await give(owner, "moderator", admin)

    assert ("none", "admin") == (before, acts_as)
    assert "Done." in text_of(done)
    assert "admin" == await role(owner)
    assert "moderator" == await role(admin)


async def test_the_last_admin_who_wants_to_be_forgotten_stays(
    admin: Somebody, bea: Somebody
) -> None:
    """Until somebody else is one."""
    await admin.press(tokens.token(EN, Own.FORGOTTEN))
    stays = await role(admin)
    await give(admin, "admin", bea)
    await admin.press(tokens.token(EN, Own.FORGOTTEN))

    assert ("admin", "none") == (stays, await role(admin))


async def test_a_role_is_looked_up_when_a_form_is_sent(admin: Somebody, bea: Somebody) -> None:
    """Whoever lost it in between changes nothing, and no draft either."""
    await give(admin, "admin", bea)
    opened = await bea.press(tokens.token(EN, Step.SETTING, "name"))
    draft = await bea.write(publish=False)
    more = await bea.press(to(draft, Step.MORE))
    await give(admin, "member", bea)

    assert "Only" in text_of(await bea.send(opened, name="Mine"))
    assert "no longer there" in text_of(await bea.send(more, phrasings="one more"))
    assert "Only" in text_of(await bea.press(tokens.token(EN, Step.SET, "approval-on")))
    assert "none" == facts(await admin.give(Task.SETTINGS))["Name on cards"]


async def test_a_failed_look_up_denies(settings: Settings, place: PlaceId, bea: Somebody) -> None:
    """Nothing is done and a sentence says so, also to who runs the place."""
    down = Failing()
    engine = made(settings, down)
    owner = manager(engine, place)
    await down.community(place, owner.at)
    await engine.open()
    down.down = True
    told = [
        await owner.give(Task.SETTINGS),
        await give(owner, "admin", bea),
        await owner.press(tokens.token(EN, Step.SET, "approval-on")),
    ]
    down.down = False

    assert all("could not look up" in text_of(each) for each in told)
    assert "0" == facts(await owner.give(Task.ROLE))["Admins"]


async def test_two_admins_who_demote_each_other_at_once_leave_one(
    settings: Settings, place: PlaceId
) -> None:
    """In two processes, each of which has not heard of the other yet."""
    store = MemoryStore()
    here, there = (made(settings, store) for _ in range(2))
    ana, ben = Somebody(here, "ana", place), Somebody(there, "ben", place)
    await ana.become(Role.ADMIN)
    await Somebody(here, "ben", place).become(Role.ADMIN)
    await there.open()
    await there.warm()

    first, second = await give(ana, "member", ben), await give(ben, "member", ana)

    assert "Done." in text_of(first)
    assert "leave nobody" in text_of(second)
    assert "admin" == await role(ana)
