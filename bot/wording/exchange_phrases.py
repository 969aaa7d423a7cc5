"""What moderators read about entries as files: English and Spanish side by side."""

from __future__ import annotations

from bot.entries import Bilingual

NO_FILE = Bilingual(
    "Which file? Add one of entries to the command: YAML (.yaml), or CSV (.csv) from a "
    "spreadsheet.",
    "¿Qué archivo? Agrega al comando uno de entradas: YAML (.yaml), o CSV (.csv) de una hoja de "
    "cálculo.",
)
FORM = Bilingual("Bring in entries", "Traer entradas")
FIELD = Bilingual("A file of entries", "Un archivo de entradas")
HINT = Bilingual(
    "YAML (.yaml), or CSV (.csv) from a spreadsheet. You see what would change before anything is "
    "saved.",
    "YAML (.yaml), o CSV (.csv) de una hoja de cálculo. Ves qué cambiaría antes de que se guarde "
    "algo.",
)
SEND = Bilingual("Look it over", "Revisar")
MISSING = Bilingual("Add a file first.", "Primero agrega un archivo.")
UNDER_WAY = Bilingual(
    "Your last file is still being looked over. Send this one after it.",
    "Tu último archivo todavía se está revisando. Manda este después.",
)
WHICH_FORMAT = Bilingual(
    "Write yaml or csv behind the command.", "Escribe yaml o csv después del comando."
)
NOTHING_TO_EXPORT = Bilingual(
    "No entry was added here yet, so there is nothing to export.",
    "Aquí todavía no se agregó ninguna entrada, así que no hay nada que exportar.",
)
EXPORTED = Bilingual(
    "All entries that were added here ({count}), to be kept or changed and brought back with "
    "/import:",
    "Todas las entradas agregadas aquí ({count}), para guardarlas o cambiarlas y traerlas de "
    "vuelta con /importar:",
)
PART = Bilingual("entries-{on}-{number}.{ending}", "entradas-{on}-{number}.{ending}")
WHOLE = Bilingual("entries-{on}.{ending}", "entradas-{on}.{ending}")

REFUSED = Bilingual(
    "The file cannot be read as it is; nothing was imported. Please mend this:",
    "El archivo no se puede leer así; no se importó nada. Hay que corregir esto:",
)
MEND_FIRST = Bilingual(
    "Please mend this in the file first; nothing was imported:",
    "Primero hay que corregir esto en el archivo; no se importó nada:",
)
MOVED = Bilingual(
    "Something was changed here since you looked: {titles}. Nothing was imported; this is what the "
    "import would do now.",
    "Algo cambió aquí desde que lo viste: {titles}. No se importó nada; esto es lo que haría ahora "
    "la importación.",
)
MOVED_SOMEHOW = Bilingual(
    "Something was changed since you looked. Nothing was imported; this is what the import would "
    "do now.",
    "Algo cambió desde que lo viste. No se importó nada; esto es lo que haría ahora la "
    "importación.",
)
DRY_RUN = Bilingual("What this import would do", "Lo que haría esta importación")
COUNTS = Bilingual(
    "New entries: {created}. Changed: {changed}. Deleted: {deleted}. Left as they are: "
    "{unchanged}.",
    "Entradas nuevas: {created}. Cambiadas: {changed}. Borradas: {deleted}. Quedan como están: "
    "{unchanged}.",
)
NEW = Bilingual("New", "Nueva")
CHANGED = Bilingual("Changed", "Cambia")
DELETED = Bilingual("Deleted", "Se borra")
CHANGED_ROW = Bilingual("{title} ({fields})", "{title} ({fields})")
ABSENT = Bilingual(
    "Entries of this community that the file does not have, and that stay: {count}.",
    "Entradas de esta comunidad que el archivo no tiene y que se quedan: {count}.",
)
DELETES_NOTHING = Bilingual(
    "A second person must agree here, and an import asks nobody before it deletes: retire those "
    "that should go one by one.",
    "Aquí debe estar de acuerdo otra persona, y una importación borraría sin preguntarle: retira "
    "una por una las que sobren.",
)
NOTHING = Bilingual(
    "Everything in the file is here already, just so.", "Todo lo del archivo ya está aquí, igual."
)
WAITS = Bilingual(
    "A second person must agree here, so these entries would go into the queue.",
    "Aquí debe estar de acuerdo otra persona, así que estas entradas irían a revisión.",
)
PERSONAL = Bilingual(
    "These answers seem to hold something personal: a number, a name or somebody's own case. "
    "Anybody could read them, so look again before you save: {titles}",
    "Estas respuestas parecen traer algo personal: un número, un nombre o el caso de alguien. "
    "Las puede leer cualquiera, así que revísalas antes de guardar: {titles}",
)
SOME_TRIED = Bilingual(
    "Only {tried} of {phrasings} new ways to ask were tried on the known questions.",
    "Solo se probaron {tried} de {phrasings} formas nuevas de preguntar con las preguntas "
    "conocidas.",
)
WORSENS = Bilingual(
    "{count} of them have the right answer now and would lose it. Import it all the same only if "
    "you are sure.",
    "{count} de ellas tienen ahora la respuesta correcta y la perderían. Importa de todos modos "
    "solo si tienes la certeza.",
)
AND_MORE = Bilingual("and {count} more", "y {count} más")

