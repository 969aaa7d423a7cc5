"""
Personal details written into a message: how to reach the asker, and numbers that name them.

Patterns run on `plain` text, in which accents are still there (so that scrubbed text stays
readable), and every repetition has an upper bound (so that the time stays linear).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

MAX_READ = 4000  # characters; the longest message a platform delivers, what follows is not read
SCRUBBED = "[…]"

_UNSEEN = frozenset({"Mn", "Me", "Cf", "Cs", "Co"})
_MENTION = re.compile(r"<(?:@[!&]?|#|a?:\w{1,32}:|t:)[^>\s]{0,64}>")


def plain(text: str) -> str:
    """The part of a text that is read, without mentions, unseen characters and odd forms."""
    composed = unicodedata.normalize("NFKC", _MENTION.sub(" ", text[:MAX_READ]))[:MAX_READ]
    shown = (c for c in composed if unicodedata.category(c) not in _UNSEEN)
    return "".join(" " if unicodedata.category(c) == "Cc" else c for c in shown)


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


# A number stands alone: not part of a word, a link, an amount of money, a longer figure.
_ALONE = r"(?<![\w$€/])(?<!\d[.,])"
_ENDS = r"(?!\w)(?![.,]\d)"
_GAP = r"[ .()/\-]{1,3}"  # between the groups of a number
_TIGHT_GAP = r"[ \-]"  # where a point would make it a figure: 123.456.789


def _shaped(gap: str, *shapes: tuple[int, ...]) -> tuple[re.Pattern[str], ...]:
    """Patterns for numbers written in groups of so many digits."""
    return tuple(
        re.compile(_ALONE + r"\(?" + gap.join(rf"\d{{{size}}}" for size in shape) + _ENDS)
        for shape in shapes
    )


_PHONE_NUMBERS = (
    # International form: a plus sign, then 8 to 15 digits (ITU-T E.164).
    *_compiled(r"(?<!\w)\+\(?\d(?:[ .()\-]{0,2}\d){7,14}(?!\d)"),
    # Mexico, the United States, Argentina; with 1, 52 or 521 in front.
    *_shaped(_GAP, (3, 3, 4), (3, 7), (2, 4, 4), (2, 8), (3, 3, 2, 2), (2, 2, 2, 2, 2)),
    *_compiled(_ALONE + r"(?:1|521?|502|503|504)?\d{10}" + _ENDS),
    # Spain; Guatemala, Honduras, El Salvador.
    *_shaped(_TIGHT_GAP, (3, 2, 2, 2), (3, 3, 3), (4, 4)),
    *_compiled(_ALONE + r"50[2-7]" + _TIGHT_GAP + r"\d{8}" + _ENDS),
    # Shorter numbers count only after a word that announces them.
    *_compiled(
        r"\b(?:tel|tels|tel[eé]fono|phone|cel|cell|celular|m[oó]vil|mobile|whats|whatsapp|wh?ats?app"
        r"|wasap|guasap|wpp|(?:call|text|reach|ring) (?:me|us)|ll[aá]m[ae]n?me|m[aá]rc[ae]n?me"
        r"|escr[ií]b[ae]n?me|mi n[uú]mero|my number)"
        r"(?:[\s:#.,\-]{1,3}[a-záéíóú]{1,10}){0,4}[\s:#.,\-]{1,3}"
        r"(?P<detail>\(?\d(?:[ .()\-]{0,2}\d){6,14})(?!\d)"
    ),
)

_E_MAIL = _compiled(
    r"[\w.+%\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,4}",
    r"[\w.+\-]{1,64}\s{0,2}[(\[]?\s?(?:\bat\b|\barroba\b|@)\s?[)\]]?\s{0,2}"
    r"(?:gmail|hotmail|yahoo|outlook|icloud|live|proton(?:mail)?)\b"
    r"(?:\s{0,2}(?:\.|dot|punto)\s{0,2}\w{2,4})?",
)

_ACCOUNTS = _compiled(
    r"\b(?:wa\.me|t\.me|m\.me)/\S{2,64}",
    r"\b(?:instagram|insta|ig|facebook|face|fb|telegram|snapchat|snap|tiktok)"
    r"(?:\s{0,2}:|\s(?:is|es))?\s{0,2}(?P<detail>@[\w.]{3,30})",
)

# Words that stand between a figure and "street" in a sentence, never in an address.
_NO_STREET_NAME = (
    r"(?!(?:in|on|of|the|to|at|by|and|or|people|persons|migrants|percent|per|men|women|children|"
    r"were|are|was|is|miles?|kilomet\w{2,4}|years?|days?|km|who|that|from|live|more|long)\b)"
)
_NO_CALLE_NAME = r"(?!(?:en|que|por|y|con|para|se|durante|hay|hubo|desde|entre|como|a|al)\b)"
_NO_YEAR = r"(?!(?:1[89]|20)\d\d\b)"

_STREETS = _compiled(
    _ALONE + rf"\d{{1,5}} (?:{_NO_STREET_NAME}[\w.']{{1,20}} ){{1,3}}"
    r"(?:st|ave?|avenue|rd|blvd|boulevard|ln|hwy)\b\.?",
    _ALONE + rf"\d{{1,5}} (?:{_NO_STREET_NAME}[\w.']{{1,20}} ){{1,3}}"
    r"(?:street|road|drive|lane|court)\b(?=\s{0,3}(?:$|[,.;#!?]|apt|in\b|near\b))",
    r"\bp\.?\s?o\.? box \d{1,6}\b",
    r"\b(?:calle|av|avda|avenida|col|colonia|blvd|bulevar|boulevard|calzada|privada|callej[oó]n"
    r"|fraccionamiento|barrio)\b\.? "
    rf"(?:{_NO_CALLE_NAME}[\w.']{{1,20}},? ){{1,5}}"
    rf"(?:(?:#|no\.?|n[uú]m\.?|n[uú]mero|n[°º])\s?\d{{1,5}}|{_NO_YEAR}\d{{1,5}})\b",
    r"\b(?:mza?|manzana)\.? \w{1,4},? (?:lt|lote)\.? \d{1,4}\b",
    r"\b(?:i|we) live (?:at|on) (?P<detail>\d{1,5} \w{2,20}(?: \w{2,20})?)",
    r"\b(?:my|our) (?:home )?address(?: is|:) (?P<detail>\w[^?!;]{2,60})",
    r"\b(?:mi|nuestra) direcci[oó]n(?: es|:) (?P<detail>\w[^?!;]{2,60})",
    r"\b(?:vivo|vivimos|estoy|estamos) en (?:la )?"
    r"(?P<detail>(?:calle|avenida|av\.?|colonia|col\.?) \w{1,20}(?: \w{1,20}){0,3})",
    r"-?\d{1,2}\.\d{4,8},\s{0,2}-?\d{1,3}\.\d{4,8}",  # coordinates
)

_DAY = r"\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"  # yymmdd, inside Mexican numbers
_CARDS = (
    # Numbers of the U.S. immigration service: alien number, receipt number.
    *_compiled(
        r"(?<![\w])a(?:#|[- ]?no\.?|[- ]?num\.?)?[\s:#\-]{0,3}\d{3}[ \-]?\d{3}[ \-]?\d{2,3}"
        + _ENDS,
        r"\b(?:MSC|EAC|WAC|LIN|SRC|NBC|IOE|YSC|TSC|VSC|CSC)[ \-]?\d{2}[ \-]?\d{3}[ \-]?\d{5}\b",
    ),
    # Mexico: CURP, RFC, voter's key.
    *_compiled(
        rf"\b[a-z]{{4}}[ \-]?{_DAY}[ \-]?[hmx][a-z]{{5}}[a-z0-9]\d\b",
        rf"\b[a-zñ&]{{3,4}}-?{_DAY}-?[a-z0-9]{{3}}\b",
        r"\b[a-z]{6}\d{8}[hm]\d{3}\b",
    ),
    # Social security and the identity cards of Guatemala, Honduras, El Salvador; payment cards.
    *_shaped(_TIGHT_GAP, (3, 2, 4), (4, 5, 4), (4, 4, 5), (4, 4, 4, 4)),
    *_compiled(_ALONE + r"\d{8}-\d" + _ENDS),
    *_compiled(_ALONE + r"(?:\d{9}|\d{13}|\d{16})" + _ENDS),
    # Spain's cards, and passports of most countries: letters and digits in one word.
    *_compiled(r"\b\d{8}-?[a-z]\b", r"\b[xyz]-?\d{7}-?[a-z]\b", r"\b[a-z]{1,2}\d{7,9}\b"),
    # Any longer number after the name of a document.
    *_compiled(
        r"\b(?:a-?number|m[yi] a[- ]number|alien|passports?|pasaporte|visa|curp|rfc|ssn|social"
        r"|nss|itin|receipt|recibo|caso|case|expediente|folio|uscis|ine|dni|dui|dpi|c[eé]dula"
        r"|matr[ií]cula|green card|i-94"
        r"|licen[cs]ia|license)\b"
        r"(?:[\s:#.\-]{1,3}(?:number|num|no|nr|n[uú]mero|security|seguridad|consular|id|de|del|la|el"
        r"|es|is|my|mi|registration|card|elector)){0,4}[\s:#.°º\-]{1,3}"
        r"(?P<detail>(?=(?:[a-z.\- ]{0,3}\d){6})[a-z]{0,3}[ \-]?\d(?:[ .\-]?\d){4,18})\b"
    ),
    # A date of birth, in first person or as forms have it.
    *_compiled(
        r"\b(?:dob|(?:my )?date of birth|(?:mi )?fecha de nacimiento|nac[ií] el"
        r"|i was born (?:on|in))(?: is| es)?[\s:]{1,3}"
        r"(?P<detail>\d{1,2}[ /.\-](?:de )?\w{1,10}[ /.\-](?:de )?\d{2,4})\b",
    ),
)

CONTACT = _E_MAIL + _ACCOUNTS + _PHONE_NUMBERS + _STREETS
IDENTITY = _CARDS

_NAMES = (
    re.compile(
        r"(?i:\bme llamo|\bmi nombre es|\bmy name is|\bmy name['’]s)\s"
        r"(?P<detail>\w{2,30}(?:\s[A-ZÁÉÍÓÚÑ]\w{1,30}){0,3})"
    ),
)

_YEAR = re.compile(r"(?:1[89]\d|20[0-4])\d")
_GROUPS = re.compile(r"\d+")


def _is_figure(found: str) -> bool:
    """Whether digits are years or a round figure, rather than a number of someone's."""
    groups = _GROUPS.findall(found)
    if not groups or "+" in found or "@" in found or any(c.isalpha() for c in found):
        return False
    years = [bool(_YEAR.fullmatch(group)) for group in groups]
    ends_in_year = years[-1] and found[-5:-4] == " "
    thousands = groups[-1].endswith("000") and (len(groups) == 1 or groups[-1] == "000")
    return all(years) or ends_in_year or thousands


def _found(patterns: tuple[re.Pattern[str], ...], text: str) -> Iterator[str]:
    for pattern in patterns:
        for match in pattern.finditer(text):
            detail = _detail(match)
            if not _is_figure(detail):
                yield detail


def _detail(match: re.Match[str]) -> str:
    return match["detail"] if "detail" in match.re.groupindex else match[0]


def gives_contact(text: str) -> bool:
    """Whether plain text holds a phone number, an e-mail address, an account or an address."""
    return any(True for _ in _found(CONTACT, text))


def gives_identity(text: str) -> bool:
    """Whether plain text holds the number of a person's document or case."""
    return any(True for _ in _found(IDENTITY, text))


def without_details(text: str) -> str:
    """Plain text with each personal detail, and a name after "my name is", as `SCRUBBED`."""
    for pattern in IDENTITY + CONTACT + _NAMES:
        text = pattern.sub(_hidden, text)
    return text


def _hidden(match: re.Match[str]) -> str:
    detail = _detail(match)
    return match[0] if _is_figure(detail) else match[0].replace(detail, SCRUBBED, 1)
