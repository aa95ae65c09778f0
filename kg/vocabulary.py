"""The terms of the vocabularies in use: what each is, and what a property asks of its subject and object.

The vocabularies of others are listed in ontology/terms.tsv, our own terms are declared in ontology/kg.ttl.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from pyoxigraph import NamedNode, Triple

from kg.errors import OwnFault
from kg.vocab import ELI, ELIDL, ORG, OWL, RDF, RDFS, XSD

COLUMNS = ("iri", "kind", "domain", "range", "parents", "source")
_TYPE = RDF + "type"
LANG_STRING = RDF + "langString"
_LITERAL = RDFS + "Literal"
_OWN_KINDS = {
    OWL + "Class": "class",
    OWL + "ObjectProperty": "object property",
    OWL + "DatatypeProperty": "datatype property",
    RDF + "Property": "property",
}
# A unit of a unit has no other property in the Organization Ontology, which asks for a formal organisation here.
_WIDER_RANGES = {ORG + "unitOf": ORG + "Organization"}

_ZONE = r"(?:Z|[+-][0-9]{2}:[0-9]{2})?"
_DAY = re.compile(rf"(-?[0-9]{{4,}}-[0-9]{{2}}-[0-9]{{2}}){_ZONE}")
_TIME = re.compile(rf"(-?[0-9]{{4,}}-[0-9]{{2}}-[0-9]{{2}})T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}(?:\.[0-9]+)?{_ZONE}")
_LEXICAL = {
    XSD + "boolean": re.compile(r"true|false|1|0"),
    XSD + "integer": re.compile(r"[+-]?[0-9]+"),
    XSD + "nonNegativeInteger": re.compile(r"\+?[0-9]+|-0+"),
    XSD + "hexBinary": re.compile(r"(?:[0-9A-Fa-f]{2})*"),
    XSD + "decimal": re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"),
    XSD + "gYear": re.compile(rf"-?[0-9]{{4,}}{_ZONE}"),
    XSD + "duration": re.compile(
        r"-?P(?=[0-9T])(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+D)?"
        r"(?:T(?=[0-9])(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+(?:\.[0-9]+)?S)?)?"
    ),
}
_TEXT = frozenset({XSD + "string", LANG_STRING})


@lru_cache(maxsize=65536)
def well_formed(datatype: str, value: str) -> bool | None:
    """Whether a value has a form of its datatype; None for a datatype that the graph does not use."""
    if datatype in _TEXT:
        return True
    if datatype in {XSD + "date", XSD + "dateTime"}:
        match = (_DAY if datatype == XSD + "date" else _TIME).fullmatch(value)
        return match is not None and _is_day(match[1])
    form = _LEXICAL.get(datatype)
    return None if form is None else form.fullmatch(value) is not None


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def family(iri: str) -> str:
    """The vocabulary a class belongs to. ELI and its draft legislation extension are one."""
    namespace = iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]
    return ELI if namespace == ELIDL else namespace


@dataclass(frozen=True, slots=True)
class Term:
    """A class, property, individual or datatype, as its own vocabulary declares it."""

    iri: str
    kind: str
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """What a property asks for.

    domain, range: the classes that fit, subclasses included; families: of the classes asked for; datatypes: those
    that fit. Each is empty where the property asks for nothing. literal: True, False, or None where both fit.
    """

    iri: str
    domain: frozenset[str] = frozenset()
    domain_families: frozenset[str] = frozenset()
    range: frozenset[str] = frozenset()
    range_families: frozenset[str] = frozenset()
    datatypes: frozenset[str] = frozenset()
    literal: bool | None = None


def read_terms(path: Path) -> Iterator[Term]:
    """The terms of the vocabularies of others, from the table ontology/terms.tsv."""
    lines = path.read_text(encoding="utf-8").splitlines()
    if not lines or tuple(lines[0].split("\t")) != COLUMNS:
        raise OwnFault(f"{path}, line 1: the columns have to be {', '.join(COLUMNS)}, separated by tabs.")
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != len(COLUMNS):
            raise OwnFault(f"{path}, line {number}: {len(cells)} columns instead of {len(COLUMNS)}.")
        iri, kind, domain, range_, parents, _ = cells
        yield Term(iri, kind, tuple(domain.split()), tuple(range_.split()), tuple(parents.split()))


def own_terms(triples: Iterable[Triple], base: str) -> Iterator[Term]:
    """The project's own terms, as kg.ttl declares them."""
    said: dict[str, dict[str, list[str]]] = {}
    for triple in triples:
        node, value = triple.subject, triple.object
        if isinstance(node, NamedNode) and isinstance(value, NamedNode) and node.value.startswith(base + "def#"):
            facts = said.setdefault(node.value, {})
            facts.setdefault(triple.predicate.value, []).append(value.value)
    for iri, facts in said.items():
        kind = next((_OWN_KINDS[each] for each in facts.get(_TYPE, ()) if each in _OWN_KINDS), None)
        if kind is None:
            raise OwnFault(f"ontology/kg.ttl does not say what <{iri}> is; give it a class or property type.")
        parents = facts.get(RDFS + "subClassOf", []) + facts.get(RDFS + "subPropertyOf", [])
        domain, range_ = facts.get(RDFS + "domain", ()), facts.get(RDFS + "range", ())
        yield Term(iri, kind, tuple(domain), tuple(range_), tuple(parents))


def descendants(terms: Iterable[Term]) -> dict[str, frozenset[str]]:
    """Each class and datatype with all that are below it, itself included."""
    children: dict[str, set[str]] = {}
    for term in terms:
        if term.kind in {"class", "datatype"}:
            for parent in term.parents:
                children.setdefault(parent, set()).add(term.iri)
    below: dict[str, frozenset[str]] = {}
    for top in {*children, *(child for each in children.values() for child in each)}:
        found, waiting = {top}, [top]
        while waiting:
            new = children.get(waiting.pop(), set()) - found
            found |= new
            waiting.extend(new)
        below[top] = frozenset(found)
    return below


def rule_of(term: Term, terms: dict[str, Term], below: dict[str, frozenset[str]]) -> Rule:
    asked = (_WIDER_RANGES[term.iri],) if term.iri in _WIDER_RANGES else term.range
    datatypes = {iri for iri in asked if iri == _LITERAL or (iri in terms and terms[iri].kind == "datatype")}
    classes = [iri for iri in asked if iri not in datatypes]
    literal = {"object property": False, "datatype property": True}.get(term.kind)
    if literal is None and asked:
        literal = None if classes and datatypes else bool(datatypes)
    fitting = frozenset() if _LITERAL in datatypes or classes else _widened(datatypes, below)
    return Rule(
        iri=term.iri,
        domain=_union(term.domain, below),
        domain_families=frozenset(family(iri) for iri in term.domain),
        range=_union(classes, below),
        range_families=frozenset(family(iri) for iri in classes),
        datatypes=fitting,
        literal=literal,
    )


def _union(classes: Iterable[str], below: dict[str, frozenset[str]]) -> frozenset[str]:
    return frozenset(each for iri in classes for each in below.get(iri, {iri}))


def _widened(datatypes: set[str], below: dict[str, frozenset[str]]) -> frozenset[str]:
    """The datatypes that fit: derived ones too, and a text in a language where a text is asked for."""
    fitting = _union(datatypes, below)
    return fitting | {LANG_STRING} if XSD + "string" in fitting else fitting
