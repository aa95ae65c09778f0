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
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import ahocorasick_rs

from kg.extract.finding import Span
from kg.extract.finnish import inflect
from kg.extract.name_forms import Kind, NameForm, Strength, forms_of, named_person_forms
from kg.extract.nearness import Nearness
from kg.extract.organisation_forms import inside_sentence
from kg.record import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.record import DecisionRecord, Part
    from kg.registries import Registries


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
_OWN_SHORT = ("lautakunta", "jaosto", "johtokunta", "toimikunta")
_OTHER_CITY = re.compile(
    r"(?:Espoo|Vantaa|Kauniaiste|Sipoo|Kerava|Tuusula|Järvenpää|Kirkkonumme|Nurmijärve|Vihdi|Porvoo|Lohja|Hyvinkää"
    r"|Tamperee|Turu|Oulu|Lahde|Kuopio|Jyväskylä|Pori|Kotka|Kouvola|Vaasa|Joensuu|Lappeenranna|Hämeenlinna|Rovanieme"
    r"|Mikkeli|Salo|Rauma|Riihimäe|Raasepori|Hanko|Hango|Tukholma|Tallinna|Oslo|Kööpenhamina)n (?:kaupungin )?\Z"
    r"|(?:Esbo|Vanda|Grankulla|Sibbo|Borgå|Tammerfors|Åbo|Stockholms) (?:stads )?\Z"
)
_CUT_COMPOUND = re.compile(r"\w-,? (?:ja|sekä|tai|och|samt|eller) \Z|\w-, \Z")
_COMPOUND_END = re.compile(r"\w- (?:ja|och) (\w{9,})")
_STEM = 9
_JOINED_COMPOUND = re.compile(r"\w- (?:ja|och) \Z")
# what a division does, though a unit of it may go by the word: "toimialan varhaiskasvatuksen tilat"
_TEACHING = re.compile(r"(?:kasvatu|opetu|koulutu)[ks]\w*\Z")
# services of administration, which each division has for itself
_EACH_DIVISIONS = re.compile(
    r"(?:hallinto|talous|tieto|tietohallinto|henkilöstö|hankinta|viestintä|tuki|laki|kehittämis|suunnittelu)"
    r"(?:- ja [a-zåäö]+)?palvelu|päätöksenteon tu[ek]"
)
# "sosiaali- ja terveystoimen sekä pelastustoimen palvelut": the field of work, not the division
_FIELD_OF_WORK = re.compile(r"toim(?:i|en|ea|essa|esta|elle|een)\Z")
_NEXT_FIELD = re.compile(r" (?:ja|sekä) (?!kaupunki)[a-zåäö]+toim(?:i|en|ea|essa|esta|elle|een)\b")
_LISTED = frozenset({", ", " ja ", " sekä ", " tai ", "/", "\n"})
_BOUND_KIND = re.compile(r"-(?:konserni|järjestö|amk|kuntayhtym|yhtym|yhtiö|ammattikorkeakoul)")
_ADDRESS = re.compile(r"www\.|://|@|\w\.(?:fi|com|eu|org|net)\b")
_NAME = re.compile(
    r"[^\W\d_a-zåäö][\w'’-]+(?: (?:von|af|de|van) | )(?:[^\W\d_a-zåäö][\w'’-]+ ){0,2}[^\W\d_a-zåäö][\w'’-]+\Z"
)


class Names:
    """Finds the names of the registries in records. Made once a process; it holds one automaton over all forms."""

    def __init__(self, registries: Registries) -> None:
        self._bodies = registries.bodies
        self._matcher = _Matcher(forms_of(registries))
        self._people = {person.name for person in registries.people.values()}

    def hits(self, record: DecisionRecord) -> tuple[NameHit, ...]:
        """The names in the record in the order of its text; none overlap, and of two the longer one stands."""
        own_matcher = self._matcher_of(record)
        nearness = Nearness(self._bodies, record)
        found: list[tuple[int, _Found]] = []
        for index, part in enumerate(record.parts):
            matches = self._matcher.find(part.text)
            if own_matcher is not None:
                matches += own_matcher.find(part.text)
            if matches:
                found += [(index, f) for f in _settled(matches, part, nearness)]
        found = _without_echoes(found, record, nearness)
        certain = {key for _, f in found if f.strength != "company" for key in f.keys}
        hits: list[NameHit] = []
        for position, (index, f) in enumerate(found):
            text = record.parts[index].text
            if f.strength == "company" and not (
                len(f.keys) == 1 and (f.keys[0] in certain or _listed(found, position, text))
            ):
                continue
            hits.append(NameHit(Span(index, f.start, f.end), f.kind, f.keys, f.case, text[f.start : f.end]))
        return tuple(hits)

    def _matcher_of(self, record: DecisionRecord) -> _Matcher | None:
        """A matcher for what only this record can mean: the people it names, and "lautakunta" for its own body."""
        forms = [form for name in sorted(_names_stated(record) - self._people) for form in _stated_forms(name)]
        own = self._bodies.get(record.body.id or "") if record.body else None
        if own:
            name = own.names.get("fi", "").lower()
            word = next((word for word in _OWN_SHORT if name.endswith(word)), None)
            if word:
                forms += [NameForm(form, "body", own.id, case, exact=False) for form, case in inflect(word).items()]
        return _Matcher(forms) if forms else None


