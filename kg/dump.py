"""The dumps: the whole graph in five formats, with its catalogue, its numbers, its context, issues and checksums.

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
from typing import TYPE_CHECKING, BinaryIO, Final, cast

import orjson
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, QuerySolutions, Store, Triple

from kg import turtle, void
from kg.catalog import File, catalogue
from kg.census import Census
from kg.errors import UsageError
from kg.jsonld import Compactor, bundled_context
from kg.publication import Publication, publication
from kg.vocab import DEFAULT_BASE, SPDX, VCARD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    Progress = Callable[[str, int, int | None], None]

_LEVEL = 6
_BATCH = 1000
"""Subjects written at once: enough that the serializer's start does not count."""
_SUMS: Final = "SHA256SUMS"
_KINDS: Final = ("ttl", "nt", "nq", "jsonld")
_DATA: Final = tuple(f"decisions.{kind}.gz" for kind in (*_KINDS, "trig"))


def dump(store: Store, out: Path, base: str = DEFAULT_BASE, issues: Path | None = None) -> tuple[Path, ...]:
    """Publish under the base itself, by what the readable formats say of their sources."""
    return publish(store, out, publication(base), issues)


def publish(
    store: Store,
    out: Path,
    published: Publication,
    issues: Path | None = None,
    progress: Progress = lambda *_: None,
) -> tuple[Path, ...]:
    """Write every file into a new or empty folder and return them. Until all are whole, none is there.

    issues: the log of the version.
    """
    _check_empty(out)
    with _appearing(out) as beside:
        writer = _Writer(store, beside, published, progress)
        writer.write_by_subject()
        writer.write_by_graph()
        if issues is None:
            (beside / "issues.jsonl").touch()
        else:
            shutil.copyfile(issues, beside / "issues.jsonl")
        writer.describe()
    return tuple(sorted(out.iterdir()))


def _check_empty(out: Path) -> None:
    if out.is_file():
        raise UsageError(f"{out} is a file; name a new or empty folder for the dumps")
    if out.is_dir() and (there := sorted(path.name for path in out.iterdir())):
        held = ", ".join(there[:3]) + (" …" if len(there) > 3 else "")
        raise UsageError(f"{out} is not empty (it holds {held}); name a new or empty folder for the dumps")


@contextmanager
def _appearing(out: Path) -> Iterator[Path]:
    """A hidden folder for the files, which come to their place once all are written and go with it where not.

    A folder that is there already may be another file system's root and cannot be replaced: the hidden one is in it.
    """
    there = out.is_dir()
    place = out.absolute()
    beside = (place if there else place.parent) / f".{place.name}.{secrets.token_hex(4)}.partial"
    try:
        beside.mkdir(parents=True)
        yield beside
        if there:
            for path in sorted(beside.iterdir(), key=lambda path: path.name == _SUMS):
                path.replace(place / path.name)
        else:
            beside.replace(place)
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


class _Writer:
    """Writes the files of one dump into a folder, and counts as it goes."""

    def __init__(self, store: Store, out: Path, published: Publication, progress: Progress) -> None:
        self.store, self.out, self.published, self.progress = store, out, published, progress
        self.names = turtle.prefixes(published.base)
        self.context = bundled_context(published.base)
        self.census = Census(published.base, published.spaces)

    def write_by_subject(self) -> None:
        compactor = Compactor(self.context["@context"])
        with ExitStack() as files:
            ttl, nt, nq, jsonld = (
                files.enter_context(_compressed(self.out / f"decisions.{kind}.gz")) for kind in _KINDS
            )
            ttl.write(turtle.header(self.names) + b"\n")
            jsonld.write(b'{"@context":' + orjson.dumps(self.context["@context"]) + b',\n"@graph":[')
            between = b"\n"
            subjects = _subjects(self.store)
            for start in range(0, len(subjects), _BATCH):
                self.progress("dumping", start, len(subjects))
                batch: list[Triple] = []
                for subject in subjects[start : start + _BATCH]:
                    quads = list(self.store.quads_for_pattern(subject, None, None, None))
                    triples = sorted({quad.triple for quad in quads}, key=turtle.order_of_subject)
                    nq.write(_lines(quads))
                    nt.write(_lines(triples))
                    jsonld.write(between + orjson.dumps(compactor.node(subject, triples)))
                    between = b",\n"
                    self.census.add(subject, triples)
                    batch += triples
                ttl.write(turtle.blocks(batch, self.names))
            jsonld.write(b"\n]}\n")

    def write_by_graph(self) -> None:
        named = sorted(self.store.named_graphs(), key=str)
        graphs: list[NamedNode | BlankNode | DefaultGraph] = [DefaultGraph(), *named]
        with _compressed(self.out / "decisions.trig.gz") as trig:
            trig.write(turtle.header(self.names))
            for number, graph in enumerate(graphs):
                self.progress("dumping graphs", number, len(graphs))
                quads = sorted(self.store.quads_for_pattern(None, None, None, graph), key=turtle.order)
                if quads:
                    trig.write(b"\n" + turtle.graph_blocks(quads, self.names))

    def describe(self) -> None:
        """The context, the numbers, the catalogue of the files and last the checksums of all."""
        self.progress("describing", 0, None)
        out, published, census = self.out, self.published, self.census
        (out / "context.jsonld").write_text(json.dumps(self.context, indent=2, ensure_ascii=False) + "\n", "utf-8")
        numbers = void.description(published, census, _distinct_objects(self.store), _DATA)
        _write_turtle(out / "void.ttl", numbers, published)
        files = [_file(path) for path in sorted(out.iterdir())]
        catalog = catalogue(published, census, files)
        for name, write in (("catalog.ttl", _write_turtle), ("catalog.jsonld", _write_json_ld)):
            write(out / name, catalog, published)
            files.append(_file(out / name))
        lines = sorted((file.name, f"{file.sha256}  {file.name}\n") for file in files)
        (out / _SUMS).write_text("".join(line for _, line in lines), "utf-8")


