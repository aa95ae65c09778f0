"""What worker processes do: examine source documents for their keys, and say decisions whole.

A worker is set up once; what it is given and gives back is plain values. A document that makes the program itself fail
is rejected with that reason and takes nothing else with it.
"""

from __future__ import annotations

import pickle
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from pyoxigraph import Quad

from kg import formats
from kg.errors import Issue, KgError, Log, OwnFault, Rejected, Severity
from kg.extract.extractor import Extractor
from kg.graph.context import Context
from kg.graph.decision import PREFERENCE, DecisionDocument, say_decision
from kg.graph.records import say_record
from kg.graph.writer import to_nquads
from kg.index import Entry
from kg.iri import Iris, slug
from kg.ontology import Ontology
from kg.record import DecisionRecord, MeetingRecord, MotionRecord, PersonRecord, Record
from kg.registries import Registries
from kg.source import SourceDocument
from kg.store import Sources

OWN_FAULT = "the program would say of this document what its own rules forbid, and leaves it out; please report it"
"""How the log names a fault of the program's own."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What a worker needs to know. registries: a pickle of this run's own, there before anything is said."""

    base: str
    run: str
    sources: Path
    registries: Path


@dataclass(frozen=True, slots=True)
class Examined:
    """A document by its keys, or why it is rejected."""

    document: SourceDocument
    entry: Entry | None
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class SaidDocument:
    """nquads: what it says, ready to be loaded; quads: how many."""

    identity: str
    nquads: bytes
    quads: int
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class SaidUnit:
    """A decision, a proposal or a single other document, with what linking must know of it."""

    unit: str
    documents: tuple[SaidDocument, ...]
    references: tuple[tuple[object, ...], ...] = ()
    motions: tuple[tuple[object, ...], ...] = ()


class Worker:
    """Reads and says; one a process."""

    def __init__(self, setup: Setup) -> None:
        self.setup = setup

    @cached_property
    def sources(self) -> Sources:
        return Sources(self.setup.sources)

    @cached_property
    def ontology(self) -> Ontology:
        return Ontology.load(self.setup.base)

    @cached_property
    def registries(self) -> Registries:
        return pickle.loads(self.setup.registries.read_bytes())  # type: ignore[no-any-return]  # noqa: S301 our own

    @cached_property
    def context(self) -> Context:
        return Context.make(Iris(self.setup.base), self.registries, self.setup.run, self.ontology.graph_quads())

    @cached_property
    def extractor(self) -> Extractor:
        return Extractor(self.registries)

    def examine(self, documents: Sequence[SourceDocument]) -> list[Examined]:
        return [_examine(document) for document in documents]

    def say(self, units: Sequence[tuple[str, Sequence[Entry]]]) -> list[SaidUnit]:
        return [self._say_unit(unit, entries) for unit, entries in units]

    def _say_unit(self, unit: str, entries: Sequence[Entry]) -> SaidUnit:
        logs = {entry.identity: Log(entry.origin, entry.identity) for entry in entries}
        try:
            records = [(entry, self._read(entry, logs[entry.identity])) for entry in entries]
            decisions = [(e, r) for e, r in records if isinstance(r, DecisionRecord)]
            if decisions:
                return self._say_decision(unit, decisions, logs)
            return self._say_other(unit, *records[0], logs[entries[0].identity])
        except Rejected as error:
            return _left_out(unit, entries, str(error))
        except OwnFault as error:
            return _left_out(unit, entries, f"{OWN_FAULT}: {error}")
        except (KgError, OSError, sqlite3.Error):
            raise  # a disk that is full is no fault of the document
        except Exception as error:  # noqa: BLE001 whatever one document does to the program, the others are said
            message = f"the program failed on this document ({type(error).__name__}: {error}); it is left out"
            return _left_out(unit, entries, message)

    def _check(self, quads: Sequence[Quad]) -> None:
        faults = self.ontology.check(quads)
        if faults:
            raise OwnFault("; ".join(faults[:5]))

    def _read(self, entry: Entry, log: Log) -> Record:
        return formats.read(entry.document(self.sources.content(entry.sha256)), log)

    def _say_decision(
        self, unit: str, decisions: Sequence[tuple[Entry, DecisionRecord]], logs: dict[str, Log]
    ) -> SaidUnit:
        latest_first = sorted(decisions, key=lambda pair: pair[0].rank, reverse=True)
        ordered = sorted(latest_first, key=lambda pair: PREFERENCE.index(pair[1].kind))
        documents = [
            DecisionDocument(
                entry.name,
                record.native_id or entry.sha256[:12],
                _in_meeting(record, entry.meeting),
                self.extractor.find(record),
                logs[entry.identity],
            )
            for entry, record in ordered
        ]
        said = say_decision(self.context, unit, documents)
        for quads in said.quads:
            self._check(quads)
        return SaidUnit(
            unit,
            tuple(
                _said(entry.identity, quads, logs[entry.identity])
                for (entry, _), quads in zip(ordered, said.quads, strict=True)
            ),
            tuple((r.iri, r.body, r.date, r.section, r.case) for r in said.references),
            tuple((m.iri, m.kind, m.proposer, m.date, m.case) for m in said.motions),
        )

    def _say_other(self, unit: str, entry: Entry, record: Record, log: Log) -> SaidUnit:
        quads = say_record(self.context, entry.name, record, log)
        self._check(quads)
        motions = tuple(
            (
                self.context.iris.motion(m.kind, m.proposer, m.date, None),
                m.kind,
                slug(m.proposer or ""),
                m.date.isoformat() if m.date else None,
                None,
            )
            for m in _motions(record)
        )
        return SaidUnit(unit, (_said(entry.identity, quads, log),), (), motions)


