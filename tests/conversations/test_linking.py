"""Two places share one community: by a code, after a confirmation, and nothing is ever lost."""

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
from bot.wording import tokens
from bot.wording.plain import text_of
from bot.wording.tokens import Step
from tests.conversations.community import Somebody, choices, facts, made, offers, to
from tests.stores.memory import MemoryStore

EN, ES = Language
HARBOUR, TOWN = PlaceId("discord:1"), PlaceId("slack:T1")
ASKED = "When does the harbour library open?"
SCHOOL = {"question": "When does the town school open?", "answer": "It opens at eight."}
SCHOOL_ASKED = "When does the town school open?"
LEADS_NOWHERE = "That code leads nowhere."


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def engine(settings: Settings, store: MemoryStore) -> Engine:
    return made(settings, store)


@pytest.fixture
async def ana(engine: Engine) -> Somebody:
    """Admin of the first place."""
    somebody = Somebody(engine, "ana", HARBOUR)
    await somebody.become(Role.ADMIN)
    return somebody


@pytest.fixture
async def ben(engine: Engine) -> Somebody:
    """Admin of the second place."""
    somebody = Somebody(engine, "ben", TOWN)
    await somebody.become(Role.ADMIN)
    return somebody


def press(step: Step, target: str = "", language: Language = EN) -> str:
    return tokens.token(language, step, target)


async def code(ana: Somebody) -> str:
    """A code as it is told."""
    told = text_of(await ana.press(press(Step.OFFER_LINK)))
    return told.partition("The code is ")[2][:9]


async def join(ben: Somebody, told: str) -> Reply:
    """Type a code, and say yes."""
    asked = await ben.give(Task.LINK, told)
    return await ben.press(to(asked, Step.JOINED))


async def linked(ana: Somebody, ben: Somebody) -> None:
    """The second place joins the first one; each had an entry of its own."""
    await ana.write()
    await ben.write(**SCHOOL)
    assert "Done." in text_of(await join(ben, await code(ana)))


async def knows(somebody: Somebody, asked: str = ASKED) -> bool:
    return "opens at" in text_of(await somebody.ask(asked))


async def test_two_places_share_what_one_wrote(ana: Somebody, ben: Somebody) -> None:
    """Written before and after, in either."""
    await linked(ana, ben)
    later = {"question": "When does the harbour market open?", "answer": "It opens at six."}
    await ana.write(**later)

    assert await knows(ben)
    assert await knows(ben, "When does the harbour market open?")
    assert not await knows(ben, SCHOOL_ASKED)
    assert 2 == len(facts(await ana.give(Task.LINK)))


async def test_it_is_confirmed_first(ana: Somebody, ben: Somebody) -> None:
    """What happens to what the place had is told before anything is done."""
    await ben.write(**SCHOOL)
    asked = await ben.give(Task.LINK, await code(ana))
    left = await ben.press(to(asked, Step.LINKS))

    assert "Nothing is lost. What this place has now (1 entry of its own)" in text_of(asked)
    assert "Roles given here do not count meanwhile" in text_of(asked)
    assert "No other place shares entries" in text_of(left)
    assert await knows(ben, SCHOOL_ASKED)


async def test_a_form_takes_the_code_too(ana: Somebody, ben: Somebody) -> None:
    """However it is typed."""
    told = await code(ana)
    form = await ben.press(to(await ben.give(Task.LINK), Step.JOIN))
    asked = await ben.send(form, code=f"  {told.upper().replace('-', ' ')} ")

    assert "Done." in text_of(await ben.press(to(asked, Step.JOINED)))


async def test_what_a_place_had_comes_back(ana: Somebody, ben: Somebody) -> None:
    """With roles and settings; the other side goes on as it was."""
    await ben.press(press(Step.SET, "approval-off"))
    await linked(ana, ben)
    meanwhile = facts(await ben.give(Task.SETTINGS))
    asked = await ben.press(to(await ben.give(Task.LINK), Step.PART))
    done = await ben.press(to(asked, Step.RETURNED))

    assert "off" != meanwhile["Approval by a second person"]
    assert "Or it goes back to what it had before it joined: 1 entry" in text_of(asked)
    assert "again what it had" in text_of(done)
    assert await knows(ben, SCHOOL_ASKED)
    assert not await knows(ben)
    assert await knows(ana)
    assert "off" == facts(await ben.give(Task.SETTINGS))["Approval by a second person"]
    assert "admin" == facts(await ben.give(Task.ROLE))["Your role"]


