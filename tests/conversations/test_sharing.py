"""Who sees a reply, and how it is shared: the same on every platform."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.commands import Command
from bot.engine import Engine
from bot.entries import Language
from bot.events import Ask, Choose, ConversationId, Invoke, Visibility
from bot.replies import Audience, Buttons, Choice, Reply, Text
from bot.wording.plain import text_of
from bot.wording.tokens import Action, parse

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)
QUESTION = "how many people did mexico deport in 2015?"
OWN_CASE = "my husband was detained by immigration yesterday"


class Place:
    """A place with others around, and one person in it."""

    def __init__(self, engine: Engine, name: str, visibility: Visibility) -> None:
        self._engine, self._visibility = engine, visibility
        self._who = ConversationId(name)

    async def ask(self, text: str, introduce: bool = False) -> Reply:
        return await self._engine.handle(
            Ask(text, self._who, NOON, None, self._visibility, introduce)
        )

    async def choose(self, token: str, locale: Language | None = None) -> Reply:
        return await self._engine.handle(Choose(token, self._who, NOON, locale, self._visibility))


def buttons(reply: Reply) -> dict[Action, Choice]:
    """The buttons of a reply, by what they do."""
    found = {}
    for block in reply.blocks:
        for choice in block.choices if isinstance(block, Buttons) else ():
            pointer = parse(choice.token)
            assert pointer
            found[pointer.action] = choice
    return found


def place(engine: Engine, request: pytest.FixtureRequest, visibility: Visibility) -> Place:
    return Place(engine, f"{request.node.nodeid}{visibility}", visibility)


async def test_private_answer_can_be_shared(engine: Engine, request: pytest.FixtureRequest) -> None:
    """In private only the sender sees it; shared, all see the entry and not the asker's words."""
    private = place(engine, request, Visibility.PRIVATE)
    answer = await private.ask(f"plz tell me {QUESTION}")
    shared = await private.choose(buttons(answer)[Action.SHARE].token)

    assert Audience.SENDER is answer.audience
    assert Audience.EVERYONE is shared.audience
    assert "176,726" in text_of(shared)
    assert "plz" not in text_of(shared)
    assert Action.SHARE not in buttons(shared)


@pytest.mark.parametrize("visibility", [Visibility.DIRECT, Visibility.OPEN])
async def test_nothing_to_share_where_all_who_are_there_read(
    engine: Engine, request: pytest.FixtureRequest, visibility: Visibility
) -> None:
    """An open answer and a direct message need no button for sharing."""
    reply = await place(engine, request, visibility).ask(QUESTION)

    assert Audience.EVERYONE is reply.audience
    assert Action.SHARE not in buttons(reply)


async def test_suggestions_are_not_shared(engine: Engine, request: pytest.FixtureRequest) -> None:
    """Only a reply that shows an entry has something to share."""
    reply = await place(engine, request, Visibility.PRIVATE).ask("help")

    assert Audience.SENDER is reply.audience
    assert Action.SHARE not in buttons(reply)


@pytest.mark.parametrize(
    ("text", "language"), [(OWN_CASE, Language.ENGLISH), ("me agarró la migra", Language.SPANISH)]
)
async def test_personal_question_in_the_open(
    engine: Engine, request: pytest.FixtureRequest, text: str, language: Language
) -> None:
    """All may read one sentence that names no topic; its button opens the help card for one."""
    there = place(engine, request, Visibility.OPEN)
    reply = await there.ask(text)

    assert Audience.SENDER is reply.audience
    assert reply.instead
    assert Audience.EVERYONE is reply.instead.audience
    said = reply.instead.blocks[0]
    assert isinstance(said, Text)
    for word in ("detain", "migra", "help", "ayuda", "case", "caso", "danger", "peligro"):
        assert word not in said.text
    [(action, button)] = buttons(reply.instead).items()
    assert Action.CONTACTS is action
    opened = await place(engine, request, Visibility.PRIVATE).choose(button.token)
    assert Audience.SENDER is opened.audience
    assert language is opened.language
    assert "help.unhcr.org" in text_of(opened)


async def test_button_speaks_the_language_of_its_card(
    engine: Engine, request: pytest.FixtureRequest
) -> None:
    """Pressed by somebody new, whose client is in English, a Spanish card goes on in Spanish."""
    card = await place(engine, request, Visibility.OPEN).ask("¿quién es AMLO?")
    token = buttons(card)[Action.SIMPLER].token
    plain = await place(engine, request, Visibility.PRIVATE).choose(token, Language.ENGLISH)

    assert Language.SPANISH is plain.language


async def test_newcomer_is_told_once(engine: Engine, request: pytest.FixtureRequest) -> None:
    """The first answer of a conversation says what this is, the second does not."""
    direct = place(engine, request, Visibility.DIRECT)
    first = await direct.ask(QUESTION, introduce=True)
    second = await direct.ask(QUESTION, introduce=True)

    assert "“help”" in text_of(first)
    assert isinstance(first.blocks[-1], Buttons)
    assert "“help”" not in text_of(second)


@pytest.mark.parametrize("text", ["hello", OWN_CASE])
async def test_talk_and_help_need_no_introduction(
    engine: Engine, request: pytest.FixtureRequest, text: str
) -> None:
    """A greeting says what this is by itself, and a help card is left alone."""
    reply = await place(engine, request, Visibility.DIRECT).ask(text, introduce=True)

    assert "“help”" not in text_of(reply)


@pytest.mark.parametrize(("argument", "wanted"), [(QUESTION, "176,726"), (" ", "/topics")])
async def test_ask_as_a_command(
    engine: Engine, request: pytest.FixtureRequest, argument: str, wanted: str
) -> None:
    """Asking by command is asking; with nothing behind it, it says what can be asked."""
    who = ConversationId(request.node.nodeid)
    reply = await engine.handle(Invoke(Command.ASK, who, NOON, argument, Language.ENGLISH))

    assert wanted in text_of(reply)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("how many deport", "deport"),
        ("kicked out 2015", "deport"),
        ("quien es amlo", "López Obrador"),
        ("anaia", "Anaya"),
    ],
)
def test_completion_finds_entries(engine: Engine, typed: str, wanted: str) -> None:
    """A question begun, in other words or with a slip, finds its entry among the first five."""
    choices = engine.complete(typed)

    assert any(wanted.casefold() in choice.label.casefold() for choice in choices[:5])
    assert len(choices) <= 25


@pytest.mark.parametrize("typed", ["", " ", "x", "?"])
def test_completion_of_nothing(engine: Engine, typed: str) -> None:
    """With nothing typed yet, each topic offers one question."""
    choices = engine.complete(typed, Language.SPANISH)

    assert len(engine.pack.topics) == len(choices)
    assert all(parse(choice.token) for choice in choices)
