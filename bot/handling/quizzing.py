"""
Quizzes, whoever does something about one: hosts, players, those who practise, and time.

What must be sent to channels is kept with the change that made it, and its text is made when it is
sent, from how the session stands then.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from bot.commands import Game
from bot.curation.acting import Actor, hidden
from bot.curation.communities import Communities, Community
from bot.curation.settings import Pause
from bot.entries import Language
from bot.errors import NotAllowed
from bot.events import ChannelId, Event, Invoke, PersonId, PlaceId, Sender, sender_of
from bot.handling import playing, practising, workshops
from bot.handling.asides import Asides
from bot.handling.hosting import Hosting
from bot.handling.playing import Playing
from bot.handling.practising import Practising
from bot.handling.wanted import Gaming
from bot.knowledge.pack import Pack
from bot.quiz.session import Mode, NotNow
from bot.quiz.stage import Busy, Gone, Played, Stage
from bot.replies import Reply, refusal
from bot.sessions import Claimed, Message, Post, SessionId
from bot.store import PersonHash
from bot.text import fold
from bot.wording import quiz_messages
from bot.wording import quiz_phrases as phrases
from bot.wording.hosting import note, shut
from bot.wording.tokens import Play, Pointer

_CLAIM = timedelta(seconds=30)  # that a process has to send a message before another may
_MOST_CLAIMED = 20
_START = frozenset({"start", "empezar", "iniciar"})
_PREVIEW = frozenset({"preview", "ver"})
_PANEL = frozenset({"panel", "host", "report", "dirigir", "informe"})
_HERE = frozenset({"here", "aqui"})
_COHOST = frozenset({"cohost", "ayudar"})
_PRACTISE = frozenset({"practice", "practise", "practicar"})


@dataclass(frozen=True, slots=True)
class Delivery:
    """
    A message to be sent to a channel.

    id: with which it is told as sent, None where it need not be; replaces: the reference of the
    message it takes the place of, None for a new one; session: whose message it is, None where it
    is for a host alone.
    """

    platform: str
    channel: ChannelId
    reply: Reply
    id: int | None = None
    replaces: str | None = None
    session: SessionId | None = None


class Quizzing:
    """The quizzes of all communities."""

    def __init__(
        self,
        pack: Pack,
        communities: Communities,
        stage: Stage | None,
        asides: Asides,
        practice: Practising,
        hashed: Callable[[PersonId], PersonHash] | None,
        random: Random,
    ) -> None:
        """stage, hashed: None where nothing is kept, so that one can only practise."""
        self._pack, self._communities, self._stage = pack, communities, stage
        self._asides, self._practising, self._hashed = asides, practice, hashed
        self._hosting = Hosting(stage, asides, hashed, random) if stage and hashed else None
        self._playing = Playing(stage) if stage else None

    async def reply_to(
        self, event: Event, doing: Gaming, here: Community, language: Language
    ) -> Reply:
        """The reply to whoever hosts, plays or practises."""
        said = doing.language if isinstance(doing, Pointer) else language
        try:
            return await self._reply(event, doing, here, language)
        except Gone:
            return refusal(note(phrases.OVER, said))
        except NotAllowed:
            return refusal(note(phrases.ONLY_HOSTS, said))
        except NotNow:
            return refusal(note(phrases.CANNOT_NOW, said))
        except Busy:
            return refusal(note(phrases.BUSY, said))

    async def _reply(
        self, event: Event, doing: Gaming, here: Community, language: Language
    ) -> Reply:
        sender = sender_of(event)
        match doing:
            case Pointer(action=Play() as play) as pointer:
                return await self._step(event, play, pointer, sender, here)
            case Game.QUIZ if isinstance(event, Invoke):
                first, _, rest = event.argument.strip().partition(" ")
                if fold(first) in _PRACTISE:
                    return await self._practising.command(rest, event, here, language)
                return await self._host(fold(first), rest, event, sender, language)
            case Game.WORKSHOP if isinstance(event, Invoke):
                return await self._workshop(event, sender, language)
            case _:
                words = event.argument if isinstance(event, Invoke) else ""
                return await self._practising.command(words, event, here, language)

    async def _workshop(self, event: Invoke, sender: Sender, language: Language) -> Reply:
        if sender.place is None or self._hashed is None:
            return note(phrases.NOWHERE, language)
        actor = await self._actor(event, sender, sender.place, self._hashed)
        return workshops.on_paper(event.argument, language, actor)

    async def _host(
        self, first: str, rest: str, event: Invoke, sender: Sender, language: Language
    ) -> Reply:
        if self._hosting is None or sender.place is None or self._hashed is None:
            return note(phrases.NOWHERE, language)
        actor = await self._actor(event, sender, sender.place, self._hashed)
        if first in _PANEL:
            return await self._hosting.overview(actor, language)
        if first in _HERE:
            return await self._hosting.show_here(sender, actor, language)
        if first in _COHOST:
            return await self._hosting.join(rest, actor, language)
        read = first in _PREVIEW
        words = rest if read or first in _START else event.argument
        return await self._hosting.start(words, sender, actor, language, read=read)

    async def _step(
        self, event: Event, play: Play, pointer: Pointer, sender: Sender, here: Community
    ) -> Reply:
        if play in practising.STEPS:
            return await self._practising.step(event, play, pointer, here)
        if self._hosting is None or self._playing is None or self._hashed is None:
            raise Gone(pointer.target)
        if play in playing.STEPS:
            person = self._hashed(sender.person)
            return await self._playing.step(event, play, pointer, person, here)
        if sender.place is None:
            raise Gone(pointer.target)
        actor = await self._actor(event, sender, sender.place, self._hashed)
        if play is Play.WORKSHOP:
            return workshops.on_paper(pointer.target, pointer.language, actor)
        return await self._hosting.step(event, play, pointer, sender, actor)

    async def _actor(
        self,
        event: Event,
        sender: Sender,
        place: PlaceId,
        hashed: Callable[[PersonId], PersonHash],
    ) -> Actor:
        community = await self._communities.settled(place, event.at)
        return Actor.of(community, sender, hashed, event.at)

    async def elapse(self, at: datetime) -> None:
        """Do what time alone does to sessions."""
        if self._stage is not None:
            await self._stage.elapse(at)

    async def deliveries(self, platforms: Collection[str], at: datetime) -> tuple[Delivery, ...]:
        """What is to be sent on these platforms now, each to be told as sent by its id."""
        if self._stage is None:
            return ()
        claimed = await self._stage.claim(platforms, at, at + _CLAIM, _MOST_CLAIMED)
        theirs = [each for each in claimed if await self._may_be_sent(each)]
        sent = [await self._delivery(each, self._stage) for each in theirs]
        return (*sent, *await self._prompts(platforms, at, self._stage))

    async def delivered(self, delivery: Delivery, reference: str, rests: datetime | None) -> None:
        """A message was sent, and this is how it is found again; then its channel rests."""
        if self._stage is not None and delivery.id is not None:
            await self._stage.posted(delivery.id, reference, rests)
        if delivery.session is not None:
            self._asides.written(delivery.session, delivery.channel)

    def undeliverable(self, delivery: Delivery) -> None:
        """Nothing can be written there: the quiz's host is told, and reads it on the panel."""
        if delivery.session is not None:
            self._asides.shut(delivery.session, delivery.channel)

    async def _may_be_sent(self, claimed: Claimed) -> bool:
        """
        Whether a place still shares the community whose quiz it is, and nobody paused it there.

        Nor may it be sent to a channel that an admin made quiet. What may not be sent waits; it is
        sent when that is over, if it is within an hour.
        """
        here = await self._communities.at(claimed.post.place)
        now = here.state.settings
        silent = now.pause is Pause.SILENT or (now.quiet and await self._hushed(claimed, now.quiet))
        return not silent and here.id in {None, claimed.community}

    async def _hushed(self, claimed: Claimed, quiet: Collection[str]) -> bool:
        """Whether an admin made the channel quiet, or the one that its thread belongs to."""
        if self._stage is None or self._hashed is None:
            return False
        found = await self._stage.find(claimed.community, claimed.session)
        boards = (each for each in found.boards if each.channel == claimed.post.channel)
        return any(hidden(board.hushed_by, self._hashed) in quiet for board in boards)

    async def _delivery(self, claimed: Claimed, stage: Stage) -> Delivery:
        post = claimed.post
        played = await self._shown(post, claimed, stage)
        reply = quiz_messages.message(post, played, self._pack)
        platform = post.place.partition(":")[0]
        return Delivery(
            platform, post.channel, reply, claimed.id, claimed.replaces, claimed.session
        )

    @staticmethod
    async def _shown(post: Post, claimed: Claimed, stage: Stage) -> Played:
        """A session with what a post shows of it: no picks of a calm card, else its round's."""
        found = await stage.find(claimed.community, claimed.session)
        if post.message is Message.CARD and found.mode is not Mode.RACE:
            return Played(found, (), ())
        board = found.mode is Mode.RACE and not found.is_last  # the last one's is in the report
        if post.message is Message.CARD or (post.message is Message.REVEAL and not board):
            return await stage.in_play(claimed.community, claimed.session, post.round)
        return await stage.played(claimed.community, claimed.session)

    async def _prompts(
        self, platforms: Collection[str], at: datetime, stage: Stage
    ) -> list[Delivery]:
        """What hosts are told in private: all have picked, or a channel cannot be written in."""
        if self._hosting is None:
            return []
        found = [
            Delivery(platform, aside.channel, shut(aside.session, aside.language))
            for aside in self._asides.to_tell()
            if (platform := aside.channel.partition(":")[0]) in platforms
        ]
        for aside in self._asides.to_look_at(stage.presses, at):
            platform = aside.channel.partition(":")[0]
            if platform not in platforms:
                continue
            try:
                told = await self._hosting.prompt(aside.community, aside.session, aside.language)
            except Gone:
                self._asides.forget(aside.session)
                continue
            if told is not None and told[0] != aside.told:
                self._asides.told(aside, told[0])
                found.append(Delivery(platform, aside.channel, told[1]))
        return found
