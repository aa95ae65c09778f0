"""What each kind of page shows of the model, and that every page holds together."""

from __future__ import annotations

from collections import Counter, deque
from urllib.parse import urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser
from web_serving import D41, D885, KUNTA, client

KAISA = "/id/motion/valtuustoaloite/kaisa-koskela/2022-03-30"
MATTI = "/id/motion/valtuustoaloite/matti-mallikas/2021-09-15/hel-2021-009999"


def words(path: str) -> str:
    """The text of a page, spaces folded."""
    answer = client().get(path)
    assert answer.status_code == 200, answer.text
    body = LexborHTMLParser(answer.text).css_first("main")
    assert body is not None
    return " ".join(body.text(separator=" ").split())


SAID = {
    D41: (
        "Pihlajarannan puistosilta",
        "Parkbron i Rönnstranden",
        "2.2.2022",
        "§ 41",
        "HEL 2021-009999",
        "Jaa (yes) 3",
        "Ei (no) 2",
        "Tyhjä (blank) 1",
        "stood for: Silta rakennetaan.",
        "Rannan valtuustoryhmä (2)",
        "Pekka Puhuja",
        "1 250 000,50 €",
        "within 30 days",
        "Siltasuunnitelma",
        "JulkL (621/1999) 24.1 § 20 k",
        "decision based on it",
        "answered here, after 140 days",
        "Sillan naapurit",
        "Tilastokeskus",
        "Pihlajaranta",
        "Cite it",
        "d30cb12358f85937e3e10ee90e426cdd051716190e628585bba8328de2442ccd",
    ),
    D885: (
        "Toivomusponsi ihmiskaupan uhrien auttamisesta",
        "noted (merkitty tiedoksi)",
        "as proposed",
        "Tuula Saxholm presenter",
        "vs. kansliapäällikkö",
        "acting",
        "Sami Sarvilinna",
        "in the proposal",
        "hallintosääntö 30 luku 14 §",
        "appeal prohibited (muutoksenhakukielto)",
        "Kansliapäällikkö 3.11.2021 § 228",
        "text not here",
        "Ponnen ehdottaja",
        "answered here, after 159 days",
    ),
    KUNTA + "u541000vh91/2022/7": ("900 000 €", "50 000 €", "a recipient who is not named here", "within 14 days"),
    KUNTA + "kaupunginhallitus/hel-2021-009999/23": ("not as proposed", "Proposal on the agenda", "Known gaps", ": 24"),
    "/id/meeting/00400202203-item-5/proposal": ("Proposal on an agenda", "Veikko Valmistelija", "Decision made on it"),
    "/id/person/aino-esimerkki": (
        "Aino Esimerkki",
        "Kaupunginvaltuusto member",
        "Saaren valtuustoryhmä",
        "mover",
        "Ei (no)",
        "2.2.2022",
    ),
    "/id/person/kaisa-koskela": ("deputy member", "Jaa (yes)", "Penkkejä rantaan"),
    "/id/body/00400": ("Kaupunginhallitus", "Stadsstyrelsen", "2022 2 1 24", "Salassa pidettävä"),
    "/id/body/00400?year=2021": ("Toivomusponsi ihmiskaupan uhrien auttamisesta",),
    "/id/post/U02100VH2": ("Kansliapäällikkö", "Tuula Saxholm", "Liisa Laatija 2 times"),
    MATTI: ("Silta Pihlajarantaan", "Submitted", "15.9.2021", "after 140 days", "Treated in", "Also known as"),
    KAISA: ("Penkkejä rantaan", "Answer vastaus none found"),
    "/id/motion/toivomusponsi/eva-biaudet/2021-06-16/hel-2021-007461": ("Adopted", "16.6.2022", "after 159 days"),
    "/eli/sd/2015/410/pykala/135": ("kuntalaki 135 §", "410/2015", "1 decision or proposal cites this very place", "“"),
    "/eli/sd/1999/132/pykala/52": ("52 §", "52 § 1 mom. 2 kohta", "No decision here cites this very place"),
    "/resource?iri=http://data.finlex.fi/eli/sd/1999/132": ("52 § 3 mom. 2 decisions", "132/1999"),
    "/id/organisation/siltarakenne-esimerkki-oy": ("company", "Pihlajarannan sillan urakka", "Decisions sent to it"),
    "/id/case/hel-2021-009999": (
        "Pihlajarannan silta",
        "resolved",
        "Ratkaistu",
        "Siltasuunnitelma",
        "proposal on an agenda",
    ),
    "/id/meeting/02900202202": ("Kaupunginvaltuusto 2/2022 2.2.2022", "Pihlajarannan puistosilta", "for Rauha Rinne"),
    "/id/meeting/00400202204": ("cancelled",),
    "/def": ("gap kg:Gap", "The § number whose decision is missing."),
    "/def/role/presenter": ("presenter (esittelijä)", "What points to it"),
    "/id/gap/kaupunginhallitus/2022/24": ("§ 24 (missing)",),
}


