"""Cited law: the place, its parents down from the act, and where the chapter stands."""

from __future__ import annotations

from typing import Any

import pytest
from graph_samples import BASE, Said, W, full, record, say

from kg.errors import Log
from kg.extract.finding import Citation, Span

KUNTALAKI = f"{BASE}eli/sd/2015/410"
FINLEX = "http://data.finlex.fi/eli/sd/2015/410"


def _cite(act: str = "410/2015", name: str = "kuntalaki", **more: Any) -> tuple[Said, Log]:
    return say(record(), citations=(Citation(Span(0, 0, 5), act, name, **more),))


def test_every_level_of_a_place_has_its_number_its_kind_and_its_parent() -> None:
    said, _ = _cite(section="58 d", subsection="1", point="2", subpoint="a")
    path = KUNTALAKI
    above = FINLEX
    for level, number in (("pykala", "58 d"), ("momentti", "1"), ("kohta", "2"), ("alakohta", "a")):
        path += f"/{level}/{number.replace(' ', '')}"
        assert said.types(path) == {full("eli:LegalResourceSubdivision")}
        assert said.of(path, "eli:number") == {number}
        assert said.of(path, "eli:type_subdivision") == {f"{BASE}def/subdivision/{level}"}
        assert said.of(path, "eli:is_part_of") == {above}
        above = path
    assert said.of(W, "eli:cites") == {path}


def test_an_act_alone_is_cited_by_its_finlex_eli() -> None:
    said, _ = _cite()
    assert said.of(W, "eli:cites") == {FINLEX}


def test_an_act_the_registry_graph_describes_is_not_described_again() -> None:
    said, _ = _cite(section="39")
    assert FINLEX not in said.subjects()


def test_an_act_no_registry_knows_is_described_in_the_documents_graph() -> None:
    said, _ = _cite("7/1901", "majakkalaki", section="3")
    act = "http://data.finlex.fi/eli/sd/1901/7"
    assert said.types(act) == {full("eli:LegalResource")}
    assert said.labels(act) == {("majakkalaki", "fi")}
    assert said.of(act, "eli:id_local") == {"7/1901"}
    assert said.of(f"{BASE}eli/sd/1901/7/pykala/3", "eli:is_part_of") == {act}


@pytest.mark.parametrize(
    ("act", "root", "local"),
    [
        ("act:majakka-asetus", f"{BASE}eli/act/majakka-asetus", set()),
        ("act:laki 6 §:n muuttamisesta", f"{BASE}eli/act/laki-6-n-muuttamisesta", set()),
        ("sops:6/1988", f"{BASE}eli/sopimus/1988/6", {"SopS 6/1988"}),
        ("he:93/2021", f"{BASE}id/bill/2021/93", {"HE 93/2021"}),
        ("eu:reg/1999/1", "http://data.europa.eu/eli/reg/1999/1/oj", set()),
        ("rule:majakkasaanto", f"{BASE}eli/kunta/091/majakkasaanto", set()),
    ],
)
def test_each_kind_of_act_has_its_address(act: str, root: str, local: set[str]) -> None:
    said, _ = _cite(act, "majakka")
    assert said.of(W, "eli:cites") == {root}
    assert said.of(root, "eli:id_local") == local


def test_places_of_eu_acts_are_articles_under_our_own_base() -> None:
    said, _ = _cite("eu:reg/1999/1", "asetus", section="6", subsection="1", point="c")
    place = f"{BASE}eli/eu/reg/1999/1/artikla/6/kohta/1/alakohta/c"
    assert said.of(W, "eli:cites") == {place}
    top = f"{BASE}eli/eu/reg/1999/1/artikla/6"
    assert said.of(top, "eli:is_part_of") == {"http://data.europa.eu/eli/reg/1999/1/oj"}


def test_articles_of_a_treaty_are_articles() -> None:
    said, _ = _cite("sops:6/1988", "majakkasopimus", section="6")
    assert said.of(W, "eli:cites") == {f"{BASE}eli/sopimus/1988/6/artikla/6"}


def test_a_chapter_is_in_the_iri_only_of_acts_by_chapter() -> None:
    said, _ = _cite("rule:hallintosaanto", "hallintosääntö", chapter="30", section="14")
    place = f"{BASE}eli/kunta/091/hallintosaanto/luku/30/pykala/14"
    assert said.of(W, "eli:cites") == {place}
    assert said.of(said.mention_of(place), "kg:citedChapter") == set()
    assert said.of(place.removesuffix("/pykala/14"), "eli:is_part_of") == {f"{BASE}eli/kunta/091/hallintosaanto"}


def test_elsewhere_a_chapter_stands_on_the_mention_which_keeps_to_seven_triples() -> None:
    said, _ = _cite(chapter="7", section="39")
    assert said.of(W, "eli:cites") == {f"{KUNTALAKI}/pykala/39"}
    mention = said.mention_of(f"{KUNTALAKI}/pykala/39")
    assert said.of(mention, "kg:citedChapter") == {"7"}
    assert len([q for q in said.quads if q.subject.value == mention]) == 7


def test_a_chapter_cited_alone_is_the_place() -> None:
    said, _ = _cite(chapter="7")
    assert said.of(W, "eli:cites") == {f"{KUNTALAKI}/luku/7"}
    assert said.of(said.mention_of(f"{KUNTALAKI}/luku/7"), "kg:citedChapter") == set()


@pytest.mark.parametrize(("explicit", "word"), [(True, "true"), (False, "false")])
def test_a_citation_says_whether_it_is_explicit(explicit: bool, word: str) -> None:
    said, _ = _cite(section="39", explicit=explicit)
    assert said.of(said.mention_of(f"{KUNTALAKI}/pykala/39"), "kg:explicit") == {word}


@pytest.mark.parametrize(("use", "based"), [("ground", 1), ("cites", 0), ("appeal", 0)])
def test_a_decision_is_based_on_the_law_it_rests_on_and_cites_all(use: str, based: int) -> None:
    said, _ = _cite(section="39", use=use)
    assert said.of(W, "eli:cites") == {f"{KUNTALAKI}/pykala/39"}
    assert len(said.of(W, "eli:based_on")) == based


def test_the_words_that_name_the_act_stand_for_a_place_that_is_pointed_back_to_before() -> None:
    pointing = Citation(Span(0, 0, 5), "410/2015", "kuntalaki", section="39", explicit=False)
    naming = Citation(Span(0, 6, 16), "410/2015", "kuntalaki", section="39")
    said, _ = say(record(), citations=(pointing, naming))
    assert said.of(said.mention_of(f"{KUNTALAKI}/pykala/39"), "kg:explicit") == {"true"}
