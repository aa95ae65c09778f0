"""Units that no registry knows, by the form of their names."""

import pytest

from kg.extract.bodies.unit_forms import listed_unit, owned_unit, units_in


def listed(step: str, *, owned: bool = False) -> str | None:
    unit = listed_unit(step, 0, owned=owned)
    return unit.name if unit else None


@pytest.mark.parametrize(
    ("step", "name"),
    [
        ("Lupayksikkö", "Lupayksikkö"),
        ("lupayksikkö 2", "Lupayksikkö 2"),
        ("Tulotiimi", "Tulotiimi"),
        ("Laskutuspalvelut", "Laskutuspalvelut"),
        ("Työ- ja hyvinvointipalvelut", "Työ- ja hyvinvointipalvelut"),
        ("Tiedon johtaminen ja raporttipalvelut", "Tiedon johtaminen ja raporttipalvelut"),
        ("Talous ja suunnittelu-yksikkö", "Talous ja suunnittelu -yksikkö"),
        ("Talous ja suunnittelu -yksikkö", "Talous ja suunnittelu -yksikkö"),
        ("Venepaikat -tiimi", "Venepaikat-tiimi"),
        ("Asumisen yksikkö", "Asumisen yksikkö"),
        ("Asumisen tuen palvelut", "Asumisen tuen palvelut"),
        ("pandemiajohtoryhmä", "Pandemiajohtoryhmä"),
        ("Helsingin kaupungin lupayksikkö", "Lupayksikkö"),
    ],
)
def test_an_entry_that_ends_in_the_word_for_a_unit_names_one(step: str, name: str) -> None:
    assert listed(step) == name


@pytest.mark.parametrize(
    "step",
    [
        "Yksikkö", "Työryhmä", "Palvelut", "Hankintayksikkö", "Toimintayksiköt", "Liikelaitokset", "Hakija",
        "Yksikön päällikkö", "Malli Palvelut", "Malli Palvelut Oy", "Mallilan kaupungin lupayksikkö", "HUS lupayksikkö",
        "Itä-Suomen lupapalvelut", "Opetusministeriön lupayksikkö", "Malkamäen tiimi", "Maija Malkamäen yksikkö",
        "Asukastoimikunta", "Asiakaspalvelu", "Mallila-talon asukastoimikunta", "x" * 200 + "yksikkö",
    ],
)  # fmt: skip
def test_a_kind_another_owner_or_a_person_is_no_unit(step: str) -> None:
    assert listed(step) is None


def test_a_single_service_counts_behind_its_owner() -> None:
    assert listed("tietopalvelu", owned=True) == "Tietopalvelu"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("kanslian lupayksikön kanssa", "Lupayksikkö"),
        ("kanslian osallisuus- ja neuvontayksikölle", "Osallisuus- ja neuvontayksikkö"),
        ("kanslian viestinnän ja vene-lupatiimin kanssa", "Vene-lupatiimi"),
        ("kanslian sääntötyöryhmässä 6.9.2021", "Sääntötyöryhmä"),
        ("kanslian yksikön kanssa", None),
        ("kanslian hankintayksikön kanssa", None),
        ("kanslian lupayksiköt", None),
        ("kanslian lupayksikön 2 kanssa", None),
        ("kanslian lupayksikkövetoinen", None),
    ],
)
def test_a_compound_behind_its_owner_names_a_unit(text: str, name: str | None) -> None:
    unit = owned_unit(text, len("kanslian"))
    assert (unit.name if unit else None) == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Helsingin kaupungin matkailuyksikkö on mukana.", ["Matkailuyksikkö"]),
        ("Asia on käsitelty kaupungin sääntötyöryhmässä.", ["Sääntötyöryhmä"]),
        ("Kaupungin henkilöstötoimikunnan lausunto", ["Henkilöstötoimikunta"]),
        ("Mallilan kaupungin matkailuyksikkö", []),
        ("pääkaupungin matkailuyksikkö", []),
        ("kaupungin työryhmässä", []),
        ("Venepaikkojen siirtoyksiköstä on pyydetty selvitys", ["Siirtoyksikkö"]),
        ("siirtoyksikön lausunnon mukaan", ["Siirtoyksikkö"]),
        ("hankintayksikön selvitys ja siirtoyksikön venepaikat", []),
        ("joilla on Kestävä laituri -työryhmän puolto", ["Kestävä laituri -työryhmä"]),
        ("ministeriön Kestävä laituri -työryhmä", []),
        ("Kestävä laituri -työryhmä", []),
    ],
)
def test_units_in_running_text(text: str, names: list[str]) -> None:
    found = list(units_in(text))
    assert [unit.name for unit in found] == names
    assert all(text[unit.start : unit.end].strip() for unit in found)


@pytest.mark.parametrize(
    "text", ["kaupungin " * 50_000, " -työryhmä" * 50_000, "a-" * 200_000, "yksikön lausun" * 50_000]
)
def test_a_long_text_is_read_in_proportion(text: str) -> None:
    assert list(units_in(text)) is not None
