from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from kg.errors import OwnFault
from kg.jsonld import Compactor
from kg.vocab import RDF, XSD

EX = "http://example.org/"
SUBJECT = NamedNode(EX + "s")
CONTEXTS: dict[str, dict[str, Any]] = {
    "none": {},
    "prefixes": {"ex": EX, "xsd": XSD, "u": "urn:x:"},
    "vocab": {"@vocab": EX, "p": {"@type": "@id"}, "T": EX + "Other"},
    "language": {"@language": "fi", "ex": EX, "p": "ex:p", "q": {"@id": "ex:p", "@language": None}},
    "coerced": {
        "ex": EX,
        "xsd": XSD,
        "d": {"@id": "ex:p", "@type": "xsd:date"},
        "n": {"@id": "ex:p", "@type": "xsd:integer"},
        "r": {"@id": "ex:p", "@type": "@id"},
        "v": {"@id": "ex:q", "@type": "@vocab"},
        "Z": "ex:s",
    },
    "containers": {
        "ex": EX,
        "p": {"@id": "ex:p", "@container": "@language"},
        "q": {"@id": "ex:q", "@container": ["@set"]},
    },
    "aliases": {"id": "@id", "type": "@type", "T": EX + "T", "p": EX + "p"},
    "not for us": {
        "ex": EX,
        "p": {"@reverse": "ex:p"},
        "q": {"@id": "ex:q", "@container": "@list"},
        "T": {"@id": "ex:T", "@context": {"ex": "http://elsewhere.example/"}},
    },
}
VALUES = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=8).map(Literal),
    st.sampled_from(["fi", "sv", "en-gb"]).map(lambda tag: Literal("sana: _:x @id", language=tag)),
    st.tuples(
        st.sampled_from(["7", "007", "-3", "1.50", "true", "1", "2030-05-06", "odd", "12345678901234567890", "1.0E3"]),
        st.sampled_from(["integer", "decimal", "boolean", "date", "double", "gYear"]),
    ).map(lambda pair: Literal(pair[0], datatype=NamedNode(XSD + pair[1]))),
    st.sampled_from([EX + "s", EX + "p", EX + "x/y", EX, "urn:x:y", "urn:x://z", "http://elsewhere.example/"]).map(
        NamedNode
    ),
    st.just(BlankNode("b")),
)
PREDICATES = st.sampled_from([EX + "p", EX + "q", EX + "a/b", "urn:x:p"]).map(NamedNode)
TYPES = st.sampled_from([EX + "T", EX + "Other", "urn:x:T"]).map(
    lambda iri: Triple(SUBJECT, NamedNode(RDF + "type"), NamedNode(iri))
)
TRIPLES = st.one_of(TYPES, st.builds(Triple, st.just(SUBJECT), PREDICATES, VALUES))


@pytest.fixture(autouse=True, scope="module")
def quiet_rdflib() -> Iterator[None]:
    """It tells of ill-formed literals with a traceback each; and it is to compare them as they are written."""
    log = logging.getLogger("rdflib.term")
    log.disabled, rdflib.NORMALIZE_LITERALS = True, False
    yield
    log.disabled, rdflib.NORMALIZE_LITERALS = False, True


@pytest.mark.parametrize("name", CONTEXTS)
@settings(max_examples=150, deadline=None)
@given(triples=st.lists(TRIPLES, min_size=1, max_size=6, unique_by=str))
def test_a_node_means_what_it_was_made_from(name: str, triples: list[Triple]) -> None:
    """Two parsers read it back, whatever the context makes of its terms."""
    context = CONTEXTS[name]
    node = Compactor(context).node(SUBJECT, triples)
    text = json.dumps({"@context": {"@version": 1.1, **context}, **node})
    told = {str(quad.triple) for quad in parse(text.encode(), format=RdfFormat.JSON_LD)}
    assert told == {str(triple) for triple in triples}
    expected = rdflib.Graph().parse(data="".join(f"{triple} .\n" for triple in triples), format="nt")
    assert nameless(rdflib.Graph().parse(data=text, format="json-ld")) == nameless(expected)


def nameless(graph: rdflib.Graph) -> set[tuple[object, ...]]:
    """The triples; the only blank node there is goes without its name."""
    return {tuple("_:" if isinstance(term, rdflib.BNode) else term for term in triple) for triple in graph}


def test_an_iri_that_the_context_would_bend_is_refused() -> None:
    with pytest.raises(OwnFault, match=r"urn:x:y.*urn"):
        Compactor({"urn": "http://example.org/"}).node(NamedNode("urn:x:y"), [])


def test_terms_are_used_where_they_fit_and_only_there() -> None:
    context = {"ex": EX, "xsd": XSD, "day": {"@id": "ex:p", "@type": "xsd:date"}, "by": {"@id": "ex:q", "@type": "@id"}}
    day, text = Literal("2030-05-06", datatype=NamedNode(XSD + "date")), Literal("in spring")
    triples = [
        Triple(SUBJECT, NamedNode(EX + "p"), day),
        Triple(SUBJECT, NamedNode(EX + "p"), text),
        Triple(SUBJECT, NamedNode(EX + "q"), NamedNode(EX + "x")),
        Triple(SUBJECT, NamedNode(EX + "a/b"), Literal("ö", language="fi")),
    ]
    assert Compactor(context).node(SUBJECT, triples) == {
        "@id": "ex:s",
        "day": ["2030-05-06", {"@value": "in spring"}],
        "by": "ex:x",
        "ex:a/b": {"@value": "ö", "@language": "fi"},
    }
