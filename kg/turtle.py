"""Short names for IRIs, and Turtle that people can read: sorted prefixes, one block a subject.

The blocks come from pyoxigraph's serializer. It writes its prefixes in no fixed order, so they are cut off and written
here: the same triples in the same order give the same bytes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, serialize

from kg.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pyoxigraph import Quad, Triple

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LOCAL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*")
_KINDS = (
    "body", "post", "person", "membership", "organisation", "place", "case", "meeting", "record", "motion", "gap",
    "document", "run",
)  # fmt: skip
_SCHEMES = ("role", "outcome")


def prefixes(base: str) -> dict[str, str]:
    """Every prefix in use with its namespace, in order of the prefix."""
    ours = {"kg": f"{base}def#", "graph": f"{base}graph/"}
    ours |= {kind: f"{base}id/{kind}/" for kind in _KINDS}
    ours |= {scheme: f"{base}def/{scheme}/" for scheme in _SCHEMES}
    language = {"language": "http://publications.europa.eu/resource/authority/language/"}
    return dict(sorted({**PREFIXES, **language, **ours}.items()))


class ShortNames:
    """IRIs as a person reads them: `eli:number`, and `<eli/kunta/091/…>` for what stands under the base."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._prefixes = {namespace: prefix for prefix, namespace in prefixes(base).items()}

    def iri(self, iri: str) -> str:
        end = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = self._prefixes.get(iri[:end])
        if prefix is not None and _LOCAL.fullmatch(iri, end):
            return f"{prefix}:{iri[end:]}"
        return f"<{iri.removeprefix(self._base)}>"


def order(statement: Triple | Quad) -> tuple[str, bool, str, str]:
    """Sorts statements by subject."""
    return (str(statement.subject), *order_of_subject(statement))


def order_of_subject(statement: Triple | Quad) -> tuple[bool, str, str]:
    """Sorts the statements of one subject, its type first."""
    predicate = statement.predicate.value
    return (predicate != _TYPE, predicate, str(statement.object))


def header(names: Mapping[str, str]) -> bytes:
    return "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in names.items()).encode()


def blocks(triples: Iterable[Triple], names: Mapping[str, str]) -> bytes:
    """The subjects' blocks without the prefixes, a blank line before each. The triples of a subject stand together."""
    return _without_header(serialize(triples, format=RdfFormat.TURTLE, prefixes=dict(names)), names).replace(
        b" .\n", b" .\n\n"
    )


def graph_blocks(quads: Iterable[Quad], names: Mapping[str, str]) -> bytes:
    """TriG without the prefixes. The quads of a graph stand together, and in it those of a subject."""
    return _without_header(serialize(quads, format=RdfFormat.TRIG, prefixes=dict(names)), names)


def document(triples: Iterable[Triple], base: str) -> bytes:
    """A whole Turtle document, sorted, each statement once."""
    names = prefixes(base)
    return header(names) + b"\n" + blocks(sorted(set(triples), key=order), names)


def _without_header(serialized: bytes | None, names: Mapping[str, str]) -> bytes:
    # Without statements there is no header either.
    return serialized[len(header(names)) :] if serialized else b""
