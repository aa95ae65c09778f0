"""Other decisions that a text names by their date and §: "Kaupunginhallitus päätti 3.2.2020 § 12".

A reference is a date and a § that stand together; its body is the deciding body or post of the same sentence, the body
of the reference before it in a chain, or the heading of the list it stands in. A § of a law, a date without § and a
§ without date are no references.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.finding import DecisionReference, Doubt, Span
from kg.extract.language.clauses import clause_end, clause_start
from kg.extract.references.dated_sections import DECIDING, DatedSections, dated_sections
from kg.extract.references.deciders import Decider, Deciders
from kg.extract.references.lists import listed_sections
from kg.extract.references.short_names import ShortNames
from kg.record import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.names.hits import NameHit
    from kg.record import DecisionRecord
    from kg.registries import Registries

_SUBJECT_FOLLOWS = re.compile(r"(?:Käsitelle|Hyväksye|Päättäe|Tehde|Vahvistae)ssään[ ]$")
_AMENDED = (
    r"(?:muut(?:ettu|etti|os)|jatke(?:ttu|tti)|pidenne(?:tty|tti)|tarkiste(?:ttu|tti)|täydenne(?:tty|tti)|päivite(?:tty|tti)"
    r"|uudiste(?:ttu|tti)|laajenne(?:ttu|tti)|supiste(?:ttu|tti)|korj(?:attu|atti)|oikais(?:tu|ti)|(?:muuttav|täydentäv|korjaav|tarkistav|jatkav)|päätöks|ändra|komplett"
    r"|förläng|justera|uppdatera|rätta|beslut)[^\W\d_]*"
)
_CHAIN = re.compile(
    r"\)?[ ]?(?:\([^()]*\))?(?:[ ]?[,;(])?"
    r"(?:[ ]?(?:ja|sekä|och|samt|sen|sitä|jota|som|sittemmin|viimeksi|myöhemmin|edelleen|on|dess|senast|genom|med|av"
    rf"|den|\d{{1,3}}[-–]\d{{1,3}}|{_AMENDED})(?=[ ]))*[ ]?[,]?[ ]?\(?$"
)
"""What may stand between the decisions of one maker: no other one comes in where a decision was amended or went on."""
_BULLET = re.compile(r"[ \t•*–-]*$")
_OF_A_RULE = re.compile(r"(?:sopimu|sään[tn]|eh[td]o|ohje|taksa|avtal|stadga|villkor)\w*[ ,(]*$", re.IGNORECASE)
_QUOTED_GAP = 60
_WITHOUT_REFERENCES = {
    PartKind.PRESENTER,
    PartKind.CONTACTS,
    PartKind.SIGNATURE,
    PartKind.APPEAL,
    PartKind.CONFIDENTIAL,
}


class _Last(NamedTuple):
    """The citation before."""

    start: int
    end: int
    decider: Decider | None


class ReferenceReader:
    """Finds the decisions that a record's text refers to, each once: where it is first named."""

    def __init__(self, registries: Registries) -> None:
        self._deciders = Deciders(registries)
        self._names = ShortNames(registries, self._deciders)

    def read(
        self, record: DecisionRecord, hits: tuple[NameHit, ...]
    ) -> tuple[tuple[DecisionReference, ...], tuple[Doubt, ...]]:
        references: list[DecisionReference] = []
        doubts: dict[tuple[str, str], Doubt] = {}
        named: defaultdict[int, list[NameHit]] = defaultdict(list)
        for hit in hits:
            if hit.kind != "person":
                named[hit.span.part].append(hit)
        for index, part in enumerate(record.parts):
            if part.kind in _WITHOUT_REFERENCES:
                continue
            for found in self._in_part(record, index, named[index]):
                if isinstance(found, Doubt):
                    doubts.setdefault((found.words, found.message), found)
                else:
                    references.append(found)
        return _once(references), tuple(doubts.values())

    def _in_part(
        self, record: DecisionRecord, index: int, hits: Sequence[NameHit]
    ) -> Iterator[DecisionReference | Doubt]:
        text = record.parts[index].text
        headings = _Headings(text, self._deciders, hits)
        last = _Last(0, 0, None)
        for cited in dated_sections(text):
            if cited.day is None:
                span = Span(index, cited.start, cited.end)
                words = text[cited.start : cited.end]
                yield Doubt(span, words, "There is no such day; the decision is not referred to.")
                continue
            clause = clause_start(text, cited.start)
            if cited.who:
                decider = self._deciders.between(text, *cited.who, hits)
                if not decider:
                    continue
            else:
                decider = last.decider if cited.follows else self._decider(text, clause, cited.start, last, hits)
            if decider and not cited.follows:
                decider = self._names.in_full(text, decider, hits, record.body)
            if not decider and _BULLET.match(text, clause, cited.start):
                decider = headings.above(cited.start)
            last, before = _Last(cited.start, cited.end, decider), last
            if (decider and decider.outside) or not (decider or _stands_alone(text, clause, cited)):
                continue
            if cited.apart and not (decider and DECIDING.search(text, clause, cited.end)):
                continue
            yield from self._references(record, index, cited, decider, max(clause, before.end))
        for cited, decider in listed_sections(text, self._deciders, hits):
            yield from self._references(record, index, cited, decider, cited.start)

    def _references(
        self, record: DecisionRecord, index: int, cited: DatedSections, decider: Decider | None, clause: int
    ) -> Iterator[DecisionReference | Doubt]:
        """The decisions of one day. clause: where the rest of their sentence before them starts."""
        if decider:
            decider = self._deciders.settle(decider, record.body, cited.day)
            if len(decider.ids) > 1:
                span = Span(index, decider.start, decider.end)
                yield Doubt(span, decider.name, f"{len(decider.ids)} bodies or posts have this name.")
        body_id = decider.ids[0] if decider and len(decider.ids) == 1 else None
        start = cited.start
        if decider and clause <= decider.start < start <= decider.end + _QUOTED_GAP:
            start = decider.start
        own = record.body.id if record.body else None
        for section in cited.sections:
            if (cited.day, section) == (record.date, record.section) and body_id in {None, own}:
                continue
            yield DecisionReference(
                span=Span(index, start, _closed(record.parts[index].text, start, cited.end)),
                body_id=body_id,
                body_name=decider.name if decider else None,
                date=cited.day,
                section=section,
                case=cited.case,
            )

    def _decider(self, text: str, clause: int, at: int, last: _Last, hits: Sequence[NameHit]) -> Decider | None:
        """Who decided what is cited at a place: the last one named before it, or the one of a chain it goes on with."""
        decider = self._deciders.before(text, max(clause, last.end), at, hits)
        if decider:
            return decider
        if _SUBJECT_FOLLOWS.search(text, clause, at):
            return self._deciders.subject(text, at, clause_end(text, at), hits)
        if last.end <= clause:
            return None
        if last.decider and last.decider.case == "gen" and not _CHAIN.match(text, last.end, at):
            return self._deciders.subject(text, clause, last.start, hits)
        return last.decider