@pytest.mark.parametrize("path", SAID)
def test_the_page_says(path: str) -> None:
    text = words(path).replace("\u00a0", " ")
    for said in SAID[path]:
        assert said in text


def test_facts_lead_to_their_words_in_the_text() -> None:
    page = LexborHTMLParser(client().get(D885).text)
    links = {link.text(): str(link.attributes["href"]) for link in page.css("a.quote")}
    assert links["“Tuula Saxholm”"] == "#char=180,193"
    (mark,) = [m for m in page.css("mark") if m.attributes.get("id") == "char=180,193"]
    assert mark.text() == "Tuula Saxholm"
    assert mark.attributes["class"] == "k-person"
    (link,) = mark.css("a")
    assert link.attributes["href"] == "/id/person/tuula-saxholm"


def test_the_quotes_of_a_text_that_is_not_shown_lead_to_its_own_page() -> None:
    page = LexborHTMLParser(client().get(D885).text)
    (href,) = [str(a.attributes["href"]) for a in page.css("a.quote") if "Kuntalaki 136" in a.text()]
    path, _, anchor = href.partition("#")
    assert path.startswith(f"{D885}/fin/page/")
    assert f'id="{anchor}"' in client().get(path).text


def test_every_kind_of_mark_is_in_the_legend_and_each_mark_leads_somewhere() -> None:
    page = LexborHTMLParser(client().get(D41).text)
    legend = {str(mark.attributes["class"]) for mark in page.css(".legend mark")}
    marks = page.css(".text mark")
    assert {str(mark.attributes["class"]).split()[0] for mark in marks} == legend
    assert len(legend) >= 8
    assert all(mark.css("a[href]") for mark in marks)


def test_finnish_and_swedish_words_say_which_they_are() -> None:
    page = LexborHTMLParser(client().get(D41).text)
    assert page.css_first("html").attributes["lang"] == "en"  # type: ignore[union-attr]
    assert page.css_first(".text").attributes["lang"] == "fi"  # type: ignore[union-attr]
    assert [node.text() for node in page.css('.second [lang="sv"]')] == ["Parkbron i Rönnstranden"]


def test_the_texts_have_pages_of_their_own() -> None:
    page = LexborHTMLParser(client().get(D41).text)
    (swedish,) = {h.partition("#")[0] for a in page.css("a") if "/swe/record/" in (h := str(a.attributes["href"]))}
    text = words(swedish)
    assert "Stadsfullmäktige godkände bron." in text
    assert 'lang="sv"' in client().get(swedish).text


def test_every_page_holds_together() -> None:
    """From the first page on: every link leads somewhere, no id is there twice, headings and landmarks are in order."""
    seen, waiting = {"/"}, deque(["/"])
    while waiting:
        path = waiting.popleft()
        answer = client().get(path)
        if answer.status_code == 303:
            answer = client().get(answer.headers["location"])
        assert answer.status_code == 200, path
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        page = LexborHTMLParser(answer.text)
        ids = Counter(str(node.attributes["id"]) for node in page.css("[id]"))
        assert [i for i, times in ids.items() if times > 1] == [], path
        assert len(page.css("h1")) == 1, path
        assert len(page.css("main")) == 1, path
        assert all(f.attributes.get("for") in ids for f in page.css("label")), path
        assert not page.css("script, [style], [onclick], iframe"), path
        for node in page.css("[href]"):
            href = str(node.attributes["href"])
            if href.startswith("#"):
                assert href[1:] in ids, (path, href)
            elif href.startswith("/"):
                parts = urlsplit(href)
                there = parts.path + (f"?{parts.query}" if parts.query else "")
                if there not in seen and "format=" not in there and len(seen) < 400:
                    seen.add(there)
                    waiting.append(there)
            else:
                assert href.startswith(("http://", "https://")), (path, href)
    assert len(seen) > 200
