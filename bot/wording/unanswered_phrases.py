"""
What is read about questions that found no answer, by those who ask and those who answer.
"""

from __future__ import annotations

from bot.entries import Bilingual

BUTTON_OFFER = Bilingual(
    "Send to the moderators without my name", "Mandar a la moderación sin mi nombre"
)
SHOWN = Bilingual(
    "This is all that would be sent: these words and today's date. Not your name, nor where or at "
    "what time you asked.",
    "Esto es todo lo que se mandaría: estas palabras y la fecha de hoy. Ni tu nombre, ni dónde ni "
    "a qué hora preguntaste.",
)
BUTTON_SEND = Bilingual("Send", "Mandar")
BUTTON_LEAVE = Bilingual("Leave it", "Dejarlo")
SENT = Bilingual(
    "Sent. Your code is {code}. It is shown only now: with “/answer {code}” you can collect the "
    "answer on any platform where I am. Unanswered questions are kept for {time}.",
    "Mandada. Tu código es {code}. Solo se muestra ahora: con “/respuesta {code}” puedes recoger "
    "la respuesta en cualquier plataforma donde yo esté. Las preguntas sin respuesta se guardan "
    "{time}.",
)
LEFT = Bilingual("Nothing was sent, and nothing is kept.", "No se mandó ni se guarda nada.")
NOT_HELD = Bilingual(
    "I no longer have those words: I forget them once they are sent, after 15 minutes, and when "
    "something new is asked. If they were not sent, ask again.",
    "Ya no tengo esas palabras: las olvido cuando se mandan, a los 15 minutos y cuando se pregunta "
    "otra cosa. Si no se mandaron, pregunta otra vez.",
)
PERSONAL = Bilingual(
    "That seems to hold something personal, so it cannot be sent. Nothing of it is kept.",
    "Eso parece traer algo personal, así que no se puede mandar. No se guarda nada.",
)
PERSONAL_MESSAGE = Bilingual(
    "That message seems to hold something personal, so no entry can begin with it. Nothing of it "
    "is kept.",
    "Ese mensaje parece traer algo personal, así que ninguna entrada puede empezar con él. No se "
    "guarda nada.",
)
TEACH_WHAT = Bilingual(
    "Please write the question behind the command, or open one with “/unanswered”.",
    "Escribe la pregunta después del comando, o abre una con “/sin-respuesta”.",
)
SWITCHED_OFF = Bilingual(
    "Questions cannot be sent to the moderators here.",
    "Aquí no se pueden mandar preguntas a la moderación.",
)
FULL = Bilingual(
    "The moderators have more questions than they can read at the moment. Nothing was sent.",
    "La moderación tiene por ahora más preguntas de las que puede leer. No se mandó nada.",
)

NO_CODE = Bilingual(
    "I know no such code. Codes have eight letters and digits; unanswered questions are kept for "
    "{time}.",
    "No conozco ese código. Los códigos tienen ocho letras y números; las preguntas sin respuesta "
    "se guardan {time}.",
)
NOT_YET = Bilingual(
    "The moderators have not answered it yet. Your code goes on working.",
    "La moderación todavía no la ha respondido. Tu código sigue sirviendo.",
)
PUT_ASIDE = Bilingual(
    "The moderators looked at it and put it aside: they found it was not a question for here.",
    "La moderación la leyó y la apartó: no le pareció una pregunta para aquí.",
)
ANSWER_GONE = Bilingual(
    "It was answered, but that answer is not shown here any more.",
    "Se respondió, pero esa respuesta ya no se muestra.",
)
COLLECTED = Bilingual("The answer to your question", "La respuesta a tu pregunta")

ON = Bilingual(
    "Unanswered questions can now be sent to the moderators, without names.",
    "Las preguntas sin respuesta ya se pueden mandar a la moderación, sin nombres.",
)
OFF = Bilingual(
    "Unanswered questions can no longer be sent to the moderators.",
    "Las preguntas sin respuesta ya no se pueden mandar a la moderación.",
)
IS_ON = Bilingual(
    "Unanswered questions can be sent to the moderators here. “/inbox off” ends that.",
    "Aquí se pueden mandar preguntas sin respuesta a la moderación. “/buzon off” lo termina.",
)
IS_OFF = Bilingual(
    "Unanswered questions cannot be sent to the moderators here. “/inbox on” allows it.",
    "Aquí no se pueden mandar preguntas sin respuesta a la moderación. “/buzon on” lo permite.",
)

