"""Lines of minutes, whatever they were read from: with their places on the page (a PDF), or without (a saved text)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import median

from converters.minutes.tables import tables
from kg.reading.flow import is_section_line
from kg.reading.parts import kind_of

Plain = tuple[float, float, float, float, float, bool, str]
"""A cell as converters.minutes.pdf gives it."""

_NAMES = re.compile(
    r"(?:[A-ZÅÄÖÉÜØŠŽ][\w'’.-]*|af|von|van|de|der|la|ja|och)(?: (?:[A-ZÅÄÖÉÜØŠŽ][\w'’.-]*|af|von|van|de|der|la))*"
)
LIST_MARK = re.compile(r"[•·▪●◦‣–-]|\(?(?:\d{1,3}|[a-zåäö])[.)]")
"""What stands before an item of a list, apart from its text."""
_APART = 1.3
"""A line this many pitches below another does not stand directly under it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of words without a wide gap. first: the right edge of its first word; lengths in points."""

    x: float
    right: float
    first: float
    bold: bool
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line. text: its cells separated by tabs; page: from 0.

    y: of the baseline, from the top of the page, height: of its letters; both 0 in a saved text, which has no cells.
    apart: whether in a saved text an empty line parts it from the line above; bold: None where nothing tells.
    """

    text: str
    page: int
    y: float = 0.0
    height: float = 0.0
    apart: bool = False
    bold: bool | None = None
    cells: tuple[Cell, ...] = ()

    @property
    def x(self) -> float:
        return self.cells[0].x

    @property
    def right(self) -> float:
        return self.cells[-1].right

    @property
    def first_width(self) -> float:
        """How wide the first word is."""
        return self.cells[0].first - self.cells[0].x

    def of_cells(self, cells: tuple[Cell, ...]) -> Line:
        """The same line with some of its cells alone."""
        return replace(self, text="\t".join(c.text for c in cells), bold=all(c.bold for c in cells), cells=cells)


@dataclass(frozen=True, slots=True)
class Layout:
    """What the lines of a PDF have in common. right: the margin of its running text; pitch: of its lines;
    height: of its letters; shows_headings: whether bold type tells its headings.
    """

    right: float
    pitch: float
    height: float
    shows_headings: bool


def page_lines(page: Sequence[Plain], number: int) -> list[Line]:
    """The lines of one page: its cells by baseline. What stands beside a heading in the margin is a line of its own."""
    lines: list[Line] = []
    for y, row in groupby(_on_baselines(page), key=lambda one: one[0]):
        plain = [cell for _, cell in row]
        cells = tuple(Cell(cell[0], cell[2], cell[3], cell[5], " ".join(cell[6].split(" "))) for cell in plain)
        whole = Line("", number, y, max(cell[4] for cell in plain)).of_cells(cells)
        lines.extend(_beside_heading(whole))
    return lines


def _on_baselines(page: Sequence[Plain]) -> Iterator[tuple[float, Plain]]:
    """Each cell with the baseline of its row: cells come row by row, and in a row from left to right."""
    y, x = -1.0, 0.0
    for cell in page:
        if cell[0] <= x or abs(cell[1] - y) > 0.3 * cell[4]:
            y = cell[1]
        x = cell[0]
        yield y, cell


def _beside_heading(line: Line) -> list[Line]:
    first = line.cells[0]
    if len(line.cells) > 1 and (is_section_line(first.text) or (first.bold and not line.bold and kind_of(first.text))):
        return [line.of_cells(line.cells[:1]), line.of_cells(line.cells[1:])]
    return [line]


def layout_of(lines: Sequence[Line]) -> Layout:
    """The margin, the pitch and the letters of running text, as most lines of a PDF have them."""
    running = [line for line in lines if len(line.cells) == 1 and not line.bold] or list(lines)
    if not running:
        return Layout(0.0, 1.0, 1.0, shows_headings=False)
    steps = [
        below.y - above.y
        for above, below in pairwise(running)
        if above.page == below.page and 0 < below.y - above.y < 2 * above.height
    ]
    height = median(line.height for line in running)
    rights = sorted(line.right for line in running)
    return Layout(
        right=rights[-1 - len(rights) // 200],  # a line in a hundred may run out of the text
        pitch=median(steps) if steps else height,
        height=height,
        shows_headings=any(line.bold and kind_of(line.text) for line in lines),
    )


def is_apart(above: Line, below: Line, layout: Layout) -> bool:
    """Whether a gap parts two lines of a PDF, one below the other on one page."""
    taller = max(1.0, above.height / layout.height, below.height / layout.height)
    return not 0 <= below.y - above.y <= _APART * layout.pitch * taller


def has_room(above: Line, below: Line, right: float) -> bool:
    """Whether the first word of a line would have fitted on the line above, which then ended where it was meant to."""
    return above.right + 0.28 * above.height + below.first_width < right - 1


def is_vote_line(above: str, below: str) -> bool:
    """Whether two lines tell a vote, each line a paragraph: what a side stands for, a count, the names below it."""
    votes = tables().votes
    return votes.match(below) is not None or is_count(above)


def is_count(text: str) -> bool:
    """Whether a line says how many voted so, and the names of those follow."""
    return tables().votes.match(text) is not None and text.rstrip()[-1:].isdigit()


def are_names(text: str) -> bool:
    """Whether a line is part of a list of people's names."""
    return all(_NAMES.fullmatch(piece.strip()) for piece in text.strip(" ,.").split(","))
