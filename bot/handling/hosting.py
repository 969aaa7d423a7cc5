"""
Those who host: a quiz prepared, read before, begun, driven and ended; all of it in private.

The role is looked up at each act, and so is whether somebody hosts the session they point at.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from random import Random

from bot.curation.acting import Actor, hidden
from bot.curation.communities import Community
from bot.curation.roles import Role
from bot.entries import Bilingual, Language
from bot.errors import NotAllowed
from bot.events import Event, PersonId, Sender, Submit, Visibility
from bot.handling import reporting
from bot.handling.asides import Asides
from bot.items import Item, ItemId
from bot.knowledge.pack import Pack
from bot.quiz import session as states
from bot.quiz import wishes
from bot.quiz.composing import MOST, another, compose, in_place_of
from bot.quiz.session import Board, NotNow, Phase, Session
from bot.quiz.stage import Stage
from bot.quiz.wishes import Wish
from bot.replies import Reply, refusal
from bot.sessions import SessionId
from bot.store import CommunityId, PersonHash
from bot.wording import hosting as wording
from bot.wording import quiz_phrases as phrases
from bot.wording.tokens import Play, Pointer

STEPS = frozenset(
    {
        Play.NEW, Play.PANEL, Play.BEGIN, Play.ITEMS, Play.WITHOUT, Play.SWAP, Play.FINISH,
        Play.REVEAL, Play.PROCEED, Play.SKIP, Play.WAIT, Play.RESUME, Play.EXTEND, Play.ENDING,
        Play.END, Play.TAKEOVER, Play.REPORT,
    }
)  # fmt: skip
MOST_RUNNING = 10  # sessions of one community at once
_CODE = 6  # hexadecimal digits

_Does = Callable[[Session, datetime], Session]
_DRIVING: dict[Play, _Does] = {
    Play.FINISH: states.close,
    Play.PROCEED: states.proceed,
    Play.SKIP: states.skip,
    Play.WAIT: states.pause,
    Play.RESUME: states.resume,
    Play.EXTEND: states.extend,
}


class Hosting:
    """What hosts do, in all communities."""

    def __init__(
        self,
        stage: Stage,
        asides: Asides,
        hashed: Callable[[PersonId], PersonHash],
        random: Random,
    ) -> None:
        self._stage, self._asides, self._hashed, self._random = stage, asides, hashed, random

    async def start(
        self, words: str, sender: Sender, actor: Actor, language: Language, *, read: bool = False
    ) -> Reply:
        """
        A quiz as these words wish it, or the form for one where there are none.

        read: its questions are shown at once to whoever prepares it, who may change them; any
        quiz will do then where there are no words.
        """
        _may_host(actor)
        if sender.channel is None:
            return wording.note(_no_stage(sender), language)
        wish = wishes.spoken(words, _pack(actor), language)
        if wish.unknown:
            most = str(MOST)
            return wording.note(phrases.UNKNOWN_WORDS, language, words=wish.unknown, most=most)
        if not words.strip() and not read:
            return wording.form(wish, _pack(actor), language)
        return await self._prepared(wish, sender, actor, language, read=read)

    async def overview(self, actor: Actor, language: Language) -> Reply:
        """
        The quizzes of a community that somebody hosts or may take over.

        Where none of theirs is on, those that they hosted lately, for the reports.
        """
        _may_host(actor)
        running = await self._stage.running(_id(actor))
        mine = [each for each in running if each.drives(actor.person)]
        left = [each for each in running if each not in mine and each.vanished(actor.at)]
        if not mine:
            over = await self._stage.over(_id(actor))
            mine = [each for each in over if each.drives(actor.person)][:MOST_RUNNING]
        if len(mine) == 1 and not left:
            return await self.panel(mine[0].id, actor, language)
        return wording.running(mine, left, language)

    async def join(self, code: str, actor: Actor, language: Language) -> Reply:
        """Somebody becomes co-host by a code that the host told them."""
        _may_host(actor)
        for each in await self._stage.running(_id(actor)):
            if self._code(each.id) == code.strip().lower():
                await self._stage.drive(
                    _id(actor),
                    each.id,
                    actor.at,
                    lambda now: states.hosted_by(now, actor.person, actor.at),
                )
                panel = await self.panel(each.id, actor, language)
                return wording.with_note(panel, phrases.COHOSTED)
        return wording.note(phrases.WRONG_CODE, language)

    async def show_here(self, sender: Sender, actor: Actor, language: Language) -> Reply:
        """The quiz that somebody hosts is played in their channel too."""
        _may_host(actor)
        if sender.place is None or sender.channel is None:
            return wording.note(_no_stage(sender), language)
        running = await self._stage.running(_id(actor))
        mine = [each for each in running if each.drives(actor.person)]
        if not mine:
            return wording.note(phrases.NONE_RUNNING, language)
        board = Board(sender.place, sender.channel, sender.room)
        latest = max(mine, key=lambda each: each.touched)
        await self._stage.drive(
            _id(actor), latest.id, actor.at, lambda now: states.shown_in(now, board, actor.at)
        )
        panel = await self.panel(latest.id, actor, language)
        already = board in latest.boards
        return wording.with_note(panel, phrases.HERE_ALREADY if already else phrases.SHOWN_HERE)

    async def step(
        self, event: Event, play: Play, pointer: Pointer, sender: Sender, actor: Actor
    ) -> Reply:
        """
        The reply to one of a host's buttons, or to their form.

        Raises NotAllowed for who may not host at all, Gone and Busy.
        """
        language = pointer.language
        if play is Play.PANEL and not pointer.target:
            return await self.overview(actor, language)
        if play is Play.NEW:
            _may_host(actor)
            if not isinstance(event, Submit):
                return wording.form(Wish(languages=(language,)), _pack(actor), language)
            wish = wishes.filled_in(event.values, _pack(actor), language)
            alone = event.visibility is Visibility.DIRECT
            return await self._prepared(wish, sender, actor, language, elsewhere=alone)
        session, number = aim(pointer)
        found = await self._stage.find(_id(actor), session)
        if play is Play.TAKEOVER:
            _may_host(actor)
            return await self._taken_over(session, actor, language)
        if actor.role < Role.HOST:  # also of a host who lost that role meanwhile
            return _refused(language)
        if not found.drives(actor.person):
            left = found.vanished(actor.at)
            return wording.take_over(found, language) if left else _refused(language)
        try:
            reply = await self._driven(play, found, number, pointer, actor)
        except NotNow:
            panel = await self.panel(session, actor, language)
            reply = wording.with_note(panel, phrases.MOVED_ON)
        if sender.aside is not None:
            now = await self._stage.find(_id(actor), session)
            self._asides.remember(_id(actor), now, sender.aside, language)
        return reply

    async def panel(self, session: SessionId, actor: Actor, language: Language) -> Reply:
        """Where a session stands and what can be done about it."""
        played = await self._stage.in_play(_id(actor), session)
        panel = wording.panel(played, self._code(session), language)
        if played.session.phase is Phase.ENDED:
            return panel
        rooms = {hidden(each.hushed_by, self._hashed) for each in played.session.boards}
        if rooms & actor.community.state.settings.quiet:
            return wording.with_note(panel, phrases.HUSHED)
        return wording.with_note(panel, phrases.SHUT) if self._asides.is_shut(session) else panel

    async def prompt(
        self, community: CommunityId, session: SessionId, language: Language
    ) -> tuple[int, Reply] | None:
        """The round and the panel to close it with, where everybody has picked; None else."""
        played = await self._stage.in_play(community, session)
        said = wording.prompt(played, self._code(session), language)
        return (played.session.current, said) if said else None

    async def _driven(
        self, play: Play, found: Session, number: int, pointer: Pointer, actor: Actor
    ) -> Reply:
        language, at, here = pointer.language, actor.at, _id(actor)
        match play:
            case Play.ITEMS:
                return self._items(found, pointer.page, actor, language)
            case Play.REPORT:
                played, pack = await self._stage.played(here, found.id), actor.community.base.pack
                return reporting.reply(played, pointer.page, pack, language)
            case Play.ENDING:
                return wording.sure(found, language)
            case Play.BEGIN if not found.boards:
                panel = await self.panel(found.id, actor, language)
                return wording.with_note(panel, phrases.NO_BOARD)
            case Play.BEGIN:
                await self._stage.drive(here, found.id, at, lambda now: states.begin(now, at))
            case Play.END:
                await self._stage.drive(here, found.id, at, lambda now: states.end(now, at))
            case Play.REVEAL:
                await self._stage.reveal(here, found.id, at, number)
            case Play.WITHOUT | Play.SWAP:
                changed = await self._changed(play, found, number, actor)
                page = number - number % wording.ON_PAGE
                return self._items(changed, min(page, changed.length - 1), actor, language)
            case _ if play in _DRIVING:
                await self._drive(_DRIVING[play], found, number, actor)
        return await self.panel(found.id, actor, language)

    async def _drive(self, does: _Does, found: Session, number: int, actor: Actor) -> None:
        """Do something about a round, if it is still the one in play."""

        def in_that_round(now: Session) -> Session:
            if now.current != number:
                raise NotNow("another round is in play")
            return does(now, actor.at)

        await self._stage.drive(_id(actor), found.id, actor.at, in_that_round)

    async def _changed(self, play: Play, found: Session, number: int, actor: Actor) -> Session:
        """A prepared quiz with one item less, or another in its place."""
        asked = [found.rounds[place].item for place in range(found.length)]
        if not 0 <= number < found.length:
            raise NotNow("there is no such item")

        def changed(now: Session) -> Session:
            if number >= now.length or now.rounds[number].item != asked[number]:
                raise NotNow("it was changed meanwhile")
            if play is Play.WITHOUT:
                return states.without(now, number)
            other = self._other(asked, number, actor)
            if other is None:
                raise NotNow("there is no other item")
            was = _pack(actor).items_by_id.get(asked[number])
            placed = in_place_of(now.rounds[number], was, other, self._random)
            return states.swapped(now, number, placed)

        return await self._stage.drive(_id(actor), found.id, actor.at, changed)

    def _other(self, asked: list[ItemId], number: int, actor: Actor) -> Item | None:
        items = {item.id: item for item in offered(actor.community)}
        taken = [items[each] for each in asked if each in items]
        out = items.get(asked[number])
        left = list(items.values())
        if out is None:
            return next((each for each in left if each not in taken), None)
        return another(left, taken, out, _topic_of(actor), self._random)

    def _items(self, session: Session, first: int, actor: Actor, language: Language) -> Reply:
        if session.phase is not Phase.PREPARED:
            raise NotNow(session.phase)
        by_id = {item.id: item for item in _pack(actor).items}
        chosen = [by_id.get(each.item) for each in session.rounds[: session.length]]
        return wording.items(session, chosen, min(first, session.length - 1), language)

    async def _prepared(
        self,
        wish: Wish,
        sender: Sender,
        actor: Actor,
        language: Language,
        *,
        elsewhere: bool = False,
        read: bool = False,
    ) -> Reply:
        """
        A quiz that can be begun.

        elsewhere: its host says later in which channel; read: as for `start`.
        """
        if sender.place is None or not (sender.channel or elsewhere):
            return refusal(wording.note(_no_stage(sender), language))
        board = Board(sender.place, sender.channel, sender.room) if sender.channel else None
        boards = (board,) if board else ()
        if len(await self._stage.running(_id(actor))) >= MOST_RUNNING:
            return refusal(wording.note(phrases.TOO_MANY_RUNNING, language))
        chosen = compose(
            offered(actor.community),
            _topic_of(actor),
            self._random,
            wish.topic,
            wish.level,
            wish.length,
        )
        if not chosen:
            return refusal(wording.note(phrases.NO_ITEMS, language))
        wished = Session(
            SessionId(""),
            wish.mode,
            wish.languages,
            (actor.person,),
            (),
            boards,
            actor.at,
        )
        made = await self._stage.prepare(_id(actor), wished, chosen)
        self._asides.remember(_id(actor), made, sender.aside, language)
        first = self._items(made, 0, actor, language) if read else None
        shown = replace(first or await self.panel(made.id, actor, language), board=bool(boards))
        if len(chosen) < wish.length:
            return wording.with_note(shown, phrases.FEWER, length=str(len(chosen)))
        return shown

    async def _taken_over(self, session: SessionId, actor: Actor, language: Language) -> Reply:
        try:
            await self._stage.drive(
                _id(actor),
                session,
                actor.at,
                lambda now: states.taken_over(now, actor.person, actor.at),
            )
        except NotNow:
            return _refused(language)
        return await self.panel(session, actor, language)

    def _code(self, session: SessionId) -> str:
        """With which a co-host joins; nobody can tell it from the session's id."""
        return self._hashed(PersonId(f"co-host of {session}"))[:_CODE]


