"""The index of a version: what it holds, what must be said again, what is retired."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from kg.errors import Issue, Severity
from kg.index import Entry, Index

A = Entry("ahjo/decision/a", "ahjo", "decision", "a", "sha-a", "f.json", "2022-01-01", what="decision", section=1)
B = Entry("ahjo/decision/b", "ahjo", "decision", "b", "sha-b", "f.json", "2022-01-01", what="decision", section=2)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    made = Index(tmp_path / "index.sqlite")
    yield made
    made.close()


def _say_all(index: Index, *entries: Entry) -> None:
    for entry in entries:
        index.put(entry)
        index.settle(entry.identity, f"unit/{entry.section}", None)
    for entry in entries:
        index.said(entry.identity, 10, ())


def _dirty(index: Index) -> dict[str, list[str]]:
    return {unit: [entry.identity for entry in entries] for unit, entries in index.dirty_units()}


def test_what_was_put_is_there_after_a_commit(tmp_path: Path) -> None:
    first = Index(tmp_path / "i")
    assert first.put(A)
    first.set("base", "x")
    first.commit()
    first.close()
    again = Index(tmp_path / "i")
    assert list(again.entries()) == [A]
    assert again.get("base") == "x"
    assert again.get("other") is None
    again.close()


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_of_one_identity_the_later_generated_then_the_greater_hash_is_kept(
    index: Index, order: tuple[int, ...]
) -> None:
    versions = [A, replace(A, sha256="sha-c"), replace(A, sha256="sha-0", generated="2022-02-02")]
    for number in order:
        index.put(versions[number])
    assert list(index.entries()) == [versions[2]]
    assert not index.put(versions[0])
    assert not index.put(versions[2])


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_same_bytes_under_two_identities_are_one_document(index: Index, order: tuple[int, int]) -> None:
    both = [A, replace(A, identity="ahjo/other/a")]
    for number in order:
        index.put(both[number])
    assert list(index.entries()) == [A]
    assert index.retired() == []


def test_a_replaced_document_is_retired_and_its_fellows_are_said_again(index: Index) -> None:
    fellow = replace(B, identity="ahjo/agenda/b", sha256="sha-fellow", section=1)
    _say_all(index, A, fellow, B)
    assert _dirty(index) == {}
    index.put(replace(A, sha256="sha-new", generated="2022-03-01"))
    assert index.retired() == ["sha-a"]
    index.settle(A.identity, "unit/1", None)
    index.spread_dirt()
    assert _dirty(index) == {"unit/1": ["ahjo/agenda/b", A.identity]}
    index.forget_retired()
    assert index.retired() == []


def test_bytes_that_come_back_are_not_retired(index: Index) -> None:
    index.put(A)
    index.put(replace(A, sha256="sha-new", generated="2022-03-01"))
    index.put(replace(A, generated="2022-04-01"))
    assert index.retired() == ["sha-new"]


def test_a_document_that_changes_its_unit_has_both_units_said_again(index: Index) -> None:
    old, new = replace(B, identity="old", section=1, sha256="1"), replace(B, identity="new", section=2, sha256="2")
    _say_all(index, A, old, new)
    index.settle(A.identity, "unit/2", None)
    index.spread_dirt()
    assert _dirty(index) == {"unit/1": ["old"], "unit/2": [A.identity, "new"]}


def test_soiling_all_has_every_document_said_again(index: Index) -> None:
    _say_all(index, A, B)
    index.soil_all()
    assert index.count(dirty=True) == index.count() == 2


def test_saying_again_replaces_the_issues(index: Index) -> None:
    index.put(A)
    first, second = (Issue("f.json", A.identity, "place", text, Severity.NOTED) for text in ("first", "second"))
    index.said(A.identity, 10, [first])
    index.said(A.identity, 12, [second])
    assert list(index.issues()) == [second]
    assert index.quads_by_kind() == [("decision", 1, 12)]


def test_issues_of_a_replaced_document_go_with_it(index: Index) -> None:
    index.put(A)
    index.said(A.identity, 10, [Issue("f.json", A.identity, "", "old", Severity.NOTED)])
    index.put(replace(A, sha256="sha-new", generated="2022-03-01"))
    assert list(index.issues()) == []


def test_what_a_unit_said_for_linking_goes_with_the_unit(index: Index) -> None:
    _say_all(index, A)
    for unit in ("unit/1", "unit/gone"):
        index.add_references(unit, [("iri", "00400", "2021-01-01", 1, None)])
        index.add_motions(unit, [("iri", "other", "x", None, None, False, None, "")])
    index.drop_orphan_links()
    assert [row[0] for row in index.select("SELECT unit FROM refs")] == ["unit/1"]
    assert [row[0] for row in index.select("SELECT unit FROM motions")] == ["unit/1"]
    index.forget_links("unit/1")
    assert list(index.select("SELECT unit FROM refs UNION SELECT unit FROM motions")) == []


def test_entries_of_some_kinds_in_a_fixed_order(index: Index) -> None:
    body, person = (replace(A, identity=f"ahjo/{kind}/x", kind=kind, sha256=kind) for kind in ("body", "person"))
    for entry in (person, B, body, A):
        index.put(entry)
    assert list(index.entries("body", "person")) == [body, person]
    assert list(index.entries()) == [body, A, B, person]
