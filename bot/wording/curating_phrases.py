"""What moderators and those who suggest entries read: English and Spanish side by side."""

from __future__ import annotations

from bot.curation.acting import Verb
from bot.curation.forms import Field, Slip
from bot.entries import Bilingual, Language

NEW = Bilingual("New entry", "Entrada nueva")
CHANGE = Bilingual("Change an entry", "Cambiar una entrada")
SUGGESTION = Bilingual("Suggest an entry", "Sugerir una entrada")
REST = Bilingual("More on this entry", "Más sobre esta entrada")
LOOK_OVER = Bilingual("Look it over", "Revisar")

FIELDS: dict[Field, Bilingual] = {
    Field.QUESTION: Bilingual("Question", "Pregunta"),
    Field.ANSWER: Bilingual("Answer", "Respuesta"),
    Field.SOURCE: Bilingual("Where is it from?", "¿De dónde sale?"),
    Field.PHRASINGS: Bilingual("Other ways to ask", "Otras formas de preguntar"),
    Field.KIND: Bilingual("Kind of statement", "Tipo de afirmación"),
    Field.BY: Bilingual("Who says so", "Quién lo dice"),
    Field.WHEN: Bilingual("When it happened", "Cuándo pasó"),
    Field.TRANSLATION: Bilingual("The answer in Spanish", "La respuesta en inglés"),
    Field.REVIEW: Bilingual("Look at it again by", "Volver a revisarla antes de"),
}
REWORDING: dict[Field, Bilingual] = {
    Field.QUESTION: Bilingual(
        "In other words: nobody should know their own again",
        "Con otras palabras: que nadie reconozca las suyas",
    ),
    Field.ANSWER: Bilingual(
        "Short, in your own words and not in somebody else's",
        "Corta, con tus palabras y no con las de alguien más",
    ),
}
HINTS: dict[Field, Bilingual] = {
    Field.QUESTION: Bilingual("As people would ask it", "Como la haría la gente"),
    Field.ANSWER: Bilingual("Short, in your own words", "Corta y con tus palabras"),
    Field.SOURCE: Bilingual(
        "A paragraph (¶15), an address, or “our own knowledge”",
        "Un párrafo (¶15), una dirección o “conocimiento propio”",
    ),
    Field.PHRASINGS: Bilingual(
        "One a line, in English or Spanish", "Una por renglón, en español o inglés"
    ),
    Field.KIND: Bilingual("Only for what the article says", "Solo para lo que dice el artículo"),
    Field.BY: Bilingual("A person or group", "Una persona o un grupo"),
    Field.WHEN: Bilingual("2015, 2015-05 or 2013/2015", "2015, 2015-05 o 2013/2015"),
    Field.TRANSLATION: Bilingual(
        "Written by a person; leave it out otherwise", "Escrita por una persona; si no, se omite"
    ),
    Field.REVIEW: Bilingual(
        "2027 or 2027-01-31; for what may change", "2027 o 2027-01-31; para lo que puede cambiar"
    ),
}
SLIPS: dict[Slip, Bilingual] = {
    Slip.EMPTY: Bilingual("Please fill this in.", "Esto hay que llenarlo."),
    Slip.VERBATIM: Bilingual(
        "Please say it in other words: nobody should know their own again.",
        "Dilo con otras palabras, por favor: que nadie reconozca las suyas.",
    ),
    Slip.PERSONAL: Bilingual(
        "Please leave out what is personal: names, numbers, somebody's own case.",
        "Por favor, sin datos personales: ni nombres, ni números, ni el caso de alguien.",
    ),
    Slip.UNSEEN: Bilingual(
        "There are signs in it that nobody sees, or that turn the writing around. Please type it "
        "anew.",
        "Trae signos que nadie ve, o que voltean la escritura. Escríbelo de nuevo, por favor.",
    ),
    Slip.LONG: Bilingual(
        "That is too long. Please shorten it.", "Es demasiado largo. Acórtalo, por favor."
    ),
    Slip.SOURCE: Bilingual(
        "Write a paragraph like ¶15, an address that begins with https://, or “our own knowledge”.",
        "Escribe un párrafo como ¶15, una dirección que empiece con https:// o “conocimiento "
        "propio”.",
    ),
}
KINDS: dict[str, Bilingual] = {
    "fact": Bilingual("The article states it", "El artículo lo afirma"),
    "reported": Bilingual("Reported by somebody", "Lo informa alguien"),
    "promise": Bilingual("A candidate said it", "Lo dijo un candidato"),
    "view": Bilingual("The author's view", "Opinión del autor"),
    "disputed": Bilingual("A disputed claim", "Afirmación discutida"),
    "note": Bilingual("Our own note", "Nota nuestra"),
}

