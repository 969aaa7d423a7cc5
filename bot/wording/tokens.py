"""
The tokens of choices: short pointers with a version, authorised anew at each use.

A token names the language of the card it stands on, an action and at most one thing
("1:es:open:deportations-2015"). What comes back from a platform may be forged, so `parse` accepts
only what `Action` lists and an id's own alphabet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.entries import Language
from bot.replies import TOKEN_LIMIT

MOST_PAGE = 999  # three digits, see below
_VERSION = "1"
_TOKEN = re.compile(rf"{_VERSION}:(en|es):([a-z]+)(?::([a-z0-9-]{{1,60}}))?(?::(\d{{1,3}}))?")


class Action(StrEnum):
    """What a choice leads to."""

    OPEN = "open"
    SIMPLER = "simpler"
    WHY = "why"
    RELATED = "related"
    TOPICS = "topics"
    TOPIC = "topic"
    LANGUAGE = "language"
    SHARE = "share"
    CONTACTS = "contacts"
    FIGURE = "figure"  # target: a chart
    ORIGINAL = "original"  # a pack's entry that the community wrote anew
    PRIVACY = "privacy"
    RETENTION = "retention"  # what is kept how long
    MEANT = "meant"  # the questions that somebody may have meant; target: short for entries
    ASK = "ask"  # opens the form for a question that goes on; target: an entry


class Step(StrEnum):
    """What a choice leads to in the work of those who write entries."""

    WRITE = "write"  # opens the form; target: an entry, or nothing for a new one
    MORE = "more"  # opens the rest of it; target: a draft
    AGAIN = "again"  # opens the form as it was sent; target: a draft
    PUBLISH = "publish"
    DESPITE = "despite"  # publish, although known questions lose their answers
    DISCARD = "discard"
    REBASE = "rebase"  # go on from how the entry stands now
    PREVIEW = "preview"  # target: a draft
    QUEUE = "queue"
    RETIRE = "retire"
    RESTORE = "restore"
    HIDE = "hide"
    SHOW = "show"
    HISTORY = "history"
    LOOK = "look"  # at an entry that is to be looked at again
    STILL = "still"  # it is still right; page: the version that was looked at
    CHANGES = "changes"
    UNDO = "undo"  # target: the number of an act
    PURGE = "purge"  # asks whether to; target: an entry
    ERASE = "erase"  # does it
    OFFER = "offer"  # shows a question as it would be sent; target: a key of what is held
    SEND = "send"
    LEAVE = "leave"
    UNANSWERED = "unanswered"
    GROUP = "group"  # target: an open question, which stands for those like it
    COMPOSE = "compose"  # opens the form for an entry that answers them
    TIE = "tie"  # opens the form that says which entry answers them
    RETIE = "retie"  # opens it as it was sent; target: a key of what is held
    TEACH = "teach"
    INSIST = "insist"  # teach, although known questions lose their answers
    CLOSE = "close"  # not a question; page: of how many, so that no later one is closed unseen
    FILE = "file"  # opens the form for a file to be imported
    TAKE = "take"  # saves what an import brings; target: a key of what is held
    REPLACE = "replace"  # shows it with what it would delete
    DROP = "drop"  # leaves it
    HELPFUL = "helpful"  # target: an entry
    UNHELPFUL = "unhelpful"
    SETTINGS = "settings"
    SETTING = "setting"  # how it can be set; target: its name
    SET = "set"  # target: its name and a value, "approval-on"
    RENEW = "renew"  # the help contact is still right
    LINKS = "links"  # the places that share, and what can be done about it
    OFFER_LINK = "code"  # a code for a second place
    OFFICE = "office"  # a code with which whoever runs another of the places becomes admin
    JOIN = "join"  # opens the form for a code; sent, it asks whether to
    JOINED = "joined"  # does it; target: the code
    PART = "part"  # asks whether a place shall leave; target: its key
    PARTED = "parted"  # does it, with a copy
    BACK = "back"  # asks whether this place shall have again what it had; target: its key
    RETURNED = "returned"  # does it


class Play(StrEnum):
    """
    What a choice leads to in a quiz; targets begin with a session, most go on with its round.

    So what is pressed on an old message is known to be old.
    """

    NEW = "quiz"  # opens the form for a quiz
    PANEL = "panel"  # what the host can do now; target: a session, or nothing for all of theirs
    WORKSHOP = "workshop"  # on paper; target: minutes
    BEGIN = "begin"
    ITEMS = "items"  # to be read by the host before
    WITHOUT = "without"  # leaves an item out; page: which
    SWAP = "swap"  # takes another in its place
    FINISH = "finish"  # closes a round
    REVEAL = "reveal"
    PROCEED = "proceed"
    SKIP = "skip"
    WAIT = "wait"
    RESUME = "resume"
    EXTEND = "extend"
    ENDING = "ending"  # asks whether to end it
    END = "end"
    HERE = "here"  # plays it in this channel too
    TAKEOVER = "takeover"
    PICK = "pick"  # page: the place on the card, counted from 1
    PICKS = "picks"  # shows what one picked so far
    TYPE = "type"  # opens the form for an answer that is typed
    NAMED = "named"  # opens the form for a name that others may see
    UNNAMED = "unnamed"
    DISPUTE = "dispute"
    REPORT = "report"  # page: in which form
    CHECK = "check"  # asks an entry's item in private; target: the entry
    PRACTISE = "practise"  # asks the next item, alone
    TRY = "try"  # answers it; target: the item, page: the place on the card
    WRITE = "answered"  # opens the form for one that is typed
    SENT = "sent"  # grades an answer of several presses


class Own(StrEnum):
    """What a choice leads to that concerns the data of whoever presses it."""

    MINE = "mine"  # shows them
    FORGET = "forget"  # asks whether to
    FORGOTTEN = "forgotten"  # does it
    READING = "reading"  # how they read replies; changed where it says "on" or "off"


Aim = Action | Step | Own | Play


@dataclass(frozen=True, slots=True)
class Pointer:
    """A token read back: the language of its card, its action, what it points at, a page."""

    language: Language
    action: Aim
    target: str = ""
    page: int = 0


_ACTIONS: dict[str, Aim] = {each.value: each for each in (*Action, *Step, *Own, *Play)}


def token(language: Language, action: Aim, target: str = "", page: int = 0) -> str:
    """The token of an action on a card in this language."""
    return ":".join(filter(None, (_VERSION, language, action, target, str(page or ""))))


def parse(text: str) -> Pointer | None:
    """What the token points at, or None for anything that is no token of ours."""
    match = _TOKEN.fullmatch(text[: TOKEN_LIMIT + 1])
    if match is None or (action := _ACTIONS.get(match[2])) is None:
        return None
    return Pointer(Language(match[1]), action, match[3] or "", int(match[4] or 0))
