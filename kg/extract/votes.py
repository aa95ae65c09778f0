"""Votes: the counts, what each side stood for and who voted how.

The source states a vote in fields, or the text does in a block of its own: "Jaa-äänet: 7", names, "Ei-äänet: 5",
names, "Tyhjä: 1". Where both do they are one vote, and what they say is checked against each other.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.extract.finding import Doubt, Span, VoteFinding
from kg.record import PartKind, Voter, VoteSide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.extract.names import NameHit
    from kg.record import DecisionRecord, StatedVote
    from kg.registries import Registries

_PARTS = {PartKind.DECISION, PartKind.HANDLING, PartKind.SUMMARY, PartKind.REASONS, PartKind.OTHER}
_SIDES: tuple[VoteSide, ...] = ("yes", "no", "blank", "absent")
_SIDE_BY_START: dict[str, VoteSide] = {
    "ja": "yes",
    "ei": "no",
    "ne": "no",
    "ty": "blank",
    "bl": "blank",
    "to": "blank",
    "po": "absent",
    "fr": "absent",
}
_WORD = r"(?P<word>jaa|ja(?=[ -]?röst|:)|ei|nej|tyhj(?:ää|ät|ä|iä)|blank[at]?|tomma?|poissa|frånvarande)"
_WHAT = r"(?P<what>[- ]?(?:äänet|ääniä|ääntä|röster|olevat|olevia)(?:[ ](?:annettiin|avgavs))?)?"
# "Jaa-äänet: 7" with the count after the word, "7 jaa-ääntä" with the count before it
_COUNT_LAST = re.compile(
    rf"(?<![\w-]){_WORD}{_WHAT}(?:(?P<colon>[ ]?:)[ \t]*|[ ])(?P<count>\d{{1,3}})?(?!\d|[.,]\d|%|[ ]?§)", re.IGNORECASE
)
_COUNT_FIRST = re.compile(
    r"(?<![\w.,-])(?P<count>\d{1,3})[ ](?P<word>jaa-ään(?:tä|i)|ja-röst(?:er)?|ei-ään(?:tä|i)|nej-röst(?:er)?"
    r"|tyhj(?:ää|ä|iä)|blanka?|poissa|frånvarande)(?!\w)"
)
_SIDE_TEXTS = re.compile(
    r"^(?:JAA|JA)(?:-(?:ehdotus|förslag))?[ ]?[:=][ ]?(?!\d)(?P<yes>[^\n]+(?:\n(?!(?:EI|NEJ)\b)[^\n]+){0,5})"
    r"\n(?:EI|NEJ)(?:-(?:ehdotus|förslag))?[ ]?[:=][ ]?(?!\d)(?P<no>[^\n]+)",
    re.MULTILINE | re.IGNORECASE,
)
_SIDES_IN_LINE = re.compile(
    r"^(?P<yes>[^\n]+?)[ ]JAA?,?[ ](?:ja[ ]|och[ ])?(?P<no>[^\n]+?)[ ](?:EI|NEJ)\b\.?$", re.MULTILINE
)
_PARTICLE = r"(?:af|von|van|de|der|den|di|da|le|la|al|el)"
_CAPITAL = r"[A-ZÅÄÖÉÜØŠŽ][^\s,:;()\d.!?]*"
_NAME = re.compile(rf"{_CAPITAL}(?:[ ](?:{_PARTICLE}[ ])?{_CAPITAL}){{1,4}}")
_BETWEEN_NAMES = re.compile(r"[,;\t]|[ ](?:ja|och)[ ]")
_TITLE = re.compile(
    r"^(?:(?:vara)?puheenjohtajat?|(?:vara)?jäsen(?:et)?|valtuutet(?:tu|ut)|(?:vice[ ])?ordförande|ledamot(?:en)?)[ ]",
    re.IGNORECASE,
)
_GROUP = re.compile(r"[ ]?\([^()]*\)$")
_SHORT_QUOTE = 200


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a vote in the text."""

    side: VoteSide
    start: int
    end: int
    count: int | None
    names: tuple[str, ...]


class VoteReader:
    """Finds the votes of a record, in its fields and in its text."""

    def __init__(self, registries: Registries) -> None:
        names = Counter(person.name.lower() for person in registries.people.values())
        self._ids = {p.name.lower(): p.id for p in registries.people.values() if names[p.name.lower()] == 1}

    def read(
        self,
        record: DecisionRecord,
        hits: tuple[NameHit, ...],  # noqa: ARG002 - the voters' names stand in nominative
    ) -> tuple[tuple[VoteFinding, ...], tuple[Doubt, ...]]:
        written = [
            vote
            for index, part in enumerate(record.parts)
            if _may_vote(record, index)
            for vote in self._written(index, part.text)
        ]
        findings, doubts = [], []
        for position, stated in enumerate(record.votes):
            partner = _partner(stated, position, written, len(record.votes))
            if partner:
                written.remove(partner)
            vote = _joined(stated, partner)
            if vote.yes is None and vote.no is None:
                doubts.append(Doubt(vote.span, "", "A vote is stated without its counts."))
                continue
            findings.append(vote)
            if partner:
                doubts += _differences(stated, partner)
        findings += written
        doubts += [doubt for vote in findings for doubt in _miscounts(vote)]
        return tuple(findings), tuple(doubts)

    def _written(self, index: int, text: str) -> Iterator[VoteFinding]:
        after = 0
        for sides in _votes(_sides(text)):
            first, last = sides[0], sides[-1]
            counts = {side.side: len(side.names) if side.count is None else side.count for side in sides}
            texts = _side_texts(text, after, first.start)
            span = Span(index, texts.start() if texts else first.start, first.end)
            if not texts and last.end - first.start <= _SHORT_QUOTE:
                span = Span(index, first.start, last.end)
            yield VoteFinding(
                span=span,
                yes=counts["yes"],
                no=counts["no"],
                blank=counts.get("blank"),
                absent=counts.get("absent"),
                yes_text=_folded(texts["yes"]) if texts else "",
                no_text=_folded(texts["no"]) if texts else "",
                voters=tuple(
                    Voter(name, side.side, self._ids.get(name.lower())) for side in sides for name in side.names
                ),
            )
            after = last.end


