"""What is read about a community's settings: English and Spanish side by side."""

from __future__ import annotations

from bot.curation.settings import Flaw, Setting
from bot.entries import Bilingual

TITLE = Bilingual("What is set for this community", "Lo que está ajustado en esta comunidad")
CHANGE = Bilingual("Change one of them:", "Cambiar uno de ellos:")
ONLY_ADMINS = Bilingual("Admins can change this.", "La administración puede cambiarlo.")
NAMES: dict[Setting, Bilingual] = {
    Setting.LANGUAGE: Bilingual("Language of the community", "Idioma de la comunidad"),
    Setting.APPROVAL: Bilingual(
        "Approval by a second person", "Aprobación por una segunda persona"
    ),
    Setting.TICKETS: Bilingual(
        "Unanswered questions to the moderators", "Preguntas sin respuesta a la moderación"
    ),
    Setting.NAME: Bilingual("Name on cards", "Nombre en las tarjetas"),
    Setting.CONTACT: Bilingual("Help contact", "Contacto de ayuda"),
    Setting.PAUSE: Bilingual("Pause", "Pausa"),
    Setting.QUIET: Bilingual("Quiet channels", "Canales en silencio"),
    Setting.MENTIONS: Bilingual("Answers to mentions", "Respuestas a menciones"),
    Setting.GROUP: Bilingual("Group of the moderators", "Grupo de la moderación"),
}
ABOUT: dict[Setting, Bilingual] = {
    Setting.LANGUAGE: Bilingual(
        "Replies come in the language of the question. This one is for when neither the question "
        "nor the person's app tells a language.",
        "Se responde en el idioma de la pregunta. Este es para cuando ni la pregunta ni la "
        "aplicación de la persona lo dicen.",
    ),
    Setting.APPROVAL: Bilingual(
        "Whether an entry waits until somebody who did not write it agrees.",
        "Si una entrada espera hasta que alguien que no la escribió esté de acuerdo.",
    ),
    Setting.TICKETS: Bilingual(
        "Whether who asks in vain may send the question to the moderators, without a name.",
        "Si quien pregunta en vano puede mandar la pregunta a la moderación, sin su nombre.",
    ),
    Setting.PAUSE: Bilingual(
        "Nothing is lost by a pause: all comes back as it was. Help in danger or for somebody's "
        "own case is never paused.",
        "Con una pausa no se pierde nada: todo vuelve como estaba. La ayuda en peligro o para el "
        "caso de alguien nunca se pausa.",
    ),
    Setting.MENTIONS: Bilingual(
        "Where I answer who mentions me in a channel. Threads keep the channel short; where I may "
        "open none, I answer in the channel.",
        "Dónde respondo a quien me menciona en un canal. Los hilos dejan corto el canal; donde no "
        "puedo abrirlos, respondo en el canal.",
    ),
}
OPTIONS: dict[tuple[Setting, str], Bilingual] = {
    (Setting.LANGUAGE, "en"): Bilingual("English", "inglés"),
    (Setting.LANGUAGE, "es"): Bilingual("Spanish", "español"),
    (Setting.LANGUAGE, "none"): Bilingual("none of its own", "ninguno propio"),
    (Setting.APPROVAL, "on"): Bilingual("on", "sí"),
    (Setting.APPROVAL, "off"): Bilingual("off", "no"),
    (Setting.APPROVAL, "default"): Bilingual(
        "as usual, on from two moderators", "lo normal: sí, desde que hay dos en la moderación"
    ),
    (Setting.TICKETS, "on"): Bilingual("on", "sí"),
    (Setting.TICKETS, "off"): Bilingual("off", "no"),
    (Setting.MENTIONS, "channel"): Bilingual("in the channel", "en el canal"),
    (Setting.MENTIONS, "threads"): Bilingual("in threads", "en hilos"),
    (Setting.PAUSE, "no"): Bilingual("none", "ninguna"),
    (Setting.PAUSE, "silent"): Bilingual(
        "members get no answers", "los miembros no reciben respuestas"
    ),
    (Setting.PAUSE, "own"): Bilingual(
        "what was added here is not shown", "lo que se agregó aquí no se muestra"
    ),
}
NONE = Bilingual("none", "ninguno")
ROW = Bilingual("{setting}: {value}", "{setting}: {value}")
QUOTED = Bilingual("“{text}”", "“{text}”")
NOW = Bilingual("{value} (now)", "{value} (ahora)")
DONE = Bilingual("Done. {setting}: {value}.", "Listo. {setting}: {value}.")
RESUMED = Bilingual(
    "The pause is over. All is as it was.", "Terminó la pausa. Todo está como antes."
)
NO_CHANGE = Bilingual("It is set like that already.", "Ya está así.")
CHANGED = Bilingual(
    "Somebody changed that at the same moment. Please look again.",
    "Alguien lo cambió en el mismo momento. Míralo otra vez.",
)
BUTTON_SETTINGS = Bilingual("Settings", "Ajustes")
BUTTON_RESUME = Bilingual("End the pause", "Terminar la pausa")

