"""Which converter reads a file, by its content."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.errors import Log, Rejected
from kg.formats import format_of, formats, read
from kg.record import DecisionRecord
from kg.source import Container, SourceDocument


def test_every_converter_says_what_it_reads() -> None:
    assert "ahjo" in {one.name for one in formats()}
    assert all(one.title and one.publisher and one.licence.startswith("https://") for one in formats())


def test_a_file_is_known_by_its_content_and_not_by_its_name(tmp_path: Path) -> None:
    path = tmp_path / "picture.png"
    path.write_text(json.dumps({"decisions": [{"NativeId": "x", "Section": "1"}]}), encoding="utf-8")
    assert format_of(Container(path)).name == "ahjo"


@pytest.mark.parametrize(
    ("content", "look"),
    [
        (b"", "the file is empty"),
        (b" \n\t", "the file is empty"),
        (b"PK\x03\x04", "ZIP"),
        (b"\x1f\x8b\x08", "gzip"),
        ("{}".encode("utf-16"), "UTF-16"),
        (b'{"@graph": []}', "begins like JSON, but has none of the fields"),
        (b"<?xml version='1.0'?><feed/>", "XML"),
        (b"abc\x00def", "binary"),
        (b"abc", "text of no known form"),
    ],
)
def test_what_nobody_reads_is_rejected_with_what_it_looks_like(tmp_path: Path, content: bytes, look: str) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(content)
    with pytest.raises(Rejected) as rejected:
        format_of(Container(path))
    assert look in str(rejected.value)
    assert all(one.title in str(rejected.value) for one in formats())


def test_a_document_is_read_by_the_converter_that_found_it() -> None:
    document = SourceDocument("ahjo", "decision", "key", b'{"Title": "Asia on", "Content": ""}', "a.json")
    record = read(document, Log("", ""))
    assert isinstance(record, DecisionRecord)
    assert record.title == "Asia on"


def test_a_document_of_no_converter_is_rejected() -> None:
    with pytest.raises(Rejected, match="No converter named 'tablet'"):
        read(SourceDocument("tablet", "decision", "key", b"{}", "a.json"), Log("", ""))
