"""Where hosts can be told something in private; in this process, forgotten when it ends."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace

from bot.entries import Language
from bot.events import ChannelId
from bot.quiz.session import Phase, Session
from bot.sessions import SessionId
from bot.store import CommunityId

_MOST = 1_000  # sessions; the host who did nothing for longest is forgotten first


@dataclass(frozen=True, slots=True)
class Aside:
    """Where and in which language a session's host is told something; told: of which round."""

    community: CommunityId
    session: SessionId
    channel: ChannelId
    language: Language
    told: int = -1


class Asides:
    """Those of all sessions whose hosts were heard of here."""

    def __init__(self) -> None:
        self._kept: OrderedDict[SessionId, Aside] = OrderedDict()

    def remember(
        self,
        community: CommunityId,
        session: Session,
        channel: ChannelId | None,
        language: Language,
    ) -> None:
        """A host did something from there; nothing where they cannot be told, or it is over."""
        if channel is None or session.phase is Phase.ENDED:
            self._kept.pop(session.id, None)
            return
        before = self._kept.get(session.id)
        told = before.told if before else -1
        self._kept[session.id] = Aside(community, session.id, channel, language, told)
        self._kept.move_to_end(session.id)
        if len(self._kept) > _MOST:
            self._kept.popitem(last=False)

    def all(self) -> tuple[Aside, ...]:
        """All that are known."""
        return tuple(self._kept.values())

    def told(self, aside: Aside, round_number: int) -> None:
        """A host was told of that round."""
        if aside.session in self._kept:
            self._kept[aside.session] = replace(aside, told=round_number)

    def forget(self, session: SessionId) -> None:
        """A session is over."""
        self._kept.pop(session, None)
