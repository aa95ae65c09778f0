"""A decision, or a proposal on an agenda, with what its text says."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from pyoxigraph import Quad

from kg.errors import Log, Severity
from kg.extract.finding import DecisionReference, Findings
from kg.graph import terms as t
from kg.graph.context import Context, Saying, Settled, Subject, Voice
from kg.graph.evidence import Evidence
from kg.graph.law import say_citation
from kg.graph.provenance import say_document
from kg.graph.roles import say_roles
from kg.graph.things import say_appeals, say_attachments, say_mentions, say_money, say_motions, say_recipients
from kg.graph.votes import say_votes
from kg.graph.writer import Writer, boolean, day, integer, node, string, text
from kg.iri import slug
from kg.record import DecisionRecord, MeetingRef
from kg.vocab import LANGUAGES

PREFERENCE = ("record", "minutes", "page", "agenda")
"""When documents of one decision disagree, the earlier kind wins."""


@dataclass(frozen=True, slots=True)
class DecisionDocument:
    """One document of a decision, read and searched. name: of its graph; key: its part of the Format's IRI."""

    name: str
    key: str
    record: DecisionRecord
    findings: Findings
    log: Log


@dataclass(frozen=True, slots=True)
class Reference:
    """What linking must know of a citation of another decision. iri: where the cited decision stands."""

    iri: str
    body: str | None
    date: str | None
    section: int | None
    case: str | None


@dataclass(frozen=True, slots=True)
class MotionKey:
    """What linking must know of a motion. moved: while the decision was made; topic: words that tell what it is of."""

    iri: str
    kind: str
    proposer: str
    date: str | None
    case: str | None
    moved: bool = False
    topic: str = ""


@dataclass(frozen=True, slots=True)
class SaidDecision:
    """The quads of each document, in the order the documents were given, and what linking must know."""

    quads: tuple[tuple[Quad, ...], ...]
    references: tuple[Reference, ...]
    motions: tuple[MotionKey, ...]


def say_decision(context: Context, work: str, documents: Sequence[DecisionDocument]) -> SaidDecision:
    """All documents of one decision (or one proposal), in their order of preference."""
    settled = Settled()
    quads: list[tuple[Quad, ...]] = []
    references: dict[Reference, None] = {}
    motions: dict[MotionKey, None] = {}
    for document in documents:
        sayer = _DocumentSayer(context, work, document, settled)
        quads.append(sayer.say())
        references.update(dict.fromkeys(sayer.references))
        motions.update(dict.fromkeys(sayer.motions))
    return SaidDecision(tuple(quads), tuple(references), tuple(motions))


