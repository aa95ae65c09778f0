"""SHACL: shapes read once, data judged by pySHACL, each result told with its shape, its path and whose fault it is.

Two things stand between pySHACL and the data. Literals are seen as they are written: rdflib would put them in order
first and takes some that XSD does not ("1e5" as xsd:decimal, "2021-01-01T00:00:00" as xsd:date). And a property shape
gets the targets of its node shape for its own, so that it is judged for all nodes at once; pySHACL else begins anew
with every node, which takes four times as long.
"""

from __future__ import annotations

import logging
import re
import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

import pyoxigraph as ox
import pyshacl
import rdflib
from pyshacl.graph_abstraction import DataGraph, OxigraphDataGraph
from rdflib.namespace import RDF, RDFS, SH, XSD
from rdflib.term import _toPythonMapping

from kg.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Node = rdflib.term.Node
Fault = Literal["source", "own"]
Term = ox.NamedNode | ox.BlankNode | ox.Literal

_OWN_PLACE = re.compile(
    r"^((?:Less|More) than \d+ values) on .*$", re.DOTALL
)  # pySHACL's words; the place is told beside
_KEPT = 200_000  # nodes whose properties are held in memory besides types, some 100 MB
_AT_LEAST_KEPT = 3  # properties, however large: a path asks for several in turn
_TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
_ADVANCED = (SH.target, SH.rule, SH.expression)
_PATHS = (
    (SH.inversePath, "^", ""),
    (SH.zeroOrMorePath, "", "*"),
    (SH.oneOrMorePath, "", "+"),
    (SH.zeroOrOnePath, "", "?"),
)
_ZONE = r"(Z|[+-][0-9]{2}:[0-9]{2})?"
_DAY = r"-?[0-9]{4,}-[0-9]{2}-[0-9]{2}"
_DECIMAL = r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)"
_FORMS: Final = {
    XSD.boolean: "true|false|0|1",
    XSD.decimal: _DECIMAL,
    XSD.double: rf"{_DECIMAL}([eE][+-]?[0-9]+)?|[+-]?INF|NaN",
    XSD.float: rf"{_DECIMAL}([eE][+-]?[0-9]+)?|[+-]?INF|NaN",
    XSD.date: _DAY + _ZONE,
    XSD.dateTime: rf"{_DAY}T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}(\.[0-9]+)?{_ZONE}",
    XSD.gYear: rf"-?[0-9]{{4,}}{_ZONE}",
    XSD.duration: r"-?P(?=.)([0-9]+Y)?([0-9]+M)?([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+(\.[0-9]+)?S)?)?",
} | dict.fromkeys(
    (XSD.integer, XSD.nonNegativeInteger, XSD.positiveInteger, XSD.int, XSD.long, XSD.short, XSD.byte), r"[+-]?[0-9]+"
)


@dataclass(frozen=True, slots=True)
class Failure:
    """One result of SHACL. path: an IRI, or a path as SPARQL writes it; shape: the nearest shape with a name."""

    focus: Term
    path: str | None
    value: Term | None
    component: str
    severity: str
    shape: str
    message: str
    fault: Fault