def _names_stated(record: DecisionRecord) -> set[str]:
    """Full names that stand in the nominative by the form of the document: voters, presenters, contacts, signers."""
    names = {voter.name for vote in record.votes for voter in vote.voters}
    for part in record.parts:
        if part.kind is PartKind.CONTACTS:
            names |= {line.partition(",")[0] for line in part.text.split("\n")}
        elif part.kind in {PartKind.PRESENTER, PartKind.SIGNATURE}:
            names |= set(part.text.split("\n")[1:2])
    return {name for name in names if _NAME.match(name)}


@lru_cache(maxsize=4096)
def _stated_forms(name: str) -> tuple[NameForm, ...]:
    return tuple(named_person_forms(name, name))


# what counts in a part


def _listed(found: list[tuple[int, _Found]], position: int, text: str) -> bool:
    """Whether a capitalised short name of a body stands in a list beside another body's name."""
    index, here = found[position]
    if here.kind != "body" or not text[here.start].isupper():
        return False
    for step in (-1, 1):
        other = found[position + step] if 0 <= position + step < len(found) else None
        if other is not None and other[0] == index and other[1].kind == "body":
            first, second = sorted((here, other[1]), key=lambda f: f.start)
            if text[first.end : second.start] in _LISTED:
                return True
    return False


def _settled(matches: list[_Found], part: Part, nearness: Nearness) -> list[_Found]:
    chosen = _longest([f for f in matches if f.strength in {"strong", "company"}])
    everyday = [f for f in matches if f.strength in {"service", "weak"} and _means_unit(f, part, chosen, nearness)]
    if everyday:
        chosen = _longest([*chosen, *everyday])
    settled: list[_Found] = []
    for found in chosen:
        if found.kind != "body":
            settled.append(found)
        elif not _another_body(part.text, found):
            before = settled[-1] if settled and _continues(part.text, settled[-1], found) else None
            resolved = replace(found, keys=nearness.resolved(found.keys, before.keys if before else None))
            words = part.text[found.start : found.end].lower()
            if before is None and _EACH_DIVISIONS.match(words) and nearness.elsewhere(resolved.keys):
                continue
            settled.append(resolved)
    return settled


def _without_echoes(
    found: list[tuple[int, _Found]], record: DecisionRecord, nearness: Nearness
) -> list[tuple[int, _Found]]:
    """Without bodies of the past whose name is here the end of a longer name ("fostrans- och utbildningsnämnden")."""
    past = [f.kind == "body" and nearness.outlived(f.keys) for _, f in found]
    if not any(past):
        return found
    ends = {end[:_STEM].lower() for part in record.parts for end in _COMPOUND_END.findall(part.text)}
    return [
        (index, f)
        for (index, f), outlived in zip(found, past, strict=True)
        if not (outlived and record.parts[index].text[f.start : f.end][:_STEM].lower() in ends)
    ]


def _another_body(text: str, found: _Found) -> bool:
    """Whether the words around make it another body: another city's, or a longer name ("kasvatus- ja koulutus…")."""
    low, start = max(0, found.start - 40), found.start
    if _OTHER_CITY.search(text, low, start) or _JOINED_COMPOUND.search(text, low, start):
        return True
    return _FIELD_OF_WORK.search(text, start, found.end) is not None and _NEXT_FIELD.match(text, found.end) is not None


