"""What the host of a quiz reads in private, and the form for a new one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import assert_never

from bot.entries import Bilingual, Language
from bot.items import Item, Level
from bot.knowledge.pack import Pack
from bot.quiz.composing import LENGTH, MOST
from bot.quiz.session import Mode, Phase, Session
from bot.quiz.stage import Played
from bot.quiz.wishes import Part, Wish
from bot.replies import (
    Audience,
    Block,
    Buttons,
    Caveat,
    Choice,
    Facts,
    Field,
    Fine,
    Form,
    Label,
    Options,
    Reply,
    Text,
)
from bot.sessions import SessionId
from bot.wording import quiz
from bot.wording import quiz_phrases as phrases
from bot.wording.quiz import Voices, at_round
from bot.wording.speaker import Speaker
from bot.wording.tokens import Play, token

_LENGTHS = (5, LENGTH, 10, 15, MOST)
ON_PAGE = 5  # items of a preview in one message


def note(phrase: Bilingual, language: Language, **values: str) -> Reply:
    """One sentence, for whoever did something."""
    said = Speaker(language).say(phrase, **values)
    return Reply((Text(said),), language, Audience.SENDER)


def with_note(reply: Reply, phrase: Bilingual, **values: str) -> Reply:
    """The same, with a sentence first."""
    said = Caveat(Speaker(reply.language).say(phrase, **values))
    return replace(reply, blocks=(said, *reply.blocks))


def unseen(reply: Reply) -> Reply:
    """A reply about what is to be written in a channel, where nothing can be written there."""
    return with_note(reply, phrases.CANNOT_WRITE)


def shut(session: SessionId, language: Language) -> Reply:
    """That nothing can be written in one of a quiz's channels, and the way to its panel."""
    speaker = Speaker(language)
    button = speaker.choice(phrases.HOST, Play.PANEL, session)
    blocks = (Text(speaker.say(phrases.SHUT)), Buttons((button,)))
    return Reply(blocks, language, Audience.SENDER)


def form(wish: Wish, pack: Pack, language: Language) -> Reply:
    """The form for a new quiz, with what was wished already."""
    speaker = Speaker(language)
    topics = (
        ("", speaker.say(phrases.ALL_TOPICS)),
        *((topic.id, topic.title.best(language)) for topic in pack.topics),
    )
    lengths = tuple((str(each), str(each)) for each in _LENGTHS)
    levels = (
        ("", speaker.say(phrases.EASY_FIRST)),
        *((level.value, speaker.say(phrases.LEVELS[level])) for level in Level),
    )
    modes = tuple((mode.value, speaker.say(phrases.MODE_OPTIONS[mode])) for mode in Mode)
    tongues = tuple((code, speaker.say(phrases.TONGUES[code])) for code in phrases.TONGUES)
    fields = (
        _field(Part.TOPIC, phrases.TOPIC, wish.topic or "", topics, speaker),
        _field(Part.LENGTH, phrases.LENGTH, str(wish.length), lengths, speaker),
        _field(Part.LEVEL, phrases.LEVEL, wish.level or "", levels, speaker),
        _field(Part.LANGUAGE, phrases.LANGUAGE, tongue(wish.languages), tongues, speaker),
        _field(Part.MODE, phrases.MODE, wish.mode.value, modes, speaker),
    )
    made = Form(
        token(language, Play.NEW), speaker.say(phrases.FORM), fields, speaker.say(phrases.PREPARE)
    )
    return Reply((Label(speaker.say(phrases.FORM)),), language, Audience.SENDER, form=made)


def tongue(languages: Sequence[Language]) -> str:
    """The languages of a quiz, as one value: "en", "es", "both"."""
    return languages[0].value if len(languages) == 1 else "both"


