"""Messages that ask nothing of the article: greetings, thanks, "no", "wow", noise, abuse."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.smalltalk import phrases
from bot.smalltalk.abuse import ABUSIVE, AROUND_ABUSE
from bot.smalltalk.bot import ABOUT_THE_BOT
from bot.text import cut, words


class Talk(StrEnum):
    """What a message is when it is nothing but talk."""

    GREETING = "greeting"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    ABILITIES = "abilities"
    ABOUT_THE_BOT = "about_the_bot"
    REJECTION = "rejection"
    REACTION = "reaction"
    LAUGHTER_OR_NOISE = "noise"
    ABUSE = "abuse"


# Where a message is several, the first here wins: "hola, ¿qué sabes hacer?" asks what it can do.
_KNOWN: tuple[tuple[Talk | None, frozenset[str]], ...] = (
    (Talk.ABILITIES, phrases.ABILITIES),
    (Talk.ABOUT_THE_BOT, ABOUT_THE_BOT),
    (Talk.GOODBYE, phrases.GOODBYE),
    (Talk.REJECTION, phrases.REJECTION),
    (Talk.THANKS, phrases.THANKS),
    (Talk.GREETING, phrases.GREETING),
    (Talk.REACTION, phrases.REACTION),
    (Talk.LAUGHTER_OR_NOISE, phrases.NOISE),
    (None, phrases.ADDRESS),
)
_RANK = {talk: rank for rank, (talk, _) in enumerate(_KNOWN)}
_MEANING: dict[str, Talk | None] = {
    phrase: talk for talk, known in reversed(_KNOWN) for phrase in known
}
_VOCABULARY = frozenset(word for phrase in _MEANING for word in phrase.split())
_MENDABLE = tuple(sorted(phrases.MENDABLE))
_ABUSE_WORDS = frozenset(word for phrase in ABUSIVE | AROUND_ABUSE for word in phrase.split())

_LONGEST = 12  # words; a longer message says something else too
_LONGEST_PHRASE = max(len(phrase.split()) for phrase in _MEANING | dict.fromkeys(ABUSIVE))
_LONG_ENOUGH = 5  # letters; shorter words are too near to others to be mended

_LAUGH = re.compile(
    r"[ajh]{0,2}(j[aeiou]|h[aei]|hue|[jk]s|jk)\1{1,20}[jahs]?|(?=\w{0,9}j)[ajhsk]{5,}|k{2,}"
    r"|xd+|lo+l(?:ol)?|lmf?a+o+"
)
_MASHED = re.compile(
    r"(?:asdf|sdfg|dfgh|fghj|hjkl|jkl|qwer|zxcv|lkjh|asdas)\w*|[b-df-hj-np-tv-xz]{6,}"
)
_EMOTICON = re.compile(r"<3|:3|[:;=]['-]?[dpvoc03)(\]\[/|*]|\bx-?d\b", re.IGNORECASE)
_RUN = re.compile(r"(.)\1{2,}")
_DOUBLED = re.compile(r"(.)\1+$")


def recognise(text: str) -> Talk | None:
    """What kind of talk the whole message is, or None where it may be a question."""
    said = words(_EMOTICON.sub(" ", cut(text)))
    if not said:
        return Talk.LAUGHTER_OR_NOISE
    if len(said) > _LONGEST:
        return None
    if _is_abuse([_spelled(word, _ABUSE_WORDS) for word in said]):
        return Talk.ABUSE
    return _talk([_mended(word) for word in said])


def _talk(said: list[str]) -> Talk | None:
    """The most telling talk among phrases that cover all words, or None."""
    if all(_is_noise(word) for word in said):
        return Talk.LAUGHTER_OR_NOISE
    cover = _cover(said, lambda phrase: phrase in _MEANING or _is_noise(phrase))
    if cover is None:
        return None
    talks = {talk for phrase in cover if (talk := _MEANING.get(phrase))}
    return min(talks, key=_RANK.__getitem__, default=None)


def _is_abuse(said: list[str]) -> bool:
    """Whether abusive phrases, with words that only go with them, are all that is said."""
    allowed = ABUSIVE | AROUND_ABUSE
    cover = _cover(said, allowed.__contains__)
    return cover is not None and any(phrase in ABUSIVE for phrase in cover)


def _cover(said: list[str], known: Callable[[str], bool]) -> tuple[str, ...] | None:
    """Known phrases that make up the words in order, as long as can be, or None."""
    covers: list[tuple[str, ...] | None] = [()]
    for end in range(1, len(said) + 1):
        starts = range(max(0, end - _LONGEST_PHRASE), end)
        found = (
            (*before, phrase)
            for start in starts
            if (before := covers[start]) is not None and known(phrase := " ".join(said[start:end]))
        )
        covers.append(min(found, key=len, default=None))
    return covers[-1]


def _is_noise(word: str) -> bool:
    return bool(word in phrases.NOISE or _LAUGH.fullmatch(word) or _MASHED.fullmatch(word))


def _mended(word: str) -> str:
    """The word as the phrases spell it, where it is that word stretched or with one slip."""
    spelled = _spelled(word, _VOCABULARY)
    if spelled in _VOCABULARY or _is_noise(spelled) or len(spelled) < _LONG_ENOUGH:
        return spelled
    near = process.extractOne(spelled, _MENDABLE, scorer=OSA.distance, score_cutoff=1)
    return near[0] if near and near[0][0] == spelled[0] else spelled


def _spelled(word: str, vocabulary: frozenset[str]) -> str:
    """The word without stretched letters, in the form that the vocabulary has, if any."""
    if word in vocabulary:
        return word
    forms = (_RUN.sub(r"\1", word), _RUN.sub(r"\1\1", word), _DOUBLED.sub(r"\1", word))
    return next((form for form in forms if form in vocabulary), forms[0])