def _may_vote(record: DecisionRecord, index: int) -> bool:
    part = record.parts[index]
    return part.kind in _PARTS and (part.side == "decision" or not record.decided)


def _sides(text: str) -> list[_Side]:
    """Every count of a side, in the order of the text, with the names that follow it."""
    counts: list[tuple[re.Match[str], bool]] = [(m, False) for m in _COUNT_FIRST.finditer(text)]
    counts += [(m, True) for m in _COUNT_LAST.finditer(text) if _is_count(m)]
    counts.sort(key=lambda found: found[0].start())
    sides = []
    for number, (match, listed) in enumerate(counts):
        count = int(match["count"]) if match["count"] else None
        until = counts[number + 1][0].start() if number + 1 < len(counts) else len(text)
        names = _names(text, match.end(), until, count) if listed else ()
        sides.append(_Side(_SIDE_BY_START[match["word"][:2].lower()], match.start(), match.end(), count, names))
    return sides


def _is_count(match: re.Match[str]) -> bool:
    """A colon or "äänet" makes the number a count; the bare word only with a capital: "JAA 7, EI 5"."""
    if match["count"] is None:
        return bool(match["colon"] and match["what"])
    word: str = match["word"]
    return bool(match["what"]) or word[0].isupper() or (bool(match["colon"]) and word != "ja")


def _votes(sides: list[_Side]) -> Iterator[list[_Side]]:
    """The sides that belong to one vote: each once, yes first, and neither yes nor no missing."""
    vote: list[_Side] = []
    for side in [*sides, None]:
        if side is None or side.side == "yes" or any(side.side == other.side for other in vote):
            known = {s.side: s for s in vote}
            if "yes" in known and "no" in known and all(_is_known(known[s]) for s in ("yes", "no")):
                yield vote
            vote = []
        if side is not None:
            vote.append(side)


def _is_known(side: _Side) -> bool:
    return side.count is not None or bool(side.names)


def _names(text: str, start: int, until: int, count: int | None) -> tuple[str, ...]:
    """The names after a count, as far as whole lines hold names alone and no more than the count needs."""
    names: list[str] = []
    for line in text[start:until].split("\n"):
        if count is not None and len(names) >= count:
            break
        if not line.strip(" ,;:.()\t"):
            continue
        pieces = [_GROUP.sub("", piece.strip(" .()")) for piece in _BETWEEN_NAMES.split(line.strip(" ,;:\t"))]
        found = [_TITLE.sub("", piece) for piece in pieces if piece]
        if not all(_NAME.fullmatch(name) for name in found):
            break
        names += found
    return tuple(names)


def _side_texts(text: str, start: int, end: int) -> re.Match[str] | None:
    """What the sides stood for, as the words before the counts say it; the last such words before them."""
    last = None
    for pattern in (_SIDE_TEXTS, _SIDES_IN_LINE):
        for match in pattern.finditer(text, start, end):
            last = match
        if last:
            break
    return last


def _folded(text: str) -> str:
    return " ".join(text.split())


def _partner(stated: StatedVote, position: int, written: list[VoteFinding], total: int) -> VoteFinding | None:
    """The vote in the text that a stated vote is: by its counts, else by its place where there are equally many."""
    for vote in written:
        if (vote.yes, vote.no) == (stated.yes, stated.no):
            return vote
    return written[0] if len(written) == total - position and len(written) > 0 else None


def _joined(stated: StatedVote, partner: VoteFinding | None) -> VoteFinding:
    vote = VoteFinding(
        span=partner.span if partner else None,
        yes=stated.yes,
        no=stated.no,
        blank=stated.blank,
        absent=stated.absent,
        yes_text=_folded(stated.yes_text),
        no_text=_folded(stated.no_text),
        voters=stated.voters,
    )
    if not partner:
        return vote
    return replace(
        vote,
        yes=vote.yes if vote.yes is not None else partner.yes,
        no=vote.no if vote.no is not None else partner.no,
        blank=vote.blank if vote.blank is not None else partner.blank,
        absent=vote.absent if vote.absent is not None else partner.absent,
        yes_text=partner.yes_text or vote.yes_text,
        no_text=partner.no_text or vote.no_text,
        voters=vote.voters or partner.voters,
    )


def _differences(stated: StatedVote, written: VoteFinding) -> Iterator[Doubt]:
    """Where the fields and the text differ in a count."""
    for side in _SIDES:
        field, text = getattr(stated, side), getattr(written, side)
        if field is not None and text is not None and field != text:
            yield Doubt(written.span, f"{side}: {text}", f"The fields state {field} votes of this side; they are kept.")


def _miscounts(vote: VoteFinding) -> Iterator[Doubt]:
    """Where the names are not as many as the count."""
    named = Counter(voter.side for voter in vote.voters)
    for side in _SIDES:
        count = getattr(vote, side)
        if named[side] and count is not None and count != named[side]:
            yield Doubt(vote.span, f"{side}: {count}", f"{named[side]} names are listed for this side.")
