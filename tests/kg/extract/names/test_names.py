"""What counts as a known name in a text."""

from datetime import date

import pytest

from kg.extract.names.hits import NameHit, Names
from kg.record import BodyRef, DecisionRecord, Part, PartKind, StatedVote, Voter
from kg.registries import Body, Organisation, Person, Registries


def body(
    key: str, name: str, type_id: str, parent: str | None = None, *, aliases: tuple[str, ...] = (), **more: object
) -> Body:
    return Body(key, {"fi": name}, aliases, type_id, parent, **more)  # type: ignore[arg-type]


BODIES = [
    Body("00400", {"fi": "Kaupunginhallitus", "sv": "Stadsstyrelsen"}, ("Khs",), "2", "02900"),
    body("02900", "Kaupunginvaltuusto", "1", ambiguous=("valtuusto",)),
    body("K1", "Kaupunginhallituksen mallijaosto", "5", "00400"),
    body("A", "Liikenteen ja puistojen toimiala", "7", aliases=("Lipu",)),
    body("B", "Kulttuurin toimiala", "7", ambiguous=("Kuva",)),
    body("L", "Puistolautakunta", "5", "A"),
    body("A1", "Hallintopalvelut", "9", "A"),
    body("B1", "Hallintopalvelut", "9", "B"),
    body("A2", "Tontit", "14", "A"),
    body("A3", "Lupayksikkö", "14", "A"),
    body("A4", "Katuasiat", "9", "A"),
    body("B2", "Kirjastopalvelut", "9", "B"),
    body("P1", "Yksikön päällikkö", "12", "A3", post=True),
    body("P2", "Yksikön päällikkö", "12", "B2", post=True),
    body("P3", "Puistojohtaja", "12", "A", post=True),
    body("W1", "Katulautakunta", "5", "A", dissolved=date(2017, 5, 31)),
    body("W2", "Katulautakunta", "5", "A", formed=date(2017, 6, 1)),
    body("A5", "Hankintapalvelut", "9", "A", formed=date(2021, 1, 1)),
    body("B3", "Hankintapalvelut", "9", "B"),
    body("B4", "Talous- ja suunnittelupalvelut", "9", "B"),
    body("B5", "Varhaiskasvatus", "9", "B"),
    body("C", "Tori- ja satamatoimiala", "7", aliases=("Tori- ja satamatoimi",)),
    Body("O", {"fi": "Opintolautakunta", "sv": "Studienämnden"}, (), "5", dissolved=date(2017, 5, 31)),
]
ORGANISATIONS = [
    Organisation("hus", "HUS", "region", {"fi": "HUS"}, ("Esimerkin sairaanhoitopiiri",)),
    Organisation("malli-oy", "Malli Oy", "company", {"fi": "Malli Oy", "sv": "Modell Ab"}, (), ("Malli",)),
    Organisation("tuomio", "kuvitteellinen oikeus", "court", {"fi": "kuvitteellinen oikeus"}),
]
PEOPLE = [
    Person("r", "Maija Rantanen", "maija-rantanen"),
    Person("h1", "Eero Esimerkki", "eero-esimerkki-h1"),
    Person("h2", "Eero Esimerkki", "eero-esimerkki-h2"),
]
NAMES = Names(
    Registries(
        {b.id: b for b in BODIES}, {p.id: p for p in PEOPLE}, {}, {o.key: o for o in ORGANISATIONS}, fingerprint="x"
    )
)


def record(text: str, kind: PartKind = PartKind.REASONS, **more: object) -> DecisionRecord:
    parts = (Part(kind, "decision", "", text), *more.pop("parts", ()))  # type: ignore[misc]
    return DecisionRecord("record", True, None, "Otsikko", "fi", parts, **more)  # type: ignore[arg-type]


def hits(text: str, kind: PartKind = PartKind.REASONS, **more: object) -> tuple[NameHit, ...]:
    return NAMES.hits(record(text, kind, **more))