def panel(played: Played, code: str, language: Language) -> Reply:
    """
    Where a quiz stands, and all that its host can do about it now.

    code: with which somebody else becomes co-host.
    """
    session, speaker = played.session, Speaker(language)
    rows = [(speaker.say(phrases.STAGE), _stage(session, speaker))]
    if session.phase is Phase.PREPARED:
        rows += _wished(session, speaker)
    blocks: list[Block] = [Label(_heading(session, speaker))]
    if session.phase in {Phase.OPEN, Phase.PAUSED, Phase.CLOSED}:
        blocks.append(Text(_picks(played, speaker)))
    if _all_picked(played):
        blocks.append(Caveat(speaker.say(phrases.ALL_PICKED)))
    if session.phase is Phase.BREAK:
        blocks.append(Text(speaker.say(phrases.BREAK_HOW)))
    blocks.append(Facts(tuple(rows)))
    if session.phase is not Phase.ENDED:
        blocks.append(Fine(speaker.say(phrases.COHOST, code=code)))
    if session.phase is Phase.PREPARED:
        blocks.append(Fine(speaker.say(phrases.ELSEWHERE)))
    blocks.append(Buttons(tuple(_can_do(session, speaker))))
    return Reply(tuple(blocks), language, Audience.SENDER)


def prompt(played: Played, code: str, language: Language) -> Reply | None:
    """The panel, where everybody has picked and the host may want to close; None else."""
    return panel(played, code, language) if _all_picked(played) else None


def sure(session: Session, language: Language) -> Reply:
    """Whether to end it."""
    speaker = Speaker(language)
    choices = (
        speaker.choice(phrases.BUTTON_END, Play.END, session.id),
        speaker.choice(phrases.BUTTON_BACK, Play.PANEL, session.id),
    )
    blocks = (Text(speaker.say(phrases.SURE_END)), Buttons(choices))
    return Reply(blocks, language, Audience.SENDER)


def items(session: Session, chosen: Sequence[Item | None], first: int, language: Language) -> Reply:
    """
    The questions of a prepared quiz with their answers, some on a page.

    first: the number of the first on it, counted from 0.
    """
    speaker, said = Speaker(language), Voices((language,))
    blocks: list[Block] = []
    on_page = range(first, min(first + ON_PAGE, session.length))
    for number in on_page:
        blocks += _read(session, number, chosen[number], speaker, said)
    choices = [speaker.choice(phrases.BUTTON_BACK, Play.PANEL, session.id)]
    if on_page.stop < session.length:
        more = speaker.choice(phrases.NEXT, Play.ITEMS, session.id, on_page.stop)
        choices.insert(0, more)
    return Reply((*blocks, Buttons(tuple(choices))), language, Audience.SENDER)


def running(mine: Iterable[Session], left: Iterable[Session], language: Language) -> Reply:
    """The quizzes that somebody hosts, and those that their hosts left and they may take over."""
    speaker = Speaker(language)
    take_it = speaker.say(phrases.BUTTON_TAKEOVER)
    choices = [speaker.choice(_stage(each, speaker), Play.PANEL, each.id) for each in mine]
    choices += [
        speaker.choice(f"{_stage(each, speaker)} · {take_it}", Play.TAKEOVER, each.id)
        for each in left
    ]
    if not choices:
        return note(phrases.NONE_RUNNING, language)
    return Reply(
        (Options(speaker.say(phrases.RUNNING), tuple(choices)),), language, Audience.SENDER
    )


def take_over(session: Session, language: Language) -> Reply:
    """What somebody else who may host is offered once the host vanished."""
    speaker = Speaker(language)
    choice = speaker.choice(phrases.BUTTON_TAKEOVER, Play.TAKEOVER, session.id)
    blocks = (Text(speaker.say(phrases.VANISHED)), Buttons((choice,)))
    return Reply(blocks, language, Audience.SENDER)


def _field(
    part: Part,
    label: Bilingual,
    value: str,
    options: tuple[tuple[str, str], ...],
    speaker: Speaker,
) -> Field:
    return Field(part.value, speaker.say(label), value=value, options=options)


def _heading(session: Session, speaker: Speaker) -> str:
    if session.phase is Phase.PREPARED:
        return speaker.say(phrases.READY, length=str(session.length))
    return speaker.say(phrases.ENDED if session.phase is Phase.ENDED else phrases.PANEL)


def _stage(session: Session, speaker: Speaker) -> str:
    numbers = {"number": str(session.number), "length": str(session.length)}
    said = speaker.say(phrases.STAGES[session.phase], **numbers)
    if session.mode is not Mode.BOTH_ENDS or session.phase in {Phase.PREPARED, Phase.BREAK}:
        return said
    end = speaker.say(phrases.BEFORE if session.is_before else phrases.AFTER)
    return f"{end} · {said}"


