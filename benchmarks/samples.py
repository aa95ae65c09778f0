"""What a built graph says and the words it rests on, drawn at random for a person to judge.

A finding here is a mention of the graph: one fact of one document at its quote. What a source states in its fields
has no words and is not drawn.
"""

from __future__ import annotations

import random
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store, Triple

from kg import query
from kg.vocab import DCTERMS, DEFAULT_BASE, ELI, ELIDL, FOAF, OG, ORG, PREFIXES, SCHEMA, SKOS

KG = DEFAULT_BASE + "def#"
AROUND = 160
"""Characters of the text shown on either side of the quote."""

_MENTIONS = (
    "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
    + f"""PREFIX kg: <{KG}>
SELECT DISTINCT ?mention ?thing ?explicit ?chapter ?quote ?target ?text ?id ?kind WHERE {{
  ?mention oa:hasBody ?thing ; dcterms:isPartOf ?format ; kg:quote ?quote ; oa:hasTarget ?target .
  ?format schema:text ?text ; prov:wasDerivedFrom ?document .
  ?document kg:nativeId ?id ; dcterms:type ?kind .
  OPTIONAL {{ ?mention kg:explicit ?explicit }}
  OPTIONAL {{ ?mention kg:citedChapter ?chapter }}
}} ORDER BY ?mention ?thing"""
)
_FAMILY_OF_TYPE = {
    ELIDL + "Participation": "people",
    ELIDL + "Vote": "votes",
    ELIDL + "Decision": "outcome",
    OG + "Motion": "motions",
    ORG + "OrganizationalUnit": "bodies",
    ORG + "Post": "bodies",
    ORG + "Organization": "organisations",
    DCTERMS + "Location": "places",
}
_FAMILY_OF_PROPERTY = {
    KG + "amountEur": "amounts",
    KG + "appealKind": "appeals",
    ELI + "is_annex_of": "attachments",
    ELI + "is_derivative_of": "recipients",
}
FAMILIES = ("legal", "references", *dict.fromkeys([*_FAMILY_OF_TYPE.values(), *_FAMILY_OF_PROPERTY.values()]))
_TELLING = {
    ELIDL + "had_participant_person": "person",
    ELIDL + "participation_role": "role",
    KG + "roleTitle": "title",
    KG + "acting": "acting",
    ELIDL + "decision_outcome": "outcome",
    ELIDL + "legislative_process_work_type": "kind",
    SCHEMA + "creator": "by",
    KG + "adoptedOn": "adopted",
    DCTERMS + "dateSubmitted": "submitted",
    KG + "adoptedBy": "adopted by",
    SKOS + "prefLabel": "name",
    ORG + "classification": "kind",
    KG + "amountEur": "eur",
    KG + "appealKind": "kind",
    KG + "appealPeriod": "period",
    KG + "extractRecipient": "to",
    DCTERMS + "title": "title",
    DCTERMS + "accessRights": "rights",
    ELI + "number": "number",
    ELI + "date_document": "date",
    ELI + "passed_by": "body",
    ELIDL + "number_of_votes_favor": "yes",
    ELIDL + "number_of_votes_against": "no",
    ELIDL + "number_of_votes_abstention": "blank",
}
"""What is shown of a thing, and under which word."""


@dataclass(frozen=True, slots=True)
class Finding:
    """family: one of FAMILIES; document: NativeId; says: what is published; context: the quote within «»."""

    family: str
    document: str
    kind: str
    thing: str
    says: str
    quote: str
    context: str


def findings(store: Store) -> Iterator[Finding]:
    """Every mention of the store, in the order of its IRI."""
    rows = query.run(store, _MENTIONS)
    assert isinstance(rows, QuerySolutions)
    seen: dict[str, tuple[str, str]] = {}
    for row in rows:
        thing = row["thing"]
        if thing.value not in seen:
            seen[thing.value] = (_family(store, thing), _told(store, thing))
        family, says = seen[thing.value]
        if row["explicit"] is not None:
            family = "legal"
            says = f"{says}; explicit {row['explicit'].value}" + (
                f"; luku {row['chapter'].value}" if row["chapter"] else ""
            )
        start, end = (int(place) for place in re.findall(r"\d+", row["target"].value.rpartition("#")[2]))
        yield Finding(
            family,
            row["id"].value.strip("{}").upper(),
            row["kind"].value.rpartition("/")[2],
            thing.value.removeprefix(DEFAULT_BASE),
            says,
            row["quote"].value,
            _context(row["text"].value, start, end),
        )


def draw(store: Store, family: str, *, seed: int, count: int, without: Collection[str]) -> list[Finding]:
    """`count` findings of a family at random, none of the documents `without`; the same words for a thing once."""
    fitting = {
        (found.thing, found.quote.casefold()): found
        for found in findings(store)
        if found.family == family and found.document not in without
    }
    return random.Random(seed).sample(list(fitting.values()), min(count, len(fitting)))


def _context(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return f"{before}«{text[start:end]}»{after}".replace("\n", " | ").replace("\t", " ⇥ ")


def _about(store: Store, thing: NamedNode) -> set[Triple]:
    return {quad.triple for quad in store.quads_for_pattern(thing, None, None, None)}


def _family(store: Store, thing: NamedNode) -> str:
    about = _about(store, thing)
    types = {said.object.value for said in about if isinstance(said.object, NamedNode)}
    for kind, family in _FAMILY_OF_TYPE.items():
        if kind in types:
            return family
    for said in about:
        if said.predicate.value in _FAMILY_OF_PROPERTY:
            return _FAMILY_OF_PROPERTY[said.predicate.value]
    return "references"


def _told(store: Store, thing: NamedNode) -> str:
    told = {
        (_TELLING[said.predicate.value], _words(store, said.object))
        for said in _about(store, thing)
        if said.predicate.value in _TELLING
    }
    return "; ".join(f"{name} {words}" for name, words in sorted(told))


def _words(store: Store, term: object) -> str:
    """A literal's text; of a thing its name or, where it has none, the end of its IRI."""
    if isinstance(term, Literal):
        return term.value
    if not isinstance(term, NamedNode):
        return ""
    said = _about(store, term)
    for predicate in (SKOS + "notation", FOAF + "name", SKOS + "prefLabel"):
        values = [s.object for s in said if s.predicate.value == predicate and isinstance(s.object, Literal)]
        if values:
            return max(values, key=lambda value: (value.language == "fi", value.value)).value
    return term.value.rpartition("/")[2]
