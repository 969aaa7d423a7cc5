"""Moderators write entries: every step, what is said, and what others see of it."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from adapters.compose import COMPILED, load_pack, pack_directory
from adapters.settings import Settings
from bot.commands import Task
from bot.curation.roles import Role
from bot.engine import Engine, Keeping
from bot.entries import Language
from bot.events import Ask, Choose, ConversationId, Invoke, PersonId, PlaceId, Sender, Submit
from bot.handling import drafting
from bot.knowledge.pack import Pack
from bot.matching.cache import ArrayCache
from bot.outcomes import Answer, NoAnswer
from bot.replies import Audience, Buttons, Form, Options, Reply
from bot.store import PersonHash
from bot.wording.plain import text_of
from bot.wording.tokens import Action, Step, parse, token
from tests.stores.memory import MemoryStore

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
HOURS = {
    "question": "What are the library's opening hours?",
    "answer": "Monday to Friday, from 9 to 17.",
    "source": "our own knowledge",
}
DEPORTED = "how many people did mexico deport in 2015?"


@pytest.fixture(scope="module")
def pack(settings: Settings) -> Pack:
    return load_pack(settings)


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
async def engine(pack: Pack, settings: Settings, store: MemoryStore) -> Engine:
    numbers = itertools.count(1)
    keeping = Keeping(store, lambda who: PersonHash(f"#{who}"), lambda: f"k{next(numbers)}")
    cache = ArrayCache(settings.cache, pack_directory(settings) / COMPILED)
    engine = Engine(pack, None, cache, keeping)
    await engine.open()
    return engine


class Person:
    """Somebody in a place, and what the engine says to them."""

    def __init__(self, engine: Engine, name: str, role: Role, place: str = "town") -> None:
        self._engine, self._role = engine, role
        self.sender = Sender(PersonId(name), PlaceId(place))
        self._who = ConversationId(f"{place}:{name}")
        self.at = NOON

    async def joins(self) -> Person:
        await self._engine.appoint(self.sender, self._role, self.at)
        return self

    async def ask(self, text: str) -> Reply:
        return await self._engine.handle(Ask(text, self._who, self.at, sender=self.sender))

    async def do(self, task: Task, argument: str = "") -> Reply:
        event = Invoke(task, self._who, self.at, argument, sender=self.sender)
        return await self._engine.handle(event)

    async def send(self, form: Form | str, values: Mapping[str, str]) -> Reply:
        sent = form if isinstance(form, str) else form.token
        event = Submit(sent, values, self._who, self.at, sender=self.sender)
        return await self._engine.handle(event)

    async def press(self, reply: Reply, step: Step | Action) -> Reply:
        [token] = [each for each in tokens(reply) if parse(each).action is step]  # type: ignore[union-attr]
        return await self.choose(token)

    async def choose(self, token: str) -> Reply:
        return await self._engine.handle(Choose(token, self._who, self.at, sender=self.sender))

    async def adds(self, values: Mapping[str, str] = HOURS) -> Reply:
        """Write an entry and publish it."""
        opened = await self.do(Task.ADD)
        assert opened.form
        return await self.press(await self.send(opened.form, values), Step.PUBLISH)


def tokens(reply: Reply) -> list[str]:
    listed = (block for block in reply.blocks if isinstance(block, Buttons | Options))
    return [choice.token for block in listed for choice in block.choices]


def steps(reply: Reply) -> list[Step | Action]:
    return [pointer.action for each in tokens(reply) if (pointer := parse(each))]


@pytest.fixture
async def ana(engine: Engine) -> Person:
    return await Person(engine, "ana", Role.MODERATOR).joins()


@pytest.fixture
def member(engine: Engine) -> Person:
    return Person(engine, "mia", Role.MEMBER)


async def test_what_is_published_answers_at_once(ana: Person, member: Person) -> None:
    """Its card says who added it and when, and that it is not from the article."""
    done = await ana.adds()
    told = text_of(await member.ask("what are the library opening hours?"))

    assert "Saved: “What are the library's opening hours?”" in text_of(done)
    assert "Monday to Friday, from 9 to 17." in told
    assert "Added by the moderators here, November 26, 2026" in told
    assert "not from the article" in told


async def test_a_refusal_loses_nothing(ana: Person) -> None:
    """The form comes back with what was typed, and says at each field what is wrong."""
    opened = await ana.do(Task.ADD)
    assert opened.form
    typed = {"question": "¿Quién <@1> abre?\n", "answer": "  ", "source": "dunno"}
    again = await ana.send(opened.form, typed)

    assert again.form
    assert typed == {field.name: field.value for field in again.form.fields}
    assert ["", "Please fill this in."] == [field.problem for field in again.form.fields][:2]
    assert "our own knowledge" in again.form.fields[2].problem
    assert Audience.SENDER is again.audience


async def test_a_figure_that_its_paragraph_does_not_say(ana: Person, member: Person) -> None:
    """It cannot be published, not with a forged button either; what was typed is kept."""
    typed = {"question": "Deported?", "answer": "Mexico deported 999 people.", "source": "¶15"}
    shown = await ana.send(token(Language.ENGLISH, Step.WRITE), typed)
    forged = await ana.choose(token(Language.ENGLISH, Step.DESPITE, "k1"))
    again = await ana.press(forged, Step.AGAIN)

    assert "says 999, which ¶15 never says" in text_of(shown)
    assert Step.PUBLISH not in steps(shown)
    assert "says 999" in text_of(forged)
    assert again.form
    assert typed == {field.name: field.value for field in again.form.fields}
    assert "999" not in text_of(await member.ask("deported?"))


async def test_a_packs_entry_written_anew(ana: Person, member: Person) -> None:
    """The pack's questions reach it, it is called a summary, and the original is a press away."""
    opened = await ana.do(Task.EDIT, "deportations-2015")
    assert opened.form
    values = {field.name: field.value for field in opened.form.fields}
    values["answer"] = "In 2015, Mexico deported 176,726 Central Americans."
    await ana.press(await ana.send(opened.form, values), Step.PUBLISH)
    told = await member.ask(DEPORTED)
    original = await member.press(told, Action.ORIGINAL)

    assert "Moderators' summary of paragraph 15" in text_of(told)
    assert "more than twice" not in text_of(told)
    assert "The article states" in text_of(original)
    assert "more than twice" in text_of(original)


