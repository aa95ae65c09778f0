"""The search box: decisions, cases, people, bodies, motions, organisations and acts by their words, in memory.

Every word asked for must begin a word of the entry, or stand inside one if it has four letters or more: Finnish joins
words together. Marks and case do not count.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from pyoxigraph import NamedNode

from kg.graph import terms as t
from kg.web.labels import finnish_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.web.catalogue import Catalogue
    from kg.web.graph import Graph
    from kg.web.labels import Labels

KINDS: Final = ("decision", "case", "person", "body", "motion", "organisation", "act", "place")
_WORD: Final = re.compile(r"[\w/]+|§")
_FOLDED: Final = str.maketrans({"ø": "o", "æ": "ae", "ß": "ss", "đ": "d", "ł": "l", "þ": "th", "ð": "d"})
_CASE: Final = re.compile(r"\b([a-z]{2,4})[\s-]*(\d{4})[\s-]+(\d{1,6})\b")
LONGEST: Final = 200
"""Letters of a search that are looked at."""


@dataclass(frozen=True, slots=True)
class Found:
    """A line of the results. detail: what tells it from others of its name; language: of the label."""

    iri: str
    kind: str
    label: str
    language: str
    detail: str
    date: str = ""


@dataclass(frozen=True, slots=True)
class _Kept:
    found: Found
    words: str  # folded, a space before each


class Search:
    """An index of what can be found."""

    def __init__(self, entries: Iterable[tuple[Found, str]]) -> None:
        """entries: each with the text it is found by."""
        self._kept = [_Kept(found, " " + " ".join(_words(text))) for found, text in entries]

    def __len__(self) -> int:
        return len(self._kept)

    def find(self, asked: str, kind: str = "") -> list[Found]:
        """Everything that has every word, the closest first, of those equally close the latest."""
        words = _words(asked[:LONGEST])
        if not words:
            return []
        hits = []
        for kept in self._kept:
            if kind and kept.found.kind != kind:
                continue
            closeness = _closeness(kept.words, words)
            if closeness is not None:
                hits.append((closeness, kept.found))
        hits.sort(key=lambda hit: hit[1].label)
        hits.sort(key=lambda hit: hit[1].date, reverse=True)
        hits.sort(key=lambda hit: (hit[0], KINDS.index(hit[1].kind) if len(words) > 1 else 0))
        return [found for _, found in hits]


def _closeness(text: str, words: list[str]) -> int | None:
    """0 where every word is a whole word, more for each that only begins one or stands inside one; None: not there."""
    distance = 0
    for word in words:
        if f" {word} " in f"{text} ":
            continue
        if f" {word}" in text:
            distance += 1
        elif len(word) >= 4 and word in text:
            distance += 2
        else:
            return None
    return distance


def fold(text: str) -> str:
    """Lower case without marks: "Ääninen" is "aaninen"."""
    lowered = text.lower().translate(_FOLDED)
    if lowered.isascii():
        return lowered
    return "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))


def _words(text: str) -> list[str]:
    """A case number is one word, however it is written, besides its parts."""
    folded = fold(text)
    cases = [f"{letters}/{year}/{int(number)}" for letters, year, number in _CASE.findall(folded)]
    rest = _CASE.sub(" ", folded)
    return [*cases, *(word for word in _WORD.findall(rest) if word != "/")]


def index(graph: Graph, labels: Labels, catalogue: Catalogue) -> Search:
    """What of a version can be found."""
    return Search([*_decisions(catalogue), *_things(graph, labels)])


def _decisions(catalogue: Catalogue) -> Iterator[tuple[Found, str]]:
    for entry in catalogue.decisions.values():
        section = f"§ {entry.section}" if entry.section else ""
        detail = " · ".join(x for x in (entry.body_name, finnish_day(entry.date), section, entry.case) if x)
        titles = " ".join(title for title, _ in entry.titles)
        found = Found(entry.iri, "decision", entry.title or detail, entry.language, detail, entry.date)
        yield found, f"{titles} {detail} {entry.date}"


def _things(graph: Graph, labels: Labels) -> Iterator[tuple[Found, str]]:
    kinds: dict[NamedNode, str] = {}
    for term, kind in _KIND_OF.items():
        for node in graph.instances(term):
            kinds.setdefault(node, kind)
    for node, kind in kinds.items():
        if kind == "act" and not graph.literals(node, t.PREF_LABEL):
            continue  # a decision
        names = {value.value for p in _NAMES for value in graph.literals(node, p)}
        label = labels.of(node)
        detail, date = _detail(graph, labels, node, kind)
        yield Found(node.value, kind, label.text, label.language, detail, date), " ".join([*sorted(names), detail])


def _detail(graph: Graph, labels: Labels, node: NamedNode, kind: str) -> tuple[str, str]:
    """What stands beside the name, and the date it is sorted by."""
    match kind:
        case "case":
            return graph.text(node, t.PROCESS_TITLE), graph.text(node, t.DC_CREATED)
        case "body":
            above = graph.node(node, t.UNIT_OF) or graph.node(node, t.POST_IN)
            return (labels.of(above).text if above else ""), ""
        case "motion":
            day = graph.text(node, graph.own("adoptedOn")) or graph.text(node, t.DC_DATE_SUBMITTED)
            people = ", ".join(labels.of(person).text for person in graph.nodes(node, t.CREATOR))
            return " · ".join(x for x in (people, finnish_day(day)) if x), day
        case "act":
            return graph.text(node, t.ID_LOCAL), ""
    return "", ""


_KIND_OF: Final = {
    t.PROCESS: "case",
    t.FOAF_PERSON: "person",
    t.ORGANIZATIONAL_UNIT: "body",
    t.POST: "body",
    t.OG_MOTION: "motion",
    t.ORGANIZATION: "organisation",
    t.DC_LOCATION: "place",
    t.LEGAL_RESOURCE: "act",
}
"""What a thing of a class is found as; of several classes the first here counts."""
_HIDDEN: Final = NamedNode(t.PREF_LABEL.value.replace("prefLabel", "hiddenLabel"))
_NAMES: Final = (
    t.PREF_LABEL, t.ALT_LABEL, _HIDDEN, t.FOAF_NAME, t.DC_TITLE, t.PROCESS_NUMBER, t.PROCESS_TITLE, t.ID_LOCAL,
)  # fmt: skip
