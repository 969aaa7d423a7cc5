"""What `refugio doctor --data` says: what is stored, the oldest row of each kind, when it goes."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime

from adapters.settings import Settings
from bot.upkeep import Ends, Stock, Stored

_SAID = {
    Stored.COMMUNITIES: "communities",
    Stored.CHANGES: "counters of what changed, one a community",
    Stored.PLACES: "servers and workspaces that have the bot",
    Stored.LEFT_PLACES: "servers and workspaces that removed it",
    Stored.ENTRIES: "entries, drafts and other texts of moderators",
    Stored.ROLES: "roles, under people's hashes",
    Stored.SETTINGS: "settings of communities",
    Stored.ACTS: "what moderators did",
    Stored.REVISIONS: "earlier versions of their texts",
    Stored.TICKETS: "unanswered questions that their askers sent",
    Stored.OPINIONS: "counts of opinions about entries, by day",
    Stored.ITEM_COUNTS: "counts of quiz questions, by day",
    Stored.EVENTS: "ids of platforms' events",
    Stored.LINK_CODES: "codes to link places, as hashes",
    Stored.RUNNING_QUIZZES: "quizzes that are not over",
    Stored.OVER_QUIZZES: "quizzes that are over",
    Stored.PLAYERS: "players of quizzes, under their hashes",
    Stored.PICKS: "what players picked",
    Stored.DISPUTES: "quiz questions that somebody disputed, under their hashes",
    Stored.MESSAGES: "messages of quizzes, sent or to be sent",
    Stored.PRACTICE: "how far people practised, under their hashes",
    Stored.PREFERENCES: "what people prefer, under their hashes",
    Stored.INSTALLED: "tokens of workspaces that installed the bot",
    Stored.INSTALLING: "installations that somebody began",
    Stored.ORGANISATIONS: "workspaces of organisations",
}
_ENDS = {
    Ends.TAKEN_AWAY: "stay until taken away",
    Ends.WITH_ITS_QUIZ: "go with their quiz",
    Ends.WITH_ITS_ACT: "go with the act that made or replaced them",
    Ends.FORGET_ME: "stay until their person says “forget me”",
    Ends.WITH_ITS_PLACES: "go with the last of their places",
    Ends.LEFT: "stay until the bot is removed there",
    Ends.NEXT_INSTALLED: "go when the next one is begun",
}


def lines(settings: Settings, now: datetime) -> Iterator[str]:
    """
    One line a kind of rows, and one for each copy of the database.

    Raises StoreError and SettingsError where it cannot be looked up.
    """
    from adapters.compose import copies, keeps_already

    if not keeps_already(settings):
        yield "Nothing is stored yet."
        return
    yield from (line(each, now) for each in asyncio.run(_stock(settings, now)))
    for copy, made in copies(settings):
        gone = _day(made + settings.keep.backups)
        yield f"a copy of the database before an update, {copy}: made {_day(made)}, goes {gone}"


def line(stock: Stock, now: datetime) -> str:
    """A kind of rows, how many, since when, and until when."""
    told = f"{stock.rows:,} {_SAID[stock.kind]}"
    if not stock.rows:
        return told
    since = f"oldest {_day(stock.oldest)}" if stock.oldest else ""
    return f"{told}; {', '.join(part for part in (since, _until(stock, now)) if part)}"


def _until(stock: Stock, now: datetime) -> str:
    if stock.goes is None:
        return _ENDS[stock.ends] if stock.ends else "the next sweep begins to count their time"
    return "goes with the next daily sweep" if stock.goes <= now else f"goes {_day(stock.goes)}"


async def _stock(settings: Settings, now: datetime) -> tuple[Stock, ...]:
    from adapters.compose import open_store

    async with open_store(settings, now) as store:
        return await store.stock()


def _day(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
