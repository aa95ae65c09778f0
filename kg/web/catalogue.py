"""The decisions of a version at a glance, read once when it is opened: by body and year, and by how they are cited."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from kg.graph import terms as t
from kg.iri import Iris, is_post

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.web.graph import Graph
    from kg.web.labels import Labels


@dataclass(frozen=True, slots=True)
class Entry:
    """A decision in a list. date: ISO, "" where none is known; titles: the shown one first; case: its number."""

    iri: str
    titles: tuple[tuple[str, str], ...]
    date: str
    section: str
    body: str
    body_name: str
    case: str

    @property
    def title(self) -> str:
        return self.titles[0][0] if self.titles else ""

    @property
    def language(self) -> str:
        return self.titles[0][1] if self.titles else ""

    @property
    def year(self) -> str:
        return self.date[:4]

    @property
    def number(self) -> int:
        return int(self.section) if self.section.isdecimal() else 0


@dataclass(slots=True)
class Catalogue:
    """decisions: by IRI, those whose text is here; latest, by_body: the latest first; cited_as: the decision that
    answers at an address by body, year and §, None where several would; counts: how many things there are of each
    class; gaps: the § numbers missing from a body's year.
    """

    decisions: dict[str, Entry]
    latest: list[Entry] = field(default_factory=list)
    by_body: dict[str, list[Entry]] = field(default_factory=dict)
    cited_as: dict[str, str | None] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    gaps: Mapping[tuple[str, str], list[int]] = field(default_factory=dict)

    def neighbours(self, entry: Entry) -> tuple[Entry | None, Entry | None]:
        """The decisions of the same body and year with the § numbers next below and above."""
        same = [e for e in self.by_body.get(entry.body, ()) if e.year == entry.year and e.number and entry.number]
        below = max((e for e in same if e.number < entry.number), key=lambda e: e.number, default=None)
        above = min((e for e in same if e.number > entry.number), key=lambda e: e.number, default=None)
        return below, above


def latest_first(entry: Entry) -> tuple[str, int, str]:
    """Sorts by date and then §, the latest first; what has no date comes last."""
    inverted = "".join(chr(ord("9") - int(c)) if c.isdecimal() else c for c in entry.date)
    return (inverted or "~", -entry.number, entry.iri)


def catalogue(graph: Graph, labels: Labels) -> Catalogue:
    """Read the catalogue of a graph."""
    titles = _titles(graph)
    dates, numbers = _least(graph, t.DATE_DOCUMENT), _least(graph, t.NUMBER)
    bodies = {work: body for work, body in graph.pairs(t.PASSED_BY) if work in titles and isinstance(body, NamedNode)}
    cases = _cases(graph)
    entries = {}
    for work, said in titles.items():
        body = bodies.get(work)
        entries[work.value] = Entry(
            iri=work.value,
            titles=tuple(sorted(said, key=lambda title: (title[1] != "fi", title))),
            date=dates.get(work, ""),
            section=numbers.get(work, ""),
            body=body.value if body else "",
            body_name=labels.of(body).text if body else "",
            case=cases.get(work, ""),
        )
    by_body: dict[str, list[Entry]] = defaultdict(list)
    latest = sorted(entries.values(), key=latest_first)
    for entry in latest:
        by_body[entry.body].append(entry)
    return Catalogue(entries, latest, dict(by_body), _addresses(graph.base, entries), graph.counts(), _gaps(graph))


def _titles(graph: Graph) -> dict[NamedNode, set[tuple[str, str]]]:
    """Title and language of every decision with a text."""
    texts = set(graph.instances(t.LEGAL_EXPRESSION))
    titles: dict[NamedNode, set[tuple[str, str]]] = defaultdict(set)
    for expression, work in graph.pairs(t.REALIZES):
        if expression in texts and isinstance(work, NamedNode):
            found = {(title.value, title.language or "") for title in graph.literals(expression, t.TITLE)}
            titles[work] |= found
    return dict(titles)


def _least(graph: Graph, predicate: NamedNode) -> dict[NamedNode, str]:
    found: dict[NamedNode, str] = {}
    for subject, value in graph.pairs(predicate):
        if isinstance(value, Literal) and value.value < found.get(subject, "\U0010ffff"):
            found[subject] = value.value
    return found


def _cases(graph: Graph) -> dict[NamedNode, str]:
    """The case number of each decision."""
    works = {act: work for act, work in graph.pairs(t.CREATED_REALIZATION_OF) if isinstance(work, NamedNode)}
    numbers = _least(graph, t.PROCESS_NUMBER)
    found: dict[NamedNode, str] = {}
    for case, act in graph.pairs(t.CONSISTS_OF):
        work = works.get(act) if isinstance(act, NamedNode) else None
        if work is not None and case in numbers:
            found[work] = min(numbers[case], found.get(work, numbers[case]))
    return found


def _gaps(graph: Graph) -> dict[tuple[str, str], list[int]]:
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for gap, section in graph.pairs(graph.own("expectedSection")):
        body, year = graph.node(gap, graph.own("about")), graph.text(gap, t.DC_DATE)
        if body is not None and isinstance(section, Literal):
            found[body.value, year].append(int(section.value))
    return {key: sorted(sections) for key, sections in found.items()}


def ranges(numbers: list[int]) -> list[str]:
    """Sorted numbers, those that follow one another as one: 3, 5–9."""
    found: list[list[int]] = []
    for number in numbers:
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return [str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in found]


def _addresses(base: str, entries: Mapping[str, Entry]) -> dict[str, str | None]:
    """The decision at each address by body, year and §, as `kg.iri` says it: a post by its id, an organ by its name."""
    iris = Iris(base)
    found: dict[str, str | None] = {}
    for entry in entries.values():
        if not (entry.body and entry.year and entry.number):
            continue
        key = entry.body.rpartition("/")[2]
        address = iris.decision_by_year(key if is_post(key) else entry.body_name, int(entry.year), entry.number)
        found[address] = entry.iri if found.get(address, entry.iri) == entry.iri else None
    return found
