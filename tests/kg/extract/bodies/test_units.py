"""Which units that no registry knows are mentioned, and under what id."""

from kg.extract.bodies.reader import BodyReader
from kg.extract.names.hits import Names
from kg.record import BodyRef, DecisionRecord, Part, PartKind
from kg.registries import Body, Registries

BODIES = [
    Body("H", {"fi": "Kaupunginhallitus"}, type_id="2"),
    Body("A", {"fi": "Puistojen toimiala"}, ("Puto",), type_id="7"),
    Body("B", {"fi": "Satamatoimiala"}, type_id="7"),
    Body("C", {"fi": "Venetoimiala"}, type_id="7"),
    Body("L", {"fi": "Puistolautakunta"}, type_id="5", parent="A"),
    Body("A1", {"fi": "Lupayksikkö"}, type_id="14", parent="A"),
    Body("B2", {"fi": "Hankintapalvelut"}, type_id="9", parent="B"),
    Body("C2", {"fi": "Hankintapalvelut"}, type_id="9", parent="C"),
]
REGISTRIES = Registries({body.id: body for body in BODIES})
NAMES, READER = Names(REGISTRIES), BodyReader(REGISTRIES)
OWN = BodyRef("Puistolautakunta", "L")


def read(
    text: str, kind: PartKind = PartKind.REASONS, body: BodyRef | None = None
) -> tuple[list[tuple[str, str | None]], int]:
    record = DecisionRecord("record", True, None, "Otsikko", "fi", (Part(kind, "decision", "", text),), body=body)
    mentions, doubts = READER.read(record, NAMES.hits(record))
    return [(mention.id, mention.name) for mention in mentions], len(doubts)


def test_a_unit_goes_under_the_slug_of_its_name() -> None:
    assert read("Laskutiimi\tEsitysteksti\nHakija", PartKind.EXTRACTS) == ([("laskutiimi", "Laskutiimi")], 0)
    assert read("puistojen toimialan penkkiyksikön kanssa") == ([("A", None), ("penkkiyksikko", "Penkkiyksikkö")], 0)


def test_steps_of_a_path_are_read_one_by_one() -> None:
    found, _ = read("Puto/Penkkitiimi/Malkamäki\nSatamatoimiala, penkkitiimi", PartKind.INFORMATION)
    assert [key for key, _ in found] == ["A", "penkkitiimi", "B", "penkkitiimi"]


def test_a_service_of_each_division_is_told_by_its_division() -> None:
    mine = ("puistojen-toimiala-hankintapalvelut", "Hankintapalvelut")
    assert read("Hankintapalvelut", PartKind.EXTRACTS, OWN) == ([mine], 0)
    assert read("Puto/Hankintapalvelut", PartKind.EXTRACTS, BodyRef("x", "B2"))[0] == [("A", None), mine]
    assert read("Satamatoimiala/ Hankintapalvelut", PartKind.EXTRACTS, OWN)[0] == [("B", None), ("B2", None)]


def test_such_a_service_without_a_division_is_a_doubt() -> None:
    assert read("Hankintapalvelut", PartKind.EXTRACTS, BodyRef("x", "H")) == ([], 1)
    assert read("Talouspalvelut", PartKind.EXTRACTS) == ([], 1)


def test_a_group_is_its_owners() -> None:
    assert read("Satamatoimialan myrskyjohtoryhmä", PartKind.INFORMATION)[0] == [
        ("B", None),
        ("satamatoimiala-myrskyjohtoryhma", "Myrskyjohtoryhmä"),
    ]


def test_a_unit_inside_a_title_is_left_out_with_what_stands_before_it() -> None:
    assert read("puistojen toimialan penkkiyksikön päällikkö päätti") == ([], 0)
    assert read("Satamatoimiala, Hankintapalvelut, yksikön päällikkö\nPäätökset") == ([], 0)


def test_a_registered_unit_is_the_registrys() -> None:
    assert read("puistojen toimialan lupayksikön kanssa") == ([("A", None), ("A1", None)], 0)


def test_an_outside_owner_s_unit_is_not_the_citys() -> None:
    assert read("Mallilan kaupungin penkkiyksikkö\nMallin Palvelut Oy", PartKind.INFORMATION) == ([], 0)
