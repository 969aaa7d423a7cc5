"""
What somebody may have meant: a list of their own to pick from.

In the open all read one sentence without a topic; its button brings the list to whoever presses.
The button carries all there is to know, so that it works after a restart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import blake2b

from bot.entries import Bilingual, Entry, EntryId, Language
from bot.events import Visibility
from bot.knowledge.pack import Pack
from bot.outcomes import Suggestions
from bot.replies import Audience, Buttons, Reply, Text
from bot.wording import outcomes
from bot.wording.speaker import Speaker
from bot.wording.tokens import Action

_HELD = "--"  # in a token, before the key of the question that is held
_SIZE = 5  # bytes that stand for an entry in a token, where three whole ids have no room
_PRESS = Bilingual(
    "I am not sure which question is yours. Press, and only you see those that come close.",
    "No sé con seguridad cuál es tu pregunta. Presiona, y solo tú ves las que se le acercan.",
)
_SHOW = Bilingual("Show me the questions", "Ver las preguntas")


def hidden(reply: Reply, asked: Visibility, key: str = "") -> Reply:
    """
    The reply as it may be seen: what may have been meant is nobody's business but the asker's.

    key: of the question, where it is held to be sent on.
    """
    if asked is not Visibility.OPEN or not isinstance(reply.outcome, Suggestions):
        return reply
    speaker = Speaker(reply.language)
    entries = (match.entry.id for match in reply.outcome.matches)
    button = Buttons((speaker.choice(_SHOW, Action.MEANT, target(entries, key)),))
    instead = Reply((Text(speaker.say(_PRESS)), button), reply.language)
    return replace(reply, audience=Audience.SENDER, instead=instead)


def target(entries: Iterable[EntryId], key: str = "") -> str:
    """What such a button points at; key: as in `hidden`."""
    return "-".join(map(_short, entries)) + (f"{_HELD}{key}" if key else "")


def held(pointed: str) -> str:
    """The key of the question that such a button was made for, "" where none is held."""
    return pointed.partition(_HELD)[2]


def listed(pointed: str, library: Pack, language: Language) -> Reply | None:
    """What such a button shows: the entries that are still there, None where none is."""
    found = [*_found(pointed.partition(_HELD)[0].split("-"), library)]
    return outcomes.to_pick(found, language) if found else None


def _found(shorts: Iterable[str], library: Pack) -> Iterator[Entry]:
    there = {_short(entry.id): entry for entry in library.entries}
    return (there[short] for short in shorts if short in there)


def _short(entry: EntryId) -> str:
    return blake2b(entry.encode(), digest_size=_SIZE).hexdigest()
