"""Messages that ask nothing: greetings, thanks, "what can you do?", noise, abuse."""

from __future__ import annotations

import re
from enum import StrEnum

from bot.text import words


class Talk(StrEnum):
    """What a message is when it is nothing but talk."""

    GREETING = "greeting"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    ABILITIES = "abilities"
    LAUGHTER_OR_NOISE = "noise"
    ABUSE = "abuse"


_WORDS: dict[Talk, frozenset[str]] = {
    Talk.GREETING: frozenset(
        "hi hello hey heya hiya yo hola holi holis buenas buenos dias tardes noches "
        "good morning afternoon evening greetings saludos que tal onda pex hubo "
        "quiubo how are you doing como estas va andas sup whats up bot there everyone "
        "todos".split()
    ),
    Talk.THANKS: frozenset(
        "thanks thank you thx ty tysm gracias muchas mil very much so a lot genial "
        "great cool perfect perfecto ok okay vale awesome excelente nice listo bien "
        "de nada te agradezco appreciated super bueno sale va".split()
    ),
    Talk.GOODBYE: frozenset(
        "bye goodbye see you later adios chao chau hasta luego pronto manana nos "
        "vemos cuidate take care good night ciao cya".split()
    ),
}
_HEADS: dict[Talk, frozenset[str]] = {
    Talk.GREETING: frozenset(
        "hi hello hey heya hiya yo hola holi holis buenas buenos good greetings "
        "saludos que how como sup whats quiubo".split()
    ),
    Talk.THANKS: frozenset(
        "thanks thank thx ty tysm gracias muchas mil genial great cool perfect "
        "perfecto ok okay vale awesome excelente nice listo te super bueno sale".split()
    ),
    Talk.GOODBYE: frozenset(
        "bye goodbye see adios chao chau hasta nos cuidate take good ciao cya".split()
    ),
}
_ABILITIES = re.compile(
    r"(?:(?:hi|hello|hola|hey|please|por favor|oye|che) )*(?:"
    r"help(?: me)?(?: please)?|ayuda(?:me)?(?: por favor)?|menu|commands?|comandos|start|empezar|info|"
    r"what (?:can|do) (?:you|u|this bot|i) (?:do|know|ask|answer)(?: (?:you|here|about))*|"
    r"who (?:are|r) (?:you|u)|what (?:are|r|is) (?:you|u|this(?: bot)?)|are you (?:a )?(?:bot|human|ai|real|"
    r"chatgpt|robot|person)(?: or .{1,20})?|how (?:does|do) (?:this|you|it|i) (?:work|use)(?: (?:this|you))?|"
    r"what (?:is this|are you for|topics do you (?:know|have))|"
    r"que (?:puedes|podes|sabes|haces|puede|sabe)(?: (?:hacer|responder|contestar|vos|tu|usted|bot))*|"
    r"quien (?:eres|sos|es usted)|(?:eres|sos) (?:un )?(?:bot|robot|humano|persona|real|una persona|ia)|"
    r"como (?:funciona(?:s)?|se usa|te uso|te puedo usar)(?: esto)?|para que sirves?|"
    r"(?:de que|sobre que|que) (?:puedo|te puedo) (?:preguntar(?:te)?|preguntarte)|que es esto|"
    r"de que (?:trata|va) (?:esto|este bot)|que temas (?:sabes|tienes|conoces)"
    r")"
)
_INSULTS_EN = (
    "stupid idiot dumb moron useless trash garbage shit fuck fucking fucker asshole bitch bastard cunt dick "
    "cock pussy suck sucks loser retard retarded piss crap damn whore slut fag faggot"
)
_INSULTS_ES = (
    "pendejo pendeja idiota estupido estupida imbecil puto puta putos mierda cabron cabrona chinga chingada "
    "chingas verga culero culera mamon mamona boludo boluda pelotudo pelotuda forro conchudo gilipollas "
    "capullo joto maricon marica inutil basura tarado tarada zorra culo hdp hijueputa malparido gonorrea "
    "carajo joder coño mames"
)
_INSULTS = frozenset(words(f"{_INSULTS_EN} {_INSULTS_ES}"))
_AROUND_INSULT = frozenset(
    "you u your ur are r is a an the this bot fuck off go to hell so such piece "
    "of and stupid suck my eat what total totally really very just shut up eres "
    "sos tu vos un una de la el que muy vete al bien callate a tu madre te me la "
    "chupas hijo hija pinche puro pura maldito maldita por no mames wey guey bot "
    "este esta pura they migrants are all migrantes son unos todos".split()
)
_NOISE = re.compile(
    r"(?:(?:ja|je|ji|ha|he|lo|xd|lmao|rofl|asdf\w*|qwerty\w*|test|prueba|hm+|ah+|eh+|oh+)+[jhl]?)"
)
_STRETCHED = re.compile(r"(.)\1{2,}")
_LONGEST = 9  # words; longer messages say something else too


def recognise(text: str) -> Talk | None:
    """What kind of talk the whole message is, or None when it may be a question."""
    said = [_STRETCHED.sub(r"\1", word) for word in words(text)]
    if not said:
        return Talk.LAUGHTER_OR_NOISE
    if len(said) > _LONGEST:
        return None
    if set(said) & _INSULTS and set(said) <= _INSULTS | _AROUND_INSULT:
        return Talk.ABUSE
    if _ABILITIES.fullmatch(" ".join(said)):
        return Talk.ABILITIES
    if all(_NOISE.fullmatch(word) for word in said):
        return Talk.LAUGHTER_OR_NOISE
    return next(
        (talk for talk, known in _WORDS.items() if said[0] in _HEADS[talk] and set(said) <= known),
        None,
    )
