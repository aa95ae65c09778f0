"""Whose decision a reference means: the body or post that decided, by the registry or by its form.

A registered name is taken from the name hits. A title no registry knows is recognised by its last word
("yksikönjohtajan päätös", "kiinteistölautakunta") and kept in base form. Only words that can be the one who decided
count: the subject of the sentence, a genitive before a decision or its date, a place ("kaupunginvaltuustossa") or an
abbreviation right before the date.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.extract.language.finnish import inflect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from kg.extract.names.hits import NameHit
    from kg.record import BodyRef
    from kg.registries import Registries

REACH = 300

# the nominative, and the stem its other cases are formed from
_FINNISH_HEADS = {
    "lautakunta": "lautakunna",
    "johtokunta": "johtokunna",
    "toimikunta": "toimikunna",
    "valtuusto": "valtuusto",
    "hallitus": "hallitukse",
    "jaosto": "jaosto",
    "jaos": "jaokse",
    "johtaja": "johtaja",
    "päällikkö": "päällikö",
    "pormestari": "pormestari",
    "sihteeri": "sihteeri",
    "rehtori": "rehtori",
    "arkkitehti": "arkkitehdi",
    "insinööri": "insinööri",
    "lakimies": "lakimiehe",
    "tarkastaja": "tarkastaja",
    "lääkäri": "lääkäri",
}
_FINNISH_ENDINGS = {"n": "gen", "ssa": "ine", "ssä": "ine", "lta": "abl", "ltä": "abl", "lle": "all"}
_SWEDISH_HEADS = (
    "nämnden",
    "sektionen",
    "stadsstyrelsen",
    "fullmäktige",
    "direktionen",
    "direktören",
    "chefen",
    "borgmästaren",
)


def _head_forms() -> dict[str, tuple[str, str]]:
    """Each form of a last word: its nominative and its case."""
    forms = {nominative: (nominative, "nom") for nominative in (*_FINNISH_HEADS, *_SWEDISH_HEADS)}
    for nominative, stem in _FINNISH_HEADS.items():
        forms |= {stem + ending: (nominative, case) for ending, case in _FINNISH_ENDINGS.items()}
    return forms | {head + "s": (head, "gen") for head in _SWEDISH_HEADS}


_HEAD_FORMS = _head_forms()
_HEAD = re.compile(
    r"(?<![\w-])(?P<front>[\w-]*)(?P<head>" + "|".join(sorted(_HEAD_FORMS, key=len, reverse=True)) + r")(?![\w-])",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(
    r"(?<![\w-])(?P<name>[A-ZÅÄÖ]{2,5}|[A-ZÅÄÖ][a-zåäö]{0,4}(?:lk|hs|sto|kj|j)|Stge|Stn)(?::?n)?(?=[ ]$)"
)
_LAST_WORD = re.compile(r"[^\s,;()]+(?=[ ]$)")
_AND = {"ja", "och"}
_VOWELS = "aeiouyäö"
_NO_MODIFIER = re.compile(
    r"(?:va|vä|ma|mä|tu|ty|ttu|tty|päätökse|esitykse|lausunno|ehdotukse|vaatimukse|selvitykse|hakemukse|asia)n$"
    r"|^(?:mukaan|kuin|niin|sen|tämän|jonka|on|en|ennen|jälkeen|koskien|lukien|alkaen|samalla|kanssa|siten|näin|edellisen"
    r"|saman|toisen|ensimmäisen|johdosta|lisäksi|kuitenkin|edelleen|kerran|myöhemmin|aiemmin|aikaisemmin|nimen|uuden)$",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"(?:Espoo|Vantaa|Kauniais(?:t)?e|Sipoo|Kerava|Tuusula|Järvenpää|Kirkkonumme|Nurmijärve|Vihdi|Porvoo|Tamperee|Turu"
    r"|Oulu|Lahde|Kuopio|Jyväskylä)n[ ](?:kaupungin[ ])?$|(?:Esbo|Vanda|Grankulla|Sibbo|Borgå)[ ](?:stads[ ])?$"
)
_SWEDISH_DEFINITE = {"chefen": "chef", "direktören": "direktör", "borgmästaren": "borgmästare"}
_SWEDISH_OWN = {"sektionen": "jaosto", "nämnden": "lautakunta", "direktionen": "johtokunta"}
_TOO_GENERAL = {"johtaja", "päällikkö", "sihteeri", "lääkäri", "tarkastaja", "insinööri", "arkkitehti"}
_OUTSIDE = {
    *("hallitus", "yhtymähallitus", "kunnanhallitus", "maakuntahallitus", "aluehallitus"),
    *("kunnanvaltuusto", "yhtymävaltuusto", "maakuntavaltuusto", "aluevaltuusto"),
}
_OF_THE_CITY = {"", "helsingin ", "kaupungin ", "helsingin kaupungin "}
_AUTHORITIES = {"agency", "court", "international", "ministry", "municipality", "region"}
_LEVELS = 4
_UNIT_TYPES = {"7", "8", "9", "13", "14", "17", "20"}
_HALF_NAME = re.compile(r"-[ ](?:ja|och)[ ]$")
_DECIDED_BY = re.compile(
    r"[ ,(]*$|[ ](?:[a-zåäö-]+[ ]){0,3}?[\w-]*"
    r"(?:päätö|kokou|tekem|hyväksym|antam|myöntäm|vahvistam|asettam|lausun|esity|delegoin|toimes|pöytäkirj"
    r"|beslut|möte|sammanträde|protokoll)"
    r"\w*(?<!ään|aan|nsa|nsä)(?!\w)"
)
_ITS_DECISION = re.compile(r"[ ][\w-]*(?:päätö|beslut(?:et|en|s)?\b)")
_RIGHT_BEFORE = re.compile(r"[ ,(]*$")


@dataclass(frozen=True, slots=True)
class Decider:
    """A body or post where the text names it.

    ids: the registry's, several where the name fits several; outside: it is not the city's.
    """

    start: int
    end: int
    case: str
    name: str
    ids: tuple[str, ...] = ()
    outside: bool = False


class Deciders:
    """Finds the one who decided before a place in the text."""

    def __init__(self, registries: Registries) -> None:
        self._bodies = registries.bodies
        self._authorities = {key for key, other in registries.organisations.items() if other.kind in _AUTHORITIES}
        by_name: defaultdict[str, list[str]] = defaultdict(list)
        for key, body in registries.bodies.items():
            for name in {name.lower() for name in (*body.names.values(), *body.aliases)}:
                by_name[name].append(key)
        self._ids = {name: tuple(keys) for name, keys in by_name.items()}

    def before(self, text: str, low: int, at: int, hits: Sequence[NameHit]) -> Decider | None:
        """The one who decided, named between `low` and `at`; the nearest that can be meant.

        hits: of bodies and organisations in this text, in order.
        """
        low = max(low, at - REACH)
        named = sorted(self._named(text, low, at, hits), key=lambda d: -d.end)
        abbreviation = _ABBREVIATION.search(text, max(low, at - 8), at)
        if abbreviation and not any(decider.end == abbreviation.end() for decider in named):
            return self._known(Decider(abbreviation.start(), abbreviation.end(), "nom", abbreviation["name"]))
        for decider in named:
            gap = text[decider.end : at]
            if gap.count(")") <= gap.count("(") and _may_decide(decider, gap):
                return decider
        return None

    def subject(self, text: str, low: int, high: int, hits: Sequence[NameHit]) -> Decider | None:
        """The first body or post in the nominative between two places."""
        named = (d for d in self._named(text, low, high, hits) if d.case == "nom")
        return min(named, key=lambda d: d.start, default=None)

    def heading(self, text: str, start: int, end: int, hits: Sequence[NameHit]) -> Decider | None:
        """The body or post that a line consists of: the heading of a list of its decisions."""
        hit = next(_between(hits, start, end), None)
        if hit and hit.kind == "body" and len(hit.keys) == 1 and (hit.span.start, hit.span.end) == (start, end):
            return Decider(start, end, hit.case, self._name(hit.keys[0]), hit.keys)
        words = text[start:end].strip(" \t:-")
        found = _HEAD.search(words) if len(words) <= 100 else None
        if not found or found.end() != len(words) or _HEAD_FORMS[found["head"].lower()][1] != "nom":
            return None
        return self._known(Decider(start, end, "nom", _capital(words)))

    def settle(self, decider: Decider, own: BodyRef | None, day: date | None) -> Decider:
        """Choose among several: the record's own body where the word alone means it, or the one that existed then."""
        may_be_own = len(decider.ids) != 1 or (own is not None and own.id in decider.ids)
        if own and own.id and may_be_own and _means_own(decider.name.lower(), own.name.lower()):
            return replace(decider, name=own.name, ids=(own.id,))
        if day and decider.ids:
            living = tuple(key for key in self._namesakes(decider) if self._existed(key, day))
            if len(living) == 1:
                return replace(decider, ids=living, name=self._name(living[0]))
        return decider

    def _namesakes(self, decider: Decider) -> tuple[str, ...]:
        """Those a name may mean on another day than the record's: an organ's predecessors of the same name too."""
        if len(decider.ids) == 1 and not self._bodies[decider.ids[0]].post:
            return self._ids.get(decider.name.lower(), decider.ids)
        return decider.ids

    def _existed(self, key: str, day: date) -> bool:
        body = self._bodies[key]
        return (body.formed is None or body.formed <= day) and (body.dissolved is None or day <= body.dissolved)

    def _named(self, text: str, low: int, at: int, hits: Sequence[NameHit]) -> Iterator[Decider]:
        """Registered names and titles by form between two places; of two that end together the certain one."""
        certain: set[int] = set()
        before = 0
        for hit in _between(hits, low, at):
            if hit.kind == "organisation":
                if self._authorities.issuperset(hit.keys):
                    yield Decider(hit.span.start, hit.span.end, hit.case, hit.form, outside=True)
                continue
            follows_body, before = before == hit.span.start - 1, hit.span.end
            if self._is_whole(text, low, hit, follows_body):
                certain.add(hit.span.end)
                yield Decider(hit.span.start, hit.span.end, hit.case, self._name(hit.keys[0]), hit.keys)
        for match in _HEAD.finditer(text, low, at):
            if match.end() not in certain:
                yield self._by_form(text, low, match)

    def _is_whole(self, text: str, low: int, hit: NameHit, follows_body: bool) -> bool:
        """Whether the words of a hit are a decider's whole name and mean one thing.

        A post's title that goes on to the left ("yksikön johtaja") is another post's, unless what stands there is a
        registered body, which then tells which of the posts of that title it is.
        """
        start = hit.span.start
        if len(hit.keys) > 1 or _HALF_NAME.search(text, low, start) or _ELSEWHERE.search(text, low, start):
            return False
        body = self._bodies[hit.keys[0]]
        if not body.post:
            return body.type_id not in _UNIT_TYPES or bool(_ITS_DECISION.match(text, hit.span.end))
        return follows_body or _name_start(text, low, start) == start

    def _by_form(self, text: str, low: int, match: re.Match[str]) -> Decider:
        nominative, case = _HEAD_FORMS[match["head"].lower()]
        start = _name_start(text, low, match.start())
        base = match["front"] + nominative
        name = _capital(text[start : match.start()].replace("kielisen ", "kielinen ") + base)
        decider = Decider(start, match.end(), case, name)
        of_another = base.lower() == "valtuusto" and text[start : match.start()].lower() not in _OF_THE_CITY
        if of_another or _ELSEWHERE.search(text, low, match.start()) or base.lower() in _OUTSIDE:
            return replace(decider, outside=True)
        known = self._known(decider)
        if known.ids or start == match.start():
            return known
        if _HALF_NAME.search(text, low, match.start()):
            return decider
        organ = self._known(Decider(match.start(), match.end(), case, _capital(base)))
        if len(organ.ids) == 1 and not self._bodies[organ.ids[0]].post:
            return organ
        return replace(decider, ids=self._in_unit(name[: -len(base)].strip().lower(), organ.ids))

    def _in_unit(self, unit: str, keys: tuple[str, ...]) -> tuple[str, ...]:
        """The posts that belong to a unit given in the genitive."""
        return tuple(key for key in keys if any(unit.endswith(above) for above in self._units_above(key)))

    def _units_above(self, key: str) -> Iterator[str]:
        """The genitives of the names of the bodies a post belongs to."""
        for _ in range(_LEVELS):
            above = self._bodies[key].parent
            if above is None or above not in self._bodies:
                return
            key = above
            yield from _genitives(self._name(key).lower())

    def _known(self, decider: Decider) -> Decider:
        name = decider.name.lower().removeprefix("helsingin ").removeprefix("kaupungin ")
        forms = [name, name.replace("toimialan toimialajohtaja", "toimialajohtaja")]
        forms += [name.removesuffix(end) + bare for end, bare in _SWEDISH_DEFINITE.items() if name.endswith(end)]
        forms += ["stads" + name] if name == "fullmäktige" else []
        for form in forms:
            if ids := self._ids.get(form):
                return replace(decider, ids=ids, name=self._name(ids[0]) if len(ids) == 1 else decider.name)
        return decider

    def _name(self, key: str) -> str:
        names = self._bodies[key].names
        return names.get("fi") or next(iter(names.values()), key)


