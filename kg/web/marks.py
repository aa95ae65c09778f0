"""A text with its mentions as blocks of segments, ready to be marked up.

Mentions overlap: a person's name stands in a motion's words, two things on the same words. The text is cut wherever a
mention begins or ends, so that no mark crosses another. A piece leads to the shortest mention on it; what leads nowhere
that way is linked by a number behind its last piece.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import dropwhile, pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.web.evidence import Mention

_LONGEST_HEADING: Final = 80
_BREAK: Final = re.compile(r"[\n\t]")


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the text.

    marks: the mentions on it, the one it leads to first; anchors: the places that begin here; behind: the mentions
    that are linked behind it.
    """

    text: str
    marks: tuple[Mention, ...] = ()
    anchors: tuple[str, ...] = ()
    behind: tuple[Mention, ...] = ()


Line = list[Segment]


@dataclass(slots=True)
class Block:
    """A part of the text. rows: of paragraphs one cell each, of a table's lines several; heading: its first line."""

    heading: Line | None = None
    rows: list[list[Line]] = field(default_factory=list)


def blocks(text: str, found: Sequence[Mention]) -> list[Block]:
    """The parts of a text as `kg.record.lay_out` joined them, its mentions marked.

    A mention that does not have its own words at its place is not marked.
    """
    sound = [m for m in found if m.start < m.end and text[m.start : m.end] == m.quote]
    pieces = _pieces(text, sound)
    result = []
    start = 0
    for part in text.split("\n\n"):
        result.append(_block(text, start, start + len(part), pieces))
        start += len(part) + 2
    return [block for block in result if block.heading or block.rows]


def _block(text: str, start: int, end: int, pieces: Sequence[tuple[int, Segment]]) -> Block:
    rows: list[list[Line]] = [[[]]]
    for piece in (piece for at, piece in pieces if start <= at < end):
        if piece.text == "\n":
            rows.append([[]])
        elif piece.text == "\t":
            rows[-1].append([])
        else:
            rows[-1][-1].append(piece)
    rows = [list(dropwhile(_is_empty, row)) for row in rows if any(row)]
    first = text[start:end].partition("\n")[0]
    if len(rows) > 1 and len(rows[0]) == 1 and len(first) <= _LONGEST_HEADING and first[-1:] not in ".,;:":
        return Block(rows[0][0], rows[1:])
    return Block(None, rows)


def _is_empty(cell: Line) -> bool:
    return not cell


def _pieces(text: str, found: Sequence[Mention]) -> list[tuple[int, Segment]]:
    """The whole text in pieces with their starts; a line break and a tab are pieces of their own."""
    cuts = {0, len(text)} | {place for m in found for place in (m.start, m.end)}
    for match in _BREAK.finditer(text):
        cuts |= {match.start(), match.end()}
    edges = sorted(cuts)
    bounds = [(a, b) for a, b in pairwise(edges) if text[a:b]]
    covering = _covering(bounds, found)
    led = {on[0].iri for on in covering if on}
    last = {m.iri: at for at, on in enumerate(covering) for m in on if text[slice(*bounds[at])] not in {"\n", "\t"}}
    pieces, placed = [], set[str]()
    for at, ((a, b), on) in enumerate(zip(bounds, covering, strict=True)):
        anchors = tuple(dict.fromkeys(m.anchor for m in on if m.start == a and m.anchor not in placed))
        placed |= set(anchors)
        behind = tuple(m for m in on if m.iri not in led and last.get(m.iri) == at)
        pieces.append((a, Segment(text[a:b], on, anchors, behind)))
    return pieces


def _covering(bounds: Iterable[tuple[int, int]], found: Sequence[Mention]) -> list[tuple[Mention, ...]]:
    """The mentions on each piece, the shortest first."""
    waiting = sorted(found, key=lambda m: m.start, reverse=True)
    active: list[Mention] = []
    result = []
    for start, _ in bounds:
        while waiting and waiting[-1].start <= start:
            active.append(waiting.pop())
        active = [m for m in active if m.end > start]
        result.append(tuple(sorted(active, key=lambda m: (m.end - m.start, len(m.iri), m.iri))))
    return result
