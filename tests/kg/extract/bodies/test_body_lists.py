"""Bodies that share the word for what they are, named in one breath."""

from datetime import date

import pytest

from kg.extract.bodies.lists import BodyLists
from kg.registries import Body

BODIES = [
    Body("V", {"fi": "Kaupunginvaltuusto"}, type_id="1"),
    Body("H", {"fi": "Kaupunginhallitus"}, type_id="2"),
    Body("HM", {"fi": "Kaupunginhallituksen mallijaosto"}, ("Mallijaosto",), type_id="5"),
    Body("HK", {"fi": "Kaupunginhallituksen koejaosto"}, ("Koejaosto",), type_id="5"),
    Body("A", {"fi": "Puistojen ja torien toimiala"}, ("Puisto- ja toritoimiala",), type_id="7"),
    Body("B", {"fi": "Satamatoimiala"}, type_id="7"),
    Body("LA", {"fi": "Puisto- ja torilautakunta"}, type_id="5"),
    Body("LB", {"fi": "Satamalautakunta"}, type_id="5"),
    Body("LO", {"fi": "Opintolautakunta"}, type_id="5", dissolved=date(2017, 5, 31)),
]
LISTS = BodyLists({body.id: body for body in BODIES})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("puistojen ja torien sekä sataman toimialat", []),
        ("puistojen ja torien sekä satamatoimialojen lausunnot", ["A", "B"]),
        ("sekä puistojen ja torien että satamatoimialan lausunnot", ["A"]),
        ("puisto- ja tori- sekä satamatoimialat", ["A", "B"]),
        ("Puistojen ja torien toimialla", ["A"]),
        ("puistojen ja torien toimialalla", []),
        ("puisto- ja tori- sekä satamalautakunnat", ["LA", "LB"]),
        ("puisto- ja tori- sekä satamalautakunnalle", ["LA"]),
        ("satama- ja puisto- ja torilautakunnissa", ["LB", "LA"]),
        ("opinto- ja satamalautakunta", []),
        ("satama- ja opintolautakunnat", []),
        ("kaupunginhallituksen malli- ja koejaostojen", ["HM", "HK"]),
        ("kaupunginhallituksen ja -valtuuston kokoukset", ["V"]),
        ("Kaupunginvaltuusto ja -hallitus", ["H"]),
        ("kaupunginhallituksen ja valtuuston", []),
    ],
)
def test_each_member_of_a_list_is_named(text: str, found: list[str]) -> None:
    assert [mention.id for mention in LISTS.find(0, text)] == found


def test_the_span_is_the_members_own_words() -> None:
    text = "Lausunnot: puisto- ja tori- sekä satamalautakunnat"
    words = [text[m.span.start : m.span.end] for m in LISTS.find(0, text)]
    assert words == ["puisto- ja tori", "satama"]


def test_a_long_list_without_its_end_is_read_quickly() -> None:
    assert list(LISTS.find(0, "puistojen ja torien, " * 20_000 + "toimialalla")) == []
