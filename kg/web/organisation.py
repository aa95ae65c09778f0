"""The page of an outside organisation, a council group or a place: the decisions that speak of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.graph import terms as t
from kg.web.rows import Paged, Row, paged_rows

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from kg.web.snapshot import Link, Snapshot


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation, or a place, which has fewer of these."""

    link: Link
    names: list[tuple[str, str]]
    aliases: list[str]
    identifiers: list[str]
    kinds: list[Link]
    same: list[Link]
    members: list[Link]
    mentions: Paged[Row]
    informed: Paged[Row]


def organisation(snapshot: Snapshot, node: NamedNode, page: int) -> Organisation:
    """page: of the decisions that mention it, from 1."""
    graph = snapshot.graph
    members = {person for m in graph.subjects(t.ON_BEHALF_OF, node) for person in graph.nodes(m, t.MEMBER)}
    mentioning = [*graph.subjects(t.MENTIONS, node), *graph.subjects(t.DC_SPATIAL, node)]
    extracts = graph.subjects(graph.own("extractRecipient"), node)
    informed = {work for extract in extracts for work in graph.nodes(extract, t.IS_DERIVATIVE_OF)}
    informed |= set(graph.subjects(graph.own("informedParty"), node))
    return Organisation(
        link=snapshot.link(node),
        names=[(name.value, name.language or "") for name in graph.literals(node, t.PREF_LABEL)],
        aliases=[name.value for name in graph.literals(node, t.ALT_LABEL)],
        identifiers=[value.value for value in graph.literals(node, t.IDENTIFIER)],
        kinds=snapshot.links(node, t.CLASSIFICATION),
        same=snapshot.links(node, t.EXACT_MATCH),
        members=sorted((snapshot.link(person) for person in members), key=lambda link: link.text),
        mentions=paged_rows(snapshot, mentioning, page),
        informed=paged_rows(snapshot, informed, 1),
    )
