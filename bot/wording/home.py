"""What stands where somebody begins: what they can do here by their role, and help, always."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.curation.roles import Role
from bot.entries import Language
from bot.events import Event
from bot.knowledge.pack import Pack
from bot.replies import Audience, Block, Buttons, Label, Reply, Text
from bot.wording import cards, contact, outcomes, phrases, sharing
from bot.wording import home_phrases as said
from bot.wording.curating_phrases import BUTTON_QUEUE
from bot.wording.plain import text_of
from bot.wording.settings_phrases import BUTTON_SETTINGS, PAUSED
from bot.wording.speaker import Speaker
from bot.wording.tokens import Action, Own, Play, Step

_MOST = 36  # blocks of help in one language, so that a page of a hundred holds two and all above


@dataclass(frozen=True, slots=True)
class Standing:
    """
    How somebody stands in their community.

    paused: whether they get no answers now; waiting: how much is to be reviewed.
    """

    role: Role = Role.MEMBER
    paused: bool = False
    waiting: int = 0


def home(pack: Pack, standing: Standing, language: Language, help_in: Iterable[Language]) -> Reply:
    """The page of somebody who stands so; help_in: the languages that help is told in."""
    speaker = Speaker(language)
    blocks: list[Block] = []
    if standing.paused:
        blocks.append(Text(speaker.say(PAUSED)))
    else:
        blocks += _start(pack, speaker)
        if standing.role >= Role.MODERATOR:
            blocks += _moderators(standing, speaker)
        if standing.role >= Role.HOST:
            blocks += _hosts(speaker)
    for each in help_in:
        blocks += _help(pack, each)
    if not standing.paused:
        blocks += outcomes.commands(language)
    return Reply(tuple(blocks), language, Audience.SENDER)


def failed(event: Event, pack: Pack) -> Reply:
    """That it cannot be told now; help is there all the same."""
    reply = sharing.failed(event)
    return replace(reply, blocks=(*reply.blocks, *_help(pack, reply.language)))


def _help(pack: Pack, language: Language) -> Iterator[Block]:
    """All help there is; a card is one paragraph where there are so many that a page would end."""
    yield Label(Speaker(language).say(said.HELP))
    yield from contact.on_help(pack, language)
    drawn = [cards.help_card(card, language) for card in pack.help_cards]
    for blocks in drawn:
        if sum(map(len, drawn)) <= _MOST:
            yield from blocks
        else:
            yield Text(text_of(Reply(tuple(blocks), language)))


def _start(pack: Pack, speaker: Speaker) -> Iterator[Block]:
    yield Label(speaker.say(said.START))
    yield outcomes.abilities(pack, speaker.language)
    yield Label(speaker.say(said.YOURS))
    yield Buttons(
        (
            speaker.choice(phrases.BUTTON_TOPICS, Action.TOPICS),
            speaker.choice(said.BUTTON_PRACTICE, Play.PRACTISE),
            speaker.choice(said.BUTTON_MINE, Own.MINE),
            speaker.choice(said.BUTTON_PRIVACY, Action.PRIVACY),
        )
    )
    names = ((each, phrases.LANGUAGE_NAMES[each].best(each)) for each in Language)
    yield Buttons(tuple(speaker.choice(name, Action.LANGUAGE, each) for each, name in names))


def _moderators(standing: Standing, speaker: Speaker) -> Iterator[Block]:
    yield Label(speaker.say(said.MODERATORS))
    yield Text(speaker.say(said.WAITING, number=str(standing.waiting)))
    yield Buttons(
        (
            speaker.choice(BUTTON_QUEUE, Step.QUEUE),
            speaker.choice(said.BUTTON_UNANSWERED, Step.UNANSWERED),
            speaker.choice(said.BUTTON_ENTRY, Step.WRITE),
            speaker.choice(said.BUTTON_CHANGES, Step.CHANGES),
            speaker.choice(BUTTON_SETTINGS, Step.SETTINGS),
        )
    )


def _hosts(speaker: Speaker) -> Iterator[Block]:
    yield Label(speaker.say(said.HOSTS))
    yield Text(speaker.say(said.HOW_TO_PLAY))
    yield Buttons(
        (
            speaker.choice(said.BUTTON_QUIZ, Play.NEW),
            speaker.choice(said.BUTTON_PANEL, Play.PANEL),
            speaker.choice(said.BUTTON_WORKSHOP, Play.WORKSHOP),
        )
    )
