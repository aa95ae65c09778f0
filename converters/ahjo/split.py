"""Containers of API records: which there are, and each record in them as a source document of its own.

The file is read as a stream: of a list larger than memory one record is held at a time. Records are found wherever
they stand: in a list under its name, in lists of lists, alone, or one on a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, BinaryIO

import ijson

from converters.ahjo.identity import documents_of
from converters.ahjo.tables import tables
from kg.errors import Log, Severity
from kg.source import Container, SourceDocument

LARGEST_RECORD = 32 * 1024 * 1024
_BLOCK = 64 * 1024
_BOM = b"\xef\xbb\xbf"
_OPENING = re.compile(rb"(?:\xef\xbb\xbf)?\s*[\[{]")
# Field names that other APIs do not have, and values only this one has.
_OWN_NAMES = re.compile(
    rb'"(?:NativeId|CaseIDLabel|CaseID|MeetingID|DateMeeting|ClassificationCode|agentPublicList|decisionMakers|'
    rb"CouncilGroup|Chairmanships|OrganizationLevelAbove|OrganizationLevelBelow|DecisionMakerI[dD]|AgendaPoint|"
    rb'AgendaItem|FileURI|VotingResults|PreviousDecisions|TypeId)"\s*:|/ahjorest/|ThisHTMLGenerated'
)


def recognises(head: bytes) -> bool:
    """Whether this is JSON of the decision system, by its first bytes."""
    return _OPENING.match(head) is not None and _OWN_NAMES.search(head) is not None


@dataclass(frozen=True, slots=True)
class Found:
    """A value where a record is expected. kind: by the name of its list; problem: why it cannot be a record."""

    value: dict[str, Any] | None
    kind: str | None = None
    problem: str = ""


def documents(container: Container, log: Log) -> Iterator[SourceDocument]:
    """The source documents of a file; a problem with one record, or with the rest of the file, goes to the log."""
    number = 0
    with container.open() as file:
        stream = _Stream(file)
        try:
            for number, found in enumerate(_Splitter(stream, log).found(), start=1):
                place = f"record {number}"
                if found.value is None:
                    log.add(place, found.problem, Severity.REJECTED)
                else:
                    yield from documents_of(found.value, found.kind, container.name, place, log)
        except ijson.JSONError as error:
            log.add(f"byte {stream.position}", _broken(error, stream, number), Severity.REJECTED)


def _broken(error: ijson.JSONError, stream: _Stream, number: int) -> str:
    if stream.blank:
        return "The file is empty."
    reason = str(error)
    read = f"{number} record(s) before it were read"
    if "UTF8" in reason:
        return f"The file is not UTF-8 text before byte {stream.position}; {read}, the rest was left out."
    if "premature EOF" in reason:
        return f"The file ends in the middle of a record at byte {stream.position}; {read}."
    first = reason.removeprefix("b'").split("\n", 1)[0].split("\\n", 1)[0]
    return f"The file is not JSON before byte {stream.position} ({first}); {read}, the rest was left out."


class _Stream:
    """A file without its byte order mark, that knows how far it was read."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.position = 0
        self.blank = True

    def read(self, size: int) -> bytes:
        block = self._file.read(size)
        if self.position == 0 and size >= len(_BOM):
            block = block.removeprefix(_BOM)
        self.position = self._file.tell()
        self.blank = self.blank and not block.strip()
        return block


@dataclass(slots=True)
class _Frame:
    """A list or an answer around records. kind: what its items are; envelope: it is an object around a list."""

    kind: str | None
    envelope: bool = False
    name: str = ""


class _Building:
    """One object, put together from the events of the stream; beyond the limit it is emptied and only followed."""

    def __init__(self) -> None:
        self.record: dict[str, Any] = {}
        self._open: list[Any] = [self.record]
        self._names: list[str] = [""]
        self._size = 0

    @property
    def too_large(self) -> bool:
        return self._size > LARGEST_RECORD

    @property
    def top_name(self) -> str:
        """The name of the field whose value is next, "" within a value."""
        return self._names[0] if len(self._open) == 1 else ""

    def ends_with(self, event: str, value: Any) -> bool:  # noqa: ANN401 - any JSON
        """Take an event in; whether it was the last."""
        if event == "map_key":
            self._names[-1] = value
            self._size += len(value) + 4
        elif event in {"end_map", "end_array"}:
            self._open.pop()
            self._names.pop()
        elif event in {"start_map", "start_array"}:
            added: Any = {} if event == "start_map" else []
            self._put(added)
            self._open.append(None if self.too_large else added)
            self._names.append("")
        else:
            self._size += len(value) if isinstance(value, str) else 0
            self._put(float(value) if isinstance(value, Decimal) else value)
        return not self._open

    def _put(self, value: Any) -> None:  # noqa: ANN401 - any JSON
        self._size += 4
        if self.too_large:
            self.record.clear()
            self._open = [None] * len(self._open)
        holder = self._open[-1]
        if isinstance(holder, dict):
            holder[self._names[-1]] = value
        elif isinstance(holder, list):
            holder.append(value)


class _Splitter:
    def __init__(self, stream: _Stream, log: Log) -> None:
        self._events = ijson.basic_parse(stream, multiple_values=True, buf_size=_BLOCK)
        self._log = log
        self._frames: list[_Frame] = []

    def found(self) -> Iterator[Found]:
        """The values that stand where a record is expected."""
        for event, value in self._events:
            top = self._frames[-1] if self._frames else _Frame(None)
            if event == "map_key":
                top.name = value
            elif event in {"end_array", "end_map"}:
                self._frames.pop()
            elif top.envelope:
                self._beside(top.name, event)
            elif event == "start_array":
                self._frames.append(_Frame(top.kind))
            elif event == "start_map":
                yield from self._object(top.kind)
            else:
                yield Found(None, top.kind, "A single value stands where a record is expected; it was left out.")

    def _beside(self, name: str, event: str) -> None:
        """A value of an answer: another list of records, or something beside it."""
        if event == "start_array" and name in tables().lists:
            self._frames.append(_Frame(tables().lists[name]))
            return
        if name not in tables().envelope_ignored:
            self._log.add(name, "The field is not known beside a list of records and was left out.", Severity.NOTED)
        if event in {"start_array", "start_map"}:
            self._pass_over()

    def _pass_over(self) -> None:
        depth = 1
        for event, _ in self._events:
            depth += event in {"start_array", "start_map"}
            depth -= event in {"end_array", "end_map"}
            if not depth:
                return

    def _object(self, kind: str | None) -> Iterator[Found]:
        """Build the object that has begun; where it turns out to be an answer around a list, step into the list."""
        building = _Building()
        for event, value in self._events:
            if event == "start_array" and building.top_name in tables().lists:
                self._frames += [_Frame(None, envelope=True), _Frame(tables().lists[building.top_name])]
                self._name_beside(building.record)
                return
            if building.ends_with(event, value):
                yield Found(None, kind, _TOO_LARGE) if building.too_large else Found(building.record, kind)
                return

    def _name_beside(self, record: dict[str, Any]) -> None:
        for name in record.keys() - tables().envelope_ignored:
            self._log.add(name, "The field is not known beside a list of records and was left out.", Severity.NOTED)


_TOO_LARGE = f"The record is larger than {LARGEST_RECORD // 1024 // 1024} MB and was left out."
