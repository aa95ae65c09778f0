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
from kg.extract.references.titles import HEAD, HEAD_FORMS, capital, name_start

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from kg.extract.names.hits import NameHit
    from kg.record import BodyRef
    from kg.registries import Registries

REACH = 300

_ABBREVIATION = re.compile(
    r"(?<![\w-])(?P<name>[A-ZÅÄÖ]{2,5}|[A-ZÅÄÖ][a-zåäö]{0,4}(?:lk|hs|sto|kj|j)|Stge|Stn)(?::?n)?(?=[ ]$)"
)
_ELSEWHERE = re.compile(
    r"(?:Espoo|Vantaa|Kauniais(?:t)?e|Sipoo|Kerava|Tuusula|Järvenpää|Kirkkonumme|Nurmijärve|Vihdi|Porvoo|Tamperee|Turu"
    r"|Oulu|Lahde|Kuopio|Jyväskylä)n[ ](?:kaupungin[ ])?$|(?:Esbo|Vanda|Grankulla|Sibbo|Borgå)[ ](?:stads[ ])?$"
)
_SWEDISH_DEFINITE = {"chefen": "chef", "direktören": "direktör", "borgmästaren": "borgmästare"}
_SWEDISH_OWN = {"sektionen": "jaosto", "nämnden": "lautakunta", "direktionen": "johtokunta"}
_TOO_GENERAL = {"johtaja", "päällikkö", "sihteeri", "lääkäri", "tarkastaja", "insinööri", "arkkitehti"}
_SHORT_NAME = re.compile(r"[A-ZÅÄÖ]{2,5}|[A-ZÅÄÖ][a-zåäö]{0,4}(?:lk|hs|sto|kj|j)|Stge|Stn")
_UNIT = re.compile(
    r"(?:[\wåäö-]+n[ ]|[\w-]+[ ](?:ja|och)[ ]){0,4}[\w-]*"
    r"(?:yksikkö|tiimi|osasto|toimisto|virasto|toimiala|palvelut?|laitos|enheten|teamet|avdelningen|byrån|sektorn)"
)
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
    # its rule or plan, with what it is about, and the citation in brackets
    r"|[ ](?:(?!mukaan|kanssa|jälkeen|osalta|kautta|enligt|om|för)[a-zåäö-]+[ ]){0,3}?[\w-]*"
    r"(?:ohje|ohjel|periaat|sään[tn]|hinnasto|taksa|strategi|suunnitelm|linjau|määräy|kaava|lupa|valtuutu"
    r"|anvisning|princip|stadga|program|plan|taxa|riktlinj|föreskrift|direktiv)\w*(?:[ ][^\W\d_][\w-]*){0,6}[ ]\($"
)
_ITS_DECISION = re.compile(r"[ ][\w-]*(?:päätö|beslut(?:et|en|s)?\b)")
_UNIT_KIND = re.compile(r"(?P<unit>.+?)[ ]?-?(?P<kind>yksikön|tiimin)[ ](?P<title>päällikkö|johtaja)")
_RIGHT_BEFORE = re.compile(r"[ ,(]*$")


