"""Nothing of one workspace is in another, though people, channels and questions are called alike."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest

from adapters.settings import Settings
from bot.entries import Language
from bot.wording.tokens import Action, Step, token
from tests.adapters.slack.block_kit import buttons
from tests.adapters.slack.many.app import App, an_app
from tests.adapters.slack.many.network import Network
from tests.adapters.slack.peer import BOT, Sent
from tests.adapters.slack.test_slack_conversations import ANSWER, QUESTION, value
from tests.adapters.slack.test_slack_forms import TYPED

ADD, QUEUE = "1:en:write", "Suggestions and drafts that wait for you: "
HOST = "Preparar un concurso"
QUIET = token(Language.ENGLISH, Step.SET, "quiet-on")


@dataclass
class Town:
    """Whoever is in one workspace; U1 runs it, as another U1 runs the other."""

    app: App
    team: str

    def __post_init__(self) -> None:
        self.network = self.app.network

    async def does(self, what: str, *given: Any, **more: Any) -> Sent:
        """Somebody does something; the message that comes of it."""
        self.network.team, before = self.team, len(self.network.sent)
        await self.app.hear(getattr(self.network, what)(*given, **more))
        return await self.network.next(before + 1)

    async def asks(self, question: str) -> Sent:
        return await self.does("mention", f"<@{BOT}> {question}", user="U2")

    async def commands(self, text: str) -> Sent:
        return await self.does("slash", text, "/refugio")

    async def adds(self, user: str = "U1") -> Sent:
        """Somebody fills the form for an entry in; what it becomes."""
        self.network.team, before = self.team, len(self.network.modals.all)
        await self.app.hear(self.network.press(ADD, user))
        return await self.does("submit", await self.network.modal(before + 1), **TYPED)

    async def publishes(self) -> Sent:
        preview = await self.adds()
        return await self.does("press", value(preview, "Publish"))

    async def exported(self) -> bytes:
        """The file that is sent to U1."""
        before = len(self.network.uploads.all)
        await self.commands("export csv")
        await self.network.until(
            lambda: len(self.network.uploads.all) > before and self.network.uploads.all[-1].channel
        )
        return self.network.uploads.all[-1].content


@pytest.fixture
async def towns(app: App) -> tuple[Town, Town]:
    for team in ("TA", "TB"):
        await app.install(team)
    app.network.admins.add("U1")
    return Town(app, "TA"), Town(app, "TB")


@pytest.mark.parametrize(("scopes", "moderates"), [((), False), (("usergroups:read",), True)])
async def test_a_group_moderates_its_own_workspace(
    many: Settings, network: Network, scopes: tuple[str, ...], moderates: bool
) -> None:
    """Where the operator has workspaces asked for the scope to look it up; else nobody is in it."""
    network.admins.add("U1")
    network.groups["S1"] = {"U2"}
    async with an_app(replace(many, slack_scopes=scopes), network) as app:
        for team in ("TA", "TB"):
            await app.install(team)
        here, there = Town(app, "TA"), Town(app, "TB")
        network.team = here.team
        await app.hear(network.slash("settings group", "/refugio"))
        await here.does("submit", await network.modal(1), group="S1")
        pages = [await each.does("home", "U2") for each in (here, there)]

    assert [moderates, False] == ["Para la moderación" in page.words for page in pages]


async def test_entries(towns: tuple[Town, Town]) -> None:
    """What is published in one is answered there alone; in the other it is not even offered."""
    here, there = towns
    await here.publishes()
    known, unknown = await here.asks(TYPED["question"]), await there.asks(TYPED["question"])

    assert TYPED["answer"] in known.text
    assert "I did not find an answer to that in the article" in unknown.text
    assert "What comes closest here" in unknown.text
    assert "harbour" not in unknown.words


@pytest.mark.parametrize("action", [Action.OPEN, Action.SHARE, Step.HISTORY, Step.RETIRE])
async def test_buttons(towns: tuple[Town, Town], action: Action | Step) -> None:
    """One that is brought along leads nowhere, and changes nothing where it comes from."""
    here, there = towns
    await here.publishes()
    name = entry_of(await here.asks(TYPED["question"]))
    brought = await there.does("press", f"1:en:{action}:{name}")

    assert "U1" == brought.only
    assert "library" not in brought.words
    assert TYPED["answer"] in (await here.asks(TYPED["question"])).text


async def test_queues_and_home(towns: tuple[Town, Town]) -> None:
    """A suggestion waits for those who moderate there."""
    here = towns[0]
    assert "The moderators will look at your suggestion" in (await here.adds("U2")).words
    pages = [(await town.does("home", "U1")).words for town in towns]
    queues = [(await town.commands("review")).text for town in towns]

    assert [f"{QUEUE}1." in page for page in pages] == [True, False]
    assert [TYPED["question"] in queue for queue in queues] == [True, False]


async def test_settings_and_roles(towns: tuple[Town, Town]) -> None:
    """A channel that is quiet here is not there, and whoever hosts here is a member there."""
    here = towns[0]
    await here.does("press", QUIET)
    await here.commands("role <@U2> host")
    pages = [(await town.does("home", "U2")).words for town in towns]

    assert ["U2", None] == [(await town.asks(QUESTION)).only for town in towns]
    assert [HOST in page for page in pages] == [True, False]


async def test_exports(towns: tuple[Town, Town]) -> None:
    """A file has what is of its own workspace; where there is nothing, there is none."""
    here, there = towns
    await here.publishes()
    before = len(here.network.uploads.all)
    told = await there.commands("export csv")

    assert before == len(here.network.uploads.all)
    assert "library" not in told.words
    assert TYPED["answer"].encode() in await here.exported()


async def test_what_fails_in_one(towns: tuple[Town, Town]) -> None:
    """Its token is refused: nothing is told of that in the other, which goes on."""
    here, there = towns
    here.network.refuse("TA", "token_revoked")
    here.network.team = here.team
    await here.app.hear(here.network.mention(f"<@{BOT}> {QUESTION}"))

    assert ANSWER in (await there.asks(QUESTION)).text


def entry_of(sent: Sent) -> str:
    """The entry that the buttons of an answer are about."""
    values = [str(each["value"]) for block in sent.data["blocks"] for each in buttons(block)]
    return next(each.split(":")[3] for each in values if each.count(":") == 3)
