"""Roles of the decision that the proposal's side tells too: who asked for release, whose motion it is.

What a proposal tells alone makes nobody released and no motion treated, so these count only beside the decision's own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.finding import Span
from kg.extract.people.motions import told_proposers
from kg.extract.people.names import Candidate, chains_in, sentences
from kg.extract.people.posts import post_of, posts_in
from kg.extract.people.titles import title_before
from kg.record import PartKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from kg.record import DecisionRecord

REPEATED = frozenset({"resigned", "motion_proposer"})
"""The roles that are looked for."""

_FLAGS = re.IGNORECASE
_REACH = 200
_TELLS = frozenset({PartKind.PROPOSAL, PartKind.REASONS, PartKind.SUMMARY})
_RELEASE = re.compile(r"\bero(?:a|n|npyyntö\w*|pyyntö\w*)\b|irtisanoutu|\bavsked|\bbefrielse", _FLAGS)
_ASKS = re.compile(
    r"\s*(?:\([^()\n]{1,60}\)\s*)?(?:\s(?:on|har|oli|hade))?\s+(?:\S+\s+){0,4}?"
    r"(?:(?:pyytänyt|pyysi|pyytää|anonut|anoi|anoo|hakenut|haki)\b[^.\n]{0,80}?\b(?:eroa|eroaan|vapautusta)\b"
    r"|(?:irtisanoutunut|eronnut)\b|(?:anhållit|anhöll|anhåller|begärt|begärde|bett)\b[^.\n]{0,60}?\b(?:avsked|befrielse))",
    _FLAGS,
)
_GRANTED = re.compile(r"[^.\n]{0,40}?\s(?:eron\b|avsked\b|befrielse\b)", _FLAGS)
_GRANTS = re.compile(r"\b(?:myön\w+|bevilj\w+)\s+(?:\S+\s+){0,5}?\Z", _FLAGS)


def repeated(record: DecisionRecord, roles: Collection[str]) -> Iterator[Candidate]:
    """Candidates on the proposal's side for those of the roles that are repeated there."""
    for index, part in enumerate(record.parts):
        if part.side != "proposal" or part.kind not in _TELLS:
            continue
        if "resigned" in roles and _RELEASE.search(part.text) is not None:
            yield from _released(index, part.text)
        if "motion_proposer" in roles:
            yield from told_proposers(index, part.text)


def _released(index: int, text: str) -> Iterator[Candidate]:
    for start, end in sentences(text):
        if _RELEASE.search(text, start, end) is None:
            continue
        for chain in chains_in(text, start, end):
            low, high = chain[0][0], chain[-1][1]
            asks = _ASKS.match(text, high, end) is not None
            if asks or (
                _GRANTS.search(text[max(start, low - _REACH) : low]) is not None
                and _GRANTED.match(text, high, end) is not None
            ):
                posts = posts_in(text, high, min(end, high + _REACH))
                for name in chain:
                    title = title_before(text, start, name[0]) or post_of(text, posts, name, chain)
                    yield Candidate(Span(index, *name), "resigned", "nom" if asks else "inflected", title)
