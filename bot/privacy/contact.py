"""
Patterns of ways to reach the asker: phone numbers, e-mail, accounts, places to live.

They run on `details.plain` text, in any case. The group "detail" is what is hidden; where
there is none, all that matches is. Every repetition has an upper bound (so that the time stays
linear).
"""

from __future__ import annotations

from bot.privacy.numbers import ALONE, ENDS, GAP, TIGHT_GAP, shaped

_PHONES = (
    # International form: a plus sign, then 8 to 15 digits (ITU-T E.164).
    r"(?<!\w)\+\(?\d(?:[ .()\-]{0,2}\d){7,14}(?!\d)",
    # Mexico, the United States, Argentina; with 1, 52 or 521 in front.
    *shaped(GAP, (3, 3, 4), (3, 7), (2, 4, 4), (2, 8), (3, 3, 2, 2), (2, 2, 2, 2, 2)),
    ALONE + r"(?:1|521?|502|503|504)?\d{10}" + ENDS,
    # Digit by digit.
    ALONE + r"\d(?:[ .\-]\d){9,11}" + ENDS,
    # Spain; Guatemala, Honduras, El Salvador.
    *shaped(TIGHT_GAP, (3, 2, 2, 2), (3, 3, 3), (4, 4)),
    ALONE + r"50[2-7]" + TIGHT_GAP + r"\d{8}" + ENDS,
    # Shorter numbers count only after a word that announces them.
    r"\b(?:tel|tels|tel[eé]fono|phone|cel|cell|celular|m[oó]vil|mobile|whats|whatsapp|wh?ats?app"
    r"|wasap|guasap|wpp|(?:call|text|reach|ring) (?:me|us)|ll[aá]m[ae]n?me|m[aá]rc[ae]n?me"
    r"|escr[ií]b[ae]n?me|mi n[uú]m(?:ero)?|my num(?:ber)?)"
    r"(?:[\s:#.,\-]{1,3}[a-záéíóú]{1,10}){0,4}[\s:#.,\-]{1,3}"
    r"(?P<detail>\(?\d(?:[ .()/\-]{0,2}\d){6,14})(?!\d)",
)

_AT = r"\s{0,2}(?:[(\[{]\s?(?:at|arroba|@)\s?[)\]}]|\bat\b|\barroba\b|@)\s{0,2}"
_DOT = r"\s{0,2}(?:[(\[{]\s?(?:dot|punto)\s?[)\]}]|\bdot\b|\bpunto\b)\s{0,2}"
_NAME = r"[\w.+\-]{1,64}"
_TOP = r"(?:com|org|net|edu|gob|gov|info|mx|es|us|hn|gt|sv|ni|co|ve|cu|ar|io)\b"
_E_MAIL = (
    r"[\w.+%\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,4}",
    rf"{_NAME}{_AT}(?:gmail|hotmail|yahoo|outlook|icloud|live|proton(?:mail)?)\b"
    r"(?:\s{0,2}(?:\.|dot|punto)\s{0,2}\w{2,4})?",
    # "name at example dot com", "nombre arroba ejemplo.com"
    rf"(?:{_NAME}{_DOT}){{0,2}}{_NAME}{_AT}[\w\-]{{1,63}}(?:{_DOT}[\w\-]{{2,20}}){{0,2}}{_DOT}{_TOP}",
    rf"{_NAME}\s{{0,2}}(?:\barroba\b|[(\[]\s?(?:at|arroba)\s?[)\]])\s{{0,2}}"
    rf"[\w\-]{{1,63}}(?:\.\w{{2,20}}){{0,2}}\.{_TOP}",
    r"\b(?:my e-?mail|mi correo|(?:write|e-?mail) (?:to )?me)\b[^.?!]{0,20}"
    rf"\s(?P<detail>{_NAME} at [\w\-]{{1,63}}\.{_TOP})",
)

