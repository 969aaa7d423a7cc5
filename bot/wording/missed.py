"""Quiz items that moderators should look at, with counts and no names."""

from __future__ import annotations

from collections.abc import Iterable

from bot.entries import Language
from bot.items import Item
from bot.knowledge.pack import Pack
from bot.quiz.missed import is_missed
from bot.replies import Choice, Options
from bot.sessions import ItemCount
from bot.text import shortened
from bot.wording import quiz_phrases as phrases
from bot.wording.speaker import Speaker
from bot.wording.tokens import Action

_STEM = 60  # letters of a question in a list


def listed(counted: Iterable[ItemCount], pack: Pack, language: Language) -> Options | None:
    """The items, each leading to its entry; None where there are none."""
    speaker, items = Speaker(language), pack.items_by_id
    choices = tuple(
        _choice(items[each.item], each, pack, speaker) for each in counted if each.item in items
    )
    return Options(speaker.say(phrases.LOOK_AT), choices) if choices else None


def _choice(item: Item, count: ItemCount, pack: Pack, speaker: Speaker) -> Choice:
    told = []
    if count.disputed:
        told.append(speaker.say(phrases.DISPUTES, disputed=str(count.disputed)))
    if is_missed(count):
        told.append(speaker.say(phrases.MISSED, asked=str(count.asked), right=str(count.right)))
    label = f"{shortened(_asked(item, pack, speaker.language), _STEM)} · {', '.join(told)}"
    return speaker.choice(label, Action.OPEN, item.entry)


def _asked(item: Item, pack: Pack, language: Language) -> str:
    """What it asks, without the words with which every item begins."""
    stem, opening = item.stem.best(language), pack.rules.quiz.stem
    begun = opening.best(language) if opening else ""
    return stem.removeprefix(begun).lstrip(" ,") or stem
