"""Minutes set as PDFs, the way the city's papers look: every matter and every private name is invented.

A tilde in a text is where a word may be divided.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

LEFT, RIGHT, TOP, BOTTOM = 125.0, 525.0, 720.0, 90.0
SIZE, PITCH = 11.0, 12.7
FOOT = (
    ("Postiosoite", "Käyntiosoite", "Puhelin", "Y-tunnus", "Tilinro"),
    ("PL 1", "Pohjoisesplanadi 11-13", "+358 9 310 1641", "0201256-6", "FI0680001200062637"),
    ("00099 HELSINGIN KAUPUNKI", "Helsinki 17", "Faksi", "", "Alv.nro"),
    ("kaupunginkanslia@hel.fi", "http://www.hel.fi/kaupunginkanslia", "", "", "FI02012566"),
)


@dataclass
class Head:
    """What stands at the top of every page."""

    body: tuple[str, ...]
    date: str = ""
    number: str = ""
    mark: str = ""
    city: str = "Helsingin kaupunki"
    paper: str = "Pöytäkirja"


@dataclass
class Sheets:
    """Paper to write on. head_last: heads and feet come after the text in the file, as some programs put them;
    bare: there are none.
    """

    head: Head
    head_last: bool = False
    bare: bool = False
    _pages: list[tuple[Head, list[tuple[float, float, str, float, str]]]] = field(default_factory=list)
    _y: float = 0.0

    def __post_init__(self) -> None:
        self.page()

    def page(self, head: Head | None = None) -> None:
        self._pages.append((head or self.head, []))
        self.head = head or self.head
        self._y = TOP

    def _draw(self, x: float, text: str, *, bold: bool = False, size: float = SIZE) -> None:
        self._pages[-1][1].append((x, self._y, "Helvetica-Bold" if bold else "Helvetica", size, text))

    def _down(self, by: float) -> None:
        self._y -= by
        if self._y < BOTTOM:
            self.page()

    def text(self, text: str, *, x: float = LEFT, bold: bool = False, size: float = SIZE, right: float = RIGHT) -> None:
        """A paragraph; a newline in it ends a line early."""
        for part in text.split("\n"):
            for line in wrapped(part, right - x, "Helvetica-Bold" if bold else "Helvetica", size):
                self._draw(x, line, bold=bold, size=size)
                self._down(PITCH * size / SIZE)
        self._down(PITCH)

    def heading(self, text: str) -> None:
        self.text(text, bold=True)

    def title(self, text: str) -> None:
        self.text(text, bold=True, size=13)

    def item(self, mark: str, text: str) -> None:
        """An item of a list, its mark standing out on the left."""
        self._draw(LEFT + 14, mark)
        for line in wrapped(text, RIGHT - LEFT - 30, "Helvetica", SIZE):
            self._draw(LEFT + 30, line)
            self._down(PITCH)

    def file(self, number: str, title: str) -> None:
        """An attachment: its number, and its title hanging beside it."""
        self._draw(LEFT, number)
        for line in wrapped(title, RIGHT - LEFT - 18, "Helvetica", SIZE):
            self._draw(LEFT + 18, line)
            self._down(PITCH)

    def space(self) -> None:
        self._down(PITCH)

    def row(self, *cells: tuple[float, str], bold: bool = False) -> None:
        for x, cell in cells:
            self._draw(x, cell, bold=bold)
        self._down(PITCH)

    def beside(self, margin: float, heading: str, text: str) -> None:
        """A heading in the margin, and its text on the same line."""
        self._draw(margin, heading, bold=True)
        self.text(text)

    def extracts(self, *rows: tuple[str, tuple[str, ...]]) -> None:
        """The table of extracts: the cells of a row begin on one line, an empty line between enclosures."""
        self.row((LEFT, "Ote"), (LEFT + 200, "Otteen liitteet"))
        for recipient, enclosures in rows:
            lines = [
                line
                for enclosure in enclosures
                for line in [*wrapped(enclosure, RIGHT - LEFT - 200, "Helvetica", SIZE), ""]
            ]
            for number, line in enumerate(lines or [""]):
                first = [(LEFT, recipient)] if number == 0 else []
                self.row(*first, *([(LEFT + 200, line)] if line else []))
        self.space()

    def pdf(self, encrypt: object = None) -> bytes:
        buffer = io.BytesIO()
        canvas = Canvas(buffer, pagesize=A4, encrypt=encrypt)
        for number, (head, words) in enumerate(self._pages, start=1):
            if not self.head_last and not self.bare:
                self._furniture(canvas, head, number)
            for x, y, font, size, text in words:
                canvas.setFont(font, size)
                canvas.drawString(x, y, text)
            if self.head_last and not self.bare:
                self._furniture(canvas, head, number)
            canvas.showPage()
        canvas.save()
        return buffer.getvalue()

    def _furniture(self, canvas: Canvas, head: Head, number: int) -> None:
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(LEFT - 4, 800, head.city)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(330, 800, head.paper)
        canvas.drawString(410, 800, head.number)
        canvas.drawString(480, 800, f"{number} ({len(self._pages)})")
        for row, name in enumerate(head.body, start=1):
            canvas.drawString(LEFT - 4, 800 - 13 * row, name)
        canvas.drawString(330, 800 - 13 * 3, head.mark)
        canvas.drawString(330, 800 - 13 * 4, head.date)
        canvas.setFont("Helvetica", 7)
        for row, words in enumerate(FOOT):
            for x, word in zip((121, 225, 348, 412, 453), words, strict=True):
                canvas.drawString(x, 60 - 9 * row, word)


def wrapped(text: str, width: float, font: str, size: float) -> list[str]:
    """The lines of a paragraph; a word is divided at a tilde where it does not fit."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        rest = word
        while rest:
            candidate = f"{line} {rest}".strip() if line else rest
            if stringWidth(candidate.replace("~", ""), font, size) <= width:
                line, rest = candidate.replace("~", ""), ""
                continue
            head, rest = _divided(line, rest, width, font, size)
            lines.append(head)
            line = ""
    return [*lines, line] if line else lines


def _divided(line: str, word: str, width: float, font: str, size: float) -> tuple[str, str]:
    """The full line with as much of a word as fits, and the rest of the word."""
    pieces = word.split("~")
    for count in range(len(pieces) - 1, 0, -1):
        begun = "".join(pieces[:count])
        joint = "" if begun.endswith("-") else "-"
        if stringWidth(f"{line} {begun}{joint}".strip(), font, size) <= width:
            return f"{line} {begun}{joint}".strip(), "~".join(pieces[count:])
    return (line, word) if line else (word, "")
