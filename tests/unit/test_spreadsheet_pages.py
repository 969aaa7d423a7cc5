"""The pages for teachers tell the columns there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.curation.importing import MOST_PROPOSED, MOST_TOUCHED
from bot.knowledge.exchange.columns import COLUMNS
from bot.knowledge.exchange.files import MAX_BYTES, MOST

DOCS = Path(__file__).parents[2] / "docs"


def rows(page: str) -> dict[str, str]:
    found = re.findall(r"^\| `([\w.]+)` \| (.+) \|$", (DOCS / page).read_text("utf-8"), re.M)
    return {column: told.replace("\\|", "|") for column, told in found}


def test_the_columns_are_told_as_the_program_has_them() -> None:
    """In their order, in its words."""
    assert [*COLUMNS.items()] == [*rows("spreadsheet.md").items()]
    assert [*COLUMNS] == [*rows("hoja-de-calculo.md")]


@pytest.mark.parametrize("page", ["spreadsheet.md", "hoja-de-calculo.md"])
def test_the_limits_are_the_programs(page: str) -> None:
    """Bytes, rows and changes at once."""
    text = (DOCS / page).read_text("utf-8")

    for limit in (
        f"{MAX_BYTES // 10**6} MB",
        f"{MOST:,}",
        f" {MOST_TOUCHED} ",
        f" {MOST_PROPOSED} ",
    ):
        assert limit in text