def named(text: str, kind: PartKind = PartKind.REASONS, **more: object) -> list[tuple[str, tuple[str, ...], str]]:
    return [(hit.form, hit.keys, hit.case) for hit in hits(text, kind, **more)]


def test_a_body_is_found_in_its_cases_with_a_capital_or_without() -> None:
    text = "Asia viedään kaupunginhallitukselle. Kaupunginhallituksen päätös ja KAUPUNGINHALLITUS."
    assert named(text) == [
        ("kaupunginhallitukselle", ("00400",), "all"),
        ("Kaupunginhallituksen", ("00400",), "gen"),
        ("KAUPUNGINHALLITUS", ("00400",), "nom"),
    ]


def test_offsets_are_code_points_of_the_part_even_where_lower_case_changes_lengths() -> None:
    text = "İİ𝄞 ẞ Maija Rantasen ja HUS:n asia"
    for hit in hits(text):
        assert text[hit.span.start : hit.span.end] == hit.form
    assert [hit.keys for hit in hits(text)] == [("r",), ("hus",)]


def test_the_longest_name_wins_and_none_overlap() -> None:
    assert named("Kaupunginhallituksen mallijaoston kokous") == [("Kaupunginhallituksen mallijaoston", ("K1",), "gen")]


def test_words_that_only_contain_a_name_are_no_names() -> None:
    assert named("Puistolautakuntauudistus, HUS-alue ja www.malli.fi/kaupunginhallitus sekä khs.") == []


def test_abbreviations_count_as_written() -> None:
    assert named("Khs 4.5.2020, HUSin ja HUS:lle") == [
        ("Khs", ("00400",), "nom"),
        ("HUSin", ("hus",), "gen"),
        ("HUS:lle", ("hus",), "all"),
    ]


def test_a_short_form_of_an_organ_means_it() -> None:
    assert named("viedään mallijaostolle") == [("mallijaostolle", ("K1",), "all")]


def test_swedish_names_and_genitives() -> None:
    assert named("Stadsstyrelsens beslut") == [("Stadsstyrelsens", ("00400",), "gen")]


def test_another_citys_body_is_not_ours() -> None:
    assert named("Espoon kaupunginhallitus ja Vantaan kaupunginvaltuusto") == []


@pytest.mark.parametrize("text", ["Kaupungin tontit myydään.", "Katuasiat ovat tärkeitä.", "kirjastopalvelut auki"])
def test_an_everyday_word_is_no_unit(text: str) -> None:
    assert named(text) == []


def test_an_everyday_word_means_the_unit_as_an_entry_of_a_list_or_after_its_body() -> None:
    assert named("Tontit\nLipu/Katuasiat", PartKind.INFORMATION) == [
        ("Tontit", ("A2",), "nom"),
        ("Lipu", ("A",), "nom"),
        ("Katuasiat", ("A4",), "nom"),
    ]
    assert ("tontit", ("A2",), "nom") in named("liikenteen ja puistojen toimialan tontit")
    assert named("Valmistelussa tontit-yksikkö.") == [("tontit-yksikkö", ("A2",), "nom")]


def test_the_end_of_a_longer_cut_compound_is_not_the_unit() -> None:
    assert named("asuin- ja lupayksikön tilat") == []


def test_a_name_of_several_units_is_resolved_by_the_records_own_body() -> None:
    text = "Hallintopalvelut"
    assert named(text, PartKind.INFORMATION, body=BodyRef("x", "A3"))[0][1] == ("A1",)
    assert named(text, PartKind.INFORMATION, body=BodyRef("x", "P2"))[0][1] == ("B1",)
    assert named(text, PartKind.INFORMATION)[0][1] == ("A1", "B1")


def test_a_name_of_several_units_is_resolved_by_the_body_before_it() -> None:
    assert ("hallintopalveluihin", ("B1",), "ill") in named("siirretään kulttuurin toimialan hallintopalveluihin")


