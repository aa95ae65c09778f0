"""The named queries as pages and files."""

from __future__ import annotations

import csv
import io

import pytest
from web_serving import KUNTA, client

from kg import query as queries
from kg.vocab import DEFAULT_BASE

D41 = f"{DEFAULT_BASE.rstrip('/')}{KUNTA}kaupunginvaltuusto/hel-2021-009999/41"


def rows(path: str, **params: str) -> list[dict[str, str]]:
    answer = client().get(path, "text/csv", params=params)
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.text)))


def test_every_named_query_is_listed_with_its_title() -> None:
    text = client().get("/queries").text
    for query in queries.named():
        assert f"/queries/{query.name}" in text
        assert query.title.replace("'", "&#39;") in text


@pytest.mark.parametrize("name", [query.name for query in queries.named()])
def test_each_answers_as_a_page_as_csv_and_as_json(name: str) -> None:
    page = client().get(f"/queries/{name}")
    assert page.status_code == 200
    found = client().get(f"/queries/{name}?format=json").json()
    as_csv = client().get(f"/queries/{name}", "text/csv")
    assert as_csv.text.splitlines()[0].split(",") == found["head"]["vars"]
    assert f"{name}.csv" in as_csv.headers["content-disposition"]
    for column in found["head"]["vars"]:
        assert f'<th scope="col">{column}</th>' in page.text


def test_parameters_are_those_of_the_form_and_empty_ones_count_for_nothing() -> None:
    assert len(rows("/queries/votes")) == 1
    assert rows("/queries/decisions", decision=D41, case="", body="")[0]["section"] == "41"
    page = client().get("/queries/decisions", params={"case": "HEL 2021-009999"})
    assert 'value="HEL 2021-009999"' in page.text
    assert "3 rows" in page.text


def test_a_parameter_that_is_a_day_decides() -> None:
    assert not [row for row in rows("/queries/open-motions", as_of="2021-01-01") if row["adopted"]]
    assert len(rows("/queries/open-motions", as_of="2030-01-01")) > 1


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({"as_of": "yesterday"}, "YYYY-MM-DD"),
        ({"as": "2022-01-01"}, "no parameter as"),
        ({"page": "x"}, "give a number from 1"),
    ],
)
def test_a_fault_is_told_on_the_page_and_as_text(params: dict[str, str], said: str) -> None:
    page = client().get("/queries/open-motions", params=params)
    assert page.status_code == 400
    assert said in page.text
    if "page" not in params:
        file = client().get("/queries/open-motions", "text/csv, text/plain", params=params)
        assert (file.status_code, said in file.text) == (400, True)


def test_a_parameter_cannot_become_part_of_the_query() -> None:
    hostile = 'x" } UNION { ?s ?p ?o . FILTER(?o = "'
    assert rows("/queries/decisions", case=hostile) == []
    answer = client().get("/queries/decisions", "text/csv", params={"decision": "urn:a> } SERVICE <urn:b"})
    assert answer.status_code == 400


def test_a_query_that_is_not_there_is_not_found() -> None:
    answer = client().get("/queries/votse")
    assert answer.status_code == 404
    assert client().get("/queries/..%2fchecks%2fvote-count-violation").status_code == 404


def test_an_unknown_format_is_not_acceptable() -> None:
    assert client().get("/queries/votes?format=turtle").status_code == 406


def test_pages_of_rows() -> None:
    text = client().get("/queries/legal-citations").text
    assert "rows" in text
    assert client().get("/queries/legal-citations?page=9").status_code == 200
