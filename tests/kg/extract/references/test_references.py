"""Decisions that a text refers to by date and §, and whose they are."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kg.extract.finding import DecisionReference, Doubt
from kg.extract.language.dates import read_date
from kg.extract.names.hits import Names
from kg.extract.references.reader import ReferenceReader
from kg.record import BodyRef, DecisionRecord, Part, PartKind
from kg.registries import Body, Organisation, Registries

Read = tuple[tuple[DecisionReference, ...], tuple[Doubt, ...]]


def _body(key: str, fi: str, sv: str = "", parent: str | None = None, type_id: str = "5", **more: Any) -> Body:
    names = {"fi": fi} | ({"sv": sv} if sv else {})
    return Body(key, names, type_id=type_id, parent=parent, post=type_id == "12", **more)


REGISTRIES = Registries(
    bodies={
        body.id: body
        for body in (
            _body("02900", "Kaupunginvaltuusto", "Stadsfullmäktige", type_id="1", aliases=("Kvsto",)),
            _body("00400", "Kaupunginhallitus", "Stadsstyrelsen", type_id="2", aliases=("Khs",)),
            _body("U1", "Satamalautakunta", "Hamnnämnden"),
            _body("U2", "Satamatoimiala", type_id="7", parent="U1"),
            _body("U2VH1", "Satamajohtaja", type_id="12", parent="U2"),
            _body("U2VH2", "Hallintojohtaja", type_id="12", parent="U2"),
            _body("U3", "Majakkatoimiala", type_id="7"),
            _body("U3VH2", "Hallintojohtaja", type_id="12", parent="U3"),
            _body("U4", "Laiturilautakunta", dissolved=date(2016, 12, 31)),
            _body("U5", "Laiturilautakunta", formed=date(2017, 1, 1)),
            _body("U6", "Majakkalautakunta", "Fyrnämnden"),
            _body("U6J", "Majakkalautakunnan valojaosto", "Fyrnämndens ljussektion", parent="U6"),
            _body("U7", "Poijupalvelut", type_id="8", parent="U3"),
            _body("U8", "Viitat", type_id="9", parent="U7"),
            _body("U8VH1", "Yksikön päällikkö", type_id="12", parent="U8"),
            _body("U9", "Kummelit", type_id="9", parent="U7"),
            _body("U9VH1", "Yksikön päällikkö", type_id="12", parent="U9"),
            _body("U10", "Väyläpalvelut", type_id="8", parent="U2"),
            _body("U11", "Väylänhoito", type_id="9", parent="U10"),
            _body("U11VH1", "Yksikön päällikkö", type_id="12", parent="U11"),
        )
    },
    organisations={"sky": Organisation("sky", "Saariston kuntayhtymä", "region", aliases=("SKY",))},
)
NAMES = Names(REGISTRIES)
READER = ReferenceReader(REGISTRIES)


def _read(text: str, kind: PartKind = PartKind.REASONS, own: BodyRef | None = None) -> Read:
    own = own or BodyRef("Kaupunginhallitus", "00400")
    parts = (Part(kind, "decision", "", text),)
    record = DecisionRecord("record", True, "X", "Majakka", "fi", parts, section=7, body=own, date=date(2022, 3, 1))
    return READER.read(record, NAMES.hits(record))


def _found(text: str, **more: Any) -> list[tuple[str | None, str, int | None]]:
    return [(r.body_id or r.body_name, str(r.date), r.section) for r in _read(text, **more)[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kaupunginhallitus päätti 3.2.2020 § 12 vuokrata majakan.", ("00400", "2020-02-03", 12)),
        ("Satamalautakunta on 3.2.2020, 12 § päättänyt asiasta.", ("U1", "2020-02-03", 12)),
        ("Asia perustuu satamajohtajan päätökseen 3.2.2020 § 12.", ("U2VH1", "2020-02-03", 12)),
        ("Ohjelma on kaupunginvaltuuston 3.2.2020 (§ 12) hyväksymä.", ("02900", "2020-02-03", 12)),
        ("Kaava on hyväksytty kaupunginvaltuustossa 3.2.2020 § 12.", ("02900", "2020-02-03", 12)),
        ("Ohjetta noudatetaan (Khs 3.2.2020 § 12).", ("00400", "2020-02-03", 12)),
        ("Satamajohtajan päätös § 12/3.2.2020 kumotaan.", ("U2VH1", "2020-02-03", 12)),
        ("Aiemmat päätökset: Satamajohtaja 12 §, 3.2.2020", ("U2VH1", "2020-02-03", 12)),
        ("Satamajohtaja myönsi 3.2.2020 tekemällään päätöksellä (§ 12) luvan.", ("U2VH1", "2020-02-03", 12)),
        ("Satamalautakunta esitti kaupunginhallitukselle 3.2.2020 § 12 vuokraa.", ("U1", "2020-02-03", 12)),
        (
            "Satamalautakunta siirsi valtaa kaupunginhallitukselle päätöksellään 3.2.2020 § 12.",
            ("U1", "2020-02-03", 12),
        ),
        ("Kaupunginhallitus valitsi Maija Mallin (satamatoimiala) 3.2.2020 § 12.", ("00400", "2020-02-03", 12)),
        ("Käsitellessään 3.2.2020, § 12 majakkaa kaupunginvaltuusto hyväksyi ponnen.", ("02900", "2020-02-03", 12)),
        ("Stadsstyrelsen beslöt 3.2.2020 § 12 att hyra ut fyren.", ("00400", "2020-02-03", 12)),
        ("Enligt hamnnämndens beslut den 3 februari 2020 § 12", ("U1", "2020-02-03", 12)),
        ("Kaupunginhallitus päätti 3. helmikuuta 2020 § 12.", ("00400", "2020-02-03", 12)),
        ("Kaupunginhallitus päätti 3. päivänä helmikuuta 2020 (§ 12) muusta.", ("00400", "2020-02-03", 12)),
        ("Kaupunginhallitus päätti helmikuun 3. päivänä 2020 § 12 muusta.", ("00400", "2020-02-03", 12)),
        ("Kaupunginhallitus päätti 3.2.2020 12 §:n kohdalla vuokrasta.", ("00400", "2020-02-03", 12)),
        ("Kaupunginhallitus päätti 3.2.2020 §:n 12 kohdalla vuokrasta.", ("00400", "2020-02-03", 12)),
        ("Kaupunginhallitus päätti kokouksessaan 3.2.2020 pykälässä 12 vuokrasta.", ("00400", "2020-02-03", 12)),
        ("Kaupunginhallitus päätti 3.2.2020 12 §:ssä vuokrasta.", ("00400", "2020-02-03", 12)),
        ("Kaupunginhallitus päätti § 12 (3.2.2020) vuokrasta.", ("00400", "2020-02-03", 12)),
        ("Kaupunginhallitus päätti 3.2.2020 (asia 4, § 12) vuokrasta.", ("00400", "2020-02-03", 12)),
        ("Ohjetta noudatetaan (Khs:n 3.2.2020/12 § mukaan).", ("00400", "2020-02-03", 12)),
        ("Kaupunginhallituksen pöytäkirja 3.2.2020 § 12", ("00400", "2020-02-03", 12)),
        ("Kaupunginhallituksen 3.2.2020 pidetyn kokouksen pöytäkirjan § 12", ("00400", "2020-02-03", 12)),
        (
            "Kaupunginhallitus hylkäsi satamajohtajan 3.2.2020 tekemästä päätöksestä § 12 tehdyn vaatimuksen.",
            ("U2VH1", "2020-02-03", 12),
        ),
        ("Kaupunginhallituksen 3.2.2020,\n§ 12 antamalla valtuutuksella", ("00400", "2020-02-03", 12)),
        ("Kaupunginhallitus päätti 3.2.2020 vuokrata majakan ja laiturin (§ 12).", ("00400", "2020-02-03", 12)),
        ("Kaupunginvaltuusto hyväksyi 3.2.2020 majakan asemakaavan § 12.", ("02900", "2020-02-03", 12)),
        ("Stadsfullmäktiges beslut 3.2.2020, § 12", ("02900", "2020-02-03", 12)),
        ("Enligt stadsstyrelsens protokoll 3.2.2020, paragraf 12", ("00400", "2020-02-03", 12)),
    ],
)
def test_a_date_and_section_belong_to_the_one_who_decided(text: str, expected: tuple[str, str, int]) -> None:
    assert _found(text) == [expected]


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("Kaupunginhallitus 3.2.2020 §§ 12–14 ja 20", [12, 13, 14, 20]),
        ("Kaupunginhallitus 3.2.2020 §:t 12 ja 14", [12, 14]),
        ("Kaupunginhallitus 3.2.2020 (§ 12 ja 14)", [12, 14]),
        ("Kaupunginhallitus 3.2.2020 § 12, 13 ja 14.", [12, 13, 14]),
        ("Kaupunginhallitus 3.2.2020 (12 §, 14 §)", [12, 14]),
        ("Kaupunginhallitus päätti 3.2.2020 § 12 ja 14 päivän kuluttua uudelleen.", [12]),
        ("Kaupunginhallitus päätti 3.2.2020 § 12 hyväksyä kaavan ja § 13 muuttaa toista.", [12, 13]),
        ("Kaupunginhallitus hyväksyi 3.2.2020 Majakan kaavan § 12 ja Laiturin kaavan § 13.", [12, 13]),
    ],
)
def test_the_sections_of_one_day(text: str, sections: list[int]) -> None:
    assert _found(text) == [("00400", "2020-02-03", section) for section in sections]


@pytest.mark.parametrize("chain", ["3.2.2020 § 12, 4.2. § 13 ja 7.2. § 14", "3.2. § 12, 4.2. § 13 ja 7.2.2020 § 14"])
def test_a_date_of_a_chain_may_lack_its_year(chain: str) -> None:
    days = [("00400", f"2020-02-{day:02}", section) for day, section in ((3, 12), (4, 13), (7, 14))]
    assert _found(f"Kaupunginhallitus on käsitellyt asiaa {chain}.") == days


def test_a_short_date_is_in_no_year_that_turns_the_chain_round() -> None:
    assert _found("Kaupunginhallitus päätti 30.12.2020 § 12 ja 4.1. § 13.") == [("00400", "2020-12-30", 12)]


def test_a_list_stands_under_its_maker_and_day() -> None:
    text = (
        "Lautakunta merkitsee tiedoksi:\nKaupunginvaltuusto 3.2.2020\n§ 12 Majakan kaava\nHEL 2019-000123 T 10 03\n"
        "Pöytäkirja\nKaupunginhallitus 4.2.2020\n§ 13 Laituri\n§ 14 Poiju\nSeuraavat säännöt:\n§ 15 Nimi"
    )
    assert _found(text) == [("02900", "2020-02-03", 12), ("00400", "2020-02-04", 13), ("00400", "2020-02-04", 14)]
    assert [reference.case for reference in _read(text)[0]] == ["HEL 2019-000123", None, None]


def test_a_line_with_a_colon_gives_the_list_below_it_one_day() -> None:
    text = "Kaupunginvaltuuston {} tekemät päätökset pannaan täytäntöön seuraavasti:\n12 §, Majakka\nEi toimenpidettä."
    assert _found(text.format("3.2.2020")) == [("02900", "2020-02-03", 12)]
    assert _found(text.format("3. ja 10.2.2020")) == []


def test_a_chain_keeps_its_body() -> None:
    text = "Satamajohtaja on päättänyt 3.2.2020 § 12, 4.2.2020, § 13 ajalle 5.-6.2.2020 ja 7.2.2020 § 14 asiasta."
    assert _found(text) == [
        ("U2VH1", "2020-02-03", 12),
        ("U2VH1", "2020-02-04", 13),
        ("U2VH1", "2020-02-07", 14),
    ]


def test_a_genitive_gives_way_to_the_subject_where_the_chain_breaks() -> None:
    text = "Satamajohtaja myönsi kaupunginhallituksen 3.2.2020 § 12 antamalla valtuutuksella 4.2.2020 § 13 luvan."
    assert _found(text) == [("00400", "2020-02-03", 12), ("U2VH1", "2020-02-04", 13)]


def test_several_sections_of_one_day_are_several_decisions() -> None:
    assert [found[2] for found in _found("Kaupunginhallitus 3.2.2020 § 12 ja § 14 sekä 4.2.2020, 1-3 §")] == [
        12,
        14,
        1,
        2,
        3,
    ]


def test_a_heading_names_the_body_of_the_lines_below_it() -> None:
    text = "Seuraavat:\nSatamajohtaja\n3.2.2020, 12 §\nMajakan vuokraus\nSatamalautakunta\n4.2.2020 § 13 Laiturit"
    assert _found(text, kind=PartKind.DECISION) == [("U2VH1", "2020-02-03", 12), ("U1", "2020-02-04", 13)]


@pytest.mark.parametrize(
    "text",
    [
        "Kuntalain 136 § 1.1.2022 alkaen on kumottu.",
        "Luvan ehdot on annettu asetuksen (3.2.2020, 12 §) nojalla.",
        "Kaupunginhallitus päätti 3.2.2020, että kuntalain mukainen vaatimus (§ 12) hylätään.",
        "Kaupunginhallitus hyväksyi 3.2.2020 vuokrasopimuksen § 12.",
        "Avustus on maksettu 3.2.2020 yhdistykselle majakan hoitoon (§ 12).",
        "Enligt 12 § i förvaltningsstadgan 3.2.2020",
        "Majakkalain (410/2015) 12 §, 1.1.2020",
        "Kokoontumiset kielletään 3.2.2020 tartuntatautilain 58 §:n nojalla.",
        "Laituri on suljettu 2.–9.5.2020 välisen ajan, § 17 mukaan 10.–20.5.2020.",
        "Satamalautakunta 3.2.2020 12 § 2 momentti",
        "Vuokrasopimus 3.2.2020, 12 § ehtojen mukaan.",
        "Kaupunginhallitus päätti 3.2.2020 vuokrata majakan.",
        "Espoon kaupunginhallitus päätti 3.2.2020 § 12 asiasta.",
        "Kuntayhtymän hallitus päätti 3.2.2020 § 12 asiasta.",
        "Kaupunginhallitus seuraa ohjelmaa (SKY 3.2.2020 § 12).",
    ],
)
def test_laws_ranges_and_other_cities_are_no_references(text: str) -> None:
    assert _read(text) == ((), ())


def test_the_record_does_not_refer_to_itself() -> None:
    assert _found("Kaupunginhallitus päätti 1.3.2022 § 7 ja 1.3.2022 § 8.") == [("00400", "2022-03-01", 8)]


def test_an_impossible_day_is_logged_and_left_out() -> None:
    found, doubts = _read("Satamajohtaja päätti 29.29.2021 § 210 ja 3.2.2020 § 12.")
    assert [r.section for r in found] == [12]
    assert [doubt.words for doubt in doubts] == ["29.29.2021 § 210"]


def test_a_title_no_registry_knows_is_kept_in_base_form() -> None:
    text = "Vuokraus perustuu pohjoisen laituriyksikön päällikön päätökseen 3.2.2020 § 12."
    assert _found(text) == [("Pohjoisen laituriyksikön päällikkö", "2020-02-03", 12)]


def test_a_unit_before_a_title_tells_which_post_it_is() -> None:
    assert _found("Majakkatoimialan hallintojohtajan päätös 3.2.2020 § 12") == [("U3VH2", "2020-02-03", 12)]


UNIT_HEAD = BodyRef("Yksikön päällikkö", "U8VH1")


@pytest.mark.parametrize(
    ("text", "decider"),
    [
        ("Yksikön päällikkö päätti 3.2.2020 § 12.", "U8VH1"),
        ("Kummelit-yksikön päällikkö päätti 3.2.2020 § 12.", "U9VH1"),
        ("Väylänhoitoyksikön päällikön päätös 3.2.2020 § 12.", "U11VH1"),
        ("Väyläpalvelujen yksikön päällikkö on 3.2.2020 (12 §) päättänyt asiasta.", "U11VH1"),
        ("Poijupalvelujen yksikön päällikkö päätti 3.2.2020 § 12.", "Poijupalvelujen yksikön päällikkö"),
        ("Merenkulkuviraston yksikön päällikkö päätti 3.2.2020 § 12.", "Merenkulkuviraston yksikön päällikkö"),
        ("Itäisen viittayksikön päällikkö päätti 3.2.2020 § 12.", "Itäisen viittayksikön päällikkö"),
        ("Asiasta päätti uudet väylät -palvelun päällikkö 3.2.2020 § 12.", "Uudet väylät -palvelun päällikkö"),
        ("Asiasta päätti väylät, poijut ja viitat -tiimin päällikkö 3.2.2020 § 12.",
         "Väylät, poijut ja viitat -tiimin päällikkö"),
    ],
)  # fmt: skip
def test_a_common_title_behind_another_unit_is_not_the_records_own(text: str, decider: str) -> None:
    assert _found(text, own=UNIT_HEAD) == [(decider, "2020-02-03", 12)]


@pytest.mark.parametrize(
    "text",
    [
        "Satamajohtajan päätöksellä 3.2.2020 § 12 ja 9–14 päätöksellä 4.2.2020 § 13.",
        "Satamajohtajan päätös 3.2.2020 (§ 12, muutettu 4.2.2020 § 13).",
        "Satamajohtajan päätös 3.2.2020 § 12 (muutettu päätöksellä 4.2.2020 § 13).",
        "Satamajohtajan päätökset 3.2.2020 § 12, jatkettu 4.2.2020 § 13.",
        "Satamajohtajan päätöksen 3.2.2020 § 12 (HEL 2020-000123), jota on viimeksi tarkistettu 4.2.2020 § 13, mukaan",
        "Satamajohtajan päätöksellä 3.2.2020 § 12 ja sitä täydentävällä päätöksellä 4.2.2020 § 13.",
    ],
)
def test_an_amended_decision_keeps_its_maker(text: str) -> None:
    assert _found(text) == [("U2VH1", "2020-02-03", 12), ("U2VH1", "2020-02-04", 13)]


def test_an_amended_decision_keeps_its_maker_in_swedish() -> None:
    text = (
        "Stadsstyrelsens beslut 3.2.2020 § 12, ändrat 4.2.2020 § 13 och förlängt genom beslut den 5 februari 2020 § 14"
    )
    assert _found(text) == [("00400", f"2020-02-0{day}", section) for day, section in ((3, 12), (4, 13), (5, 14))]


def test_another_may_have_repealed_a_decision() -> None:
    text = "Satamajohtajan päätös 3.2.2020 § 12, kumottu 4.2.2020 § 13."
    assert _found(text) == [("U2VH1", "2020-02-03", 12), (None, "2020-02-04", 13)]


@pytest.mark.parametrize(
    ("text", "decider"),
    [
        ("Lupa on myönnetty 3.2.2020 (satamajohtaja, § 12).", "U2VH1"),
        ("Lupa on myönnetty 3.2.2020 (laituriyksikkö, § 12, tunnus 5-10-D).", "Laituriyksikkö"),
        ("Ohje on annettu 3.2.2020 (Khs, § 12).", "00400"),
        ("Lov beviljades 3.2.2020 (stadsstyrelsen, § 12).", "00400"),
    ],
)
def test_the_decider_may_stand_between_date_and_section(text: str, decider: str) -> None:
    assert _found(text) == [(decider, "2020-02-03", 12)]


@pytest.mark.parametrize("word", ["vuokrasopimus", "majakkalaki", "asiakirjat mukaan lukien"])
def test_what_is_no_decider_between_date_and_section_makes_no_reference(word: str) -> None:
    assert _read(f"Vuokra on maksettu 3.2.2020 ({word}, § 12).") == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        "Kaupunginhallituksen yleisohje avustusten myöntämisestä (3.2.2020 § 12) on voimassa.",
        "Noudatetaan kaupunginhallituksen strategiaa (3.2.2020 § 12).",
        "Stadsstyrelsens allmänna anvisning om understöd (3.2.2020 § 12) tillämpas.",
    ],
)
def test_a_rule_in_the_genitive_of_its_maker(text: str) -> None:
    assert _found(text) == [("00400", "2020-02-03", 12)]


@pytest.mark.parametrize(
    ("text", "decider"),
    [
        ("Majakkalautakunta puolsi. Lautakunta päätti 3.2.2020 § 12.", "U6"),
        ("Majakkalautakunnan valojaosto puolsi, ja lautakunta päätti 3.2.2020 § 12.", "U6"),
        ("Hinnasto korvasi valojaoston aiemman ja jaoston 3.2.2020 § 12 hyväksymän.", "U6J"),
        ("Majakkalautakunnan valojaosto muutti jaoston 3.2.2020 § 12 hyväksymää.", "U6J"),
        ("Majakkalautakunta ja satamalautakunta puolsivat. Lautakunta päätti 3.2.2020 § 12.", "Lautakunta"),
        ("Espoon majakkalautakunta puolsi. Lautakunta päätti 3.2.2020 § 12.", "Lautakunta"),
        ("Fyrnämndens ljussektion föreslog och nämnden beslutade den 3 februari 2020 § 12.", "U6"),
        ("Majakkalautakunta puolsi.\nLautakunta päätti 3.2.2020 § 12.", "Lautakunta"),
    ],
)
def test_a_bare_word_means_what_the_paragraph_names(text: str, decider: str) -> None:
    assert _found(text) == [(decider, "2020-02-03", 12)]


@pytest.mark.parametrize(
    ("text", "decider"),
    [
        ("Majakkalautakunta puolsi. Lautakunta viittaa päätökseensä 3.2.2020 § 12.", "U6"),
        ("Majakkalautakunnalta pyydettiin lausunto. Lautakunta päätti 3.2.2020 § 12.", "Lautakunta"),
        ("Satamalautakunta kuuli majakkaa. Lautakunta päätti 3.2.2020 § 12.", "U1"),
        ("Viittojen lautakunta päätti 3.2.2020 § 12.", "Viittojen lautakunta"),
    ],
)
def test_a_bare_word_in_a_record_of_that_kind(text: str, decider: str) -> None:
    assert _found(text, own=BodyRef("Satamalautakunta", "U1")) == [(decider, "2020-02-03", 12)]


def test_the_own_body_decided_nothing_before_it_was() -> None:
    own = BodyRef("Laiturilautakunta", "U5")
    assert _found("Lautakunta päätti 3.2.2020 § 12.", own=own) == [("U5", "2020-02-03", 12)]
    assert "U5" not in {found[0] for found in _found("Laiturilautakunta päätti 3.2.2010 § 12.", own=own)}


@pytest.mark.parametrize(
    "text",
    [
        "Kaupunginhallitus on 3.2.2020 § 12 antanut lausunnon samasta majakasta (HEL 2020-000123).",
        "Kaupunginhallitus teki päätöksen 3.2.2020 § 12 asiassa HEL 2020-000123.",
        "Kaupunginhallituksen päätös 3.2.2020 § 12 (ks. HEL 2020-000123).",
        "Kaupunginhallituksen päätös 3.2.2020 § 12 (diaarinumero: HEL 2020-000123).",
        "Kaupunginhallituksen vaatimus asiassa HEL 2020-000123 hylättiin 3.2.2020, § 12.",
        "Kaupunginhallitus antoi 3.2.2020 § 12 lausunnon (HEL 2020-000123) ja satamajohtaja 4.2.2020 § 13 toisen.",
        "Stadsstyrelsen gav 3.2.2020 § 12 ett utlåtande i ärendet HEL 2020-000123.",
    ],
)
def test_a_case_number_further_on_that_is_tied_to_the_decision(text: str) -> None:
    assert _read(text)[0][0].case == "HEL 2020-000123"


@pytest.mark.parametrize(
    "text",
    [
        "Kaupunginhallitus päätti 3.2.2020 § 12. Vastuu ratkaistaan erikseen, ks. HEL 2020-000123.",
        "Kaupunginhallituksen päätös 3.2.2020 § 12 koskee majakkaa, ja laiturista on vireillä asia (HEL 2020-000123).",
        "Asiassa HEL 2020-000123 tehty valitus koskee kaupunginhallituksen päätöstä 3.2.2020 § 12.",
        "Samaa majakkaa koskee HEL 2020-000123, ja kaupunginhallitus päätti 3.2.2020 § 12 muusta.",
        "Kaupunginhallitus päätti 3.2.2020 § 12 vuokrata majakan asioissa HEL 2020-000123 ja HEL 2020-000124.",
    ],
)
def test_another_case_of_the_sentence_is_not_the_decisions(text: str) -> None:
    assert [reference.case for reference in _read(text)[0]] == [None]


def test_a_title_of_several_posts_is_logged_and_has_no_id() -> None:
    found, doubts = _read("Hallintojohtaja päätti 3.2.2020 § 12.")
    assert [(r.body_id, r.body_name) for r in found] == [(None, "Hallintojohtaja")]
    assert [doubt.words for doubt in doubts] == ["Hallintojohtaja"]


def test_of_two_bodies_of_one_name_the_one_that_existed_decided() -> None:
    text = "Laiturilautakunta päätti 3.2.2015 § 12 ja 3.2.2020 § 13."
    assert _found(text) == [("U4", "2015-02-03", 12), ("U5", "2020-02-03", 13)]


def test_a_bare_word_means_the_records_own_body() -> None:
    own = BodyRef("Satamalautakunta", "U1")
    assert _found("Lautakunta päätti 3.2.2020 § 12.", own=own) == [("U1", "2020-02-03", 12)]


def test_a_mention_without_body_gives_way_to_one_that_names_it() -> None:
    text = "Ohjetta (3.2.2020 § 12) noudatetaan.\nKaupunginhallitus hyväksyi ohjeen 3.2.2020 § 12."
    assert _found(text) == [("00400", "2020-02-03", 12)]


def test_a_case_number_beside_it_is_kept() -> None:
    found, _ = _read("Satamalautakunta 3.2.2020 (HEL 2019-000123 T 10 01, § 12) ja 4.2.2020 § 13, HEL 2019-000456")
    assert [r.case for r in found] == ["HEL 2019-000123", "HEL 2019-000456"]


def test_the_span_is_the_words() -> None:
    text = "Tausta.\nAsia perustuu satamajohtajan päätökseen 3.2.2020 (12 §) ja muuhun."
    found, _ = _read(text)
    assert text[found[0].span.start : found[0].span.end] == "satamajohtajan päätökseen 3.2.2020 (12 §)"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("7.01.2021", date(2021, 1, 7)),
        ("1. 2. 2021", date(2021, 2, 1)),
        ("31.4.2021", None),
        ("2 maj 2021", date(2021, 5, 2)),
    ],
)
def test_dates_in_their_spellings(words: str, day: date | None) -> None:
    assert read_date(words) == day
