"""What people read of quizzes: English and Spanish side by side."""

from __future__ import annotations

from bot.entries import Bilingual
from bot.items import ItemKind, Level
from bot.quiz.session import Mode, Phase

# Cards that all see
NUMBER = Bilingual("Question {number} of {length}", "Pregunta {number} de {length}")
BEFORE = Bilingual("Before", "Antes")
AFTER = Bilingual("After", "Después")
CLOSED = Bilingual("closed", "cerrada")
PAUSED = Bilingual("paused", "en pausa")
HOW: dict[ItemKind, Bilingual] = {
    ItemKind.SINGLE: Bilingual("Pick one.", "Elige una."),
    ItemKind.TRUE_FALSE: Bilingual("True or false?", "¿Verdadero o falso?"),
    ItemKind.SEVERAL: Bilingual(
        "Pick all that are right; press one again to take it back.",
        "Elige todas las correctas; presiona otra vez para quitar una.",
    ),
    ItemKind.ORDER: Bilingual(
        "Press them in order of time, the earliest first; press one again to take it back.",
        "Presiónalas en orden, primero la más antigua; presiona otra vez para quitar una.",
    ),
    ItemKind.TEXT: Bilingual("Type your answer.", "Escribe tu respuesta."),
    ItemKind.NUMBER: Bilingual("Type a number.", "Escribe un número."),
}
CALM = Bilingual(
    "Only you see your pick, and you can change it until the host closes the question.",
    "Solo tú ves tu respuesta, y la puedes cambiar hasta que se cierre la pregunta.",
)
RACE = Bilingual(
    "{seconds} seconds; the first pick stands, and fast ones get more points.",
    "{seconds} segundos; cuenta lo primero que elijas, y lo rápido da más puntos.",
)
RACE_SEVERAL = Bilingual(
    "{seconds} seconds; what you picked last counts, and fast ones get more points.",
    "{seconds} segundos; cuenta lo último que elijas, y lo rápido da más puntos.",
)
TRUE = Bilingual("True", "Verdadero")
FALSE = Bilingual("False", "Falso")
ANSWER = Bilingual("Answer", "Responder")
HOST = Bilingual("Host", "Dirigir")

MY_PICKS = Bilingual("My picks", "Mis respuestas")

# The reveal
REVEALED = Bilingual("the answer", "la respuesta")
RIGHT = Bilingual("Right: {right}", "Correcto: {right}")
SKIPPED = Bilingual(
    "This question was skipped and counts for nothing.",
    "Esta pregunta se saltó y no cuenta.",
)
SHARE = Bilingual("{option} · {share}", "{option} · {share}")
GROUP = Bilingual("{right} of {picked} had it right.", "Aciertos: {right} de {picked}.")
CLOSE_TO = Bilingual("Close answers: {near}.", "Respuestas cercanas: {near}.")
FEW = Bilingual(
    "Fewer than five answered, so nothing is told of how.",
    "Respondieron menos de cinco, así que no se dice cómo.",
)
OPEN_ENTRY = Bilingual("Open the entry", "Abrir la entrada")
DISPUTE = Bilingual("I dispute this", "No estoy de acuerdo")
NO_ITEM = Bilingual(
    "This question is not in the knowledge base any more. The host can skip it.",
    "Esta pregunta ya no está en la base. Se puede saltar.",
)
BOARD = Bilingual("The board", "La tabla")
COLUMN_PLAYER = Bilingual("Player", "Participante")
COLUMN_POINTS = Bilingual("Points", "Puntos")
COLUMN_RIGHT = Bilingual("Right", "Aciertos")
POINTS = Bilingual("{points} points", "{points} puntos")
PLAYER = Bilingual("Player {number}", "Participante {number}")

