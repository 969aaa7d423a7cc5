"""A copy of what is kept in SQLite, made while it is used."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from bot.store import StoreError
from bot.stores.connect import make_private


def back_up(file: Path, copy: Path) -> None:
    """
    Copy a database as it stands at one moment into a file that only its owner can read.

    An earlier copy there is written over; others may write to the database meanwhile. Raises
    StoreError.
    """
    try:
        if file.resolve() == copy.resolve():  # SQLite would wait for itself, for ever
            raise FileExistsError
        make_private(copy)
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(copy)) as target:
            source.backup(target)
    except (OSError, sqlite3.Error) as error:
        told = f"{file} cannot be copied to {copy} ({type(error).__name__})."
        raise StoreError(f"{told} Name another folder, or make room there.") from error
