"""Files that are no minutes, or broken ones: each is refused with a reason and a remedy, and harms nothing else."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from minutes_samples import board, read_all
from minutes_sheets import Head, Sheets
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from converters import minutes
from converters.minutes import paper
from kg.errors import Log, Rejected
from kg.formats import look_of
from kg.reading.killable import Killable
from kg.source import Container, SourceDocument

HEAD = "Helsingin kaupunki Pöytäkirja 8/2015 1 (1)\nKuutamolautakunta\n\nAsia/3\n6.5.2015\n\n"
ITEM = "§ 7\nLadon ovi\n\nHEL 2015-000007 T 10 06 00\n\nPäätös\n\nKuutamolautakunta päätti korjauttaa oven"


def refused(content: bytes, folder: Path) -> str:
    with pytest.raises(Rejected) as caught:
        read_all(content, folder)
    return str(caught.value)


def pictures(pages: int) -> bytes:
    """A PDF as a scanner makes it: a picture a page and no text."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for _ in range(pages):
        canvas.rect(50, 50, 400, 600, fill=1)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def repeated(pages: int) -> bytes:
    """A PDF whose pages are all one and the same, a decision each: many pages in few bytes."""
    lines = [*HEAD.splitlines(), *ITEM.splitlines()]
    drawn = "".join(
        f"BT /{'B' if line == 'Päätös' else 'F'} 11 Tf 1 0 0 1 125 {800 - 14 * number} Tm ({line}) Tj ET\n"
        for number, line in enumerate(line.replace("(", r"\(").replace(")", r"\)") for line in lines)
    ).encode("cp1252")
    fonts = [
        f"<</Type/Font/Subtype/Type1/BaseFont/{name}/Encoding/WinAnsiEncoding>>".encode()
        for name in ("Helvetica", "Helvetica-Bold")
    ]
    kids = " ".join(f"{number + 6} 0 R" for number in range(pages)).encode()
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 5 0 R/Resources<</Font<</F 3 0 R/B 4 0 R>>>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids),
        *fonts,
        b"<</Length %d>>stream\n%s\nendstream" % (len(drawn), drawn),
        *([page] * pages),
    ]
    content, offsets = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        offsets.append(len(content))
        content += b"%d 0 obj%s endobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(content))
    return content + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + trailer


