"""A thing at its address: as a page, as RDF, elsewhere, nowhere."""

from __future__ import annotations

import json

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse
from web_serving import D41, D885, HOSTILE, KUNTA, SCRIPT, client, model_store

from kg.graph import terms as t
from kg.vocab import DEFAULT_BASE

BASE = DEFAULT_BASE.rstrip("/")
RDF = {"turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES, "rdfxml": RdfFormat.RDF_XML}
PLACE = "/id/place/%C3%A4%C3%A4ninen"


@pytest.mark.parametrize("form", RDF)
def test_rdf_says_what_stands_in_the_graph_of_the_thing_and_its_parts(form: str) -> None:
    answer = client().get(f"{D41}?format={form}")
    said = {quad.triple for quad in parse(answer.content, format=RDF[form])}
    store = model_store().current().open()
    own = NamedNode(BASE + D41)
    assert {quad.triple for quad in store.quads_for_pattern(own, None, None, None)} <= said
    subjects = {triple.subject.value for triple in said}
    for part in (
        "/act",
        "/vote-1",
        "/vote-1/absent",
        "/amount-1",
        "/attachment-1",
        "/fin",
        "/swe",
        "/chair/pekka-puhuja",
    ):
        assert f"{own.value}{part}" in subjects
    assert any("/mention/" in subject for subject in subjects)
    everything = {quad.triple for quad in store}
    assert said <= everything
    assert {s for s in subjects if not s.startswith(own.value)} == set()


def test_json_ld_has_the_context_and_the_same_subjects() -> None:
    answer = client().get(D41, "application/ld+json").json()
    assert answer["@context"]["eli"] == "http://data.europa.eu/eli/ontology#"
    whole = {quad.subject for quad in parse(json.dumps(answer).encode(), format=RdfFormat.JSON_LD)}
    turtle = {quad.subject for quad in parse(client().get(D41, "text/turtle").content, format=RdfFormat.TURTLE)}
    assert whole == turtle


def test_the_answer_says_what_it_is_and_what_else_there_is() -> None:
    answer = client().get(D41, "text/turtle")
    assert answer.headers["content-type"] == "text/turtle; charset=utf-8"
    assert answer.headers["content-location"] == f"{D41}?format=turtle"
    assert "Accept" in answer.headers["vary"]
    assert f'<{D41}?format=jsonld>; rel="alternate"; type="application/ld+json"' in answer.headers["link"]
    assert f'<{BASE}{D41}>; rel="describes"' in answer.headers["link"]


def test_an_asker_that_has_this_version_is_told_so_for_each_form() -> None:
    page, turtle = client().get(D41), client().get(D41, "text/turtle")
    assert page.headers["etag"] != turtle.headers["etag"]
    again = client().get(D41, "text/turtle", headers={"if-none-match": f'"x", {turtle.headers["etag"]}'})
    assert (again.status_code, again.content) == (304, b"")
    assert client().get(D41, "text/turtle", headers={"if-none-match": page.headers["etag"]}).status_code == 200


def test_a_citation_address_leads_to_its_decision() -> None:
    answer = client().get(f"{KUNTA}kaupunginhallitus/2022/23?format=turtle")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"{KUNTA}kaupunginhallitus/hel-2021-009999/23?format=turtle"
    described = client().get(answer.headers["location"]).text
    assert "kaupunginhallitus/2022/23" in described  # what is said of the other name is kept


@pytest.mark.parametrize(
    ("cited", "decision"), [("kaupunginhallitus/2021/885", D885), ("kaupunginvaltuusto/2022/41?view=x", D41)]
)
def test_every_dated_decision_answers_at_the_address_it_is_cited_by(cited: str, decision: str) -> None:
    answer = client().get(KUNTA + cited)
    assert answer.status_code == 303
    assert answer.headers["location"].partition("?")[0] == decision


def test_a_decision_known_only_from_a_citation_has_a_page_that_says_so() -> None:
    answer = client().get(f"{KUNTA}u02100vh2/2021/228")
    assert answer.status_code == 200
    assert "not in the data" in answer.text
    assert "Kansliapäällikkö 3.11.2021 § 228" in answer.text
    assert D885 in answer.text  # who cites it


def test_a_motion_named_with_less_leads_to_the_one_named_more_fully() -> None:
    answer = client().get("/id/motion/valtuustoaloite/matti-mallikas/hel-2021-009999")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/id/motion/valtuustoaloite/matti-mallikas/2021-09-15/hel-2021-009999"
    kept = client().get("/id/motion/valtuustoaloite/matti-mallikas/hel-2021-009999?view=statements")
    assert kept.status_code == 200


@pytest.mark.parametrize("path", [PLACE, "/id/place/ääninen", f"{PLACE}/", "/id/pl%61ce/%C3%A4%c3%a4ninen"])
def test_an_iri_with_letters_of_its_own_is_found_however_it_is_written(path: str) -> None:
    answer = client().get(path)
    assert answer.status_code == 200
    assert "Ääninen" in answer.text
    answer.headers["link"].encode("ascii")


@pytest.mark.parametrize(
    "path",
    [
        "/id/person/nobody",
        "/id/person/%FF%FE",
        "/id/person/%ZZ",
        "/id/person/a%20b%3Cscript%3E",
        "/eli/..%2f..%2fetc%2fpasswd",
        "/%00",
        "/favicon.ico",
        "/" + "x" * 5000,
    ],
)
def test_what_is_not_there_is_not_found_and_can_be_searched_for(path: str) -> None:
    answer = client().get(path)
    assert answer.status_code == 404
    assert 'action="/search"' in answer.text
    assert "<script>" not in answer.text
    assert client().get(path, "text/turtle, text/plain;q=0.5").text.startswith("nothing is known of")


def test_the_hint_of_a_page_that_is_not_there_has_its_words() -> None:
    assert 'value="kalle kaidemies"' in client().get("/id/person/kalle-kaidemies").text


def test_a_thing_that_is_not_under_the_base_has_its_page() -> None:
    answer = client().get("/resource?iri=http://data.finlex.fi/eli/sd/2015/410")
    assert answer.status_code == 200
    assert "kuntalaki" in answer.text
    assert client().get("/resource?iri=http://data.finlex.fi/eli/sd/2015/410&format=ttl").status_code == 200


def test_an_iri_under_the_base_leads_to_its_path() -> None:
    answer = client().get(f"/resource?iri={BASE}/id/body/00400")
    assert (answer.status_code, answer.headers["location"]) == (303, "/id/body/00400")


@pytest.mark.parametrize(
    ("iri", "status"), [("", 400), ("foo%20bar", 400), ("%3Cx%3E", 400), ("urn:nothing", 404), ("javascript:1", 404)]
)
def test_what_is_no_iri_or_unknown_is_refused(iri: str, status: int) -> None:
    assert client().get(f"/resource?iri={iri}").status_code == status


def test_an_unknown_format_is_not_acceptable() -> None:
    assert client().get(f"{D41}?format=yaml").status_code == 406
    assert client().get(D41, "image/png").status_code == 406


def test_the_head_of_a_page_is_that_of_the_page() -> None:
    head, page = client().ask("HEAD", D41), client().get(D41)
    assert head.status_code == 200
    assert head.headers["etag"] == page.headers["etag"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_pages_are_only_read(method: str) -> None:
    assert client().ask(method, D41).status_code == 405


@pytest.mark.parametrize("page", ["0", "-1", "x", "1e3", "99999999999999999999", "٣"])
def test_a_page_number_that_is_none_is_refused(page: str) -> None:
    assert client().get("/id/body/00400", params={"page": page}).status_code == 400


@pytest.mark.parametrize(
    "path", [HOSTILE, f"{HOSTILE}/fin/record/1", "/id/body/evil", "/decisions", "/", "/search?q=script"]
)
def test_nothing_of_the_data_becomes_markup(path: str) -> None:
    answer = client().get(path)
    assert answer.status_code == 200
    assert "<script" not in answer.text
    assert "<img" not in answer.text
    assert 'href="javascript:' not in answer.text
    assert SCRIPT.partition("<")[0] in answer.text


def test_every_answer_forbids_scripts_and_other_servers() -> None:
    for path in ("/", D41, "/nothing", "/sparql", "/health", "/static/style.css"):
        policy = client().get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script" not in policy
        assert "unsafe" not in policy
        assert client().get(path).headers["x-content-type-options"] == "nosniff"


def test_other_sites_may_read_the_data() -> None:
    answer = client().get(D41, "text/turtle", headers={"origin": "https://other.example"})
    assert answer.headers["access-control-allow-origin"] == "*"


def test_a_named_graph_is_described_by_what_it_holds() -> None:
    answer = client().get("/graph/links", "application/n-triples")
    links = {quad.triple for quad in parse(answer.content, format=RdfFormat.N_TRIPLES)}
    assert any(triple.predicate == t.EXACT_MATCH for triple in links)
    assert "This is a named graph" in client().get("/graph/links").text
