"""Bodies and posts, in the language their names were asked for in."""

from __future__ import annotations

from typing import Any

from converters.ahjo.fields import Fields, Reading
from converters.ahjo.identity import asked_language, organization_of
from kg.errors import Rejected
from kg.language import language_of
from kg.record import BodyRecord, BodyRef, Language


def read_body(data: dict[str, Any], reading: Reading) -> BodyRecord:
    organization = data
    if "Organization" in data:
        Fields(data, "body", reading)  # names what it holds beside the body
        organization = organization_of(data)
    fields = Fields(organization, "organization", reading, "Organization" if "Organization" in data else "")
    language = asked_language(organization)
    if language is None:
        language = language_of(fields.text("Name") or "") or "fi"
        reading.noted("links", f"No address tells the language of the names; it is taken for {language!r}.")
    body = _body(fields, language)
    if body is None:
        message = "The body has no ID or no name."
        raise Rejected(message, "ID")
    return body


def _body(fields: Fields, language: Language) -> BodyRecord | None:
    id_, name = fields.text("ID"), fields.text("Name")
    if id_ is None or name is None:
        return None
    sector = fields.one("sector", "Sector")
    sector_name = sector.text("Sector") if sector else None
    return BodyRecord(
        id=id_,
        name=name,
        language=language,
        type_id=fields.text("TypeId"),
        formed=fields.day("Formed"),
        dissolved=fields.day("Dissolved"),
        above=_neighbours(fields, "OrganizationLevelAbove", language),
        below=_neighbours(fields, "OrganizationLevelBelow", language),
        sector=BodyRef(sector_name, sector.text("SectorID")) if sector and sector_name else None,
    )


def _neighbours(fields: Fields, name: str, language: Language) -> tuple[BodyRecord, ...]:
    level = fields.one("level", name)
    if level is None:
        return ()
    found: list[BodyRecord] = []
    for neighbour in level.many("organization", "organizations"):
        body = _body(neighbour, language)
        if body is None:
            level.skip("organizations", "A neighbouring body has no ID or no name")
        else:
            found.append(body)
    return tuple(found)
