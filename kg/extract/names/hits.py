"""Known names in a text: bodies and posts, outside organisations and people, in any of their inflected forms.

One pass over a part finds all forms of all names at once. What counts is then decided by word boundaries, capitals,
length (the longest name wins) and, for names that are everyday words, by what stands around them. A name that fits
several things is resolved by the decision's day and by nearness to the record's own body; what stays ambiguous keeps
all its keys.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.extract.bodies.nearness import EACH_DIVISIONS, Nearness
from kg.extract.finding import Span
from kg.extract.language.finnish import inflect, inflect_swedish
from kg.extract.names.believed import of_other_language, outside_time
from kg.extract.names.context import FIELD_OF_WORK, is_another_body, means_unit
from kg.extract.names.forms import Kind, NameForm, forms_of, named_person_forms
from kg.extract.names.matcher import STRENGTH_ORDER, Found, Matcher
from kg.extract.names.overlap import longest
from kg.record import PartKind

if TYPE_CHECKING:
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


_KIND_ORDER: dict[Kind, int] = {"body": 0, "organisation": 1, "person": 2}
_OWN_SHORT = {"lautakunta": "nämnden", "jaosto": "sektionen", "johtokunta": "direktionen", "toimikunta": "kommittén"}
"""What a document calls its own body for short, in Finnish and in Swedish."""
_COMPOUND_END = re.compile(r"\w- (?:ja|och) (\w{9,})")
_STEM = 9
_LISTED = frozenset({", ", " ja ", " sekä ", " tai ", "/", "\n"})
_NAME = re.compile(
    r"[^\W\d_a-zåäö][\w'’-]+(?: (?:von|af|de|van) | )(?:[^\W\d_a-zåäö][\w'’-]+ ){0,2}[^\W\d_a-zåäö][\w'’-]+\Z"
)


class Names:
    """Finds the names of the registries in records. Made once a process; it holds one automaton over all forms."""

    def __init__(self, registries: Registries) -> None:
        self._bodies = registries.bodies
        self._organisations = registries.organisations
        self._matcher = Matcher(forms_of(registries))
        self._people = {person.name for person in registries.people.values()}

    def hits(self, record: DecisionRecord) -> tuple[NameHit, ...]:
        """The names in the record in the order of its text; none overlap, and of two the longer one stands."""
        own_matcher = self._matcher_of(record)
        nearness = Nearness(self._bodies, record)
        found: list[tuple[int, Found]] = []
        for index, part in enumerate(record.parts):
            matches = self._matcher.find(part.text)
            if own_matcher is not None:
                matches += own_matcher.find(part.text)
            matches = [f for f in matches if f.kind != "organisation" or self._believed(f, part.text, record)]
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

    def _believed(self, found: Found, text: str, record: DecisionRecord) -> bool:
        """Whether the name can mean the outside organisation here."""
        return not (of_other_language(found, text, record.language) or outside_time(found, self._organisations, record))

    def _matcher_of(self, record: DecisionRecord) -> Matcher | None:
        """A matcher for what only this record can mean: the people it names, and "lautakunta" for its own body."""
        forms = [form for name in sorted(_names_stated(record) - self._people) for form in _stated_forms(name)]
        own = self._bodies.get(record.body.id or "") if record.body else None
        if own:
            name = own.names.get("fi", "").lower()
            word = next((word for word in _OWN_SHORT if name.endswith(word)), None)
            if word:
                short = inflect_swedish(_OWN_SHORT[word]) if record.language == "sv" else inflect(word)
                forms += [NameForm(form, "body", own.id, case, exact=False) for form, case in short.items()]
        return Matcher(forms) if forms else None


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


def _listed(found: list[tuple[int, Found]], position: int, text: str) -> bool:
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


def _settled(matches: list[Found], part: Part, nearness: Nearness) -> list[Found]:
    chosen = longest((f for f in matches if f.strength in {"strong", "company"}), _rank)
    everyday = [f for f in matches if f.strength in {"service", "weak"} and means_unit(f, part, chosen, nearness)]
    if everyday:
        chosen = longest([*chosen, *everyday], _rank)
    settled: list[Found] = []
    for found in chosen:
        if found.kind != "body":
            settled.append(found)
        elif not is_another_body(part.text, found):
            before = settled[-1] if settled and _continues(part.text, settled[-1], found) else None
            resolved = replace(found, keys=nearness.resolved(found.keys, before.keys if before else None))
            words = part.text[found.start : found.end].lower()
            if nearness.unborn(resolved.keys) and FIELD_OF_WORK.search(words):
                continue
            if EACH_DIVISIONS.match(words) and (
                nearness.elsewhere(resolved.keys)
                if before is None
                else not nearness.belongs(resolved.keys, before.keys) and "/" in part.text[before.end : found.start]
            ):
                continue
            settled.append(resolved)
    return settled


def _without_echoes(
    found: list[tuple[int, Found]], record: DecisionRecord, nearness: Nearness
) -> list[tuple[int, Found]]:
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


def _rank(found: Found) -> tuple[int, int]:
    return _KIND_ORDER[found.kind], STRENGTH_ORDER[found.strength]


def _continues(text: str, first: Found, second: Found) -> bool:
    return first.kind == "body" and text[first.end : second.start] in {" ", "/", ", ", "/ ", " / "}
