"""The minutes pages of www.hel.fi, as published around 2012 to 2019: the text of the minutes as flat HTML."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterable, Iterator

from converters.legacypage.head import read_head, words
from kg.errors import Log, Rejected, Severity
from kg.reading.flow import Flow, Paragraph, is_section_line, read_flow
from kg.reading.html_text import folded
from kg.reading.killable import Killable
from kg.reading.notation import number_line
from kg.reading.parts import kind_of, language_told
from kg.record import BodyRef, DecisionRecord, Language, MeetingRef, PartKind
from kg.source import Container, SourceDocument

LARGEST = 8 << 20
"""Bytes. The text of the longest minutes is far below."""

parse = Killable("converters.legacypage.page:page", "the page", seconds=20)
_BEGINS = re.compile(r"[\ufeff\s]*<(?:!--|(?:!doctype|\?xml|html|head|meta|title|body|p|div|table)\b)", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_FILES = frozenset({PartKind.ATTACHMENTS, PartKind.SUPPLEMENTS})
_FILE_NUMBER = re.compile(r"\d{1,3}\.?")
_END = re.compile(rb"</(?:html|body)\s*>", re.IGNORECASE)


def recognises(head: bytes) -> bool:
    """Whether this is HTML with the running head of minutes, or with a § line and a number line with a class."""
    return any(_is_minutes(head.decode(codec, "replace")) for codec in ("utf-8", "windows-1252"))


def _is_minutes(text: str) -> bool:
    if not _BEGINS.match(text) or any(mark in text.casefold() for mark in words().not_here):
        return False
    lines = folded(html.unescape(_TAG.sub("\n", text)))
    numbers = [numbers for line in lines if (numbers := number_line(line)) is not None]
    return words().running.search("\n".join(lines)) is not None or (
        any(case and code for case, code in numbers) and any(is_section_line(line) for line in lines)
    )


def documents(container: Container, log: Log) -> Iterator[SourceDocument]:
    """One page is one decision."""
    with container.open() as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        log.add("", f"The page is larger than {LARGEST >> 20} MB and was left out.", Severity.REJECTED)
        return
    yield SourceDocument("legacypage", "page", hashlib.sha256(content).hexdigest(), content, container.name)


def read(document: SourceDocument, log: Log) -> DecisionRecord:
    """Read a page: its running head, and from the § on the flow of paragraphs that all minutes are."""
    if not _END.search(document.content):
        message = "The page ends before its closing tag, so its text may be cut; save it again from the site."
        raise Rejected(message)
    title, lines = parse(document.content)
    start = _section(line for line, _ in lines)
    head = read_head(title, [line for line, _ in lines[:start]], log)
    flow = read_flow(_paragraphs(lines[start:]), log, head.body)
    if all(part.kind is PartKind.TITLE for part in flow.parts):
        message = "The page has a § number and no text under it; save it again from the site."
        raise Rejected(message, "§")
    body = BodyRef(head.body) if head.body else None
    day = head.day or flow.date
    met = MeetingRef(None, day, head.number[0] if head.number else None, body)
    return DecisionRecord(
        kind="page",
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
        meeting=met if head.number or head.mark else None,
        item=head.item,
        item_mark=head.mark if head.of_presenter else None,
        confidential=flow.confidential,
    )


def _section(lines: Iterable[str]) -> int:
    """Which line is the § of the decision: it stands above the number line and the first heading."""
    for position, line in enumerate(lines):
        if is_section_line(line):
            return position
        if number_line(line) is not None or kind_of(line) is not None:
            break
    message = "No § stands above the title, so this is not the minutes of one decision; save the page of one decision."
    raise Rejected(message, "§")


def _paragraphs(lines: Iterable[tuple[str, bool]]) -> list[Paragraph]:
    """A paragraph a line; the two columns of a list of files, or of the heads of the extracts, are one where each
    stands in a paragraph of its own.
    """
    found: list[Paragraph] = []
    kind: PartKind | None = None
    for line, shown in lines:
        before = found[-1].text if found else ""
        is_title = kind in _FILES and _FILE_NUMBER.fullmatch(before)
        if is_title or words().columns.get(before.casefold()) == line.casefold():
            found[-1] = Paragraph(f"{before}\t{line}")
        else:
            kind = kind_of(line) or kind
            found.append(Paragraph(line, shown or None))
    return found


def _language(flow: Flow, log: Log) -> Language:
    told = language_told(flow.parts, flow.title)
    if told is None:
        log.add("language", "Nothing tells the language of the text; it is taken for Finnish.", Severity.NOTED)
    return told or "fi"
