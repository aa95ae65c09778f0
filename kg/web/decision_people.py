"""The people of a decision and of its own proposal, in their roles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.graph import terms as t

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from kg.web.evidence import Mention, Quotes
    from kg.web.snapshot import Link, Snapshot

_ORDER: Final = ("decision_maker", "presenter", "contact", "chair", "vice_chair", "secretary")
"""Roles that come first, in this order; the others by their names."""


@dataclass(frozen=True, slots=True)
class Part:
    """A person in a role. side: decision or proposal; acting: None where the text does not say; post: whose title."""

    person: Link
    role: Link
    side: str
    title: str
    language: str
    acting: bool | None
    post: Link | None
    quotes: list[Mention]


def people(snapshot: Snapshot, acts: tuple[NamedNode, ...], quotes: Quotes) -> list[Part]:
    """Those of the decision before those of its proposals; a person in a role of a side once."""
    graph = snapshot.graph
    sides = [("decision" if t.DECISION in graph.types(act) else "proposal", act) for act in acts]
    sides += [
        ("proposal", preparation)
        for act in acts
        for proposal in graph.nodes(act, t.DECIDED_ON)
        for preparation in graph.subjects(t.CREATED_REALIZATION_OF, proposal)
    ]
    found: dict[tuple[str, str, str], Part] = {}
    for side, act in sides:
        for node in graph.nodes(act, t.HAD_PARTICIPATION):
            person, role = graph.node(node, t.PARTICIPANT), graph.node(node, t.PARTICIPATION_ROLE)
            if person and role:
                found.setdefault((side, person.value, role.value), _part(snapshot, node, side, quotes))
    return sorted(found.values(), key=lambda part: (part.side, _rank(part.role), part.role.text, part.person.text))


def _rank(role: Link) -> int:
    key = role.iri.rpartition("/")[2]
    return _ORDER.index(key) if key in _ORDER else len(_ORDER)


def _part(snapshot: Snapshot, node: NamedNode, side: str, quotes: Quotes) -> Part:
    """A participation that has its person and its role."""
    graph = snapshot.graph
    title = graph.literal(node, graph.own("roleTitle"))
    post = graph.node(node, t.IN_NAME_OF)
    return Part(
        person=snapshot.links(node, t.PARTICIPANT)[0],
        role=snapshot.links(node, t.PARTICIPATION_ROLE)[0],
        side=side,
        title=title.value if title else "",
        language=(title.language or "") if title else "",
        acting=graph.truth(node, graph.own("acting")),
        post=snapshot.link(post) if post else None,
        quotes=quotes.get(node, []),
    )
