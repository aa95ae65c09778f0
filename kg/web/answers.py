"""A query answered: run on one version of the store, written in one form, bounded in time and size.

Everything here runs in a thread of the queries' lane, and knows of a request only what `Asked` says. What limits a
query more strictly, in a process that can be killed, takes the place of `answer`.
"""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass
from itertools import islice
from typing import IO, TYPE_CHECKING, Final, cast

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, serialize

from kg import sparql, turtle
from kg.web import guard
from kg.web.errors import Refused
from kg.web.negotiation import GRAPHS, HTML, TABLES, choose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pyoxigraph import NamedNode, Store, Triple

    from kg.web.negotiation import Form
    from kg.web.snapshot import Link, Snapshot

_IN_MEMORY: Final = 4 << 20
"""Bytes of an answer that are kept in memory; a longer one goes to a file."""
_REMEMBERED: Final = 100_000
"""Statements of an answer that are kept in mind to be said once."""
ROWS: Final = 500
"""Rows that a page shows of an answer."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query and how its answer is wanted.

    default_graphs, named_graphs: None where the request names no dataset; form, accept: `?format=` and the Accept
    header; seconds: how long it may take; size: how many bytes the answer may have.
    """

    query: str
    form: str | None
    accept: str | None
    seconds: float
    size: int
    default_graphs: tuple[NamedNode, ...] | None = None
    named_graphs: tuple[NamedNode, ...] | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of a row: a thing, or a literal."""

    link: Link | None
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer as a page shows it: rows, a truth, or Turtle. more: there is more than this."""

    columns: list[str]
    rows: list[list[Cell | None]]
    truth: bool | None = None
    turtle: str = ""
    more: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """file: the answer, to be read from its start; None where a page shows it."""

    form: Form
    file: IO[bytes] | None = None
    size: int = 0
    shown: Shown | None = None


def answer(snapshot: Snapshot, asked: Asked) -> Answer:
    """Run a query. Refused where it may not be run, has no answer in the form asked for, or goes past its limits."""
    ends = time.monotonic() + asked.seconds
    kind = guard.check(asked.query)
    form = choose(GRAPHS if kind in {"CONSTRUCT", "DESCRIBE"} else TABLES, asked.accept, asked.form)
    results = _run(snapshot.graph.store, asked)
    if form is HTML:
        return Answer(form, shown=_shown(snapshot, results, asked, ends))
    file = cast("IO[bytes]", tempfile.SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115 who sends it closes it
    out = _Bounded(file, ends, asked)
    try:
        _write(results, form, cast("IO[bytes]", out), snapshot.base)
    except (OSError, ValueError, RuntimeError) as error:
        file.close()
        raise out.refused or Refused(400, f"the query failed while it ran: {error}") from error
    except Refused:
        file.close()
        raise
    file.seek(0)
    return Answer(form, file, out.size)


def _run(store: Store, asked: Asked) -> QuerySolutions | QueryBoolean | QueryTriples:
    """Of all graphs at once, unless the request or the query names its dataset."""
    try:
        if asked.default_graphs is None and asked.named_graphs is None:
            union = not sparql.uses(asked.query, "FROM")
            return store.query(asked.query, use_default_graph_as_union=union)
        return store.query(
            asked.query, default_graph=list(asked.default_graphs or ()), named_graphs=list(asked.named_graphs or ())
        )
    except (OSError, ValueError, RuntimeError) as error:
        raise Refused(400, f"the query failed while it ran: {error}") from error


def _write(results: QuerySolutions | QueryBoolean | QueryTriples, form: Form, out: IO[bytes], base: str) -> None:
    if isinstance(results, QueryTriples):
        serialize(_distinct(results), out, form.rdf, prefixes=turtle.prefixes(base))
    else:
        results.serialize(out, form.table)


def _distinct(triples: QueryTriples) -> Iterator[Triple]:
    """Each statement once, although several documents may say it; past so many, as they come."""
    seen: set[Triple] = set()
    for triple in triples:
        if triple in seen:
            continue
        if len(seen) < _REMEMBERED:
            seen.add(triple)
        yield triple


class _Bounded:
    """A file that takes so many bytes, and none after its time."""

    def __init__(self, file: IO[bytes], ends: float, asked: Asked) -> None:
        self._file, self._ends, self._asked = file, ends, asked
        self.size = 0
        self.refused: Refused | None = None

    def write(self, data: bytes) -> int:
        self.size += len(data)
        if self.size > self._asked.size:
            self.refused = Refused(413, f"the answer is larger than {self._asked.size} bytes; ask for less with LIMIT")
        elif time.monotonic() > self._ends:
            self.refused = too_slow(self._asked.seconds)
        if self.refused:
            raise self.refused
        return self._file.write(data)

    def flush(self) -> None:
        self._file.flush()


def too_slow(seconds: float) -> Refused:
    return Refused(503, f"the query took more than {seconds:g} seconds; ask for less, for instance with LIMIT")


def _shown(
    snapshot: Snapshot, results: QuerySolutions | QueryBoolean | QueryTriples, asked: Asked, ends: float
) -> Shown:
    if isinstance(results, QueryBoolean):
        return Shown([], [], truth=bool(results))
    if isinstance(results, QueryTriples):
        triples = list(islice(_distinct(results), ROWS + 1))
        text = turtle.document(triples[:ROWS], snapshot.base).decode()
        return Shown([], [], turtle=text, more=len(triples) > ROWS)
    columns = [variable.value for variable in results.variables]
    rows: list[list[Cell | None]] = []
    for solution in islice(results, ROWS + 1):
        if time.monotonic() > ends:
            raise too_slow(asked.seconds)
        rows.append(cells(snapshot, list(solution)))
    return Shown(columns, rows[:ROWS], more=len(rows) > ROWS)


def cells(snapshot: Snapshot, values: Sequence[object]) -> list[Cell | None]:
    """A row as a page shows it: things by their short names, with a link."""
    return [None if value is None else _cell(snapshot, value) for value in values]


def _cell(snapshot: Snapshot, value: object) -> Cell:
    link = snapshot.short(value)
    if link is not None:
        return Cell(link, link.text, "")
    return Cell(None, getattr(value, "value", str(value)), getattr(value, "language", "") or "")