class Shapes:
    """A shapes graph, ready to judge with. terms: the namespace of `fault`, which says whose fault a shape finds."""

    def __init__(self, triples: Iterable[ox.Triple], terms: str) -> None:
        with _literals_as_written():
            self._graph = _graph(triples)
        self._fault = rdflib.URIRef(terms + "fault")
        self._above = {part: shape for shape, _, part in sorted(self._graph) if not isinstance(part, rdflib.Literal)}
        self._said = _graph(()) + self._graph
        self._lift()

    @property
    def names(self) -> tuple[str, ...]:
        """The node shapes, as results name them."""
        shapes = self._said.subjects(RDF.type, SH.NodeShape)
        return tuple(sorted({str(shape) for shape in shapes if isinstance(shape, rdflib.URIRef)}))

    def judge(self, data: ox.Store | rdflib.Graph, settled: frozenset[str] = frozenset()) -> tuple[Failure, ...]:
        """What is wrong with the data: every graph of a store as one, or one graph.

        settled: IRIs of nodes of a store that are part of the data and not judged themselves.
        """
        graph = _StoreGraph(data, settled) if isinstance(data, ox.Store) else DataGraph.from_rdflib(data)
        options = {"inplace": True, "advanced": self._is_advanced(), "logger": logging.getLogger("kg.shacl")}
        with _literals_as_written():
            try:
                _, report, _ = pyshacl.Validator(graph, shacl_graph=self._graph, options=options).run()  # type: ignore[no-untyped-call]
            except RuntimeError as error:
                raise UsageError(f"the shapes cannot be applied: {error}; correct them") from error
            if not isinstance(report, rdflib.Graph):
                raise UsageError(f"the shapes cannot be applied: {report}; correct them")
            results = report.objects(None, SH.result)  # details of results are results of their own kind
            return tuple({self._failure(report, result): None for result in results})

    def _is_advanced(self) -> bool:
        return any((None, term, None) in self._graph for term in _ADVANCED)

    def _lift(self) -> None:
        """Give property shapes the targets of their node shape, where that changes no verdict."""
        graph = self._graph
        for shape, part in list(graph.subject_objects(SH.property)):
            targets = [(target, node) for target in _TARGETS for node in graph.objects(shape, target)]
            if (shape, RDF.type, RDFS.Class) in graph:
                targets.append((SH.targetClass, shape))
            if targets and self._stands_alone(shape, part):
                for target, node in targets:
                    graph.add((part, target, node))
                graph.add((part, RDF.type, SH.PropertyShape))
                graph.remove((shape, SH.property, part))

    def _stands_alone(self, shape: Node, part: Node) -> bool:
        said = self._said
        return not (
            any(True for _ in said.subjects(None, shape))  # another shape judges by it
            or any((shape, term, None) in said for term in (SH.closed, SH.target, SH.deactivated))
            or any((part, term, None) in said for term in (SH.qualifiedValueShape, *_TARGETS))
        )

    def _failure(self, report: rdflib.Graph, node: Node) -> Failure:
        shape = report.value(node, SH.sourceShape)
        path = report.value(node, SH.resultPath)
        value = report.value(node, SH.value)
        messages = sorted(report.objects(node, SH.resultMessage), key=_english_first)
        return Failure(
            focus=to_oxigraph(report.value(node, SH.focusNode)),
            path=None if path is None else _path(report, path),
            value=None if value is None else to_oxigraph(value),
            component=_local(report.value(node, SH.sourceConstraintComponent)),
            severity=_local(report.value(node, SH.resultSeverity)),
            shape=self._name(shape),
            message=_OWN_PLACE.sub(r"\1", str(messages[0])) if messages else "",
            fault=self._fault_of(shape),
        )

    def _chain(self, shape: Node | None) -> Iterator[Node]:
        """A shape and what it is part of, up to its node shape."""
        seen = set()
        while shape is not None and shape not in seen:
            seen.add(shape)
            yield shape
            if (shape, RDF.type, SH.NodeShape) in self._said:
                return
            shape = self._above.get(shape)

    def _name(self, shape: Node | None) -> str:
        return next((str(node) for node in self._chain(shape) if isinstance(node, rdflib.URIRef)), "")

    def _fault_of(self, shape: Node | None) -> Fault:
        for node in self._chain(shape):
            said = self._said.value(node, self._fault)
            if said is not None:
                return "source" if _local(said) == "source" else "own"
        return "own"


def to_graph(quads: Iterable[ox.Quad]) -> rdflib.Graph:
    """The triples of quads as one graph, with literals as they are written."""
    with _literals_as_written():
        return _graph(quad.triple for quad in quads)


def to_oxigraph(term: Node | None) -> Term:
    match term:
        case rdflib.URIRef():
            return ox.NamedNode(str(term))
        case rdflib.BNode():
            return ox.BlankNode(str(term))
        case rdflib.Literal() if term.language is not None:
            return ox.Literal(str(term), language=term.language)
        case rdflib.Literal():
            return ox.Literal(str(term), datatype=None if term.datatype is None else ox.NamedNode(str(term.datatype)))
    raise TypeError(f"{term!r} is no node of a result")


