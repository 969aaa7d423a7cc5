"""Settings: where things are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapters.compose import build_engine
from adapters.settings import Settings, SettingsError

ENTRY = """
- {id: harbour, topic: t, kind: note, source: {paragraphs: [], quote: null},
   questions: {en: ["When did the harbour open?"]}, answer: {en: "Long ago."}}
"""


def test_the_cache_touches_nothing_beside_its_own_folder(tmp_path: Path) -> None:
    """
    Old files of a cache go; an operator's files in the folder they named stay.
    """
    pack, folder = tmp_path / "pack", tmp_path / "data"
    (pack / "entries").mkdir(parents=True)
    (pack / "entries" / "t.yaml").write_text(ENTRY, "utf-8")
    folder.mkdir()
    theirs = [
        folder / f"record-{number}{kind}" for number in range(30) for kind in (".json", ".npz")
    ]
    for file in theirs:
        file.write_text("mine", "utf-8")
    settings = Settings.from_env(
        {"REFUGIO_CACHE": str(folder), "REFUGIO_PACKS": str(pack), "REFUGIO_SEMANTIC": "off"}
    )
    build_engine(settings)

    assert all(file.exists() for file in theirs)
    assert settings.cache == folder / "refugio"
    assert list((folder / "refugio").iterdir())


SECRETS = {
    "DISCORD_TOKEN": "aaa.bbb-1.ccc_2",
    "SLACK_BOT_TOKEN": "xoxb-1-secret",
    "SLACK_APP_TOKEN": "xapp-1-secret",
    "SLACK_SIGNING_SECRET": "0123abcd",
}


def test_tokens_are_read_and_never_shown() -> None:
    """What a platform needs is in the settings, and in no picture of them."""
    settings = Settings.from_env({**SECRETS, "PORT": "8080", "LOG_LEVEL": "debug"})

    assert list(SECRETS.values()) == [
        settings.discord_token,
        settings.slack_bot_token,
        settings.slack_app_token,
        settings.slack_signing_secret,
    ]
    assert (8080, "DEBUG") == (settings.port, settings.log_level)
    assert not any(secret in repr(settings) for secret in SECRETS.values())


def test_all_problems_are_told_at_once_and_no_secret_with_them() -> None:
    """Each variable that cannot be right is named with what it should look like."""
    wrong = {name: f"hush hush {name}" for name in SECRETS}
    with pytest.raises(SettingsError) as told:
        Settings.from_env({**wrong, "PORT": "70000", "LOG_LEVEL": "loud"})
    said = str(told.value)

    assert all(f"{name} " in said for name in (*SECRETS, "PORT", "LOG_LEVEL"))
    assert "hush" not in said


def test_a_dotenv_file_fills_what_the_process_does_not_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Variables of the process win over those of `.env`."""
    (tmp_path / ".env").write_text("PORT=4000\nLOG_LEVEL=ERROR\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PORT", "5000")
    monkeypatch.delenv("LOG_LEVEL", raising=False)
    settings = Settings.from_env()

    assert (5000, "ERROR") == (settings.port, settings.log_level)
