"""Decisions, and the items of an agenda, which are proposals or decisions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from converters.ahjo.fields import Fields, Reading
from converters.ahjo.html import Page, read_html
from converters.ahjo.stated import attachment, body_ref, earlier_decision, meeting_ref, stated_vote
from converters.ahjo.tables import tables
from kg.reading.notation import number_line, section_number
from kg.reading.parts import language_told, withheld
from kg.record import DecisionRecord, Language, Part, Side, StatedAttachment


def read_decision(data: dict[str, Any], reading: Reading) -> DecisionRecord:
    fields = Fields(data, "decision", reading)
    page = read_html(fields.html("Content"), "decision", reading, "Content")
    motion = read_html(fields.html("Motion"), "proposal", reading, "Motion")
    title = page.title or fields.text("Title") or motion.title
    parts, confidential = withheld((*page.parts, *motion.parts), title)
    file = fields.one("file", "PDF", "Pdf")
    meeting = fields.one("meeting_reference", "Meeting")
    met = meeting_ref(meeting) if meeting else None
    organization = fields.one("organization", "Organization")
    body = body_ref(organization) if organization else None
    case, classification = _numbers(page)
    return DecisionRecord(
        kind="record",
        decided=True,
        native_id=fields.native_id("NativeId"),
        title=title,
        language=_language(parts, title, page, reading),
        parts=parts,
        case=fields.case("CaseIDLabel", "CaseID") or case,
        section=_section(fields, page),
        classification=fields.text("ClassificationCode") or classification,
        classification_title=fields.text("ClassificationTitle"),
        body=body or (met.body if met else None),
        date=fields.day("DateDecision") or (met.date if met else None),
        published=file.day("Issued") if file else None,
        meeting=met,
        item=fields.whole("AgendaPoint"),
        votes=tuple(vote for one in fields.many("vote", "VotingResults") if (vote := stated_vote(one)) is not None),
        attachments=_attachments(fields),
        earlier=tuple(earlier_decision(one) for one in fields.many("earlier", "PreviousDecisions")),
        confidential=confidential,
        personal_data=file.looked_up("PersonalData", tables().personal_data) if file else None,
    )


def read_agenda_item(data: dict[str, Any], reading: Reading) -> DecisionRecord:
    fields = Fields(data, "agenda", reading)
    file = fields.one("file", "PDF", "Pdf")
    kind = (file.text("Type") if file else None) or ""
    page = read_html(fields.html("HTML", "Html"), "proposal", reading, "HTML")
    decided = kind.casefold() in tables().agenda_decided or tables().html.roots.get(page.root or "") == "decision"
    title = page.title or fields.text("AgendaItem") or ""
    parts, confidential = withheld(_on_side(page.parts, "decision" if decided else "proposal"), title)
    meeting = meeting_ref(fields)
    case, classification = _numbers(page)
    return DecisionRecord(
        kind="agenda",
        decided=decided,
        native_id=file.native_id("NativeId") if file else None,
        title=title,
        language=_language(parts, title, page, reading),
        parts=parts,
        case=fields.case("CaseIDLabel", "CaseID") or case,
        section=_section(fields, page),
        classification=classification,
        body=meeting.body,
        date=meeting.date if decided else None,
        published=file.day("Issued") if file and decided else None,
        meeting=meeting,
        item=fields.whole("AgendaPoint"),
        attachments=_attachments(fields),
        confidential=confidential,
        personal_data=file.looked_up("PersonalData", tables().personal_data) if file else None,
    )


def _on_side(parts: Iterable[Part], side: Side) -> tuple[Part, ...]:
    return tuple(part if part.side == side else replace(part, side=side) for part in parts)


def _language(parts: tuple[Part, ...], title: str, page: Page, reading: Reading) -> Language:
    """By the running text; the title may be in the other language, and so may the `lang` attribute."""
    told = language_told(parts, title) or page.language
    if told is None:
        reading.noted("language", "Nothing tells the language of the text; it is taken for Finnish.")
    return told or "fi"


def _numbers(page: Page) -> tuple[str | None, str | None]:
    """The diary number and the class, from the line under the title: "HEL 2021-007461 T 00 00 03"."""
    return number_line(page.number) or (None, None)


def _section(fields: Fields, page: Page) -> int | None:
    stated = fields.section("Section")
    written = section_number(page.section)
    if stated is not None and written is not None and written != stated:
        fields.reading.noted("Section", f"The field says § {stated} and the text {page.section!r}; the field was read.")
    return written if stated is None else stated


def _attachments(fields: Fields) -> tuple[StatedAttachment, ...]:
    return tuple(attachment(one) for one in fields.many("file", "Attachments"))
