"""Lists on pages: decisions and proposals as rows, and long lists a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from pyoxigraph import NamedNode

from kg.graph import terms as t

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.web.snapshot import Link, Snapshot

T = TypeVar("T")
SIZE: Final = 100
"""Rows of a page."""


@dataclass(frozen=True, slots=True)
class Row:
    """A decision, or a proposal on an agenda, in a list. date: ISO; section, case: "" where there is none."""

    link: Link
    date: str
    body: Link | None
    section: str
    case: str
    proposal: bool


@dataclass(frozen=True, slots=True)
class Paged(Generic[T]):
    """One page of a list. number: from 1."""

    items: Sequence[T]
    number: int
    total: int
    size: int = SIZE

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // self.size))

    @property
    def first(self) -> int:
        return (self.number - 1) * self.size + 1 if self.items else 0

    @property
    def last(self) -> int:
        return (self.number - 1) * self.size + len(self.items)


def paged(items: Sequence[T], number: int, size: int = SIZE) -> Paged[T]:
    """A page of what is held in memory. A number past the last page gives an empty one."""
    start = (max(number, 1) - 1) * size
    return Paged(items[start : start + size], max(number, 1), len(items), size)


def row(snapshot: Snapshot, work: NamedNode) -> Row:
    """A decision with its day and maker; of a proposal those of the meeting it was on."""
    graph = snapshot.graph
    link, date = snapshot.link(work), date_of(snapshot, work)
    entry = snapshot.catalogue.decisions.get(work.value)
    if entry is not None:
        body = snapshot.link(entry.body) if entry.body else None
        return Row(link, date, body, entry.section, entry.case, proposal=False)
    if t.PROCESS_WORK in graph.types(work):
        meeting = _meeting(snapshot, work)
        makers = snapshot.links(meeting, t.HAD_RESPONSIBLE) if meeting else []
        return Row(link, date, makers[0] if makers else None, "", "", proposal=True)
    makers = snapshot.links(work, t.PASSED_BY)
    return Row(link, date, makers[0] if makers else None, graph.text(work, t.NUMBER), "", proposal=False)


def date_of(snapshot: Snapshot, work: NamedNode) -> str:
    """The day of a decision, of a proposal that of its meeting; "" where none is known."""
    entry = snapshot.catalogue.decisions.get(work.value)
    if entry is not None:
        return entry.date
    meeting = _meeting(snapshot, work)
    return snapshot.graph.text(meeting, t.ACTIVITY_START) if meeting else snapshot.graph.text(work, t.DATE_DOCUMENT)


def _meeting(snapshot: Snapshot, proposal: NamedNode) -> NamedNode | None:
    return snapshot.graph.node(NamedNode(proposal.value.removesuffix("/proposal")), t.FORMS_PART_OF)


def latest(snapshot: Snapshot, works: Iterable[NamedNode]) -> list[NamedNode]:
    """Works, each once, the latest first."""
    each = sorted(set(works), key=lambda work: work.value)
    return sorted(each, key=lambda work: date_of(snapshot, work), reverse=True)


def rows(snapshot: Snapshot, works: Iterable[NamedNode]) -> list[Row]:
    """Rows of works, each once, the latest first."""
    return [row(snapshot, work) for work in latest(snapshot, works)]


def paged_rows(snapshot: Snapshot, works: Iterable[NamedNode], number: int, size: int = SIZE) -> Paged[Row]:
    """A page of such rows; only what is on it is looked at closely."""
    listed = paged(latest(snapshot, works), number, size)
    return Paged([row(snapshot, work) for work in listed.items], listed.number, listed.total, listed.size)
