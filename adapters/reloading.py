"""
A pack that is edited while the bot runs: made ready beside it, the last good one kept.

A changed pack is loaded, and its head trained, in a process of its own. That takes up to a
minute, in which the old pack answers; whatever goes wrong there, a crash or a lack of memory,
goes wrong there only; and it can be ended at once. A thread cannot: leaving Python while one
computes with BLAS is a segmentation fault.
"""

from __future__ import annotations

import multiprocessing
import signal
from dataclasses import dataclass
from multiprocessing.connection import Connection

from adapters.compose import COMPILED, encoder, load_pack, pack_directory
from adapters.settings import Settings
from bot.engine import Engine
from bot.errors import KnowledgeError, Problem
from bot.knowledge import loader
from bot.knowledge.pack import Pack
from bot.matching.cache import Remembered
from bot.matching.matcher import Matcher

Stamp = frozenset[tuple[str, int, int]]  # path, time of change in nanoseconds, size


@dataclass(frozen=True, slots=True)
class Ready:
    """A pack, and all that was made for it."""

    pack: Pack
    arrays: Remembered


class Reloader:
    """
    Keeps an engine on the pack that lies on disk.

    Packs change only in `refresh`, so that a question is answered from one pack, and questions in
    a row from packs in the order of their edits.
    """

    def __init__(self, engine: Engine, settings: Settings) -> None:
        self._engine, self._settings = engine, settings
        self._seen = self._stamp()
        self._loading: _Loading | None = None

    def refresh(self) -> KnowledgeError | None:
        """
        Use the changed pack if it is ready by now, or begin to make one ready; never waits.

        A pack that is refused, for whatever reason, is told once, as the error returned; the
        engine keeps the last good one, and the next change is looked at again.
        """
        error = None
        if self._loading is not None and self._loading.wait(0):
            error = self._use(self._loading.result())
            self._loading = None
        if (stamp := self._stamp()) == self._seen:
            return error
        self._seen = stamp
        return self._begin()  # an error of what has changed since is nobody's concern

    def settle(self, most: float) -> None:
        """Wait until a load under way is done and its pack can be used, `most` seconds."""
        if self._loading is not None:
            self._loading.wait(most)

    def _begin(self) -> KnowledgeError | None:
        if self._loading is not None:
            self._loading.end()
        try:
            self._loading = _Loading(self._settings)
        except OSError as error:
            self._loading = None
            return _failed(self._settings, error)
        return None

    def _use(self, loaded: Ready | KnowledgeError) -> KnowledgeError | None:
        if isinstance(loaded, KnowledgeError):
            return loaded
        try:
            self._engine.use(loaded.pack, loaded.arrays)
        except Exception as error:  # the last good pack must go on, whatever this one is
            return _failed(self._settings, error)
        return None

    def _stamp(self) -> Stamp:
        try:
            files = loader.pack_files(pack_directory(self._settings))
            files += [self._settings.help_file] if self._settings.help_file else []
            found = [(str(file), file.stat()) for file in files]
        except (KnowledgeError, OSError):  # gone for the moment, as while an editor saves
            return frozenset()
        return frozenset((path, stat.st_mtime_ns, stat.st_size) for path, stat in found)


class _Loading:
    """A pack being made ready in a process of its own, which ends with ours at the latest."""

    def __init__(self, settings: Settings) -> None:
        """Raises OSError where no process can be started."""
        self._settings = settings
        context = multiprocessing.get_context("spawn")  # a fork would inherit BLAS half alive
        self._results, sender = context.Pipe(duplex=False)
        self._process = context.Process(
            target=_make_ready, args=(settings, sender), name="refugio-reload", daemon=True
        )
        try:
            self._process.start()
        except OSError:
            self._results.close()
            raise
        finally:
            sender.close()

    def wait(self, most: float) -> bool:
        """Whether it is done, after at most that many seconds."""
        try:
            return self._results.poll(most)
        except OSError:  # its process is gone
            return True

    def result(self) -> Ready | KnowledgeError:
        """What came of it."""
        try:
            received: Ready | KnowledgeError = self._results.recv()
            return received
        except Exception as error:  # its process died, or we lack the memory for what it made
            return _failed(self._settings, error)
        finally:
            self.end()

    def end(self) -> None:
        """Leave nothing of it behind."""
        self._results.close()
        self._process.kill()
        self._process.join()
        self._process.close()


def _make_ready(settings: Settings, results: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the one who talks
    made: Ready | KnowledgeError
    try:
        pack = load_pack(settings)
        arrays = Remembered(settings.cache, pack_directory(settings) / COMPILED)
        Matcher(pack, encoder(settings), arrays)
        made = Ready(pack, arrays)
    except KnowledgeError as refused:
        made = refused
    except Exception as error:  # told where somebody reads it
        made = _failed(settings, error)
    results.send(made)


def _failed(settings: Settings, error: Exception) -> KnowledgeError:
    what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    found, remedy = f"could not be made ready ({what[:200]})", "Change it, and it is tried again"
    return KnowledgeError([Problem(str(pack_directory(settings)), 0, "", found, remedy)])
