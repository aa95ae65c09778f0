"""Mentions of units that no registry knows: where their names stand, whose they are, and under what id they go.

The id is the slug of the name. A service that each division has for itself ("Hankintapalvelut") is told by its office
too: that of the body named before it, or the record's own.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from kg.extract.bodies.acting import ActingUnits
from kg.extract.bodies.nearness import EACH_DIVISIONS, Nearness, office, own_body
from kg.extract.bodies.stems import UnitStems
from kg.extract.bodies.unit_forms import (
    UnitName,
    joined_units,
    listed_unit,
    owned_unit,
    school_boards,
    services_in,
    units_in,
)
from kg.extract.finding import BodyMention, Doubt, Span
from kg.extract.names.forms import DIVISION_TYPE
from kg.iri import slug
from kg.record import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.names.hits import NameHit
    from kg.record import DecisionRecord, Part
    from kg.registries import Body, Registries

_LISTS = frozenset({PartKind.EXTRACTS, PartKind.INFORMATION})
_PEOPLE_PARTS = frozenset({PartKind.PRESENTER, PartKind.CONTACTS, PartKind.SIGNATURE})
# the comma after a cut compound is part of a name: "Sairaala-, kuntoutus- ja hoivapalvelut"
_STEP = re.compile(r"(?:[^/,;\n]|(?<=-),)+")
_ABBREVIATION = 5
_SHORT_ENTRY = re.compile(
    r"^(?:[-–•*][ \t]+)?(?P<short>[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{2,4})(?=[ ]?[,/]|[ ]?$|\t)"
    r"(?:[ ]?[,/][ ]?(?P<rest>[^,/;\t\n]{3,80}))?",
    re.MULTILINE,
)
_LAST_STEP = re.compile(r"^(?:[-–•*][ \t]+)?(?P<path>[^\n\t/]*/)?(?P<step>[A-ZÅÄÖ][a-zåäö]+)(?=[ ]?$|\t)", re.MULTILINE)
_BULLET = re.compile(r"\s*(?:[-–•*]\s+)?")


class UnitReader:
    """Reads the units of one record that no registry knows. Made once a process."""

    def __init__(self, registries: Registries) -> None:
        self._bodies = registries.bodies
        self._stems = UnitStems(registries.bodies)
        self._acting = ActingUnits(registries.bodies)
        self._short = _short_names(registries.bodies)
        self._known = {
            name.lower()
            for body in registries.bodies.values()
            for name in (*body.names.values(), *body.aliases, *body.ambiguous)
        }

    def read(self, record: DecisionRecord, hits: tuple[NameHit, ...]) -> Iterator[BodyMention | Doubt]:
        """The mentions, part by part; a doubt where the text does not tell whose the unit is.

        hits: the names found in the record, in order.
        """
        at = [hit.span.part for hit in hits]
        own = own_body(self._bodies, record)
        nearness = Nearness(self._bodies, record)
        for index, part in enumerate(record.parts):
            if part.kind in _PEOPLE_PARTS:
                continue
            here = hits[bisect_left(at, index) : bisect_right(at, index)]
            yield from self._registered(index, part, here, nearness)
            schools = [(hit.span.start, hit.span.end) for hit in here if hit.case == "gen" and _only_body(hit)]
            for board in school_boards(part.text, schools):
                yield BodyMention(Span(index, board.start, board.end), slug(board.name), board.name)
            found = self._listed(part, here) if part.kind in _LISTS else self._told(part, here)
            for unit, owner in found:
                span = Span(index, unit.start, unit.end)
                registered = self._stems.unit(unit.name, owner, nearness)
                if registered is not None:
                    yield BodyMention(span, registered)
                    continue
                key = self._key(unit, owner, own)
                if key is None:
                    message = f"each division has its own “{unit.name}”; the text does not tell which is meant"
                    yield Doubt(span, unit.name, message)
                elif unit.name.lower() not in self._known or EACH_DIVISIONS.match(unit.name.lower()):
                    yield BodyMention(span, key, unit.name)

    def _registered(
        self, index: int, part: Part, hits: tuple[NameHit, ...], nearness: Nearness
    ) -> Iterator[BodyMention]:
        """Registered units whose name is not written in full."""
        if part.kind in _LISTS:
            for start, end, key in (*self._abbreviated(part, hits, nearness), *self._halves(part, hits, nearness)):
                yield BodyMention(Span(index, start, end), key)
            return
        for hit in hits:
            first = _only_body(hit) if hit.case == "gen" else None
            if first is not None:
                for start, end, key in self._stems.further(part.text, hit.span, first, nearness):
                    yield BodyMention(Span(index, start, end), key)
        yield from self._by_deed(index, part.text, hits, nearness)
        for unit in joined_units(part.text):
            named = None if _overlaps(unit, hits) else self._stems.unit(unit.name, None, nearness)
            if named is not None:
                yield BodyMention(Span(index, unit.start, unit.end), named)

    def _by_deed(self, index: int, text: str, hits: tuple[NameHit, ...], nearness: Nearness) -> Iterator[BodyMention]:
        """Units known by what they do, or by standing in brackets right after the body above them."""
        for start, end, key in self._acting.acting(text, nearness):
            if not _overlaps(UnitName(start, end, ""), hits):
                yield BodyMention(Span(index, start, end), key)
        for hit in hits:
            above = _only_body(hit)
            inside = self._acting.bracket(text, hit.span.end) if above else None
            if above is None or inside is None or _overlaps(UnitName(*inside, ""), hits):
                continue
            unit = self._stems.step(text[slice(*inside)], above, nearness)
            if unit is not None and unit != above:
                yield BodyMention(Span(index, *inside), unit)

    def _halves(self, part: Part, hits: tuple[NameHit, ...], nearness: Nearness) -> Iterator[tuple[int, int, str]]:
        """Entries of a list, or their last steps, that are the first half of a unit's name."""
        for match in _LAST_STEP.finditer(part.text):
            start, end = match.span("step")
            if not _overlaps(UnitName(start, end, ""), hits):
                owners = (_only_body(hit) for hit in hits if match["path"] and hit.span.end == start - 1)
                above = next((owner for owner in owners if owner), None)
                if above is None and match["path"]:
                    continue
                key = self._acting.half(match["step"], above, nearness)
                if key is not None:
                    yield start, end, key

    def _abbreviated(self, part: Part, hits: tuple[NameHit, ...], nearness: Nearness) -> Iterator[tuple[int, int, str]]:
        """As "Kuva, talous" in a list of recipients: the division, and the unit of it where that is registered."""
        for match in _SHORT_ENTRY.finditer(part.text):
            owner = self._short.get(match["short"].lower())
            if owner is None:
                continue
            start, end = match.span("short")
            if not _overlaps(UnitName(start, end, ""), hits):
                yield start, end, owner
            start, end = match.span("rest")
            unit = self._stems.step(match["rest"].strip(), owner, nearness) if match["rest"] else None
            if unit is not None and not _overlaps(UnitName(start, end, ""), hits):
                yield start, end, unit

    def _key(self, unit: UnitName, owner: str | None, own: str | None) -> str | None:
        """The unit's id; None for a service of each division where the division is not known."""
        if EACH_DIVISIONS.match(unit.name.lower()):
            line = office(self._bodies, owner or own)
            return slug(f"{self._name(line[-1])} {unit.name}") if line else None
        if owner is not None and unit.is_group:
            return slug(f"{self._name(owner)} {unit.name}")
        return slug(unit.name)

    def _name(self, key: str) -> str:
        body: Body = self._bodies[key]
        return body.names.get("fi") or min(body.names.values())

    def _listed(self, part: Part, hits: tuple[NameHit, ...]) -> Iterator[tuple[UnitName, str | None]]:
        """Steps of the entries of a list, with the body named before them in the entry."""
        position = 0
        for line in part.text.split("\n"):
            owner: str | None = None
            entry = line.partition("\t")[0]
            for step in _STEP.finditer(entry):
                bullet = _BULLET.match(entry, step.start(), step.end())
                start, end = position + (bullet.end() if bullet else step.start()), position + step.end()
                end -= len(step.group()) - len(step.group().rstrip())
                inside = list(_between(hits, start, end))
                if len(inside) == 1 and inside[0].span.start == start and inside[0].case == "gen":
                    above = _only_body(inside[0])
                    if above is not None:
                        owner, start, inside = above, min(inside[0].span.end + 1, end), []
                unit = None if _settled(inside) else listed_unit(part.text[start:end], start, owned=owner is not None)
                if unit is not None:
                    yield unit, owner
                owner = next((key for hit in inside if (key := _only_body(hit))), owner)
            position += len(line) + 1

    def _told(self, part: Part, hits: tuple[NameHit, ...]) -> Iterator[tuple[UnitName, str | None]]:
        """Units in running text, with their owner; none that another name holds."""
        for hit in hits:
            owner = _only_body(hit)
            unit = owned_unit(part.text, hit.span.end) if owner and hit.case == "gen" else None
            if unit is not None and not _overlaps(unit, hits):
                yield unit, owner
        for unit in (*units_in(part.text), *services_in(part.text)):
            if not _overlaps(unit, hits):
                yield unit, None


