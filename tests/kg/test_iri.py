"""Every minted IRI follows its written rule; a changed one is a breaking change."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from kg.iri import Iris, is_post, slug

BASE = "https://w3id.org/paatos/"
IRIS = Iris()
_NAMES = st.text(max_size=40)


@given(_NAMES)
def test_a_slug_is_ascii_and_a_slug_of_itself(name: str) -> None:
    made = slug(name)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", made)
    assert slug(made) == made


@given(st.text(alphabet="abcÅÄÖåäöéÉ -.,()/§", max_size=30))
def test_case_and_outer_spaces_do_not_change_a_slug(name: str) -> None:
    assert slug(name) == slug(name.upper()) == slug(f"  {name} ")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kaupunginhallituksen elinkeinojaosto", "kaupunginhallituksen-elinkeinojaosto"),
        ("Sá Öberg-Åström, Ærø", "sa-oberg-astrom-aero"),
        ("HEL 2021-007461", "hel-2021-007461"),
        ("A\u030astro\u0308m", "astrom"),
        ("  Œuvre & Cie.  ", "uvre-cie"),
        ("", ""),
    ],
)
def test_slugs(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=20), st.integers(1, 99999))
def test_what_is_minted_is_an_iri_whatever_the_names(first: str, second: str, number: int) -> None:
    day = date(2022, 1, 2)
    minted = [
        IRIS.decision(first, second, number), IRIS.decision_by_year(first, 2022, number), IRIS.case(first),
        IRIS.organisation(first), IRIS.place(first), IRIS.motion("other", first, day, second),
        IRIS.act(f"act:{first}"), IRIS.act(f"rule:{first}"), IRIS.place_in_act(BASE, "pykala", first),
        IRIS.gap(first, 2022, number), IRIS.classification(first),
    ]  # fmt: skip
    for iri in minted:
        assert NamedNode(iri).value.startswith(BASE)


@pytest.mark.parametrize(
    ("minted", "expected"),
    [
        (IRIS.decision("Kaupunginhallitus", "HEL 2021-007461", 885),
         "eli/kunta/091/kaupunginhallitus/hel-2021-007461/885"),
        (IRIS.decision_by_year("Kaupunginhallitus", 2021, 885), "eli/kunta/091/kaupunginhallitus/2021/885"),
        (IRIS.decision_by_year("U02100VH2", 2021, 8), "eli/kunta/091/u02100vh2/2021/8"),
        (IRIS.decision_by_document("6A61"), "eli/kunta/091/asiakirja/6A61"),
        (IRIS.body("00400"), "id/body/00400"),
        (IRIS.body("U02100VH2"), "id/post/U02100VH2"),
        (IRIS.person("tyyni-luoto"), "id/person/tyyni-luoto"),
        (IRIS.case("HEL 2021-007461"), "id/case/hel-2021-007461"),
        (IRIS.meeting("02900202112"), "id/meeting/02900202112"),
        (IRIS.item("02900202112", 7), "id/meeting/02900202112-item-7"),
        (IRIS.organisation("Majakka Oy"), "id/organisation/majakka-oy"),
        (IRIS.place("Majakkasaari"), "id/place/majakkasaari"),
        (IRIS.record("6A61"), "id/record/6A61"),
        (IRIS.membership("tyyni-luoto", "00400", "chair"), "id/membership/tyyni-luoto/00400/chair"),
        (IRIS.membership("tyyni-luoto", "00400", "chair", "m"), "id/membership/tyyni-luoto/00400/chair/m"),
        (IRIS.motion("ryhmäaloite", "Tyyni Luoto", date(2021, 9, 22), "HEL 1"),
         "id/motion/ryhmaaloite/tyyni-luoto/2021-09-22/hel-1"),
        (IRIS.motion("toivomusponsi", None, None, None), "id/motion/toivomusponsi"),
        (IRIS.gap("Kaupunginhallitus", 2021, 3), "id/gap/kaupunginhallitus/2021/3"),
        (IRIS.act("rule:hallintosaanto"), "eli/kunta/091/hallintosaanto"),
        (IRIS.act("act:majakka-asetus"), "eli/act/majakka-asetus"),
        (IRIS.act("sops:60/1998"), "eli/sopimus/1998/60"),
        (IRIS.act("he:93/2021"), "id/bill/2021/93"),
        (IRIS.provision_root("410/2015"), "eli/sd/2015/410"),
        (IRIS.provision_root("eu:reg/2016/679"), "eli/eu/reg/2016/679"),
        (IRIS.place_in_act(f"{BASE}eli/sd/2015/410", "pykala", "58 d"), "eli/sd/2015/410/pykala/58d"),
        (IRIS.place_in_act(f"{BASE}eli/sd/2015/410", "kohta", "11.4."), "eli/sd/2015/410/kohta/11.4"),
        (IRIS.document("ab12"), "id/document/ab12"),
        (IRIS.graph("links"), "graph/links"),
        (IRIS.concept("motion", "ryhmäaloite"), "def/motion/ryhmaaloite"),
        (IRIS.classification("00 00 03"), "def/classification/00-00-03"),
    ],
)  # fmt: skip
def test_the_written_rules(minted: str, expected: str) -> None:
    assert minted == BASE + expected


def test_official_addresses_of_acts() -> None:
    assert IRIS.act("410/2015") == "http://data.finlex.fi/eli/sd/2015/410"
    assert IRIS.act("eu:reg/2016/679") == "http://data.europa.eu/eli/reg/2016/679/oj"
    with pytest.raises(ValueError, match="nonsense:1"):
        IRIS.act("nonsense:1")


def test_what_stands_under_a_decision() -> None:
    work = "W"
    text = Iris.format(Iris.expression(work, "sv"), "record", "6A61")
    assert text == "W/swe/record/6A61"
    assert Iris.expression(work, "fi") == "W/fin"
    assert Iris.mention(text, 3, 9) == "W/swe/record/6A61/mention/3-9"
    assert Iris.mention(text, 3, 9, 2) == "W/swe/record/6A61/mention/3-9/2"
    assert Iris.target(text, 3, 9) == "W/swe/record/6A61#char=3,9"
    assert Iris.reference(work, date(2021, 5, 3), 30) == "W/reference/2021-05-03/30"


@pytest.mark.parametrize(
    ("body", "post"), [("U02100VH2", True), ("U4203LH1", True), ("00400", False), ("U02100VH2X", False), ("VH", False)]
)
def test_a_posts_id_is_told_from_an_organs(body: str, post: bool) -> None:
    assert is_post(body) is post


def test_another_base_reaches_every_iri() -> None:
    other = Iris("https://example.org/kg/")
    assert other.terms == "https://example.org/kg/def#"
    assert other.decision("A", "B", 1) == "https://example.org/kg/eli/kunta/091/a/b/1"
    assert other.act("410/2015") == IRIS.act("410/2015")