WRITTEN_IN: dict[Language, Bilingual] = {
    Language.ENGLISH: Bilingual(
        "It is written in English only.",
        "Solo está en inglés. Lo que escribas aquí en español quedará junto a eso. Para cambiar el "
        "texto en inglés, escribe primero “/language en”.",
    ),
    Language.SPANISH: Bilingual(
        "It is written in Spanish only. What you write here in English will stand beside that. To "
        "change the Spanish text, write “/idioma es” first.",
        "Solo está en español.",
    ),
}
PREVIEW = Bilingual("This is how it will read", "Así se va a leer")
ASKED_AS = Bilingual("Asked as", "Se pregunta así")
MEND_FIRST = Bilingual("Please mend this first", "Primero hay que corregir esto")
LOOK_AGAIN = Bilingual(
    "Please look at this again before you publish it", "Antes de publicarla, mira esto otra vez"
)
SAME = Bilingual(
    "“{asked}” is already answered by this entry:", "“{asked}” ya tiene esta respuesta:"
)
SIMILAR = Bilingual("There is already something near it:", "Ya hay algo parecido:")
NOTHING_CHANGES = Bilingual(
    "No known question would get another answer.",
    "Ninguna pregunta conocida tendría otra respuesta.",
)
ONE_CHANGES = Bilingual(
    "One known question would now get another answer:",
    "Una pregunta conocida tendría ahora otra respuesta:",
)
SOME_CHANGE = Bilingual(
    "{count} known questions would now get another answer:",
    "{count} preguntas conocidas tendrían ahora otra respuesta:",
)
CHANGE_ROW = Bilingual("{before} → {after}", "{before} → {after}")
NO_ANSWER = Bilingual("no answer", "sin respuesta")
THIS_ONE = Bilingual("this one", "esta")
UNASKED = Bilingual(
    "{count} more known questions are near it and were not tried: it is asked for in very common "
    "words.",
    "Hay {count} preguntas conocidas más que se le parecen y no se probaron: se pregunta por ella "
    "con palabras muy comunes.",
)
AND_MORE = Bilingual("and {count} more", "y {count} más")
ONE_WORSENS = Bilingual(
    "One known question gets the right reply now and would lose it. Go on only if you are sure.",
    "Una pregunta conocida recibe ahora lo correcto y lo perdería. Sigue solo si tienes la "
    "certeza.",
)
WORSENS = Bilingual(
    "{count} of them have the right answer now and would lose it. Publish it all the same only if "
    "you are sure.",
    "{count} de ellas tienen ahora la respuesta correcta y la perderían. Publica de todos modos "
    "solo si tienes la certeza.",
)

SAVED = Bilingual("Saved: “{title}”. It answers from now on.", "Guardada: “{title}”. Ya responde.")
SAVED_ASIDE = Bilingual(
    "Saved: “{title}”. It answers once the pause is over.",
    "Guardada: “{title}”. Responderá cuando termine la pausa.",
)
WAITS = Bilingual(
    "“{title}” waits for another moderator to agree.",
    "“{title}” espera a que otra persona de la moderación esté de acuerdo.",
)
THANKS = Bilingual(
    "Thank you. The moderators will look at your suggestion; your name is not kept with it.",
    "Gracias. La moderación verá tu sugerencia; tu nombre no se guarda con ella.",
)
ENOUGH = Bilingual(
    "The moderators have more suggestions than they can read at the moment. Nothing was kept; "
    "please try again another day.",
    "La moderación tiene por ahora más sugerencias de las que puede leer. No se guardó nada; "
    "inténtalo otro día, por favor.",
)
WAITS_ON = Bilingual(
    "It waits for another moderator to agree: nobody approves what they wrote themselves.",
    "Espera a que otra persona de la moderación esté de acuerdo: nadie aprueba lo que escribió.",
)
DIFFERENCES = Bilingual("What changes", "Lo que cambia")
NO_DIFFERENCE = Bilingual("Nothing in the text.", "Nada en el texto.")
CONFLICT = Bilingual(
    "Somebody changed this entry after the draft was begun. Nothing is lost; look at both.",
    "Alguien cambió esta entrada después de que se empezó el borrador. No se perdió nada; mira "
    "los dos textos.",
)
TWO_DRAFTS = Bilingual(
    "Somebody else wrote on that draft too, or it is no longer there. Yours is kept as a draft of "
    "its own.",
    "Alguien más escribió en ese borrador, o ya no está. El tuyo se guardó como otro borrador.",
)
THEIRS = Bilingual("As it stands now", "Como está ahora")
DRAFTED = Bilingual("In the draft", "En el borrador")
GONE = Bilingual("It was taken away.", "Fue retirada.")

