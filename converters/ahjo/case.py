"""Cases with their handlings and files, and the classes of the scheme they are filed under."""

from __future__ import annotations

import re
from typing import Any

from converters.ahjo.fields import Fields, Reading
from converters.ahjo.stated import files, is_public
from kg.errors import Rejected
from kg.language import language_of
from kg.record import BodyRef, CaseRecord, ClassificationRecord, Handling, Language

_BRANCH = re.compile(r"\d (\w+ \d+)$")
"""What follows the diary number of a statement asked for within a case: "Lausunto 1"."""


def read_case(data: dict[str, Any], reading: Reading) -> CaseRecord:
    fields = Fields(data, "case", reading)
    id_ = fields.case("CaseIDLabel", "CaseID")
    if id_ is None:
        message = "The case has no diary number."
        raise Rejected(message, "CaseIDLabel")
    branch = _BRANCH.search(fields.text("CaseIDLabel") or "")
    title = fields.text("Title") or ""
    handlings = (_handling(one) for one in fields.many("handling", "Handlings"))
    return CaseRecord(
        id=f"{id_} {branch[1]}" if branch else id_,
        title=title,
        language=_language(fields, title),
        classification=fields.text("ClassificationCode"),
        classification_title=fields.text("ClassificationTitle"),
        status=fields.text("Status"),
        created=fields.day("Created"),
        acquired=fields.day("Acquired"),
        handlings=tuple(one for one in handlings if one is not None),
        files=files(fields, "Records"),
        public=is_public(fields),
        reasons=fields.words("SecurityReasons"),
        part_of=id_ if branch else None,
    )


def _language(fields: Fields, title: str) -> Language:
    stated = fields.text("Language")
    if stated == "sv":
        return "sv"
    return "fi" if stated == "fi" else language_of(title) or "fi"


def _handling(fields: Fields) -> Handling | None:
    number = fields.whole("WorkSequenceNumber")
    if number is None:
        fields.skip("WorkSequenceNumber", "A handling has no number")
        return None
    name = fields.text("Sector")
    return Handling(
        number=number,
        status=fields.text("Status"),
        sector=BodyRef(name, fields.text("SectorID")) if name else None,
        created=fields.day("Created"),
        deadline=fields.day("DateNearestDeadline"),
    )


def read_classification(data: dict[str, Any], reading: Reading) -> ClassificationRecord:
    fields = Fields(data, "classification", reading)
    code = fields.text("ClassificationCode")
    if code is None:
        message = "The class has no ClassificationCode."
        raise Rejected(message, "ClassificationCode")
    return ClassificationRecord(code, fields.text("ClassificationTitle") or "")
