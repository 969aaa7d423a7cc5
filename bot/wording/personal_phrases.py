"""What people read about what is kept of them: English and Spanish side by side."""

from __future__ import annotations

from bot.curation.roles import Role
from bot.entries import Bilingual

SENTENCE = Bilingual(
    "I keep no names, and no question unless you send it on yourself; I forget our conversation "
    "{conversation} after your last message.",
    "No guardo nombres, ni preguntas salvo las que tú mandes a la moderación; olvido nuestra "
    "conversación {conversation} después de tu último mensaje.",
)
PARAGRAPH = Bilingual(
    "People are known by a scrambled form of their id, never by name, and only where they "
    "have a role or wrote entries. This is kept, and for how long:",
    "A las personas se les conoce por su id cifrado con una clave secreta, nunca por "
    "su nombre, y solo donde tienen un papel o escribieron entradas. Esto se guarda, y por cuánto "
    "tiempo:",
)
NOT_UNDONE = Bilingual(
    "What I cannot undo: messages in a channel stay until somebody deletes them, and the platform "
    "keeps a record of all of them. The owner of a Slack workspace may be able to export even "
    "direct messages; Discord sends what you type into /ask before you press Enter.",
    "Lo que no puedo deshacer: los mensajes de un canal siguen ahí hasta que alguien los borre, y "
    "la plataforma guarda registro de todos. Quien es dueño de un espacio de Slack quizá pueda "
    "exportar hasta los mensajes directos; Discord envía lo que escribes en /preguntar antes de "
    "que pulses Enter.",
)
WHOLE_TEXT = Bilingual(
    "The whole text, with how to delete a message: docs/privacy.md in Refugio's files; ask whoever "
    "runs this bot for it.",
    "El texto completo, con cómo borrar un mensaje: docs/privacidad.md en los archivos de Refugio; "
    "pídelo a quien maneja este bot.",
)

# What is kept, by the name of what says for how long; each in both languages.
KEPT: dict[str, Bilingual] = {
    "questions": Bilingual(
        "Your name, unless you show it in a quiz; your questions, unless you send one to the "
        "moderators",
        "Tu nombre, salvo que lo muestres en un concurso; tus preguntas, salvo que mandes una a la "
        "moderación",
    ),
    "conversation": Bilingual(
        "Which entries you saw, and in which language (memory only)",
        "Qué entradas viste y en qué idioma (solo en memoria)",
    ),
    "held": Bilingual(
        "Where questions can be sent to the moderators: your last one that found no answer, and "
        "what you are making an entry of (memory only)",
        "Donde se pueden mandar preguntas a la moderación: la última tuya sin respuesta, y aquello "
        "de lo que haces una entrada (solo en memoria)",
    ),
    "locale": Bilingual(
        "The language of your app (memory only)", "El idioma de tu aplicación (solo en memoria)"
    ),
    "limit": Bilingual(
        "When you may ask again, if you ask very much (memory only)",
        "Cuándo puedes volver a preguntar, si preguntas muchísimo (solo en memoria)",
    ),
    "tries": Bilingual(
        "When you may try another code, to join places or for an answer (memory only)",
        "Cuándo puedes probar otro código, para unir lugares o por una respuesta (solo en memoria)",
    ),
    "events": Bilingual(
        "The platform's number of an event, so that it is answered once",
        "El número que la plataforma da a un suceso, para responderlo una vez",
    ),
    "tickets": Bilingual(
        "A question that its asker sent to the moderators, without who, and of when only the day",
        "Una pregunta que alguien mandó a la moderación, sin quién, y de cuándo solo el día",
    ),
    "feedback": Bilingual(
        "How many found an entry helpful, and how often a quiz question was asked, answered "
        "rightly and disputed, by day",
        "A cuántas personas sirvió una entrada, y cuántas veces una pregunta de concurso se hizo, "
        "se acertó y se discutió, por día",
    ),
    "sessions": Bilingual(
        "A quiz that is over: what people picked under their scrambled id, and names they showed",
        "Un concurso que terminó: lo que la gente eligió bajo su id cifrado, y los nombres que "
        "mostró",
    ),
    "idle_sessions": Bilingual(
        "The same of a quiz that nobody goes on with",
        "Lo mismo de un concurso que nadie continúa",
    ),
    "text_only": Bilingual(
        "That you read text only, if you chose so, under your scrambled id",
        "Que lees solo texto, si así lo elegiste, bajo tu id cifrado",
    ),
    "practice": Bilingual(
        "How far you got in practising alone, under your scrambled id",
        "Hasta dónde llegaste al practicar a solas, bajo tu id cifrado",
    ),
    "acts": Bilingual(
        "What moderators did, under their scrambled id, and the versions it made",
        "Lo que hizo la moderación, bajo su id cifrado, y las versiones que resultaron",
    ),
    "standing": Bilingual(
        "Entries, drafts, roles and settings of a community",
        "Entradas, borradores, papeles y ajustes de una comunidad",
    ),
    "waiting": Bilingual(
        "What a server or workspace had before it shared the entries of another",
        "Lo que un servidor o espacio tenía antes de compartir las entradas de otro",
    ),
    "codes": Bilingual(
        "The scrambled form of a code with which a server or workspace may join another",
        "La forma cifrada de un código para que un servidor o espacio se una a otro",
    ),
    "gone_places": Bilingual(
        "All of a server or workspace that removed the bot",
        "Todo lo de un servidor o espacio que quitó el bot",
    ),
    "backups": Bilingual(
        "Copies of the database made before an update",
        "Copias de la base de datos hechas antes de una actualización",
    ),
}
NEVER = Bilingual("never kept", "nunca se guardan")
AFTER_LAST = Bilingual("{time} after your last message", "{time} después de tu último mensaje")
RESTART = Bilingual(
    "until the bot restarts, or you press “Forget me”",
    "hasta que el bot reinicie, o pulses “Olvídame”",
)
UNTIL_FORGOTTEN = Bilingual("until you press “Forget me”", "hasta que pulses “Olvídame”")
AT_MOST = Bilingual("at most {time}", "{time} como máximo")
TAKEN_AWAY = Bilingual("until they are taken away", "hasta que se retiren")
AS_LONG_AS_IT = Bilingual("as long as it is there", "mientras esté ahí")

