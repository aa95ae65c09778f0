"""Pages that are none of these, or are broken: each is refused with a reason, and nothing hangs."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from legacypage_samples import COMMITTEE, HEAD, TEXT, page, read_bytes, text_of

from converters import legacypage
from kg.errors import Log, Rejected
from kg.reading.killable import Killable
from kg.record import PartKind
from kg.source import HEAD_BYTES, Container

AHJO = '<html><body><div class="Asiapykala">§ 7</div><div class="DnroTmuoto">{}</div></body></html>'


@pytest.fixture(autouse=True)
def _ended() -> Iterator[None]:
    yield
    legacypage.parse.end()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b" \n",
        b"{}",
        b"%PDF-1.4",
        b"<html><body></body></html>",
        "\n".join((*HEAD, *TEXT)).encode(),  # the text of minutes as saved is another converter's
        page("Helsingin kaupunki", "Pöytäkirjat", "Uutiset"),
        page("Espoon kaupunki", "Pöytäkirja", "§ 7", "12/10.02.03/2020"),
        page("§ 7", "Laiturin nimi", "HEL 2014-009123"),
        page(*TEXT, head='<link rel="canonical" href="https://paatokset.hel.fi/fi/asia/hel-2014-009123">'),
        page(*HEAD, *TEXT).replace(b"<p>", b'<p class="issue__text">'),
        AHJO.format("HEL 2014-009123 T 10 03 03").encode(),
        b"<" * HEAD_BYTES,
        b"<b>" * (HEAD_BYTES // 3),
    ],
)
def test_what_is_no_such_page_is_not_recognised(content: bytes) -> None:
    assert not legacypage.recognises(content[:HEAD_BYTES])


def test_a_page_without_running_head_is_recognised_by_its_numbers() -> None:
    assert legacypage.recognises(page(*TEXT))


def rejected(content: bytes) -> str:
    with pytest.raises(Rejected) as caught:
        read_bytes(content)
    return str(caught.value)


def test_no_section() -> None:
    assert "No § stands above the title" in rejected(page(*HEAD, *TEXT[1:]))
    assert "No § stands above the title" in rejected(page())


def test_a_section_of_the_text_is_not_the_decisions() -> None:
    assert "No § stands above the title" in rejected(page(*HEAD, *TEXT[1:], "Voimaan tulevat:", "§ 12"))


def test_no_text() -> None:
    assert "no text under it" in rejected(page(*HEAD, *TEXT[:3]))


def test_cut_in_the_middle() -> None:
    content = COMMITTEE.read_bytes()
    assert "ends before its closing tag" in rejected(content[: len(content) // 2])


def test_a_wrong_declaration() -> None:
    content = page(*HEAD, *TEXT, head='<meta charset="utf-8">').decode().encode("latin-1")
    assert "says its encoding is utf-8 and is not UTF-8 at byte" in rejected(content)
    assert "says its encoding is koi8-r and is not" in rejected(content.replace(b"utf-8", b"koi8-r"))


@pytest.mark.parametrize("declared", ["", '<meta charset="iso-8859-1">'])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "windows-1252"])
def test_an_encoding_that_is_not_declared_or_was_left_by_a_browser(encoding: str, declared: str) -> None:
    content = page(*HEAD, *TEXT, head=declared).decode().encode(encoding)
    assert legacypage.recognises(content[:HEAD_BYTES])
    assert text_of(read_bytes(content)[0], PartKind.DECISION) == TEXT[-1]


def test_utf_16_is_not_recognised() -> None:
    assert not legacypage.recognises(page(*HEAD, *TEXT).decode().encode("utf-16"))


def test_deep_nesting_is_refused() -> None:
    assert "nested too deeply" in rejected(page(*HEAD, *TEXT, "<div>" * 3000))


def test_a_page_that_holds_the_parser_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """The parser takes time by the square of the depth: two megabytes of this hold it for minutes."""
    monkeypatch.setattr(legacypage, "parse", Killable(legacypage.parse.function, "the page", seconds=1))
    started = time.monotonic()
    assert "took more than 1 seconds and was stopped" in rejected(page(*HEAD, *TEXT, "<div>" * 400_000))
    assert time.monotonic() - started < 10
    assert read_bytes(page(*HEAD, *TEXT))[0].section == 77
    legacypage.parse.end()


def test_a_page_larger_than_any_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "large.html"
    path.write_bytes(page(*HEAD, *TEXT) + b" " * legacypage.LARGEST)
    log = Log("", "")
    assert not list(legacypage.documents(Container(path), log))
    assert [issue.message for issue in log.issues] == ["The page is larger than 8 MB and was left out."]


def test_scripts_and_comments_are_no_text() -> None:
    record, _ = read_bytes(page(*HEAD, *TEXT, "<script>§ 9</script><!-- § 10 --><style>p {}</style>Lisäksi."))
    assert text_of(record, PartKind.DECISION) == f"{TEXT[-1]}\nLisäksi."
