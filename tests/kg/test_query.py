from __future__ import annotations

import csv
import io
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, Store

from kg import query
from kg.errors import UsageError

EX = "http://example.org/"
BY_DAY = """\
# Papers before a day
# param before (date): papers of an earlier day, default 2024-02-01
# param paper (iri): only this one
# param note (string): only with this note
PREFIX ex: <http://example.org/>
SELECT ?paper (STR(?text) AS ?note) ?day WHERE {
  ?paper ex:day ?day .   # not ?before here
  OPTIONAL { ?paper ex:note ?text }
  FILTER(?day < ?before && "?before" != "")
} ORDER BY ?day
"""


@pytest.fixture
def store() -> Store:
    graph = Store()
    for number, (day, note) in enumerate([("2024-01-03", "Äly"), ("2024-01-02", None), ("2024-03-01", 'a "b"\n')], 1):
        paper, place = NamedNode(f"{EX}paper/{number}"), NamedNode(f"{EX}graph/{number}")
        xsd_date = NamedNode("http://www.w3.org/2001/XMLSchema#date")
        graph.add(Quad(paper, NamedNode(EX + "day"), Literal(day, datatype=xsd_date), place))
        if note:
            graph.add(Quad(paper, NamedNode(EX + "note"), Literal(note, language="fi"), place))
    return graph


def rows(results: object) -> list[list[str]]:
    assert isinstance(results, QuerySolutions)
    out = io.StringIO()
    query.write(results, "csv", out)
    return list(csv.reader(io.StringIO(out.getvalue(), newline="")))


def papers(results: object) -> list[str]:
    return [row[0].removeprefix(EX + "paper/") for row in rows(results)[1:]]


def test_a_head_says_title_and_parameters() -> None:
    parsed = query.parse("by-day", BY_DAY)
    assert parsed.title == "Papers before a day"
    assert parsed.parameters == (
        query.Parameter("before", "date", "papers of an earlier day", "2024-02-01"),
        query.Parameter("paper", "iri", "only this one"),
        query.Parameter("note", "string", "only with this note"),
    )


def test_a_parameter_of_unknown_type_is_refused() -> None:
    with pytest.raises(UsageError, match=r"query x: .*param day \(tag\)"):
        query.parse("x", "# T\n# param day (tag): a day\nSELECT * {}")


def test_queries_see_every_named_graph_and_defaults_hold(store: Store) -> None:
    assert papers(query.run(store, BY_DAY)) == ["2", "1"]


def test_a_query_that_names_its_graph_sees_only_that(store: Store) -> None:
    assert len(rows(query.run(store, f"SELECT * FROM <{EX}graph/2> {{ ?s ?p ?o }}"))) == 2


def test_a_parameter_stands_for_its_variable_but_not_in_strings(store: Store) -> None:
    assert papers(query.run(store, BY_DAY, {"before": "2024-12-31"})) == ["2", "1", "3"]
    assert papers(query.run(store, BY_DAY, {"before": "2024-01-03"})) == ["2"]


def test_a_parameter_named_like_a_column_keeps_its_rows(store: Store) -> None:
    """Rows in which the column is unbound are not among them, and columns and order stay."""
    found = rows(query.run(store, BY_DAY, {"before": "2024-12-31", "note": 'a "b"\n'}))
    assert found == [["paper", "note", "day"], [EX + "paper/3", 'a "b"\n', "2024-03-01"]]
    assert papers(query.run(store, BY_DAY, {"paper": EX + "paper/1"})) == ["1"]


