"""The key for people's hashes where the operator gave none: random, made once, kept in a file."""

from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path

from adapters.settings import SettingsError

_BYTES = 32


def kept_key(file: Path) -> bytes:
    """The key in that file, which only its owner can read; made at first. Raises SettingsError."""
    try:
        if not file.exists():
            _make(file)
        key = file.read_bytes().strip()
    except OSError as error:
        told = f"The key in {file} cannot be read or made ({error.strerror})."
        raise SettingsError(f"{told} Let the bot's user do so, or set REFUGIO_KEY.") from error
    if len(key) < _BYTES:
        told = f"The key in {file} is too short: it was damaged."
        raise SettingsError(f"{told} Put back a copy of it, or delete it and name the roles anew.")
    return key


def make_copy(file: Path, copy: Path) -> None:
    """Copy the key, whole, into a file that only its owner can read; raises SettingsError."""
    key = kept_key(file)
    try:
        descriptor = os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as stream:
            copy.chmod(0o600)
            stream.write(key)
    except OSError as error:
        raise SettingsError(f"{copy} cannot be written ({error.strerror}).") from error


def _make(file: Path) -> None:
    """Make the file whole or not at all; where another process was quicker, its key stays."""
    file.parent.mkdir(0o700, parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=file.parent) as folder:
        draft = Path(folder) / file.name
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as stream:
            stream.write(secrets.token_hex(_BYTES))
        try:
            file.hardlink_to(draft)
        except FileExistsError:
            return
