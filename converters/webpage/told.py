"""The parts of a decision in a saved text, whose headings may be lost: told by their order and their words.

Each section that opens and closes ends in "Sulje". The first such end comes after the proposal, so the text above it
is the decision and then the proposal. Below stand the presenter's reasons, the appeal and the cards. What cannot be
told stays with the decision or becomes a part of no known kind, and the log says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from converters.webpage.cards import CARD_KINDS, card_lines, is_card_line
from converters.webpage.outline import Outline
from converters.webpage.sections import SectionWriter, heads_instructions, is_published_line
from converters.webpage.tables import folded_words, tables
from converters.webpage.wording import is_as_proposed, is_earlier_decision, is_vote_table, proposal_start, proposes
from kg.errors import Severity
from kg.record import PartKind, Side

_NUMBERED = re.compile(r"(\d{1,3})\.?\s+(?=\S)")


def tell(outline: Outline, lines: Sequence[str]) -> None:
    """Read the lines from the decision on into sections."""
    teller = _Teller(outline, _blocks(lines))
    teller.read()


def _blocks(lines: Sequence[str]) -> list[list[str]]:
    """The lines between the ends of sections, chrome left out."""
    known = tables()
    blocks: list[list[str]] = [[]]
    for line in lines:
        words = folded_words(line)
        if words in known.close:
            blocks.append([])
        elif words not in known.chrome:
            blocks[-1].append(line)
    return blocks


class _Teller:
    def __init__(self, outline: Outline, blocks: list[list[str]]) -> None:
        self._outline = outline
        self._blocks = blocks
        self._writer = SectionWriter(outline)
        self._skipping = ""
        self._card: PartKind | None = None
        self._card_lines: list[str] = []

    def read(self) -> None:
        for number, block in enumerate(self._blocks):
            if number == 0:
                self._first(block)
            elif block:
                self._section(block, self._blocks[number + 1] if number + 1 < len(self._blocks) else [])
            if self._card is None:
                self._writer.close()
        if self._card is None and not self._writer.has("decision", PartKind.APPEAL):
            self._outline.note("text", "The text ends above the appeal and the cards; it may have been cut.")
        self._end_card()
        self._writer.close()

    # the decision and the proposal
    def _first(self, block: Sequence[str]) -> None:
        """The text above the first end of a section."""
        ends_here = len(self._blocks) > 1 and not any(self._opens_appeal(block, n) for n in range(len(block)))
        start = proposal_start(block, ends_here=ends_here)
        if start is None:
            self._lines(block, 0)
        else:
            self._lines(block[:start], 0)
            self._writer.begin(PartKind.PROPOSAL, "proposal")
            if not ends_here:
                message = (
                    "Where the proposal ends cannot be told; what follows it up to the appeal was read as part of it."
                )
                self._outline.note(block[start][:60], message)
            self._lines(block, start)
        told = self._writer.has("proposal") or self._writer.has("decision", PartKind.APPEAL) or self._skipping
        if not told and len(self._blocks) > 1 and self._card is None:
            message = (
                "A section ends here that cannot be told from the decision, most likely the proposal; "
                "its text was read as the decision's."
            )
            self._outline.note("proposal", message)

    # a section below
    def _section(self, block: Sequence[str], following: Sequence[str]) -> None:
        """The lines of one section, and the cards where they stand below its end."""
        if self._skipping != "votes":
            self._skipping = ""
        if self._card is None and not self._skipping and not self._is_named(block):
            self._name(block, following)
        self._lines(block, 0)

    def _is_named(self, block: Sequence[str]) -> bool:
        """Whether the first line of a section tells what it is."""
        first = block[0]
        return (
            self._card_heading(block, 0) is not None
            or self._opens_appeal(block, 0)
            or is_as_proposed(first)
            or is_vote_table(first)
            or is_earlier_decision(first)
            or self._writer.may_begin(first, shown=False) is not None
        )

    def _name(self, block: Sequence[str], following: Sequence[str]) -> None:
        """Tell what a section is that has lost its heading.

        A single one between the proposal and the appeal holds the presenter's reasons.
        """
        side: Side = "decision"
        if not self._writer.has("decision", PartKind.APPEAL) and self._writer.has("proposal"):
            side = "proposal"
        if len(block) > 1 and all(_NUMBERED.match(line) for line in block):
            self._writer.begin(PartKind.ATTACHMENTS, "decision")
        elif side == "proposal" and not self._writer.has(side, PartKind.REASONS) and self._is_last(following):
            self._writer.begin(PartKind.REASONS, side)
        else:
            place = block[0][:60]
            self._outline.note(place, "A section has lost its heading and cannot be told; its text was kept.")
            self._writer.begin(PartKind.OTHER, side)

    def _is_last(self, following: Sequence[str]) -> bool:
        """Whether the section below is no further one of the proposal."""
        return not following or self._is_named(following)

    # line after line
    def _lines(self, block: Sequence[str], start: int) -> None:
        for position in range(start, len(block)):
            self._line(block, position)

    def _line(self, block: Sequence[str], position: int) -> None:
        line = block[position]
        card = self._card_heading(block, position)
        if card is not None:
            self._begin_card(card, line)
        elif self._card is not None:
            self._card_lines.append(line)
        elif self._opens_appeal(block, position):
            self._appeal(line)
        elif is_as_proposed(line) and not self._writer.has("proposal"):
            self._skipping = ""
            self._writer.begin(PartKind.PROPOSAL, "proposal")
            self._writer.add(line)
            self._writer.close()
            if position + 1 < len(block) and not self._is_named(block[position + 1 :]):
                self._name(block[position + 1 :], [])
        elif self._ends_votes(line):
            self._skipping = ""
            self._writer.begin(PartKind.PROPOSAL, "proposal")
            self._writer.add(line)
        elif self._is_foreign(block, position):
            self._skip("votes" if is_vote_table(line) else "history", line)
        elif not self._skipping:
            self._text(line)

    def _text(self, line: str) -> None:
        """A heading that opens a part, or a line of the part that is open."""
        kind = None
        if not self._writer.is_open(PartKind.APPEAL) and not line.endswith((".", ":", ",")):
            kind = self._writer.may_begin(line, shown=False)
        if kind is not None:
            self._writer.begin(kind, self._writer.side_of(kind, line), line)
        else:
            self._writer.add(line)

    # what is not this decision's text
    def _is_foreign(self, block: Sequence[str], position: int) -> bool:
        """Whether a line begins tables of votes, or decisions before this one, which have a section of their own."""
        line = block[position]
        if is_vote_table(line):
            return True
        at_start = position == 0 or len(self._blocks) == 1
        return at_start and is_earlier_decision(line) and not self._writer.is_open(PartKind.DECISION)

    def _skip(self, what: str, line: str) -> None:
        if not self._skipping:
            message = {
                "votes": "Tables of votes have lost their form in the text and were left out.",
                "history": "The earlier decisions repeated here are not this one and were left out.",
            }[what]
            self._outline.note(line[:60], message, Severity.SKIPPED)
        self._writer.close()
        self._skipping = what

    def _ends_votes(self, line: str) -> bool:
        """Whether the proposal begins below tables of votes."""
        return self._skipping == "votes" and not self._writer.has("proposal") and proposes(line)

    # the appeal
    def _opens_appeal(self, block: Sequence[str], position: int) -> bool:
        line = block[position]
        if self._writer.is_open(PartKind.APPEAL):
            return False
        if heads_instructions(line):
            return True
        below = [*block[position + 1 : position + 3], "", ""]
        if tables().headings.get(folded_words(line)) is PartKind.APPEAL or is_published_line(line, below[0]):
            return not below[0] or heads_instructions(below[0]) or is_published_line(*below[:2])
        return False

    def _appeal(self, line: str) -> None:
        """Begin the appeal at its heading, at the line on its publication, or at its instructions."""
        self._skipping = ""
        is_heading = tables().headings.get(folded_words(line)) is PartKind.APPEAL and not heads_instructions(line)
        self._writer.begin(PartKind.APPEAL, "decision", line if is_heading else "", ours=is_heading)
        if not is_heading:
            self._writer.add(line)

    # the cards
    def _card_heading(self, block: Sequence[str], position: int) -> PartKind | None:
        """The kind of card or list that a line heads; in running text the same words are a heading of its own."""
        kind = tables().headings.get(folded_words(block[position]))
        below = block[position + 1 : position + 3]
        if kind is None or (kind not in CARD_KINDS and kind is not PartKind.ATTACHMENTS) or not below:
            return None
        if kind is PartKind.ATTACHMENTS:
            return kind if self._card is not None and _NUMBERED.match(below[0]) is not None else None
        fits = self._card is not None or not self._writer.is_open() or self._writer.is_open(PartKind.APPEAL)
        return kind if fits or any(is_card_line(line) for line in below) else None

    def _begin_card(self, kind: PartKind, line: str) -> None:
        self._end_card()
        self._writer.begin(kind, "decision", "" if kind is PartKind.SIGNATURE else line, ours=True)
        self._card = kind

    def _end_card(self) -> None:
        """Write what the card says. Below the last one stands what the site says of itself."""
        if self._card is None:
            return
        kind, lines = self._card, self._card_lines
        self._card, self._card_lines = None, []
        own, rest = _attachment_lines(lines) if kind is PartKind.ATTACHMENTS else card_lines(lines, kind)
        self._writer.add(*own)
        self._writer.close()
        if rest:
            self._outline.note(rest[0][:60], "What follows the cards is the site's and was left out.")


def _attachment_lines(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The numbered lines of a list of files as a record writes them, and what follows."""
    found: list[str] = []
    for position, line in enumerate(lines):
        match = _NUMBERED.match(line)
        if match is None:
            return found, list(lines[position:])
        found.append(f"{match[1]} {line[match.end() :]}")
    return found, []
