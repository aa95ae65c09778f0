"""The API records of the City of Helsinki's decision system Ahjo: JSON with the decisions' text as HTML."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import orjson

from converters.ahjo.body import read_body
from converters.ahjo.case import read_case, read_classification
from converters.ahjo.decision import read_agenda_item, read_decision
from converters.ahjo.fields import Reading
from converters.ahjo.meeting import read_meeting
from converters.ahjo.motion import read_initiative, read_resolution
from converters.ahjo.person import read_person, read_positions
from converters.ahjo.split import documents, recognises
from kg.errors import Log, Rejected
from kg.record import Record
from kg.source import SourceDocument

__all__ = ["documents", "read", "recognises"]

_READERS: dict[str, Callable[[dict[str, Any], Reading], Record]] = {
    "decision": read_decision,
    "agenda": read_agenda_item,
    "meeting": read_meeting,
    "case": read_case,
    "body": read_body,
    "person": read_person,
    "positions": read_positions,
    "initiative": read_initiative,
    "resolution": read_resolution,
    "classification": read_classification,
}


def read(document: SourceDocument, log: Log) -> Record:
    """Read one record. What cannot be read at all raises Rejected; one odd value is logged and left out."""
    try:
        data = orjson.loads(document.content)
    except orjson.JSONDecodeError as error:
        message = f"The record is not JSON: {error}."
        raise Rejected(message) from error
    reader = _READERS.get(document.kind)
    if reader is None:
        message = f"Records of kind {document.kind!r} are not read by this converter."
        raise Rejected(message)
    return reader(data, Reading(log))