ALL_NEW = Bilingual(
    "Imported. New entries: {created}. Changed: {changed}. Deleted: {deleted}.",
    "Importado. Entradas nuevas: {created}. Cambiadas: {changed}. Borradas: {deleted}.",
)
QUEUED = Bilingual(
    "Put into the queue for another moderator: {count}.",
    "Pasaron a revisión de otra persona de la moderación: {count}.",
)
DROPPED = Bilingual("Left; nothing was imported.", "Se dejó; no se importó nada.")
NOT_HELD = Bilingual(
    "That file is no longer at hand: it was imported, left, or is older than a quarter of an hour. "
    "Send it again.",
    "Ese archivo ya no está a la mano: se importó, se dejó o pasó más de un cuarto de hora. "
    "Mándalo otra vez.",
)

BUTTON_TAKE = Bilingual("Import", "Importar")
BUTTON_DESPITE = Bilingual("Import all the same", "Importar de todos modos")
BUTTON_PROPOSE = Bilingual("Put into the queue", "Pasar a revisión")
BUTTON_REPLACE = Bilingual("Also delete those {count}", "Borrar también esas {count}")
BUTTON_REPLACE_ONE = Bilingual("Also delete that one", "Borrar también esa")
BUTTON_DELETING = Bilingual("Import, and delete {count}", "Importar y borrar {count}")
BUTTON_DROP = Bilingual("Leave it", "Dejarlo")

FIELDS: dict[str, Bilingual] = {  # by their columns
    "topic": Bilingual("topic", "tema"),
    "kind": Bilingual("kind of statement", "tipo de afirmación"),
    "by.en": Bilingual("who says so, in English", "quién lo dice, en inglés"),
    "by.es": Bilingual("who says so, in Spanish", "quién lo dice, en español"),
    "source.paragraphs": Bilingual("paragraphs", "párrafos"),
    "source.quote": Bilingual("quotation", "cita"),
    "source.address": Bilingual("address", "dirección"),
    "derived": Bilingual("arithmetic", "cálculos"),
    "when": Bilingual("when it happened", "cuándo pasó"),
    "checked.by": Bilingual("who checked it", "quién la revisó"),
    "checked.on": Bilingual("when it was checked", "cuándo se revisó"),
    "questions.en": Bilingual("questions in English", "preguntas en inglés"),
    "questions.es": Bilingual("questions in Spanish", "preguntas en español"),
    "answer.en": Bilingual("answer in English", "respuesta en inglés"),
    "answer.es": Bilingual("answer in Spanish", "respuesta en español"),
    "simple.en": Bilingual("plain words in English", "palabras sencillas en inglés"),
    "simple.es": Bilingual("plain words in Spanish", "palabras sencillas en español"),
    "caveat.en": Bilingual("caveat in English", "advertencia en inglés"),
    "caveat.es": Bilingual("caveat in Spanish", "advertencia en español"),
    "related": Bilingual("related entries", "entradas relacionadas"),
    "title.en": Bilingual("title in English", "título en inglés"),
    "title.es": Bilingual("title in Spanish", "título en español"),
    "review": Bilingual("when to look at it again", "cuándo volver a revisarla"),
}
