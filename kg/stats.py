"""What a store holds, in numbers: counted in its graph, its build and its issues log.

Facts are counted once, however many documents state them.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

import orjson
from pyoxigraph import Literal, NamedNode

from kg import turtle
from kg.errors import Severity, StoreError
from kg.vocab import DCTERMS, ELI, ELIDL, FOAF, LANGUAGES, OA, OG, ORG, PROV, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from pyoxigraph import QuerySolutions, Store

    from kg.store import Version

_DECISION: Final = f"?w a <{ELI}LegalResource> ; <{ELI}is_realized_by> ?text"
_CLASSES: Final = "SELECT ?x (COUNT(DISTINCT ?s) AS ?n) { ?s a ?x } GROUP BY ?x"
_DECISIONS: Final = f"SELECT (COUNT(DISTINCT ?w) AS ?n) {{ {_DECISION} }}"
_BODIES: Final = f"SELECT ?x (COUNT(DISTINCT ?w) AS ?n) {{ {_DECISION} ; <{ELI}passed_by> ?x }} GROUP BY ?x"
_DATED: Final = f"{_DECISION} ; <{ELI}date_document> ?day BIND(YEAR(?day) AS ?x)"
_YEARS: Final = f"SELECT ?x (COUNT(DISTINCT ?w) AS ?n) {{ {_DATED} }} GROUP BY ?x"
_SOURCES: Final = f"SELECT ?x (COUNT(DISTINCT ?d) AS ?n) {{ ?d a <{PROV}Entity> ; <{DCTERMS}type> ?x }} GROUP BY ?x"
_LANGUAGES: Final = f"SELECT ?x (COUNT(DISTINCT ?text) AS ?n) {{ ?text <{ELI}language> ?x }} GROUP BY ?x"
_MENTIONED: Final = f"SELECT ?x (COUNT(DISTINCT ?m) AS ?n) {{ ?m <{OA}hasBody> ?x }} GROUP BY ?x"
_LANGUAGE_CODES: Final = {iri: code for code, iri in LANGUAGES.items()}

_PARTICULARS = re.compile(
    r"\"[^\"]*\"|“[^”]*”|<[^>]*>|https?://\S+"
    r"|\b[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\b|\b\w*\d\w*(?:[./:-]\w*\d\w*)*"
)
"""What differs between messages of one kind: quotations, IRIs, ids, numbers and dates."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are of something. name: as people read it; iri: empty where it has none."""

    name: str
    count: int
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Issues:
    """The issues of one severity, and their messages with how often each was written, particulars left out."""

    severity: str
    count: int
    messages: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Stats:
    """The numbers of one version. seconds: that its build took; conforms: None where it was not validated.

    bodies, years: of the decisions that have a text; sources: source documents by kind; languages: of the texts;
    mentions: places in the texts by what they are evidence of. The most frequent come first, years in their order.
    """

    version: str
    program: str
    built: str
    seconds: float
    base: str
    conforms: bool | None
    violations: int
    quads: int
    decisions: int
    undated: int
    classes: tuple[Count, ...]
    bodies: tuple[Count, ...]
    years: tuple[Count, ...]
    sources: tuple[Count, ...]
    languages: tuple[Count, ...]
    mentions: tuple[Count, ...]
    issues: tuple[Issues, ...]


def stats(version: Version) -> Stats:
    """Count what a store version holds."""
    store, about = version.open(), version.about
    base: str = about["base"]
    names = turtle.ShortNames(base)
    decisions = _number(store, _DECISIONS)
    years = sorted((Count(iri, count) for iri, count in _counted(store, _YEARS)), key=lambda year: year.name)
    return Stats(
        version=about["version"],
        program=about["program"],
        built=about["built"],
        seconds=about["seconds"],
        base=base,
        conforms=about["conforms"],
        violations=about["violations"],
        quads=len(store),
        decisions=decisions,
        undated=decisions - sum(year.count for year in years),
        classes=_ordered(Count(names.iri(iri), count, iri) for iri, count in _counted(store, _CLASSES)),
        bodies=_ordered(Count(_label(store, iri), count, iri) for iri, count in _counted(store, _BODIES)),
        years=tuple(years),
        sources=_ordered(Count(_last(iri), count, iri) for iri, count in _counted(store, _SOURCES)),
        languages=_ordered(
            Count(_LANGUAGE_CODES.get(iri, _last(iri)), count, iri) for iri, count in _counted(store, _LANGUAGES)
        ),
        mentions=_mentions(store, base),
        issues=_issues(version.issues),
    )


