"""Bodies that the hand registry and the source documents both know: under a key of its own each, or a name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Quad

from kg.iri import Iris, slug
from kg.vocab import SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.registry_things import Body

# council, board, section, committee, division and commission: of each name there is one; units repeat theirs
_ONE_OF_A_NAME = frozenset({"1", "2", "4", "5", "7", "15"})


def without_doubles(bodies: dict[str, Body]) -> dict[str, Body]:
    """The bodies less those kept by hand under the slug of a name that the source system now has an id for.

    The source's body takes over the other names; one that has ended is no double of one that lives.
    """
    by_name = {_name(body): key for key, body in bodies.items() if _is_unique(body) and key != slug(_name(body))}
    doubles = {
        key: by_name[_name(body)]
        for key, body in bodies.items()
        if key == slug(_name(body)) and body.dissolved is None and _name(body) in by_name
    }
    kept = {key: body for key, body in bodies.items() if key not in doubles}
    for key, body in kept.items():
        if body.parent in doubles:
            kept[key] = replace(body, parent=doubles[body.parent])
    for double, key in doubles.items():
        aliases = {*kept[key].aliases, *bodies[double].aliases, *bodies[double].names.values()}
        kept[key] = replace(kept[key], aliases=tuple(sorted(aliases - set(kept[key].names.values()))))
    return kept


def with_sources_names(bundled: Iterable[Quad], bodies: dict[str, Body], iris: Iris) -> list[Quad]:
    """The bundled quads, where the source's name of a body is the preferred one and the hand registry's beside it.

    bodies: what is known in the run, with the sources' own names.
    """
    names = {iris.body(key): body.names for key, body in bodies.items()}
    return [_beside(quad) if _is_renamed(quad, names) else quad for quad in bundled]


def _is_renamed(quad: Quad, names: dict[str, dict[str, str]]) -> bool:
    node, predicate, label, _ = quad
    if predicate.value != SKOS + "prefLabel" or not isinstance(node, NamedNode) or not isinstance(label, Literal):
        return False
    return names.get(node.value, {}).get(label.language or "", label.value) != label.value


def _beside(quad: Quad) -> Quad:
    return Quad(quad.subject, NamedNode(SKOS + "altLabel"), quad.object, quad.graph_name)


def _name(body: Body) -> str:
    return body.names.get("fi", "")


def _is_unique(body: Body) -> bool:
    return not body.post and body.dissolved is None and body.type_id in _ONE_OF_A_NAME and bool(_name(body))
