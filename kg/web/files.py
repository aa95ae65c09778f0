"""The records that a case or a meeting lists; their files are not in the graph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.graph import terms as t
from kg.web.rows import Paged, paged

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyoxigraph import NamedNode

    from kg.web.snapshot import Link, Snapshot


@dataclass(frozen=True, slots=True)
class File:
    """rights: None where the source does not say; reasons: why it is withheld."""

    link: Link
    kind: Link | None
    date: str
    rights: Link | None
    reasons: list[str]
    native_id: str


def files(snapshot: Snapshot, parts: Iterable[NamedNode], page: int) -> Paged[File]:
    """Those of the parts that are records, by date."""
    graph = snapshot.graph
    found = []
    for part in parts:
        if t.WORK not in graph.types(part):
            continue
        kind, rights = graph.node(part, t.DC_TYPE), graph.node(part, t.ACCESS_RIGHTS)
        found.append(
            File(
                snapshot.link(part),
                snapshot.link(kind) if kind else None,
                graph.text(part, t.DC_ISSUED),
                snapshot.link(rights) if rights else None,
                [reason.value for reason in graph.literals(part, graph.own("securityReason"))],
                graph.text(part, graph.own("sourceRecordId")),
            )
        )
    return paged(sorted(found, key=lambda file: (file.date, file.link.text)), page)
