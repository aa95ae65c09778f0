"""What a stranger's query may be; whatever is tried, the process lives and asks no other server."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

import pytest

from kg import sparql
from kg.errors import KgError, UsageError
from kg.web import guard
from kg.web.errors import Refused

T = TypeVar("T")


def on_its_stack(work: Callable[[], T]) -> T:
    """As the lane of queries runs it."""
    result: list[T] = []
    errors: list[BaseException] = []

    def do() -> None:
        try:
            result.append(work())
        except BaseException as error:  # noqa: BLE001 raised again below
            errors.append(error)

    before = threading.stack_size(guard.STACK)
    try:
        thread = threading.Thread(target=do)
        thread.start()
    finally:
        threading.stack_size(before)
    thread.join()
    if errors:
        raise errors[0]
    return result[0]


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("SELECT * WHERE { ?s ?p ?o }", "SELECT"),
        ("PREFIX a: <urn:a> # ASK\nASK { ?s a:SELECT 'CONSTRUCT' }", "ASK"),
        ("CONSTRUCT { ?s ?p ?o } WHERE { { SELECT * WHERE { ?s ?p ?o } } }", "CONSTRUCT"),
        ("describe <urn:a>", "DESCRIBE"),
    ],
)
def test_a_sound_query_has_its_form(query: str, form: str) -> None:
    assert guard.check(query) == form


ASKING_OTHERS = {
    "plainly": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "silently": "SELECT * { service silent <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "in what looks like an IRI": "SELECT * { BIND(1 AS ?a) FILTER(?a<1)SERVICE?x#>\n{ ?s ?p ?o } }",
    "without a space": "PREFIX ex: <http://127.0.0.1:9/> SELECT * { SERVICEex:foo { ?s ?p ?o } }",
    "silently without a space": "SELECT * { SERVICESILENT?x { ?s ?p ?o } }",
    "by a variable": "SELECT * { VALUES ?x { <http://127.0.0.1:9/> } SERVICE ?x { ?s ?p ?o } }",
}


@pytest.mark.parametrize("query", ASKING_OTHERS.values(), ids=ASKING_OTHERS.keys())
def test_a_query_that_asks_another_server_is_refused(query: str) -> None:
    with pytest.raises(KgError, match="SERVICE, which is not done here"):
        guard.check(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p 'SERVICE <http://a/> { }' }",
        "SELECT * { ?s ?p ?o } # SERVICE <http://a/> {}",
        "SELECT ?Service ?service { ?s <urn:SERVICE> ?Service ; <urn:b> ?service }",
        "PREFIX service: <urn:a#> SELECT * { GRAPH service:x { ?s service:SERVICE ?o } }",
    ],
)
def test_the_word_alone_is_no_fault(query: str) -> None:
    assert guard.check(query) == "SELECT"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "empty"),
        ("SELECT * { ?s ?p }", "line 1, column 19"),
        ("DELETE WHERE { ?s ?p ?o }", r"update \(DELETE\)"),
        ("SELECT * {" + "{" * 101 + "}" * 101 + "}", "line 1, column 110: .* more than 100 levels"),
        ("SELECT * {\nFILTER(" + "!" * 200 + "1) }", "line 2, .* more than 100 levels"),
        ("SELECT * { FILTER(" + "1+" * 30_000 + "1) }", "more than 25000 brackets and operators"),
    ],
)
def test_what_cannot_be_run_is_refused_with_its_reason(query: str, said: str) -> None:
    with pytest.raises((Refused, UsageError), match=said):
        guard.check(query)


def test_a_query_that_is_too_long_is_refused_as_such() -> None:
    with pytest.raises(Refused) as refused:
        guard.check("#" * (guard.LONGEST + 1))
    assert refused.value.status == 413


HIDDEN = {
    "brackets": "SELECT * { BIND(1 AS ?a) FILTER(?a<1#>'''\n&& " + "(" * 12_000 + "1" + ")" * 12_000 + "#'''\n) }",
    "functions": "SELECT * { BIND(1 AS ?a) FILTER(?a<1#>'''\n&& " + "STR(" * 24_000 + "1" + ")" * 24_000 + "#'''\n) }",
    "braces": "SELECT * { BIND(1 AS ?a) FILTER(?a<1)#>'''\n" + "{" * 12_000 + "}" * 12_000 + "#'''\n }",
    "a chain": "SELECT * { FILTER(" + "||".join("1" * 4_000) + ") }",
}


@pytest.mark.parametrize("query", HIDDEN.values(), ids=HIDDEN.keys())
def test_depth_hidden_from_the_tokens_does_not_end_the_process(query: str) -> None:
    assert on_its_stack(lambda: guard.check(query)) == "SELECT"


def test_brackets_in_words_are_no_depth() -> None:
    assert guard.check("SELECT * { ?s ?p '" + "(" * 500 + "' } # " + "{" * 500) == "SELECT"


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("SELECT * FROM <urn:g> { ?s ?p ?o }", True),
        ("SELECT * FROM<urn:g>{ ?s ?p ?o }", True),
        ("SELECT * { ?s ?p 'FROM' }", False),
        ("SELECT ?from { ?from ?p ?o }", False),
    ],
)
def test_whether_a_query_names_its_dataset(query: str, named: bool) -> None:
    assert sparql.uses(query, "FROM") is named
