"""A body kept by hand under its name's slug gives way to the source's own."""

from datetime import date

from pyoxigraph import Literal, NamedNode, Quad

from kg.iri import Iris
from kg.registries import Body
from kg.registry_doubles import with_sources_names, without_doubles
from kg.vocab import SKOS


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


def test_the_sources_name_of_a_body_is_the_preferred_one() -> None:
    iris, graph = Iris(), NamedNode(Iris().graph("registry"))
    node, label, other = NamedNode(iris.body("U9")), NamedNode(SKOS + "prefLabel"), NamedNode(SKOS + "altLabel")
    bundled = [Quad(node, label, Literal(name, language=lang), graph) for name, lang in (("Ala", "fi"), ("En", "sv"))]
    assert with_sources_names(bundled, {}, iris) == bundled
    named = with_sources_names(bundled, {"U9": Body("U9", {"fi": "Uusi ala", "sv": "En"})}, iris)
    assert named == [Quad(node, other, Literal("Ala", language="fi"), graph), bundled[1]]
