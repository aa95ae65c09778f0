"""Votes of a decision: the counts, what each side stood for, and who voted how, by group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kg.graph import terms as t

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from kg.web.evidence import Mention, Quotes
    from kg.web.snapshot import Link, Snapshot

SIDES: Final = {"yes": "Jaa (yes)", "no": "Ei (no)", "abstain": "Tyhjä (blank)", "absent": "Poissa (absent)"}


@dataclass(frozen=True, slots=True)
class VoteSide:
    """One side of a vote. count: None where the source does not state it; groups: with the voters of each."""

    option: str
    label: str
    count: int | None
    stood_for: str
    language: str
    groups: list[tuple[Link | None, list[Link]]]


@dataclass(frozen=True, slots=True)
class Vote:
    anchor: str
    sides: list[VoteSide]
    voters: int
    quotes: list[Mention]

    @property
    def largest(self) -> int:
        return max((side.count or 0 for side in self.sides), default=0)


def votes(snapshot: Snapshot, act: NamedNode, quotes: Quotes) -> list[Vote]:
    """The votes that an act consists of."""
    graph = snapshot.graph
    found = []
    for node in graph.nodes(act, t.CONSISTS_OF):
        if t.VOTE not in graph.types(node):
            continue
        cast = _voters(snapshot, node)
        sides = [_side(snapshot, node, option, label, cast.get(option, [])) for option, label in SIDES.items()]
        total = sum(len(voters) for voters in cast.values())
        found.append(Vote(node.value.rpartition("/")[2], sides, total, quotes.get(node, [])))
    return found


def _voters(snapshot: Snapshot, vote: NamedNode) -> dict[str, list[tuple[Link | None, Link]]]:
    """Group and person of everyone on each side."""
    graph = snapshot.graph
    cast: dict[str, list[tuple[Link | None, Link]]] = {}
    for ballot in graph.subjects(t.OG_IN_VOTE_EVENT, vote):
        person, group = graph.node(ballot, t.AGENT), graph.node(ballot, t.OG_POLITICAL_GROUP)
        if person is not None:
            voter = (snapshot.link(group) if group else None, snapshot.link(person))
            cast.setdefault(graph.text(ballot, t.OPTION), []).append(voter)
    return cast


def _side(
    snapshot: Snapshot, vote: NamedNode, option: str, label: str, cast: list[tuple[Link | None, Link]]
) -> VoteSide:
    graph = snapshot.graph
    counted = {"yes": t.VOTES_FAVOR, "no": t.VOTES_AGAINST, "abstain": t.VOTES_ABSTENTION}
    if option in counted:
        count = graph.number(vote, counted[option])
    else:
        absent = graph.node(vote, t.OG_COUNT)
        count = graph.number(absent, t.VALUE) if absent else None
    texts = {"yes": "ayeProposal", "no": "noProposal"}
    works = graph.nodes(vote, graph.own(texts[option])) if option in texts else []
    words = graph.literal(works[0], t.DC_DESCRIPTION) if works else None
    groups: dict[Link | None, list[Link]] = {}
    for group, person in sorted(cast, key=lambda v: (v[0] is None, v[0].text if v[0] else "", v[1].text)):
        groups.setdefault(group, []).append(person)
    return VoteSide(
        option=option,
        label=label,
        count=count,
        stood_for=words.value if words else "",
        language=(words.language or "") if words else "",
        groups=list(groups.items()),
    )