def _between(hits: Sequence[NameHit], low: int, high: int) -> Iterator[NameHit]:
    """The hits that lie between two places of a text."""
    for index in range(bisect_left(hits, low, key=lambda hit: hit.span.start), len(hits)):
        if hits[index].span.end > high:
            return
        yield hits[index]


@lru_cache(maxsize=4096)
def _genitives(name: str) -> tuple[str, ...]:
    return tuple(form for form, case in inflect(name).items() if case == "gen")


def _means_own(name: str, own: str) -> bool:
    """Whether a name is the record's own body's or a word that stands for it: "lautakunta", "toimialajohtaja"."""
    name = _SWEDISH_OWN.get(name, name)
    return name == own or (" " not in name and name not in _TOO_GENERAL and own.endswith(name))


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _may_decide(decider: Decider, gap: str) -> bool:
    match decider.case:
        case "nom":
            return True
        case "gen":
            return bool(_DECIDED_BY.match(gap))
        case "ine" | "abl":
            return bool(_RIGHT_BEFORE.match(gap))
    return False


def _name_start(text: str, low: int, start: int) -> int:
    """Where a title begins whose last word is given: genitives and "X- ja" before it belong to it."""
    at, joined, hangs = start, False, text.startswith("-", start)
    for _ in range(8):
        word = _LAST_WORD.search(text, max(low, at - 40), at)
        if not word:
            break
        at = word.start()
        if word.group().lower() in _AND:
            joined = True
            continue
        other = joined and word.group().lower() in _HEAD_FORMS
        if other or not (hangs or _modifies(word.group()) or (joined and word.group().endswith("-"))):
            break
        start, joined, hangs = at, False, word.group().startswith("-")
    return start


def _modifies(word: str) -> bool:
    """Whether a word looks like a genitive that is part of a name; a doubled vowel before the n is an illative."""
    if word.endswith((":n", "alueen")) or word == "vapaan":
        return True
    genitive = len(word) > 3 and word[-1] == "n" and word[-2] in _VOWELS and word[-3] != word[-2]
    return genitive and not _NO_MODIFIER.search(word)
