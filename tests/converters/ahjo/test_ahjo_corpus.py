"""Every record of the corpus is read: none is rejected, and little is noted."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import pytest

from converters import ahjo
from kg.errors import Log
from kg.privacy.screen import redact, without_addresses
from kg.record import DecisionRecord, PartKind
from kg.source import Container

CORPUS = Path(os.environ.get("KG_CORPUS", Path(__file__).parents[4] / "shared" / "corpus")) / "ahjo"
pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason=f"the corpus is not at {CORPUS}; set KG_CORPUS")
KINDS = {
    "decision": 150,
    "meeting": 48,
    "agenda": 168,
    "case": 659,
    "body": 1600,
    "person": 563,
    "positions": 37,
    "initiative": 104,
    "resolution": 34,
    "classification": 529,
}


def test_every_record_is_read() -> None:
    kinds: Counter[str] = Counter()
    issues: Counter[tuple[str, str]] = Counter()
    for path in sorted(CORPUS.glob("*.json")):
        log = Log(path.name, "")
        assert ahjo.recognises(Container(path).head())
        for document in ahjo.documents(Container(path), log):
            kinds[document.kind] += 1
            ahjo.read(document, log)
        issues.update((issue.severity.value, issue.message) for issue in log.issues)
    assert kinds == KINDS
    # Two bodies of the Swedish list have a neighbour without a name; nothing else is odd.
    assert issues == {("skipped", "A neighbouring body has no ID or no name; the value was left out."): 2}


def _decisions() -> list[DecisionRecord]:
    read: list[DecisionRecord] = []
    for name in ("decisions.json", "meetings.json"):
        for document in ahjo.documents(Container(CORPUS / name), Log("", "")):
            record = ahjo.read(document, Log("", ""))
            if isinstance(record, DecisionRecord):
                read.append(record)
    return read


def test_what_decisions_say() -> None:
    decisions = _decisions()
    assert sum(record.decided for record in decisions) == 150 + 15
    assert sum(record.language == "sv" for record in decisions) == 11 + 1
    assert sum(record.confidential for record in decisions) == 3
    assert all(record.title and record.parts for record in decisions)
    assert not any(part.kind is PartKind.OTHER for record in decisions for part in record.parts)


def test_no_address_and_no_identity_code_is_left() -> None:
    for record in _decisions():
        for part in record.parts:
            assert redact(part.text)[1] == 0
            assert without_addresses(part.text) == part.text
            assert "@" not in part.text
            assert part.kind is not PartKind.CONTACTS or not any(letter.isdigit() for letter in part.text)
