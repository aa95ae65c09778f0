"""Each check finds its fault in a small graph made for it, and nothing in the model by example."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, QuerySolution, QuerySolutions, RdfFormat, Store, parse

from kg.ontology import Ontology
from kg.resources import folder
from kg.vocab import DEFAULT_BASE, PREFIXES, TIME

CHECKS = sorted((folder("queries") / "checks").glob("*.rq"))
MODEL = Path(__file__).parents[1] / "fixtures" / "model.trig"
HEAD = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items()) + (
    f"@prefix kg: <{DEFAULT_BASE}def#> .\n@prefix def: <{DEFAULT_BASE}def/> .\n@prefix : <{DEFAULT_BASE}id/> .\n"
)


def decision(name: str, more: str = "") -> str:
    """A decision with a text, as every decision has that is not only cited."""
    return (
        f":{name} a eli:LegalResource {f'; {more} ' if more else ''}. "
        f":{name}-fin a eli:LegalExpression ; eli:realizes :{name} . "
        f":{name}-act elidl:created_a_realization_of :{name} . "
    )


FAULTY: dict[str, tuple[str, str, str]] = {
    # a small graph, the node that is found, words of the message
    "acting-without-title": (
        ":a kg:acting true . :b kg:acting true ; kg:roleTitle 'vs. johtaja'@fi . :c kg:acting false .",
        "a",
        "no title",
    ),
    "citation-without-act": (
        ":d eli:cites :p , :q . :p eli:type_subdivision def:subdivision\\/pykala . "
        ":q eli:type_subdivision def:subdivision\\/pykala ; eli:is_part_of :act . "
        ":act a eli:LegalResource ; skos:prefLabel 'esimerkkilaki'@fi .",
        "p",
        "part of no act",
    ),
    "decision-by-dissolved-body": (
        decision("d", "eli:passed_by :body ; eli:date_document '2022-03-01'^^xsd:date")
        + decision("e", "eli:passed_by :body ; eli:date_document '2021-12-31'^^xsd:date")
        + ":body schema:foundingDate '2017-06-01'^^xsd:date ; schema:dissolutionDate '2021-12-31'^^xsd:date .",
        "d",
        "2022-03-01, but its body existed from 2017-06-01 until 2021-12-31",
    ),
    "decision-in-meeting-of-another-body": (
        decision("d", "eli:passed_by :board")
        + ":d-act elidl:executed :item . :item elidl:forms_part_of :meeting . "
        + ":meeting elidl:had_responsible_organization :council ."
        + decision("e", "eli:passed_by :council")
        + ":e-act elidl:forms_part_of :meeting .",
        "d",
        "its meeting is of",
    ),
    "decision-outside-meeting": (
        decision("d", "eli:date_document '2022-01-18'^^xsd:date")
        + ":d-act elidl:executed :item . :item elidl:forms_part_of :meeting . "
        + ":meeting elidl:activity_start_date '2022-01-17'^^xsd:date ."
        + decision("e", "eli:date_document '2022-01-17'^^xsd:date")
        + ":e-act elidl:forms_part_of :meeting .",
        "d",
        "dated 2022-01-18, but its meeting was on 2022-01-17",
    ),
    "decision-without-body": (
        decision("d") + decision("e", "eli:passed_by :body") + ":cited a eli:LegalResource .",
        "d",
        "neither body nor post",
    ),
    "identifier-used-twice": (
        ":a a foaf:Person ; dcterms:identifier 'x.1' . :b a foaf:Person ; dcterms:identifier 'x.1' . "
        ":c a org:Post ; dcterms:identifier 'x.1' .",
        "b",
        "x.1 is also that of",
    ),
    "motion-answered-too-early": (
        ":m kg:adoptedOn '2022-02-02'^^xsd:date ; elidl:is_answered_in :d . "
        ":n dcterms:dateSubmitted '2022-02-01'^^xsd:date . :d elidl:answers_to :n ; "
        "eli:date_document '2022-02-01'^^xsd:date .",
        "m",
        "of 2022-02-02, but its answer is of 2022-02-01",
    ),
    "native-id-in-two-decisions": (
        decision("d")
        + decision("e")
        + ":f eli:embodies :d-fin ; prov:wasDerivedFrom :r . :g eli:embodies :e-fin ; prov:wasDerivedFrom :r . "
        + ":r kg:nativeId 'AB-1' .",
        "e",
        "AB-1 is also a document of",
    ),
    "overlapping-memberships": (
        "".join(
            f":{name} org:member :p ; org:organization :b ; org:role def:role\\/member . "
            f":{name} org:memberDuring :{name}-time . "
            f":{name}-time <{TIME}hasBeginning> :{name}-from ; <{TIME}hasEnd> :{name}-to . "
            f":{name}-from <{TIME}inXSDDate> '{start}'^^xsd:date . :{name}-to <{TIME}inXSDDate> '{end}'^^xsd:date . "
            for name, start, end in (
                ("a", "2017-06-01", "2021-08-01"),
                ("b", "2021-08-01", "2023-06-01"),
                ("c", "2023-05-01", "2025-06-01"),
            )
        ),
        "b",
        "from 2021-08-01 overlaps",
    ),
    "person-twice-in-composition": (
        ":m elidl:had_participation :a , :b , :c . "
        ":a a org:Membership ; org:member :p ; org:role def:role\\/member . "
        ":b a org:Membership ; org:member :p ; org:role def:role\\/deputy_member . "
        ":c a org:Membership ; org:member :p ; org:role def:role\\/secretary .",
        "m",
        "both as deputy_member and as member",
    ),
    "proposal-decided-twice": (
        ":a elidl:decided_on_a_realization_of :p . :b elidl:decided_on_a_realization_of :p , :q .",
        "p",
        "tied to",
    ),
    "published-before-decided": (
        ":d eli:date_document '2022-02-02'^^xsd:date ; eli:date_publication '2022-02-01'^^xsd:date . "
        ":e eli:date_document '2022-02-02'^^xsd:date ; eli:date_publication '2022-02-02'^^xsd:date .",
        "d",
        "of 2022-02-02, but was published on 2022-02-01",
    ),
    "quote-not-in-text": (
        ":f schema:text 'Öljy ja vesi 😀 kohtaavat'@fi . "
        ":a dcterms:isPartOf :f ; oa:hasTarget <https://e.org/f#char=0,4> ; kg:quote 'Öljyn' . "
        ":b dcterms:isPartOf :f ; oa:hasTarget <https://e.org/f#char=15,24> ; kg:quote 'kohtaavat' .",
        "a",
        "is 'Öljyn', but the text says 'Öljy' at 0,4",
    ),
    "section-used-twice": (
        "".join(
            decision(name, f"eli:passed_by :body ; eli:number '12' ; eli:date_document '{day}'^^xsd:date")
            for name, day in (("d", "2022-01-17"), ("e", "2022-02-21"), ("f", "2023-01-16"))
        ),
        "e",
        "§ 12 of 2022 is also the number of",
    ),
    "two-chairs": (
        ":m elidl:had_participation :a , :b . :a a org:Membership ; org:member :p ; org:role def:role\\/chair . "
        ":b a org:Membership ; org:member :q ; org:role def:role\\/chair . "
        ":n elidl:had_participation :a .",
        "m",
        "has 2 chairs",
    ),
    "vote-count": (
        ":v elidl:number_of_votes_favor 2 ; elidl:number_of_votes_against 1 ; elidl:number_of_votes_abstention 9 . "
        ":a og:voteEvent :v ; schema:option 'yes' . :b og:voteEvent :v ; schema:option 'no' .",
        "v",
        "counts 2 for, but names 1",
    ),
    "withheld-without-reason": (
        ":a dcterms:accessRights def:publicity\\/withheld . :c dcterms:accessRights def:publicity\\/public . "
        ":b dcterms:accessRights def:publicity\\/withheld ; kg:securityReason 'JulkL (621/1999) 24.1 § 20 k' .",
        "a",
        "no ground of law",
    ),
}


@cache
def ontology() -> Ontology:
    return Ontology.load(DEFAULT_BASE)


def name_of(path: Path) -> str:
    return path.stem.removesuffix("-violation")


def found(path: Path, store: Store) -> list[QuerySolution]:
    solutions = store.query(path.read_text(encoding="utf-8"), use_default_graph_as_union=True)
    assert isinstance(solutions, QuerySolutions)
    return list(solutions)


@pytest.mark.parametrize("path", CHECKS, ids=name_of)
def test_a_check_finds_its_fault_and_no_other(path: Path) -> None:
    graph, node, words = FAULTY[name_of(path)]
    store = Store()
    store.extend(parse(HEAD + graph, format=RdfFormat.TURTLE))
    store.extend(ontology().graph_quads())
    (row,) = found(path, store)
    assert row["focus"].value == f"{DEFAULT_BASE}id/{node}"
    assert isinstance(row["message"], Literal)
    assert words in row["message"].value
    assert row["message"].value.endswith(".")


@pytest.mark.parametrize("path", CHECKS, ids=name_of)
def test_a_check_finds_nothing_in_the_model(path: Path) -> None:
    store = Store()
    store.extend(parse(path=str(MODEL), format=RdfFormat.TRIG))
    store.extend(ontology().graph_quads())
    assert found(path, store) == []


@pytest.mark.parametrize("path", CHECKS, ids=name_of)
def test_a_fault_that_two_documents_state_is_found_once(path: Path) -> None:
    """Documents repeat each other's facts, each in its own graph; a check sees them as one."""
    graph = HEAD + FAULTY[name_of(path)][0]
    store = Store()
    for document in ("one", "two"):
        store.bulk_load(graph, format=RdfFormat.TURTLE, to_graph=NamedNode(DEFAULT_BASE + document))
    store.extend(ontology().graph_quads())
    assert len(found(path, store)) == 1


@pytest.mark.parametrize("path", CHECKS, ids=name_of)
def test_a_checks_head_says_what_is_wrong_how_bad_it_is_and_whose_fault(path: Path) -> None:
    title, *said = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    assert len(title) > 20
    assert [line for line in said if line in {"# severity: Violation", "# severity: Warning"}] == said[:1]
    assert said[1] in {"# fault: source", "# fault: own"}


def test_each_check_has_a_faulty_graph_here() -> None:
    assert sorted(FAULTY) == [name_of(path) for path in CHECKS]
