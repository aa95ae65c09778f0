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

from kg.extract.deciders import REACH, Decider, Deciders
from kg.extract.finding import DecisionReference, Doubt, Span
from kg.record import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.extract.names import NameHit
    from kg.record import DecisionRecord
    from kg.registries import Registries

_FINNISH_MONTHS = "tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu"
_SWEDISH_MONTHS = "januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
_MONTHS = {f"{name}kuuta": month for month, name in enumerate(_FINNISH_MONTHS.split("|"), start=1)}
_MONTHS |= {name: month for month, name in enumerate(_SWEDISH_MONTHS.split("|"), start=1)}

DATE = (
    rf"(?:\d{{1,2}}\.[ ]?(?:\d{{1,2}}\.[ ]?|(?:{_FINNISH_MONTHS})kuuta[ ])\d{{4}}"
    rf"|\d{{1,2}}[ ](?:{_SWEDISH_MONTHS})[ ]\d{{4}})(?!\d)"
)
_DATE_PARTS = re.compile(r"(\d+)\.?[ ]?([a-zåäö]+|\d+)\.?[ ]?(\d{4})")

_NUMBERS = r"\d{1,4}(?:[ ]?[-–][ ]?\d{1,4})?(?![.\d]?\d)"
_AND = r"(?:,[ ]|[ ](?:ja|sekä|och)[ ])"
_SECTIONS = (
    rf"(?:§{{1,2}}(?::t|:ss[aä])?[ ]?{_NUMBERS}(?:{_AND}§[ ]?{_NUMBERS})*"
    rf"|{_NUMBERS}(?:{_AND}{_NUMBERS})*[ ]?§(?!:\w)"
    r"|pykälä\w*[ ]\d{1,4})"
    # a letter, momentti or kohta after the number makes it a place in a law
    r"(?![ ]?[a-h]\b|[ ]\d+\.?[ ](?:mom|koh|luku))"
)
_CASE = r"HEL[ -]\d{4}-\d{6}"
_CITATION = re.compile(
    rf"(?<![\d.])(?P<date>{DATE})"
    rf"(?:[ ]?,?[ ]?\(?[ ]?(?:(?P<case>{_CASE})(?:[ ]T(?:[ ]\d\d)+)?,?[ ])?"
    r"|(?P<between>(?:[ ][^\W\d_][\w-]*){1,6})[ ]\([ ]?)"
    rf"(?P<sections>{_SECTIONS})"
    rf"|(?<![\d.,§])(?<![\d§][ ])(?P<sections_first>{_SECTIONS})[ ]?[/,]?[ ]?(?P<date_after>{DATE})"
)
_SIGN = re.compile(r"§|pykälä")
_DECIDING = re.compile(
    r"pää[td]|teke|teht|hyväksy|myön|vahvist|anta|asett|käsit|beslu|beslö|fatta|godkän", re.IGNORECASE
)
_LAW_BEFORE = re.compile(
    r"(?:la(?:ki|in|issa|kia)|asetu(?:s|ksen)|sään(?:tö|nön)|lu(?:ku|vun)|direktiivin?|lagens?|kap\.|MRL)[ ,]*$"
)
_RANGE_BEFORE = re.compile(r"[\d.][ ]?[-–−][ ]?$")
_CASE_BEFORE = re.compile(rf"({_CASE})(?:[ ]T(?:[ ]\d\d)+)?,?[ ]?\(?$")
_CASE_AFTER = re.compile(rf"[ ]?,?[ ]?\(?({_CASE})")
_SENTENCE_END = re.compile(
    r"(?<=[\wåäö)\]\"”%]{2})(?<!\bmm)(?<!\bnk)(?<!\bym)(?<!\bem)(?<!\bns)(?<!\bks)(?<!\bva)(?<!\bvs)(?<!\bvt)"
    r"[.!?][ ]+(?=[A-ZÅÄÖ])"
)
_SUBJECT_FOLLOWS = re.compile(r"(?:Käsitelle|Hyväksye|Päättäe|Tehde|Vahvistae)ssään[ ]$")
_CHAIN = re.compile(r"\)?[ ]?(?:\([^()]*\))?[ ]?(?:,|;|ja|sekä|och)?[ ]?(?:ja|sekä|och)?[ ]?\(?$")
_BULLET = re.compile(r"[ \t•*–-]*$")
_LONGEST_RANGE = 20
_QUOTED_GAP = 60
_WITHOUT_REFERENCES = {
    PartKind.PRESENTER,
    PartKind.CONTACTS,
    PartKind.SIGNATURE,
    PartKind.APPEAL,
    PartKind.CONFIDENTIAL,
}


def read_date(words: str) -> date | None:
    """The date that words of the form DATE say; None where there is no such day."""
    match = _DATE_PARTS.fullmatch(words)
    if not match:
        return None
    day, month, year = match.groups()
    try:
        return date(int(year), int(month) if month.isdigit() else _MONTHS[month], int(day))
    except ValueError:
        return None


class _Citation(NamedTuple):
    """A date and § as they stand in a text. clause: where the rest of their sentence before them starts."""

    start: int
    end: int
    clause: int
    day: date
    sections: tuple[int, ...]
    case: str | None


class _Last(NamedTuple):
    """The citation before."""

    start: int
    end: int
    decider: Decider | None


