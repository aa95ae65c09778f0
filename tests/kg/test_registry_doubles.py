"""A body kept by hand under its name's slug gives way to the source's own."""

from datetime import date

from kg.registries import Body
from kg.registry_doubles import without_doubles


def test_the_sources_body_takes_over_the_names_and_the_bodies_below() -> None:
    hand = Body("malliala", {"fi": "Malliala", "sv": "Modellen"}, ("Mala",), "7")
    below = Body("mallilautakunta", {"fi": "Mallilautakunta"}, (), "5", parent="malliala")
    source = Body("U9", {"fi": "Malliala"}, ("M",), "7")
    kept = without_doubles({body.id: body for body in (hand, below, source)})
    assert sorted(kept) == ["U9", "mallilautakunta"]
    assert kept["U9"].aliases == ("M", "Mala", "Modellen")
    assert kept["mallilautakunta"].parent == "U9"


def test_predecessors_and_units_that_share_a_name_stay() -> None:
    bodies = [
        Body("malliala", {"fi": "Malliala"}, (), "7", dissolved=date(2017, 5, 31)),
        Body("U9", {"fi": "Malliala"}, (), "7"),
        Body("hankintapalvelut", {"fi": "Hankintapalvelut"}, (), "9"),
        Body("U10", {"fi": "Hankintapalvelut"}, (), "9"),
    ]
    assert len(without_doubles({body.id: body for body in bodies})) == len(bodies)
