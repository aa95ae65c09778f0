"""A file of minutes, PDF or saved text, as its decisions: their paragraphs and what the head of their page says."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from converters.minutes.heads import Head, begins, is_foot, is_page_number, read_head
from converters.minutes.hyphens import Joiner
from converters.minutes.items import Item, Items, split
from converters.minutes.lines import Layout, Line, layout_of, page_lines
from converters.minutes.paragraphs import paragraphs
from converters.minutes.saved import saved_pages
from converters.minutes.setting import set_paragraphs, widest_line
from kg.errors import Rejected
from kg.reading.flow import Paragraph
from kg.reading.killable import Killable

Pages = list[tuple[Head | None, list[Line]]]

PDF = b"%PDF-"
LARGEST = 64 << 20
"""Bytes. The minutes of a whole meeting are a tenth of it."""
_HEAD_FROM_TOP = 3
"""A page's head begins within its first lines."""
_KEPT = 2
"""So many files are kept read: a file's decisions are asked for one after another."""

pdf_cells = Killable("converters.minutes.pdf:cells", "the PDF")


@dataclass(slots=True)
class Paper:
    """A file of minutes. joiner, layout, widest: how its lines are joined; without_text: the pages without, from 1;
    cut_after: the last head, where it says that more pages follow.
    """

    found: Items
    joiner: Joiner
    layout: Layout | None
    widest: float = 0.0
    without_text: list[int] = field(default_factory=list)
    cut_after: Head | None = None

    @property
    def items(self) -> list[Item]:
        return self.found.items

    def paragraphs(self, item: Item) -> list[Paragraph]:
        """A decision's paragraphs, its instructions for appeal from the closing last."""
        made = self._made(item.lines)
        for instructions in item.appeal:
            made += self._made(instructions)
        return made

    def _made(self, lines: list[Line]) -> list[Paragraph]:
        if self.layout is not None:
            return paragraphs(lines, self.layout, self.joiner)
        return set_paragraphs(lines, self.joiner, self.widest)


@lru_cache(maxsize=_KEPT)
def read_paper(content: bytes) -> Paper:
    """The decisions of a file. Raises Rejected where it holds none, or is no minutes."""
    if len(content) > LARGEST:
        message = f"The file is larger than {LARGEST >> 20} MB; read the decisions' own minutes instead."
        raise Rejected(message)
    is_pdf = content.startswith(PDF)
    pages = _pdf_pages(content) if is_pdf else saved_pages(decoded(content) or "")
    what = "PDF" if is_pdf else "text"
    if any(head is not None and head.paper == "agenda" for head, _ in pages):
        message = f"The {what} is an agenda, which decides nothing; read the minutes of that meeting instead."
        raise Rejected(message)
    found = split(pages)
    if not found.items:
        message = f"The {what} holds no decision: no § stands on a line above a title and a heading such as Päätös."
        raise Rejected(message)
    lines = [line for _, kept in pages for line in kept]
    paper = Paper(found, Joiner([line.text for line in lines]), layout_of(lines) if is_pdf else None)
    if is_pdf:
        paper.without_text = [number for number, (head, kept) in enumerate(pages, start=1) if head is None and not kept]
    else:
        paper.widest = widest_line(lines)
    last = next((head for head, _ in reversed(pages) if head is not None), None)
    if last is not None and last.page is not None and last.pages is not None and last.page < last.pages:
        paper.cut_after = last
    return paper


def decoded(content: bytes) -> str | None:
    """The text of a file, in UTF-8 or as Windows saves it; None where it is no text."""
    if b"\x00" in content:
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":  # the beginning of a longer text
            return content[: error.start].decode("utf-8-sig")
        return content.decode("cp1252", "replace")


def _pdf_pages(content: bytes) -> Pages:
    """The pages of a PDF: head, and lines without head and foot."""
    pages: Pages = []
    for number, cells in enumerate(pdf_cells(content)):
        lines = page_lines(cells, number)
        foot = next((at for at in range(len(lines)) if is_foot(lines, at)), len(lines))
        start = next((at for at in range(min(_HEAD_FROM_TOP, foot)) if begins(lines, at)), None)
        if start is None:
            pages.append((None, lines[:foot]))
        else:
            head, end = read_head(lines, start)
            pages.append((head, [*(line for line in lines[:start] if not is_page_number(line)), *lines[end:foot]]))
    return pages
