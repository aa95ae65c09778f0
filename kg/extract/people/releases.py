"""Whom a decision releases from an office, a post or a position of trust."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.extract.finding import Span
from kg.extract.people.names import Candidate, Case, chains_in, names_listed, sentences
from kg.extract.people.office_words import CHOOSES, PROPOSES
from kg.extract.people.posts import post_of, posts_in
from kg.extract.people.proposed import without_proposed
from kg.extract.people.titles import title_before
from kg.record import PartKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.record import DecisionRecord

_FLAGS = re.IGNORECASE
_GRANTS = re.compile(
    r"\b(?:tiedoksi|irtisanoutu\w+|myön\w+|vapaut\w+|hyväksy\w+|eron?\b|bevilj\w+|befri\w+|entledig\w+|godkän\w+)\b",
    _FLAGS,
)
# What stands before the name or names, what after, and the case they stand in.
_PHRASES: tuple[tuple[str, str, Case], ...] = (
    (
        r"\b(?:myönsi|myöntää|myöntäen|myönnettiin|myönnetään)\s+(?:\S+\s+){0,8}?\Z"
        r"|(?:\beron\b[^.\n]{0,120})\b(?:ja|sekä)\s+(?:\S+\s+){0,4}?\Z|,\s+\Z",
        r"[^.\n]{0,80}?\beron\b",
        "inflected",
    ),
    (r"\b(?:myön\w+)\s+(?:\S+\s+){0,2}?eron?\s+(?:\S+\s+){0,3}?\Z|\Aeron\s+(?:\S+\s+){0,2}?\Z", r"", "inflected"),
    (
        r"\b(?:vapautti|vapauttaa)\s+(?:\S+\s+){0,3}?\Z",
        r"[^.\n]{0,120}?\b\w*(?:tehtäv|toime|vira|jäsenyy)",
        "inflected",
    ),
    (
        r"\b(?:vapautettiin|vapautetaan)\s+(?:\S+\s+){0,3}?\Z",
        r"[^.\n]{0,120}?\b\w*(?:tehtäv|toime|vira|jäsenyy)",
        "nom",
    ),
    (r"\bhyväksy\w*\s+(?:[\w\-]+\s+){0,2}?\Z", r"\s+(?:[\w\-]+\s+){0,4}?(?:eron?pyynnö|eroilmoitu)", "inflected"),
    (
        r"\btiedoksi\s+(?:[\w\-]+\s+){0,4}?\Z",
        r"\s+(?:[\w\-]+\s+){0,4}?(?:irtisanoutumi|eroilmoitu|eron?pyynn)",
        "inflected",
    ),
    (
        r"\btiedoksi,\s+että\s+(?:[\w\-]+\s+){0,4}?\Z",
        r"\s+on\s+(?:[\w\-.]+\s+){0,3}?(?:irtisanoutunut|eronnut)\b",
        "nom",
    ),
    (
        r"\b(?:beviljade?r?|beviljas|befriade?r?|befria|entledigade?|entledigar)\s+(?:\S+\s+){0,4}?\Z",
        r"[^.\n]{0,120}?\b(?:avsked|befrielse|entledigande|från|avgång)\b",
        "nom",
    ),
)
_RELEASES = tuple((re.compile(before, _FLAGS), re.compile(after, _FLAGS), case) for before, after, case in _PHRASES)
_GROUP = re.compile(r"\s*\([^()\n]{1,30}\)")
_LISTS = re.compile(r"\b(?:eron|avsked|befrielse)\b.*:\s*\Z", _FLAGS)
_ITEM = re.compile(r"\s*(?:[-–•*]|\d+[.)]\s|[A-ZÅÄÖ]|\w*jäsen)")
_LONG_ITEM = 160
_REACH = 200


def releases(record: DecisionRecord) -> Iterator[Candidate]:
    """Candidates for `resigned` in the decision's own operative part and handling."""
    for index, part in enumerate(record.parts):
        if part.side == "decision" and part.kind in {PartKind.DECISION, PartKind.HANDLING}:
            text = without_proposed(part.text) if part.kind is PartKind.HANDLING else part.text
            proposes = PROPOSES.search(text)
            own = text if proposes is None else text[: proposes.start()]
            yield from _released(index, own)


def _released(index: int, text: str) -> Iterator[Candidate]:
    listing = False
    for start, end in sentences(text):
        if _GRANTS.search(text, start, end) is None:
            listing = listing and _ITEM.match(text, start) is not None and end - start < _LONG_ITEM
            if listing:
                for low, high in names_listed(text, start, end):
                    yield Candidate(Span(index, low, high), "resigned", "nom", title_before(text, start, low))
            continue
        for chain in chains_in(text, start, end):
            low, high = chain[0][0], chain[-1][1]
            group = _GROUP.match(text, high, end)
            high = group.end() if group is not None else high
            before, after = text[max(start, low - _REACH) : low], text[high : min(end, high + _REACH)]
            case = next(
                (c for b, a, c in _RELEASES if b.search(before) is not None and a.match(after) is not None), None
            )
            if case is not None:
                posts = posts_in(text, high, _next_choice(text, high, min(end, high + _REACH)))
                for name in chain:
                    title = title_before(text, start, name[0]) or post_of(text, posts, name, chain)
                    yield Candidate(Span(index, *name), "resigned", case, title)
        listing = _LISTS.search(text, max(start, end - _REACH), end) is not None


def _next_choice(text: str, start: int, end: int) -> int:
    """Where somebody else is chosen, if the sentence goes on so."""
    chooses = CHOOSES.search(text, start, end)
    return chooses.start() if chooses is not None else end
