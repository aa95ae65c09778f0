"""Invented records and what is read of their people."""

from __future__ import annotations

from kg.extract.finding import Doubt, PersonRole
from kg.extract.names.hits import NameHit
from kg.extract.people.reader import PeopleReader
from kg.record import BodyRef, DecisionRecord, Part, PartKind, Side
from kg.registries import Registries

COMMITTEE = BodyRef("Puistolautakunta", "U1", "5")
POST = BodyRef("Yksikön päällikkö", "U1VH1", "12")


def part(kind: PartKind, text: str, side: Side = "decision") -> Part:
    return Part(kind, side, "", text)


def read(
    *parts: Part,
    body: BodyRef = COMMITTEE,
    hits: tuple[NameHit, ...] = (),
    registries: Registries | None = None,
) -> tuple[tuple[PersonRole, ...], tuple[Doubt, ...]]:
    record = DecisionRecord("record", True, "N", "Asia", "fi", parts, body=body)
    return PeopleReader(registries or Registries()).read(record, hits)


def roles(*parts: Part, body: BodyRef = COMMITTEE) -> list[tuple[str, str]]:
    return [(person.role, person.name) for person in read(*parts, body=body)[0]]


def titles(*parts: Part, body: BodyRef = COMMITTEE) -> list[tuple[str, str, str | None, bool]]:
    return [(person.role, person.name, person.title, person.acting) for person in read(*parts, body=body)[0]]
