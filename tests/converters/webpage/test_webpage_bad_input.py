"""What is no page, or a broken one: a reason in one sentence and what to do, never a wrong decision or a crash."""

from __future__ import annotations

import time

import pytest
from webpage_samples import PARK, as_html, as_text, read, stated, told

from converters import webpage
from kg.errors import Rejected
from kg.reading.killable import Killable

PAGE = as_html(PARK)
TEXT = as_text(PARK)
SENTENCE = "<p>Kaupunginhallitus merkitsi"
CANONICAL = '<head><link rel="canonical" href="https://paatokset.hel.fi/fi/asia/hel-2021-009999">'


def with_inside(html: str) -> str:
    """The page with something more within the decision."""
    assert SENTENCE in PAGE
    return PAGE.replace(SENTENCE, html + SENTENCE, 1)


# not a page of a decision


@pytest.mark.parametrize("content", ["", " \n\n", "\ufeff"])
def test_nothing(content: str) -> None:
    assert not webpage.recognises(content.encode())
    with pytest.raises(Rejected, match="save the page again"):
        read(content)


def test_a_page_of_another_site() -> None:
    html = (
        "<!DOCTYPE html><html><head><title>Uutiset</title></head><body><h1>17. / 885 §</h1><p>Päätös</p></body></html>"
    )
    assert not webpage.recognises(html.encode())
    with pytest.raises(Rejected, match=r"shows no decision.*save the page again"):
        read(html)


def test_a_cookie_wall_saved_as_a_page() -> None:
    wall = "<h2>Hel.fi käyttää evästeitä</h2><button>Hyväksy</button>"
    html = f"<!DOCTYPE html><html>{CANONICAL}</head><body>{wall}</body></html>"
    assert webpage.recognises(html.encode())
    with pytest.raises(Rejected, match=r"had not loaded.*save the page again"):
        read(html)


def test_a_page_whose_text_had_not_come() -> None:
    start = PAGE.index("imported-content") + len('imported-content">')
    with pytest.raises(Rejected, match=r"no text below it.*save it again"):
        read(PAGE[:start] + "</div></div></body></html>")


@pytest.mark.parametrize("content", [PAGE, TEXT], ids=["page", "text"])
def test_no_section(content: str) -> None:
    with pytest.raises(Rejected, match=r'"17. / 885 §".*save the (whole )?page again'):
        read(content.replace("Asia 17. / 885 §", ""))


def test_no_title() -> None:
    with pytest.raises(Rejected, match="no title"):
        read(PAGE.replace(f"<h2>{PARK.title}</h2>", "<h2></h2>"))


# the same page, twice


def test_two_pages_with_other_banners_are_one_decision() -> None:
    cookies = '<div class="eu-cookie-compliance-banner"><h2>Hel.fi käyttää evästeitä</h2><p>Lisätietoja</p></div>'
    trouble = '<section class="announcement"><h3>Päätös</h3><p>Puhelinvaihteessa on häiriö.</p></section>'
    assert read(as_html(PARK, banner=cookies))[0] == read(as_html(PARK, banner=trouble))[0] == read(PAGE)[0]
    assert read(f"Hel.fi käyttää evästeitä\n\nHyväksy\n\n{TEXT}")[0] == read(TEXT)[0]


# cut


def test_a_page_cut_in_the_middle_says_so() -> None:
    page, issues = read(PAGE[: PAGE.index("Kaisa Koivu")])
    assert told(page)[:4] == stated(PARK)[:4]
    assert any("may have been cut" in issue.message for issue in issues)


def test_a_text_cut_in_the_middle_says_so() -> None:
    page, issues = read(TEXT[: TEXT.index("Valaisimia")])
    assert told(page) == [stated(PARK)[0], (*stated(PARK)[1][:3], stated(PARK)[1][3].split("\n")[0])]
    assert any("may have been cut" in issue.message for issue in issues)


