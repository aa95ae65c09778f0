"""The page of any thing: everything said of it, everything that points to it, and which documents say so."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode

from kg.graph import terms as t
from kg.turtle import ShortNames
from kg.web.rows import Paged

if TYPE_CHECKING:
    from kg.web.snapshot import Link, Snapshot

SIZE: Final = 200
"""Statements of a page."""
_SORTED: Final = 2000
"""Statements that are sorted at most."""
_NAMED: Final = 3
"""Documents that are named of those that make one statement."""


@dataclass(frozen=True, slots=True)
class Value:
    """A thing, or a literal with its language or datatype. graphs: some documents that say it; more: if others do."""

    link: Link | None
    text: str
    language: str
    datatype: str
    graphs: list[Link]
    more: bool


@dataclass(frozen=True, slots=True)
class Property:
    link: Link
    short: str
    values: list[Value]


@dataclass(frozen=True, slots=True)
class Thing:
    """What is said of a thing, and where it is the object. part_of: the thing it stands under; holds: of a graph."""

    link: Link
    types: list[str]
    part_of: Link | None
    said: Paged[Property]
    pointing: Paged[Property]
    holds: int


def thing(snapshot: Snapshot, node: NamedNode, page: int) -> Thing:
    """page: of the statements, from 1, in both directions."""
    short = ShortNames(snapshot.base)
    above = node.value.rpartition("/")[0]
    held = next(snapshot.graph.select(f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH {node} {{ ?s ?p ?o }} }}"))
    return Thing(
        link=snapshot.link(node),
        types=sorted(short.iri(kind.value) for kind in snapshot.graph.types(node)),
        part_of=snapshot.link(above) if _stands(snapshot, above) else None,
        said=_statements(snapshot, node, page, short, forward=True),
        pointing=_statements(snapshot, node, page, short, forward=False),
        holds=int(held[0].value),
    )


def _statements(snapshot: Snapshot, node: NamedNode, page: int, short: ShortNames, *, forward: bool) -> Paged[Property]:
    """A page of statements under their properties, the types first. forward: the thing is the subject."""
    graph = snapshot.graph
    pattern = f"{node} ?p ?v" if forward else f"?v ?p {node}"
    total = next(graph.select(f"SELECT (COUNT(*) AS ?n) WHERE {{ SELECT DISTINCT ?p ?v WHERE {{ {pattern} }} }}"))
    # Sorting many is slow; the store's own order, which never changes while it is open, does for turning pages.
    order = f"ORDER BY DESC(?p = {t.TYPE}) ?p ?v" if int(total[0].value) <= _SORTED else ""
    rows = graph.select(f"SELECT DISTINCT ?p ?v WHERE {{ {pattern} }} {order} LIMIT {SIZE} OFFSET {(page - 1) * SIZE}")
    grouped: dict[NamedNode, list[Value]] = {}
    for predicate, value in rows:
        subject, object_ = (node, value) if forward else (value, node)
        quads = graph.store.quads_for_pattern(subject, predicate, object_, None)
        graphs = [quad.graph_name for quad in islice(quads, _NAMED + 1)]
        named = [snapshot.link(name) for name in graphs[:_NAMED] if isinstance(name, NamedNode)]
        grouped.setdefault(predicate, []).append(_value(snapshot, value, named, short, more=len(graphs) > _NAMED))
    properties = [Property(snapshot.link(p), short.iri(p.value), values) for p, values in grouped.items()]
    return Paged(properties, page, int(total[0].value), SIZE)


def _value(snapshot: Snapshot, value: object, graphs: list[Link], short: ShortNames, *, more: bool) -> Value:
    if isinstance(value, NamedNode):
        return Value(snapshot.link(value), value.value, "", "", graphs, more)
    if isinstance(value, Literal):
        datatype = "" if value.language else short.iri(value.datatype.value)
        return Value(None, value.value, value.language or "", datatype.removeprefix("xsd:string"), graphs, more)
    return Value(None, str(value), "", "", graphs, more)


def _stands(snapshot: Snapshot, iri: str) -> bool:
    """Whether an IRI is that of a thing of which something is said."""
    under = iri.startswith(snapshot.base) and iri != snapshot.base.rstrip("/")
    return under and bool(snapshot.graph.types(NamedNode(iri)))