def _left_out(unit: str, entries: Sequence[Entry], message: str) -> SaidUnit:
    """A unit of which nothing is said, with the reason."""
    issues = [Issue(entry.origin, entry.identity, "", message, Severity.REJECTED) for entry in entries]
    return SaidUnit(unit, tuple(SaidDocument(issue.record, b"", 0, (issue,)) for issue in issues))


def _motions(record: Record) -> tuple[MotionRecord, ...]:
    if isinstance(record, MotionRecord):
        return (record,)
    return record.motions if isinstance(record, PersonRecord) else ()


def _in_meeting(record: DecisionRecord, meeting: str | None) -> DecisionRecord:
    """The record, whose meeting is the one that all documents together tell."""
    if record.meeting is None or record.meeting.id == meeting:
        return record
    return replace(record, meeting=replace(record.meeting, id=meeting))


def _said(identity: str, quads: Sequence[Quad], log: Log) -> SaidDocument:
    return SaidDocument(identity, to_nquads(quads), len(quads), tuple(log.issues))


def _examine(document: SourceDocument) -> Examined:
    log = Log(document.origin, document.identity)
    try:
        record = formats.read(document, log)
    except Rejected as error:
        issue = Issue(document.origin, document.identity, error.place, str(error), Severity.REJECTED)
        return Examined(document, None, (issue,))
    except Exception as error:  # noqa: BLE001 whatever one document does to the program, the others are read
        message = f"the program failed to read this document ({type(error).__name__}: {error})"
        return Examined(document, None, (Issue(document.origin, document.identity, "", message, Severity.REJECTED),))
    return Examined(document, _entry(document, record), ())


def _entry(document: SourceDocument, record: Record) -> Entry:
    known: dict[str, Any] = {}
    if isinstance(record, DecisionRecord):
        known = {
            "what": "decision" if record.decided else "proposal",
            "body": record.body.id if record.body else None,
            "body_name": record.body.name if record.body else None,
            "case_no": record.case,
            "section": record.section,
            "date": record.date.isoformat() if record.date else None,
            "title": record.title,
            "native_id": record.native_id,
            "meeting": record.meeting.id if record.meeting else None,
            "item": record.item,
            "number": record.meeting.number if record.meeting else None,
        }
    elif isinstance(record, MeetingRecord):
        known = {
            "body": record.body.id if record.body else None,
            "body_name": record.body.name if record.body else None,
            "date": record.date.isoformat() if record.date else None,
            "meeting": record.id,
            "number": record.number,
        }
    return Entry(
        document.identity,
        document.converter,
        document.kind,
        document.key,
        document.sha256,
        document.origin,
        document.generated,
        fragment=document.fragment,
        **known,
    )


_worker: Worker | None = None


def set_up(setup: Setup) -> None:
    """Make this process's worker; the pool's initialiser."""
    global _worker  # noqa: PLW0603 a pool hands its workers nothing but their initialiser
    _worker = Worker(setup)


def examine(documents: Sequence[SourceDocument]) -> list[Examined]:
    assert _worker is not None  # noqa: S101 the pool has called set_up
    return _worker.examine(documents)


def say(units: Sequence[tuple[str, Sequence[Entry]]]) -> list[SaidUnit]:
    assert _worker is not None  # noqa: S101 the pool has called set_up
    return _worker.say(units)