RETIRED = Bilingual("Retired: “{title}”.", "Retirada: “{title}”.")
RESTORED = Bilingual("Back again: “{title}”.", "De vuelta: “{title}”.")
HIDDEN = Bilingual("Hidden here: “{title}”.", "Oculta aquí: “{title}”.")
SHOWN = Bilingual("Shown again: “{title}”.", "Visible de nuevo: “{title}”.")
DISCARDED = Bilingual("Thrown away.", "Descartada.")
UNDONE = Bilingual(
    "Taken back: “{title}” is as it was before.", "Deshecho: “{title}” está como antes."
)
UNDONE_PLAIN = Bilingual("Taken back, as it was before.", "Deshecho: todo está como antes.")
UNDONE_SEVERAL = Bilingual(
    "Taken back: {count} entries are as they were before.",
    "Deshecho: {count} entradas quedaron como estaban antes.",
)
UNDONE_BEFORE = Bilingual(
    "That cannot be taken back: it was taken back before, or is too long ago.",
    "Eso no se puede deshacer: ya se deshizo, o pasó hace demasiado tiempo.",
)
CHANGED_MEANWHILE = Bilingual(
    "Somebody changed that at the same moment, so nothing was done. Please look again.",
    "Alguien lo cambió en el mismo momento, así que no se hizo nada. Míralo otra vez.",
)
CHANGED_SINCE = Bilingual(
    "It was changed again since. Take back the later change first.",
    "Después se cambió otra vez. Deshaz primero el cambio más reciente.",
)

NOT_ALLOWED = Bilingual(
    "Only moderators of this community can do that.",
    "Eso solo lo puede hacer la moderación de esta comunidad.",
)
ONLY_ADMINS = Bilingual(
    "Only admins of this community can do that.",
    "Eso solo lo puede hacer la administración de esta comunidad.",
)
NOT_LOOKED_UP = Bilingual(
    "I could not look up what you may do here, so nothing was done. Please try again in a minute.",
    "No pude ver qué puedes hacer aquí, así que no se hizo nada. Inténtalo en un minuto.",
)
NOWHERE = Bilingual(
    "Nothing can be kept here, so entries cannot be written.",
    "Aquí no se puede guardar nada, así que no se pueden escribir entradas.",
)
WHICH = Bilingual(
    "Which entry? Open it first, or write its question behind the command.",
    "¿Qué entrada? Ábrela primero, o escribe su pregunta después del comando.",
)
WHICH_NEAR = Bilingual("Which of these do you mean?", "¿A cuál te refieres?")
MISSING = Bilingual("There is no such entry here.", "Aquí no hay tal entrada.")
NOT_OWN = Bilingual(
    "That is the article's own entry. It can be hidden or written anew, but not retired.",
    "Esa es una entrada del artículo. Se puede ocultar o escribir de nuevo, pero no retirar.",
)
HIDDEN_ALREADY = Bilingual("That entry is hidden already.", "Esa entrada ya está oculta.")
NOT_HIDDEN = Bilingual("That entry is not hidden.", "Esa entrada no está oculta.")
NOT_RETIRED = Bilingual("That entry was not retired.", "Esa entrada no está retirada.")
NOT_THEIRS = Bilingual(
    "That entry was added here. It can be retired, but not hidden.",
    "Esa entrada se agregó aquí. Se puede retirar, pero no ocultar.",
)
DRAFT_GONE = Bilingual(
    "That draft is no longer there: it was published or thrown away.",
    "Ese borrador ya no está: se publicó o se descartó.",
)
NONE_HIDDEN = Bilingual("Nothing is hidden here.", "Aquí no hay nada oculto.")
WHICH_HIDDEN = Bilingual("Hidden here:", "Oculto aquí:")
NONE_RETIRED = Bilingual(
    "Nothing was retired in the last 30 days.", "En los últimos 30 días no se retiró nada."
)
WHICH_RETIRED = Bilingual("Retired in the last 30 days:", "Retirado en los últimos 30 días:")

