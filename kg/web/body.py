"""The page of a body or a post: its decisions by year, the known gaps, who belongs to it and what is near it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.graph import terms as t
from kg.web.catalogue import ranges
from kg.web.rows import Paged, Row, paged, paged_rows

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from kg.web.catalogue import Entry
    from kg.web.snapshot import Link, Snapshot


_MENTIONS: Final = 50
"""Decisions that mention a body, of those a page shows."""


@dataclass(frozen=True, slots=True)
class Year:
    """year: "" for decisions without a date; gaps: § numbers that are missing, as ranges."""

    year: str
    decisions: int
    missing: int
    gaps: list[str]


@dataclass(frozen=True, slots=True)
class Seat:
    person: Link
    role: Link
    groups: list[Link]


@dataclass(frozen=True, slots=True)
class Body:
    """shown: the year whose decisions are listed."""

    link: Link
    post: bool
    names: list[tuple[str, str]]
    aliases: list[str]
    identifiers: list[str]
    kinds: list[Link]
    since: str
    until: str
    above: list[Link]
    below: list[Link]
    posts: list[Link]
    same: list[Link]
    years: list[Year]
    shown: str
    decisions: Paged[Entry]
    members: list[Seat]
    meetings: list[tuple[Link, str]]
    acting: list[tuple[Link, int]]
    mentions: Paged[Row]


def body(snapshot: Snapshot, node: NamedNode, year: str | None, page: int) -> Body:
    """year: whose decisions are listed, the latest unless given; page: of them, from 1."""
    graph = snapshot.graph
    entries = snapshot.catalogue.by_body.get(node.value, [])
    years = _years(snapshot, node, entries)
    chosen = year if year in {one.year for one in years} else (years[0].year if years else "")
    meetings = [
        (snapshot.link(meeting), graph.text(meeting, t.ACTIVITY_START))
        for meeting in graph.subjects(t.HAD_RESPONSIBLE, node)
        if t.SCHEMA_EVENT in graph.types(meeting)
    ]
    return Body(
        link=snapshot.link(node),
        post=t.POST in graph.types(node),
        names=[(name.value, name.language or "") for name in graph.literals(node, t.PREF_LABEL)],
        aliases=[name.value for name in graph.literals(node, t.ALT_LABEL)],
        identifiers=[value.value for value in graph.literals(node, t.IDENTIFIER)],
        kinds=snapshot.links(node, t.CLASSIFICATION),
        since=graph.text(node, t.FOUNDED),
        until=graph.text(node, t.DISSOLVED),
        above=[*snapshot.links(node, t.UNIT_OF), *snapshot.links(node, t.POST_IN)],
        below=_named(snapshot, graph.subjects(t.UNIT_OF, node)),
        posts=_named(snapshot, graph.subjects(t.POST_IN, node)),
        same=snapshot.links(node, t.EXACT_MATCH),
        years=years,
        shown=chosen,
        decisions=paged([entry for entry in entries if entry.year == chosen], page),
        members=_members(snapshot, node),
        meetings=sorted(meetings, key=lambda meeting: meeting[1], reverse=True),
        acting=_acting(snapshot, node),
        mentions=paged_rows(snapshot, graph.subjects(t.MENTIONS, node), 1, _MENTIONS),
    )


def _named(snapshot: Snapshot, nodes: tuple[NamedNode, ...]) -> list[Link]:
    return sorted((snapshot.link(node) for node in nodes), key=lambda link: link.text.casefold())


def _years(snapshot: Snapshot, node: NamedNode, entries: list[Entry]) -> list[Year]:
    """The latest first."""
    gaps = {year: missing for (body, year), missing in snapshot.catalogue.gaps.items() if body == node.value}
    years = sorted({entry.year for entry in entries} | set(gaps), reverse=True)
    return [
        Year(year, sum(e.year == year for e in entries), len(gaps.get(year, ())), ranges(gaps.get(year, [])))
        for year in years
    ]


def _members(snapshot: Snapshot, node: NamedNode) -> list[Seat]:
    """Who holds a position of trust; who only sat in a meeting stands on the meeting's page."""
    graph = snapshot.graph
    found = []
    for membership in graph.subjects(t.MEMBER_OF, node):
        person, role = graph.node(membership, t.MEMBER), graph.node(membership, t.ORG_ROLE)
        if person is None or role is None or t.PARTICIPATION in graph.types(membership):
            continue
        found.append(Seat(snapshot.link(person), snapshot.link(role), snapshot.links(membership, t.ON_BEHALF_OF)))
    return sorted(found, key=lambda seat: (_rank(seat.role), seat.role.text, seat.person.text))


def _rank(role: Link) -> int:
    first = ("chair", "vice_chair", "member")
    key = role.iri.rpartition("/")[2]
    return first.index(key) if key in first else len(first)


def _acting(snapshot: Snapshot, node: NamedNode) -> list[tuple[Link, int]]:
    """The people who acted in a post's name, and how often."""
    graph = snapshot.graph
    times: dict[NamedNode, int] = {}
    for participation in graph.subjects(t.IN_NAME_OF, node):
        for person in graph.nodes(participation, t.PARTICIPANT):
            times[person] = times.get(person, 0) + 1
    found = [(snapshot.link(person), count) for person, count in times.items()]
    return sorted(found, key=lambda one: (-one[1], one[0].text))