# Private receipts
ONE_ANSWERED = Bilingual("1 has answered.", "Ha respondido 1.")
ANSWERED = Bilingual("{number} have answered.", "Han respondido {number}.")
PICKED = Bilingual("Your answer: {picked}", "Tu respuesta: {picked}")
ORDERED = Bilingual("Your order so far: {picked}", "Tu orden hasta ahora: {picked}")
NOTHING = Bilingual("You have picked nothing now.", "Ahora no tienes nada elegido.")
CHANGEABLE = Bilingual(
    "You can change it until the host closes the question.",
    "Se puede cambiar hasta que se cierre la pregunta.",
)
STANDS = Bilingual("Your first pick stands.", "Cuenta lo primero que elegiste.")
CHANGEABLE_IN_TIME = Bilingual(
    "You can change it until the time is over.", "Se puede cambiar hasta que acabe el tiempo."
)
NO_PICKS = Bilingual(
    "You have picked nothing in this quiz so far.",
    "Hasta ahora no tienes respuestas en este concurso.",
)
KEPT = Bilingual("These are kept. Only you see this.", "Están guardadas. Esto solo lo ves tú.")
ITEM_GONE = Bilingual("no longer in the knowledge base", "ya no está en la base")
MORE_TO_ORDER = Bilingual("{left} more to press.", "Por presionar: {left}.")
TOO_LATE = Bilingual(
    "This question takes no more answers.", "Esta pregunta ya no recibe respuestas."
)
NOT_OPEN = Bilingual("The quiz is paused. Wait a moment.", "El concurso está en pausa. Espera.")
OVER = Bilingual(
    "This quiz is over, or not known here.", "Este concurso terminó o no se conoce aquí."
)
YOU_ARE = Bilingual("On boards you are “{name}”.", "En las tablas eres «{name}».")
SHOW_NAME = Bilingual("Show my name", "Mostrar mi nombre")
HIDE_NAME = Bilingual("Hide my name", "Ocultar mi nombre")
NAME_FORM = Bilingual("Your name on boards", "Tu nombre en las tablas")
NAME = Bilingual("Name", "Nombre")
NAME_HINT = Bilingual(
    "Everybody in the quiz may see it; at most {most} letters",
    "Lo puede ver todo el concurso; {most} letras como máximo",
)
NAME_LONG = Bilingual("At most {most} letters, please.", "{most} letras como máximo, por favor.")
NAME_PERSONAL = Bilingual(
    "That looks like personal data. Take another name, please.",
    "Parecen datos personales. Pon otro nombre, por favor.",
)
NAME_SET = Bilingual("On boards you are “{name}” now.", "En las tablas ahora eres «{name}».")
PICK_FIRST = Bilingual("Answer a question first.", "Primero responde una pregunta.")
DISPUTED = Bilingual(
    "Thank you. The moderators will see that somebody disputes it, and not who.",
    "Gracias. La moderación verá que alguien no está de acuerdo, pero no quién.",
)
DISPUTED_BEFORE = Bilingual("You said so already. Thank you.", "Ya lo habías dicho. Gracias.")
TYPE_FORM = Bilingual("Your answer", "Tu respuesta")
SEND = Bilingual("Send", "Enviar")

