"""What is read about places that share one community."""

from __future__ import annotations

from bot.entries import Bilingual

TITLE = Bilingual("Places that share entries here", "Lugares que comparten entradas aquí")
PLACE = Bilingual("A place on {platform}", "Un lugar en {platform}")
HERE = Bilingual("{place}, this one", "{place}, este")
SINCE = Bilingual("joined on {on}", "se unió el {on}")
FIRST = Bilingual("here from the beginning", "aquí desde el principio")
ALONE = Bilingual(
    "No other place shares entries with this one. Get a code here and use it in the other place, "
    "or get one there and use it here.",
    "Ningún otro lugar comparte entradas con este. Pide un código aquí y úsalo en el otro lugar, o "
    "pídelo allá y úsalo aquí.",
)
BEFORE = Bilingual(
    "What this place had before is put aside: {kept}.",
    "Lo que este lugar tenía antes está apartado: {kept}.",
)
KEPT = Bilingual("{count} entries of its own", "{count} entradas propias")
KEPT_ONE = Bilingual("1 entry of its own", "1 entrada propia")
KEPT_NONE = Bilingual(
    "settings and roles, no entries of its own", "ajustes y papeles, sin entradas propias"
)
BUTTON_OFFER = Bilingual("Get a code", "Pedir un código")
BUTTON_OFFICE = Bilingual("Make an admin there", "Dar la administración allá")
OFFICE = Bilingual(
    "The code is {code}. It works once, for 15 minutes, and is shown only now. Who runs another "
    "of these places, or was admin in it before, writes there “/link {code}” and is admin here "
    "from then on; so they can give roles to people on their side.",
    "El código es {code}. Sirve una vez, por 15 minutos, y solo se muestra ahora. Quien lleva otro "
    "de estos lugares, o lo administraba antes, escribe allá “/enlazar {code}” y administra aquí "
    "desde entonces; así puede dar papeles a la gente de su lado.",
)
IN_OFFICE = Bilingual(
    "Done. You are admin here now, and can give roles to others with “/role”.",
    "Listo. Ahora administras aquí y puedes dar papeles a otras personas con “/papel”.",
)
BUTTON_JOIN = Bilingual("Use a code", "Usar un código")
BUTTON_PART = Bilingual("Take this place out", "Sacar este lugar")
PART_ONE = Bilingual("Take one out:", "Sacar uno:")
BUTTON_BACK = Bilingual("Back to what this place had", "Volver a lo que este lugar tenía")
BUTTON_LINKS = Bilingual("Places", "Lugares")

OFFERED = Bilingual(
    "The code is {code}. It works once, for 15 minutes, and is shown only now. An admin of the "
    "other place writes there “/link {code}”; that place then shares the entries, settings and "
    "roles of this one.",
    "El código es {code}. Sirve una vez, por 15 minutos, y solo se muestra ahora. Quien administra "
    "el otro lugar escribe allá “/enlazar {code}”; ese lugar comparte desde entonces las entradas, "
    "los ajustes y los papeles de este.",
)
FORM = Bilingual("Join the entries of another place", "Unirse a las entradas de otro lugar")
FIELD_CODE = Bilingual("Code", "Código")
HINT_CODE = Bilingual("Eight letters and digits", "Ocho letras y números")
SEND = Bilingual("Look it over", "Revisar")
NO_CODE = Bilingual(
    "That code leads nowhere. Codes come from the other place, work once, and for 15 minutes: ask "
    "there for a new one.",
    "Ese código no lleva a nada. Los códigos vienen del otro lugar, sirven una vez y por 15 "
    "minutos: pide allá uno nuevo.",
)
TOO_MANY = Bilingual(
    "Too many codes were tried here. Please wait {minutes} minutes.",
    "Se probaron demasiados códigos aquí. Espera {minutes} minutos, por favor.",
)
NOT_ALONE = Bilingual(
    "This place shares entries with another already. Take it out there first.",
    "Este lugar ya comparte entradas con otro. Sácalo primero de ahí.",
)
CONFIRM_JOIN = Bilingual(
    "From then on entries, settings and roles here are those of the other place, and what is "
    "changed in one is changed in both. Roles given here do not count meanwhile.",
    "Desde entonces las entradas, los ajustes y los papeles de aquí son los del otro lugar, y lo "
    "que cambia en uno cambia en los dos. Los papeles dados aquí no cuentan mientras tanto.",
)
NOTHING_LOST = Bilingual(
    "Nothing is lost. What this place has now ({kept}) is put aside as it is, with its roles, "
    "settings and unanswered questions. Who is admin here now can take this place out again at any "
    "time and get it back.",
    "No se pierde nada. Lo que este lugar tiene ahora ({kept}) se aparta tal como está, con sus "
    "papeles, ajustes y preguntas sin respuesta. Quien administra aquí ahora puede sacar este "
    "lugar cuando quiera y recuperarlo.",
)
BUTTON_YES = Bilingual("Yes, join", "Sí, unirse")
BUTTON_LEAVE_IT = Bilingual("Leave it", "Dejarlo")
JOINED = Bilingual(
    "Done. This place shares entries, settings and roles with the other one now.",
    "Listo. Este lugar comparte ahora entradas, ajustes y papeles con el otro.",
)

CONFIRM_PART = Bilingual(
    "{place} would be on its own again; the other side keeps everything. It can take a copy of "
    "all entries, settings and roles along. Questions that wait for the moderators and opinions "
    "stay on the other side.",
    "{place} quedaría por su cuenta; el otro lado conserva todo. Puede llevarse una copia de todas "
    "las entradas, ajustes y papeles. Las preguntas que esperan a la moderación y las opiniones se "
    "quedan del otro lado.",
)
OR_BACK = Bilingual(
    "Or it goes back to what it had before it joined: {kept}.",
    "O vuelve a lo que tenía antes de unirse: {kept}.",
)
BUTTON_COPY = Bilingual("Yes, with a copy", "Sí, con una copia")
PARTED = Bilingual(
    "Done. The place is on its own again, with a copy of everything.",
    "Listo. El lugar está otra vez por su cuenta, con una copia de todo.",
)
CONFIRM_BACK = Bilingual(
    "{place} would have again what it had before: {kept}. What it has now stays with the other "
    "places that share it; where there is none, it is put aside and can come back the same way.",
    "{place} tendría otra vez lo que tenía antes: {kept}. Lo que tiene ahora se queda con los "
    "otros lugares que lo comparten; si no hay ninguno, se aparta y puede volver igual.",
)
BUTTON_YES_BACK = Bilingual("Yes, go back", "Sí, volver")
RETURNED = Bilingual(
    "Done. The place has again what it had before.",
    "Listo. El lugar tiene otra vez lo que tenía antes.",
)
NOT_HERE = Bilingual(
    "That place does not share entries here any more.",
    "Ese lugar ya no comparte entradas aquí.",
)
