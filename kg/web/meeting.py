"""A meeting's page: its agenda with the proposals and decisions, who sat in it, and what records it lists."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from kg.graph import terms as t
from kg.web.files import File, files
from kg.web.rows import Paged, Row, row, rows

if TYPE_CHECKING:
    from kg.web.snapshot import Link, Snapshot


@dataclass(frozen=True, slots=True)
class Item:
    """An item of an agenda, with its proposal and the decision made on it, where they are here."""

    link: Link
    number: int
    label: str
    proposal: Link | None
    decisions: list[Row]


@dataclass(frozen=True, slots=True)
class Attendance:
    person: Link
    role: Link
    deputy_of: list[Link]


@dataclass(frozen=True, slots=True)
class Meeting:
    """others: decisions of the meeting that stand at no item."""

    link: Link
    date: str
    number: int | None
    bodies: list[Link]
    kinds: list[Link]
    items: list[Item]
    others: list[Row]
    people: list[Attendance]
    roles: list[tuple[Link, int]]
    files: Paged[File]


def meeting(snapshot: Snapshot, node: NamedNode, page: int) -> Meeting:
    """page: of the files, from 1."""
    graph = snapshot.graph
    parts = graph.subjects(t.FORMS_PART_OF, node)
    items = [_item(snapshot, part) for part in parts if t.FORESEEN_ACTIVITY in graph.types(part)]
    acts = [part for part in parts if t.DECISION in graph.types(part)]
    at_items = {one.link.iri for item in items for one in item.decisions}
    works = {work for act in acts for work in graph.nodes(act, t.CREATED_REALIZATION_OF) if work.value not in at_items}
    people = _people(snapshot, node)
    return Meeting(
        link=snapshot.link(node),
        date=graph.text(node, t.ACTIVITY_START),
        number=graph.number(node, t.ACTIVITY_ORDER),
        bodies=snapshot.links(node, t.HAD_RESPONSIBLE),
        kinds=snapshot.links(node, t.HAD_ACTIVITY_TYPE),
        items=sorted(items, key=lambda item: item.number),
        others=rows(snapshot, works),
        people=people,
        roles=Counter(one.role for one in people).most_common(),
        files=files(snapshot, graph.subjects(t.DC_IS_PART_OF, node), page),
    )


def _item(snapshot: Snapshot, node: NamedNode) -> Item:
    graph = snapshot.graph
    proposal = NamedNode(f"{node.value}/proposal")
    works = {w for act in graph.subjects(t.EXECUTED, node) for w in graph.nodes(act, t.CREATED_REALIZATION_OF)}
    return Item(
        link=snapshot.link(node),
        number=graph.number(node, t.ACTIVITY_ORDER) or 0,
        label=graph.text(node, t.ACTIVITY_LABEL),
        proposal=snapshot.link(proposal) if graph.types(proposal) else None,
        decisions=[row(snapshot, work) for work in sorted(works, key=str)],
    )


def _people(snapshot: Snapshot, node: NamedNode) -> list[Attendance]:
    graph = snapshot.graph
    found = []
    for membership in graph.nodes(node, t.HAD_PARTICIPATION):
        person = graph.node(membership, t.MEMBER) or graph.node(membership, t.PARTICIPANT)
        role = graph.node(membership, t.ORG_ROLE) or graph.node(membership, t.PARTICIPATION_ROLE)
        if person is not None and role is not None:
            found.append(
                Attendance(snapshot.link(person), snapshot.link(role), snapshot.links(membership, t.IN_NAME_OF))
            )
    return sorted(found, key=lambda one: (one.role.text, one.person.text))
