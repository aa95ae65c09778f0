"""Samples in the form of the old pages of www.hel.fi: written by hand, matters and names of people invented."""

from __future__ import annotations

from pathlib import Path

from converters import legacypage
from kg.errors import Issue, Log
from kg.record import DecisionRecord, PartKind, Side
from kg.source import Container, SourceDocument

SAMPLES = Path(__file__).parent / "samples"
COMMITTEE = SAMPLES / "committee.html"
OFFICE_HOLDER = SAMPLES / "office_holder.html"
SWEDISH = SAMPLES / "swedish.html"


def source(content: bytes) -> SourceDocument:
    return SourceDocument("legacypage", "page", "key", content, "page.html")


def read_bytes(content: bytes) -> tuple[DecisionRecord, list[Issue]]:
    log = Log("page.html", "")
    return legacypage.read(source(content), log), log.issues


def read_file(path: Path) -> tuple[DecisionRecord, list[Issue]]:
    """The one record of a sample, and every issue on the way."""
    log = Log(path.name, "")
    (document,) = legacypage.documents(Container(path), log)
    return legacypage.read(document, log), log.issues


def text_of(record: DecisionRecord, kind: PartKind, side: Side = "decision") -> str:
    (text,) = (part.text for part in record.parts if part.kind is kind and part.side == side)
    return text


def page(*paragraphs: str, head: str = "") -> bytes:
    """A page of the given paragraphs, each of inner HTML."""
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    return f"<html><head>{head}</head><body>{body}</body></html>".encode()


HEAD = ("Helsingin kaupunki", "Pöytäkirja", "3/2015", "1 (1)", "Kaupunginhallitus", "Asia/9", "19.01.2015")
TEXT = ("§ 77", "Laiturin nimi", "HEL 2014-009123 T 10 03 03", "Päätös", "Kaupunginhallitus päätti hyväksyä nimen.")
