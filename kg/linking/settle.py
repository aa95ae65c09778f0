"""Which node each document speaks of: every decision's and proposal's IRI, from the keys of all documents at once.

The IRIs depend on what there is and never on the order it came in. Rules: docs/model.md and design.
"""

from __future__ import annotations

from itertools import groupby

from kg.errors import Issue, Severity
from kg.graph.context import Context
from kg.index import Entry, Index
from kg.iri import is_post, slug
from kg.linking.join import Candidate, join
from kg.linking.meetings import Meetings
from kg.privacy.marks import Marks
from kg.record import BodyRef


def settle(index: Index, context: Context) -> list[Issue]:
    """Give every document its unit, the IRI of its decision or proposal, else its own identity; its meeting and mark.

    Returns what could not be told.
    """
    index.set_bases((_base(entry, context), _maker(entry, context), entry.identity) for entry in index.of("decision"))
    issues = _join_papers(index, context)
    units: list[tuple[Entry, str]] = []
    for base, group in groupby(index.by_base(), key=lambda row: row[0]):
        units += _of_one_base(base, [(maker, entry) for _, maker, entry in group])
    met = Meetings(index, context).of_units(units)
    proposals = [(entry, _proposal(entry, context)) for entry in index.of("proposal")]
    marks = Marks(index)
    known = (*units, *proposals)
    mark = marks.of_units(known)
    settled = [(entry.identity, unit, met.get(entry.identity), mark.get(unit)) for entry, unit in units]
    settled += [(entry.identity, unit, entry.meeting, mark.get(unit)) for entry, unit in proposals]
    others = marks.of_others(index.of(""), ((met.get(e.identity, e.meeting), e.item, mark.get(u)) for e, u in known))
    settled += [(entry.identity, entry.identity, entry.meeting, marked) for entry, marked in others]
    for identity, unit, meeting, marked in settled:
        index.settle(identity, unit, meeting, marked)
    return issues


def _join_papers(index: Index, context: Context) -> list[Issue]:
    """Join minutes and pages without a diary number to the decisions they are of."""
    issues: list[Issue] = []
    for section in index.loose_sections():
        group = [
            Candidate(entry, base, maker, slug(context.finnish_name(BodyRef(entry.body_name or "", entry.body))))
            for base, maker, entry in index.of_section(section)
        ]
        found = list(join(group))
        index.set_bases((one.base, one.maker, one.entry.identity) for one, _ in found)
        issues += [
            Issue(one.entry.origin, one.entry.identity, "§", note, Severity.NOTED) for one, note in found if note
        ]
    return issues


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


def _of_one_base(base: str, entries: list[tuple[str, Entry]]) -> list[tuple[Entry, str]]:
    """Documents of one key, each with its maker: one decision a maker and year; one without a date goes with its
    maker's first. A maker that is known by name alone is the only one of that name.
    """
    known = {maker for maker, _ in entries} - {slug(entry.body_name or "") for _, entry in entries}
    if len(known) == 1:
        (only,) = known
        entries = [(only, entry) for _, entry in entries]
    decisions: dict[tuple[str, str], list[Entry]] = {}
    for maker, entry in sorted(((m, e) for m, e in entries if e.date), key=lambda pair: (pair[0], pair[1].date or "")):
        decisions.setdefault((maker, (entry.date or "")[:4]), []).append(entry)
    for maker, entry in entries:
        if not entry.date:
            own = sorted(key for key in decisions if key[0] == maker)
            decisions.setdefault(own[0] if own else (maker, ""), []).append(entry)
    undated = {maker for maker, entry in entries if not entry.date}
    order = sorted(decisions, key=lambda key: (key[0] not in undated, key[1], key[0]))
    result: list[tuple[Entry, str]] = []
    taken: set[str] = set()
    for body, year in order:
        iri = base
        if iri in taken:
            iri = f"{base}-{year}" if year else f"{base}-{slug(body)}"
        if iri in taken:
            iri = f"{base}-{slug(body)}" + (f"-{year}" if year else "")
        taken.add(iri)
        result += [(entry, iri) for entry in decisions[body, year]]
    return result


def _maker(entry: Entry, context: Context) -> str:
    """The id of the body or post that decided, by its name where the document gives no id; "" where neither."""
    return context.body_id(BodyRef(entry.body_name or "", entry.body))


def _proposal(entry: Entry, context: Context) -> str:
    iris = context.iris
    if entry.meeting and entry.item is not None:
        return f"{iris.item(entry.meeting, entry.item)}/proposal"
    return f"{iris.record(entry.native_id or entry.sha256[:12])}/proposal"
