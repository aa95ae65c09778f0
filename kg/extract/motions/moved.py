"""The toivomusponnet that councillors move while the council makes its decision, and which of them it adopted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kg.extract.finding import MotionFinding, Span
from kg.extract.motions.dates import names_family
from kg.extract.motions.words import KLAM, TOIVOMUSPONSI
from kg.extract.people.names import Candidate, chains_in, sentences
from kg.record import PartKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kg.record import DecisionRecord

_MOVES = re.compile(r"[ ](?:ehdotti|esitti|teki|ehdottivat|esittivät|tekivät|föreslog)\b", re.IGNORECASE)
_ADOPTS = re.compile(
    rf"hyväksyi[ ](?:[^.\n]{{0,160}}[ ])?(?:{KLAM.pattern})"
    rf"|(?:{KLAM.pattern})[^.\n]{{0,80}}[ ]hyväksyttiin"
    r"|godkände[ ](?:[^.\n]{0,160}[ ])?\w*kläm",
    re.IGNORECASE,
)
_TOPIC = 1500
_REJECTS = re.compile(r"\bei[ ]hyväksy|hylkäsi|hylättiin|\binte\b|förkastade", re.IGNORECASE)


class _Adopted(NamedTuple):
    """A sentence that says a moved motion was adopted."""

    words: str
    names_someone: bool


def moved_motions(
    record: DecisionRecord, names: Callable[[Sequence[Candidate]], tuple[str, ...]]
) -> Iterator[MotionFinding]:
    """One finding a motion whose movers can be told. names: tells the names of candidates."""
    moved = [(span, names(movers)) for span, movers in _moved(record)]
    adopted = _adopted(record) if moved else ()
    for span, movers in moved:
        if not movers:
            continue
        families = [name.rpartition(" ")[2] for name in movers]
        is_adopted = any(names_family(a.words, families) or (len(moved) == 1 and not a.names_someone) for a in adopted)
        yield MotionFinding(
            span=span,
            kind=TOIVOMUSPONSI,
            proposers=movers,
            date=record.date if is_adopted else None,
            adopted_by=record.body.id if is_adopted and record.body else None,
            moved=True,
            topic=_topic(record, span),
        )


def _moved(record: DecisionRecord) -> Iterator[tuple[Span, tuple[Candidate, ...]]]:
    for index, part in enumerate(record.parts):
        if part.kind is not PartKind.HANDLING or not KLAM.search(part.text):
            continue
        for start, end in sentences(part.text):
            if not KLAM.search(part.text, start, end):
                continue
            for chain in chains_in(part.text, start, end):
                if _MOVES.match(part.text, chain[-1][1], end):
                    movers = tuple(Candidate(Span(index, *name), "motion_proposer", "nom") for name in chain)
                    yield Span(index, chain[0][0], end), movers


def _topic(record: DecisionRecord, span: Span) -> str:
    """The rest of the line and, where it only announces the text of the motion, the line after it."""
    lines = record.parts[span.part].text[span.start : span.start + _TOPIC].split("\n")
    return " ".join(lines[:2] if lines[0].rstrip().endswith(":") else lines[:1]).strip()


def _adopted(record: DecisionRecord) -> tuple[_Adopted, ...]:
    return tuple(
        _Adopted(part.text[start:end], bool(chains_in(part.text, start, end)))
        for part in record.parts
        if part.kind is PartKind.HANDLING
        for start, end in sentences(part.text)
        if _ADOPTS.search(part.text, start, end) and not _REJECTS.search(part.text, start, end)
    )
