"""The ontology as data: which terms and concepts exist, and the gate that every published quad passes.

What the vocabularies of others hold is in ontology/terms.tsv, our own terms are in kg.ttl, the closed values in
schemes/, known things in registries/. A quad that uses anything else is a fault of the program, never of a source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from kg.errors import OwnFault
from kg.iri import slug
from kg.resources import folder
from kg.vocab import RDF, SKOS
from kg.vocabulary import LANG_STRING, Rule, descendants, family, own_terms, read_terms, rule_of, well_formed

_TYPE = RDF + "type"
_LANGUAGES = frozenset({"fi", "sv", "en"})


class _Faults:
    """One message for each kind of fault and term, with the first place it was met."""

    def __init__(self) -> None:
        self._messages: dict[tuple[str, str], str] = {}

    def add(self, kind: str, term: str, message: str) -> None:
        self._messages.setdefault((kind, term), message)

    def messages(self) -> list[str]:
        return list(self._messages.values())


@dataclass(frozen=True, slots=True)
class Ontology:
    """Terms, concepts and registries under one base.

    terms: all known classes and properties; concepts: everything that exists under `{base}def`.
    """

    base: str
    terms: frozenset[str]
    classes: frozenset[str]
    concepts: frozenset[str]
    _rules: dict[str, Rule]
    _types: dict[str, tuple[str, ...]]
    _ontology: tuple[Triple, ...]
    _registry: tuple[Triple, ...]
    _fits: dict[tuple[tuple[str, ...], frozenset[str]], bool] = field(default_factory=dict)
    _quads: list[Quad] = field(default_factory=list)

    @classmethod
    def load(cls, base: str) -> Ontology:
        """Read ontology/ as it stands in the checkout or the installed package."""
        place = folder("ontology")
        ontology = tuple(_triples([place / "kg.ttl", place / "alignments.ttl", *_turtle(place / "schemes")], base))
        registry = tuple(_triples(_turtle(place / "registries"), base))
        terms = {term.iri: term for term in (*read_terms(place / "terms.tsv"), *own_terms(ontology, base))}
        classes = frozenset(term.iri for term in terms.values() if term.kind == "class")
        properties = frozenset(term.iri for term in terms.values() if term.kind.endswith("property"))
        below = descendants(terms.values())
        return cls(
            base=base,
            terms=classes | properties,
            classes=classes,
            concepts=frozenset(_named(ontology, base + "def")),
            _rules={iri: rule_of(terms[iri], terms, below) for iri in properties},
            _types=_types_of((*ontology, *registry)),
            _ontology=ontology,
            _registry=registry,
        )

    def datatype_ranges(self, predicate: str) -> frozenset[str]:
        """The datatypes that fit a property; empty where it asks for none."""
        rule = self._rules.get(predicate)
        return rule.datatypes if rule else frozenset()

    def words(self) -> dict[tuple[str, str], str]:
        """Concept IRIs by scheme and the slug of a word for them: the notation, the source's own words, the names."""
        words: dict[tuple[str, str], str] = {}
        for property_ in (SKOS + "notation", SKOS + "altLabel", SKOS + "prefLabel"):
            for triple in self._ontology:
                node, word = triple.subject, triple.object
                if triple.predicate.value == property_ and isinstance(node, NamedNode) and isinstance(word, Literal):
                    scheme, _, key = node.value.removeprefix(self.base + "def/").partition("/")
                    if key and word.language != "en":
                        words.setdefault((scheme, slug(word.value)), node.value)
        return words

    def graph_quads(self) -> list[Quad]:
        """Own terms, alignments and schemes, and the registries kept by hand, each in their named graph."""
        if not self._quads:
            for name, triples in (("ontology", self._ontology), ("registry", self._registry)):
                graph = NamedNode(f"{self.base}graph/{name}")
                self._quads.extend(Quad(said.subject, said.predicate, said.object, graph) for said in triples)
        return list(self._quads)

    def check(self, quads: Iterable[Quad]) -> list[str]:
        """What is wrong with quads that are to be published, one sentence for each kind of fault and term.

        Domains and ranges are judged where the node has a known class of the vocabulary that the property asks for a
        class of: classes of another vocabulary say nothing of it.
        """
        faults = _Faults()
        types: dict[str, tuple[str, ...]] = {}
        linked: list[tuple[str, Rule, str | None]] = []
        rules, own = self._rules, self.base + "def"
        for quad in quads:
            node, predicate, value, _ = quad
            rule = rules.get(predicate.value)
            if type(node) is not NamedNode:
                faults.add("blank", "subject", f"A blank node is the subject of {quad}.")
                continue
            if rule is None:
                faults.add("property", predicate.value, f"No vocabulary in ontology/ has the property of {quad}.")
                continue
            subject = node.value
            if subject.startswith(own):
                self._check_own(subject, quad, faults)
            if type(value) is NamedNode and rule.iri == _TYPE:
                kinds = types.get(subject, ())
                types[subject] = kinds if value.value in kinds else (*kinds, value.value)
                if value.value not in self.classes:
                    faults.add("class", value.value, f"No vocabulary in ontology/ has the class of {quad}.")
                continue
            target = self._check_value(value, rule, quad, faults)
            if rule.domain or (target and rule.range):
                linked.append((subject, rule, target))
        self._check_classes(linked, types, faults)
        return faults.messages()

    def _check_value(
        self, value: NamedNode | BlankNode | Literal | Triple, rule: Rule, quad: Quad, faults: _Faults
    ) -> str | None:
        """Check an object by itself. Returns its IRI where it has one."""
        if type(value) is Literal:
            _check_literal(value, rule, quad, faults)
            return None
        if type(value) is not NamedNode:
            faults.add("blank", "object", f"A blank node or a quoted triple is the object of {quad}.")
            return None
        if value.value.startswith(self.base + "def"):
            self._check_own(value.value, quad, faults)
        if rule.literal:
            faults.add("range", rule.iri, f"The object of {quad} has to be a literal.")
        return value.value

    def _check_own(self, iri: str, quad: Quad, faults: _Faults) -> None:
        """A term or a concept under the base exists; classes of the source's classification are made as they come."""
        rest = iri[len(self.base) :]
        named = rest.startswith(("def/", "def#")) and not rest.startswith("def/classification/")
        if named and iri not in self.concepts:
            faults.add("concept", iri, f"ontology/ has no <{iri}>, which {quad} names.")

    def _check_classes(
        self, linked: list[tuple[str, Rule, str | None]], types: dict[str, tuple[str, ...]], faults: _Faults
    ) -> None:
        known = self._types
        for subject, rule, target in linked:
            if rule.domain:
                kinds = types.get(subject) or known.get(subject)
                if kinds and not self._fitting(kinds, rule.domain, rule.domain_families):
                    faults.add("domain", rule.iri, _misfit(subject, kinds, rule, "subject", rule.domain))
            if target and rule.range:
                kinds = types.get(target) or known.get(target)
                if kinds and not self._fitting(kinds, rule.range, rule.range_families):
                    faults.add("range class", rule.iri, _misfit(target, kinds, rule, "object", rule.range))

    def _fitting(self, kinds: tuple[str, ...], asked: frozenset[str], families: frozenset[str]) -> bool:
        fits = self._fits.get((kinds, asked))
        if fits is None:
            judged = any(family(kind) in families for kind in kinds)
            fits = self._fits[kinds, asked] = not judged or not asked.isdisjoint(kinds)
        return fits


