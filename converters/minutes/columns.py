"""Tables in a PDF: rows of cells, told by where the words stand, for nothing else is left of a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from converters.minutes.hyphens import Joiner
from converters.minutes.lines import Cell, Layout, Line, has_room
from kg.reading import flow_parts

_SAME_COLUMN = 6.0
"""Cells whose left edges are this close, in points, are in one column."""
_ONE_ROW = 0.8
"""Lines less than this many pitches apart stand beside one another: a cell is centred on its neighbour."""
_PADDING = 12.0
"""A cell ends this far, in points, before the next column at the latest."""


_MOST_COLUMNS = 40
LONGEST = 4000
"""Rows of a table beyond which it is none that minutes have."""


def is_extracts_head(line: Line) -> bool:
    """Whether a line heads the table of extracts: recipient, and what is enclosed."""
    return len(line.cells) == 2 and flow_parts.is_extracts_head(line.text)


@dataclass(slots=True)
class _Block:
    """Lines of one column that belong together. top, bottom: baselines of the first and the last, down all pages."""

    top: float
    bottom: float
    lines: list[str]

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class _Row:
    """A row of a table. last: in each column, the line that was read last."""

    y: float
    page: int
    cells: dict[int, list[str]] = field(default_factory=dict)
    last: dict[int, Line] = field(default_factory=dict)


def extracts(lines: Sequence[Line], layout: Layout, joiner: Joiner) -> list[str]:
    """The rows of the table of extracts: recipient, tab, enclosures joined by semicolons."""
    head = next((line for line in lines if is_extracts_head(line)), None)
    split = head.cells[1].x - _SAME_COLUMN if head else layout.right
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        if is_extracts_head(line):
            continue
        before = tuple(cell for cell in line.cells if cell.x < split)
        after = line.cells[len(before) :]
        if before:
            left.append(line.of_cells(before))
        if after:
            right.append(line.of_cells(after))
    recipients = _blocks(left, layout, split - _PADDING + _SAME_COLUMN)
    rows = _enclosed(recipients, _blocks(right, layout, layout.right))
    return [
        f"{joiner.join(recipient.lines)}\t{'; '.join(joiner.join(one.lines) for one in enclosed)}".rstrip("\t")
        for recipient, enclosed in zip(recipients or [_Block(0, 0, [])], rows, strict=True)
    ]


def _blocks(lines: Sequence[Line], layout: Layout, right: float) -> list[_Block]:
    """The entries of one column: a line that is full goes on in the next."""
    steps = [below.y - above.y for above, below in pairwise(lines) if above.page == below.page]
    pitch = min([1.35 * layout.pitch, *steps])
    blocks: list[_Block] = []
    above: Line | None = None
    for line in lines:
        y = line.page * 10_000 + line.y
        if above is None or line.page != above.page:  # a row is not cut by the end of a page, but a long one is
            goes_on = above is not None and (above.text.endswith("-") or line.text[0].islower())
        else:
            full = above.text.endswith("-") or not has_room(above, line, right)
            goes_on = full and line.y - above.y <= 1.1 * pitch
        above = line
        if goes_on:
            blocks[-1].lines.append(line.text)
            blocks[-1].bottom = y
        else:
            blocks.append(_Block(y, y, [line.text]))
    return blocks


def _enclosed(recipients: Sequence[_Block], enclosures: Sequence[_Block]) -> list[list[_Block]]:
    """The enclosures of each recipient, whether the cells of a row begin on one line or are centred on one another."""
    tops = [any(abs(one.top - other.top) < 1 for other in enclosures) for one in recipients]
    begins = any(abs(one.top - enclosures[0].top) < 1 for one in recipients) if enclosures else False
    aligned = begins and 2 * sum(tops) > len(tops)
    rows: list[list[_Block]] = []
    rest = list(enclosures)
    for recipient, following in pairwise(recipients):
        place = sum(one.top < following.top - 1 for one in rest) if aligned else _widest_gap(recipient, following, rest)
        rows.append(rest[:place])
        rest = rest[place:]
    return [*rows, rest]


def _widest_gap(recipient: _Block, following: _Block, enclosures: Sequence[_Block]) -> int:
    """How many enclosures stand above the widest gap between the middles of two recipients."""
    ends = [recipient.top - 1, *(one.bottom for one in enclosures)]
    tops = [*(one.top for one in enclosures), following.bottom + 1]
    gaps = [
        (top - end, -place)
        for place, (end, top) in enumerate(zip(ends, tops, strict=True))
        if top > recipient.middle and end < following.middle
    ]
    return -max(gaps)[1] if gaps else sum(one.top < following.top for one in enclosures)


def stands_beside(line: Line, below: Line, layout: Layout) -> bool:
    """Whether a line stands beside another, a little lower, and not under it."""
    return line.page == below.page and line.x != below.x and 0 < below.y - line.y < _ONE_ROW * layout.pitch


def table_end(lines: Sequence[Line], start: int, layout: Layout) -> int:
    """Where the table ends that begins at a line."""
    columns = [cell.x for cell in lines[start].cells]
    end = start + 1
    if len(columns) == 1:
        columns = _merged(columns, lines[end].cells)
        end += 1
    while end < len(lines):
        above, line = lines[end - 1], lines[end]
        if len(columns) > _MOST_COLUMNS or end - start > LONGEST or bool(line.bold) != bool(above.bold):
            break
        if line.page != above.page or line.y - above.y > 2 * layout.pitch or not _in_table(lines, end, columns, layout):
            break
        columns = _merged(columns, line.cells)
        end += 1
    return end


def _in_table(lines: Sequence[Line], at: int, columns: Sequence[float], layout: Layout) -> bool:
    """Whether a line that follows closely goes on with a table that has these columns."""
    above, line = lines[at - 1], lines[at]
    in_column = any(abs(line.x - x) <= _SAME_COLUMN for x in columns[1:])
    if len(line.cells) > 1 or in_column or stands_beside(above, line, layout):
        return True
    if abs(line.x - columns[0]) > 1.0:
        return False
    label = above.of_cells(above.cells[:1])
    if len(columns) > 1 and abs(label.x - line.x) <= 1.0 and not has_room(label, line, columns[1] - _PADDING / 2):
        return True  # the cell above was full
    following = lines[at + 1 : at + 2]
    return any(
        len(one.cells) > 1 and one.page == line.page and one.y - line.y < 1.2 * layout.pitch for one in following
    )


def _merged(columns: list[float], cells: Sequence[Cell]) -> list[float]:
    new = [cell.x for cell in cells if all(abs(cell.x - x) > _SAME_COLUMN for x in columns)]
    return sorted(columns + new)


def rows(lines: Sequence[Line], layout: Layout, joiner: Joiner) -> list[str]:
    """The rows of a table: cells separated by tabs, a cell's own lines joined."""
    columns: list[float] = []
    for line in lines:
        columns = _merged(columns, line.cells)
    read: list[_Row] = []
    for line in lines:
        _place(line, columns, layout, read)
    return ["\t".join(joiner.join(row.cells.get(column, ())) for column in range(max(row.cells) + 1)) for row in read]


def _place(line: Line, columns: list[float], layout: Layout, read: list[_Row]) -> None:
    """Put the cells of a line into the last row, or into a new one."""
    row = read[-1] if read and read[-1].page == line.page else None
    beside = row is not None and line.y - row.y < _ONE_ROW * layout.pitch
    cells = {min(range(len(columns)), key=lambda number: abs(columns[number] - cell.x)): cell for cell in line.cells}
    if row is None or not (beside or all(_goes_on(row, column, line, columns, layout) for column in cells)):
        row = _Row(line.y, line.page)
        read.append(row)
    row.y = line.y
    for column, cell in cells.items():
        row.cells.setdefault(column, []).append(cell.text)
        row.last[column] = line.of_cells((cell,))


def _goes_on(row: _Row, column: int, line: Line, columns: list[float], layout: Layout) -> bool:
    """Whether a line goes on with the cell above it, which had no room for its first word."""
    above = row.last.get(column)
    if above is None or line.y - above.y > 1.3 * layout.pitch:
        return False
    right = columns[column + 1] - _PADDING / 2 if column + 1 < len(columns) else layout.right
    return above.text.endswith("-") or not has_room(above, line, right)
