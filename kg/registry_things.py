"""What a registry holds, as values: bodies and posts, people, statutes, outside organisations, places."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Body:
    """A body or a post of the city.

    id: the source system's; names: by language, the registry's own form ("Kaupunginhallitus"); aliases: other known
    names and abbreviations ("Khs"), whatever language; ambiguous: names among the other ones that mean it only in
    company; type_id: the source system's type; parent: id of the body above or, where the source does not say it, of
    the division it belongs to. post: an office-holder's or elected officer's post and not an organ or unit. english:
    what the city calls it where it writes English; in a text the same words ("Audit Committee") may mean any other.
    """

    id: str
    names: dict[str, str]
    aliases: tuple[str, ...] = ()
    type_id: str | None = None
    parent: str | None = None
    formed: date | None = None
    dissolved: date | None = None
    post: bool = False
    ambiguous: tuple[str, ...] = ()
    english: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """An elected person. slug: the last part of the IRI, `-{id}` added where two people share a name."""

    id: str
    name: str
    slug: str
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Statute:
    """An act, a city rule or an EU act.

    key: its number ("410/2015"), `rule:{slug}` for a city rule, `eu:reg/2016/679` for an EU act,
    `act:{slug}` for an act whose number is not known; iri: where it stands in the graph;
    short, full: Finnish names in base form; swedish: likewise; aliases: abbreviations and other names;
    ambiguous: names among them that may mean another act and need its number or the document's own use;
    by_chapter: its sections start anew in each chapter, so a chapter belongs to the IRI of a place in it;
    start, end: years in which the short name meant this act, where it has meant several.
    """

    key: str
    iri: str
    short: str
    full: str
    swedish: str | None = None
    number: str | None = None
    aliases: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    by_chapter: bool = False
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """An outside organisation. key: the last part of its IRI; kind: a key of the organisation-kind scheme;
    ambiguous: aliases that mean it only in company; same_as: verified external IRIs; founded: where it is known and
    something else had the name before.
    """

    key: str
    name: str
    kind: str
    names: dict[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    founded: date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place. key: the last part of its IRI; names: by language; kind: a key of the place-kind scheme; aliases: other
    names, whatever language; ambiguous: names of it that are surnames, companies or common words too.
    """

    key: str
    names: dict[str, str]
    kind: str
    aliases: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Registries:
    """All registries of a run. fingerprint: equal where all that extraction can see of them is equal."""

    bodies: dict[str, Body] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    statutes: dict[str, Statute] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    fingerprint: str = ""
