"""
What an admin can set for a community: the names, the values there are, and which texts are fit.

What is kept is JSON under the setting's name; None stands for the default and is not kept at all.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from bot.entries import Bilingual, Language
from bot.knowledge.pack import Contact

_ID = re.compile(r"[A-Za-z0-9]{2,32}")
MOST_NAME = 60  # characters of a community's or a contact's name, which stands inside sentences
MOST_QUIET = 200  # channels in which the bot is quiet
MOST_REACH = 200  # characters that tell how to reach a contact
LOOK_AGAIN = timedelta(days=90)  # after which a help contact may be right no more
_MENTION = re.compile(r"(?<![\w.+-])@\w|<[@!#&]|<:|<a:")  # an address of mail is none
# A link with another text before it, as Markdown, HTML and chat platforms write one, and what else
# they draw from angle brackets: times, commands, channels.
_MARKUP = re.compile(r"\]\s*[(\[:]|<[^<>\s]+(?:\s[^<>]*)?>|<[^<>]*[|:]")
_LINK = re.compile(r"https?:|www\.|//", re.IGNORECASE)
_MARKED = re.compile(r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0]{3}")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})  # controls, turns of direction


class Setting(StrEnum):
    """A setting, by the name it is kept under."""

    LANGUAGE = "language"
    APPROVAL = "approval"
    TICKETS = "tickets"
    NAME = "name"
    CONTACT = "contact"
    PAUSE = "pause"
    QUIET = "quiet"
    MENTIONS = "mentions"
    GROUP = "group"  # of the platform, whose members are moderators


class Pause(StrEnum):
    """What an admin can stop for a while."""

    NO = "no"
    SILENT = "silent"  # the bot says nothing but that it is paused
    OWN = "own"  # the community's own entries are not shown


OPTIONS: Mapping[Setting, Mapping[str, Any]] = {  # the only values there are, by what names them
    Setting.LANGUAGE: {"en": "en", "es": "es", "none": None},
    Setting.APPROVAL: {"on": True, "off": False, "default": None},
    Setting.TICKETS: {"on": True, "off": None},
    Setting.PAUSE: {"no": None, "silent": "silent", "own": "own"},
    Setting.MENTIONS: {"channel": None, "threads": "threads"},
}


class Flaw(StrEnum):
    """Why a text cannot be shown to a whole community."""

    EMPTY = "empty"
    LONG = "long"
    LINES = "lines"
    UNSEEN = "unseen"  # characters nobody sees, or that turn the direction of writing
    MENTION = "mention"
    LINK = "link"
    ID = "id"  # no id that a platform gives
    MARKUP = "markup"  # what a platform draws as something else than what was typed


@dataclass(frozen=True, slots=True)
class Settings:
    """
    What a community has set.

    name: how cards call it, empty where none is known; approval: whether a second person must
    agree, None for the default; tickets: whether questions can be sent to the moderators;
    language: of replies where nothing else tells one; contact: whom it names for help; quiet: the
    channels in which nothing is said that all can read, by their ids under a key; threads: whether
    who mentions the bot is answered in a thread; group: the id of a platform's group, whose members
    are moderators, "" for none.
    """

    name: str = ""
    approval: bool | None = None
    tickets: bool = False
    pause: Pause = Pause.NO
    language: Language | None = None
    contact: Contact | None = None
    quiet: frozenset[str] = frozenset()
    threads: bool = False
    group: str = ""


def read(values: Mapping[str, Any]) -> Settings:
    """The settings that are kept, by name; what cannot be read is as good as not set."""
    approval, name = values.get(Setting.APPROVAL), values.get(Setting.NAME)
    quiet = values.get(Setting.QUIET)
    pause, language = (str(values.get(each)) for each in (Setting.PAUSE, Setting.LANGUAGE))
    return Settings(
        name=name if isinstance(name, str) else "",
        approval=approval if isinstance(approval, bool) else None,
        tickets=values.get(Setting.TICKETS) is True,
        pause=Pause(pause) if pause in [*Pause] else Pause.NO,
        language=Language(language) if language in [*Language] else None,
        contact=contact(values.get(Setting.CONTACT)),
        quiet=frozenset(map(str, quiet)) if isinstance(quiet, list) else frozenset(),
        threads=values.get(Setting.MENTIONS) == "threads",
        group=str(values.get(Setting.GROUP) or "") if is_id(values.get(Setting.GROUP)) else "",
    )


def kept(settings: Settings, setting: Setting) -> Any:
    """The value of a setting as it is kept, None for its default."""
    match setting:
        case Setting.LANGUAGE:
            return settings.language.value if settings.language else None
        case Setting.APPROVAL:
            return settings.approval
        case Setting.TICKETS:
            return settings.tickets or None
        case Setting.NAME:
            return settings.name or None
        case Setting.CONTACT:
            return value(settings.contact) if settings.contact else None
        case Setting.PAUSE:
            return None if settings.pause is Pause.NO else settings.pause.value
        case Setting.QUIET:
            return sorted(settings.quiet) or None
        case Setting.MENTIONS:
            return "threads" if settings.threads else None
        case Setting.GROUP:
            return settings.group or None


def contact(kept: Any) -> Contact | None:
    """A help contact as it was kept; None where there is none that can be read."""
    try:
        name, reach = (_bilingual(kept[part]) for part in ("name", "reach"))
        checked = date.fromisoformat(kept["checked"]).isoformat()
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
    whole = all(each.languages for each in (name, reach))
    return Contact(name, reach, checked) if whole else None


def value(contact: Contact) -> dict[str, Any]:
    """A help contact as it is kept."""
    parts = (("name", contact.name), ("reach", contact.reach))
    said = {part: {each.value: text.get(each) for each in text.languages} for part, text in parts}
    return {**said, "checked": contact.checked}


def is_id(text: Any) -> bool:
    """Whether it may be the id of a platform's group."""
    return isinstance(text, str) and _ID.fullmatch(text) is not None


def is_due(contact: Contact | None, today: date) -> bool:
    """Whether somebody should look: nobody is named, or nobody looked for 90 days."""
    return contact is None or today - date.fromisoformat(contact.checked) >= LOOK_AGAIN


def flaw(text: str, most: int, *, links: bool = False) -> Flaw | None:
    """What is wrong with a line that a whole community shall read, None where nothing is."""
    if "\n" in text or "\r" in text:
        return Flaw.LINES
    if any(unicodedata.category(letter) in _UNSEEN for letter in text) or _MARKED.search(text):
        return Flaw.UNSEEN
    if len(text) > most:
        return Flaw.LONG
    if _MENTION.search(text):
        return Flaw.MENTION
    if _MARKUP.search(text):
        return Flaw.MARKUP
    if _LINK.search(text) and not links:
        return Flaw.LINK
    return None


def _bilingual(kept: Mapping[str, Any]) -> Bilingual:
    texts = {each.value: kept[each] for each in Language if kept.get(each)}
    if not all(isinstance(text, str) for text in texts.values()):
        raise TypeError
    return Bilingual(**texts)
