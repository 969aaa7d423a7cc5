"""Settings: where things are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapters.compose import build_engine
from adapters.settings import Settings, SettingsError, unknown
from adapters.shards import Shards

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
    settings = Settings.from_env(
        {**SECRETS, "PORT": "8080", "LOG_LEVEL": "debug", "LOG_FORMAT": "JSON"}
    )

    assert list(SECRETS.values()) == [
        settings.discord_token,
        settings.slack_bot_token,
        settings.slack_app_token,
        settings.slack_signing_secret,
    ]
    assert (8080, "DEBUG") == (settings.port, settings.log_level)
    assert "json" == settings.log_format
    assert not any(secret in repr(settings) for secret in SECRETS.values())


def test_all_problems_are_told_at_once_and_no_secret_with_them() -> None:
    """Each variable that cannot be right is named with what it should look like."""
    wrong = {name: f"hush hush {name}" for name in SECRETS}
    with pytest.raises(SettingsError) as told:
        Settings.from_env({**wrong, "PORT": "70000", "LOG_LEVEL": "loud", "LOG_FORMAT": "poem"})
    said = str(told.value)

    assert all(f"{name} " in said for name in (*SECRETS, "PORT", "LOG_LEVEL", "LOG_FORMAT"))
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


@pytest.mark.parametrize("name", ["REFUGIO_PACKS", "REFUGIO_HELP"])
@pytest.mark.parametrize("value", ["/nowhere", "x" * 5_000, "{other}"], ids=["no", "long", "other"])
def test_a_path_that_cannot_be_used_is_told(tmp_path: Path, name: str, value: str) -> None:
    """A missing path, an impossible one, a file for a folder: the variable and what to write."""
    file = tmp_path / "file"
    file.touch()
    value = value.format(other=file if name == "REFUGIO_PACKS" else tmp_path)
    with pytest.raises(SettingsError, match=rf"^{name} names .*, which .*\. Write a ") as error:
        Settings.from_env({name: value})

    assert 1 == len(str(error.value).splitlines())


def test_all_that_is_wrong_is_told_at_once() -> None:
    """One start tells every variable that is wrong; an empty one is as if it were not there."""
    with pytest.raises(SettingsError) as error:
        Settings.from_env(
            {"REFUGIO_PACKS": "/nowhere", "REFUGIO_HELP": "/nowhere", "REFUGIO_SEMANTIC": "of"}
        )

    assert 3 == len(str(error.value).splitlines())
    assert Settings.from_env({"REFUGIO_SEMANTIC": "", "REFUGIO_PACKS": ""}).semantic


def test_an_unknown_variable_is_named_with_the_nearest_setting() -> None:
    """A slip in a name would otherwise have no effect and no sign."""
    told = unknown({"REFUGIO_SEMANTICS": "off", "REFUGIO_CACHE": "none", "HOME": "/"})

    assert [
        "REFUGIO_SEMANTICS is no setting, so it has no effect. Did you mean REFUGIO_SEMANTIC?"
    ] == told


def test_without_a_home_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nobody's home is known no folder called "~" is made."""
    pwd = pytest.importorskip("pwd", reason="Windows knows homes otherwise")
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)

    def nobody(_: int) -> None:
        raise KeyError

    monkeypatch.setattr(pwd, "getpwuid", nobody)

    assert None is Settings.from_env({}).cache


@pytest.mark.parametrize(
    ("written", "ids", "of"),
    [("0-4/10", (0, 1, 2, 3, 4), 10), ("9/10", (9,), 10), ("0/1", (0,), 1), (" 1-1/2 ", (1,), 2)],
)
def test_shards_of_a_process(written: str, ids: tuple[int, ...], of: int) -> None:
    """Some of all, counted from 0."""
    shards = Settings.from_env({"REFUGIO_DISCORD_SHARDS": written}).discord_shards

    assert Shards(ids, of) == shards
    assert Settings.from_env({"REFUGIO_DISCORD_SHARDS": ""}).discord_shards is None


@pytest.mark.parametrize("written", ["10/10", "4-2/10", "0", "a/b", "0-4", "/2", "0-1/0", "１/2"])
def test_shards_that_are_none(written: str) -> None:
    """Said in one sentence, with what to write."""
    with pytest.raises(SettingsError, match="counted from 0: 0-4/10 here and 5-9/10"):
        Settings.from_env({"REFUGIO_DISCORD_SHARDS": written})
