"""Roles given in chat. Who has one is known by a hash alone, so nobody is ever named."""

from __future__ import annotations

from collections.abc import Callable

from bot.curation.acting import Actor, Alone
from bot.curation.desk import Desk
from bot.curation.roles import Role
from bot.entries import Language
from bot.errors import NotAllowed
from bot.events import PersonId
from bot.replies import Reply
from bot.store import PersonHash, StaleDraft
from bot.text import fold
from bot.wording import roles as wording
from bot.wording import roles_phrases as phrases
from bot.wording.curating_phrases import ONLY_ADMINS

_SPOKEN: dict[str, Role] = {  # as people type them, beside the names they are kept under
    "administracion": Role.ADMIN,
    "administradora": Role.ADMIN,
    "administrador": Role.ADMIN,
    "moderacion": Role.MODERATOR,
    "moderadora": Role.MODERATOR,
    "moderador": Role.MODERATOR,
    "concursos": Role.HOST,
    "ninguno": Role.MEMBER,
    "miembro": Role.MEMBER,
    "none": Role.MEMBER,
}


class Granting:
    """Gives roles in all communities."""

    def __init__(self, desk: Desk, hashed: Callable[[PersonId], PersonHash]) -> None:
        """hashed: a person's id under the key of this installation."""
        self._desk, self._hashed = desk, hashed

    async def command(
        self, argument: str, person: PersonId | None, actor: Actor, language: Language
    ) -> Reply:
        """Give the person a role; where nobody is picked, how many have which."""
        if person is None and not argument.strip():
            return wording.counted(actor, language)
        if actor.role < Role.MODERATOR:
            raise NotAllowed
        if actor.role < Role.ADMIN:
            return wording.note(ONLY_ADMINS, language)
        if person is None:
            return wording.note(phrases.WHO, language)
        role = _named(argument)
        if role is None:
            return wording.note(phrases.WHICH, language)
        return await self._grant(self._hashed(person), role, actor, language)

    async def _grant(
        self, person: PersonHash, role: Role, actor: Actor, language: Language
    ) -> Reply:
        if actor.community.state.role(person) is role:
            return wording.note(phrases.HAS_IT, language)
        try:
            done = await self._desk.grant(actor, person, role)
        except StaleDraft:
            return wording.note(phrases.CHANGED, language)
        if isinstance(done, Alone):
            return wording.note(phrases.LAST_ADMIN, language)
        return wording.done(role, done, language)


def _named(text: str) -> Role | None:
    said = fold(text.strip())
    role = Role.named(said)
    return _SPOKEN.get(said) if role is None else role
