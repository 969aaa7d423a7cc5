"""What is read where somebody begins: English and Spanish side by side."""

from bot.entries import Bilingual

START = Bilingual("Start here", "Empieza aquí")
YOURS = Bilingual("For you", "Para ti")
MODERATORS = Bilingual("For moderators", "Para la moderación")
HOSTS = Bilingual("For those who run quizzes", "Para quienes dirigen concursos")
HELP = Bilingual("If you need help", "Si necesitas ayuda")
WAITING = Bilingual(
    "Suggestions and drafts that wait for you: {number}.",
    "Sugerencias y borradores que te esperan: {number}.",
)
HOW_TO_PLAY = Bilingual(
    "Prepare a quiz here and read its questions before anybody else. Then type /quiz here in the "
    "channel where it is to be played.",
    "Prepara aquí un concurso y lee sus preguntas antes que nadie. Después escribe /concurso aquí "
    "en el canal donde se va a jugar.",
)
BUTTON_PRACTICE = Bilingual("My practice", "Mi práctica")
BUTTON_MINE = Bilingual("My data", "Mis datos")
BUTTON_PRIVACY = Bilingual("Privacy", "Privacidad")
BUTTON_ENTRY = Bilingual("Add an entry", "Agregar una entrada")
BUTTON_CHANGES = Bilingual("Latest changes", "Últimos cambios")
BUTTON_UNANSWERED = Bilingual("Unanswered questions", "Preguntas sin respuesta")
BUTTON_QUIZ = Bilingual("Prepare a quiz", "Preparar un concurso")
BUTTON_PANEL = Bilingual("My quizzes and reports", "Mis concursos e informes")
BUTTON_WORKSHOP = Bilingual("Workshop on paper", "Taller en papel")
WORKSHOP = Bilingual(
    "A workshop of {minutes} minutes: goals, a quiz with its key, questions to discuss, sources "
    "and a glossary, as a file.",
    "Un taller de {minutes} minutos: metas, un concurso con su clave, preguntas para conversar, "
    "fuentes y un glosario, en un archivo.",
)
MINUTES = Bilingual("{minutes} minutes", "{minutes} minutos")
