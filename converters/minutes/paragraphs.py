"""The lines of one decision in a PDF as paragraphs: by gaps, indents, bold type, list marks and early line ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from converters.minutes.columns import LONGEST, extracts, is_extracts_head, rows, stands_beside, table_end
from converters.minutes.hyphens import Joiner
from converters.minutes.lines import LIST_MARK, Layout, Line, has_room, is_apart, is_vote_line
from kg.reading.flow import Paragraph, is_section_line
from kg.reading.notation import number_line
from kg.reading.parts import kind_of
from kg.record import PartKind

_DASH = re.compile(r"[-–•] ?\S")
_NUMBERED = re.compile(r"(\d{1,3})[ \t]")
_FILES = frozenset({PartKind.ATTACHMENTS, PartKind.SUPPLEMENTS})
_ENTRIES = _FILES | {PartKind.CONTACTS, PartKind.PRESENTER}
_INDENT = 3.0
_SMALLER = 0.95


def paragraphs(lines: Sequence[Line], layout: Layout, joiner: Joiner) -> list[Paragraph]:
    """The paragraphs of one decision, from its § on."""
    builder = _Builder(lines, layout, joiner)
    builder.build()
    return builder.made


class _Builder:
    def __init__(self, lines: Sequence[Line], layout: Layout, joiner: Joiner) -> None:
        self.made: list[Paragraph] = []
        self._lines = lines
        self._layout = layout
        self._joiner = joiner
        self._open: list[Line] = []
        self._marked = False
        self._kind: PartKind | None = None
        sizes = [line.height for line in lines if line.bold and kind_of(line.text) is not None]
        self._heading_height = max(sizes, default=0.0)

    def build(self) -> None:
        position = 0
        while position < len(self._lines):
            line = self._lines[position]
            if is_extracts_head(line) or (self._open and bool(self._open[-1].bold) != bool(line.bold)):
                self._close()
            if self._kind is PartKind.EXTRACTS and self._in_table(line):
                position = self._extracts(position)
            elif self._kind not in _ENTRIES and self._begins_table(position):
                position = self._table(position)
            else:
                self._take(line)
                position += 1
        self._close()

    def _begins_table(self, position: int) -> bool:
        """Whether a line has several cells, or the next one stands beside it."""
        line = self._lines[position]
        if len(line.cells) > 1:
            return not self._is_item(line)
        following = self._lines[position + 1 : position + 2]
        return bool(following) and stands_beside(line, following[0], self._layout)

    def _in_table(self, line: Line) -> bool:
        return not line.bold or is_extracts_head(line)

    def _extracts(self, start: int) -> int:
        """The table of extracts reaches down to the next heading, or to a wide gap: what follows signs the decision."""
        self._close()
        end = start + 1
        while end < len(self._lines) and self._in_table(self._lines[end]):
            above, line = self._lines[end - 1], self._lines[end]
            far = line.page == above.page and line.y - above.y > 3 * self._layout.pitch
            if far or end - start > LONGEST:
                self._kind = None
                break
            end += 1
        for row in extracts(self._lines[start:end], self._layout, self._joiner):
            self.made.append(Paragraph(row, heading=False))
        return end

    def _table(self, start: int) -> int:
        self._close()
        end = table_end(self._lines, start, self._layout)
        for row in rows(self._lines[start:end], self._layout, self._joiner):
            self.made.append(Paragraph(row, heading=False))
        return end

    def _is_item(self, line: Line) -> bool:
        return len(line.cells) == 2 and LIST_MARK.fullmatch(line.cells[0].text) is not None

    def _take(self, line: Line) -> None:
        """Add a line to the paragraph that is open, or open one with it."""
        marked = self._is_item(line)
        if marked and self._kind not in _FILES:
            line = line.of_cells(line.cells[1:])
        if self._open and (marked or self._begins(self._open[-1], line)):
            self._close()
        if not self._open:
            self._marked = marked
        self._open.append(line)

    def _begins(self, above: Line, line: Line) -> bool:
        """Whether a line begins a paragraph."""
        if any(is_section_line(one.text) or number_line(one.text) is not None for one in (above, line)):
            return True
        on_page = above.page == line.page
        if is_apart(above, line, self._layout) if on_page else abs(line.x - above.x) > _INDENT:
            return True
        if above.text.endswith("-"):
            return False
        if is_vote_line(above.text, line.text) or has_room(above, line, self._layout.right):
            return True
        if self._kind in _FILES and (number := _NUMBERED.match(line.text)):
            return int(number[1]) == self._next_number()
        dashes = _DASH.match(self._open[0].text) or above.text.endswith((":", ";", ".", ","))
        return bool(_DASH.match(line.text) and dashes) or (on_page and self._is_indented(line))

    def _next_number(self) -> int:
        own = _NUMBERED.match(self._open[0].text)
        return int(own[1]) + 1 if own else 1

    def _is_indented(self, line: Line) -> bool:
        """Whether a line stands further left, or further right, than the lines of the paragraph do."""
        if len(self._open) == 1:  # the first line of a paragraph may stand alone, or hang
            return self._marked and line.x < self._open[0].x - _INDENT
        return abs(line.x - self._open[-1].x) > _INDENT

    def _close(self) -> None:
        lines, self._open = self._open, []
        if not lines:
            return
        text = self._joiner.join(line.text.replace("\t", " ") for line in lines)
        heading = self._heading(lines[0]) if self._layout.shows_headings else None
        self.made.append(Paragraph(text, heading))
        if heading is not False:
            self._kind = kind_of(text) or (None if heading else self._kind)

    def _heading(self, line: Line) -> bool:
        return bool(line.bold) and line.height >= _SMALLER * self._heading_height