DAYS = Bilingual("{number} days", "{number} días")
HOURS = Bilingual("{number} hours", "{number} horas")
MINUTES = Bilingual("{number} minutes", "{number} minutos")
SECONDS = Bilingual("{number} seconds", "{number} segundos")

MINE = Bilingual("What is kept of you", "Lo que se guarda de ti")
NOTHING_KEPT = Bilingual(
    "Nothing is kept here beyond {time}.", "Aquí no se guarda nada más allá de {time}."
)
ASK_THERE = Bilingual(
    "We are alone here. What a server or workspace keeps of you is shown, and forgotten, when you "
    "give /privacy there.",
    "Aquí estamos a solas. Lo que un servidor o espacio guarda de ti se muestra, y se olvida, "
    "cuando das /privacidad allá.",
)
IN_MEMORY = Bilingual("A conversation in memory", "Una conversación en memoria")
YES = Bilingual("yes, for {time} after your last message", "sí, {time} tras tu último mensaje")
NO = Bilingual("no", "no")
WORDS = Bilingual("Words of yours in memory", "Palabras tuyas en memoria")
HELD = Bilingual("yes, for {time} at most", "sí, {time} como máximo")
APP_LANGUAGE = Bilingual("The language of your app", "El idioma de tu aplicación")
TEXT_ONLY = Bilingual("Text only", "Solo texto")
SWITCHED = {True: Bilingual("on", "activado"), False: Bilingual("off", "desactivado")}
READS_TEXT = Bilingual(
    "Text only is on: wherever I answer you, it is plain text, without cards, colours or charts.",
    "Solo texto está activado: donde te responda, será texto simple, sin tarjetas, colores ni "
    "gráficas.",
)
READS_CARDS = Bilingual(
    "Text only is off: I answer in cards. With a screen reader, plain text may read better.",
    "Solo texto está desactivado: respondo con tarjetas. Con un lector de pantalla, el texto "
    "simple puede leerse mejor.",
)
BUTTON_TEXT_ONLY = Bilingual("Text only", "Solo texto")
BUTTON_CARDS = Bilingual("Cards again", "Tarjetas otra vez")
UNKNOWN = Bilingual("not known", "no se conoce")
ROLE = Bilingual("Your role in this community", "Tu papel en esta comunidad")
ROLES: dict[Role, Bilingual] = {
    Role.MEMBER: Bilingual("none", "ninguno"),
    Role.HOST: Bilingual("quiz host", "dirige concursos"),
    Role.MODERATOR: Bilingual("moderator", "moderación"),
    Role.ADMIN: Bilingual("admin", "administración"),
}
ACTS = Bilingual("What you did here in {time}", "Lo que hiciste aquí en {time}")
DRAFTS = Bilingual("Drafts of yours", "Borradores tuyos")
PLAYED = Bilingual("In quizzes", "En concursos")
PICKS = Bilingual("{number} answers", "{number} respuestas")
SHOWN_AS = Bilingual("the name “{name}”", "el nombre «{name}»")
PRACTISES = Bilingual("how far you got in practising", "hasta dónde llegaste al practicar")
YOUR_DRAFTS = Bilingual("Your drafts:", "Tus borradores:")

CONFIRM = Bilingual(
    "Your conversations end at once. In this community your role goes, drafts of yours that nobody "
    "else has seen are deleted, and so are your answers in quizzes and your practice; what you did "
    "is nobody's from then on. Entries you wrote stay. This cannot be undone.",
    "Tus conversaciones terminan en el acto. En esta comunidad se va tu papel, se borran tus "
    "borradores que nadie más ha visto, y también tus respuestas en concursos y tu práctica; lo "
    "que hiciste queda sin dueño. Las entradas que escribiste se quedan. Esto no se puede "
    "deshacer.",
)
FORGOTTEN = Bilingual(
    "Done: I remember no conversation of yours.",
    "Listo: ya no recuerdo ninguna conversación tuya.",
)
FORGOTTEN_HERE = Bilingual(
    "In this community nothing is kept under your scrambled id any more.",
    "En esta comunidad ya no se guarda nada bajo tu id cifrado.",
)
LAST_ADMIN = Bilingual(
    "Your role is all that stays: you are the only admin here, and without one nobody could undo a "
    "mistake. Make somebody else an admin, then press “Forget me” again.",
    "Solo se queda tu papel: eres la única persona que administra aquí, y sin nadie no se podrían "
    "deshacer errores. Da ese papel a alguien más y presiona “Olvídame” otra vez.",
)
LEFT = Bilingual(
    "What is left: messages that others can read stay until they are deleted, the platform keeps "
    "its own record, and copies of the database go within {time}.",
    "Lo que queda: los mensajes que otros pueden leer siguen ahí hasta que se borren, la "
    "plataforma guarda su propio registro, y las copias de la base de datos se borran en {time}.",
)

BUTTON_MORE = Bilingual("More", "Más")
BUTTON_MINE = Bilingual("Show my data", "Ver mis datos")
BUTTON_FORGET = Bilingual("Forget me", "Olvídame")
BUTTON_SURE = Bilingual("Yes, forget me", "Sí, olvídame")
