"""Which hosts may have to be told that all have picked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.entries import Language
from bot.events import ChannelId
from bot.handling.asides import Asides
from bot.quiz.session import Phase
from bot.sessions import SessionId
from bot.store import CommunityId
from tests.unit.quiz_values import NOW, SECOND, begun, in_phase

HERE, EN = CommunityId("here"), Language.ENGLISH
ASIDE = ChannelId("discord:aside")


class Heard:
    """How often people pressed."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, _community: CommunityId, _session: SessionId) -> int:
        return self.times


def test_it_is_looked_when_people_stopped_pressing() -> None:
    """Not while they do, not twice for the same, and now and then in any case."""
    asides, heard = Asides(), Heard()
    asides.remember(HERE, begun(), ASIDE, EN)

    def looks(after: int) -> bool:
        return bool(asides.to_look_at(heard, NOW + after * SECOND))

    assert looks(0)
    heard.times = 5
    assert not looks(1)
    heard.times = 9
    assert not looks(2)
    assert looks(3)
    assert not looks(4)
    assert not looks(12)
    assert looks(13)
    assert looks(-99)  # a clock that went back


def test_a_host_is_told_where_they_were_heard_last() -> None:
    """Of each round once; nowhere once it is over, or where nothing can be told."""
    asides, heard, hall = Asides(), Heard(), ChannelId("slack:hall")
    asides.remember(HERE, begun(), ASIDE, EN)
    (one,) = asides.to_look_at(heard, NOW)
    asides.told(one, 3)
    asides.remember(HERE, begun(), hall, Language.SPANISH)
    (now,) = asides.to_look_at(heard, NOW + timedelta(minutes=1))
    assert (hall, Language.SPANISH, 3) == (now.channel, now.language, now.told)
    asides.remember(HERE, replace(in_phase(Phase.ENDED)), hall, EN)
    assert () == asides.to_look_at(heard, NOW + timedelta(hours=1))
    asides.remember(HERE, begun(), ASIDE, EN)
    asides.remember(HERE, begun(), None, EN)
    assert () == asides.to_look_at(heard, NOW + timedelta(hours=2))
