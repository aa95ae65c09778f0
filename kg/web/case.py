"""A case's page: what was decided and proposed in it, how it was handled, and what records it lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.graph import terms as t
from kg.web.files import File, files
from kg.web.rows import Paged, Row, rows

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from kg.web.snapshot import Link, Snapshot


@dataclass(frozen=True, slots=True)
class Handling:
    number: int
    status: str
    date: str
    bodies: list[Link]


@dataclass(frozen=True, slots=True)
class Case:
    link: Link
    number: str
    title: str
    language: str
    status: list[Link]
    classes: list[Link]
    created: str
    accepted: str
    rights: list[Link]
    reasons: list[str]
    part_of: list[Link]
    statements: list[Link]
    decisions: list[Row]
    handlings: list[Handling]
    files: Paged[File]


def case(snapshot: Snapshot, node: NamedNode, page: int) -> Case:
    """page: of the files, from 1."""
    graph = snapshot.graph
    title = graph.literal(node, t.PROCESS_TITLE)
    steps = graph.nodes(node, t.CONSISTS_OF)
    works = {work for step in steps for work in graph.nodes(step, t.CREATED_REALIZATION_OF)}
    parts = graph.subjects(t.DC_IS_PART_OF, node)
    handlings = [
        Handling(
            graph.number(step, t.ACTIVITY_ORDER) or 0,
            graph.text(step, t.ACTIVITY_LABEL),
            graph.text(step, t.ACTIVITY_START),
            snapshot.links(step, t.HAD_RESPONSIBLE),
        )
        for step in steps
        if graph.literals(step, t.ACTIVITY_LABEL)
    ]
    return Case(
        link=snapshot.link(node),
        number=graph.text(node, t.PROCESS_NUMBER),
        title=title.value if title else "",
        language=(title.language or "") if title else "",
        status=snapshot.links(node, t.PROCESS_STATUS),
        classes=snapshot.links(node, t.PROCESS_KEYWORD),
        created=graph.text(node, t.DC_CREATED),
        accepted=graph.text(node, t.DC_DATE_ACCEPTED),
        rights=snapshot.links(node, t.ACCESS_RIGHTS),
        reasons=[reason.value for reason in graph.literals(node, graph.own("securityReason"))],
        part_of=snapshot.links(node, t.DC_IS_PART_OF),
        statements=[snapshot.link(part) for part in parts if t.PROCESS in graph.types(part)],
        decisions=rows(snapshot, works),
        handlings=sorted(handlings, key=lambda handling: (handling.date, handling.number)),
        files=files(snapshot, parts, page),
    )
