"""Known things and their names: bodies and posts, people, statutes and city rules, outside organisations, places.

A registry is a value: what ontology/registries says by hand, what the user's --registry files add, and what the source
documents themselves state (the API's decision-makers and trustees). Extraction reads it; nothing changes it.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import orjson

from kg.errors import UsageError
from kg.iri import Iris, is_post, slug
from kg.record import BodyRecord, BodyRef, PersonRecord, PositionsRecord
from kg.registry_doubles import without_doubles
from kg.registry_files import Entry, StatuteLine, read_statutes, read_turtle
from kg.registry_things import Body, Organisation, Person, Place, Registries, Statute
from kg.resources import folder
from kg.vocab import DCTERMS, ELI, ORG, SCHEMA, SKOS

__all__ = [
    "UNTRANSLATED",
    "Body",
    "Organisation",
    "Person",
    "Place",
    "Registries",
    "Statute",
    "load",
    "with_documents",
]

_OPEN_ENDED = date(2100, 1, 1)
UNTRANSLATED = "SV_"
"""Begins what the source gives where a name has no translation."""

_POST_TYPES = frozenset({"12", "19"})
_KINDS = frozenset(
    {ELI + "LegalResource", ORG + "OrganizationalUnit", ORG + "Post", ORG + "Organization", DCTERMS + "Location"}
)


def load(base: str, extra: Iterable[Path] = ()) -> Registries:
    """The registries kept by hand and those the user's files add; a user's Turtle file wins over the hand registry."""
    own = sorted((folder("ontology") / "registries").glob("*.ttl"))
    added = list(extra)
    tables = [path for path in added if path.suffix.lower() == ".tsv"]
    entries = read_turtle([*own, *(path for path in added if path not in tables)], base)
    statutes: dict[str, Statute] = {}
    organisations: dict[str, Organisation] = {}
    bodies: dict[str, Body] = {}
    places: dict[str, Place] = {}
    keys = {iri: entry.values[DCTERMS + "identifier"] for iri, entry in entries.items() if _identified(entry)}
    for iri, entry in entries.items():
        if ELI + "LegalResource" in entry.types:
            statutes[keys[iri]] = _statute(keys[iri], entry, base)
        elif ORG + "OrganizationalUnit" in entry.types or ORG + "Post" in entry.types:
            bodies[keys[iri]] = _body(keys[iri], entry, keys)
        elif ORG + "Organization" in entry.types:
            organisations[keys[iri]] = _organisation(keys[iri], entry)
        elif DCTERMS + "Location" in entry.types:
            places[keys[iri]] = _place(keys[iri], entry)
    for path in tables:
        _add_table(statutes, read_statutes(path), Iris(base))
    return _sealed(Registries(bodies, {}, statutes, organisations, places))


def with_documents(
    registries: Registries,
    bodies: Iterable[BodyRecord],
    people: Iterable[PersonRecord],
    positions: Iterable[PositionsRecord],
) -> Registries:
    """The registries with what source documents state of bodies and people, whatever order they come in."""
    known = dict(registries.bodies)
    for body_id, facts in _facts_by_body(bodies).items():
        known[body_id] = _merged(body_id, facts, known.get(body_id))
    return _sealed(replace(registries, bodies=without_doubles(known), people=_people(people, positions)))


# hand registries


def _identified(entry: Entry) -> bool:
    if not entry.types & _KINDS:
        return False
    if not entry.values.get(DCTERMS + "identifier") or not entry.labels:
        raise UsageError(f"{entry.place}: <{entry.iri}> needs a dcterms:identifier and a skos:prefLabel.")
    return True


def _day(entry: Entry, predicate: str) -> date | None:
    text = entry.values.get(predicate)
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageError(f"{entry.place}: <{entry.iri}> has the date {text!r}; write it as 2017-06-01.") from error


def _name(entry: Entry) -> str:
    return entry.labels.get("fi") or entry.labels.get("sv") or min(entry.labels.values())


def _statute(key: str, entry: Entry, base: str) -> Statute:
    short = _name(entry)
    return Statute(
        key=key,
        iri=entry.iri,
        short=short,
        full=entry.titles.get("fi", short),
        swedish=entry.labels.get("sv"),
        number=entry.values.get(ELI + "id_local"),
        aliases=tuple(sorted(entry.names)),
        ambiguous=tuple(sorted(entry.hidden)),
        by_chapter=entry.values.get(base + "def#sectionsByChapter") in {"true", "1"},
        start=_day(entry, ELI + "first_date_entry_in_force"),
        end=_day(entry, ELI + "date_no_longer_in_force"),
    )


def _organisation(key: str, entry: Entry) -> Organisation:
    kinds = sorted(entry.links.get(ORG + "classification", ()))
    return Organisation(
        key=key,
        name=_name(entry),
        kind=kinds[0].rpartition("/")[2] if kinds else "other",
        names=dict(sorted(entry.labels.items())),
        aliases=tuple(sorted(entry.names)),
        ambiguous=tuple(sorted(entry.hidden)),
        same_as=tuple(sorted(entry.links.get(SKOS + "exactMatch", ()))),
        founded=_day(entry, SCHEMA + "foundingDate"),
    )


def _place(key: str, entry: Entry) -> Place:
    return Place(
        key=key,
        names=dict(sorted(entry.labels.items())),
        kind=next(iter(sorted(entry.links.get(DCTERMS + "type", ()))), "").rpartition("/")[2],
        aliases=tuple(sorted(entry.names)),
        ambiguous=tuple(sorted(entry.hidden)),
    )


def _body(key: str, entry: Entry, keys: dict[str, str]) -> Body:
    above = sorted(entry.links.get(ORG + "unitOf", set()) | entry.links.get(ORG + "postIn", set()))
    types = sorted(entry.links.get(ORG + "classification", ()))
    names = {language: name for language, name in sorted(entry.labels.items()) if language != "en"}
    return Body(
        id=key,
        names=names or dict(entry.labels),
        aliases=tuple(sorted(entry.names)),
        type_id=types[0].rpartition("/")[2] if types else None,
        parent=next((keys[iri] for iri in above if iri in keys), None),
        formed=_day(entry, SCHEMA + "foundingDate"),
        dissolved=_day(entry, SCHEMA + "dissolutionDate"),
        post=ORG + "Post" in entry.types,
        ambiguous=tuple(sorted(entry.hidden)),
        english=entry.labels.get("en"),
    )


def _add_table(statutes: dict[str, Statute], lines: Iterable[StatuteLine], iris: Iris) -> None:
    """Add the acts of a table. A title that several acts have had is ambiguous where no time tells them apart."""
    by_title: dict[str, set[str]] = defaultdict(set)
    for statute in statutes.values():
        for name in (statute.short, statute.full):
            by_title[name.lower()].add(statute.key)
    added: dict[str, list[StatuteLine]] = defaultdict(list)
    for line in lines:
        by_title[line.title.lower()].add(line.number)
        if line.number not in statutes:
            added[line.number].append(line)
    periods = _periods(by_title, added)
    for number, said in added.items():
        names = [line.title[:1].lower() + line.title[1:] for line in said]
        start, end = periods.get(number, (None, None))
        statutes[number] = Statute(
            key=number,
            iri=iris.act(number),
            short=names[0],
            full=said[0].title,
            swedish=next((line.swedish for line in said if line.swedish), None),
            number=number,
            aliases=tuple(names[1:]),
            ambiguous=tuple(name for name in names if len(by_title[name.lower()]) > 1 and number not in periods),
            start=start,
            end=end,
        )


def _periods(
    by_title: dict[str, set[str]], added: dict[str, list[StatuteLine]]
) -> dict[str, tuple[date | None, date | None]]:
    """When a title meant each of the acts that have had it one after another.

    The table says when an act was given, not when it came into force: the year before the next act is the last one in
    which the title surely meant it, and the second year after its own is the first.
    """
    periods: dict[str, tuple[date | None, date | None]] = {}
    for numbers in by_title.values():
        years = sorted((int(number[-4:]), number) for number in numbers if number in added and len(added[number]) == 1)
        if not 1 < len(numbers) == len(years) == len({year for year, _ in years}):
            continue
        for place, (year, number) in enumerate(years):
            start = date(year + 2, 1, 1) if place else None
            end = date(years[place + 1][0] - 1, 12, 31) if place + 1 < len(years) else None
            periods[number] = start, end
    return periods


# what source documents state


@dataclass(frozen=True, slots=True)
class _Fact:
    """What one record says of a body. rank: 0 where it is the record's own, 1 where it is a neighbour of it."""

    rank: int
    language: str
    name: str
    type_id: str | None = None
    formed: date | None = None
    dissolved: date | None = None
    above: str | None = None
    sector: str | None = None


