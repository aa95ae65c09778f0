"""The page of an act or a place in it: what it is part of, the places in it, and the decisions that cite it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from kg.graph import terms as t
from kg.vocab import ELI
from kg.web.citations import levels, natural
from kg.web.rows import Paged, Row, paged_rows

if TYPE_CHECKING:
    from kg.web.snapshot import Link, Snapshot

_FIRST_IN_FORCE: Final = NamedNode(ELI + "first_date_entry_in_force")
_NO_LONGER_IN_FORCE: Final = NamedNode(ELI + "date_no_longer_in_force")
_QUOTED: Final = 3
"""Quotes of one decision."""


@dataclass(frozen=True, slots=True)
class Citing:
    """A decision that cites a place in the law, with the words of the first of its texts. explicit: None: not known."""

    row: Row
    how: list[str]
    quotes: list[tuple[Link, str]]


@dataclass(frozen=True, slots=True)
class Provision:
    """A place in the law, or an act. path: the levels above it; below: the places in it with how many cite each."""

    link: Link
    act: bool
    names: list[tuple[str, str]]
    aliases: list[str]
    number: str
    in_force: str
    repealed: str
    official: str
    path: list[Link]
    same: list[Link]
    below: list[tuple[Link, int]]
    citing: Paged[Citing]


def provision(snapshot: Snapshot, node: NamedNode, page: int) -> Provision:
    """page: of the decisions that cite it, from 1. What cites a place in an act is not counted as citing the act."""
    graph = snapshot.graph
    above = levels(graph, node)
    act = above[-1]
    cited = graph.subjects(t.CITES, node)
    listed = paged_rows(snapshot, cited, page)
    quotes = _quotes(snapshot, node)
    citing = [_citing(snapshot, node, one, quotes.get(one.link.iri, [])) for one in listed.items]
    below = [(snapshot.link(place), len(graph.subjects(t.CITES, place))) for place in _places(snapshot, node)]
    return Provision(
        link=snapshot.link(node),
        act=act == node,
        names=[(name.value, name.language or "") for name in graph.literals(node, t.PREF_LABEL)],
        aliases=[name.value for name in graph.literals(node, t.ALT_LABEL)],
        number=graph.text(act, t.ID_LOCAL),
        in_force=graph.text(node, _FIRST_IN_FORCE),
        repealed=graph.text(node, _NO_LONGER_IN_FORCE),
        official=act.value if not act.value.startswith(snapshot.base) else "",
        path=[snapshot.link(level) for level in reversed(above[1:])],
        same=snapshot.links(node, t.EXACT_MATCH),
        below=below,
        citing=Paged(citing, listed.number, listed.total, listed.size),
    )


def _places(snapshot: Snapshot, node: NamedNode) -> list[NamedNode]:
    """Every place under a place in the law, in the order of their numbers."""
    graph = snapshot.graph
    found: list[NamedNode] = []
    waiting = [node]
    while waiting:
        below = [
            place
            for place in graph.subjects(t.IS_PART_OF, waiting.pop())
            if graph.nodes(place, t.TYPE_SUBDIVISION) and place not in found
        ]
        found += below
        waiting += below
    return sorted(found, key=lambda place: natural(place.value))


def _quotes(snapshot: Snapshot, node: NamedNode) -> dict[str, list[NamedNode]]:
    """The mentions of a place in the law, by the work in whose text they stand, as `kg.iri` makes their IRIs.

    Read off the IRIs, since a place may be cited by thousands: {work}/{language}/{kind}/{key}/mention/{start}-{end}.
    """
    found: dict[str, list[NamedNode]] = {}
    for mention in snapshot.graph.subjects(t.HAS_BODY, node):
        text = mention.value.rpartition("/mention/")[0]
        found.setdefault(text.rsplit("/", 3)[0], []).append(mention)
    return found


def _citing(snapshot: Snapshot, node: NamedNode, one: Row, mentions: list[NamedNode]) -> Citing:
    """One decision with its words."""
    graph = snapshot.graph
    quotes = [
        (snapshot.link(target), graph.text(mention, graph.own("quote")))
        for mention in mentions[:_QUOTED]
        for target in graph.nodes(mention, t.HAS_TARGET)
    ]
    how = ["decision based on it"] if node in graph.nodes(NamedNode(one.link.iri), t.BASED_ON) else []
    return Citing(one, how, quotes)
