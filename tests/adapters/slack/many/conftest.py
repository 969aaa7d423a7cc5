"""A network of workspaces, and an app that each of them can install."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.settings import Settings
from tests.adapters.slack.many.app import App, an_app
from tests.adapters.slack.many.network import CLIENT_ID, CLIENT_SECRET, Network
from tests.adapters.slack.peer import SECRET


@pytest.fixture
async def network() -> AsyncIterator[Network]:
    """A network in which nobody is asked with the token of somebody else."""
    slack = Network()
    await slack.start()
    yield slack
    await slack.close()
    assert [] == slack.crossed


@pytest.fixture
def many(settings: Settings, tmp_path: Path) -> Settings:
    """An app for many workspaces, which keeps what it has in a file."""
    return replace(
        settings,
        data=tmp_path / "data",
        slack_client_id=CLIENT_ID,
        slack_client_secret=CLIENT_SECRET,
        slack_signing_secret=SECRET,
    )


@pytest.fixture
async def app(many: Settings, network: Network) -> AsyncIterator[App]:
    async with an_app(many, network) as app:
        yield app
