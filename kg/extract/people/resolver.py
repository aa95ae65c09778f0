"""The person whom a name in a text means: base form and, where exactly one person of the registry has it, identifier.

An inflected name is taken to its base form by the registry of people, by the nominative elsewhere in the same document,
by the family names in use, or where its ending leaves one base form; otherwise it stays a doubt.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.finding import Doubt, PersonRole, Span
from kg.extract.language.finnish import person_base_forms, person_forms
from kg.extract.people.family_names import FAMILY_NAMES
from kg.extract.people.names import Candidate, Case, base_of_given, is_given_name, names_in
from kg.extract.people.title_forms import plain_title
from kg.extract.people.titles import is_acting

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extract.names.hits import NameHit
    from kg.record import DecisionRecord
    from kg.registries import Registries

# Last elements of family names that are sure to be complete: the other reading would add or drop a vowel.
_SURE_ENDING = re.compile(
    r"(?:nen|l[aä]|mäki|lahti|niemi|järvi|joki|koski|saari|salmi|suo|aho|harju|luoto|ranta|virta|vuori|korpi|pelto|maa"
    r"|oja|kallio|lampi|metsä|niitty|kangas|hovi|linna|kivi|puro|palo|salo|talo|ketola|mies|puu|kari|vaara|heimo|pää"
    r"|lund|lind|strand|sund|land|gård|hard|stedt|feldt|qvist|kvist|quist|holm|ström|blom|berg|borg|gren|grén|rén|ren"
    r"|lén|lin|dén|tén|sén|sten|stein|roth|son|sen|man|mann|felt|fors|roos|ros|näs|bäck|back|beck|mark|dahl|dal|hall|wall"
    r"|vall|hjelm|löf|löv|blad|bom|crantz|krantz|ander|ov|ev|eff|off|iev|sky|ski|czyk|wicz|vić|ić|dottir|us|is|as)\Z",
    re.IGNORECASE,
)
_AFTER_APOSTROPHE = re.compile(r"(?<=\w\w)['’](?:i?n|i?lle|i?ll[aä]|i?lt[aä]|i?[aä])\Z")
_CASE_ENDING = re.compile(r"(?:n|lle|ll[aä]|lt[aä]|t[aä])\Z")
_LONG_E = re.compile(r"\w[^\Waeiouyäö]ee(?:n|lle|ll[aä]|lt[aä])\Z")
_OWN_S = re.compile(r"(?:roos|ros|fors|näs|us|is|as|os|ss|lds|xs|zs)\Z", re.IGNORECASE)
_INITIALS = 2
_NOMINATIVE_S = re.compile(r"(?:ius|kangas|kivekäs|köngäs|magnus|markus|marcus)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Known:
    name: str
    person_id: str | None


def _partitive_bases(words: str) -> tuple[str, ...]:
    """`Koskista` is Koskinen's, `Mallia` is Malli's; only what is known otherwise or ends in -nen is then sure."""
    if words.endswith(("sta", "stä")):
        stem = words[:-2]
        return (stem, words[:-3] + "nen") if _NOMINATIVE_S.search(stem) is not None else (words[:-3] + "nen",)
    return (words[:-1], words[:-2], words) if words.endswith(("a", "ä")) else (words,)


def _swedish_bases(words: str) -> tuple[str, ...]:
    return (words.removesuffix("s"), words) if _OWN_S.search(words) is not None else (words.removesuffix("s"),)


_BASES = {"partitive": _partitive_bases, "swedish genitive": _swedish_bases}


@cache
def _families_by_form() -> dict[str, frozenset[str]]:
    """The family names in use that an inflected form may be of."""
    found: dict[str, set[str]] = {}
    for family in FAMILY_NAMES:
        for form, case in person_forms("-", family).items():
            if case != "nom" and not form.endswith("s"):
                found.setdefault(form.removeprefix("- "), set()).add(family)
    return {form: frozenset(families) for form, families in found.items()}


def _in_use(words: str) -> set[str]:
    """The full names that a name may be the form of, going by the family names in use."""
    lead, _, family = words.rpartition(" ")
    first, hyphen, last = family.rpartition("-")
    return {f"{lead} {first}{hyphen}{base}" for base in _families_by_form().get(last, ())}


def sure_family(word: str) -> bool:
    """Whether a word ends as family names do."""
    return _SURE_ENDING.search(word) is not None


class PeopleIndex:
    """The people of the registries by name, made once."""

    def __init__(self, registries: Registries) -> None:
        self._names = {person.id: person.name for person in registries.people.values()}
        self._ids: dict[str, list[str]] = {}
        for person in registries.people.values():
            self._ids.setdefault(person.name.casefold(), []).append(person.id)
        self._families = frozenset(name.rpartition(" ")[2] for name in self._names.values())

    def id_of(self, name: str) -> str | None:
        """The registry's identifier, where exactly one person has the name."""
        ids = self._ids.get(name.casefold(), ())
        return ids[0] if len(ids) == 1 else None

    def name_of(self, person_id: str) -> str | None:
        return self._names.get(person_id)

    def knows(self, name: str) -> bool:
        return name.casefold() in self._ids

    def knows_family(self, name: str) -> bool:
        """Whether somebody in the registry has the family name of a full name."""
        return name.rpartition(" ")[2] in self._families


