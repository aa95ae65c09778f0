"""Law: what a decision cites, act by act, and which decisions cite a place in the law."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kg.graph import terms as t

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from kg.web.evidence import Mention, Quotes
    from kg.web.graph import Graph
    from kg.web.snapshot import Link, Snapshot

_DEEPEST: Final = 12
_NUMBERS: Final = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class CitedPlace:
    """A place in an act that a decision cites. how: based on it, or applied in its appeal, besides citing it."""

    link: Link
    quotes: list[Mention]
    how: list[str]


@dataclass(frozen=True, slots=True)
class CitedAct:
    """An act with the places in it, in the order of their numbers."""

    link: Link
    number: str
    places: list[CitedPlace] = field(default_factory=list)


def cited(snapshot: Snapshot, work: NamedNode, quotes: Quotes) -> list[CitedAct]:
    """The law that a decision cites."""
    graph = snapshot.graph
    applied = {
        provision
        for appeal in graph.subjects(t.IS_PART_OF, work)
        for provision in graph.nodes(appeal, graph.own("appliedProvision"))
    }
    based = set(graph.nodes(work, t.BASED_ON))
    acts: dict[NamedNode, CitedAct] = {}
    for provision in sorted({*graph.nodes(work, t.CITES), *based, *applied}, key=lambda p: natural(p.value)):
        act = levels(graph, provision)[-1]
        if act not in acts:
            acts[act] = CitedAct(snapshot.link(act), graph.text(act, t.ID_LOCAL))
        how = ["decision based on it"] if provision in based else []
        how += ["applied in the appeal"] if provision in applied else []
        acts[act].places.append(CitedPlace(snapshot.link(provision), quotes.get(provision, []), how))
    return sorted(acts.values(), key=lambda act: act.link.text.casefold())


def levels(graph: Graph, provision: NamedNode) -> list[NamedNode]:
    """A place in an act and the levels above it, up to the act."""
    found = [provision]
    for _ in range(_DEEPEST):
        above = graph.node(found[-1], t.IS_PART_OF)
        if above is None or above in found:
            break
        found.append(above)
    return found


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """Sorts § 14 after § 9, and § 14 a after § 14."""
    parts = _NUMBERS.split(text)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts if part)