class ReferenceReader:
    """Finds the decisions that a record's text refers to, each once: where it is first named."""

    def __init__(self, registries: Registries) -> None:
        self._deciders = Deciders(registries)

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
        for match in _citations(text):
            day = read_date(match["date"] or match["date_after"])
            if not day:
                span = Span(index, match.start(), match.end())
                yield Doubt(span, match.group(), "There is no such day; the decision is not referred to.")
                continue
            clause = _clause_start(text, match.start())
            decider = self._decider(text, clause, match.start(), last, hits)
            if not decider and _BULLET.match(text, clause, match.start()):
                decider = headings.above(match.start())
            last, before = _Last(match.start(), match.end(), decider), last
            if decider and decider.outside:
                continue
            if decider:
                decider = self._deciders.settle(decider, record.body, day)
            elif not _stands_alone(text, clause, match):
                continue
            if decider and len(decider.ids) > 1:
                span = Span(index, decider.start, decider.end)
                yield Doubt(span, decider.name, f"{len(decider.ids)} bodies or posts have this name.")
            citation = _Citation(
                match.start(), match.end(), max(clause, before.end), day, _sections(match), _case(text, match)
            )
            yield from _references(record, index, citation, decider)

    def _decider(self, text: str, clause: int, at: int, last: _Last, hits: Sequence[NameHit]) -> Decider | None:
        """Who decided what is cited at a place: the last one named before it, or the one of a chain it goes on with."""
        decider = self._deciders.before(text, max(clause, last.end), at, hits)
        if decider:
            return decider
        if _SUBJECT_FOLLOWS.search(text, clause, at):
            return self._deciders.subject(text, at, _clause_end(text, at), hits)
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


def _citations(text: str) -> Iterator[re.Match[str]]:
    """Dates and § that stand together, in the lines that have a § at all."""
    end = 0
    for sign in _SIGN.finditer(text):
        if sign.start() < end:
            continue
        start = text.rfind("\n", 0, sign.start()) + 1
        end = text.find("\n", sign.start())
        end = len(text) if end < 0 else end
        yield from (match for match in _CITATION.finditer(text, start, end) if _is_citation(text, match))


def _is_citation(text: str, match: re.Match[str]) -> bool:
    """Not the end of a range of days, and no § of a law."""
    before = text[max(0, match.start() - 30) : match.start()]
    if _LAW_BEFORE.search(before) or (match["sections_first"] and before.rstrip(" ,").endswith(")")):
        return False
    between = match["between"]
    if between and (not _DECIDING.search(between) or _LAW_BEFORE.search(between)):
        return False
    return not (match["date"] and _RANGE_BEFORE.search(before))


def _stands_alone(text: str, clause: int, match: re.Match[str]) -> bool:
    """Whether a citation is a decision's though nothing says whose: by brackets, a § first or a word of deciding."""
    sign_first = match["sections"] and match["sections"].startswith("§")
    bracketed = text[max(0, match.start() - 1) : match.start()] == "("
    return bool(sign_first or bracketed or _DECIDING.search(text, clause, match.start()))


def _clause_start(text: str, at: int) -> int:
    """Where the sentence or line begins that a place in the text belongs to."""
    low = max(text.rfind("\n", 0, at) + 1, at - REACH)
    for end in _SENTENCE_END.finditer(text, low, at):
        low = end.end()
    return low


def _clause_end(text: str, at: int) -> int:
    high = text.find("\n", at, at + REACH)
    end = _SENTENCE_END.search(text, at, high if high >= 0 else at + REACH)
    return end.start() if end else high if high >= 0 else min(len(text), at + REACH)


def _sections(match: re.Match[str]) -> tuple[int, ...]:
    """The numbers of "§ 11 ja § 12" or "11-13 §"."""
    numbers: list[int] = []
    for first, last in re.findall(r"(\d+)(?:[ ]?[-–][ ]?(\d+))?", match["sections"] or match["sections_first"]):
        low, high = int(first), int(last or first)
        numbers += range(low, high + 1) if low <= high <= low + _LONGEST_RANGE else (low,)
    return tuple(numbers)


def _case(text: str, match: re.Match[str]) -> str | None:
    """The case number beside the citation."""
    beside = _CASE_BEFORE.search(text[max(0, match.start() - 45) : match.start()]) or _CASE_AFTER.match(
        text, match.end()
    )
    case: str | None = match["case"] or (beside.group(1) if beside else None)
    return case.replace("HEL-", "HEL ") if case else None


def _references(
    record: DecisionRecord, index: int, citation: _Citation, decider: Decider | None
) -> Iterator[DecisionReference]:
    body_id = decider.ids[0] if decider and len(decider.ids) == 1 else None
    start = citation.start
    if decider and citation.clause <= decider.start < start <= decider.end + _QUOTED_GAP:
        start = decider.start
    own = record.body.id if record.body else None
    for section in citation.sections:
        if (citation.day, section) == (record.date, record.section) and body_id in {None, own}:
            continue
        yield DecisionReference(
            span=Span(index, start, _closed(record.parts[index].text, start, citation.end)),
            body_id=body_id,
            body_name=decider.name if decider else None,
            date=citation.day,
            section=section,
            case=citation.case,
        )


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
