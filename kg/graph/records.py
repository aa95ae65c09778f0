"""Everything a source lists beside decisions: meetings, cases, bodies, people, motions, classes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatch

from pyoxigraph import Quad

from kg.errors import Log
from kg.extract.finding import MotionFinding
from kg.graph import terms as t
from kg.graph.context import Context, Voice
from kg.graph.people import say_composition, say_position
from kg.graph.provenance import say_document
from kg.graph.things import say_motion
from kg.graph.writer import Writer, day, integer, string, text
from kg.iri import is_post
from kg.record import (
    BodyRecord,
    BodyRef,
    CaseRecord,
    ClassificationRecord,
    FileRef,
    MeetingRecord,
    MotionRecord,
    PersonRecord,
    PositionsRecord,
    Record,
)
from kg.registries import UNTRANSLATED

KINDS: dict[type, str] = {
    MeetingRecord: "meeting",
    CaseRecord: "case",
    BodyRecord: "body",
    PersonRecord: "person",
    PositionsRecord: "positions",
    MotionRecord: "motion-list",
    ClassificationRecord: "classification",
}
"""What a source document of each record is, as a key of the document scheme."""


def say_record(context: Context, name: str, record: Record, log: Log) -> tuple[Quad, ...]:
    """What one source document other than a decision's says, in its named graph."""
    document = context.iris.document(name)
    voice = Voice(context, Writer(context.iris, document), log)
    say_document(voice.writer, document, KINDS[type(record)], context.run)
    _say(record, voice)
    return voice.writer.quads


@singledispatch
def _say(record: Record, voice: Voice) -> None:  # noqa: ARG001
    raise TypeError(f"no way to say a {type(record).__name__}")


@_say.register
def _(record: MeetingRecord, voice: Voice) -> None:
    iris, writer = voice.context.iris, voice.writer
    meeting = iris.meeting(record.id)
    writer.type(meeting, t.ACTIVITY, t.SCHEMA_EVENT)
    writer.say(meeting, t.ACTIVITY_ID, string(record.id))
    writer.say(meeting, t.ACTIVITY_LABEL, string(record.name))
    writer.say(meeting, t.ACTIVITY_START, day(record.date) if record.date else None)
    writer.say(meeting, t.ACTIVITY_ORDER, None if record.number is None else integer(record.number))
    body = voice.body(record.body)
    writer.link(meeting, t.HAD_RESPONSIBLE, body)
    if record.cancelled:
        writer.link(meeting, t.HAD_ACTIVITY_TYPE, iris.concept("meeting-status", "cancelled"))
    for entry in record.agenda:
        item = iris.item(record.id, entry.point)
        writer.type(item, t.FORESEEN_ACTIVITY)
        writer.say(item, t.ACTIVITY_ORDER, integer(entry.point))
        writer.say(item, t.ACTIVITY_LABEL, string(entry.title))
        writer.link(item, t.FORMS_PART_OF, meeting)
    if record.body is not None:
        say_composition(voice, meeting, voice.context.body_id(record.body), record)
    _say_files(voice, meeting, record.files)


@_say.register
def _(record: CaseRecord, voice: Voice) -> None:
    iris, writer = voice.context.iris, voice.writer
    case = iris.case(record.id)
    writer.type(case, t.PROCESS)
    writer.say(case, t.PROCESS_NUMBER, string(record.id))
    writer.link(case, t.DC_IS_PART_OF, iris.case(record.part_of) if record.part_of else None)
    writer.say(case, t.PROCESS_TITLE, text(record.title, record.language) if record.title else None)
    writer.link(case, t.PROCESS_STATUS, voice.concept("case-status", record.status))
    writer.say(case, t.DC_CREATED, day(record.created) if record.created else None)
    writer.say(case, t.DC_DATE_ACCEPTED, day(record.acquired) if record.acquired else None)
    if record.classification:
        concept = iris.classification(record.classification)
        writer.link(case, t.PROCESS_KEYWORD, concept)
        _say_class(voice, record.classification, record.classification_title)
    for handling in record.handlings:
        iri = f"{case}/handling/{handling.number}"
        writer.type(iri, t.ACTIVITY)
        writer.link(case, t.CONSISTS_OF, iri)
        writer.say(iri, t.ACTIVITY_ORDER, integer(handling.number))
        writer.say(iri, t.ACTIVITY_LABEL, string(handling.status) if handling.status else None)
        writer.say(iri, t.ACTIVITY_START, day(handling.created) if handling.created else None)
        writer.link(iri, t.HAD_RESPONSIBLE, voice.body(handling.sector))
    _say_publicity(voice, case, record.reasons, public=record.public)
    _say_files(voice, case, record.files)


