"""Pictures of replies: drawn in a thread; one that fails is left out, and its text is shown."""

from __future__ import annotations

import json
import threading

from rich.console import Console

from adapters import pictures
from adapters.slack import outgoing as slack
from adapters.terminal import outgoing as terminal
from bot.entries import Language
from bot.replies import Picture, Reply, Text, Theme

TEXT = "Deportations\n\n2013 ██ 78,733\n2014 (no figure)\n2015 ████ 176,726"
THREADS: list[threading.Thread] = []


def drawn(theme: Theme) -> bytes:
    THREADS.append(threading.current_thread())
    return theme.encode()


def failing(theme: Theme) -> bytes:
    raise ImportError("no matplotlib here")


GOOD, BAD = Picture("a.png", "All of it.", TEXT, drawn), Picture("b.png", "It.", TEXT, failing)


async def test_a_picture_is_drawn_off_the_event_loop() -> None:
    """Others are answered meanwhile; what cannot be drawn is not there."""
    found = await pictures.drawn(Reply((GOOD, BAD), Language.ENGLISH), Theme.DARK)

    assert {"a.png": b"dark"} == found
    assert threading.current_thread() is not THREADS[-1]


def test_replies_with_pictures_are_known() -> None:
    """So that an adapter may say first that it takes a moment."""
    assert pictures.has(Reply((GOOD,), Language.ENGLISH))
    assert not pictures.has(Reply((Text("no"),), Language.ENGLISH))


def test_slack_says_it_in_words_and_in_characters() -> None:
    """What a screen reader is given has no bars in it."""
    [message] = slack.payload(Reply((BAD,), Language.ENGLISH))
    [words, typed] = message["blocks"]

    assert "It." == message["text"]
    assert "It." == words["elements"][0]["text"]
    assert "rich_text_preformatted" == typed["elements"][0]["type"]
    assert TEXT == typed["elements"][0]["elements"][0]["text"]
    assert json.dumps(message)


def test_a_terminal_of_sixty_columns_shows_whole_lines() -> None:
    """Without colour too."""
    console = Console(width=60, no_color=True, highlight=False)
    with console.capture() as shown:
        console.print(terminal.render(Reply((BAD,), Language.ENGLISH)).drawn)

    assert [line.strip() for line in shown.get().splitlines()] == TEXT.splitlines()
