"""Base forms of names, and what keeps a name from being read as it is not."""

from __future__ import annotations

import pytest
from people_samples import part, read, roles

from kg.extract.names.hits import Names
from kg.extract.people.names import names_in
from kg.record import BodyRef, DecisionRecord, PartKind
from kg.registries import Person, Registries


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("Maija Laineen", "Maija Laine"),
        ("Maija Lehdon", "Maija Lehto"),
        ("Maija Revon", "Maija Repo"),
        ("Maija Rossin", "Maija Rossi"),
        ("Maija Sillanpään", "Maija Sillanpää"),
        ("Maija Mäki-Laineen", "Maija Mäki-Laine"),
        ("Maija Helanderin", "Maija Helander"),
        ("Maija Valleen", "Maija Valle"),
        ("Maija von Bergin", "Maija von Berg"),
        ("Koskinen Maijan", "Maija Koskinen"),
        ("Maija Ahteen", "Maija Ahde"),
        ("Maija Lähteen", "Maija Lähde"),
        ("MALLI Maijan", "Maija Malli"),
        ("Maija KOSKISEN", "Maija Koskinen"),
    ],
)
def test_an_inflected_name_has_its_base_form(form: str, base: str) -> None:
    assert roles(part(PartKind.HANDLING, f"Asia jäi pöydälle {form} ehdotuksesta.")) == [("mover", base)]


@pytest.mark.parametrize("form", ["Ali Ben Hassanin", "Maija Prantin", "Maija Tolkenin"])
def test_a_form_of_two_names_stays_a_doubt(form: str) -> None:
    found, doubts = read(part(PartKind.HANDLING, f"Asia jäi pöydälle {form} ehdotuksesta."))
    assert (found, [doubt.words for doubt in doubts]) == ((), [form])


@pytest.mark.parametrize(
    ("genitive", "base"),
    [
        ("Eva Bergs", "Eva Berg"),
        ("Eva Lindholms", "Eva Lindholm"),
        ("Eva Wiks", "Eva Wik"),
        ("Eva Koskinens", "Eva Koskinen"),
    ],
)
def test_a_swedish_genitive_loses_its_s(genitive: str, base: str) -> None:
    assert roles(part(PartKind.HANDLING, f"Ärendet bordlades på {genitive} förslag.")) == [("mover", base)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Muutettuna Venla Vuonon ehdotuksen mukaan", ["Venla Vuonon"]),
        ("Isännöinyt Venla Vuono", ["Venla Vuono"]),
        ("Maija Malli Matti Mallin kannattamana", ["Maija Malli", "Matti Mallin"]),
        ("Maija af Malli Matti Mallin kannattamana", ["Maija af Malli", "Matti Mallin"]),
        ("Nina Anna Katariina Malli", ["Nina Anna Katariina Malli"]),
        ("Sean O'Malli ja D’Angelo Malli", ["Sean O'Malli", "D’Angelo Malli"]),
        ("Malli Oy ja Asunto Oy Helsingin Malli", []),
        ("Alvar Mallin -säätiö", []),
        ("Helsingin Kaupungin", []),
    ],
)
def test_where_names_stand(text: str, names: list[str]) -> None:
    assert [text[low:high] for low, high in names_in(text)] == names


def test_whom_an_office_holder_hears_is_not_named() -> None:
    heard = part(PartKind.REASONS, "Kuultiin naapuria Maija Mallia ja hakijana Matti Mallia.")
    assert roles(heard) == []
    assert roles(part(PartKind.HANDLING, heard.text), body=BodyRef("Yksikön päällikkö", "U1VH1", "12")) == []


def test_a_residents_proposal_names_nobody() -> None:
    assert roles(part(PartKind.DECISION, "Lautakunta päätti merkitä tiedoksi Maija Koskisen ehdotuksen.")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Johtaja päätti valita omaishoitajaksi Maija Koskisen.",
        "Lautakunta määräsi omistajan Maija Koskisen purkamaan rakennelman uhkasakon nojalla.",
        "Johtaja päätti hyväksyä Maija Koskisen hakemuksen ja ottaa asian uudelleen valmisteluun.",
        "Johtaja otti vuokralaiseksi Maija Koskisen.",
        "Johtaja hyväksyi Maija Koskisen vastaavaksi työnjohtajaksi.",
        "Lautakunta päätti myöntää Maija Koskiselle avustuksen ja luvan.",
        "Johtaja päätti palauttaa maksun Maija Koskiselle ja vapauttaa tämän maksusta.",
    ],
)
def test_private_people_are_not_named(text: str) -> None:
    assert roles(part(PartKind.DECISION, text)) == []


def test_the_registrys_own_form_comes_first() -> None:
    registries = Registries(people={"p": Person("p", "Maija Vihde", "maija-vihde")})
    text = part(PartKind.HANDLING, "Asia jäi pöydälle Maija Vihteen ehdotuksesta.")
    record = DecisionRecord("record", True, "N", "Asia", "fi", (text,))
    found, _ = read(text, hits=Names(registries).hits(record), registries=registries)
    assert [(person.name, person.person_id) for person in found] == [("Maija Vihde", "p")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("MALLI Maija ehdotti palauttamista.", ["MALLI Maija"]),
        ("Jäsen Maija MÄKI-MALLI ehdotti sitä.", ["Maija MÄKI-MALLI"]),
        ("SDP Maija Malli", ["Maija Malli"]),
        ("KHT Matti Virtanen", ["Matti Virtanen"]),
        ("HUS Kirurginen", []),
        ("Maija Koskisen Mallilan koulun", ["Maija Koskisen"]),
        ("Maija Johansson Sandelinin", ["Maija Johansson Sandelinin"]),
    ],
)
def test_where_a_name_in_capitals_or_before_a_place_stands(text: str, names: list[str]) -> None:
    assert [text[low:high] for low, high in names_in(text)] == names