async def test_hidden_is_declined_not_replaced(ana: Person, member: Person) -> None:
    """The next best entry was not asked for; shown again, all is as before."""
    await ana.do(Task.HIDE, "deportations-2015")
    hidden = await member.ask(DEPORTED)
    await ana.press(await ana.do(Task.SHOW), Step.SHOW)
    shown = await member.ask(DEPORTED)

    assert isinstance(hidden.outcome, NoAnswer)
    assert "deportations-2015" not in "".join(tokens(hidden))
    assert isinstance(shown.outcome, Answer)


async def test_retired_and_restored(ana: Person, member: Person) -> None:
    """A retired entry answers no more, and comes back as it was."""
    await ana.adds()
    retired = await ana.do(Task.RETIRE, "library-opening-hours")
    gone = await member.ask("what are the library opening hours?")
    await ana.press(await ana.do(Task.RESTORE), Step.RESTORE)
    back = await member.ask("what are the library opening hours?")

    assert "Retired: “What are the library's opening hours?”" in text_of(retired)
    assert "9 to 17" not in text_of(gone)
    assert "9 to 17" in text_of(back)


async def test_only_its_own_entries_are_retired_and_only_the_packs_hidden(ana: Person) -> None:
    """Each gets one sentence that says what can be done instead."""
    await ana.adds()
    assert "can be hidden" in text_of(await ana.do(Task.RETIRE, "deportations-2015"))
    assert "can be retired" in text_of(await ana.do(Task.HIDE, "library-opening-hours"))