@dataclass(frozen=True, slots=True)
class Decider:
    """A body or post where the text names it.

    ids: the registry's, several where the name fits several; outside: it is not the city's;
    own: a bare word ("lautakunta") may mean the record's own.
    """

    start: int
    end: int
    case: str
    name: str
    ids: tuple[str, ...] = ()
    outside: bool = False
    own: bool = True


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
        named = sorted(self.named(text, low, at, hits), key=lambda d: -d.end)
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
        named = (d for d in self.named(text, low, high, hits) if d.case == "nom")
        return min(named, key=lambda d: d.start, default=None)

    def heading(self, text: str, start: int, end: int, hits: Sequence[NameHit]) -> Decider | None:
        """The body or post that a line consists of: the heading of a list of its decisions."""
        hit = next(_between(hits, start, end), None)
        if hit and hit.kind == "body" and len(hit.keys) == 1 and (hit.span.start, hit.span.end) == (start, end):
            return Decider(start, end, hit.case, self._name(hit.keys[0]), hit.keys)
        words = text[start:end].strip(" \t:-")
        found = HEAD.search(words) if len(words) <= 100 else None
        if not found or found.end() != len(words) or HEAD_FORMS[found["head"].lower()][1] != "nom":
            return None
        return self._known(Decider(start, end, "nom", capital(words)))

    def between(self, text: str, start: int, end: int, hits: Sequence[NameHit]) -> Decider | None:
        """The body, post or unit that stands between a date and its §: "3.2.2020 (lupayksikkö, § 12)"."""
        decider = self.heading(text, start, end, hits)
        if decider or not (_UNIT.fullmatch(text, start, end) or _SHORT_NAME.fullmatch(text, start, end)):
            return decider
        return self._known(Decider(start, end, "nom", capital(text[start:end])))

    def settle(self, decider: Decider, own: BodyRef | None, day: date | None) -> Decider:
        """Choose among several: the record's own body where the word alone means it, or the one that existed then."""
        may_be_own = len(decider.ids) != 1 or (own is not None and own.id in decider.ids)
        lived = not (day and own and own.id in self._bodies) or self._existed(own.id, day)
        if (
            own
            and own.id
            and lived
            and decider.own
            and may_be_own
            and _means_own(decider.name.lower(), own.name.lower())
        ):
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

    def named(self, text: str, low: int, at: int, hits: Sequence[NameHit]) -> Iterator[Decider]:
        """Registered names and titles by form between two places; of two that end together the certain one."""
        certain: set[int] = set()
        before: NameHit | None = None
        for hit in _between(hits, low, at):
            if hit.kind == "organisation":
                if self._authorities.issuperset(hit.keys):
                    yield Decider(hit.span.start, hit.span.end, hit.case, hit.form, outside=True)
                continue
            above = before.keys if before and before.span.end == hit.span.start - 1 else ()
            before = hit
            if self._is_whole(text, low, hit, above):
                certain.add(hit.span.end)
                yield Decider(hit.span.start, hit.span.end, hit.case, self._name(hit.keys[0]), hit.keys)
        for match in HEAD.finditer(text, low, at):
            if match.end() not in certain:
                yield self._by_form(text, low, match)

    def _is_whole(self, text: str, low: int, hit: NameHit, above: tuple[str, ...]) -> bool:
        """Whether the words of a hit are a decider's whole name and mean one thing.

        A post's title that goes on to the left ("yksikön johtaja") is another post's, unless what stands there is a
        registered body that the post belongs to; a bare "jaosto" behind a genitive is another's too.
        above: the body named right before the hit.
        """
        start = hit.span.start
        if len(hit.keys) > 1 or _HALF_NAME.search(text, low, start) or _ELSEWHERE.search(text, low, start):
            return False
        body = self._bodies[hit.keys[0]]
        if not body.post:
            word = HEAD.fullmatch(text, start, hit.span.end)
            if word and not word["front"] and name_start(text, low, start) < start:
                return False
            return body.type_id not in _UNIT_TYPES or bool(_ITS_DECISION.match(text, hit.span.end))
        if text.endswith("-", low, start):
            return False
        return name_start(text, low, start) == start or self._only_below(body.id, above)

    def _only_below(self, post: str, units: tuple[str, ...]) -> bool:
        """Whether a post belongs to a unit directly, or is the only one of its title anywhere below it."""
        if self._bodies[post].parent in units:
            return True
        alike = {key for name in self._names_of(post) for key in self._ids.get(name, ())}
        return {key for key in alike if not set(units).isdisjoint(self._above(key))} == {post}

    def _by_form(self, text: str, low: int, match: re.Match[str]) -> Decider:
        nominative, case = HEAD_FORMS[match["head"].lower()]
        start = name_start(text, low, match.start())
        base = match["front"] + nominative
        name = capital(text[start : match.start()].replace("kielisen ", "kielinen ") + base)
        decider = Decider(start, match.end(), case, name)
        of_another = base.lower() == "valtuusto" and text[start : match.start()].lower() not in _OF_THE_CITY
        if of_another or _ELSEWHERE.search(text, low, match.start()) or base.lower() in _OUTSIDE:
            return replace(decider, outside=True)
        known = self._known(decider)
        if known.ids or start == match.start():
            return known
        if _HALF_NAME.search(text, low, match.start()):
            return decider
        organ = self._known(Decider(match.start(), match.end(), case, capital(base)))
        if len(organ.ids) == 1 and not self._bodies[organ.ids[0]].post:
            return organ
        return replace(decider, ids=self._of_unit(name.lower()))

    def _of_unit(self, name: str) -> tuple[str, ...]:
        """The posts of a title that follows its unit in the genitive: those of the nearest level of units."""
        words = name.split(" ")
        for count in range(1, len(words)):
            unit, title = " ".join(words[:count]), " ".join(words[count:])
            posts = [key for key in self._ids.get(title, ()) if self._bodies[key].post]
            if found := self._in_unit(unit, posts):
                return found
        kind = _UNIT_KIND.fullmatch(name)
        if not kind:
            return ()
        titles = (f"{kind['kind']} {kind['title']}", kind["kind"] + kind["title"], kind["kind"][:-1] + kind["title"])
        posts = [key for title in titles for key in self._ids.get(title, ()) if self._bodies[key].post]
        unit = name.removesuffix(" " + kind["title"])
        return tuple(
            key
            for key in posts
            for above in list(self._above(key))[:1]
            if unit in self._genitives_of(above) or kind["unit"] in self._names_of(above)
        )

    def _in_unit(self, unit: str, keys: Sequence[str]) -> tuple[str, ...]:
        """The posts that belong to a unit given in the genitive, directly or else through the units below it."""
        lines = {key: tuple(self._above(key)) for key in keys}
        for level in range(_LEVELS):
            found = tuple(
                key
                for key, above in lines.items()
                if level < len(above) and any(_ends_in(unit, form) for form in self._genitives_of(above[level]))
            )
            if found:
                return found
        return ()

    def _above(self, key: str) -> Iterator[str]:
        """The bodies a post belongs to, the nearest first."""
        for _ in range(_LEVELS):
            above = self._bodies[key].parent
            if above is None or above not in self._bodies:
                return
            key = above
            yield key

    def _names_of(self, key: str) -> set[str]:
        body = self._bodies[key]
        return {name.lower() for name in (*body.names.values(), *body.aliases)}

    def _genitives_of(self, key: str) -> set[str]:
        return {form for name in self._names_of(key) for form in _genitives(name)}

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


def _ends_in(unit: str, name: str) -> bool:
    return unit == name or unit.endswith(" " + name)


def _means_own(name: str, own: str) -> bool:
    """Whether a name is the record's own body's or a word that stands for it: "lautakunta", "toimialajohtaja"."""
    name = _SWEDISH_OWN.get(name, name)
    return name == own or (" " not in name and name not in _TOO_GENERAL and own.endswith(name))


def _may_decide(decider: Decider, gap: str) -> bool:
    match decider.case:
        case "nom":
            return True
        case "gen":
            return bool(_DECIDED_BY.match(gap))
        case "ine" | "abl":
            return bool(_RIGHT_BEFORE.match(gap))
    return False