def _say_files(voice: Voice, owner: str, files: Iterable[FileRef]) -> None:
    writer = voice.writer
    for file in files:
        iri = voice.context.iris.record(file.native_id)
        writer.type(iri, t.WORK)
        writer.say(iri, writer.own("sourceRecordId"), string(file.native_id))
        language = file.language if file.language in {"fi", "sv"} else "fi"
        writer.say(iri, t.DC_TITLE, text(file.title, language) if file.title else None)
        writer.link(iri, t.DC_TYPE, voice.concept("record-type", file.kind))
        writer.say(iri, t.DC_ISSUED, day(file.issued) if file.issued else None)
        writer.link(iri, writer.own("personalDataClass"), voice.concept("personal-data", file.personal_data))
        writer.link(iri, t.DC_IS_PART_OF, owner)
        _say_publicity(voice, iri, file.reasons, public=file.public)


def _say_publicity(voice: Voice, iri: str, reasons: Iterable[str], *, public: bool | None) -> None:
    """Whether a thing is public, and on what ground it is not."""
    if public is not None:
        publicity = voice.context.iris.concept("publicity", "public" if public else "withheld")
        voice.writer.link(iri, t.ACCESS_RIGHTS, publicity)
    for reason in reasons:
        voice.writer.say(iri, voice.writer.own("securityReason"), string(reason))


@_say.register
def _(record: BodyRecord, voice: Voice) -> None:
    _say_body(voice, record)
    for above in record.above:
        _say_body(voice, above)
        relation = t.POST_IN if is_post(record.id) else t.UNIT_OF
        voice.writer.link(voice.context.iris.body(record.id), relation, voice.context.iris.body(above.id))
    for below in record.below:
        _say_body(voice, below)
        voice.writer.link(voice.context.iris.body(below.id), t.UNIT_OF, voice.context.iris.body(record.id))


def _say_body(voice: Voice, record: BodyRecord) -> None:
    writer = voice.writer
    iri = voice.context.iris.body(record.id)
    writer.type(iri, t.POST if is_post(record.id) else t.ORGANIZATIONAL_UNIT)
    if not record.name.startswith(UNTRANSLATED):
        writer.say(iri, t.PREF_LABEL, text(record.name, record.language))
    writer.say(iri, t.IDENTIFIER, string(record.id))
    if not is_post(record.id):
        writer.link(iri, t.CLASSIFICATION, voice.concept("body-type", record.type_id))
    writer.say(iri, t.FOUNDED, day(record.formed) if record.formed else None)
    writer.say(iri, t.DISSOLVED, day(record.dissolved) if record.dissolved else None)


@_say.register
def _(record: PersonRecord, voice: Voice) -> None:
    person = voice.person(record.name, record.id) if record.name else None
    if person is not None:
        _say_person(voice, person, record)
    if person is not None or not record.name:  # one whom the policy on personal data does not name
        for motion in record.motions:
            _say(motion, voice)


def _say_person(voice: Voice, person: str, record: PersonRecord) -> None:
    voice.writer.say(person, t.IDENTIFIER, string(record.id))
    given = record.name.removesuffix(record.family).strip()
    voice.writer.say(person, t.FAMILY_NAME, string(record.family) if record.family else None)
    voice.writer.say(person, t.GIVEN_NAME, string(given) if given and record.family else None)
    voice.group(record.group)
    for chair in record.chairmanships:
        say_position(voice, person, chair.body, chair.role, record.group)


@_say.register
def _(record: PositionsRecord, voice: Voice) -> None:
    body = voice.context.registries.bodies.get(record.body_id)
    for position in record.positions:
        person = voice.person(position.name, position.person_id)
        if person is not None:
            voice.writer.say(person, t.IDENTIFIER, string(position.person_id))
            name = body.names.get("fi", record.body_id) if body else record.body_id
            say_position(voice, person, BodyRef(name, record.body_id), position.role, position.group)


@_say.register
def _(record: MotionRecord, voice: Voice) -> None:
    proposers = (record.proposer,) if record.proposer else ()
    iri = voice.context.iris.motion(record.kind, record.proposer, record.date, None)
    say_motion(voice, iri, MotionFinding(None, record.kind, proposers, record.date))
    voice.writer.say(iri, t.DC_TITLE, text(record.title, record.language))


@_say.register
def _(record: ClassificationRecord, voice: Voice) -> None:
    _say_class(voice, record.code, record.title)
    concept = voice.context.iris.classification(record.code)
    broader = record.code.rpartition(" ")[0]
    voice.writer.link(concept, t.BROADER, voice.context.iris.classification(broader) if broader else None)


def _say_class(voice: Voice, code: str, title: str | None) -> None:
    writer = voice.writer
    concept = voice.context.iris.classification(code)
    writer.type(concept, t.CONCEPT)
    writer.say(concept, t.NOTATION, string(code))
    writer.say(concept, t.PREF_LABEL, text(title, "fi") if title else None)
    writer.link(concept, t.IN_SCHEME, f"{voice.context.iris.base}def/classification")
