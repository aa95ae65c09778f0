"""The catalogue of a dump in DCAT-AP 3: its dataset, the files it comes in, the endpoint that answers from it.

The texts and the concepts that never change come from ontology/catalog.ttl, the rest from the publication and from what
was counted. No blank nodes and no clock: the times are those of the builds that the graph itself names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Triple

from kg.vocab import DCAT, DCTERMS, FOAF, PROV, RDF, RDFS, SPDX, VCARD, XSD

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.census import Census
    from kg.publication import Publication

_SPARQL: Final = "https://www.w3.org/TR/sparql11-protocol/"
_ENTITY: Final = PROV + "Entity"
_TITLE: Final = DCTERMS + "title"
_DESCRIPTION: Final = DCTERMS + "description"
_MADE: Final = {
    "fi": "Tehty ohjelmalla kg {version}. Päätöksiä {decisions}, lähdeasiakirjoja {documents}. Lähteet: {sources}.",
    "sv": "Gjord med programmet kg {version}. Beslut: {decisions}, källdokument: {documents}. Källor: {sources}.",
    "en": "Made by kg {version}. Decisions: {decisions}, source documents: {documents}. Sources: {sources}.",
}


@dataclass(frozen=True, slots=True)
class File:
    """A file of the dump. size: in bytes; sha256: in hex."""

    name: str
    size: int
    sha256: str


class Statements:
    """Triples in the making."""

    def __init__(self) -> None:
        self.triples: set[Triple] = set()

    def type(self, subject: str, *classes: str) -> None:
        for one in classes:
            self.link(subject, RDF + "type", one)

    def link(self, subject: str, predicate: str, target: str | None) -> None:
        """Nothing is said where there is no target."""
        if target:
            self.triples.add(Triple(NamedNode(subject), NamedNode(predicate), NamedNode(target)))

    def say(self, subject: str, predicate: str, *values: Literal) -> None:
        for value in values:
            self.triples.add(Triple(NamedNode(subject), NamedNode(predicate), value))


def typed(value: object, datatype: str) -> Literal:
    """datatype: a name of XML Schema."""
    return Literal(str(value), datatype=NamedNode(XSD + datatype))


def catalogue(publication: Publication, census: Census, files: Sequence[File]) -> set[Triple]:
    """The catalogue of a dump that consists of these files."""
    said = Statements()
    catalog, dataset = f"{publication.base}catalog", publication.dataset
    _describe_publisher(said, publication)
    for node in (catalog, dataset):
        said.link(node, DCTERMS + "publisher", publication.publisher)
        said.link(node, DCTERMS + "license", publication.licence)
        _date(said, node, census)
    said.type(publication.licence, DCTERMS + "LicenseDocument")
    _page(said, catalog, FOAF + "homepage", publication.homepage)
    _page(said, dataset, DCAT + "landingPage", publication.landing_page)
    _describe_dataset(said, publication, census)
    _describe_files(said, publication, census, files)
    _describe_contact(said, publication)
    if publication.endpoint:
        _describe_service(said, publication)
    said.triples |= _reached(said.triples, _fixed_parts(publication), catalog)
    return said.triples


def _date(said: Statements, node: str, census: Census) -> None:
    """First issued with the first build that the graph knows, changed by the last."""
    if census.runs:
        said.say(node, DCTERMS + "issued", typed(census.runs[0].started, "dateTime"))
        said.say(node, DCTERMS + "modified", typed(census.runs[-1].started, "dateTime"))


def _page(said: Statements, node: str, predicate: str, page: str | None) -> None:
    if page:
        said.link(node, predicate, page)
        said.type(page, FOAF + "Document")


def _describe_publisher(said: Statements, publication: Publication) -> None:
    said.type(publication.publisher, FOAF + "Agent")
    said.say(publication.publisher, FOAF + "name", *publication.publisher_names)
    said.link(publication.publisher, DCTERMS + "type", publication.publisher_type)


def _describe_dataset(said: Statements, publication: Publication, census: Census) -> None:
    dataset = publication.dataset
    said.say(dataset, _TITLE, *publication.titles)
    said.say(dataset, _DESCRIPTION, *publication.descriptions)
    said.say(dataset, DCTERMS + "identifier", Literal(dataset))
    said.link(dataset, DCTERMS + "accrualPeriodicity", publication.frequency)
    for language in sorted(census.languages):
        said.link(dataset, DCTERMS + "language", language)
    if census.first_day and census.last_day:
        period = f"{dataset}#period"
        said.link(dataset, DCTERMS + "temporal", period)
        said.type(period, DCTERMS + "PeriodOfTime")
        said.say(period, DCAT + "startDate", typed(census.first_day, "date"))
        said.say(period, DCAT + "endDate", typed(census.last_day, "date"))
    _describe_making(said, publication, census)


def _describe_making(said: Statements, publication: Publication, census: Census) -> None:
    """The version and what made it: the last build, which has the name of the store's version in its IRI."""
    if not census.runs:
        return
    dataset, run = publication.dataset, census.runs[-1]
    said.say(dataset, DCAT + "version", Literal(run.iri.rpartition("/")[2]))
    said.link(dataset, PROV + "wasGeneratedBy", run.iri)
    said.type(run.iri, PROV + "Activity")
    said.say(run.iri, PROV + "startedAtTime", typed(run.started, "dateTime"))
    said.link(run.iri, PROV + "wasAssociatedWith", run.agent)
    origin = f"{dataset}#provenance"
    said.link(dataset, DCTERMS + "provenance", origin)
    said.type(origin, DCTERMS + "ProvenanceStatement")
    sources = "; ".join(f"{one.title} ({one.publisher}, {one.licence_title})" for one in publication.sources)
    facts = {
        "version": census.versions.get(run.agent, ""),
        "decisions": census.decisions,
        "documents": census.classes[_ENTITY],
        "sources": sources,
    }
    for language, text in _MADE.items():
        said.say(origin, RDFS + "label", Literal(text.format(**facts), language=language))


