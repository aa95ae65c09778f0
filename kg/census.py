"""What a dump holds, counted while it is written: for its VoID description and its catalogue.

Counted is the union of all graphs, each statement once, as in the N-Triples file.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode

from kg.vocab import ELI, OG, ORG, PREFIXES, PROV, RDF, SCHEMA

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pyoxigraph import BlankNode, Triple

_TYPE: Final = RDF + "type"
_DECISION: Final = ELI + "LegalResource"
_SHOWN: Final = (OG + "Motion", ORG + "OrganizationalUnit")
"""Classes of which one thing is shown as an example, beside a decision."""
_VOCABULARIES: Final = frozenset(PREFIXES.values())


@dataclass(frozen=True, slots=True)
class Run:
    """A build that wrote to the store. iri: its last part names the run; started: as the graph has it."""

    started: str
    iri: str
    agent: str


@dataclass(slots=True)
class Census:
    """The counts of a dump.

    base: what our IRIs begin with; spaces: what the IRIs of other datasets begin with, and the dataset's IRI.
    entities: things whose IRI is ours; subjects: of statements, and of each property's; decisions: with a text;
    links: statements that lead from a thing of ours to another dataset's, by dataset and property.
    """

    base: str
    spaces: Mapping[str, str] = field(default_factory=dict)
    triples: int = 0
    subjects: int = 0
    entities: int = 0
    decisions: int = 0
    properties: Counter[str] = field(default_factory=Counter)
    property_subjects: Counter[str] = field(default_factory=Counter)
    classes: Counter[str] = field(default_factory=Counter)
    links: Counter[tuple[str, str]] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    languages: set[str] = field(default_factory=set)
    first_day: str | None = None
    last_day: str | None = None
    versions: dict[str, str] = field(default_factory=dict)
    _started: dict[str, str] = field(default_factory=dict)
    _agents: dict[str, str] = field(default_factory=dict)

    def add(self, subject: NamedNode | BlankNode, triples: Sequence[Triple]) -> None:
        """Count one subject with everything said of it, each statement once. Subjects come in their order."""
        self.triples += len(triples)
        self.subjects += 1
        ours = isinstance(subject, NamedNode) and subject.value.startswith(self.base)
        self.entities += ours
        linked: dict[str, list[str]] = {}
        stated: dict[str, list[str]] = {}
        for triple in triples:
            predicate, value = triple.predicate.value, triple.object
            self.properties[predicate] += 1
            if isinstance(value, NamedNode):
                linked.setdefault(predicate, []).append(value.value)
                if ours and not value.value.startswith(self.base):
                    self._add_link(predicate, value.value)
            else:
                stated.setdefault(predicate, []).append(value.value if isinstance(value, Literal) else "")
        self.property_subjects.update(linked.keys() | stated.keys())
        self.classes.update(linked.get(_TYPE, ()))
        if isinstance(subject, NamedNode):
            self._look_at(subject.value, linked, stated)

    def _add_link(self, predicate: str, target: str) -> None:
        for space, dataset in self.spaces.items():
            # terms of a vocabulary may stand in the same space (ELI) and are no links
            if target.startswith(space) and predicate != _TYPE and namespace(target) not in _VOCABULARIES:
                self.links[dataset, predicate] += 1

    def _look_at(self, iri: str, linked: Mapping[str, list[str]], stated: Mapping[str, list[str]]) -> None:
        """What is told of things one by one: the decisions' days and languages, the builds, an example of a kind."""
        self.languages.update(linked.get(ELI + "language", ()))
        types = linked.get(_TYPE, ())
        if _DECISION in types and ELI + "is_realized_by" in linked:
            self.decisions += 1
            for day in stated.get(ELI + "date_document", ()):
                self.first_day = min(self.first_day or day, day)
                self.last_day = max(self.last_day or day, day)
                self.examples.setdefault(_DECISION, iri)
        for kind in _SHOWN:
            if kind in types:
                self.examples.setdefault(kind, iri)
        for started in stated.get(PROV + "startedAtTime", ()):
            self._started[iri] = started
        for agent in linked.get(PROV + "wasAssociatedWith", ()):
            self._agents[iri] = agent
        for version in stated.get(SCHEMA + "softwareVersion", ()):
            self.versions[iri] = version

    @property
    def runs(self) -> list[Run]:
        """The runs that the graph knows, the earliest first."""
        found = (Run(started, iri, self._agents.get(iri, "")) for iri, started in self._started.items())
        return sorted(found, key=lambda run: (run.started, run.iri))


def namespace(iri: str) -> str:
    """What of an IRI stands before its last name."""
    return iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]
