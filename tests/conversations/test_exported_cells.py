"""What moderators type into the form is no formula in the table that they export."""

from __future__ import annotations

import csv
import io
import re

import pytest

from bot.commands import Task
from bot.curation.forms import Field
from bot.curation.roles import Role
from bot.events import Attached
from bot.replies import File
from bot.wording.plain import text_of
from bot.wording.tokens import Step
from tests.conversations.community import FORM, Somebody, offers, to
from tests.conversations.tiny import an_engine
from tests.stores.memory import MemoryStore

RUNS = re.compile(r"\s*[=+\-@|%\t\r]")


@pytest.mark.parametrize(
    "formula",
    [
        '=HYPERLINK("https://evil.example","press")',
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "\t=1+1",
        "x;=1+1",
        'x\n=cmd|"/c calc"!A1',
        "'=1+1",
    ],
)
async def test_no_cell_that_was_typed_is_a_formula(formula: str) -> None:
    """In question, answer, phrasings and who says so; and it comes back as it was typed."""
    ana = Somebody(an_engine(MemoryStore()), "ana")
    await ana.become(Role.ADMIN)
    asked = formula.replace("\n", " ")
    typed = {**FORM, "question": f"{asked} who rows the ferry?", "answer": formula}
    preview = await ana.send(await ana.give(Task.ADD), **typed)
    rest = {Field.PHRASINGS: f"{asked} ferry rower", Field.BY: asked, Field.TRANSLATION: formula}
    preview = await ana.send(await ana.press(to(preview, Step.MORE)), **rest)
    assert Step.PUBLISH in offers(preview), text_of(preview)
    await ana.press(to(preview, Step.PUBLISH))

    reply = await ana.give(Task.EXPORT, "csv")
    [table] = [block.text for block in reply.blocks if isinstance(block, File)]
    rows = list(csv.reader(io.StringIO(table, newline="")))
    begun = [part for row in rows for cell in row for part in re.split("[\n;]", cell)]
    again = await ana.give(Task.IMPORT, file=Attached("a.csv", table.encode()))

    assert [] == [part for part in begun if RUNS.match(part)]
    assert 2 == len(rows)
    assert "Left as they are: 1." in text_of(again)
