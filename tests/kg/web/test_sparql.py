"""The endpoint, as the SPARQL 1.1 Protocol has it and as strangers use it."""

from __future__ import annotations

import csv
import io
import time
from collections.abc import AsyncIterator
from xml.etree import ElementTree as ET

import pytest
from pyoxigraph import RdfFormat, parse
from web_serving import client

from kg.vocab import DEFAULT_BASE
from kg.web.guard import LONGEST

ASK = "ASK { ?s ?p ?o }"
SELECT = "SELECT ?name { <https://w3id.org/paatos/id/person/tuula-saxholm> <http://xmlns.com/foaf/0.1/name> ?name }"
CONSTRUCT = "CONSTRUCT { ?s a ?t } WHERE { ?s a ?t . FILTER(CONTAINS(STR(?s), 'tuula-saxholm')) }"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }"
FORM = {"content-type": "application/x-www-form-urlencoded"}
BODY = {"content-type": "application/sparql-query"}


def test_the_three_ways_to_ask_give_one_answer() -> None:
    answers = [
        client().get("/sparql", None, params={"query": SELECT}),
        client().post("/sparql", data={"query": SELECT}),
        client().post("/sparql", content=SELECT, headers=BODY),
        client().post("/sparql", content=SELECT, headers={"content-type": "application/sparql-query; charset=UTF-8"}),
    ]
    for answer in answers:
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "application/sparql-results+json"
        (row,) = {b["name"]["value"] for b in answer.json()["results"]["bindings"]}
        assert row == "Tuula Saxholm"


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("application/json", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("text/html", "text/html; charset=utf-8"),
    ],
)
def test_rows_come_in_the_form_that_is_accepted(accept: str, media: str) -> None:
    answer = client().get("/sparql", accept, params={"query": SELECT})
    assert answer.headers["content-type"] == media
    assert "Tuula Saxholm" in answer.text
    assert "Accept" in answer.headers["vary"]


def test_a_format_by_name_goes_before_the_header() -> None:
    answer = client().get("/sparql", "application/json", params={"query": SELECT, "format": "csv"})
    assert list(csv.reader(io.StringIO(answer.text)))[:2] == [["name"], ["Tuula Saxholm"]]


def test_a_truth_comes_as_json_and_xml() -> None:
    assert client().get("/sparql", None, params={"query": ASK}).json()["boolean"] is True
    xml = client().get("/sparql", "application/sparql-results+xml", params={"query": ASK})
    assert ET.fromstring(xml.text).findtext("{http://www.w3.org/2005/sparql-results#}boolean") == "true"
    assert "Yes" in client().get("/sparql", "text/html", params={"query": ASK}).text


@pytest.mark.parametrize(
    ("form", "media", "rdf"),
    [
        ("turtle", "text/turtle; charset=utf-8", RdfFormat.TURTLE),
        ("ntriples", "application/n-triples", RdfFormat.N_TRIPLES),
        ("jsonld", "application/ld+json", RdfFormat.JSON_LD),
        ("rdfxml", "application/rdf+xml", RdfFormat.RDF_XML),
    ],
)
@pytest.mark.parametrize("query", [CONSTRUCT, f"DESCRIBE <{DEFAULT_BASE}id/person/tuula-saxholm>"])
def test_statements_come_in_every_form_each_once(query: str, form: str, media: str, rdf: RdfFormat) -> None:
    answer = client().get("/sparql", None, params={"query": query, "format": form})
    assert answer.headers["content-type"] == media
    said = [quad.triple for quad in parse(answer.content, format=rdf)]
    assert said
    assert len(said) == len(set(said))


def test_a_query_sees_the_union_of_all_graphs_unless_it_or_the_request_names_some() -> None:
    count = "SELECT (COUNT(DISTINCT *) AS ?n) %s WHERE { ?s ?p ?o } # FROM"
    links = f"{DEFAULT_BASE}graph/links"

    def counted(query: str, **more: str) -> int:
        answer = client().get("/sparql", "text/csv", params={"query": query, **more})
        return int(answer.text.split()[1])

    in_links = counted(count % "", **{"default-graph-uri": links})
    assert counted(count % "") > in_links > 0
    assert counted(count % f"FROM <{links}>") == in_links
    named = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    assert counted(named, **{"named-graph-uri": links}) == in_links
    assert counted("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", **{"named-graph-uri": links}) == 0


