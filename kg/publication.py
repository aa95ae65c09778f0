"""How a dump is published: where, by whom, under which licence.

The command line gives the addresses, the table [catalog] of kg.toml the rest (docs/dumps.md); what it leaves out the
sources say. What is the same for every dump stands in ontology/catalog.ttl.
"""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from kg.errors import UsageError
from kg.formats import Format, formats
from kg.iri import slug
from kg.resources import folder
from kg.vocab import DEFAULT_BASE, FOAF, SKOS, VOID

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_URL: Final = re.compile(r"https?://[^\s<>\"{}|\\^`/]+(?:/[^\s<>\"{}|\\^`]*)?")
_MAIL: Final = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\".]+")
_LANGUAGES: Final = ("fi", "sv", "en")
_FREQUENCIES: Final = "http://publications.europa.eu/resource/authority/frequency/"
_PUBLISHERS: Final = "http://purl.org/adms/publishertype/"
_IN_SCHEME: Final = SKOS + "inScheme"
_KEYS: Final = (
    "publisher", "publisher_name", "publisher_type", "licence", "title", "description", "frequency", "homepage",
    "landing_page", "contact",
)  # fmt: skip
_CONTACT_KEYS: Final = ("name", "email", "url")


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask about the dump; empty where it is not said."""

    name: str
    email: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Publication:
    """What is said of a dump beside what it holds.

    url: the folder of the files, ending in a slash; endpoint: a SPARQL endpoint with the same data; publisher: an IRI,
    with names and type where catalog.ttl does not describe it; licence: an IRI; sources: the formats it was made from;
    titles, descriptions: in place of those of catalog.ttl.
    """

    base: str
    url: str
    publisher: str
    licence: str
    endpoint: str | None = None
    publisher_names: tuple[Literal, ...] = ()
    publisher_type: str | None = None
    sources: tuple[Format, ...] = ()
    titles: tuple[Literal, ...] = ()
    descriptions: tuple[Literal, ...] = ()
    frequency: str | None = None
    homepage: str | None = None
    landing_page: str | None = None
    contact: Contact | None = None
    fixed: tuple[Triple, ...] = field(default=(), repr=False)
    """The statements of catalog.ttl under this base, with the files at their address."""

    @property
    def dataset(self) -> str:
        return f"{self.base}dataset/decisions"

    @property
    def publisher_title(self) -> str:
        """The publisher's name, in English where it has one."""
        named = [t.object for t in self.fixed if t.predicate.value == FOAF + "name" and t.subject == self._agent]
        names = self.publisher_names or tuple(name for name in named if isinstance(name, Literal))
        return min(names, key=lambda name: (name.language != "en", name.value)).value

    @property
    def _agent(self) -> NamedNode:
        return NamedNode(self.publisher)

    @property
    def spaces(self) -> dict[str, str]:
        """The datasets that catalog.ttl knows, by what their IRIs begin with."""
        return {
            triple.object.value: triple.subject.value
            for triple in self.fixed
            if triple.predicate.value == VOID + "uriSpace"
            and isinstance(triple.object, Literal)
            and isinstance(triple.subject, NamedNode)
        }


def publication(
    base: str = DEFAULT_BASE,
    sources: Sequence[Format] = (),
    table: Mapping[str, Any] | None = None,
    url: str | None = None,
    endpoint: str | None = None,
) -> Publication:
    """How to publish a dump of these formats, of all that can be read where none are named.

    table: [catalog] of kg.toml. UsageError for what cannot be meant.
    """
    said = dict(table or {})
    _known_keys(said, _KEYS, "[catalog]")
    of = tuple(sources or formats())
    where = _url(url, "--url") if url else f"{base}dumps/"
    where = where if where.endswith("/") else where + "/"
    fixed = _fixed(base, where)
    publisher, names = _publisher(said, of, fixed, base)
    return Publication(
        base=base,
        url=where,
        endpoint=_url(endpoint, "--endpoint") if endpoint else None,
        publisher=publisher,
        publisher_names=names,
        publisher_type=_code(said, "publisher_type", _PUBLISHERS, fixed),
        licence=_licence(said, of),
        sources=of,
        titles=_texts(said, "title"),
        descriptions=_texts(said, "description"),
        frequency=_code(said, "frequency", _FREQUENCIES, fixed),
        homepage=_optional_url(said, "homepage"),
        landing_page=_optional_url(said, "landing_page"),
        contact=_contact(said.get("contact")),
        fixed=fixed,
    )


def sources_of(index: Path) -> tuple[Format, ...]:
    """The formats that the documents of a store version came in, by its index."""
    connection = sqlite3.connect(f"{index.absolute().as_uri()}?mode=ro", uri=True)
    try:
        names = {name for (name,) in connection.execute("SELECT DISTINCT converter FROM documents")}
    finally:
        connection.close()
    return tuple(one for one in formats() if one.name in names)


