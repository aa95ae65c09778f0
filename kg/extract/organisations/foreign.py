"""Organisations by the form of their names in Swedish and English: "Modellby församling", "University of Mallila"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.organisations.names import UPPER, WORD, Formed

_SWEDISH_HEADS = {
    "förvaltningsdomstol": "court", "tingsrätt": "court", "hovrätt": "court", "universitet": "university",
    "yrkeshögskola": "university", "församling": "church", "kyrkliga samfällighet": "church", "stift": "church",
    "välfärdsområde": "region", "sjukvårdsdistrikt": "region", "räddningsverk": "other", "fängelse": "agency",
    "handelskammare": "association", "fullmäktigegrupp": "party_group", "fullmäktigegruppen": "party_group",
}  # fmt: skip
_NO_NAME = "(?!(?:Ett|En|Den|Det|Denna|Detta|Varje|Samma|Ingen|Inget|Vår|Vårt) )"
_SWEDISH = re.compile(
    rf"(?<![\w-]){_NO_NAME}(?P<name>(?:(?:Södra|Norra|Västra|Östra|Mellersta|Egentliga|Inre) )?[{UPPER}][\wåäö-]+ "
    rf"(?P<head>{'|'.join(sorted(_SWEDISH_HEADS, key=len, reverse=True))}))s?(?![\w-])"
)
_SWEDISH_STATE = re.compile(
    rf"(?<![\w-])(?P<head>NTM-centralen|Regionförvaltningsverket|[Rr]egionförvaltningsverket|[Pp]olisinrättningen"
    rf"|[Ll]änsstyrelsen|Livskraftscentralen) i (?P<place>(?:(?:Södra|Norra|Västra|Östra|Egentliga|Mellersta) )?"
    rf"(?:(?:och )?[{UPPER}][\wåäö-]+(?: och Inre Finland)?))"
)
_STIFTELSEN = re.compile(
    rf"(?<![\w-])Stiftelsen (?:(?:för )?{WORD}(?:(?: och| i| för)? {WORD})* (?:sr|rs)(?!\w)"
    rf"|(?:för )?{WORD}(?: {WORD})*(?![\w-])(?! (?!och|samt|har|är)[a-zåäö]))"
)
_SWEDISH_MARKS = (
    *_SWEDISH_HEADS,
    "centralen i ",
    "verket i ",
    "polisinrättningen i ",
    "änsstyrelsen i ",
    "Stiftelsen ",
)
_ENGLISH = re.compile(
    rf"(?<![\w-])(?:University of(?: the)? {WORD}(?: {WORD}){{0,2}}"
    rf"|(?!The |This |A )[{UPPER}][a-z]\w+(?: [{UPPER}]\w+){{0,2}} University)(?![\w-])"
)


def foreign_names(text: str) -> Iterator[Formed]:
    """All such names in a text."""
    if any(mark in text for mark in _SWEDISH_MARKS):
        yield from _swedish(text)
    if "University" in text:
        for match in _ENGLISH.finditer(text):
            yield Formed(match.start(), match.end(), match.group(), "university")


def _swedish(text: str) -> Iterator[Formed]:
    """Swedish names: "Modellby församling", "NTM-centralen i Nyland", "Stiftelsen Modell"."""
    for match in _SWEDISH.finditer(text):
        yield Formed(match.start(), match.end(), match["name"], _SWEDISH_HEADS[match["head"]])
    for match in _SWEDISH_STATE.finditer(text):
        place = match["place"]
        name = f"{match['head'][0].upper()}{match['head'][1:]} i {place}"
        yield Formed(match.start(), match.end(), name, "agency")
    for match in _STIFTELSEN.finditer(text):
        yield Formed(match.start(), match.end(), match.group(), "foundation")