def _facts_by_body(records: Iterable[BodyRecord]) -> dict[str, list[_Fact]]:
    facts: dict[str, set[_Fact]] = defaultdict(set)
    for record in records:
        above = record.above[0].id if len(record.above) == 1 else None
        sector = record.sector.id if record.sector else None
        facts[record.id].add(_fact(record, 0, above, sector))
        for neighbour in record.above:
            facts[neighbour.id].add(_fact(neighbour, 1, None, sector))
        for neighbour in record.below:
            facts[neighbour.id].add(_fact(neighbour, 1, record.id, None))
        if record.sector and record.sector.id:
            facts[record.sector.id].add(_sector_fact(record.sector, record.language))
    return {body_id: sorted(facts[body_id], key=_order) for body_id in sorted(facts)}


def _fact(record: BodyRecord, rank: int, above: str | None, sector: str | None) -> _Fact:
    sector = None if sector == record.id else sector
    return _Fact(rank, record.language, record.name, record.type_id, record.formed, record.dissolved, above, sector)


def _sector_fact(sector: BodyRef, language: str) -> _Fact:
    return _Fact(2, language, sector.name, sector.type_id)


def _order(fact: _Fact) -> tuple[int, str]:
    return fact.rank, repr(fact)


def _merged(body_id: str, facts: list[_Fact], known: Body | None) -> Body:
    """One body of all that is said of it; the source's own names first, other names of the hand registry kept."""
    names: dict[str, str] = {}
    for fact in facts:
        name = " ".join(fact.name.split())
        if name and not name.startswith(UNTRANSLATED):
            names.setdefault(fact.language, name)
    type_id = next((fact.type_id for fact in facts if fact.type_id), known.type_id if known else None)
    above = next((fact.above for fact in facts if fact.above), None) or (known.parent if known else None)
    sector = next((fact.sector for fact in facts if fact.sector), None)
    closest = [fact for fact in facts if fact.rank == facts[0].rank]
    dissolved = next((fact.dissolved for fact in closest if fact.dissolved), None)
    hand = known.names if known else {}
    return Body(
        id=body_id,
        names=dict(sorted((hand | names).items())),
        aliases=tuple(sorted({*(known.aliases if known else ()), *hand.values()} - set(names.values()))),
        type_id=type_id,
        parent=above or sector,
        formed=next((fact.formed for fact in facts if fact.formed), known.formed if known else None),
        dissolved=None if dissolved and dissolved >= _OPEN_ENDED else dissolved,
        post=is_post(body_id) or type_id in _POST_TYPES,
        ambiguous=known.ambiguous if known else (),
        english=known.english if known else None,
    )


