"""What a thing is called on a page, whatever kind of thing it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode

from kg.graph import terms as t
from kg.turtle import ShortNames
from kg.vocab import RDFS

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.web.graph import Graph

_RDFS_LABEL: Final = NamedNode(RDFS + "label")
_LEVELS: Final = {
    "osa": "{} osa",
    "luku": "{} luku",
    "pykala": "{} §",
    "artikla": "{} artikla",
    "momentti": "{} mom.",
    "kohta": "{} kohta",
    "alakohta": "{} alakohta",
}
"""How each level of a law is cited in Finnish."""
_DEEPEST: Final = 12
_DATE: Final = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


@dataclass(frozen=True, slots=True)
class Label:
    """A name and its language, "" where it is in none: a number, a person's name."""

    text: str
    language: str = ""


def finnish_day(iso: str) -> str:
    """2021-11-22 as 22.11.2021; what is no date stays as it is."""
    found = _DATE.match(iso)
    return f"{int(found[3])}.{int(found[2])}.{found[1]}" if found else iso


def euros(amount: str) -> str:
    """1250000.5 as 1 250 000,50 €, with spaces that do not break."""
    whole, _, cents = amount.partition(".")
    grouped = f"{int(whole):,}".replace(",", "\u00a0") if whole.lstrip("-").isdecimal() else whole
    return f"{grouped}{',' + cents.ljust(2, '0') if cents.strip('0') else ''}\u00a0€"


class Labels:
    """Finds labels in a graph and keeps them."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._short = ShortNames(graph.base)
        self.of: Callable[[NamedNode], Label] = lru_cache(maxsize=50_000)(self._find)

    def finnish(self, node: NamedNode) -> str:
        """The Finnish name of a concept."""
        found = self._graph.literal(node, t.PREF_LABEL, "fi")
        return found.value if found and found.language == "fi" else ""

    def _find(self, node: NamedNode) -> Label:
        graph = self._graph
        if node.value.startswith(f"{graph.base}id/meeting/") and graph.nodes(node, t.HAD_RESPONSIBLE):
            return Label(self._meeting(node), "fi")
        for predicate in (t.PREF_LABEL, t.FOAF_NAME, t.DC_TITLE, t.PROCESS_NUMBER, t.ACTIVITY_LABEL, _RDFS_LABEL):
            # a concept of our own schemes has a name in the language of the page; of a person's spellings the one
            # with its marks, which is the greater, is shown
            languages = ("en", "fi", "sv") if node.value.startswith(f"{graph.base}def") else ("fi", "sv", "en")
            if predicate == t.FOAF_NAME:
                names = [name.value for name in graph.literals(node, predicate)]
                if names:
                    return Label(max(names))
            elif found := graph.literal(node, predicate, *languages):
                return _label(found)
        return self._of_work(node) or self._of_part(node) or Label(self._short.iri(node.value).strip("<>"))

    def _meeting(self, node: NamedNode) -> str:
        """A meeting by its name, else by its body and number, and its day."""
        graph = self._graph
        day, number = graph.text(node, t.ACTIVITY_START), graph.text(node, t.ACTIVITY_ORDER)
        body = self.of(graph.nodes(node, t.HAD_RESPONSIBLE)[0]).text
        name = graph.text(node, t.ACTIVITY_LABEL) or (f"{body} {number}/{day[:4]}" if number and day else body)
        return f"{name} {finnish_day(day)}".strip()

    def _of_work(self, node: NamedNode) -> Label | None:
        """A decision or proposal by its title, a decision known from citations by its maker, § and date."""
        graph = self._graph
        titles = [
            title for expression in graph.nodes(node, t.IS_REALIZED_BY) if (title := graph.literal(expression, t.TITLE))
        ]
        if titles:
            return _label(min(titles, key=lambda title: (title.language != "fi", title.value)))
        if title := graph.literal(node, t.TITLE):
            return _label(title)
        if graph.nodes(node, t.TYPE_SUBDIVISION):
            return Label(self._provision(node), "fi")
        if t.LEGAL_RESOURCE in graph.types(node):
            return Label(self._citation(node), "fi")
        return None

    def _citation(self, node: NamedNode) -> str:
        graph = self._graph
        makers = [self.of(body).text for body in graph.nodes(node, t.PASSED_BY)[:1]]
        day = finnish_day(graph.text(node, t.DATE_DOCUMENT))
        number = graph.text(node, t.NUMBER)
        return " ".join([*makers, *([day] if day else []), *([f"§ {number}"] if number else [])])

    def _provision(self, node: NamedNode) -> str:
        """A place in an act as it is cited: kuntalaki 136 § 1 mom."""
        graph = self._graph
        steps: list[str] = []
        at: NamedNode | None = node
        for _ in range(_DEEPEST):
            if at is None:
                break
            level = graph.node(at, t.TYPE_SUBDIVISION)
            if level is None:
                steps.append(self.of(at).text)
                break
            form = _LEVELS.get(level.value.rpartition("/")[2], "{}")
            steps.append(form.format(graph.text(at, t.NUMBER)))
            at = graph.node(at, t.IS_PART_OF)
        return " ".join(reversed(steps))

    def _of_part(self, node: NamedNode) -> Label | None:
        """What stands under a decision, a motion without a title, a gap."""
        graph = self._graph
        if kind := graph.node(node, graph.own("appealKind")):
            return self.of(kind)
        if amount := graph.text(node, graph.own("amountEur")):
            return Label(euros(amount))
        if quote := graph.text(node, graph.own("quote")):
            return Label(f"“{quote}”", "fi")
        return self._of_person(node) or self._of_motion(node) or self._of_gap(node)

    def _of_person(self, node: NamedNode) -> Label | None:
        """A participation, a membership, a ballot."""
        graph = self._graph
        person = graph.node(node, t.PARTICIPANT) or graph.node(node, t.MEMBER) or graph.node(node, t.AGENT)
        if person is None:
            return None
        role = graph.node(node, t.PARTICIPATION_ROLE) or graph.node(node, t.ORG_ROLE)
        what = self.of(role).text if role else graph.text(node, t.OPTION)
        return Label(f"{self.of(person).text}, {what}" if what else self.of(person).text)

    def _of_motion(self, node: NamedNode) -> Label | None:
        graph = self._graph
        kind = graph.node(node, t.PROCESS_WORK_TYPE)
        if kind is None:
            return None
        makers = [self.of(person).text for person in graph.nodes(node, t.CREATOR)[:1]]
        day = graph.text(node, graph.own("adoptedOn")) or graph.text(node, t.DC_DATE_SUBMITTED)
        return Label(", ".join([graph.text(kind, t.NOTATION), *makers, *([finnish_day(day)] if day else [])]), "fi")

    def _of_gap(self, node: NamedNode) -> Label | None:
        graph = self._graph
        section = graph.text(node, graph.own("expectedSection"))
        if not section:
            return None
        bodies = [self.of(body).text for body in graph.nodes(node, graph.own("about"))[:1]]
        return Label(" ".join([*bodies, graph.text(node, t.DC_DATE), f"§ {section} (missing)"]))


def _label(literal: Literal) -> Label:
    return Label(literal.value, literal.language or "")
