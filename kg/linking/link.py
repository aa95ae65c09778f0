"""What only the whole corpus can say: references resolved, proposals tied to decisions, motions joined, gaps.

Written anew in each build, into the links graph alone. A link is made where exactly one thing fits; where several do,
none is made and the log says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pyoxigraph import Literal, Quad

from kg.errors import Issue, Severity
from kg.graph import terms as t
from kg.graph.context import Context
from kg.graph.writer import Writer, integer
from kg.index import Index
from kg.linking.motions import joined_motions

_COUNCIL = "Kaupunginvaltuusto"


class Linker:
    """Links what an index holds. Reads the index alone; the same index gives the same links."""

    def __init__(self, index: Index, context: Context) -> None:
        self.index, self.context, self.iris = index, context, context.iris
        self.writer = self._writer()
        self.issues: list[Issue] = []

    def pieces(self) -> Iterator[tuple[Quad, ...]]:
        """The quads of the links graph, a piece at a time; after them `issues` says what could not be linked."""
        self.issues.clear()
        for step in (self.resolve_references, self.tie_proposals, self.join_motions):
            step()
            yield self._take()
        for _ in self.find_gaps():
            yield self._take()

    def _writer(self) -> Writer:
        return Writer(self.iris, self.iris.graph("links"))

    def _take(self) -> tuple[Quad, ...]:
        quads, self.writer = self.writer.quads, self._writer()
        return quads

    def note(self, record: str, place: str, message: str) -> None:
        self.issues.append(Issue("links", record, place, message, Severity.NOTED))

    def resolve_references(self) -> None:
        """A cited address is the decision of that body, date and §; else of that body, case and §, its date unknown."""
        found = self._units(
            "SELECT DISTINCT r.iri, d.unit FROM refs r JOIN linkable d "
            "ON d.what = 'decision' AND d.maker = r.body AND d.section = r.section AND d.date = r.date "
            "ORDER BY r.iri, d.unit"
        )
        by_case = self._units(
            "SELECT DISTINCT r.iri, d.unit FROM refs r JOIN linkable d ON d.what = 'decision' AND d.maker = r.body "
            "AND d.section = r.section AND d.case_no = r.case_no AND d.date IS NULL "
            "WHERE r.case_no IS NOT NULL ORDER BY r.iri, d.unit"
        )
        for iri, units in sorted((by_case | found).items()):
            if len(units) > 1:
                self.note(iri, "reference", f"fits {len(units)} decisions: {', '.join(units)}")
            elif units[0] != iri:
                self.writer.link(iri, t.EXACT_MATCH, units[0])
        dates = self.index.select(
            "SELECT iri, GROUP_CONCAT(date, ', ') FROM (SELECT DISTINCT iri, date FROM refs ORDER BY iri, date) "
            "GROUP BY iri HAVING COUNT(date) > 1 ORDER BY iri"
        )
        for address, several in dates:
            self.note(str(address), "reference", f"is cited by several dates: {several}; at most one of them is right")

    def _units(self, query: str) -> dict[str, list[str]]:
        """The decisions that each cited address fits, by a query for both."""
        found: dict[str, list[str]] = defaultdict(list)
        for iri, unit in self.index.select(query):
            found[str(iri)].append(str(unit))
        return found

    def tie_proposals(self) -> None:
        """A proposal of a meeting belongs to the decision of that meeting with its item, else its case or title."""
        by_meeting: dict[str, dict[str, tuple[set[object], ...]]] = defaultdict(dict)
        for meeting, unit, *keys in self.index.select(
            "SELECT DISTINCT met, unit, item, case_no, title FROM linkable "
            "WHERE what = 'decision' AND met IS NOT NULL ORDER BY unit"
        ):
            known = by_meeting[str(meeting)].setdefault(str(unit), (set(), set(), set()))
            for said, key in zip(known, keys, strict=True):
                said.update({key} - {None})
        ties: dict[str, set[str]] = defaultdict(set)
        proposals: dict[str, str] = {}
        for meeting, unit, item, case_no, title in self.index.select(
            "SELECT DISTINCT met, unit, item, case_no, title FROM linkable "
            "WHERE what = 'proposal' AND met IS NOT NULL ORDER BY unit"
        ):
            fitting = _fitting(by_meeting.get(str(meeting), {}), (item, case_no, title))
            for decision in fitting:
                ties[decision].add(str(unit))
            if len(fitting) == 1:
                proposals[str(unit)] = fitting[0]
            elif fitting:
                self.note(str(unit), "proposal", f"fits {len(fitting)} decisions of its meeting and is tied to none")
        for proposal, decision in sorted(proposals.items()):
            if len(ties[decision]) > 1:
                self.note(proposal, "proposal", f"one of {len(ties[decision])} proposals that fit {decision}")
                continue
            self.writer.link(f"{decision}/act", t.DECIDED_ON, proposal)
            self.writer.link(f"{decision}/act", t.EXECUTED, proposal.removesuffix("/proposal"))

    def join_motions(self) -> None:
        """The several names of one motion, and the decisions that lists of motions point to."""
        council = [key for key, body in self.context.registries.bodies.items() if body.names.get("fi") == _COUNCIL]
        joined = joined_motions(self.index, council[0] if len(council) == 1 else "")
        for iri, fuller in joined.same:
            self.writer.link(iri, t.EXACT_MATCH, fuller)
        for decision, iri in joined.about:
            self.writer.link(decision, self.writer.own("about"), iri)
        for iri, message in joined.notes:
            self.note(iri, "motion", message)

    def find_gaps(self) -> Iterator[None]:
        """Sections that no document covers between a body's lowest and highest of a year; a body and year at a time."""
        rows = self.index.select(
            "SELECT DISTINCT maker, substr(date, 1, 4), section FROM linkable WHERE what = 'decision' "
            "AND date IS NOT NULL AND maker != '' AND section IS NOT NULL ORDER BY maker, 2, section"
        )
        numbers: dict[tuple[str, str], list[int]] = defaultdict(list)
        for body, year, section in rows:
            numbers[str(body), str(year)].append(int(str(section)))
        for (body, year), sections in numbers.items():
            known = sorted(set(sections))
            for section in set(range(known[0], known[-1])).difference(known):
                self._say_gap(body, year, section)
            yield

    def _say_gap(self, body: str, year: str, section: int) -> None:
        gap = self.iris.gap(body, int(year), section)
        writer = self.writer
        writer.type(gap, writer.own("Gap"))
        writer.link(gap, writer.own("about"), self.iris.body(body))
        writer.say(gap, t.DC_DATE, Literal(year, datatype=t.YEAR))
        writer.say(gap, writer.own("expectedSection"), integer(section))


def _fitting(decisions: dict[str, tuple[set[object], ...]], wanted: tuple[object, ...]) -> list[str]:
    """The decisions of a meeting that a proposal fits, by the surest key that both state.

    decisions: what the documents of each say under the same keys as in `wanted`. Two that state different items are
    two matters, whatever their titles.
    """
    by_position: dict[int, list[str]] = defaultdict(list)
    for unit, known in decisions.items():
        both = [p for p, (said, want) in enumerate(zip(known, wanted, strict=True)) if said and want is not None]
        if both and wanted[both[0]] in known[both[0]]:
            by_position[both[0]].append(unit)
    return sorted(by_position[min(by_position)]) if by_position else []
