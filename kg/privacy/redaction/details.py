"""What tells of a person beside the name: addresses, days of birth, numbers, accounts, plates of vehicles.

Only forms that are sure are taken: a telephone number by its label or its prefix, an account by its check digits, a
plate by its form or a vehicle beside it. A day is one of birth where it is called so, or where it stands beside a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.privacy.screen import contact_spans

Span = tuple[int, int]

_ROAD = r"(?!(?:valta|kanta|maan|moottori|yhdys|seutu|runko)ti)"
_STREET = (
    r"(?:ka[td]u|tie|kuja|pol[k]?u|kaari|kaare|rait[t]?i|väylä|rinne|rinte|rintee|penger|penkeree|aukio|tori|rant?a|ranna|esplanadi"
    r"|bulevardi|port[t]?i|piha|taival|taipalee|kul[k]?u|lai[td]a|mäki|mäe)(?:n|ll[aä]|lt[aä]|lle|ss[aä]|st[aä]|a|ä|ta|tä)?"
    r"|(?:gata|gatan|väg|vägen|gränd|gränden|stig|stigen|strand|stranden|brinken|svängen|torget|allén|bågen|backen|kajen)"
)
_NUMBER = r"\d{1,4}(?:\s?[-–]\s?\d{1,4})?(?!\d|\.\d|\s?(?:§|%|euro|m2|m²|kpl))"
_DOOR = (
    r"(?:\s?[a-zA-Z](?![\w-]))?(?:\s\d{1,4}(?![\w.]))?(?:\s?[a-z](?!\w))?(?:,?\s(?:as|bst|lgh|huon)\.?\s?\d{1,4}(?!\d))?"
    r"(?:,?\s\d{5}(?:\s[A-ZÅÄÖ][a-zåäö]+)?(?![\w-])|,\s[A-ZÅÄÖ][a-zåäö]+(?=[.,;)\n]|\Z))?"
)
_ADDRESS = re.compile(
    rf"(?<![\w-])(?:{_ROAD}[A-ZÅÄÖÉ][\w'’-]*?(?:{_STREET})|(?:[A-ZÅÄÖÉ][\w'’-]*\s){{1,2}}{_ROAD}[a-zåäö-]*(?:{_STREET}))"
    rf"\s{_NUMBER}{_DOOR}"
)
_HOME = re.compile(
    r"(?<!\w)(?:asunto|asunnon|asunnossa|huoneisto|huoneiston|huoneistossa|as\.|bostad|lägenhet)\s"
    r"(?:[A-ZÅÄÖ]\s?\d{1,4}|nro\s\d{1,4})(?!\w)"
)
_DAY = r"\d{1,2}\s?[./]\s?\d{1,2}\s?[./]\s?(?:\d{4}|\d{2})(?!\d)"
_MONTHS = r"(?:\w+kuuta|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
_LONG_DAY = rf"\d{{1,2}}\.?\s{_MONTHS}\s\d{{4}}"
_BIRTH = re.compile(
    rf"(?<![\w.])(?:s\.|synt\.?|syntynyt|syntymäaika:?|syntymäpäivä:?|syntyi|född|f\.(?=\s)|födelsetid:?|födelsedatum:?)\s*"
    rf"(?P<day>{_DAY}|{_LONG_DAY}|(?:vuonna\s|år\s)?(?:19|20)\d{{2}}(?!\d)|\d{{6}}(?!\d))"
    rf"|(?P<before>{_DAY}|{_LONG_DAY}|(?:vuonna\s)?(?:19|20)\d{{2}})\s+(?:syntyn(?:yt|ee\w+)|född)",
    re.IGNORECASE,
)
_BESIDE = re.compile(rf"\s?[,(]?\s?(?P<day>{_DAY}|{_LONG_DAY}|\d{{6}}(?=[-+A]?(?:[xX*]{{2,}}|\)|,|\.|\s|\Z)))")
_CODE_LEFT = re.compile(r"(?<!\w)\d{6}[-+A-FU-Y](?:[xX*]{2,4}|\d{3}[0-9A-Z]?)(?!\w)")
_LABELLED_CODE = re.compile(
    r"(?:henkilötunnu\w*|hetu\w*|sotu\w*|personbeteckning\w*|personnummer\w*)\W{0,4}(?P<code>\d{6}\s?[-+A-FU-Y]?\s?\w{0,4})",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w.§/-])(?<!\d\s)(?:(?:\+|00(?=[1-9]))\d{1,3}[\s-]?\(?\d\)?(?:[\s-]?\d){5,11}|0(?:4\d|50)(?:[\s-]?\d){5,8}|09[\s-]\d(?:[\s-]?\d){4,8})(?![\w.]?\d)"
)
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,3})?(?!\w)")
_OLD_ACCOUNT = re.compile(
    r"(?:tili(?:numero|nro)?|tilille|kontonummer|konto)\W{1,3}(?P<number>\d{6}\s?-\s?\d{2,8})(?!\d)", re.IGNORECASE
)
_PLATE = re.compile(r"(?<![\w-])(?P<letters>[A-ZÅÄÖ]{2,3})\s?-\s?\d{1,3}(?![\w-])")
_VEHICLE = re.compile(
    r"rekisteri(?:numer|tunnu|kilp|n:o)|rek\.|(?<!\w)(?:henkilö|paketti|kuorma|linja)?auto(?!m|paik|tall)|ajoneuvo|moottoripyör"
    r"|mopo|perävaunu|asuntovaunu|registernum|registertecken|fordon|(?<!\w)bil(?:en|ar)?(?!\w)|motorcykel",
    re.IGNORECASE,
)
_NO_PLATE = re.compile(
    r"SFS|ISO|KHO|HEL|STM|HAO|KKO|EIT|ARA|TEM|OKM|VTV|DIN|ETA|NRO|LPA|ICD|COV|SER|SOP|USD|EUR|CE|EN|EU|AK|AO|AP|AR|KL|TY"
    r"|YO|YL|VP|HE|VL|KV|NR"
)
_AROUND = 60
_AGE_IN_OFFICE = 18


def find(text: str, private: Iterable[Span], public: Iterable[Span], year: int | None) -> Iterator[tuple[str, Span]]:
    """The details in a text, each with its kind.

    private, public: where people are named; year: of the document, where known.
    """
    for match in (*_ADDRESS.finditer(text), *_HOME.finditer(text)):
        yield "address", match.span()
    yield from (("birth", span) for span in _births(text, private, public, year))
    for match in _LABELLED_CODE.finditer(text):
        yield "birth", match.span("code")
    for match in _CODE_LEFT.finditer(text):
        if _is_day(match[0][:6]):
            yield "birth", match.span()
    yield from (("contact", span) for span in (*contact_spans(text), *(m.span() for m in _PHONE.finditer(text))))
    for match in _IBAN.finditer(text):
        if _is_account(re.sub(r"\s", "", match[0])):
            yield "account", match.span()
    yield from (("account", match.span("number")) for match in _OLD_ACCOUNT.finditer(text))
    yield from (("plate", match.span()) for match in _PLATE.finditer(text) if _is_plate(text, match))


def _births(text: str, private: Iterable[Span], public: Iterable[Span], year: int | None) -> Iterator[Span]:
    for match in _BIRTH.finditer(text):
        yield match.span("day" if match["day"] else "before")
    for names, least_age in ((private, None), (public, _AGE_IN_OFFICE)):
        for _, end in names:
            beside = _BESIDE.match(text, end)
            if beside and _may_be_birth(beside["day"], text[end : beside.start("day")], year, least_age):
                yield beside.span("day")


def _may_be_birth(day: str, before: str, year: int | None, least_age: int | None) -> bool:
    """Whether a day beside a name may be one of birth and is not that of a paper: in brackets, or years earlier.

    least_age: of somebody in a public role, whose name a day in brackets may well follow.
    """
    said = int(re.findall(r"\d+", day)[-1])
    if least_age is not None:
        return year is not None and 1900 < said <= year - least_age
    if "(" in before or day.isdigit():
        return True
    return year is None or not (said == year % 100 or year - 2 <= said <= year)


def _is_day(digits: str) -> bool:
    return 1 <= int(digits[:2]) <= 31 and 1 <= int(digits[2:4]) <= 12


def _is_account(number: str) -> bool:
    """Whether the check digits of an IBAN are right (ISO 13616: remainder 1 by 97)."""
    if number.startswith("FI") and len(number) != 18:
        return False
    turned = number[4:] + number[:4]
    return len(number) >= 15 and int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


def _is_plate(text: str, match: re.Match[str]) -> bool:
    if _NO_PLATE.fullmatch(match["letters"]):
        return False
    if _VEHICLE.search(text, max(0, match.start() - _AROUND), match.end() + _AROUND):
        return True
    return re.fullmatch(r"[A-ZÅÄÖ]{3}-\d{3}", match[0]) is not None
