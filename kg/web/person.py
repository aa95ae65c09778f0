"""A person's page: roles over time, seats, votes and motions."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg.graph import terms as t
from kg.web.rows import Paged, Row, date_of, paged, row
from kg.web.votes import SIDES

if TYPE_CHECKING:
    from kg.web.snapshot import Link, Snapshot


@dataclass(frozen=True, slots=True)
class Role:
    """A part taken in a decision. side: decision or proposal; acting: None where the text does not say."""

    row: Row
    role: Link
    side: str
    title: str
    acting: bool | None


@dataclass(frozen=True, slots=True)
class Seat:
    """A position of trust, or the sum of the meetings sat in. since, until: ISO, of the meetings; times: how many."""

    body: Link
    role: Link
    groups: list[Link]
    times: int
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Ballot:
    row: Row
    option: str
    group: Link | None


@dataclass(frozen=True, slots=True)
class Person:
    link: Link
    names: list[str]
    identifiers: list[str]
    roles: Paged[Role]
    counts: list[tuple[Link, int]]
    seats: list[Seat]
    ballots: Paged[Ballot]
    motions: list[tuple[Link, str]]


def person(snapshot: Snapshot, node: NamedNode, page: int) -> Person:
    """page: of the roles, from 1."""
    graph = snapshot.graph
    parts = _parts(snapshot, node)
    counted = Counter(part.role for part in parts)
    listed = paged(parts, page)
    motions = [
        (snapshot.link(motion), graph.text(motion, graph.own("adoptedOn")) or graph.text(motion, t.DC_DATE_SUBMITTED))
        for motion in graph.subjects(t.CREATOR, node)
        if not graph.nodes(motion, t.EXACT_MATCH)
    ]
    return Person(
        link=snapshot.link(node),
        names=sorted({name.value for name in graph.literals(node, t.FOAF_NAME)}),
        identifiers=[value.value for value in graph.literals(node, t.IDENTIFIER)],
        roles=Paged([_role(snapshot, part) for part in listed.items], listed.number, listed.total, listed.size),
        counts=[(snapshot.link(role), times) for role, times in counted.most_common()],
        seats=_seats(snapshot, node),
        ballots=_ballots(snapshot, node),
        motions=sorted(motions, key=lambda motion: motion[1], reverse=True),
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """A participation before it is looked at closely. work: of a decision's own proposal the decision."""

    node: NamedNode
    work: NamedNode
    role: NamedNode


def _parts(snapshot: Snapshot, node: NamedNode) -> list[_Part]:
    """The parts that a person took, the latest first; seats in meetings are not among them.

    Read off the IRIs, since there may be thousands: {work}/{role}/{person}, as docs/model.md has it.
    """
    found = []
    for participation in snapshot.graph.subjects(t.PARTICIPANT, node):
        if participation.value.startswith(f"{snapshot.base}id/membership/"):
            continue
        work, role, _ = participation.value.rsplit("/", 2)
        decision = work.removesuffix("/proposal")
        work = decision if decision in snapshot.catalogue.decisions else work
        found.append(_Part(participation, NamedNode(work), NamedNode(f"{snapshot.base}def/role/{role}")))
    found.sort(key=lambda part: part.node.value)
    return sorted(found, key=lambda part: (date_of(snapshot, part.work), part.work.value), reverse=True)


def _role(snapshot: Snapshot, part: _Part) -> Role:
    graph = snapshot.graph
    acts = graph.subjects(t.HAD_PARTICIPATION, part.node)
    return Role(
        row=row(snapshot, part.work),
        role=snapshot.link(part.role),
        side="decision" if any(t.DECISION in graph.types(act) for act in acts) else "proposal",
        title=graph.text(part.node, graph.own("roleTitle")),
        acting=graph.truth(part.node, graph.own("acting")),
    )


def _seats(snapshot: Snapshot, node: NamedNode) -> list[Seat]:
    """Positions of trust, and for each body and role the meetings in whose composition the person stands."""
    graph = snapshot.graph
    held: dict[tuple[NamedNode, NamedNode], tuple[set[NamedNode], list[str]]] = defaultdict(lambda: (set(), []))
    for membership in graph.subjects(t.MEMBER, node):
        body, role = graph.node(membership, t.MEMBER_OF), graph.node(membership, t.ORG_ROLE)
        if body is None or role is None:
            continue
        groups, days = held[body, role]
        groups |= set(graph.nodes(membership, t.ON_BEHALF_OF))
        days += [graph.text(m, t.ACTIVITY_START) for m in graph.subjects(t.HAD_PARTICIPATION, membership)]
    found = [
        Seat(
            snapshot.link(body),
            snapshot.link(role),
            [snapshot.link(group) for group in sorted(groups, key=str)],
            len(days),
            min(filter(None, days), default=""),
            max(days, default=""),
        )
        for (body, role), (groups, days) in held.items()
    ]
    return sorted(found, key=lambda seat: (seat.body.text, seat.role.text))


def _ballots(snapshot: Snapshot, node: NamedNode) -> Paged[Ballot]:
    """The latest votes that the person cast or was absent from."""
    graph = snapshot.graph
    cast = {
        (date_of(snapshot, work), work.value, ballot.value): (work, ballot)
        for ballot in graph.subjects(t.AGENT, node)
        for vote in graph.nodes(ballot, t.OG_IN_VOTE_EVENT)
        for act in graph.subjects(t.CONSISTS_OF, vote)
        for work in graph.nodes(act, t.CREATED_REALIZATION_OF)
    }
    listed = paged([cast[key] for key in sorted(cast, reverse=True)], 1)
    ballots = []
    for work, ballot in listed.items:
        groups = snapshot.links(ballot, t.OG_POLITICAL_GROUP)
        option = SIDES.get(graph.text(ballot, t.OPTION), "")
        ballots.append(Ballot(row(snapshot, work), option, groups[0] if groups else None))
    return Paged(ballots, listed.number, listed.total, listed.size)
