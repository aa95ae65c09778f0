"""Units of the city that no registry knows, recognised by the form of their names.

Four forms are sure enough:
- an entry or a step of a path in the list of recipients that ends in the word for a unit ("Kaupunkiympäristön
  toimiala/Talouspalvelut");
- a compound with such a word right after the city's or a city body's genitive ("kaupungin sääntötyöryhmä",
  "kaupunginkanslian osallisuus- ja neuvontayksikkö");
- a unit that is asked or that states something ("siirtoyksiköltä on pyydetty", "siirtoyksikön lausunto");
- a name of several words before a dash ("Kehittyvä kerrostalo -työryhmä").
The word alone ("yksikkö", "työryhmä") and words for a kind of unit ("hankintayksikkö") name none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.extract.language.finnish import inflect

_GROUPS = ("toimikunta", "työryhmä", "johtoryhmä", "koordinaatioryhmä", "ohjausryhmä")
_HEADS = ("yksikkö", "tiimi", "osasto", *_GROUPS)
_PLACED_HEADS = ("palvelut", "palvelu", "palvelukokonaisuus", "palvelualue")
"""Heads that mean a unit only in a place for units: a list of recipients."""


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_HEAD_FORMS = {form: head for head in _HEADS for form in inflect(head)}
_HEAD = _either(_HEAD_FORMS)
_CUT = r"(?:[a-zåäö]+- (?:ja|sekä) )?"
_COMPOUND = (
    rf"(?P<front>{_CUT}(?:[a-zåäö]{{3,}}-)?[a-zåäö]{{3,}}-?|[A-ZÅÄÖ][a-zåäö]{{3,}}-)"
    rf"(?P<head>{_HEAD})(?![\w-]| \d{{1,2}}(?![.\d]))"
)
# "kanslian viestinnän ja lupayksikön kanssa": the owner's too
_AFTER_OWNER = re.compile(rf"(?:[a-zåäö-]{{3,40}}n (?:ja|sekä) )?{_COMPOUND}")
# the owner is itself told by the word for a unit behind a dash: "kulttuurin edistäminen -palvelun avustustiimi"
_OF_A_UNIT = re.compile(r" -(?:palvelu|palvelukokonaisuude|yksikö|tiimi|osasto)n(?= [a-zåäö])")
# the owner is itself told by the word for a unit behind a dash: "kulttuurin edistäminen -palvelun avustustiimi"
_OF_A_UNIT = re.compile(r" -(?:palvelu|palvelukokonaisuude|yksikö|tiimi|osasto)n(?= [a-zåäö])")
# a unit that acts, or that has decided: "maaperäyksikkö puolsi", "(lupayksikkö, § 266)"
_ACTS = re.compile(
    r"(?P<head>yksikkö|tiimi)(?= (?:on |oli )?(?:puoltaa|puoltanut|puolsi|lausui|lausunut|anto?i lausun|antanut lausun)"
    r"|, (?:§ ?\d|\d+ ?§))"
)
# a service called by what it does and a word before that: "Rakennetun omaisuuden hallinta -palvelu"
_SERVICE = re.compile(
    r"(?<![\w-])(?P<front>[A-ZÅÄÖ][a-zåäö]+n (?:[a-zåäö]+ ){0,2}[a-zåäö]+(?:minen|nta|ntä|us|ys)) "
    r"-palvelu(?:n|a|lle|lta)?\b"
)
# a building project of the city is a unit: "Idän aluerakentaminen -projekti"
_BUILDING = re.compile(r"(?<![\w-])(?P<front>[A-ZÅÄÖ][a-zåäö-]+n aluerakentaminen) -projekt(?:i|in|ia|ille|ilta)\b")
_BOARD = re.compile(r" johtokun(?:ta|nan|taa|nalle|nalta|nassa|nasta|taan)\b")
_SCHOOL = re.compile(r"(?<![\w-])[A-ZÅÄÖ][a-zåäö-]+n (?:ala-asteen|yläasteen|peruskoulun)(?: koulun)?\Z")
_SCHOOLS_END = re.compile(r"(?:koulun|lukion|ala-asteen|yläasteen|grundskolas|opiston)\Z")
_OTHER_TOWN = re.compile(r"(?<![\w-])(?!Helsingin)[A-ZÅÄÖ][\w-]*n (?:kaupungin |kunnan )?\Z")
# each begins with letters that are told quickly in a long text
_OF_THE_CITY = re.compile(r"aupungin(?= [a-zåäö])")
_OTHER_PLACE = re.compile(r"(?<![\w-])(?!Helsingin)[^\W\d_a-zåäö][\w-]*n \Z")
_ASKED = re.compile(
    r"(?P<head>yksiköltä|yksiköstä|tiimiltä|tiimistä)(?= (?:on |oli )?(?:pyyde|pyydä|pyysi|saadu|saatu|saama))"
    r"|(?P<states>yksikön|tiimin)(?= (?:antama[na]? )?(?:lausun|selvity|kannanot))"
)
_LAST_LETTERS = re.compile(r"(?<![\w-])[^\W\d_][a-zåäö]{2,40}\Z")
_JOINED = re.compile(r"- ja (?P<word>[a-zåäö]{8,60})(?![\w-])")
_JOINED_HEAD = re.compile(rf"(?P<front>[a-zåäö]{{3,}}?)(?P<head>{_HEAD})")
_DASHED = re.compile(rf" [-–](?P<head>{_HEAD})(?![\w-])")
_BEFORE_DASH = re.compile(r"(?<![\w:-])(?P<owner>[a-zåäö:-]{1,40}) (?P<front>[A-ZÅÄÖ][a-zåäö]+(?: [a-zåäö]+){0,3})\Z")
_IN_LIST = re.compile(
    rf"(?P<front>\w[\w-]*(?:,? [\w-]+){{0,6}}?[ -]*)(?P<head>{_either((*_HEADS, *_PLACED_HEADS))})"
    r"(?P<number> \d{1,2})?\Z",
    re.IGNORECASE,
)
# kinds of units, not names of one
_KIND = re.compile(
    r"(?:hankinta|sidos|toiminta|ala|osa|hoito|hoiva|asumis|ryhmäkoti|palvelu|tulos|työ|mitta|laskenta|perus|liiketoiminta"
    r"|tuotanto|opetus|koulutus|tutkimus|varhaiskasvatus|päiväkoti|majoitus|vuokra|arviointi|kuntoutus|organisaatio|hallinto"
    r"|vuode|sisätauti|päivystys|poliklinikka|leikkaus|synnytys|asukas|talo|vero|juhla|vaali|valmistelu|projekti|asiantuntija"
    r"|ali|yhteis|luoto|tase|kirjanpito|esi|oma|[a-zåäö]+n)"
    r"-?\Z",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(
    r"\b(?:Oy|Oyj|Ab|ry|rf|sr|säätiö|HUS\w*|HSL|HSY|ELY|TE|KELA|Kela|Valtion|Suomen|Uudenmaan|Pääkaupunkiseudun"
    r"|Helsingin seudun|\w*seurakun\w+|hyvinvointialue\w*|\w*ministeriö\w*|aluehallinto\w*|\w*yhtymän|\w*liiton)\b"
    r"|-Suomen\b|\b(?!Helsingin)[A-ZÅÄÖ]\w+n (?:kaupun|kun)\w+"
)
# before a bare last word stands a genitive, the end of a cut compound or "ja": "asumisen tuen palvelut"
_BOUND_FRONT = re.compile(r"(?:n|-|\bja)\Z")
_ACTION = re.compile(r"(?:misen|nnan|nnän|uden|yyden|uksen|yksen|hallinnon|toimen|hoidon|huollon)\Z")
# a genitive before a name is its owner; that of the city's bodies is no other's
_OTHER_OWNER = re.compile(
    r"(?!.*(?:kaupungi|toimiala|kanslia|virasto|osasto|palvelu|lautakunna|jaosto)n\Z)[\w:-]{3,}n\Z"
)
_CITY = re.compile(r"\A(?:Helsingin )?[Kk]aupungin ")
_LONGEST = 100
_REACH = 50


@dataclass(frozen=True, slots=True)
class UnitName:
    """A unit's name, in base form, where it stands in a text."""

    start: int
    end: int
    name: str

    @property
    def is_group(self) -> bool:
        """Whether it is a group or a board of staff: many an owner has one of the same name."""
        return self.name.endswith(_GROUPS)


