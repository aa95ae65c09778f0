"""The corpus's minutes beside the records of the same decisions: the same fields and the same parts, line by line.

Every difference is listed here with its reason; a new one fails.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from minutes_samples import read_all

from converters import ahjo, minutes
from kg.errors import Log
from kg.record import BodyRef, DecisionRecord, MeetingRef
from kg.source import Container

CORPUS = Path(os.environ.get("KG_CORPUS", Path(__file__).parents[4] / "shared" / "corpus"))
PDFS = sorted((CORPUS / "minutes_pdf").glob("*.pdf"))
pytestmark = pytest.mark.skipif(not PDFS, reason=f"the corpus is not at {CORPUS}; set KG_CORPUS")

# The layout cannot show these: an empty cell before an indented paragraph; a space that the source has after a hyphen
# at the end of a line, where no other hyphen of the text has one.
UNSEEN = {("\t", ""), (" - ", " -")}
COUNT = 14


@pytest.fixture(scope="module")
def records() -> dict[str, DecisionRecord]:
    log = Log("", "")
    found = {}
    for document in ahjo.documents(Container(CORPUS / "ahjo" / "decisions.json"), log):
        if document.key in {path.stem for path in PDFS}:
            record = ahjo.read(document, log)
            assert isinstance(record, DecisionRecord)
            found[document.key] = record
    return found


def read(path: Path) -> tuple[DecisionRecord, list[str]]:
    log = Log("", "")
    (document,) = minutes.documents(Container(path), log)
    assert document.fragment == ""
    record = minutes.read(document, log)
    return record, [issue.message for issue in log.issues]


def differences(record: DecisionRecord, other: DecisionRecord) -> Iterator[tuple[str, str]]:
    """What differs in kind, side, heading or a line of the text."""
    for part, same in zip(record.parts, other.parts, strict=True):
        assert (part.kind, part.side, part.heading) == (same.kind, same.side, same.heading)
        for line, paired in zip(part.text.split("\n"), same.text.split("\n"), strict=True):
            if line != paired:
                yield line, paired


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem[:8])
def test_the_parts_are_the_records(path: Path, records: dict[str, DecisionRecord]) -> None:
    record, (made, issues) = records[path.stem], read(path)
    assert issues == []
    for line, paired in differences(record, made):
        assert any(line.replace(one, other, 1) == paired for one, other in UNSEEN), (line, paired)


@pytest.mark.parametrize("path", PDFS, ids=lambda path: path.stem[:8])
def test_the_fields_are_the_records(path: Path, records: dict[str, DecisionRecord]) -> None:
    record, (made, _) = records[path.stem], read(path)
    assert len(records) == len(PDFS) == COUNT
    assert record.body is not None
    assert record.meeting is not None
    body = BodyRef(record.body.name)
    stated = replace(
        record,
        kind="minutes",
        parts=made.parts,
        body=body,
        meeting=MeetingRef(None, record.meeting.date, made.meeting.number if made.meeting else None, body),
        item=made.item,
        votes=(),
        attachments=(),
        earlier=(),
        native_id=None,
        published=None,
        classification_title=None,
        personal_data=None,
    )
    assert made == stated


@pytest.mark.parametrize("breaks", ["\n", "\f"], ids=["copied", "with page breaks"])
def test_their_saved_text_has_the_same_parts(breaks: str, records: dict[str, DecisionRecord], tmp_path: Path) -> None:
    for path in PDFS:
        pages = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))
        text = breaks.join(pages).replace("\r\n", "\n").replace("\ufffe", "-\n")
        ((made, _),) = read_all(text.encode(), tmp_path, "minutes.txt")
        record = records[path.stem]
        assert (made.title, made.section, made.case, made.date) == (
            *(record.title, record.section, record.case, record.date),
        )
        assert [(p.kind, p.side, p.heading) for p in made.parts] == [(p.kind, p.side, p.heading) for p in record.parts]
        # Copied text has no empty lines, so that paragraphs may run together; their words are the same.
        listed = {"title", "presenter", "contacts", "attachments", "supplements", "information"}
        assert [p.text for p in made.parts if p.kind in listed] == [p.text for p in record.parts if p.kind in listed]


def test_the_seed() -> None:
    made, issues = read(CORPUS / "seed" / "minutes-kh-2021-885.txt")
    body = BodyRef("Kaupunginhallitus")
    assert issues == []
    assert (made.section, made.case, made.classification, made.item) == (885, "HEL 2021-007461", "00 00 03", 17)
    assert made.meeting == MeetingRef(None, date(2021, 11, 22), 45, body)
    assert [(part.kind.value, part.side, part.text.count("\n") + 1) for part in made.parts] == [
        ("title", "decision", 1),
        ("decision", "decision", 1),
        ("presenter", "decision", 2),
        ("contacts", "decision", 1),
        ("appeal", "decision", 1),
        ("extracts", "decision", 1),
        ("proposal", "proposal", 1),
        ("reasons", "proposal", 4),
        ("presenter", "proposal", 2),
        ("contacts", "proposal", 1),
        ("supplements", "proposal", 1),
        ("appeal", "proposal", 1),
        ("extracts", "proposal", 1),
        ("information", "proposal", 1),
    ]


def test_the_page_is_not_recognised_as_minutes() -> None:
    assert not minutes.recognises(Container(CORPUS / "seed" / "web-kh-2021-885.txt").head())
    assert not any(minutes.recognises(Container(path).head()) for path in (CORPUS / "web_page").glob("*.html"))
    assert not any(minutes.recognises(Container(path).head()) for path in (CORPUS / "ahjo").glob("*.json"))
