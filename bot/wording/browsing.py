"""Replies for browsing: topics, a topic's entries, related entries, the choice of language."""

from __future__ import annotations

from bot.entries import Entry, Language
from bot.knowledge.pack import Pack
from bot.replies import Block, Buttons, Options, Reply, Text
from bot.wording import phrases
from bot.wording.outcomes import options
from bot.wording.speaker import Speaker
from bot.wording.tokens import Action

PAGE = 8  # entries of a topic shown at a time
BACK = "back"  # what the button to the topics points at where it was they that led there


def topics(pack: Pack, language: Language) -> Reply:
    """The headings to browse by."""
    speaker = Speaker(language)
    choices = (
        speaker.choice(topic.title.best(language), Action.TOPIC, topic.id) for topic in pack.topics
    )
    return Reply((Options(speaker.say(phrases.TOPICS), tuple(choices)),), language)


def topic(pack: Pack, topic_id: str, page: int, language: Language) -> Reply | None:
    """One page of a topic's entries, or None for an unknown topic or page."""
    speaker = Speaker(language)
    title = next((t.title.best(language) for t in pack.topics if t.id == topic_id), None)
    entries = [entry for entry in pack.entries if entry.topic == topic_id]
    shown = entries[page * PAGE : (page + 1) * PAGE]
    if title is None or not shown:
        return None
    blocks: list[Block] = [
        options(speaker.say(phrases.TOPIC_ENTRIES, topic=title), shown, language)
    ]
    more = []
    if len(entries) > (page + 1) * PAGE:
        more.append(speaker.choice(phrases.MORE, Action.TOPIC, topic_id, page + 1))
    more.append(speaker.choice(phrases.BUTTON_TOPICS, Action.TOPICS, BACK))
    return Reply((*blocks, Buttons(tuple(more))), language)


def related(entry: Entry, pack: Pack, language: Language) -> Reply:
    """The entries related to one."""
    speaker = Speaker(language)
    entries = [pack.by_id[each] for each in entry.related if each in pack.by_id]
    if not entries:
        return Reply((Text(speaker.say(phrases.NO_RELATED)),), language)
    return Reply((options(speaker.say(phrases.RELATED), entries, language),), language)


def languages(language: Language) -> Reply:
    """The choice between the two languages."""
    speaker = Speaker(language)
    choices = tuple(
        speaker.choice(phrases.LANGUAGE_NAMES[each].best(each), Action.LANGUAGE, each)
        for each in Language
    )
    return Reply((Options(speaker.say(phrases.LANGUAGE_WHICH), choices),), language)


def note(phrase_reply: str, language: Language) -> Reply:
    """One sentence."""
    return Reply((Text(phrase_reply),), language)
