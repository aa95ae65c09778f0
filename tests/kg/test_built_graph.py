"""What a built store holds, end to end: a small invented city, and a sample of the corpus."""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from conftest import BOARD, Json, decision, html
from pyoxigraph import QuerySolutions, Store

from kg import pipeline
from kg.pipeline import Built, Options
from kg.vocab import DEFAULT_BASE, PREFIXES

CORPUS = Path(os.environ.get("KG_CORPUS", Path(__file__).parents[3] / "shared" / "corpus")) / "ahjo"
_PREFIXES = "".join(f"PREFIX {p}: <{ns}>\n" for p, ns in {**PREFIXES, "kg": f"{DEFAULT_BASE}def#"}.items())
W = f"{DEFAULT_BASE}eli/kunta/091/kaupunginhallitus/hel-2022-000001/5"
MEETING = f"{DEFAULT_BASE}id/meeting/00400202201"


def ask(store: Store, query: str) -> list[tuple[str | None, ...]]:
    found = store.query(_PREFIXES + query, use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    names = [variable.value for variable in found.variables]
    return [tuple(None if row[n] is None else row[n].value for n in names) for row in found]


def values(store: Store, subject: str, name: str) -> list[str]:
    return sorted({str(value) for (value,) in ask(store, f"SELECT ?o {{ <{subject}> {name} ?o }}")})


# an invented city


def _item(point: int, kind: str, number: int, title: str, case: str) -> Json:
    root, heading = ("paatos", "Päätös") if kind == "päätös" else ("esitys", "Päätösehdotus")
    content = html(title, 5, (heading, "<p>Nimi on uusi.</p>"), root=root, case=f"{case} T 10 03 02")
    pdf = {"NativeId": f"{{{number:08X}-0000-4000-8000-000000000000}}", "Title": title, "Type": kind}
    return {"AgendaPoint": str(point), "Section": "5 §" if kind == "päätös" else None, "AgendaItem": title, "PDF": pdf,
            "HTML": content, "links": []}  # fmt: skip


def _city(folder: Path) -> Path:
    """A decision as record and as item of an agenda, another's proposal, a body in two languages, two namesakes."""
    where = f"{DEFAULT_BASE}?apireqlang="
    record = decision(5, 1, case="HEL 2022-000001", title="Majakan nimi")
    later = decision(6, 2, case="HEL 2022-000002", title="Laiturin väri")
    twice = [decision(8, number, case="HEL 2022-000008", title=f"Portti {number}") for number in (8, 9)]
    twice[0]["Content"] = twice[0]["Content"].replace("2022-02-01T10", "2022-02-01T11")
    agenda = [
        _item(3, "päätös", 0x71, "Majakan nimi (päätös)", "HEL 2022-000001"),
        _item(4, "esitys", 0x72, "Laiturin väri", "HEL 2022-000002"),
    ]
    meeting = {"MeetingID": "00400202201", "DateMeeting": "2022-01-10T16:00:00.000", "Agenda": agenda,
               "MeetingSequenceNumber": 1, "Composition": [], "DecisionMaker": BOARD["Name"],
               "DecisionMakerId": BOARD["ID"], "links": []}  # fmt: skip
    empty = {"organizations": [], "count": 0, "links": []}

    def body(name: str, language: str) -> Json:
        links = [{"rel": "self", "href": where + language}]
        levels = {"OrganizationLevelAbove": empty, "OrganizationLevelBelow": empty}
        about = {"Name": name, "ID": "U999", "TypeId": "5", "Formed": "2017-06-01T00:00:00.000", "links": links}
        return {"Organization": {**about, **levels}, "Sector": None, "Composition": []}

    person = {
        "Title": "Jäsen",
        "CouncilGroup": "",
        "Initiatives": [],
        "Resolutions": [],
        "Chairmanships": [],
        "links": [],
    }
    lists: dict[str, Json] = {
        "decisions": {"decisions": [record, later, *twice]},
        "meetings": {"meetings": [meeting]},
        "fi": {"decisionMakers": [body("Laiturilautakunta", "fi")]},
        "sv": {"decisionMakers": [body("Bryggnämnden", "sv")]},
        "trustees": {"trustees": [{**person, "Name": "Aalto, Aarne", "ID": key} for key in ("ex.b", "ex.c")]},
    }
    folder.mkdir()
    for name, content in lists.items():
        (folder / f"{name}.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Built:
    base = tmp_path_factory.mktemp("city")
    built = pipeline.build([_city(base / "sources")], base / "s", Options(jobs=1, validate=False), lambda *_: None)
    assert not built.rejected
    return built


@pytest.fixture(scope="module")
def graph(city: Built) -> Store:
    return city.version.open()


def test_a_record_and_an_agendas_decision_are_one_decision_with_the_records_title(city: Built, graph: Store) -> None:
    assert ask(graph, "SELECT DISTINCT ?w { ?w eli:id_local 'HEL 2022-000001 § 5' }") == [(W,)]
    formats = [iri.rpartition("/fin/")[2].partition("/")[0] for iri in values(graph, f"{W}/fin", "eli:is_embodied_by")]
    assert formats == ["agenda", "record"]
    assert values(graph, f"{W}/fin", "eli:title") == ["Majakan nimi"]
    assert values(graph, W, "eli:date_document") == ["2022-01-10"]
    logged = [json.loads(line) for line in city.version.issues.read_text(encoding="utf-8").splitlines()]
    (lost,) = [issue for issue in logged if issue["place"] == "title" and issue["record"].startswith("ahjo/agenda/")]
    assert "Majakan nimi (päätös)" in lost["message"]


def test_of_two_records_of_one_decision_the_later_generated_is_preferred(graph: Store) -> None:
    other = f"{DEFAULT_BASE}eli/kunta/091/kaupunginhallitus/hel-2022-000008/8"
    assert len(values(graph, f"{other}/fin", "eli:is_embodied_by")) == 2
    assert values(graph, f"{other}/fin", "eli:title") == ["Portti 8"]


def test_a_proposal_of_the_agenda_is_tied_to_the_decision_of_its_case(graph: Store) -> None:
    act = f"{DEFAULT_BASE}eli/kunta/091/kaupunginhallitus/hel-2022-000002/6/act"
    assert values(graph, act, "elidl:decided_on_a_realization_of") == [f"{MEETING}-item-4/proposal"]
    assert values(graph, act, "elidl:executed") == [f"{MEETING}-item-4"]
    assert values(graph, f"{W}/act", "elidl:executed") == [f"{MEETING}-item-3"]


def test_a_body_in_two_languages_is_one_node_with_two_labels(graph: Store) -> None:
    body = f"{DEFAULT_BASE}id/body/U999"
    assert ask(graph, f"SELECT DISTINCT ?l (LANG(?l) AS ?n) {{ <{body}> skos:prefLabel ?l }} ORDER BY ?l") == [
        ("Bryggnämnden", "sv"),
        ("Laiturilautakunta", "fi"),
    ]


def test_two_elected_people_of_one_name_are_two(graph: Store) -> None:
    people = ask(
        graph, "SELECT ?p ?i { ?p a foaf:Person ; foaf:name 'Aarne Aalto' ; dcterms:identifier ?i } ORDER BY ?i"
    )
    assert people == [(f"{DEFAULT_BASE}id/person/aarne-aalto-{key}", key.replace("-", ".")) for key in ("ex-b", "ex-c")]


# the corpus


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Decisions, meetings and elected people of the corpus."""
    if not CORPUS.is_dir():
        pytest.skip(f"the corpus is not at {CORPUS}; set KG_CORPUS")
    store = tmp_path_factory.mktemp("sample") / "s"
    sources = [CORPUS / f"{name}.json" for name in ("decisions", "meetings", "trustees")]
    return pipeline.build(sources, store, Options(jobs=1, validate=False), lambda *_: None).version.open()


def _texts(store: Store) -> dict[str | None, str]:
    return {node: str(text) for node, text in ask(store, "SELECT ?f ?t { ?f schema:text ?t }")}


def test_every_quote_is_the_text_at_its_offsets(sample: Store) -> None:
    texts = _texts(sample)
    mentions = ask(
        sample,
        "SELECT ?f ?t ?q { ?m a oa:Annotation ; dcterms:isPartOf ?f ; oa:hasTarget ?t ; kg:quote ?q }",
    )
    assert len(mentions) > 1000
    for node, target, quote in mentions:
        start, end = map(int, str(target).removeprefix(f"{node}#char=").split(","))
        assert texts[node][start:end] == quote


def test_every_mention_has_at_most_seven_triples_and_all_it_must_have(sample: Store) -> None:
    required = ("dcterms:isPartOf", "oa:hasBody", "oa:hasTarget", "kg:quote")
    said = Counter(row[0] for row in ask(sample, "SELECT ?m { ?m a oa:Annotation ; ?p ?o }"))
    assert max(said.values()) <= 7
    for name in required:
        assert {row[0] for row in ask(sample, f"SELECT ?m {{ ?m a oa:Annotation ; {name} ?o }}")} == set(said)


def test_every_text_has_its_hash(sample: Store) -> None:
    hashes = {row[0]: row[1] for row in ask(sample, "SELECT ?f ?h { ?f kg:textSha256 ?h }")}
    texts = _texts(sample)
    assert hashes.keys() == texts.keys()
    assert all(hashes[node] == hashlib.sha256(text.encode()).hexdigest() for node, text in texts.items())


@pytest.mark.parametrize(
    "name",
    [
        "eli:date_document", "eli:number", "eli:id_local", "eli:passed_by", "eli:date_publication", "kg:asProposed",
        "elidl:decision_outcome", "kg:appealPeriod", "kg:acting", "kg:amountEur", "schema:text",
    ],
)  # fmt: skip
def test_a_fact_of_one_value_has_one_value(sample: Store, name: str) -> None:
    # an address that decisions are only cited by has the date that each citing text gives
    only_cited = "FILTER NOT EXISTS { ?c dcterms:references ?s FILTER NOT EXISTS { ?s eli:is_realized_by ?e } }"
    query = f"SELECT ?s (COUNT(DISTINCT ?o) AS ?n) {{ ?s {name} ?o {only_cited} }} GROUP BY ?s"
    found: list[tuple[Any, ...]] = ask(sample, query)
    assert found
    assert [row for row in found if row[1] != "1"] == []


def test_what_a_mention_is_of_is_described_or_a_thing_of_the_registries(sample: Store) -> None:
    """No mention points to a node under a decision that nothing else describes."""
    dangling = ask(
        sample,
        "SELECT DISTINCT ?b { ?m oa:hasBody ?b . FILTER CONTAINS(STR(?b), '/eli/kunta/') "
        "FILTER NOT EXISTS { ?b ?p ?o } }",
    )
    assert dangling == []
