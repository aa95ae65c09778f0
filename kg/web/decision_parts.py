"""The parts that stand under a decision: appeal, attachments, extracts, amounts, and who is informed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode

from kg.graph import terms as t
from kg.web.labels import euros

if TYPE_CHECKING:
    from kg.web.evidence import Mention, Quotes
    from kg.web.snapshot import Link, Snapshot

_DAYS: Final = re.compile(r"P(\d+)D")
_NUMBER: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who gets the decision: a thing, a label as the text has it, or neither where it may name a private person."""

    anchor: str
    link: Link | None
    label: str
    quotes: list[Mention]


@dataclass(frozen=True, slots=True)
class Appeal:
    """How the decision may be appealed. days: None where no time is stated."""

    anchor: str
    kind: Link
    days: int | None
    law: list[Link]
    quotes: list[Mention]


@dataclass(frozen=True, slots=True)
class Attachment:
    """public: None where the source does not say."""

    anchor: str
    number: str
    title: str
    language: str
    rights: Link | None
    reasons: list[str]
    record: Link | None
    quotes: list[Mention]


@dataclass(frozen=True, slots=True)
class Amount:
    anchor: str
    euros: str
    value: str
    quotes: list[Mention]


def informed(snapshot: Snapshot, work: NamedNode, quotes: Quotes) -> list[Recipient]:
    graph = snapshot.graph
    party = graph.own("informedParty")
    things = [Recipient("", snapshot.link(n), "", quotes.get(n, [])) for n in graph.nodes(work, party)]
    return [*things, *(Recipient("", None, label.value, []) for label in graph.literals(work, party))]


def extracts(snapshot: Snapshot, work: NamedNode, quotes: Quotes) -> list[Recipient]:
    graph = snapshot.graph
    found = []
    for node in sorted(graph.subjects(t.IS_DERIVATIVE_OF, work), key=_place):
        recipient = graph.node(node, graph.own("extractRecipient"))
        label = graph.text(node, graph.own("extractRecipient"))
        link = snapshot.link(recipient) if recipient else None
        found.append(Recipient(_anchor(node), link, label, quotes.get(node, [])))
    return found


def appeals(snapshot: Snapshot, work: NamedNode, quotes: Quotes) -> list[Appeal]:
    graph = snapshot.graph
    found = []
    for node in sorted(graph.subjects(t.IS_PART_OF, work), key=_place):
        kind = graph.node(node, graph.own("appealKind"))
        if kind is None:
            continue
        period = _DAYS.fullmatch(graph.text(node, graph.own("appealPeriod")))
        law = snapshot.links(node, graph.own("appliedProvision"))
        days = int(period[1]) if period else None
        found.append(Appeal(_anchor(node), snapshot.link(kind), days, law, quotes.get(node, [])))
    return found


def amounts(snapshot: Snapshot, work: NamedNode, quotes: Quotes) -> list[Amount]:
    graph = snapshot.graph
    return [
        Amount(_anchor(node), euros(value), value, quotes.get(node, []))
        for node in sorted(graph.subjects(t.IS_PART_OF, work), key=_place)
        if (value := graph.text(node, graph.own("amountEur")))
    ]


def attachments(snapshot: Snapshot, work: NamedNode, quotes: Quotes) -> list[Attachment]:
    graph = snapshot.graph
    found = []
    for node in sorted(graph.subjects(t.IS_ANNEX_OF, work), key=_place):
        title: Literal | None = graph.literal(node, t.DC_TITLE)
        rights = graph.node(node, t.ACCESS_RIGHTS)
        record = NamedNode(f"{snapshot.base}id/record/{graph.text(node, graph.own('sourceRecordId'))}")
        found.append(
            Attachment(
                anchor=_anchor(node),
                number=graph.text(node, t.NUMBER),
                title=title.value if title else "",
                language=(title.language or "") if title else "",
                rights=snapshot.link(rights) if rights else None,
                reasons=[reason.value for reason in graph.literals(node, graph.own("securityReason"))],
                record=snapshot.link(record) if graph.types(record) else None,
                quotes=quotes.get(node, []),
            )
        )
    return found


def _anchor(node: NamedNode) -> str:
    """Where it stands on the page of its decision: the last step of its IRI."""
    return node.value.rpartition("/")[2]


def _place(node: NamedNode) -> tuple[str, int]:
    """Sorts attachment-10 after attachment-9."""
    name = _anchor(node)
    number = _NUMBER.search(name)
    return (_NUMBER.sub("", name).rstrip("-"), int(number[0]) if number else 0)
