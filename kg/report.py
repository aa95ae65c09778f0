"""The verdict on a graph, and how it is written: for people, for programs, for the services that run a check."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, Literal, TextIO, get_args
from urllib.parse import quote
from xml.etree import ElementTree as ET  # only writes

import orjson
from pyoxigraph import BlankNode, NamedNode, Triple
from pyoxigraph import Literal as RdfLiteral

from kg import __version__, turtle
from kg.vocab import DCTERMS, DEFAULT_BASE, RDF, XSD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.shacl import Fault, Term

Format = Literal["text", "json", "turtle", "sarif", "junit", "github"]
FORMATS: Final[tuple[str, ...]] = get_args(Format)

_SH = "http://www.w3.org/ns/shacl#"
_SHOWN = 10  # of one kind of result in the text for people; the other formats have all
_SEVERITIES = ("Violation", "Warning", "Info")
_SARIF_LEVELS = {"Violation": "error", "Warning": "warning", "Info": "note"}
_GITHUB_COMMANDS = {"Violation": "error", "Warning": "warning", "Info": "notice"}
_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Result:
    """One thing that is wrong.

    path: a property's IRI, or a path as SPARQL writes it; shape: the shape's IRI or the check's name; source: the named
    graphs or files that say it, several with a space between; file: the file, where one was given; fault: whether the
    data's source or the program is to blame; nodes: focus and value as terms.
    """

    focus: str
    path: str | None
    value: str | None
    component: str
    severity: str
    shape: str
    message: str
    source: str | None
    fault: Fault
    file: str | None = field(default=None, repr=False)
    nodes: tuple[Term, Term | None] | None = field(default=None, repr=False, compare=False)

    @property
    def order(self) -> tuple[int, str, str, str, str, str, str]:
        rank = _SEVERITIES.index(self.severity) if self.severity in _SEVERITIES else len(_SEVERITIES)
        return (rank, self.shape, self.path or "", self.component, self.focus, self.value or "", self.message)


@dataclass(frozen=True, slots=True)
class Report:
    """shapes, checks: the names of all that was asked for, failed or not; statements: how many were looked at."""

    results: tuple[Result, ...]
    engine: str
    shapes: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    statements: int = 0

    @property
    def conforms(self) -> bool:
        return not any(result.severity == "Violation" for result in self.results)

    @property
    def counts(self) -> dict[str, int]:
        by_severity = Counter(result.severity for result in self.results)
        by_fault = Counter(result.fault for result in self.results)
        return {
            **{severity.lower(): by_severity[severity] for severity in _SEVERITIES},
            "own": by_fault["own"],
            "source": by_fault["source"],
            "statements": self.statements,
            "shapes": len(self.shapes),
            "checks": len(self.checks),
        }


def write(report: Report, format: Format, out: TextIO, base: str = DEFAULT_BASE) -> None:  # noqa: A002
    out.write(_WRITERS[format](report, base))


def _text(report: Report, base: str) -> str:
    names = turtle.ShortNames(base)
    counts = report.counts
    lines = [
        f"{'Conforms' if report.conforms else 'Does not conform'}: {_count(counts['violation'], 'violation')}, "
        f"{_count(counts['warning'], 'warning')}, {_count(counts['info'], 'note')} "
        f"in {_count(report.statements, 'statement')} by {_count(counts['shapes'], 'shape')} "
        f"and {_count(counts['checks'], 'check')}."
    ]
    if report.results:
        lines.append(f"At fault: the source {counts['source']}, the program {counts['own']}.")
    for _, group in groupby(report.results, key=lambda result: result.order[:4]):
        lines += ["", *_group_lines(list(group), names)]
    return "\n".join(lines) + "\n"


def _group_lines(results: list[Result], names: turtle.ShortNames) -> Iterator[str]:
    """What one shape or check found at one path; a message they share is said once."""
    first = results[0]
    at = f", {_path(first.path, names)}" if first.path else ""
    yield f"{first.severity}: {_name(first.shape, names)}{at} ({first.component}), {len(results)}"
    shared = len({result.message for result in results}) == 1
    if shared:
        yield f"  {first.message}"
    for result in results[:_SHOWN]:
        yield f"  - {_line(result, names)}{'' if shared else f': {result.message}'}"
    if len(results) > _SHOWN:
        yield f"  … and {len(results) - _SHOWN} more; --format json lists all"


def _line(result: Result, names: turtle.ShortNames) -> str:
    value = f"  value {_term(result, names)}" if result.value is not None and result.value != result.focus else ""
    source = f"  in {' '.join(_name(part, names) for part in result.source.split())}" if result.source else ""
    return f"{_name(result.focus, names)}{value}{source}"


def _term(result: Result, names: turtle.ShortNames) -> str:
    value = result.nodes[1] if result.nodes else None
    if not isinstance(value, RdfLiteral):
        return _name(result.value or "", names)
    text = str(RdfLiteral(value.value if len(value.value) <= 80 else value.value[:79] + "…"))
    if value.language is not None:
        return f"{text}@{value.language}"
    return text if value.datatype.value == XSD + "string" else f"{text}^^{names.iri(value.datatype.value)}"


def _name(iri: str, names: turtle.ShortNames) -> str:
    return names.iri(iri) if ":" in iri and not iri.startswith("_:") else iri


def _path(path: str, names: turtle.ShortNames) -> str:
    if "<" not in path:
        return names.iri(path)
    return re.sub("<([^>]*)>", lambda match: names.iri(match[1]), path)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _json(report: Report, _base: str) -> str:
    results = [
        {
            "focus": r.focus,
            "path": r.path,
            "value": r.value,
            "component": r.component,
            "severity": r.severity,
            "shape": r.shape,
            "message": r.message,
            "source": r.source,
        }
        for r in report.results
    ]
    whole = {"conforms": report.conforms, "results": results, "counts": report.counts, "engine": report.engine}
    return _dump(whole)


def _turtle(report: Report, base: str) -> str:
    triples = list(_report_triples(report, base))
    names = {**turtle.prefixes(base), "sh": _SH}
    blocks = turtle.blocks(triples, names)
    return (turtle.header(names) + b"\n" + blocks).decode()


def _report_triples(report: Report, base: str) -> Iterator[Triple]:
    """Paths other than a lone property are in the message alone."""
    whole = BlankNode("report")
    nodes = [BlankNode(f"result{number}") for number in range(1, len(report.results) + 1)]
    yield Triple(whole, NamedNode(RDF + "type"), NamedNode(_SH + "ValidationReport"))
    yield Triple(whole, NamedNode(_SH + "conforms"), RdfLiteral(report.conforms))
    for node in nodes:
        yield Triple(whole, NamedNode(_SH + "result"), node)
    for node, result in zip(nodes, report.results, strict=True):
        focus, value = result.nodes or (NamedNode(result.focus), None)
        shape = result.shape if ":" in result.shape else f"{base}queries/checks/{result.shape}"
        simple = result.path if result.path and "<" not in result.path else None
        path = f" (at {result.path})" if result.path and not simple else ""
        said: list[tuple[str, Term | None]] = [
            (RDF + "type", NamedNode(_SH + "ValidationResult")),
            (_SH + "focusNode", focus),
            (_SH + "resultPath", NamedNode(simple) if simple else None),
            (_SH + "value", value),
            (_SH + "resultSeverity", NamedNode(_SH + result.severity)),
            (_SH + "sourceConstraintComponent", NamedNode(_SH + result.component)),
            (_SH + "sourceShape", NamedNode(shape)),
            (_SH + "resultMessage", RdfLiteral(result.message + path)),
            (DCTERMS + "source", RdfLiteral(result.source) if result.source else None),
        ]
        yield from (Triple(node, NamedNode(term), object_) for term, object_ in said if object_ is not None)


def _sarif(report: Report, base: str) -> str:
    names = turtle.ShortNames(base)
    rules = sorted({result.shape for result in report.results})
    driver = {
        "name": "kg",
        "version": __version__,
        "rules": [{"id": _name(rule, names), "name": re.split("[#/]", rule)[-1] or rule} for rule in rules],
    }
    results = [
        {
            "ruleId": _name(result.shape, names),
            "ruleIndex": rules.index(result.shape),
            "level": _SARIF_LEVELS.get(result.severity, "none"),
            "message": {"text": _sentence(result, names)},
            "locations": [_location(result)],
        }
        for result in report.results
    ]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return _dump({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _location(result: Result) -> dict[str, Any]:
    location: dict[str, Any] = {"logicalLocations": [{"fullyQualifiedName": result.focus, "kind": "resource"}]}
    if result.file:
        location["physicalLocation"] = {"artifactLocation": {"uri": quote(result.file)}}
    return location


def _junit(report: Report, base: str) -> str:
    names = turtle.ShortNames(base)
    suites = ET.Element("testsuites", name="kg validate")
    for suite_name, rules in (("shapes", report.shapes), ("checks", report.checks)):
        failing: dict[str, list[Result]] = {}
        for result in report.results:
            if (":" in result.shape) == (suite_name == "shapes"):
                failing.setdefault(result.shape, []).append(result)
        cases = sorted({*rules, *failing})
        failed = sum(any(r.severity == "Violation" for r in results) for results in failing.values())
        suite = ET.SubElement(suites, "testsuite", name=suite_name, tests=str(len(cases)), failures=str(failed))
        for rule in cases:
            case = ET.SubElement(suite, "testcase", classname=f"kg.{suite_name}", name=_name(rule, names))
            _add_outcome(case, failing.get(rule, []), names)
    ET.indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(suites, encoding="unicode") + "\n"


def _add_outcome(case: ET.Element, results: list[Result], names: turtle.ShortNames) -> None:
    """Violations fail the case; what is less is said beside it."""
    violations = [_sentence(result, names) for result in results if result.severity == "Violation"]
    others = [f"{r.severity}: {_sentence(r, names)}" for r in results if r.severity != "Violation"]
    if violations:
        failure = ET.SubElement(case, "failure", message=_count(len(violations), "violation"))
        failure.text = _NOT_XML.sub("\ufffd", "\n".join(violations))
    if others:
        ET.SubElement(case, "system-out").text = _NOT_XML.sub("\ufffd", "\n".join(others))


def _github(report: Report, base: str) -> str:
    names = turtle.ShortNames(base)
    lines = []
    for result in report.results:
        command = _GITHUB_COMMANDS.get(result.severity, "notice")
        properties = {"file": result.file, "title": _name(result.shape, names)}
        given = ",".join(f"{key}={_escaped(text, ':,')}" for key, text in properties.items() if text)
        lines.append(f"::{command} {given}::{_escaped(_sentence(result, names))}\n")
    return "".join(lines)


def _escaped(text: str, more: str = "") -> str:
    return "".join(f"%{ord(c):02X}" if c in "%\r\n" + more else c for c in text)


def _sentence(result: Result, names: turtle.ShortNames) -> str:
    at = f" {_path(result.path, names)}" if result.path else ""
    return f"{_line(result, names)}{at}: {result.message}"


def _dump(whole: object) -> str:
    return orjson.dumps(whole, option=orjson.OPT_INDENT_2).decode() + "\n"


_WRITERS: dict[str, Callable[[Report, str], str]] = {
    "text": _text,
    "json": _json,
    "turtle": _turtle,
    "sarif": _sarif,
    "junit": _junit,
    "github": _github,
}
