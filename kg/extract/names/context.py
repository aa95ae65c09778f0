"""What the words around a found name make of it: another city's body, a longer name, or an everyday word."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from kg.extract.names.acting import acts
from kg.extract.organisations.legal import FORM
from kg.extract.organisations.names import UPPER, inside_sentence
from kg.record import PartKind

if TYPE_CHECKING:
    from kg.extract.bodies.nearness import Nearness
    from kg.extract.names.matcher import Found
    from kg.record import Part

_LISTS = frozenset({PartKind.EXTRACTS, PartKind.INFORMATION})
_REACH = 40
_OTHER_CITY = re.compile(
    r"(?:Espoo|Vantaa|Kauniaiste|Sipoo|Kerava|Tuusula|Järvenpää|Kirkkonumme|Nurmijärve|Vihdi|Porvoo|Lohja|Hyvinkää"
    r"|Tamperee|Turu|Oulu|Lahde|Kuopio|Jyväskylä|Pori|Kotka|Kouvola|Vaasa|Joensuu|Lappeenranna|Hämeenlinna|Rovanieme"
    r"|Mikkeli|Salo|Rauma|Riihimäe|Raasepori|Hanko|Hango|Tukholma|Tallinna|Oslo|Kööpenhamina|Suome|Valtio|Uudenmaa"
    r"|Pirkanmaa|Pohjanmaa|Savo|Karjala|Hämee|Satakunna|Kainuu|Lapi|Kymenlaakso|Ahvenanmaa|Helsingin seudu"
    r"|Pääkaupunkiseudu)n (?:kaupungin )?\Z"
    r"|\b(?!Helsingin)[A-ZÅÄÖ][\w-]+n (?:kaupungin|kunnan) \Z|[\w-]+n hyvinvointialueen \Z|HUS(?::n|in|-yhtymän)? \Z"
    r"|[Vv]altakunnalli\w+ \Z"
    r"|(?:Esbo|Vanda|Grankulla|Sibbo|Borgå|Tammerfors|Åbo|Stockholms) (?:stads )?\Z"
)
# "Mallilan kaupunginhallitus" inside a sentence, but not "Maija Mallilan kaupunginhallitukselle tekemä aloite"
_CITYS_ORGAN = re.compile(r"kaupungin(?:hallitu|valtuusto)", re.IGNORECASE)
_OF_A_PLACE = re.compile(r"(?:(?<![\w-])[a-zåäö0-9][\w.-]*[,)]?|,) (?!Helsingin)[A-ZÅÄÖ][a-zåäö-]+n \Z")
_CUT_COMPOUND = re.compile(r"\w-,? (?:ja|sekä|tai|och|samt|eller) \Z|\w-, \Z")
# blanks in a name of so many words that it is hardly said by chance
_DISTINCT = 2
_JOINED_COMPOUND = re.compile(r"\w- ?(?:ja|och) \Z")
# what a division does, though a unit of it may go by the word: "toimialan varhaiskasvatuksen tilat"
_TEACHING = re.compile(r"(?:kasvatu|opetu|koulutu)[ks]\w*\Z")
# "sosiaali- ja terveystoimen sekä pelastustoimen palvelut": the field of work, not the division
FIELD_OF_WORK = re.compile(r"toim(?:i|en|ea|essa|esta|elle|een)\Z")
_NEXT_FIELD = re.compile(r" (?:ja|sekä) (?!kaupunki)[a-zåäö]+toim(?:i|en|ea|essa|esta|elle|een)\b")
# "Koja-Ilma Oy", "Malli Ympäristöpalvelut Oy"; where a name follows, the form belongs to that ("Stara Oy Malli Ab")
_OF_COMPANY = re.compile(
    rf"(?:-[{UPPER}][\w-]*(?: [{UPPER}&][\w-]*){{0,3}})? (?:{FORM})(?::[a-zäö]+)?(?![\w-]| [{UPPER}])"
)


def is_another_body(text: str, found: Found) -> bool:
    """Whether the words around make it another body: another city's, or a longer name ("kasvatus- ja koulutus…")."""
    low, start = max(0, found.start - _REACH), found.start
    if _OTHER_CITY.search(text, low, start) or _JOINED_COMPOUND.search(text, low, start):
        return True
    if text[start].isupper() and _OF_COMPANY.match(text, found.end):
        return True
    if _CITYS_ORGAN.match(text, start) and _OF_A_PLACE.search(text, low, start):
        return True
    return FIELD_OF_WORK.search(text, start, found.end) is not None and _NEXT_FIELD.match(text, found.end) is not None


