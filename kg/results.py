"""Answers to queries, written out: as a table for people, in the formats of SPARQL and RDF for programs."""

from __future__ import annotations

import codecs
import unicodedata
from typing import IO, TYPE_CHECKING, Final, Literal, TextIO, cast, get_args

import orjson
from pyoxigraph import (
    BlankNode,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    Triple,
)
from pyoxigraph import Literal as RdfLiteral
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg import turtle
from kg.errors import UsageError
from kg.jsonld import Compactor
from kg.vocab import DEFAULT_BASE, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Answer = QuerySolutions | QueryBoolean | Iterable[Triple]

Format = Literal["table", "json", "csv", "tsv", "xml", "turtle", "jsonld"]
FORMATS: Final[tuple[str, ...]] = get_args(Format)

_SPARQL_FORMATS = {
    "json": QueryResultsFormat.JSON,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "xml": QueryResultsFormat.XML,
}
_PLAIN_TYPES = {XSD + name for name in ("string", "integer", "decimal", "date", "boolean", "dateTime", "gYear")}
_PADDED = 48  # a wider cell of a plain table runs on instead of widening its column


def write(results: Answer, format: Format, out: TextIO, base: str = DEFAULT_BASE) -> None:  # noqa: A002
    """Writes results as they come; a table of a terminal and triples are held in memory."""
    if isinstance(results, QuerySolutions | QueryBoolean):
        if format == "table":
            _write_table(results, out, base)
        elif format in _SPARQL_FORMATS:
            results.serialize(cast("IO[bytes]", _Bytes(out)), format=_SPARQL_FORMATS[format])
            if format in {"json", "xml"} or isinstance(results, QueryBoolean):
                out.write("\n")
        else:
            raise UsageError(
                f"a SELECT or ASK has no triples to write as {format}; choose table, json, csv, tsv or xml"
            )
    elif format in {"table", "turtle"}:
        out.write(turtle.document(results, base).decode())
    elif format == "jsonld":
        out.write(_json_ld(results, base))
    else:
        raise UsageError(f"a CONSTRUCT or DESCRIBE has no rows to write as {format}; choose turtle or jsonld")


def _json_ld(triples: Iterable[Triple], base: str) -> str:
    context = turtle.prefixes(base)
    compactor = Compactor(context)
    by_subject: dict[NamedNode | BlankNode, list[Triple]] = {}
    for triple in sorted(set(triples), key=turtle.order):
        by_subject.setdefault(cast("NamedNode | BlankNode", triple.subject), []).append(triple)
    nodes = [compactor.node(subject, said) for subject, said in by_subject.items()]
    return orjson.dumps({"@context": context, "@graph": nodes}, option=orjson.OPT_INDENT_2).decode() + "\n"


def _write_table(results: QuerySolutions | QueryBoolean, out: TextIO, base: str) -> None:
    if isinstance(results, QueryBoolean):
        out.write("yes\n" if results else "no\n")
        return
    names = turtle.ShortNames(base)
    columns = [variable.value for variable in results.variables]
    rows = ([_cell(value, names) for value in solution] for solution in results)
    if out.isatty():
        _write_rich_table(columns, list(rows), out)
    else:
        _write_plain_table(columns, list(rows), out)


def _cell(value: object, names: turtle.ShortNames) -> str:
    match value:
        case NamedNode():
            return names.iri(value.value)
        case RdfLiteral() if value.language is None and value.datatype.value not in _PLAIN_TYPES:
            return f"{value.value}^^{names.iri(value.datatype.value)}"
        case RdfLiteral():
            return value.value
    return "" if value is None else str(value)


def _write_rich_table(columns: Sequence[str], rows: Sequence[Sequence[str]], out: TextIO) -> None:
    table = Table(caption=f"{len(rows)} row{'' if len(rows) == 1 else 's'}", caption_justify="left")
    for number, name in enumerate(columns):
        numeric = bool(rows) and all(row[number].replace(".", "", 1).isdigit() for row in rows if row[number])
        table.add_column(name, overflow="fold", justify="right" if numeric else "left")
    for row in rows:
        # As text and without what would steer the terminal: a cell is data, not markup.
        table.add_row(*(Text("".join(c if c == "\n" or _printed(c) else " " for c in cell)) for cell in row))
    Console(file=out).print(table)


def _write_plain_table(columns: Sequence[str], rows: Sequence[Sequence[str]], out: TextIO) -> None:
    """One line a row, so that line tools work on it."""
    lines = [columns, *(["".join(c if _printed(c) else " " for c in cell) for cell in row] for row in rows)]
    widths = [max((len(line[n]) for line in lines if len(line[n]) <= _PADDED), default=0) for n in range(len(columns))]
    for line in lines:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        out.write("  ".join(cells).rstrip() + "\n")


def _printed(character: str) -> bool:
    return not unicodedata.category(character).startswith("C") or character == "\u00ad"


class _Bytes:
    """A binary file over a text file, for serializers that write UTF-8."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._decode = codecs.getincrementaldecoder("utf-8")().decode

    def write(self, data: bytes) -> int:
        self._out.write(self._decode(data))
        return len(data)

    def flush(self) -> None:
        self._out.flush()
