"""Who presented what when, for whom: a plain SPARQL query over the model by example answers it."""

from __future__ import annotations

from pyoxigraph import QuerySolutions
from test_named_queries import model

from kg import query
from kg.vocab import DEFAULT_BASE

QUERY = """
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX elidl: <http://data.europa.eu/eli/eli-draft-legislation-ontology#>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX kg: <https://w3id.org/paatos/def#>

SELECT DISTINCT ?name ?post ?title ?acting ?section ?body ?date WHERE {
  ?participation elidl:participation_role/skos:notation "presenter" ;
    elidl:had_participant_person/foaf:name ?name ;
    elidl:participation_in_name_of/skos:prefLabel ?post ;
    kg:roleTitle ?title ; kg:acting ?acting .
  ?deciding elidl:had_participation ?participation ; elidl:created_a_realization_of ?decision .
  ?decision eli:number ?section ; eli:date_document ?date ; eli:passed_by/skos:prefLabel ?body .
  FILTER(LANG(?post) = "fi" && LANG(?body) = "fi")
} ORDER BY ?name ?date
"""


def test_who_presented_what_when_and_for_whom() -> None:
    answer = query.run(model(), QUERY, {}, DEFAULT_BASE)
    assert isinstance(answer, QuerySolutions)
    rows = [tuple(value.value for value in solution) for solution in answer]
    assert (
        "Tuula Saxholm",
        "Kansliapäällikkö",
        "vs. kansliapäällikkö",
        "true",
        "885",
        "Kaupunginhallitus",
        "2021-11-22",
    ) in rows
