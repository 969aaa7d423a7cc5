"""What must be mended in an entry, in Spanish; the English is `bot.knowledge.findings`' own."""

from __future__ import annotations

from bot.entries import Bilingual
from bot.knowledge.findings import What

_CITE = "Cita el párrafo donde está, o quítalo"
_ALIKE = "Di lo mismo en los dos, las mismas veces"

SPANISH: dict[What, tuple[str, str]] = {
    What.NO_PARAGRAPH: ("cita ¶{number}, que no existe en el artículo", "Corrígelo"),
    What.UNCITED: ("no cita ningún párrafo", "Escribe en qué párrafos se apoya"),
    What.FIGURE: ("dice {value}, y {none} lo dice", _CITE),
    What.HEDGE: (
        "dice {value} sin la reserva del artículo ({hedge})",
        "Escribe antes: casi, alrededor de, más de...",
    ),
    What.VOICE: (
        "dice {value} sin nombrar a quien lo dice ({by})",
        "Deja junto a la cifra quién la dio",
    ),
    What.NAME: ("nombra “{form}”, y {none} lo nombra", _CITE),
    What.CAPITAL: (
        "tiene “{word}” con mayúscula, que no es un nombre de {these}",
        "Usa un nombre del artículo, o minúscula; o empieza la frase de otra forma",
    ),
    What.LONG_QUOTE: ("cita {length} palabras seguidas", "Cita {limit} como máximo"),
    What.QUOTE: (
        "cita “{quotation}”, que no está así en {these}",
        "Cita palabra por palabra algo que el artículo mismo cita, o cinco palabras o más",
    ),
    What.COPIED: (
        "comparte {run} palabras seguidas con el artículo",
        "Dilo con palabras propias",
    ),
    What.OPERANDS: (
        "calcula con {numbers}, y {none} lo dice",
        "Calcula solo con números del artículo",
    ),
    What.SUM: ("{how} no es {value}", "Corrige la cuenta"),
    What.DIFFERENT_FIGURES: ("tiene cifras distintas en cada idioma: {differ}", _ALIKE),
    What.DIFFERENT_NAMES: ("tiene nombres distintos en cada idioma: {differ}", _ALIKE),
    What.UNSURE: (
        "lo da por seguro en un idioma y en el otro no",
        "Deja la reserva en los dos",
    ),
    What.NOBODY: ("falta, y este tipo lo necesita: {kind}", "Escribe quién lo dice"),
    What.VOICELESS: (
        "no dice de quién es la afirmación ({by})",
        "Nombra en la frase a quien habla",
    ),
    What.OPENING: ("cita {these} y no lo dice desde el principio", "Empieza con “{begin}”"),
    What.PERSONAL: (
        "pregunta “{text}”, y eso lleva a la tarjeta de ayuda, como lo personal",
        "Pregunta sin datos personales",
    ),
    What.PRIVATE: (
        "parece traer algo personal: un número, un nombre o el caso de alguien",
        "La puede leer cualquiera",
    ),
    What.SMALLTALK: (
        "pregunta “{text}”, que se toma como plática",
        "Pregunta con una frase entera",
    ),
    What.VOUCHED: ("dice quién la revisó", "Quítalo: solo un paquete puede decirlo"),
    What.UNSEEN: ("tiene un signo que no se ve ({sign})", "Quítalo"),
    What.FORMAT: ("no tiene la forma que necesita una entrada", "Escríbelo de nuevo"),
    What.LONG: ("tiene {count} letras", "Escribe {most} como máximo"),
    What.SHORT: ("está vacío o es muy corto", "Escribe algo"),
    What.MANY: ("tiene {count} partes", "Deja {most} como máximo"),
    What.PATTERN: ("dice “{value}”, que no tiene la forma esperada", "Mira el ejemplo del campo"),
    What.CHOICE: ("dice “{value}”, que no es una de las opciones", "Elige una de la lista"),
    What.DATE: ("dice “{value}”, que no es una fecha", "Escribe un día que exista, en orden"),
}

NONE_OF = Bilingual(en="none of {these}", es="ninguno de {these}")
NEVER = Bilingual(en="{these} never", es="{these} no")
NO_CITATION = Bilingual(en="its (missing) citation", es="lo que cita (nada)")
ONLY_EN = Bilingual(en="only English has {more}", es="solo el inglés tiene {more}")
ONLY_ES = Bilingual(en="only Spanish has {more}", es="solo el español tiene {more}")
HEDGES: dict[str, str] = {"nearly": "casi", "about": "alrededor de", "more": "más de"}

IN_LANGUAGE = Bilingual("{field} ({language})", "{field} ({language})")
KEYS: dict[str, Bilingual] = {  # parts of an entry that no form has a field for
    "questions": Bilingual("Question", "Pregunta"),
    "simple": Bilingual("In plain words", "Con palabras sencillas"),
    "caveat": Bilingual("Keep in mind", "Ten en cuenta"),
    "title": Bilingual("Title", "Título"),
    "derived": Bilingual("Arithmetic", "Cuenta"),
}
