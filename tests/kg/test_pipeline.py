"""The rules of a build: what is in the store depends on what was given, never on when, in what order or by how many."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import BOARD, MANAGER, Json, decision
from pyoxigraph import Quad, QuerySolutions, RdfFormat
from pyoxigraph import Store as Oxigraph

from kg import pipeline
from kg.errors import OwnFault, Severity, StoreError, UsageError
from kg.extract.extractor import Extractor
from kg.extract.finding import Findings
from kg.graph.decision import PREFERENCE
from kg.ontology import Ontology
from kg.pipeline import Built, Options
from kg.record import DecisionRecord
from kg.report import Report, Result
from kg.store import StoreFolder
from kg.validate import validate_store

Write = Callable[..., Path]
RUN = re.compile(r"/id/run/[^>]+>")


def build(store: Path, *sources: Path, fresh: bool = False, jobs: int = 1, validate: bool = False) -> Built:
    options = Options(fresh=fresh, jobs=jobs, validate=validate)
    return pipeline.build(sources, store, options, lambda *_: None)


def quads(store: Path) -> list[str]:
    """Sorted N-Quads, the runs aside."""
    graph = StoreFolder(store).current().open()
    lines = (graph.dump(format=RdfFormat.N_QUADS) or b"").decode().splitlines()
    return sorted(RUN.sub("/id/run/>", line) for line in lines if "/graph/runs>" not in line)


def works(store: Path) -> set[str]:
    """The decisions that have a text."""
    found = (
        StoreFolder(store)
        .current()
        .open()
        .query(
            "PREFIX eli: <http://data.europa.eu/eli/ontology#> SELECT DISTINCT ?w WHERE { ?e eli:realizes ?w . "
            "?w a eli:LegalResource }",
            use_default_graph_as_union=True,
        )
    )
    assert isinstance(found, QuerySolutions)
    return {str(row["w"].value).partition("/eli/kunta/091/")[2] for row in found}


def test_building_twice_says_the_same(tmp_path: Path, write: Write) -> None:
    source = write("a.json", decision(1), decision(2))
    build(tmp_path / "s", source)
    first = quads(tmp_path / "s")
    build(tmp_path / "s", source)
    assert quads(tmp_path / "s") == first
    assert len(first) > 100


def test_a_then_b_is_a_and_b_in_any_order(tmp_path: Path, write: Write) -> None:
    a = write("a.json", decision(1), decision(2, text="<p>Kaupunginhallitus päätti 10.1.2022 § 1 mukaisesti.</p>"))
    b = write("b.json", decision(3), decision(1, 77, case="HEL 2022-000001", meeting=("00400202301", "2023-01-09")))
    orders: dict[str, list[list[Path]]] = {"ab": [[a], [b]], "ba": [[b], [a]], "both": [[a, b]], "back": [[b, a]]}
    for name, runs in orders.items():
        for sources in runs:
            build(tmp_path / name, *sources)
    expected = quads(tmp_path / "both")
    assert all(quads(tmp_path / name) == expected for name in ("ab", "ba", "back"))


def test_any_number_of_workers_says_the_same(tmp_path: Path, write: Write) -> None:
    long = "<!--" + "x" * 20_000 + "-->"  # enough bytes that other processes are worth their start
    source = write(
        "a.json", *(decision(n, text=f"<p>Kaupunginhallitus päätti hyväksyä nimen.</p>{long}") for n in range(1, 60))
    )
    build(tmp_path / "one", source, jobs=1)
    build(tmp_path / "two", source, jobs=2)
    assert quads(tmp_path / "one") == quads(tmp_path / "two")


def test_a_list_split_in_two_changes_nothing(tmp_path: Path, write: Write) -> None:
    build(tmp_path / "whole", write("whole.json", decision(1), decision(2)))
    build(tmp_path / "parts", write("p1.json", decision(1)), write("p2.json", decision(2)))
    assert quads(tmp_path / "whole") == quads(tmp_path / "parts")


def test_a_document_of_the_same_identity_replaces_itself(tmp_path: Path, write: Write) -> None:
    build(tmp_path / "s", write("old.json", decision(1, title="Vanha nimi")))
    later = decision(1, title="Uusi nimi")
    later["Content"] = later["Content"].replace("2022-02-01T10", "2022-02-02T10")
    build(tmp_path / "s", write("new.json", later))
    text = "\n".join(quads(tmp_path / "s"))
    assert "Uusi nimi" in text
    assert "Vanha nimi" not in text


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_of_two_records_with_one_id_the_later_generated_is_read(
    tmp_path: Path, write: Write, order: tuple[int, int]
) -> None:
    early, late = decision(1, title="Ensin"), decision(1, title="Sitten")
    late["Content"] = late["Content"].replace("2022-02-01T10", "2022-02-01T11")
    both = [early, late]
    build(tmp_path / "s", write("two.json", *(both[i] for i in order)))
    text = "\n".join(quads(tmp_path / "s"))
    assert "Sitten" in text
    assert "Ensin" not in text


def test_fresh_starts_empty(tmp_path: Path, write: Write) -> None:
    build(tmp_path / "s", write("a.json", decision(1)))
    build(tmp_path / "s", write("b.json", decision(2)), fresh=True)
    assert works(tmp_path / "s") == {"kaupunginhallitus/hel-2022-000002/2"}


def test_two_decisions_of_one_key_in_two_years_are_two(tmp_path: Path, write: Write) -> None:
    first = decision(5, 1, case="HEL 2021-000009", meeting=("00400202101", "2021-02-01"))
    second = decision(5, 2, case="HEL 2021-000009", meeting=("00400202201", "2022-02-01"))
    build(tmp_path / "s", write("a.json", second))
    assert works(tmp_path / "s") == {"kaupunginhallitus/hel-2021-000009/5"}
    build(tmp_path / "s", write("b.json", first))
    assert works(tmp_path / "s") == {"kaupunginhallitus/hel-2021-000009/5", "kaupunginhallitus/hel-2021-000009/5-2022"}


def test_without_case_a_dated_decision_stands_at_its_citation_address(tmp_path: Path, write: Write) -> None:
    board = decision(7, case="", meeting=("00400202201", "2022-02-01"))
    manager = decision(8, case="", body=MANAGER, meeting=None, DateDecision="2022-03-04T00:00:00.000")
    neither = decision(9, case="", meeting=None)
    build(tmp_path / "s", write("a.json", board, manager, neither))
    assert works(tmp_path / "s") == {
        "kaupunginhallitus/2022/7",
        "u02100vh2/2022/8",
        "asiakirja/00000009-0000-4000-8000-000000000000",
    }


def test_posts_of_one_name_in_one_case_stay_two_decisions(tmp_path: Path, write: Write) -> None:
    def head(key: str, number: int) -> Json:
        body = {**MANAGER, "ID": key, "Name": "Yksikön päällikkö"}
        return decision(3, number, case="HEL 2022-000500", body=body, meeting=None)

    build(tmp_path / "s", write("a.json", head("U99910VH1", 1), head("U99920VH1", 2)))
    assert works(tmp_path / "s") == {
        "yksikon-paallikko/hel-2022-000500/3",
        "yksikon-paallikko/hel-2022-000500/3-u99920vh1",
    }


def test_a_reference_is_resolved_to_the_decision_it_means(tmp_path: Path, write: Write) -> None:
    cited = decision(4, meeting=("00400202202", "2022-01-17"))
    citing = decision(9, text="<p>Kaupunginhallitus päätti 17.1.2022 § 4 hyväksyä suunnitelman.</p>")
    build(tmp_path / "s", write("a.json", citing))
    match = "/eli/kunta/091/kaupunginhallitus/2022/4> <http://www.w3.org/2004/02/skos/core#exactMatch>"
    assert not any(match in line for line in quads(tmp_path / "s"))
    build(tmp_path / "s", write("b.json", cited))
    (line,) = [line for line in quads(tmp_path / "s") if match in line]
    assert "/kaupunginhallitus/hel-2022-000004/4>" in line


def test_gaps_in_the_numbering_are_named(tmp_path: Path, write: Write) -> None:
    build(tmp_path / "s", write("a.json", decision(10), decision(13)))
    gaps = {
        line.split()[0].rpartition("/")[2] for line in quads(tmp_path / "s") if "def#Gap>" in line and "/gap/" in line
    }
    assert gaps == {"11>", "12>"}


def test_a_rejected_document_is_listed_and_the_others_are_built(tmp_path: Path, write: Write) -> None:
    built = build(tmp_path / "s", write("a.json", decision(1), decision(2) | {"Content": 7}))
    assert works(tmp_path / "s") == {"kaupunginhallitus/hel-2022-000001/1"}
    (issue,) = built.rejected
    assert issue.severity is Severity.REJECTED
    assert "00000002" in issue.record
    logged = [json.loads(line) for line in built.version.issues.read_text().splitlines()]
    assert any(entry["record"] == issue.record and entry["severity"] == "rejected" for entry in logged)


def test_a_rejected_arrival_leaves_what_was_there(tmp_path: Path, write: Write) -> None:
    build(tmp_path / "s", write("a.json", decision(1)))
    before = quads(tmp_path / "s")
    build(tmp_path / "s", write("b.json", decision(1) | {"Content": 7}))
    assert quads(tmp_path / "s") == before


def test_a_failure_of_the_program_on_one_document_spares_the_others(
    tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = Extractor.find

    def failing(self: Extractor, record: DecisionRecord) -> Findings:
        if record.section == 2:
            raise ZeroDivisionError
        return find(self, record)

    monkeypatch.setattr(Extractor, "find", failing)
    built = build(tmp_path / "s", write("a.json", decision(1), decision(2)))
    assert works(tmp_path / "s") == {"kaupunginhallitus/hel-2022-000001/1"}
    assert "ZeroDivisionError" in built.version.issues.read_text()


def test_a_document_that_breaks_the_programs_own_rules_is_left_out_loudly(
    tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = Ontology.check

    def strict(self: Ontology, quads: Sequence[Quad]) -> list[str]:
        return ["a blank node"] if any("000002/2" in str(quad.subject) for quad in quads) else check(self, quads)

    monkeypatch.setattr(Ontology, "check", strict)
    built = build(tmp_path / "s", write("a.json", decision(1), decision(2)))
    assert works(tmp_path / "s") == {"kaupunginhallitus/hel-2022-000001/1"}
    (issue,) = built.rejected
    assert "blank node" in issue.message
    assert "own rules" in issue.message


def test_a_document_that_breaks_an_own_shape_is_left_out_loudly(
    tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = "A test of the rules."

    def strict(store: Oxigraph, base: str, settled: Sequence[Quad]) -> Report:
        report = validate_store(store, base, settled=settled)
        graphs = {
            q.graph_name.value for q in store if "000002/2" in str(q.subject) and "/id/document/" in str(q.graph_name)
        }
        found = Result(f"{base}x", None, None, "c", "Violation", "s", fault, " ".join(graphs), "own")
        return replace(report, results=(*report.results, *([found] if graphs else [])))

    monkeypatch.setattr("kg.pipeline.validate_store", strict)
    built = build(tmp_path / "s", write("a.json", decision(1), decision(2)), validate=True)
    assert works(tmp_path / "s") == {"kaupunginhallitus/hel-2022-000001/1"}
    assert [fault in issue.message for issue in built.rejected] == [True]
    again = build(tmp_path / "s", write("b.json", decision(3)), validate=True)
    assert works(tmp_path / "s") == {"kaupunginhallitus/hel-2022-000001/1", "kaupunginhallitus/hel-2022-000003/3"}
    assert [fault in issue.message for issue in again.rejected] == [True]


def test_a_fault_of_linking_stops_the_swap(tmp_path: Path, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    build(tmp_path / "s", write("a.json", decision(1)))
    before = quads(tmp_path / "s")
    check = Ontology.check

    def strict(self: Ontology, quads: Sequence[Quad]) -> list[str]:
        return ["a blank node"] if any("/graph/links" in str(quad.graph_name) for quad in quads) else check(self, quads)

    monkeypatch.setattr(Ontology, "check", strict)
    with pytest.raises(OwnFault, match="blank node"):
        build(tmp_path / "s", write("b.json", decision(5)))
    assert quads(tmp_path / "s") == before


def test_a_changed_registry_says_every_document_again(tmp_path: Path, write: Write) -> None:
    first = build(tmp_path / "s", write("a.json", decision(1)))
    assert first.summary.said == 1
    again = build(tmp_path / "s", write("b.json", decision(2)))
    assert again.summary.said == 1
    bodies = tmp_path / "bodies.json"
    body: Json = {"Organization": {**BOARD, "Name": "Uusi lautakunta", "ID": "U99999", "TypeId": "5",
            "OrganizationLevelAbove": {"organizations": [], "count": 0, "links": []},
            "OrganizationLevelBelow": {"organizations": [], "count": 0, "links": []}},
            "Sector": None, "Composition": []}  # fmt: skip
    bodies.write_text(json.dumps({"decisionMakers": [body], "count": 1, "links": []}))
    assert build(tmp_path / "s", bodies).summary.said == 3


def test_documents_that_disagree_are_logged_and_the_preferred_one_speaks(tmp_path: Path, write: Write) -> None:
    """Two records of one decision, a few days apart: one date is asserted, the log has both."""
    one = decision(6, 1, case="HEL 2022-000060", meeting=("00400202201", "2022-01-10"))
    two = decision(6, 2, case="HEL 2022-000060", meeting=("00400202202", "2022-01-12"))
    built = build(tmp_path / "s", write("a.json", one, two))
    dates = {line for line in quads(tmp_path / "s") if "eli/ontology#date_document>" in line}
    assert len(dates) == 1
    issue = next(
        i for i in map(json.loads, built.version.issues.read_text().splitlines()) if "preferred" in i["message"]
    )
    assert "2022-01-10" in issue["message"]
    assert "2022-01-12" in issue["message"]


def test_an_unknown_source_is_a_fault_of_the_call(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nothing\.json"):
        build(tmp_path / "s", tmp_path / "nothing.json")


def test_a_store_with_another_base_is_refused(tmp_path: Path, write: Write) -> None:
    source = write("a.json", decision(1))
    build(tmp_path / "s", source)
    with pytest.raises(UsageError, match="--fresh"):
        pipeline.build([source], tmp_path / "s", Options(base="https://example.org/", jobs=1), lambda *_: None)


def test_another_base_reaches_every_own_iri(tmp_path: Path, write: Write) -> None:
    options = Options(base="https://example.org/kg/", jobs=1, validate=False)
    pipeline.build([write("a.json", decision(1))], tmp_path / "s", options, lambda *_: None)
    assert not [line for line in quads(tmp_path / "s") if "w3id.org/paatos" in line]


def test_the_order_of_preference_is_fixed() -> None:
    assert PREFERENCE == ("record", "minutes", "page", "agenda")


def _interrupt(stages: Iterable[str]) -> Callable[[str, int, int | None], None]:
    def progress(stage: str, done: int, total: int | None) -> None:
        if stage in stages:
            raise KeyboardInterrupt

    return progress


@pytest.mark.parametrize("stage", ["reading", "saying", "linking", "optimising", "validating"])
def test_an_interrupted_build_leaves_the_old_version_whole(tmp_path: Path, write: Write, stage: str) -> None:
    build(tmp_path / "s", write("a.json", decision(1)))
    before = quads(tmp_path / "s")
    with pytest.raises(KeyboardInterrupt):
        pipeline.build([write("b.json", decision(2))], tmp_path / "s", Options(jobs=1), _interrupt([stage]))
    assert quads(tmp_path / "s") == before
    build(tmp_path / "s", write("b.json", decision(2)))
    assert len(works(tmp_path / "s")) == 2


def test_a_store_path_that_is_a_file_is_refused(tmp_path: Path, write: Write) -> None:
    (tmp_path / "s").write_text("no store")
    with pytest.raises(StoreError, match="is a file"):
        build(tmp_path / "s", write("a.json", decision(1)))
    assert (tmp_path / "s").read_text() == "no store"