@cache
def _fixed(base: str, url: str) -> tuple[Triple, ...]:
    """ontology/catalog.ttl with the files' addresses in place of <dumps/…>."""
    placed = f"{base}dumps/"

    def moved(node: Any) -> Any:  # noqa: ANN401 any term of RDF
        if isinstance(node, NamedNode) and node.value.startswith(placed):
            return NamedNode(url + node.value.removeprefix(placed))
        return node

    read = parse(path=str(folder("ontology") / "catalog.ttl"), format=RdfFormat.TURTLE, base_iri=base)
    return tuple(Triple(moved(quad.subject), quad.predicate, moved(quad.object)) for quad in read)


def _publisher(
    said: Mapping[str, Any], sources: tuple[Format, ...], fixed: tuple[Triple, ...], base: str
) -> tuple[str, tuple[Literal, ...]]:
    """IRI and names of who publishes: who kg.toml names, else the one publisher of the sources."""
    names = _texts(said, "publisher_name")
    if "publisher" in said:
        iri = _url(said["publisher"], "publisher in [catalog]")
        if not names and not _named(iri, fixed):
            raise UsageError(f"[catalog] of kg.toml names the publisher {iri} by IRI alone; add publisher_name")
        return iri, names
    if names:
        return f"{base}id/organisation/{slug(names[0].value)}", names
    publishers = sorted({one.publisher for one in sources})
    if len(publishers) != 1:
        who = ", ".join(publishers) or "nobody"
        raise UsageError(f"the sources are published by {who}; say who publishes the dump: publisher in [catalog]")
    for triple in fixed:
        known = isinstance(triple.object, Literal) and triple.object.value == publishers[0]
        if known and triple.predicate.value == FOAF + "name" and isinstance(triple.subject, NamedNode):
            return triple.subject.value, ()
    return f"{base}id/organisation/{slug(publishers[0])}", (Literal(publishers[0], language="en"),)


def _licence(said: Mapping[str, Any], sources: tuple[Format, ...]) -> str:
    if "licence" in said:
        return _url(said["licence"], "licence in [catalog]")
    licences = sorted({one.licence for one in sources})
    if len(licences) != 1:
        which = ", ".join(licences) or "no licence"
        raise UsageError(f"the sources are under {which}; say under which the dump is: licence in [catalog] of kg.toml")
    return licences[0]


def _code(said: Mapping[str, Any], key: str, table: str, fixed: tuple[Triple, ...]) -> str | None:
    """The IRI of a code of one of the tables whose concepts catalog.ttl describes."""
    if key not in said:
        return None
    concepts = (t.subject.value for t in fixed if t.predicate.value == _IN_SCHEME and isinstance(t.subject, NamedNode))
    codes = sorted(iri.removeprefix(table) for iri in concepts if iri.startswith(table))
    if said[key] not in codes:
        raise UsageError(f"{key} in [catalog] of kg.toml is {said[key]!r}; choose one of {', '.join(codes)}")
    return f"{table}{said[key]}"


def _named(iri: str, fixed: tuple[Triple, ...]) -> bool:
    return any(t.predicate.value == FOAF + "name" and t.subject == NamedNode(iri) for t in fixed)


def _texts(said: Mapping[str, Any], key: str) -> tuple[Literal, ...]:
    """A text in one or several languages: `title = "…"` (English) or `title = { fi = "…", sv = "…" }`."""
    value = said.get(key, {})
    by_language = {"en": value} if isinstance(value, str) else value
    if not isinstance(by_language, dict) or not all(isinstance(text, str) and text for text in by_language.values()):
        raise UsageError(f'{key} in [catalog] of kg.toml has to be a text, or texts by language: {{ fi = "…" }}')
    _known_keys(by_language, _LANGUAGES, f"{key} in [catalog]")
    return tuple(Literal(by_language[name], language=name) for name in _LANGUAGES if name in by_language)


def _contact(value: object) -> Contact | None:
    if value is None:
        return None
    if not isinstance(value, dict) or not isinstance(value.get("name"), str) or not value["name"]:
        raise UsageError('contact in [catalog] of kg.toml needs a name: contact = { name = "…", email = "…" }')
    _known_keys(value, _CONTACT_KEYS, "contact in [catalog]")
    email = value.get("email", "")
    if email and not (isinstance(email, str) and _MAIL.fullmatch(email)):
        raise UsageError(
            f"email of contact in [catalog] of kg.toml is {email!r}; give an address such as a@example.org"
        )
    return Contact(value["name"], email, _optional_url(value, "url") or "")


def _optional_url(said: Mapping[str, Any], key: str) -> str | None:
    return _url(said[key], f"{key} in [catalog]") if key in said else None


def _url(value: object, name: str) -> str:
    if not isinstance(value, str) or not _URL.fullmatch(value):
        raise UsageError(f"{name} is {value!r}; give a whole address that begins with http:// or https://")
    return value


def _known_keys(said: Mapping[str, Any], known: tuple[str, ...], place: str) -> None:
    odd = sorted(said.keys() - set(known))
    if odd:
        raise UsageError(
            f"{place} of kg.toml has {', '.join(odd)}, which it does not know; it knows {', '.join(known)}"
        )
