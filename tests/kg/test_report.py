from __future__ import annotations

import io
import json
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode
from rdflib.namespace import RDF, SH

from kg import report as reporting
from kg.report import Report, Result
from kg.vocab import DEFAULT_BASE, ELI, XSD

DECISION = DEFAULT_BASE + "eli/kunta/091/tielautakunta/hel-2030-000001/7"
SHAPE = DEFAULT_BASE + "def#DecisionShape"
DAY = Literal("6.5.2030", datatype=NamedNode(XSD + "date"))
VIOLATION = Result(
    DECISION, ELI + "date_document", "6.5.2030", "DatatypeConstraintComponent", "Violation", SHAPE,
    "A day is a day,\nnot “6.5.” 100 %.", DEFAULT_BASE + "id/document/aa", "source", "data/a b.nq",
    (NamedNode(DECISION), DAY),
)  # fmt: skip
WARNING = Result(
    DECISION, "^<http://example.org/p>", None, "SPARQLConstraintComponent", "Warning", "lone-violation",
    "Alone \x00 here.", None, "own", None, (NamedNode(DECISION), None),
)  # fmt: skip
REPORT = Report((VIOLATION, WARNING), "engine 1", (SHAPE, DEFAULT_BASE + "def#Other"), ("lone-violation", "calm"), 1234)


def written(form: reporting.Format, report: Report = REPORT) -> str:
    out = io.StringIO()
    reporting.write(report, form, out)
    return out.getvalue()


def test_text_says_the_verdict_first_and_groups_what_is_alike() -> None:
    many = tuple(replace(VIOLATION, focus=f"{DECISION}{n}") for n in range(12))
    text = written("text", Report((*many, WARNING), "engine", (SHAPE,), (), 1234))
    lines = text.splitlines()
    assert (
        lines[0] == "Does not conform: 12 violations, 1 warning, 0 notes in 1,234 statements by 1 shape and 0 checks."
    )
    assert lines[1] == "At fault: the source 12, the program 1."
    assert "Violation: kg:DecisionShape, eli:date_document (DatatypeConstraintComponent), 12" in lines
    assert sum(line.startswith("  - ") for line in lines) == 11
    assert "  … and 2 more; --format json lists all" in lines
    assert '  - <eli/kunta/091/tielautakunta/hel-2030-000001/70>  value "6.5.2030"^^xsd:date  in document:aa' in lines
    assert "Warning: lone-violation, ^<http://example.org/p> (SPARQLConstraintComponent), 1" in lines


def test_text_tells_messages_apart_where_they_differ() -> None:
    told = [replace(WARNING, message=text) for text in ("one", "two")]
    assert written("text", Report(tuple(told), "engine")).splitlines()[-2:] == [
        "  - <eli/kunta/091/tielautakunta/hel-2030-000001/7>: one",
        "  - <eli/kunta/091/tielautakunta/hel-2030-000001/7>: two",
    ]


def test_text_of_a_good_graph_is_one_line() -> None:
    assert written("text", Report((), "engine", (SHAPE,), ("calm",), 1)) == (
        "Conforms: 0 violations, 0 warnings, 0 notes in 1 statement by 1 shape and 1 check.\n"
    )


def test_json_has_the_contracts_shape_and_no_more() -> None:
    told = json.loads(written("json"))
    assert list(told) == ["conforms", "results", "counts", "engine"]
    assert told["conforms"] is False
    assert told["engine"] == "engine 1"
    assert told["counts"]["violation"] == 1
    assert list(told["results"][0]) == [
        "focus", "path", "value", "component", "severity", "shape", "message", "source",
    ]  # fmt: skip
    assert told["results"][0]["value"] == "6.5.2030"
    assert told["results"][1]["source"] is None


def test_turtle_is_a_validation_report() -> None:
    graph = rdflib.Graph().parse(data=written("turtle"), format="turtle")
    report = graph.value(predicate=RDF.type, object=SH.ValidationReport)
    assert graph.value(report, SH.conforms) == rdflib.Literal(False)
    results = list(graph.objects(report, SH.result))
    assert len(results) == 2
    (violation,) = (result for result in results if graph.value(result, SH.resultSeverity) == SH.Violation)
    assert graph.value(violation, SH.focusNode) == rdflib.URIRef(DECISION)
    assert graph.value(violation, SH.resultPath) == rdflib.URIRef(ELI + "date_document")
    assert str(graph.value(violation, SH.value)) == "6.5.2030"
    assert graph.value(violation, SH.sourceConstraintComponent) == SH.DatatypeConstraintComponent


def test_sarif_names_file_thing_and_rule() -> None:
    told = json.loads(written("sarif"))
    assert told["version"] == "2.1.0"
    (run,) = told["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["kg:DecisionShape", "lone-violation"]
    first, second = run["results"]
    assert (first["level"], second["level"]) == ("error", "warning")
    assert first["ruleIndex"] == 0
    assert first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "data/a%20b.nq"
    assert second["locations"] == [{"logicalLocations": [{"fullyQualifiedName": DECISION, "kind": "resource"}]}]


def test_junit_has_a_case_a_rule_and_fails_those_violated() -> None:
    suites = ET.fromstring(written("junit"))
    told = {case.get("name"): [part.tag for part in case] for case in suites.iter("testcase")}
    assert told == {"kg:DecisionShape": ["failure"], "kg:Other": [], "lone-violation": ["system-out"], "calm": []}
    assert [(suite.get("tests"), suite.get("failures")) for suite in suites] == [("2", "1"), ("2", "0")]


def test_github_gets_one_command_a_result_and_no_line_breaks_in_it() -> None:
    lines = written("github").splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("::error file=data/a b.nq,title=kg%3ADecisionShape::<eli/kunta/")
    assert lines[0].endswith("A day is a day,%0Anot “6.5.” 100 %25.")
    assert lines[1].startswith("::warning title=lone-violation::")


@pytest.mark.parametrize("form", reporting.FORMATS)
def test_a_graph_that_conforms_is_told_in_every_format(form: reporting.Format) -> None:
    assert isinstance(written(form, Report((), "engine")), str)
