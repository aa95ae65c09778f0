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
from kg.privacy import screen
from kg.privacy.disclosure import Disclosed, Disclosure, without_text
from kg.privacy.marks import agenda_cases
from kg.privacy.policy import Account, Policy, strictest
from kg.record import CaseRecord, DecisionRecord, MeetingRecord, MotionRecord, PersonRecord, Record
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
    policy: Policy


@dataclass(frozen=True, slots=True)
class Examined:
    """A document by its keys, or why it is rejected."""

    document: SourceDocument
    entry: Entry | None
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class SaidDocument:
    """nquads: what it says, ready to be loaded; quads: how many; account: what was kept back."""

    identity: str
    nquads: bytes
    quads: int
    issues: tuple[Issue, ...]
    account: Account | None = None


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

    @cached_property
    def disclosure(self) -> Disclosure:
        return Disclosure(self.setup.policy, self.extractor, self.registries)

    def examine(self, documents: Sequence[SourceDocument]) -> list[Examined]:
        return [_examine(document) for document in documents]

    def say(self, units: Sequence[tuple[str, Sequence[Entry]]]) -> list[SaidUnit]:
        return [self._say_unit(unit, entries) for unit, entries in units]

    def _say_unit(self, unit: str, entries: Sequence[Entry]) -> SaidUnit:
        logs = {entry.identity: Log(entry.origin, entry.identity) for entry in entries}
        try:
            disclosed = [(entry, self._read(entry, logs[entry.identity])) for entry in entries]
            if isinstance(disclosed[0][1].record, DecisionRecord):
                return self._say_decision(unit, disclosed, logs)
            return self._say_other(unit, *disclosed[0], logs[entries[0].identity])
        except Rejected as error:
            return _left_out(unit, entries, str(error))
        except OwnFault as error:
            return _left_out(unit, entries, f"{OWN_FAULT}: {error}")
        except (KgError, OSError, sqlite3.Error):
            raise  # a disk that is full is no fault of the document
        except Exception as error:  # noqa: BLE001 whatever one document does to the program, the others are said
            said = f": {error}" if all(entry.mark is None for entry in entries) else ""  # it may quote the text
            message = f"the program failed on this document ({type(error).__name__}{said}); it is left out"
            return _left_out(unit, entries, message)

    def _check(self, quads: Sequence[Quad]) -> None:
        faults = self.ontology.check(quads)
        if faults:
            raise OwnFault("; ".join(faults[:5]))

    def _read(self, entry: Entry, log: Log) -> Disclosed:
        policy = self.setup.policy
        with screen.reading(email=policy.email, phone=policy.phone) as withheld:
            record = read(entry.document(self.sources.content(entry.sha256)), log)
        if isinstance(record, DecisionRecord) and record.body is not None:
            record = replace(record, body=self.context.known_body(record.body))
        return self.disclosure.of(record, entry.mark, withheld, log)

    def _say_decision(self, unit: str, disclosed: Sequence[tuple[Entry, Disclosed]], logs: dict[str, Log]) -> SaidUnit:
        decisions = [(e, d, d.record) for e, d in disclosed if isinstance(d.record, DecisionRecord)]
        latest_first = sorted(decisions, key=lambda one: one[0].rank, reverse=True)
        ordered = sorted(latest_first, key=lambda one: PREFERENCE.index(one[2].kind))
        documents = [
            DecisionDocument(
                entry.name,
                record.native_id or entry.sha256[:12],
                _in_meeting(record, entry.meeting),
                self.disclosure.findings(self.extractor.find(record), treated.treatment),
                logs[entry.identity],
            )
            for entry, treated, record in ordered
        ]
        said = say_decision(self.context, unit, documents)
        spoken = [
            without_text(quads, self.context.iris.terms) if treated.treatment == "withhold" else quads
            for (_, treated, _), quads in zip(ordered, said.quads, strict=True)
        ]
        for quads in spoken:
            self._check(quads)
        return SaidUnit(
            unit,
            tuple(
                _said(entry.identity, quads, logs[entry.identity], treated.account)
                for (entry, treated, _), quads in zip(ordered, spoken, strict=True)
            ),
            tuple((r.iri, r.body, r.date, r.section, r.case) for r in said.references),
            tuple((m.iri, m.kind, m.proposer, m.date, m.case, m.moved, None, m.topic) for m in said.motions),
        )

    def _say_other(self, unit: str, entry: Entry, disclosed: Disclosed, log: Log) -> SaidUnit:
        record = disclosed.record
        quads = say_record(self.context, entry.name, record, log)
        self._check(quads)
        motions = tuple(
            (
                self.context.iris.motion(m.kind, m.proposer, m.date, None),
                m.kind,
                slug(m.proposer or ""),
                m.date.isoformat() if m.date else None,
                None,
                False,
                m.item,
                m.title,
            )
            for m in _motions(record)
        )
        return SaidUnit(unit, (_said(entry.identity, quads, log, disclosed.account),), (), motions)


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


def _said(identity: str, quads: Sequence[Quad], log: Log, account: Account) -> SaidDocument:
    return SaidDocument(identity, to_nquads(quads), len(quads), tuple(log.issues), account)


def read(document: SourceDocument, log: Log) -> Record:
    """What a document says, without personal identity codes wherever its converter left one."""
    return screen.without_codes(formats.read(document, log))


def _examine(document: SourceDocument) -> Examined:
    log = Log(document.origin, document.identity)
    try:
        with screen.reading():
            record = read(document, log)
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
            "item": None if record.item_mark else record.item,
            "number": record.meeting.number if record.meeting else None,
            "personal_data": record.personal_data,
        }
    elif isinstance(record, CaseRecord):
        known = {
            "case_no": record.part_of or record.id,
            "personal_data": strictest({file.personal_data for file in record.files if file.personal_data}),
        }
    elif isinstance(record, MeetingRecord):
        known = {
            "body": record.body.id if record.body else None,
            "body_name": record.body.name if record.body else None,
            "date": record.date.isoformat() if record.date else None,
            "meeting": record.id,
            "number": record.number,
            "agenda_cases": agenda_cases(one.case for one in record.agenda),
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
