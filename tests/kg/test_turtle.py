from __future__ import annotations

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Triple

from kg import turtle
from kg.vocab import DEFAULT_BASE, ELI, RDF


@pytest.mark.parametrize(
    ("iri", "short"),
    [
        (ELI + "number", "eli:number"),
        (DEFAULT_BASE + "def#acting", "kg:acting"),
        (DEFAULT_BASE + "id/body/00400", "body:00400"),
        (DEFAULT_BASE + "id/membership/a/b", "<id/membership/a/b>"),
        (DEFAULT_BASE + "eli/kunta/091/x/7", "<eli/kunta/091/x/7>"),
        ("http://example.org/x", "<http://example.org/x>"),
        (ELI, "<http://data.europa.eu/eli/ontology#>"),
    ],
)
def test_an_iri_is_as_short_as_turtle_allows(iri: str, short: str) -> None:
    names = turtle.ShortNames(DEFAULT_BASE)
    assert names.iri(iri) == short


def test_a_document_is_sorted_and_says_each_statement_once() -> None:
    subjects = [NamedNode(f"{DEFAULT_BASE}id/place/{name}") for name in ("b", "a")]
    triples = [Triple(s, NamedNode(ELI + "number"), Literal(". \n x")) for s in subjects for _ in range(2)]
    triples += [Triple(s, NamedNode(RDF + "type"), NamedNode(ELI + "Work")) for s in subjects]
    written = turtle.document(triples, DEFAULT_BASE)
    assert written == turtle.document(reversed(triples), DEFAULT_BASE)
    assert len(rdflib.Graph().parse(data=written, format="turtle")) == 4
    body = written.decode().partition("\n\n")[2]
    assert body.startswith('place:a a eli:Work ;\n\teli:number ". \\n x" .\n\nplace:b a')


def test_nothing_is_only_its_prefixes() -> None:
    assert turtle.document([], DEFAULT_BASE).strip().endswith(b"<http://www.w3.org/2001/XMLSchema#> .")
