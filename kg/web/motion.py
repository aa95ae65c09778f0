"""A motion's page: who made it when, by when it is due, what treats it and what answers it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.graph import terms as t
from kg.web.decision_links import also_known_as, days_between
from kg.web.rows import Row, rows

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from kg.web.snapshot import Link, Snapshot


@dataclass(frozen=True, slots=True)
class Answer:
    """days: from the motion to the answer, None where a date is not known."""

    row: Row
    days: int | None


@dataclass(frozen=True, slots=True)
class Motion:
    """date: of its adoption where it was adopted, else of its submission; due: by when it is to be answered."""

    link: Link
    titles: list[tuple[str, str]]
    kind: Link | None
    proposers: list[Link]
    date: str
    adopted: bool
    adopted_by: list[Link]
    due: str
    answers: list[Answer]
    treated: list[Row]
    also: list[Link]


def motion(snapshot: Snapshot, node: NamedNode) -> Motion:
    graph = snapshot.graph
    names = [node, *also_known_as(snapshot, node)]
    answers = {work for name in names for work in graph.nodes(name, t.IS_ANSWERED_IN)}
    answers |= {work for name in names for work in graph.subjects(t.ANSWERS_TO, name)}
    treated = {work for name in names for work in graph.subjects(graph.own("about"), name)} - answers
    adopted = graph.text(node, graph.own("adoptedOn"))
    made = adopted or graph.text(node, t.DC_DATE_SUBMITTED)
    kind = graph.node(node, t.PROCESS_WORK_TYPE)
    titles = {(title.value, title.language or "") for name in names for title in graph.literals(name, t.DC_TITLE)}
    return Motion(
        link=snapshot.link(node),
        titles=sorted(titles, key=lambda title: (title[1] != "fi", title)),
        kind=snapshot.link(kind) if kind else None,
        proposers=snapshot.links(node, t.CREATOR),
        date=made,
        adopted=bool(adopted),
        adopted_by=snapshot.links(node, graph.own("adoptedBy")),
        due=graph.text(node, graph.own("dueOn")),
        answers=[Answer(one, days_between(made, one.date)) for one in rows(snapshot, answers)],
        treated=rows(snapshot, treated),
        also=[snapshot.link(name) for name in names[1:]],
    )
