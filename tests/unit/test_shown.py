"""What is shown of a value where it is printed: no words, no person, no code, no token."""

from __future__ import annotations

import traceback
from datetime import UTC, datetime

import pytest

from adapters.settings import Settings
from adapters.slack.incoming import Place
from adapters.terminal.filling import Filling
from bot.commands import Task
from bot.curation.importing import Received
from bot.curation.rewording import Words
from bot.curation.state import Draft, Origin
from bot.curation.teaching import Lesson
from bot.entries import EntryId, Language, Phrasing
from bot.events import (
    Ask,
    Attached,
    Choose,
    ConversationId,
    Invoke,
    PersonId,
    PlaceId,
    Sender,
    Submit,
    Visibility,
)
from bot.handling.memory import Tied
from bot.persons import hashed
from bot.replies import Form
from bot.store import CommunityId

NOW = datetime(2026, 5, 1, tzinfo=UTC)
WORD, PERSON = "zebrawood", PersonId("discord:4815162342")
HASH = hashed(PERSON, WORD.encode())
THERE = ConversationId(f"slack:town:{PERSON}")
BY = Sender(PERSON, PlaceId("town"))
FILE = Attached(f"{WORD}.csv", WORD.encode())
SAID = Phrasing(WORD, Language.ENGLISH)
RECORD = {"id": WORD, "answer": {"en": WORD}}
VALUES = [
    BY,
    FILE,
    Ask(WORD, THERE, NOW, sender=BY),
    Choose(f"1:en:joined:{WORD}", THERE, NOW, sender=BY),
    Submit(f"1:en:write:{WORD}", {"code": WORD}, THERE, NOW, sender=BY),
    Invoke(Task.ANSWER, THERE, NOW, WORD, sender=BY, person=PERSON, file=FILE),
    Draft("k1", 1, RECORD, 0, HASH, Origin.FORM, "2026-05-01"),
    Words((WORD,), Language.ENGLISH),
    Tied({"phrasing": WORD}, Lesson(EntryId(WORD), SAID), "k1"),
    Received(CommunityId("c"), FILE),
    Place("T1", "4815162342", "C1", Visibility.OPEN, response_url=f"https://hooks/{WORD}"),
    Filling(Form("t", "Add", (), "Send"), (("answer", WORD),), 1, (WORD,)),
    Settings(
        database_url=f"postgresql://me:{WORD}@host/data",
        key=WORD.encode(),
        discord_token=WORD,
        slack_bot_token=WORD,
        slack_app_token=WORD,
        slack_signing_secret=WORD,
        slack_client_id=WORD,
        slack_client_secret=WORD,
    ),
]


@pytest.mark.parametrize("value", VALUES, ids=[type(value).__name__ for value in VALUES])
def test_nothing_is_shown_of_it(value: object) -> None:
    """Neither by itself, nor in an error that holds it, with all of its traceback."""
    try:
        raise ValueError(value)
    except ValueError as error:
        told = "".join(traceback.format_exception(error))
    for shown in (repr(value), str(value), f"{value!r}", told):
        assert type(value).__name__ in shown
        for secret in (WORD, "4815162342", HASH):
            assert secret not in shown
