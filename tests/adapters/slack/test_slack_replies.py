"""How replies are drawn changes only when somebody means it to."""

from __future__ import annotations

from adapters.settings import Settings
from tests.adapters.slack.replies import FILE, lines


async def test_replies_are_as_reviewed(settings: Settings) -> None:
    """Each message, modal and App Home, within limits: `python -m tests.adapters.slack.replies`."""
    assert FILE.read_text("utf-8").splitlines() == await lines(settings)
