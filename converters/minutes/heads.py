"""Running heads and feet: they are told by their form, taken out of the text, and read for what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from converters.minutes.hyphens import Joiner
from converters.minutes.lines import Line
from converters.minutes.tables import tables
from kg.reading.flow import is_section_line
from kg.reading.notation import day_of, meeting_number, number_line

_NUMBER = re.compile(r"\d{1,3}\s?/\s?\d{4}")
_PAGE = re.compile(r"(\d{1,4})|(?:(\d{1,4})\s*)?\((\d{1,4})\)")
_PAPER = re.compile(r"([^\d()]+?)(?:\s+(\d{1,3}\s?/\s?\d{4}))?(?:\s+(\d{0,4}\s*\(?\d{0,4}\)?))?")
_MARK = re.compile(r"([A-ZÅÄÖa-zåäö]{1,10})\s?/\s?(\d{1,3})")
_CELLS = re.compile(r"\t|(?<=\S) +(?=[A-ZÅÄÖ]\w{0,9}/\d{1,3}(?:\s|$)|\d{1,2}\.\d{1,2}\.\d{4}$)")
_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}")
_LONGEST = 14
_LONGEST_PATH = 7
_LONGEST_NAME = 120
_WIDE = 2.6
"""A name so many line heights below the rest of a head is none of its."""
_JOINER = Joiner(())
_FOOT = re.compile(r"(?:postiosoite|postadress)(?:\s+(?:käyntiosoite|besöksadress)\b.*)?", re.IGNORECASE)
_FOOT_NEXT = re.compile(r"(?:postiosoite\s+)?käyntiosoite|(?:postadress\s+)?besöksadress", re.IGNORECASE)
_VAT = re.compile(r"FI\d{8}\s*$")
_FOOT_LINE = re.compile(
    r"P[LB] \d|\d{5} HELSING|(?:@|\(a\))hel\.fi|https?:|www\.|\b(?:Faksi|Fax)\b|Alv\.?\s?nro|Moms"
    r"|Y-tunnus|FO-nummer|FI\d{8}"
)
_FOOT_LINES = 25
_FOOT_COLUMN = 8
"""Where a program reads the foot column by column, the next column's heading is no further down."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a page says.

    paper: "minutes" or "agenda"; number: the meeting's in its year; mark: "Asia/17", "Kj/7"; item: its number;
    path: the units down to who decides; page: of pages; of_presenter: whether the mark numbers the items of one
    presenter, and not the meeting's.
    """

    paper: str
    path: tuple[str, ...]
    number: int | None = None
    date: date | None = None
    mark: str | None = None
    item: int | None = None
    page: int | None = None
    pages: int | None = None
    year: int | None = None
    of_presenter: bool = False


def is_page_number(line: Line) -> bool:
    """Whether a line is a page's number alone, which may not fit beside the rest of the head."""
    return _PAGE.fullmatch(line.text) is not None


def is_foot(lines: Sequence[Line], at: int) -> bool:
    """Whether the foot of a page, with the city's addresses, begins at a line."""
    text = lines[at].text.replace("\t", " ")
    if _FOOT.fullmatch(text) is None:
        return False
    return any(_FOOT_NEXT.match(line.text.replace("\t", " ")) for line in lines[at : at + _FOOT_COLUMN])


def foot_end(lines: Sequence[Line], at: int) -> int:
    """Where the foot of a saved text ends that begins at a line."""
    below = lines[at : at + _FOOT_LINES]
    for count, line in enumerate(below, start=1):
        if _VAT.search(line.text) and not any(begins(lines, at + other) for other in range(1, count)):
            return at + count
    end = at + 1
    while end < len(lines) and not lines[end].apart and _FOOT_LINE.search(lines[end].text):
        end += 1
    return end


