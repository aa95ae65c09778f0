"""Registries: what the files and the source documents say, whatever order they come in."""

from datetime import date
from pathlib import Path

import pytest

from kg.errors import UsageError
from kg.record import BodyRecord, BodyRef, PersonRecord, Position, PositionsRecord
from kg.registries import Place, Registries, load, with_documents
from kg.vocab import DEFAULT_BASE

TURTLE = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix eli: <http://data.europa.eu/eli/ontology#> .
@prefix kg: <def#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix schema: <http://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<http://data.finlex.fi/eli/sd/1990/9999> a eli:LegalResource ;
    dcterms:identifier "9999/1990" ; eli:id_local "9999/1990" ; dcterms:title "Kuvitteellinen kirjastolaki"@fi ;
    skos:prefLabel "kuvitteellinen laki"@fi , "påhittad lag"@sv ; skos:altLabel "KuvL"@fi ; skos:hiddenLabel "KL"@fi ;
    kg:sectionsByChapter true ;
    eli:first_date_entry_in_force "1991-01-01"^^xsd:date ; eli:date_no_longer_in_force "2001-01-01"^^xsd:date .
<id/organisation/malliyhtio> a org:Organization ; dcterms:identifier "malliyhtio" ;
    skos:prefLabel "Malliyhtiö Oy"@fi , "Modellbolaget Ab"@sv ; skos:altLabel "Malliyhtiö"@fi ;
    org:classification <def/organisation-kind/company> ; skos:exactMatch <http://www.wikidata.org/entity/Q0> .
<id/body/x1> a org:OrganizationalUnit ; dcterms:identifier "x1" ; skos:prefLabel "Kuvavirasto"@fi ;
    skos:altLabel "Kuvi"@fi ; skos:hiddenLabel "virasto"@fi ; org:unitOf <id/body/x0> ;
    org:classification <def/body-type/17> ; schema:dissolutionDate "2017-05-31"^^xsd:date .
<id/place/majakkala> a dcterms:Location ; dcterms:identifier "majakkala" ; dcterms:type <def/place-kind/district> ;
    skos:prefLabel "Majakkala"@fi , "Fyrby"@sv ; skos:altLabel "Tornikylä"@fi ; kg:ambiguousName "Majakkala"@fi .
