"""Elected people, and who holds positions of trust in a body."""

from __future__ import annotations

from typing import Any

from converters.ahjo.fields import Fields, Reading
from converters.ahjo.identity import positions_body
from converters.ahjo.motion import motion_of
from converters.ahjo.stated import named
from converters.ahjo.tables import tables
from kg.errors import Rejected
from kg.record import BodyRef, Chairmanship, PersonRecord, Position, PositionsRecord


def read_person(data: dict[str, Any], reading: Reading) -> PersonRecord:
    fields = Fields(data, "person", reading)
    id_, person = fields.text("ID", "agentId"), named(fields)
    if id_ is None or person is None:
        message = "The person has no ID, or no name that can be read."
        raise Rejected(message, "Name")
    chairmanships = (_chairmanship(one) for one in fields.many("chairmanship", "Chairmanships"))
    motions = [motion_of(one, "initiative", person) for one in fields.many("motion", "Initiatives")]
    motions += [motion_of(one, "resolution", person) for one in fields.many("motion", "Resolutions")]
    return PersonRecord(
        id=id_,
        name=person[0],
        family=person[1],
        title=fields.text("Title"),
        group=fields.text("CouncilGroup"),
        chairmanships=tuple(one for one in chairmanships if one is not None),
        motions=tuple(motions),
    )


def _chairmanship(fields: Fields) -> Chairmanship | None:
    role = fields.looked_up("Position", tables().roles)
    name = fields.text("OrganizationName")
    return Chairmanship(role, BodyRef(name, fields.text("OrganizationID"))) if role and name else None


def read_positions(data: dict[str, Any], reading: Reading) -> PositionsRecord:
    fields = Fields(data, "positions", reading)
    body = positions_body(data)
    if body is None:
        message = "The list does not say whose positions of trust it holds: no address in it has org=."
        raise Rejected(message, "links")
    positions = (_position(one) for one in fields.many("agent", "agentPublicList"))
    return PositionsRecord(body, tuple(one for one in positions if one is not None))


def _position(fields: Fields) -> Position | None:
    id_, person, role = fields.text("ID", "agentId"), named(fields), fields.looked_up("Title", tables().roles)
    if id_ is None or person is None or role is None:
        return None
    return Position(id_, *person, role, fields.text("CouncilGroup"))