REFUSED = {
    "an update": (400, {"query": "CLEAR ALL"}, "is an update"),
    "an update by name": (403, {"update": "CLEAR ALL"}, "only reads"),
    "another server": (400, {"query": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"}, "SERVICE"),
    "no query": (400, {"query": " "}, "empty"),
    "a fault": (400, {"query": "SELECT * { ?s ?p }"}, "line 1, column 19"),
    "an undeclared prefix": (400, {"query": "SELECT * { ?s eli:number ?o }"}, "add PREFIX eli:"),
    "a graph that is no IRI": (400, {"query": ASK, "default-graph-uri": "links"}, "default-graph-uri"),
    "a form it has not": (406, {"query": CONSTRUCT, "format": "csv"}, "csv is no format"),
    "a form nobody has": (406, {"query": ASK, "format": "yaml"}, "yaml"),
    "no time": (400, {"query": ASK, "timeout": "0"}, "timeout"),
    "a time that is none": (400, {"query": ASK, "timeout": "nan"}, "timeout"),
}


@pytest.mark.parametrize(("status", "asked", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_refused_is_told_in_a_short_text(status: int, asked: dict[str, str], said: str) -> None:
    answer = client().post("/sparql", data=asked)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert said in answer.text
    assert len(answer.text) < 300


def test_an_error_comes_as_json_where_json_is_accepted_and_on_the_form_for_people() -> None:
    params = {"query": "SELECT * { ?s ?p }"}
    as_json = client().get("/sparql", "application/sparql-results+json", params=params)
    assert (as_json.status_code, as_json.json()["status"]) == (400, 400)
    assert "line 1, column 19" in as_json.json()["error"]
    page = client().get("/sparql", params=params)
    assert page.status_code == 400
    assert 'role="alert"' in page.text
    assert "SELECT * { ?s ?p }" in page.text


def test_without_a_query_people_get_the_form_and_programs_a_sentence() -> None:
    assert "<textarea" in client().get("/sparql").text
    assert client().get("/sparql", "application/json").status_code == 400


def test_a_query_is_given_once() -> None:
    assert client().post("/sparql", content="query=ASK%7B%7D&query=ASK%7B%7D", headers=FORM).status_code == 400


@pytest.mark.parametrize(
    ("media", "status"),
    [
        ("text/csv", 415),
        ("application/sparql-update", 403),
        ("", 415),
        ("application/sparql-query; charset=latin-1", 415),
    ],
)
def test_a_body_of_another_kind_is_not_read(media: str, status: int) -> None:
    assert client().post("/sparql", content=ASK, headers={"content-type": media}).status_code == status


def test_a_body_that_is_not_utf_8_is_refused() -> None:
    assert client().post("/sparql", content=b"ASK { ?s ?p '\xff' }", headers=BODY).status_code == 400


def test_a_huge_query_is_too_large_whether_its_length_is_stated_or_not() -> None:
    huge = b"#" * (4 * LONGEST + 1)

    async def pieces() -> AsyncIterator[bytes]:
        for start in range(0, len(huge), 1 << 16):
            yield huge[start : start + (1 << 16)]

    assert client().post("/sparql", content=huge, headers=BODY).status_code == 413
    assert client().post("/sparql", content=pieces(), headers=BODY).status_code == 413
    assert client().post("/sparql", content=b"#" * (LONGEST + 1), headers=BODY).status_code == 413


def test_deep_nesting_is_refused() -> None:
    deep = "SELECT * {" + "{" * 20_000 + "}" * 20_000 + "}"
    assert client().post("/sparql", content=deep, headers=BODY).status_code == 400


def test_a_large_answer_comes_whole() -> None:
    answer = client().get("/sparql", "text/csv", params={"query": "SELECT ?s ?p ?o { ?s ?p ?o }"})
    assert len(answer.content) > 200_000
    assert len(list(csv.reader(io.StringIO(answer.text)))) > 2_000


def test_a_page_shows_the_first_rows_of_a_large_answer_with_links() -> None:
    answer = client().get("/sparql", params={"query": "SELECT ?s { ?s a ?t }"})
    assert "500 rows, and more" in answer.text
    assert 'href="/id/' in answer.text


def test_an_answer_over_the_limit_is_refused() -> None:
    limits = client().site.limits
    query = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
    started = time.monotonic()
    answer = client().get("/sparql", "text/csv", params={"query": query, "timeout": "2"})
    assert answer.status_code in {413, 503}
    assert time.monotonic() - started < limits.seconds


def test_slow_queries_hold_up_neither_pages_nor_named_queries() -> None:
    """Two take every place of their lane, and keep it in their threads after nobody waits for them."""
    started = time.monotonic()
    slow = f"/sparql?query={SLOW.replace(' ', '%20').replace('?', '%3F')}&timeout=0.3"
    answers = client().together(slow, slow, "/decisions", "/queries/votes?format=csv", "/health")
    assert [answer.status_code for answer in answers] == [503, 503, 200, 200, 200]
    assert "more than 0.3 seconds" in answers[0].text
    assert time.monotonic() - started < 10