def test_a_text_cut_within_a_letter_says_so() -> None:
    raw = TEXT.encode()
    at = raw.index("hyväksyi".encode()) + len(b"hyv") + 1
    page, issues = read(raw[:at])
    assert page.parts[-1].text.endswith("hyv")
    assert "in the middle of a letter" in issues[0].message


# made to do harm


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 100_000,
        "<div>" * 100_000 + "</div>" * 100_000,
        "<svg>" + "<g>" * 100_000,
        "<b>" * 100_000,
        "<div><p>" * 50_000,
    ],
    ids=["open", "closed", "drawing", "inline", "paragraphs"],
)
def test_html_nested_too_deeply_is_refused_at_once(html: str) -> None:
    begun = time.perf_counter()
    with pytest.raises(Rejected, match=r"nested more than 200 levels deep.*save it again"):
        read(with_inside(html))
    assert time.perf_counter() - begun < 5


def test_comments_and_scripts_do_not_nest() -> None:
    inside = "<!-- " + "<div>" * 300 + " --><script>" + "'<div>'," * 300 + "</script>"
    assert read(with_inside(inside))[0] == read(PAGE)[0]


def test_many_elements_without_an_end_do_not_nest() -> None:
    page, _ = read(with_inside("<p>Rivi" * 300 + "<br>" * 300))
    assert page.parts[1].text.count("Rivi") == 300


def test_html_that_keeps_the_parser_busy_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    impatient = Killable("converters.webpage.html:outline_of", "the page", seconds=1)
    monkeypatch.setattr(webpage, "_parsed_apart", impatient)
    attributes = " ".join(f"a{number}" for number in range(600_000))
    try:
        with pytest.raises(Rejected, match="took more than 1 second"):
            read(with_inside(f"<p {attributes}>"))
        large = with_inside("<p>Rivi</p>" * 20_000)
        assert read(large)[0].parts[1].text.count("Rivi") == 20_000
    finally:
        impatient.end()


def test_20_megabytes_of_html_are_refused() -> None:
    with pytest.raises(Rejected, match=r"larger than 16 MB.*save it as HTML only"):
        read(PAGE.encode() + b"<p>x</p>" * 2_500_000)


# encodings


@pytest.mark.parametrize("content", [PAGE, TEXT], ids=["page", "text"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be-bom"])
def test_a_mark_tells_the_encoding(content: str, encoding: str) -> None:
    raw = b"\xfe\xff" + content.encode("utf-16-be") if encoding == "utf-16-be-bom" else content.encode(encoding)
    assert webpage.recognises(raw[: 16 * 1024])
    page, issues = read(raw)
    assert (page, issues) == read(content)


@pytest.mark.parametrize("charset", ["iso-8859-1", "latin1", "windows-1252", "iso-8859-15"])
def test_a_page_says_its_encoding(charset: str) -> None:
    raw = PAGE.replace('charset="utf-8"', f'charset="{charset}"').encode(charset)
    assert webpage.recognises(raw)
    assert read(raw)[0] == read(PAGE)[0]


@pytest.mark.parametrize(
    "content", [PAGE.replace('<meta charset="utf-8">', ""), PAGE, TEXT], ids=["none", "wrong", "text"]
)
def test_latin_1_that_is_not_declared_is_read_and_told(content: str) -> None:
    raw = content.encode("latin-1")
    assert webpage.recognises(raw)
    page, issues = read(raw)
    assert page == read(content)[0]
    assert "was read as windows-1252" in issues[0].message


@pytest.mark.parametrize("content", [PAGE, TEXT], ids=["page", "text"])
def test_damaged_utf_8_is_refused(content: str) -> None:
    raw = content.encode()
    at = raw.index(b"Kaupunginhallitus merkitsi")
    with pytest.raises(Rejected, match=rf"byte {at}.*damaged.*save it again"):
        read(raw[:at] + b"\xff\xfe" + raw[at:])
