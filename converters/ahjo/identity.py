"""What a record is and which record it is: kind, key and generation time of each source document."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import orjson

from converters.ahjo.fields import flat
from converters.ahjo.html import generated
from converters.ahjo.tables import tables
from kg.errors import Log, Severity
from kg.record import Language
from kg.source import SourceDocument

CONVERTER = "ahjo"
_GUID = re.compile(r"([0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})")
_ORGANIZATION = re.compile(r"[?&]org=([^&{]+)")
_LANGUAGE = re.compile(r"[?&]apireqlang=(fi|sv)\b")
_RESOLUTION = re.compile(r"toivomuspon|\bponsi\b|kläm", re.IGNORECASE)
# A meeting's text stands in the documents of its items.
_ITEM_TEXT = frozenset({"HTML", "Html", "DecisionHistoryHTML", "DecisionHistoryHtml", "Attachments"})
_OF_THE_MEETING = (
    "MeetingID",
    "DecisionMaker",
    "DecisionMakerId",
    "DecisionMakerID",
    "DateMeeting",
    "MeetingSequenceNumber",
)


def documents_of(
    record: dict[str, Any], listed: str | None, origin: str, place: str, log: Log
) -> Iterator[SourceDocument]:
    """The source documents that one record of a container makes. listed: the kind by the name of its list."""
    kind = kind_of(record, listed)
    if kind is None:
        what = f"the fields of a record of kind {listed}" if listed else "the fields of any record that is read here"
        log.add(place, f"The object has none of {what} and was left out.", Severity.REJECTED)
        return
    pieces = _meeting_and_items(record) if kind == "meeting" else [(kind, record)]
    for piece_kind, piece in pieces:
        try:
            content = orjson.dumps(piece, option=orjson.OPT_SORT_KEYS)
        except TypeError as error:
            log.add(
                place, f"The record cannot be written as canonical JSON ({error}); it was left out.", Severity.REJECTED
            )
            continue
        key = _key(piece_kind, piece) or hashlib.sha256(content).hexdigest()
        yield SourceDocument(CONVERTER, piece_kind, key, content, origin, _generated(piece_kind, record, piece))


def kind_of(record: dict[str, Any], listed: str | None) -> str | None:
    """What a record is: what its list says where it has a field of that kind, else what its fields say."""
    if listed is not None:
        table = "motion" if listed in {"initiative", "resolution"} else listed
        return listed if record.keys() & (tables().fields[table].handled - {"links"}) else None
    marked = next(
        (kind for kind, marks in tables().marks.items() if any(mark <= record.keys() for mark in marks)), None
    )
    if marked == "motion":
        return _motion_kind(record)
    return marked


def _motion_kind(record: dict[str, Any]) -> str | None:
    """An initiative or a resolution, by its title; what has no such title may be any file."""
    title = str(record.get("Title") or "")
    if _RESOLUTION.search(title):
        return "resolution"
    first = title.split(" ", 1)[0].casefold()
    return "initiative" if first in tables().motions else None


def _meeting_and_items(meeting: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    items = [item for item in flat(meeting.get("Agenda") or []) if isinstance(item, dict)]
    slim = [{name: value for name, value in item.items() if name not in _ITEM_TEXT} for item in items]
    agenda = meeting.get("Agenda")
    kept = slim if isinstance(agenda, list) and len(items) == len(flat(agenda)) else agenda
    yield "meeting", {**meeting, "Agenda": kept}
    own = {name: meeting[name] for name in _OF_THE_MEETING if name in meeting}
    for item in items:
        if (item.get("HTML") or item.get("Html")) and _key("agenda", item):
            yield "agenda", {**item, **own}


def _generated(kind: str, record: dict[str, Any], piece: dict[str, Any]) -> str:
    """When the HTML of a record was made; of a meeting, when the last of its items was."""
    sources = [piece]
    if kind == "meeting":
        sources = [item for item in flat(record.get("Agenda") or []) if isinstance(item, dict)]
    names = ("Content", "Motion") if kind == "decision" else ("HTML", "Html")
    texts = (source.get(name) for source in sources for name in names)
    return max((generated(text) for text in texts if isinstance(text, str)), default="")


def _key(kind: str, record: dict[str, Any]) -> str | None:
    return _KEYS[kind](record)


def _word(record: dict[str, Any], *, names: tuple[str, ...]) -> str | None:
    for name in names:
        value = record.get(name)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return None


def _native_id(record: dict[str, Any]) -> str | None:
    value = record.get("NativeId")
    match = _GUID.search(value) if isinstance(value, str) else None
    return match[1].upper() if match else None


def _item_native_id(item: dict[str, Any]) -> str | None:
    files = (flat(item.get(name)) for name in ("PDF", "Pdf"))
    return next(
        (found for some in files for file in some if isinstance(file, dict) and (found := _native_id(file))), None
    )


def _case(record: dict[str, Any]) -> str | None:
    word = _word(record, names=("CaseID", "CaseIDLabel"))
    return word.replace(" ", "-") if word else None


def _body(record: dict[str, Any]) -> str | None:
    organization = organization_of(record)
    id_ = _word(organization, names=("ID",))
    return f"{id_}@{asked_language(organization) or 'fi'}" if id_ else None


def organization_of(record: dict[str, Any]) -> dict[str, Any]:
    """The body itself: alone, or in the record of a decision maker."""
    found = next((one for one in flat(record.get("Organization")) if isinstance(one, dict)), None)
    return record if found is None else found


def asked_language(record: dict[str, Any]) -> Language | None:
    """The language that a record was asked for in, by the addresses in it."""
    for link in _addresses(record):
        if match := _LANGUAGE.search(link):
            return "sv" if match[1] == "sv" else "fi"
    return None


def _addresses(value: dict[str, Any]) -> Iterator[str]:
    waiting: list[Any] = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            if isinstance(href := item.get("href"), str):
                yield href
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)


def positions_body(record: dict[str, Any]) -> str | None:
    """The body whose positions a list holds, by the address it was asked for with."""
    for link in _addresses({"links": record.get("links")}):
        if match := _ORGANIZATION.search(link):
            return match[1]
    return None


def _file(record: dict[str, Any]) -> str | None:
    match = _GUID.search(str(record.get("FileURI") or ""))
    return match[1].upper() if match else None


_KEYS: dict[str, Callable[[dict[str, Any]], str | None]] = {
    "decision": _native_id,
    "agenda": _item_native_id,
    "meeting": partial(_word, names=("MeetingID",)),
    "case": _case,
    "body": _body,
    "person": partial(_word, names=("ID", "agentId")),
    "positions": positions_body,
    "initiative": _file,
    "resolution": _file,
    "classification": partial(_word, names=("ClassificationCode",)),
}