def _short_names(bodies: dict[str, Body]) -> dict[str, str]:
    """The abbreviations of the divisions, in lower case."""
    return {
        name.lower(): body.id
        for body in bodies.values()
        if body.type_id == DIVISION_TYPE and body.dissolved is None
        for name in (*body.aliases, *body.ambiguous)
        if " " not in name and len(name) <= _ABBREVIATION
    }


def _between(hits: tuple[NameHit, ...], start: int, end: int) -> Iterator[NameHit]:
    """The hits that lie between two places of their part."""
    for position in range(bisect_left(hits, start, key=lambda hit: hit.span.start), len(hits)):
        if hits[position].span.start >= end:
            return
        if hits[position].span.end <= end:
            yield hits[position]


def _only_body(hit: NameHit) -> str | None:
    return hit.keys[0] if hit.kind == "body" and len(hit.keys) == 1 else None


def _settled(inside: list[NameHit]) -> bool:
    """Whether the names in a step say what it is: anything but a service of each division that may be any one's."""
    return any(hit.kind != "body" or len(hit.keys) == 1 or not EACH_DIVISIONS.match(hit.form.lower()) for hit in inside)


def _overlaps(unit: UnitName, hits: tuple[NameHit, ...]) -> bool:
    first = bisect_right(hits, unit.start, key=lambda hit: hit.span.end)
    return first < len(hits) and hits[first].span.start < unit.end
