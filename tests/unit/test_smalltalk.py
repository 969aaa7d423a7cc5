"""Small talk: messages that ask nothing, and the many questions that only begin like one."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.smalltalk import Talk, recognise

PACK = Path(__file__).parents[2] / "knowledge" / "country-of-refuge"
FILES = sorted([*PACK.glob("entries/*.yaml"), *PACK.glob("questions/*.yaml")])

SAID = {
    Talk.GREETING: (
        "hi", "Hello!", "hey", "heyyy", "helo", "hellooo", "Hi there", "good morning", "good mornign",
        "how are you?", "what's up", "hola", "holaaaa", "hola buenas tardes", "ola", "holis", "hloa",
        "buenos días", "bueanos dias", "buenas", "qué tal", "q onda", "¿cómo estás?", "hola bot",
        "hola, ¿cómo estás?", "hi everyone 👋", "buenas noches a todos", "hola :)", "quiubo wey",
        "HOLA", "hey bot", "saludos a todos",
    ),
    Talk.THANKS: (
        "thanks", "thank you!!", "thx", "thanks a lot", "thnaks", "ty", "thanksss", "ok thanks",
        "great, thank you so much", "cool", "gracias", "graciasss", "muchas gracias", "gracais",
        "mil gracias bot", "muy amable, gracias", "genial", "perfecto", "hola, gracias",
        "thanks for your help 🙏", "te lo agradezco", "good bot", "grasias",
        "haha nice", "nice", "ok gracias", "gracias genio", "no gracias", "no thanks",
    ),
    Talk.REACTION: (
        "ok", "vale", "wow", "Wow!!", "interesting", "interesante", "¡qué interesante!",
        "that's interesting", "jaja qué cool", "intresting", "interesnte", "órale", "oh no",
        "how sad", "qué triste", "no way", "a poco", "no sabía eso", "i see", "ya veo", "got it",
    ),
    Talk.GOODBYE: (
        "bye", "byeee", "goodbye", "good bye bot", "see you later", "good night", "adiós", "adios amigos",
        "chau", "chao", "hasta luego", "hasta mañana", "nos vemos", "gracias, adiós", "thanks, bye",
        "cuídate", "take care", "que tengas un buen día", "ciao",
    ),
    Talk.ABILITIES: (
        "what can you do?", "what can u do", "help", "help me please", "HELP", "who are you",
        "how does this work?",
        "how do I use this bot", "what can I ask you?", "what's your name", "hi, what can you do?",
        "do you speak Spanish?", "menu", "i have a question", "can you help me?",
        "¿qué sabes hacer?", "que puedes hacer", "q puedes hacer", "qué podés hacer", "ayuda", "ayudaaa",
        "ayúdame por favor", "necesito ayuda", "¿quién eres?", "quién sos",
        "¿cómo funciona esto?", "como se usa este bot", "¿qué te puedo preguntar?",
        "hola, ¿qué puedes hacer?", "para qué sirves", "¿cómo te llamas?", "tengo una pregunta",
        "¿hablas inglés?", "que pueds hacer",
    ),
    Talk.ABOUT_THE_BOT: (
        "are you a robot", "are you a bot", "are you human?", "are you a real person", "who made you",
        "¿eres un bot?", "sos un robot?", "do you save my messages", "is this recorded?",
        "can ICE see this?", "who can read what I ask", "delete what I wrote", "who created this bot",
        "can I speak to a person?", "hola, ¿guardan mis datos?", "¿quién lee lo que pregunto?",
        "¿la migra ve esto?", "cómo borro mis mensajes", "¿es anónimo esto?", "¿de quién es este bot?",
        "¿puedo hablar con alguien?",
    ),
    Talk.REJECTION: (
        "no", "No.", "nope", "none of these", "wrong", "that's not it", "That's wrong!", "ok no",
        "not what I asked", "ninguna", "ninguno", "no es eso", "eso no", "no, eso no", "nel",
        "ninguna de esas", "eso no es lo que pregunté", "no me sirve", "ay no", "te equivocas",
        "that's not what I asked", "no, that's not what i meant", "no me respondiste", "try again",
    ),
    Talk.ABUSE: (
        "fuck you", "fuck off", "FUCK YOU!!!", "you stupid bot", "you're an idiot", "stupid", "shut up",
        "you suck", "this bot is useless", "piece of shit", "go to hell", "bitch", "asshole", "stfu",
        "hi idiot", "what an idiot", "suck my dick", "fuuuuck youuu", "you are a fucking moron",
        "fucking beaners", "go back to your country", "kill yourself",
        "chinga tu madre", "pinche bot pendejo", "pendejo", "eres un pendejo", "vete a la verga",
        "vete a la mierda", "puto bot", "putos migrantes", "hijo de puta", "culero", "no mames pinche bot",
        "la concha de tu madre", "sos un pelotudo", "sos un boludo", "forro", "andate a la mierda",
        "gilipollas", "que te jodan", "eres un inútil", "idiota", "mierda", "sudacas de mierda",
        "cállate idiota", "hdp", "estúpidooo", "f*ck you", "thanks idiot", "hijueputa",
    ),
    Talk.LAUGHTER_OR_NOISE: (
        "lol", "LOL", "jajaja", "jajajajaja", "haha", "hahahaha", "jejeje", "jsjsjs", "jajajsja", "xd",
        "XDDD", "asdf", "asdfghjkl", "qwerty", "sdfgsdfg", "😂😂😂", "👍", "...", "???", "!!!", "", "   ",
        "hmm", "lmao", "test", "prueba", ":)", "<3", "\u200b", "lol jaja", "omg", "bla bla bla",
        "<@123456789>",
    ),
}  # fmt: skip
QUESTIONS = (
    # small talk that goes on
    "hi, how many people were deported in 2015?",
    "thanks! and in 2013?",
    "hello who is Trump",
    "hola, ¿quién es López Obrador?",
    "hola buenas tardes, ¿cuántos deportados hubo?",
    "gracias, ¿y en 2013?",
    "ok and in 2013?",
    "ok, why?",
    "thanks, who wrote it?",
    "good morning, what is the Mérida Initiative",
    "hey, tell me about the debate",
    "lol who said that",
    "jaja y quién ganó?",
    "bye the way who is Meade",
    "hi, is asylum a right?",
    "buenas, una pregunta: ¿qué es refoulement?",
    "que tal la Iniciativa Mérida",
    "what's up with the border program",
    "¿qué onda con la tal Mérida?",
    "qué pasa con los migrantes",
    "good question, what about 2015",
    "cool, and the wall?",
    "perfecto, ¿y Anaya?",
    # help and abilities about something else
    "help for refugees",
    "what can refugees do?",
    "who are the candidates?",
    "are you sure?",
    "what can Mexico do?",
    "what do you know about AMLO",
    "how does this program work",
    "how does the alliance work?",
    "what did he do",
    "who are they",
    "who made the proposal",
    "can you help me find the deportation figures",
    "tell me about Meade",
    "do you speak of the wall?",
    "ayuda para refugiados",
    "¿qué ayuda dio Estados Unidos?",
    "¿qué puede hacer México?",
    "¿qué sabes de Trump?",
    "¿quién es Meade?",
    "¿quién eres para decir que Trump miente?",
    "¿cómo funciona el programa?",
    "¿cómo se llama el programa?",
    "¿para qué sirve la Iniciativa Mérida?",
    "tengo una pregunta sobre Meade",
    "necesito ayuda con la pregunta de Meade",
    # abuse inside a question, and words that only look like it
    "how many fucking people were deported in 2015?",
    "who the hell is Meade",
    "what the fuck is refoulement",
    "¿quién chingados es Meade?",
    "cuántos putos migrantes deportaron",
    "did Trump call Mexicans animals?",
    "did Trump say shithole countries?",
    "what was Operation Wetback",
    "is Bronco the one who wants to cut off hands",
    "are migrants criminals?",
    "did they treat migrants like garbage?",
    "is the wall stupid?",
    "was the policy useless",
    "why is Trump so stupid",
    "¿Trump dijo que los mexicanos son violadores?",
    "¿llamaron basura a los migrantes?",
    "¿sirvió de algo el muro?",
    "cono sur",
    "draconian",
    "bad hombres",
    # a no that goes on, and the bot as a subject
    "no, how many in 2015?",
    "not wrong: who said it?",
    "none of the candidates?",
    "ninguno de los candidatos habló de asilo?",
    "eso no lo dijo Meade",
    "who made the wall",
    "does immigration detain children?",
    "who can see a judge",
    "is asylum confidential",
    "interesting, who wrote it?",
    # short questions, names and figures
    "why?",
    "¿por qué?",
    "and then?",
    "and in 2013?",
    "2015",
    "y 2013?",
    "176,726",
    "who?",
    "Trump",
    "AMLO",
    "Mérida",
    "refoulement",
    "asilo",
    "asylum",
    "México",
    "Texas",
    "Meade",
    "temor",
    "the wall",
    "yes",
    "sí",
    "hijos",
    "padres",
    "how many?",
    "valle",
    "refugio",
    "bot",
)


@pytest.mark.parametrize(
    ("text", "talk"), [(text, talk) for talk, texts in SAID.items() for text in texts]
)
def test_talk_is_recognised(text: str, talk: Talk) -> None:
    """A message that is nothing but talk is told by its kind."""
    assert talk == recognise(text)


@pytest.mark.parametrize("text", QUESTIONS)
def test_a_question_wins(text: str) -> None:
    """A message that asks something is no small talk, whatever it begins or swears with."""
    assert recognise(text) is None


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_no_question_of_the_pack_is_talk(file: Path) -> None:
    """Whatever the pack answers or knows to decline is taken for a question."""
    taken = {text: talk for text in _asked(file) if (talk := recognise(text))}

    assert {} == taken


@pytest.mark.parametrize(
    ("text", "talk"),
    [
        ("hola, gracias, adiós", Talk.GOODBYE),
        ("hi thanks what can you do", Talk.ABILITIES),
        ("jaja gracias", Talk.THANKS),
        ("lol hi", Talk.GREETING),
        ("hola pendejo", Talk.ABUSE),
    ],
)
def test_the_most_telling_talk_wins(text: str, talk: Talk) -> None:
    """Of several kinds in one message the one that calls for a reply is told."""
    assert talk == recognise(text)


@given(st.text(alphabet=st.characters(), max_size=600))
def test_any_text_has_one_reading(text: str) -> None:
    """Any text, lone surrogates and controls included, is read the same way twice."""
    assert recognise(text) == recognise(text)


@given(
    st.sampled_from([(talk, text) for talk, texts in SAID.items() for text in texts]),
    st.sampled_from(["", "!", " ...", "!!!", " 😀", "  ", "\n"]),
)
def test_case_and_marks_change_nothing(said: tuple[Talk, str], ending: str) -> None:
    """Capitals, and marks or emoji at the end, leave the kind of talk as it is."""
    talk, text = said

    assert talk == recognise(text.upper() + ending)


@pytest.mark.parametrize("piece", ["a", "ja", "hola ", "hi ", "fuck ", "?", "😂", "\u0301", "j"])
def test_hostile_text_is_read_in_bounded_time(piece: str) -> None:
    """A long message costs little and raises nothing."""
    started = time.process_time()
    recognise(piece * 4000)

    assert time.process_time() - started < 1  # second; a few hundredths are usual


def _asked(file: Path) -> list[str]:
    """All questions of one file of the pack, whichever of its two shapes it has."""
    items = yaml.safe_load(file.read_text(encoding="utf-8"))
    if file.parent.name == "questions":
        return [item["question"] for item in items]
    return [text for entry in items for texts in entry["questions"].values() for text in texts]


@pytest.mark.parametrize(
    "text",
    [
        "do you store my questions?",
        "who can see what i ask",
        "Is this anonymous?",
        "esto es anónimo?",
        "esto lo lee migración?",
        "¿Guardas lo que te pregunto?",
        "como borro lo que escribi",
        "how do i delete my data",
        "who runs this bot",
        "quién hizo este bot",
        "can i talk to a human?",
    ],
)
def test_questions_about_the_bot_itself_are_talk(text: str) -> None:
    """Who runs it, what it keeps and who reads along is no matter of the article."""
    assert Talk.ABOUT_THE_BOT is recognise(text)
