"""Help is always on App Home: whoever looks, in whatever language, and however much there is."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from adapters.slack.outgoing import home
from bot.curation.roles import Role
from bot.engine import Engine
from bot.entries import Bilingual, Language
from bot.knowledge.pack import Contact, HelpCard, HelpLink, Pack
from bot.wording.home import Standing
from bot.wording.home import home as page
from tests.adapters.slack.block_kit import check_view

LENGTHS = (80, 600, 120)  # characters of a title, a text and a link's label
CARDS, LINKS = 20, 10  # the most that `help.yaml` may hold


def longest(length: int, name: str) -> Bilingual:
    return Bilingual(*(f"{name} {each} ".ljust(length, "x")[:length] for each in Language))


def crowded(pack: Pack) -> Pack:
    """A pack with as much help as there may be, and a community with a contact of its own."""
    title, text, label = LENGTHS
    found = tuple(
        HelpCard(
            f"card-{n}",
            longest(title, f"Card {n}"),
            longest(text, "Text"),
            tuple(
                HelpLink(longest(label, "Link"), f"https://example.org/{n}/{m}", None, None)
                for m in range(LINKS)
            ),
        )
        for n in range(CARDS)
    )
    contact = Contact(longest(80, "Office"), longest(80, "Pier"), "2026-05-01")
    return replace(pack, help_cards=found, contact=contact)


@pytest.mark.parametrize("paused", [False, True])
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("told", [(Language.SPANISH,), tuple(Language)])
def test_all_help_is_there(
    engine: Engine, role: Role, told: tuple[Language, ...], paused: bool
) -> None:
    """Each address in each language that is told, for each role, within Slack's hundred blocks."""
    for pack in (engine.pack, crowded(engine.pack)):
        view = home(page(pack, Standing(role, paused, 3), Language.SPANISH, told))
        check_view(view)
        shown = json.dumps(view, ensure_ascii=False)
        for card in pack.help_cards:
            for language in told:
                assert card.title.best(language) in shown
                assert card.text.best(language) in shown
            for link in card.links:
                # Of a link the address is shown, and is what it leads to.
                assert len(told) <= shown.count(link.address)
        assert not pack.contact or pack.contact.name.best(told[-1]) in shown


def test_plain_text_too(engine: Engine) -> None:
    """The same for who reads text alone."""
    for pack in (engine.pack, crowded(engine.pack)):
        reply = page(pack, Standing(Role.ADMIN), Language.ENGLISH, Language)
        view = home(replace(reply, plain=True))
        check_view(view)
        shown = json.dumps(view, ensure_ascii=False)
        for card in pack.help_cards:
            assert all(link.address in shown for link in card.links)