# The host's panel
PANEL = Bilingual("You host this quiz", "Tú diriges este concurso")
READY = Bilingual("Ready: {length} questions", "Listo: {length} preguntas")
STAGES: dict[Phase, Bilingual] = {
    Phase.PREPARED: Bilingual("not begun", "sin empezar"),
    Phase.OPEN: Bilingual(
        "question {number} of {length}, open", "pregunta {number} de {length}, abierta"
    ),
    Phase.PAUSED: Bilingual(
        "question {number} of {length}, paused", "pregunta {number} de {length}, en pausa"
    ),
    Phase.CLOSED: Bilingual(
        "question {number} of {length}, closed", "pregunta {number} de {length}, cerrada"
    ),
    Phase.REVEALED: Bilingual(
        "question {number} of {length}, revealed", "pregunta {number} de {length}, revelada"
    ),
    Phase.BREAK: Bilingual("between both ends", "entre las dos partes"),
    Phase.ENDED: Bilingual("over", "terminado"),
}
STAGE = Bilingual("Now", "Ahora")
PICKS = Bilingual("{picked} of {joined} have picked", "Ya eligieron: {picked} de {joined}")
FIRST_PICKS = Bilingual("Picks so far: {picked}", "Respuestas hasta ahora: {picked}")
ALL_PICKED = Bilingual(
    "Everybody who joined has picked. You can close the question.",
    "Ya eligieron todas las personas que entraron. Puedes cerrar la pregunta.",
)
MODE = Bilingual("Mode", "Modo")
MODES: dict[Mode, Bilingual] = {
    Mode.CALM: Bilingual("calm, without a clock", "tranquilo, sin reloj"),
    Mode.RACE: Bilingual(
        "race, {seconds} seconds a question", "carrera, {seconds} segundos por pregunta"
    ),
    Mode.BOTH_ENDS: Bilingual("before and after a workshop", "antes y después de un taller"),
}
LANGUAGE = Bilingual("Language", "Idioma")
TONGUES: dict[str, Bilingual] = {
    "en": Bilingual("English", "inglés"),
    "es": Bilingual("Spanish", "español"),
    "both": Bilingual("both on one card", "los dos en cada tarjeta"),
}
CHANNELS = Bilingual("Channels", "Canales")
COHOST = Bilingual(
    "Who shall host with you types /quiz cohost {code}",
    "Quien vaya a dirigir contigo escribe /concurso ayudar {code}",
)
ELSEWHERE = Bilingual(
    "To play it in another channel too, type /quiz here there. A second server or workspace must "
    "share this community first: an admin types /link.",
    "Para jugarlo también en otro canal, escribe ahí /concurso aquí. Otro servidor o espacio tiene "
    "que compartir antes esta comunidad: quien administra escribe /enlazar.",
)
BREAK_HOW = Bilingual(
    "The first end is done. Press the button when the workshop is over.",
    "La primera parte terminó. Presiona el botón cuando acabe el taller.",
)
BUTTON_BEGIN = Bilingual("Begin", "Empezar")
BUTTON_ITEMS = Bilingual("Read the questions", "Leer las preguntas")
BUTTON_WITHOUT = Bilingual("Leave this out", "Quitar esta")
BUTTON_SWAP = Bilingual("Take another", "Cambiar por otra")
BUTTON_FINISH = Bilingual("Close", "Cerrar")
BUTTON_REVEAL = Bilingual("Show the answer", "Mostrar la respuesta")
BUTTON_FINISH_REVEAL = Bilingual("Close and show the answer", "Cerrar y mostrar la respuesta")
BUTTON_PROCEED = Bilingual("Next question", "Siguiente pregunta")
BUTTON_SECOND = Bilingual("Begin the second end", "Empezar la segunda parte")
BUTTON_LAST = Bilingual("Finish and show the results", "Terminar y mostrar los resultados")
BUTTON_SKIP = Bilingual("Skip", "Saltar")
BUTTON_WAIT = Bilingual("Pause", "Pausar")
BUTTON_RESUME = Bilingual("Go on", "Seguir")
BUTTON_EXTEND = Bilingual("30 seconds more", "30 segundos más")
BUTTON_END = Bilingual("End the quiz", "Acabar el concurso")
BUTTON_LOOK = Bilingual("Look again", "Actualizar")
BUTTON_BACK = Bilingual("Back", "Volver")
BUTTON_TAKEOVER = Bilingual("Take over", "Tomar la dirección")
SURE_END = Bilingual(
    "End it now? An open question will not count.",
    "¿Acabarlo ahora? Una pregunta abierta no contará.",
)
ENDED = Bilingual("The quiz is over.", "El concurso terminó.")
MOVED_ON = Bilingual(
    "The quiz had moved on; this is where it stands.", "El concurso ya había avanzado; así va."
)
NOT_HOST = Bilingual(
    "Only the host or a co-host can do this.", "Solo puede hacerlo quien dirige el concurso."
)
ONLY_HOSTS = Bilingual(
    "To run a quiz you need the role of a host. An admin can give it with /role.",
    "Para dirigir un concurso hace falta ese papel. Lo da quien administra, con /papel.",
)
NO_BOARD = Bilingual(
    "It has no channel yet. Type /quiz here in the one where it is to be played, then begin.",
    "Aún no tiene canal. Escribe /concurso aquí en el canal donde se va a jugar y después empieza.",
)
NOWHERE = Bilingual(
    "A quiz needs a channel. Type /quiz start in one; alone you can practise: /practice.",
    "Un concurso necesita un canal: escribe ahí /concurso empezar. A solas: /practicar.",
)
QUIET_HERE = Bilingual(
    "I am quiet in this channel, so no quiz is run here. Start it in another.",
    "En este canal guardo silencio, así que aquí no hay concursos. Empiézalo en otro.",
)
CANNOT_WRITE = Bilingual(
    "A quiz needs a channel. In this one I cannot write, so nobody would see it: add me here, or "
    "let me send messages, and go on.",
    "Un concurso necesita un canal. En este no puedo escribir y nadie lo vería: agrégame aquí, o "
    "dame permiso de enviar mensajes, y sigue.",
)
SHUT = Bilingual(
    "I cannot write in a channel of this quiz, so it is not seen there. Add me to that channel, or "
    "let me send messages; the next message comes then.",
    "No puedo escribir en un canal de este concurso y ahí nadie lo ve. Agrégame a ese canal o dame "
    "permiso de enviar mensajes; entonces llega el siguiente mensaje.",
)
HUSHED = Bilingual(
    "I am quiet in a channel of this quiz now, so nothing more of it is shown there. To go on "
    "elsewhere, type /quiz here in another channel.",
    "Ahora guardo silencio en un canal de este concurso y ahí ya no se muestra nada. Para seguir "
    "en otro lado, escribe /concurso aquí en otro canal.",
)
VANISHED = Bilingual(
    "Its host did nothing for ten minutes. Press to run it yourself.",
    "Quien dirige lleva diez minutos sin hacer nada. Presiona para dirigirlo tú.",
)
RUNNING = Bilingual("Quizzes that are on", "Concursos en curso")
NONE_RUNNING = Bilingual("No quiz is on here.", "Aquí no hay ningún concurso.")
COHOSTED = Bilingual("You are co-host now.", "Ahora también diriges.")
WRONG_CODE = Bilingual("No quiz here has that code.", "Ningún concurso de aquí tiene ese código.")
SHOWN_HERE = Bilingual(
    "It is played in this channel too now.", "Ahora también se juega en este canal."
)
HERE_ALREADY = Bilingual("It is played in this channel already.", "Ya se juega en este canal.")
TOO_MANY_RUNNING = Bilingual(
    "Ten quizzes are on already. End one of them first.",
    "Ya hay diez concursos en curso. Acaba uno antes.",
)
CANNOT_NOW = Bilingual("That cannot be done now.", "Eso no se puede hacer ahora.")
BUSY = Bilingual(
    "Others are changing it. Try again.", "Alguien más lo está cambiando. Prueba otra vez."
)

