"""What an event asks for, and what may open over it, known before anything is thought about."""

from __future__ import annotations

from dataclasses import replace

from bot import privacy
from bot.commands import Command, Game, Task
from bot.entries import EntryId
from bot.events import Ask, Choose, Event, Invoke, Submit, written
from bot.wording import asking_on, tokens
from bot.wording.tokens import Action, Own, Play, Pointer, Step

Work = Task | Pointer  # a command, or what a button or a form points at
Gaming = Game | Pointer

_OPENING = frozenset(
    {
        Task.SUGGEST,
        Task.ADD,
        Task.EDIT,
        Task.TEACH,
        Task.SETTINGS,
        Task.LINK,
        Task.IMPORT,
        Game.QUIZ,
    }
)
_OPENED_BY = frozenset(
    {
        Step.WRITE, Step.MORE, Step.AGAIN, Step.COMPOSE, Step.TIE, Step.RETIE, Step.SETTING,
        Step.JOIN, Step.FILE, Play.TYPE, Play.NAMED, Play.WRITE, Action.ASK,
    }
)  # fmt: skip


def own(event: Event) -> Own | None:
    """What somebody wants to know or have done of their own data, None for all else."""
    if isinstance(event, Invoke) and event.command is Command.TEXT_ONLY:
        return Own.READING
    pointer = tokens.parse(event.token) if isinstance(event, Choose) else None
    return pointer.action if pointer and isinstance(pointer.action, Own) else None


def gaming(event: Event) -> Gaming | None:
    """What somebody wants done about a quiz, None for all else."""
    if isinstance(event, Invoke):
        return event.command if isinstance(event.command, Game) else None
    return _pointed_at(event, Play)


def work(event: Event) -> Work | None:
    """What somebody who writes entries wants done, None for whoever only asks."""
    if isinstance(event, Invoke):
        return event.command if isinstance(event.command, Task) else None
    return _pointed_at(event, Step)


def changes(event: Event) -> bool:
    """Whether it may change what is kept; any other may be answered twice and nothing is lost."""
    return bool(work(event) or gaming(event) or own(event))


def _pointed_at(event: Event, aims: type[Play | Step]) -> Pointer | None:
    """What a button or a form points at, where it is one of these."""
    pointer = None if isinstance(event, Ask | Invoke) else tokens.parse(event.token)
    return pointer if pointer and isinstance(pointer.action, aims) else None


def asked(event: Event) -> Event:
    """The event; what was written into the form that goes on from an answer, as if it were said."""
    pointer = tokens.parse(event.token) if isinstance(event, Submit) else None
    if pointer is None or pointer.action is not Action.ASK or not isinstance(event, Submit):
        return event
    text, spoken = event.values.get(asking_on.QUESTION, ""), event.locale or pointer.language
    seen, by = event.visibility, event.sender
    said = written(text, event.conversation, event.at, spoken, seen, sender=by)
    return replace(said, about=EntryId(pointer.target)) if isinstance(said, Ask) else said


def at_work(event: Event) -> Event:
    """
    The event; of somebody alone with the bot, as it is in the place where they do their work.

    What they only ask stays between them and the bot, whatever moderators set or wrote there.
    """
    sender = event.sender
    if sender is None or sender.place or sender.works is None:
        return event
    return replace(event, sender=replace(sender, place=sender.works))


def question(event: Event) -> str:
    """The question of an event, "" where it asks none."""
    match event:
        case Ask(text=text) | Invoke(command=Command.ASK, argument=text):
            return text
        case _:
            return ""


def for_safety(event: Event) -> bool:
    """Whether it wants the help card, or must get it: that is never put off."""
    pointer = tokens.parse(event.token) if isinstance(event, Choose) else None
    wanted = pointer is not None and pointer.action is Action.CONTACTS
    return wanted or privacy.inspect(question(event)) is not None


def may_show(event: Event) -> bool:
    """Whether the reply to an event may be one to be looked at in a window of its own."""
    pointer = tokens.parse(event.token) if isinstance(event, Choose) else None
    return pointer is not None and pointer.action is Play.PICKS


def may_open(event: Event) -> bool:
    """Whether the reply to an event may have a form; never to what somebody only asks."""
    match event:
        case Invoke(command=command):
            return command in _OPENING
        case Choose(token=token):
            pointer = tokens.parse(token)
            return pointer is not None and pointer.action in _OPENED_BY
        case Submit():
            return True
        case _:
            return False