def listed_unit(step: str, start: int, *, owned: bool) -> UnitName | None:
    """The unit that an entry or step in a list of recipients names.

    start: where the step begins; owned: a body's name stands before it in the entry.
    """
    match = _IN_LIST.match(step) if len(step) <= _LONGEST else None
    if match is None or _OUTSIDE.search(step):
        return None
    front, head = match["front"], match["head"].lower()
    kind = front.rpartition(" ")[2]
    if (kind and _is_kind(kind, head)) or (head == "palvelu" and not owned and not _SERVICE.fullmatch(step)):
        return None
    if not kind and not (_BOUND_FRONT.search(front.rstrip()) and _is_work(front.split(), head)):
        return None
    name = _title(_CITY.sub("", front), head) + (match["number"] or "")
    return UnitName(start, start + len(step), name)


def _is_work(words: list[str], head: str) -> bool:
    """Whether the words before a bare head say what is done, and not whose it is: "asumisen", but "Malkamäen tiimi"."""
    if any(word[0].isupper() for word in words[1:]):
        return False
    return len(words) > 1 or head.startswith("palvelu") or _ACTION.search(words[0]) is not None


def _is_kind(front: str, head: str) -> bool:
    """Whether it says what sort of unit it is. Services are named so: "Hankintapalvelut", "Viestintäpalvelut"."""
    return not head.lower().startswith("palvelu") and _KIND.match(front) is not None