async def test_a_copy_stays_on_both_sides(ana: Somebody, ben: Somebody) -> None:
    """From then on each changes its own; who was admin there is so again."""
    await linked(ana, ben)
    asked = await ben.press(press(Step.PART))
    done = await ben.press(to(asked, Step.PARTED))
    await ben.press(press(Step.SET, "approval-off"))
    await ben.give(Task.RETIRE, "harbour-library-open")

    assert "with a copy of everything" in text_of(done)
    assert "admin" == facts(await ben.give(Task.ROLE))["Your role"]
    assert "2" == facts(await ben.give(Task.ROLE))["Admins"]
    assert "1" == facts(await ana.give(Task.ROLE))["Admins"]
    assert not await knows(ben)
    assert await knows(ana)
    assert "off" != facts(await ana.give(Task.SETTINGS))["Approval by a second person"]


async def test_after_a_copy_what_was_before_can_still_come_back(
    ana: Somebody, ben: Somebody
) -> None:
    """And the copy after that, to and fro; each time somebody is asked."""
    await linked(ana, ben)
    await ben.press(press(Step.PARTED))
    known = []
    for _ in range(3):
        asked = await ben.press(to(await ben.give(Task.LINK), Step.BACK))
        assert "would have again what it had before: 1 entry" in text_of(asked)
        await ben.press(to(asked, Step.RETURNED))
        known.append((await knows(ben), await knows(ben, SCHOOL_ASKED)))

    assert [(False, True), (True, False), (False, True)] == known


async def test_joining_and_leaving_are_listed(ana: Somebody, ben: Somebody) -> None:
    """The joining with a way back, which asks first; afterwards as taken back."""
    await linked(ana, ben)
    listed = await ana.give(Task.CHANGES)
    (label,) = [c.label for c in choices(listed) if "second place" in c.label]
    asked = await ana.press(to(listed, Step.PART))
    await ana.press(to(asked, Step.PARTED))
    after, theirs = text_of(await ana.give(Task.CHANGES)), text_of(await ben.give(Task.CHANGES))

    assert "a second place shares entries here" in label
    assert "A place on Slack" in text_of(asked)
    assert "a second place shares entries here (taken back)" in after
    assert "a place went on by itself" in after
    assert "this place took a copy of everything along" in theirs
    assert Step.PART not in offers(await ana.give(Task.CHANGES))
    assert await knows(ben)


async def test_acts_on_places_cannot_be_undone_by_force(ana: Somebody, ben: Somebody) -> None:
    """A forged button takes nothing away."""
    await linked(ana, ben)
    await ben.press(press(Step.PARTED))
    for number in range(1, 6):
        await ben.press(press(Step.UNDO, str(number)))

    assert await knows(ben)


@pytest.mark.parametrize("how", ["wrong", "used", "old", "short", "own", "hostile"])
async def test_codes_that_lead_nowhere_get_one_sentence(
    ana: Somebody, ben: Somebody, engine: Engine, how: str
) -> None:
    """The same for each, and nothing changes."""
    told = await code(ana)
    if how == "used":
        other = Somebody(engine, "cleo", PlaceId("slack:T2"))
        await other.become(Role.ADMIN)
        await join(other, told)
    if how == "old":
        ben.wait(minutes=15)
    if how == "own":
        told = await code(ben)
    told = {"wrong": "abcd-efgh", "short": "abcd", "hostile": "@everyone\u202e\n" * 99}.get(
        how, told
    )
    asked = await ben.give(Task.LINK, told)
    said = text_of(await join(ben, told) if Step.JOINED in offers(asked) else asked)

    assert LEADS_NOWHERE in said
    assert said.startswith(LEADS_NOWHERE)
    assert 1 == len(facts(await ben.give(Task.LINK)))


async def test_a_code_works_until_its_last_second(ana: Somebody, ben: Somebody) -> None:
    """Fifteen minutes."""
    told = await code(ana)
    ben.wait(minutes=14, seconds=59)

    assert "Done." in text_of(await join(ben, told))


async def test_guessing_is_limited(ana: Somebody, ben: Somebody) -> None:
    """After five codes even the right one has to wait, and works then if it is still good."""
    for number in range(5):
        assert LEADS_NOWHERE in text_of(await ben.press(press(Step.JOINED, f"aaaaaaa{number}")))
    told = (await code(ana)).replace("-", "")
    waits = text_of(await ben.press(press(Step.JOINED, told)))
    ben.wait(minutes=3)

    assert "Too many codes were tried here." in waits
    assert "Done." in text_of(await ben.press(press(Step.JOINED, told)))


