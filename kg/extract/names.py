"""Known names in a text: bodies and posts, outside organisations and people, in any of their inflected forms.

One pass over a part finds all forms of all names at once. What counts is then decided by word boundaries, capitals,
length (the longest name wins) and, for names that are everyday words, by what stands around them. A name that fits
several things is resolved by the decision's day and by nearness to the record's own body; what stays ambiguous keeps
all its keys.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import ahocorasick_rs

from kg.extract.finding import Span
from kg.extract.finnish import inflect
from kg.extract.name_forms import DIVISION_TYPE, ORGAN_TYPES, Kind, NameForm, Strength, forms_of, named_person_forms
from kg.record import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.record import DecisionRecord, Part
    from kg.registries import Body, Registries


@dataclass(frozen=True, slots=True)
class NameHit:
    """Words that name something known.

    keys: of the registry (body id, organisation key, person id), several where the name is ambiguous; for a person
    no registry knows, whom the document itself names elsewhere in the nominative, that name in base form.
    case: the grammatical case of the form: nom, gen, par, ine, ela, ill, ade, abl, all, ess, tra.
    """

    span: Span
    kind: Kind
    keys: tuple[str, ...]
    case: str
    form: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A form found in one part, before it is known what else stands on its words."""

    start: int
    end: int
    kind: Kind
    case: str
    strength: Strength
    keys: tuple[str, ...]


_KIND_ORDER: dict[Kind, int] = {"body": 0, "organisation": 1, "person": 2}
_STRENGTH_ORDER: dict[Strength, int] = {"strong": 0, "service": 1, "weak": 2, "company": 3}
_LISTS = frozenset({PartKind.EXTRACTS, PartKind.INFORMATION})
_OWN_SHORT = {"lautakunta": "lautakunta", "jaosto": "jaosto", "johtokunta": "johtokunta", "toimikunta": "toimikunta"}
_CASE_YEAR = re.compile(r"\b(?:HEL )?((?:19|20)\d\d)-\d")
_ELSEWHERE = re.compile(
    r"(?:Espoo|Vantaa|Kauniais(?:t)?e|Sipoo|Kerava|Tuusula|Järvenpää|Kirkkonumme|Nurmijärve|Vihdi|Porvoo|Lohja|Hyvinkää"
    r"|Tamperee|Turu|Oulu|Lahde|Kuopio|Jyväskylä|Pori|Kotka|Kouvola|Vaasa|Joensuu|Lappeenranna|Hämeenlinna|Rovaniemi"
    r"|Mikkeli|Salo|Rauma|Riihimäe|Hangö|Hango|Raasepori|Tukholma|Tallinna|Osl|Kööpenhamina)n (?:kaupungin |kunnan )?\Z"
    r"|(?:Esbo|Vanda|Grankulla|Sibbo|Borgå|Stockholms|Åbo) (?:stads )?\Z"
)
_DIVISION_LIST_END = re.compile(r"(?:(?:,| ja| sekä| tai) |-)toimial(?:a|an|at|oilla|oille|oiden|oissa|oista|ojen|alla|alle)\b")


