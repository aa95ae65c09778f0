"""The same decision as record, minutes and page, compared fact by fact: `python tests/converters/comparison.py`.

Each document is said alone, of one and the same decision, and the triples are laid side by side. A triple is the same,
or differs, or is not stated: the other format has no such field, or not the part of the text that the triple rests on
(`states` in its converter.yml).
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path

from pyoxigraph import NamedNode, Triple

from kg import formats, registries
from kg.errors import Log
from kg.extract.extractor import Extractor
from kg.formats import Format, States
from kg.graph.context import Context
from kg.graph.decision import DecisionDocument, say_decision
from kg.iri import Iris
from kg.record import BodyRecord, DecisionRecord, PartKind, PersonRecord, PositionsRecord, Side, lay_out
from kg.registries import Registries
from kg.source import Container, SourceDocument

CORPUS = Path(os.environ.get("KG_CORPUS", Path(__file__).parents[2] / ".." / "shared" / "corpus"))
IRIS = Iris()
WORK = IRIS.base + "eli/kunta/091/compared/1"
_OWN = re.compile(rf"{WORK}/(?:fin|swe)/[a-z]+/|{IRIS.base}id/document/")
_HUBS = frozenset({WORK, *(f"{WORK}/{part}" for part in ("act", "proposal", "preparation", "fin", "swe"))})
_PLACE = re.compile(r"#char=(\d+),\d+$")
Where = tuple[Side, PartKind]

_FIELD_OF = {
    "native_id": ("nativeId",),
    "date": ("date_document",),
    "published": ("date_publication",),
    "section": ("eli/ontology#number",),
    "case": ("id_local", "consists_of", "process_number"),
    "body": ("passed_by",),
    "classification": ("is_about",),
    "title": ("eli/ontology#title",),
    "meeting": ("forms_part_of",),
    "item": ("ontology#executed", "activity_order"),
    "earlier": ("was_motivated_by",),
    "voter_groups": ("politicalGroup",),
    "attachment_fields": ("accessRights", "securityReason", "sourceRecordId"),
}
_FIELD_OF_SUBJECT = {
    "classification_title": re.compile(r"/def/classification/"),
    "case": re.compile(r"/id/case/"),
    "item": re.compile(r"/id/meeting/.*-item-[a-z0-9-]+$"),
    "meeting": re.compile(r"/id/meeting/[^/]+$"),
    "vote_fields": re.compile(r"/vote-\d+/(?:absent|blank)$"),
    "earlier": re.compile(r"/eli/kunta/091/[^/]+/[a-z]+-\d{4}-\d+/\d+(?:/act)?$"),
}
_KIND_OF = (
    ("votes", re.compile(r"/vote-\d+|ontology#Vote")),
    ("people", re.compile(r"elidl|/id/person/|articipa|/def#acting|roleTitle")),
    ("appeal", re.compile(r"/appeal|appliedProvision")),
    ("recipients", re.compile(r"/extract-|informedParty|xtractRecipient")),
    ("attachments", re.compile(r"/attachment-")),
    ("amounts", re.compile(r"/amount-")),
    ("motions", re.compile(r"/id/motion/")),
    ("law", re.compile(r"eli/sd/|eli/kunta/091/[a-z-]+/luku|pykala|based_on|#cites|/eli/eu/|/id/bill/|sopimus")),
    ("references", re.compile(r"terms/references|eli/kunta/091/")),
    ("organisations", re.compile(r"/id/organisation/")),
    ("places", re.compile(r"/id/place/|spatial")),
    ("bodies", re.compile(r"/id/(?:body|post)/")),
)


@dataclass(frozen=True, slots=True)
class Difference:
    """A triple that one document says and the other, which could, does not."""

    kind: str
    said_by: str
    not_by: str
    triple: Triple
    rests_on: tuple[str, ...]


@dataclass(frozen=True)
class Said:
    """What one document says of the decision. kind: of the document; states: what its format states."""

    kind: str
    states: States
    record: DecisionRecord
    triples: frozenset[Triple]
    mentions: dict[str, frozenset[tuple[str, Where]]]  # what stands on words → the quotes and the parts they are in

    @cached_property
    def roots(self) -> dict[Triple, frozenset[str]]:
        """The things on words by which each triple is said."""
        about: dict[str, list[Triple]] = defaultdict(list)
        for triple in self.triples:
            about[_iri(triple.subject)].append(triple)
        found: dict[Triple, set[str]] = defaultdict(set)
        for root in self.mentions:
            for triple in self.triples:
                if _iri(triple.object) == root and _iri(triple.subject) in _HUBS:
                    found[triple].add(root)
            for triple in _reached(root, about):
                found[triple].add(root)
        return {triple: frozenset(roots) for triple, roots in found.items()}


def _reached(root: str, about: dict[str, list[Triple]]) -> Iterator[Triple]:
    """The triples about a thing and about what they lead to, the decision itself aside."""
    waiting, seen = [root], {root}
    while waiting:
        node = waiting.pop()
        for triple in about.get(node, ()):
            if node in _HUBS and "decision_outcome" not in str(triple.predicate):
                continue
            yield triple
            target = _iri(triple.object)
            if target and target not in seen and target not in _HUBS:
                seen.add(target)
                waiting.append(target)
        for part in [iri for iri in about if iri.startswith(root + "/") and iri not in seen] if node == root else []:
            seen.add(part)
            waiting.append(part)


def _iri(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else ""


@cache
def context() -> tuple[Context, Extractor]:
    """The registries of the corpus: its bodies, people and positions beside the bundled ones."""
    bodies: list[BodyRecord] = []
    people: list[PersonRecord] = []
    positions: list[PositionsRecord] = []
    log = Log("", "")
    for path in sorted((CORPUS / "ahjo").glob("*.json")):
        if not path.name.startswith(("decisionmakers", "trustees", "positions")):
            continue
        for document in _format("ahjo").module.documents(Container(path), log):
            record = formats.read(document, log)
            if isinstance(record, BodyRecord):
                bodies.append(record)
            elif isinstance(record, PersonRecord):
                people.append(record)
            elif isinstance(record, PositionsRecord):
                positions.append(record)
    known: Registries = registries.with_documents(registries.load(IRIS.base, ()), bodies, people, positions)
    return Context.make(IRIS, known, IRIS.run("compared"), ()), Extractor(known)


def _format(name: str) -> Format:
    return next(one for one in formats.formats() if one.name == name)


@cache
def trios() -> dict[str, tuple[SourceDocument, ...]]:
    """Record, minutes and page of each decision that the corpus has in all three forms, by NativeId."""
    wanted = {path.stem for path in (CORPUS / "minutes_pdf").glob("*.pdf")}
    found: dict[str, list[SourceDocument]] = defaultdict(list)
    log = Log("", "")
    for document in _format("ahjo").module.documents(Container(CORPUS / "ahjo" / "decisions.json"), log):
        if document.key in wanted:
            found[document.key].append(document)
    for key in sorted(wanted):
        for name, path in (("minutes", f"minutes_pdf/{key}.pdf"), ("webpage", f"web_page/{key}.html")):
            found[key] += _format(name).module.documents(Container(CORPUS / path), log)
    return {key: tuple(documents) for key, documents in sorted(found.items())}


def said(document: SourceDocument, like: DecisionRecord | None = None) -> Said:
    """What a document says. like: a record of the decision, whose meeting is the same one."""
    known, extractor = context()
    log = Log(document.origin, document.identity)
    record = formats.read(document, log)
    assert isinstance(record, DecisionRecord)
    if like is not None and like.meeting is not None and record.meeting is not None:
        record = replace(record, meeting=replace(record.meeting, id=like.meeting.id))
    if record.body is not None:
        record = replace(record, body=known.known_body(record.body))
    whole = DecisionDocument(document.name, "key", record, extractor.find(record), log)
    (quads,) = say_decision(known, WORK, [whole]).quads
    targets: dict[str, int] = {}
    bodies: dict[str, str] = {}
    quotes: dict[str, str] = {}
    triples: set[Triple] = set()
    for quad in quads:
        subject, predicate = _iri(quad.subject), quad.predicate.value
        if "/mention/" in subject:
            if predicate.endswith("hasBody"):
                bodies[subject] = _iri(quad.object)
            elif predicate.endswith("#quote"):
                quotes[subject] = str(getattr(quad.object, "value", ""))
            elif match := _PLACE.search(_iri(quad.object)):
                targets[subject] = int(match[1])
        elif not _OWN.match(subject) and not _OWN.match(_iri(quad.object)):
            triples.add(quad.triple)
    mentions: dict[str, set[tuple[str, Where]]] = defaultdict(set)
    for mention, body in bodies.items():
        mentions[body].add((quotes[mention], _where(record, targets[mention])))
    states = _format(document.converter).states
    return Said(record.kind, states, record, frozenset(triples), {body: frozenset(at) for body, at in mentions.items()})


def _where(record: DecisionRecord, offset: int) -> Where:
    starts = lay_out(record.parts).starts
    part = record.parts[max(n for n, start in enumerate(starts) if start <= offset)]
    return part.side, part.kind


def field_of(triple: Triple) -> str | None:
    """The field of `kg.formats.FIELDS` that a triple states, where it is one."""
    predicate, subject = triple.predicate.value, _iri(triple.subject)
    if predicate.endswith("#count"):
        return "vote_fields"
    if subject in _HUBS or predicate.endswith(("politicalGroup", "accessRights", "securityReason", "sourceRecordId")):
        for field, ends in _FIELD_OF.items():
            if predicate.endswith(ends):
                return field
    for field, pattern in _FIELD_OF_SUBJECT.items():
        if subject not in _HUBS and pattern.search(subject):
            return field
    if predicate.endswith("consists_of"):
        return "case"
    return None


def kind_of(triple: Triple) -> str:
    """What a triple is about, for the table."""
    field = field_of(triple)
    if field and field not in ("vote_fields", "voter_groups", "attachment_fields"):
        return "fields"
    words = str(triple)
    return next((kind for kind, pattern in _KIND_OF if pattern.search(words.replace(WORK, ""))), "decision")


def is_excused(triple: Triple, by: Said, other: Said) -> bool:
    """Whether the other document's format does not state what the triple says."""
    field = field_of(triple)
    if field is not None and (field not in other.states.fields or _lacks(other, field)):
        return True
    if field == "meeting" and _lacks(by, "item") and other.record.item is not None:
        return True  # the other document says more closely where in the meeting it was
    if triple.predicate.value.endswith("#informedParty"):  # has no mention of its own
        return not {("decision", PartKind.INFORMATION), ("proposal", PartKind.INFORMATION)} & other.states.parts
    roots = by.roots.get(triple, frozenset())
    places = {where for root in roots for _, where in by.mentions[root]}
    return bool(places) and not places & other.states.parts


