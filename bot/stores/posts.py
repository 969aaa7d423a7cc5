"""The outbox of quizzes: which process sends what, and how it is found again."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot.events import ChannelId, PlaceId
from bot.sessions import Claimed, Message, Post, SessionId
from bot.store import CommunityId
from bot.stores.connect import Part
from bot.stores.schema_quiz import post as posts
from bot.stores.schema_quiz import session as sessions
from bot.stores.whole import whole

_WORTH_SENDING = timedelta(hours=1)  # since a session was over


class SqlPosts(Part):
    """What `bot.sessions.Sessions` says of messages to be sent, over SQL."""

    @whole
    async def claim_posts(
        self, platforms: Collection[str], at: datetime, until: datetime, most: int
    ) -> tuple[Claimed, ...]:
        free = _free(platforms, at)
        async with self._database.reading() as connection:  # most often there is nothing to do
            if (await connection.execute(free.limit(1))).first() is None:
                return ()
        locked = free.limit(most).with_for_update(of=posts, skip_locked=True)
        async with self._database.writing() as connection:
            claimed = [_claimed(row) for row in await connection.execute(locked)]
            which = posts.c.id.in_([each.id for each in claimed])
            await connection.execute(sa.update(posts).where(which).values(claimed_until=until))
        return tuple(claimed)

    async def unsent_in(self, community: CommunityId, session: SessionId) -> frozenset[ChannelId]:
        query = sa.select(posts.c.channel).where(
            posts.c.community_id == community,
            posts.c.session_id == session,
            posts.c.reference.is_(None),
        )
        async with self._database.reading() as connection:
            return frozenset(map(ChannelId, await connection.scalars(query)))

    @whole
    async def posted(self, post: int, reference: str, rests: datetime | None = None) -> None:
        told = {"reference": reference, "claimed_until": rests}
        sent = sa.update(posts).where(posts.c.id == post).values(told)
        async with self._database.writing() as connection:
            await connection.execute(sent)


def _free(platforms: Collection[str], at: datetime) -> sa.Select[Any]:
    """The oldest of each channel that was not sent and that nobody is at, in their order."""
    of = sa.or_(
        sa.false(), *(posts.c.place.startswith(f"{each}:", autoescape=True) for each in platforms)
    )
    earlier = posts.alias("earlier")
    waiting = sa.exists().where(
        _beside(earlier), earlier.c.id < posts.c.id, earlier.c.reference.is_(None)
    )
    return (
        worth_sending(sa.select(posts, _replaced().label("replaces")), at)
        .where(posts.c.reference.is_(None), of)
        .where(posts.c.claimed_until.is_(None) | (posts.c.claimed_until <= at))
        .where(~waiting, ~_rests(at) | _replaced().is_(None))
        .order_by(posts.c.id)
    )


def worth_sending(query: sa.Select[Any], at: datetime) -> sa.Select[Any]:
    """Only the posts of sessions that run, or were over a short while ago."""
    its_own = (sessions.c.community_id == posts.c.community_id) & (
        sessions.c.id == posts.c.session_id
    )
    lately = sessions.c.ended.is_(None) | (sessions.c.ended > at - _WORTH_SENDING)
    return query.join(sessions, its_own).where(lately)


def _replaced() -> sa.ScalarSelect[Any]:
    """The reference of the message that a post takes the place of."""
    sent = posts.alias("sent")
    same = (sent.c.message == posts.c.message) & (sent.c.round == posts.c.round)
    query = sa.select(sent.c.reference).where(_beside(sent), same, sent.c.reference.is_not(None))
    return query.order_by(sent.c.id.desc()).limit(1).scalar_subquery()


def _rests(at: datetime) -> sa.Exists:
    """Whether the channel rests from a change of a message, of whichever session it was."""
    changed, names = posts.alias("changed"), ("community_id", "place", "channel")
    return sa.exists().where(
        *(changed.c[name] == posts.c[name] for name in names),
        changed.c.reference.is_not(None),
        changed.c.claimed_until > at,
    )


def _beside(other: sa.FromClause) -> sa.ColumnElement[bool]:
    """Posts of the same session in the same channel."""
    names = ("community_id", "session_id", "place", "channel")
    return sa.and_(*(other.c[name] == posts.c[name] for name in names))


def _claimed(row: Any) -> Claimed:
    post = Post(Message(row.message), row.round, PlaceId(row.place), ChannelId(row.channel))
    session = SessionId(row.session_id)
    return Claimed(row.id, CommunityId(row.community_id), session, post, row.replaces)
