"""Makes the PDFs of examples/minutes, in the layout in which the city publishes its minutes.

Run from the repository: `python tests/example_pdfs.py [FOLDER]`. The text is a record's own HTML: of examples/records
by NativeId, or of tests/example_papers for what the story has on paper alone. The same text gives the same bytes.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from selectolax.lexbor import LexborHTMLParser, LexborNode

ROOT = Path(__file__).parent.parent
LEFT, RIGHT, TOP, BOTTOM = 125.0, 525.0, 730.0, 110.0
"""The column of text, in points from the lower left corner."""
SECOND, THIRD, FOURTH = 316.0, 410.0, 488.0
COLUMN = 330.0
"""Where the head's columns begin, and the second one of the table of extracts."""
PLAIN, BOLD = "Helvetica", "Helvetica-Bold"
SIZE, SUBHEADING_SIZE, FOOT_SIZE = 10.5, 9.5, 6.5
LEADING, GAP, INDENT = 14.0, 10.0, 18.0
ROOM_TO_HYPHENATE = 40.0
FOOT = (
    ("Postiosoite", "Käyntiosoite", "Puhelin", "Y-tunnus", "Tilinro"),
    ("PL 1", "Pohjoisesplanadi 11-13", "+358 9 310 1641", "0201256-6", "FI0680001200062637"),
    ("00099 HELSINGIN KAUPUNKI", "Helsinki 17", "Faksi", "", "Alv.nro"),
    ("kaupunginkanslia@hel.fi", "http://www.hel.fi/kaupunginkanslia", "", "", "FI02012566"),
)
FOOT_AT = (121.0, 224.0, 350.0, 414.0, 456.0)
SYLLABLE = re.compile(r"(?<=[a-zåäö]{2})(?=[bcdfghjklmnpqrstvwxz][aeiouyåäö][a-zåäö])")


@dataclass(frozen=True)
class Item:
    """One § of the minutes. source: a NativeId of examples/records, or a file of tests/example_papers."""

    source: str
    mark: str | None = None


@dataclass(frozen=True)
class Minutes:
    """A file of minutes: path of bodies in its head, meeting's number, its day, its items."""

    name: str
    path: tuple[str, ...]
    number: str
    day: str
    items: tuple[Item, ...]


MINUTES = (
    Minutes(
        "kaupunginvaltuusto-2022-84.pdf",
        ("Kaupunginvaltuusto",), "6/2022", "30.3.2022",
        (Item("E0840330-2022-4000-8000-000000000084", "Asia/9"),),
    ),
    Minutes(
        "kaupunginhallitus-2023-45.pdf",
        ("Kaupunginhallitus",), "3/2023", "23.1.2023",
        (Item("E0450123-2023-4000-8000-000000000045", "Asia/12"),),
    ),
    Minutes(
        "kulttuuri-ja-vapaa-aikalautakunta-2022-8-9.pdf",
        ("Kulttuuri- ja vapaa-aikalautakunta",), "2/2022", "25.1.2022",
        (Item("kulttuuri-2022-8.json", "Asia/4"), Item("kulttuuri-2022-9.json", "Asia/5")),
    ),
    Minutes(
        "kasvatuksen-ja-koulutuksen-toimialajohtaja-2022-11.pdf",
        ("Kasvatuksen ja koulutuksen toimiala", "Kasvatuksen ja koulutuksen toimialajohtaja"), "", "2.2.2022",
        (Item("E0110202-2022-4000-8000-000000000011"),),
    ),
)  # fmt: skip


@dataclass(frozen=True)
class Block:
    """A paragraph. second: what stands beside it in the table of extracts; gap: the room above it."""

    text: str
    font: str = PLAIN
    size: float = SIZE
    gap: float = GAP
    indent: float = 0.0
    second: tuple[str, ...] = ()
    heads: bool = False


@dataclass(frozen=True)
class Placed:
    """A line where it stands on its page. y: from the bottom."""

    x: float
    y: float
    text: str
    font: str
    size: float


def make(folder: Path) -> list[Path]:
    """Write every PDF into a folder."""
    return [write(minutes, folder / minutes.name) for minutes in MINUTES]


def write(minutes: Minutes, path: Path) -> Path:
    canvas = Canvas(str(path), pagesize=A4, invariant=1, pageCompression=0)
    canvas.setTitle("Pöytäkirja")
    for item in minutes.items:
        pages = list(laid_out(list(blocks(item))))
        for number, lines in enumerate(pages, start=1):
            for line in lines:
                canvas.setFont(line.font, line.size)
                canvas.drawString(line.x, line.y, line.text)
            draw_head_and_foot(canvas, minutes, item, f"{number} ({len(pages)})")
            canvas.showPage()
    canvas.save()
    return path


def draw_head_and_foot(canvas: Canvas, minutes: Minutes, item: Item, page: str) -> None:
    y = A4[1] - 40
    canvas.setFont(BOLD, SIZE)
    canvas.drawString(121, y, "Helsingin kaupunki")
    canvas.setFont(PLAIN, SIZE)
    for x, text in ((SECOND, "Pöytäkirja"), (THIRD, minutes.number), (FOURTH, page)):
        canvas.drawString(x, y, text)
    for row, name in enumerate(minutes.path, start=1):
        canvas.drawString(121, y - row * LEADING, name)
    marks = [*([item.mark] if item.mark else []), minutes.day]
    for row, text in enumerate(marks, start=len(minutes.path) + 1):
        canvas.drawString(SECOND, y - row * LEADING, text)
    canvas.setFont(PLAIN, FOOT_SIZE)
    for row, texts in enumerate(FOOT):
        for x, text in zip(FOOT_AT, texts, strict=True):
            canvas.drawString(x, 70 - row * 10, text)