async def test_the_code_is_kept_as_a_hash_only(
    ana: Somebody, ben: Somebody, store: MemoryStore
) -> None:
    """Neither as it is told nor as it is typed."""
    told = await code(ana)
    kept = repr(vars(store))

    assert told not in kept
    assert told.replace("-", "") not in kept


async def test_others_neither_see_nor_use_codes(
    engine: Engine, ana: Somebody, ben: Somebody
) -> None:
    """Admins only, here and there; moderators see who is together."""
    told = (await code(ana)).replace("-", "")
    member, moderator = (Somebody(engine, name, TOWN) for name in ("mia", "mo"))
    await moderator.become(Role.MODERATOR)
    card = await moderator.give(Task.LINK)
    steps = [press(Step.OFFER_LINK), press(Step.JOIN), press(Step.JOINED, told)]
    steps += [press(Step.PART), press(Step.PARTED), press(Step.BACK), press(Step.RETURNED)]

    assert 1 == len(facts(card))
    assert [] == offers(card)
    for somebody in (member, moderator):
        assert "Only" in text_of(await somebody.give(Task.LINK, told))
        for step in steps:
            assert "Only" in text_of(await somebody.press(step))
    assert "Done." in text_of(await ben.press(press(Step.JOINED, told)))


async def test_who_was_admin_there_can_always_leave(
    engine: Engine, ana: Somebody, ben: Somebody
) -> None:
    """They have no role in what they joined, and change nothing else there."""
    await linked(ana, ben)
    card = await ben.give(Task.LINK)
    other = Somebody(engine, "mia", TOWN)

    assert "none" == facts(await ben.give(Task.ROLE))["Your role"]
    assert [Step.PART] == offers(card)
    assert "Only" in text_of(await ben.press(press(Step.SET, "approval-on")))
    assert "Only" in text_of(await ben.press(press(Step.OFFER_LINK)))
    harbour = next(c.token for c in choices(await ana.give(Task.LINK)) if "Discord" in c.label)
    assert "Only" in text_of(await ben.press(harbour))
    assert "Only" in text_of(await other.press(press(Step.PARTED)))
    assert "Done." in text_of(await ben.press(press(Step.PARTED)))


async def test_whoever_runs_the_place_can_always_leave(
    engine: Engine, ana: Somebody, ben: Somebody
) -> None:
    """And is admin of the copy then."""
    await linked(ana, ben)
    owner = Somebody(engine, "owner", TOWN)
    owner.sender = replace(owner.sender, manages=True)
    await owner.press(press(Step.PARTED))
    owner.sender = replace(owner.sender, manages=False)

    assert "admin" == facts(await owner.give(Task.ROLE))["Your role"]


async def test_the_first_place_can_leave_too(ana: Somebody, ben: Somebody) -> None:
    """It takes a copy; the second one keeps what it joined."""
    await linked(ana, ben)
    asked = await ana.press(press(Step.PART))
    done = await ana.press(to(asked, Step.PARTED))

    assert [Step.PARTED, Step.LINKS] == offers(asked)
    assert "Done." in text_of(done)
    assert await knows(ana)
    assert await knows(ben)
    assert "admin" == facts(await ana.give(Task.ROLE))["Your role"]


async def test_a_place_that_shares_joins_no_third(
    engine: Engine, ana: Somebody, ben: Somebody
) -> None:
    """So that what it had waits in one place only; a third may join it."""
    await linked(ana, ben)
    cleo = Somebody(engine, "cleo", PlaceId("slack:T3"))
    await cleo.become(Role.ADMIN)

    assert "already" in text_of(await ana.give(Task.LINK, await code(cleo)))
    token = press(Step.JOINED, (await code(cleo)).replace("-", ""))
    assert "already" in text_of(await ana.press(token))
    assert "Done." in text_of(await join(cleo, await code(ana)))
    assert 3 == len(facts(await ana.give(Task.LINK)))


async def test_forgetting_reaches_what_is_put_aside(
    ana: Somebody, ben: Somebody, store: MemoryStore
) -> None:
    """Nothing is left under somebody's hash there either."""
    await linked(ana, ben)
    before = repr(vars(store)).count(ben.hash)
    await ben.press(tokens.token(EN, tokens.Own.FORGOTTEN))

    assert before
    assert ben.hash not in repr(vars(store))


