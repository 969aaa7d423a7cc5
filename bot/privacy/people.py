"""
Words about people for the guard's phrases: the asker's own, and text as it is told in a hurry.

Phrases are matched on `told` text: folded words with one space between, contractions and texting
spellings written out, slips in the words that matter mended.
"""

from __future__ import annotations

import re

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.text import normalise


def any_of(words: str) -> str:
    """
    A pattern for any of the patterns written one after another.

    "_" stands for a space; a line that begins with "|" goes on with the line before.
    """
    joined = re.sub(r"\s*\n\s*\|", "|", words)
    return "(?:" + "|".join(joined.split()).replace("_", " ") + ")"


# What stands between "can I" and "asylum" when the asker wants to hear or write about asylum.
_ELSEWHERE = any_of(
    """
    about what who which whether why quiz summary questions? explain number list
    sobre acerca informacion datos cifras que quien hablar exponer tarea clase
    """
)


def upto(count: int) -> str:
    """A pattern for at most so many words, as few as will do, that do not change the subject."""
    return rf"(?:(?!{_ELSEWHERE} )\w+ ){{0,{count}}}?"


_KIN = any_of(
    """
    husband wife spouse partner son daughter kids? child children baby brothers? sisters? siblings?
    mom mum mother dad father parents? uncle aunt cousins? nephew niece grandm\\w+ grandpa
    grandfather family friends? boyfriend girlfriend fiancee? neighbou?rs? roommate coworker
    relatives? stepson stepdaughter stepdad stepmom stepfather stepmother in_laws?
    espos[oa]s? marido mujer pareja hij[oa]s? hijit[oa]s? bebe herman[oa]s? hermanit[oa]s? mamas?
    mami
    ama papas? papi apa madre padres? ti[oa]s? prim[oa]s? sobrin[oa]s? abuel[oa]s? niet[oa]s?
    familia
    familiar(?:es)? parientes? amig[oa]s? novi[oa] cunad[oa] suegr[oa]s? vecin[oa]s? compadre
    comadre compan?er[oa]s? cuate jefita viej[oa]
    """
)
_MINE = any_of("my our mi mis nuestr[oa]s?")

# "My sister asks how many were deported" is a question about the article, not about the sister.
_ASKING = any_of(
    """
    (?:asks?|asked|asking|is_asking)(?!_for_(?:asylum|refuge|money|ransom|protection|\\d+))
    says? said tells? told thinks? believes? claims? claimed heard
    reads? read wonders? want(?:s|ed)?_to_(?:know|understand|learn) wants_me_to
    needs?_to_(?:know|understand|write)
    (?:is|are)_(?:doing|writing|studying|learning|reading|arguing|asking(?!_for_(?:money|ransom
    |\\d+))) teaches taught explained
    mentioned argues insists watched bet
    (?:and|or)_(?:i|me) has_(?:homework|an?_(?:\\w+_)?(?:project|test|quiz|class|exam|question
    |essay))
    has_to_(?:write|read|study|present|do)
    dice dijo dicen dijeron pregunt\\w+ quieren?_(?:saber|entender|que_(?:le|les)) queria_saber
    creen?
    piensan? opinan? leyo lee vio necesitan?_saber
    (?:esta|estan)_(?:haciendo|estudiando|escribiendo|leyendo) y_yo comento escucho oyo discut\\w+
    tienen?_(?:tarea|clase|examen|dudas?|una_(?:pregunta|duda|tarea|exposicion|clase))
    tienen?_que_(?:hacer|escribir|exponer|leer|estudiar|entregar)
    me_(?:pregunt\\w+|dij\\w+|dice\\w*|conto|cuenta|contaron|pidio|explic\\w+|comento|mando|hablo)
    """
)

# Someone close, spoken of in earnest: "my little brother", "un amigo mío".
CLOSE = (
    rf"(?:(?:{_MINE} (?:\w+ )?{_KIN}(?: in law)?|a friend of mine|someone i know|un[oa]? \w+ mi[oa]"
    rf"|alguien que conozco)(?!\S)(?! (?:\w+ )?{_ASKING}(?!\S)))"
)
ME_ES = "(?:me|nos)"
# "Us" is a country as often as it is people; it is people where the sentence goes on like this.
ME = (
    r"(?:me|us(?= (?:and|at|from|now|today|yesterday|tomorrow|last|this|tonight|soon|please|if|what"
    r"|all|back|because|when|while|right|for|out)(?!\S)|$))"
)