def test_a_generic_title_is_ambiguous_unless_it_is_the_records_own() -> None:
    assert named("Yksikön päällikkö päätti") == [("Yksikön päällikkö", ("P1", "P2"), "nom")]
    assert named("Yksikön päällikkö päätti", body=BodyRef("x", "P2")) == [("Yksikön päällikkö", ("P2",), "nom")]


def test_the_day_tells_bodies_of_one_name_apart() -> None:
    assert named("Katulautakunnan päätös", date=date(2015, 1, 8))[0][1] == ("W1",)
    assert named("Katulautakunnan päätös", date=date(2021, 1, 8))[0][1] == ("W2",)
    assert named("Katulautakunnan päätös")[0][1] == ("W2",), "without a day the body that exists now"
    assert named("Katulautakunnan päätös", case="HEL 2014-000001")[0][1] == ("W1",)


def test_a_unit_formed_after_the_year_of_the_case_may_be_meant() -> None:
    text = "Hankintapalvelut"
    assert named(text, PartKind.INFORMATION, body=BodyRef("x", "A3"), case="HEL 2019-000001")[0][1] == ("A5",)
    assert named(text, PartKind.INFORMATION, body=BodyRef("x", "B2"), case="HEL 2019-000001")[0][1] == ("B3",)
    after = "kulttuurin toimialan hankintapalveluihin"
    assert named(after, body=BodyRef("x", "A3"), case="HEL 2019-000001")[1][1] == ("B3",)


def test_a_service_each_division_has_is_not_another_divisions() -> None:
    text = "Talous- ja suunnittelupalvelut"
    assert named(text, PartKind.INFORMATION, body=BodyRef("x", "A3")) == []
    assert named(text, PartKind.INFORMATION, body=BodyRef("x", "B2")) == [(text, ("B4",), "nom")]
    assert named(text, PartKind.INFORMATION, body=BodyRef("x", "00400")) == [(text, ("B4",), "nom")]
    assert named(f"Kulttuurin toimiala/{text}", PartKind.INFORMATION, body=BodyRef("x", "A3"))[1][1] == ("B4",)


def test_what_a_division_does_is_no_unit_of_it() -> None:
    assert [keys for _, keys, _ in named("kulttuurin toimialan varhaiskasvatuksen tilat")] == [("B",)]
    assert [keys for _, keys, _ in named("Varhaiskasvatus", PartKind.INFORMATION)] == [("B5",)]


def test_a_field_of_work_beside_another_is_not_the_division() -> None:
    assert named("tori- ja satamatoimen sekä pelastustoimen palvelut") == []
    assert named("tori- ja satamatoimen tilat") == [("tori- ja satamatoimen", ("C",), "gen")]


def test_a_body_of_the_past_is_not_the_end_of_a_longer_name() -> None:
    text = "Konst- och studienämnden beslutade. Studienämndens beslut gäller."
    assert named(text, date=date(2021, 1, 8)) == []
    assert named("Studienämndens beslut gäller.", date=date(2021, 1, 8)) == [("Studienämndens", ("O",), "gen")]
    assert named(text, date=date(2016, 1, 8)) == [("Studienämndens", ("O",), "gen")]


def test_a_division_goes_by_its_abbreviation_and_what_it_is() -> None:
    assert named("Kuva-toimialan ja Lipu-toimialalle") == [
        ("Kuva-toimialan", ("B",), "gen"),
        ("Lipu-toimialalle", ("A",), "all"),
    ]


def test_the_common_word_means_the_records_own_body() -> None:
    assert named("Lautakunta toteaa", body=BodyRef("x", "L")) == [("Lautakunta", ("L",), "nom")]
    assert named("lautakunnan lausunto", body=BodyRef("x", "P1")) == []


def test_a_name_that_means_something_only_in_company() -> None:
    assert named("Valtuusto päätti. Kuva on kaunis. Malli on hyvä.") == []
    assert ("valtuuston", ("02900",), "gen") in named("Kaupunginvaltuusto kokoontui. Päätös on valtuuston.")
    assert ("Mallin", ("malli-oy",), "gen") in named("Malli Oy:lle myönnetään. Mallin hakemus")
    assert ("Kuvan", ("B",), "gen") in named("Lipun, Kuvan ja muiden osalta")


