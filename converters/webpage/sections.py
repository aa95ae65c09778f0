"""Which part a heading opens, and whose it is: the order in which a page shows the parts of a decision.

The decision stands first, then what the presenter proposed, then how to appeal. What is decided, handled or proposed
is said once, so the same words further down are a heading inside a part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from converters.webpage.outline import Outline, Section
from converters.webpage.tables import folded_words, tables
from kg.reading.flow_parts import is_capital_heading
from kg.reading.parts import kind_of
from kg.record import PartKind, Side

_PRESENTERS = re.compile(r"esittelijän|föredragandens", re.IGNORECASE)
_DECISIONS = re.compile(r"(?:päätöksen|lausunnon|esityksen)\b|besluts?|motivering\w* till", re.IGNORECASE)
_COMMON = frozenset({"ehdotus", "förslag", "liite", "bilaga", "ote"})
"""Words that open a part only where the layout shows a heading."""
_DATE_AT_END = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}\.?$")
_LONGEST_DATE_LINE = 100


@dataclass(slots=True)
class _Open:
    """The part that is being read."""

    kind: PartKind
    side: Side
    heading: str
    ours: bool
    lines: list[str] = field(default_factory=list)


class SectionWriter:
    """Puts headings and lines together into the sections of an outline."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self._open: _Open | None = None
        self._begun: set[tuple[Side, PartKind]] = set()

    def is_open(self, *kinds: PartKind) -> bool:
        return self._open is not None and self._open.kind in kinds

    def has(self, side: Side, *kinds: PartKind) -> bool:
        """Whether a side has a part of one of the kinds, begun or ended; any part where none is named."""
        return any(at == side and (not kinds or kind in kinds) for at, kind in self._begun)

    @property
    def heading(self) -> str:
        """Of the part that is open."""
        return self._open.heading if self._open is not None else ""

    def begin(self, kind: PartKind, side: Side, heading: str = "", *, ours: bool = False) -> None:
        self.close()
        self._begun.add((side, kind))
        self._open = _Open(kind, side, heading, ours)

    def add(self, *lines: str) -> None:
        """Add lines to the part that is open; text outside any part is kept as one of its own."""
        if not lines:
            return
        if self._open is None:
            self.outline.note(lines[0][:40], "Text stands outside any section; it was kept.")
            self.begin(PartKind.OTHER, "decision")
        if self._open is not None:
            self._open.lines.extend(lines)

    def close(self) -> None:
        """End the part that is open; one that is there already word by word is not said twice."""
        part, self._open = self._open, None
        if part is not None and part.kind is PartKind.APPEAL:
            part.lines = take_published(self.outline, part.lines)
        if part is None or not part.lines:
            return
        section = Section(part.kind, part.side, part.heading, tuple(part.lines), part.ours)
        if section in self.outline.sections:
            self.outline.note(part.heading, "The page has this section twice; it was read once.")
        else:
            self.outline.sections.append(section)

    def may_begin(self, words: str, *, shown: bool) -> PartKind | None:
        """The kind of part that words open here, or None where they are a heading inside one, or no heading.

        shown: whether the layout shows them as a heading.
        """
        kind = kind_of(words)
        if kind is None or (not shown and folded_words(words) in _COMMON):
            return None
        match kind:
            case PartKind.DECISION:
                fits = not self.has("decision", kind) and not self.has("proposal")
            case PartKind.HANDLING:
                fits = not self.has("decision", kind) and not self.has("proposal")
            case PartKind.PROPOSAL:
                fits = not self.has("proposal", kind)
            case PartKind.REASONS | PartKind.SUMMARY:
                side = self.side_of(kind, words)
                fits = not self.has(side, kind) and not self.has(side, PartKind.REASONS)
            case _:
                fits = shown and not self.has("decision", kind)
        return kind if fits else None

    def side_of(self, kind: PartKind, words: str, *, folded: bool = False) -> Side:
        """Whose a part is. folded: it stands in a section that opens and closes, as the proposal's parts do."""
        if kind is PartKind.PROPOSAL or (kind is PartKind.REASONS and _PRESENTERS.match(words)):
            return "proposal"
        if kind is PartKind.REASONS and _DECISIONS.match(words):
            return "decision"
        if kind in {PartKind.REASONS, PartKind.SUMMARY, PartKind.OTHER}:
            proposed = folded or self.has("proposal")
            return "proposal" if proposed and not self.has("decision", PartKind.APPEAL) else "decision"
        return "decision"


def heads_instructions(line: str) -> bool:
    """Whether a line is the heading in capitals of instructions for appeal: "MUUTOKSENHAKUKIELTO"."""
    return is_capital_heading(line) or (line.isupper() and kind_of(line) is PartKind.APPEAL)


def is_published_line(line: str, below: str = "") -> bool:
    """Whether a line says when the decision was made public: "Päätös tullut nähtäväksi 07.12.2021".

    below: the next line. Right above the instructions for appeal no other line ends in a day.
    """
    if len(line) > _LONGEST_DATE_LINE or _DATE_AT_END.search(line) is None:
        return False
    words = line.casefold()
    return heads_instructions(below) or any(word in words for word in tables().published)


def take_published(outline: Outline, lines: Iterable[str]) -> list[str]:
    """The lines of an appeal without the one that says when the decision was made public, which goes to its field."""
    rest = list(lines)
    if rest and not outline.published and is_published_line(*rest[:2]):
        outline.published = rest.pop(0)
    return rest