# Texting and speech, each as the words it stands for.
_WRITTEN_OUT = {
    "im": "i am", "ive": "i have", "ill": "i will", "hes": "he is", "shes": "she is",
    "theyre": "they are", "theyve": "they have", "weve": "we have", "youre": "you are",
    "gonna": "going to", "wanna": "want to", "gotta": "have to", "tryna": "trying to",
    "u": "you", "r": "are", "ur": "your", "bf": "boyfriend", "gf": "girlfriend",
    "hubby": "husband", "bro": "brother", "sis": "sister", "cuz": "because", "dnt": "dont",
    "dor": "door",
    "q": "que", "k": "que", "ke": "que", "qe": "que", "x": "por", "xq": "porque", "pq": "porque",
    "pa": "para", "toy": "estoy", "stoy": "estoy", "sta": "esta", "stamos": "estamos",
    "kiero": "quiero", "kieren": "quieren", "kiere": "quiere", "aki": "aqui", "hijito": "hijo",
    "lla": "ya", "ami": "a mi", "bamos": "vamos", "ban": "van", "boy": "voy", "ahorita": "ahora",
    "inmigrasion": "inmigracion", "ise": "ice",
    "nesecito": "necesito", "nesesito": "necesito", "yevaron": "llevaron",
    "yebaron": "llevaron", "llebaron": "llevaron", "frend": "friend", "travelling": "traveling",
}  # fmt: skip
# Mended from one slip, when the first letter is right. Only words that decide belong here.
_DECISIVE = tuple(
    """
    asylum refugee undocumented illegally deported deport deportation detained detention arrested
    kidnapped immigration border husband daughter brother sister expired overstayed legally lawyer
    qualify separated pregnant unaccompanied refoulement passport
    eligible application permission suicide threatened
    asilo refugio deportar deportaron deportado deportarme migracion inmigracion detenido detenida
    detuvieron detuvo agarraron agarro arrestaron arrestado secuestraron amenazaron detencion
    esposo esposa hermano hermana papeles indocumentado frontera quedarme quedarnos trabajar
    solicitar solicitud desaparecido desaparecida necesito necesitamos permiso residencia vencio
    califico abogado suicidarme matarme victima violencia embarazada separaron pasaporte
    derechos ayudame
    """.split()
)
# Words of their own, one letter from a decisive one.
_THEIR_OWN = frozenset(
    """
    deporte deportes deporta deportan deporto deporten deportador deportacion depart detentions
    detener califica calificar calificas indocumentada indocumentados indocumentadas elegible
    migration borde bordes quedarse deporter arreste detener detenidos detenidas detuve
    arrestados arrestadas arrested agarran detener refugees refuge refugios refugiado asilos asila
    hermanos hermanas esposos esposas fronteras permisos abogados abogada sisters brothers
    daughters husbands lawyers borders deports deporting deported deportations detains
    vencido vence necesita necesitan necesitas separate separates
    desaparecidos desaparecidas desaparecio trabajas trabajan trabaja solicita
    victim victims victimas derecho passports pasaportes ayudarme ayudante embarazadas embarazado
    separaran separaban
    solicitudes solicitan solicitada papales
    residencias residencial deportados deportada deportadas applications
    """.split()
)
_LONG_ENOUGH = 5  # letters; shorter words are too near to others to be mended

_COUNTRY = re.compile(r"\bU\.? ?S\.? ?(?:A\b\.?)?(?!\w)")
_WE_ARE = re.compile(r"\b(we)['’`´](re)\b", re.IGNORECASE)
_STRETCHED = re.compile(r"([^\W\d])\1{2,}")


def told(text: str) -> str:
    """The words of a plain text as the guard's phrases expect them."""
    country = text if text.isupper() else _COUNTRY.sub("usa ", text)
    folded = normalise(_WE_ARE.sub(r"we a\2", country))
    return " ".join(_meant(word) for word in _STRETCHED.sub(r"\1", folded).split())


def _meant(word: str) -> str:
    if word in _WRITTEN_OUT:
        return _WRITTEN_OUT[word]
    if len(word) < _LONG_ENOUGH or word in _THEIR_OWN or word in _DECISIVE:
        return word
    near = process.extractOne(word, _DECISIVE, scorer=OSA.distance, score_cutoff=1)
    return near[0] if near and near[0][0] == word[0] else word
