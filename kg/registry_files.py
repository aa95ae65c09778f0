"""Registry files: Turtle of the form ontology/registries has, or a table of statutes with a header line.

A Turtle registry describes each thing by a node with types, labels and a key (dcterms:identifier); several files may
describe one thing, and then the later one decides where a value is single. What is read here are plain entries; what
they mean is said in `kg.registries`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pyoxigraph

from kg.errors import UsageError
from kg.vocab import DCTERMS, ELI, ORG, RDF, SCHEMA, SKOS

TSV_HEADER = ("number_year", "title_fi", "title_sv")
_NUMBER = re.compile(r"[0-9]+[A-Za-z]?/[0-9]{4}\Z")


@dataclass(slots=True)
class Entry:
    """What the files say of one thing. labels: preferred names by language; names, hidden: other names."""

    iri: str
    place: str
    types: set[str] = field(default_factory=set)
    labels: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    hidden: set[str] = field(default_factory=set)
    links: dict[str, set[str]] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)


_LINKS = {ORG + "classification", ORG + "unitOf", ORG + "postIn", SKOS + "exactMatch", DCTERMS + "type"}
_VALUES = {
    DCTERMS + "identifier",
    ELI + "id_local",
    ELI + "first_date_entry_in_force",
    ELI + "date_no_longer_in_force",
    SCHEMA + "foundingDate",
    SCHEMA + "dissolutionDate",
}


def read_turtle(paths: Iterable[Path], base: str) -> dict[str, Entry]:
    """All entries of the files by IRI, in the order of their first mention."""
    entries: dict[str, Entry] = {}
    for path in paths:
        for subject, predicate, value in _triples(path, base):
            entry = entries.setdefault(subject, Entry(subject, str(path)))
            _note(entry, predicate, value, base)
    return {iri: entry for iri, entry in entries.items() if entry.types or entry.values}


def _triples(path: Path, base: str) -> Iterator[tuple[str, str, pyoxigraph.NamedNode | pyoxigraph.Literal]]:
    try:
        content = path.read_bytes()
    except OSError as error:
        message = f"The registry file {path} cannot be read ({error.strerror}): check its name and that it is a file."
        raise UsageError(message) from error
    try:
        for triple in pyoxigraph.parse(content, format=pyoxigraph.RdfFormat.TURTLE, base_iri=base):
            if isinstance(triple.subject, pyoxigraph.NamedNode) and isinstance(
                triple.object, pyoxigraph.NamedNode | pyoxigraph.Literal
            ):
                yield triple.subject.value, triple.predicate.value, triple.object
    except SyntaxError as error:
        where = f"line {error.lineno}" if error.lineno else "its beginning"
        message = f"The registry file {path} is no valid Turtle at {where} ({error.msg}): correct it there."
        raise UsageError(message) from error


def _note(entry: Entry, predicate: str, value: pyoxigraph.NamedNode | pyoxigraph.Literal, base: str) -> None:
    text = value.value.strip()
    if predicate == RDF + "type":
        entry.types.add(text)
    elif predicate in _LINKS:
        entry.links.setdefault(predicate, set()).add(text)
    elif predicate in _VALUES or predicate == base + "def#sectionsByChapter":
        entry.values[predicate] = text
    elif isinstance(value, pyoxigraph.Literal):
        if predicate == SKOS + "prefLabel":
            entry.labels[value.language or "fi"] = text
        elif predicate == DCTERMS + "title":
            entry.titles[value.language or "fi"] = text
        elif predicate == SKOS + "altLabel":
            entry.names.add(text)
        elif predicate in {SKOS + "hiddenLabel", base + "def#ambiguousName"}:
            entry.hidden.add(text)


@dataclass(frozen=True, slots=True)
class StatuteLine:
    """A line of a table of statutes."""

    number: str
    title: str
    swedish: str | None


def read_statutes(path: Path) -> Iterator[StatuteLine]:
    """The lines of a table whose header is number_year, title_fi, title_sv, separated by tabs."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        message = f"The registry file {path} cannot be read as UTF-8 text ({error}): check its name and its encoding."
        raise UsageError(message) from error
    if not lines or tuple(lines[0].split("\t")) != TSV_HEADER:
        header = ", ".join(TSV_HEADER)
        raise UsageError(f"{path}, line 1: a table of statutes begins with the columns {header}, separated by tabs.")
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip():
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) != len(TSV_HEADER):
            raise UsageError(f"{path}, line {number}: {len(cells)} columns instead of 3; separate them by tabs.")
        if not _NUMBER.match(cells[0]) or not cells[1]:
            raise UsageError(f"{path}, line {number}: a number such as 410/2015 and a Finnish title are needed.")
        yield StatuteLine(cells[0], cells[1], cells[2] or None)