LIST = Bilingual("Unanswered questions, most asked first:", "Preguntas sin respuesta:")
NONE = Bilingual("No unanswered question waits.", "No hay preguntas sin respuesta.")
IN_LIST = Bilingual("{text} (×{count}, since {on})", "{text} (×{count}, desde el {on})")
ONE_IN_LIST = Bilingual("{text} ({on})", "{text} ({on})")
AND_MORE = Bilingual("and {count} more", "y {count} más")
GROUP = Bilingual(
    "Unanswered question, asked {count} times", "Pregunta sin respuesta, {count} veces"
)
GROUP_OF_ONE = Bilingual("Unanswered question", "Pregunta sin respuesta")
ALSO = Bilingual("Also asked as: {text}", "También así: {text}")
GROUP_GONE = Bilingual(
    "That question is no longer open: it was answered or put aside.",
    "Esa pregunta ya no está abierta: se respondió o se apartó.",
)
GROUP_GREW = Bilingual(
    "More of them came in meanwhile; nothing was put aside. Please look again:",
    "Mientras tanto llegaron más; no se apartó nada. Míralas otra vez:",
)
BUTTON_COMPOSE = Bilingual("Write an answer", "Escribir una respuesta")
BUTTON_TIE = Bilingual("It is answered by…", "La responde…")
BUTTON_CLOSE = Bilingual("Not a question", "No es una pregunta")
CLOSED = Bilingual(
    "Put aside. It was not answered; the asker's code says so.",
    "Apartada, sin respuesta; el código de quien preguntó lo dice.",
)

TIE = Bilingual("Which entry answers it?", "¿Qué entrada la responde?")
FIELD_ENTRY = Bilingual("Entry", "Entrada")
HINT_ENTRY = Bilingual(
    "Its name, or a question that it answers", "Su nombre, o una pregunta que responde"
)
FIELD_PHRASING = Bilingual("A way to ask for it", "Una forma de preguntarla")
HINT_PHRASING = Bilingual(
    "Reword it: nobody should know their own words again",
    "Con otras palabras: que nadie reconozca las suyas",
)
BUTTON_LOOK = Bilingual("Look it over", "Revisar")
EMPTY = Bilingual("Please fill this in.", "Esto hay que llenarlo.")
NO_SUCH = Bilingual("There is no such entry here.", "Aquí no hay tal entrada.")
PERSONAL_FIELD = Bilingual(
    "Please leave out what is personal: names, numbers, somebody's own case.",
    "Por favor, sin datos personales: ni nombres, ni números, ni el caso de alguien.",
)
TOO_LONG = Bilingual(
    "Please write one line of at most 300 letters.",
    "En un solo renglón de 300 letras como mucho, por favor.",
)
UNREACHABLE = Bilingual(
    "This would be taken for small talk. Please ask in a whole question.",
    "Esto se tomaría por plática. Escríbela como pregunta completa, por favor.",
)
LESSON = Bilingual("“{asked}” would be answered by", "“{asked}” tendría esta respuesta")
BUTTON_TEACH = Bilingual("Yes, from now on", "Sí, de ahora en adelante")
BUTTON_INSIST = Bilingual("Yes, all the same", "Sí, de todos modos")
BUTTON_RETIE = Bilingual("Change it", "Cambiarlo")
WORSENS = Bilingual(
    "{count} of them have the right answer now and would lose it. Go on only if you are sure.",
    "{count} de ellas tienen ahora la respuesta correcta y la perderían. Sigue solo si tienes la "
    "certeza.",
)
TAUGHT = Bilingual(
    "From now on “{title}” answers it too.", "De ahora en adelante la responde “{title}”."
)
CHANGED = Bilingual(
    "That entry was changed or taken away meanwhile. Please look again.",
    "Esa entrada se cambió o se retiró mientras tanto. Míralo otra vez.",
)

BUTTON_HELPFUL = Bilingual("Helpful", "Me sirvió")
BUTTON_UNHELPFUL = Bilingual("Not helpful", "No me sirvió")
COUNTED = Bilingual(
    "Thank you. It is counted without your name.", "Gracias. Se cuenta sin tu nombre."
)
COUNTED_BEFORE = Bilingual(
    "Thank you, your opinion on this answer is counted already.",
    "Gracias, tu opinión sobre esta respuesta ya está contada.",
)
POOR = Bilingual(
    "Often found not helpful in the last 90 days:", "A menudo no sirvieron en los últimos 90 días:"
)
POOR_ROW = Bilingual(
    "{title} (not helpful: {unhelpful} of {all})", "{title} (no sirvió: {unhelpful} de {all})"
)
