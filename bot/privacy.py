"""
The safe-asking guard: personal details, danger, and a person's own case, seen before all else.

What is found is never kept and never matched; it only chooses the reply that sends the person to
people who can help. Patterns are written on folded text (`bot.text.fold`).
"""

from __future__ import annotations

import re
from enum import StrEnum

from bot.text import cut, fold


class Concern(StrEnum):
    """What makes a message personal, most urgent first."""

    DANGER = "danger"
    IDENTITY = "identity"
    CONTACT = "contact"
    OWN_CASE = "own_case"


_KIN_EN = (
    r"(?:my (?:husband|wife|son|daughter|brother|sister|mom|mother|dad|father|cousin|uncle|aunt|"
    r"friend|boyfriend|girlfriend|partner|family|kids?|children|nephew|niece|neighbou?r|parents|"
    r"grandma|grandpa|grandmother|grandfather))"
)
_KIN_ES = (
    r"(?:mi (?:esposo|esposa|marido|mujer|hijo|hija|hermano|hermana|mama|madre|papa|padre|primo|"
    r"prima|tio|tia|amigo|amiga|novio|novia|pareja|familia|sobrino|sobrina|vecino|vecina|abuelo|"
    r"abuela|cunado|cunada)|mis (?:hijos|hijas|papas|padres|hermanos|primos|amigos))"
)
_CAUGHT_EN = r"(?:arrested|detained|deported|caught|picked up|taken|kidnapped|locked up|raided)"
_CAUGHT_ES = (
    r"(?:agarr|deten|detuv|arrest|deport|secuestr|encerr|levant|pill|captur|llev|retuv|amenaz|"
    r"extorsion|golpe|viol|persig|mat)\w*"
)
_AGENTS_ES = (
    r"(?:la migra|migracion|el ice|ice|la patrulla|la policia|los agentes|la guardia|el inm)"
)