class _DocumentSayer:
    """Says one document of a decision."""

    def __init__(self, context: Context, work: str, document: DecisionDocument, settled: Settled) -> None:
        self.context, self.iris = context, context.iris
        self.document, self.record, self.findings = document, document.record, document.findings
        self.log, self.settled = document.log, settled
        self.subject = Subject.make(work, decided=self.record.decided)
        self.graph = self.iris.document(document.name)
        self.writer = Writer(self.iris, self.graph)
        self.voice = Voice(context, self.writer, document.log)
        self.expression = self.iris.expression(work, self.record.language)
        self.format = self.iris.format(self.expression, self.record.kind, document.key)
        self.evidence = Evidence(self.writer, self.format, self.record)
        self.references: list[Reference] = []
        self.motions: list[MotionKey] = []

    def say(self) -> tuple[Quad, ...]:
        findings = self.findings
        say_document(self.writer, self.graph, self.record.kind, self.context.run, self.record.native_id)
        self.writer.link(
            self.graph,
            self.writer.own("personalDataClass"),
            self.voice.concept("personal-data", self.record.personal_data),
        )
        self._say_text()
        self._say_work() if self.record.decided else self._say_proposal()
        self._say_place_in_procedure()
        saying = Saying(self.context, self.writer, self.log, self.evidence, self.settled, self.subject, self.record)
        say_roles(saying, findings.people)
        if self.record.decided:
            self._say_outcome()
            self._say_earlier()
            say_votes(saying, findings.votes)
        say_appeals(saying, findings.appeals, self._say_law())
        say_recipients(saying, findings.recipients)
        say_attachments(saying, findings.attachments)
        say_mentions(saying, findings)
        say_money(saying, findings.amounts)
        self._say_references()
        for iri, motion in say_motions(saying, findings.motions):
            date = motion.date.isoformat() if motion.date else None
            makers, topic = slug(" ".join((*motion.proposers, *motion.groups))), motion.topic or self.record.title
            self.motions.append(MotionKey(iri, motion.kind, makers, date, self.record.case, motion.moved, topic))
        for doubt in findings.doubts:
            self.log.add(doubt.words, doubt.message, Severity.NOTED)
        return self.writer.quads

    def _say_text(self) -> None:
        writer, record = self.writer, self.record
        decided = record.decided
        body = self.evidence.layout.text
        writer.type(self.subject.work, t.LEGAL_RESOURCE if decided else t.PROCESS_WORK)
        writer.link(self.subject.work, t.IS_REALIZED_BY, self.expression)
        writer.type(self.expression, t.LEGAL_EXPRESSION if decided else t.EXPRESSION)
        writer.link(self.expression, t.REALIZES, self.subject.work)
        writer.link(self.expression, t.LANGUAGE, LANGUAGES[record.language])
        writer.link(self.expression, t.IS_EMBODIED_BY, self.format)
        if record.title and self.settled.holds(self.expression, "title", record.title, self.log):
            writer.say(self.expression, t.TITLE, text(record.title, record.language))
        writer.type(self.format, t.FORMAT)
        writer.link(self.format, t.EMBODIES, self.expression)
        writer.link(self.format, t.WAS_DERIVED_FROM, self.graph)
        if body:
            writer.say(self.format, t.SCHEMA_TEXT, text(body, record.language))
            writer.say(self.format, writer.own("textSha256"), string(hashlib.sha256(body.encode()).hexdigest()))

    def _say_work(self) -> None:
        writer, record, work = self.writer, self.record, self.subject.work
        if record.section is not None:
            writer.say(work, t.NUMBER, string(str(record.section)))
            local = " ".join(filter(None, (record.case, f"§ {record.section}")))
            writer.say(work, t.ID_LOCAL, string(local))
        if record.date and self.settled.holds(work, "date", record.date, self.log):
            writer.say(work, t.DATE_DOCUMENT, day(record.date))
        if record.published and self.settled.holds(work, "date of publication", record.published, self.log):
            writer.say(work, t.DATE_PUBLICATION, day(record.published))
        writer.link(work, t.PASSED_BY, self.voice.body(record.body))
        if self.settled.holds(work, "classification", record.classification, self.log):
            self._say_classification()
        writer.type(self.subject.act, t.DECISION)
        writer.link(self.subject.act, t.CREATED_REALIZATION_OF, work)
        if any(part.side == "proposal" for part in record.parts):
            writer.type(self.subject.proposal, t.PROCESS_WORK)
            writer.link(self.subject.act, t.DECIDED_ON, self.subject.proposal)
            self._say_preparation()

    def _say_proposal(self) -> None:
        if self.record.classification:
            self._say_classification()
        self._say_preparation()

    def _say_preparation(self) -> None:
        self.writer.type(self.subject.preparation, t.ACTIVITY)
        self.writer.link(self.subject.preparation, t.CREATED_REALIZATION_OF, self.subject.proposal)

    def _say_classification(self) -> None:
        code, title = self.record.classification, self.record.classification_title
        if not code:
            return
        concept = self.iris.classification(code)
        self.writer.link(self.subject.work, t.IS_ABOUT, concept)
        self.writer.type(concept, t.CONCEPT)
        self.writer.say(concept, t.NOTATION, string(code))
        if title:
            self.writer.say(concept, t.PREF_LABEL, text(title, "fi"))

    def _say_place_in_procedure(self) -> None:
        """The case and the meeting, as far as this document knows them; their own records say the rest."""
        writer, record, iris = self.writer, self.record, self.iris
        if record.case:
            case = iris.case(record.case)
            writer.type(case, t.PROCESS)
            writer.say(case, t.PROCESS_NUMBER, string(record.case))
            writer.link(case, t.CONSISTS_OF, self.subject.act)
        if record.meeting is None or record.meeting.id is None:
            return
        meeting = iris.meeting(record.meeting.id)
        writer.type(meeting, t.ACTIVITY)
        self._say_meeting(meeting, record.meeting)
        if record.item is None:
            writer.link(self.subject.act, t.FORMS_PART_OF, meeting)
            return
        item = iris.item(record.meeting.id, record.item_mark or record.item)
        writer.type(item, t.FORESEEN_ACTIVITY)
        writer.say(item, t.ACTIVITY_ORDER, integer(record.item))
        if record.item_mark:
            writer.say(item, t.ACTIVITY_LABEL, string(record.item_mark))
        writer.link(item, t.FORMS_PART_OF, meeting)
        if record.decided:
            writer.link(self.subject.act, t.EXECUTED, item)

    def _say_meeting(self, iri: str, meeting: MeetingRef) -> None:
        """A meeting that no record of its own describes: what the minutes say in their head is all there is."""
        body = meeting.body or self.record.body
        if body is None or meeting.date is None or meeting.number is None:
            return
        body_id = self.context.body_id(body)
        if meeting.id != self.iris.meeting_key(body_id, meeting.date.year, meeting.number):
            return
        self.writer.say(iri, t.ACTIVITY_ORDER, integer(meeting.number))
        self.writer.say(iri, t.ACTIVITY_START, day(meeting.date))
        self.writer.link(iri, t.HAD_RESPONSIBLE, self.voice.body(body))

    def _say_outcome(self) -> None:
        writer, work, outcome = self.writer, self.subject.work, self.findings.outcome
        if self.settled.holds(work, "outcome", outcome.outcome, self.log):
            concept = self.iris.concept("outcome", outcome.outcome or "")
            writer.link(self.subject.act, t.DECISION_OUTCOME, concept)
            self.evidence.support(self.subject.act, outcome.span)
        if self.settled.holds(work, "as proposed", outcome.as_proposed, self.log):
            writer.say(work, writer.own("asProposed"), boolean(bool(outcome.as_proposed)))

    def _say_earlier(self) -> None:
        """Predecessors that the source's fields name; the decision's act was motivated by theirs."""
        writer, context = self.writer, self.context
        for earlier in self.record.earlier:
            if earlier.body is None or earlier.section is None or not earlier.case:
                self.log.add("PreviousDecisions", f"{earlier.title!r} lacks body, § or case and is not linked")
                continue
            work = self.iris.decision(context.finnish_name(earlier.body), earlier.case, earlier.section)
            if work == self.subject.work:
                continue
            writer.type(work, t.LEGAL_RESOURCE)
            writer.say(work, t.NUMBER, string(str(earlier.section)))
            writer.link(work, t.PASSED_BY, self.voice.body(earlier.body))
            writer.type(f"{work}/act", t.DECISION)
            writer.link(f"{work}/act", t.CREATED_REALIZATION_OF, work)
            writer.link(self.subject.act, t.WAS_MOTIVATED_BY, f"{work}/act")

    def _say_law(self) -> tuple[str, ...]:
        """Citations; returns the places that the appeal part applies."""
        applied: dict[str, None] = {}
        for citation in sorted(
            self.findings.citations, key=lambda one: not one.explicit
        ):  # words that name the act first
            place = say_citation(self.writer, self.context, self.evidence, self.subject.work, citation)
            if citation.use == "appeal":
                applied[place] = None
        return tuple(applied)

    def _say_references(self) -> None:
        for found in self.findings.references:
            iri = self._cited_address(found)
            if iri is None or iri == self.subject.work:
                continue
            writer = self.writer
            writer.type(iri, t.LEGAL_RESOURCE)
            if found.section is not None:
                writer.say(iri, t.NUMBER, string(str(found.section)))
            writer.say(iri, t.DATE_DOCUMENT, day(found.date) if found.date else None)
            writer.say(iri, t.ID_LOCAL, string(f"{found.case} § {found.section}") if found.case else None)
            if found.body_id:
                writer.say(iri, t.PASSED_BY, node(self.iris.body(found.body_id)))
            writer.link(self.subject.work, t.DC_REFERENCES, iri)
            self.evidence.support(iri, found.span, date=found.date)
            date = found.date.isoformat() if found.date else None
            self.references.append(Reference(iri, found.body_id, date, found.section, found.case))

    def _cited_address(self, found: DecisionReference) -> str | None:
        """The address the cited decision answers at; one whose maker is uncertain stands under the citing decision."""
        if found.section is None or found.date is None:
            return None
        known = self.context.registries.bodies.get(found.body_id or "")
        if known is None:
            return self.iris.reference(self.subject.work, found.date, found.section)
        name = known.id if known.post else known.names.get("fi", known.id)
        return self.iris.decision_by_year(name, found.date.year, found.section)
