"""The votes that a page shows below the text: a table of voters a side, with counts and what each side stood for."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from converters.webpage.outline import Outline
from converters.webpage.tables import folded_words, tables
from converters.webpage.trees import take_out
from kg.errors import Severity
from kg.reading.html_text import lines_of, text_of
from kg.record import StatedVote, Voter, VoteSide

_OPINION = ".voting-result__opinion, .result-type"
_OF_CLASS: dict[str, VoteSide] = {"ayes": "yes", "noes": "no", "blank": "blank", "absent": "absent"}
_BY_PARTY = ".voting-results-by-party, .results-by-party"
_COUNT = re.compile(r"\d{1,3}")


def read_votes(wrapper: LexborNode, outline: Outline) -> None:
    """Add the votes of the section that shows them. The table by party only counts what the others say."""
    take_out(wrapper, _BY_PARTY)
    current = _Vote()
    for node in wrapper.css(f"{_OPINION}, table, p, h4, .component__title"):
        side = _side_of(node)
        if side is not None:
            if side in current.counts:
                current = _finished(current, outline)
            current.counts[side] = _count(node)
            current.side = side
        elif node.tag == "table":
            current.voters += _voters(node, current.side, outline)
        elif _is_title(text_of(node)):
            current = _finished(current, outline)
        else:
            current.stand_for(text_of(node))
    _finished(current, outline)


class _Vote:
    """One vote while it is read."""

    def __init__(self) -> None:
        self.counts: dict[VoteSide, int | None] = {}
        self.texts: dict[VoteSide, str] = {}
        self.voters: list[Voter] = []
        self.side: VoteSide | None = None

    def stand_for(self, line: str) -> None:
        """Take in "Jaa: what the side stood for"."""
        word, colon, text = line.partition(":")
        side = tables().sides.get(folded_words(word))
        if colon and side is not None and text.strip():
            self.texts[side] = text.strip()


def _finished(vote: _Vote, outline: Outline) -> _Vote:
    """Add a vote that has anything; a new one for what follows."""
    if vote.voters or any(count is not None for count in vote.counts.values()):
        counts, texts = vote.counts, vote.texts
        outline.votes.append(
            StatedVote(
                counts.get("yes"),
                counts.get("no"),
                counts.get("blank"),
                counts.get("absent"),
                texts.get("yes", ""),
                texts.get("no", ""),
                tuple(vote.voters),
            )
        )
    return _Vote()


def _side_of(node: LexborNode) -> VoteSide | None:
    """The side that an element is the heading of, by its class or its word."""
    classes = (node.attributes.get("class") or "").split()
    if "voting-result__opinion" not in classes and "result-type" not in classes:
        return None
    for name in classes:
        side = _OF_CLASS.get(name.rpartition("--")[2])
        if side is not None:
            return side
    return tables().sides.get(folded_words(_COUNT.sub("", text_of(node))))


def _count(node: LexborNode) -> int | None:
    match = _COUNT.search(text_of(node))
    return int(match[0]) if match else None


def _is_title(line: str) -> bool:
    """Whether a line begins another vote: "Äänestys 2"."""
    word, _, number = folded_words(line).rpartition(" ")
    return number.isdigit() and word in tables().vote


def _voters(table: LexborNode, side: VoteSide | None, outline: Outline) -> list[Voter]:
    """The rows of a table: name and group. A name is written "Malli, Maija"; a record has the given name first."""
    if side is None:
        outline.note("votes", "A table of voters stands under no side of a vote and was left out.", Severity.SKIPPED)
        return []
    voters = []
    for row in table.css("tr"):
        cells = [" ".join(lines_of(cell)) for cell in row.css("td")]
        if not cells or not cells[0]:
            continue
        family, comma, given = cells[0].partition(",")
        name = f"{given.strip()} {family.strip()}" if comma else cells[0]
        voters.append(Voter(name, side, group=cells[1] or None if len(cells) > 1 else None))
    return voters