def means_unit(found: Found, part: Part, chosen: list[Found], nearness: Nearness) -> bool:
    """Whether an everyday word means the unit of that name here. chosen: the certain names of the part, in order."""
    text = part.text
    if part.kind in _LISTS and _whole_entry(text, found):
        return True
    position = bisect_left(chosen, found.start, key=lambda f: f.start)
    before = chosen[position - 1] if position and chosen[position - 1].kind == "body" else None
    if before is not None and text[before.end : found.start] in {" ", "/"}:
        taught = _TEACHING.search(text, found.start, found.end) is not None and text[before.end] == " "
        return nearness.belongs(found.keys, before.keys) and not taught
    after = chosen[position] if position < len(chosen) and chosen[position].kind == "body" else None
    above = after if _is_inside(text, found, after) else before if _goes_on_path(text, before, found) else None
    if above is not None:
        return nearness.belongs(found.keys, above.keys)
    if _CUT_COMPOUND.search(text, max(0, found.start - _REACH), found.start):
        return False
    words = text[found.start : found.end]
    if words[0].isupper() and inside_sentence(text, found.start):
        return found.strength == "service" or " " in words or "palvelu" in words
    return acts(text, found, (before, after)) or (
        nearness.near_own(found.keys) and _named_near(text, found, part, (before, after))
    )


def _named_near(text: str, found: Found, part: Part, neighbours: tuple[Found | None, Found | None]) -> bool:
    """Whether the word of a unit near the record's own is more than an everyday word."""
    words = text[found.start : found.end]
    return (
        found.strength == "service"
        or (words.count(" ") >= _DISTINCT and not text.endswith(" för ", 0, found.start))
        or (part.kind is PartKind.TITLE and " " in words and _whole_step(text, found))
        or (found.case == "gen" and any(_joined(text, found, other) for other in neighbours))
    )


def _is_inside(text: str, found: Found, after: Found | None) -> bool:
    """Whether the body after it is said to hold it: "Idrottstjänsterna inom kultur- och fritidssektorn"."""
    return after is not None and text[found.end : after.start] == " inom "


def _goes_on_path(text: str, before: Found | None, found: Found) -> bool:
    """Whether the name is the next step of a path of units: "Vapaa-ajan toimiala, Puistot, Leikkipuistot"."""
    if before is None or text[before.end : found.start] != ", " or not before.case == found.case == "nom":
        return False
    return text[found.start].isupper() and text[before.start].isupper()


def _whole_step(text: str, found: Found) -> bool:
    """Whether the name is all that stands between two commas of a title: "…, nuorten palvelut, …"."""
    return (not found.start or text.endswith(", ", 0, found.start)) and text[found.end : found.end + 1] in {"", ","}


def _joined(text: str, found: Found, other: Found | None) -> bool:
    """Whether the name stands in one list with another body in the same case: "asemakaavoituksen sekä kanslian"."""
    if other is None or other.kind != "body" or other.case != found.case:
        return False
    first, second = sorted((found, other), key=lambda f: f.start)
    return text[first.end : second.start] in {" ja ", " sekä ", ", "}


def _whole_entry(text: str, found: Found) -> bool:
    """Whether the name is a whole entry of a list of recipients, or a whole step of a path in one."""
    opening = text[max(0, found.start - 2) : found.start]
    closing = text[found.end : found.end + 2]
    return (not opening or opening[-1] in "\n\t/" or opening == ", ") and (not closing or closing[0] in "\n\t/,")