def _subjects(store: Store) -> list[NamedNode | BlankNode]:
    """Every subject once, in the order of the lines of N-Triples."""
    solutions = store.query("SELECT DISTINCT ?s WHERE { ?s ?p ?o }", use_default_graph_as_union=True)
    return sorted((solution[0] for solution in cast("QuerySolutions", solutions)), key=str)


def _lines(statements: list[Quad] | list[Triple]) -> bytes:
    return "".join(sorted(f"{statement} .\n" for statement in statements)).encode()


def _distinct_objects(store: Store) -> int:
    counted = store.query("SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }", use_default_graph_as_union=True)
    (solution,) = cast("QuerySolutions", counted)
    return int(cast("Literal", solution[0]).value)


def _file(path: Path) -> File:
    with path.open("rb") as file:
        return File(path.name, path.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest())


def _write_turtle(path: Path, triples: Iterable[Triple], published: Publication) -> None:
    listed = _ordered(triples, published)
    names = _names(listed, published.base)
    path.write_bytes(turtle.header(names) + b"\n" + turtle.blocks(listed, names))


def _write_json_ld(path: Path, triples: Iterable[Triple], published: Publication) -> None:
    """The prefixes are its whole context: these few terms need no names of their own."""
    listed = _ordered(triples, published)
    names = _names(listed, published.base)
    compactor = Compactor(names)
    by_subject: dict[NamedNode | BlankNode, list[Triple]] = {}
    for triple in listed:
        by_subject.setdefault(cast("NamedNode | BlankNode", triple.subject), []).append(triple)
    nodes = [compactor.node(subject, said) for subject, said in by_subject.items()]
    path.write_bytes(orjson.dumps({"@context": names, "@graph": nodes}, option=orjson.OPT_INDENT_2) + b"\n")


def _ordered(triples: Iterable[Triple], published: Publication) -> list[Triple]:
    """By subject: the catalogue, the dataset, its parts, other things of ours, things of others."""
    leading = (f"<{published.base}catalog>", f"<{published.dataset}>")
    starts = (f"<{published.dataset}", f"<{published.base}", "")

    def place(triple: Triple) -> tuple[int, tuple[str, bool, str, str]]:
        subject = str(triple.subject)
        if subject in leading:
            return (leading.index(subject), turtle.order(triple))
        rank = next(rank for rank, start in enumerate(starts) if subject.startswith(start))
        return (len(leading) + rank, turtle.order(triple))

    return sorted(triples, key=place)


def _names(triples: Iterable[Triple], base: str) -> dict[str, str]:
    """The prefixes that these triples make use of."""
    known = {**turtle.prefixes(base), "spdx": SPDX, "vcard": VCARD}
    used: set[str] = set()
    for triple in triples:
        for term in (triple.subject, triple.predicate, triple.object):
            kind = term.datatype if isinstance(term, Literal) else term
            used.add(kind.value if isinstance(kind, NamedNode) else "")
    return {name: space for name, space in sorted(known.items()) if any(iri.startswith(space) for iri in used)}