def owned_unit(text: str, owner_end: int) -> UnitName | None:
    """The unit that a genitive owner is followed by. owner_end: where the owner's name ends."""
    match = _AFTER_OWNER.match(text, owner_end + 1) if text.startswith(" ", owner_end) else None
    return None if match is None else _of_match(match)


def units_in(text: str) -> Iterator[UnitName]:
    """The city's own, those asked or stating something, and those with a dash."""
    for city in _OF_THE_CITY.finditer(text):
        if _is_citys(text[max(0, city.start() - _REACH) : city.start()]):
            unit = owned_unit(text, city.end())
            if unit:
                yield unit
    for owner in _OF_A_UNIT.finditer(text) if " -" in text else ():
        unit = owned_unit(text, owner.end())
        if unit and not _OUTSIDE.search(text, max(0, owner.start() - _REACH), owner.start()):
            yield unit
    for match in (*_ASKED.finditer(text), *_ACTS.finditer(text)) if "yksik" in text or "tiimi" in text else ():
        front = _LAST_LETTERS.search(text, max(0, match.start() - _REACH), match.start())
        if front and not _KIND.match(front.group()):
            head = _HEAD_FORMS[match["head"] or match["states"]]
            yield UnitName(front.start(), match.end(), _title(front.group(), head))
    for match in _DASHED.finditer(text) if " -" in text or " –" in text else ():
        front = _BEFORE_DASH.search(text, max(0, match.start() - _LONGEST), match.start())
        if front and not _OTHER_OWNER.match(front["owner"]):
            yield UnitName(front.start("front"), match.end(), f"{front['front']} -{_HEAD_FORMS[match['head']]}")


def services_in(text: str) -> Iterator[UnitName]:
    """Services and building projects that are called by what they do, with a dash."""
    for match in _SERVICE.finditer(text) if " -palvelu" in text else ():
        if not _OUTSIDE.search(match["front"]):
            yield UnitName(match.start(), match.end(), f"{match['front']} -palvelu")
    for match in _BUILDING.finditer(text) if " -projekt" in text else ():
        yield UnitName(match.start(), match.end(), f"{match['front']} -projekti")


def school_boards(text: str, schools: Iterable[tuple[int, int]]) -> Iterator[UnitName]:
    """The boards of schools: "Roihuvuoren ala-asteen johtokunta".

    schools: where the names of registered bodies stand in the genitive.
    """
    starts = {end: start for start, end in schools if _SCHOOLS_END.search(text, start, end)}
    for board in _BOARD.finditer(text) if " johtokun" in text else ():
        end = board.start()
        start = starts.get(end)
        if start is None:
            named = _SCHOOL.search(text, max(0, end - _REACH), end)
            if named is None or _OTHER_TOWN.search(text, max(0, named.start() - _REACH), named.start()):
                continue
            start = named.start()
        yield UnitName(start, board.end(), f"{text[start:end]} johtokunta")


def joined_units(text: str) -> Iterator[UnitName]:
    """Names of two work words that share the word for a unit: "osallisuus- ja neuvontayksikkö"."""
    for match in _JOINED.finditer(text) if "- ja " in text else ():
        front = _LAST_LETTERS.search(text, max(0, match.start() - _REACH), match.start())
        word = _JOINED_HEAD.fullmatch(match["word"]) if front else None
        if front and word:
            name = f"{front.group()}- ja {word['front']}{_HEAD_FORMS[word['head']]}"
            yield UnitName(front.start(), match.end(), name[:1].upper() + name[1:])


def _is_citys(opening: str) -> bool:
    """Whether what ends in the first letter of "kaupungin" leaves it a word of its own and the city's own."""
    before = opening[:-1]
    whole = opening[-1:] in {"K", "k"} and not before[-1:].isalnum() and before[-1:] != "-"
    return whole and _OTHER_PLACE.search(before) is None


def _of_match(match: re.Match[str]) -> UnitName | None:
    front, head = match["front"], _HEAD_FORMS[match["head"]]
    if _KIND.match(front.rpartition(" ")[2]):
        return None
    return UnitName(match.start("front"), match.end(), _title(front, head))


def _title(front: str, head: str) -> str:
    """One spelling for one name: a capital first, and "X Y -yksikkö", "Z-yksikkö" for a name with a dash."""
    dashed = front.rstrip(" -")
    if front.endswith("-") and " " in dashed and not re.search(r"- (?:ja|sekä) ", front):
        front = dashed + " -"
    elif front.endswith(("-", "- ")):
        front = dashed + "-"
    name = front + head
    return name[:1].upper() + name[1:]
