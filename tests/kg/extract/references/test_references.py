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