def _counted(store: Store, query: str) -> Iterator[tuple[str, int]]:
    """The values of a query's first column with the numbers of its second."""
    for value, number in cast("QuerySolutions", store.query(query, use_default_graph_as_union=True)):
        if isinstance(value, NamedNode | Literal):
            yield value.value, int(cast("Literal", number).value)


def _number(store: Store, query: str) -> int:
    (solution,) = cast("QuerySolutions", store.query(query, use_default_graph_as_union=True))
    return int(cast("Literal", solution[0]).value)


def _ordered(counts: Iterable[Count]) -> tuple[Count, ...]:
    return tuple(sorted(counts, key=lambda one: (-one.count, one.name)))


def _label(store: Store, iri: str) -> str:
    """The Finnish name of a thing, else any of its names, else its IRI's last part."""
    labels = {
        quad.object
        for quad in store.quads_for_pattern(NamedNode(iri), NamedNode(SKOS + "prefLabel"), None, None)
        if isinstance(quad.object, Literal)
    }
    named = sorted(labels, key=lambda label: (label.language != "fi", label.value))
    return named[0].value if named else _last(iri)


def _last(iri: str) -> str:
    return iri[max(iri.rfind("#"), iri.rfind("/")) + 1 :]


def _mentions(store: Store, base: str) -> tuple[Count, ...]:
    """Mentions by the kind of fact. A thing of several kinds counts as the first of them."""
    unknown = dict(_counted(store, _MENTIONED))
    found: Counter[str] = Counter()
    for kind, pattern in _kinds(base):
        rows = cast(
            "QuerySolutions", store.query(f"SELECT DISTINCT ?x {{ {pattern} }}", use_default_graph_as_union=True)
        )
        for (thing,) in rows:
            if isinstance(thing, NamedNode):
                found[kind] += unknown.pop(thing.value, 0)
    found["other"] = sum(unknown.values())
    return _ordered(Count(kind, count) for kind, count in found.items() if count)


def _kinds(base: str) -> Iterator[tuple[str, str]]:
    """What a mention may be evidence of (docs/model.md, Evidence), and how such a thing ?x is known."""
    for kind, property_ in (
        ("appeal", f"{base}def#appealKind"),
        ("amount", f"{base}def#amountEur"),
        ("extract", ELI + "is_derivative_of"),
        ("attachment", ELI + "is_annex_of"),
        ("law", ELI + "type_subdivision"),
    ):
        yield kind, f"?x <{property_}> ?value"
    yield "law", f"?m <{base}def#explicit> ?value ; <{OA}hasBody> ?x"  # of all mentions only citations say it
    for kind, class_ in (
        ("person in a role", ELIDL + "Participation"),
        ("outcome", ELIDL + "Decision"),
        ("vote", OG + "VoteEvent"),
        ("motion", OG + "Motion"),
        ("body", ORG + "OrganizationalUnit"),
        ("body", ORG + "Post"),
        ("organisation", ORG + "Organization"),
        ("organisation", ORG + "FormalOrganization"),
        ("place", DCTERMS + "Location"),
        ("person", FOAF + "Person"),
        ("decision", ELI + "LegalResource"),
    ):
        yield kind, f"?x a <{class_}>"


def _issues(path: Path) -> tuple[Issues, ...]:
    """The issues log by severity, the gravest first."""
    by_severity: dict[str, Counter[str]] = {severity.value: Counter() for severity in Severity}
    try:
        with path.open("rb") as lines:
            for line in lines:
                issue: dict[str, Any] = orjson.loads(line)
                by_severity[issue["severity"]][_PARTICULARS.sub("…", issue["message"])] += 1
    except (OSError, ValueError, KeyError) as error:
        raise StoreError(f"the issues log {path} cannot be read ({error}); build the store again") from error
    return tuple(
        Issues(severity, messages.total(), _ordered(Count(text, count) for text, count in messages.items()))
        for severity, messages in by_severity.items()
    )