# The form for a quiz
FORM = Bilingual("A new quiz", "Concurso nuevo")
PREPARE = Bilingual("Prepare it", "Prepararlo")
TOPIC = Bilingual("Topic", "Tema")
ALL_TOPICS = Bilingual("All topics", "Todos los temas")
LENGTH = Bilingual("Number of questions", "Número de preguntas")
LEVEL = Bilingual("Level", "Nivel")
EASY_FIRST = Bilingual("All, easy ones first", "Todos, primero los fáciles")
LEVELS: dict[Level, Bilingual] = {
    Level.EASY: Bilingual("Easy", "Fácil"),
    Level.MEDIUM: Bilingual("Medium", "Medio"),
    Level.HARD: Bilingual("Hard", "Difícil"),
}
MODE_OPTIONS: dict[Mode, Bilingual] = {
    Mode.CALM: Bilingual("Calm: no clock", "Tranquilo: sin reloj"),
    Mode.RACE: Bilingual("Race: a clock and points", "Carrera: reloj y puntos"),
    Mode.BOTH_ENDS: Bilingual("Before and after", "Antes y después"),
}
UNKNOWN_WORDS = Bilingual(
    "I do not know “{words}”. You can write a topic, a number of questions up to {most}, easy, "
    "medium or hard, calm, race or before-after, and en, es or both. Of a quiz that is on: panel, "
    "here or cohost CODE.",
    "No conozco «{words}». Puedes escribir un tema, un número de preguntas hasta {most}, fácil, "
    "medio o difícil, tranquilo, carrera o antes-después, y es, en o ambos. De un concurso en "
    "curso: panel, aquí o ayudar CÓDIGO.",
)
NO_ITEMS = Bilingual(
    "There are no questions of that topic and level.",
    "No hay preguntas de ese tema y nivel.",
)
FEWER = Bilingual("There is no more than {length}.", "Solo hay {length}.")

# Alone
PRACTICE = Bilingual("Practice", "Práctica")
CHECK_YOURSELF = Bilingual("Check yourself", "Ponte a prueba")
YOU_RIGHT = Bilingual("Right!", "¡Correcto!")
YOU_NEAR = Bilingual("Close, but not quite.", "Casi, pero no.")
YOU_WRONG = Bilingual("Not this time.", "Esta vez no.")
IN_PART = Bilingual("Right in part.", "Correcto en parte.")
SO_FAR = Bilingual(
    "{right} of {answered} right so far", "Correctas hasta ahora: {right} de {answered}"
)
COMES_BACK = Bilingual("It will come back.", "Volverá a salir.")
NEXT = Bilingual("Next", "Siguiente")
CHECK_ANSWER = Bilingual("Check", "Comprobar")
DONE = Bilingual(
    "You have answered them all, {right} of {answered} rightly at the first try.",
    "Ya las respondiste todas, {right} de {answered} bien a la primera.",
)
AGAIN = Bilingual("Begin anew", "Empezar otra vez")
NO_QUESTION = Bilingual(
    "There is no quiz question on this.", "No hay ninguna pregunta de concurso sobre esto."
)

# Needing another look, for moderators
LOOK_AT = Bilingual(
    "Quiz questions that most people miss, or that somebody disputes:",
    "Preguntas de concurso que casi nadie acierta, o con las que alguien no está de acuerdo:",
)
MISSED = Bilingual("asked {asked} times, {right} right", "salió {asked} veces, {right} bien")
DISPUTES = Bilingual("disputed: {disputed}", "en desacuerdo: {disputed}")
BUTTON_REPORT = Bilingual("Report", "Informe")
