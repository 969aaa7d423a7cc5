"""Which replies take the place of the message whose button was pressed."""

from __future__ import annotations

import pytest

from bot.entries import Language
from bot.events import Choose, ConversationId, Event, Submit, Visibility
from bot.handling.replacing import may_replace, placed
from bot.outcomes import NoAnswer, Reason
from bot.replies import Audience, Buttons, Choice, Form, Reply, Text
from bot.wording.tokens import Action, Own, Play, Step, token
from tests.conversations.community import NOON

ANA = ConversationId("ana")
DIRECT, PRIVATE, OPEN = Visibility.DIRECT, Visibility.PRIVATE, Visibility.OPEN
PRESSABLE = (Text("Question 2 of 5"), Buttons((Choice("Close it", "1:en:finish:a-1"),)))


def pressed(named: str, visibility: Visibility = PRIVATE) -> Choose:
    return Choose(named, ANA, NOON, visibility=visibility)


def panel(*blocks: object, audience: Audience = Audience.SENDER) -> Reply:
    return Reply(tuple(blocks) or PRESSABLE, Language.ENGLISH, audience)  # type: ignore[arg-type]  # of blocks


def en(action: Action | Step | Play | Own, target: str = "a", page: int = 0) -> str:
    return token(Language.ENGLISH, action, target, page)


GO_ON = [
    en(Play.PANEL), en(Play.PRACTISE), en(Step.QUEUE), en(Step.SETTINGS), en(Action.TOPIC),
    en(Action.TOPICS, "back"), en(Step.HISTORY, "a", 1),
]  # fmt: skip
STAYS = [
    en(Action.OPEN), en(Action.SIMPLER), en(Action.TOPICS, ""), en(Play.REPORT), en(Play.CHECK),
    en(Play.PICK), en(Step.HISTORY), en(Step.PUBLISH), en(Own.FORGET), "9:xx:everything",
]  # fmt: skip


@pytest.mark.parametrize("named", GO_ON)
def test_what_goes_on_takes_its_place(named: str) -> None:
    """A panel, a list's next page, the next question; in private and alone with the bot."""
    for where in (PRIVATE, DIRECT):
        assert may_replace(pressed(named, where))
        assert placed(panel(), pressed(named, where)).replaces


@pytest.mark.parametrize("named", STAYS)
def test_what_is_read_stays(named: str) -> None:
    """An answer, a report, a receipt, the result of what was done."""
    assert not may_replace(pressed(named))
    assert not placed(panel(), pressed(named)).replaces


@pytest.mark.parametrize(
    ("event", "reply"),
    [
        (pressed(GO_ON[0], OPEN), panel()),
        (pressed(GO_ON[0]), panel(audience=Audience.EVERYONE)),
        (pressed(GO_ON[0]), panel(Text("Others are changing it. Try again."))),
        (
            pressed(GO_ON[0]),
            Reply(PRESSABLE, Language.ENGLISH, form=Form("1:en:quiz", "A quiz", (), "Send")),
        ),
        (
            Submit(en(Play.WRITE), {}, ANA, NOON, visibility=DIRECT),
            Reply(PRESSABLE, Language.ENGLISH, outcome=NoAnswer(Reason.PERSONAL, Language.ENGLISH)),
        ),
    ],
    ids=["others read", "for all", "only a sentence", "a form", "somebody's own case"],
)
def test_what_can_be_pressed_is_not_lost(event: Event, reply: Reply) -> None:
    """What others read is never replaced, nor is a panel by what cannot be gone on from."""
    assert not placed(reply, event).replaces


def test_a_form_that_goes_on() -> None:
    """A typed answer is graded in the place of its question."""
    event = Submit(en(Play.WRITE), {"answer": "7"}, ANA, NOON, visibility=DIRECT)

    assert placed(panel(), event).replaces
