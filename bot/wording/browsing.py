"""Replies for browsing: topics, a topic's entries, related entries, the choice of language."""

from __future__ import annotations

from bot.entries import Entry, Language
from bot.knowledge.pack import Pack
from bot.replies import Block, Buttons, Choice, Options, Reply, Text
from bot.wording import phrases, tokens
from bot.wording.outcomes import options
from bot.wording.speaker import Speaker

PAGE = 8  # entries of a topic shown at a time


def topics(pack: Pack, language: Language) -> Reply:
    """The headings to browse by."""
    choices = (Choice(t.title.best(language), tokens.topic(t.id)) for t in pack.topics)
    return Reply((Options(Speaker(language).say(phrases.TOPICS), tuple(choices)),), language)


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
        more.append(Choice(speaker.say(phrases.MORE), tokens.topic(topic_id, page + 1)))
    more.append(Choice(speaker.say(phrases.BUTTON_TOPICS), tokens.topics()))
    return Reply((*blocks, Buttons(tuple(more))), language)


def related(entry: Entry, pack: Pack, language: Language) -> Reply:
    """The entries related to one."""
    speaker = Speaker(language)
    entries = [pack.by_id[related] for related in entry.related]
    if not entries:
        return Reply((Text(speaker.say(phrases.NO_RELATED)),), language)
    return Reply((options(speaker.say(phrases.RELATED), entries, language),), language)


def languages(language: Language) -> Reply:
    """The choice between the two languages."""
    speaker = Speaker(language)
    choices = tuple(
        Choice(phrases.LANGUAGE_NAMES[each].best(each), tokens.language(each.value))
        for each in Language
    )
    return Reply((Options(speaker.say(phrases.LANGUAGE_WHICH), choices),), language)


def note(phrase_reply: str, language: Language) -> Reply:
    """One sentence."""
    return Reply((Text(phrase_reply),), language)
