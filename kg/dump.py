"""The dumps: the whole graph in five formats, with its context, the issues log and the files' checksums.

Turtle, N-Triples and JSON-LD hold the union of all graphs, each statement once; N-Quads and TriG the named graphs. All
are written in one order, by subject or by graph, so that the same graph gives the same bytes. In memory are the names
of the subjects and one batch of statements, never the graph.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import secrets
import shutil
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO, cast

import orjson
from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, QuerySolutions, Store, Triple

from kg import turtle
from kg.errors import UsageError
from kg.jsonld import Compactor
from kg.resources import folder
from kg.vocab import DEFAULT_BASE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LEVEL = 6
_BATCH = 1000
"""Subjects written at once: enough that the serializer's start does not count."""


def dump(store: Store, out: Path, base: str = DEFAULT_BASE, issues: Path | None = None) -> tuple[Path, ...]:
    """Write every file into a new or empty folder and return them. Until all are whole, the folder is not there."""
    if out.is_file() or (out.is_dir() and any(out.iterdir())):
        raise UsageError(f"{out} is not empty; name a new or empty folder for the dumps")
    context = _context(base)
    with _appearing(out) as beside:
        _write_by_subject(store, beside, turtle.prefixes(base), context["@context"])
        _write_by_graph(store, beside, turtle.prefixes(base))
        (beside / "context.jsonld").write_text(json.dumps(context, indent=2, ensure_ascii=False) + "\n", "utf-8")
        if issues is None:
            (beside / "issues.jsonl").touch()
        else:
            shutil.copyfile(issues, beside / "issues.jsonl")
        _write_sums(beside)
    return tuple(sorted(out.iterdir()))


def _context(base: str) -> dict[str, Any]:
    text = (folder("ontology") / "context.jsonld").read_text(encoding="utf-8")
    context: dict[str, Any] = json.loads(text.replace(DEFAULT_BASE, base))
    return context


@contextmanager
def _appearing(out: Path) -> Iterator[Path]:
    """A folder beside the one wanted, which takes its place once all is written, and is removed where not."""
    beside = out.absolute().parent / f".{out.absolute().name}.{secrets.token_hex(4)}.partial"
    try:
        beside.mkdir(parents=True)
        yield beside
        beside.replace(out.absolute())
    except OSError as error:
        reason = error.strerror or error
        raise UsageError(f"{out} cannot be written: {reason}; make room or name another folder") from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


@contextmanager
def _compressed(path: Path) -> Iterator[BinaryIO]:
    """A gzip file that says neither its name nor its time."""
    with path.open("wb") as file, gzip.GzipFile("", "wb", _LEVEL, file, mtime=0) as packed:
        yield cast("BinaryIO", packed)


def _write_by_subject(store: Store, out: Path, names: dict[str, str], context: dict[str, Any]) -> None:
    compactor = Compactor(context)
    with ExitStack() as files:
        ttl, nt, nq, jsonld = (
            files.enter_context(_compressed(out / f"decisions.{kind}.gz")) for kind in ("ttl", "nt", "nq", "jsonld")
        )
        ttl.write(turtle.header(names) + b"\n")
        jsonld.write(b'{"@context":' + orjson.dumps(context) + b',\n"@graph":[')
        between = b"\n"
        subjects = _subjects(store)
        for start in range(0, len(subjects), _BATCH):
            batch: list[Triple] = []
            for subject in subjects[start : start + _BATCH]:
                quads = list(store.quads_for_pattern(subject, None, None, None))
                triples = sorted({quad.triple for quad in quads}, key=turtle.order_of_subject)
                nq.write(_lines(quads))
                nt.write(_lines(triples))
                jsonld.write(between + orjson.dumps(compactor.node(subject, triples)))
                between = b",\n"
                batch += triples
            ttl.write(turtle.blocks(batch, names))
        jsonld.write(b"\n]}\n")


def _subjects(store: Store) -> list[NamedNode | BlankNode]:
    """Every subject once, in the order of the lines of N-Triples."""
    solutions = store.query("SELECT DISTINCT ?s WHERE { ?s ?p ?o }", use_default_graph_as_union=True)
    return sorted((solution[0] for solution in cast("QuerySolutions", solutions)), key=str)


def _lines(statements: list[Quad] | list[Triple]) -> bytes:
    return "".join(sorted(f"{statement} .\n" for statement in statements)).encode()


def _write_by_graph(store: Store, out: Path, names: dict[str, str]) -> None:
    graphs: list[NamedNode | BlankNode | DefaultGraph] = [DefaultGraph(), *sorted(store.named_graphs(), key=str)]
    with _compressed(out / "decisions.trig.gz") as trig:
        trig.write(turtle.header(names))
        for graph in graphs:
            quads = sorted(store.quads_for_pattern(None, None, None, graph), key=turtle.order)
            if quads:
                trig.write(b"\n" + turtle.graph_blocks(quads, names))


def _write_sums(out: Path) -> None:
    lines = []
    for path in sorted(out.iterdir()):
        with path.open("rb") as file:
            lines.append(f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {path.name}\n")
    (out / "SHA256SUMS").write_text("".join(lines), "utf-8")
