"""Reading the union of all named graphs, a pattern at a time. What several documents say counts once."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, cast

from pyoxigraph import Literal, NamedNode

from kg.graph import terms as t

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pyoxigraph import QuerySolutions, Store, Triple

_KEPT: Final = 50_000
"""Answers kept in memory: labels and types are asked for again and again."""
_LANGUAGES: Final = ("fi", "sv", "en")


class Graph:
    """One store, opened read-only and never changed, so that an answer may be kept."""

    def __init__(self, store: Store, base: str) -> None:
        self.store = store
        self.base = base
        keep = lru_cache(maxsize=_KEPT)
        self._values: Callable[[NamedNode, NamedNode], tuple[object, ...]] = keep(self._find_values)
        self._subjects: Callable[[NamedNode, NamedNode], tuple[NamedNode, ...]] = keep(self._find_subjects)

    def own(self, name: str) -> NamedNode:
        """One of the program's own terms."""
        return t.own(f"{self.base}def#", name)

    def exists(self, node: NamedNode) -> bool:
        """Whether anything is said of it, or it is said of anything, or it names a graph."""
        patterns = ((node, None, None, None), (None, None, node, None), (None, None, None, node))
        return any(next(self.store.quads_for_pattern(*pattern), None) is not None for pattern in patterns)

    # from the subject
    def nodes(self, subject: NamedNode, predicate: NamedNode) -> list[NamedNode]:
        """The things it points to, in the order of their IRIs."""
        return [value for value in self._values(subject, predicate) if isinstance(value, NamedNode)]

    def node(self, subject: NamedNode, predicate: NamedNode) -> NamedNode | None:
        return next(iter(self.nodes(subject, predicate)), None)

    def literals(self, subject: NamedNode, predicate: NamedNode) -> list[Literal]:
        return [value for value in self._values(subject, predicate) if isinstance(value, Literal)]

    def literal(self, subject: NamedNode, predicate: NamedNode, *languages: str) -> Literal | None:
        """The literal in the first of these languages that it has one in, else any, the least first."""
        found = self.literals(subject, predicate)
        wanted = languages or _LANGUAGES

        def rank(value: Literal) -> int:
            return wanted.index(value.language) if value.language in wanted else len(wanted)

        return min(found, key=rank) if found else None

    def text(self, subject: NamedNode, predicate: NamedNode, *languages: str) -> str:
        """The value of `literal`, "" where there is none."""
        found = self.literal(subject, predicate, *languages)
        return found.value if found else ""

    def number(self, subject: NamedNode, predicate: NamedNode) -> int | None:
        value = self.text(subject, predicate)
        return int(value) if value.isdecimal() else None

    def truth(self, subject: NamedNode, predicate: NamedNode) -> bool | None:
        """A boolean, None where nothing is said or both are."""
        said = {value.value in {"true", "1"} for value in self.literals(subject, predicate)}
        return said.pop() if len(said) == 1 else None

    def types(self, node: NamedNode) -> frozenset[NamedNode]:
        return frozenset(self.nodes(node, t.TYPE))

    # from the object
    def subjects(self, predicate: NamedNode, value: NamedNode) -> tuple[NamedNode, ...]:
        """What points to it, in the order of the IRIs."""
        return self._subjects(predicate, value)

    def subject(self, predicate: NamedNode, value: NamedNode) -> NamedNode | None:
        return next(iter(self._subjects(predicate, value)), None)

    # as a whole
    def pairs(self, predicate: NamedNode) -> Iterator[tuple[NamedNode, object]]:
        """Every subject and value of a property."""
        for subject, value in self.select(f"SELECT DISTINCT ?s ?o WHERE {{ ?s {predicate} ?o }}"):
            if isinstance(subject, NamedNode):
                yield subject, value

    def instances(self, kind: NamedNode) -> Iterator[NamedNode]:
        """Everything of a class."""
        for (subject,) in self.select(f"SELECT DISTINCT ?s WHERE {{ ?s a {kind} }}"):
            if isinstance(subject, NamedNode):
                yield subject

    def counts(self) -> dict[str, int]:
        """How many things there are of each class."""
        rows = self.select("SELECT ?t (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?t } GROUP BY ?t")
        return {str(kind.value): int(count.value) for kind, count in rows}

    def select(self, query: str) -> Iterator[tuple[Any, ...]]:
        """The rows of a query of ours; in SPARQL, since that tells equal rows apart without making objects of them."""
        for row in cast("QuerySolutions", self.store.query(query, use_default_graph_as_union=True)):
            yield tuple(row)

    def said_of(self, node: NamedNode) -> set[Triple]:
        return {quad.triple for quad in self.store.quads_for_pattern(node, None, None, None)}

    def _find_values(self, subject: NamedNode, predicate: NamedNode) -> tuple[object, ...]:
        quads = self.store.quads_for_pattern(subject, predicate, None, None)
        return tuple(sorted({quad.object for quad in quads}, key=str))

    def _find_subjects(self, predicate: NamedNode, value: NamedNode) -> tuple[NamedNode, ...]:
        quads = self.store.quads_for_pattern(None, predicate, value, None)
        found = {quad.subject for quad in quads}
        return tuple(sorted((node for node in found if isinstance(node, NamedNode)), key=str))