_DANGER = (
    # somebody of theirs was taken, or they are being held or sought themselves
    rf"\b(?:i was|i got|i am|im|ive been|i have been|we were|we got|we are|were being|{_KIN_EN} "
    rf"(?:was|got|is|has been|were|are|is being)) (?:just |being |getting |about to be )?{_CAUGHT_EN}\b",
    rf"\b(?:they|ice|police|agents|officers|cops|immigration|la migra|border patrol) "
    rf"(?:just |have |has |are |is )?(?:took|taken|taking|arrested|detained|caught|deporting|deported|"
    rf"got|grabbed|kidnapped|have) (?:me|us|{_KIN_EN})\b",
    r"\b(?:ice|la migra|immigration|agents|police) (?:is|are) (?:at|outside|in front of|knocking)\b",
    r"\bi(?: a|)m (?:being held|in (?:a )?(?:detention|jail|custody)|hiding from)\b",
    rf"\b(?:me|nos) (?:acaba de |acaban de |estan |van a |quieren |pueden )?{_CAUGHT_ES}"
    rf"(?: \w+){{0,2}} {_AGENTS_ES}\b",
    rf"\b{_AGENTS_ES} (?:me|nos|se) (?:acaba de |quiere |va a )?{_CAUGHT_ES}",
    rf"\b{_AGENTS_ES} (?:\w+ ){{0,2}}(?:agarro|detuvo|arresto|deporto|se llevo|tiene) a {_KIN_ES}\b",
    rf"\b(?:se llevaron|agarraron|detuvieron|deportaron|secuestraron|arrestaron|levantaron|mataron) "
    rf"a {_KIN_ES}\b",
    rf"\b{_KIN_ES} (?:esta|fue|estan|lleva|desaparecio)\b.{{0,30}}\b(?:detenid|arrestad|deportad|"
    r"secuestrad|encerrad|desaparec|centro de detencion|retenid)",
    r"\b(?:me|nos) (?:detuvo|detuvieron|agarro|agarraron|arresto|arrestaron|deportaron|"
    r"secuestraron|encerraron|amenazaron|golpearon|asaltaron|extorsionan|extorsionaron|persiguen|"
    r"quieren matar|van a matar|van a deportar|estan persiguiendo|estan buscando)\b",
    r"\b(?:estoy|estamos) (?:detenid|encerrad|escondid|secuestrad|en un centro de detencion|presos?)",
    r"\bla migra (?:esta|viene|anda|llego|toca)\b",
    # violence against the asker, and thoughts of suicide
    r"\b(?:someone|somebody|they|he|she|gangs?|cartel|my ex|my husband|a man)\b.{0,20}"
    r"\b(?:going to|gonna|wants? to|trying to|threatened to|will) (?:kill|hurt|find|beat|rape) (?:me|us)\b",
    r"\b(?:beat|beats|raped|rapes|hits|threatens|threatened|stalks) (?:me|us)\b",
    r"\bi (?:want to|am going to|wanna|might) (?:die|kill myself|end my life|hurt myself)\b",
    r"\b(?:quiero|voy a|me quiero|ganas de) (?:morir|morirme|matarme|suicidarme|matar)\b",
    r"\b(?:help me|ayudenme|auxilio|ayudame)\b.{0,40}\b(?:danger|peligro|migra|ice|police|policia)\b",
    r"\b(?:i am|im|we are|estoy|estamos) (?:in|en) (?:danger|peligro)\b",
    r"\b(?:fear|fears|afraid|scared) for (?:my|our) (?:life|lives|safety)\b",
    r"\btemo por mi vida\b",
)  # fmt: skip
_IDENTITY = (
    r"\ba[ -]?(?:number[: ]*)?\d{3}[ -]?\d{3}[ -]?\d{3}\b|\ba\d{7,9}\b",  # U.S. alien number
    r"\b[a-z]{4}\d{6}[hmx][a-z]{5}[a-z0-9]\d\b",  # CURP
    r"\b[a-z&]{3,4}\d{6}[a-z0-9]{3}\b",  # RFC
    r"\b\d{3}-\d{2}-\d{4}\b",  # U.S. social security
    r"\b(?:msc|eac|wac|lin|src|nbc|ioe)\d{10}\b",  # U.S. receipt
    r"\b(?:passport|pasaporte|visa|licencia|ine|curp|ssn|seguro social)\b.{0,20}\b[a-z]{0,2}\d{6,10}\b",
)
_CONTACT = (
    r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{2,63}",
    r"(?<![\d.,])(?:\+|00)\d{1,3}[ .-]?(?:\(?\d{2,4}\)?[ .-]?){2,4}\d{2,4}(?![\d,])",
    r"(?<![\d.,])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?![\d,])",
    r"(?<![\d.,])\d{2}[ .-]\d{4}[ .-]\d{4}(?![\d,])",
    r"(?<![\d.,])[2-9]\d{9}(?![\d,.])",
    r"\b\d{1,5} (?:[a-z]+ ){1,3}(?:street|st|avenue|ave|road|rd|boulevard|blvd|lane|drive)\b",
    r"\b(?:calle|avenida|av|colonia|col|calzada|privada)\.? (?:[a-z]+ ){1,4}(?:#|no\.?|num\.?|numero)? ?\d{1,5}\b",
    r"\b(?:i live|vivo) (?:at|on|en la calle|en calle|en avenida|en la colonia)\b",
)
_OWN_CASE = (
    r"\b(?:can|could|may|should|do|will|would|am|must) i (?:\w+ )?(?:apply|get|ask for|request|seek|"
    r"claim|qualify|stay|work|cross|be deported|be granted|win|appeal|enter|bring|renew|eligible|"
    r"allowed|need a visa|have to leave|lose)\b.{0,60}\b(?:asylum|visa|papers|status|mexico|states|us|"
    r"permit|refugee|country|border|here|there|legally|green card|deported|eligible|residency|"
    r"citizenship|case|court|qualify)\b",
    r"\b(?:do i qualify|am i eligible|will i be deported|can they deport me|can i be deported|"
    r"what are my (?:rights|chances|options)|my chances)\b",
    r"\bhow (?:do|can|could|should) (?:i|we) (?:\w+ )?(?:apply|ask|request|get|seek|claim|cross|renew)\b"
    r".{0,40}\b(?:asylum|visa|refugee|papers|permit|status|residency|border|citizenship)\b",
    rf"\b(?:my|our|{_KIN_EN}s?) (?:asylum|visa|papers|status|work permit|green card|immigration|"
    r"deportation|court|lawyer|case|daca|tps|hearing|residency|application)\b",
    rf"\b{_KIN_EN} (?:crossed|needs|wants|is undocumented|has no papers|overstayed|was denied)\b",
    r"\bi (?:was denied|was deported|am undocumented|overstayed|crossed|fled|have no papers|am a refugee|"
    r"entered illegally|lost my (?:visa|status))\b",
    r"\bim (?:undocumented|an asylum seeker|a refugee|illegal)\b",
    r"\b(?:puedo|podria|debo|puedo yo|podemos|me conviene|necesito) (?:\w+ )?(?:pedir|solicitar|obtener|"
    r"conseguir|quedarme|trabajar|cruzar|entrar|tramitar|sacar|apelar|renovar|quedarnos|pasar|regresar)\b"
    r".{0,60}\b(?:asilo|visa|refugio|papeles|mexico|permiso|estados unidos|frontera|aqui|residencia|"
    r"ciudadania|eeuu|documentos|deporten|alla)\b",
    r"\bcomo (?:pido|solicito|consigo|tramito|saco|obtengo|puedo pedir|puedo solicitar|hago para pedir|"
    r"hago para solicitar|puedo conseguir|le hago para)\b.{0,40}\b(?:asilo|visa|refugio|papeles|permiso|"
    r"residencia|estatus|quedarme)\b",
    r"\b(?:me|nos) (?:pueden|van a|podrian|quieren|iran a) (?:deportar|regresar|expulsar|detener|dar asilo|"
    r"negar|correr|sacar)\b",
    r"\b(?:me|nos) (?:negaron|rechazaron|dieron|aprobaron|quitaron|darian|corresponde|toca)\b.{0,30}"
    r"\b(?:asilo|visa|refugio|papeles|permiso|residencia)\b",
    rf"\b(?:mi|{_KIN_ES}\b.{{0,20}}\b(?:su|sin)) (?:visa|asilo|caso|solicitud|papeles|permiso|audiencia|"
    r"abogado|estatus|tramite|residencia|proceso|cita)\b",
    r"\b(?:califico para|yo califico|aplico para|soy elegible|tengo derecho|cumplo los requisitos|estoy ilegal|no tengo papeles|"
    r"soy indocumentad[oa]|estoy sin papeles|entre sin papeles)\b",
    r"\bsoy (?:hondurena?|salvadorena?|guatemaltec[oa]|hondureno|salvadoreno|venezolan[oa]|cuban[oa]|"
    r"haitian[oa]|nicaraguense|colombian[oa]|migrante|refugiad[oa])\b.{0,40}\b(?:puedo|quiero|necesito|"
    r"debo|me)\b",
    r"\bi(?: a)?m (?:from|a) (?:honduras|honduran|el salvador|salvadoran|guatemala|guatemalan|venezuela|"
    r"venezuelan|cuba|cuban|haiti|haitian|nicaragua|migrant)\b.{0,40}\b(?:can i|do i|i want|i need|may i)\b",
)  # fmt: skip

_PATTERNS = tuple(
    (concern, re.compile("|".join(f"(?:{pattern})" for pattern in patterns)))
    for concern, patterns in (
        (Concern.DANGER, _DANGER),
        (Concern.IDENTITY, _IDENTITY),
        (Concern.CONTACT, _CONTACT),
        (Concern.OWN_CASE, _OWN_CASE),
    )
)
_DETAILS = re.compile("|".join(f"(?:{pattern})" for pattern in (*_IDENTITY, *_CONTACT)))
_APOSTROPHE = re.compile(r"['’‘`´]")
_SPACE = re.compile(r"\s+")


def inspect(text: str) -> Concern | None:
    """The most urgent thing that makes the message personal, or None."""
    folded = _comparable(cut(text))
    return next((concern for concern, pattern in _PATTERNS if pattern.search(folded)), None)


def scrub(text: str) -> str:
    """The folded text with contact details and identity numbers replaced by "[…]"."""
    return _DETAILS.sub("[…]", _comparable(cut(text)))


def _comparable(text: str) -> str:
    return _SPACE.sub(" ", _APOSTROPHE.sub("", fold(text))).strip()
