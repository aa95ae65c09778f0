"""Votes: the counts, what each side stood for and who voted how.

The source states a vote in fields, or the text does: in a block of its own ("Jaa-äänet: 7", names, "Ei-äänet: 5",
names, "Tyhjä: 1"), in a list of who voted how, or by its figures ("äänin 8–5"). What is told twice is one vote, and
what the tellings say is checked against each other.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.extract.finding import Doubt, Span, VoteFinding
from kg.extract.votes.figures import proportions
from kg.extract.votes.words import Tally, roll_call, stood_for, votes
from kg.record import PartKind, Voter, VoteSide

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.extract.names.hits import NameHit
    from kg.record import DecisionRecord, StatedVote
    from kg.registries import Registries

_PARTS = frozenset({PartKind.DECISION, PartKind.HANDLING, PartKind.OTHER})
"""Where this decision's own votes are told; reasons tell those of earlier handlings."""
_WITH_FIGURES = frozenset({PartKind.DECISION, PartKind.HANDLING})
_SIDES: tuple[VoteSide, ...] = ("yes", "no", "blank", "absent")
_GROUPS = {
    "kok": "Kokoomuksen valtuustoryhmä",
    "vihr": "Vihreä valtuustoryhmä",
    "sd": "Sosiaalidemokraattinen valtuustoryhmä",
    "sdp": "Sosiaalidemokraattinen valtuustoryhmä",
    "vas": "Vasemmistoliiton valtuustoryhmä",
    "ps": "Perussuomalaisten valtuustoryhmä",
    "r": "Ruotsalaisen kansanpuolueen valtuustoryhmä",
    "rkp": "Ruotsalaisen kansanpuolueen valtuustoryhmä",
    "sfp": "Ruotsalaisen kansanpuolueen valtuustoryhmä",
    "kesk": "Keskustan valtuustoryhmä",
    "kd": "Kristillisdemokraattien valtuustoryhmä",
}
"""The council groups by the parties' usual abbreviations."""
_BALLOT = re.compile(r"\bsai \d{1,3} ääntä\b|\bfick \d{1,3} röster\b")
_SHORT_QUOTE = 200
_OPENING_LINES = 2


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
        parts = [(index, part) for index, part in enumerate(record.parts) if record.decided and part.side == "decision"]
        written = [vote for index, part in parts if part.kind in _PARTS for vote in self._written(index, part.text)]
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
        findings = _told_once([*findings, *written])
        for index, part in parts:
            if part.kind in _WITH_FIGURES:
                operative = part.kind is PartKind.DECISION
                findings += _in_figures(index, _opening(part.text) if operative else part.text, findings)
                doubts += _ballots(index, part.text)
        doubts += [doubt for vote in findings for doubt in _miscounts(vote)]
        return tuple(findings), tuple(doubts)

    def _written(self, index: int, text: str) -> Iterator[VoteFinding]:
        """The votes in blocks; where there is none, the one that a list of who voted how tells."""
        after = 0
        for sides in votes(text):
            yield self._vote(index, text, sides, after)
            after = sides[-1].end
        if after == 0 and (sides := roll_call(text)):
            yield self._vote(index, text, sides, after)

    def _vote(self, index: int, text: str, sides: list[Tally], after: int) -> VoteFinding:
        first, last = sides[0], sides[-1]
        counts = {side.side: side.known or 0 for side in sides}
        texts = stood_for(text, after, first.start)
        span = Span(index, texts.start if texts else first.start, first.end)
        if not texts and last.end - first.start <= _SHORT_QUOTE:
            span = Span(index, first.start, last.end)
        return VoteFinding(
            span=span,
            yes=counts["yes"],
            no=counts["no"],
            blank=counts.get("blank"),
            absent=counts.get("absent"),
            yes_text=texts.yes if texts else "",
            no_text=texts.no if texts else "",
            voters=tuple(
                Voter(one.name, side.side, self._ids.get(one.name.lower()), _group(one.group))
                for side in sides
                for one in side.names
            ),
        )


def _group(abbreviation: str | None) -> str | None:
    return _GROUPS.get((abbreviation or "").strip(" .").lower())


def _opening(text: str) -> str:
    """The lines where an operative part says what was decided; a statement below them may tell of others' votes."""
    return "\n".join(text.split("\n", _OPENING_LINES)[:_OPENING_LINES])


def _told_once(votes: list[VoteFinding]) -> list[VoteFinding]:
    """The votes without what is told again, in another part or with the absent: two that agree in full in one part
    are two.
    """
    once: list[VoteFinding] = []
    alike: defaultdict[tuple[int | None, int | None], list[int]] = defaultdict(list)
    for vote in votes:
        places = alike[vote.yes, vote.no]
        same = next((place for place in places if _is_same(once[place], vote)), None)
        if same is None:
            places.append(len(once))
            once.append(vote)
        else:
            once[same] = _merged(once[same], vote)
    return once


def _is_same(one: VoteFinding, other: VoteFinding) -> bool:
    if (one.yes, one.no) != (other.yes, other.no) or None in (one.yes, one.no):
        return False
    if any(a is not None and b is not None and a != b for a, b in _others(one, other)):
        return False
    texts = [{text for text in pair if text} for pair in ((one.yes_text, other.yes_text), (one.no_text, other.no_text))]
    if any(len(said) > 1 for said in texts):
        return False
    elsewhere = one.span is None or other.span is None or one.span.part != other.span.part
    return elsewhere or any((a is None) != (b is None) for a, b in _others(one, other))


def _others(one: VoteFinding, other: VoteFinding) -> tuple[tuple[int | None, int | None], ...]:
    return (one.blank, other.blank), (one.absent, other.absent)


def _merged(one: VoteFinding, other: VoteFinding) -> VoteFinding:
    return replace(
        one,
        span=one.span or other.span,
        blank=one.blank if one.blank is not None else other.blank,
        absent=one.absent if one.absent is not None else other.absent,
        yes_text=one.yes_text or other.yes_text,
        no_text=one.no_text or other.no_text,
        voters=one.voters or other.voters,
    )


def _in_figures(index: int, text: str, known: Iterable[VoteFinding]) -> list[VoteFinding]:
    """The votes told by figures alone that no other words tell; two with the same figures are one told twice."""
    told = {frozenset((vote.yes, vote.no)) for vote in known}
    found = []
    for one in proportions(text):
        figures: frozenset[int | None] = frozenset((one.yes, one.no))
        if figures not in told:
            told.add(figures)
            found.append(VoteFinding(Span(index, one.start, one.end), one.yes, one.no, one.blank, one.absent))
    return found


def _ballots(index: int, text: str) -> Iterator[Doubt]:
    match = _BALLOT.search(text)
    if match is not None:
        span = Span(index, match.start(), match.end())
        yield Doubt(span, match.group(), "An election by ballot has no two sides; its counts are left out.")


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