async def test_every_act_is_taken_back_and_done_again(ana: Person, member: Person) -> None:
    """Undo of an undo is redo; after 30 days an act is listed no more."""
    done = await ana.adds()
    undone = await ana.press(done, Step.UNDO)
    gone = text_of(await member.ask("what are the library opening hours?"))
    await ana.press(undone, Step.UNDO)
    back = text_of(await member.ask("what are the library opening hours?"))
    ana.at = NOON + timedelta(days=31)

    assert "9 to 17" not in gone
    assert "9 to 17" in back
    assert "Nothing was done in the last 30 days." in text_of(await ana.do(Task.CHANGES))


async def test_what_was_changed_since_is_not_taken_back(ana: Person) -> None:
    """The later change would be lost: it must be taken back first."""
    done = await ana.adds()
    await ana.do(Task.RETIRE, "library-opening-hours")

    assert "Take back the later change first" in text_of(await ana.press(done, Step.UNDO))


async def test_two_who_change_one_entry(engine: Engine, ana: Person, member: Person) -> None:
    """The second sees both texts; hers is kept and can go on from there."""
    ben = await Person(engine, "ben", Role.MODERATOR).joins()
    await engine.appoint(Sender(PersonId("ben"), PlaceId("town")), Role.MODERATOR, NOON)
    typed = {"question": "Who is on duty?", "source": "our own knowledge"}
    mine = await ana.send("1:en:write", {**typed, "answer": "Ana is on duty."})
    theirs = await ben.send("1:en:write", {**typed, "answer": "Ben is on duty."})
    waiting = await ana.press(mine, Step.PUBLISH)
    queue = await ben.do(Task.REVIEW)
    approved = await ben.press(await ben.choose(tokens(queue)[0]), Step.PUBLISH)
    conflict = await ben.press(theirs, Step.PUBLISH)
    rebased = await ben.press(conflict, Step.REBASE)

    assert "waits for another moderator" in text_of(waiting)
    assert "Saved" in text_of(approved)
    assert "Ana is on duty." in text_of(conflict)
    assert "Ben is on duty." in text_of(conflict)
    assert "Ben is on duty." in text_of(rebased)
    assert "Ana is on duty." in text_of(await member.ask("who is on duty?"))


async def test_with_two_moderators_nobody_approves_their_own(engine: Engine, ana: Person) -> None:
    """It waits until the other agrees, whatever its writer presses."""
    await Person(engine, "ben", Role.MODERATOR).joins()
    waiting = await ana.adds()
    again = await ana.choose("1:en:publish:k1")

    assert "waits for another moderator" in text_of(waiting)
    assert "waits for another moderator" in text_of(again)


async def test_a_suggestion_waits_without_a_name(
    ana: Person, member: Person, store: MemoryStore
) -> None:
    """The store holds nothing that tells who suggested it."""
    opened = await member.do(Task.SUGGEST)
    assert opened.form
    thanks = await member.send(opened.form, HOURS)
    queue = await ana.do(Task.REVIEW)

    assert "your name is not kept" in text_of(thanks)
    assert "What are the library's opening hours? (suggested" in text_of(queue)
    assert "mia" not in repr(vars(store))


async def test_a_suggestion_with_personal_details_is_not_kept(
    member: Person, store: MemoryStore
) -> None:
    """The form says so, and keeps what was typed in it only."""
    typed = {**HOURS, "answer": "Call Marta, 55 1234 5678."}
    again = await member.send("1:en:write", typed)

    assert again.form
    assert "leave out what is personal" in again.form.fields[1].problem
    assert "1234" not in repr(vars(store))


