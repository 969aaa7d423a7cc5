"""`refugio preview discord`: the exact messages, offline."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from discord_town import QUESTION, labels, text_of, within_limits

from adapters.cli.__main__ import refugio
from adapters.settings import Settings


@pytest.mark.parametrize(
    ("arguments", "wanted"),
    [([QUESTION], "176,726"), ([QUESTION, "--lang", "es"], "hubo 176,726"), (["hi"], "Ask me")],
)
def test_preview(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, arguments: list[str], wanted: str
) -> None:
    """As a private answer, in the language asked for."""
    monkeypatch.setattr(Settings, "from_env", lambda: settings)
    result = CliRunner().invoke(refugio, ["preview", "discord", *arguments])
    [message] = json.loads(result.output)

    assert result.exit_code == 0
    within_limits(message)
    assert message["flags"] & 64
    assert wanted in text_of(message["components"])
    assert labels(message["components"])


def test_preview_of_a_platform_that_is_not_there() -> None:
    """Wrong usage is exit code 2."""
    assert CliRunner().invoke(refugio, ["preview", "pigeon", "hi"]).exit_code == 2
