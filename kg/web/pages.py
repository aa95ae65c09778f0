"""Which page shows a thing: by what kind of thing it is, else the page of any thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import NamedNode

from kg.graph import terms as t
from kg.vocab import RDFS
from kg.web import body, case, decision, generic, meeting, motion, organisation, person, provision, texts
from kg.web.errors import Refused
from kg.web.evidence import is_decision

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from kg.web.snapshot import Link, Snapshot

    Asked = Mapping[str, str]

_DEFINED_BY: Final = NamedNode(RDFS + "isDefinedBy")
_LAST: Final = 100_000
_KINDS: Final = {
    t.ORGANIZATIONAL_UNIT: "body",
    t.POST: "body",
    t.FORMAT: "text",
    t.OG_MOTION: "motion",
    t.FOAF_PERSON: "person",
    t.ORGANIZATION: "organisation",
    t.DC_LOCATION: "organisation",
    t.PROCESS: "case",
    t.SCHEMA_EVENT: "meeting",
}
"""The page of a thing of a class; of several classes the first here counts."""


def page(snapshot: Snapshot, node: NamedNode, asked: Asked) -> tuple[str, dict[str, Any]]:
    """The template that shows a thing, and what it shows. With `view=statements`, everything said of it."""
    kind = "thing" if asked.get("view") == "statements" else kind_of(snapshot, node)
    return f"{kind}.html", {kind: _READ[kind](snapshot, node, asked)}


def kind_of(snapshot: Snapshot, node: NamedNode) -> str:
    """The kind of page of a thing, as its template is named."""
    graph, types = snapshot.graph, snapshot.graph.types(node)
    if t.LEGAL_RESOURCE in types:
        return "decision" if is_decision(graph, node) else "provision"
    if t.SUBDIVISION in types and graph.nodes(node, t.TYPE_SUBDIVISION):
        return "provision"
    if t.PROCESS_WORK in types and graph.nodes(node, t.IS_REALIZED_BY):
        return "decision"
    for term, kind in _KINDS.items():
        if term in types:
            return kind
    if t.ACTIVITY in types and node.value.startswith(f"{snapshot.base}id/meeting/"):
        return "meeting"  # known from a decision alone
    return "terms" if graph.subjects(_DEFINED_BY, node) else "thing"


def page_number(asked: Asked) -> int:
    """The page asked for, from 1. Refused where it is no number of a page."""
    said = asked.get("page", "1")
    if not said.isascii() or not said.isdecimal() or not 1 <= int(said[:9]) <= _LAST:
        raise Refused(400, f"page is {said[:20]!r}; give a number from 1 to {_LAST}")
    return int(said)


def _text(snapshot: Snapshot, node: NamedNode, _: Asked) -> dict[str, Any]:
    """A text with the decision or proposal that it is of."""
    graph = snapshot.graph
    works = [work for expression in graph.nodes(node, t.EMBODIES) for work in snapshot.links(expression, t.REALIZES)]
    return {"shown": texts.shown(snapshot, texts.source(snapshot, node)), "works": works}


def _terms(snapshot: Snapshot, node: NamedNode, _: Asked) -> list[dict[str, Any]]:
    """The terms of a vocabulary that share its page."""
    graph = snapshot.graph

    def links(term: NamedNode, name: str) -> list[Link]:
        return snapshot.links(term, NamedNode(RDFS + name))

    return [
        {
            "link": snapshot.link(term),
            "fragment": term.value.rpartition("#")[2],
            "comment": graph.text(term, NamedNode(RDFS + "comment"), "en", "fi"),
            "domain": links(term, "domain"),
            "range": links(term, "range"),
        }
        for term in graph.subjects(_DEFINED_BY, node)
    ]


_READ: Final[dict[str, Callable[[Snapshot, NamedNode, Asked], Any]]] = {
    "body": lambda snapshot, node, asked: body.body(snapshot, node, asked.get("year"), page_number(asked)),
    "case": lambda snapshot, node, asked: case.case(snapshot, node, page_number(asked)),
    "decision": lambda snapshot, node, _: decision.decision(snapshot, node),
    "meeting": lambda snapshot, node, asked: meeting.meeting(snapshot, node, page_number(asked)),
    "motion": lambda snapshot, node, _: motion.motion(snapshot, node),
    "organisation": lambda snapshot, node, asked: organisation.organisation(snapshot, node, page_number(asked)),
    "person": lambda snapshot, node, asked: person.person(snapshot, node, page_number(asked)),
    "provision": lambda snapshot, node, asked: provision.provision(snapshot, node, page_number(asked)),
    "terms": _terms,
    "text": _text,
    "thing": lambda snapshot, node, asked: generic.thing(snapshot, node, page_number(asked)),
}
