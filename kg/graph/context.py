"""What every part of the graph needs to know while it says a document."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from pyoxigraph import Literal, Quad

from kg.errors import Log
from kg.graph import terms as t
from kg.graph.evidence import Evidence
from kg.graph.posts import Posts
from kg.graph.writer import Writer, string, text
from kg.iri import Iris, is_post, slug
from kg.record import BodyRef, DecisionRecord, Side
from kg.registries import Registries

_CONCEPT = re.compile(r"def/([^/]+)/[^/]+")
_NAMING = (t.NOTATION, t.ALT_LABEL, t.PREF_LABEL)


@dataclass(frozen=True, slots=True)
class Context:
    """Iris, registries and the indexes over them; made once a process, the same for every document.

    people, bodies (posts among them): ids by the slug of the name; groups: organisation keys by the slug of
    each of their names; words: concept IRIs by scheme and the slug of a source's own word for them; posts: by title;
    described: what the bundled graphs already describe.
    """

    iris: Iris
    registries: Registries
    run: str
    people: dict[str, tuple[str, ...]] = field(default_factory=dict)
    bodies: dict[str, tuple[str, ...]] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    words: dict[tuple[str, str], str] = field(default_factory=dict)
    posts: Posts = field(default_factory=lambda: Posts({}))
    described: frozenset[str] = frozenset()

    @classmethod
    def make(cls, iris: Iris, registries: Registries, run: str, bundled: Collection[Quad]) -> Context:
        """bundled: the quads of the ontology and of the registries kept by hand."""
        people: dict[str, tuple[str, ...]] = {}
        for person in registries.people.values():
            people[slug(person.name)] = (*people.get(slug(person.name), ()), person.id)
        bodies: dict[str, tuple[str, ...]] = {}
        for body in registries.bodies.values():
            for name in {slug(n) for n in (*body.names.values(), body.english) if n}:
                bodies[name] = (*bodies.get(name, ()), body.id)
        groups = {
            slug(name): organisation.key
            for organisation in registries.organisations.values()
            if organisation.kind == "party_group"
            for name in (organisation.name, *organisation.names.values(), *organisation.aliases)
        }
        words: dict[tuple[str, str], str] = {}
        described: set[str] = set()
        for node, predicate, value, _ in bundled:
            described.add(node.value)
            scheme = _CONCEPT.fullmatch(node.value, len(iris.base)) if predicate in _NAMING else None
            if scheme and isinstance(value, Literal):
                words[scheme[1], slug(value.value)] = node.value
        posts = Posts(registries.bodies)
        return cls(iris, registries, run, people, bodies, groups, words, posts, frozenset(described))

    def person_slug(self, name: str, person_id: str | None = None) -> str | None:
        """The last part of a person's IRI; None where two people of the registry share the name."""
        if person_id is not None and person_id in self.registries.people:
            return self.registries.people[person_id].slug
        ids = self.people.get(slug(name), ())
        if len(ids) > 1:
            return None
        return self.registries.people[ids[0]].slug if ids else slug(name) or None

    def post_of(self, title: str | None, record: DecisionRecord | None = None) -> str | None:
        """The one post of the registry that a title names in a record; see `kg.graph.posts`."""
        return self.posts.of(title, record) if title else None

    def body_id(self, body: BodyRef) -> str:
        """The source system's id; for a body that came without one, that of the one body of this name, or its slug."""
        ids = self.bodies.get(slug(body.name), ())
        return body.id or (ids[0] if len(ids) == 1 else slug(body.name))

    def known_body(self, body: BodyRef) -> BodyRef:
        """The body with its id and type, where it came by a name that is only one body's."""
        known = self.registries.bodies.get(self.body_id(body))
        if body.id is not None or known is None:
            return body
        return BodyRef(body.name, known.id, known.type_id)

    def finnish_name(self, body: BodyRef) -> str:
        """The Finnish name that stands in a decision's IRI, whatever language the source wrote it in."""
        known = self.registries.bodies.get(self.body_id(body))
        return known.names.get("fi", body.name) if known else body.name