class TestPdf:
    def test_encrypted(self, tmp_path: Path) -> None:
        sheet = Sheets(Head(("Kuutamolautakunta",), "6.5.2015"))
        sheet.text("§ 7")
        message = refused(sheet.pdf(encrypt=StandardEncryption("secret")), tmp_path)
        assert message == "The PDF is encrypted; save it without a password and read that."

    @pytest.mark.parametrize(
        "damage",
        [
            lambda content: content[: len(content) // 2],
            lambda content: content[:9],
            lambda content: content[:20] + bytes(range(256)) * 40,
            lambda content: b"%PDF-1.7\n" + b"startxref\n0\n%%EOF\n",
        ],
        ids=["half", "first line", "noise", "empty"],
    )
    def test_damaged(self, damage: Callable[[bytes], bytes], tmp_path: Path) -> None:
        message = refused(damage(board()), tmp_path)
        assert message == "The file begins like a PDF but is damaged or cut short; fetch it again."

    def test_scanned(self, tmp_path: Path) -> None:
        message = "The PDF has {} and no text, so it is a scanned picture; run text recognition (OCR) on it first."
        assert refused(pictures(3), tmp_path) == message.format("3 pages")
        assert refused(pictures(1), tmp_path) == message.format("1 page")

    def test_a_page_without_text_is_named(self, tmp_path: Path) -> None:
        sheet = Sheets(Head((), city="", paper=""))
        for line in ITEM.split("\n"):
            sheet.text(line, bold=line == "Päätös")
        sheet.page()
        sheet.bare = True
        ((_, issues),) = read_all(sheet.pdf(), tmp_path)
        assert ("page 2", "The page has no text and may be a picture; what it says is missing.") in [
            (issue.place, issue.message) for issue in issues
        ]

    def test_five_thousand_pages_are_read_in_bounded_time(self, tmp_path: Path) -> None:
        path = tmp_path / "minutes.pdf"
        path.write_bytes(repeated(5000))
        start = time.monotonic()
        found = list(minutes.documents(Container(path), Log("", "")))
        assert time.monotonic() - start < 2 * paper.pdf_cells.seconds
        assert [one.fragment for one in found] == [str(number) for number in range(1, 5001)]
        assert minutes.read(found[-1], Log("", "")).case == "HEL 2015-000007"

    @pytest.fixture
    def misbehaving(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
        killable = Killable("tests.converters.minutes.minutes_killable:misbehave", "the PDF", seconds=1)
        monkeypatch.setattr(paper, "pdf_cells", killable)
        yield
        killable.end()

    @pytest.mark.usefixtures("misbehaving")
    @pytest.mark.parametrize(
        ("content", "why"),
        [
            (b"%PDF-1.7 crash", "the PDF makes the parser crash (SIGSEGV); save it again."),
            (b"%PDF-1.7 hang", "parsing the PDF took more than 1 seconds and was stopped; split it, or save it again."),
        ],
    )
    def test_one_that_crashes_or_hangs_the_parser(self, content: bytes, why: str, tmp_path: Path) -> None:
        assert refused(content, tmp_path) == why

    def test_the_next_one_is_read(self, tmp_path: Path) -> None:
        refused(pictures(2), tmp_path)
        assert read_all(board(), tmp_path)[0][0].section == 41


class TestText:
    def test_no_section(self, tmp_path: Path) -> None:
        message = refused((HEAD + "Kokouksen pöytäkirja on jossain muualla.\n").encode(), tmp_path)
        assert (
            message == "The text holds no decision: no § stands on a line above a title and a heading such as Päätös."
        )

    def test_an_agenda(self, tmp_path: Path) -> None:
        text = HEAD.replace("Pöytäkirja", "Esityslista") + ITEM.replace("§ 7\n", "")
        assert minutes.recognises(text.encode())
        message = refused(text.encode(), tmp_path)
        assert message == "The text is an agenda, which decides nothing; read the minutes of that meeting instead."

    def test_cut_in_a_sentence(self, tmp_path: Path) -> None:
        ((record, issues),) = read_all((HEAD + ITEM).encode(), tmp_path)
        assert record.parts[-1].text == "Kuutamolautakunta päätti korjauttaa oven"
        assert [issue.message for issue in issues] == ["The text ends within a sentence; the file may be cut short."]

    def test_cut_before_the_last_page(self, tmp_path: Path) -> None:
        ((_, issues),) = read_all((HEAD.replace("1 (1)", "1 (3)") + ITEM + ".").encode(), tmp_path)
        assert [issue.message for issue in issues] == ["The last head is of page 1 (3); the file may be cut short."]

    def test_cut_before_the_decision(self, tmp_path: Path) -> None:
        text = HEAD + ITEM[: ITEM.index("Päätös")]
        message = "§ 7 has a title and no decision below it; the file may be cut short. Fetch it again."
        assert refused(text.encode(), tmp_path) == message

    def test_without_a_head_what_it_says_is_not_known(self, tmp_path: Path) -> None:
        ((record, issues),) = read_all(f"{ITEM}.".encode(), tmp_path)
        assert (record.section, record.body, record.date, record.meeting) == (7, None, None, None)
        assert [issue.message for issue in issues] == [
            "No page has its running head; who decided and when is not known."
        ]

    def test_a_head_that_contradicts_itself_or_lacks_something(self, tmp_path: Path) -> None:
        ((record, issues),) = read_all((HEAD.replace("8/2015", "8/2014") + ITEM + ".").encode(), tmp_path)
        assert record.meeting is not None
        assert record.meeting.number is None
        assert [issue.message for issue in issues] == [
            "Meeting 8/2014 is not of the year of 2015-05-06; its number was left out."
        ]
        head = HEAD.replace("6.5.2015\n", "").replace("Kuutamolautakunta\n", "")
        ((record, issues),) = read_all((head + ITEM + ".").encode(), tmp_path)
        assert (record.body, record.date, record.item) == (None, None, 3)
        assert [issue.message for issue in issues] == [
            "The running head does not name who decided.",
            "The running head does not name a day.",
        ]

    def test_binary(self) -> None:
        content = b"\x00\x01" + HEAD.encode() + ITEM.encode()
        assert not minutes.recognises(content)
        assert look_of(content) == "is a binary file"

    def test_a_beginning_that_ends_within_a_letter(self) -> None:
        head = HEAD.encode()
        assert minutes.recognises(head[: head.index("ö".encode()) + 1] + b"") is False
        assert minutes.recognises(head + "ö".encode()[:1])

    def test_too_large(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(paper, "LARGEST", 1 << 20)
        message = "The file is larger than 1 MB; read the decisions' own minutes instead."
        assert refused((HEAD + ITEM).encode() + b" " * (1 << 20), tmp_path) == message

    @pytest.mark.parametrize(
        "line",
        ["Pöytäkirjan " + "1" * 5000 + "x", "Helsingin kaupunki " + "a " * 5000, "- " * 20_000, "§ " * 20_000],
    )
    def test_a_hostile_line_takes_no_time(self, line: str, tmp_path: Path) -> None:
        text = f"{HEAD}{ITEM}.\n\nMUUTOKSENHAKUOHJEET\n\n{line}\n{line}\n"
        start = time.monotonic()
        read_all(text.encode(), tmp_path)
        assert time.monotonic() - start < 2

    def test_a_fragment_that_is_not_there(self) -> None:
        document = SourceDocument("minutes", "minutes", "key", (HEAD + ITEM).encode(), "minutes.txt", fragment="9")
        with pytest.raises(Rejected, match=r"holds 1 decision\(s\) and no number 9"):
            minutes.read(document, Log("", ""))
