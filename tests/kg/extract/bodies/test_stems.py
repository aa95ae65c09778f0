"""Registered units under another way to write their names, and registered names that by themselves are too little."""

import pytest

from kg.extract.bodies.reader import BodyReader
from kg.extract.names.hits import Names
from kg.record import BodyRef, DecisionRecord, Part, PartKind
from kg.registries import Body, Registries

BODIES = [
    Body("00400", {"fi": "Kaupunginhallitus"}, type_id="2"),
    Body("U50", {"fi": "Keskushallinto"}, type_id="7", parent="00400"),
    Body("U10", {"fi": "Puistojen toimiala"}, ("Puto",), type_id="7", parent="00400", ambiguous=("Puistot",)),
    Body("U20", {"fi": "Satamatoimiala"}, type_id="7", parent="00400", ambiguous=("Sata",)),
    Body("U30", {"fi": "Laiturilaitos"}, type_id="17", parent="U50"),
    Body("U30L", {"fi": "Laiturilautakunta"}, type_id="5", parent="U30"),
    Body("U1010", {"fi": "Kukat ja penkit"}, type_id="9", parent="U10"),
    Body("U1011", {"fi": "Puistotekniikan rakentaminen"}, type_id="9", parent="U10"),
    Body("U1012", {"fi": "Puistotekniikan ylläpito"}, type_id="9", parent="U10"),
    Body("U1013", {"fi": "Huoltoyksikkö"}, type_id="14", parent="U10"),
    Body("U2010", {"fi": "Talouspalvelut"}, type_id="9", parent="U20"),
    Body("T", {"fi": "Sosiaali- ja terveyslautakunta"}, type_id="5", parent="U20"),
    Body("TT", {"fi": "Terveyslautakunta"}, type_id="5", parent="U20"),
]
REGISTRIES = Registries({body.id: body for body in BODIES})
NAMES, READER = Names(REGISTRIES), BodyReader(REGISTRIES)


def read(text: str, kind: PartKind = PartKind.REASONS, own: str = "00400") -> list[tuple[str, str]]:
    name = REGISTRIES.bodies[own].names["fi"] if own in REGISTRIES.bodies else "Päällikkö"
    part = Part(kind, "decision", "", text)
    record = DecisionRecord("record", True, None, "Otsikko", "fi", (part,), body=BodyRef(name, own))
    mentions, _ = READER.read(record, NAMES.hits(record))
    return [(mention.id, text[mention.span.start : mention.span.end]) for mention in mentions]


def test_two_words_for_work_before_one_word_for_a_unit_are_the_registered_unit() -> None:
    assert read("puistojen toimialan kukat- ja penkityksikön kanssa")[-1] == ("U1010", "kukat- ja penkityksikön")
    assert read("Kukat- ja penkityksikkö vastaa.") == [("U1010", "Kukat- ja penkityksikkö")]
    assert read("Kukat- ja penkityksikkö vastaa.", own="U20") == []


@pytest.mark.parametrize("end", ["osastot", "yksiköiden kanssa", "palveluilta"])
def test_a_list_may_share_the_first_words_and_the_word_for_a_unit(end: str) -> None:
    assert read(f"puistojen toimialan puistotekniikan rakentamisen ja ylläpidon {end}") == [
        ("U10", "puistojen toimialan"),
        ("U1011", "puistotekniikan rakentamisen"),
        ("U1012", "ylläpidon"),
    ]
    assert ("U1012", "ylläpidon") not in read("puistojen toimialan puistotekniikan rakentamisen ja ylläpidon kulut")


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ("Puto, talous", [("U10", "Puto")]),
        ("Sata, talous", [("U20", "Sata"), ("U2010", "talous")]),
        ("Sata/Virtanen", [("U20", "Sata")]),
        ("- Sata", [("U20", "Sata")]),
        ("Satakieli, talous", []),
    ],
)
def test_a_divisions_abbreviation_before_a_comma_or_a_slash(entry: str, found: list[tuple[str, str]]) -> None:
    assert read(entry, PartKind.INFORMATION) == found


def test_a_divisions_short_name_in_lower_case_is_a_word() -> None:
    text = "Puistojen toimiala hoitaa puistoja ja Puistot siivoaa."
    assert read(text) == [("U10", "Puistojen toimiala"), ("U10", "Puistot")]


def test_one_word_for_a_unit_means_none_of_another_division() -> None:
    assert read("Huoltoyksikössä on vika.", own="U10") == [("U1013", "Huoltoyksikössä")]
    assert read("Huoltoyksikössä on vika.", own="U30L") == []
    assert read("Puistojen toimialan huoltoyksikkö korjaa.", own="U30L")[-1] == ("U1013", "huoltoyksikkö")


def test_a_post_that_no_registry_knows_is_in_the_unit_its_id_begins_with() -> None:
    assert read("Talouspalvelut", PartKind.INFORMATION, own="U2011VH1") == [("U2010", "Talouspalvelut")]
    assert read("Huoltoyksikössä on vika.", own="U101399VH2") == [("U1013", "Huoltoyksikössä")]


def test_a_unit_in_the_title_of_a_post_that_is_to_be_filled_counts() -> None:
    text = "Puistojen toimialan huoltoyksikön tarkastajan virka"
    assert read(text, PartKind.TITLE) == [("U10", "Puistojen toimialan"), ("U1013", "huoltoyksikön")]
    assert read(text.replace("virka", "päätös"), PartKind.TITLE) == []


def test_the_blank_behind_a_hyphen_may_be_missing() -> None:
    assert read("Sosiaali-ja terveyslautakunnan päätös") == [("T", "Sosiaali-ja terveyslautakunnan")]
    assert read("mieli-ja terveyslautakunnan päätös") == []


def test_a_long_text_is_read_in_proportion() -> None:
    assert read("kukat- ja penkityksi, Sata- ja " * 20_000) == []
    assert len(read("- Sata, \n" * 20_000, PartKind.INFORMATION)) == 20_000
