"""What a decision is tied to: its case and meeting, other decisions, motions, and what its text speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from kg.graph import terms as t
from kg.web.evidence import stands_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.web.evidence import Mention, Quotes
    from kg.web.snapshot import Link, Snapshot

_MENTIONED: Final = {"body": "Bodies and posts", "organisation": "Organisations", "place": "Places", "other": "Others"}
_FARTHEST: Final = 5
"""How many times a thing may be said to be another."""


@dataclass(frozen=True, slots=True)
class Said:
    """A thing that the text speaks of, with the words. known: whether its own text is here."""

    link: Link
    quotes: list[Mention]
    known: bool = True


@dataclass(frozen=True, slots=True)
class Treated:
    """A motion that the decision treats. days: from the motion to this decision, where it answers it."""

    link: Link
    kind: Link | None
    proposers: list[Link]
    date: str
    adopted: bool
    answered_here: bool
    days: int | None
    quotes: list[Mention]


def cases(snapshot: Snapshot, acts: Sequence[NamedNode]) -> list[Link]:
    graph = snapshot.graph
    found = {case for act in acts for case in graph.subjects(t.CONSISTS_OF, act) if t.PROCESS in graph.types(case)}
    return [snapshot.link(case) for case in sorted(found, key=str)]


def meetings(snapshot: Snapshot, work: NamedNode, acts: Sequence[NamedNode]) -> list[Link]:
    """The meetings it was on; a meeting is told by its day."""
    graph = snapshot.graph
    found = {meeting for act in acts for meeting in graph.nodes(act, t.FORMS_PART_OF)}
    items = {item for act in acts for item in graph.nodes(act, t.EXECUTED)}
    items.add(NamedNode(work.value.removesuffix("/proposal")))
    found |= {meeting for item in items for meeting in graph.nodes(item, t.FORMS_PART_OF)}
    return [snapshot.link(node) for node in sorted(found, key=str)]


def works(snapshot: Snapshot, acts: Iterable[NamedNode]) -> list[Link]:
    """The decisions that acts made."""
    graph = snapshot.graph
    found = {work for act in acts for work in graph.nodes(act, t.CREATED_REALIZATION_OF)}
    return [snapshot.link(work) for work in sorted(found, key=str)]


def proposals(snapshot: Snapshot, acts: Sequence[NamedNode]) -> list[Link]:
    """The proposals on agendas that a decision was made on; its own, which has no text, is not among them."""
    graph = snapshot.graph
    found = {p for act in acts for p in graph.nodes(act, t.DECIDED_ON) if graph.nodes(p, t.IS_REALIZED_BY)}
    return [snapshot.link(proposal) for proposal in sorted(found, key=str)]


def decisions_on(snapshot: Snapshot, proposal: NamedNode) -> list[Link]:
    return works(snapshot, snapshot.graph.subjects(t.DECIDED_ON, proposal))


def same_as(snapshot: Snapshot, node: NamedNode) -> NamedNode:
    """What linking found a thing of our own to be; the thing itself where it is nothing else."""
    for _ in range(_FARTHEST):
        known = [n for n in snapshot.graph.nodes(node, t.EXACT_MATCH) if n.value.startswith(snapshot.base)]
        if len(known) != 1:
            break
        node = known[0]
    return node


def also_known_as(snapshot: Snapshot, node: NamedNode) -> list[NamedNode]:
    """The nodes that linking found to be this one."""
    return [n for n in snapshot.graph.subjects(t.EXACT_MATCH, node) if n.value.startswith(snapshot.base)]


def references(snapshot: Snapshot, work: NamedNode, quotes: Quotes) -> list[Said]:
    """The decisions that the text cites, those whose text is here under their own address."""
    found: dict[NamedNode, list[Mention]] = {}
    for cited in snapshot.graph.nodes(work, t.DC_REFERENCES):
        found.setdefault(same_as(snapshot, cited), []).extend(quotes.get(cited, []))
    return [Said(snapshot.link(n), words, n.value in snapshot.catalogue.decisions) for n, words in found.items()]


def referring(snapshot: Snapshot, work: NamedNode) -> list[Link]:
    """The decisions and proposals whose text cites this one, under whatever address."""
    graph = snapshot.graph
    names = [work, *also_known_as(snapshot, work)]
    found = {citing for name in names for citing in graph.subjects(t.DC_REFERENCES, name)} - set(names)
    return [snapshot.link(node) for node in sorted(found, key=str)]


def motions(snapshot: Snapshot, work: NamedNode, quotes: Quotes) -> list[Treated]:
    """The motions it treats, each under its fullest name."""
    graph = snapshot.graph
    named: dict[NamedNode, list[NamedNode]] = {}
    for motion in graph.nodes(work, graph.own("about")):
        if t.OG_MOTION in graph.types(motion):
            named.setdefault(same_as(snapshot, motion), []).append(motion)
    return [_treated(snapshot, work, motion, names, quotes) for motion, names in named.items()]


def _treated(snapshot: Snapshot, work: NamedNode, motion: NamedNode, names: list[NamedNode], quotes: Quotes) -> Treated:
    graph = snapshot.graph
    every = {motion, *names}
    adopted = graph.text(motion, graph.own("adoptedOn"))
    made = adopted or graph.text(motion, t.DC_DATE_SUBMITTED)
    answered = any(
        work in graph.nodes(name, t.IS_ANSWERED_IN) or name in graph.nodes(work, t.ANSWERS_TO) for name in every
    )
    kind = graph.node(motion, t.PROCESS_WORK_TYPE)
    return Treated(
        link=snapshot.link(motion),
        kind=snapshot.link(kind) if kind else None,
        proposers=snapshot.links(motion, t.CREATOR),
        date=made,
        adopted=bool(adopted),
        answered_here=answered,
        days=days_between(made, graph.text(work, t.DATE_DOCUMENT)) if answered else None,
        quotes=[mention for name in sorted(every, key=str) for mention in quotes.get(name, [])],
    )


def days_between(first: str, last: str) -> int | None:
    """Days from one ISO date to another, None where one is not known or the last comes first."""
    try:
        days = (date.fromisoformat(last) - date.fromisoformat(first)).days
    except ValueError:
        return None
    return days if days >= 0 else None


def mentioned(snapshot: Snapshot, work: NamedNode, quotes: Quotes) -> list[tuple[str, list[Said]]]:
    """Bodies, organisations and places, each kind under its heading."""
    graph = snapshot.graph
    by_kind: dict[str, list[Said]] = {}
    for node in [*graph.nodes(work, t.MENTIONS), *graph.nodes(work, t.DC_SPATIAL)]:
        kind, link = stands_for(snapshot, node)
        by_kind.setdefault(kind if kind in _MENTIONED else "other", []).append(Said(link, quotes.get(node, [])))
    for said in by_kind.values():
        said.sort(key=lambda one: one.link.text.casefold())
    return [(heading, by_kind[kind]) for kind, heading in _MENTIONED.items() if kind in by_kind]
