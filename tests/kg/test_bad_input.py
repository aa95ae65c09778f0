"""Hostile and broken input, and an environment that fails in the middle: what is good is built, what was up stays up.

Every case builds on a store that holds a good version, with a good document in the same call.
"""

from __future__ import annotations

import fcntl
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from conftest import Json, decision
from pyoxigraph import NamedNode, QuerySolutions

from kg import cli
from kg.cli import main
from kg.store import StoreFolder

MB = 1024 * 1024


# the program, and what a store says
@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build came to. said: its stderr; issues: the log of the version that is up."""

    code: int
    said: str
    issues: list[dict[str, str]]

    def issue(self, name: str, words: str) -> dict[str, str]:
        """The one issue of a source that has these words."""
        (found,) = [issue for issue in self.issues if name in issue["source"] and words in issue["message"]]
        return found


def build(store: Path, *sources: Path, stdout: str = "") -> Outcome:
    result = CliRunner().invoke(main, ["build", *map(str, sources), "--store", str(store), "--jobs", "1"])
    assert result.stdout == stdout
    assert "Traceback" not in result.stderr
    return Outcome(result.exit_code, result.stderr, logged(store))


def logged(store: Path) -> list[dict[str, str]]:
    if not (store / "current").is_file():
        return []
    return [json.loads(line) for line in StoreFolder(store).current().issues.read_text("utf-8").splitlines()]


def documents(store: Path) -> dict[str, frozenset[str]]:
    """What each source document says, by the name of its graph."""
    graph = StoreFolder(store).current().open()
    names = [name for name in graph.named_graphs() if "/id/document/" in str(name)]
    return {str(name): frozenset(map(str, graph.quads_for_pattern(None, None, None, name))) for name in names}


def sections(store: Path) -> set[int]:
    """The § numbers of the decisions that have a text."""
    rows = (
        StoreFolder(store)
        .current()
        .open()
        .query(
            "PREFIX eli: <http://data.europa.eu/eli/ontology#> SELECT ?n { ?e eli:realizes ?w . ?w eli:number ?n }",
            use_default_graph_as_union=True,
        )
    )
    assert isinstance(rows, QuerySolutions)
    return {int(row["n"].value) for row in rows}


def everything(store: Path) -> str:
    return "\n".join(map(str, StoreFolder(store).current().open()))


def versions(store: Path) -> list[str]:
    return sorted(path.name for path in (store / "versions").iterdir())


def listing(*decisions: Json) -> bytes:
    return json.dumps({"decisions": list(decisions)}, ensure_ascii=False).encode()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with § 1 and § 2, to be copied."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "first.json").write_bytes(listing(decision(1), decision(2)))
    assert build(folder / "store", folder / "first.json").code == 0
    assert sections(folder / "store") == {1, 2}
    return folder / "store"


@pytest.fixture
def store(built: Path, tmp_path: Path) -> Path:
    """A copy of the store with § 1 and § 2."""
    return Path(shutil.copytree(built, tmp_path / "store"))


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A source with § 3."""
    path = tmp_path / "good.json"
    path.write_bytes(listing(decision(3)))
    return path


# sources that cannot be read
def cut() -> bytes:
    """Two records, the second broken off in the middle."""
    content = listing(decision(4), decision(5))
    return content[: content.rindex(b"Section")]


def in_latin_1() -> bytes:
    return listing(decision(4), decision(5, title="Pöytäkirjan tarkastus")).decode().encode("latin-1")


def nested(depth: int) -> bytes:
    content = listing(decision(5)).replace(b'"links": []', b'"links": ' + b"[" * depth + b"]" * depth, 1)
    assert len(content) > 2 * depth
    return content


BAD: dict[str, tuple[bytes, str, set[int]]] = {
    "an empty file": (b"", "is empty", set()),
    "a file of blanks": (b" \n\t\n", "is empty", set()),
    "a list that breaks off": (cut(), "ends in the middle of a record", {4}),
    "a list that breaks off at its first record": (cut()[:80], "ends in the middle of a record", set()),
    "JSON of another API": (b'{"results": [{"id": 7, "title": "x"}], "next": null}', "none of the fields", set()),
    "JSON of an API with a field of that name": (
        b'{"results": [{"TypeId": 7, "price": 1}]}',
        "none of the fields",
        set(),
    ),
    "a single number where a record is expected": (
        listing(decision(4)).replace(b"]}", b"", 0)[:-2] + b", 7]}",
        "single value",
        {4},
    ),
    "a record whose text is a number": (listing(decision(4), decision(5) | {"Content": 7}), "Content is", {4}),
    "a record whose text is a list": (listing(decision(4), decision(5) | {"Motion": ["x"]}), "Motion is", {4}),
    "Latin-1 bytes": (in_latin_1(), "not UTF-8", {4}),
    "UTF-16": (listing(decision(4)).decode().encode("utf-16"), "UTF-16", set()),
    "half a surrogate pair": (listing(decision(4), decision(5, title="\ud800")).replace(b"\xed\xa0\x80", b"\\ud800"), "canonical JSON", {4})
    if False
    else (
        listing(decision(4), decision(5, title="TITLE")).replace(b"TITLE", b"\\ud800"),
        "",
        {4},
    ),
    "a number that no machine holds": (
        listing(decision(4), decision(5) | {"links": 0}).replace(b'"links": 0', b'"links": 1' + b"0" * 400),
        "",
        {4},
    ),
    "lists in lists without end": (nested(50_000), "", set()),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF", set()),
    "a gzip file": (b"\x1f\x8b\x08\x00" + bytes(40), "gzip", set()),
    "nothing but zeros": (bytes(5000), "binary", set()),
    "prose": ("Pöytäkirja pidettiin tavalliseen tapaan.".encode(), "no known form", set()),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_rejected_with_a_reason_and_harms_nothing(
    name: str, store: Path, good: Path, tmp_path: Path
) -> None:
    content, reason, read = BAD[name]
    bad = tmp_path / "bad.json"
    bad.write_bytes(content)
    before = documents(store)
    outcome = build(store, bad, good)
    assert outcome.code == 1
    (issue,) = [issue for issue in outcome.issues if issue["severity"] == "rejected"]
    assert reason in issue["message"]
    assert issue["source"] == str(bad)
    (line,) = [line for line in outcome.said.splitlines() if line.startswith("rejected ")]
    assert "bad.json" in line
    assert issue["message"] in line
    after = documents(store)
    assert before.items() <= after.items()
    assert sections(store) == {1, 2, 3} | read
    assert build(store, good).code == 0, "what was rejected once is no fault of the next build"