@dataclass(frozen=True, slots=True)
class Voice:
    """Says one source document: what it knows, where it writes and where it logs."""

    context: Context
    writer: Writer
    log: Log

    def person(self, name: str, person_id: str | None = None) -> str | None:
        """A person's node with the name; None, and a line in the log, where the name fits two people."""
        key = self.context.person_slug(name, person_id)
        if key is None:
            several = slug(name) in self.context.people
            reason = "two people of the registry have this name" if several else "no IRI can be made of this name"
            self.log.add(name, f"{reason}; the mention stays unlinked")
            return None
        iri = self.context.iris.person(key)
        known = self.context.registries.people.get(person_id or "")
        self.writer.type(iri, t.FOAF_PERSON)
        self.writer.say(iri, t.FOAF_NAME, string(known.name if known else name))
        return iri

    def body(self, body: BodyRef | None) -> str | None:
        """A body's IRI; one that no registry describes is described here."""
        if body is None:
            return None
        body_id = self.context.body_id(body)
        if body.id is not None:
            return self._described(body_id, body.name)
        return self.named_body(body_id, body.name)

    def named_body(self, body_id: str, name: str | None) -> str:
        """The IRI of a body found by its name; one that no registry knows is described and logged."""
        if body_id not in self.context.registries.bodies:
            self.log.add("body", f"no registry knows a body named {name!r}; it is known by its name alone")
        return self._described(body_id, name or body_id)

    def _described(self, body_id: str, name: str) -> str:
        iri = self.context.iris.body(body_id)
        if body_id not in self.context.registries.bodies:
            self.writer.type(iri, t.POST if is_post(body_id) else t.ORGANIZATIONAL_UNIT)
            self.writer.say(iri, t.PREF_LABEL, text(name, "fi"))
            self.writer.say(iri, t.IDENTIFIER, string(body_id))
        return iri

    def group(self, label: str | None) -> str | None:
        """A council group by any of its names; one no registry knows is described here."""
        if not label:
            return None
        known = self.context.groups.get(slug(label))
        iri = self.context.iris.organisation(known or label)
        if known is None:
            self.writer.type(iri, t.ORGANIZATION)
            self.writer.say(iri, t.PREF_LABEL, text(label, "fi"))
            self.writer.link(iri, t.CLASSIFICATION, self.context.iris.concept("organisation-kind", "party_group"))
        return iri

    def concept(self, scheme: str, word: str | None) -> str | None:
        """The concept that a source's word names; None, and a line in the log, for a word the scheme lacks."""
        if not word:
            return None
        concept = self.context.words.get((scheme, slug(word)))
        if concept is None:
            self.log.add(scheme, f"the scheme {scheme!r} has no concept for the word {word!r}")
        return concept


@dataclass(slots=True)
class Settled:
    """Facts that have one value, over the documents of one decision in their order of preference.

    The first document to state a fact settles it; a later one that states another value is logged and says nothing.
    """

    _first: dict[tuple[str, str], tuple[object, str]] = field(default_factory=dict)
    _numbers: dict[str, dict[object, int]] = field(default_factory=dict)

    def holds(self, subject: str, fact: str, value: object, log: Log) -> bool:
        """Whether this document may assert the value; an unknown value (None) is never asserted."""
        if value is None:
            return False
        first, source = self._first.setdefault((subject, fact), (value, log.record))
        if first == value:
            return True
        log.add(fact, f"{fact} is {value!s} here and {first!s} in {source}, which is preferred")
        return False

    def number(self, kind: str, key: object) -> int:
        """The running number, from 1, of a thing that has no name of its own: equal things get equal numbers."""
        numbers = self._numbers.setdefault(kind, {})
        return numbers.setdefault(key, len(numbers) + 1)


@dataclass(frozen=True, slots=True)
class Subject:
    """The nodes of one decision or proposal.

    work: the decision W or proposal P; act: the activity that made it; proposal, preparation: of the decided text's
    own proposal, equal to work and act on an agenda.
    """

    work: str
    act: str
    proposal: str
    preparation: str
    decided: bool

    @classmethod
    def make(cls, work: str, *, decided: bool) -> Subject:
        if decided:
            return cls(work, f"{work}/act", f"{work}/proposal", f"{work}/preparation", decided=True)
        preparation = f"{work.removesuffix('/proposal')}/preparation"
        return cls(work, preparation, work, preparation, decided=False)

    def of(self, side: Side) -> tuple[str, str]:
        """The work and the activity that a side of the text speaks of."""
        return (self.work, self.act) if side == "decision" else (self.proposal, self.preparation)


@dataclass(frozen=True, slots=True)
class Saying(Voice):
    """One document of a decision while it is said."""

    evidence: Evidence
    settled: Settled
    subject: Subject
    record: DecisionRecord

    def holds(self, subject: str, fact: str, value: object) -> bool:
        return self.settled.holds(subject, fact, value, self.log)
