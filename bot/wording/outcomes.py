"""Outcomes turned into replies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from bot.commands import CATALOGUE
from bot.entries import Bilingual, Entry, Language
from bot.knowledge.pack import Pack
from bot.outcomes import Answer, NoAnswer, Outcome, Reason, Suggestions
from bot.privacy import Concern
from bot.replies import Audience, Block, Buttons, Facts, Options, Reply, Text
from bot.smalltalk import Talk
from bot.wording import cards, contact, phrases
from bot.wording.speaker import Speaker
from bot.wording.tokens import Action

EXAMPLES = 4  # questions offered to somebody who asks what the bot can do

_SENTENCES = 3  # in a paragraph of a help card, so that nobody in trouble meets a wall of text
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")

_TALK: dict[str, Bilingual] = {
    Talk.ABOUT_THE_BOT: phrases.ABOUT_THE_BOT,
    Talk.THANKS: phrases.THANKS,
    Talk.GOODBYE: phrases.GOODBYE,
    Talk.REACTION: phrases.REACTION,
    Talk.LAUGHTER_OR_NOISE: phrases.NOISE,
}


def reply(outcome: Outcome, pack: Pack) -> Reply:
    """The reply to a question that came out like this."""
    match outcome:
        case Answer(match=found, language=language, present=present):
            blocks = cards.answer(found.entry, pack, language, present)
            return Reply(tuple(blocks), language, outcome=outcome, about=found.entry.id)
        case Suggestions(matches=matches, language=language):
            picked = to_pick((match.entry for match in matches), language)
            return replace(picked, outcome=outcome)
        case NoAnswer():
            return _declined(outcome, pack)
        case _:
            assert_never(outcome)


def to_pick(entries: Iterable[Entry], language: Language) -> Reply:
    """The questions that somebody may have meant, to pick one."""
    offered = options(Speaker(language).say(phrases.SUGGEST), entries, language)
    return Reply((replace(offered, meant=True), _topics_button(language)), language)


def help_reply(pack: Pack, *languages: Language) -> Reply:
    """What one can do here, with examples and the commands, in each of the languages."""
    blocks = [block for language in languages for block in _what_one_can_do(pack, language)]
    return Reply(tuple(blocks), languages[0])


def commands(language: Language) -> tuple[Block, ...]:
    """The commands, each with what it does."""
    rows = tuple(
        (f"/{info.names.best(language)}", info.summary.best(language)) for info in CATALOGUE
    )
    return Text(Speaker(language).say(phrases.COMMANDS)), Facts(rows)


def help_in_both(reply: Reply, pack: Pack) -> Reply:
    """A help card in the other language too, below, since nothing told which; else the reply."""
    outcome = reply.outcome
    if not isinstance(outcome, NoAnswer) or outcome.reason is not Reason.PERSONAL:
        return reply
    other = _personal(outcome.detail, pack, reply.language.other)
    return replace(reply, blocks=(*reply.blocks, *other))


def failed(language: Language | None) -> Reply:
    """
    What is said when answering failed; English where nothing tells better.

    Where an event was at hand, `sharing.failed` also says who may see it.
    """
    spoken = language or Language.ENGLISH
    said = Text(Speaker(spoken).say(phrases.FAILED))
    return Reply((said, _topics_button(spoken)), spoken)


def options(prompt: str, entries: Iterable[Entry], language: Language) -> Options:
    """Entries as a numbered list to pick from."""
    speaker = Speaker(language)
    choices = (speaker.choice(entry.title(language), Action.OPEN, entry.id) for entry in entries)
    return Options(prompt, tuple(choices))


def _what_one_can_do(pack: Pack, language: Language) -> tuple[Block, ...]:
    return abilities(pack, language), *commands(language)


def _declined(outcome: NoAnswer, pack: Pack) -> Reply:
    language, audience = outcome.language, Audience.EVERYONE
    match outcome.reason:
        case Reason.GAP:
            blocks = _gap(outcome, pack)
        case Reason.PERSONAL:
            blocks, audience = _personal(outcome.detail, pack, language), Audience.SENDER
        case Reason.SMALLTALK:
            blocks = _small_talk(outcome, pack)
        case Reason.ABUSE:
            blocks = [Text(Speaker(language).say(phrases.ABUSE))]
        case Reason.OFF_TOPIC | Reason.UNKNOWN:
            blocks = _unanswered(outcome, pack)
        case _:
            assert_never(outcome.reason)
    shown = outcome.gap.entry.id if outcome.gap else None
    return Reply(tuple(blocks), language, audience, outcome, shown)


def _gap(outcome: NoAnswer, pack: Pack) -> list[Block]:
    if outcome.gap is None:
        return []
    blocks = cards.answer(outcome.gap.entry, pack, outcome.language)
    if outcome.nearest:
        prompt = Speaker(outcome.language).say(phrases.NEARBY)
        nearby = options(prompt, (match.entry for match in outcome.nearest), outcome.language)
        blocks.insert(-1, nearby)
    return blocks


def contacts(pack: Pack, language: Language) -> Reply:
    """The help card for whoever asks for it, whatever somebody wrote."""
    blocks = _help([phrases.DANGER, phrases.PERSONAL, phrases.DETAILS], pack, language)
    return Reply(tuple(blocks), language, Audience.SENDER)


def _personal(detail: str, pack: Pack, language: Language) -> list[Block]:
    opening = {
        Concern.DANGER: [phrases.DANGER, phrases.PERSONAL],
        Concern.IDENTITY: [phrases.DETAILS, phrases.PERSONAL],
        Concern.CONTACT: [phrases.DETAILS, phrases.PERSONAL],
        Concern.OWN_CASE: [phrases.PERSONAL],
    }[Concern(detail)]
    return _help(opening, pack, language)


def _help(opening: Iterable[Bilingual], pack: Pack, language: Language) -> list[Block]:
    speaker = Speaker(language)
    said = (Text(speaker.say(phrase)) for phrase in opening)
    theirs = contact.on_help(pack, language)
    return list(_said_once([*said, *theirs, *cards.help_cards(pack, language)]))


def _said_once(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks without sentences said before: somebody in trouble reads no line twice."""
    said: set[str] = set()
    for block in blocks:
        if not isinstance(block, Text):
            yield block
            continue
        new = [each for each in _SENTENCE_END.split(block.text.strip()) if each not in said]
        said.update(new)
        for start in range(0, len(new), _SENTENCES):
            yield Text(" ".join(new[start : start + _SENTENCES]))


