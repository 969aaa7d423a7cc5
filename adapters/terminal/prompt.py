"""The line a person types, with completion, history and a toolbar."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.application import get_app, run_in_terminal
from prompt_toolkit.filters import Condition
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys

from adapters.terminal import phrases
from adapters.terminal.completing import Completions
from adapters.terminal.conversation import Chat
from adapters.terminal.history import DiscreetHistory
from bot.entries import Language
from bot.wording.phrases import LANGUAGE_NAMES

_MARK = "› "


class Prompt:
    """Reads typed lines for a chat."""

    def __init__(self, chat: Chat, history: Path | None) -> None:
        """history: a file for it, None for memory only; raises SettingsError if it cannot be."""
        self._chat = chat
        self._history = DiscreetHistory(history, lambda: chat.say(phrases.NO_HISTORY))
        self._session: PromptSession[str] = PromptSession(
            _MARK,
            history=self._history,
            completer=Completions(chat),
            complete_while_typing=Condition(_types_command),
            bottom_toolbar=self._toolbar,
            key_bindings=_keys(),
        )

    async def read(self) -> str | None:
        """The next line, None when the person leaves."""
        while True:
            try:
                return await self._session.prompt_async(default=self._chat.begun)
            except KeyboardInterrupt:  # where the key binding does not reach
                continue
            except EOFError:
                return None

    async def above(self, draw: Callable[[], None]) -> None:
        """Draw something above the line that is being typed."""
        if self._session.app.is_running:
            await run_in_terminal(draw)
        else:
            draw()

    def settle(self, keep: bool) -> None:
        """Whether the last line may be brought back with arrow-up."""
        self._history.settle(keep)

    def _toolbar(self) -> str:
        return toolbar(self._chat.language, get_app().output.get_size().columns)


def toolbar(language: Language, width: int) -> str:
    """The language and as many hints as fit into `width` cells."""
    shown = f" {LANGUAGE_NAMES[language].best(language)}"
    for hint in (phrases.HELP, phrases.LEAVE, phrases.TAB):
        longer = f"{shown} · {hint.best(language)}"
        if len(longer) < width:
            shown = longer
    return shown


def _types_command() -> bool:
    return get_app().current_buffer.text.startswith("/")


def _keys() -> KeyBindings:
    keys = KeyBindings()

    @keys.add("c-c")
    @keys.add(Keys.SIGINT)
    def _(event: KeyPressEvent) -> None:
        event.current_buffer.reset()

    return keys
