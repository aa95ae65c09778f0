from __future__ import annotations

import io
import json
import re

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad, QueryResultsFormat, Store, parse_query_results

from kg import results
from kg.errors import UsageError

ELI = "http://data.europa.eu/eli/ontology#"
BASE = "https://w3id.org/paatos/"
ALL = "SELECT ?s ?o ?none WHERE { ?s ?p ?o } ORDER BY ?o"
CONSTRUCT = "CONSTRUCT WHERE { ?s ?p ?o }"
TEXT = 'Tielautakunta\tkirjasi "ä€🜁" \\ ]] [red]\nloppu'


@pytest.fixture
def store() -> Store:
    graph = Store()
    decision = NamedNode(BASE + "eli/kunta/091/tielautakunta/hel-2030-000001/7")
    for place in ("a", "b"):  # the same twice, in two graphs
        graph.add(Quad(decision, NamedNode(ELI + "title"), Literal(TEXT, language="fi"), NamedNode(BASE + place)))
    graph.add(Quad(decision, NamedNode(ELI + "passed_by"), NamedNode(BASE + "id/body/99"), NamedNode(BASE + "a")))
    return graph


def written(store: Store, text: str, form: results.Format) -> str:
    out = io.StringIO()
    results.write(store.query(text, use_default_graph_as_union=True), form, out)
    return out.getvalue()


@pytest.mark.parametrize("form", ["json", "csv", "tsv", "xml"])
def test_rows_are_written_in_every_format_of_sparql(store: Store, form: results.Format) -> None:
    text = written(store, ALL, form)
    if form == "csv":
        assert text.splitlines()[0] == "s,o,none"
        assert '"Tielautakunta\tkirjasi ""ä€🜁"" \\ ]] [red]\nloppu"' in text
        return
    kind = {"json": QueryResultsFormat.JSON, "tsv": QueryResultsFormat.TSV, "xml": QueryResultsFormat.XML}[form]
    found = [[row["s"], row["o"], row["none"]] for row in parse_query_results(text.encode(), format=kind)]  # type: ignore[union-attr]
    assert len(found) == 3
    assert found[-1][1] == Literal(TEXT, language="fi")
    assert {row[2] for row in found} == {None}


def test_json_is_one_line_of_sparql_results(store: Store) -> None:
    assert json.loads(written(store, "ASK { ?s ?p ?o }", "json"))["boolean"] is True
    assert written(store, ALL, "json").endswith("}\n")


@pytest.mark.parametrize("form", ["turtle", "jsonld"])
def test_triples_are_written_once_each(store: Store, form: results.Format) -> None:
    graph = rdflib.Graph().parse(data=written(store, CONSTRUCT, form), format={"jsonld": "json-ld"}.get(form, form))
    assert len(graph) == 2
    assert rdflib.Literal(TEXT, lang="fi") in set(graph.objects())


def test_a_table_shortens_iris_and_holds_one_line_a_row(store: Store) -> None:
    lines = written(store, ALL, "table").splitlines()
    assert lines[0].split() == ["s", "o", "none"]
    assert lines[1].split() == ["<eli/kunta/091/tielautakunta/hel-2030-000001/7>", "body:99"]
    assert len(lines) == 4
    assert "[red] loppu" in lines[2]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_gets_a_folded_table_with_the_text_as_it_is(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    out = Terminal()
    results.write(store.query(ALL, use_default_graph_as_union=True), "table", out)
    text = out.getvalue()
    assert "[red]" in text
    assert "3 rows" in text
    drawn = re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert max(map(len, drawn.splitlines())) <= 60


def test_an_ask_is_yes_or_no(store: Store) -> None:
    assert written(store, "ASK { ?s ?p ?o }", "table") == "yes\n"
    assert written(store, "ASK { ?s ?p 7 }", "table") == "no\n"


@pytest.mark.parametrize(
    ("text", "form"), [(ALL, "turtle"), ("ASK {}", "jsonld"), (CONSTRUCT, "csv"), (CONSTRUCT, "json")]
)
def test_a_format_that_cannot_say_the_result_is_refused(store: Store, text: str, form: results.Format) -> None:
    with pytest.raises(UsageError, match="choose"):
        written(store, text, form)
