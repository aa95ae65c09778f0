"""Units known by what they do, by half a name, by a dash or as a school's board; and whose branch a name is of."""

import pytest

from kg.extract.bodies.reader import BodyReader
from kg.extract.names.hits import Names
from kg.record import BodyRef, DecisionRecord, Language, Part, PartKind
from kg.registries import Body, Registries

BODIES = [
    Body("U1000", {"fi": "Kouluasioiden toimiala"}, ("Koto",), type_id="7"),
    Body("U100010", {"fi": "Perusopetuksen palvelukokonaisuus"}, type_id="17", parent="U1000"),
    Body("U100020", {"fi": "Ruotsinkielinen palvelukokonaisuus"}, type_id="17", parent="U1000"),
    Body("U10002010", {"fi": "Perusopetus", "sv": "Grundläggande utbildning"}, type_id="9", parent="U1000"),
    Body("U10002020", {"fi": "Varhaiskasvatus"}, type_id="9", parent="U1000"),
    Body("U100030", {"fi": "Varhaiskasvatuksen ja leikin palvelukokonaisuus"}, type_id="17", parent="U1000"),
    Body("U2000", {"fi": "Katutoimiala"}, type_id="7"),
    Body("U200010", {"fi": "Penkkien valvonta"}, type_id="9", parent="U2000"),
    Body("U200020", {"fi": "Penkkivalvonta ja katupalvelut"}, type_id="14", parent="U2000"),
    Body("U100040", {"fi": "Mallilan lukio"}, type_id="14", parent="U1000"),
]
REGISTRIES = Registries({body.id: body for body in BODIES})
NAMES, READER = Names(REGISTRIES), BodyReader(REGISTRIES)


def read(text: str, own: str, kind: PartKind = PartKind.REASONS, language: Language = "fi") -> list[str]:
    parts = (Part(kind, "decision", "", text),)
    record = DecisionRecord("record", True, None, "Otsikko", language, parts, body=BodyRef("x", own))
    return [mention.id for mention in READER.read(record, NAMES.hits(record))[0]]


def test_a_service_of_the_swedish_branch_is_not_meant_in_finnish() -> None:
    in_list = PartKind.INFORMATION
    assert read("Koto/Perusopetus", "U1000", in_list) == ["U1000", "U100010"]
    assert read("Perusopetus", "U100020", in_list) == ["U10002010"]
    assert read("Grundläggande utbildning", "U1000", in_list, "sv") == ["U10002010"]
    assert read("Koto/Varhaiskasvatus", "U1000", in_list) == ["U1000"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Asiaa penkkien valvonta on puoltanut.", ["U200010"]),
        ("Penkkien valvonta on tärkeää.", []),
        ("Espoon penkkien valvonta puolsi asiaa.", []),
        ("Katutoimiala (penkkien valvonta) vastaa.", ["U2000", "U200010"]),
        ("Penkkivalvonta on pyytänyt selvityksen.", ["U200020"]),
        ("Penkkivalvonta on tehostunut.", []),
        ("Lupa on annettu 2.3.2020 (penkkiyksikkö, § 6).", ["penkkiyksikko"]),
        ("Hakemukset arvioi katujen huolto -palvelun penkkitiimi.", ["penkkitiimi"]),
        ("Vanhan omaisuuden hallinta -palvelu vastaa.", ["vanhan-omaisuuden-hallinta-palvelu"]),
    ],
)
def test_units_in_running_text(text: str, found: list[str]) -> None:
    assert read(text, "U2000") == found


def test_half_a_name_in_a_list() -> None:
    assert read("Penkkivalvonta\nHakija", "U2000", PartKind.INFORMATION) == ["U200020"]
    assert read("Koto\nPenkkivalvonta", "U2000", PartKind.INFORMATION) == ["U1000", "U200020"]
    assert read("Penkkivalvonta\nHakija", "U1000", PartKind.INFORMATION) == []


def test_a_school_s_board_is_not_the_school() -> None:
    assert read("Mallilan lukion johtokunta puolsi", "U1000") == ["mallilan-lukion-johtokunta"]
    assert read("sekä Tammelan peruskoulun johtokunnalle", "U1000") == ["tammelan-peruskoulun-johtokunta"]
    assert read("ja Espoon Tammelan peruskoulun johtokunnalle", "U1000") == []
    assert read("Koulun johtokunta kokoontui", "U1000") == []


def test_a_company_named_like_a_body() -> None:
    assert read("urakoitsija on Koto-Rakennus Oy", "U2000") == []
