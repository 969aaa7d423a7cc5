"""How what changed in an entry is told: English and Spanish side by side."""

from __future__ import annotations

from bot.entries import Bilingual

FIELD = Bilingual("{field}: {what}.", "{field}: {what}.")
INSTEAD = Bilingual("“{after}” instead of “{before}”", "“{after}” en lugar de “{before}”")
ADDED = Bilingual("added “{text}”", "se agregó “{text}”")
TAKEN_OUT = Bilingual("taken out “{text}”", "se quitó “{text}”")
SPACES = Bilingual("only spaces or line breaks changed", "solo cambiaron espacios o renglones")
ORDER = Bilingual("in another order", "en otro orden")
CHANGED = Bilingual("changed", "cambió")
MORE = Bilingual("more changes: {count}", "otros cambios: {count}")
STAYED = Bilingual("The text stayed as it was.", "El texto quedó igual.")
BACK = Bilingual("Back again.", "De vuelta.")
KEYS: dict[str, Bilingual] = {  # parts of an entry that are named nowhere else
    "related": Bilingual("Related entries", "Entradas relacionadas"),
    "checked": Bilingual("Checked by a person", "Revisada por una persona"),
    "topic": Bilingual("Topic", "Tema"),
}
