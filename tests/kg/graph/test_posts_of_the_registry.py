"""Which post a title means in a record."""

import pytest

from kg.graph.posts import Posts
from kg.record import BodyRef, DecisionRecord
from kg.registries import Body

BODIES = [
    Body("H", {"fi": "Kaupunginhallitus"}, type_id="2"),
    Body("U50", {"fi": "Keskushallinto"}, type_id="7", parent="H"),
    Body("U021", {"fi": "Kaupunginkanslia"}, type_id="17", parent="U50"),
    Body("U021VH1", {"fi": "Kansliapäällikkö"}, type_id="12", parent="U021", post=True),
    Body("U021VH2", {"fi": "Hallintojohtaja"}, type_id="12", parent="U021", post=True),
    Body("U021VH3", {"fi": "Kehittämispäällikkö"}, type_id="12", parent="U02109", post=True),
    Body("U7500", {"fi": "Laiturilaitos"}, type_id="17", parent="U50"),
    Body("U7501", {"fi": "Laiturilaitoksen johtokunta"}, type_id="5", parent="U7500"),
    Body("U7500VH1", {"fi": "Toimitusjohtaja", "sv": "Direktören för piren"}, type_id="12", parent="U50", post=True),
    Body("U7600", {"fi": "Venelaitos"}, type_id="17", parent="U50"),
    Body("U7600VH1", {"fi": "Toimitusjohtaja"}, type_id="12", parent="U7600", post=True),
    Body("U7600VH2", {"fi": "Hallintojohtaja"}, type_id="12", parent="U7600", post=True),
    Body("U10", {"fi": "Puistojen toimiala"}, type_id="7", parent="H"),
    Body("U10J", {"fi": "Puistolautakunta"}, type_id="5", parent="U10"),
    Body("U1001", {"fi": "Kukat"}, type_id="9", parent="U10"),
    Body("U1001VH1", {"fi": "Yksikön päällikkö"}, type_id="12", parent="U1001", post=True),
    Body("U1002VH1", {"fi": "Yksikön päällikkö"}, type_id="12", parent="U10", post=True),
]
POSTS = Posts({body.id: body for body in BODIES})


@pytest.mark.parametrize(
    ("title", "own", "post"),
    [
        ("toimitusjohtaja", "U7501", "U7500VH1"),
        ("vs. toimitusjohtaja", "U7501", "U7500VH1"),
        ("direktör för den piren", "U7501", "U7500VH1"),
        ("hallintojohtaja", "H", "U021VH2"),
        ("hallintojohtaja", "U10J", None),
        ("yksikön päällikkö", "U10J", None),
        ("yksikön päällikkö", "U1001VH1", "U1001VH1"),
        ("yksikön päällikkö", "U1001VH7", "U1001VH1"),
        ("kansliapäällikkö", "U10J", "U021VH1"),
        ("kehittämispäällikkö", "U10J", None),
        ("kehittämispäällikkö", "unknown", "U021VH3"),
    ],
)
def test_the_post_nearest_the_records_own_body(title: str, own: str, post: str | None) -> None:
    body = next((BodyRef(b.names["fi"], b.id) for b in BODIES if b.id == own), BodyRef("Muu", own))
    assert POSTS.of(title, DecisionRecord("record", True, None, "Otsikko", "fi", (), body=body)) == post


def test_without_a_record_only_a_title_of_one_post_is_that() -> None:
    assert POSTS.of("Kansliapäällikkö", None) == "U021VH1"
    assert POSTS.of("Toimitusjohtaja", None) is None