def _lacks(document: Said, field: str) -> bool:
    """Whether an API record has no value in a field; of a paper it is the reader's fault until shown otherwise."""
    record = document.record
    return document.kind == "record" and field in ("item", "date", "case", "meeting") and not getattr(record, field)


def compare(one: Said, other: Said) -> tuple[Counter[str], Counter[str], list[Difference]]:
    """By kind: how many triples are the same, how many are not stated by one of the two; and what differs."""
    same = Counter(kind_of(triple) for triple in one.triples & other.triples)
    unstated: Counter[str] = Counter()
    differing: list[Difference] = []
    for by, against in ((one, other), (other, one)):
        for triple in sorted(by.triples - against.triples, key=str):
            if is_excused(triple, by, against):
                unstated[kind_of(triple)] += 1
            else:
                quotes = {q for root in by.roots.get(triple, ()) for q, _ in by.mentions[root]}
                differing.append(Difference(kind_of(triple), by.kind, against.kind, triple, tuple(sorted(quotes))))
    return same, unstated, differing


@cache
def table() -> tuple[dict[tuple[str, str], list[int]], list[tuple[str, Difference]]]:
    """(pair of formats, kind of fact) → the same, differing, not stated; and every difference with its decision."""
    rows: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    differences: list[tuple[str, Difference]] = []
    for key, documents in trios().items():
        record = said(documents[0])
        for paper in documents[1:]:
            same, unstated, differing = compare(record, other := said(paper, record.record))
            for column, counts in enumerate((same, Counter(d.kind for d in differing), unstated)):
                for kind, count in counts.items():
                    rows[f"record and {other.kind}", kind][column] += count
            differences += [(key, difference) for difference in differing]
    return rows, differences


def _lines(rows: dict[tuple[str, str], list[int]]) -> Iterable[str]:
    yield f"{'formats':24}{'facts':16}{'same':>8}{'differing':>12}{'not stated':>12}"
    for (pair, kind), (same, differing, unstated) in sorted(rows.items()):
        yield f"{pair:24}{kind:16}{same:8}{differing:12}{unstated:12}"


if __name__ == "__main__":
    counted, found = table()
    print("\n".join(_lines(counted)))
    for native_id, d in found:
        print(json.dumps([native_id[:8], d.kind, d.said_by, str(d.triple)[:300], d.rests_on], ensure_ascii=False))
