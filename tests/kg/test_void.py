"""The dataset in numbers: each is what another engine counts in the same graph."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple, parse
from rdflib.namespace import RDF, VOID

from kg.census import Census
from kg.dump import dump
from kg.ontology import Ontology
from kg.publication import publication
from kg.vocab import DEFAULT_BASE, ELI
from kg.void import description

MODEL = Path(__file__).parents[1] / "fixtures" / "model.trig"
DATASET = rdflib.URIRef(DEFAULT_BASE + "dataset/decisions")


@cache
def store() -> Store:
    """The model by example, with the run that a build would add."""
    filled = Store()
    filled.extend(parse(path=str(MODEL), format=RdfFormat.TRIG))
    return filled


@cache
def model() -> rdflib.Graph:
    """The same as another library reads it: the union of all graphs."""
    graph = rdflib.Graph()
    for triple in rdflib.Dataset(default_union=True).parse(MODEL, format="trig").triples((None, None, None)):
        graph.add(triple)
    return graph


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> rdflib.Graph:
    out = tmp_path_factory.mktemp("void") / "out"
    dump(store(), out)
    return rdflib.Graph().parse(out / "void.ttl")


def number(graph: rdflib.Graph, node: rdflib.term.Node, name: str) -> int:
    (value,) = graph.objects(node, VOID[name])
    return int(str(value))


def test_the_dataset_is_counted(told: rdflib.Graph) -> None:
    subjects = set(model().subjects())
    assert number(told, DATASET, "triples") == len(model())
    assert number(told, DATASET, "distinctSubjects") == len(subjects)
    assert number(told, DATASET, "distinctObjects") == len(set(model().objects()))
    assert number(told, DATASET, "entities") == sum(str(s).startswith(DEFAULT_BASE) for s in subjects) > 100
    assert number(told, DATASET, "properties") == len(set(model().predicates()))
    assert number(told, DATASET, "classes") == len(set(model().objects(None, RDF.type)))


def test_every_class_is_counted(told: rdflib.Graph) -> None:
    parts = {told.value(part, VOID["class"]): part for part in told.objects(DATASET, VOID.classPartition)}
    assert parts.keys() == set(model().objects(None, RDF.type))
    for kind, part in parts.items():
        assert number(told, part, "entities") == len(set(model().subjects(RDF.type, kind)))


def test_every_property_is_counted(told: rdflib.Graph) -> None:
    parts = {told.value(part, VOID.property): part for part in told.objects(DATASET, VOID.propertyPartition)}
    assert parts.keys() == set(model().predicates())
    for property_, part in parts.items():
        pairs = set(model().subject_objects(property_))
        assert number(told, part, "triples") == len(pairs)
        assert number(told, part, "distinctSubjects") == len({subject for subject, _ in pairs})


def test_links_to_the_law_are_counted_by_property(told: rdflib.Graph) -> None:
    finlex = rdflib.URIRef(DEFAULT_BASE + "dataset/finlex")
    assert told.value(finlex, VOID.uriSpace) == rdflib.Literal("http://data.finlex.fi/eli/")
    counted = {
        told.value(links, VOID.linkPredicate): number(told, links, "triples")
        for links in told.subjects(VOID.objectsTarget, finlex)
    }
    expected: dict[rdflib.term.Node, int] = {}
    for subject, predicate, value in model():
        if str(subject).startswith(DEFAULT_BASE) and str(value).startswith("http://data.finlex.fi/eli/"):
            expected[predicate] = expected.get(predicate, 0) + 1
    assert counted == expected
    assert rdflib.URIRef(ELI + "is_part_of") in expected
    for links in told.subjects(RDF.type, VOID.Linkset):
        assert told.value(links, VOID.subjectsTarget) == DATASET
        assert (DATASET, VOID.subset, links) in told


def test_a_term_of_eli_is_no_link_to_the_law_of_the_union(told: rdflib.Graph) -> None:
    union = rdflib.URIRef(DEFAULT_BASE + "dataset/eur-lex")
    acts = {str(value) for value in model().objects() if str(value).startswith("http://data.europa.eu/eli/reg/")}
    linked = [number(told, links, "triples") for links in told.subjects(VOID.objectsTarget, union)]
    assert acts
    assert 0 < sum(linked) < 20


def test_where_the_dataset_is_and_what_is_in_it(told: rdflib.Graph) -> None:
    dumps = {str(dump_) for dump_ in told.objects(DATASET, VOID.dataDump)}
    kinds = ("ttl", "nt", "nq", "jsonld", "trig")
    assert dumps == {f"{DEFAULT_BASE}dumps/decisions.{kind}.gz" for kind in kinds}
    assert told.value(DATASET, VOID.uriSpace) == rdflib.Literal(DEFAULT_BASE)
    vocabularies = {str(vocabulary) for vocabulary in told.objects(DATASET, VOID.vocabulary)}
    assert {ELI, DEFAULT_BASE + "def"} <= vocabularies
    assert DEFAULT_BASE + "def#" not in vocabularies
    for example in told.objects(DATASET, VOID.exampleResource):
        assert (example, None, None) in model()
    assert (DATASET, VOID.sparqlEndpoint, None) not in told


def test_the_endpoint_is_named_where_there_is_one() -> None:
    published = publication(endpoint="https://example.org/sparql")
    said = description(published, Census(DEFAULT_BASE), 0, ())
    wanted = Triple(
        NamedNode(published.dataset), NamedNode(VOID.sparqlEndpoint), NamedNode("https://example.org/sparql")
    )
    assert wanted in said


def test_the_gate_of_the_ontology_lets_it_through(told: rdflib.Graph) -> None:
    triples = parse(told.serialize(format="nt"), format=RdfFormat.N_TRIPLES)
    graph = NamedNode(DEFAULT_BASE + "graph/x")
    ontology = Ontology.load(DEFAULT_BASE)
    assert ontology.check(Quad(q.subject, q.predicate, q.object, graph) for q in triples) == []
