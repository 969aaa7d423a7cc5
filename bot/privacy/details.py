"""
Personal details written into a message: how to reach the asker, and numbers that name them.

Patterns run on `plain` text, in which accents are still there, so that scrubbed text stays
readable.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from bot.privacy.contact import CONTACT
from bot.privacy.identity import IDENTITY

MAX_READ = 4000  # characters; the longest message a platform delivers, what follows is not read
SCRUBBED = "[…]"

_UNSEEN = frozenset({"Mn", "Me", "Cf", "Cs", "Co"})
# Dashes, points and slashes as phones and word processors write them, none of which NFKC folds.
_MARKS = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | dict.fromkeys("\u00b7\u2022\u2027\u2219", ".")
    | dict.fromkeys("\u2044\u2215", "/")
)
_MENTION = re.compile(r"<(?:@[!&]?|#|a?:\w{1,32}:|t:)[^>\s]{0,64}>")


def plain(text: str) -> str:
    """The part of a text that is read, without mentions, unseen characters and odd forms."""
    composed = unicodedata.normalize("NFKC", _MENTION.sub(" ", text[:MAX_READ]))[:MAX_READ]
    shown = (c for c in composed if unicodedata.category(c) not in _UNSEEN)
    return "".join(" " if unicodedata.category(c) == "Cc" else c for c in shown)


@cache  # compiled when first asked for, as the guard's phrases are
def _compiled(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


_YEAR = re.compile(r"(?:1[89]\d|20[0-4])\d")
_GROUPS = re.compile(r"\d+")


def _is_figure(found: str) -> bool:
    """Whether digits are years or a round figure, rather than a number of someone's."""
    groups = _GROUPS.findall(found)
    if not groups or "+" in found or "@" in found or any(c.isalpha() for c in found):
        return False
    years = [bool(_YEAR.fullmatch(group)) for group in groups]
    ends_in_year = years[-1] and found[-5:-4] == " "
    thousands = groups[-1].endswith("000") and (len(groups) == 1 or groups[-1] == "000")
    return all(years) or ends_in_year or thousands


def _found(patterns: tuple[str, ...], text: str) -> Iterator[tuple[int, int]]:
    """Where details begin and end."""
    marked = text.translate(_MARKS)  # one sign for one, so that the places are those of the text
    for pattern in _compiled(patterns):
        for match in pattern.finditer(marked):
            begin, end = match.span("detail" if "detail" in pattern.groupindex else 0)
            if not _is_figure(marked[begin:end]):
                yield begin, end


def gives_contact(text: str) -> bool:
    """Whether plain text holds a phone number, an e-mail address, an account or an address."""
    return any(True for _ in _found(CONTACT, text))


def gives_identity(text: str) -> bool:
    """Whether plain text holds the number of a document or card, a date of birth or a name."""
    return any(True for _ in _found(IDENTITY, text))


def without_details(text: str) -> str:
    """Plain text with each personal detail as `SCRUBBED`, the rest as it was."""
    kept, at = [], 0
    for begin, end in sorted({*_found(IDENTITY, text), *_found(CONTACT, text)}):
        if begin >= at:
            kept += [text[at:begin], SCRUBBED]
        at = max(at, end)
    return "".join([*kept, text[at:]])
