"""Answers that have a chart offer it, and it is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.commands import Command
from bot.entries import Added, EntryId, Language
from bot.handling import showing
from bot.knowledge.pack import Pack
from bot.replies import Buttons, Options, Picture, Reply, Theme
from bot.wording import cards, tokens
from bot.wording.tokens import Action
from tests.conftest import Talk


def offered(reply: Reply) -> list[str]:
    """What the buttons for charts point at."""
    pointers = [
        tokens.parse(choice.token)
        for block in reply.blocks
        if isinstance(block, Buttons | Options)
        for choice in block.choices
    ]
    return [p.target for p in pointers if p and p.action is Action.FIGURE]


def pictures(reply: Reply) -> list[Picture]:
    return [block for block in reply.blocks if isinstance(block, Picture)]


async def test_an_answer_offers_its_chart(talk: Talk) -> None:
    """As the first of its buttons; the button and the command show the same."""
    answer = await talk.ask("how many people did mexico deport in 2015?")
    [chart] = offered(answer)
    pressed = await talk.choose(tokens.token(Language.ENGLISH, Action.FIGURE, chart))
    typed = await talk.invoke(Command.FIGURE)

    assert "deportations" == chart
    assert ["deportations-en.png"] == [each.name for each in pictures(pressed)]
    assert pressed.blocks == typed.blocks
    assert ["border-patrol", "fleeing-violence", "survey-stay", "time-line"] == offered(pressed)


async def test_an_answer_without_a_chart_offers_none(talk: Talk) -> None:
    """The command says so, and lists those there are."""
    answer = await talk.ask("who is ricardo anaya?")
    listed = await talk.invoke(Command.FIGURE)

    assert [] == offered(answer)
    assert [] == pictures(listed)
    assert 5 == len(offered(listed))


async def test_the_language_is_the_card_s(talk: Talk) -> None:
    """A Spanish card's chart is in Spanish."""
    reply = await talk.choose("1:es:figure:time-line")
    [picture] = pictures(reply)

    assert Language.SPANISH is reply.language
    assert "Línea de tiempo." in picture.alt
    assert "1 de julio" in picture.text
    assert picture.draw(Theme.LIGHT).startswith(b"\x89PNG")


@pytest.mark.parametrize("chart", ["no-such-chart", "deportations-2015"])
async def test_a_stale_button_shows_no_chart(talk: Talk, chart: str) -> None:
    """It says that it leads nowhere."""
    assert [] == pictures(await talk.choose(f"1:en:figure:{chart}"))


def test_every_chart_is_offered(pack: Pack) -> None:
    """By each entry it names, on its card and under its plain twin."""
    for chart in pack.charts:
        for entry_id in chart.entries:
            entry = pack.by_id[entry_id]
            for blocks in (
                cards.answer(entry, pack, Language.SPANISH),
                cards.simpler(entry, pack, Language.SPANISH),
            ):
                assert [chart.id] == offered(Reply(tuple(blocks), Language.SPANISH))


def test_what_moderators_wrote_offers_no_chart_of_the_article(pack: Pack) -> None:
    """Their own words may say something else than is drawn."""
    entry = replace(pack.by_id[EntryId("survey-stay")], added=Added("", "2026-01-01", True))
    blocks = cards.answer(entry, pack, Language.ENGLISH)

    assert [] == offered(Reply(tuple(blocks), Language.ENGLISH))


def test_a_chart_whose_entries_are_all_hidden_is_not_shown(pack: Pack) -> None:
    """Hiding entries hides their chart."""
    hidden = pack.charts[0].entries
    library = replace(pack, entries=tuple(e for e in pack.entries if e.id not in hidden))

    assert showing.named("deportations", library, Language.ENGLISH) is None
    assert "deportations" not in offered(showing.of_answer(None, library, Language.ENGLISH))


def test_a_pack_without_charts_says_so(pack: Pack) -> None:
    """There is nothing to pick then."""
    reply = showing.of_answer(None, replace(pack, charts=()), Language.ENGLISH)

    assert [] == offered(reply)
    assert reply.blocks