async def test_a_suggestion_has_what_its_form_asks_for_and_no_more(
    ana: Person, member: Person, store: MemoryStore
) -> None:
    """Fields that a forged form adds are not kept, personal addresses and long texts neither."""
    forged = {"translation": "Llama a Marta", "by": "Marta", "phrasings": "x" * 9_000}
    thanks = await member.send("1:en:write", {**HOURS, **forged})
    address = await member.send("1:en:write", {**HOURS, "source": "https://x.org/?m=ana@x.org"})
    long = await member.send("1:en:write", {**HOURS, "answer": "x" * 501})
    empty = await member.send("1:en:write", {"question": HOURS["question"]})

    assert "Thank you" in text_of(thanks)
    assert "leave out what is personal" in text_of(address)
    assert "That is too long." in text_of(long)
    assert "Please fill this in." in text_of(empty)
    assert "Marta" not in repr(vars(store))
    assert ["1:en:preview:k1"] == tokens(await ana.do(Task.REVIEW))


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\ud800", "\x1b", "\U000e0041", "\u2028"])
@pytest.mark.parametrize("field", ["question", "answer", "source"])
async def test_signs_that_nobody_sees_are_typed_anew(
    ana: Person, member: Person, store: MemoryStore, field: str, sign: str
) -> None:
    """They may show others another text than the one that was looked over; emoji stay."""
    text = "https://x.org/" if field == "source" else "Opens at nine?"
    typed = {**HOURS, field: f"{text}{sign}a"}

    for who in (ana, member):
        assert "There are signs in it that nobody sees" in text_of(
            await who.send("1:en:write", typed)
        )
    assert not (await store.snapshot(await store.community(PlaceId("town"), NOON))).documents[1:]
    family = {**HOURS, "answer": "For all: \U0001f468\u200d\U0001f469\u200d\U0001f467."}
    assert "how it will read" in text_of(await ana.send("1:en:write", family))


async def test_suggestions_end_before_nobody_can_read_them(
    monkeypatch: pytest.MonkeyPatch, ana: Person, member: Person
) -> None:
    """Whoever wants to fill the queue is told so; moderators go on, and make room."""
    monkeypatch.setattr(drafting, "MOST_SUGGESTED", 1)
    await member.send("1:en:write", HOURS)
    opened = await member.do(Task.SUGGEST)
    sent = await member.send("1:en:write", {**HOURS, "question": "Where is the library?"})

    assert opened.form is None
    assert "more suggestions than they can read" in text_of(opened)
    assert "more suggestions than they can read" in text_of(sent)
    assert (await ana.do(Task.ADD)).form
    await ana.choose("1:en:discard:k1")
    assert (await member.do(Task.SUGGEST)).form


@pytest.mark.parametrize("task", [task for task in Task if task not in {Task.SUGGEST, Task.ANSWER}])
async def test_members_may_only_suggest_and_collect_an_answer(member: Person, task: Task) -> None:
    """Whatever else they ask for by name gets one sentence."""
    told = text_of(await member.do(task, "deportations-2015"))

    assert "Only moderators of this community can do that." == told


@pytest.mark.parametrize("step", ["write", "retire", "restore", "hide", "show", "history"])
async def test_members_cannot_forge_their_way(member: Person, step: str) -> None:
    """Nor by a button."""
    told = text_of(await member.choose(f"1:en:{step}:deportations-2015"))

    assert "Only moderators of this community can do that." == told


async def test_rights_are_looked_up_when_it_is_done(engine: Engine, ana: Person) -> None:
    """Whoever lost the role between opening and sending, or before pressing, is refused."""
    shown = await ana.send("1:en:write", HOURS)
    await engine.appoint(ana.sender, Role.MEMBER, NOON)

    assert "no longer there" in text_of(await ana.press(shown, Step.PUBLISH))
    assert "your name is not kept" in text_of(await ana.send("1:en:write", HOURS))


@pytest.mark.parametrize(
    "forged",
    ["1:en:publish", "1:en:publish:nobody", "1:en:undo:999", "1:en:undo:x", "1:es:retire:none"],
)
async def test_forged_buttons_do_nothing(ana: Person, store: MemoryStore, forged: str) -> None:
    """A private sentence, and all is as it was."""
    before = repr(vars(store))
    told = await ana.choose(forged)

    assert Audience.SENDER is told.audience
    assert before == repr(vars(store))


