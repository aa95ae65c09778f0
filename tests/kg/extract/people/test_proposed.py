"""What a proposal asks for has not happened, and a known name inside a longer one is another person's."""

from __future__ import annotations

import pytest
from people_samples import POST, part, read, roles

from kg.extract.names.hits import Names
from kg.record import BodyRef, DecisionRecord, PartKind
from kg.registries import Person, Registries

LAPSED = (
    "Vastaehdotus:\nMaija Koskinen: Nimetään varajäseneksi Liisa Mäki-Salo ja huoltajia kuullaan uudelleen.\n"
    "Kannattaja: Matti Virtanen\nVastaehdotus raukesi."
)


def test_who_a_counter_proposal_would_name_is_not_appointed_and_its_mover_is_not_heard() -> None:
    assert roles(part(PartKind.HANDLING, LAPSED)) == [("mover", "Maija Koskinen"), ("seconder", "Matti Virtanen")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kokoukseen on kutsuttu klo 15 rahoitusjohtaja Maija Koskinen ja arviointipäällikkö Matti Virtanen "
            "talousosastolta kertomaan majakan tilasta.",
            [("heard", "Maija Koskinen"), ("heard", "Matti Virtanen")],
        ),
        (
            "Tämän asian käsittelyssä puheenjohtajana toimi II varapuheenjohtaja Maija Koskinen.",
            [("chair", "Maija Koskinen")],
        ),
    ],
)
def test_who_is_invited_and_who_chairs(text: str, expected: list[tuple[str, str]]) -> None:
    assert roles(part(PartKind.HANDLING, text)) == expected


def test_a_councillor_who_asks_for_rejection_is_no_proposer_of_the_motion() -> None:
    text = "Valtuutettu Maija Koskinen ehdotti, että aloite hylätään."
    assert ("motion_proposer", "Maija Koskinen") not in roles(part(PartKind.HANDLING, text))


def test_an_office_holder_leaves_as_recused_in_running_text() -> None:
    text = "Johtaja Maija Koskinen ei esteellisenä osallistunut asian käsittelyyn."
    assert roles(part(PartKind.REASONS, text), body=POST) == [("recused", "Maija Koskinen")]


def test_the_registrys_name_inside_a_longer_one_is_not_that_person() -> None:
    registries = Registries(people={"1": Person("1", "Maija Koskinen", "maija-koskinen")})
    handling = part(PartKind.HANDLING, "Kannattaja: Maija Koskinen-Ropo\nVastaehdotus:\nMaija Koskinen: Hylätään.")
    record = DecisionRecord("record", True, "N", "Asia", "fi", (handling,), body=BodyRef("Lautakunta", "U1", "5"))
    found, _ = read(handling, hits=Names(registries).hits(record), registries=registries)
    assert {(person.name, person.person_id) for person in found} == {
        ("Maija Koskinen-Ropo", None),
        ("Maija Koskinen", "1"),
    }
