"""Which form an answer takes."""

from __future__ import annotations

import pytest

from kg.web.errors import Refused
from kg.web.negotiation import GRAPHS, PAGES, TABLES, accepted, choose

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "name"),
    [
        (None, "html"),
        ("", "html"),
        ("*/*", "html"),
        (BROWSER, "html"),
        ("text/turtle", "turtle"),
        ("TEXT/TURTLE", "turtle"),
        ("text/*", "html"),
        ("application/ld+json", "jsonld"),
        ("application/json", "jsonld"),
        ("application/n-triples", "ntriples"),
        ("application/rdf+xml", "rdfxml"),
        ("text/html;q=0.4, text/turtle;q=0.5", "turtle"),
        ("text/html;q=0, */*;q=0.1", "turtle"),
        ("text/turtle;q=0.5, application/ld+json", "jsonld"),
        ("image/png, text/turtle;q=0.1", "turtle"),
        ("text/turtle; charset=utf-8; q=0.9, text/html;q=0.8", "turtle"),
        ("nonsense, text/turtle", "turtle"),
    ],
)
def test_the_form_that_is_accepted_most(accept: str | None, name: str) -> None:
    assert choose(PAGES, accept).name == name


@pytest.mark.parametrize("accept", ["image/png", "text/html;q=0", "text/turtle;q=x"])
def test_nothing_acceptable_is_refused_with_what_there_is(accept: str) -> None:
    with pytest.raises(Refused, match=r"turtle \(text/turtle\)") as refused:
        choose(PAGES, accept)
    assert refused.value.status == 406


@pytest.mark.parametrize(
    ("asked", "name"), [("ttl", "turtle"), ("Turtle", "turtle"), ("nt", "ntriples"), ("text/turtle", "turtle")]
)
def test_the_form_asked_for_by_name_goes_before_the_header(asked: str, name: str) -> None:
    assert choose(PAGES, "text/html", asked).name == name


def test_an_unknown_name_is_refused_whatever_is_accepted() -> None:
    with pytest.raises(Refused, match="yaml is no format"):
        choose(PAGES, "*/*", "yaml")


def test_rows_and_statements_have_forms_of_their_own() -> None:
    assert choose(TABLES, "*/*").media == "application/sparql-results+json"
    assert choose(TABLES, "application/json").name == "json"
    assert choose(GRAPHS, "*/*").name == "turtle"
    assert accepted(TABLES, "text/turtle") is None
