"""Published minutes of the City of Helsinki: the PDF, and its text as a person saves it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from converters.minutes.heads import Head, begins
from converters.minutes.items import Item
from converters.minutes.lines import Line
from converters.minutes.paper import PDF, Paper, decoded, read_paper
from converters.minutes.tables import tables
from kg.errors import Log, Rejected, Severity
from kg.reading.flow import Flow, is_section_line, read_flow
from kg.reading.notation import number_line
from kg.reading.parts import language_told
from kg.record import BodyRef, DecisionRecord, Language, MeetingRef, PartKind
from kg.source import Container, SourceDocument

__all__ = ["documents", "read", "recognises"]

CONVERTER = "minutes"
_OTHER_FORMAT = re.compile(r"\s*[<{\[]")
_NAMES = frozenset({PartKind.TITLE, PartKind.REFERENCE})
_RUNNING = frozenset(
    {PartKind.DECISION, PartKind.PROPOSAL, PartKind.HANDLING, PartKind.SUMMARY, PartKind.REASONS, PartKind.OTHER}
)
_ENDED = re.compile(r"[.!?:;)\"”*]\s*$|§\s*$|\d\s*$")


def recognises(head: bytes) -> bool:
    """Any PDF, and text with the running head of minutes or with a § line and the number line of minutes."""
    if head.startswith(PDF):
        return True
    text = decoded(head)
    if text is None or _OTHER_FORMAT.match(text):
        return False
    lines = [Line(line.strip(), 0) for line in text.replace("\f", "\n").splitlines() if line.strip()]
    if any(begins(lines, at) for at in range(len(lines))):
        return True
    numbered = any((numbers := number_line(line.text)) is not None and all(numbers) for line in lines)
    return numbered and any(is_section_line(line.text) for line in lines)


def documents(container: Container, log: Log) -> Iterator[SourceDocument]:
    """A source document for each decision of the file. Raises Rejected where it holds none."""
    with container.open() as file:
        content = file.read()
    paper = read_paper(content)
    _note_what_is_missing(paper, log)
    document = SourceDocument(CONVERTER, CONVERTER, "", content, container.name)
    several = len(paper.items) > 1
    for number in range(1, len(paper.items) + 1):
        yield SourceDocument(
            CONVERTER, CONVERTER, document.sha256, content, container.name, fragment=str(number) if several else ""
        )


def _note_what_is_missing(paper: Paper, log: Log) -> None:
    left_out = "What stands here in the minutes belongs to no decision and was left out."
    for words in paper.found.left_out:
        log.add(words[:60], left_out, Severity.SKIPPED)
    if paper.without_text:
        place = f"page {', '.join(map(str, paper.without_text))}"
        log.add(place, "The page has no text and may be a picture; what it says is missing.", Severity.SKIPPED)
    if paper.cut_after is not None:
        page = f"{paper.cut_after.page} ({paper.cut_after.pages})"
        log.add("head", f"The last head is of page {page}; the file may be cut short.", Severity.NOTED)


def read(document: SourceDocument, log: Log) -> DecisionRecord:
    """Read one decision. What its head or its text does not state stays None."""
    paper = read_paper(document.content)
    number = int(document.fragment or 1)
    if number > len(paper.items):
        message = f"The file holds {len(paper.items)} decision(s) and no number {number}; read the file again."
        raise Rejected(message)
    return _record(paper, paper.items[number - 1], log)


def _record(paper: Paper, item: Item, log: Log) -> DecisionRecord:
    head = item.head
    if head is None:
        log.add("head", "No page has its running head; who decided and when is not known.", Severity.NOTED)
        head = Head("minutes", ())
    name = head.path[-1] if head.path else None
    flow = read_flow(paper.paragraphs(item), log, name)
    if not flow.confidential and all(part.kind in _NAMES for part in flow.parts):
        message = f"§ {item.section} has a title and no decision below it; the file may be cut short. Fetch it again."
        raise Rejected(message, f"§ {item.section}")
    _note_what_is_odd(paper, item, flow, head, log)
    body = BodyRef(name) if name else None
    day = head.date or flow.date
    number = _number(head, day, log)
    return DecisionRecord(
        kind="minutes",
        decided=True,
        native_id=None,
        title=flow.title,
        language=_language(flow, log),
        parts=flow.parts,
        case=flow.case,
        section=flow.section,
        classification=flow.classification,
        body=body,
        date=day,
        meeting=MeetingRef(None, day, number, body) if _meets(head) else None,
        item=head.item,
        item_mark=head.mark if head.of_presenter else None,
        confidential=flow.confidential,
    )


def _meets(head: Head) -> bool:
    """Whether a body decided, in a meeting, and not the holder of a post."""
    if not head.path or head.date is None:
        return False
    return tables().organs.search(head.path[-1]) is not None or (head.number is not None and len(head.path) == 1)


def _number(head: Head, day: date | None, log: Log) -> int | None:
    """The meeting's number, where it is of the year in which the decision was made."""
    if head.number is not None and day is not None and head.year != day.year:
        log.add("head", f"Meeting {head.number}/{head.year} is not of the year of {day}; its number was left out.")
        return None
    return head.number


def _language(flow: Flow, log: Log) -> Language:
    told = language_told(flow.parts, flow.title)
    if told is None:
        log.add("language", "Nothing tells the language of the text; it is taken for Finnish.", Severity.NOTED)
    return told or "fi"


def _note_what_is_odd(paper: Paper, item: Item, flow: Flow, head: Head, log: Log) -> None:
    for what, stated in (("who decided", head.path), ("a day", head.date or flow.date)):
        if not stated and item.head is not None:
            log.add("head", f"The running head does not name {what}.", Severity.NOTED)
    last = next((part for part in reversed(flow.parts) if part.text), None)
    at_the_end = item is paper.items[-1] and not item.appeal
    if at_the_end and last and last.kind in _RUNNING and not _ENDED.search(last.text):
        log.add(last.text[-60:], "The text ends within a sentence; the file may be cut short.", Severity.NOTED)
