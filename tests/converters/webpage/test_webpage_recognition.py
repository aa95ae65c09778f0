"""What is a page of the site, or the text of one, and what is not."""

from __future__ import annotations

import pytest
from webpage_samples import CHROMES, PARK, Chrome, as_html, as_text

from converters import webpage

HEAD = 16 * 1024


def recognised(content: str) -> bool:
    return webpage.recognises(content.encode()[:HEAD])


@pytest.mark.parametrize("layout", [2021, 2023, 2025])
@pytest.mark.parametrize("chrome", CHROMES, ids=lambda chrome: chrome.language)
def test_a_page(layout: int, chrome: Chrome) -> None:
    assert recognised(as_html(PARK, chrome, layout=layout))


@pytest.mark.parametrize(
    "mark",
    [
        '<link rel="canonical" href="https://paatokset.hel.fi/fi/asia/hel-2021-009999?paatos=x">',
        '<link href="https://paatokset.hel.fi/sv/arende/hel-2021-009999" rel="canonical" />',
        '<meta property="og:url" content="https://paatokset.hel.fi/en/case/hel-2021-009999">',
        '<meta content="https://paatokset.hel.fi/en/case/hel-2021-009999" property="og:url">',
        "<!-- saved from url=(0057)https://paatokset.hel.fi/fi/asia/hel-2021-009999 -->",
    ],
)
def test_a_page_whose_head_fills_the_beginning_is_known_by_its_address(mark: str) -> None:
    html = f'<!DOCTYPE html><html lang="fi"><head>{mark}<style>{".a{{color:red}}" * 4000}</style></head><body></body>'
    assert recognised(html)
    assert not recognised(html.replace(mark, ""))


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.org/paatokset.hel.fi",
        "https://paatokset.example.org/fi",
        "https://www.hel.fi/fi/paatoksenteko",
    ],
)
def test_an_address_elsewhere_is_no_mark(address: str) -> None:
    assert not recognised(f'<!DOCTYPE html><html><head><link rel="canonical" href="{address}"></head><body></body>')


def test_a_link_to_the_site_is_no_mark() -> None:
    assert not recognised('<html><body><p>Lue <a href="https://paatokset.hel.fi/fi">päätös</a>.</p></body></html>')


def test_classes_within_styles_and_scripts_are_no_mark() -> None:
    inside = '.issue__title{} <div class="issue__title">'
    assert not recognised(
        f"<html><head><style>{inside}</style><script>var a = '{inside}'</script></head><body><p>x</p>"
    )


def test_a_page_of_minutes_without_classes_is_not_ours() -> None:
    html = "<html><body><p>Helsingin kaupunki</p><p>Pöytäkirja</p><p>§ 885</p><p>Leikkipuisto</p><p>Päätös</p></body>"
    assert not recognised(html)


@pytest.mark.parametrize("title_first", [False, True])
@pytest.mark.parametrize("chrome", CHROMES, ids=lambda chrome: chrome.language)
def test_a_saved_text(title_first: bool, chrome: Chrome) -> None:
    assert recognised(as_text(PARK, chrome, title_first=title_first))
    assert recognised(as_text(PARK, chrome, title_first=title_first, close=False))
    assert recognised(as_text(PARK, chrome, title_first=title_first).replace("\n", "\r\n"))


def test_minutes_as_text_are_not_ours() -> None:
    minutes = (
        "Helsingin kaupunki\nPöytäkirja\n45/2021\n1 (3)\nKaupunginhallitus\nAsia/17\n22.11.2021\n§ 885\n"
        "Leikkipuiston valot\nHEL 2021-009999 T 00 00 03\nPäätös\nKaupunginhallitus merkitsi tiedoksi selvityksen.\n"
    )
    assert not recognised(minutes)
    assert not recognised(minutes.replace("Pöytäkirja\n", ""))
    assert not recognised(minutes.replace(" T 00 00 03", ""))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Kauppalista\n\nmaitoa\n",
        "Kuntalain 136 §\n\nTähän päätökseen ei saa hakea muutosta.\n",
        "885 §\n\nLeikkipuiston valot\n\nPäätös\n\nAsia päätettiin.\n",
        '{"title": "17. / 885 §"}',
    ],
)
def test_other_texts_are_not_ours(text: str) -> None:
    assert not recognised(text)


def test_any_bytes_are_answered() -> None:
    for head in (b"\xff\xfe", b"\x00" * 100, b"\xfe\xff\x00", bytes(range(256)) * 8, "§".encode()[:1]):
        assert not webpage.recognises(head)
