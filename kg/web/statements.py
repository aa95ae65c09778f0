"""A thing as RDF: what is said of it, of the parts that stand under it, and of the other names that linking found."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import orjson
from pyoxigraph import NamedNode, RdfFormat, Triple, serialize

from kg import turtle
from kg.graph import terms as t
from kg.jsonld import Compactor, bundled_context

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.web.snapshot import Snapshot

_GRAPHS: Final = "graph/"


def description(snapshot: Snapshot, node: NamedNode) -> set[Triple]:
    """The statements of a thing and of everything whose IRI is under its own and that is tied to it.

    Of a named graph that is no document's: what the graph holds.
    """
    graph = snapshot.graph
    if node.value.startswith(f"{snapshot.base}{_GRAPHS}"):
        return {quad.triple for quad in graph.store.quads_for_pattern(None, None, None, node)}
    names = [node, *(n for n in graph.subjects(t.EXACT_MATCH, node) if n.value.startswith(snapshot.base))]
    waiting, seen, found = list(names), set(names), set[Triple]()
    under = (f"{node.value}/", f"{node.value}#")
    while waiting:
        at = waiting.pop()
        said = graph.said_of(at)
        found |= said
        near = {triple.object for triple in said}
        near |= {quad.subject for quad in graph.store.quads_for_pattern(None, None, at, None)}
        for other in near - seen:
            if isinstance(other, NamedNode) and other.value.startswith(under):
                seen.add(other)
                waiting.append(other)
    return found


def written(triples: Iterable[Triple], form: RdfFormat, base: str) -> bytes:
    """Statements, sorted, so that the same give the same bytes."""
    ordered = sorted(triples, key=turtle.order)
    if form == RdfFormat.TURTLE:
        return turtle.document(ordered, base)
    if form == RdfFormat.JSON_LD:
        return _json_ld(ordered, base)
    return serialize(ordered, format=form, prefixes=turtle.prefixes(base)) or b""


def _json_ld(ordered: list[Triple], base: str) -> bytes:
    context = bundled_context(base)
    compactor = Compactor(context["@context"])
    by_subject: dict[Any, list[Triple]] = {}
    for triple in ordered:
        by_subject.setdefault(triple.subject, []).append(triple)
    nodes = [compactor.node(subject, said) for subject, said in by_subject.items()]
    return orjson.dumps({**context, "@graph": nodes}, option=orjson.OPT_INDENT_2) + b"\n"
