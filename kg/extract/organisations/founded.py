"""Foundations, funds, associations and house committees by form: "Esimerkkisäätiön", "Mallilan kotiseutuyhdistys"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.language.finnish_words import decline
from kg.extract.organisations.companies import without_opening
from kg.extract.organisations.heads import GENITIVE, NOT_A_PLACE, finder, written_forms
from kg.extract.organisations.legal import IS_FORM
from kg.extract.organisations.names import UPPER, WORD, Formed, inside_sentence

_FOUNDED = {
    "säätiö": "foundation", "rahasto": "foundation", "yhdistys": "association", "liitto": "association",
    "seura": "association", "instituutti": "other",
}  # fmt: skip
# what a foundation may be called before its name is told; at the head of a sentence these are no names
_ANY_FOUNDATION = re.compile(
    r"(?:Tytär|Tuki|Emo|Konserni|Kulttuuri|Lahjoitus|Stipendi|Apuraha|Museo|Taidemuseo|Asunto|Kiinteistö|Yliopisto"
    r"|Teatteri|Hoito|Perhe|Nuoriso)-?\Z"
)
# funds of the state, the Union or a city; what is left of "Suomen …rahasto" is a foundation
_PUBLIC_FUND = re.compile(
    r"(?:eläke|asunto|sijoitus|vakuus|kriisi|infra|ilmasto|rakenne|alue\w*|sosiaali|maatalous|työttömyys|huoltovarmuus"
    r"|kehitys|talletussuoja|palosuojelu|vaihto|riski\w*|turva)-?\Z",
    re.IGNORECASE,
)
# "Maija ja Matti Mallin säätiö": whose it is, with their given names
_FOUNDERS = re.compile(
    rf"(?<![\w&/.-])(?P<name>(?P<first>[{UPPER}][\w’-]+ ja )?(?:[{UPPER}][\w’-]*\.? ){{1,2}}(?:(?:von|af|de) )?"
    rf"[{UPPER}][\w’-]*n) (?P<body>(?:muisto|suku|apuraha|stipendi|kulttuuri|taide|tuki)?)\Z"
)
_MOST_OPEN = 2
_HOUSE = r"(?:talo|asukas|vuokralais)toimikun"
_HOUSE_FORMS = {form: case for head in ("talo", "asukas", "vuokralais") for case, form in decline(f"{head}toimikunta")}
_COMMITTEE_OF_HOUSE = re.compile(
    rf"(?<![\w&/.-])(?P<name>{WORD}(?: {WORD}){{0,6}}(?: ?[–-] ?\d+)?(?: [a-zA-Z](?= ))?)(?::n)? "
    rf"(?P<head>{_HOUSE}\w+)(?![\w-])"
)
_HOUSE_FIRST = re.compile(
    rf"(?<![\w-])[tT]alotoimikunta (?P<name>[{UPPER}][\w-]+(?: {WORD}){{0,4}} ?\d+\w?(?:[–-]\d+)?)(?!\w)"
)
_FOUNDED_FORMS = written_forms(_FOUNDED)
_FOUNDED_FINDER = finder(_FOUNDED_FORMS)
_ENDS_WORD = re.compile(r"(?![\w:-])")
# the genitive of a common noun; a doubled vowel is an illative's ("toimintaan")
_LOWER_GENITIVE = (
    r"(?!(?:mukaan|ollen|kuin|niin|noin|osan|mukaisen|omistaman|hallinnoiman|perustaman|ylläpitämän) )"
    r"[a-zåäö-]{2,}(?:(?!aa|ee|ii|oo|uu|yy|ää|öö)[aeiouyäöa-z][aeiouyäö])n"
)
_FOUNDED_LEAD = re.compile(
    rf"(?<![\w-])(?P<lead>(?:{GENITIVE} ){{0,2}})(?P<of>(?:{_LOWER_GENITIVE} ){{0,2}})(?P<body>[\w-]*)\Z"
)
_BEFORE_DASH = re.compile(rf"(?<![\w&/.-])(?P<name>{WORD}(?: {WORD}){{0,3}}) \Z")
_FOUNDED_REACH = 80
# "Esimerkkitietoinstituutti" names its field
_SHORTEST_FIELD = 5


def founded_names(text: str) -> Iterator[Formed]:
    """Foundations and associations: "Esimerkkisäätiön", "Mallilan kotiseutuyhdistyksen", "Suomen Malliliitto"."""
    for _, at, end in _FOUNDED_FINDER.find_matches_as_indexes(text):
        front = _FOUNDED_LEAD.search(text, max(0, at - _FOUNDED_REACH), at) if _ENDS_WORD.match(text, end) else None
        if front is None:
            continue
        head, case = _FOUNDED_FORMS[text[at:end]]
        if _FOUNDED[head] == "foundation":
            yield from _by_founders(text, at, end, head, case)
        if head == "säätiö" and text[at - 1 : at] in {"-", "–"}:
            yield from _dashed_foundation(text, at, end, case)
        if head == "rahasto" and (front["lead"] != "Suomen " or front["of"] or _PUBLIC_FUND.match(front["body"])):
            continue
        lead, of, body = front["lead"].strip(), front["of"].strip(), front["body"]
        start = front.start()
        if of and not (lead and (head == "säätiö" or (body and " " not in of and head != "liitto"))):
            start, lead, of = front.start("body"), "", ""
        if (len(body) < 3 and (body or not of)) or lead.partition(" ")[0] in NOT_A_PLACE:
            continue
        inside = inside_sentence(text, start)
        if not (lead or _is_foundation(text, end, body, head, inside=inside)):
            continue
        name = " ".join(word for word in (lead, of, body + head) if word)
        yield Formed(start, end, name, _FOUNDED[head], case, not inside)


def _by_founders(text: str, at: int, end: int, head: str, case: str) -> Iterator[Formed]:
    """As "Maija ja Matti Mallin säätiö": at the head of a line the first of two words may only open the sentence."""
    front = _FOUNDERS.search(text, max(0, at - _FOUNDED_REACH), at)
    if front is None:
        return
    start, name = without_opening(text, front.start(), front["name"])
    words = name.split(" ")
    inside = inside_sentence(text, start)
    if len(words) < _MOST_OPEN or words[0] in NOT_A_PLACE or any(IS_FORM.match(word) for word in words):
        return
    if len(words) > _MOST_OPEN or inside or text[end : end + 1] in {"", "\n", "\t"}:
        yield Formed(start, end, f"{name} {front['body']}{head}", "foundation", case, not inside)


def _dashed_foundation(text: str, at: int, end: int, case: str) -> Iterator[Formed]:
    """As "Maija Mallin muisto -säätiön", whose last part begins at the place."""
    front = _BEFORE_DASH.search(text, max(0, at - _FOUNDED_REACH), at - 1)
    if front is not None:
        start, name = without_opening(text, front.start(), front["name"])
        if name:
            yield Formed(start, end, f"{name} -säätiö", "foundation", case, not inside_sentence(text, start))


def _is_foundation(text: str, end: int, body: str, head: str, *, inside: bool) -> bool:
    """Whether one capitalised word ("Esimerkkisäätiö") is a name: in a sentence, or as a whole line or cell."""
    if head == "instituutti":
        return inside and body[:1].isupper() and len(body) >= _SHORTEST_FIELD
    if head != "säätiö" or not body[:1].isupper() or _ANY_FOUNDATION.match(body):
        return False
    return inside or text[end : end + 1] in {"", "\n", "\t"} or text.startswith(" sr", end)


def house_committees(text: str) -> Iterator[Formed]:
    """The tenants' committees of houses: "Mallikatu 3:n talotoimikunnalle", "Talotoimikunta Mallikatu 3"."""
    if "oimikun" not in text:
        return
    for match in _COMMITTEE_OF_HOUSE.finditer(text):
        case = _HOUSE_FORMS.get(match["head"])
        start, name = without_opening(text, match.start(), match["name"])
        numbered = any(c.isdigit() for c in name)
        of_place = name.endswith("n") and name not in NOT_A_PLACE and (" " in name or inside_sentence(text, start))
        if case is not None and (numbered or of_place):
            head = match["head"].partition("toimikun")[0]
            yield Formed(start, match.end(), f"{name} {head}toimikunta", "other", case)
    for match in _HOUSE_FIRST.finditer(text):
        yield Formed(match.start(), match.end(), f"Talotoimikunta {match['name']}", "other")
