"""The bundled examples as a demonstration: where they are, and which of their pages show what the graph can do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import QuerySolutions

from kg import query as queries
from kg.resources import folder
from kg.web.addresses import Addresses

if TYPE_CHECKING:
    from pyoxigraph import Store


@dataclass(frozen=True, slots=True)
class Stop:
    """A page worth opening. path: on the server, from its root."""

    shows: str
    path: str


def sources() -> list[Path]:
    """The folders of the examples' documents. What stands beside them tells of them and is none."""
    return sorted(path for path in folder("examples").iterdir() if path.is_dir())


def tour(graph: Store, base: str) -> tuple[Stop, ...]:
    """The pages to open, as the named queries find them in a store. One that nothing answers is left out."""
    addresses = Addresses(base)
    things = (Stop(shows, addresses.path(iri)) for shows, iri in _things(graph, base))
    return (
        Stop("the start page", "/"),
        *things,
        Stop("named queries", "/queries"),
        Stop("open motions, as a table", "/queries/open-motions"),
        Stop("a SPARQL form", "/sparql"),
    )


def _things(graph: Store, base: str) -> Iterator[tuple[str, str]]:
    """What is shown, and the IRI of the thing that shows it best."""
    decision = _commonest(graph, base, "votes", "decision")
    for shows, iri in (
        ("a decision with its vote", decision),
        (
            "a councillor who moved a motion",
            _commonest(graph, base, "decision-people", "person", decision=decision, role="motion_proposer"),
        ),
        ("a motion and its answer", _commonest(graph, base, "motions", "motion", filled="days_to_answer")),
        ("a motion without an answer", _commonest(graph, base, "open-motions", "motion")),
        ("a body with a gap in its numbering", _commonest(graph, base, "missing-sections", "body")),
        (
            "a place in the law, and who cites it",
            _commonest(graph, base, "legal-citations", "provision", filled="subsection"),
        ),
    ):
        if iri is not None:
            yield shows, iri


def _commonest(
    graph: Store, base: str, name: str, column: str, *, filled: str | None = None, **asked: str | None
) -> str | None:
    """The commonest value of a column in a named query's rows, of several the first.

    filled: a column that must have a value in the same row.
    """
    given = {parameter: value for parameter, value in asked.items() if value is not None}
    rows = queries.run(graph, queries.find(name).text, given, base)
    assert isinstance(rows, QuerySolutions)  # noqa: S101 every named query is a SELECT
    values = Counter(
        str(row[column].value)
        for row in rows
        if row[column] is not None and (filled is None or row[filled] is not None)
    )
    return next((value for value, _ in values.most_common(1)), None)
