"""A small made-up pack, and a chat over it that writes to paper instead of a screen."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest

from adapters.terminal import surface
from adapters.terminal.conversation import Chat, Heard
from bot.engine import Engine
from bot.entries import Bilingual, Citation, Entry, EntryId, Language, Phrasing, StatementKind
from bot.knowledge.pack import HelpCard, HelpLink, Pack, Topic


def entry(name: str, topic: str, english: str, spanish: str) -> Entry:
    """An entry with one phrasing in each language."""
    return Entry(
        id=EntryId(name),
        topic=topic,
        kind=StatementKind.FACT,
        phrasings=(Phrasing(english, Language.ENGLISH), Phrasing(spanish, Language.SPANISH)),
        answer=Bilingual(f"About {name}.", f"Sobre {name}."),
        simple=Bilingual(f"Plainly, {name}.", f"Sencillo, {name}."),
        citation=Citation((1,)),
    )


HARBOUR = Pack(
    id="harbour",
    title=Bilingual("A harbour for everyone", "Un puerto para todos"),
    entries=(
        entry("opening", "past", "When did the harbour open?", "¿Cuándo abrió el puerto?"),
        entry("boats", "trade", "How many boats come from Norland?", "¿Cuántos barcos vienen?"),
        entry("mayor", "people", "Who is the mayor of Lindell?", "¿Quién es la alcaldesa?"),
        *(
            entry(f"ship-{n}", "ships", f"Who built ship {n}?", f"¿Quién hizo {n}?")
            for n in range(9)
        ),
    ),
    introduction=Bilingual("Questions about a harbour.", "Preguntas sobre un puerto."),
    topics=(
        Topic("past", Bilingual("The past", "El pasado")),
        Topic("trade", Bilingual("Trade", "Comercio")),
        Topic("ships", Bilingual("Ships", "Barcos")),
    ),
    help_cards=(
        HelpCard(
            "here",
            Bilingual("Help here", "Ayuda aquí"),
            Bilingual("You are not alone.", "No estás solo."),
            (HelpLink(Bilingual("A place", "Un lugar"), "https://example.org/help"),),
        ),
    ),
)


class Paper:
    """A chat whose cards are written to a page; the clock stands still."""

    def __init__(self, engine: Engine, locale: Language | None = None) -> None:
        self._page = io.StringIO()
        self.chat = Chat(engine, surface.plain(self._page), noon, locale)

    async def type(self, line: str) -> str:
        """What is shown in answer to a line."""
        await self.heard(line)
        return self.taken()

    async def heard(self, line: str) -> Heard:
        """What became of a line."""
        return await self.chat.answer(line)

    def taken(self) -> str:
        """What was shown since last taken."""
        shown = self._page.getvalue()
        self._page.seek(0)
        self._page.truncate()
        return shown


def noon() -> datetime:
    return datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.fixture
def small() -> Engine:
    """An engine over the harbour."""
    return Engine(HARBOUR)


@pytest.fixture
def paper(small: Engine) -> Paper:
    """A chat about the harbour."""
    return Paper(small)
