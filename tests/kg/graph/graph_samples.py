"""Something to say, and what was said: invented registries and records, and quads asked for by short names."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any

from pyoxigraph import Literal, Quad

from kg.errors import Log
from kg.extract.finding import Findings
from kg.graph.context import Context
from kg.graph.decision import DecisionDocument, SaidDecision, say_decision
from kg.graph.records import say_record
from kg.iri import Iris
from kg.ontology import Ontology
from kg.record import BodyRef, DecisionRecord, Part, PartKind, Record
from kg.registries import Body, Organisation, Person, Place, Registries, Statute
from kg.vocab import DEFAULT_BASE, PREFIXES

BASE = DEFAULT_BASE
IRIS = Iris()
RUN = IRIS.run("test")
W = f"{BASE}eli/kunta/091/kaupunginhallitus/hel-2022-000001/1"
BOARD = BodyRef("Kaupunginhallitus", "00400")
TEXT = "Kaupunginhallitus päätti hyväksyä majakan nimen kuntalain 39 §:n nojalla."
_NAMES = {**PREFIXES, "kg": IRIS.terms}

REGISTRIES = Registries(
    bodies={
        "00400": Body("00400", {"fi": "Kaupunginhallitus", "sv": "Stadsstyrelsen"}, type_id="2"),
        "U1VH1": Body("U1VH1", {"fi": "Majakkapäällikkö"}, type_id="12", post=True),
        "U2VH1": Body("U2VH1", {"fi": "Yksikön päällikkö"}, type_id="12", post=True),
        "U3VH1": Body("U3VH1", {"fi": "Yksikön päällikkö"}, type_id="12", post=True),
    },
    people={
        "ex.a": Person("ex.a", "Tyyni Luoto", "tyyni-luoto"),
        "ex.b": Person("ex.b", "Aarne Aalto", "aarne-aalto-ex-b"),
        "ex.c": Person("ex.c", "Aarne Aalto", "aarne-aalto-ex-c"),
    },
    statutes={
        "410/2015": Statute(
            "410/2015", "http://data.finlex.fi/eli/sd/2015/410", "kuntalaki", "Kuntalaki", number="410/2015"
        ),
        "rule:hallintosaanto": Statute(
            "rule:hallintosaanto",
            f"{BASE}eli/kunta/091/hallintosaanto",
            "hallintosääntö",
            "Helsingin kaupungin hallintosääntö",
            by_chapter=True,
        ),
    },
    organisations={
        "laituriryhma": Organisation("laituriryhma", "Laituriryhmä", "party_group", aliases=("Laiturit",)),
    },
    places={
        "majakkasaari": Place("majakkasaari", {"fi": "Majakkasaari", "sv": "Fyrön"}, "district"),
        "tukholma": Place("tukholma", {"fi": "Tukholma"}, "city"),
    },
)


@cache
def ontology() -> Ontology:
    return Ontology.load(BASE)


@cache
def context() -> Context:
    return Context.make(IRIS, REGISTRIES, RUN, ontology().graph_quads())


class Said:
    """Quads, asked by IRIs and prefixed names."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self.quads: list[Any] = list(quads)  # of named nodes and literals, which is what the gate lets pass

    def terms(self, subject: str, name: str) -> list[Any]:
        return [q.object for q in self.quads if q.subject.value == subject and q.predicate.value == full(name)]

    def of(self, subject: str, name: str) -> set[str]:
        """The values of a property, without datatype and language."""
        return {term.value for term in self.terms(subject, name)}

    def types(self, subject: str) -> set[str]:
        return self.of(subject, "rdf:type")

    def having(self, name: str, value: str) -> set[str]:
        """The subjects that have the value."""
        return {q.subject.value for q in self.quads if q.predicate.value == full(name) and q.object.value == value}

    def subjects(self) -> set[str]:
        return {q.subject.value for q in self.quads}

    def labels(self, subject: str, name: str = "skos:prefLabel") -> set[tuple[str, str | None]]:
        return {(term.value, term.language) for term in self.terms(subject, name) if isinstance(term, Literal)}

    def mentions(self) -> set[str]:
        return self.having("rdf:type", full("oa:Annotation"))

    def mention_of(self, body: str) -> str:
        (mention,) = self.having("oa:hasBody", body) & self.mentions()
        return mention


def full(name: str) -> str:
    prefix, _, local = name.partition(":")
    return _NAMES[prefix] + local


def part(text: str = TEXT, kind: PartKind = PartKind.DECISION, **more: Any) -> Part:
    return Part(kind, more.pop("side", "decision"), more.pop("heading", "Päätös"), text)


def record(*parts: Part, **changes: Any) -> DecisionRecord:
    fields: dict[str, Any] = {
        "kind": "record",
        "decided": True,
        "native_id": "00000001-0000-4000-8000-000000000000",
        "title": "Majakan nimi",
        "language": "fi",
        "parts": parts or (part(),),
        "case": "HEL 2022-000001",
        "section": 1,
        "body": BOARD,
        "date": date(2022, 1, 10),
    }
    return DecisionRecord(**fields | changes)


def document(said: DecisionRecord, findings: Findings | None = None, name: str = "a") -> DecisionDocument:
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    key = said.native_id or sha256[:12]
    return DecisionDocument(sha256, key, said, findings or Findings(), Log("file.json", f"ahjo/decision/{name}"))


def say_all(*documents: DecisionDocument, work: str = W) -> SaidDecision:
    """Say a decision; whatever a test says must pass the ontology's gate."""
    said = say_decision(context(), work, documents)
    for quads in said.quads:
        assert ontology().check(quads) == []
    return said


def say(said: DecisionRecord, work: str = W, **found: Any) -> tuple[Said, Log]:
    """Say one document with these findings."""
    one = document(said, Findings(**found))
    return Said(say_all(one, work=work).quads[0]), one.log


def say_other(said: Record, known: Context | None = None) -> tuple[Said, Log]:
    """Say a record that is no decision."""
    log = Log("file.json", "ahjo/other/1")
    quads = say_record(known or context(), "0" * 64, said, log)
    assert ontology().check(quads) == []
    return Said(quads), log