async def test_forged_forms_are_read_as_far_as_they_may_be(ana: Person) -> None:
    """Unknown fields do not matter; what is too long, or no kind there is, must be mended."""
    long = {**HOURS, "answer": "x" * 10_000, "id": "deportations-2015", "role": "admin"}
    told = await ana.send("1:en:write", long)
    kind = await ana.send("1:en:more:k1", {"kind": "gospel"})

    assert "has 10000 characters. Write at most 500." in text_of(told)
    assert Step.PUBLISH not in steps(told)
    assert "gospel" in text_of(kind)
    assert "no longer there" in text_of(await ana.send("1:en:more:none", HOURS))


async def test_one_community_never_sees_anothers(engine: Engine, ana: Person) -> None:
    """Equal words, ids and keys in another place: nothing of the first is there."""
    eve = await Person(engine, "eve", Role.MODERATOR, "city").joins()
    await ana.adds()
    await ana.send("1:en:write", {**HOURS, "question": "Who has the key?", "answer": "Ana."})
    stranger = Person(engine, "mia", Role.MEMBER, "city")
    alone = Person(engine, "ana", Role.MEMBER)
    alone.sender = replace(alone.sender, place=None)

    for told in (
        await stranger.ask("what are the library opening hours?"),
        await alone.ask("what are the library opening hours?"),
        await eve.do(Task.CHANGES),
        await eve.do(Task.REVIEW),
        await eve.do(Task.HISTORY, "library-opening-hours"),
        await eve.choose("1:en:publish:k2"),
        await eve.choose("1:en:open:library-opening-hours"),
    ):
        assert "library" not in text_of(told)
        assert "9 to 17" not in text_of(told)
    assert not engine.complete("library opening", place=PlaceId("city"))
    assert engine.complete("library opening", place=PlaceId("town"))


async def test_a_text_in_one_language_is_shown_untranslated(ana: Person, member: Person) -> None:
    """And says so to those who ask in the other; changed on one side, the other is marked."""
    await ana.adds({**HOURS, "question": "What is the wifi password of the library?"})
    told = await member.ask("¿cuál es la contraseña? what is the wifi password of the library")
    member_es = await member.choose("1:es:open:wifi-password-library")

    assert "Monday to Friday" in text_of(told)
    assert "(por ahora solo en inglés)" in text_of(member_es)


async def test_a_greedy_entry_shows_what_it_would_take(ana: Person, member: Person) -> None:
    """The known questions are named with what answers them now; it goes on only if confirmed."""
    greedy = {**HOURS, "question": "Who is Ricardo Anaya?", "answer": "Somebody."}
    shown = await ana.send("1:en:write", greedy)
    told = text_of(shown)
    refused = await ana.choose("1:en:publish:k1")

    assert "is already answered by this entry" in told
    assert "known question" in told
    assert "Who is Ricardo Anaya? → " in told
    assert Step.DESPITE in steps(shown)
    assert "Saved" not in text_of(refused)
    assert "Saved" in text_of(await ana.press(refused, Step.DESPITE))
    changes = text_of(await ana.do(Task.CHANGES))
    assert "added “Who is Ricardo Anaya?”, although " in changes
    assert "lost " in changes


async def test_one_question_that_would_suffer_is_told_as_one(ana: Person) -> None:
    """And the new entry, which has no name yet, is "this one" in the row."""
    asked = "¿A qué hora abre los domingos la biblioteca poblana?"
    told = text_of(await ana.send("1:en:write", {**HOURS, "question": asked}))

    assert "no answer → this one" in told
    assert "One known question gets the right reply now and would lose it." in told


async def test_without_a_store_nobody_writes(pack: Pack, settings: Settings) -> None:
    """One sentence, also for old buttons and forms."""
    cache = ArrayCache(settings.cache, pack_directory(settings) / COMPILED)
    person = Person(Engine(pack, None, cache), "ana", Role.ADMIN)

    for told in (
        await person.do(Task.ADD),
        await person.send("1:en:write", HOURS),
        await person.choose("1:en:publish:k1"),
    ):
        assert "Nothing can be kept here" in text_of(told)
