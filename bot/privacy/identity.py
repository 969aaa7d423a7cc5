"""
Patterns of what names the asker: numbers of documents and cards, a date of birth, a name.

Read and hidden as those of `contact` are.
"""

from __future__ import annotations

from bot.privacy.numbers import ALONE, ENDS, TIGHT_GAP, shaped

_DAY = r"\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"  # yymmdd, inside Mexican numbers
_DOCUMENTS = (
    # Numbers of the U.S. immigration service: alien number, receipt number.
    r"(?<![\w])a(?:#|[- ]?no\.?|[- ]?num\.?)?[\s:#\-]{0,3}\d{3}[ .\-]?\d{3}[ .\-]?\d{2,3}" + ENDS,
    r"\b(?:MSC|EAC|WAC|LIN|SRC|NBC|IOE|YSC|TSC|VSC|CSC)[ \-]?\d{2}[ \-]?\d{3}[ \-]?\d{5}\b",
    # Mexico: CURP, RFC, voter's key.
    rf"\b[a-z]{{4}}[ \-]?{_DAY}[ \-]?[hmx][a-z]{{5}}[a-z0-9]\d\b",
    rf"\b[a-zñ&]{{3,4}}-?{_DAY}-?[a-z0-9]{{3}}\b",
    r"\b[a-z]{6}\d{8}[hm]\d{3}\b",
    # Social security and the identity cards of Guatemala, Honduras, El Salvador.
    *shaped(TIGHT_GAP, (3, 2, 4), (4, 5, 4), (4, 4, 5)),
    ALONE + r"\d{8}-\d" + ENDS,
    ALONE + r"(?:\d{9}|\d{13})" + ENDS,
    # Spain's cards, and passports of most countries: letters and digits in one word.
    r"\b\d{8}-?[a-z]\b",
    r"\b[xyz]-?\d{7}-?[a-z]\b",
    r"\b[a-z]{1,2}\d{7,9}\b",
    # Any longer number after the name of a document.
    r"\b(?:a-?number|m[yi] a[- ]number|alien|passports?|pasaporte|visa|curp|rfc|ssn|social"
    r"|nss|itin|receipt|recibo|caso|case|expediente|folio|uscis|ine|dni|dui|dpi|c[eé]dula"
    r"|matr[ií]cula|green card|i-94|clabe|licen[cs]ia|license)\b"
    r"(?:[\s:#.\-]{1,3}(?:number|num|no|nr|n[uú]mero|security|seguridad|consular|id|de|del|la|el"
    r"|es|is|my|mi|registration|card|elector|interbancaria)){0,4}[\s:#.°º\-]{1,3}"
    r"(?P<detail>(?=(?:[a-z.\- ]{0,3}\d){6})[a-z]{0,3}[ \-]?\d(?:[ .\-]?\d){4,18})\b",
)
_PAYMENT = (
    # Payment cards of 15 or 16 digits, and the 18 of a Mexican bank account (CLABE).
    *shaped(TIGHT_GAP, (4, 4, 4, 4), (4, 6, 5), (3, 3, 11, 1), (4, 4, 4, 4, 2)),
    ALONE + r"(?:\d{15,16}|\d{18})" + ENDS,
)

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|enero|febrero|marzo|abril"
    r"|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre|ene|abr|ago|dic)"
)
_DATE = (
    r"(?:\d{1,2}[ /.\-](?:de |of )?\w{1,10}[ /.,\-]{1,2}(?:del? )?(?:a[nñ]o )?\d{2,4}"
    rf"|{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th) (?:of )?{_MONTH},? \d{{4}}"
    r"|\d{4}[/.\-]\d{1,2}[/.\-]\d{1,2})"
)
_BIRTH = (
    # In first person, or as forms have it; "AMLO was born on" is no matter of the asker's.
    r"\b(?:d\.?o\.?b\.?|(?:my )?(?:date of birth|birth ?date|birth ?day)"
    r"|(?:mi )?fecha de nac(?:imiento|\.)?|mi cumple(?:a[nñ]os)?|nac[ií]|i(?: was|['’]?m) born)"
    rf"(?: (?:is|es|on|in|el|the|d[ií]a|en)){{0,3}}[\s:]{{1,3}}(?P<detail>{_DATE})\b",
    rf"^born (?:on )?(?P<detail>{_DATE})\b",
)

# What goes on after "me llamo" (as often "me llamó") and "my name is" when it is no name.
_NO_NAME = (
    r"(?!(?:la|el|lo|los|las|una?|mi|su|mucho|much[ií]simo|poco|tanto|bastante|m[aá]s|para|por|al?"
    r"|tambi[eé]n|y|que|como|igual|esta|este|esto|eso|ayer|the|an?|not|no|on|in|of|my|for|so|also"
    r"|irrelevant|unimportant|mentioned|spelled|private|secret)\b)"
)
_NAMES = (
    r"\b(?:(?:yo )?me llamo|mi nombre(?: completo)? es|my (?:full |real )?name(?: is|['’]?s)"
    rf"|i am called|i['’]?m called)\s{_NO_NAME}"
    r"(?P<detail>\w{2,30}(?-i:\s[A-ZÁÉÍÓÚÑ]\w{1,30}){0,3})",
)

IDENTITY = _DOCUMENTS + _PAYMENT + _BIRTH + _NAMES