def _misfit(node: str, kinds: tuple[str, ...], rule: Rule, side: str, asked: frozenset[str]) -> str:
    is_a = ", ".join(f"<{kind}>" for kind in kinds)
    wanted = ", ".join(f"<{kind}>" for kind in sorted(asked)[:4])
    return f"<{node}> is {is_a}, but the {side} of <{rule.iri}> has to be one of {wanted}."


def _check_literal(value: Literal, rule: Rule, quad: Quad, faults: _Faults) -> None:
    datatype = value.datatype.value
    if datatype == LANG_STRING:
        if value.language not in _LANGUAGES:
            faults.add("language", value.language or "", f"The graph has no texts in the language of {quad}.")
    else:
        fine = well_formed(datatype, value.value)
        if fine is None:
            faults.add("datatype", datatype, f"The graph does not use the datatype of {quad}.")
        elif not fine:
            faults.add("form", rule.iri, f"The object of {quad} has not the form of its datatype.")
    if rule.literal is False:
        faults.add("range", rule.iri, f"The object of {quad} has to be an IRI.")
    elif rule.datatypes and datatype not in rule.datatypes:
        wanted = " or ".join(f"<{each}>" for each in sorted(rule.datatypes) if well_formed(each, "") is not None)
        faults.add("range", rule.iri, f"The object of {quad} has to be of the datatype {wanted}.")


# reading ontology/


def _turtle(place: Path) -> list[Path]:
    return sorted(place.glob("*.ttl"))


def _triples(paths: Iterable[Path], base: str) -> Iterator[Triple]:
    for path in paths:
        try:
            for quad in parse(path=str(path), format=RdfFormat.TURTLE, base_iri=base):
                yield quad.triple
        except (OSError, SyntaxError) as error:
            raise OwnFault(f"{path} cannot be read as Turtle ({error}); correct it there.") from error


def _named(triples: Iterable[Triple], start: str) -> Iterator[str]:
    for triple in triples:
        if isinstance(triple.subject, NamedNode) and triple.subject.value.startswith(start):
            yield triple.subject.value


def _types_of(triples: Iterable[Triple]) -> dict[str, tuple[str, ...]]:
    types: dict[str, tuple[str, ...]] = {}
    for triple in triples:
        node, kind = triple.subject, triple.object
        if triple.predicate.value == _TYPE and isinstance(node, NamedNode) and isinstance(kind, NamedNode):
            types[node.value] = (*types.get(node.value, ()), kind.value)
    return types