PARTS: dict[str, Bilingual] = {  # what stands above each part of what waits
    "suggested": Bilingual("Suggested by members:", "Sugerencias de la gente:"),
    "answers": Bilingual("Answers to unanswered questions:", "Respuestas a preguntas enviadas:"),
    "drafts": Bilingual("Waiting for a second person:", "Esperan a otra persona:"),
    "mine": Bilingual(
        "Begun by you and not handed in yet; only you see it here:",
        "Lo que empezaste y no has entregado; aquí solo lo ves tú:",
    ),
}
PART_NAMES: dict[str, Bilingual] = {
    "suggested": Bilingual("suggestions", "sugerencias"),
    "answers": Bilingual("answers", "respuestas"),
    "drafts": Bilingual("drafts", "borradores"),
    "mine": Bilingual("begun by you", "lo que empezaste"),
    "unhelpful": Bilingual("not helpful", "no sirvieron"),
    "quiz": Bilingual("quiz questions", "preguntas de concurso"),
    "again": Bilingual("look again", "revisar de nuevo"),
}
PART_WAY = Bilingual("Only: {part}", "Solo: {part}")
PART_ALL = Bilingual("All", "Todo")
QUEUE_EMPTY = Bilingual("Nothing waits to be reviewed.", "No hay nada que revisar.")
BY_MEMBER = Bilingual("suggested", "sugerida")
BY_MODERATOR = Bilingual("by a moderator", "de la moderación")
BY_READER = Bilingual("yours", "tuya")
WAITING = Bilingual("{title} ({who}, {on})", "{title} ({who}, {on})")

ACTS = Bilingual(
    "Done in the last 30 days. Pick one to take it back:",
    "Hecho en los últimos 30 días. Elige uno para deshacerlo:",
)
NO_ACTS = Bilingual(
    "Nothing was done in the last 30 days.", "En los últimos 30 días no se hizo nada."
)
ACT = Bilingual("{on}: {what}", "{on}: {what}")
ALTHOUGH = Bilingual(
    "{what}, although {count} known questions lost their answers",
    "{what}, aunque {count} preguntas conocidas perdieron su respuesta",
)
ALTHOUGH_ONE = Bilingual(
    "{what}, although a known question lost its answer",
    "{what}, aunque una pregunta conocida perdió su respuesta",
)
ADMINS = Bilingual(
    "{what} (only an admin can take this back)", "{what} (solo la administración puede deshacerlo)"
)
TAKEN_BACK = Bilingual("{what} (taken back)", "{what} (deshecho)")
VERBS: dict[str, Bilingual] = {
    Verb.ADDED: Bilingual("added “{title}”", "se agregó “{title}”"),
    Verb.CHANGED: Bilingual("changed “{title}”", "se cambió “{title}”"),
    Verb.RETIRED: Bilingual("retired “{title}”", "se retiró “{title}”"),
    Verb.RESTORED: Bilingual("restored “{title}”", "se recuperó “{title}”"),
    Verb.HID: Bilingual("hid “{title}”", "se ocultó “{title}”"),
    Verb.SHOWED: Bilingual("showed “{title}” again", "se mostró de nuevo “{title}”"),
    Verb.TAUGHT: Bilingual(
        "taught “{title}” another way to ask", "“{title}” aprendió otra forma de preguntar"
    ),
    Verb.RECHECKED: Bilingual(
        "found “{title}” still right", "se confirmó que “{title}” sigue bien"
    ),
    Verb.CLOSED: Bilingual(
        "put aside what is not a question", "se apartó algo que no es una pregunta"
    ),
    Verb.PROPOSED: Bilingual("put “{title}” in the queue", "“{title}” pasó a revisión"),
    Verb.REJECTED: Bilingual("turned down “{title}”", "se rechazó “{title}”"),
    Verb.ROLE: Bilingual("{title}", "{title}"),
    Verb.SETTING: Bilingual("{title}", "{title}"),
    Verb.PURGED: Bilingual(
        "erased the earlier versions of an entry", "se borraron las versiones de una entrada"
    ),
    Verb.LINKED: Bilingual(
        "a second place shares entries here", "un segundo lugar comparte entradas aquí"
    ),
    Verb.UNLINKED: Bilingual("a place went on by itself", "un lugar siguió por su cuenta"),
    Verb.COPIED: Bilingual(
        "this place took a copy of everything along", "este lugar se llevó una copia de todo"
    ),
    Verb.IMPORTED: Bilingual("imported “{title}”", "se importó “{title}”"),
    Verb.UNDID: Bilingual("took back an earlier act", "se deshizo algo anterior"),
}
UNDID_ENTRY = Bilingual(
    "took back an earlier act on “{title}”", "se deshizo algo anterior sobre “{title}”"
)
UNDID_SET = Bilingual("took back an earlier act, so: {title}", "se deshizo algo anterior: {title}")
IMPORTED = Bilingual("imported {count} entries", "se importaron {count} entradas")
PROPOSED = Bilingual(
    "put {count} entries of a file in the queue",
    "{count} entradas de un archivo pasaron a revisión",
)

