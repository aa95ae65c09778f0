from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from pyoxigraph import NamedNode, RdfFormat, Store

from kg.errors import UsageError
from kg.report import Report, Result
from kg.validate import Rules, validate_files, validate_store

PREFIXES = """\
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix ex: <http://example.org/> .
@prefix kg: <https://w3id.org/paatos/def#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
SHAPES = """\
ex:PaperShape a sh:NodeShape ; sh:targetClass ex:Paper ; kg:fault "source" ;
  sh:property [ sh:path ex:day ; sh:minCount 1 ; sh:maxCount 1 ; sh:datatype xsd:date ;
                sh:message "Paperilla on päivä."@fi, "A paper has one day."@en ] ,
              [ sh:path ex:by ; sh:class ex:Person ; sh:severity sh:Warning ; kg:fault "own" ] ,
              [ sh:path [ sh:inversePath ex:cites ] ; sh:maxCount 1 ; sh:severity sh:Info ] .
ex:PersonShape a sh:NodeShape ; sh:targetClass ex:Person ;
  sh:property [ sh:path ex:name ; sh:minCount 1 ] .
"""
DATA = """\
ex:one a ex:Paper ; ex:day "2030-05-06"^^xsd:date ; ex:by ex:anna .
ex:two a ex:Paper ; ex:day "2030-02-31"^^xsd:date ; ex:by ex:nobody ; ex:cites ex:one .
ex:three a ex:Paper ; ex:cites ex:one .
ex:anna a ex:Person ; ex:name "Anna Äimälä" .
"""
CHECK = """\
# A paper that cites itself or others
# severity: Warning
# fault: own
PREFIX ex: <http://example.org/>
SELECT ?focus ?path ?value ?how WHERE { BIND(ex:cites AS ?path) ?focus ?path ?value BIND("in passing" AS ?how) }
"""


def folder(tmp_path: Path, shapes: str = SHAPES, check: str = CHECK) -> Path:
    rules = tmp_path / "rules"
    (rules / "checks").mkdir(parents=True)
    (rules / "all.ttl").write_text(PREFIXES + shapes, encoding="utf-8")
    if check:
        (rules / "checks" / "cites-violation.rq").write_text(check, encoding="utf-8")
    return rules


def both(tmp_path: Path, data: str, shapes: str = SHAPES, check: str = CHECK) -> Report:
    """The verdict on data as a file; asserts that the same data in a store is judged alike."""
    rules = folder(tmp_path, shapes, check)
    path = tmp_path / "data.ttl"
    path.write_text(PREFIXES + data, encoding="utf-8")
    report = validate_files([path], folders=[rules])
    store = Store()
    store.load(path=str(path), format=RdfFormat.TURTLE)
    from_store = validate_store(store, folders=[rules])
    assert [told(result) for result in from_store.results] == [told(result) for result in report.results]
    return report


def told(result: Result) -> tuple[str | None, ...]:
    return (result.focus, result.path, result.value, result.component, result.severity, result.shape, result.fault)


def found(report: Report) -> set[tuple[str, str]]:
    return {(result.focus.removeprefix("http://example.org/"), result.component) for result in report.results}


def test_each_failure_is_told_with_all_its_parts(tmp_path: Path) -> None:
    report = both(tmp_path, DATA)
    assert not report.conforms
    day = next(result for result in report.results if result.value == "2030-02-31")
    assert day.focus == "http://example.org/two"
    assert day.path == "http://example.org/day"
    assert day.component == "DatatypeConstraintComponent"
    assert day.severity == "Violation"
    assert day.shape == "http://example.org/PaperShape"
    assert day.message == "A paper has one day."
    assert day.fault == "source"
    assert day.source == day.file == (tmp_path / "data.ttl").as_posix()


def test_severity_and_fault_come_from_the_nearest_that_says_them(tmp_path: Path) -> None:
    by_component = {result.component: result for result in both(tmp_path, DATA).results}
    person = by_component["ClassConstraintComponent"]
    assert (person.severity, person.fault, person.value) == ("Warning", "own", "http://example.org/nobody")
    cited = by_component["MaxCountConstraintComponent"]
    assert (cited.severity, cited.fault, cited.path) == ("Info", "source", "^<http://example.org/cites>")


def test_a_shape_that_says_nothing_finds_our_own_fault(tmp_path: Path) -> None:
    report = both(tmp_path, "ex:anna a ex:Person .")
    (result,) = report.results
    assert (result.fault, result.shape) == ("own", "http://example.org/PersonShape")
    assert result.message == "Less than 1 values", "the same for every person"


def test_every_row_of_a_check_is_a_failure(tmp_path: Path) -> None:
    rows = [result for result in both(tmp_path, DATA).results if result.shape == "cites-violation"]
    assert [(r.focus, r.path, r.value, r.severity, r.fault, r.message) for r in rows] == [
        (
            f"http://example.org/{paper}",
            "http://example.org/cites",
            "http://example.org/one",
            "Warning",
            "own",
            "A paper that cites itself or others (how in passing)",
        )
        for paper in ("three", "two")
    ]


def test_a_check_is_a_violation_of_the_source_unless_it_says_otherwise(tmp_path: Path) -> None:
    check = (
        "# Papers\nPREFIX ex: <http://example.org/> SELECT ?paper ?message { ?paper a ex:Paper BIND('x' AS ?message) }"
    )
    report = both(tmp_path, "ex:one a ex:Paper .", "", check)
    assert [told(result)[3:] for result in report.results] == [
        ("SPARQLConstraintComponent", "Violation", "cites-violation", "source")
    ]
    assert report.results[0].message == "x"


def test_only_violations_break_conformity(tmp_path: Path) -> None:
    report = both(tmp_path, 'ex:one a ex:Paper ; ex:day "2030-05-06"^^xsd:date ; ex:by ex:nobody .')
    assert report.conforms
    assert report.counts == {
        "violation": 0, "warning": 1, "info": 0, "own": 1, "source": 0, "statements": 3, "shapes": 2, "checks": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("datatype", "good", "bad"),
    [
        ("date", ["2030-05-06", "2030-05-06Z"], ["2030-02-31", "2030-05-06T00:00:00", "2030-W01-1", "6.5.2030"]),
        ("integer", ["7", "-07", "+7"], ["7.0", " 7", "7_000", "", "seven"]),
        ("decimal", ["7", "7.50", ".5"], ["1e5", "7,5", "NaN"]),
        ("boolean", ["true", "0"], ["TRUE", "yes", ""]),
        ("dateTime", ["2030-05-06T10:00:00+03:00"], ["2030-05-06", "2030-05-06 10:00:00", "2030-05-06T10:00"]),
        ("gYear", ["2030"], ["30", "2030-05"]),
        ("duration", ["P14D", "P1Y2MT3.5S"], ["14 days", "P", "P2W"]),
    ],
)
def test_ill_formed_literals_are_seen(tmp_path: Path, datatype: str, good: list[str], bad: list[str]) -> None:
    shapes = (
        f"ex:S a sh:NodeShape ; sh:targetSubjectsOf ex:v ; sh:property [ sh:path ex:v ; sh:datatype xsd:{datatype} ] ."
    )
    values = [*good, *bad]
    data = "\n".join(f'ex:n{n} ex:v "{value}"^^xsd:{datatype} .' for n, value in enumerate(values))
    failing = {result.value for result in both(tmp_path, data, shapes, "").results}
    assert failing == set(bad)


def test_a_file_is_judged_by_what_it_says_not_by_what_it_means(tmp_path: Path) -> None:
    """A store would have made 7 of 07."""
    shapes = 'ex:S a sh:NodeShape ; sh:targetSubjectsOf ex:v ; sh:property [ sh:path ex:v ; sh:pattern "^[1-9]" ] .'
    rules = folder(tmp_path, shapes, "")
    (tmp_path / "data.ttl").write_text(PREFIXES + 'ex:a ex:v "07"^^xsd:integer .', encoding="utf-8")
    assert [r.value for r in validate_files([tmp_path / "data.ttl"], folders=[rules]).results] == ["07"]


def test_rdflib_is_left_as_it_was(tmp_path: Path) -> None:
    both(tmp_path, DATA)
    assert rdflib.NORMALIZE_LITERALS is True
    assert str(rdflib.Literal("07", datatype=rdflib.XSD.integer)) == "7"
    assert rdflib.Literal("1e5", datatype=rdflib.XSD.decimal).ill_typed is False
    assert rdflib.Literal("30", datatype=rdflib.XSD.gYear).value is None


@pytest.mark.parametrize(
    ("shapes", "data", "expected"),
    [
        (  # what a closed shape allows is what its properties name
            "ex:S a sh:NodeShape ; sh:targetClass ex:T ; sh:closed true ;"
            " sh:ignoredProperties ( <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ) ;"
            " sh:property [ sh:path ex:p ] .",
            "ex:a a ex:T ; ex:p 1 . ex:b a ex:T ; ex:q 1 .",
            {("b", "ClosedConstraintComponent")},
        ),
        (  # a shape that is judged by its own target and by another shape's word
            "ex:S a sh:NodeShape ; sh:targetClass ex:T ; sh:property [ sh:path ex:p ; sh:minCount 1 ] ."
            " ex:R a sh:NodeShape ; sh:targetClass ex:U ; sh:property [ sh:path ex:t ; sh:node ex:S ] .",
            "ex:a a ex:T . ex:b a ex:U ; ex:t ex:c . ex:c ex:p 1 . ex:d a ex:U ; ex:t ex:e .",
            {("a", "MinCountConstraintComponent"), ("d", "NodeConstraintComponent")},
        ),
        (
            "ex:S a sh:NodeShape ; sh:targetClass ex:T ; sh:deactivated true ;"
            " sh:property [ sh:path ex:p ; sh:minCount 1 ] .",
            "ex:a a ex:T .",
            set(),
        ),
        (
            "ex:S a sh:NodeShape ; sh:targetClass ex:T ; sh:property [ sh:path ex:p ; sh:qualifiedMinCount 1 ;"
            " sh:qualifiedValueShape [ sh:class ex:U ] ] .",
            "ex:a a ex:T ; ex:p ex:u . ex:u a ex:U . ex:b a ex:T ; ex:p ex:v .",
            {("b", "QualifiedMinCountConstraintComponent")},
        ),
        (  # a class that is its own shape, and its subclasses
            "ex:T a rdfs:Class, sh:NodeShape ; sh:property [ sh:path ex:p ; sh:minCount 1 ] .",
            "ex:a a ex:T . ex:b a ex:V . ex:V rdfs:subClassOf ex:T .",
            {("a", "MinCountConstraintComponent"), ("b", "MinCountConstraintComponent")},
        ),
        (  # a property shape with a name in two shapes, one of them without a target
            "ex:P a sh:PropertyShape ; sh:path ex:p ; sh:minCount 1 ."
            " ex:S a sh:NodeShape ; sh:targetClass ex:T ; sh:property ex:P ."
            " ex:R a sh:NodeShape ; sh:property ex:P . ex:Q a sh:NodeShape ; sh:targetNode ex:b ; sh:node ex:R .",
            "ex:a a ex:T . ex:b ex:q 1 .",
            {("a", "MinCountConstraintComponent"), ("b", "NodeConstraintComponent")},
        ),
        (
            "ex:S a sh:NodeShape ; sh:targetObjectsOf ex:t ; sh:nodeKind sh:IRI ; sh:property [ sh:path ex:p ;"
            " sh:or ( [ sh:datatype xsd:date ] [ sh:in ( 1 2 ) ] ) ] .",
            'ex:x ex:t ex:a, ex:b, "c" . ex:a ex:p 2 . ex:b ex:p 3 .',
            {("b", "OrConstraintComponent"), ("c", "NodeKindConstraintComponent")},
        ),
        (
            "ex:S a sh:NodeShape ; sh:targetClass ex:T ; sh:sparql [ sh:message 'Twice.' ; sh:select '''"
            "SELECT $this ?value WHERE { $this <http://example.org/p> ?value . ?o <http://example.org/p> ?value ."
            " FILTER(?o != $this) }''' ] .",
            'ex:a a ex:T ; ex:p "x" . ex:b a ex:T ; ex:p "y" . ex:c ex:p "x" .',
            {("a", "SPARQLConstraintComponent")},
        ),
    ],
    ids=["closed", "node", "deactivated", "qualified", "class", "shared", "or", "sparql"],
)
def test_property_shapes_are_judged_at_once_with_the_same_verdict(
    tmp_path: Path, shapes: str, data: str, expected: set[tuple[str, str]]
) -> None:
    assert found(both(tmp_path, data, shapes, "")) == expected


def test_the_source_is_the_graph_that_says_the_value(tmp_path: Path) -> None:
    graphs = PREFIXES + (
        'GRAPH ex:g1 { ex:one a ex:Paper ; ex:day "2030-05-06"^^xsd:date }\n'
        'GRAPH ex:g2 { ex:one ex:day "2030-05-07"^^xsd:date }\nGRAPH ex:g3 { ex:one ex:day "7.5." }'
    )
    (tmp_path / "data.trig").write_text(graphs, encoding="utf-8")
    store = Store()
    store.load(path=str(tmp_path / "data.trig"), format=RdfFormat.TRIG)
    rules = folder(tmp_path)
    from_store = {r.component: r.source for r in validate_store(store, folders=[rules]).results}
    assert from_store["DatatypeConstraintComponent"] == "http://example.org/g3"
    assert from_store["MaxCountConstraintComponent"] == " ".join(f"http://example.org/g{n}" for n in (1, 2, 3))
    from_file = validate_files([tmp_path / "data.trig"], folders=[rules]).results
    assert {r.component: r.source for r in from_file} == from_store
    assert {r.file for r in from_file} == {(tmp_path / "data.trig").as_posix()}


def test_what_only_settled_graphs_speak_of_is_not_judged_and_what_others_add_to_is(tmp_path: Path) -> None:
    rules = folder(tmp_path)
    graphs = PREFIXES + (
        'GRAPH ex:known { ex:alone a ex:Paper ; ex:day "7.5." . ex:shared a ex:Paper ; ex:by ex:author .'
        " ex:author a ex:Person ; ex:name 'A' . }\n"
        'GRAPH ex:document { ex:shared ex:day "8.5." . ex:new a ex:Paper ; ex:day "9.5." ; ex:by ex:author }'
    )
    (tmp_path / "data.trig").write_text(graphs, encoding="utf-8")
    store = Store()
    store.load(path=str(tmp_path / "data.trig"), format=RdfFormat.TRIG)
    known = list(store.quads_for_pattern(None, None, None, NamedNode("http://example.org/known")))
    whole = validate_store(store, folders=[rules]).results
    found = validate_store(store, folders=[rules], settled=known).results
    assert "http://example.org/alone" in {r.focus for r in whole}
    of_shapes = [r for r in whole if r.component != "SPARQLConstraintComponent"]
    left = [r for r in found if r.component != "SPARQLConstraintComponent"]
    assert left == [r for r in of_shapes if r.focus != "http://example.org/alone"]
    assert {r.focus for r in left} == {"http://example.org/shared", "http://example.org/new"}


def test_files_are_judged_together(tmp_path: Path) -> None:
    rules = folder(tmp_path, check="")
    (tmp_path / "paper.ttl").write_text(
        PREFIXES + 'ex:one a ex:Paper ; ex:day "2030-05-06"^^xsd:date ; ex:by _:a . _:a ex:b 1 .', encoding="utf-8"
    )
    (tmp_path / "person.nt").write_text("_:a <http://example.org/b> _:a .", encoding="utf-8")
    report = validate_files([tmp_path / "paper.ttl", tmp_path / "person.nt"], folders=[rules])
    assert [r.component for r in report.results] == ["ClassConstraintComponent"]
    assert report.statements == 5, "blank nodes of two files are two nodes"


def test_shapes_and_checks_speak_of_the_base_in_use(tmp_path: Path) -> None:
    shapes = (
        'kg:S a sh:NodeShape ; sh:targetClass kg:Gap ; kg:fault "source" ;'
        " sh:property [ sh:path kg:about ; sh:minCount 1 ] ."
    )
    rules = folder(tmp_path, shapes, "")
    (tmp_path / "data.nt").write_text(
        "<http://kunta.example/g> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://kunta.example/def#Gap> .",
        encoding="utf-8",
    )
    report = validate_files([tmp_path / "data.nt"], "http://kunta.example/", [rules])
    assert [(r.shape, r.fault) for r in report.results] == [("http://kunta.example/def#S", "source")]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("x.ttl", "ex:a a ex:B .", r"x\.ttl, line 1.*prefix"),
        ("x.rq", "# T\nSELECT * {", r"x\.rq: the query cannot be read: line 2"),
        ("x.rq", "# T\n# fault: theirs\nSELECT * {}", "`# fault: theirs` says none of source, own"),
        ("x.txt", "", "neither shapes"),
        (
            "x.ttl",
            PREFIXES + "ex:S a sh:NodeShape ; sh:targetClass ex:P ; sh:property [ sh:minCount 1 ] .",
            "cannot be applied",
        ),
    ],
)
def test_rules_that_cannot_be_read_are_told_by_name(tmp_path: Path, name: str, content: str, message: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    store = Store()
    store.load("<http://example.org/a> a <http://example.org/P> .", RdfFormat.TURTLE)
    with pytest.raises(UsageError, match=message):
        validate_store(store, folders=[tmp_path / name])


def test_a_folder_without_shapes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no shapes in"):
        Rules(folders=[tmp_path])
    with pytest.raises(UsageError, match="does not exist"):
        Rules(folders=[tmp_path / "none"])


def test_the_bundled_rules_can_be_applied() -> None:
    report = validate_store(Store())
    assert report.conforms or report.results
    assert report.engine.startswith("pySHACL ")