def _small_talk(outcome: NoAnswer, pack: Pack) -> list[Block]:
    detail, language = outcome.detail, outcome.language
    if detail == Talk.REJECTION:
        return _rejected(outcome)
    if detail in _TALK:
        return [Text(Speaker(language).say(_TALK[detail]))]
    greet = detail == Talk.GREETING
    return [abilities(pack, language, greet), _topics_button(language)]


def _rejected(outcome: NoAnswer) -> list[Block]:
    speaker = Speaker(outcome.language)
    blocks: list[Block] = [Text(speaker.say(phrases.REJECTION))]
    if outcome.nearest:
        entries = (match.entry for match in outcome.nearest)
        blocks.append(options(speaker.say(phrases.INSTEAD), entries, outcome.language))
    return [*blocks, _topics_button(outcome.language)]


def abilities(pack: Pack, language: Language, greet: bool = False) -> Options:
    """What one can ask, with examples; greet: after a greeting."""
    speaker = Speaker(language)
    said = speaker.say(phrases.ABILITIES, about=_about(pack, speaker))
    if greet:
        said = speaker.say(phrases.GREETING, abilities=said)
    return options(said, pack.examples[:EXAMPLES], language)


def _about(pack: Pack, speaker: Speaker) -> str:
    """What the pack is about, with author, publisher and year as far as it tells them."""
    title = pack.title.best(speaker.language)
    source = ", ".join(filter(None, (pack.about.author, pack.about.publisher, pack.about.year)))
    return speaker.say(phrases.ABOUT_SOURCE, title=title, source=source) if source else title


def _unanswered(outcome: NoAnswer, pack: Pack) -> list[Block]:
    speaker = Speaker(outcome.language)
    off_topic = outcome.reason is Reason.OFF_TOPIC
    phrase = phrases.OFF_TOPIC if off_topic else phrases.UNKNOWN
    blocks: list[Block] = [Text(speaker.say(phrase, about=_about(pack, speaker)))]
    if outcome.nearest:
        prompt = speaker.say(phrases.NEAREST)
        entries = (match.entry for match in outcome.nearest)
        blocks.append(options(prompt, entries, outcome.language))
    blocks += contact.on_decline(pack, outcome.language)
    return [*blocks, _topics_button(outcome.language)]


def _topics_button(language: Language) -> Buttons:
    return Buttons((Speaker(language).choice(phrases.BUTTON_TOPICS, Action.TOPICS),))