HISTORY = Bilingual("Versions of “{title}”", "Versiones de “{title}”")
NO_HISTORY = Bilingual("This entry was never changed here.", "Esta entrada nunca se cambió aquí.")
VERSION = Bilingual("{number} ({on})", "{number} ({on})")
TAKEN_AWAY = Bilingual("retired", "retirada")
UNREADABLE = Bilingual("damaged: it cannot be read", "dañada: no se puede leer")
PURGE = Bilingual(
    "All earlier versions of this entry and of its drafts would be erased, and could not come back "
    "by undo. What it says now stays: if that holds personal data, change or retire it first.",
    "Se borrarían todas las versiones anteriores de esta entrada y de sus borradores, y deshacer "
    "no las traería de vuelta. Lo que dice ahora se queda: si tiene datos personales, primero "
    "cámbiala o retírala.",
)
ERASED = Bilingual("erased", "borrada")
PURGED = Bilingual(
    "Erased. The list of changes says that it was done, and nothing of the text.",
    "Borradas. La lista de cambios dice que se hizo, y nada del texto.",
)
BUTTON_PUBLISH = Bilingual("Publish", "Publicar")
BUTTON_HAND_IN = Bilingual(
    "Publish once a second person agrees", "Publicar cuando otra persona la apruebe"
)
BUTTON_DESPITE = Bilingual("Publish all the same", "Publicar de todos modos")
BUTTON_APPROVE = Bilingual("Approve and publish", "Aprobar y publicar")
BUTTON_THAT = Bilingual("Change what is there instead", "Mejor cambiar la que ya está")
BUTTON_AGAIN = Bilingual("Change it", "Cambiarla")
BUTTON_MORE = Bilingual("More fields", "Más campos")
BUTTON_DISCARD = Bilingual("Throw away", "Descartar")
BUTTON_REJECT = Bilingual("Turn down", "Rechazar")
BUTTON_REBASE = Bilingual("Go on with the draft", "Seguir con el borrador")
BUTTON_QUEUE = Bilingual("Queue", "Pendientes")
BUTTON_PURGE = Bilingual("Erase earlier versions", "Borrar versiones anteriores")
BUTTON_PURGE_DRAFT = Bilingual("Erase it for good", "Borrarla del todo")
BUTTON_ERASE = Bilingual("Yes, erase them", "Sí, borrarlas")
BUTTON_HISTORY = Bilingual("Versions", "Versiones")
BUTTON_EARLIER = Bilingual("Earlier changes", "Cambios anteriores")
BUTTON_UNDO = Bilingual("Undo", "Deshacer")
