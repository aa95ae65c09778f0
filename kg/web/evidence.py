"""The words that facts rest on: the mentions of a text, what each stands for and where that is read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from kg.graph import terms as t

if TYPE_CHECKING:
    from kg.web.graph import Graph
    from kg.web.snapshot import Link, Snapshot

KINDS: Final = {
    "person": "person (henkilö)",
    "law": "law (säädös)",
    "decision": "decision (päätös)",
    "motion": "motion (aloite)",
    "body": "body or post (toimielin)",
    "organisation": "organisation",
    "place": "place (paikka)",
    "outcome": "outcome (ratkaisu)",
    "vote": "vote (äänestys)",
    "amount": "amount (euromäärä)",
    "appeal": "appeal (muutoksenhaku)",
    "paper": "attachment or extract (liite, ote)",
    "other": "other",
}
"""What can be marked in a text, in the order of the legend."""
_TARGET: Final = re.compile(r"#char=(\d+),(\d+)$")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a text that stand for something.

    start, end: code points of the text; kind: one of KINDS; body: the node of the statement or the thing; link: where
    it is read; explicit: of a citation of law, None of anything else.
    """

    iri: str
    text_iri: str
    start: int
    end: int
    quote: str
    kind: str
    body: NamedNode
    link: Link
    explicit: bool | None = None
    chapter: str = ""

    @property
    def anchor(self) -> str:
        """The fragment of its place, as the graph writes it (RFC 5147)."""
        return f"char={self.start},{self.end}"


Quotes = Mapping[NamedNode, list[Mention]]
"""The mentions of each thing, by the node they stand for."""


def mentions(snapshot: Snapshot, text: NamedNode) -> list[Mention]:
    """Every mention in a text, in its order; of those on the same words the first minted first."""
    graph = snapshot.graph
    own = graph.own
    found = []
    for node in graph.subjects(t.DC_IS_PART_OF, text):
        target, body = graph.node(node, t.HAS_TARGET), graph.node(node, t.HAS_BODY)
        place = _TARGET.search(target.value) if target else None
        if place is None or body is None:
            continue
        kind, link = stands_for(snapshot, body)
        found.append(
            Mention(
                iri=node.value,
                text_iri=text.value,
                start=int(place[1]),
                end=int(place[2]),
                quote=graph.text(node, own("quote")),
                kind=kind,
                body=body,
                link=link,
                explicit=graph.truth(node, own("explicit")),
                chapter=graph.text(node, own("citedChapter")),
            )
        )
    return sorted(found, key=lambda m: (m.start, m.end, len(m.iri), m.iri))


def stands_for(snapshot: Snapshot, body: NamedNode) -> tuple[str, Link]:
    """The kind of a mention's body, and the thing it leads to: of a participation the person, of a part its place."""
    graph = snapshot.graph
    types = graph.types(body)
    if t.PARTICIPATION in types or t.OG_VOTE in types:
        person = graph.node(body, t.PARTICIPANT) or graph.node(body, t.AGENT)
        return "person", snapshot.link(person or body)
    for term, kind in ((t.VOTE, "vote"), (t.DECISION, "outcome")):
        if term in types:
            return kind, snapshot.part(body)
    if t.SUBDIVISION in types:
        return _of_subdivision(snapshot, body)
    if t.WORK in types and (graph.nodes(body, t.IS_ANNEX_OF) or graph.nodes(body, t.IS_DERIVATIVE_OF)):
        return "paper", snapshot.part(body)
    if t.LEGAL_RESOURCE in types:
        return ("decision" if is_decision(graph, body) else "law"), snapshot.link(body)
    kind = next((name for term, name in _OF_CLASS.items() if term in types), "other")
    return kind, snapshot.link(body)


def is_decision(graph: Graph, node: NamedNode) -> bool:
    """Whether a legal resource is a decision of the municipality, be it known only from a citation, and no act."""
    if not node.value.startswith(graph.base) or graph.literals(node, t.PREF_LABEL):
        return False
    return t.LEGAL_RESOURCE in graph.types(node)


def _of_subdivision(snapshot: Snapshot, body: NamedNode) -> tuple[str, Link]:
    graph = snapshot.graph
    if graph.nodes(body, graph.own("appealKind")):
        return "appeal", snapshot.part(body)
    if graph.literals(body, graph.own("amountEur")):
        return "amount", snapshot.part(body)
    return "law", snapshot.link(body)


_OF_CLASS: Final = {
    t.FOAF_PERSON: "person",
    t.OG_MOTION: "motion",
    t.ORGANIZATIONAL_UNIT: "body",
    t.POST: "body",
    t.ORGANIZATION: "organisation",
    t.DC_LOCATION: "place",
}