FORM_NAME = Bilingual("The name on cards", "El nombre en las tarjetas")
FIELD_NAME = Bilingual("Name", "Nombre")
HINT_NAME = Bilingual(
    "“Added by the moderators of …”; empty for none",
    "“Agregado por la moderación de …”; vacío para ninguno",
)
FORM_CONTACT = Bilingual("Whom people can ask for help", "A quién se le puede pedir ayuda")
FIELD_WHO = Bilingual("Who (in English)", "Quién (en español)")
FIELD_REACH = Bilingual("How to reach them (in English)", "Cómo comunicarse con ellos (en español)")
FIELD_WHO_OTHER = Bilingual("Who (in Spanish)", "Quién (en inglés)")
FIELD_REACH_OTHER = Bilingual(
    "How to reach them (in Spanish)", "Cómo comunicarse con ellos (en inglés)"
)
HINT_WHO = Bilingual(
    "A legal clinic, a library; empty in both languages for none",
    "Una clínica legal, una biblioteca; vacío en los dos idiomas para ninguno",
)
HINT_REACH = Bilingual(
    "Telephone, address, hours; everybody will read it",
    "Teléfono, dirección, horario; lo leerá todo el mundo",
)
HINT_OTHER = Bilingual("Left empty, the above is shown", "Si queda vacío, se muestra lo anterior")
FORM_GROUP = Bilingual("Group of the moderators", "Grupo de la moderación")
FIELD_GROUP = Bilingual("Id of a group or a channel", "Id de un grupo o de un canal")
HINT_GROUP = Bilingual(
    "Whoever is in it is a moderator, and so is whoever can join it. Its details show the id; "
    "empty for none",
    "Quien esté ahí modera, y también quien pueda entrar. El id está en sus detalles; vacío para "
    "ninguno",
)
SEND = Bilingual("Save", "Guardar")
FLAWS: dict[Flaw, Bilingual] = {
    Flaw.EMPTY: Bilingual("Please fill this in.", "Esto hay que llenarlo."),
    Flaw.LONG: Bilingual("At most {most} letters, please.", "{most} letras como mucho, por favor."),
    Flaw.LINES: Bilingual("One line only, please.", "En un solo renglón, por favor."),
    Flaw.UNSEEN: Bilingual(
        "There are signs in it that nobody sees, or that turn the writing around. Please type it "
        "anew.",
        "Trae signos que nadie ve, o que voltean la escritura. Escríbelo de nuevo, por favor.",
    ),
    Flaw.MENTION: Bilingual("No mentions with @, please.", "Sin menciones con @, por favor."),
    Flaw.LINK: Bilingual("No links in a name, please.", "Sin enlaces en un nombre, por favor."),
    Flaw.ID: Bilingual(
        "That is no id: it has letters and digits only, and no name.",
        "Eso no es un id: solo lleva letras y números, no es un nombre.",
    ),
    Flaw.MARKUP: Bilingual(
        "Nothing in [ ]( ) or < >, please. Write an address as it is, https://…",
        "Sin nada en [ ]( ) ni < >, por favor. Escribe una dirección tal cual, https://…",
    ),
}

CONTACT = Bilingual("Named for help by the moderators here", "La moderación de aquí sugiere")
CONTACT_LINE = Bilingual("{name}: {reach}", "{name}: {reach}")
CONTACT_CHECKED = Bilingual(
    "The moderators last looked on {on} whether this is right.",
    "La moderación revisó por última vez el {on} que esto esté bien.",
)
YOU_CAN_ASK = Bilingual(
    "You can ask {name}: {reach} (last checked on {on}).",
    "Puedes preguntar a {name}: {reach} (revisado el {on}).",
)
CONTACT_ROW = Bilingual("{name}: {reach} (checked on {on})", "{name}: {reach} (revisado el {on})")
RENEWED = Bilingual("looked over, still right", "revisado, sigue bien")
NO_CONTACT = Bilingual(
    "No help contact is set, so whoever asks in vain, or about their own case, is not told of "
    "anybody nearby.",
    "No hay contacto de ayuda, así que a quien pregunta en vano, o por su caso, no se le dice de "
    "nadie cercano.",
)
CONTACT_OLD = Bilingual(
    "Nobody has looked since {on} whether the help contact is still right: {contact}",
    "Nadie ha revisado desde el {on} que el contacto de ayuda siga bien: {contact}",
)
BUTTON_RENEW = Bilingual("It is still right", "Sigue bien")
BUTTON_CONTACT = Bilingual("Set the help contact", "Poner contacto de ayuda")

PAUSED = Bilingual("The moderators have paused me here.", "La moderación me puso en pausa aquí.")
IS_PAUSED = Bilingual("There is a pause here: {value}.", "Aquí hay una pausa: {value}.")
