"""Memberships: who sits where, in a meeting's composition or in a position of trust."""

from __future__ import annotations

from kg.graph import terms as t
from kg.graph.context import Voice
from kg.iri import slug
from kg.record import BodyRef, MeetingRecord


def say_composition(voice: Voice, meeting: str, body_id: str, record: MeetingRecord) -> None:
    """The composition of one meeting: memberships that are also participations in it.

    A person listed twice in one role has one membership; a second role is a second membership.
    """
    iris, writer = voice.context.iris, voice.writer
    for attendance in record.composition:
        person = voice.person(attendance.name, attendance.id)
        if person is None:
            continue
        iri = iris.membership(person.rpartition("/")[2], body_id, attendance.role, slug(record.id))
        role = iris.concept("role", attendance.role)
        writer.type(iri, t.MEMBERSHIP, t.PARTICIPATION)
        writer.link(iri, t.MEMBER, person)
        writer.link(iri, t.PARTICIPANT, person)
        writer.link(iri, t.MEMBER_OF, iris.body(body_id))
        writer.link(iri, t.PARTICIPATION_ROLE, role)
        writer.link(iri, t.ORG_ROLE, role)
        writer.link(meeting, t.HAD_PARTICIPATION, iri)
        if attendance.deputy_of:
            writer.link(iri, t.IN_NAME_OF, voice.person(attendance.deputy_of))


def say_position(voice: Voice, person: str, body: BodyRef, role: str, group: str | None) -> None:
    """A position of trust. The source states no start, so the membership has none."""
    writer, context = voice.writer, voice.context
    body_iri = voice.body(body)
    iri = context.iris.membership(person.rpartition("/")[2], context.body_id(body), role)
    writer.type(iri, t.MEMBERSHIP)
    writer.link(iri, t.MEMBER, person)
    writer.link(iri, t.MEMBER_OF, body_iri)
    writer.link(iri, t.ORG_ROLE, context.iris.concept("role", role))
    writer.link(iri, t.ON_BEHALF_OF, voice.group(group))