async def test_in_spanish(ana: Somebody, ben: Somebody) -> None:
    """From the code to the end."""
    told = text_of(await ana.press(press(Step.OFFER_LINK, "", ES)))
    typed = told.partition("El código es ")[2][:9].replace("-", "")
    said = [told, text_of(await ben.press(press(Step.LINKS, "", ES)))]
    said.append(text_of(await ben.press(press(Step.JOINED, typed, ES))))
    asked = await ben.press(press(Step.PART, "", ES))
    said += [text_of(asked), text_of(await ben.press(to(asked, Step.RETURNED)))]
    said.append(text_of(await ben.press(press(Step.JOINED, typed, ES))))

    for each, words in zip(
        said,
        (
            "/enlazar",
            "Ningún otro lugar",
            "comparte ahora",
            "por su cuenta",
            "otra vez",
            "no lleva",
        ),
        strict=True,
    ):
        assert words in each


async def test_other_processes_hear_of_it(settings: Settings, store: MemoryStore) -> None:
    """Joined, changed, left, gone back: within one refresh, each time."""
    here, there = made(settings, store), made(settings, store)
    ana, ben, far = (
        Somebody(here, "ana", HARBOUR),
        Somebody(here, "ben", TOWN),
        Somebody(there, "mia", TOWN),
    )
    for each in (ana, ben):
        await each.become(Role.ADMIN)
    await ana.write()
    await there.open()
    await there.warm()
    known = [await knows(far)]
    await join(ben, await code(ana))
    await there.refresh(far.at)
    known.append(await knows(far))
    await ana.give(Task.RETIRE, "harbour-library-open")
    await there.refresh(far.at)
    known.append(await knows(far))
    await ana.press(press(Step.RESTORE, "harbour-library-open"))
    await ben.press(press(Step.PARTED))
    await ana.give(Task.RETIRE, "harbour-library-open")
    await there.refresh(far.at)
    known.append(await knows(far))
    await ben.press(press(Step.RETURNED))
    await there.refresh(far.at)
    known.append(await knows(far))

    assert [False, True, False, True, False] == known


async def test_an_admin_for_the_other_side(ana: Somebody, ben: Somebody) -> None:
    """
    By a code that an admin gives, who ran that side becomes admin, and can give roles there.

    Whoever was nobody there cannot use it; it works once, and for a while.
    """
    await linked(ana, ben)
    told = await office(ana)
    member = Somebody(ben._engine, "mia", TOWN)
    refused, wrong = await member.give(Task.LINK, told), await ben.give(Task.LINK, "1234-abcd")
    done, again = await ben.give(Task.LINK, told), await ben.give(Task.LINK, "")
    given = await ben.give(Task.ROLE, "moderator", member.sender.person)
    used = Somebody(ben._engine, "owner", TOWN)
    used.sender = replace(used.sender, manages=True)

    assert "Only" in text_of(refused)
    assert LEADS_NOWHERE in text_of(wrong)
    assert "You are admin here now" in text_of(done)
    assert Step.OFFER_LINK in offers(again)
    assert "moderator" in text_of(given)
    assert "2" == facts(await ana.give(Task.ROLE))["Admins"]
    assert LEADS_NOWHERE in text_of(await used.give(Task.LINK, told))


async def test_a_code_for_an_admin_grows_old(ana: Somebody, ben: Somebody) -> None:
    """After half an hour it leads nowhere for sure."""
    await linked(ana, ben)
    told = await office(ana)
    ben.wait(minutes=30)

    assert LEADS_NOWHERE in text_of(await ben.give(Task.LINK, told))
    assert "1" == facts(await ana.give(Task.ROLE))["Admins"]


async def test_only_admins_make_admins(ana: Somebody, ben: Somebody) -> None:
    """A forged button gets nobody a code."""
    await linked(ana, ben)

    assert "Only" in text_of(await ben.press(press(Step.OFFICE)))


async def office(ana: Somebody) -> str:
    """A code for an admin of the other side, as it is told."""
    told = text_of(await ana.press(to(await ana.give(Task.LINK), Step.OFFICE)))
    return told.partition("The code is ")[2][:9]


@pytest.mark.parametrize("typed", ["ñandú-1234", "١٢٣٤-٥٦٧٨", "-", "a" * 2_000])
async def test_what_is_no_code_for_an_admin(ana: Somebody, ben: Somebody, typed: str) -> None:
    """Whatever is typed gets a sentence, and costs none of the tries."""
    await linked(ana, ben)
    told = await office(ana)
    for _ in range(9):
        assert LEADS_NOWHERE in text_of(await ben.give(Task.LINK, typed))

    assert "You are admin here now" in text_of(await ben.give(Task.LINK, told))