class _Headings:
    """The lines of a text that name a body or post and nothing else, read once, as far as they are asked for."""

    def __init__(self, text: str, deciders: Deciders, hits: Sequence[NameHit]) -> None:
        self._text = text
        self._hits = hits
        self._deciders = deciders
        self._at = 0
        self._last: Decider | None = None

    def above(self, at: int) -> Decider | None:
        while (end := self._text.find("\n", self._at, at)) >= 0:
            self._last = self._deciders.heading(self._text, self._at, end, self._hits) or self._last
            self._at = end + 1
        return self._last


def _stands_alone(text: str, clause: int, cited: DatedSections) -> bool:
    """Whether a citation is a decision's though nothing says whose: by brackets, a § first or a word of deciding."""
    if _OF_A_RULE.search(text[max(clause, cited.start - 40) : cited.start]):
        return False
    bracketed = text[max(0, cited.start - 1) : cited.start] == "("
    return cited.sign_first or bracketed or bool(DECIDING.search(text, clause, cited.start))


def _closed(text: str, start: int, end: int) -> int:
    """The end of the words with the bracket that closes them."""
    return end + 1 if text.count("(", start, end) > text.count(")", start, end) and text.startswith(")", end) else end


def _once(references: list[DecisionReference]) -> tuple[DecisionReference, ...]:
    """Each decision once; a mention whose body is not known gives way to one that names it.

    Two titles with one last word are taken for one post, named in full and in short.
    """
    known = {(r.date, r.section) for r in references if r.body_id}
    named = {(r.date, r.section) for r in references if r.body_name}
    first: dict[tuple[date | None, int | None, str], DecisionReference] = {}
    for reference in references:
        key = (reference.date, reference.section)
        if reference.body_id or (key not in known and (reference.body_name or key not in named)):
            body = reference.body_id or (reference.body_name or "").lower().rpartition(" ")[2]
            first.setdefault((*key, body), reference)
    return tuple(first.values())
