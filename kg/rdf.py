"""RDF files of any format, read as quads. The format is found from the name and, failing that, the content."""

from __future__ import annotations

import gzip
import re
import zlib
from pathlib import PurePath
from typing import TYPE_CHECKING

from pyoxigraph import Quad, RdfFormat, parse

from kg.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BY_NAME = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".jsonld": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
    ".owl": RdfFormat.RDF_XML,
}
_GZIP = b"\x1f\x8b"
_QUAD = re.compile(
    rb'\s*(#[^\n]*\s+)*(<[^>]*>|_:\S+)\s+<[^>]*>\s+(<[^>]*>|_:\S+|"([^"\\]|\\.)*"(@\S+|\^\^<[^>]*>)?)\s+(<[^>]*>|_:\S+)\s*\.'
)
_PLACE = re.compile(
    r"(?:Parser error )?at line (\d+)(?: between columns? (\d+))?[^:]*: (.*?)(?: \(line \d+\))?$", re.DOTALL
)


def read(path: Path) -> Iterator[Quad]:
    """The quads of a file, compressed by gzip or not. Its blank nodes are told from other files' of the same name."""
    content = _content(path)
    yield from _parse(path, content, _format(path, content))


def parse_turtle(path: Path, text: str) -> Iterator[Quad]:
    """The triples of a Turtle file whose text may have been changed since it was read."""
    yield from _parse(path, text.encode(), RdfFormat.TURTLE)


def _parse(path: Path, content: bytes, kind: RdfFormat) -> Iterator[Quad]:
    try:
        yield from parse(content, format=kind, base_iri=path.absolute().as_uri(), rename_blank_nodes=True)
    except (SyntaxError, ValueError) as error:
        raise UsageError(f"{path}{_place(error)}; correct the file ({kind.name}) and try again") from error


def _content(path: Path) -> bytes:
    if path.is_dir():
        raise UsageError(f"{path} is a folder; name RDF files, or a store with --store")
    try:
        content = path.read_bytes()
        return gzip.decompress(content) if content.startswith(_GZIP) else content
    except FileNotFoundError as error:
        raise UsageError(f"{path} does not exist; name an RDF file") from error
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}") from error
    except (EOFError, zlib.error) as error:
        raise UsageError(f"{path} is not whole: its compressed data break off; fetch or write it again") from error


def _format(path: Path, content: bytes) -> RdfFormat:
    name = PurePath(path.name.lower())
    if name.suffix == ".gz":
        name = PurePath(name.stem)
    named = _BY_NAME.get(name.suffix)
    if named is not None:
        return named
    start = content[:65536].removeprefix(b"\xef\xbb\xbf").lstrip()
    if start[:1] in {b"{", b"["} and name.suffix in {".json", ""}:
        return RdfFormat.JSON_LD
    if start.startswith((b"<?xml", b"<rdf:RDF", b"<!DOCTYPE", b"<!--")):
        return RdfFormat.RDF_XML
    # Turtle and N-Triples are TriG as well.
    return RdfFormat.N_QUADS if _QUAD.match(start) else RdfFormat.TRIG


def _place(error: Exception) -> str:
    match = _PLACE.fullmatch(str(error))
    if match is None:
        return f": {error}"
    column = f", column {match[2]}" if match[2] else ""
    return f", line {match[1]}{column}: {match[3]}"