<id/body/x0> a org:OrganizationalUnit ; dcterms:identifier "x0" ; skos:prefLabel "Kuvalautakunta"@fi .
"""


@pytest.fixture
def turtle(tmp_path: Path) -> Path:
    path = tmp_path / "own.ttl"
    path.write_text(TURTLE, encoding="utf-8")
    return path


def test_a_turtle_file_gives_statutes_organisations_and_bodies(turtle: Path) -> None:
    registries = load(DEFAULT_BASE, [turtle])
    statute = registries.statutes["9999/1990"]
    assert (statute.short, statute.full, statute.swedish) == (
        "kuvitteellinen laki",
        "Kuvitteellinen kirjastolaki",
        "påhittad lag",
    )
    assert (statute.aliases, statute.ambiguous, statute.by_chapter) == (("KuvL",), ("KL",), True)
    assert (statute.start, statute.end) == (date(1991, 1, 1), date(2001, 1, 1))
    assert statute.iri == "http://data.finlex.fi/eli/sd/1990/9999"
    organisation = registries.organisations["malliyhtio"]
    assert (organisation.name, organisation.kind, organisation.aliases) == ("Malliyhtiö Oy", "company", ("Malliyhtiö",))
    assert organisation.same_as == ("http://www.wikidata.org/entity/Q0",)
    body = registries.bodies["x1"]
    assert (body.parent, body.type_id, body.aliases, body.ambiguous) == ("x0", "17", ("Kuvi",), ("virasto",))
    assert body.dissolved == date(2017, 5, 31)
    assert registries.places["majakkala"] == Place(
        "majakkala", {"fi": "Majakkala", "sv": "Fyrby"}, "district", ("Tornikylä",), ("Majakkala",)
    )


def test_another_base_gives_the_same_keys(turtle: Path) -> None:
    registries = load("https://example.org/kunta/", [turtle])
    assert registries.bodies["x1"].parent == "x0"
    assert registries.statutes["9999/1990"].by_chapter


def test_a_table_adds_statutes_and_says_when_a_title_meant_which_of_several_acts(tmp_path: Path, turtle: Path) -> None:
    table = tmp_path / "acts.tsv"
    table.write_text(
        "number_year\ttitle_fi\ttitle_sv\n1/1950\tAsetus mallista\t\n2/1960\tPykälälaki\tParagraflag\n"
        "3/1970\tPykälälaki\t\n5/1980\tLiitelaki\t\n6/1980\tLiitelaki\t\n9999/1990\tKuvitteellinen laki\t\n",
        encoding="utf-8",
    )
    statutes = load(DEFAULT_BASE, [turtle, table]).statutes
    assert statutes["1/1950"].short == "asetus mallista"
    assert statutes["1/1950"].iri == "http://data.finlex.fi/eli/sd/1950/1"
    assert statutes["1/1950"].ambiguous == ()
    assert (statutes["2/1960"].start, statutes["2/1960"].end) == (None, date(1969, 12, 31))
    assert (statutes["3/1970"].start, statutes["3/1970"].end) == (date(1972, 1, 1), None)
    assert statutes["2/1960"].ambiguous == statutes["3/1970"].ambiguous == ()
    assert statutes["5/1980"].ambiguous == statutes["6/1980"].ambiguous == ("liitelaki",)
    assert statutes["2/1960"].swedish == "Paragraflag"
    assert statutes["9999/1990"].by_chapter, "an act that a Turtle registry describes stays as it is described there"


@pytest.mark.parametrize(
    ("name", "content", "place"),
    [
        ("bad.tsv", "number\ttitle\n", "line 1"),
        ("bad.tsv", "number_year\ttitle_fi\ttitle_sv\n1/1950\tLaki\n", "line 2"),
        ("bad.tsv", "number_year\ttitle_fi\ttitle_sv\n1/1950\tLaki\t\nkaksi\tLaki\t\n", "line 3"),
        ("bad.ttl", "@prefix a: <x> .\n<a> <b> .\n", "line 2"),
    ],
)
def test_a_bad_file_is_named_with_its_line(tmp_path: Path, name: str, content: str, place: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        load(DEFAULT_BASE, [path])
    assert name in str(caught.value)
    assert place in str(caught.value)


def test_a_missing_file_and_an_entry_without_a_key_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"missing\.ttl"):
        load(DEFAULT_BASE, [tmp_path / "missing.ttl"])
    path = tmp_path / "keyless.ttl"
    path.write_text("<x> a <http://www.w3.org/ns/org#Organization> .", encoding="utf-8")
    with pytest.raises(UsageError, match=r"dcterms:identifier"):
        load(DEFAULT_BASE, [path])


UNIT = BodyRecord("U9010", "Malliyksikkö", "fi", "14", date(2020, 1, 1))
BODIES = [
    BodyRecord("U9010VH1", "Yksikön päällikkö", "fi", "12", above=(UNIT,), sector=BodyRef("Mallitoimiala", "U90")),
    BodyRecord("U9010VH1", "Enhetschef", "sv", "12"),
    BodyRecord("U90", "Mallitoimiala ", "fi", "7", below=(BodyRecord("U9020", "Pohja", "fi", "14"),)),
    BodyRecord("x1", "Kuvavirasto", "fi", "17", dissolved=date(2100, 1, 1)),
    BodyRecord("U9030", "SV_Toimikunta", "sv", "15"),
    BodyRecord("U9030", "Toimikunta", "fi", "15"),
]
PEOPLE = [
    PersonRecord("a.1", "Maija Malli", "Malli", group="Vihreä valtuustoryhmä"),
    PersonRecord("a.2", "Maija Malli", "Malli"),
    PersonRecord("b.1", "Eero Esimerkki", "Esimerkki"),
]
POSITIONS = [PositionsRecord("U90", (Position("b.1", "Eero Esimerkki", "Esimerkki", "member", "Ryhmä B"),))]


def test_documents_of_one_body_become_one(turtle: Path) -> None:
    bodies = with_documents(load(DEFAULT_BASE, [turtle]), BODIES, [], []).bodies
    assert bodies["U9010VH1"].names == {"fi": "Yksikön päällikkö", "sv": "Enhetschef"}
    assert bodies["U9010VH1"].post
    assert bodies["U9010VH1"].parent == "U9010"
    assert bodies["U9010"].parent == "U90", "a unit whose body above is not stated belongs to its division"
    assert bodies["U9010"].formed == date(2020, 1, 1)
    assert bodies["U9020"].parent == "U90"
    assert bodies["U90"].names == {"fi": "Mallitoimiala"}
    assert bodies["U9030"].names == {"fi": "Toimikunta"}, "an untranslated name is no Swedish name"


def test_a_hand_entry_keeps_its_aliases_beside_what_documents_say(turtle: Path) -> None:
    body = with_documents(load(DEFAULT_BASE, [turtle]), BODIES, [], []).bodies["x1"]
    assert (body.aliases, body.ambiguous, body.dissolved) == (("Kuvi",), ("virasto",), None)


def test_namesakes_get_their_id_in_the_slug() -> None:
    people = with_documents(Registries(), [], PEOPLE, POSITIONS).people
    assert {people[key].slug for key in ("a.1", "a.2")} == {"maija-malli-a-1", "maija-malli-a-2"}
    assert people["b.1"].slug == "eero-esimerkki"
    assert people["a.1"].groups == ("Vihreä valtuustoryhmä",)
    assert people["b.1"].groups == ("Ryhmä B",)


def test_the_order_of_documents_does_not_matter() -> None:
    one = with_documents(Registries(), BODIES, PEOPLE, POSITIONS)
    other = with_documents(Registries(), reversed(BODIES), reversed(PEOPLE), POSITIONS)
    assert one == other
    assert one.fingerprint
    assert list(one.bodies) == list(other.bodies)


def test_the_fingerprint_tells_registries_apart() -> None:
    one = with_documents(Registries(), BODIES, PEOPLE, [])
    assert one.fingerprint != with_documents(Registries(), BODIES[1:], PEOPLE, []).fingerprint
    assert one.fingerprint != with_documents(Registries(), BODIES, PEOPLE, POSITIONS).fingerprint


def test_the_hand_registries_of_the_project_load() -> None:
    registries = load(DEFAULT_BASE)
    assert registries.statutes["410/2015"].short == "kuntalaki"
    assert registries.bodies["00400"].names["fi"] == "Kaupunginhallitus"
    assert registries.organisations