def test_today_is_a_day(store: Store) -> None:
    assert papers(query.run(store, BY_DAY, {"before": "today"})) == ["2", "1", "3"]


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("before", "2024-02-30", "day as YYYY-MM-DD"),
        ("before", "20240201", "day as YYYY-MM-DD"),
        ("paper", "paper 1", "whole IRI"),
        ("paper", "x:a> } DROP ALL #", "whole IRI"),
        ("papers", "1", "no parameter papers; it takes before, paper, note"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(store: Store, name: str, value: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        query.run(store, BY_DAY, {name: value})


def test_a_string_cannot_leave_its_quotes(store: Store) -> None:
    assert papers(query.run(store, BY_DAY, {"note": '" || true || "'})) == []


def test_whole_numbers_are_checked(store: Store) -> None:
    text = "# T\n# param n (integer): a number\nSELECT ?x WHERE { BIND(?n + 1 AS ?x) }"
    assert rows(query.run(store, text, {"n": "41"}))[1] == ["42"]
    with pytest.raises(UsageError, match="whole number"):
        query.run(store, text, {"n": "4 1"})


def test_the_default_base_stands_for_the_stores_own() -> None:
    store = Store()
    store.add(Quad(NamedNode("http://here/def#a"), NamedNode("http://here/def#b"), Literal("https://w3id.org/paatos/")))
    text = (
        'PREFIX kg: <https://w3id.org/paatos/def#> SELECT ?o { kg:a kg:b ?o FILTER(?o = "https://w3id.org/paatos/") }'
    )
    union = text.replace("SELECT", "SELECT ?p").replace("kg:b", "?p")
    assert rows(query.run(store, union, base="http://here/"))[1] == ["http://here/def#b", "https://w3id.org/paatos/"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT * {\n  ?s ?p }", r"line 2, column 10, near }: expected"),
        ("SELECT * { ?s nix:p ?o }", r"line 1, column 15: the prefix nix: is not declared"),
        ("SELECT * { ?s eli:number ?o }", r"add PREFIX eli: <http://data\.europa\.eu/eli/ontology#>"),
        ("", "line 1, column 1"),
        ("PREFIX ex: <http://e/> DELETE WHERE { ex:SELECT ?p ?o }", r"an update \(DELETE\)"),
        ("LOAD <http://example.org/x>", r"an update \(LOAD\)"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { service silent ?x { ?s ?p ?o } }", "SERVICE"),
    ],
)
def test_what_is_no_query_of_ours_is_refused(store: Store, text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        query.run(store, text)


def test_the_word_service_may_stand_where_it_asks_nobody(store: Store) -> None:
    strings = '\'SERVICE\', """SERVICE "x" """'
    text = f"PREFIX ex: <http://SERVICE/> # SERVICE\nSELECT ?service {{ ?service ex:SERVICE {strings} }}"
    assert rows(query.run(store, text)) == [["service"]]


def test_an_unknown_name_brings_the_nearest(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "by-day.rq").write_text(BY_DAY, encoding="utf-8")
    monkeypatch.setattr(query, "folder", lambda _: tmp_path)
    assert [known.name for known in query.named()] == ["by-day"]
    assert query.find("by-day").title == "Papers before a day"
    with pytest.raises(UsageError, match="no query named byday; did you mean by-day"):
        query.find("byday")
    with pytest.raises(UsageError, match="--list"):
        query.find("quite-another")


def test_every_bundled_query_can_be_read_and_asked() -> None:
    for known in query.named():
        assert isinstance(query.run(Store(), known.text), QuerySolutions), known.name


def answer(request: bytes, kind: str, body: bytes, status: int = 200) -> Iterator[str]:
    """An endpoint that answers once; asserts what it was asked."""

    class Endpoint(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self.server.asked = sent["query"][0]  # type: ignore[attr-defined]
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Endpoint)
    thread = threading.Thread(target=server.handle_request)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/sparql"
    finally:
        thread.join(5)
        server.server_close()
    assert request in server.asked.encode()  # type: ignore[attr-defined]


endpoint = contextmanager(answer)


def test_an_endpoint_is_asked_with_the_parameters_in_the_query() -> None:
    body = json.dumps({"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "literal", "value": "ö"}}]}})
    with endpoint(b'"2024-01-05"^^<', "application/sparql-results+json; charset=utf-8", body.encode()) as url:
        assert rows(query.run_remote(url, BY_DAY, {"before": "2024-01-05"})) == [["x"], ["ö"]]
    with endpoint(b"ASK", "application/sparql-results+json", b'{"head":{},"boolean":true}') as url:
        assert isinstance(answered := query.run_remote(url, "ASK {}"), QueryBoolean)
        assert answered
    with endpoint(b"CONSTRUCT", "text/turtle", b"<http://a/> <http://b/> 1 .") as url:
        triples = query.run_remote(url, "CONSTRUCT WHERE { ?s ?p ?o }")
        assert isinstance(triples, tuple)
        assert len(triples) == 1


def test_an_endpoints_refusal_is_told_in_its_words() -> None:
    with (
        endpoint(b"ASK", "text/plain", b"too\n slow", 503) as url,
        pytest.raises(UsageError, match=r"503 .*: too slow"),
    ):
        query.run_remote(url, "ASK {}")
    with endpoint(b"ASK", "text/html", b"<p>hello</p>") as url, pytest.raises(UsageError, match="text/html"):
        query.run_remote(url, "ASK {}")
    with (
        endpoint(b"ASK", "application/sparql-results+json", b"{") as url,
        pytest.raises(UsageError, match="cannot be read"),
    ):
        list(query.run_remote(url, "ASK {}"))  # type: ignore[arg-type]


@pytest.mark.parametrize("url", ["file:///etc/hosts", "ftp://example.org/", "sparql", "http://"])
def test_only_http_is_asked(url: str) -> None:
    with pytest.raises(UsageError, match="no address of an endpoint"):
        query.run_remote(url, "ASK {}")


def test_a_silent_endpoint_is_an_error_of_one_sentence() -> None:
    with pytest.raises(UsageError, match=r"does not answer .*check the address"):
        query.run_remote("http://127.0.0.1:9/", "ASK {}", timeout=2)


@pytest.mark.parametrize(
    "asked",
    [
        "PREFIX x: <http://x/> SELECT * { ?s ?p ?a FILTER(?a<1)SERVICE?x#>\n{ ?a ?b ?c } }",
        "PREFIX ex: <http://x/> SELECT * { SERVICEex:foo { ?a ?b ?c } }",
        "SELECT * { ?s ?p ?x SERVICESILENT?x { ?a ?b ?c } }",
    ],
)
def test_another_server_is_not_asked_however_it_is_written(asked: str) -> None:
    with pytest.raises(UsageError, match="SERVICE"):
        query.run(Store(), asked)


def test_the_word_service_in_a_literal_or_a_name_is_no_request() -> None:
    query.run(Store(), 'SELECT * { ?service ?p "SERVICE" } # SERVICE')