_PLATFORM = (
    r"(?:instagram|insta|ig|facebook|face|fb|telegram|snapchat|snap|tik ?tok|discord|twitter"
    r"|messenger|whatsapp|threads|linkedin)\b"
)
# What goes on after "my facebook is" when it is no name.
_NO_ACCOUNT = (
    r"(?!(?:full|not|no|blocked|the|an?|on|in|so|very|where|how|what|private|banned|slow|down|down"
    r"|lleno|llena|de|del|muy|el|la|los|las|una?|donde|privado|que|as|como|es|soy|is|at)\b)"
)
_FIND_ME_EN = r"(?:add|find|follow|message|dm) (?:me|us) (?:on|at|in)"
_FIND_ME_ES = (
    r"(?:agr[eé]g[au]e?n?me|b[uú]sc[ao]n?me|b[uú]squen?me|s[ií]g[au]e?n?me|m[aá]nd[ae]n?me) "
    r"(?:\w+ )?(?:en|por|al)"
)
_ACCOUNTS = (
    r"\b(?:wa\.me|t\.me|m\.me)/\S{2,64}",
    r"\b(?:instagram|facebook|fb|tiktok|snapchat|linkedin|threads)\.(?:com|net)/"
    r"(?!sharer|hashtag|groups?\b|watch)(?:add/|in/)?@?[\w.\-]{2,64}",
    rf"\b{_PLATFORM}(?:\s{{0,2}}:|\s(?:is|es))?\s{{0,2}}(?P<detail>@[\w.]{{3,30}})",
    rf"\b(?:my|mi) (?:{_PLATFORM}|user ?name|user|handle|usuario|perfil|profile)"
    rf"(?: (?:de|on|en) {_PLATFORM}| name| account| handle| user)?(?:\s?[:=]|\s(?:is|es))\s?"
    rf"{_NO_ACCOUNT}(?P<detail>@?[\w.]{{3,30}}(?-i:\s[A-ZÁÉÍÓÚÑ]\w{{1,30}}){{0,3}})",
    rf"\b(?:{_FIND_ME_EN}|{_FIND_ME_ES}) {_PLATFORM}(?: (?:as|como|es|soy))?\s?:?\s?"
    rf"{_NO_ACCOUNT}(?P<detail>@?[\w.]{{3,30}})",
    r"\b(?:i am|i['’]m|im|soy|follow me|s[ií]gueme|(?:my|mi) \w{2,10} (?:is|es))"
    r"(?: on| en| at)? (?P<detail>@[\w.]{3,30})",
)

# Words that stand between a figure and "street" in a sentence, never in an address.
_NO_STREET_NAME = (
    r"(?!(?:in|on|of|the|to|at|by|and|or|people|persons|migrants|percent|per|men|women|children|"
    r"were|are|was|is|miles?|kilomet\w{2,4}|years?|days?|km|who|that|from|live|more|long)\b)"
)
_NO_CALLE_NAME = r"(?!(?:en|que|por|y|con|para|se|durante|hay|hubo|desde|entre|como|a|al)\b)"
_NO_YEAR = r"(?!(?:1[89]|20)\d\d\b)"
_PLACES = (
    ALONE + rf"\d{{1,5}} (?:{_NO_STREET_NAME}[\w.']{{1,20}} ){{1,3}}"
    r"(?:st|ave?|avenue|rd|blvd|boulevard|ln|hwy)\b\.?",
    ALONE + rf"\d{{1,5}} (?:{_NO_STREET_NAME}[\w.']{{1,20}} ){{1,3}}"
    r"(?:street|road|drive|lane|court|terrace|circle)\b"
    r"(?=\s{0,3}(?:$|[,.;#!?]|apt|unit|in\b|near\b))",
    r"\bp\.?\s?o\.? box \d{1,6}\b",
    r"\b(?:calle|av|avda|avenida|col|colonia|blvd|bulevar|boulevard|calzada|privada|callej[oó]n"
    r"|fraccionamiento|barrio)\b\.? "
    rf"(?:{_NO_CALLE_NAME}[\w.']{{1,20}},? ){{1,5}}"
    rf"(?:(?:#|no\.?|n[uú]m\.?|n[uú]mero|n[°º])\s?\d{{1,5}}|{_NO_YEAR}\d{{1,5}})\b",
    r"\b(?:mza?|manzana)\.? \w{1,4},? (?:lt|lote)\.? \d{1,4}\b",
    r"\b(?:i|we) (?:live|stay|am staying|are staying) (?:at|on) "
    r"(?P<detail>\d{1,5} \w{2,20}(?: \w{2,20})?)",
    r"\b(?:my|our) (?:home )?address(?: is| ?:)? (?P<detail>(?:(?<=is )|(?<=: )|(?=\d))"
    r"\w[^?!;]{2,60})",
    r"\b(?:mi|nuestr[ao]) (?:direcci[oó]n|domicilio)(?: es| ?:) (?P<detail>\w[^?!;]{2,60})",
    r"\b(?:vivo|vivimos|estoy|estamos) en (?:la )?"
    r"(?P<detail>(?:calle|avenida|av\.?|colonia|col\.?) \w{1,20}(?: \w{1,20}){0,3})",
    r"-?\d{1,2}\.\d{4,8},\s{0,2}-?\d{1,3}\.\d{4,8}",  # coordinates
)

CONTACT = _E_MAIL + _ACCOUNTS + _PHONES + _PLACES
