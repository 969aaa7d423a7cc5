"""All that people do in two places that are joined and parted, typed at two terminals."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from adapters.terminal.conversation import Chat
from bot.curation.roles import Role
from bot.engine import Engine
from bot.events import PersonId, PlaceId, Sender

PEOPLE = ("discord:4815162342", "discord:2718281828")
MEMBER = "discord:31415926535"
PLACES = ("discord:8675309", "slack:T8675310")
NAMED = "Marigold"  # whom a role is given
NAME, CONTACT, ADDED, CHANGED, TAUGHT, ASKED, FILED, SUGGESTED = WORDS = (
    "Armadillo", "Capybara", "Dromedary", "Echidna", "Flamingo", "Gazelle", "Hoopoe", "Ibex",
)  # fmt: skip
OWN = "our own knowledge"
ENTRY = f"feeds-{ADDED.lower()}"
HORNS = f"Do {ASKED} horns glow in the dark?"
_CODE = re.compile(r"ode is (\w{4}-\w{4})")


class Typist:
    """Somebody at a terminal, and what they see."""

    def __init__(self, engine: Engine, person: str, place: str) -> None:
        self._page, self._codes = io.StringIO(), list[str]()
        console = Console(file=self._page, width=200)
        self.engine = engine
        self.sender = Sender(PersonId(person), PlaceId(place))
        self._chat = Chat(engine, console.print, _now, None, sender=self.sender)

    async def types(self, *lines: str) -> str:
        """What is shown to the last of these lines, on one line."""
        for line in lines:
            self._page.seek(0)
            self._page.truncate()
            await self._chat.answer(line)
        return " ".join(self._page.getvalue().split())

    async def picks(self, *labels: str) -> str:
        """What is shown to the last of these choices, each picked from what is on screen."""
        for label in labels:
            shown = " ".join(self._page.getvalue().split())
            numbers = re.findall(rf"(\d+)\. {re.escape(label)}", shown)
            assert numbers, (label, shown)
            await self.types(numbers[-1])
        return " ".join(self._page.getvalue().split())


async def everything(engine: Engine, folder: Path) -> list[str]:
    """Do it all, each command of the catalogue too; the two codes that were told."""
    ben, eve = (Typist(engine, *who) for who in zip(PEOPLE, PLACES, strict=True))
    for each in (ben, eve):
        await engine.appoint(each.sender, Role.ADMIN, _now())
        await each.types("/inbox on")
    await _settings(ben)
    await _entries(ben)
    await _suggestions(ben)
    asked = await _questions(ben)
    await _files(ben, folder)
    linked = await _places(ben, eve)
    await ben.types(f"/role {NAMED} host", "/role", "/changes", "/privacy", "/topics", "/help")
    return [asked, linked]


async def _settings(ben: Typist) -> None:
    await ben.types("/settings name", f"{NAME} bay", "/settings contact")
    await ben.types(f"{CONTACT} house", "at the port", "-", "-", "/settings")


async def _entries(ben: Typist) -> None:
    await ben.types("/add", f"Who feeds the {ADDED}?", f"The {ADDED} keeper.", OWN)
    await ben.picks("Publish")
    await ben.types(f"/edit {ENTRY}", "", f"A {CHANGED} keeper.", "")
    await ben.picks("Publish")
    await ben.types(f"/retire {ENTRY}", "/restore")
    await ben.picks("Who feeds")
    for command in ("history", "hide", "show"):
        await ben.types(f"/{command} {ENTRY}")
    await ben.types(f"/teach Does a {TAUGHT} swim?", ENTRY, f"Can a {TAUGHT} swim well?")
    await ben.picks("Yes, from now on")
    await ben.types(f"Who feeds the {ADDED}?")
    await ben.picks("Helpful")


async def _suggestions(ben: Typist) -> None:
    member = Typist(ben.engine, MEMBER, PLACES[0])
    await member.types("/suggest", f"Where does an {SUGGESTED} sleep?", f"On an {SUGGESTED}.", OWN)
    await ben.types("/review")
    await ben.picks("Where does an", "Turn down")


async def _questions(ben: Typist) -> str:
    await ben.types(HORNS)
    sent = await ben.picks("Send to the moderators", "Send")
    code = _CODE.findall(sent)[0]
    await ben.types(f"/answer {code}", "/answer abcd-efgh", "/unanswered")
    await ben.picks(HORNS, "Not a question")
    return str(code)


async def _files(ben: Typist, folder: Path) -> None:
    sheet = f"id,kind,questions.en,answer.en\nx,note,Who is away?,{FILED}\n"
    (folder / "in.csv").write_text(sheet)
    await ben.types(f"/import {folder / 'in.csv'}")
    await ben.picks("Import")
    assert "written" in (await ben.types(f"/export {folder / 'out.yaml'}")).casefold()


async def _places(ben: Typist, eve: Typist) -> str:
    await ben.types("/link")
    code = _CODE.findall(await ben.picks("Get a code"))[0]
    await eve.types(f"/link {code}")
    await eve.picks("Yes, join")
    await eve.types("/link")
    await eve.picks("Take this place out", "Yes, with a copy")
    return str(code)


def _now() -> datetime:
    return datetime.now(UTC)
