"""How long things are kept, as an operator sets it: read, told, and kept to."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.compose import open_keeping
from adapters.keeping_times import SPANS, summary
from adapters.settings import Settings, SettingsError, unknown
from bot.commands import Task
from bot.engine import Engine
from bot.entries import Language
from bot.events import Choose, ConversationId, Invoke, PersonId, PlaceId, Sender
from bot.retention import DEFAULTS, Retention
from bot.wording.plain import text_of
from bot.wording.tokens import Action, Own, token
from tests.conversations.community import facts
from tests.conversations.tiny import harbour
from tests.stores.deeds import ticket

ROOT = Path(__file__).parents[2]
NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
TIMES = token(Language.ENGLISH, Action.RETENTION)
ALL = {name: str(span.most) for name, span in SPANS.items()}


def test_each_time_can_be_set() -> None:
    """And the usual one is what is not set, or empty."""
    set_all = Settings.from_env(ALL).keep

    assert [each.name for each in fields(Retention)] == [span.field for span in SPANS.values()]
    assert [span.most for span in SPANS.values()] == [
        getattr(set_all, span.field).days for span in SPANS.values()
    ]
    assert DEFAULTS == Settings.from_env(dict.fromkeys(SPANS, " ")).keep == Settings().keep
    assert [] == unknown(ALL)


@pytest.mark.parametrize("wrong", ["least", "most", "-1", "1.5", "²", "ten", "9" * 5_000, "1 day"])
def test_all_that_are_wrong_are_told_at_once(wrong: str) -> None:
    """With the bounds of each."""
    beyond = {"least": lambda span: span.least - 1, "most": lambda span: span.most + 1}
    values = {
        name: str(beyond[wrong](span)) if wrong in beyond else wrong for name, span in SPANS.items()
    }
    with pytest.raises(SettingsError) as error:
        Settings.from_env({**values, "PORT": "x"})
    told = str(error.value).splitlines()

    assert len(SPANS) + 1 == len(told)
    for name, span in SPANS.items():
        wanted = f"Write a whole number of days from {span.least} to {span.most}."
        assert any(line.startswith(f"{name} is ") and line.endswith(wanted) for line in told)


@pytest.mark.parametrize("page", ["privacy.md", "privacidad.md"])
def test_the_pages_have_what_can_be_set(page: str) -> None:
    """Its usual value and its bounds."""
    row = re.compile(r"^\| `(REFUGIO_KEEP_\w+)` \| .* \| (\d+) \| (\d+)–(\d+) \|$", re.MULTILINE)

    assert row.findall((ROOT / "docs" / page).read_text("utf-8")) == [
        (name, str(getattr(DEFAULTS, span.field).days), str(span.least), str(span.most))
        for name, span in SPANS.items()
    ]


def test_one_line_has_them_all() -> None:
    """For `refugio doctor`."""
    said = summary(Settings.from_env({"REFUGIO_KEEP_TICKETS_DAYS": "41"}).keep)

    assert "unanswered questions 41, opinions about entries 365" in said


async def test_what_is_set_is_what_is_told_and_done(tmp_path: Path) -> None:
    """A question sent to the moderators is kept for as long as the operator set, and no longer."""
    settings = Settings.from_env(
        {
            "REFUGIO_DATA": str(tmp_path),
            "REFUGIO_KEEP_TICKETS_DAYS": "41",
            "REFUGIO_KEEP_ACTS_DAYS": "42",
            "REFUGIO_KEEP_COPIES_DAYS": "43",
        }
    )
    sender = Sender(PersonId("town:ana"), PlaceId("town:1"))
    async with open_keeping(settings) as keeping:
        engine = Engine(harbour(), keeping=keeping)
        here = await keeping.store.community(PlaceId("town:1"), NOON)
        await keeping.store.send(here, ticket("t", day=NOON.date(), text="kookaburra"))

        async def said(pressed: str) -> str:
            at = ConversationId("town")
            return await _said(engine, Choose(pressed, at, NOON, sender=sender))

        table = await engine.handle(Choose(TIMES, ConversationId("t"), NOON, sender=sender))
        assert {"41 days", "42 days", "43 days"} <= set(facts(table).values())
        assert "What you did here in 42 days" in await said(token(Language.ENGLISH, Own.MINE))
        assert "43 days" in await said(token(Language.ENGLISH, Own.FORGOTTEN))
        collected = Invoke(Task.ANSWER, ConversationId("t"), NOON, "ABCD-EFGH", sender=sender)
        assert "kept for 41 days" in await _said(engine, collected)

        await engine.expire(NOON + 40 * DAY)
        assert b"kookaburra" in _file(tmp_path)
        await engine.expire(NOON + 41 * DAY)
        assert b"kookaburra" not in _file(tmp_path)


async def _said(engine: Engine, event: Choose | Invoke) -> str:
    return text_of(await engine.handle(event))


def _file(folder: Path) -> bytes:
    return b"".join(each.read_bytes() for each in folder.iterdir() if each.name != "key")