def _means_unit(found: _Found, part: Part, chosen: list[_Found], nearness: Nearness) -> bool:
    """Whether an everyday word means the unit of that name here."""
    text = part.text
    if part.kind in _LISTS and _whole_entry(text, found):
        return True
    position = bisect_left(chosen, found.start, key=lambda f: f.start)
    before = chosen[position - 1] if position else None
    if before is not None and before.kind == "body" and text[before.end : found.start] in {" ", "/"}:
        taught = _TEACHING.search(text, found.start, found.end) is not None and text[before.end] == " "
        return nearness.belongs(found.keys, before.keys) and not taught
    if _CUT_COMPOUND.search(text, max(0, found.start - 30), found.start):
        return False
    words = text[found.start : found.end]
    if words[0].isupper() and inside_sentence(text, found.start):
        return found.strength == "service" or " " in words or "palvelu" in words
    return found.strength == "service" and nearness.near_own(found.keys)


def _longest(matches: list[_Found]) -> list[_Found]:
    """Those that stand when of two overlapping ones the longer is taken, in the order of the text."""
    chosen: list[_Found] = []
    for found in sorted(
        matches, key=lambda f: (f.start - f.end, _KIND_ORDER[f.kind], _STRENGTH_ORDER[f.strength], f.start)
    ):
        at = bisect_left(chosen, found.start, key=lambda f: f.start)
        clear_before = at == 0 or chosen[at - 1].end <= found.start
        if clear_before and (at == len(chosen) or found.end <= chosen[at].start):
            chosen.insert(at, found)
    return chosen


def _continues(text: str, first: _Found, second: _Found) -> bool:
    return first.kind == "body" and text[first.end : second.start] in {" ", "/", ", "}


def _whole_entry(text: str, found: _Found) -> bool:
    """Whether the name is a whole entry of a list of recipients, or a whole step of a path in one."""
    opening = text[max(0, found.start - 2) : found.start]
    closing = text[found.end : found.end + 2]
    return (not opening or opening[-1] in "\n\t/" or opening == ", ") and (not closing or closing[0] in "\n\t/,")


class _Matcher:
    """Finds many forms in one pass, at word boundaries and with the right capitals."""

    def __init__(self, forms: Iterable[NameForm]) -> None:
        by_form: defaultdict[str, dict[NameForm, None]] = defaultdict(dict)
        for form in forms:
            by_form[_fold(form.form)][form] = None
        self._forms = [tuple(named) for named in by_form.values()]
        self._automaton = ahocorasick_rs.AhoCorasick(list(by_form))

    def find(self, text: str) -> list[_Found]:
        found: list[_Found] = []
        for number, start, end in self._automaton.find_matches_as_indexes(_fold(text), overlapping=True):
            if _is_word(text, start, end):
                named = [form for form in self._forms[number] if _fits(text[start:end], form)]
                if named:
                    found += _readings(start, end, named)
        return found


def _readings(start: int, end: int, forms: list[NameForm]) -> list[_Found]:
    """What is named by one stretch of words: the strongest reading of each kind."""
    if len(forms) == 1:
        form = forms[0]
        return [_Found(start, end, form.kind, form.case, form.strength, (form.key,))]
    by_kind: defaultdict[Kind, list[NameForm]] = defaultdict(list)
    for form in forms:
        by_kind[form.kind].append(form)
    found: list[_Found] = []
    for kind, named in by_kind.items():
        strength = min((form.strength for form in named), key=_STRENGTH_ORDER.__getitem__)
        strongest = [form for form in named if form.strength == strength]
        keys = tuple(dict.fromkeys(form.key for form in strongest))
        found.append(_Found(start, end, kind, strongest[0].case, strength, keys))
    return found


def _fold(text: str) -> str:
    """Lower case, one code point for each: a letter that changes its length in lower case stays as it is."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def _is_word(text: str, start: int, end: int) -> bool:
    """Whether the words end at both sides: no letter, digit or binding hyphen goes on, and no address is around."""
    follower = text[end : end + 2]
    if follower[:1].isalnum():
        return False
    if follower[:1] in ("-", "_", ":") and follower[1:].isalpha() and follower[1:].islower():
        return _BOUND_KIND.match(text, end) is not None
    before = text[max(0, start - 2) : start]
    if before[-1:].isalnum() or (before[-1:] in ("-", "_") and before[:1].isalnum() and len(before) == 2):
        return False
    if before[-1:] in ("/", ".", "@") or (follower[:1] in ("/", ".", "@") and follower[1:].isalnum()):
        return not _ADDRESS.search(_token(text, start, end))
    return True


def _token(text: str, start: int, end: int) -> str:
    """The run without white space around a place."""
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end]


def _fits(written: str, form: NameForm) -> bool:
    """Whether the capitals are right: as the name has them; a common noun may also begin or not begin a sentence."""
    if written == form.form or (not form.exact and written[1:] == form.form[1:]):
        return True
    return len(written) > 5 and form.kind != "person" and written.isupper()
