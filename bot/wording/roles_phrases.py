"""What is read about roles; never who has one."""

from __future__ import annotations

from bot.curation.roles import Role
from bot.entries import Bilingual

TITLE = Bilingual("Roles in this community", "Papeles en esta comunidad")
HOW_MANY: dict[Role, Bilingual] = {
    Role.ADMIN: Bilingual("Admins", "En la administración"),
    Role.MODERATOR: Bilingual("Moderators", "En la moderación"),
    Role.HOST: Bilingual("Quiz hosts", "Dirigen concursos"),
}
YOURS = Bilingual("Your role", "Tu papel")
STANDS_IN = Bilingual(
    "Nobody is admin here. You run this place, so you act as one; your first change makes you "
    "admin.",
    "Nadie administra aquí. Tú llevas este lugar, así que puedes hacerlo; tu primer cambio te da "
    "el papel.",
)
NO_NAMES = Bilingual(
    "I keep no names of people, so I cannot tell who they are. To give somebody a role, write "
    "“/role” with the person and the role.",
    "No guardo nombres de personas, así que no puedo decir quiénes son. Para dar un papel a "
    "alguien, escribe “/papel” con la persona y el papel.",
)
WHO = Bilingual(
    "Whom? Pick a person, then a role.", "¿A quién? Elige a una persona y luego un papel."
)
WHICH = Bilingual(
    "Which role? There is admin, moderator, host, and member for none.",
    "¿Qué papel? Hay admin, moderador, concursos, y ninguno.",
)
HAS_IT = Bilingual("That is their role already.", "Ese ya es su papel.")
CHANGED = Bilingual(
    "Their role was changed at the same moment. Please look again.",
    "Su papel cambió en el mismo momento. Míralo otra vez.",
)
LAST_ADMIN = Bilingual(
    "That would leave nobody as admin, and nobody could undo a mistake. Make somebody else admin "
    "first.",
    "Así no quedaría nadie en la administración, y nadie podría deshacer un error. Da primero ese "
    "papel a alguien más.",
)
DONE = Bilingual("Done. Their role here: {role}.", "Listo. Su papel aquí: {role}.")
GIVEN = Bilingual("a role given: {after}", "se dio un papel: {after}")
TAKEN = Bilingual("a role taken away: {before}", "se quitó un papel: {before}")
MOVED = Bilingual("a role changed: {before} → {after}", "cambió un papel: {before} → {after}")
