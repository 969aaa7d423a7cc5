"""Who may do what in a community. The role is the authority, looked up at each act."""

from __future__ import annotations

from enum import IntEnum


class Role(IntEnum):
    """What a person is in a community; each may do all that the ones before may."""

    MEMBER = 0  # asks, suggests
    HOST = 1  # runs quizzes
    MODERATOR = 2  # writes and reviews entries
    ADMIN = 3  # gives roles, sets settings, links places

    @property
    def label(self) -> str:
        """Its name as it is kept and typed: "moderator"."""
        return self.name.casefold()

    @classmethod
    def named(cls, name: str) -> Role | None:
        """The role with that name, None for any other text."""
        return next((role for role in cls if role.label == name.casefold()), None)