def _people(people: Iterable[PersonRecord], positions: Iterable[PositionsRecord]) -> dict[str, Person]:
    names: dict[str, set[str]] = defaultdict(set)
    groups: dict[str, set[str]] = defaultdict(set)
    members = [member for record in positions for member in record.positions]
    for person_id, name, group in [
        *((person.id, person.name, person.group) for person in people),
        *((member.person_id, member.name, member.group) for member in members),
    ]:
        names[person_id].add(" ".join(name.split()))
        groups[person_id] |= {group} if group else set()
    chosen = {person_id: min(said) for person_id, said in names.items() if min(said)}
    holders: dict[str, set[str]] = defaultdict(set)
    for person_id, name in chosen.items():
        holders[slug(name)].add(person_id)
    return {
        person_id: Person(person_id, name, _person_slug(name, person_id, holders), tuple(sorted(groups[person_id])))
        for person_id, name in sorted(chosen.items())
    }


def _person_slug(name: str, person_id: str, holders: dict[str, set[str]]) -> str:
    plain = slug(name)
    return plain if len(holders[plain]) == 1 else f"{plain}-{slug(person_id)}"


def _sealed(registries: Registries) -> Registries:
    """The same with its tables in the order of their keys and the fingerprint of all that is in them."""
    ordered = Registries(
        bodies=dict(sorted(registries.bodies.items())),
        people=dict(sorted(registries.people.items())),
        statutes=dict(sorted(registries.statutes.items())),
        organisations=dict(sorted(registries.organisations.items())),
        places=dict(sorted(registries.places.items())),
    )
    dump = orjson.dumps(ordered, option=orjson.OPT_SORT_KEYS)
    return replace(ordered, fingerprint=hashlib.sha256(dump).hexdigest())