class _StoreGraph(OxigraphDataGraph):
    """A store as pySHACL asks it, all graphs as one.

    pySHACL asks for one property of very many nodes in turn, so a property is read whole, once, and kept while it is
    asked for. Its own class reads the store anew for each node, counts it for each result, and fails when it comes to
    ask what is said of a literal, which is nothing. No target of a shape is among the settled nodes; what is said of
    one is read when a path leads to it.
    """

    def __init__(self, store: ox.Store, settled: frozenset[str] = frozenset()) -> None:
        super().__init__(store)
        self._settled = settled
        self._of_class: dict[Node | None, list[Node]] = {}
        self.default_union = True  # type: ignore[misc]  # a property whose setter mypy does not see
        self._read: dict[Node, dict[Node, list[Node]]] = {}

    def __bool__(self) -> bool:
        return True  # else its length decides, for which all of it is counted

    def objects(  # type: ignore[override]  # OxigraphDataGraph's own are not rdflib's either
        self, subject: Node | None, predicate: Node | None, unique: bool = False
    ) -> Iterator[Node]:
        if isinstance(subject, rdflib.term.Identifier) and isinstance(predicate, rdflib.URIRef):  # noqa: SIM102
            if str(subject) not in self._settled:
                return iter(self._property(predicate).get(subject, ()))
        return super().objects(subject, predicate, unique)  # type: ignore[arg-type]

    def subjects(  # type: ignore[override]
        self, predicate: Node | None, object_: Node | None, unique: bool = False
    ) -> Iterator[Node]:
        """Asked for the nodes of a class, pySHACL means targets; it asks for each shape anew."""
        if predicate != RDF.type:
            return super().subjects(predicate, object_, unique)  # type: ignore[arg-type]
        if object_ not in self._of_class:
            found = super().subjects(predicate, object_, unique)  # type: ignore[arg-type]
            self._of_class[object_] = [node for node in found if str(node) not in self._settled]
        return iter(self._of_class[object_])

    def predicate_objects(  # type: ignore[override]
        self, subject: Node | None, unique: bool = False
    ) -> Iterator[tuple[Node, Node]]:
        return iter(()) if isinstance(subject, rdflib.Literal) else super().predicate_objects(subject, unique)  # type: ignore[arg-type]

    def _property(self, predicate: rdflib.URIRef) -> dict[Node, list[Node]]:
        if predicate not in self._read:
            values: dict[Node, list[Node]] = {}
            for subject, value in self._pairs(predicate):
                if subject.value not in self._settled:
                    values.setdefault(_to_rdflib(subject), []).append(_to_rdflib(value))
            self._make_room(len(values))
            self._read[predicate] = values
        return self._read[predicate]

    def _pairs(self, predicate: rdflib.URIRef) -> Iterator[tuple[Term, Term]]:
        """The subjects and values of a property. A query tells them in half the time that reading quads takes."""
        asked = f"SELECT ?subject ?value {{ ?subject {ox.NamedNode(predicate)} ?value }}"
        return iter(self.impl.query(asked, use_default_graph_as_union=True))  # type: ignore[arg-type]

    def _make_room(self, wanted: int) -> None:
        """Forget the properties read longest ago, as far as needed; types are asked for all the time."""
        sizes = {known: len(self._read[known]) for known in self._read if known not in {RDF.type, RDFS.subClassOf}}
        held = sum(sizes.values())
        for known in list(sizes)[: 1 - _AT_LEAST_KEPT]:
            if held + wanted > _KEPT:
                del self._read[known]
                held -= sizes[known]


class _Known(dict[object, Node]):
    """A term of oxigraph to the same of rdflib, made once."""

    def __missing__(self, term: object) -> Node:
        self[term] = node = _to_rdflib(term)
        return node


def _graph(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    graph = rdflib.Graph()
    add: Callable[[tuple[Node, Node, Node], rdflib.Graph], None] = graph.store.add
    known = _Known()
    for subject, predicate, value in triples:
        add((known[subject], known[predicate], known[value]), graph)
    return graph


def _to_rdflib(term: object) -> Node:
    match term:
        case ox.NamedNode():
            return rdflib.URIRef(term.value)
        case ox.BlankNode():
            return rdflib.BNode(term.value)
        case ox.Literal() if term.language is not None:
            return rdflib.Literal(term.value, lang=term.language)
        case ox.Literal():
            return rdflib.Literal(term.value, datatype=_datatype(term.datatype.value))
    raise UsageError(f"{term} is no term of RDF 1.1, which is what is validated; take it out")


@cache
def _datatype(iri: str) -> rdflib.URIRef:
    return rdflib.URIRef(iri)


@contextmanager
def _literals_as_written() -> Iterator[None]:
    """Hold rdflib to the letter of XSD. It keeps these settings for the whole process, so they are put back."""
    log = logging.getLogger("rdflib.term")  # it tells of every ill-typed literal with a traceback
    before = (rdflib.NORMALIZE_LITERALS, log.disabled)
    readers = {kind: _toPythonMapping[kind] for kind in _FORMS if kind in _toPythonMapping}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            rdflib.NORMALIZE_LITERALS, log.disabled = False, True
            for kind, form in _FORMS.items():
                _toPythonMapping[kind] = _strict(re.compile(form), readers.get(kind) or str)
            yield
        finally:
            rdflib.NORMALIZE_LITERALS, log.disabled = before
            for kind in _FORMS:
                del _toPythonMapping[kind]
            for kind, reader in readers.items():
                _toPythonMapping[kind] = reader


def _strict(form: re.Pattern[str], read: Callable[[str], object]) -> Callable[[str], object]:
    def value(text: str) -> object:
        if form.fullmatch(text) is None:
            raise ValueError(text)
        return read(text)

    return value


def _english_first(message: Node) -> tuple[bool, str]:
    return (getattr(message, "language", None) not in {None, "en"}, str(message))


def _local(term: Node | None) -> str:
    return re.split(r"[#/]", str(term or ""))[-1]


def _path(graph: rdflib.Graph, path: Node) -> str:
    """A path as SPARQL writes it; a lone property as its bare IRI."""
    return str(path) if isinstance(path, rdflib.URIRef) else _written(graph, path)


def _written(graph: rdflib.Graph, path: Node) -> str:
    if isinstance(path, rdflib.URIRef):
        return f"<{path}>"
    for term, before, after in _PATHS:
        inner = graph.value(path, term)
        if inner is not None:
            return f"{before}{_written(graph, inner)}{after}"
    choices = graph.value(path, SH.alternativePath)
    parts = [_written(graph, part) for part in graph.items(choices if choices is not None else path)]
    return f"({('/' if choices is None else '|').join(parts)})"
