"""The gate lets through what the ontology knows and names whatever it does not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse

from kg.ontology import Ontology
from kg.vocab import DCTERMS, ELI, ELIDL, FOAF, ORG, RDF, SKOS, XSD
from kg.vocabulary import well_formed

BASE = "https://example.org/kg/"
ONTOLOGY = Ontology.load(BASE)
GRAPH = NamedNode(BASE + "id/document/0")
PREFIXES = "".join(
    f"@prefix {name}: <{iri}> .\n"
    for name, iri in {
        "eli": ELI, "elidl": ELIDL, "foaf": FOAF, "org": ORG, "skos": SKOS, "dcterms": DCTERMS, "xsd": XSD,
        "kg": BASE + "def#", "def": BASE + "def/", "id": BASE + "id/", "oa": "http://www.w3.org/ns/oa#",
        "og": "http://www.w3.org/ns/opengov#", "prov": "http://www.w3.org/ns/prov#",
        "schema": "http://schema.org/",
    }.items()
)  # fmt: skip


def quads(turtle: str) -> list[Quad]:
    return [
        Quad(quad.subject, quad.predicate, quad.object, GRAPH)
        for quad in parse(PREFIXES + turtle, format=RdfFormat.TURTLE)
    ]


def faults(turtle: str) -> list[str]:
    return ONTOLOGY.check(quads(turtle))


def test_a_decision_as_the_model_has_it_passes() -> None:
    assert (
        faults("""
    <https://example.org/w> a eli:LegalResource ; eli:number "7" ; eli:date_document "2099-01-02"^^xsd:date ;
        eli:passed_by id:body\\/00400 ; eli:is_about def:classification\\/00-00-03 ; kg:asProposed true ;
        eli:is_realized_by <https://example.org/w/fin> ; kg:informedParty "kirjaamo"@fi, id:body\\/00400 .
    <https://example.org/w/fin> a eli:LegalExpression ; eli:title "Koe"@fi ; eli:realizes <https://example.org/w> ;
        eli:language <http://publications.europa.eu/resource/authority/language/FIN> .
    <https://example.org/w/act> a elidl:Decision ; elidl:created_a_realization_of <https://example.org/w> ;
        elidl:decision_outcome def:outcome\\/noted ; elidl:had_participation <https://example.org/p> ;
        elidl:consists_of <https://example.org/vote> .
    <https://example.org/vote> a elidl:Vote, og:VoteEvent ; elidl:number_of_votes_favor 43 .
    <https://example.org/p> a elidl:Participation ; elidl:participation_role def:role\\/presenter ;
        elidl:had_participant_person id:person\\/a-b ; kg:acting false ; kg:roleTitle "vs. johtaja"@fi .
    id:person\\/a-b a foaf:Person ; foaf:name "Aada Beispiel" .
    id:body\\/00400 a org:OrganizationalUnit ; org:unitOf id:body\\/02900 ; skos:prefLabel "Hallitus"@fi .
    id:body\\/02900 a org:OrganizationalUnit .
    <https://example.org/a> a eli:LegalResourceSubdivision ; kg:appealPeriod "P14D"^^xsd:duration ;
        kg:appliedProvision <https://example.org/s> ; kg:amountEur 12.5 .
    <https://example.org/s> a eli:LegalResourceSubdivision ; eli:type_subdivision def:subdivision\\/pykala .
    <https://example.org/m> a oa:Annotation ; oa:motivatedBy oa:identifying ; kg:quote "sanat" .
    <https://example.org/item> a elidl:ForeseenActivity ; elidl:activity_order 17 ; elidl:activity_label "Koe"@fi .
    <https://example.org/d> a prov:Entity ; dcterms:type def:document\\/minutes .
    id:gap\\/x a kg:Gap ; dcterms:date "2099"^^xsd:gYear ; kg:expectedSection 8 .
    """)
        == []
    )


@pytest.mark.parametrize(
    ("turtle", "named"),
    [
        ("<https://example.org/w> eli:nunber '7' .", "eli/ontology#nunber"),
        ("<https://example.org/w> kg:qoute '7' .", "def#qoute"),
        ("<https://example.org/w> a eli:LegalRessource .", "eli/ontology#LegalRessource"),
        ("<https://example.org/w> a def:outcome\\/noted .", "def/outcome/noted"),
        ("<https://example.org/w> a eli:number .", "eli/ontology#number"),
        ("<https://example.org/w> dcterms:type def:document\\/minuets .", "def/document/minuets"),
        ("def:role\\/presentre skos:prefLabel 'x'@fi .", "def/role/presentre"),
        ("<https://example.org/w> dcterms:type kg:Gaps .", "def#Gaps"),
    ],
)
def test_a_term_or_concept_that_does_not_exist_is_named(turtle: str, named: str) -> None:
    (message,) = faults(turtle)
    assert named in message


def test_classes_of_the_classification_come_from_the_source() -> None:
    assert faults("def:classification\\/99-99 a skos:Concept ; skos:prefLabel 'Koe'@fi .") == []


def test_an_iri_that_only_begins_like_ours_is_not_ours() -> None:
    assert faults("<https://example.org/kg/definitely> dcterms:references <https://example.org/kg/defence/1> .") == []


@pytest.mark.parametrize(
    "quad",
    [
        Quad(BlankNode(), NamedNode(ELI + "number"), Literal("7"), GRAPH),
        Quad(NamedNode("https://example.org/w"), NamedNode(ELI + "cites"), BlankNode(), GRAPH),
        Quad(BlankNode(), NamedNode(RDF + "type"), NamedNode(ELI + "Work"), GRAPH),
    ],
)
def test_a_blank_node_is_a_fault(quad: Quad) -> None:
    (message,) = ONTOLOGY.check([quad])
    assert "blank node" in message


@pytest.mark.parametrize(
    "turtle",
    [
        '<https://example.org/w> eli:date_document "2099-02-30"^^xsd:date .',
        '<https://example.org/w> eli:date_document "2.3.2099"^^xsd:date .',
        '<https://example.org/w> eli:date_document "2099-02-03" .',
        '<https://example.org/w> eli:number 7 .',
        '<https://example.org/w> kg:asProposed "kyllä"^^xsd:boolean .',
        '<https://example.org/w> kg:amountEur "12,50"^^xsd:decimal .',
        '<https://example.org/w> kg:amountEur 12.5e0 .',
        '<https://example.org/w> kg:appealPeriod "14"^^xsd:duration .',
        '<https://example.org/w> kg:roleTitle "johtaja" .',
        '<https://example.org/w> eli:title "Title"@de .',
        '<https://example.org/w> skos:notation "x"^^<https://example.org/own-type> .',
        '<https://example.org/w> eli:cites "kuntalaki" .',
        '<https://example.org/w> eli:number <https://example.org/7> .',
        '<https://example.org/w> elidl:number_of_votes_favor 4.5 .',
        '<https://example.org/w> kg:adoptedBy "valtuusto"@fi .',
    ],
)  # fmt: skip
def test_a_value_of_the_wrong_form_or_datatype_is_a_fault(turtle: str) -> None:
    assert faults(turtle) != []


def test_an_integer_is_a_decimal_and_a_text_in_a_language_is_a_text() -> None:
    assert faults("<https://example.org/a> kg:amountEur 12 ; elidl:activity_label 'Koe'@fi .") == []


def test_a_recipient_is_a_thing_or_a_text() -> None:
    assert (
        faults("<https://example.org/x> kg:extractRecipient 'Hakija'@fi , <https://example.org/kg/id/body/1> .") == []
    )


@pytest.mark.parametrize(
    ("turtle", "side"),
    [
        ("<https://example.org/w> a elidl:Decision ; eli:title 'Koe'@fi .", "subject"),
        ("<https://example.org/w> a eli:LegalResource ; eli:title 'Koe'@fi .", "subject"),
        ("<https://example.org/w> a eli:LegalResource ; elidl:decision_outcome def:outcome\\/noted .", "subject"),
        (
            "<https://example.org/w> a eli:Work ; eli:is_realized_by <https://example.org/f> ."
            "<https://example.org/f> a eli:Format .",
            "object",
        ),
        ("<https://example.org/a> a elidl:Decision ; elidl:decision_outcome def:role\\/voter .", "object"),
        ("<https://example.org/p> a elidl:Participation ; elidl:participation_role def:motion\\/other .", "object"),
        ("<https://example.org/p> a org:Post ; org:classification def:body-type\\/12 .", "subject"),
    ],
)
def test_a_class_that_does_not_fit_is_a_fault(turtle: str, side: str) -> None:
    (message,) = faults(turtle)
    assert f"the {side} of" in message


def test_the_order_of_the_quads_does_not_matter() -> None:
    said = quads("<https://example.org/w> a eli:LegalResource ; eli:title 'Koe'@fi .")
    assert ONTOLOGY.check(said) == ONTOLOGY.check(said[::-1]) != []


def test_a_class_of_another_vocabulary_says_nothing_of_a_domain_or_range() -> None:
    assert faults("<https://example.org/p> elidl:had_participant_person id:x . id:x a foaf:Person .") == []


def test_a_further_class_that_fits_is_enough() -> None:
    assert faults("<https://example.org/v> a elidl:Activity, elidl:Vote ; elidl:number_of_votes_favor 4 .") == []


def test_a_fault_is_told_once_for_each_term() -> None:
    many = "".join(f"<https://example.org/{number}> eli:nunber '{number}' ; eli:naem 'x' . " for number in range(50))
    assert len(faults(many)) == 2


def test_the_graphs_of_ontology_and_registry_hold_what_the_files_say() -> None:
    said = ONTOLOGY.graph_quads()
    graphs = {quad.graph_name.value for quad in said if isinstance(quad.graph_name, NamedNode)}
    assert graphs == {BASE + "graph/ontology", BASE + "graph/registry"}
    held = {(str(quad.subject), str(quad.graph_name)) for quad in said}
    assert (f"<{BASE}def/role/presenter>", f"<{BASE}graph/ontology>") in held
    assert (f"<{BASE}def#quote>", f"<{BASE}graph/ontology>") in held
    assert ("<http://data.finlex.fi/eli/sd/2015/410>", f"<{BASE}graph/registry>") in held
    assert ONTOLOGY.check(said) == []


def test_datatypes_of_a_property_are_known() -> None:
    assert ONTOLOGY.datatype_ranges(ELI + "date_document") == {XSD + "date"}
    assert XSD + "integer" in ONTOLOGY.datatype_ranges(BASE + "def#amountEur")
    assert ONTOLOGY.datatype_ranges(ELI + "cites") == frozenset()
    assert ELI + "cites" in ONTOLOGY.terms
    assert ELI + "LegalResource" in ONTOLOGY.classes


@given(st.dates(min_value=date(1, 1, 1)))
def test_every_day_has_the_form_of_a_date(day: date) -> None:
    assert well_formed(XSD + "date", day.isoformat())


@given(st.integers(), st.integers(min_value=0, max_value=10**6))
def test_numbers_have_the_form_of_their_datatypes(whole: int, part: int) -> None:
    assert well_formed(XSD + "integer", str(whole))
    assert well_formed(XSD + "decimal", f"{whole}.{part}")
    assert not well_formed(XSD + "integer", f"{whole}.{part}")


@pytest.mark.parametrize(
    ("datatype", "good", "bad"),
    [
        ("dateTime", "2099-01-02T03:04:05.678+02:00", "2099-01-02"),
        ("dateTime", "2099-01-02T03:04:05Z", "2099-13-02T03:04:05Z"),
        ("gYear", "2099", "99"),
        ("duration", "P14D", "P"),
        ("duration", "P1Y2M3DT4H5M6.7S", "P1DT"),
        ("boolean", "true", "True"),
        ("date", "2099-01-02", "2099-1-2"),
        ("date", "2099-01-02Z", "2099-01-02 "),
        ("decimal", "-0.5", "1e3"),
    ],
)
def test_forms(datatype: str, good: str, bad: str) -> None:
    assert well_formed(XSD + datatype, good) is True
    assert well_formed(XSD + datatype, bad) is False


def test_a_datatype_the_graph_does_not_use_has_no_form() -> None:
    assert well_formed(XSD + "float", "1.0") is None
