"""Meetings: who was called, what was on the agenda, what was announced."""

from __future__ import annotations

from typing import Any

from selectolax.lexbor import LexborHTMLParser

from converters.ahjo.fields import Fields, Reading
from converters.ahjo.identity import asked_language
from converters.ahjo.stated import decision_maker, files
from converters.ahjo.tables import tables
from kg.errors import Rejected
from kg.language import language_of
from kg.reading.html_text import lines_of
from kg.record import AgendaEntry, Attendance, Language, MeetingRecord


def read_meeting(data: dict[str, Any], reading: Reading) -> MeetingRecord:
    fields = Fields(data, "meeting", reading)
    id_ = fields.text("MeetingID")
    if id_ is None:
        message = "The meeting has no MeetingID."
        raise Rejected(message, "MeetingID")
    agenda = tuple(entry for item in fields.many("agenda", "Agenda") if (entry := _entry(item)) is not None)
    composition = (_attendance(member) for member in fields.many("composition", "Composition"))
    announcement = _announcement(fields)
    status = fields.text("Status") or ""
    return MeetingRecord(
        id=id_,
        name=fields.text("Name") or "",
        language=_language(agenda, announcement, data),
        body=decision_maker(fields),
        date=fields.day("DateMeeting"),
        number=fields.whole("MeetingSequenceNumber") or None,
        location=fields.text("Location"),
        cancelled=status.casefold() in tables().cancelled,
        agenda=agenda,
        composition=tuple(dict.fromkeys(one for one in composition if one is not None)),
        files=files(fields, "MeetingDocuments"),
        announcement=announcement,
    )


def _entry(fields: Fields) -> AgendaEntry | None:
    point = fields.whole("AgendaPoint")
    if point is None:
        fields.skip("AgendaPoint", "An item of the agenda has no number")
        return None
    file = fields.one("file", "PDF", "Pdf")
    return AgendaEntry(
        point=point,
        title=fields.text("AgendaItem") or (file.text("Title") if file else None) or "",
        section=fields.section("Section"),
        case=fields.case("CaseIDLabel", "CaseID"),
        native_id=file.native_id("NativeId") if file else None,
    )


def _attendance(fields: Fields) -> Attendance | None:
    name = fields.text("Name")
    word = (fields.text("Role") or "").casefold()
    if name is None or name.casefold() in tables().no_name or word in tables().roles_ignored:
        return None
    role = fields.looked_up("Role", tables().roles)
    if role is None:
        return None
    deputy_of = fields.text("DeputyOf")
    if deputy_of is not None and deputy_of.casefold() in tables().no_name:
        deputy_of = None
    return Attendance(name, role, deputy_of, fields.text("ID"))


def _announcement(fields: Fields) -> str:
    body = LexborHTMLParser(html).body if (html := fields.html("DecisionAnnouncement")) else None
    if body is None:
        return ""
    return fields.reading.clean("\n".join(lines_of(body)), "DecisionAnnouncement")


def _language(agenda: tuple[AgendaEntry, ...], announcement: str, data: dict[str, Any]) -> Language:
    """By what the agenda and the announcement say; an empty meeting has the language it was asked for in."""
    words = "\n".join(entry.title for entry in agenda) + announcement
    return language_of(words) or asked_language(data) or "fi"
