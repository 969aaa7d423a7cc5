"""What moderators read of entries to be looked at again: English and Spanish side by side."""

from __future__ import annotations

from bot.entries import Bilingual, Language

DUE = Bilingual("To be looked at again:", "Para volver a revisar:")
ROW = Bilingual("{title} ({why})", "{title} ({why})")
WHY_BEHIND = Bilingual(
    "only one of its two languages was changed", "solo se cambió en uno de sus dos idiomas"
)
WHY_BY = Bilingual("by {on}", "antes de {on}")
BEHIND: dict[Language, Bilingual] = {
    Language.ENGLISH: Bilingual(
        "The Spanish text changed after the English one; please compare them.",
        "El texto en español cambió después del texto en inglés; conviene compararlos.",
    ),
    Language.SPANISH: Bilingual(
        "The English text changed after the Spanish one; please compare them.",
        "El texto en inglés cambió después del texto en español; conviene compararlos.",
    ),
}
BY = Bilingual(
    "Somebody wanted it looked at again by {on}. Is it still right?",
    "Alguien pidió volver a revisarla antes de {on}. ¿Sigue bien?",
)
NEXT = Bilingual("To be looked at again by {on}.", "Para volver a revisar antes de {on}.")
ANSWERS: dict[Language, Bilingual] = {
    Language.ENGLISH: Bilingual("In English", "En inglés"),
    Language.SPANISH: Bilingual("In Spanish", "En español"),
}
STILL = Bilingual("Still right: “{title}”.", "Sigue bien: “{title}”.")
CHANGED = Bilingual(
    "It was changed meanwhile; please look at it as it is now.",
    "Mientras tanto cambió; mírala como está ahora.",
)

BUTTON_STILL = Bilingual("Still right", "Sigue bien")
BUTTON_CHANGE = Bilingual("Change it", "Cambiarla")
BUTTON_HISTORY = Bilingual("Versions", "Versiones")