class Resolver:
    """Base forms of the names in one record."""

    def __init__(self, index: PeopleIndex, record: DecisionRecord, hits: Iterable[NameHit]) -> None:
        self._index = index
        self._record = record
        self._hits: dict[int, list[NameHit]] = {}
        for hit in hits:
            self._hits.setdefault(hit.span.part, []).append(hit)
        self._names: dict[str, set[str]] | None = None

    def text(self, span: Span) -> str:
        return self._record.parts[span.part].text[span.start : span.end]

    def is_name_of_other(self, span: Span) -> bool:
        """Whether the words are in the name of a body or an organisation."""
        return any(hit.kind != "person" for hit in self._hits_on(span))

    def _hits_on(self, span: Span) -> list[NameHit]:
        """The hits that share a word with a span; they stand in the order of the text and none overlap."""
        hits = self._hits.get(span.part, [])
        first = bisect_right(hits, span.start, key=lambda hit: hit.span.end)
        return hits[first : bisect_left(hits, span.end, key=lambda hit: hit.span.start)]

    def resolve(self, candidate: Candidate) -> PersonRole | Doubt | None:
        """The person in the role, a doubt about the form, or nothing where the words name something else."""
        known = self._by_hit(candidate.span)
        if known is None:
            if self.is_name_of_other(candidate.span):
                return None
            known = self._by_form(self.text(candidate.span), candidate.case)
        if known is None:
            words = self.text(candidate.span)
            return Doubt(candidate.span, words, f"The base form of this name ({candidate.role}) is not certain.")
        return PersonRole(
            span=candidate.span,
            side=self._record.parts[candidate.span.part].side,
            name=known.name,
            role=candidate.role,
            title=plain_title(candidate.title),
            acting=is_acting(candidate.title),
            person_id=known.person_id,
        )

    def _by_hit(self, span: Span) -> _Known | None:
        for hit in self._hits_on(span):
            if hit.kind != "person" or hit.span != span:  # "Malli" is none of "Malli-Mallila"
                continue
            names = {self._index.name_of(key) or key for key in hit.keys}
            if len(names) == 1:
                return self._named(names.pop())
        return None

    def _by_form(self, words: str, case: Case) -> _Known | None:
        family, _, given = words.partition(" ")
        if family.isupper() and len(family) > _INITIALS:  # "MALLI Maija"
            first, _, rest = given.partition(" ")
            return self._named(" ".join(filter(None, (base_of_given(first) or first, rest, family.title()))))
        given, _, family = words.rpartition(" ")
        if family.isupper() and len(family) > _INITIALS:
            words = f"{given} {family.title()}"
        uncased = _AFTER_APOSTROPHE.sub("", words)  # "Berg’in"
        turned = self._family_first(words, case) or (uncased if uncased != words and case != "nom" else None)
        if turned is not None:
            return self._named(turned)
        if case == "nom":
            return self._named(words)
        bases = _BASES.get(case, person_base_forms)(words)
        others = [base for base in bases if base != words]
        for settle in (self._index.knows, self._stands_in_text):
            found = [base for base in others if settle(base)]
            if len(found) == 1:
                return self._named(found[0])
        kin = self._kin_in_text(words)
        if kin is not None:
            return self._named(kin)
        base = self._by_family(words, others) or _by_ending(words, bases)
        return self._named(base) if base is not None else None

    def _by_family(self, words: str, bases: list[str]) -> str | None:
        """The one base form whose family name is in use."""
        found = _in_use(words) or {base for base in bases if self._index.knows_family(base)}
        return found.pop() if len(found) == 1 else None

    def _family_first(self, words: str, case: Case) -> str | None:
        """`Malli, Maija` and `Koskinen Maija` with the given name first; the given name may be inflected then."""
        family, comma, given = words.partition(", ")
        if comma:
            return f"{given} {family}"
        family, _, last = words.rpartition(" ")
        if is_given_name(family.partition(" ")[0]) or not (
            _SURE_ENDING.search(family) is not None or family in FAMILY_NAMES or self._index.knows_family(family)
        ):
            return None
        bases = (last,) if case == "nom" else person_base_forms(last)
        found = {base for base in bases if is_given_name(base)}
        return f"{found.pop()} {family}" if len(found) == 1 else None

    def _named(self, name: str) -> _Known:
        return _Known(name, self._index.id_of(name))

    def _stands_in_text(self, name: str) -> bool:
        """Whether the document writes the name in this form as a whole, anywhere."""
        given, _, family = name.rpartition(" ")
        return family in self._written().get(given, ())

    def _kin_in_text(self, words: str) -> str | None:
        """The one nominative in the document with the same given name and the same beginning of the family name."""
        given, _, family = words.rpartition(" ")
        stem = family[: max(4, len(family) - 4)]
        found = {
            name
            for name in self._written().get(given, ())
            if name.startswith(stem)
            and len(name) <= len(stem) + 4
            and (name.endswith("nen") or (name != family and _CASE_ENDING.search(name) is None))
        }
        return f"{given} {found.pop()}" if len(found) == 1 else None

    def _written(self) -> dict[str, set[str]]:
        """The names that stand anywhere in the document, as written: family names by given names."""
        if self._names is None:
            self._names = {}
            for part in self._record.parts:
                for low, high in names_in(part.text):
                    given, _, family = part.text[low:high].rpartition(" ")
                    self._names.setdefault(given, set()).add(family)
        return self._names


def _by_ending(words: str, bases: tuple[str, ...]) -> str | None:
    """The base form that the ending leaves, if it is one; no name here ends in -ee, or in -hte as -hde does."""
    bases = tuple(
        base
        for base in bases
        if not base.endswith(("ee", "hte")) and (base != words or _CASE_ENDING.search(words) is None)
    )
    sure = tuple(base for base in bases if _SURE_ENDING.search(base) is not None)
    if len(sure) == 1:
        return sure[0]
    # -en may hide a base in -i that the candidates lack; -een only comes of -e
    certain = len(bases) == 1 and (not bases[0].endswith("e") or _LONG_E.search(words) is not None)
    return bases[0] if certain else None