def _describe_files(said: Statements, publication: Publication, census: Census, files: Iterable[File]) -> None:
    """Size, checksum, licence and date of each file that catalog.ttl has a distribution for."""
    of_address = {
        triple.object: triple.subject.value
        for triple in publication.fixed
        if triple.predicate.value == DCAT + "downloadURL" and isinstance(triple.subject, NamedNode)
    }
    for file in files:
        node = of_address.get(NamedNode(publication.url + file.name))
        if node is None:
            continue
        said.link(node, DCTERMS + "license", publication.licence)
        _date(said, node, census)
        said.say(node, DCAT + "byteSize", typed(file.size, "nonNegativeInteger"))
        said.link(node, SPDX + "checksum", f"{node}#checksum")
        said.type(f"{node}#checksum", SPDX + "Checksum")
        said.link(f"{node}#checksum", SPDX + "algorithm", SPDX + "checksumAlgorithm_sha256")
        said.say(f"{node}#checksum", SPDX + "checksumValue", typed(file.sha256, "hexBinary"))


def _describe_contact(said: Statements, publication: Publication) -> None:
    contact, node = publication.contact, f"{publication.dataset}#contact"
    if contact is None:
        return
    said.link(publication.dataset, DCAT + "contactPoint", node)
    said.type(node, VCARD + "Kind")
    said.say(node, VCARD + "fn", Literal(contact.name))
    said.link(node, VCARD + "hasEmail", f"mailto:{contact.email}" if contact.email else None)
    said.link(node, VCARD + "hasURL", contact.url)


def _describe_service(said: Statements, publication: Publication) -> None:
    service = f"{publication.dataset}#sparql"
    said.link(f"{publication.base}catalog", DCAT + "service", service)
    said.type(service, DCAT + "DataService")
    said.say(service, _TITLE, Literal("SPARQL"))
    said.link(service, DCAT + "endpointURL", publication.endpoint)
    said.link(service, DCAT + "servesDataset", publication.dataset)
    said.link(service, DCTERMS + "conformsTo", _SPARQL)
    said.link(service, DCTERMS + "license", publication.licence)
    said.link(service, DCTERMS + "publisher", publication.publisher)
    if publication.contact:
        said.link(service, DCAT + "contactPoint", f"{publication.dataset}#contact")


def _fixed_parts(publication: Publication) -> list[Triple]:
    """catalog.ttl without what kg.toml says in its place."""
    replaced = {
        (publication.dataset, _TITLE) if publication.titles else None,
        (publication.dataset, _DESCRIPTION) if publication.descriptions else None,
        (publication.publisher, FOAF + "name") if publication.publisher_names else None,
        (publication.publisher, DCTERMS + "type") if publication.publisher_type else None,
    }
    return [
        triple
        for triple in publication.fixed
        if isinstance(triple.subject, NamedNode) and (triple.subject.value, triple.predicate.value) not in replaced
    ]


def _reached(said: set[Triple], known: Iterable[Triple], start: str) -> set[Triple]:
    """What is known of the start, of what has been said and of whatever these point to, and so on."""
    of: dict[object, list[Triple]] = {}
    for triple in known:
        of.setdefault(triple.subject, []).append(triple)
    waiting: list[object] = [NamedNode(start), *(triple.object for triple in said)]
    reached: set[Triple] = set()
    while waiting:
        for triple in of.pop(waiting.pop(), ()):
            reached.add(triple)
            waiting += [triple.object, triple.predicate]
    return reached
