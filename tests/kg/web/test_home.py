"""The first page, the lists, the search, and what machines ask."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser
from web_serving import D41, KUNTA, client, model_store

from kg.web.search import Found, Search, fold


def hits(query: str, kind: str = "") -> list[tuple[str, str]]:
    answer = client().get("/search", params={"q": query, "kind": kind})
    assert answer.status_code == 200
    lines = LexborHTMLParser(answer.text).css("ol.rows > li")
    found = [(line.css_first("a"), line.css_first(".flag")) for line in lines]
    return [(str(a.attributes["href"]), flag.text()) for a, flag in found if a is not None and flag is not None]


def test_the_first_page_says_what_there_is() -> None:
    text = client().get("/").text
    assert "Pihlajarannan sillan urakka" in text
    assert "/queries/open-motions" in text
    assert "/id/body/00400" in text
    page = LexborHTMLParser(text)
    counts = {dt.text(): dd.text() for dt, dd in zip(page.css(".counts dt"), page.css(".counts dd"), strict=True)}
    assert counts["decisions päätökset"] == "6"


def test_the_latest_decision_stands_first() -> None:
    dates = [str(time.attributes["datetime"]) for time in LexborHTMLParser(client().get("/decisions").text).css("time")]
    assert dates[:2] == ["2022-03-01", "2022-02-02"]


def test_bodies_are_listed_with_their_gaps() -> None:
    (row,) = [
        row for row in LexborHTMLParser(client().get("/bodies").text).css("tr") if "Kaupunginhallitus" in row.text()
    ]
    assert [cell.text() for cell in row.css("td")][1:] == ["3", "1"]


@pytest.mark.parametrize(
    ("query", "path", "kind"),
    [
        ("puistosilta pihlajarannan", D41, "decision"),
        ("Parkbron", D41, "decision"),
        ("HEL 2021-009999", "/id/case/hel-2021-009999", "case"),
        ("hel-2021-9999", "/id/case/hel-2021-009999", "case"),
        ("§ 41 kaupunginvaltuusto", D41, "decision"),
        ("kaupunginvaltuusto 2.2.2022", D41, "decision"),
        ("2022-03-01", f"{KUNTA}u541000vh91/2022/7", "decision"),
        ("saxholm", "/id/person/tuula-saxholm", "person"),
        ("TUULA SAXHOLM", "/id/person/tuula-saxholm", "person"),
        ("jasen", "/id/person/jaana-jasen", "person"),
        ("stadsstyrelsen", "/id/body/00400", "body"),
        ("penkkeja rantaan", "/id/motion/valtuustoaloite/kaisa-koskela/2022-03-30", "motion"),
        ("esimerkki oy", "/id/organisation/siltarakenne-esimerkki-oy", "organisation"),
        ("410/2015", "/resource?iri=http%3A%2F%2Fdata.finlex.fi%2Feli%2Fsd%2F2015%2F410", "act"),
        ("kuntalaki", "/resource?iri=http%3A%2F%2Fdata.finlex.fi%2Feli%2Fsd%2F2015%2F410", "act"),
    ],
)
def test_a_thing_is_found_by_its_words(query: str, path: str, kind: str) -> None:
    assert (path, kind) in hits(query)[:3]


def test_every_word_must_be_there() -> None:
    assert hits("puistosilta saxholm") == []
    assert hits("xyzzy") == []


def test_a_search_of_one_kind_finds_that_kind() -> None:
    assert {kind for _, kind in hits("kaupunginhallitus", "body")} == {"body"}


@pytest.mark.parametrize("query", ["", "   ", "%", "\x00", "<b>", "a" * 5000, "§", "((("])
def test_whatever_is_searched_for_gets_a_page(query: str) -> None:
    answer = client().get("/search", params={"q": query})
    assert answer.status_code == 200
    assert "<b>" not in answer.text


def test_closer_hits_come_first_and_of_equals_the_latest() -> None:
    entries = [
        (Found("a", "decision", "Koulutus", "fi", "", "2022-01-01"), "Koulutus"),
        (Found("b", "decision", "Koulu", "fi", "", "2020-01-01"), "Koulu"),
        (Found("c", "decision", "Koulu", "fi", "", "2021-01-01"), "Koulu"),
        (Found("d", "decision", "Peruskoulu", "fi", "", "2023-01-01"), "Peruskoulu"),
    ]
    assert [found.iri for found in Search(entries).find("koulu")] == ["c", "b", "a", "d"]


def test_words_are_folded() -> None:
    assert fold("Ääninen Øresund") == "aaninen oresund"


def test_health_says_the_version_and_what_it_holds() -> None:
    said = client().get("/health", None).json()
    about = model_store().current().about
    assert (said["status"], said["version"], said["quads"]) == ("ok", "000001", about["quads"])


def test_robots_keep_out_of_what_is_worked_out_anew() -> None:
    text = client().get("/robots.txt", None).text
    assert "Disallow: /sparql" in text
    assert "Disallow: /\n" not in text


def test_the_first_page_is_not_sent_twice() -> None:
    tag = client().get("/").headers["etag"]
    assert client().get("/", headers={"if-none-match": tag}).status_code == 304


@pytest.mark.parametrize("name", ["style.css", "icon.svg"])
def test_what_every_page_needs_is_there(name: str) -> None:
    answer = client().get(f"/static/{name}", None)
    assert answer.status_code == 200
    assert "max-age" in answer.headers["cache-control"]
    assert "//" not in answer.text.replace("http://www.w3.org/2000/svg", "")  # nothing from elsewhere


@pytest.mark.parametrize("name", ["../app.py", "..%2fapp.py", "app.py", ""])
def test_no_other_file_is(name: str) -> None:
    assert client().get(f"/static/{name}").status_code == 404
