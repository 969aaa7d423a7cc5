"""The composition root: settings in, a wired engine out."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from importlib import resources
from pathlib import Path

from adapters.encoder import open_encoder
from adapters.settings import Settings
from bot.engine import Engine
from bot.knowledge import compiled, loader
from bot.knowledge.pack import Pack
from bot.matching.cache import ArrayCache
from bot.matching.encoder import Encoder

SHIPPED = "country-of-refuge"


@asynccontextmanager
async def open_engine(settings: Settings) -> AsyncIterator[Engine]:
    """An engine over the pack of the settings; raises KnowledgeError when it is refused."""
    yield build_engine(settings)


def build_engine(settings: Settings) -> Engine:
    """The engine by itself, for callers that need no clean-up."""
    return Engine(load_pack(settings), encoder(settings), ArrayCache(settings.cache))


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