# the text
def blocks(item: Item) -> Iterator[Block]:
    """The paragraphs of one §: the decision without its instructions for appeal, the proposal, the instructions."""
    record = _record(item.source)
    decision = list(_paragraphs(record["Content"]))
    cut = next((at for at, one in enumerate(decision) if one.heads and one.text == "Muutoksenhaku"), len(decision))
    after = next((at for at in range(cut + 1, len(decision)) if decision[at].heads), len(decision))
    signed = next((at for at in range(after, len(decision)) if decision[at].text == SIGNED), len(decision))
    yield from decision[:cut]
    yield from decision[after:signed]
    if record["Motion"]:
        yield from _paragraphs(record["Motion"])
    yield from decision[cut:after]
    yield from decision[signed + 1 :]


SIGNED = "Päätös on sähköisesti allekirjoitettu."


def _record(source: str) -> dict[str, str]:
    if source.endswith(".json"):
        found: dict[str, str] = json.loads((ROOT / "tests/example_papers" / source).read_text(encoding="utf-8"))
        return found
    listed = json.loads((ROOT / "examples/records/decisions.json").read_text(encoding="utf-8"))["decisions"]
    return next(one for one in listed if one["NativeId"] == f"{{{source}}}")


def _paragraphs(html: str) -> Iterator[Block]:
    body = LexborHTMLParser(html).body
    assert body is not None
    yield from _below(body)


def _below(node: LexborNode) -> Iterator[Block]:
    """The paragraphs in an element. One that holds others is only walked through."""
    for child in node.iter():
        if child.tag == "table":
            yield from (_row(row) for row in child.css("tbody tr"))
        elif child.tag in {"div", "section"} and any(one.tag in HOLDS for one in child.iter()):
            yield from _below(child)
        else:
            yield from _lines(child)


HOLDS = {"div", "section", "p", "table", "h1", "h3", "h4"}


def _lines(node: LexborNode) -> Iterator[Block]:
    """A heading or a paragraph; what a break parts stands close below."""
    known = bool(node.attributes.get("class"))
    for number, html in enumerate(re.split(r"<br\s*/?>", node.inner_html or "")):
        text = " ".join(LexborHTMLParser(html).text().split()).replace("@", "(a)")
        if not text:
            continue
        if node.tag == "h1" or (node.tag == "h3" and known):
            yield Block(text, BOLD, heads=node.tag == "h3")
        elif node.tag in {"h3", "h4"}:
            yield Block(text, BOLD, SUBHEADING_SIZE)
        else:
            yield Block(text, gap=0.0 if number or (node.tag == "div" and not known) else GAP)


def _row(row: LexborNode) -> Block:
    """A row of the table of extracts, or words that a table sets in."""
    cells = [" ".join(cell.text().split()) for cell in row.css("td")]
    if not cells[0]:
        return Block(cells[1], indent=INDENT)
    return Block(cells[0], second=tuple(one.text(strip=True) for one in row.css("td:last-child div")))


# the lines
def laid_out(found: list[Block]) -> Iterator[list[Placed]]:
    """The lines of each page. A page ends where it is full, also within a sentence."""
    page: list[Placed] = []
    y = TOP
    for at, block in enumerate(found):
        y -= block.gap
        rows = list(_rows(block))
        if block.second and not (at and found[at - 1].second):
            rows.insert(0, [(LEFT, "Ote"), (COLUMN, "Otteen liitteet")])
        for row in rows:
            below = y - LEADING
            if below < BOTTOM + (3 * LEADING if block.font == BOLD else 0):
                yield page
                page, below = [], TOP - LEADING
            y = below
            page += [Placed(x, y, text, block.font, block.size) for x, text in row]
    yield page


def _rows(block: Block) -> Iterator[list[tuple[float, str]]]:
    """The rows of a paragraph, or of a line of the table of extracts: cells with their places."""
    right = COLUMN - 12 if block.second else RIGHT
    first = list(_broken(block.text, right - LEFT - block.indent, block.font, block.size))
    second = [line for text in block.second for line in _broken(text, RIGHT - COLUMN, block.font, block.size)]
    for at in range(max(len(first), len(second))):
        row = [(LEFT + block.indent, first[at])] if at < len(first) else []
        yield row + ([(COLUMN, second[at])] if at < len(second) else [])


def _broken(text: str, width: float, font: str, size: float) -> Iterator[str]:
    """Lines that fit a width; where much room is left, a word is divided."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if stringWidth(longer, font, size) <= width:
            line = longer
            continue
        head = ""
        if width - stringWidth(line, font, size) > ROOM_TO_HYPHENATE:
            head = next((part for part in _heads(word) if stringWidth(f"{line} {part}-", font, size) <= width), "")
        yield f"{line} {head}-" if head else line
        line = word[len(head) :]
    yield line


def _heads(word: str) -> Iterator[str]:
    """What of a word may stand before a hyphen, the longest first."""
    if word.isalpha():
        yield from (word[: found.start()] for found in reversed(list(SYLLABLE.finditer(word))))


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "examples/minutes"
    for made in make(target):
        print(made)
