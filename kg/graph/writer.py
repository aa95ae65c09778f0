"""Collecting what one source document says, in its named graph."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from kg.graph import terms as t
from kg.iri import Iris

_YES = Literal("true", datatype=t.BOOLEAN)
_NO = Literal("false", datatype=t.BOOLEAN)


@lru_cache(maxsize=4096)
def node(iri: str) -> NamedNode:
    return NamedNode(iri)


def text(value: str, language: str) -> Literal:
    return Literal(value, language=language)


def string(value: str) -> Literal:
    return Literal(value)


def integer(value: int) -> Literal:
    return Literal(str(value), datatype=t.INTEGER)


def decimal(value: Decimal) -> Literal:
    return Literal(format(value.normalize(), "f"), datatype=t.DECIMAL)


def boolean(value: bool) -> Literal:
    return _YES if value else _NO


def day(value: date) -> Literal:
    return Literal(value.isoformat(), datatype=t.DATE)


def duration_days(days: int) -> Literal:
    return Literal(f"P{days}D", datatype=t.DURATION)


class Writer:
    """Says triples in one named graph. A None object is an unknown value and says nothing."""

    def __init__(self, iris: Iris, graph: str) -> None:
        self.iris = iris
        self.graph = node(graph)
        self._quads: dict[Quad, None] = {}

    def say(self, subject: str, predicate: NamedNode, value: NamedNode | Literal | None) -> None:
        if value is not None:
            self._quads[Quad(node(subject), predicate, value, self.graph)] = None

    def link(self, subject: str, predicate: NamedNode, target: str | None) -> None:
        if target is not None:
            self._quads[Quad(node(subject), predicate, node(target), self.graph)] = None

    def type(self, subject: str, *classes: NamedNode) -> None:
        for each in classes:
            self._quads[Quad(node(subject), t.TYPE, each, self.graph)] = None

    def own(self, name: str) -> NamedNode:
        return t.own(self.iris.terms, name)

    @property
    def quads(self) -> tuple[Quad, ...]:
        return tuple(self._quads)


def to_nquads(quads: Iterable[Quad]) -> bytes:
    return serialize(quads, format=RdfFormat.N_QUADS) or b""
