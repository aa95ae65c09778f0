"""Each named query answers from the model by example (tests/fixtures/model.trig) with exactly the rows written here."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, QuerySolutions, RdfFormat, Store, parse, serialize

from kg import query
from kg.ontology import Ontology
from kg.vocab import DCTERMS, DEFAULT_BASE, OA, SCHEMA, XSD

MODEL = Path(__file__).parents[1] / "fixtures" / "model.trig"
OTHER_BASE = "https://data.example.org/kunta/"
AS_OF = "2023-04-01"

KUNTA = "eli/kunta/091/"
D885 = KUNTA + "kaupunginhallitus/hel-2021-007461/885"
D23 = KUNTA + "kaupunginhallitus/hel-2021-009999/23"
D25 = KUNTA + "kaupunginhallitus/hel-2022-000011/25"
D41 = KUNTA + "kaupunginvaltuusto/hel-2021-009999/41"
D7 = KUNTA + "u541000vh91/2022/7"
N23 = "5D2B8E16-0F47-4A93-B1C8-000000000023"
N25 = "72F0C9D5-3A68-4E1B-97D4-000000000025"
N41 = "1A90D7C4-5E3F-4B02-8D15-000000000041"  # the smaller of two, that of the Swedish record
N41_FI = "3C1E0F5A-7B20-4D11-9C6E-000000000041"
N7 = "B6C4E0F8-94A1-4D73-82BE-000000000007"
BIAUDET = "id/motion/toivomusponsi/eva-biaudet/2021-06-16/hel-2021-007461"
ESIMERKKI = "id/motion/toivomusponsi/aino-esimerkki/2022-02-02/hel-2021-009999"
MALLIKAS = "id/motion/valtuustoaloite/matti-mallikas/2021-09-15/hel-2021-009999"
KOSKELA = "id/motion/valtuustoaloite/kaisa-koskela/2022-03-30"

COLUMNS = {
    "decisions": "decision native_id case section classification language body body_name date published title outcome"
    " as_proposed",
    "decision-people": "decision native_id person name role title acting part",
    "legal-citations": "decision native_id act number chapter section subsection point subpoint explicit provision"
    " quote",
    "decision-references": "decision native_id referenced body_name date section case quote",
    "bodies-mentioned": "decision native_id body name",
    "places-mentioned": "decision native_id place name",
    "organisations-mentioned": "decision native_id organisation name kind same_as",
    "motions": "decision native_id motion type proposer date adopted_by days_to_answer",
    "votes": "decision native_id vote yes no blank absent",
    "appeals": "decision native_id kind days",
    "recipients": "decision native_id kind recipient",
    "attachments": "decision native_id number title public",
    "amounts": "decision native_id eur quote",
    "open-motions": "motion type proposer adopted due days_over",
    "missing-sections": "body year section",
}

Row = tuple[str | None, ...]
SILLAN = "Pihlajarannan"

ROWS: dict[str, list[Row]] = {
    "decisions": [
        (D885, None, "HEL 2021-007461", "885", "00 00 03", "fi", "id/body/00400", "Kaupunginhallitus", "2021-11-22",
         "2021-12-07", "Toivomusponsi ihmiskaupan uhrien auttamisesta", "noted", "true"),
        (D23, N23, "HEL 2021-009999", "23", "10 03 02", "fi", "id/body/00400", "Kaupunginhallitus", "2022-01-17",
         None, f"Esitys {SILLAN} puistosillasta", "approved", "false"),
        (D25, N25, "HEL 2022-000011", "25", None, "fi", "id/body/00400", "Kaupunginhallitus", "2022-01-17",
         None, "Salassa pidettävä", None, None),
        (D41, N41, "HEL 2021-009999", "41", "10 03 02", "sv", "id/body/02900", "Kaupunginvaltuusto", "2022-02-02",
         "2022-02-10", "Parkbron i Rönnstranden", "approved", None),
        (D41, N41_FI, "HEL 2021-009999", "41", "10 03 02", "fi", "id/body/02900", "Kaupunginvaltuusto", "2022-02-02",
         "2022-02-10", f"{SILLAN} puistosilta", "approved", None),
        (D7, N7, None, "7", None, "fi", "id/post/U541000VH91", "Siltapäällikkö", "2022-03-01",
         None, f"{SILLAN} sillan urakka", "approved", "true"),
    ],
    "decision-people": [
        (D885, None, "id/person/marja-liisa-rautanen", "Marja-Liisa Rautanen", "contact", "kaupunginsihteeri", "false",
         "decision"),
        (D885, None, "id/person/tuula-saxholm", "Tuula Saxholm", "presenter", "vs. kansliapäällikkö", "true",
         "decision"),
        (D885, None, "id/person/sami-sarvilinna", "Sami Sarvilinna", "presenter", "kansliapäällikkö", "false",
         "proposal"),
        (D23, N23, "id/person/veikko-valmistelija", "Veikko Valmistelija", "contact", "erityissuunnittelija", "false",
         "proposal"),
        (D23, N23, "id/person/liisa-laatija", "Liisa Laatija", "presenter", "kansliapäällikkö", "false", "proposal"),
        (D41, N41, "id/person/pekka-puhuja", "Pekka Puhuja", "chair", "puheenjohtaja", "false", "decision"),
        (D41, N41, "id/person/matti-mallikas", "Matti Mallikas", "motion_proposer", None, "false", "decision"),
        (D41, N41, "id/person/aino-esimerkki", "Aino Esimerkki", "mover", "valtuutettu", "false", "decision"),
        (D41, N41, "id/person/ville-vastaranta", "Ville Vastaranta", "seconder", None, "false", "decision"),
        (D41, N41, "id/person/sirkka-sihteeri", "Sirkka Sihteeri", "secretary", None, "false", "decision"),
        (D41, N41, "id/person/aino-esimerkki", "Aino Esimerkki", "voter", None, "false", "decision"),
        (D41, N41, "id/person/kaisa-koskela", "Kaisa Koskela", "voter", None, "false", "decision"),
        (D41, N41, "id/person/matti-mallikas", "Matti Mallikas", "voter", None, "false", "decision"),
        (D41, N41, "id/person/otto-otava", "Otto Otava", "voter", None, "false", "decision"),
        (D41, N41, "id/person/pekka-puhuja", "Pekka Puhuja", "voter", None, "false", "decision"),
        (D41, N41, "id/person/ville-vastaranta", "Ville Vastaranta", "voter", None, "false", "decision"),
        (D7, N7, "id/person/jaana-jasen", "Jaana Jäsen", "appointed", None, None, "decision"),
        (D7, N7, "id/person/kalle-kaide", "Kalle Kaide", "decision_maker", "Siltapäällikkö", "false", "decision"),
    ],
    "legal-citations": [
        (D885, None, "hallintosääntö", None, "30", "14", None, None, None, "true",
         KUNTA + "hallintosaanto/luku/30/pykala/14", "Hallintosäännön 30 luvun 14 §"),
        (D885, None, "kuntalaki", "410/2015", None, "136", None, None, None, "true", "eli/sd/2015/410/pykala/136",
         "Kuntalaki 136 §"),
        (D23, N23, "maankäyttö- ja rakennuslaki", "132/1999", None, "52", "3", None, None, "true",
         "eli/sd/1999/132/pykala/52/momentti/3", "Maankäyttö- ja rakennuslain 52 §:n 3 momentti"),
        (D25, N25, "julkisuuslaki", "621/1999", None, "24", "1", "20", None, "true",
         "eli/sd/1999/621/pykala/24/momentti/1/kohta/20", "JulkL (621/1999) 24.1 § 20 k"),
        (D41, N41, "vahingonkorvauslaki", "412/1974", None, None, None, None, None, "true",
         "http://data.finlex.fi/eli/sd/1974/412", "vahingonkorvauslaki"),
        (D41, N41, "asetus (EU) 2016/679", "2016/679", None, "6", "1", "c", None, "true",
         "eli/eu/reg/2016/679/artikla/6/kohta/1/alakohta/c",
         "yleisen tietosuoja-asetuksen 6 artiklan 1 kohdan c alakohta"),
        (D41, N41, "maankäyttö- ja rakennuslaki", "132/1999", None, "52", "1", "2", None, "true",
         "eli/sd/1999/132/pykala/52/momentti/1/kohta/2", "maankäyttö- ja rakennuslain 52 §:n 1 momentin 2 kohta"),
        (D41, N41, "maankäyttö- ja rakennuslaki", "132/1999", None, "52", "3", None, None, "false",
         "eli/sd/1999/132/pykala/52/momentti/3", "pykälän 3 momentti"),
        (D41, N41, "kuntalaki", "410/2015", None, "135", None, None, None, "true", "eli/sd/2015/410/pykala/135",
         "kuntalaki 135 §"),
        (D41, N41, "hankintalaki", "1397/2016", "18", "136", None, None, None, "true", "eli/sd/2016/1397/pykala/136",
         "Hankintalain 18 luvun 136 §"),
    ],
    "decision-references": [
        (D885, None, KUNTA + "u02100vh2/2021/228", "Kansliapäällikkö", "2021-11-03", "228", None,
         "Kansliapäällikkö 3.11.2021 § 228"),
        (D41, N41, D23, "Kaupunginhallitus", "2022-01-17", "23", "HEL 2021-009999", "kaupunginhallitus 17.1.2022 § 23"),
    ],
    "bodies-mentioned": [
        (D885, None, "id/body/00400", "Kaupunginhallitus"),
        (D885, None, "id/body/02900", "Kaupunginvaltuusto"),
        (D23, N23, "id/body/00400", "Kaupunginhallitus"),
        (D23, N23, "id/body/U02100", "Kaupunginkanslia"),
        (D25, N25, "id/body/00400", "Kaupunginhallitus"),
        (D41, N41, "id/body/00400", "Kaupunginhallitus"),
        (D41, N41, "id/body/02900", "Kaupunginvaltuusto"),
        (D41, N41, "id/body/U541000", "Kaupunkiympäristön toimiala"),
        (D7, N7, "id/body/U541000", "Kaupunkiympäristön toimiala"),
    ],
    "places-mentioned": [
        (D885, None, "id/place/tukholma", "Tukholma"),
        (D41, N41, "id/place/pihlajaranta", "Pihlajaranta"),
    ],
    "organisations-mentioned": [
        (D885, None, "id/organisation/heuni", "HEUNI", "international", None),
        (D885, None, "id/organisation/itameren-valtioiden-neuvosto", "Itämeren valtioiden neuvosto", "international",
         None),
        (D41, N41, "id/organisation/siltarakenne-esimerkki-oy", "Siltarakenne Esimerkki Oy", "company", None),
        (D41, N41, "id/organisation/tilastokeskus", "Tilastokeskus", "agency", "http://www.wikidata.org/entity/Q798557"),
        (D7, N7, "id/organisation/siltarakenne-esimerkki-oy", "Siltarakenne Esimerkki Oy", "company", None),
    ],
    "motions": [
        (D885, None, BIAUDET, "toivomusponsi", "Eva Biaudet", "2021-06-16", "id/body/02900", "159"),
        (D23, N23, MALLIKAS, "valtuustoaloite", "Matti Mallikas", "2021-09-15", None, "140"),
        (D41, N41, ESIMERKKI, "toivomusponsi", "Aino Esimerkki", "2022-02-02", "id/body/02900", None),
        (D41, N41, MALLIKAS, "valtuustoaloite", "Matti Mallikas", "2021-09-15", None, "140"),
    ],
    "votes": [(D41, N41, D41 + "/vote-1", "3", "2", "1", "1")],
    "appeals": [
        (D885, None, "prohibited", None),
        (D23, N23, "prohibited", None),  # as the agenda says, since the decision says nothing
        (D41, N41, "kunnallisvalitus", "30"),
        (D7, N7, "hankinta", None),
        (D7, N7, "oikaisuvaatimus", "14"),
    ],
    "recipients": [
        (D885, None, "extract", "Ponnen ehdottaja"),
        (D885, None, "information", "id/body/02900"),
        (D23, N23, "information", "id/body/U02100"),
        (D41, N41, "extract", "id/body/U541000"),
        (D41, N41, "information", "id/organisation/siltarakenne-esimerkki-oy"),
        (D41, N41, "information", "Sillan naapurit"),
        (D7, N7, "extract", None),  # a private person, perhaps
        (D7, N7, "extract", "Urakoitsija"),
    ],
    "attachments": [
        (D23, N23, "1", "Havainnekuva", None),  # as the agenda lists them, since the decision has none
        (D41, N41, None, "Kartta", None),
        (D41, N41, "1", "Siltasuunnitelma", "true"),
        (D41, N41, "2", "Tarjousvertailu", "false"),
    ],
    "amounts": [
        (D41, N41, "1250000.5", "1 250 000,50 euroa"),
        (D7, N7, "50000", "50 000 euroa"),
        (D7, N7, "900000", "900 000 euroa"),
    ],
    "open-motions": [
        (ESIMERKKI, "toivomusponsi", "Aino Esimerkki", "2022-02-02", "2023-02-02", "58"),
        (KOSKELA, "valtuustoaloite", "Kaisa Koskela", "2022-03-30", None, None),
    ],
    "missing-sections": [("id/body/00400", "2022", "24")],
}  # fmt: skip

TYPES = {
    "decisions": {"section": "integer", "date": "date", "published": "date", "as_proposed": "boolean"},
    "decision-people": {"acting": "boolean"},
    "legal-citations": {"explicit": "boolean"},
    "decision-references": {"section": "integer", "date": "date"},
    "motions": {"date": "date", "days_to_answer": "integer"},
    "votes": dict.fromkeys(("yes", "no", "blank", "absent"), "integer"),
    "appeals": {"days": "integer"},
    "attachments": {"public": "boolean"},
    "amounts": {"eur": "decimal"},
    "open-motions": {"adopted": "date", "due": "date", "days_over": "integer"},
    "missing-sections": {"year": "integer", "section": "integer"},
}


@cache
def model(base: str = DEFAULT_BASE) -> Store:
    """The fixture with the ontology beside it, under a base."""
    store = Store()
    text = MODEL.read_text(encoding="utf-8").replace(DEFAULT_BASE, base)
    store.extend(parse(text, format=RdfFormat.TRIG))
    store.extend(Ontology.load(base).graph_quads())
    return store


def ask(name: str, base: str = DEFAULT_BASE, **parameters: str) -> QuerySolutions:
    if name == "open-motions":
        parameters.setdefault("as_of", AS_OF)
    results = query.run(model(base), query.find(name).text, parameters, base)
    assert isinstance(results, QuerySolutions)
    return results


def rows(name: str, base: str = DEFAULT_BASE, **parameters: str) -> list[Row]:
    columns = COLUMNS[name].split()
    solutions = [[solution[column] for column in columns] for solution in ask(name, base, **parameters)]
    return [tuple(v.value.removeprefix(base) if v is not None else None for v in values) for values in solutions]


def in_order(found: list[Row]) -> list[Row]:
    return sorted(found, key=lambda row: [value or "" for value in row])


def test_there_is_a_named_query_for_each_of_the_contract_and_no_other() -> None:
    assert sorted(named.name for named in query.named()) == sorted(COLUMNS)


@pytest.mark.parametrize("name", COLUMNS)
def test_the_columns_are_the_contracts(name: str) -> None:
    assert [variable.value for variable in ask(name).variables] == COLUMNS[name].split()


@pytest.mark.parametrize("name", COLUMNS)
def test_a_query_answers_from_the_model(name: str) -> None:
    assert in_order(rows(name)) == in_order(ROWS[name])


@pytest.mark.parametrize("name", COLUMNS)
def test_a_query_answers_the_same_under_another_base(name: str) -> None:
    assert in_order(rows(name, OTHER_BASE)) == in_order(ROWS[name])


@pytest.mark.parametrize("name", COLUMNS)
def test_numbers_dates_and_truth_values_are_typed_and_words_are_plain(name: str) -> None:
    for solution in ask(name):
        for column in COLUMNS[name].split():
            value = solution[column]
            if isinstance(value, Literal):
                assert value.language is None
                assert value.datatype.value == XSD + TYPES.get(name, {}).get(column, "string"), column


SLOW_ELSEWHERE = {
    "legal-citations",
    "motions",
    "places-mentioned",
}  # rdflib takes a minute where a path is asked of everything


@pytest.mark.parametrize("name", sorted(COLUMNS.keys() - SLOW_ELSEWHERE))
def test_another_engine_answers_the_same(name: str) -> None:
    text = query.prepare(query.find(name).text, {"as_of": AS_OF} if name == "open-motions" else {}, DEFAULT_BASE)
    found: list[Row] = []
    for solution in as_graph().query(text):
        assert isinstance(solution, rdflib.query.ResultRow)
        found.append(tuple(None if v is None else str(v).removeprefix(DEFAULT_BASE) for v in solution))
    assert in_order(found) == in_order(ROWS[name])


@cache
def as_graph() -> rdflib.Graph:
    """The model, with what the registries say of things in it; rdflib takes long where there is much besides."""
    registry = NamedNode(DEFAULT_BASE + "graph/registry")
    named = {term for quad in model() if quad.graph_name != registry for term in (quad.subject, quad.object)}
    quads = [quad for quad in model() if quad.graph_name != registry or quad.subject in named]
    triples = serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES)
    assert triples is not None
    return rdflib.Graph().parse(data=triples, format="nt")


# parameters


def test_a_parameter_that_is_a_column_keeps_its_rows() -> None:
    assert {row[0] for row in rows("decision-people", decision=DEFAULT_BASE + D7)} == {D7}
    assert {row[4] for row in rows("decision-people", role="voter")} == {"voter"}
    assert {row[0] for row in rows("decisions", case="HEL 2021-009999")} == {D23, D41}


@pytest.mark.parametrize("day", ["2023-02-03", "2024-02-29", "2024-03-01", "2025-01-01", "2030-12-31"])
def test_days_over_are_the_days_of_the_calendar(day: str) -> None:
    (row,) = [row for row in rows("open-motions", as_of=day) if row[0] == ESIMERKKI]
    assert row[5] == str((date.fromisoformat(day) - date(2023, 2, 2)).days)


def test_a_motion_that_is_not_yet_due_is_no_day_over() -> None:
    assert [row[5] for row in rows("open-motions", as_of="2022-02-02")] == ["0"]


def test_a_motion_is_open_until_the_day_of_its_answer() -> None:
    assert BIAUDET in {row[0] for row in rows("open-motions", as_of="2021-11-21")}
    assert BIAUDET not in {row[0] for row in rows("open-motions", as_of="2021-11-22")}


def test_a_motion_is_not_open_before_it_is_there() -> None:
    assert KOSKELA not in {row[0] for row in rows("open-motions", as_of="2022-03-29")}


def test_a_motion_that_another_names_more_fully_is_not_open_beside_it() -> None:
    motions = {str(row[0]) for row in rows("open-motions", as_of="2021-12-01")}
    assert [motion for motion in motions if "mallikas" in motion] == [MALLIKAS]


# the fixture itself


def test_the_model_passes_the_gate() -> None:
    ontology = Ontology.load(DEFAULT_BASE)
    assert ontology.check([*parse(path=str(MODEL), format=RdfFormat.TRIG), *ontology.graph_quads()]) == []


def test_each_quote_of_the_model_is_what_its_text_says_there() -> None:
    facts: dict[str, dict[str, str]] = {}
    for quad in parse(path=str(MODEL), format=RdfFormat.TRIG):
        facts.setdefault(quad.subject.value, {})[quad.predicate.value] = quad.object.value
    mentions = [fact for fact in facts.values() if OA + "hasTarget" in fact]
    assert len(mentions) > 60
    for mention in mentions:
        start, end = map(int, mention[OA + "hasTarget"].rpartition("=")[2].split(","))
        text = facts[mention[DCTERMS + "isPartOf"]][SCHEMA + "text"]
        assert text[start:end] == mention[DEFAULT_BASE + "def#quote"]
    for fact in facts.values():
        if SCHEMA + "text" in fact:
            digest = hashlib.sha256(fact[SCHEMA + "text"].encode()).hexdigest()
            assert fact[DEFAULT_BASE + "def#textSha256"] == digest
