"""The conversation in this terminal: each line answered, and what its numbers stand for now."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import assert_never

from rich.console import Group
from rich.text import Text as Line

from adapters import failures
from adapters.helping import WRITING
from adapters.terminal import filing, phrases, safe
from adapters.terminal.filing import Kept
from adapters.terminal.filling import Filling, cancels
from adapters.terminal.greeting import greet
from adapters.terminal.incoming import (
    PLATFORM,
    Picked,
    Quit,
    Typing,
    UnknownCommand,
    UnknownOption,
    read,
    submitted,
)
from adapters.terminal.offered import Offered
from adapters.terminal.outgoing import Screen, form_field, marked, render
from adapters.terminal.surface import Show
from bot import privacy
from bot.commands import Command, CommandInfo, Task
from bot.engine import Engine
from bot.entries import Bilingual, Language
from bot.errors import KnowledgeError
from bot.events import Ask, Choose, Event, Invoke, Sender, Submit
from bot.replies import Audience, Facts, Label, Reply, Text
from bot.text import MAX_QUESTION
from bot.wording import outcomes
from bot.wording.speaker import Speaker

Clock = Callable[[], datetime]  # aware
Refresh = Callable[[], KnowledgeError | None]


class Heard(StrEnum):
    """What became of a line."""

    ANSWERED = "answered"
    PRIVATE = "private"  # of the person's own case, or not known to be otherwise: keep it nowhere
    FAREWELL = "farewell"


class Chat:
    """One person talking to one engine."""

    def __init__(
        self,
        engine: Engine,
        show: Show,
        clock: Clock,
        locale: Language | None,
        refresh: Refresh = lambda: None,
        sender: Sender | None = None,
    ) -> None:
        """
        refresh: brings the engine up to date, and gives the error of a pack that is refused;
        sender: who types, None where nothing is kept.
        """
        self._engine, self._show, self._clock = engine, show, clock
        self._refresh = refresh
        self._locale = locale  # from the first reply on, the language on screen
        self._offered = Offered()
        self._sender = sender
        self._filling: Filling | None = None
        self._seen_by: Callable[[Reply], None] = lambda _: None
        self._waiting: tuple[Kept, ...] = ()  # files that would be written over others

    @property
    def language(self) -> Language:
        """The language on screen."""
        return self._locale or Language.ENGLISH

    @property
    def writes(self) -> bool:
        """Whether whoever types here can write entries."""
        return self._sender is not None

    @property
    def filling(self) -> bool:
        """Whether something was asked that an empty line answers too, as in a form."""
        return self._filling is not None or bool(self._waiting)

    @property
    def begun(self) -> str:
        """What stands in the form's field already, to be changed where it is typed."""
        field = self._filling.field if self._filling else None
        if field is None or field.options or "\n" in field.value:
            return ""
        return safe.line(field.value)

    @property
    def titles(self) -> list[str]:
        """The stored questions in the language on screen."""
        return [safe.line(entry.title(self.language)) for entry in self._engine.pack.entries]

    def greet(self) -> None:
        """Say what this is."""
        self._display(greet(self._engine.pack, self.language))

    def say(self, phrase: Bilingual, **values: str) -> None:
        """Show one sentence of the terminal's own."""
        said = Speaker(self.language).say(phrase, **values)
        self._show(Group(Line(said), ""))

    def echo(self, line: str) -> None:
        """Show a piped line before its answer."""
        shown = safe.line(line[: MAX_QUESTION + 1])
        cut = f"{shown[:MAX_QUESTION]}…" if len(shown) > MAX_QUESTION else shown
        self._show(marked(">", cut))

    async def answer(self, line: str) -> Heard:
        """Answer one line; what the guard notices in a command is as private as in a question."""
        heard = await self._answer(line)
        return Heard.PRIVATE if heard is Heard.ANSWERED and privacy.inspect(line) else heard

    async def _answer(self, line: str) -> Heard:
        await self._catch_up()
        typing = Typing(self._clock(), self._locale, self._sender)
        if self._filling is not None:
            return await self._fill_in(self._filling, line, typing)
        if self._waiting:
            return self._write_over(line)
        if cancels(line):
            self.say(phrases.NOTHING_TO_LEAVE)
            return Heard.ANSWERED
        action = read(line, self._offered, typing)
        match action:
            case Invoke(command=Task.EXPORT | Task.IMPORT):
                return await self._exchange(action)
            case Ask() | Choose() | Invoke() | Submit():
                return await self._handle(action)
            case Picked():
                return await self._handle(action.event, action.label)
            case Quit():
                return Heard.FAREWELL
            case UnknownCommand():
                self._no_command(safe.line(action.typed), action.near)
            case UnknownOption():
                self._no_option(action.typed, action.last)
            case _:
                assert_never(action)
        return Heard.ANSWERED

    async def deliver(self) -> tuple[Reply, ...]:
        """What came of quizzes meanwhile; a message that changes an old one is left out."""
        if not self.writes:
            return ()
        now = self._clock()
        await self._engine.elapse(now)
        new = []
        while found := await self._engine.deliveries({PLATFORM}, now):
            for each in found:
                await self._engine.delivered(each, PLATFORM)
                if each.replaces is None:
                    new.append(each.reply)
                self._seen_by(each.reply)
        return tuple(new)

    def seen_by(self, see: Callable[[Reply], None]) -> None:
        """Somebody else sees the messages that come to this terminal's channel too."""
        self._seen_by = see

    def show(self, replies: Iterable[Reply]) -> None:
        """Show messages that nobody in this terminal asked for."""
        for reply in replies:
            self._display(render(reply))

    async def _catch_up(self) -> None:
        """Use a changed pack, and what another terminal or a platform changed."""
        if error := self._refresh():
            self.say(phrases.REFUSED, problem=safe.line(str(error.problems[0])))
        if self.writes:
            now = self._clock()
            await failures.tried("catching up", self._engine.refresh(now), level=logging.DEBUG)

    async def _fill_in(self, filling: Filling, line: str, typing: Typing) -> Heard:
        """What is typed into a form is kept in no history."""
        if cancels(line.removeprefix(self.begun)):  # also typed behind what stood there
            self._filling = None
            self.say(phrases.CANCELLED)
            return Heard.PRIVATE
        filled = filling.take(line)
        if filled.field is not None:
            self._filling = filled
            self._ask_for(filled)
        else:
            self._filling = None
            await self._handle(submitted(filled.form, dict(filled.values), typing))
        return Heard.PRIVATE

    async def _exchange(self, event: Invoke) -> Heard:
        """A command that brings a file, or that gets one."""
        if event.command is Task.EXPORT:
            named, path = filing.exporting(event.argument)
            return await self._handle(replace(event, argument=named), save_as=path)
        if not event.argument:
            return await self._handle(event)
        try:
            file = filing.attached(event.argument)
        except (OSError, ValueError) as error:  # no path at all, for one
            self._cannot(phrases.CANNOT_READ, event.argument, error)
            return Heard.ANSWERED
        return await self._handle(replace(event, argument="", file=file))

    def _write(self, files: tuple[Kept, ...]) -> None:
        """Write what a reply gives; nothing is written over without asking."""
        for file in files:
            try:
                filing.write_new(file)
            except FileExistsError:
                self._waiting += (file,)
                self.say(phrases.EXISTS, path=safe.line(str(file.path)))
            except (OSError, ValueError) as error:
                self._cannot(phrases.CANNOT_WRITE, str(file.path), error)
            else:
                self.say(phrases.WRITTEN, path=safe.line(str(file.path)))

    def _write_over(self, line: str) -> Heard:
        """What was said to files that stand where others would be written."""
        waiting, self._waiting = self._waiting, ()
        if not filing.agrees(line):
            self.say(phrases.NOT_WRITTEN)
            return Heard.PRIVATE
        for file in waiting:
            try:
                filing.write_over(file)
            except OSError as error:
                self._cannot(phrases.CANNOT_WRITE, str(file.path), error)
            else:
                self.say(phrases.WRITTEN, path=safe.line(str(file.path)))
        return Heard.PRIVATE

    def _cannot(self, phrase: Bilingual, path: str, error: OSError | ValueError) -> None:
        why = (error.strerror if isinstance(error, OSError) else None) or str(error)
        self.say(phrase, path=safe.line(path), why=safe.line(why))

    def _ask_for(self, filling: Filling) -> None:
        """Ask for the next thing a form wants to know."""
        if (field := filling.field) is not None and not filling.begun:
            self._show(form_field(field))

    async def _handle(self, event: Event, picked: str = "", save_as: Path | None = None) -> Heard:
        try:
            reply = await self._engine.handle(event)
            tasks = await self._tasks(event)
        except Exception as error:  # the adapter's outermost: a person sees a sentence
            failures.tell("an event", error)
            self._display(render(outcomes.failed(self.language)))
            return Heard.PRIVATE
        self._locale = reply.language
        if picked and isinstance(next(iter(reply.blocks), None), Label):
            self._show(Line(safe.line(picked), style="bold"))  # a card does not say its question
        self.show(await self.deliver())  # first, so that numbers mean what one can do oneself
        self._display(render(reply))
        self._write(filing.files(reply, save_as))
        if tasks:
            self._tell(tasks)
        if reply.form is not None:
            self._filling = Filling(reply.form)
            self.say(phrases.FILLING)
            self._ask_for(self._filling)
        return Heard.PRIVATE if reply.audience is Audience.SENDER else Heard.ANSWERED

    async def _tasks(self, event: Event) -> tuple[CommandInfo, ...]:
        """What help tells besides: the commands of who types here, as their role is now."""
        helps = isinstance(event, Invoke) and event.command is Command.HELP
        if not helps or self._sender is None:
            return ()
        return await self._engine.tasks(self._sender, event.at)

    def _tell(self, tasks: tuple[CommandInfo, ...]) -> None:
        """The commands of those who write entries, which only some adapters can show."""
        shown = ((f"/{i.names.best(self.language)}", i.summary) for i in tasks)
        rows = tuple((name, summary.best(self.language)) for name, summary in shown)
        said = Text(Speaker(self.language).say(WRITING))
        self._display(render(Reply((said, Facts(rows)), self.language)))

    def _no_command(self, typed: str, near: str | None) -> None:
        if near:
            self.say(phrases.NEAR_COMMAND, typed=typed, near=near)
        else:
            self.say(phrases.NO_COMMAND, typed=typed)

    def _no_option(self, typed: str, last: int) -> None:
        if last:
            self.say(phrases.NO_OPTION, typed=typed, last=str(last))
        else:
            self.say(phrases.NO_LIST)

    def _display(self, screen: Screen) -> None:
        """Draw it; numbers go on meaning the last list, which is still in sight."""
        self._offered = self._offered.then(screen.numbered)
        self._show(Group(screen.drawn, ""))
