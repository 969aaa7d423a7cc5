"""People as the store knows them: by a hash under a key, never by their id."""

from __future__ import annotations

import hashlib
import hmac

from bot.events import PersonId
from bot.store import PersonHash

_LENGTH = 32  # hexadecimal digits, 128 bits: nobody meets another's hash by chance


def hashed(person: PersonId, key: bytes) -> PersonHash:
    """A person's hash; without the key nobody can tell whose it is, nor try ids out."""
    digest = hmac.new(key, person.encode(), hashlib.sha256).hexdigest()
    return PersonHash(digest[:_LENGTH])
