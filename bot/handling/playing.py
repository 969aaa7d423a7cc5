"""
Those who play: an answer picked or typed, a name on boards, an item disputed. All in private.

What a token points at is looked up anew: another community's session, another round, a place on
the card that is not there change nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot import privacy
from bot.curation.communities import Community
from bot.curation.forms import unseen
from bot.entries import Language
from bot.events import Event, Submit
from bot.handling.hosting import aim
from bot.items import Item
from bot.knowledge.pack import Pack
from bot.outcomes import NoAnswer, Reason
from bot.quiz import picks
from bot.quiz.session import Mode, Phase, Session
from bot.quiz.stage import Gone, Stage
from bot.replies import Reply, refusal
from bot.sessions import SessionId
from bot.store import CommunityId, PersonHash
from bot.wording import outcomes
from bot.wording import playing as wording
from bot.wording import quiz_phrases as phrases
from bot.wording.hosting import note
from bot.wording.tokens import Play, Pointer

STEPS = frozenset({Play.PICK, Play.TYPE, Play.NAMED, Play.UNNAMED, Play.DISPUTE, Play.PICKS})


@dataclass(frozen=True, slots=True)
class _Turn:
    """Somebody does something about a round; typed: what their form holds, None for a press."""

    here: Community
    community: CommunityId
    session: SessionId
    number: int
    person: PersonHash
    language: Language
    at: datetime
    place: int
    typed: Mapping[str, str] | None = field(repr=False)


class Playing:
    """What players do, in all communities."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    async def step(
        self, event: Event, play: Play, pointer: Pointer, person: PersonHash, here: Community
    ) -> Reply:
        """The reply to a player's button or form; raises Gone."""
        if here.id is None:
            raise Gone(pointer.target)
        session, number = aim(pointer)
        typed = event.values if isinstance(event, Submit) else None
        turn = _Turn(
            here, here.id, session, number, person, pointer.language, event.at, pointer.page, typed
        )
        match play:
            case Play.PICK:
                return await self._pressed(turn)
            case Play.TYPE:
                return await self._typed(turn)
            case Play.PICKS:
                return await self._so_far(turn)
            case Play.DISPUTE:
                return await self._disputed(turn)
            case _:
                return await self._named(turn, shown=play is Play.NAMED)

    async def _pressed(self, turn: _Turn) -> Reply:
        card, item = await self._card(turn)
        if item is None or item.kind.is_typed:
            return refusal(note(phrases.TOO_LATE, turn.language))
        order = card.rounds[turn.number].order
        if not 1 <= turn.place <= len(order):
            return refusal(note(phrases.TOO_LATE, turn.language))
        change = picks.pressed(item, order[turn.place - 1], final=card.mode is Mode.RACE)
        return await self._kept(turn, card, item, change)

    async def _typed(self, turn: _Turn) -> Reply:
        card, item = await self._card(turn)
        if item is None or not item.kind.is_typed:
            return refusal(note(phrases.TOO_LATE, turn.language))
        if turn.typed is None:
            stands = await self._stage.find(turn.community, turn.session)
            if stands.open_round != turn.number:  # nobody reads a question before its turn
                return _not_taken(stands, turn)
            return wording.form(card, turn.number, item, turn.language)
        text = turn.typed.get(wording.TYPED, "")
        if concern := privacy.inspect(text):
            personal = NoAnswer(Reason.PERSONAL, turn.language, detail=concern)
            return outcomes.reply(personal, turn.here.library)
        change = picks.typed(text, final=card.mode is Mode.RACE)
        return await self._kept(turn, card, item, change)

    async def _kept(self, turn: _Turn, card: Session, item: Item, change: picks.Change) -> Reply:
        pressed = await self._stage.press(
            turn.community, turn.session, turn.person, turn.number, change, turn.at
        )
        if pressed.taken:
            return wording.receipt(card, item, pressed, turn.language)
        return _not_taken(await self._stage.find(turn.community, turn.session), turn)

    async def _so_far(self, turn: _Turn) -> Reply:
        """What they picked, read back from where it is kept: the sure receipt."""
        found, own = await self._stage.picked_by(turn.community, turn.session, turn.person)
        items = turn.here.base.pack.items_by_id
        return wording.picks_so_far(found, own, items, turn.language)

    async def _disputed(self, turn: _Turn) -> Reply:
        stands = await self._stage.find(turn.community, turn.session)
        item = _item(stands, turn.number, turn.here.base.pack)
        if item is None or not stands.revealed(turn.number):
            return refusal(note(phrases.TOO_LATE, turn.language))
        once = turn.number % stands.half  # of both ends, an item is disputed once
        new = await self._stage.dispute(
            turn.community, turn.session, once, turn.person, item.id, turn.at
        )
        return note(phrases.DISPUTED if new else phrases.DISPUTED_BEFORE, turn.language)

    async def _named(self, turn: _Turn, *, shown: bool) -> Reply:
        """Shown by a name they typed, or by a number again."""
        if shown and turn.typed is None:
            return wording.name_form(turn.session, "", turn.language)
        name = _plain(turn.typed.get(wording.NAME, "")) if shown and turn.typed else ""
        if problem := wording.name_problem(name):
            return wording.name_form(turn.session, name, turn.language, problem)
        done = await self._stage.name(turn.community, turn.session, turn.person, name or None)
        if done is None:
            return refusal(note(phrases.PICK_FIRST, turn.language))
        return wording.named(done, turn.session, turn.language)

    async def _card(self, turn: _Turn) -> tuple[Session, Item | None]:
        card = await self._stage.card(turn.community, turn.session)
        return card, _item(card, turn.number, turn.here.base.pack)


def _plain(name: str) -> str:
    """A name on one line, without signs that nobody sees; no longer than its field."""
    return " ".join("".join(sign for sign in name[: wording.MOST_SENT] if not unseen(sign)).split())


def _not_taken(stands: Session, turn: _Turn) -> Reply:
    """That a round takes no pick, or none at the moment."""
    paused = stands.phase is Phase.PAUSED and stands.current == turn.number
    return refusal(note(phrases.NOT_OPEN if paused else phrases.TOO_LATE, turn.language))


def _item(card: Session, number: int, pack: Pack) -> Item | None:
    """The item of a round, None where there is no such round or item."""
    if not 0 <= number < len(card.rounds):
        return None
    return pack.items_by_id.get(card.rounds[number].item)