def test_common_nouns_that_name_an_organisation_may_open_a_sentence() -> None:
    assert [keys for _, keys, _ in named("Kuvitteellinen oikeus ja kuvitteelliseen oikeuteen")] == [("tuomio",)] * 2


def test_people_are_found_by_their_full_name_in_any_case() -> None:
    assert named("Maija Rantasen aloite; Rantanen Maija; Rantanen, Maija; Maija Rantaselle") == [
        ("Maija Rantasen", ("r",), "gen"),
        ("Rantanen Maija", ("r",), "nom"),
        ("Rantanen, Maija", ("r",), "nom"),
        ("Maija Rantaselle", ("r",), "all"),
    ]
    assert named("Rantasen aloite ja Maija esitti, maija rantanen") == []


def test_namesakes_stay_ambiguous() -> None:
    assert named("Eero Esimerkin ehdotus") == [("Eero Esimerkin", ("h1", "h2"), "gen")]


def test_people_the_document_itself_names_are_found_inflected_elsewhere() -> None:
    contacts = Part(PartKind.CONTACTS, "decision", "Lisätiedot", "Siiri Uusitupa, erityissuunnittelija")
    presenter = Part(PartKind.PRESENTER, "decision", "Esittelijä", "osastopäällikkö\nOiva Niskavuori")
    votes = (StatedVote(1, 0, 0, 0, voters=(Voter("Tuuli Harmaja", "yes"),)),)
    found = named(
        "Siiri Uusituvan selvitys, Oiva Niskavuoren ja Tuuli Harmajan", parts=(contacts, presenter), votes=votes
    )
    assert [(form, keys) for form, keys, _ in found[:3]] == [
        ("Siiri Uusituvan", ("Siiri Uusitupa",)),
        ("Oiva Niskavuoren", ("Oiva Niskavuori",)),
        ("Tuuli Harmajan", ("Tuuli Harmaja",)),
    ]
    assert named("Siiri Uusituvan selvitys") == []


def test_of_many_like_names_the_right_ones_are_found() -> None:
    many = {f"o{i}": Organisation(f"o{i}", f"Rakennus {i} Oy", "company", {}) for i in range(2000)}
    found = Names(Registries({}, {}, {}, many)).hits(record("Tilaus Rakennus 1999 Oy:ltä ja Rakennus 7 Oy:n kanssa"))
    assert [hit.keys for hit in found] == [("o1999",), ("o7",)]


@pytest.mark.parametrize(
    "text",
    [
        "Alueen kuntien, eli Nokian kaupunginhallitus, ja Sipoon kunnan puistolautakunta",
        "Kuvitellun kaupungin puistolautakunta, Itä-Uudenmaan hyvinvointialueen puistolautakunta",
        "Suomen lupayksikkö ja valtakunnallinen lupayksikkö",
    ],
)
def test_a_body_of_any_other_municipality_or_of_the_state_is_not_ours(text: str) -> None:
    assert named(text) == []


def test_a_persons_name_before_the_board_is_no_city() -> None:
    assert [keys for _, keys, _ in named("sekä Maija Mallilan kaupunginhallitukselle tekemä aloite")] == [("00400",)]


def test_a_key_that_begins_with_an_abbreviation_is_no_body() -> None:
    assert named("työavain Lipu-03-40-21 ja Lipu 2825001") == []


def test_a_part_of_a_divisions_work_named_before_it_was_formed_is_no_body() -> None:
    young = Body("Y", {"fi": "Satama- ja toritoimiala"}, ("Satama- ja toritoimi",), "7", formed=date(2023, 1, 1))
    names = Names(Registries({"Y": young}))
    text = "satama- ja toritoimen hallinto"
    assert names.hits(record(text, date=date(2021, 5, 1))) == ()
    assert [hit.keys for hit in names.hits(record(text, date=date(2023, 5, 1)))] == [("Y",)]


