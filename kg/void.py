"""The dataset in numbers, in VoID: its size, classes, properties, vocabularies, and its links to other datasets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Triple

from kg.catalog import Statements, typed
from kg.census import namespace
from kg.iri import slug
from kg.vocab import DCTERMS, FOAF, PREFIXES, VOID

if TYPE_CHECKING:
    from kg.census import Census
    from kg.publication import Publication

_PREFIXES: Final = {space: prefix for prefix, space in PREFIXES.items()}
_DUMPED: Final = VOID + "dataDump"


def description(publication: Publication, census: Census, distinct_objects: int, dumps: tuple[str, ...]) -> set[Triple]:
    """What was counted. distinct_objects: of all statements; dumps: names of the files that hold the dataset."""
    said = Statements()
    dataset = publication.dataset
    said.type(dataset, VOID + "Dataset")
    for title in _titles(publication, dataset):
        said.say(dataset, DCTERMS + "title", title)
    said.link(dataset, DCTERMS + "license", publication.licence)
    said.say(dataset, VOID + "uriSpace", Literal(publication.base))
    said.link(dataset, VOID + "sparqlEndpoint", publication.endpoint)
    for name in dumps:
        said.link(dataset, _DUMPED, publication.url + name)
    for name, count in (
        ("triples", census.triples),
        ("entities", census.entities),
        ("distinctSubjects", census.subjects),
        ("distinctObjects", distinct_objects),
        ("properties", len(census.properties)),
        ("classes", len(census.classes)),
    ):
        said.say(dataset, VOID + name, typed(count, "integer"))
    for example in census.examples.values():
        said.link(dataset, VOID + "exampleResource", example)
    for space in sorted({namespace(iri) for iri in (*census.properties, *census.classes)}):
        # a vocabulary of our own is an ontology, whose IRI stands without the sign that its terms go on with
        said.link(dataset, VOID + "vocabulary", space.rstrip("#") if space.startswith(publication.base) else space)
    _describe_parts(said, publication, census)
    _describe_links(said, publication, census)
    _describe_itself(said, publication, census)
    return said.triples


def _titles(publication: Publication, node: str) -> tuple[Literal, ...]:
    fixed = tuple(
        triple.object
        for triple in publication.fixed
        if triple.subject == NamedNode(node) and triple.predicate.value == DCTERMS + "title"
        if isinstance(triple.object, Literal)
    )
    return publication.titles or fixed if node == publication.dataset else fixed


def _describe_parts(said: Statements, publication: Publication, census: Census) -> None:
    for kind, count in census.classes.items():
        part = f"{publication.dataset}#class-{_name(kind, publication)}"
        said.link(publication.dataset, VOID + "classPartition", part)
        said.link(part, VOID + "class", kind)
        said.say(part, VOID + "entities", typed(count, "integer"))
    for property_, count in census.properties.items():
        part = f"{publication.dataset}#property-{_name(property_, publication)}"
        said.link(publication.dataset, VOID + "propertyPartition", part)
        said.link(part, VOID + "property", property_)
        said.say(part, VOID + "triples", typed(count, "integer"))
        said.say(part, VOID + "distinctSubjects", typed(census.property_subjects[property_], "integer"))


def _describe_links(said: Statements, publication: Publication, census: Census) -> None:
    """A linkset for each dataset linked to and each property that links, as VoID wants it."""
    for (target, property_), count in census.links.items():
        links = f"{publication.dataset}#links-{target.rpartition('/')[2]}-{_name(property_, publication)}"
        said.link(publication.dataset, VOID + "subset", links)
        said.type(links, VOID + "Linkset")
        said.link(links, VOID + "subjectsTarget", publication.dataset)
        said.link(links, VOID + "objectsTarget", target)
        said.link(links, VOID + "linkPredicate", property_)
        said.say(links, VOID + "triples", typed(count, "integer"))
    targets = {NamedNode(target) for target, _ in census.links}
    said.triples |= {triple for triple in publication.fixed if triple.subject in targets}


def _describe_itself(said: Statements, publication: Publication, census: Census) -> None:
    page = f"{publication.url}void.ttl"
    said.triples |= {triple for triple in publication.fixed if triple.subject == NamedNode(page)}
    said.link(page, FOAF + "primaryTopic", publication.dataset)
    if census.runs:
        said.say(page, DCTERMS + "modified", typed(census.runs[-1].started, "dateTime"))


def _name(term: str, publication: Publication) -> str:
    """A term as part of an IRI: eli-LegalResource."""
    space = namespace(term)
    prefix = "kg" if space.startswith(publication.base) else _PREFIXES.get(space) or slug(space)
    return f"{prefix}-{term[len(space) :]}"