class Names:
    """Finds the names of the registries in records. Made once a process; it holds one automaton over all forms."""

    def __init__(self, registries: Registries) -> None:
        self._bodies = registries.bodies
        self._matcher = _Matcher(forms_of(registries))
        self._people = {name for person in registries.people.values() for name in (person.name, person.name.casefold())}
        self._own = {
            word: tuple(inflect(word).items()) for word in _OWN_SHORT
        }

    def hits(self, record: DecisionRecord) -> tuple[NameHit, ...]:
        """The names in the record in the order of its text; none overlap, and of two the longer one stands."""
        own_matcher = self._matcher_of(record)
        day = _day_of(record)
        found: list[tuple[int, _Found]] = []
        for index, part in enumerate(record.parts):
            matches = self._matcher.find(part.text)
            if own_matcher is not None:
                matches += own_matcher.find(part.text)
            found += [(index, f) for f in self._settled(matches, part, record, day)]
        certain = {key for _, f in found if f.strength != "company" for key in f.keys}
        return tuple(
            NameHit(Span(index, f.start, f.end), f.kind, f.keys, f.case, record.parts[index].text[f.start : f.end])
            for index, f in found
            if f.strength != "company" or (len(f.keys) == 1 and f.keys[0] in certain)
        )

    # forms of this record alone

    def _matcher_of(self, record: DecisionRecord) -> _Matcher | None:
        forms = [form for name in sorted(_names_stated(record)) if name not in self._people for form in named_person_forms(name, name)]
        own = record.body
        if own and own.id in self._bodies:
            name = self._bodies[own.id].names.get("fi", own.name).lower()
            word = next((word for word in _OWN_SHORT if name.endswith(word)), None)
            if word:
                forms += [NameForm(form, "body", own.id, case, exact=False) for form, case in self._own[word]]
        return _Matcher(forms) if forms else None

    # what counts

    def _settled(self, matches: list[_Found], part: Part, record: DecisionRecord, day: date | None) -> list[_Found]:
        chosen = _longest(matches, lambda f: f.strength == "strong" or f.strength == "company")
        rest = [f for f in matches if f.strength in {"service", "weak"} and self._means_unit(f, part, chosen, record)]
        if rest:
            chosen = _longest([*chosen, *rest], lambda _: True)
        settled: list[_Found] = []
        for position, found in enumerate(chosen):
            if found.kind == "body":
                if _ELSEWHERE.search(part.text, max(0, found.start - 30), found.start):
                    continue
                before = chosen[position - 1] if position and _adjacent(part.text, chosen[position - 1], found) else None
                found = self._resolved(found, before, record, day)
            settled.append(found)
        return settled

    def _means_unit(self, found: _Found, part: Part, chosen: Sequence[_Found], record: DecisionRecord) -> bool:
        """Whether an everyday word means the unit of that name here."""
        text = part.text
        if part.kind in _LISTS and _whole_entry(text, found):
            return True
        before = _before(chosen, found)
        if before is not None and before.case == "gen" and text[before.end : found.start] == " ":
            return any(key in before.keys for body_key in found.keys for key in self._line(body_key)[1:])
        if text[found.start].isupper() and _inside_sentence(text, found.start):
            return found.strength == "service" or " " in text[found.start : found.end]
        own = record.body.id if record.body else None
        return found.strength == "service" and own is not None and any(self._kinship(key, own) is not None for key in found.keys)

    def _resolved(self, found: _Found, before: _Found | None, record: DecisionRecord, day: date | None) -> _Found:
        """The same with fewer keys, where the day, the words before or the record's own body tell them apart."""
        keys = found.keys
        if len(keys) == 1:
            return found
        own = record.body.id if record.body else None
        if own in keys:
            return _with_keys(found, (own,))
        living = tuple(key for key in keys if self._existed(key, day))
        keys = living or keys
        if before is not None and len(keys) > 1:
            under = tuple(key for key in keys if set(self._line(key)[1:]) & set(before.keys))
            keys = under or keys
        if own is not None and len(keys) > 1:
            near = {key: kin for key in keys if (kin := self._kinship(key, own)) is not None}
            closest = tuple(key for key, kin in near.items() if kin == min(near.values()))
            keys = closest if len(closest) == 1 else keys
        return _with_keys(found, keys)

    def _existed(self, key: str, day: date | None) -> bool:
        body = self._bodies[key]
        if day is None:
            return body.dissolved is None
        return (body.formed is None or body.formed <= day) and (body.dissolved is None or day <= body.dissolved)

    def _line(self, key: str) -> list[str]:
        """A body and those above it."""
        line: list[str] = []
        current: str | None = key
        while current is not None and current not in line:
            line.append(current)
            body: Body | None = self._bodies.get(current)
            current = body.parent if body else None
        return line

    def _kinship(self, key: str, own: str) -> int | None:
        """How many steps above the record's own body the first common one stands; None where it is an organ or none."""
        line = set(self._line(key))
        for steps, above in enumerate(self._line(own)):
            body = self._bodies.get(above)
            if body is None or body.type_id in ORGAN_TYPES - {"5"} or body.type_id == "13":
                return None
            if above in line:
                return steps
        return None


class _Matcher:
    """Finds many forms in one pass, at word boundaries and with the right capitals."""

    def __init__(self, forms: Iterable[NameForm]) -> None:
        by_form: defaultdict[str, dict[NameForm, None]] = defaultdict(dict)
        for form in forms:
            by_form[_fold(form.form)][form] = None
        self._forms = [tuple(named) for named in by_form.values()]
        self._automaton = ahocorasick_rs.AhoCorasick(list(by_form))

    def find(self, text: str) -> list[_Found]:
        folded = _fold(text)
        found: list[_Found] = []
        length = len(text)
        for number, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if (end < length and _in_word(text, end)) or (start and _in_word_before(text, start)):
                continue
            written = text[start:end]
            named = [form for form in self._forms[number] if _fits(written, form)]
            if named:
                found += _grouped(start, end, named)
        return found


def _grouped(start: int, end: int, forms: list[NameForm]) -> list[_Found]:
    """What is named by one stretch of words: the strongest reading of each kind."""
    grouped: defaultdict[Kind, list[NameForm]] = defaultdict(list)
    for form in forms:
        grouped[form.kind].append(form)
    found: list[_Found] = []
    for kind, named in grouped.items():
        best = min(_STRENGTH_ORDER[form.strength] for form in named)
        named = [form for form in named if _STRENGTH_ORDER[form.strength] == best]
        keys = tuple(dict.fromkeys(form.key for form in named))
        found.append(_Found(start, end, kind, named[0].case, named[0].strength, keys))
    return found


def _fold(text: str) -> str:
    """Lower case, one code point for each: what changes its length in lower case stays as it is."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _in_word(text: str, end: int) -> bool:
    """Whether a word goes on: a letter or digit, or a hyphen that binds a further part to it."""
    follower = text[end]
    if follower.isalnum() or follower == "_":
        return True
    return follower == "-" and end + 1 < len(text) and text[end + 1].isalpha() and text[end + 1].islower()


def _in_word_before(text: str, start: int) -> bool:
    before = text[start - 1]
    return before.isalnum() or before in "-_@/" and start > 1 and text[start - 2].isalnum() and before != "/"


def _fits(written: str, form: NameForm) -> bool:
    """Whether the capitals are right: as the name has them; a common noun may also begin or not begin a sentence."""
    if written == form.form:
        return True
    if not form.exact and written[1:] == form.form[1:]:
        return True
    return len(written) > 5 and written.isupper() and form.kind != "person"


def _longest(matches: Iterable[_Found], counts: object) -> list[_Found]:
    raise NotImplementedError


def _adjacent(text: str, first: _Found, second: _Found) -> bool:
    return first.kind == "body" and text[first.end : second.start] in {" ", "/", ", "}
