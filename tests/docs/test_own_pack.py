"""A pack about another article, made as docs/own-pack.md tells, works as the shipped one does."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from adapters.cli import kb
from adapters.compose import build_engine
from adapters.settings import Settings
from bot.commands import Command, Game
from bot.engine import Engine
from bot.events import Ask, ConversationId, Invoke
from bot.knowledge import fresh
from bot.wording.plain import text_of

PACKS = Path(__file__).parents[1] / "packs"
BUS, ARTICLE = PACKS / "tarlow-bus", PACKS / "tarlow-bus.md"
OF_MEXICO = re.compile(r"mexic|méxic|asylum|asilo|refuge\b|gómez|amlo|2018|migra", re.IGNORECASE)


@pytest.fixture(scope="module", params=[False, True], ids=["words", "meaning"])
def engine(request: pytest.FixtureRequest) -> Engine:
    return build_engine(Settings(pack=BUS, cache=None, semantic=request.param))


async def say(engine: Engine, text: str) -> str:
    """What is said to a question of its own conversation."""
    event = Ask(text, ConversationId(f"test {text}"), datetime(2026, 1, 1, tzinfo=UTC))
    return text_of(await engine.handle(event))


def run(*arguments: str | Path) -> str:
    """What `refugio kb` prints."""
    done = CliRunner().invoke(kb.command, [str(each) for each in arguments])
    assert 0 == done.exit_code, done.output
    return done.output


def test_the_pack_passes_every_check() -> None:
    """Its evidence, its rules, its known questions, and its fingerprint against the article."""
    assert "No problem found." in run("check", "--pack", BUS, "--source", ARTICLE)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("When did the library bus start?", "3 March 2024"),
        ("how many books did it lend", "8,400"),
        ("waht did the mayor promise?", "According to the mayor"),
        ("¿Cuántas sucursales cerraron en 2019?", "cerró dos de sus cuatro"),
        ("Where does the bus stop?", "The article does not say"),
    ],
)
async def test_it_answers_from_its_own_article(engine: Engine, question: str, said: str) -> None:
    """In both languages, with what the article does not say."""
    assert said in await say(engine, question)


@pytest.mark.parametrize("question", ["who is AMLO?", "What does a ticket for the train cost?"])
async def test_what_it_lacks_reaches_none_of_a_few_entries(engine: Engine, question: str) -> None:
    """An entry that says what the article lacks does not take every question there is."""
    assert "nine stops" not in await say(engine, question)
    assert "mayor" not in await say(engine, question)


async def test_nothing_of_the_shipped_article_is_said(engine: Engine) -> None:
    """Not in help, topics, small talk, practice, answers, or where it declines."""
    told = [await say(engine, text) for text in ("hi", "who are you?", "hola", "who won?")]
    told += [await say(engine, "When did the library bus start?")]
    at = datetime(2026, 1, 1, tzinfo=UTC)
    for command in (*Command, Game.PRACTICE):
        event = Invoke(command, ConversationId(f"test {command}"), at, "the bus")
        told.append(text_of(await engine.handle(event)))

    assert [] == [text for text in told if OF_MEXICO.search(text)]
    assert any("how many books" in text for text in told)  # the quiz is its own too


def test_a_new_pack_loads_and_passes(tmp_path: Path) -> None:
    """As `kb new` leaves it; the article's paragraphs are numbered in a copy."""
    article = tmp_path / "bus.md"
    article.write_text(re.sub(r"¶\d+ ", "", ARTICLE.read_text("utf-8")), "utf-8")
    told = run("new", tmp_path / "My bus!", article)

    assert ARTICLE.read_text("utf-8") == (tmp_path / "bus.numbered.md").read_text("utf-8")
    assert "id: my-bus\n" in (tmp_path / "My bus!" / "pack.yaml").read_text("utf-8")
    assert "refugio chat --pack" in told
    assert "No problem found." in run("check", "--pack", tmp_path / "My bus!")


def test_a_folder_that_is_there_stays(tmp_path: Path) -> None:
    """Nothing is written over."""
    done = CliRunner().invoke(kb.command, ["new", str(tmp_path), str(ARTICLE)])

    assert 2 == done.exit_code
    assert "is there already" in done.output
    assert [] == [*tmp_path.iterdir()]


def test_wrapped_paragraphs_are_numbered_in_one_line() -> None:
    """Headings have no number; numbers that are there stay."""
    assert "# Bus\n\n¶1 One bus.\n\n¶2 Two.\n" == fresh.numbered("# Bus\n\nOne\nbus.\r\n\r\nTwo.")
    assert "# Bus\n\n¶4 One bus.\n" == fresh.numbered("# Bus\n\n¶4 One\nbus.")
