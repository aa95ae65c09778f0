"""The text of a PDF with its places on the page. Runs in a process of its own: what it gives are plain values.

pdfium tells the text of a page in one call; the places are asked for a line or a word, not a letter, at a time. Words
on one baseline make a row, and a row falls into cells where a gap is wider than any space between words.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from converters.minutes.lines import LIST_MARK
from kg.errors import Rejected

PlainCell = tuple[float, float, float, float, float, bool, str]
"""x, baseline from the top, right edge, right edge of the first word, height, bold, text; lengths in points."""
PlainPage = list[PlainCell]

_WORD = re.compile(r"[^ \t\r\n\f\v\x02\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
_LINE = re.compile(r"[^ \t\r\n\f\v\x02\ufffe](?:[^\r\n\x02\ufffe]*[^ \t\r\n\f\v\x02\ufffe])?[\x02\ufffe]?|[\x02\ufffe]")
_HYPHENS = ("\x02", "\ufffe", "\u00ad")
_BOLD = re.compile(rb"bold|black|heavy|demi", re.IGNORECASE)
_FORCE_BOLD = 1 << 18
_BOLD_WEIGHT = 600
_SAME_BASELINE = 0.3
_GAP = 0.9
"""A gap this many line heights wide parts two cells; a space is a quarter."""
_AFTER_MARK = 0.4
_LETTER = 0.62
"""Letters are narrower, in line heights, than this on the average."""
_UPRIGHT = 0.1
_TAIL = 4096
_DAMAGED = "The file begins like a PDF but is damaged or cut short; fetch it again."


class _Word(NamedTuple):
    x: float
    y: float
    right: float
    first: float  # the right edge of its first word, where it is several
    height: float
    start: int  # in the page's characters
    last: int
    line: int  # which line of the stream it stands on
    text: str


def cells(content: bytes) -> list[PlainPage]:
    """The cells of every page, from the top down and left to right. Raises Rejected where it cannot be read."""
    document = _opened(content)
    pages = [_page(document, number) for number in range(len(document))]
    document.close()
    if not any(pages):
        count = f"{len(pages)} page{'s' if len(pages) != 1 else ''}"
        message = (
            f"The PDF has {count} and no text, so it is a scanned picture; run text recognition (OCR) on it first."
        )
        raise Rejected(message)
    return pages


def _opened(content: bytes) -> pdfium.PdfDocument:
    if b"startxref" not in content[-_TAIL:]:  # pdfium would mend it, and what is lost would be lost in silence
        raise Rejected(_DAMAGED)
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if error.err_code in {raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY}:
            message = "The PDF is encrypted; save it without a password and read that."
        else:
            message = _DAMAGED
        raise Rejected(message) from error


def _page(document: pdfium.PdfDocument, number: int) -> PlainPage:
    try:
        page = document[number]
        text = page.get_textpage()
    except pdfium.PdfiumError as error:
        message = f"Page {number + 1} of the PDF is damaged; fetch the file again."
        raise Rejected(message, f"page {number + 1}") from error
    try:
        words = list(_words(text, page.get_height()))
        return [cell for row in _rows(words) for cell in _cells(row, text.raw)]
    finally:
        text.close()
        page.close()


def _characters(text: pdfium.PdfTextPage) -> str:
    """The page's text, a character for each of pdfium's own."""
    whole: str = text.get_text_range()
    count = text.count_chars()
    if len(whole) == count:
        return whole
    codes = (raw.FPDFText_GetUnicode(text.raw, index) for index in range(count))
    return "".join(" " if code == 0 or 0xD800 <= code < 0xE000 else chr(code) for code in codes)


def _words(text: pdfium.PdfTextPage, height: float) -> Iterator[_Word]:
    """The words of a page; a line that is drawn in one piece is taken as one."""
    characters = _characters(text)
    place = _Places(text.raw, height)
    for line, match in enumerate(_LINE.finditer(characters)):
        start, end = match.span()
        whole = place.word(characters, start, end, line)
        if whole is not None and raw.FPDFText_CountRects(text.raw, start, end - start) == 1 and _is_dense(whole):
            first = _WORD.match(characters, start)
            yield whole._replace(first=place.right(first.end() - 1)) if first else whole
            continue
        for word in _WORD.finditer(characters, start, end):
            if (one := place.word(characters, *word.span(), line)) is not None:
                yield one


def _is_dense(line: _Word) -> bool:
    """Whether the letters of a line fill it, so that there is no wide gap in it."""
    return line.right - line.x < _LETTER * line.height * len(line.text)


class _Places:
    """Asks pdfium where the characters of a page stand."""

    def __init__(self, page: object, height: float) -> None:
        self._page = page
        self._height = height
        self._x, self._y, self._box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()

    def right(self, index: int) -> float:
        """The right edge of a character, the space that belongs to it included."""
        raw.FPDFText_GetLooseCharBox(self._page, index, self._box)
        return float(self._box.right)

    def word(self, characters: str, start: int, end: int, line: int) -> _Word | None:
        """The characters from start to end; None where they are drawn without any height."""
        right = self.right(end - 1)
        tall = self._box.top - self._box.bottom
        if tall <= 0:
            return None
        raw.FPDFText_GetCharOrigin(self._page, start, self._x, self._y)
        written = characters[start:end]
        if written[-1] in _HYPHENS:
            written = written[:-1] + "-"
        elif written[-1] == "-" and characters[end : end + 1] == " ":
            written += " "  # a space after it: the hyphen is the word's own
        return _Word(self._x.value, self._height - self._y.value, right, right, tall, start, end - 1, line, written)


def _rows(words: list[_Word]) -> Iterator[list[_Word]]:
    """Words on one baseline, from the top down; a raised or lowered sign stays in its row."""
    row: list[_Word] = []
    for word in sorted(words, key=lambda one: (one.y, one.x)):
        if row and word.y - row[0].y > _SAME_BASELINE * max(row[0].height, word.height):
            yield sorted(row)
            row = []
        row.append(word)
    if row:
        yield sorted(row)


def _cells(row: list[_Word], page: object) -> Iterator[PlainCell]:
    cell = [row[0]]
    for left, right in pairwise(row):
        if _parts(cell, left, right):
            yield from _cell(cell, page)
            cell = []
        cell.append(right)
    yield from _cell(cell, page)


def _parts(cell: list[_Word], left: _Word, right: _Word) -> bool:
    gap = right.x - left.right
    height = max(left.height, right.height)
    if gap > _GAP * height:
        return True
    # the mark of a list item stands further from its text than a word, or is drawn apart from it
    marks = len(cell) == 1 and LIST_MARK.fullmatch(left.text) is not None
    return marks and (gap > _AFTER_MARK * height or left.line != right.line)


def _cell(words: list[_Word], page: object) -> Iterator[PlainCell]:
    if abs(raw.FPDFText_GetCharAngle(page, words[0].start)) > _UPRIGHT:
        return
    bold = _is_bold(page, words[0].start) and _is_bold(page, words[-1].last)
    pieces = [words[0].text]
    for left, right in pairwise(words):
        apart = left.line == right.line or right.x - left.right > 0.1 * left.height
        pieces.append(" " + right.text if apart and not left.text.endswith(" ") else right.text)
    first = words[0]
    height = max(word.height for word in words)
    yield (first.x, first.y, words[-1].right, first.first, height, bold, "".join(pieces))


def _is_bold(page: object, index: int) -> bool:
    flags = ctypes.c_int()
    size = raw.FPDFText_GetFontInfo(page, index, None, 0, flags)
    name = ctypes.create_string_buffer(size)
    raw.FPDFText_GetFontInfo(page, index, name, size, flags)
    if _BOLD.search(name.raw) is not None or flags.value & _FORCE_BOLD:
        return True
    return int(raw.FPDFText_GetFontWeight(page, index)) >= _BOLD_WEIGHT