def begins(lines: Sequence[Line], at: int) -> bool:
    """Whether a running head begins at a line: "Helsingin kaupunki Pöytäkirja 45/2021 2 (2)"."""
    pieces = _pieces(lines[at])
    if pieces is None:
        return False
    if any(piece.casefold() in tables().papers for piece in pieces):
        return True
    # the names of the units may come before the word for the paper
    return not pieces and any(_of_paper(line.text) for line in lines[at + 1 : at + _LONGEST_PATH])


def _pieces(line: Line) -> list[str] | None:
    """What stands after the city on the first line of a head; None where it is no such line."""
    text = line.text.replace("\t", " ")
    city = tables().cities.match(text)
    if city is None:
        return None
    rest = text[city.end() :].strip()
    return (_of_paper(rest) or None) if rest else []


def _of_paper(text: str) -> list[str]:
    """What the paper is, the meeting's number and the page, where a text is nothing else."""
    found = _PAPER.fullmatch(text)
    if found is None or found[1].casefold() not in tables().papers:
        return []
    return [piece for piece in found.groups() if piece]


class _Reading:
    """A head while its lines are read."""

    def __init__(self) -> None:
        self.paper: str | None = None
        self.number: int | None = None
        self.year: int | None = None
        self.date: date | None = None
        self.mark: str | None = None
        self.item: int | None = None
        self.of_presenter = False
        self.path: list[str] = []
        self.page: int | None = None
        self.pages: int | None = None
        self._x: float | None = None

    def take(self, text: str, x: float | None, *, names: bool) -> bool:
        """Read one piece; whether it belongs to a head. names: whether a name may stand here."""
        if (pieces := _of_paper(text)) and (len(pieces) > 1 or text != pieces[0]):
            return all(self.take(piece, x, names=False) for piece in pieces)
        if pieces:
            self.paper = tables().papers[text.casefold()]
        elif _NUMBER.fullmatch(text):
            met = meeting_number(text)
            self.number, self.year = met or (None, None)
        elif _DAY.fullmatch(text):
            self.date = day_of(text)
        elif mark := _MARK.fullmatch(text):
            self.mark = text
            self.item = int(mark[2])
            self.of_presenter = mark[1].casefold() not in tables().item_marks
        elif page := _PAGE.fullmatch(text):
            self.page = int(page[1] or page[2]) if page[1] or page[2] else self.page
            self.pages = int(page[3]) if page[3] else self.pages
        else:
            if not names or len(text) > _LONGEST_NAME or (x is not None and self._x is not None and x > self._x + 20):
                return False
            self._x = x if self._x is None else self._x
            self._name(text)
        return True

    def _name(self, text: str) -> None:
        """A unit of the path, or the rest of one that did not fit on its line."""
        if self.path and (text[0].islower() or self.path[-1].casefold().endswith(tables().joining)):
            self.path[-1] = _JOINER.join([self.path[-1], text])
        else:
            self.path.append(text)

    def head(self) -> Head:
        return Head(
            paper=self.paper or "minutes",
            path=tuple(self.path),
            number=self.number,
            date=self.date,
            mark=self.mark,
            item=self.item,
            of_presenter=self.of_presenter,
            page=self.page,
            pages=self.pages,
            year=self.year,
        )


def read_head(lines: Sequence[Line], at: int) -> tuple[Head, int]:
    """The head that begins at a line, and where it ends: after its date or, where it has none, its last line."""
    reading = _Reading()
    for piece in _pieces(lines[at]) or []:
        reading.take(piece, None, names=False)
    end = at + 1
    while end < min(len(lines), at + _LONGEST) and reading.date is None:
        line = lines[end]
        if is_section_line(line.text) or number_line(line.text) is not None or is_foot(lines, end):
            break
        names = not reading.path or not (line.apart or line.y - lines[end - 1].y > _WIDE * line.height)
        cells: list[tuple[str, float | None]] = [(cell.text, cell.x) for cell in line.cells]
        cells = cells or [(text, None) for text in _CELLS.split(line.text) if text]
        if not all(reading.take(text, x, names=names) for text, x in cells):
            break
        end += 1
    return reading.head(), end
