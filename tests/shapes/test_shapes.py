"""The shapes: sound SHACL, kept by the model by example, and each constraint in them can fail."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pyshacl
import pytest
from pyoxigraph import NamedNode, RdfFormat, Store, parse, serialize
from rdflib import RDF, SH, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from kg.ontology import Ontology
from kg.resources import folder
from kg.validate import validate_store
from kg.vocab import DEFAULT_BASE, ELI, ELIDL, FOAF

MODEL = Path(__file__).parents[1] / "fixtures" / "model.trig"
FILES = sorted(folder("shapes").glob("*.ttl"))
FAULT = URIRef(DEFAULT_BASE + "def#fault")
ELSEWHERE = URIRef("https://elsewhere.example/x")

Break = Callable[[Graph, Node, Node, Node], None]


@cache
def shapes(path: Path) -> Graph:
    return Graph().parse(path, format="turtle")


@cache
def model() -> Graph:
    """Everything the fixture and the ontology say, as one graph."""
    quads = [*parse(path=str(MODEL), format=RdfFormat.TRIG), *Ontology.load(DEFAULT_BASE).graph_quads()]
    triples = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES)
    assert triples is not None
    return Graph().parse(data=triples, format="nt")


def failures(data: Graph, shape_graph: Graph) -> set[tuple[Node | None, Node | None, Node | None]]:
    """Focus, path and component of each result."""
    _, report, _ = pyshacl.validate(data, shacl_graph=shape_graph)
    assert isinstance(report, Graph)
    results = report.subjects(RDF.type, SH.ValidationResult)
    parts = (SH.focusNode, SH.resultPath, SH.sourceConstraintComponent)
    found = {tuple(report.value(result, part) for part in parts) for result in results}
    return {(focus, path, component) for focus, path, component in found}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_sound_shacl(path: Path) -> None:
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=shapes(path), meta_shacl=True)
    assert conforms, text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_model_keeps_the_shapes(path: Path) -> None:
    assert failures(model(), shapes(path)) == set()


@pytest.mark.parametrize("base", [DEFAULT_BASE, "https://data.kunta.example/"])
def test_the_bundled_graphs_conform_so_that_no_build_judges_them_anew(base: str) -> None:
    store = Store()
    store.extend(Ontology.load(base).graph_quads())
    report = validate_store(store, base)
    assert [(r.focus, r.message) for r in report.results] == []


def test_the_shapes_ask_of_bundled_things_only_what_each_says_itself() -> None:
    """Else what a document says of one thing could break a shape for another that no build judges."""
    types: set[Node] = {
        URIRef(quad.object.value)
        for quad in Ontology.load(DEFAULT_BASE).graph_quads()
        if quad.predicate.value == str(RDF.type) and isinstance(quad.object, NamedNode)
    }
    reaching = (SH["class"], SH.node, SH.qualifiedValueShape, SH.sparql, SH.equals, SH.disjoint, SH.targetObjectsOf)
    for path in FILES:
        graph = shapes(path)
        if types.isdisjoint(graph.objects(None, SH.targetClass)):
            continue
        assert all(isinstance(way, URIRef) for way in graph.objects(None, SH.path)), path
        assert not any((None, term, None) in graph for term in reaching), path


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_shape_finds_something_to_judge_in_the_model(path: Path) -> None:
    for shape in shapes(path).subjects(RDF.type, SH.NodeShape):
        assert next(targets(shapes(path), shape), None) is not None, shape


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_shape_says_whose_fault_it_finds_and_what_is_right(path: Path) -> None:
    graph = shapes(path)
    for shape in graph.subjects(RDF.type, SH.NodeShape):
        assert str(graph.value(shape, FAULT)) in {"own", "source"}
        for part in (shape, *graph.objects(shape, SH.property)):
            messages = list(graph.objects(part, SH.message))
            languages = [message.language for message in messages if isinstance(message, Literal)]
            assert "en" in languages
            assert len(languages) == len(set(languages))
            assert all(str(message).endswith(".") for message in messages)


def targets(graph: Graph, shape: Node) -> Iterator[Node]:
    for kind in graph.objects(shape, SH.targetClass):
        yield from model().subjects(RDF.type, kind)
    for predicate in graph.objects(shape, SH.targetSubjectsOf):
        yield from model().subjects(predicate, None)


# each constraint can fail


def another(value: Node) -> Node:
    """A second value of the same kind."""
    if isinstance(value, URIRef):
        return URIRef(value + "0")
    assert isinstance(value, Literal)
    if value.datatype == XSD.boolean:
        return Literal(str(value) != "true", datatype=XSD.boolean)
    text = {XSD.date: "1999-12-31", XSD.dateTime: "1999-12-31T00:00:00", XSD.gYear: "1999", XSD.integer: "77"}.get(
        value.datatype or XSD.string, str(value) + "0"
    )
    return Literal(text, lang=value.language, datatype=None if value.language else value.datatype)


def remove(data: Graph, focus: Node, path: Node, _: Node) -> None:
    data.remove((focus, path, None))


def repeat(data: Graph, focus: Node, path: Node, _: Node) -> None:
    data.add((focus, path, another(value(data, focus, path))))


def mistype(data: Graph, focus: Node, path: Node, _: Node) -> None:
    data.set((focus, path, Literal("x", datatype=XSD.anyURI)))


def quote_it(data: Graph, focus: Node, path: Node, _: Node) -> None:
    data.set((focus, path, Literal("a word")))


def misplace(data: Graph, focus: Node, path: Node, _: Node) -> None:
    old = value(data, focus, path)
    data.set((focus, path, ELSEWHERE if isinstance(old, URIRef) else Literal("{?}", datatype=datatype(old))))


def translate_twice(data: Graph, focus: Node, path: Node, _: Node) -> None:
    for word in ("yksi", "toinen"):
        data.add((focus, path, Literal(word, lang="fi")))


def lower(data: Graph, focus: Node, path: Node, limit: Node) -> None:
    assert isinstance(limit, Literal)
    data.set((focus, path, Literal(int(float(limit)) - 1, datatype=datatype(value(data, focus, path)))))


def empty(data: Graph, focus: Node, path: Node, _: Node) -> None:
    data.set((focus, path, Literal("")))


def value(data: Graph, focus: Node, path: Node) -> Node:
    found = min(data.objects(focus, path), default=None, key=str)
    if found is None:  # the model says nothing here, so a value of any kind stands for one
        return Literal("jotain", lang="fi")
    return found


def datatype(term: Node) -> URIRef | None:
    return term.datatype if isinstance(term, Literal) else None


BREAKS: dict[URIRef, tuple[str, Break]] = {
    SH.minCount: ("MinCountConstraintComponent", remove),
    SH.maxCount: ("MaxCountConstraintComponent", repeat),
    SH.datatype: ("DatatypeConstraintComponent", mistype),
    SH.nodeKind: ("NodeKindConstraintComponent", quote_it),
    SH.pattern: ("PatternConstraintComponent", misplace),
    SH["in"]: ("InConstraintComponent", misplace),
    SH.uniqueLang: ("UniqueLangConstraintComponent", translate_twice),
    SH.minInclusive: ("MinInclusiveConstraintComponent", lower),
    SH.minLength: ("MinLengthConstraintComponent", empty),
    SH.hasValue: ("HasValueConstraintComponent", remove),
    SH["or"]: ("OrConstraintComponent", mistype),
}
OF_A_CONSTRAINT = {SH.path, SH.message, SH.severity, FAULT, RDF.type}


def focus_of(graph: Graph, shape: Node, path: Node) -> Node:
    """A node that the shape judges, one with the property where there is such a node."""
    nodes = sorted(set(targets(graph, shape)), key=str)
    return next((node for node in nodes if (node, path, None) in model()), nodes[0])


def around(focus: Node) -> Graph:
    """What the model says of a node."""
    data = Graph()
    for triple in model().triples((focus, None, None)):
        data.add(triple)
    return data


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_constraint_of_a_property_can_fail(path: Path) -> None:
    graph = shapes(path)
    for shape in graph.subjects(RDF.type, SH.NodeShape):
        for part in graph.objects(shape, SH.property):
            property_path = graph.value(part, SH.path)
            assert property_path is not None
            if not isinstance(property_path, URIRef):
                continue  # the two longer paths have tests of their own
            for constraint, limit in graph.predicate_objects(part):
                if constraint in OF_A_CONSTRAINT:
                    continue
                assert isinstance(constraint, URIRef)
                component, break_it = BREAKS[constraint]
                focus = focus_of(graph, shape, property_path)
                data = around(focus)
                break_it(data, focus, property_path, limit)
                found = failures(data, kept_target(graph, shape, focus))
                assert (focus, property_path, SH[component]) in found, (shape, property_path, component)


def kept_target(graph: Graph, shape: Node, focus: Node) -> Graph:
    """The shapes with the node as a target by name, since what is broken may be what makes it one."""
    kept = Graph()
    for triple in graph:
        kept.add(triple)
    kept.add((shape, SH.targetNode, focus))
    return kept


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_thing_of_each_kind_needs_an_iri_of_its_form(path: Path) -> None:
    graph = shapes(path)
    for shape in graph.subjects(RDF.type, SH.NodeShape):
        odd = Literal("not a thing")
        assert (odd, None, SH.NodeKindConstraintComponent) in failures(Graph(), kept_target(graph, shape, odd))
        if (shape, SH.pattern, None) in graph:
            found = failures(Graph(), kept_target(graph, shape, ELSEWHERE))
            assert (ELSEWHERE, None, SH.PatternConstraintComponent) in found


def test_a_decision_with_two_dates_is_found_by_its_text() -> None:
    data = Graph()
    text, work = URIRef(DEFAULT_BASE + "d/fin"), URIRef(DEFAULT_BASE + "d")
    data.add((text, RDF.type, URIRef(ELI + "LegalExpression")))
    data.add((text, URIRef(ELI + "realizes"), work))
    for day in ("2022-01-17", "2022-01-18"):
        data.add((work, URIRef(ELI + "date_document"), Literal(day, datatype=XSD.date)))
    found = failures(data, shapes(folder("shapes") / "expression.ttl"))
    assert any(focus == text and component == SH.MaxCountConstraintComponent for focus, _, component in found)


def test_a_vote_without_a_deciding_is_found() -> None:
    data = Graph()
    vote = URIRef(DEFAULT_BASE + "d/vote-1")
    data.add((vote, RDF.type, URIRef(ELIDL + "Vote")))
    data.add((vote, RDF.type, URIRef("http://www.w3.org/ns/opengov#VoteEvent")))
    found = failures(data, shapes(folder("shapes") / "vote.ttl"))
    assert any(path is not None and not isinstance(path, URIRef) for _, path, _ in found)


def test_a_blank_node_is_no_person() -> None:
    data = Graph().parse(data=f'[] a <{FOAF}Person> ; <{FOAF}name> "Nimi Nimetön" .', format="turtle")
    found = failures(data, shapes(folder("shapes") / "person.ttl"))
    assert {component for _, _, component in found} >= {SH.NodeKindConstraintComponent}