def test_a_units_plain_name_counts_in_a_path_in_a_title_or_in_a_list_of_bodies() -> None:
    own = BodyRef("x", "A3")
    assert ("Tontit", ("A2",), "nom") in named("Liikenteen ja puistojen toimiala, Tontit, pohjoinen", body=own)
    bodies = [*BODIES, body("A6", "Nuorten tuki", "14", "A"), body("A7", "Nuorten tuki ja ohjaus", "14", "A")]
    names = Names(Registries({b.id: b for b in bodies}))
    title = record("Viran täyttäminen, nuorten tuki, työavain", PartKind.TITLE, body=own)
    assert [hit.keys for hit in names.hits(title)] == [("A6",)]
    assert names.hits(record("Viran täyttäminen, nuorten tuki", PartKind.TITLE)) == ()
    assert [hit.keys for hit in names.hits(record("on nuorten tuki ja ohjaus tärkeää", body=own))] == [("A7",)]
    assert [hit.keys for hit in names.hits(record("katuasioiden sekä lupayksikön kanssa", body=own))] == [
        ("A4",),
        ("A3",),
    ]


def test_the_common_word_in_swedish_means_the_records_own_body() -> None:
    forms = DecisionRecord(
        "record",
        True,
        None,
        "Rubrik",
        "sv",
        (Part(PartKind.REASONS, "decision", "", "Nämnden och nämndens"),),
        body=BodyRef("x", "L"),
    )
    assert [(hit.keys, hit.case) for hit in NAMES.hits(forms)] == [(("L",), "nom"), (("L",), "gen")]


SERVICES = Names(
    Registries(
        {
            "D": Body("D", {"fi": "Mallin toimiala", "sv": "modellsektorn"}, (), "7"),
            "E": body("E", "Mallikanslia", "8"),
            "S": Body("S", {"fi": "Liikuntapalvelukokonaisuus", "sv": "Idrottsservicehelheten"}, (), "17", "D"),
            "M": Body("M", {"fi": "Ympäristöpalvelut", "sv": "Miljötjänster"}, (), "9", "D"),
            "K": body("K", "Kaivojaosto", "5", aliases=("Koja",)),
        },
        fingerprint="services",
    )
)


def services(text: str) -> list[tuple[str, ...]]:
    return [hit.keys for hit in SERVICES.hits(record(text)) if hit.keys != ("E",)]


@pytest.mark.parametrize(
    "text",
    [
        "Ympäristöpalvelut puoltaa hakemusta.",
        "Lisäksi ympäristöpalvelut on 3.5.2021 antanut lausunnon.",
        "Ympäristöpalvelut ei määrää kieltoa.",
        "Asiasta on saatu ympäristöpalvelujen lausunto.",
        "Asiasta pyydettiin lausunto ympäristöpalveluilta.",
        "Asia on valmisteltu mallikanslian, ympäristöpalvelujen ja muiden kanssa.",
        "ympäristöpalveluiden ja mallikanslian edustajat",
        "Miljötjänsterna har gett ett utlåtande.",
    ],
)
def test_services_that_act_are_the_unit(text: str) -> None:
    assert services(text) == [("M",)]


@pytest.mark.parametrize(
    "text",
    [
        "Ympäristöpalvelut on järjestetty hyvin.",
        "Ympäristöpalvelut ovat asukkaille tärkeitä.",
        "Kehitetään ympäristöpalveluja ja liikuntapalvelujen saatavuutta.",
        "kaupungin tarjoamien liikuntapalvelujen kanssa",
        "Kuljetuksesta vastaa Malli Ympäristöpalvelut Oy.",
        "Työn teki Koja-Ilma Oy.",
        "Miljötjänsterna är viktiga.",
    ],
)
def test_services_that_are_spoken_of_and_companies_are_no_unit(text: str) -> None:
    assert services(text) == []


def test_swedish_services_inside_their_sector() -> None:
    assert services("Idrottstjänsterna inom modellsektorn") == [("S",), ("D",)]
