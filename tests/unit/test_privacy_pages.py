"""The pages on privacy say what the program does, in both languages."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.discord import app as on_discord
from adapters.slack import groups, listening, web
from bot import conversations
from bot.entries import Bilingual, Language
from bot.retention import DEFAULTS
from bot.wording import personal_phrases
from bot.wording.personal import retention, spell

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {Language.ENGLISH: "privacy.md", Language.SPANISH: "privacidad.md"}


def page(language: Language) -> str:
    return (DOCS / PAGES[language]).read_text("utf-8")


def tables(text: str) -> list[list[tuple[str, ...]]]:
    """The rows of each table, without its head."""
    found = re.findall(r"(?:^\|.*\|\n)+", text, re.MULTILINE)
    rows = ([tuple(line.strip("| ").split(" | ")) for line in each.splitlines()] for each in found)
    return [each[2:] for each in rows]


@pytest.mark.parametrize("language", Language)
def test_the_table_is_the_programs_own(language: Language) -> None:
    """What `/privacy` shows, row by row, made of the constants that delete."""
    assert list(retention(language)) == tables(page(language))[0]


@pytest.mark.parametrize("language", Language)
def test_what_adapters_remember_is_told(language: Language) -> None:
    """As long as they do."""
    kept = (web._KNOWN, listening._KEPT, on_discord._FILLING, groups._KNOWN)
    times = [timedelta(seconds=each) for each in kept]

    assert [spell(each, language) for each in times] == [t for _, t in tables(page(language))[1]]


@pytest.mark.parametrize("language", Language)
def test_times_in_sentences_are_the_programs_own(language: Language) -> None:
    """Each time on the page is one that some constant has."""
    known = {conversations.TTL, DEFAULTS.backups, DEFAULTS.acts, timedelta(seconds=web._KNOWN)}
    known |= {timedelta(seconds=listening._KEPT), timedelta(days=90), timedelta(days=30)}
    known |= {timedelta(seconds=groups._KNOWN)}
    told = set(re.findall(r"\d+ (?:minut|hour|hora|day|día|second|segundo)\w*", page(language)))

    short = {spell(each, language) for each in known}
    assert told - short <= {
        value for _, row in retention(language) for value in told if value in row
    }
    assert short <= told


def test_both_pages_have_the_same_parts() -> None:
    """Headings, rows, points and duties; what stands in code is the same, but commands' names."""
    english, spanish = (page(each) for each in Language)

    for mark in (r"^## ", r"^\| ", r"^- ", r"^\d\. ", r"\*\*", r"\n\n"):
        counts = [len(re.findall(mark, each, re.MULTILINE)) for each in (english, spanish)]
        assert counts[0] == counts[1], mark
    code = [sorted(re.findall(r"`([A-Za-z_. ]+)`", each)) for each in (english, spanish)]
    assert code[0] == code[1]


def test_the_reply_names_the_page_of_its_language() -> None:
    """Which is there."""
    said: Bilingual = personal_phrases.WHOLE_TEXT

    for language, name in PAGES.items():
        assert f"docs/{name}" in said.best(language)
        assert (DOCS / name).is_file()
