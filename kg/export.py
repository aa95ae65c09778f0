"""A whole graph as one RDF file, or on a stream; the dumps with their catalogue are `kg.dump`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from pyoxigraph import NamedNode, RdfFormat, Store, serialize

from kg import turtle
from kg.errors import UsageError
from kg.vocab import DEFAULT_BASE

FORMATS: Final = {
    "nquads": RdfFormat.N_QUADS,
    "trig": RdfFormat.TRIG,
    "jsonld": RdfFormat.JSON_LD,
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
}
"""Names of formats on the command line; Turtle and N-Triples leave the named graphs out."""


BUNDLED: Final = ("ontology", "registry")
"""Graphs that come with the program and say nothing of the sources."""


def export(store: Store, name: str, path: Path | None, base: str = DEFAULT_BASE) -> None:
    """Write what the sources say and what links them, sorted; to stdout where no path is given."""
    data = _serialize(store, name, base)
    if path is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        path.write_bytes(data)
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error.strerror}); name another file") from error


def _serialize(store: Store, name: str, base: str) -> bytes:
    left_out = {NamedNode(f"{base}graph/{graph}") for graph in BUNDLED}
    quads = sorted((q for q in store if q.graph_name not in left_out), key=turtle.order)
    match name:
        case "nquads":
            return "".join(sorted(f"{quad} .\n" for quad in quads)).encode()
        case "ntriples":
            return "".join(sorted({f"{quad.triple} .\n" for quad in quads})).encode()
        case "turtle":
            return turtle.document({quad.triple for quad in quads}, base)
    prefixes = turtle.prefixes(base) if name == "trig" else None
    quads.sort(key=lambda quad: str(quad.graph_name))
    return serialize(quads, format=FORMATS[name], prefixes=prefixes) or b""
