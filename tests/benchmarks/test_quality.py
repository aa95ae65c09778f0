"""The measure itself, on invented decisions: what counts as right, wrong, missed or neither."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from benchmarks import quality, samples
from benchmarks.gold_fields import ASKED, QUERIES, Fields
from kg.vocab import DCTERMS, DEFAULT_BASE, ELIDL, OA, ORG, PROV, RDF, SCHEMA, SKOS

W = "https://example.org/eli/1"


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    if not (quality.CORPUS.parent / "tools" / "score.py").exists():
        pytest.skip("the corpus' scorer is not here (KG_CORPUS)")
    return quality.scorer()


def annotated(**changes: Any) -> dict[str, Any]:
    return {
        "native_id": "{0000000A-0000-4000-8000-000000000000}",
        "case": "HEL 2022-000001",
        "language": "fi",
        "people": [],
        "legal": [],
        "decision_refs": [],
        "organisations": [],
        "motions": [],
        "votes": [],
        "money_eur": [],
    } | changes


def counted(
    scorer: ModuleType, gold: dict[str, Any], **tables: list[dict[str, str]]
) -> dict[str, tuple[int, int, int]]:
    """Right, wrong and missed of each family. tables: rows by query, `_` for `-`."""
    given = {name.replace("_", "-"): [{"decision": W, **row} for row in rows] for name, rows in tables.items()}
    fields = Fields(scorer, {name: [] for name in (*QUERIES, *ASKED)} | given)
    fields.count(annotated(**gold), W)
    return {name: (f.tp, f.fp, f.fn) for name, f in fields.families.items() if f.tp + f.fp + f.fn}


PERSON = {"name": "Tiina Mallila", "role": "presenter", "title": "johtaja", "acting": True, "where": "motion"}
SHOWN = {"name": "Tiina Mallila", "role": "presenter", "title": "vs. johtaja", "acting": "true", "part": "proposal"}


def test_a_person_found_is_compared_by_title_part_and_acting(scorer: ModuleType) -> None:
    result = counted(scorer, {"people": [PERSON]}, decision_people=[SHOWN])
    assert {result[f"people:{field}"] for field in ("title", "part", "acting")} == {(1, 0, 0)}


def test_a_person_not_found_is_missed_in_its_role_alone(scorer: ModuleType) -> None:
    gold = {"people": [PERSON | {"role": "chair"}]}
    assert counted(scorer, gold, decision_people=[]) == {"people:chair": (0, 0, 1), "language": (0, 0, 1)}


@pytest.mark.parametrize(
    ("stated", "published", "result"),
    [([20.5, 20.5], ["20.5", "20.50"], (2, 0, 0)), ([20.5, 20.5], ["20.5"], (1, 0, 1)), ([], ["7"], (0, 1, 0))],
)
def test_the_same_amount_twice_is_two(
    scorer: ModuleType, stated: list[float], published: list[str], result: tuple[int, int, int]
) -> None:
    assert counted(scorer, {"money_eur": stated}, amounts=[{"eur": e} for e in published])["money_eur"] == result


def test_a_provision_found_is_compared_by_number_and_explicitness(scorer: ModuleType) -> None:
    entry = {"act": "satamalaki", "number": "1/2001", "section": "5", "explicit": True, "surface": "satamalain 5 §"}
    row = {"act": "satamalaki", "number": "1/2001", "section": "5", "explicit": "false"}
    result = counted(scorer, {"legal": [entry]}, legal_citations=[row])
    assert (result["legal:number"], result["legal:explicit"]) == ((1, 0, 0), (0, 1, 1))


def test_the_body_of_a_reference_counts_under_any_of_its_names(scorer: ModuleType) -> None:
    gold = {
        "decision_refs": [{"body": "Satamalautakunta", "date": "2020-01-02", "section": 3, "case": None}],
        "body_aliases": {"Satamalautakunta": ["Satlk"]},
    }
    row = {"date": "2020-01-02", "section": "3", "body_name": "Satlk"}
    assert counted(scorer, gold, decision_references=[row])["decision_refs:body"] == (1, 0, 0)


def test_a_recipient_counts_under_any_of_its_names(scorer: ModuleType) -> None:
    gold = {"recipients": [{"kind": "extract", "recipient": "Hamnnämnden"}]}
    shown = [{"kind": "extract", "recipient": "urn:body"}, {"kind": "extract"}]
    names = [{"to": "urn:body", "name": name} for name in ("Satamalautakunta", "Hamnnämnden")]
    assert counted(scorer, gold, recipients=shown, recipient_names=names)["recipients"] == (1, 0, 0)


def test_the_day_of_a_motion_counts_only_where_the_text_states_it(scorer: ModuleType) -> None:
    motion = {"type": "valtuustoaloite", "proposers": ["Tiina Mallila"], "date": None}
    row = {"type": "valtuustoaloite", "proposer": "Tiina Mallila", "date": "2020-01-02"}
    assert "motions:date" not in counted(scorer, {"motions": [motion]}, motions=[row])
    dated = motion | {"date": "2020-02-02"}
    assert counted(scorer, {"motions": [dated]}, motions=[row])["motions:date"] == (0, 1, 1)


def test_small_families_are_listed_with_their_hits(scorer: ModuleType) -> None:
    family = scorer.Family()
    family.add([{"a"}, {"b"}, {"b", "z"}], [], ["b", "c"], "0000000A")
    lines = [line.split() for line in quality.listed({"few": family})]
    assert lines == [
        ["few", "hit", "0000000A", "b"],
        ["few", "missed", "0000000A", "a"],
        ["few", "missed", "0000000A", "b"],
        ["few", "wrong", "0000000A", "c"],
    ]


def test_a_table_is_written_between_its_markers_alone() -> None:
    page = "before\n<!-- table dev -->\nold\n<!-- end dev -->\nafter\n<!-- table blind -->\n<!-- end blind -->\n"
    new = quality.written(page, "dev", "| new |")
    assert new == page.replace("old", "| new |")
    assert quality.written(new, "dev", "| new |") == new
    with pytest.raises(SystemExit, match="markers"):
        quality.written(page, "other", "")


@pytest.mark.parametrize("name", ["dev", "blind", "read"])
def test_the_page_on_extraction_has_the_markers(name: str) -> None:
    page = (Path(__file__).parents[2] / "docs" / "extraction.md").read_text(encoding="utf-8")
    assert "| new |" in quality.written(page, name, "| new |")


def say(graph: Store, subject: str, *facts: tuple[str, str | Literal]) -> None:
    for predicate, value in facts:
        term = value if isinstance(value, Literal) else NamedNode(value)
        graph.add(Quad(NamedNode(subject), NamedNode(predicate), term))


@pytest.fixture
def graph() -> Store:
    """A document whose text names a body twice, in two forms, and a person in a role."""
    store, base = Store(), DEFAULT_BASE
    text, native = "Esittelijä Tiina Mallila, satamalautakunnan johtaja. Satamalautakunta päätti.", "{0000000A}"
    say(store, W + "/d", (base + "def#nativeId", Literal(native)), (DCTERMS + "type", base + "def/document/record"))
    say(store, W + "/f", (SCHEMA + "text", Literal(text)), (PROV + "wasDerivedFrom", W + "/d"))
    say(
        store,
        W + "/body",
        (RDF + "type", ORG + "OrganizationalUnit"),
        (SKOS + "prefLabel", Literal("Satamalautakunta")),
    )
    say(
        store,
        W + "/p",
        (RDF + "type", ELIDL + "Participation"),
        (ELIDL + "participation_role", base + "def/role/presenter"),
    )
    for thing, words in (("body", "satamalautakunnan"), ("body", "Satamalautakunta"), ("p", "Tiina Mallila")):
        start = text.index(words)
        place = f"{W}/f#char={start},{start + len(words)}"
        mention = ((OA + "hasBody", f"{W}/{thing}"), (DCTERMS + "isPartOf", W + "/f"), (OA + "hasTarget", place))
        say(store, f"{W}/m{start}", *mention, (base + "def#quote", Literal(words)))
    return store


def test_a_sample_shows_facts_at_their_words(graph: Store) -> None:
    drawn = samples.draw(graph, "bodies", seed=1, count=5, without=())
    assert {one.quote for one in drawn} == {"satamalautakunnan", "Satamalautakunta"}
    assert {(one.says, one.kind, one.document) for one in drawn} == {("name Satamalautakunta", "record", "0000000A")}
    [person] = samples.draw(graph, "people", seed=1, count=5, without=())
    assert person.says == "role presenter"
    assert person.context.startswith("Esittelijä «Tiina Mallila», sata")


def test_a_sample_leaves_out_documents_and_is_the_same_for_the_same_seed(graph: Store) -> None:
    assert samples.draw(graph, "bodies", seed=1, count=5, without={"0000000A"}) == []
    assert samples.draw(graph, "bodies", seed=7, count=1, without=()) == samples.draw(
        graph, "bodies", seed=7, count=1, without=()
    )
