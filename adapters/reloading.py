"""A pack that is edited while the bot runs: read anew when it changed, the last good one kept."""

from __future__ import annotations

from adapters.compose import load_pack, pack_directory
from adapters.settings import Settings
from bot.engine import Engine
from bot.errors import KnowledgeError
from bot.knowledge import loader

Stamp = frozenset[tuple[str, int, int]]  # path, time of change in nanoseconds, size


class Reloader:
    """Keeps an engine on the pack that lies on disk."""

    def __init__(self, engine: Engine, settings: Settings) -> None:
        self._engine, self._settings = engine, settings
        self._seen = self._stamp()

    def refresh(self) -> KnowledgeError | None:
        """
        Use the pack on disk if a file of it changed.

        A pack that is refused is told once, as the error returned; the engine keeps the last good
        one, and looks again at the next change.
        """
        stamp = self._stamp()
        if stamp == self._seen:
            return None
        self._seen = stamp
        try:
            self._engine.use(load_pack(self._settings))
        except KnowledgeError as error:
            return error
        return None

    def _stamp(self) -> Stamp:
        try:
            files = loader.pack_files(pack_directory(self._settings))
            files += [self._settings.help_file] if self._settings.help_file else []
            found = [(str(file), file.stat()) for file in files]
        except (KnowledgeError, OSError):  # gone for the moment, as while an editor saves
            return frozenset()
        return frozenset((path, stat.st_mtime_ns, stat.st_size) for path, stat in found)
