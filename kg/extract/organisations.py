"""Outside organisations that a text names: those of the registry, and others by the form of their names.

An organisation named only inside another name ("sosiaali- ja terveysministeriön asetus") is left out, as are the city
itself and what stands in the lines of contacts. Where two readings share words, the longer one stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract.finding import Doubt, OrganisationMention, Span
from kg.extract.organisation_forms import NEXT_IS_PLACE, Formed, formed_names, name_variants
from kg.record import PartKind

if TYPE_CHECKING:
    from kg.extract.names import NameHit
    from kg.record import DecisionRecord
    from kg.registries import Organisation, Registries

_PEOPLE_PARTS = frozenset({PartKind.PRESENTER, PartKind.CONTACTS, PartKind.SIGNATURE})
_OTHER_NAME = re.compile(r" (?:\w+ )?asetu|[^.;\n]{5,200}? (?:annetu|antama)| linna| peruskor| ylioppilaskun| osakun")
_PLACE_BEFORE = re.compile(r"(?<![\w-])(?:Helsingin|Espoon|Vantaan|Kauniaisten|Uudenmaan|Pääkaupunkiseudun) \Z")
_CITY = re.compile(r"helsingin kau(?:punki|nginhallitus|nginvaltuusto)\Z|helsingfors stad\Z|city of helsinki\Z")


@dataclass(frozen=True, slots=True)
class _Reading:
    start: int
    end: int
    known: bool
    mention: OrganisationMention | None


class OrganisationReader:
    """Reads the organisations of one record. Made once a process."""

    def __init__(self, registries: Registries) -> None:
        self._organisations = registries.organisations
        names: dict[str, set[str]] = {}
        for organisation in registries.organisations.values():
            for name in (organisation.name, *organisation.names.values(), *organisation.aliases):
                names.setdefault(name.casefold(), set()).add(organisation.key)
        self._by_name = {name: next(iter(keys)) for name, keys in names.items() if len(keys) == 1}

    def read(
        self, record: DecisionRecord, hits: tuple[NameHit, ...]
    ) -> tuple[tuple[OrganisationMention, ...], tuple[Doubt, ...]]:
        """All mentions in the order of the text."""
        by_part: dict[int, list[NameHit]] = {}
        for hit in hits:
            by_part.setdefault(hit.span.part, []).append(hit)
        formed = [tuple(formed_names(part.text)) for part in record.parts]
        inside = {name.name for names in formed for name in names if not name.opening}
        mentions: list[OrganisationMention] = []
        doubts: dict[str, Doubt] = {}
        for index, part in enumerate(record.parts):
            if part.kind in _PEOPLE_PARTS:
                continue
            readings = [self._registered(hit, part.text, doubts) for hit in by_part.get(index, ())]
            readings += [self._formed(self._unopened(name, inside), index, part.text) for name in formed[index]]
            mentions += [reading.mention for reading in _longest(readings) if reading.mention is not None]
        return tuple(mentions), tuple(doubts.values())

    def _unopened(self, formed: Formed, inside: set[str]) -> Formed:
        """The name without the word that opens the sentence, where the rest is a name known otherwise."""
        first, _, rest = formed.name.partition(" ")
        if formed.opening and (rest in inside or rest.casefold() in self._by_name):
            return replace(formed, start=formed.start + len(first) + 1, name=rest, opening=False)
        return formed

    def _registered(self, hit: NameHit, text: str, doubts: dict[str, Doubt]) -> _Reading:
        """What a name hit says here; a body's or a person's name is no organisation, but it keeps its words."""
        mention = None
        if hit.kind == "organisation" and not (hit.case == "gen" and _OTHER_NAME.match(text, hit.span.end)):
            if self._is_place(hit, text) or self._is_local_branch(hit, text):
                mention = None
            elif len(hit.keys) == 1:
                mention = self._mention(hit.span, self._organisations[hit.keys[0]])
            else:
                words = f"“{hit.form}” may be any of {', '.join(sorted(hit.keys))}; the text does not tell which."
                doubts.setdefault(hit.form, Doubt(hit.span, hit.form, words))
        return _Reading(hit.span.start, hit.span.end, known=True, mention=mention)

    def _is_place(self, hit: NameHit, text: str) -> bool:
        """Whether a municipality is named for where something is: "Espoon kaupungin rajalla"."""
        kinds = {self._organisations[key].kind for key in hit.keys}
        return kinds == {"municipality"} and hit.case == "gen" and NEXT_IS_PLACE.match(text, hit.span.end) is not None

    def _is_local_branch(self, hit: NameHit, text: str) -> bool:
        """Whether a place before an association's name makes it a local one: "Mallilan Esimerkki-Liitto"."""
        kinds = {self._organisations[key].kind for key in hit.keys}
        return (
            kinds == {"association"}
            and _PLACE_BEFORE.search(text, max(0, hit.span.start - 20), hit.span.start) is not None
        )

    def _formed(self, formed: Formed, index: int, text: str) -> _Reading:
        mention: OrganisationMention | None = None
        span = Span(index, formed.start, formed.end)
        key = self._key_of(formed.name)
        if formed.case == "gen" and _OTHER_NAME.match(text, formed.end):
            mention = None
        elif key is not None:
            mention = self._mention(span, self._organisations[key])
        elif formed.sure and not _CITY.search(formed.name.casefold()):
            mention = OrganisationMention(span, None, formed.name, formed.kind)
        return _Reading(formed.start, formed.end, known=False, mention=mention)

    def _key_of(self, name: str) -> str | None:
        """The registry's key where it knows the name, with or without its legal form or the genitive of its place."""
        for variant in name_variants(name):
            key = self._by_name.get(variant.casefold())
            if key is not None:
                return key
        return None

    def _mention(self, span: Span, organisation: Organisation) -> OrganisationMention | None:
        if _CITY.search(organisation.name.casefold()):
            return None
        return OrganisationMention(span, organisation.key, organisation.name, organisation.kind)


def _longest(readings: list[_Reading]) -> list[_Reading]:
    """Of overlapping readings the longest; of equal ones the registry's; in the order of the text."""
    chosen: list[_Reading] = []
    for reading in sorted(readings, key=lambda r: (r.start - r.end, not r.known, r.start)):
        at = bisect_left(chosen, reading.start, key=lambda r: r.start)
        if (at == 0 or chosen[at - 1].end <= reading.start) and (at == len(chosen) or reading.end <= chosen[at].start):
            chosen.insert(at, reading)
    return chosen