def _picks(played: Played, speaker: Speaker) -> str:
    values = {"picked": str(played.picked), "joined": str(len(played.players))}
    first = played.picked == len(played.players)
    return speaker.say(phrases.FIRST_PICKS if first else phrases.PICKS, **values)


def _all_picked(played: Played) -> bool:
    """Whether nobody who joined is waited for; in the first round nobody knows who will join."""
    is_open = played.session.phase is Phase.OPEN and played.session.current > 0
    return is_open and 0 < len(played.players) == played.picked


def _wished(session: Session, speaker: Speaker) -> list[tuple[str, str]]:
    mode = speaker.say(phrases.MODES[session.mode], seconds=str(session.seconds))
    spoken = speaker.say(phrases.TONGUES[tongue(session.languages)])
    return [
        (speaker.say(phrases.MODE), mode),
        (speaker.say(phrases.LANGUAGE), spoken),
        (speaker.say(phrases.CHANNELS), str(len(session.boards))),
    ]


def _can_do(session: Session, speaker: Speaker) -> Iterable[Choice]:
    here = session.id
    for label, play in _steps(session):
        yield speaker.choice(label, play, here if play in _WHOLE else at_round(session))
    if session.phase is not Phase.ENDED:
        yield speaker.choice(phrases.BUTTON_END, Play.ENDING, here)


_WHOLE = frozenset({Play.BEGIN, Play.ITEMS, Play.PANEL, Play.REPORT})  # not of one round


def _steps(session: Session) -> Iterable[tuple[Bilingual, Play]]:
    """What can be done about a session now, besides ending it."""
    match session.phase:
        case Phase.PREPARED:
            return (phrases.BUTTON_BEGIN, Play.BEGIN), (phrases.BUTTON_ITEMS, Play.ITEMS)
        case Phase.OPEN | Phase.PAUSED:
            return _in_round(session)
        case Phase.CLOSED if session.is_before:
            return ((phrases.BUTTON_PROCEED, Play.PROCEED),)
        case Phase.CLOSED:
            return ((phrases.BUTTON_REVEAL, Play.REVEAL),)
        case Phase.REVEALED:
            follows = phrases.BUTTON_LAST if session.is_last else phrases.BUTTON_PROCEED
            return ((follows, Play.PROCEED),)
        case Phase.BREAK:
            return ((phrases.BUTTON_SECOND, Play.PROCEED),)
        case Phase.ENDED:
            return ((phrases.BUTTON_REPORT, Play.REPORT),)
        case _:
            assert_never(session.phase)


def _in_round(session: Session) -> Iterable[tuple[Bilingual, Play]]:
    if session.is_before:
        yield phrases.BUTTON_FINISH, Play.FINISH
    else:
        yield phrases.BUTTON_FINISH_REVEAL, Play.REVEAL
    if session.phase is Phase.PAUSED:
        yield phrases.BUTTON_RESUME, Play.RESUME
    else:
        yield phrases.BUTTON_LOOK, Play.PANEL
        yield phrases.BUTTON_WAIT, Play.WAIT
    if session.mode is Mode.RACE:
        yield phrases.BUTTON_EXTEND, Play.EXTEND
    yield phrases.BUTTON_SKIP, Play.SKIP


def _read(
    session: Session, number: int, item: Item | None, speaker: Speaker, said: Voices
) -> Iterable[Block]:
    shown = speaker.say(phrases.NUMBER, number=str(number + 1), length=str(session.length))
    target = session.id
    if item is None:
        yield Label(shown)
        yield Caveat(speaker.say(phrases.NO_ITEM))
    else:
        order = session.rounds[number].order
        yield Label(f"{shown} · {speaker.say(phrases.LEVELS[item.level])}")
        yield Text(item.stem.best(speaker.language))
        if item.options:
            yield Facts(tuple(quiz.lettered(item, order, said)))
        yield Fine(speaker.say(phrases.RIGHT, right=quiz.right_of(item, said, order)))
    yield Buttons(
        (
            speaker.choice(phrases.BUTTON_SWAP, Play.SWAP, f"{target}-{number}"),
            speaker.choice(phrases.BUTTON_WITHOUT, Play.WITHOUT, f"{target}-{number}"),
        )
    )
