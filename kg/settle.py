"""Which node each document speaks of: every decision's and proposal's IRI, from the keys of all documents at once.

The IRIs depend on what there is and never on the order it came in. Rules: docs/model.md and design.
"""

from __future__ import annotations

from itertools import groupby

from kg.graph.context import Context
from kg.index import Entry, Index
from kg.iri import is_post, slug
from kg.record import BodyRef


def settle(index: Index, context: Context) -> None:
    """Give every document its unit: the IRI of its decision or proposal, else its own identity."""
    index.set_bases(
        (_base(entry, context), _maker(entry, context), entry.identity) for entry, _ in index.of("decision")
    )
    settled: list[tuple[str, str]] = []
    for base, group in groupby(index.by_base(), key=lambda row: row[0]):
        settled += _of_one_base(base, [(maker, entry) for _, maker, entry in group])
    settled += [(entry.identity, _proposal(entry, context)) for entry, _ in index.of("proposal")]
    settled += [(entry.identity, entry.identity) for entry, _ in index.of("")]
    for identity, unit in settled:
        index.settle(identity, unit)


def _base(entry: Entry, context: Context) -> str:
    """The IRI a decision would have if it were alone with its key."""
    iris = context.iris
    if entry.section is not None and entry.body_name:
        body = BodyRef(entry.body_name, entry.body)
        name = context.finnish_name(body)
        if entry.case_no:
            return iris.decision(name, entry.case_no, entry.section)
        if entry.date:
            key = context.body_id(body) if is_post(context.body_id(body)) else name
            return iris.decision_by_year(key, int(entry.date[:4]), entry.section)
    return iris.decision_by_document(entry.native_id or entry.sha256[:12])


def _of_one_base(base: str, entries: list[tuple[str, Entry]]) -> list[tuple[str, str]]:
    """Documents of one key, each with its maker: one decision a maker and year; one without a date goes with its
    maker's first.
    """
    decisions: dict[tuple[str, str], list[Entry]] = {}
    for maker, entry in sorted(((m, e) for m, e in entries if e.date), key=lambda pair: (pair[0], pair[1].date or "")):
        decisions.setdefault((maker, (entry.date or "")[:4]), []).append(entry)
    for maker, entry in entries:
        if not entry.date:
            own = sorted(key for key in decisions if key[0] == maker)
            decisions.setdefault(own[0] if own else (maker, ""), []).append(entry)
    undated = {maker for maker, entry in entries if not entry.date}
    order = sorted(decisions, key=lambda key: (key[0] not in undated, key[1], key[0]))
    result: list[tuple[str, str]] = []
    taken: set[str] = set()
    for body, year in order:
        iri = base
        if iri in taken:
            iri = f"{base}-{year}" if year else f"{base}-{slug(body)}"
        if iri in taken:
            iri = f"{base}-{slug(body)}" + (f"-{year}" if year else "")
        taken.add(iri)
        result += [(entry.identity, iri) for entry in decisions[body, year]]
    return result


def _maker(entry: Entry, context: Context) -> str:
    """The id of the body or post that decided, by its name where the document gives no id; "" where neither."""
    return context.body_id(BodyRef(entry.body_name or "", entry.body))


def _proposal(entry: Entry, context: Context) -> str:
    iris = context.iris
    if entry.meeting and entry.item is not None:
        return f"{iris.item(entry.meeting, entry.item)}/proposal"
    return f"{iris.record(entry.native_id or entry.sha256[:12])}/proposal"