def offered(here: Community) -> list[Item]:
    """The items that a community may be asked: of entries that it sees as the pack has them."""
    shown = here.library.by_id
    return [
        item
        for item in here.base.pack.items
        if (entry := shown.get(item.entry)) is not None and entry.added is None
    ]


def aim(pointer: Pointer) -> tuple[SessionId, int]:
    """The session and the round a token points at; -1, which is no round, where it names none."""
    session, _, number = pointer.target.partition("-")
    known = number.isdecimal() and number.isascii() and len(number) < 4
    return SessionId(session), int(number) if known else -1


def _topic_of(actor: Actor) -> Callable[[Item], str]:
    packed = _pack(actor).by_id
    return lambda item: packed[item.entry].topic


def _pack(actor: Actor) -> Pack:
    return actor.community.base.pack


def _no_stage(sender: Sender) -> Bilingual:
    """Why no quiz can be run where somebody is."""
    return phrases.QUIET_HERE if sender.quiet else phrases.CANNOT_WRITE


def _may_host(actor: Actor) -> None:
    if actor.role < Role.HOST:
        raise NotAllowed


def _id(actor: Actor) -> CommunityId:
    found = actor.community.id
    if found is None:
        raise NotAllowed
    return found


def _refused(language: Language) -> Reply:
    return wording.note(phrases.NOT_HOST, language)
